"""Views of queries: what they hold, what stays in them, and how they are read."""

import json
from collections.abc import Callable
from typing import Any

import apsw
import pytest

from matins.model.article import Draft, Row
from matins.query.language import parse
from matins.store import Sort, Store, View
from matins.store.ordering import ORDERS
from matins.store.views import MOST_HELD

NOW = 1_800_000_000

Fill = Callable[..., int]
MakeDraft = Callable[..., Draft]

_MANY = """
WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})
INSERT INTO articles (feed, key, digest, title, sort_time, first_seen, words, gist, status, wants_page, shown)
SELECT {feed}, n, x'00', n, n, 0, n % 7, '', 'full', 0, 1 FROM numbers
"""


def ask(store: Store, text: str, *, unread: bool = False, sort: Sort = Sort.NEWEST) -> View:
    query = parse(text)
    return store.open_view(
        condition=query.condition(NOW), match=query.match(), rest=query.rest(NOW), unread=unread, sort=sort
    )


def titles(rows: tuple[Row, ...]) -> str:
    return " ".join(row.title for row in rows)


@pytest.fixture
def coal(fill: Fill, make_draft: MakeDraft) -> None:
    """Articles a to g, a the newest, all but d and e about coal; their ids are 7 to 1."""
    fill(
        *(
            make_draft(name, title=name, sort_time=70 - 10 * number, text="Of ships." if name in "de" else "Of coal.")
            for number, name in enumerate("abcdefg")
        )
    )


@pytest.fixture
def many(store: Store, fill: Fill) -> int:
    """Articles of ever later times, more than a view holds; return how many."""
    count = 2 * MOST_HELD + 10
    feed = fill()
    with store.writing():
        store._rows(_MANY.format(feed=feed, count=count))
    return count


@pytest.mark.usefixtures("coal")
@pytest.mark.parametrize("sort", list(Sort))
def test_what_a_query_finds_is_read_in_windows_both_ways(store: Store, sort: Sort) -> None:
    view = ask(store, "coal", sort=sort)
    rows = store.first(view, 9)
    assert (view.total, view.more, store.count(view)) == (5, False, 5)
    assert sorted(titles(rows).split()) == list("abcfg")
    assert store.last(view, 2) == rows[3:]
    assert store.after(view, rows[1].position, 2) == rows[2:4]
    assert store.after(view, rows[1].position, 2, inclusive=True) == rows[1:3]
    assert store.before(view, rows[3].position, 2) == rows[1:3]
    assert store.first(view, 0) == store.first(view, -1) == store.last(view, 0) == ()
    assert store.neighbour(view, rows[1].position, forward=False) == rows[0]


@pytest.mark.usefixtures("coal")
def test_a_place_without_a_row_is_found_by_the_order(store: Store) -> None:
    assert titles(store.after(ask(store, "coal"), (45, 99), 1)) == "f"
    assert titles(store.before(ask(store, "coal"), (45, 99), 2)) == "b c"
    oldest = ask(store, "coal", sort=Sort.OLDEST)
    assert titles(store.after(oldest, (45, 99), 1)) == "c"
    by_feed = ask(store, "coal", sort=Sort.FEED)
    assert titles(store.after(by_feed, (40, 4), 1, inclusive=True)) == "f"
    assert titles(store.before(by_feed, (40, 4), 1)) == "c"
    assert store.after(ask(store, "coal"), (0, 0), 1) == ()
    assert store.after(ask(store, "coal", sort=Sort.BEST), (45, 99), 1) == ()


@pytest.mark.usefixtures("coal")
def test_what_was_read_singly_stays_and_what_was_read_with_all_leaves(store: Store) -> None:
    view, everything = ask(store, "coal", unread=True), ask(store, "coal")
    store.mark([7], read=True)
    with store.writing():
        store._rows("UPDATE articles SET read_at = 1 WHERE id = 6")
    assert titles(store.first(view, 9)) == "a c f g"
    assert titles(store.first(view, 2)) == "a c"
    assert titles(store.first(everything, 9)) == "a b c f g"
    nearest = store.neighbour(everything, (70, 7), forward=True)
    assert nearest is not None
    assert nearest.title == "c"
    assert store.neighbour(everything, (10, 1), forward=True) is None
    assert titles(store.first(ask(store, "coal", unread=True), 9)) == "c f g"


@pytest.mark.usefixtures("coal")
def test_rows_that_are_hidden_or_gone_are_passed_over(store: Store) -> None:
    view = ask(store, "coal")
    with store.writing():
        store._rows("UPDATE articles SET muted = 'is:unread' WHERE id = 7")
        store._rows("DELETE FROM articles WHERE id = 5")
    assert titles(store.first(view, 9)) == titles(store.last(view, 9)) == "b f g"
    assert titles(store.after(view, (60, 6), 1)) == "f"
    assert titles(store.before(view, (20, 2), 1)) == "b"


@pytest.mark.usefixtures("coal")
def test_hidden_articles_are_listed_where_they_are_asked_for(store: Store) -> None:
    with store.writing():
        store._rows("UPDATE articles SET muted = 'coal' WHERE id IN (7, 6)")
        store._rows("UPDATE articles SET pruned = 1 WHERE id = 6")
    for sort in Sort:
        view = ask(store, "is:hidden", sort=sort)
        assert titles(store.first(view, 9)) == "a"
    assert ask(store, "coal").total == 3


@pytest.mark.usefixtures("coal")
def test_what_is_new_is_told_by_the_new_articles_alone(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    views = [ask(store, text) for text in ("coal", "coal -ships", "title:x", "is:unread", "ships OR is:starred")]
    assert [store.new_since(view) for view in views] == [0] * 5
    fill(make_draft("x", title="x", text="Of coal."), make_draft("y", text="Of ships and coal."))
    assert [store.new_since(view) for view in views] == [2, 1, 1, 2, 1]


def test_a_view_holds_so_many_and_the_rest_follows(store: Store, many: int) -> None:
    for sort in ORDERS:
        view = ask(store, "is:unread", sort=sort)
        assert (view.total, view.more, store.count(view)) == (MOST_HELD, True, many)
        chain = [view]
        while following := store.following(chain[-1]):
            chain.append(following)
        ids = [id_ for part in chain for id_ in part.ids or ()]
        assert len(ids) == len(set(ids)) == many
        assert [part.more for part in chain] == [True, True, False]
        if sort is Sort.OLDEST:
            assert ids == list(range(1, many + 1))


def test_a_ranked_view_ends_with_what_was_ranked(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(*(make_draft(str(n), text="Of coal.", sort_time=n) for n in range(3)), make_draft("t", title="Coal", text="x"))
    view = ask(store, "coal", sort=Sort.BEST)
    assert (view.sort, store.first(view, 1)[0].title, view.total) == (Sort.BEST, "Coal", 4)
    assert store.following(view) is None
    assert ask(store, "is:unread", sort=Sort.BEST).sort is Sort.NEWEST


@pytest.mark.usefixtures("many")
def test_a_window_reads_two_hundred_rows_at_most_by_their_ids(store: Store) -> None:
    view = ask(store, "is:unread")
    seen: list[tuple[str, Any]] = []

    def trace(_cursor: object, sql: str, bindings: Any) -> bool:
        seen.append((sql, bindings))
        return True

    store._connection.exec_trace = trace
    rows = store.first(view, 60)
    store.after(view, rows[-1].position, 60)
    store.neighbour(view, rows[-1].position, forward=True)
    assert len(seen) == 3
    assert [len(json.loads(bindings[0])) for _, bindings in seen] == [60, 60, 200]
    store._connection.exec_trace = None
    for sql, bindings in seen:
        plan = [row[3] for row in store._rows("EXPLAIN QUERY PLAN " + sql, bindings)]
        assert plan[:3] == [
            "SCAN i VIRTUAL TABLE INDEX 1:",
            "SEARCH a USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH f USING INTEGER PRIMARY KEY (rowid=?)",
        ]


@pytest.mark.usefixtures("coal")
def test_an_article_is_opened_with_one_statement(store: Store, statements: list[str]) -> None:
    assert store.article(3) is not None
    assert len(statements) == 1
    store.other_text(3)
    assert len(statements) <= 3


@pytest.mark.parametrize("text", ["coal", "-ships", "-coal OR is:starred", "title:coal newer:9999y", "feed:example"])
def test_telling_what_is_new_costs_the_same_however_much_matches(
    store: Store, fill: Fill, make_draft: MakeDraft, text: str
) -> None:
    feed = fill()
    steps: list[int] = []

    def told(event: dict[str, Any]) -> None:
        # What the index asks for itself is told too.
        if event["sql"].startswith("SELECT count(*)"):
            steps.append(event["stmt_status"]["SQLITE_STMTSTATUS_VM_STEP"])

    for count in (10, 4_000):
        with store.writing():
            store._rows("DELETE FROM articles")
            store._rows(_MANY.format(feed=feed, count=count))
            store._rows("INSERT INTO search (rowid, title) SELECT id, 'coal ships' FROM articles")
        view = ask(store, text)
        fill(make_draft(f"new {count}", title="coal"))
        store._connection.trace_v2(apsw.SQLITE_TRACE_PROFILE, told)
        store.new_since(view)
        store._connection.trace_v2(0, None)
    assert len(steps) == 2
    assert steps[0] == steps[1]


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_words_that_very_many_articles_have_are_listed_by_going_through_time(
    store: Store, many: int, statements: list[str], sort: Sort
) -> None:
    with store.writing():
        store._rows("INSERT INTO search (rowid, title) SELECT id, 'coal' FROM articles WHERE id % 4")
        store._rows("UPDATE articles SET read_at = 1 WHERE id % 4 = 1")
    expected = [id_ for id_ in range(1, many + 1) if id_ % 4]
    for unread in (False, True):
        wanted = [id_ for id_ in expected if not (unread and id_ % 4 == 1)]
        wanted = wanted if sort is Sort.OLDEST else wanted[::-1]
        statements.clear()
        view = ask(store, "coal", unread=unread, sort=sort)
        listing = statements[-1]
        assert list(view.ids or ()) == wanted[:MOST_HELD]
        assert (view.more, store.count(view)) == (len(wanted) > MOST_HELD, len(wanted))
        plan = [row[3] for row in store._rows("EXPLAIN QUERY PLAN " + listing, (0, ""))]
        assert plan[0].startswith("SCAN a USING")
        assert not any("TEMP B-TREE" in step for step in plan)
