"""Bodies unpacked under a cap: a bomb is stopped when it passes the limit, not after it went off."""

import zlib

from matins.errors import MatinsError

ACCEPTED = "gzip, deflate"
"""What is asked for in Accept-Encoding; brotli and zstd cannot be unpacked under a cap with what we have."""

_GZIP, _ZLIB, _RAW_DEFLATE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_STEP = 1 << 16


class BodyError(MatinsError):
    """A body that cannot be taken; the message is a reason for people."""


def size_for_people(size: int) -> str:
    """Return `size` in bytes as "10 MB", "512 kB" or "12 bytes"."""
    for unit, name in ((1_000_000, "MB"), (1000, "kB")):
        if size >= unit:
            return f"{size / unit:.4g} {name}"
    return f"{size} bytes"


class Body:
    """The bytes of one answer, unpacked as they come.

    `encoding` is the value of Content-Encoding; `limit` bounds the bytes as sent and as unpacked.  What is said to be
    gzip and does not begin so is taken as it is: some servers name an encoding that they did not apply.  Raises
    BodyError for an encoding that was not asked for, a larger body, and a broken one.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._encoding = encoding.strip().lower().removeprefix("x-")
        if self._encoding not in ("", "identity", "gzip", "deflate"):
            raise BodyError(f"sent in an encoding that was not asked for ({self._encoding[:40]})")
        self._limit = limit
        self._sent = 0
        self._held = b""
        self._whole = bytearray()
        self._inflater: zlib._Decompress | None = None

    def add(self, data: bytes) -> None:
        """Take the next bytes as they came."""
        self._sent += len(data)
        if self._sent > self._limit:
            raise self._too_large()
        if self._encoding == "gzip" and self._inflater is None:
            data = self._begun(data)
        if self._encoding in ("", "identity"):
            self._whole += data
        elif data:
            self._inflate(data)

    def done(self) -> bytes:
        """Return the whole body."""
        self._whole += self._held
        if self._inflater is not None:
            # A bare deflate stream has no trailer, so its last match may still wait to be written out.
            self._whole += self._inflater.flush()
            if not self._inflater.eof:
                raise BodyError("the answer ended too early")
        return bytes(self._whole)

    def _begun(self, data: bytes) -> bytes:
        """Return the bytes to go on with, once they are enough to tell whether they are gzip."""
        data, self._held = self._held + data, b""
        if len(data) < len(_GZIP_MAGIC):
            self._held = data
            return b""
        if data.startswith(_GZIP_MAGIC):
            self._inflater = zlib.decompressobj(_GZIP)
        else:
            self._encoding = ""
        return data

    def _inflate(self, data: bytes) -> None:
        try:
            while data:
                data = self._step(data)
        except zlib.error as error:
            raise BodyError(f"broken {self._encoding} data") from error

    def _step(self, data: bytes) -> bytes:
        """Unpack one step of `data` and return what is left of it."""
        inflater = self._inflater or self._deflater(data)
        if inflater.eof:
            # RFC 1952 section 2.2: a gzip file may be several members; anything else after the end is padding.
            if self._encoding != "gzip" or not data.startswith(_GZIP_MAGIC[: len(data)]):
                return b""
            inflater = zlib.decompressobj(_GZIP)
        self._inflater = inflater
        self._whole += inflater.decompress(data, _STEP)
        if len(self._whole) > self._limit:
            raise self._too_large()
        return inflater.unconsumed_tail or inflater.unused_data

    @staticmethod
    def _deflater(start: bytes) -> "zlib._Decompress":
        # RFC 9110 section 8.4.1.2: "deflate" is zlib's format, but some servers send the bare stream.
        zlib_header = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2]) % 31 == 0)
        return zlib.decompressobj(_ZLIB if zlib_header else _RAW_DEFLATE)

    def _too_large(self) -> BodyError:
        return BodyError(f"larger than {size_for_people(self._limit)}")
