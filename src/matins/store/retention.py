"""Retention: which articles have had their day, and how they go, in small steps."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from matins.model.article import Position
from matins.store.changes import Change
from matins.store.feeds import SAVED_PAGES
from matins.store.removal import AT_ONCE, NEVER, Removal
from matins.store.steps import StepBook
from matins.store.tidying import Tidying
from matins.text.clean import Clean, still_clean

_LAST = "last prune"
"""The chore whose state is the step of the last prune."""

_EXAMPLES = 3
_SCANNED = 1_000
"""How many articles are looked at in one statement."""
_TOP: Position = (NEVER, NEVER)
"""A position above every article."""
_NOWHERE: Position = (-NEVER, 0)
"""A position below every article."""

_FEEDS = "SELECT id FROM feeds WHERE address <> ? ORDER BY id"

_NEWEST = """
SELECT sort_time, id FROM articles WHERE feed = ? AND pruned IS NULL
ORDER BY sort_time DESC, id DESC LIMIT 1 OFFSET ?
"""

# An article of a feed that is not followed is gone since that feed was left, if it was not before.
_OLD = """
WITH gone AS (
    SELECT a.id, a.sort_time, a.title, a.read_at, a.first_seen, a.archived_at, coalesce(a.gone_at, f.left_at) AS gone_at
    FROM articles a JOIN feeds f ON f.id = a.feed
    WHERE a.feed = :feed AND (a.sort_time, a.id) < (:time, :id) AND a.starred_at IS NULL AND a.pruned IS NULL
        AND coalesce(a.gone_at, f.left_at) IS NOT NULL
), fated AS (
    SELECT id, sort_time, title, CASE
        WHEN read_at IS NULL AND archived_at IS NULL AND first_seen <= :unread THEN 'archive'
        WHEN max(read_at, gone_at) <= :articles THEN 'row'
        WHEN max(read_at, gone_at) <= :text THEN 'text' END AS fate
    FROM gone
)
SELECT id, sort_time, title, fate, coalesce(length(content) + coalesce(length(other), 0), 0)
FROM fated LEFT JOIN bodies ON article = id AND pruned IS NULL AND fate <> 'archive'
WHERE fate <> 'text' OR fate = 'text' AND article IS NOT NULL
ORDER BY sort_time DESC, id DESC LIMIT :most
"""

_TEXTS_BY_ARRIVAL = """
SELECT a.id, a.feed, a.sort_time, a.title, length(b.content) + coalesce(length(b.other), 0)
FROM articles a JOIN bodies b ON b.article = a.id
WHERE a.id > ? AND a.read_at IS NOT NULL AND a.starred_at IS NULL AND a.pruned IS NULL AND b.pruned IS NULL
ORDER BY a.id LIMIT ?
"""
# An article without its text weighs about a thousand bytes.
_ROWS_BY_ARRIVAL = """
SELECT id, feed, sort_time, title, 1000 FROM articles
WHERE id > ? AND read_at IS NOT NULL AND starred_at IS NULL AND pruned IS NULL ORDER BY id LIMIT ?
"""

_PAGES = "SELECT page_count, freelist_count, page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size"

# Whoever reads, stars or undoes meanwhile is heeded.
_STILL = """
SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))
    AND starred_at IS NULL AND pruned IS NULL AND (read_at IS NULL) = ?
"""


class Fate(StrEnum):
    """What becomes of an old article: it loses its text, goes as a whole, or leaves the lists."""

    TEXT = "text"
    ROW = "row"
    ARCHIVE = "archive"


_TAKE = {
    Fate.TEXT: "UPDATE bodies SET pruned = ? WHERE article IN (SELECT value FROM json_each(?)) AND pruned IS NULL",
    Fate.ROW: "UPDATE articles SET pruned = ? WHERE id IN (SELECT value FROM json_each(?))",
    Fate.ARCHIVE: """
        UPDATE articles SET archived_by = ?, archived_at = ?
        WHERE id IN (SELECT value FROM json_each(?)) AND archived_at IS NULL
    """,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What stays: ages in seconds, the `newest` articles of each feed, the `size` of the database in bytes.

    `text`, `articles` and `unread` are the ages at which an article loses its text, goes, and is archived; what was
    taken away can be brought back for `undo` seconds.
    """

    text: int
    articles: int
    unread: int
    newest: int
    size: int
    undo: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a prune would do, or has done.

    `texts`, `rows` and `archived` count what can be brought back, `texts_over` and `rows_over` what is deleted at once
    since the database is too large; `weight` is what the texts and rows of all of them weigh in bytes, about, and
    `examples` are titles of some.
    """

    texts: int = 0
    rows: int = 0
    archived: int = 0
    texts_over: int = 0
    rows_over: int = 0
    weight: int = 0
    examples: tuple[Clean, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to it."""
        return bool(self.texts or self.rows or self.archived or self.texts_over or self.rows_over)

    @property
    def ahead(self) -> str:
        """What would be done, in words: "drop the text of 1,240 articles, archive 12"; "" for nothing."""
        texts, rows = self.texts + self.texts_over, self.rows + self.rows_over
        return _told(("drop the text of", texts), ("remove", rows), ("archive", self.archived))

    @property
    def reversible(self) -> str:
        """What was done and can be brought back, in words; "" for nothing."""
        return _told(("dropped the text of", self.texts), ("removed", self.rows), ("archived", self.archived))

    @property
    def final(self) -> str:
        """What was done and cannot be brought back, in words; "" for nothing."""
        return _told(("dropped the text of", self.texts_over), ("removed", self.rows_over))

    def _and(self, taken: "_Taken") -> "Plan":
        field = _FIELDS[taken.fate, taken.over]
        titles = tuple(old.title for old in taken.articles)
        return replace(
            self,
            **{field: getattr(self, field) + len(taken.articles)},
            weight=self.weight + sum(old.weight for old in taken.articles),
            examples=(*self.examples, *titles)[:_EXAMPLES],
        )


class _Old(NamedTuple):
    """An article that has had its day; what its text weighs, or its row."""

    id: int
    title: Clean
    weight: int


class _Taken(NamedTuple):
    """Articles with one fate; `over` where that is since the database is too large."""

    fate: Fate
    over: bool
    articles: list[_Old]


_FIELDS = {
    (Fate.TEXT, False): "texts",
    (Fate.ROW, False): "rows",
    (Fate.ARCHIVE, False): "archived",
    (Fate.TEXT, True): "texts_over",
    (Fate.ROW, True): "rows_over",
}


class Retention(StepBook, Removal, Tidying):
    """The part of the store that knows what is old."""

    def plan(self, limits: Limits) -> Plan:
        """Return what a prune would do now; nothing is written."""
        floors, over = self._floors(limits.newest), self._too_much(limits)
        plan, through = Plan(), dict.fromkeys(Fate, 0)
        for taken in self._over(floors, over - self._pruned_weight()) if over > 0 else ():
            plan = plan._and(taken)
            through[taken.fate] = taken.articles[-1].id
        for taken in self._aged(floors, limits):
            left = [
                old._replace(weight=old.weight if old.id > through[Fate.TEXT] else 0)
                for old in taken.articles
                if old.id > through[taken.fate]
            ]
            plan = plan._and(taken._replace(articles=left))
        return plan

    def pruning(self, limits: Limits) -> Iterator[Plan]:
        """Take away what is old, in short transactions; yields after each of them what was done so far.

        It may be left at any time.  What can be brought back is one step of the journal, `removing` deletes it later;
        where the database is too large, what was pruned before goes first, and then what came in longest ago.
        """
        done, floors, over = Plan(), self._floors(limits.newest), self._too_much(limits)
        if over > 0:
            pruned = self._pruned_weight()
            for _ in self.removing(NEVER, over):
                yield done
            for taken in self._over(floors, over - pruned):
                with self.writing():
                    done = done._and(self._delete(taken))
                yield done
        step: int | None = None
        for taken in self._aged(floors, limits):
            with self.writing():
                left = self._still(taken)
                if not left.articles:
                    continue
                if step is None:
                    step = self._add_step("", Change(pruned=True))
                    self._note_chore(_LAST, step or 0)
                self._take(left, step)
                done = done._and(left)
                self._rows("UPDATE steps SET sentence = ? WHERE id = ?", (done.reversible, step))
            yield done

    def prune_was_undone(self) -> bool:
        """Whether the last prune that could be undone was."""
        last = self.chore(_LAST)
        step = self.step(last[1]) if last else None
        return step is not None and step.undone_at is not None

    def forget_prune(self) -> None:
        """Let the last prune count as one that was not undone."""
        self.note_chore(_LAST)

    def _floors(self, newest: int) -> dict[int, Position]:
        """Return below which position a feed's articles are not among its newest; saved pages are never old."""
        feeds = [feed for (feed,) in self._rows(_FEEDS, (SAVED_PAGES,))]
        if not newest:
            return dict.fromkeys(feeds, _TOP)
        found = {feed: self._row(_NEWEST, (feed, newest - 1)) for feed in feeds}
        return {feed: (row[0], row[1]) for feed, row in found.items() if row}

    def _too_much(self, limits: Limits) -> int:
        """Return by how many bytes the database is too large; what is free in its file does not count."""
        ((pages, free, size),) = self._rows(_PAGES)
        return (int(pages) - int(free)) * int(size) - limits.size

    def _over(self, floors: Mapping[int, Position], over: int) -> Iterator[_Taken]:
        """Yield what came in longest ago and was read until it weighs `over` bytes: texts first, then articles."""
        for fate, sql in ((Fate.TEXT, _TEXTS_BY_ARRIVAL), (Fate.ROW, _ROWS_BY_ARRIVAL)):
            last = 0
            while over > 0 and (rows := self._rows(sql, (last, _SCANNED))):
                last = rows[-1][0]
                found: list[_Old] = []
                for id_, feed, time, title, weight in rows:
                    if over > 0 and (time, id_) < floors.get(feed, _NOWHERE):
                        found.append(_Old(id_, still_clean(title), weight))
                        over -= weight
                for start in range(0, len(found), AT_ONCE):
                    yield _Taken(fate, True, found[start : start + AT_ONCE])

    def _aged(self, floors: Mapping[int, Position], limits: Limits) -> Iterator[_Taken]:
        """Yield what is old, feed by feed."""
        now = self._clock.now()
        ages = {name: now - getattr(limits, name) for name in ("text", "articles", "unread")}
        for feed, (time, id_) in floors.items():
            place = {"time": time, "id": id_}
            while rows := self._rows(_OLD, {**ages, **place, "feed": feed, "most": AT_ONCE}):
                for fate in Fate:
                    found = [_Old(row[0], still_clean(row[2]), row[4]) for row in rows if row[3] == fate]
                    if found:
                        yield _Taken(fate, False, found)
                place = {"id": rows[-1][0], "time": rows[-1][1]}

    def _still(self, taken: _Taken) -> _Taken:
        """Return those that nobody has read, starred or brought back meanwhile."""
        ids = json.dumps([old.id for old in taken.articles])
        left = {id_ for (id_,) in self._rows(_STILL, (ids, taken.fate is Fate.ARCHIVE))}
        return taken._replace(articles=[old for old in taken.articles if old.id in left])

    def _take(self, taken: _Taken, step: int | None) -> None:
        """Take away within a transaction what the step can bring back."""
        values = (self._clock.now(),) if taken.fate is Fate.ARCHIVE else ()
        self._rows(_TAKE[taken.fate], (step, *values, json.dumps([old.id for old in taken.articles])))

    def _delete(self, taken: _Taken) -> _Taken:
        """Delete within a transaction, for good; return what that was."""
        left = self._still(taken)
        ids = [old.id for old in left.articles]
        if taken.fate is Fate.TEXT:
            self._remove_texts(ids)
        else:
            self._remove_rows(ids)
        return left


def _told(*parts: tuple[str, int]) -> str:
    """Return what was done to how many articles."""
    told = [(verb, count) for verb, count in parts if count]
    nouns = ("articles" if count > 1 else "article" for _, count in told[:1])
    return ", ".join(" ".join((verb, f"{count:,}", *islice(nouns, 1))) for verb, count in told)
