"""Views and windows: their order, their edges, and the plans of their statements."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

import apsw
import pytest

from matins.model.article import Draft, Row
from matins.model.feed import Feed, Subscription
from matins.query.condition import EVERYTHING
from matins.query.language import parse
from matins.store import FeedAnswer, Sort, Store, View
from matins.store.ordering import ORDERS
from matins.store.views import MOST_NEW

Fill = Callable[..., int]
MakeDraft = Callable[..., Draft]


class Clock(Protocol):
    time: int

    def now(self) -> int: ...


def _titles(rows: Iterable[Row]) -> str:
    return " ".join(row.title for row in rows)


def _row(store: Store, article_id: int) -> Row:
    article = store.article(article_id)
    assert article is not None
    return article.row


@pytest.fixture
def seven(fill: Fill, make_draft: MakeDraft) -> None:
    """Articles a to g, a the newest, c and d of the same time; their ids are 7 to 1."""
    times = (70, 60, 50, 50, 30, 20, 10)
    fill(*(make_draft(name, title=name, sort_time=time) for name, time in zip("abcdefg", times, strict=True)))


@pytest.mark.usefixtures("seven")
def test_a_view_is_read_window_by_window_in_both_directions(store: Store) -> None:
    view = store.open_view()
    first = store.first(view, 3)
    second = store.after(view, first[-1].position, 3)
    assert (_titles(first), _titles(second)) == ("a b c", "d e f")
    assert _titles(store.after(view, second[-1].position, 3)) == "g"
    assert _titles(store.last(view, 3)) == "e f g"
    assert _titles(store.before(view, second[0].position, 2)) == "b c"
    assert store.before(view, first[0].position, 3) == ()
    assert store.first(view, 0) == store.first(view, -1) == ()
    assert view.total == 7


@pytest.mark.usefixtures("seven")
def test_the_oldest_first_is_the_newest_first_turned_round(store: Store) -> None:
    view = store.open_view(sort=Sort.OLDEST)
    rows = store.first(view, 9)
    assert _titles(rows) == "g f e d c b a"
    assert _titles(store.after(view, rows[2].position, 2)) == "d c"
    assert _titles(store.before(view, rows[2].position, 2)) == "g f"


@pytest.mark.usefixtures("seven")
def test_a_position_need_not_have_a_row(store: Store) -> None:
    view = store.open_view()
    assert _titles(store.after(view, (55, 3), 2)) == "c d"
    assert _titles(store.before(view, (55, 3), 2)) == "a b"


@pytest.mark.usefixtures("seven")
@pytest.mark.parametrize("sort", list(Sort))
def test_a_window_may_begin_with_the_row_at_its_position(store: Store, sort: Sort) -> None:
    view = store.open_view(sort=sort)
    rows = store.first(view, 9)
    assert store.after(view, rows[2].position, 3, inclusive=True) == rows[2:5]
    assert store.after(view, rows[6].position, 3, inclusive=True) == rows[6:]


def test_feeds_and_lengths_order_a_view_too(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(
        make_draft("1", title="z-long", text="w " * 9, sort_time=1),
        make_draft("2", title="z-short", text="w", sort_time=2),
        title="Zebra",
    )
    fill(
        make_draft("3", title="a-long", text="w " * 9, sort_time=3),
        make_draft("4", title="a-short", text="w", sort_time=4),
        address="https://two.example/",
        title="ape",
    )
    feeds, lengths = store.open_view(sort=Sort.FEED), store.open_view(sort=Sort.LENGTH)
    assert _titles(store.first(feeds, 9)) == "a-short a-long z-short z-long"
    assert _titles(store.first(lengths, 9)) == "a-short z-short a-long z-long"
    for view in (feeds, lengths):
        rows = store.first(view, 9)
        assert store.after(view, rows[1].position, 1) == rows[2:3]
        assert store.before(view, rows[2].position, 9) == rows[:2]
        assert store.last(view, 3) == rows[1:]
        assert store.after(view, (1, 99), 9) == store.before(view, (1, 99), 9) == ()


@pytest.mark.usefixtures("seven")
def test_rows_read_in_an_unread_view_stay_until_it_is_opened_anew(store: Store) -> None:
    view = store.open_view(unread=True)
    store.mark([6, 3], read=True)
    rows = store.first(view, 9)
    assert _titles(rows) == "a b c d e f g"
    assert _titles(row for row in rows if row.read) == "b e"
    assert _titles(store.after(view, rows[0].position, 2)) == "b c"
    again = store.open_view(unread=True)
    assert (_titles(store.first(again, 9)), view.total, again.total) == ("a c d f g", 7, 5)


@pytest.mark.usefixtures("seven")
def test_the_second_of_opening_does_not_matter_nor_does_a_clock_that_goes_back(store: Store, clock: Clock) -> None:
    store.mark([7], read=True)
    view = store.open_view(unread=True)
    assert _titles(store.first(view, 2)) == "b c"
    clock.time -= 1000
    store.mark([6], read=True)
    assert _titles(store.first(view, 2)) == "b c"


@pytest.mark.usefixtures("seven")
def test_a_row_marked_unread_and_read_again_stays(store: Store) -> None:
    view = store.open_view(unread=True)
    for read in (True, False, True):
        store.mark([6], read=read)
    later = store.open_view(unread=True)
    store.mark([5], read=True)
    assert _titles(store.first(view, 3)) == "a b c"
    assert _titles(store.first(later, 3)) == "a c d"


@pytest.mark.usefixtures("seven")
def test_a_row_marked_read_and_unread_again_is_there_once(store: Store) -> None:
    view = store.open_view(unread=True)
    for read in (True, False):
        store.mark([6], read=read)
    assert _titles(store.first(view, 3)) == "a b c"


@pytest.mark.usefixtures("seven")
def test_the_neighbour_is_the_nearest_unread_row(store: Store) -> None:
    store.mark([6, 5, 3], read=True)
    for view in (store.open_view(), store.open_view(unread=True)):
        assert store.neighbour(view, (70, 7), forward=True) == _row(store, 4)
        assert store.neighbour(view, (30, 3), forward=False) == _row(store, 4)
        assert store.neighbour(view, (10, 1), forward=True) is None
    oldest = store.open_view(sort=Sort.OLDEST)
    assert store.neighbour(oldest, (30, 3), forward=True) == _row(store, 4)


def test_what_comes_in_later_waits_for_the_next_view(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    feed = fill(make_draft("a", title="a"))
    unread, everything = store.open_view(unread=True), store.open_view()
    store.store_answer(feed, FeedAnswer(Feed(), (make_draft("b", title="b"), make_draft("c", title="c")), None, 0))
    store.mark([3], read=True)
    for view, new in ((unread, 1), (everything, 2)):
        assert (_titles(store.first(view, 9)), store.new_since(view)) == ("a", new)
        assert _titles(store.last(view, 9)) == "a"
    assert store.new_since(store.open_view()) == 0


def test_the_old_articles_of_a_new_feed_do_not_enter_an_open_view(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    view = store.open_view(unread=True)
    fill(*(make_draft(str(number)) for number in range(5)), unread=2)
    assert (store.first(view, 9), store.new_since(view)) == ((), 2)


def test_a_condition_narrows_windows_totals_and_what_is_new(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: Clock
) -> None:
    feed = fill(*(make_draft(str(n), title=f"{'odd' if n % 2 else 'even'} {n}", sort_time=n) for n in range(6)))
    condition = parse("title:even -title:0").condition(clock.now())
    for unread in (True, False):
        view = store.open_view(condition=condition, unread=unread)
        assert ([row.title for row in store.first(view, 9)], view.total) == (["even 4", "even 2"], 2)
        row = store.neighbour(view, (4, 5), forward=True)
        assert row is not None
        assert row.title == "even 2"
    store.store_answer(feed, FeedAnswer(Feed(), (make_draft("x", title="even 8"), make_draft("y")), None, 0))
    assert store.new_since(view) == 1


@pytest.mark.usefixtures("seven")
def test_the_condition_everything_costs_no_count(store: Store) -> None:
    assert store.open_view(condition=EVERYTHING) == store.open_view()


def test_articles_of_feeds_given_up_are_not_shown_but_for_the_starred(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    fill(make_draft("a", title="a"), make_draft("b", title="b"))
    store.mark([1], starred=True)
    store.follow([Subscription("https://two.example/")])
    view = store.open_view(unread=True)
    assert (_titles(store.first(view, 9)), view.total) == ("b", 1)
    store.mark([1], starred=False)
    assert store.open_view().total == 0
    store.mark([1, 2], starred=True)
    assert store.open_view().total == 2


def test_an_empty_store_has_empty_views(store: Store) -> None:
    for sort in Sort:
        for unread in (True, False):
            view = store.open_view(unread=unread, sort=sort)
            assert view == View(None, unread, Sort.NEWEST if sort is Sort.BEST else sort, 0, 0, 0)
            assert store.first(view, 5) == store.last(view, 5) == store.after(view, (1, 1), 5) == ()
            assert store.neighbour(view, (1, 1), forward=True) is None
            assert store.new_since(view) == 0


def _traced(store: Store) -> dict[str, Any]:
    """Return a mapping that every statement from now on enters with its parameters."""
    asked: dict[str, Any] = {}

    def trace(_cursor: object, sql: str, bindings: Any) -> bool:
        asked[sql] = bindings
        return True

    store._connection.exec_trace = trace
    return asked


def _plans(store: Store, unread: bool, sort: Sort) -> dict[str, list[str]]:
    """Return the plan of every statement that a view and its windows take."""
    asked = _traced(store)
    view = store.open_view(unread=unread, sort=sort)
    position = store.first(view, 3)[1].position
    for window in (store.after, store.before):
        window(view, position, 3)
    store.last(view, 3)
    for forward in (True, False):
        store.neighbour(view, position, forward=forward)
    store.new_since(view)
    store._connection.exec_trace = None
    explained = {sql: store._rows("EXPLAIN QUERY PLAN " + sql, bindings) for sql, bindings in asked.items()}
    return {sql: [row[3] for row in rows] for sql, rows in explained.items()}


@pytest.mark.usefixtures("seven")
@pytest.mark.parametrize("analysed", [True, False])
@pytest.mark.parametrize("unread", [True, False])
@pytest.mark.parametrize("sort", list(ORDERS))
def test_no_window_reads_the_whole_table_or_sorts_it(store: Store, sort: Sort, unread: bool, analysed: bool) -> None:
    if analysed:
        store._rows("ANALYZE")
    plans = _plans(store, unread, sort)
    assert len(plans) >= 8
    for sql, steps in plans.items():
        for number, step in enumerate(steps):
            assert step != "SCAN a"
            assert not step.startswith("SCAN articles")
            if step.startswith("SCAN a "):
                assert "LIMIT" in sql
            if "TEMP B-TREE" in step:
                arm = [earlier for earlier in steps[:number] if " a " in earlier]
                assert "articles_read_lately (read_turn>?)" in arm[-1]


@pytest.mark.usefixtures("seven")
@pytest.mark.parametrize("sort", list(ORDERS))
def test_a_window_is_one_statement(store: Store, sort: Sort) -> None:
    view = store.open_view(unread=True, sort=sort)
    seen = _traced(store)
    for window in (store.after, store.before):
        window(view, (50, 5), 3)
    store.neighbour(view, (50, 5), forward=True)
    assert len(seen) == 3
    assert not any("OFFSET" in sql or "bodies" in sql for sql in seen)


_MANY = """
WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 3000)
INSERT INTO articles (feed, key, digest, title, sort_time, first_seen, words, gist, status, wants_page, shown, read_at)
SELECT {feed}, n, x'00', n, {time}, 0, {words}, '', 'full', 0, {shown}, {read} FROM numbers
"""

_LIKE = {
    "all alike": {"time": "7", "words": "7"},
    "of one length": {"time": "n", "words": "7"},
    "of one time": {"time": "7", "words": "n"},
    "mostly read": {"time": "n", "words": "n", "read": "CASE WHEN n % 300 THEN 5 END"},
    "mostly hidden": {"time": "n", "words": "n", "shown": "n % 100 = 0"},
}


@pytest.mark.parametrize("likeness", list(_LIKE))
@pytest.mark.parametrize("unread", [True, False])
@pytest.mark.parametrize("sort", list(ORDERS))
def test_a_window_costs_the_same_however_many_articles_are_alike(
    store: Store, fill: Fill, sort: Sort, unread: bool, likeness: str
) -> None:
    values = {"feed": str(fill()), "shown": "1", "read": "NULL"} | _LIKE[likeness]
    with store.writing():
        store._rows(_MANY.format(**values))
    view = store.open_view(unread=unread, sort=sort)
    assert view.total == len(store.first(view, 5000))
    middle = store.first(view, view.total // 2)[-1].position
    steps: list[int] = []
    store._connection.trace_v2(
        apsw.SQLITE_TRACE_PROFILE, lambda event: steps.append(event["stmt_status"]["SQLITE_STMTSTATUS_VM_STEP"])
    )
    found = (store.first(view, 5), store.last(view, 5), store.after(view, middle, 5), store.before(view, middle, 5))
    store.neighbour(view, middle, forward=True)
    store.neighbour(view, middle, forward=False)
    store._connection.trace_v2(0, None)
    assert all(found)
    assert len(steps) == 6
    assert max(steps) < 700


def test_what_is_new_is_counted_to_a_thousand(store: Store, fill: Fill) -> None:
    feed = fill()
    views = [store.open_view(), store.open_view(unread=True)]
    with store.writing():
        store._rows(_MANY.format(feed=feed, time="n", words="n", shown="1", read="NULL"))
    assert [store.new_since(view) for view in views] == [MOST_NEW, MOST_NEW]


def test_rows_marked_read_with_all_of_their_view_leave_every_open_view_of_the_unread(store: Store, fill: Fill) -> None:
    feed = fill()
    with store.writing():
        store._rows(_MANY.format(feed=feed, time="n", words="n", shown="1", read="NULL"))
    for sort in ORDERS:
        view = store.open_view(unread=True, sort=sort)
        before = store.first(view, 3)
        store.mark([before[0].id], read=True)
        with store.writing():
            store._rows("UPDATE articles SET read_at = 1 WHERE id = ?", (before[1].id,))
        assert [row.id for row in store.first(view, 2)] == [before[0].id, before[2].id]
