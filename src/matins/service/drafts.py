"""Entries on their way into the store: which ones are news, and how they are called and dated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matins.feeds.identity import keyed, sort_times
from matins.model.article import Draft
from matins.model.feed import Entry
from matins.text.clean import Clean, clean_line
from matins.work.tasks import Digest

UNTITLED = Clean("Untitled")

_TOMORROW = 24 * 3600
_TITLE_FROM_GIST = 80


@dataclass(frozen=True, slots=True)
class News:
    """An entry that is new or has changed, with its key and digest within its feed and its place in time."""

    key: str
    digest: bytes
    entry: Entry
    sort_time: int


def news(
    entries: Sequence[Entry], known: Mapping[str, bytes], *, now: int, first: bool, limit: int
) -> tuple[News, ...]:
    """Return what `known` (digests by key) does not hold of the newest `limit` entries of a feed."""
    named = keyed(newest(entries, limit))
    times = sort_times([entry for _, _, entry in named], now=now, first=first)
    return tuple(
        News(key, digest, entry, time)
        for (key, digest, entry), time in zip(named, times, strict=True)
        if known.get(key) != digest
    )


def newest(entries: Sequence[Entry], limit: int) -> Sequence[Entry]:
    """Return the newest `limit` entries in the feed's own order; where any has no date, that order is trusted."""
    dates = [entry.published or entry.updated for entry in entries]
    if len(entries) <= limit or None in dates:
        return entries[:limit]
    latest = sorted(range(len(entries)), key=lambda place: (dates[place], -place), reverse=True)
    return [entries[place] for place in sorted(latest[:limit])]


def draft(item: News, digest: Digest, *, now: int) -> Draft:
    """Return the article that `item` becomes; it is called something, and dated no later than tomorrow."""
    entry = item.entry
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
        wants_page=digest.wants_page,
    )


def _title(digest: Digest, link: str | None) -> Clean:
    return clean_line(digest.summary.gist, _TITLE_FROM_GIST) or clean_line(link) or UNTITLED


def _seconds(date: datetime | None, now: int) -> int | None:
    seconds = int(date.timestamp()) if date else None
    return seconds if seconds is None or seconds <= now + _TOMORROW else None
