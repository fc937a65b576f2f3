"""Marks that come from elsewhere: given at once to stored articles, kept for those still to come."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matins.feeds.identity import names
from matins.model.mark import Mark
from matins.store.changes import Aspect, Change, Tagged, Turned
from matins.store.steps import StepBook, listed
from matins.text.clean import TITLE, Clean, clean_line

_STORED = """
SELECT id, key, link, read_at IS NOT NULL, starred_at IS NOT NULL FROM articles
WHERE feed = (SELECT id FROM feeds WHERE address = ?)
"""

_TO_COME = "FROM articles_to_come WHERE address = (SELECT address FROM feeds WHERE id = ?)"
_EXPECTED, _FORGET = f"SELECT key, link, read, starred, tags {_TO_COME}", f"DELETE {_TO_COME}"

_NOTE = """
INSERT INTO articles_to_come (address, key, link, read, starred, tags) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (address, key) DO UPDATE SET link = coalesce(excluded.link, link), read = max(read, excluded.read),
    starred = max(starred, excluded.starred), tags = CASE excluded.tags WHEN '[]' THEN tags ELSE excluded.tags END
"""


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored article that a mark may be about."""

    id: int
    read: bool
    starred: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """What of a feed's next answer is to be read, starred and tagged at once: spellings of guids and links."""

    read: frozenset[str]
    starred: frozenset[str]
    tags: Mapping[str, tuple[Clean, ...]] = field(default_factory=dict)


NOTHING_EXPECTED = Expected(frozenset(), frozenset())


class ExpectedMarks(StepBook):
    """The part of the store that takes marks over.

    What is not stored yet is marked when the feed's next answer brings it.
    """

    def expect(self, marks: Iterable[Mark]) -> int:
        """Give the articles that `marks` name what these say, as one step; return how many articles that changed.

        Each feed's are given in a transaction of their own.
        """
        by_feed: defaultdict[str, list[Mark]] = defaultdict(list)
        for mark in marks:
            by_feed[mark.feed].append(mark)
        turned: list[Turned] = []
        tagged: list[Tagged] = []
        for address, told in by_feed.items():
            with self.writing():
                of_feed, labelled = self._expect(address, told)
            turned += of_feed
            tagged += labelled
        change = Change(tuple(turned), tuple(tagged))
        changed = len(change.articles)
        if changed:
            self.add_step(f"took over the marks of {changed:,} article{'s' if changed > 1 else ''}", change)
        return changed

    def expect_read(self, marks: Mapping[str, Collection[str]]) -> int:
        """Mark read what `marks` names (guids and links, by feed address); return how many articles that changed."""
        return self.expect(
            Mark(feed, name, None, read=True, starred=False) for feed, told in marks.items() for name in told
        )

    def expect_starred(self, marks: Mapping[str, Collection[str]]) -> int:
        """Star what `marks` names (guids and links, by feed address); return how many articles that changed."""
        return self.expect(
            Mark(feed, name, None, read=False, starred=True) for feed, told in marks.items() for name in told
        )

    def _expect(self, address: str, told: Sequence[Mark]) -> tuple[tuple[Turned, ...], tuple[Tagged, ...]]:
        matches = _matches(self._rows(_STORED, (address,)), told)
        self._many(_NOTE, [_note(mark) for mark, rows in matches if not rows])
        read = {row.id for mark, rows in matches if mark.read for row in rows if not row.read}
        starred = {row.id for mark, rows in matches if mark.starred for row in rows if not row.starred}
        tags: defaultdict[Clean, set[int]] = defaultdict(set)
        for mark, rows in matches:
            for tag in mark.tags:
                tags[tag].update(row.id for row in rows)
        now = self._clock.now()
        turned = self._was(Aspect.READ, listed(sorted(read)), now) if read else ()
        turned += self._was(Aspect.STARRED, listed(sorted(starred)), now) if starred else ()
        self._turn_some(Change(turned), 0, len(read) + len(starred))
        return turned, tuple(part for tag, ids in tags.items() for part in self._tag(listed(ids), tag, given=True))

    def _expected(self, feed_id: int) -> Expected:
        """Return how the articles of the feed's next answer are to be marked."""
        read: set[str] = set()
        starred: set[str] = set()
        tags: dict[str, tuple[Clean, ...]] = {}
        for key, link, is_read, is_starred, given in self._rows(_EXPECTED, (feed_id,)):
            called = names(key, link)
            read.update(called if is_read else ())
            starred.update(called if is_starred else ())
            if labels := _tags(given):
                tags.update(dict.fromkeys(called, labels))
        return Expected(frozenset(read), frozenset(starred), tags)

    def _forget_expected(self, feed_id: int) -> None:
        # Whatever a document does not list now is too old to ever come.
        self._rows(_FORGET, (feed_id,))


def _matches(
    stored: Iterable[tuple[int, str, str | None, int, int]], told: Iterable[Mark]
) -> list[tuple[Mark, tuple[_Stored, ...]]]:
    """Return each of `told` with the articles of its feed that it names: the one of its key, else all called so."""
    rows = [(_Stored(id_, bool(read), bool(starred)), key, link) for id_, key, link, read, starred in stored]
    by_key = {key: row for row, key, _ in rows}
    matches: list[tuple[Mark, tuple[_Stored, ...]]] = [
        (mark, (by_key[mark.key],) if mark.key in by_key else ()) for mark in told
    ]
    if not rows or all(found for _, found in matches):
        return matches
    by_name: defaultdict[str, list[_Stored]] = defaultdict(list)
    for row, key, link in rows:
        for name in names(key, link):
            by_name[name].append(row)
    return [
        (mark, found or tuple({row for name in names(mark.key, mark.link) for row in by_name.get(name, ())}))
        for mark, found in matches
    ]


def _note(mark: Mark) -> tuple[str, str, str | None, bool, bool, str]:
    return mark.feed, mark.key, mark.link, mark.read, mark.starred, json.dumps(mark.tags, ensure_ascii=False)


def _tags(text: str) -> tuple[Clean, ...]:
    return tuple(clean_line(tag, TITLE) for tag in json.loads(text))
