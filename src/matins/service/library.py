"""What screens and commands read and mark; loads nothing heavy and never touches the network."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

from matins.clock import Clock
from matins.config.schema import Config
from matins.errors import StoreError
from matins.model.article import Article, Position, Row
from matins.model.feed import FeedState
from matins.model.mark import Mark, SavedPage
from matins.paths import Paths
from matins.query.condition import Condition
from matins.service.marks import Marks, MarkWriter
from matins.store import Sort, Store, View, open_store

__all__ = ["Library", "Sort", "View"]

_MOMENT = 1.0
"""Seconds that a new view waits for marks to be written."""
_FEW = 20
"""How many unwritten marks are counted one by one."""


class Library:
    """The stored articles as a person sees them: marks count from the moment they are made."""

    def __init__(self, store: Store, marks: MarkWriter, clock: Clock) -> None:
        self._store = store
        self._marks = marks
        self._clock = clock

    @classmethod
    def open(cls, paths: Paths, config: Config, clock: Clock) -> Self:
        """Open the database and make its followed feeds equal to the config's; raise StoreError where that fails."""

        def another() -> Store:
            return open_store(paths.database, paths.write_lock, clock)

        store = another()
        try:
            store.follow(config.feeds)
        except StoreError:
            store.close()
            raise
        return cls(store, MarkWriter(another), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def open_view(self, query: str = "", *, unread: bool = True, sort: Sort = Sort.NEWEST) -> View:
        """Return the view of the articles that match `query`, as they stand now; raise QueryError for a wrong query."""
        condition = _condition(query, self._clock.now()) if query.strip() else None
        # Marks that were made before the view belong before it; where they cannot be written, problem() says so.
        with suppress(StoreError):
            self._marks.flush(_MOMENT)
        return self._store.open_view(condition=condition, unread=unread, sort=sort)

    def first(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the first `count` rows of the view."""
        marks = self._marks.pending()
        return _marked(self._store.first(view, count), marks)

    def last(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the last `count` rows of the view, in its order."""
        marks = self._marks.pending()
        return _marked(self._store.last(view, count), marks)

    def after(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        """Return the `count` rows that follow `position`."""
        marks = self._marks.pending()
        return _marked(self._store.after(view, position, count), marks)

    def before(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        """Return the `count` rows that lead to `position`, in the view's order."""
        marks = self._marks.pending()
        return _marked(self._store.before(view, position, count), marks)

    def rank(self, view: View, position: Position) -> int:
        """Return how many rows of the view stand before `position`."""
        return self._store.rank(view, position)

    def neighbour(self, view: View, position: Position, *, forward: bool) -> Row | None:
        """Return the next unread row after `position`, or the one before it."""
        if any(marks.read is False for marks in self._marks.pending().values()):
            # An article made unread again a moment ago is none the database would find.
            with suppress(StoreError):
                self._marks.flush(_MOMENT)
        marks = self._marks.pending()
        row = self._store.neighbour(view, position, forward=forward)
        while row is not None and _marked_row(row, marks).read:
            row = self._store.neighbour(view, row.position, forward=forward)
        return _marked_row(row, marks) if row else None

    def article(self, article_id: int) -> Article | None:
        """Return the article in full."""
        marks = self._marks.pending()
        article = self._store.article(article_id)
        return replace(article, row=_marked_row(article.row, marks)) if article else None

    def other_text(self, article_id: int) -> Article | None:
        """Return the article made of its other text, or None: the feed's where its page is shown, else its page's."""
        marks = self._marks.pending()
        article = self._store.other_text(article_id)
        return replace(article, row=_marked_row(article.row, marks)) if article else None

    def mark(self, ids: Sequence[int], *, read: bool | None = None, starred: bool | None = None) -> None:
        """Mark articles; every later read shows it, and it is written within a second."""
        self._marks.add(ids, Marks(read, starred))

    def flush(self) -> None:
        """Wait until every mark is written; raise StoreError where one could not be."""
        self._marks.flush()

    def problem(self) -> str | None:
        """Return why marks cannot be written at present, or None."""
        return self._marks.problem()

    def feeds(self) -> tuple[FeedState, ...]:
        """Return the followed feeds in the config's order."""
        return self._store.feeds()

    def unread(self) -> int:
        """Return how many of the articles that a view of all would show are unread."""
        if len(self._marks.pending()) > _FEW:
            with suppress(StoreError):
                self._marks.flush(_MOMENT)
        while True:
            marks = self._marks.pending()
            stored = self._store.open_view(unread=True).total
            change = self._change(marks)
            if marks == self._marks.pending():
                return max(0, stored + change)

    def new_since(self, view: View) -> int:
        """Return how many rows the view would gain if it were opened now."""
        return self._store.new_since(view)

    def changed(self) -> bool:
        """Whether another connection has written since this was last asked; that of the marks is one."""
        return self._store.changed()

    def marks(self) -> tuple[Mark, ...]:
        """Return every article that is read or starred; raise StoreError where that cannot be told."""
        self._marks.flush()
        return self._store.marks()

    def saved_pages(self) -> tuple[SavedPage, ...]:
        """Return every page that was saved without a feed."""
        return self._store.saved_pages()

    def close(self) -> None:
        """Write what is left and close the database; raise StoreError where marks could not be written."""
        try:
            self._marks.close()
        finally:
            self._store.close()

    def _change(self, marks: Mapping[int, Marks]) -> int:
        """Return by how much unwritten `marks` change the number of unread articles."""
        change = 0
        for id_, wanted in marks.items():
            article = self._store.article(id_) if wanted.read is not None else None
            if article is not None and article.row.read is not wanted.read:
                change += -1 if wanted.read else 1
        return change


def _marked(rows: Iterable[Row], marks: Mapping[int, Marks]) -> tuple[Row, ...]:
    return tuple(_marked_row(row, marks) for row in rows) if marks else tuple(rows)


def _marked_row(row: Row, marks: Mapping[int, Marks]) -> Row:
    made = marks.get(row.id)
    if made is None:
        return row
    return replace(
        row,
        read=row.read if made.read is None else made.read,
        starred=row.starred if made.starred is None else made.starred,
    )


def _condition(query: str, now: int) -> Condition:
    from matins.query.language import parse  # the screen opens without a query

    return parse(query).condition(now)
