import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.fetch.decode import Body, BodyError, size_for_people

LIMIT = 100_000
TEXT = b"The harbour clock goes again. " * 300


def decoded(data: bytes, encoding: str, *, step: int = 1000, limit: int = LIMIT) -> bytes:
    body = Body(encoding, limit)
    for start in range(0, len(data), step):
        body.add(data[start : start + step])
    return body.done()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize("step", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("X-GZIP", gzip.compress(TEXT)),
        (" gzip ", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
        ("gzip", gzip.compress(TEXT) + b"\0" * 20),
    ],
)
def test_every_encoding_that_is_asked_for_is_unpacked(encoding: str, data: bytes, step: int) -> None:
    assert decoded(data, encoding, step=step) == TEXT


@given(st.binary(max_size=3000), st.integers(1, 50))
def test_whatever_is_packed_comes_out_in_pieces_of_any_size(data: bytes, step: int) -> None:
    for encoding, packed in (("gzip", gzip.compress(data)), ("deflate", zlib.compress(data))):
        assert decoded(packed, encoding, step=step) == data


@given(st.binary(max_size=2000))
def test_bytes_that_nobody_packed_give_a_reason_or_a_body(data: bytes) -> None:
    for encoding in ("gzip", "deflate"):
        try:
            assert len(decoded(data, encoding)) <= LIMIT
        except BodyError as error:
            assert str(error)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, br", "compress"])
def test_other_and_stacked_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(BodyError, match="not asked for"):
        Body(encoding, LIMIT)


def test_a_body_as_large_as_the_limit_passes_and_a_byte_more_does_not() -> None:
    assert decoded(b"x" * LIMIT, "") == b"x" * LIMIT
    assert decoded(gzip.compress(b"x" * LIMIT), "gzip") == b"x" * LIMIT
    for data, encoding in ((b"x" * (LIMIT + 1), ""), (gzip.compress(b"x" * (LIMIT + 1)), "gzip")):
        with pytest.raises(BodyError, match="larger than 100 kB"):
            decoded(data, encoding)


def test_a_bomb_is_stopped_at_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    body = Body("gzip", LIMIT)
    with pytest.raises(BodyError, match="larger than"):
        body.add(bomb)
    assert len(body._whole) < LIMIT + (1 << 17)


def test_many_empty_members_are_stopped_by_what_was_sent() -> None:
    with pytest.raises(BodyError, match="larger than"):
        decoded(gzip.compress(b"") * (LIMIT // 20 + 1), "gzip")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_body_that_breaks_off_is_no_body(encoding: str) -> None:
    packed = gzip.compress(TEXT) if encoding == "gzip" else zlib.compress(TEXT)
    with pytest.raises(BodyError, match="too early"):
        decoded(packed[:-6], encoding)


def test_garbage_that_claims_to_be_packed_is_refused() -> None:
    with pytest.raises(BodyError, match="broken gzip"):
        decoded(b"\x1f\x8bplain", "gzip")
    with pytest.raises(BodyError, match="broken deflate"):
        decoded(b"<rss>plain</rss>", "deflate")


@pytest.mark.parametrize("step", [1, 2, 1000])
@pytest.mark.parametrize("data", [b"<rss>plain</rss>", b"\x1fx", b"<", b"\x1f"])
def test_what_is_said_to_be_gzip_and_is_not_is_taken_as_it_is(data: bytes, step: int) -> None:
    assert decoded(data, "gzip", step=step) == data


def test_a_body_that_is_not_gzip_keeps_to_the_limit() -> None:
    with pytest.raises(BodyError, match="larger than"):
        decoded(b"x" * (LIMIT + 1), "gzip")


def test_an_empty_body_is_empty_in_every_encoding() -> None:
    assert {decoded(b"", encoding) for encoding in ("", "gzip", "deflate")} == {b""}


@pytest.mark.parametrize(
    ("size", "text"),
    [(10_000_000, "10 MB"), (5_500_000, "5.5 MB"), (512_000, "512 kB"), (12, "12 bytes")],
)
def test_sizes_are_told_as_people_say_them(size: int, text: str) -> None:
    assert size_for_people(size) == text
