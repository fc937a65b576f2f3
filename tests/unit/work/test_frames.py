"""Frames: what goes in comes out, and a body is not copied on its way."""

import io
import operator

from matins.errors import Failed
from matins.work.frames import HEAD, Answer, Job, packed, read_job, unpacked

BODY = b"x" * (1 << 20)


def test_a_body_is_a_piece_of_its_frame_and_no_copy() -> None:
    pieces = packed(Job(len, (BODY, "https://town.example/"), 5))
    assert any(piece is BODY for piece in pieces)


def test_jobs_are_read_one_after_the_other_until_the_input_ends() -> None:
    jobs = [Job(len, (BODY,), 5), Job(operator.add, ("å", None), 6), Job(len, (b"",), 7)]
    source = io.BufferedReader(io.BytesIO(b"".join(piece for job in jobs for piece in packed(job))))
    assert [read_job(source) for _ in range(4)] == [*jobs, None]


def test_an_input_that_ends_inside_a_head_is_no_job() -> None:
    assert read_job(io.BytesIO(b"\0\0")) is None


def test_the_head_of_an_answer_tells_its_length() -> None:
    answer = Answer((BODY, Failed("no")), "trace", last=True)
    frame = b"".join(packed(answer))
    assert HEAD.unpack_from(frame) == (len(frame) - HEAD.size,)
    assert unpacked(frame[HEAD.size :]) == answer
