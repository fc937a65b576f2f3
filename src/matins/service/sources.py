"""The bytes behind what a person names: a web address, a file, or standard input."""

import sys
from dataclasses import dataclass
from pathlib import Path

from matins.config.schema import Fetch
from matins.errors import Failed
from matins.fetch.decode import size_for_people
from matins.text.urls import SCHEMES

_KINDS = {".txt": "text/plain", ".text": "text/plain", ".md": "text/plain", ".html": "text/html", ".htm": "text/html"}


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and where it came from if that was the web."""

    body: bytes
    address: str | None = None
    content_type: str | None = None


async def read_source(source: str, limits: Fetch, *, most: int, accept: str | None = None) -> Source | Failed:
    """Return the at most `most` bytes of an http(s) address, a file, or standard input for "-", or why there are none.

    Of `limits` the deadline and the ways into the network count, for an address; `accept` is what is asked for there,
    a page where it is None.
    """
    return await _fetched(source, limits, most, accept) if _is_address(source) else _read(source, most)


def _is_address(source: str) -> bool:
    return source.partition("://")[0].lower() in SCHEMES


async def _fetched(address: str, limits: Fetch, most: int, accept: str | None) -> Source | Failed:
    from matins.fetch.get import PAGE_TYPES, Fetcher, NotModified, Request  # httpx, which a file does without

    async with Fetcher(
        deadline=limits.deadline, in_flight=1, proxy=limits.proxy, private_hosts=limits.private_hosts
    ) as fetcher:
        answer = await fetcher.get(Request(address, limit=most, accept=accept or PAGE_TYPES, typed=address))
    if isinstance(answer, NotModified):
        raise TypeError("a source is asked for without validators")
    return answer if isinstance(answer, Failed) else Source(answer.body, answer.final, answer.content_type)


def _read(source: str, most: int) -> Source | Failed:
    path = Path(source)
    try:
        if source == "-":
            body = sys.stdin.buffer.read(most + 1)
        else:
            with path.open("rb") as file:
                body = file.read(most + 1)
    except OSError as error:
        return Failed(f"cannot be read: {error.strerror}")
    except ValueError:  # a NUL in the name
        return Failed("cannot be read: no name of a file")
    if len(body) > most:
        return Failed(f"larger than {size_for_people(most)}")
    return Source(body, content_type=_KINDS.get(path.suffix.lower()))
