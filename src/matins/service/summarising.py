"""Summaries of one page, file or text that is not stored."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from matins.config.schema import Fetch
from matins.errors import Failed, MatinsError
from matins.model.summary import Judged, Summary
from matins.service.sources import read_source
from matins.summary.algorithms import algorithm_named
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked
from matins.work import tasks
from matins.work.pool import Pool
from matins.work.tasks import SummaryOptions

T = TypeVar("T")

_DEADLINE = 30.0
"""Seconds for one source: a person waits, but a book may be read."""
DEFAULTS = Fetch()
"""How long an address may take and how much a source may weigh, where no config says it."""
_THREE_SENTENCES = SummaryOptions()


def summarise_source(
    source: str,
    options: SummaryOptions = _THREE_SENTENCES,
    *,
    limits: Fetch = DEFAULTS,
    title: str | None = None,
    lang: str | None = None,
) -> Summary:
    """Return the summary of an http(s) address, a file, or standard input for "-".

    Of `limits` the deadline counts for an address, the size of a page for all.  The summary's document says with
    status EMPTY that what was read holds no article.  Raise MatinsError with the reason where nothing can be read,
    UsageError for an unknown algorithm.
    """
    return _worked(tasks.summarise_source, source, options, limits, title, lang)


def explain_source(
    source: str,
    options: SummaryOptions = _THREE_SENTENCES,
    *,
    limits: Fetch = DEFAULTS,
    title: str | None = None,
    lang: str | None = None,
) -> tuple[Summary, tuple[Judged, ...]]:
    """Return what `summarise_source` does, and each sentence with what it was worth, the best first; raise the same."""
    return _worked(tasks.explain_source, source, options, limits, title, lang)


def _worked(
    task: Callable[..., T], source: str, options: SummaryOptions, limits: Fetch, title: str | None, lang: str | None
) -> T:
    algorithm_named(options.algorithm)
    answer = asyncio.run(_answer(task, source, options, limits, title, lang))
    if isinstance(answer, Failed):
        raise MatinsError(f"{clean_line(masked(source), ADDRESS)}: {answer.reason}")
    return answer


async def _answer(
    task: Callable[..., T], source: str, options: SummaryOptions, limits: Fetch, title: str | None, lang: str | None
) -> T | Failed:
    read = await read_source(source, limits, most=limits.page_size)
    if isinstance(read, Failed):
        return read
    async with Pool(size=1, deadline=_DEADLINE) as pool:
        return await pool.run(task, read.body, read.address, read.content_type, title, lang, options)
