"""Asking queries of the store: at once, or in a thread of its own while a person types on."""

from collections.abc import Callable
from itertools import chain
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from matins.clock import Clock
from matins.errors import StoppedError
from matins.model.article import Article
from matins.paths import Paths
from matins.store import Sort, Store, View, open_store

if TYPE_CHECKING:  # only where something is searched for
    from matins.text.snippets import Snippet


def view_of(store: Store, clock: Clock, query: str, *, unread: bool, sort: Sort, typing: bool = False) -> View:
    """Return the view of the articles that match `query`, as they stand now; raise QueryError for a wrong query."""
    if not query.strip():
        return store.open_view(unread=unread, sort=sort)
    from matins.query.language import parse  # the screen opens without a query

    asked, now = parse(query, typing=typing), clock.now()
    return store.open_view(
        condition=asked.condition(now), match=asked.match(), rest=asked.rest(now), unread=unread, sort=sort
    )


class Snippets:
    """Pieces of the articles that a query found, for its words; false where it has none."""

    def __init__(self, query: str, *, typing: bool = False) -> None:
        """Raise QueryError for a wrong query; with `typing` its last word may be the beginning of one."""
        from matins.query.language import parse

        self._words = parse(query, typing=typing).words()

    def __bool__(self) -> bool:
        return bool(self._words)

    def of(self, article: Article) -> "Snippet | None":
        """Return the piece of the article's summary or text that has most of the words, None where none has any."""
        from matins.text.snippets import snippet

        summary = article.summary
        sentences = (sentence.text for sentence in summary.sentences)
        points = (point.text for point in summary.points)
        blocks = (block.text for block in summary.document.blocks if not block.hidden)
        return snippet(chain(sentences, points, blocks), self._words)


class Finder:
    """Looks queries up through a store of its own, which `open_` opens with the first one; for any thread.

    The library reads its views like those that it opens itself.
    """

    def __init__(self, open_: Callable[[], Store], clock: Clock) -> None:
        self._open, self._clock = open_, clock
        self._store: Store | None = None
        self._busy, self._counting = Lock(), Lock()
        self._latest = 0

    @classmethod
    def at(cls, paths: Paths, clock: Clock) -> Self:
        """Return a finder in the database of `paths`, which it reads alone."""
        return cls(lambda: open_store(paths.database, paths.write_lock, clock, write=False), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def look_up(self, query: str, *, unread: bool, sort: Sort, typing: bool = False) -> View:
        """Return the view of the articles that match `query`; a look-up that still runs is stopped before.

        With `typing` the last word of the query may be the beginning of one.  Raises QueryError for a wrong query,
        StoppedError where it is stopped itself, and StoreError.
        """
        mine = self._next()
        with self._busy:
            if mine != self._latest:
                raise StoppedError("the search was stopped")
            store = self._store = self._store or self._open()
            with store.stopping(lambda: mine != self._latest):
                return view_of(store, self._clock, query, unread=unread, sort=sort, typing=typing)

    def stop(self) -> None:
        """Stop the look-up that runs, if one does; it ends within a few milliseconds."""
        self._next()

    def close(self) -> None:
        """Stop what runs, wait for its end, and close the store."""
        self._next()
        with self._busy:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _next(self) -> int:
        with self._counting:
            self._latest += 1
            return self._latest
