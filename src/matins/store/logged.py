"""Marks on their way into the log of marks, and what the logs of other devices say on its way in."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from matins.errors import StoreError
from matins.model.mark import READ, STARRED, TAG, Given, Touched
from matins.store.changes import Aspect, unpack
from matins.store.rows import PUT_CHORE
from matins.store.steps import NEXT_TURN, StepBook

AT_ONCE = 1_000
"""How many articles are marked in one transaction."""

_STEPS = 200
"""How many steps are looked at together."""

_UNLOGGED = """
SELECT id, 1 + (undone_at IS NOT NULL), coalesce(undone_at, made_at), change FROM steps
WHERE logged <= (undone_at IS NOT NULL) AND todo IS NULL ORDER BY id LIMIT ?
"""

_STATES = """
SELECT a.id, f.address, a.key, a.read_at IS NOT NULL, a.starred_at IS NOT NULL
FROM articles a JOIN feeds f ON f.id = a.feed WHERE a.id IN (SELECT value FROM json_each(?))
"""

_TAGS = "SELECT article, tag FROM article_tags WHERE article IN (SELECT value FROM json_each(?))"

# Marks that no step tells of: from before there was a log, made one by one, so not by rules or a feed's first answer.
_EARLIER = """
SELECT f.address, a.key, CASE WHEN a.read_turn IS NULL THEN NULL ELSE a.read_at END, a.starred_at
FROM articles a JOIN feeds f ON f.id = a.feed
WHERE a.id > ? AND a.id <= ? AND (a.read_turn IS NOT NULL OR a.starred_at IS NOT NULL) ORDER BY a.id
"""

_MARKABLE = "SELECT id, feed, key, read_at IS NOT NULL, starred_at IS NOT NULL FROM articles WHERE "
_OF_FEED = _MARKABLE + "feed = ?"
_SINCE = _MARKABLE + "id > ? AND id <= ? ORDER BY id"

_TOLD = "(SELECT value ->> 0 AS id, value ->> 1 AS at FROM json_each(:told)) told"
_READ = """
UPDATE articles SET read_at = told.at, read_turn = :turn FROM {0}
WHERE articles.id = told.id AND articles.read_at IS NULL
"""
_UNREAD = """
UPDATE articles SET read_at = NULL, read_turn = NULL FROM {0}
WHERE articles.id = told.id AND articles.read_at IS NOT NULL
"""
_STAR = "UPDATE articles SET starred_at = told.at FROM {0} WHERE articles.id = told.id AND starred_at IS NULL"
_UNSTAR = "UPDATE articles SET starred_at = NULL FROM {0} WHERE articles.id = told.id AND starred_at IS NOT NULL"
_TAG = "INSERT OR IGNORE INTO article_tags (article, tag) SELECT told.id, :tag FROM {0}"
_UNTAG = "DELETE FROM article_tags WHERE tag = :tag AND article IN (SELECT told.id FROM {0})"
_MARK: Mapping[tuple[str, bool], str] = {
    (READ, True): _READ,
    (READ, False): _UNREAD,
    (STARRED, True): _STAR,
    (STARRED, False): _UNSTAR,
    (TAG, True): _TAG,
    (TAG, False): _UNTAG,
}

_ASPECTS = {Aspect.READ: READ, Aspect.STARRED: STARRED}
_SEEN = "marks seen"
_LOG = "marks of "
_SPAN = 20_000
"""How many ids of articles are looked at in one statement."""


@dataclass(frozen=True, slots=True)
class Unlogged:
    """Steps that the log does not have yet: each one's id and what `logged` becomes, and what they touched.

    `touched` maps an article's id to the time of its last step and to the aspects of it that were touched.
    """

    steps: tuple[tuple[int, int], ...]
    touched: Mapping[int, tuple[int, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Merged:
    """How far logs are taken in: bytes of each by its name, and the highest id among the articles looked up in them."""

    logs: Mapping[str, int]
    article: int


class Markable(NamedTuple):
    """An article that another device may have marked: its id, its feed's, its key there, and how it stands."""

    id: int
    feed: int
    key: str
    read: int
    starred: int


class LoggedMarks(StepBook):
    """The part of the store that the log of marks is written from, and that takes the logs of others in."""

    def unlogged(self) -> Unlogged | None:
        """Return the first steps that the log does not have yet, None where it has all; one cannot be read is empty.

        What was begun and not finished is finished first.
        """
        self.finish()
        steps: list[tuple[int, int]] = []
        touched: dict[int, tuple[int, frozenset[str]]] = {}
        for id_, level, at, change in self._rows(_UNLOGGED, (_STEPS,)):
            steps.append((id_, level))
            for aspect, ids in _touched(change):
                told = at, frozenset((aspect,))  # one for all: a view that is marked may have a million articles
                for article in ids:
                    before = touched.get(article)
                    touched[article] = (max(before[0], at), before[1] | told[1]) if before else told
        return Unlogged(tuple(steps), touched) if steps else None

    def states(self, touched: Mapping[int, tuple[int, frozenset[str]]]) -> Iterator[Touched]:
        """Yield how the articles stand that were touched; those that are gone are left out."""
        ids = list(touched)
        for start in range(0, len(ids), _SPAN):
            chosen = json.dumps(ids[start : start + _SPAN])
            tags: defaultdict[int, set[str]] = defaultdict(set)
            for article, tag in self._rows(_TAGS, (chosen,)):
                tags[article].add(tag)
            for id_, feed, key, read, starred in self._rows(_STATES, (chosen,)):
                at, aspects = touched[id_]
                stands = {READ: bool(read), STARRED: bool(starred)}
                yield Touched(
                    *(feed, key, at),
                    {aspect: stands.get(aspect, aspect.removeprefix(TAG) in tags[id_]) for aspect in sorted(aspects)},
                )

    def earlier_marks(self) -> Iterator[Touched]:
        """Yield the marks that a new log begins with: all that were made one by one."""
        for start in range(0, self.last_article(), _SPAN):
            for feed, key, read_at, starred_at in self._rows(_EARLIER, (start, start + _SPAN)):
                if read_at is not None:
                    yield Touched(feed, key, read_at, {READ: True})
                if starred_at is not None:
                    yield Touched(feed, key, starred_at, {STARRED: True})

    def forget_logged(self) -> None:
        """Have every step logged anew: the log is gone."""
        with self.writing():
            self._rows("UPDATE steps SET logged = 0 WHERE logged")

    def note_logged(self, steps: Sequence[tuple[int, int]], log: str, size: int) -> None:
        """Note that the log called `log`, now of `size` bytes, has the steps, and that its marks stand here."""
        with self.writing():
            self._many("UPDATE steps SET logged = max(logged, ?) WHERE id = ?", [(level, id_) for id_, level in steps])
            self._rows(PUT_CHORE, (_LOG + log, self._clock.now(), size))

    def merged(self) -> Merged:
        """Return how far the logs of marks are taken in."""
        rows = self._rows("SELECT name, state FROM chores WHERE name GLOB ?", (f"{_LOG}*",))
        seen = self._row("SELECT state FROM chores WHERE name = ?", (_SEEN,))
        return Merged({name.removeprefix(_LOG): state for name, state in rows}, seen[0] if seen else 0)

    def feed_addresses(self) -> dict[int, str]:
        """Return the addresses of all feeds that have articles, followed or not, by id."""
        return dict(self._rows("SELECT id, address FROM feeds"))

    def markable(self, feed_id: int) -> Iterator[Markable]:
        """Yield every article of a feed."""
        yield from (Markable(*row) for row in self._rows(_OF_FEED, (feed_id,)))

    def markable_after(self, article_id: int) -> Iterator[Markable]:
        """Yield every article that came in after the one with that id."""
        for start in range(article_id, self.last_article(), _SPAN):
            yield from (Markable(*row) for row in self._rows(_SINCE, (start, start + _SPAN)))

    def merge(self, given: Sequence[Given], upto: Merged) -> int | None:
        """Give articles the marks that other devices gave them, and note how far their logs are taken in.

        They are no steps and do not go into our own log.  Return how many marks that changed; None where something was
        marked here meanwhile that the log does not have yet: what is given may be older than that.
        """
        changed = 0
        given = sorted(given, key=attrgetter("article"))  # neighbours lie on the same pages of the file
        for start in range(0, len(given), AT_ONCE):
            with self.writing():
                if self._is_unlogged():
                    return None
                changed += self._give(given[start : start + AT_ONCE])
        with self.writing():
            now = self._clock.now()
            self._rows("DELETE FROM chores WHERE name GLOB ?", (f"{_LOG}*",))
            self._many(PUT_CHORE, [(_LOG + name, now, size) for name, size in upto.logs.items()])
            self._rows(PUT_CHORE, (_SEEN, now, upto.article))
        return changed

    def _give(self, given: Iterable[Given]) -> int:
        ((turn,),) = self._rows(NEXT_TURN)
        changed, now = 0, self._clock.now()
        alike: defaultdict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
        for mark in given:
            alike[mark.aspect, mark.stands].append((mark.article, min(mark.at, now)))
        for (aspect, stands), told in alike.items():
            what, tag = (TAG, aspect.removeprefix(TAG)) if aspect.startswith(TAG) else (aspect, "")
            self._rows(_MARK[what, stands].format(_TOLD), {"told": json.dumps(told), "turn": turn, "tag": tag})
            changed += self._connection.changes()
        return changed

    def _is_unlogged(self) -> bool:
        return bool(self._rows("SELECT 1 FROM steps WHERE logged <= (undone_at IS NOT NULL) LIMIT 1"))

    def last_article(self) -> int:
        """Return the highest id among the articles, 0 where there are none."""
        ((last,),) = self._rows("SELECT coalesce(max(id), 0) FROM articles")
        return int(last)


def _touched(change: bytes) -> Iterator[tuple[str, Collection[int]]]:
    """Yield which aspects of which articles a step changed."""
    try:
        made = unpack(change)
    except StoreError:  # what cannot be read cannot be logged, and is not tried again
        return
    for turned in made.turned:
        if (aspect := _ASPECTS.get(turned.aspect)) is not None:
            yield aspect, turned.ids
    for tagged in made.tagged:
        yield TAG + tagged.tag, tagged.ids
