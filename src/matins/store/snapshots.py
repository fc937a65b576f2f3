"""Views of queries: the query is asked once, and what it found is read a few rows at a time."""

import json
from array import array
from dataclasses import replace
from itertools import chain

from matins.model.article import Position, Row
from matins.query.condition import Condition
from matins.store.ordering import ORDERS, Order, Part, Sort, any_of, select
from matins.store.rows import COLUMNS, read_row
from matins.store.search import Search
from matins.store.views import MOST_HELD, View

_AT_ONCE = 200
"""How many rows a statement reads."""

_IN_TIME = (Sort.NEWEST, Sort.OLDEST)
_MATCHES = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"

_FOUND = "articles a CROSS JOIN feeds f ON f.id = a.feed"

# The join is CROSS so that the ids come first.
_LISTED = "json_each(?) i CROSS JOIN articles a ON a.id = i.value CROSS JOIN feeds f ON f.id = a.feed"


class Snapshots(Search):
    """The part of the store that lists what queries found."""

    def count(self, view: View) -> int:
        """Return how many articles the view's query matches, those among them that the view does not hold."""
        if not view.more:
            return view.total
        asked = select("count(*)", _FOUND, _tests(view))
        ((rows,),) = self._rows(asked.sql, asked.parameters)
        return int(rows)

    def following(self, view: View) -> View | None:
        """Return the view of what follows the last article that a view of a query holds, if there is any."""
        if not view.more or not view.ids or view.sort is Sort.BEST:
            return None
        last = self._row("SELECT sort_time, id FROM articles WHERE id = ?", (view.ids[-1],))
        return self._found(view, (last[0], last[1])) if last else None

    def _snapshot(self, view: View) -> View:
        """Return the view of a query with the ids that it holds."""
        if view.sort is Sort.BEST and view.match:
            ranked = self.search(view.match, view.rest, unread=view.unread)
            return _holding(view, array("q", (id_ for id_ in ranked.ids if id_ <= view.last_id)), more=ranked.more)
        return self._found(view)

    def _found(self, view: View, beyond: Position | None = None) -> View:
        order = ORDERS[view.sort]
        tests = _tests(view)
        if beyond:
            tests += (any_of(order.beyond(beyond, forward=True)),)
        asked = select(order.columns("a.id"), self._way(view, order), tests)
        rows = self._rows(f"{asked.sql} ORDER BY {order.by()} LIMIT {MOST_HELD + 1}", asked.parameters)
        return _holding(view, array("q", (row[0] for row in rows[:MOST_HELD])), more=len(rows) > MOST_HELD)

    def _way(self, view: View, order: Order) -> str:
        """Return the tables to go through: SQLite knows best, but for how many articles have the words."""
        if view.match and view.sort in _IN_TIME and not (view.condition and view.condition.beyond):
            ((found,),) = self._rows(_MATCHES, (view.match, MOST_HELD + 1))
            if found > MOST_HELD:
                # To go by time until there are enough takes less than to look all of them up and sort them.
                return order.unread if view.unread else order.shown
        return _FOUND

    def _held(
        self, view: View, ids: "array[int]", start: int, count: int, *, forward: bool, unread: bool = False
    ) -> tuple[Row, ...]:
        """Return the `count` rows from `start` on, or those before it; the ids whose article is gone are passed over.

        With `unread` only the unread ones are returned.
        """
        pieces: list[tuple[Row, ...]] = []
        wanted = count
        while wanted > 0 and (start < len(ids) if forward else start > 0):
            size = _AT_ONCE if unread else min(wanted, _AT_ONCE)
            low, high = (start, start + size) if forward else (max(0, start - size), start)
            rows = self._piece(view, ids[low:high], unread=unread)
            rows = rows[:wanted] if forward else rows[-wanted:]
            pieces.append(rows)
            wanted -= len(rows)
            start = high if forward else low
        return tuple(chain.from_iterable(pieces if forward else reversed(pieces)))

    def _piece(self, view: View, ids: "array[int]", *, unread: bool) -> tuple[Row, ...]:
        tests = [state_of(view.condition, unread=unread)]
        if view.unread and not unread:
            # What was marked read with all of its view leaves; what was read singly stays.
            tests.append(Part("(a.read_at IS NULL OR a.read_turn > ?)", (view.opened,)))
        asked = select(COLUMNS, _LISTED, tests)
        rows = self._rows(f"{asked.sql} ORDER BY i.key", (json.dumps(ids.tolist()), *asked.parameters))
        return tuple(map(read_row, rows))

    def _place(self, view: View, ids: "array[int]", position: Position, *, after: bool = False) -> int:
        """Return the index of the article at `position`, plus one for `after`; else of the first that follows it."""
        try:
            return ids.index(position[1]) + after
        except ValueError:
            pass
        if view.sort is Sort.BEST:
            return len(ids)
        beyond = any_of(ORDERS[view.sort].beyond(position, forward=True))
        asked = select("min(i.key)", _LISTED, (beyond,))
        ((index,),) = self._rows(asked.sql, (json.dumps(ids.tolist()), *asked.parameters))
        return len(ids) if index is None else int(index)


def state_of(condition: Condition | None, *, unread: bool) -> Part:
    """Return the test that an article is one for lists, or for those that `condition` asks for."""
    shown = "a.pruned IS NULL" if condition and condition.beyond else "a.shown = 1"
    return Part(f"{shown} AND a.read_at IS NULL" if unread else shown)


def asked_for(condition: Condition | None) -> Part:
    """Return the test that an article meets `condition`."""
    return Part(f"({condition.sql})", condition.parameters) if condition else Part("1")


def _tests(view: View) -> tuple[Part, ...]:
    state = state_of(view.condition, unread=view.unread)
    return (state, Part("a.id <= ?", (view.last_id,)), asked_for(view.condition))


def _holding(view: View, ids: "array[int]", *, more: bool) -> View:
    return replace(view, total=len(ids), ids=ids, more=more)
