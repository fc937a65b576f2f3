"""What passes between the pool and its workers: values in frames, their length first, four bytes, big-endian."""

import pickle
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from matins.errors import Failed

HEAD = struct.Struct(">I")

TOO_MUCH_MEMORY = Failed("needed too much memory")
"""What a worker that notices it answers, and the pool for one that was killed for it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A call to make; `patience` is after how many seconds the worker ends itself, should nobody be left to end it."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    patience: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave; `traceback` is set where it stumbled over a bug, `last` where the worker ends after it."""

    value: object
    traceback: str | None = None
    last: bool = False


class _Pieces(list[bytes]):
    """What pickle writes, as it comes: a large body inside is no copy."""

    write = list.append


def packed(value: Job | Answer) -> Sequence[bytes]:
    """Return `value` as the pieces of one frame."""
    pieces = _Pieces()
    pickle.dump(value, pieces, pickle.HIGHEST_PROTOCOL)
    return (HEAD.pack(sum(map(len, pieces))), *pieces)


def read_job(source: BinaryIO) -> Job | None:
    """Return the next job, None where the input has ended; the frame is never held as a whole."""
    if len(source.read(HEAD.size)) < HEAD.size:
        return None
    job: Job = pickle.load(source)  # noqa: S301  (from our own process at the other end of a private pipe)
    return job


def unpacked(data: bytes) -> Answer:
    """Return the answer of a frame without its head; only the pool and its own children exchange frames."""
    answer: Answer = pickle.loads(data)  # noqa: S301  (from our own process at the other end of a private pipe)
    return answer
