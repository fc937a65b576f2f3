"""Summaries of one page, file or text that is not stored."""

import asyncio

from matins.config.schema import Fetch
from matins.errors import Failed, MatinsError
from matins.model.summary import Summary
from matins.service.sources import read_source
from matins.summary.algorithms import algorithm_named
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked
from matins.work.pool import Pool
from matins.work.tasks import SummaryOptions
from matins.work.tasks import summarise_source as summarise_in_worker

_DEADLINE = 30.0
"""Seconds for one source: a person waits, but a book may be read."""
DEFAULTS = Fetch()
"""How long an address may take and how much a source may weigh, where no config says it."""


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


async def _summarised(
    source: str, limits: Fetch, title: str | None, lang: str | None, options: SummaryOptions
) -> Summary | Failed:
    read = await read_source(source, limits, most=limits.page_size)
    if isinstance(read, Failed):
        return read
    async with Pool(size=1, deadline=_DEADLINE) as pool:
        return await pool.run(summarise_in_worker, read.body, read.address, read.content_type, title, lang, options)
