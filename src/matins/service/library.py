"""What screens and commands read and mark; loads nothing heavy and never touches the network."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self

from matins.clock import Clock
from matins.config.schema import Config
from matins.errors import RoomMadeError, StoreError
from matins.model.article import Article, Position, Row
from matins.model.feed import FeedState
from matins.model.mark import Mark, SavedPage
from matins.model.step import Step, Undone
from matins.paths import Paths
from matins.service.finding import view_of
from matins.service.log_keeping import LogKeeper
from matins.service.marks import Marks, MarkWriter, Pending, TakeBack
from matins.service.opening import Opened, open_following
from matins.store import MOST_NEW, Aspect, Marked, Marking, Sort, Store, View, open_store, said
from matins.text.clean import Clean

if TYPE_CHECKING:
    from matins.query.completion import Completion

__all__ = ["MOST_NEW", "Library", "Marking", "Sort", "View"]

_MOMENT = 1.0
"""Seconds that a new view waits for marks to be written."""
_FEW = 20
"""How many unwritten marks are counted one by one."""
_MANY = 1_000
"""How many articles at most are shown as they will be before their step is undone."""
_BYTES = 8
"""How much room one of them takes in the journal, at most."""


class Library:
    """The stored articles as a person sees them: marks count from the moment they are made."""

    def __init__(self, opened: Opened, marks: MarkWriter, log: LogKeeper, clock: Clock) -> None:
        self._opened, self._store = opened, opened.store
        self._marks, self._log = marks, log
        self._clock = clock

    @classmethod
    def open(cls, paths: Paths, config: Config, clock: Clock) -> Self:
        """Open the database and make its followed feeds equal to the config's; raise StoreError where that fails.

        What is gone or damaged is made anew first, as far as that goes, and what may not be written is read: `notices`
        tells.
        """

        def another() -> Store:
            if not paths.database.exists():
                raise StoreError(f"the database {paths.database} is gone")  # the store that is open puts it back
            return open_store(paths.database, paths.write_lock, clock, may_spend=True)

        def undo(store: Store, step: int) -> Undone | None:
            from matins.service.undoing import undo_step  # the config's editor

            return undo_step(store, paths.config, step)

        opened = open_following(paths, config.feeds, clock)
        log = LogKeeper(another, paths, clock, "" if opened.unwritable else config.marks.folder)
        return cls(opened, MarkWriter(another, undo=undo, wrote=lambda _: log.wake()), log, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def open_view(self, query: str = "", *, unread: bool = True, sort: Sort = Sort.NEWEST) -> View:
        """Return the view of the articles that match `query`, as they stand now; raise QueryError for a wrong query."""
        # Marks that were made before the view belong before it; where they cannot be written, problem() says so.
        with suppress(StoreError):
            self._marks.flush(_MOMENT)
        return view_of(self._store, self._clock, query, unread=unread, sort=sort)

    def completions(self, text: str, cursor: int) -> "tuple[Completion, ...]":
        """Return what the piece of a query that ends at `cursor` could become."""
        from matins.query.completion import completions  # the screen opens without a query

        feeds = [state.title for state in self._store.feeds()]
        return completions(text, cursor, feeds=feeds, tags=self._store.tags())

    def count(self, view: View) -> int:
        """Return how many articles the view's query matches, those among them that the view does not hold."""
        return self._store.count(view)

    def following(self, view: View) -> View | None:
        """Return the view of what follows the last row of a view of a query, if there is any."""
        return self._store.following(view)

    def first(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the first `count` rows of the view."""
        pending = self._marks.pending()
        return _marked(self._store.first(view, count), pending, view)

    def last(self, view: View, count: int) -> tuple[Row, ...]:
        """Return the last `count` rows of the view, in its order."""
        pending = self._marks.pending()
        return _marked(self._store.last(view, count), pending, view)

    def after(self, view: View, position: Position, count: int, *, inclusive: bool = False) -> tuple[Row, ...]:
        """Return the `count` rows that follow `position`; with `inclusive` that one is the first."""
        pending = self._marks.pending()
        return _marked(self._store.after(view, position, count, inclusive=inclusive), pending, view)

    def before(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        """Return the `count` rows that lead to `position`, in the view's order."""
        pending = self._marks.pending()
        return _marked(self._store.before(view, position, count), pending, view)

    def rows(self, ids: Sequence[int], view: View) -> tuple[Row, ...]:
        """Return the rows of these articles as they are now and `view` shows them, those that are there."""
        pending = self._marks.pending()
        return _marked(self._store.rows(ids), pending, view)

    def neighbour(self, view: View, position: Position, *, forward: bool) -> Row | None:
        """Return the next unread row after `position`, or the one before it."""
        pending = self._marks.pending()
        if pending.of_views or any(marks.read is False for layer in pending.layers for marks in layer.marks.values()):
            # An article made unread again a moment ago is none the database would find, and one of a whole view that
            # was read is one that it would.
            with suppress(StoreError):
                self._marks.flush(_MOMENT)
            pending = self._marks.pending()
        row = self._store.neighbour(view, position, forward=forward)
        while row is not None and pending.on(row, view).read:
            row = self._store.neighbour(view, row.position, forward=forward)
        return pending.on(row, view) if row else None

    def article(self, article_id: int) -> Article | None:
        """Return the article in full."""
        pending = self._marks.pending()
        article = self._store.article(article_id)
        return replace(article, row=pending.on(article.row)) if article else None

    def other_text(self, article_id: int) -> Article | None:
        """Return the article made of its other text, or None: the feed's where its page is shown, else its page's."""
        pending = self._marks.pending()
        article = self._store.other_text(article_id)
        return replace(article, row=pending.on(article.row)) if article else None

    def mark(self, ids: Sequence[int], *, read: bool | None = None, starred: bool | None = None) -> None:
        """Mark articles; every later read shows it, and it is written within a second."""
        self._marks.add(Marking(tuple(ids), read=read, starred=starred))

    def mark_view(self, view: View, *, of: str = "") -> None:
        """Mark every article of the view read, likewise; `of` is what the view is called."""
        self._marks.add(Marking(view=view, read=True, of=of or ("Unread" if view.unread else "")))

    def tag(self, ids: Sequence[int], tag: Clean, *, add: bool = True) -> None:
        """Give articles a tag, or take it away, likewise."""
        self._marks.add(Marking(tuple(ids), tag=tag, tagged=add))

    def carry_out(self, marking: Marking) -> Marked:
        """Mark articles at once, and return what that came to; raise StoreError where they could not be marked."""
        self._marks.flush()
        try:
            (marked,) = self._store.carry_out((marking,))
        except RoomMadeError:
            (marked,) = self._store.carry_out((marking,))
        self._log.wake()
        return marked

    def undo(self) -> str | None:
        """Take back the newest step that stands, and return its sentence at once; None where there is none.

        It is written within a second.  Asked again, it goes further back; `remark` tells what could not be put back.
        """
        withdrawn = self._marks.withdraw()
        if withdrawn is not None:
            return f"undone: {self._said(withdrawn)}"
        step = self._store.last_step(besides=self._marks.taken_back())
        if step is None:
            return None
        self._marks.add(TakeBack(step.id, self._marks_before(step)))
        return f"undone: {step.sentence}"

    def steps(self, limit: int = 1000, *, since: int = 0) -> tuple[Step, ...]:
        """Return what was done since then (Unix seconds), the newest first, as far as it is written."""
        return self._store.steps(limit, since=since)

    def busy(self) -> bool:
        """Whether marks are still to be written."""
        return self._marks.busy()

    def remark(self) -> str | None:
        """Return what the last undoing could not put back, and why; that is told once."""
        return self._marks.remark()

    def flush(self) -> None:
        """Wait until every mark is written; raise StoreError where one could not be."""
        self._marks.flush()

    def problem(self) -> str | None:
        """Return why marks cannot be written at present, or None."""
        return self._opened.unwritable or self._marks.problem()

    def notices(self) -> tuple[str, ...]:
        """Return what there is to tell of the database: how it came back, what befell it since."""
        return self._opened.notices + self._store.notices()

    def feeds(self) -> tuple[FeedState, ...]:
        """Return the followed feeds in the config's order."""
        return self._store.feeds()

    def unread(self) -> int:
        """Return how many of the articles that a view of all would show are unread."""
        if sum(len(layer.marks) for layer in self._marks.pending().layers) > _FEW:
            with suppress(StoreError):
                self._marks.flush(_MOMENT)
        while True:
            pending = self._marks.pending()
            count = self._counted(pending)
            if pending == self._marks.pending():
                return max(0, count)

    def new_since(self, view: View) -> int:
        """Return how many rows the view would gain if it were opened now, MOST_NEW where there are more."""
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
            self._log.close()
            self._store.close()

    def _counted(self, pending: Pending) -> int:
        """Return how many articles are unread with what is `pending`; marks of a query's view count once written."""
        count = self._store.open_view(unread=True).total
        for number, layer in enumerate(pending.layers):
            if layer.view is not None:
                if layer.all.read and layer.view.condition is None:
                    count = self._store.new_since(replace(layer.view, unread=True))
                continue
            before = Pending(pending.layers[:number])
            for id_, wanted in layer.marks.items():
                article = self._store.article(id_) if wanted.read is not None else None
                if article is not None and before.on(article.row).read is not wanted.read:
                    count += -1 if wanted.read else 1
        return count

    def _said(self, marking: Marking) -> str:
        """Return the sentence of a marking that was not written."""
        article = self._store.article(marking.ids[0]) if len(marking.ids) == 1 else None
        articles = marking.view.total if marking.view else len(marking.ids)
        return said(marking, articles, article.row.title if article else None)

    def _marks_before(self, step: Step) -> dict[int, Marks]:
        """Return the marks that articles have again once a step is undone; none where these are too many to show."""
        try:
            change = self._store.change(step.id, most=_MANY * _BYTES)
        except StoreError:  # whoever undoes it tells
            return {}
        marks: dict[int, Marks] = {}
        for turned in change.turned if change and len(change.articles) <= _MANY else ():
            was = turned.before is not None
            made = {Aspect.READ: Marks(read=was), Aspect.STARRED: Marks(starred=was)}.get(turned.aspect, Marks())
            marks.update({id_: made.over(marks.get(id_, Marks())) for id_ in turned.ids})
        return marks


def _marked(rows: Iterable[Row], pending: Pending, view: View) -> tuple[Row, ...]:
    return tuple(pending.on(row, view) for row in rows)
