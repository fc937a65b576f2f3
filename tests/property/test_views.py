"""Views with and without a query against plain sorting and filtering, whatever happens while they are open."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.article import Position, Row
from matins.model.feed import Subscription
from matins.query.language import parse
from matins.store import Sort, Store, View, open_store

NOW = 1_800_000_000
FEEDS = ("b", "a", "c")


class StillClock:
    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@dataclass(frozen=True)
class Item:
    feed: int
    time: int
    words: int
    coal: bool
    read: bool
    starred: bool
    muted: bool

    @property
    def shown(self) -> bool:
        return self.starred or not self.muted


ITEMS = st.lists(
    st.builds(
        Item,
        st.integers(0, 2),
        st.integers(0, 3),
        st.integers(0, 2),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.sampled_from([False, False, True]),
    ),
    max_size=14,
)

QUERIES: dict[str, Callable[[Item], bool]] = {
    "": lambda item: item.shown,
    "coal": lambda item: item.shown and item.coal,
    "title:coal is:starred": lambda item: item.shown and item.coal and item.starred,
    "-coal": lambda item: item.shown and not item.coal,
    "is:read OR coal": lambda item: item.shown and (item.read or item.coal),
    "feed:a.ex": lambda item: item.shown and item.feed == 1,
    "is:hidden": lambda item: item.muted and not item.starred,
}

_PUT = """
INSERT INTO articles (feed, key, digest, title, sort_time, first_seen, read_at, starred_at, muted, shown, words, gist,
    status, wants_page)
VALUES (?, ?, x'00', ?, ?, 0, ?, ?, ?, ?, ?, '', 'full', 0) RETURNING id
"""


@contextmanager
def _store_of(items: list[Item]) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with open_store(path / "matins.db", path / "lock", StillClock(), patience=0.1) as store:
            store.follow([Subscription(f"https://{name}.example/") for name in FEEDS])
            feeds = [state.id for state in store.feeds()]
            with store.writing():
                for number, item in enumerate(items):
                    title = "coal" if item.coal else "ship"
                    marks = (1 if item.read else None, 1 if item.starred else None, "rule" if item.muted else None)
                    told = (feeds[item.feed], str(number), title, item.time, *marks, item.shown, item.words)
                    ((id_,),) = store._rows(_PUT, told)
                    store._rows("INSERT INTO search (rowid, title) VALUES (?, ?)", (id_, title))
            yield store


def _key(sort: Sort, id_: int, item: Item) -> tuple[object, ...]:
    newest = (-item.time, -id_)
    return {
        Sort.NEWEST: newest,
        Sort.OLDEST: (item.time, id_),
        Sort.FEED: (FEEDS[item.feed], *newest),
        Sort.LENGTH: (item.words, *newest),
    }[sort]


def _open(store: Store, text: str, *, unread: bool, sort: Sort) -> View:
    query = parse(text)
    return store.open_view(
        condition=query.condition(NOW), match=query.match(), rest=query.rest(NOW), unread=unread, sort=sort
    )


def _walked(store: Store, view: View, size: int) -> list[Row]:
    rows = list(store.first(view, size))
    while rows and (more := store.after(view, rows[-1].position, size)):
        rows += more
    return rows


def _walked_back(store: Store, view: View, size: int) -> list[Row]:
    rows = list(store.last(view, size))
    while rows and (more := store.before(view, rows[0].position, size)):
        rows[:0] = more
    return rows


def _check(store: Store, view: View, expected: list[int], size: int) -> None:
    rows = _walked(store, view, size)
    assert [row.id for row in rows] == expected
    assert _walked_back(store, view, size) == rows
    for place, row in enumerate(rows):
        assert store.after(view, row.position, size, inclusive=True) == tuple(rows[place : place + size])
        unread = [other for other in rows[:place] if not other.read]
        assert store.neighbour(view, row.position, forward=False) == (unread[-1] if unread else None)


VIEWS = st.tuples(st.sampled_from(sorted(QUERIES)), st.booleans(), st.sampled_from([*Sort]))


@settings(max_examples=40, deadline=None)
@given(items=ITEMS, asked=VIEWS, size=st.integers(1, 4))
def test_a_view_is_the_plain_list_sorted_and_sifted(
    items: list[Item], asked: tuple[str, bool, Sort], size: int
) -> None:
    text, unread, sort = asked
    with _store_of(items) as store:
        view = _open(store, text, unread=unread, sort=sort)
        wanted = [id_ for id_, item in enumerate(items, 1) if QUERIES[text](item) and not (unread and item.read)]
        assert (view.total, store.count(view), view.more, store.new_since(view)) == (len(wanted), len(wanted), False, 0)
        if view.sort is Sort.BEST:
            expected = [row.id for row in store.first(view, len(items) + 1)]
            assert sorted(expected) == wanted
        else:
            expected = sorted(wanted, key=lambda id_: _key(view.sort, id_, items[id_ - 1]))
        _check(store, view, expected, size)


@settings(max_examples=40, deadline=None)
@given(
    items=ITEMS,
    asked=VIEWS,
    singly=st.frozensets(st.integers(1, 14)),
    at_once=st.frozensets(st.integers(1, 14)),
    hidden=st.frozensets(st.integers(1, 14), max_size=4),
)
def test_an_open_view_keeps_what_was_read_singly_and_nothing_that_is_hidden(
    items: list[Item],
    asked: tuple[str, bool, Sort],
    singly: frozenset[int],
    at_once: frozenset[int],
    hidden: frozenset[int],
) -> None:
    text, unread, sort = asked
    with _store_of(items) as store:
        view = _open(store, text, unread=unread, sort=sort)
        before = [row.id for row in store.first(view, len(items) + 1)]
        store.mark(sorted(singly), read=True)
        with store.writing():
            for id_ in at_once:
                store._rows("UPDATE articles SET read_at = 1 WHERE id = ? AND read_at IS NULL", (id_,))
            for id_ in hidden:
                store._rows("UPDATE articles SET pruned = 1 WHERE id = ?", (id_,))
        left = {id_ for id_ in at_once - singly if unread} | hidden
        _check(store, view, [id_ for id_ in before if id_ not in left], 3)


@settings(max_examples=40, deadline=None)
@given(
    items=ITEMS,
    asked=st.tuples(st.sampled_from(sorted(QUERIES)), st.booleans(), st.sampled_from([Sort.NEWEST, Sort.OLDEST])),
    position=st.tuples(st.integers(-1, 4), st.integers(0, 16)),
)
def test_windows_start_where_no_row_stands(
    items: list[Item], asked: tuple[str, bool, Sort], position: Position
) -> None:
    text, unread, sort = asked
    with _store_of(items) as store:
        view = _open(store, text, unread=unread, sort=sort)
        rows = store.first(view, len(items) + 1)
        if any(row.id == position[1] and row.position != position for row in rows):
            return
        way = 1 if sort is Sort.OLDEST else -1
        after = [row for row in rows if (row.position > position if way > 0 else row.position < position)]
        before = [row for row in rows if (row.position < position if way > 0 else row.position > position)]
        assert list(store.after(view, position, 20)) == after
        assert list(store.before(view, position, 20)) == before
