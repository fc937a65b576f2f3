"""Summaries of one page, file or text that is not stored."""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from matins.config.schema import Fetch
from matins.errors import Failed, MatinsError
from matins.fetch.decode import size_for_people
from matins.fetch.get import PAGE_TYPES, Fetcher, NotModified, Request
from matins.model.summary import Summary
from matins.summary.algorithms import algorithm_named
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import SCHEMES, masked
from matins.work.pool import Pool
from matins.work.tasks import SummaryOptions
from matins.work.tasks import summarise_source as summarise_in_worker

_DEADLINE = 30.0
"""Seconds for one source: a person waits, but a book may be read."""
DEFAULTS = Fetch()
"""How long an address may take and how much a source may weigh, where no config says it."""
_KINDS = {".txt": "text/plain", ".text": "text/plain", ".md": "text/plain", ".html": "text/html", ".htm": "text/html"}


def summarise_source(
    source: str,
    *,
    limits: Fetch = DEFAULTS,
    title: str | None = None,
    lang: str | None = None,
    sentences: int | None = None,
    words: int | None = None,
    points: int = 4,
    algorithm: str = "matins",
) -> Summary:
    """Return the summary of an http(s) address, a file, or standard input for "-".

    Of `limits` the deadline counts for an address, the size of a page for all.  The summary's document says with
    status EMPTY that what was read holds no article.  Raise MatinsError with the reason where nothing can be read,
    UsageError for an unknown algorithm.
    """
    algorithm_named(algorithm)
    options = SummaryOptions(sentences, words, points, algorithm)
    summary = asyncio.run(_summarised(source, limits, title, lang, options))
    if isinstance(summary, Failed):
        raise MatinsError(f"{clean_line(masked(source), ADDRESS)}: {summary.reason}")
    return summary


@dataclass(frozen=True, slots=True)
class _Source:
    body: bytes
    address: str | None = None
    content_type: str | None = None


async def _summarised(
    source: str, limits: Fetch, title: str | None, lang: str | None, options: SummaryOptions
) -> Summary | Failed:
    read = await _fetched(source, limits) if _is_address(source) else _read(source, limits.page_size)
    if isinstance(read, Failed):
        return read
    async with Pool(size=1, deadline=_DEADLINE) as pool:
        return await pool.run(summarise_in_worker, read.body, read.address, read.content_type, title, lang, options)


def _is_address(source: str) -> bool:
    return source.partition("://")[0].lower() in SCHEMES


async def _fetched(address: str, limits: Fetch) -> _Source | Failed:
    async with Fetcher(deadline=limits.deadline, in_flight=1) as fetcher:
        answer = await fetcher.get(Request(address, limit=limits.page_size, accept=PAGE_TYPES))
    if isinstance(answer, NotModified):
        raise TypeError("a page is asked for without validators")
    return answer if isinstance(answer, Failed) else _Source(answer.body, answer.final, answer.content_type)


def _read(source: str, limit: int) -> _Source | Failed:
    path = Path(source)
    try:
        if source == "-":
            body = sys.stdin.buffer.read(limit + 1)
        else:
            with path.open("rb") as file:
                body = file.read(limit + 1)
    except OSError as error:
        return Failed(f"cannot be read: {error.strerror}")
    if len(body) > limit:
        return Failed(f"larger than {size_for_people(limit)}")
    return _Source(body, content_type=_KINDS.get(path.suffix.lower()))
