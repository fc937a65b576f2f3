"""Which entry is which: keys within a feed, digests that tell a change, and the time an article is sorted by."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from matins.model.feed import Entry
from matins.text.urls import canonical

_DIGEST_BYTES = 16
_WEEK = 7 * 24 * 3600


def keyed(entries: Sequence[Entry]) -> tuple[tuple[str, bytes, Entry], ...]:
    """Return (key, digest, entry) for each entry, every key being unique.

    The key is the entry's id; without one its canonical link where no other entry without id has it; else a hash of
    title and date, or of title and content.  Of entries that share an id the first keeps it, as miniflux does it
    (internal/reader/rss); the others get link and place added.
    """
    links = Counter(canonical(entry.link) for entry in entries if not entry.id and entry.link)
    taken: set[str] = set()
    result = []
    for place, entry in enumerate(entries):
        key = _key(entry, links)
        if key in taken and entry.link:
            key = f"{key}|{entry.link}"
        while key in taken:
            key = f"{key}|{place}"
        taken.add(key)
        result.append((key, digest(entry), entry))
    return tuple(result)


def digest(entry: Entry) -> bytes:
    """Return 16 bytes that change when title, link or text of an entry do."""
    text = entry.content_html or entry.summary_html or ""
    return _hash(entry.title or "", entry.link or "", text)[:_DIGEST_BYTES]


def sort_times(entries: Sequence[Entry], *, now: int, first: bool) -> list[int]:
    """Return the time in Unix seconds that each entry of a document is sorted by.

    On the `first` fetch of a feed that is the publisher's date; later, new entries sort by it too, but not further back
    than a week, so that they are seen.  No date lies in the future; without one, document order holds.
    """
    return [_sort_time(entry, place, now, first) for place, entry in enumerate(entries)]


def _sort_time(entry: Entry, place: int, now: int, first: bool) -> int:
    date = entry.published or (entry.updated if first else None)
    if date is None:
        return now - place
    seconds = min(_seconds(date), now)
    return seconds if first else max(seconds, now - _WEEK)


def _key(entry: Entry, links: Counter[str]) -> str:
    if entry.id:
        return entry.id
    if entry.link and links[canonical(entry.link)] == 1:
        return canonical(entry.link)
    said = str(_seconds(entry.published)) if entry.published else entry.content_html or entry.summary_html or ""
    return _hash(entry.title or "", said).hex()


def _seconds(date: datetime) -> int:
    return int(date.timestamp())


def _hash(*parts: str) -> bytes:
    return sha256(b"\0".join(part.encode("utf-8", "surrogatepass") for part in parts)).digest()
