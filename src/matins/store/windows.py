"""Views and windows: lists of articles read a few rows at a time, at a cost that does not grow with the store.

A view is a snapshot by article id: what comes in later waits for the next view.  Windows start at a position, never
at an offset (keyset pagination).  An unread view also holds what was read since it was opened; the two kinds come
from an index each, already in order, and are merged.  A view of a query holds the articles' ids: see snapshots.
"""

from matins.model.article import Position, Row
from matins.query.condition import EVERYTHING, Condition
from matins.store.ordering import LATELY, ORDERS, Part, Sort, any_of, select, union
from matins.store.rows import COLUMNS, read_row
from matins.store.snapshots import Snapshots, asked_for, state_of
from matins.store.views import MOST_NEW, View

_OPENED = """
SELECT (SELECT last FROM turns), (SELECT coalesce(max(id), 0) FROM articles), coalesce(sum(total), 0),
    coalesce(sum(unread), 0)
FROM feeds
"""

_COUNT = "SELECT count(*) FROM ({} LIMIT ?)"
_NEW = "articles a NOT INDEXED CROSS JOIN feeds f ON f.id = a.feed"


class Windows(Snapshots):
    """The part of the store that lists articles."""

    def open_view(
        self,
        *,
        condition: Condition | None = None,
        unread: bool = False,
        sort: Sort = Sort.NEWEST,
        match: str | None = None,
        rest: Condition = EVERYTHING,
    ) -> View:
        """Return the view of the articles that meet `condition`, or of the unread ones among them.

        `match` and `rest` say the same in two parts, as queries do: what the full-text index is asked, and what else.
        Without a `match` to rank them by, the newest articles are the best.
        """
        condition = None if condition == EVERYTHING else condition
        sort = Sort.NEWEST if sort is Sort.BEST and not (condition and match) else sort
        ((opened, last_id, total, total_unread),) = self._rows(_OPENED)
        view = View(condition, unread, sort, opened, last_id, total_unread if unread else total, match=match, rest=rest)
        return self._snapshot(view) if condition else view

    def first(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the first `count` rows of the view."""
        if view.ids is not None:
            return self._held(view, view.ids, 0, count, forward=True)
        return self._window(view, None, count, forward=True)

    def last(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the last `count` rows of the view, in its order."""
        if view.ids is not None:
            return self._held(view, view.ids, len(view.ids), count, forward=False)
        return self._window(view, None, count, forward=False)

    def after(self, view: View, position: Position, count: int, *, inclusive: bool = False) -> tuple[Row, ...]:
        """Return the `count` rows that follow `position`, where a row may stand or not; with `inclusive` that too."""
        if view.ids is not None:
            start = self._place(view, view.ids, position, after=not inclusive)
            return self._held(view, view.ids, start, count, forward=True)
        return self._window(view, position, count, forward=True, inclusive=inclusive)

    def before(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        """Return the `count` rows that lead up to `position`, in the view's order."""
        if view.ids is not None:
            return self._held(view, view.ids, self._place(view, view.ids, position), count, forward=False)
        return self._window(view, position, count, forward=False)

    def neighbour(self, view: View, position: Position, *, forward: bool) -> Row | None:
        """Return the nearest unread row after `position`, or before it."""
        if view.ids is not None:
            start = self._place(view, view.ids, position, after=forward)
            found = self._held(view, view.ids, start, 1, forward=forward, unread=True)
        else:
            found = self._window(view, position, 1, forward=forward, unread=True)
        return found[0] if found else None

    def new_since(self, view: View) -> int:
        """Return how many rows came in that a view opened now would have, MOST_NEW where there are more."""
        tests = (Part("a.id > ?", (view.last_id,)), state_of(view.condition, unread=view.unread))
        condition = view.condition.after(view.last_id) if view.condition else None
        asked = select("1", _NEW, (*tests, asked_for(condition)))
        ((rows,),) = self._rows(_COUNT.format(asked.sql), (*asked.parameters, MOST_NEW))
        return int(rows)

    def _window(
        self,
        view: View,
        position: Position | None,
        count: int,
        *,
        forward: bool,
        inclusive: bool = False,
        unread: bool = False,
    ) -> tuple[Row, ...]:
        """Return the `count` rows beyond `position`, of the view's unread ones alone where they are asked for."""
        order = ORDERS[view.sort]
        beyond = order.beyond(position, forward=forward, inclusive=inclusive) if position else ()
        # With the plus it bounds no stretch: of two bounds SQLite may heed the one that spares it nothing.
        held = (Part("+a.id <= ?", (view.last_id,)), state_of(None, unread=view.unread or unread))
        columns = order.columns(COLUMNS)
        source = order.unread if view.unread or unread else order.shown
        arms = [select(columns, source, (*held, stretch)) for stretch in beyond] or [select(columns, source, held)]
        if view.unread and not unread:
            lately = (held[0], state_of(None, unread=False), Part("a.read_turn > ?", (view.opened,)))
            arms.append(select(columns, LATELY, (*lately, any_of(beyond)) if beyond else lately))
        merged = union(arms)
        sql = f"{merged.sql} ORDER BY {order.by(forward=forward)} LIMIT ?"
        rows = self._rows(sql, (*merged.parameters, max(0, count)))
        return tuple(read_row(row) for row in (rows if forward else reversed(rows)))
