"""Entries on their way into the store: which ones are news, and how they are called and dated."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime

from matins.feeds.identity import keyed, moved_keys, sort_times
from matins.model.article import Draft, Known
from matins.model.feed import Entry, FullText, Subscription
from matins.query.rules import ReadRule, judge
from matins.query.terms import Subject
from matins.store.answers import tombstone
from matins.store.index import body_text, summary_text
from matins.text.clean import Clean, clean_line
from matins.work.tasks import Digest

UNTITLED = Clean("Untitled")

_TOMORROW = 24 * 3600
_TITLE_FROM_GIST = 80
_EDITS = 24
"""How often an article may change while its publisher's date of change stands still (reader's limit)."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry that is new or has changed, with its key and digest within its feed and its place in time."""

    key: str
    digest: bytes
    entry: Entry
    sort_time: int


@dataclass(frozen=True, slots=True)
class News:
    """What a document says that was not known, and which stored articles it calls by another key (old to new).

    `listed` are the keys of all its entries, known or not.
    """

    items: tuple[Item, ...] = ()
    moved_keys: Mapping[str, str] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()


def news(
    entries: Sequence[Entry],
    known: Mapping[str, Known],
    *,
    now: int,
    first: bool,
    limit: int,
    buried: Set[bytes] = frozenset(),
) -> News:
    """Return what is new against the `known` articles of a feed, by key, among the newest `limit` of its entries.

    What has a tombstone in `buried` is gone for good and no news.  An article that changes all the time is left alone
    after a while, until its publisher dates the change.
    """
    named = keyed(newest(entries, limit))
    moved = moved_keys(named, known)
    held = {**known, **{new: known[old] for old, new in moved.items()}}
    times = sort_times([entry for _, _, entry in named], now=now, first=first)
    items = tuple(
        Item(key, digest, entry, time)
        for (key, digest, entry), time in zip(named, times, strict=True)
        if _tells(entry, digest, held.get(key), now) and not (buried and key not in held and tombstone(key) in buried)
    )
    return News(items, moved, frozenset(key for key, _, _ in named))


def _tells(entry: Entry, digest: bytes, known: Known | None, now: int) -> bool:
    if known is None:
        return True
    return known.digest != digest and (known.edits < _EDITS or _seconds(entry.updated, now) != known.updated)


def newest(entries: Sequence[Entry], limit: int) -> Sequence[Entry]:
    """Return the newest `limit` entries in the feed's own order; where any has no date, that order is trusted."""
    dates = [entry.published or entry.updated for entry in entries]
    if len(entries) <= limit or None in dates:
        return entries[:limit]
    latest = sorted(range(len(entries)), key=lambda place: (dates[place], -place), reverse=True)
    return [entries[place] for place in sorted(latest[:limit])]


def draft(item: Item, digest: Digest, *, now: int, full_text: FullText = FullText.STUB) -> Draft:
    """Return the article that `item` becomes; it is called something, and dated no later than tomorrow.

    `full_text` says whether its page is wanted: always, never, or where the feed gives too little.
    """
    entry = item.entry
    stub = full_text is FullText.STUB
    return Draft(
        key=item.key,
        digest=item.digest,
        title=entry.title or _title(digest, entry.link),
        link=entry.link,
        author=entry.author,
        published=_seconds(entry.published or entry.updated, now),
        sort_time=item.sort_time,
        comments=entry.comments,
        enclosures=entry.enclosures,
        summary=digest.summary,
        wants_page=digest.wants_page if stub else full_text is FullText.ALWAYS and entry.link is not None,
        comments_feed=entry.comments_feed,
        updated=_seconds(entry.updated, now),
    )


def judged(made: Draft, rules: Sequence[ReadRule], feed: Subscription, title: Clean, *, now: int) -> Draft:
    """Return the article with what the rules make of it, who see what its `feed`, called `title`, says of it.

    No rule fetches the pages of a feed whose pages are never to be fetched.
    """
    summary = made.summary
    document = summary.document
    subject = Subject(
        title=made.title,
        gist=summary.gist,
        feed=title,
        tags=feed.tags,
        link=made.link,
        author=made.author,
        lang=document.lang,
        read=False,
        starred=False,
        status=document.status,
        sort_time=made.sort_time,
        words=document.words,
        summary=summary_text(summary),
        body=body_text(summary),
    )
    verdict = judge(rules, subject, feed.address, now)
    return replace(made, verdict=replace(verdict, page=verdict.page and feed.full_text is not FullText.NEVER))


def _title(digest: Digest, link: str | None) -> Clean:
    return clean_line(digest.summary.gist, _TITLE_FROM_GIST) or clean_line(link) or UNTITLED


def _seconds(date: datetime | None, now: int) -> int | None:
    seconds = int(date.timestamp()) if date else None
    return seconds if seconds is None or seconds <= now + _TOMORROW else None
