from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matins.errors import StoreError
from matins.model.article import Draft
from matins.model.step import Step, Undone
from matins.query.language import parse
from matins.store import Marking, Store, open_store, steps
from matins.store.changes import Aspect, Change, FeedStep, Tagged, Turned
from matins.text.clean import Clean

from .conftest import NOW, HandClock

Fill = Callable[..., int]
MakeDraft = Callable[..., Draft]


@pytest.fixture
def five(fill: Fill, make_draft: MakeDraft) -> None:
    """Have five unread articles, 1 to 5, the newest last."""
    fill(*(make_draft(f"key {number}", title=f"Title {number}", sort_time=NOW + number) for number in range(5)))


def states(store: Store) -> dict[int, tuple[bool, bool]]:
    return {
        id_: (bool(read), bool(star)) for id_, read, star in store._rows("SELECT id, read_at, starred_at FROM articles")
    }


def read(store: Store) -> set[int]:
    return {id_ for id_, (is_read, _) in states(store).items() if is_read}


def starred(store: Store) -> set[int]:
    return {id_ for id_, (_, is_starred) in states(store).items() if is_starred}


def tags(store: Store) -> set[tuple[int, str]]:
    return set(store._rows("SELECT article, tag FROM article_tags"))


def assert_counted(store: Store) -> None:
    told = store._rows("SELECT id, total, unread FROM feeds")
    count = "SELECT count(*) FROM articles WHERE feed = ? AND shown"
    for feed, total, unread in told:
        assert (total, unread) == tuple(
            store._rows(sql, (feed,))[0][0] for sql in (count, count + " AND read_at IS NULL")
        )


def undone(store: Store, step: int | None = None) -> str:
    found = store.undo(step)
    assert found
    return found.sentence


def table_of_index(store: Store) -> list[tuple[Any, ...]]:
    return store._rows("SELECT id, block FROM search_data ORDER BY id")


@pytest.mark.usefixtures("five")
def test_every_marking_is_a_step_with_a_sentence(store: Store) -> None:
    store.mark([1], read=True)
    store.mark([1, 2, 3], read=True, starred=True)
    store.mark([1, 2], read=False)
    store.mark([3], starred=False)
    store.mark([1, 2], starred=False)
    store.tag([1, 2], Clean("later"))
    store.tag([2], Clean("later"), add=False)
    assert [step.sentence for step in reversed(store.steps())] == [
        "marked “Title 0” read",
        "marked 3 articles read and starred 3 articles",
        "marked 2 articles unread",
        "took the star from “Title 2”",
        "took the stars from 2 articles",
        "tagged 2 articles with later",
        "took the tag later from “Title 1”",
    ]
    while store.undo():
        pass
    assert states(store) == dict.fromkeys(range(1, 6), (False, False))
    assert tags(store) == set()
    assert_counted(store)


@pytest.mark.usefixtures("five")
def test_what_changes_nothing_is_no_step(store: Store) -> None:
    assert store.mark([], read=True) == 0
    assert store.mark([99], starred=True) == 0
    assert store.mark([1], read=False) == 0
    assert store.tag([1], Clean("x"), add=False) == 0
    assert store.add_step("did nothing", Change()) is None
    assert store.steps() == ()
    assert store.last_step() is None
    assert store.undo() is None


@pytest.mark.usefixtures("five")
def test_a_long_title_is_cut_in_the_sentence(store: Store) -> None:
    store._rows("UPDATE articles SET title = ? WHERE id = 1", ("word " * 40,))
    store.mark([1], starred=True)
    (step,) = store.steps()
    assert step.sentence.startswith("starred “word word")
    assert step.sentence.endswith("…”")
    assert len(step.sentence) < 80


@pytest.mark.usefixtures("five")
def test_undo_goes_from_the_last_to_the_first_and_never_twice(store: Store, clock: HandClock) -> None:
    store.mark([1], read=True)
    store.mark([2], starred=True)
    assert undone(store) == "undone: starred “Title 1”"
    assert undone(store) == "undone: marked “Title 0” read"
    assert store.undo() is None
    assert store.undo(1) is None
    assert store.undo(77) is None
    assert [step.undone_at for step in store.steps()] == [clock.time, clock.time]
    store.mark([3], read=True)
    assert store.undo() == Undone(Step(3, clock.time, Clean("marked “Title 2” read")), 1, 1)


@pytest.mark.usefixtures("five")
def test_a_step_in_between_can_be_undone_by_its_number(store: Store) -> None:
    store.mark([1], read=True)
    store.mark([2], read=True)
    assert undone(store, 1) == "undone: marked “Title 0” read"
    assert read(store) == {2}
    last = store.last_step()
    assert last
    assert last.id == 2
    assert store.last_step(besides=[2]) is None


@pytest.mark.usefixtures("five")
def test_only_what_still_stands_as_the_step_left_it_is_put_back(store: Store, clock: HandClock) -> None:
    store.mark([1, 2, 3, 4], read=True)
    clock.time += 1
    store.mark([1], read=False)
    store.mark([2], read=False)
    store.mark([2], read=True)
    store._rows("DELETE FROM articles WHERE id = 3")
    sentence = "undone: marked 4 articles read (1 of 4; the others have changed since)"
    assert undone(store, 1) == sentence
    assert read(store) == {2}
    assert_counted(store)


@pytest.mark.usefixtures("five")
def test_a_step_of_which_nothing_stands_says_so(store: Store) -> None:
    store.mark([1], read=True)
    store.mark([1], read=False)
    assert undone(store, 1) == "nothing is left to undo of: marked “Title 0” read"
    assert undone(store) == "undone: marked “Title 0” unread"
    assert read(store) == {1}


@pytest.mark.usefixtures("five")
def test_marks_taken_away_come_back_with_their_own_times(store: Store, clock: HandClock) -> None:
    times = "SELECT id, read_at, starred_at FROM articles WHERE id < 4"
    store.mark([1, 2], read=True)
    clock.time += 60
    store.mark([2, 3], read=True, starred=True)
    before = store._rows(times)
    clock.time += 60
    store.mark([1, 2, 3], read=False, starred=False)
    assert undone(store) == "undone: marked 3 articles unread and took the stars from 3 articles"
    assert store._rows(times) == before


@pytest.mark.usefixtures("five")
def test_tags_come_back_as_far_as_their_articles_are_there(store: Store) -> None:
    store.tag([1, 2], Clean("later"))
    store.tag([1, 2, 3], Clean("later"))
    store.tag([1, 2, 3], Clean("later"), add=False)
    store._rows("DELETE FROM articles WHERE id = 2")
    assert undone(store) == ("undone: took the tag later from 3 articles (2 of 3; the others have changed since)")
    assert tags(store) == {(1, "later"), (3, "later")}
    undone(store)
    assert tags(store) == {(1, "later")}


@pytest.mark.usefixtures("five")
def test_steps_survive_a_restart_and_another_instance_undoes_them(
    store: Store, database: Path, lock: Path, clock: HandClock
) -> None:
    store.mark([1, 2], read=True)
    with open_store(database, lock, clock) as other:
        assert undone(other) == "undone: marked 2 articles read"
    assert store.changed()
    assert store.undo() is None
    assert read(store) == set()


@pytest.mark.usefixtures("five")
def test_steps_are_forgotten_when_they_are_old(store: Store, clock: HandClock) -> None:
    store.mark([1], read=True)
    clock.time += 31 * 86_400
    store.mark([2], read=True)
    assert [step.id for step in store.steps(since=clock.time - 86_400)] == [2]
    assert store.expire_steps(clock.time - 30 * 86_400) == 1
    assert [step.id for step in store.steps()] == [2]
    undone(store)
    assert store.undo() is None
    assert read(store) == {1}


@pytest.mark.usefixtures("five")
def test_a_clock_that_goes_back_changes_no_order(store: Store, clock: HandClock) -> None:
    store.mark([1], read=True)
    clock.time -= 200
    store.mark([2], read=True)
    clock.time += 1
    assert undone(store) == "undone: marked “Title 1” read"
    assert undone(store) == "undone: marked “Title 0” read"
    assert [step.id for step in store.steps()] == [2, 1]


@pytest.mark.usefixtures("five")
def test_a_damaged_step_takes_nothing_back_and_stands_in_no_way(store: Store) -> None:
    store.mark([1], read=True)
    store.mark([2], read=True)
    store._rows("UPDATE steps SET change = x'00' WHERE id = 2")
    with pytest.raises(StoreError, match="damaged"):
        store.change(2)
    assert undone(store) == "nothing is left to undo of: marked “Title 1” read"
    undone(store)
    assert read(store) == {2}


def test_feeds_and_what_was_pruned_are_undone_elsewhere(store: Store) -> None:
    feed = FeedStep({"address": "https://example.org/feed"}, 0, True)
    assert store.add_step("subscribed to Example", Change(feeds=(feed,))) == 1
    assert store.add_step("pruned", Change(pruned=True)) == 2
    assert undone(store) == "undone: pruned"
    found = store.undo(feeds=1)
    assert found
    assert (found.back, found.of) == (1, 1)


@pytest.mark.usefixtures("five")
def test_a_view_is_marked_as_a_whole_up_to_where_it_was_opened(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    view, older = store.open_view(unread=True), store.open_view()
    fill(make_draft("new", sort_time=NOW + 9))
    store.mark([1], read=True)
    assert store.mark_view(view, read=True, of="Unread") == 4
    assert read(store) == {1, 2, 3, 4, 5}
    # What was read with all the others leaves the view, what was read by itself stays in it.
    assert [row.id for row in store.first(view, 9)] == [1]
    assert [step.sentence for step in store.steps(1)] == ["marked 4 articles of Unread read"]
    assert store.mark_view(older, read=True) == 0
    assert undone(store) == "undone: marked 4 articles of Unread read"
    assert read(store) == {1}
    assert [row.id for row in store.first(view, 9)] == [5, 4, 3, 2, 1]
    assert_counted(store)


@pytest.mark.usefixtures("five")
def test_a_view_is_starred_marked_and_tagged_as_a_whole(store: Store) -> None:
    view = store.open_view(unread=True)
    assert store.mark_view(view, read=True, starred=True) == 5
    assert starred(store) == read(store) == {1, 2, 3, 4, 5}
    whole = store.open_view()
    assert store.mark_view(whole, read=False) == 5
    store.carry_out((Marking(view=whole, tag=Clean("all")),))
    assert len(tags(store)) == 5
    while store.undo():
        pass
    assert states(store) == dict.fromkeys(range(1, 6), (False, False))
    assert tags(store) == set()


@pytest.mark.usefixtures("five")
def test_a_view_of_a_query_is_marked_beyond_what_it_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matins.store.snapshots.MOST_HELD", 2)
    condition = parse("-title:3").condition(NOW)
    view = store.open_view(condition=condition, unread=True)
    assert view.more
    assert store.mark_view(view, read=True) == 4
    assert read(store) == {1, 2, 3, 5}
    store._rows("DELETE FROM articles WHERE id = 1")
    assert undone(store).startswith("undone: marked 4 articles read (3 of 4;")


@pytest.mark.usefixtures("five")
def test_many_markings_are_one_transaction(store: Store, statements: list[str]) -> None:
    done = store.carry_out([Marking((number,), read=True) for number in range(1, 6)])
    assert [marked.step for marked in done] == [1, 2, 3, 4, 5]
    assert [statement for statement in statements if statement.startswith(("BEGIN", "COMMIT"))] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]


@pytest.mark.usefixtures("five")
def test_no_mark_touches_the_index_of_words(store: Store) -> None:
    before = table_of_index(store)
    store.mark_view(store.open_view(), read=True, starred=True)
    store.undo()
    assert table_of_index(store) == before


@pytest.mark.usefixtures("five")
def test_a_large_step_is_done_piece_by_piece(
    store: Store, monkeypatch: pytest.MonkeyPatch, statements: list[str]
) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    store.mark([4], read=True)
    done = store.carry_out((Marking(view=store.open_view(), read=True, starred=True), Marking((1,), read=False)))
    assert [marked.articles for marked in done] == [5, 1]
    assert states(store) == dict.fromkeys(range(2, 6), (True, True)) | {1: (False, True)}
    assert statements.count("COMMIT") > 6
    assert_counted(store)
    undone(store)
    assert undone(store) == "undone: marked 5 articles read and starred 5 articles"
    assert states(store) == dict.fromkeys((1, 2, 3, 5), (False, False)) | {4: (True, False)}
    assert_counted(store)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("back", [False, True])
def test_a_large_step_that_was_cut_off_is_finished_at_the_next_opening(
    store: Store, database: Path, lock: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    if back:
        store.mark_view(store.open_view(), read=True)
    turn_some = Store._turn_some
    pieces = iter((True, False))

    def cut_off(store: Store, *arguments: Any, **options: Any) -> int:
        if not next(pieces):
            raise StoreError("the lights went out")
        return turn_some(store, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_turn_some", cut_off)
        with pytest.raises(StoreError, match="lights"):
            _ = store.undo() if back else store.mark_view(store.open_view(), read=True)
    assert len(read(store)) == (3 if back else 2)
    with open_store(database, lock, clock) as again:
        assert len(read(again)) == (0 if back else 5)
        assert_counted(again)
        (step,) = again.steps()
        assert (step.undone_at is not None) is back
        if not back:
            assert undone(again) == "undone: marked 5 articles read"
            assert read(again) == set()


def begin(store: Store, todo: int) -> None:
    """Write that all five were marked read, which `todo` of them still are to be."""
    with store.writing():
        turned = store._was(Aspect.READ, steps.listed(range(1, 6)), NOW)
        store._turn_some(Change(turned), todo, 5)
        store._add_step("marked 5 articles read", Change(turned), todo=todo)


@pytest.mark.usefixtures("five")
def test_opening_spends_no_longer_than_a_moment_on_a_step_that_was_cut_off(
    store: Store, database: Path, lock: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    begin(store, 5)
    turn_some = Store._turn_some

    def slow(store: Store, *arguments: Any, **options: Any) -> int:
        clock.time += 1
        return turn_some(store, *arguments, **options)

    monkeypatch.setattr(Store, "_turn_some", slow)
    with open_store(database, lock, clock) as again:
        assert read(again) == {4, 5}
        assert next(again.finishing()) == 2
        assert read(again) == {2, 3, 4, 5}
        assert list(again.finishing()) == [1]
        assert read(again) == {1, 2, 3, 4, 5}
        assert list(again.finishing()) == []
        assert_counted(again)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("back", [False, True])
def test_a_step_that_cannot_be_read_for_a_moment_is_not_given_up(
    store: Store, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    begin(store, 0 if back else 2)
    rows = Store._rows

    def flaky(store: Store, sql: str, parameters: Any = ()) -> Any:
        if sql == steps._CHANGE:
            raise StoreError("the disk fails")
        return rows(store, sql, parameters)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_rows", flaky)
        with pytest.raises(StoreError, match="the disk fails"):
            _ = store.undo() if back else list(store.finishing())
    store.finish()
    assert read(store) == {1, 2, 3, 4, 5}
    assert undone(store) == "undone: marked 5 articles read"
    assert read(store) == set()


@pytest.mark.usefixtures("five")
def test_a_step_that_is_undone_before_it_is_finished_is_taken_back_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    begin(store, 3)
    assert read(store) == {4, 5}
    assert undone(store) == "undone: marked 5 articles read (2 of 5; the others have changed since)"
    assert read(store) == set()
    assert_counted(store)


def test_what_was_turned_is_told_for_rules_and_prunings(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("a"), make_draft("b"))
    with store.writing():
        first = store._was(Aspect.MUTED, steps.listed([1]), "mute a")
        assert store._take_step("applied a rule", Change(first)) == (1, False)
        second = store._was(Aspect.MUTED, steps.listed([1, 2]), "mute b")
        tagged = store._tag(steps.listed([2]), "x", given=True)
        store._take_step("applied the rules", Change(second, tagged))
    assert first == (Turned(Aspect.MUTED, None, "mute a", (1,)),)
    assert second == (
        Turned(Aspect.MUTED, None, "mute b", (2,)),
        Turned(Aspect.MUTED, "mute a", "mute b", (1,)),
    )
    assert tagged == (Tagged("x", True, (2,)),)
    assert_counted(store)
    store.undo()
    assert store._rows("SELECT muted FROM articles") == [("mute a",), (None,)]
    store.undo()
    assert store._rows("SELECT muted FROM articles") == [(None,), (None,)]
    assert_counted(store)


def test_what_a_step_turned_twice_is_turned_back_in_the_other_order(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    fill(make_draft("a"))
    turned = (Turned(Aspect.MUTED, None, "a", (1,)), Turned(Aspect.MUTED, "a", "b", (1,)))
    with store.writing():
        store._take_step("applied the rules", Change(turned))
    assert store._rows("SELECT muted, shown FROM articles") == [("b", 0)]
    store.undo()
    assert store._rows("SELECT muted, shown FROM articles") == [(None, 1)]


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda store: store.last_step(besides=[3]), "steps_standing"),
        (lambda store: store.finish(), "steps_begun"),
        (lambda store: store.steps(5), "SCAN steps"),
        (lambda store: store.mark([1], read=True), "INTEGER PRIMARY KEY"),
        (lambda store: store.tag([1], Clean("x")), "INTEGER PRIMARY KEY"),
    ],
)
def test_nothing_that_is_asked_of_the_journal_sorts_or_reads_more_than_it_tells(
    store: Store, ask: Callable[[Store], object], index: str
) -> None:
    asked: list[tuple[str, Any]] = []

    def trace(_cursor: object, sql: str, bindings: Any) -> bool:
        if sql.lstrip().startswith(("SELECT", "UPDATE articles", "INSERT OR")):
            asked.append((sql, bindings))
        return True

    store._connection.exec_trace = trace
    ask(store)
    store._connection.exec_trace = None
    plans = [plan for sql, bindings in asked for _, _, _, plan in store._rows(f"EXPLAIN QUERY PLAN {sql}", bindings)]
    assert any(index in plan for plan in plans)
    assert not [plan for plan in plans if "SCAN articles" in plan or "TEMP B-TREE FOR ORDER BY" in plan]


@pytest.mark.usefixtures("five")
def test_a_change_is_read_only_where_it_is_small_enough(store: Store) -> None:
    store.mark([1], read=True)
    assert store.change(1, most=10) is None
    assert store.change(1, most=1000) == store.change(1) == Change((Turned(Aspect.READ, None, NOW, (1,)),))
