"""Views and windows: lists of articles read a few rows at a time, at a cost that does not grow with the store.

A view is a snapshot by article id: what comes in later waits for the next view.  Windows start at a position, never
at an offset (keyset pagination).  An unread view also holds what was read since it was opened; the two kinds come
from an index each, already in order, and are merged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from matins.model.article import Position, Row
from matins.query.condition import EVERYTHING, Condition
from matins.store.database import Database
from matins.store.rows import COLUMNS, read_row


class Sort(StrEnum):
    """The order of a view; equal feeds or lengths are in turn newest first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    FEED = "feed"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class View:
    """A list of articles as it was when it was opened.

    `opened` is the number of the last reading mark then, `last_id` the highest article id, `total` the number of rows.
    """

    condition: Condition | None
    unread: bool
    sort: Sort
    opened: int
    last_id: int
    total: int


@dataclass(frozen=True, slots=True)
class _Order:
    keys: tuple[str, ...]
    descending: bool = False


_ORDERS = {
    Sort.NEWEST: _Order(("a.sort_time", "a.id"), descending=True),
    Sort.OLDEST: _Order(("a.sort_time", "a.id")),
    Sort.FEED: _Order(("fold(f.title)", "a.feed", "-a.sort_time", "-a.id")),
    Sort.LENGTH: _Order(("a.words", "-a.sort_time", "-a.id")),
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of SQL with its parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


class _Kind(StrEnum):
    """The kinds of rows that a view is made of, by the index that has them in order."""

    SHOWN = "articles_in_time"
    UNREAD = "articles_unread"
    READ_SINCE = "articles_read_lately"


_ALL = _Part("SELECT coalesce(sum(total), 0) FROM feeds")
_ALL_UNREAD = _Part("SELECT coalesce(sum(unread), 0) FROM feeds")
_SNAPSHOT = "VALUES ((SELECT last FROM turns), (SELECT coalesce(max(id), 0) FROM articles), ({}))"


class Windows(Database):
    """The part of the store that lists articles."""

    def open_view(self, *, condition: Condition | None = None, unread: bool = False, sort: Sort = Sort.NEWEST) -> View:
        """Return the view of the articles that meet `condition`, or of the unread ones among them."""
        condition = None if condition == EVERYTHING else condition
        total = _total(condition, unread=unread)
        ((opened, last_id, rows),) = self._rows(_SNAPSHOT.format(total.sql), total.parameters)
        return View(condition, unread, sort, opened, last_id, rows)

    def first(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the first `count` rows of the view."""
        return self._window(view, None, count, forward=True)

    def last(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the last `count` rows of the view, in its order."""
        return self._window(view, None, count, forward=False)

    def after(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        """Return the `count` rows that follow `position`, where a row may stand or not."""
        return self._window(view, position, count, forward=True)

    def before(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        """Return the `count` rows that lead up to `position`, in the view's order."""
        return self._window(view, position, count, forward=False)

    def rank(self, view: View, position: Position) -> int:
        """Return how many rows of the view stand before `position`."""
        keys = self._keys(view, position)
        arms = _union(_arm(view, kind, "count(*)", keys, forward=False) for kind in _kinds(view))
        return sum(count for (count,) in self._rows(arms.sql, arms.parameters))

    def neighbour(self, view: View, position: Position, *, forward: bool) -> Row | None:
        """Return the nearest unread row after `position`, or before it."""
        found = self._window(view, position, 1, forward=forward, kinds=(_Kind.UNREAD,))
        return found[0] if found else None

    def new_since(self, view: View) -> int:
        """Return how many rows came in that a view opened now would have."""
        newer = _select(
            "count(*)",
            "NOT INDEXED",
            *_narrowing(view.condition, unread=view.unread),
            _Part("a.id > ?", (view.last_id,)),
        )
        ((rows,),) = self._rows(newer.sql, newer.parameters)
        return int(rows)

    def _window(
        self,
        view: View,
        position: Position | None,
        count: int,
        *,
        forward: bool,
        kinds: tuple[_Kind, ...] | None = None,
    ) -> tuple[Row, ...]:
        order = _ORDERS[view.sort]
        keys = self._keys(view, position) if position else ()
        columns = ", ".join([COLUMNS, *(f"{key} AS key_{place}" for place, key in enumerate(order.keys))])
        arms = _union(_arm(view, kind, columns, keys, forward=forward) for kind in kinds or _kinds(view))
        direction = "DESC" if order.descending == forward else "ASC"
        ordering = ", ".join(f"key_{place} {direction}" for place in range(len(order.keys)))
        rows = self._rows(f"{arms.sql} ORDER BY {ordering} LIMIT ?", (*arms.parameters, max(0, count)))
        return tuple(read_row(row) for row in (rows if forward else reversed(rows)))

    def _keys(self, view: View, position: Position) -> tuple[Any, ...]:
        """Return the values that the view is ordered by, for the article at `position`."""
        if view.sort in (Sort.NEWEST, Sort.OLDEST):
            return position
        keys = _ORDERS[view.sort].keys
        asked = _select(", ".join(keys), "NOT INDEXED", _Part("a.id = ?", position[1:]))
        # Beyond NULL stands nothing: where the article is gone, so are the rows around it.
        return self._row(asked.sql, asked.parameters) or (None,) * len(keys)


def _kinds(view: View) -> tuple[_Kind, ...]:
    return (_Kind.UNREAD, _Kind.READ_SINCE) if view.unread else (_Kind.SHOWN,)


def _arm(view: View, kind: _Kind, columns: str, keys: tuple[Any, ...], *, forward: bool) -> _Part:
    """Return the query for the view's rows of one kind, for those beyond `keys` if there are any."""
    tests = [_Part("a.id <= ?", (view.last_id,)), *_narrowing(view.condition, unread=kind is _Kind.UNREAD)]
    if kind is _Kind.READ_SINCE:
        tests.append(_Part("a.read_turn > ?", (view.opened,)))
    if keys:
        order = _ORDERS[view.sort]
        beyond = "<" if order.descending == forward else ">"
        tests.append(_Part(f"({', '.join(order.keys)}) {beyond} ({', '.join('?' * len(keys))})", keys))
    return _select(columns, f"INDEXED BY {kind}", *tests)


def _narrowing(condition: Condition | None, *, unread: bool) -> tuple[_Part, ...]:
    """Return the tests that every row of a view meets."""
    state = _Part("a.shown = 1 AND a.read_at IS NULL" if unread else "a.shown = 1")
    return (state, _Part(f"({condition.sql})", condition.parameters)) if condition else (state,)


def _total(condition: Condition | None, *, unread: bool) -> _Part:
    if condition is None:
        return _ALL_UNREAD if unread else _ALL
    index = _Kind.UNREAD if unread else _Kind.SHOWN
    return _select("count(*)", f"INDEXED BY {index}", *_narrowing(condition, unread=unread))


def _select(columns: str, way: str, *tests: _Part) -> _Part:
    # The join is CROSS so that articles always come first: their index gives the order.
    source = f"articles a {way} CROSS JOIN feeds f ON f.id = a.feed"
    where = " AND ".join(test.sql for test in tests)
    return _Part(" ".join(("SELECT", columns, "FROM", source, "WHERE", where)), _parameters(tests))


def _union(parts: Iterable[_Part]) -> _Part:
    arms = tuple(parts)
    return _Part(" UNION ALL ".join(arm.sql for arm in arms), _parameters(arms))


def _parameters(parts: tuple[_Part, ...]) -> tuple[Any, ...]:
    return tuple(parameter for part in parts for parameter in part.parameters)
