"""What is followed, changed without asking any feed: unsubscribing, lists taken in, starter feeds."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from matins.clock import SystemClock
from matins.config.edit import add_feeds, add_views_and_rules, remove_feed
from matins.config.load import load
from matins.config.schema import Fetch
from matins.errors import Failed, MatinsError, StoreError
from matins.feeds.lists.listing import Gatherer, Listing, Remark
from matins.feeds.lists.reading import parse_list
from matins.feeds.lists.starter import topics
from matins.model.feed import Subscription, Topic
from matins.model.mark import Mark, SavedPage
from matins.model.rule import Rule
from matins.paths import Paths
from matins.service.naming import named
from matins.service.opening import open_writable
from matins.service.undoing import note_left, note_subscribed
from matins.store import open_store
from matins.text.clean import ADDRESS, REASON, Clean, clean_line
from matins.text.urls import canonical, masked

LARGEST_LIST = 10_000_000
"""The most bytes of a list that are fetched from an address,"""
LARGEST_COPY = 100_000_000
"""and of one that is read from a file: someone may have marked half a million articles."""
MOST_FEEDS = 5_000
"""The most feeds that one list may add."""
MANY_FEEDS = 500
"""More new feeds than these, and a person is asked before they are added."""
DEFAULTS = Fetch()
"""How long an address may take, where no config says it."""

_LISTS = "text/x-opml, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.8, application/json;q=0.8, */*;q=0.1"
_DEADLINE = 60.0
"""Seconds for reading one list."""
_MEMORY = 2 << 30
"""Bytes of address space for the same."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a list: addresses subscribed, addresses followed before, what could not be taken or was left out.

    `repeated` counts feeds that the list names more than once, `marked` the marks that stored articles were given,
    `saved` the pages that were not saved before, `views` and `rules` those that the config did not have, `kept` how
    many of both it had.
    """

    added: tuple[str, ...]
    already: tuple[str, ...]
    skipped: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    repeated: int = 0
    marked: int = 0
    saved: int = 0
    views: int = 0
    rules: int = 0
    kept: int = 0


def remove(paths: Paths, feed: str) -> Subscription:
    """Unsubscribe from the feed that `feed` names by address, title or an unambiguous part, and return it.

    Its articles and marks stay in the database, and undoing brings it back with its settings.  Raise MatinsError with
    the candidates where it names none or several.
    """
    feeds = load(paths.config).feeds
    titles = _titles(paths) if feeds else {}
    shown = [replace(followed, title=followed.title or titles.get(followed.address)) for followed in feeds]
    found = named(shown, feed)
    place = shown.index(found)
    remove_feed(paths.config, found.address)
    # A database that cannot be written keeps nobody from leaving a feed; only the undoing is lost.
    with suppress(StoreError), open_writable(paths, SystemClock()) as store:
        note_left(store, paths.config, feeds[place], place)
    return found


def read_list(source: str, *, limits: Fetch = DEFAULTS) -> Listing:
    """Return the feeds that a list names; `source` is a file, an http(s) address, or "-" for standard input.

    A list from the web is fetched, its feeds are not.  It is read in a worker process, since anyone may have written
    it.  Raise MatinsError with the reason where nothing can be read or it is no list.
    """
    place = str(Path(source).expanduser()) if source.startswith("~") else source
    listing = asyncio.run(_listing(place, limits))
    if isinstance(listing, Failed):
        raise MatinsError(f"{clean_line(masked(source), ADDRESS)}: {listing.reason}")
    return listing


def list_path(typed: str) -> Path | None:
    """Return the file that `typed` names, there or not; None where it can only be an address."""
    path = Path(typed)
    try:
        path = path.expanduser()
        return path if typed.startswith(("/", "~", "./", "../")) or path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def starter_topics() -> tuple[Topic, ...]:
    """Return the feeds to begin with, by topic."""
    return topics()


def preview(paths: Paths, listing: Listing, *, tags: tuple[str, ...] = ()) -> ImportReport:
    """Return what `import_listing` would come to, with its errors; nothing is written."""
    return _sorted(paths, listing, tags)[0]


def import_listing(paths: Paths, listing: Listing, *, tags: tuple[str, ...] = ()) -> ImportReport:
    """Subscribe to every feed of a list that is not followed yet, with `tags` besides its own.

    Those that are followed stay as they are.  What the list tells to have been read, starred or tagged is so, now or
    when it comes; its saved pages are saved, without their texts; its views and rules go into the config.  Raise
    MatinsError where it would add more than MOST_FEEDS, and add none.
    """
    report, new = _sorted(paths, listing, tags)
    if add_feeds(paths.config, new):
        with suppress(StoreError), open_writable(paths, SystemClock()) as store:
            note_subscribed(store, paths.config, report.added)
    saved = _keep(paths, listing.saved) if listing.saved else 0
    marked = _mark(paths, listing.marks) if listing.marks else 0
    return _judging(paths, listing, replace(report, marked=marked, saved=saved))


def import_file(paths: Paths, path: Path) -> ImportReport:
    """Subscribe to the feeds that the list at `path` names; raise MatinsError where it is no file, or no such list."""
    if path.exists() and not path.is_file():  # a pipe might never end, and nobody could leave the screen meanwhile
        raise MatinsError(f"{clean_line(str(path), ADDRESS)}: no file")
    return import_listing(paths, read_list(str(path)))


def import_topics(paths: Paths, chosen: Sequence[Topic]) -> ImportReport:
    """Subscribe to the feeds of `chosen`, each once; raise MatinsError where the config cannot be written."""
    gathered = Gatherer("starter")
    for feed in (feed for topic in chosen for feed in topic.subscriptions):
        gathered.feed(0, feed.address, feed.title, feed.tags)
    return import_listing(paths, gathered.listing())


def import_read_marks(paths: Paths, cache: Path) -> int:
    """Mark read what newsboat's cache at `cache` has as read, now or when its feed brings it.

    Return how many stored articles this changed; raise StoreError where there is no such cache.
    """
    from matins.store.newsboat_cache import read_marks  # for who comes from newsboat

    told = read_marks(cache).items()
    return _mark(paths, [Mark(feed, name, None, read=True, starred=False) for feed, names in told for name in names])


def _keep(paths: Paths, pages: Sequence[SavedPage]) -> int:
    """Have `pages` among the saved ones, and return how many were not."""
    with open_writable(paths, SystemClock()) as store:
        return sum(store.expect_page(page) for page in pages)


def _mark(paths: Paths, marks: Iterable[Mark]) -> int:
    """Take over marks under the addresses that are followed, and return how many articles this changed."""
    feeds = load(paths.config).feeds
    followed = {canonical(feed.address): feed.address for feed in feeds}
    ours = (replace(mark, feed=followed.get(canonical(mark.feed), mark.feed)) for mark in marks)
    with open_writable(paths, SystemClock()) as store:
        store.follow(feeds)
        return store.expect(ours)


def _judging(paths: Paths, listing: Listing, report: ImportReport) -> ImportReport:
    """Put the list's views and rules behind those of the config, and tell in `report` which were not taken, and why."""
    config = load(paths.config)
    known = {view.name.casefold(): view.query for view in config.views}
    views, rules, skipped, there = [], list[Rule](), list[Remark](), 0
    for view in listing.views:
        if view.name.casefold() in known:
            same = known[view.name.casefold()] == view.query
            there += same
            skipped += [] if same else [Remark(0, view.name, clean_line("another view has this name already"))]
        elif fault := _query_fault(view.query):
            skipped.append(Remark(0, view.name, fault))
        else:
            known[view.name.casefold()] = view.query
            views.append(view)
    for rule in listing.rules:
        if rule in (*config.rules, *rules):
            there += 1
        elif fault := _query_fault(rule.when):
            skipped.append(Remark(0, rule.words, fault))
        else:
            rules.append(rule)
    if views or rules:
        add_views_and_rules(paths.config, views, rules)
    told = (*report.skipped, *skipped)
    return replace(report, skipped=told, views=len(views), rules=len(rules), kept=there)


def _query_fault(query: str) -> Clean | None:
    """Return what is wrong with a query, None where nothing is."""
    from matins.query.language import QueryError, parse  # few lists have queries

    try:
        parse(query)
    except QueryError as wrong:
        return clean_line(f"its query is wrong: {wrong.reason}", REASON)
    return None


def _sorted(paths: Paths, listing: Listing, tags: tuple[str, ...]) -> tuple[ImportReport, tuple[Subscription, ...]]:
    """Return what becomes of a list, and the feeds that are new; raise MatinsError where these are too many."""
    seen = {canonical(followed.address) for followed in load(paths.config).feeds}
    new: list[Subscription] = []
    already: list[str] = []
    for feed in listing.feeds:
        if canonical(feed.address) in seen:
            already.append(feed.address)
        else:
            seen.add(canonical(feed.address))
            new.append(replace(feed, tags=tuple(dict.fromkeys((*feed.tags, *tags)))) if tags else feed)
    if len(new) > MOST_FEEDS:
        raise MatinsError(f"{len(new):,} new feeds are more than matins takes at once ({MOST_FEEDS:,})")
    added = tuple(feed.address for feed in new)
    return ImportReport(added, tuple(already), listing.skipped, listing.notes, listing.repeated), tuple(new)


async def _listing(place: str, limits: Fetch) -> Listing | Failed:
    from matins.service.sources import read_source  # fetch
    from matins.work.pool import Pool

    most = LARGEST_LIST if "://" in place else LARGEST_COPY
    read = await read_source(place, limits, most=most, accept=_LISTS)
    if isinstance(read, Failed):
        return read
    async with Pool(size=1, deadline=_DEADLINE, memory=_MEMORY) as pool:
        return await pool.run(parse_list, read.body)


def _titles(paths: Paths) -> dict[str, Clean]:
    """Return what the stored feeds call themselves, by address."""
    if not paths.database.exists():
        return {}
    try:
        with open_store(paths.database, paths.write_lock, SystemClock(), write=False) as store:
            return {state.address: state.title for state in store.feeds()}
    except StoreError:  # the config alone will do
        return {}
