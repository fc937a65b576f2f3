"""What each step of extraction does to one page that is not stored, so that a feed's selectors can be tried."""

import asyncio
from dataclasses import dataclass

from matins.clock import SystemClock
from matins.config.schema import Config
from matins.errors import Failed, MatinsError, StoreError
from matins.model.document import Document
from matins.model.feed import Subscription
from matins.model.page import PageRules, StepNote
from matins.paths import Paths
from matins.service.sources import read_source
from matins.store import open_store
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import host, masked
from matins.work.pool import Pool
from matins.work.tasks import explain_page

_DEADLINE = 30.0
"""Seconds for one page: a person waits."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What a page came to, what each step did, under which rules; `feed` is the one whose selectors are among them."""

    document: Document
    steps: tuple[StepNote, ...]
    rules: PageRules
    feed: Subscription | None = None


@dataclass(frozen=True, slots=True)
class _Site:
    """What is known of the site that a page is from."""

    feed: Subscription | None = None
    common: frozenset[int] = frozenset()


def explain_source(
    source: str, paths: Paths, config: Config, *, keep: str | None = None, drop: str | None = None
) -> Explained:
    """Return what a refresh would make of an http(s) address, a file, or standard input for "-".

    `keep` and `drop` are CSS selectors; where one is None, that of the followed feed counts whose site the page is
    from.  Raise MatinsError with the reason where nothing can be read.
    """
    found = asyncio.run(_explained(source, paths, config, keep, drop))
    if isinstance(found, Failed):
        raise MatinsError(f"{clean_line(masked(source), ADDRESS)}: {found.reason}")
    return found


async def _explained(
    source: str, paths: Paths, config: Config, keep: str | None, drop: str | None
) -> Explained | Failed:
    read = await read_source(source, config.fetch, most=config.fetch.page_size)
    if isinstance(read, Failed):
        return read
    site = _site(paths, config, host(read.address)) if read.address else _Site()
    # What a person tries stands in the place of what the feed has, one by one.
    kept, dropped = (site.feed.keep, site.feed.drop) if site.feed else ("", "")
    rules = PageRules(kept if keep is None else keep, dropped if drop is None else drop, site.common)
    counts = site.feed if (keep is None and kept) or (drop is None and dropped) else None
    async with Pool(size=1, deadline=_DEADLINE) as pool:
        explained = await pool.run(explain_page, read.body, read.address, read.content_type, rules)
    return explained if isinstance(explained, Failed) else Explained(*explained, rules, counts)


def _site(paths: Paths, config: Config, name: str) -> _Site:
    """Return the first feed of the site `name` that has selectors, and what the pages of the site have in common."""
    homes: dict[str, str] = {}
    common: frozenset[int] = frozenset()
    if paths.database.exists():
        try:
            with open_store(paths.database, paths.write_lock, SystemClock(), write=False) as store:
                homes = {state.address: host(state.home) for state in store.feeds() if state.home}
                common = store.common_lines(name)
        except StoreError:  # the config alone will do
            homes = {}
    feeds = (feed for feed in config.feeds if feed.keep or feed.drop)
    return _Site(next((feed for feed in feeds if name in (host(feed.address), homes.get(feed.address))), None), common)
