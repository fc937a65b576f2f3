"""Which entry is which: keys within a feed, digests that tell a change, and the time an article is sorted by."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import accumulate

from matins.model.article import Known
from matins.model.feed import Entry
from matins.text.clean import Clean
from matins.text.urls import canonical

Keyed = tuple[str, bytes, Entry]
"""An entry behind its key and digest."""

_DIGEST_BYTES = 16
_WEEK = 7 * 24 * 3600
_SAME_DATE = 12 * 3600
_MASS = 3

_ORIGIN = re.compile(r"https?://(?:www\.)*", re.IGNORECASE)
# Never beyond another "<", so that a text of nothing else takes no time.
_TAG = re.compile(r"<[^<>]*>")


def keyed(entries: Sequence[Entry]) -> tuple[Keyed, ...]:
    """Return (key, digest, entry) for each entry, no two keys having one alias; of equal entries the first stays.

    The key is the entry's id where no other has it, else id and canonical link, else these with title and date (title
    and text where there is no date), else all of it; an entry without id begins with its link.  Of those that share an
    id none keeps it alone, as miniflux lets the first do (internal/reader/rss): it would be another's with every new
    entry.
    """
    left = list(_distinct(entries))
    found: dict[int, Keyed] = {}
    taken: set[str] = set()
    while left:
        said = Counter(alias(keys[0]) for _, keys, _, _ in left)
        own = {name for name, times in said.items() if times == 1} - taken
        found |= {place: (keys[0], mark, entry) for place, keys, mark, entry in left if alias(keys[0]) in own}
        left = [(place, keys[1:], mark, entry) for place, keys, mark, entry in left if keys[1:] and place not in found]
        taken |= own
    return tuple(found[place] for place in sorted(found))


def alias(key: str) -> str:
    """Return `key` without what changes when a server moves to https: scheme and "www." (as Feedbin does it)."""
    return _ORIGIN.sub("", key, count=1) if key[:4].lower() == "http" else key


def names(key: str, link: str | None) -> frozenset[str]:
    """Return what another reader may call an article."""
    return spellings((key, link) if link else (key,))


def spellings(told: Iterable[str]) -> frozenset[str]:
    """Return guids and links in the forms that are compared."""
    return frozenset(spelling for text in told for spelling in (alias(text), canonical(text)))


def digest(entry: Entry) -> bytes:
    """Return 16 bytes that change when title, link or text of an entry do; markup and tracking do not count."""
    link = canonical(entry.link) if entry.link else ""
    return _hash(entry.title or "", link, _text(entry))[:_DIGEST_BYTES]


def moved_keys(entries: Sequence[Keyed], known: Mapping[str, Known]) -> dict[str, str]:
    """Return which `known` articles a document calls by another key now: old key to new.

    An unknown entry is a known article, itself not in the document, where both have one alias; or where digest, or link
    and title, are the same and the dates do not differ; or, where more than half of the document is unknown, where
    titles are the same, none of them repeats, dates do not differ, and this holds for three or more.
    """
    listed = {key for key, _, _ in entries}
    fresh = {key: _face(key, mark, entry) for key, mark, entry in entries if key not in known}
    if not fresh:
        return {}
    stored = {key: _stored_face(key, article) for key, article in known.items() if key not in listed}
    moved = _pairs(stored, fresh, lambda face: alias(face.key))
    _drop(moved, stored, fresh)
    many = 2 * len(fresh) > len(entries)
    moved |= (found := _pairs(stored, fresh, lambda face: face.digest, dated=True))
    _drop(found, stored, fresh)
    # Comparing links takes its time, and a feed may have thousands of articles: only where the titles are the same.
    titles = Counter(face.title for face in fresh.values())
    stored = {key: face for key, face in stored.items() if face.title in titles}
    moved |= (found := _pairs(stored, fresh, _link_and_title, dated=True))
    _drop(found, stored, fresh)
    if many and max(titles.values(), default=0) <= 1:
        found = _pairs(stored, fresh, lambda face: face.title, dated=True)
        if len(found) >= _MASS:
            moved |= found
    return moved


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


def _distinct(entries: Sequence[Entry]) -> Iterable[tuple[int, list[str], bytes, Entry]]:
    """Return place, candidates for the key, digest and entry of all that are not said twice."""
    seen = set()
    for place, entry in enumerate(entries):
        mark = digest(entry)
        keys = _candidates(entry, mark)
        if (whole := alias(keys[-1])) not in seen:
            seen.add(whole)
            yield place, keys, mark, entry


def _candidates(entry: Entry, mark: bytes) -> list[str]:
    said = str(_seconds(entry.published)) if entry.published else _text(entry)
    link = canonical(entry.link) if entry.link else None
    files = _hash(*(file.address for file in entry.enclosures)).hex() if entry.enclosures else None
    parts = [entry.id, link, _hash(entry.title or "", said).hex(), mark.hex(), files]
    return list(accumulate((part for part in parts if part), "{}|{}".format))


@dataclass(frozen=True, slots=True)
class _Face:
    """What an entry and a stored article are recognised by."""

    key: str
    digest: bytes
    title: Clean | None
    link: str | None
    published: int | None


def _face(key: str, mark: bytes, entry: Entry) -> _Face:
    return _Face(key, mark, entry.title, entry.link, _seconds(entry.published) if entry.published else None)


def _stored_face(key: str, article: Known) -> _Face:
    return _Face(key, article.digest, article.title, article.link, article.published)


def _link_and_title(face: _Face) -> Hashable | None:
    return (canonical(face.link), face.title) if face.link and face.title else None


def _pairs(
    stored: Mapping[str, _Face],
    fresh: Mapping[str, _Face],
    likeness: Callable[[_Face], Hashable | None],
    dated: bool = False,
) -> dict[str, str]:
    """Return the keys, stored to fresh, of those that are alike and like no other; `dated`: of one date, too."""
    old, new = _unique(stored.values(), likeness), _unique(fresh.values(), likeness)
    return {
        old[like].key: face.key
        for like, face in new.items()
        if like in old and not (dated and _apart(face.published, old[like].published))
    }


def _unique(faces: Iterable[_Face], likeness: Callable[[_Face], Hashable | None]) -> dict[Hashable, _Face]:
    alike = [(like, face) for face in faces if (like := likeness(face)) is not None]
    count = Counter(like for like, _ in alike)
    return {like: face for like, face in alike if count[like] == 1}


def _drop(pairs: Mapping[str, str], stored: dict[str, _Face], fresh: dict[str, _Face]) -> None:
    for old, new in pairs.items():
        del stored[old], fresh[new]


def _apart(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) > _SAME_DATE


def _text(entry: Entry) -> str:
    """Return the words of an entry's content, cheaply."""
    return " ".join(_TAG.sub(" ", entry.content_html or entry.summary_html or "").split())


def _seconds(date: datetime) -> int:
    return int(date.timestamp())


def _hash(*parts: str) -> bytes:
    return sha256(b"\0".join(part.encode("utf-8", "surrogatepass") for part in parts)).digest()
