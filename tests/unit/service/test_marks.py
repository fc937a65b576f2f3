import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from matins.clock import Clock
from matins.errors import ConfigError, StoreError
from matins.model.step import Undone
from matins.paths import Paths
from matins.service.marks import Marks, MarkWriter, TakeBack
from matins.store import Marked, Marking, Store, open_store, steps
from matins.text.clean import Clean

Open = Callable[[], Store]

NEVER = 3600.0


@pytest.fixture
def another(paths: Paths, clock: Clock, fill: Callable[..., None]) -> Open:
    fill(5)
    return lambda: open_store(paths.database, paths.write_lock, clock)


@pytest.fixture
def writer(another: Open) -> Iterator[MarkWriter]:
    with closing(MarkWriter(another, gather=0.0, retry=0.0)) as writer:
        yield writer


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> "Gate":
    """Return what holds the writing of markings until it is opened."""
    return Gate(monkeypatch)


class Gate:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        begin = Store.begin

        def held(store: Store, markings: Sequence[Marking]) -> tuple[Marked, ...]:
            self.reached.set()
            self.opened.wait(30)
            return begin(store, markings)

        monkeypatch.setattr(Store, "begin", held)


def read(*ids: int) -> Marking:
    return Marking(ids, read=True)


def marks_of(another: Open) -> dict[int, tuple[bool, bool]]:
    with another() as store:
        found = [store.article(number) for number in range(1, 6)]
        return {article.row.id: (article.row.read, article.row.starred) for article in found if article}


def sentences(another: Open) -> list[str]:
    with another() as store:
        return [step.sentence for step in store.steps()]


def test_marks_made_later_win_and_leave_the_rest_as_it_was() -> None:
    assert Marks(read=False).over(Marks(True, True)) == Marks(False, True)
    assert Marks().over(Marks(True, None)) == Marks(True, None)


def test_what_was_marked_is_written_each_order_as_a_step(writer: MarkWriter, another: Open) -> None:
    writer.add(read(1, 2))
    writer.add(Marking((2, 3), starred=True))
    writer.add(Marking((1,), read=False))
    writer.add(Marking((4,), tag=Clean("later")))
    writer.flush()
    assert not writer.busy()
    assert writer.pending().layers == ()
    assert marks_of(another) == {
        1: (False, False),
        2: (True, True),
        3: (False, True),
        4: (False, False),
        5: (False, False),
    }
    assert sentences(another) == [
        "tagged “Article 3” with later",
        "marked “Article 0” unread",
        "starred 2 articles",
        "marked 2 articles read",
    ]


def test_a_writer_that_marks_nothing_opens_nothing(tmp_path: Path) -> None:
    def never() -> Store:
        raise AssertionError("opened")

    writer = MarkWriter(never)
    writer.flush()
    writer.close()
    assert writer.problem() is None


def test_marks_wait_for_one_transaction(another: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[list[int]] = []
    begin = Store.begin

    def counted(store: Store, markings: Sequence[Marking]) -> tuple[Marked, ...]:
        written.append([id_ for marking in markings for id_ in marking.ids])
        return begin(store, markings)

    monkeypatch.setattr(Store, "begin", counted)
    with closing(MarkWriter(another, gather=NEVER)) as writer:
        for number in range(1, 6):
            writer.add(read(number))
        assert set(writer.pending().layers[0].marks) == {1, 2, 3, 4, 5}
        assert writer.busy()
        writer.flush()
    assert written == [[1, 2, 3, 4, 5]]
    assert len(sentences(another)) == 5


def test_a_whole_view_and_an_undoing_wait_for_nothing(another: Open) -> None:
    with another() as store:
        view = store.open_view(unread=True)
        store.mark([1], starred=True)
    written = threading.Semaphore(0)
    with closing(MarkWriter(another, gather=NEVER, wrote=lambda _: written.release())) as writer:
        writer.add(Marking(view=view, read=True, of="Unread"))
        assert written.acquire(timeout=30)
        writer.add(TakeBack(1, {}))
        assert written.acquire(timeout=30)
    assert marks_of(another) == dict.fromkeys(range(1, 6), (True, False))
    assert sentences(another)[0] == "marked 5 articles of Unread read"


def test_marks_made_while_others_are_written_are_pending_over_them(another: Open, gate: Gate) -> None:
    with closing(MarkWriter(another, gather=0.0)) as writer:
        writer.add(read(1, 2))
        assert gate.reached.wait(30)
        writer.add(Marking((1,), starred=True))
        (layer,) = writer.pending().layers
        assert layer.marks == {1: Marks(True, True), 2: Marks(read=True)}
        gate.opened.set()
    assert marks_of(another)[1] == (True, True)


def test_a_whole_view_shows_as_read_at_once_and_what_is_marked_after_it_wins(another: Open) -> None:
    with another() as store:
        view, other = store.open_view(unread=True), store.open_view(unread=False)
        rows = {row.id: row for row in store.first(view, 9)}
    with closing(MarkWriter(lambda: pytest.fail("opened"), gather=NEVER)) as writer:
        writer._waiting += [read(9), Marking(view=view, read=True), Marking((2,), read=False)]
        pending = writer.pending()
        writer._waiting.clear()
    assert pending.of_views
    assert pending.on(rows[1], view).read
    assert pending.on(rows[1], other).read
    assert pending.on(rows[1]).read
    assert not pending.on(rows[2], view).read


def test_the_newest_marking_can_be_withdrawn_until_it_is_written(another: Open) -> None:
    with closing(MarkWriter(another, gather=NEVER)) as writer:
        assert writer.withdraw() is None
        writer.add(read(1))
        writer.add(read(2))
        assert writer.withdraw() == read(2)
        writer.flush()
        assert writer.withdraw() is None
    assert sentences(another) == ["marked “Article 0” read"]


def test_steps_that_are_to_be_taken_back_are_told_until_they_are(another: Open, gate: Gate) -> None:
    with another() as store:
        gate.opened.set()
        store.mark([1], read=True)
    with closing(MarkWriter(another, gather=0.0)) as writer:
        writer.add(TakeBack(1, {1: Marks(read=False)}))
        writer.flush()
        assert writer.taken_back() == ()
        assert writer.remark() is None
    assert marks_of(another)[1] == (False, False)


def test_what_cannot_be_put_back_is_told_once(another: Open) -> None:
    with another() as store:
        store.mark([1, 2], read=True)
        store.mark([2], read=False)
    with closing(MarkWriter(another, gather=0.0)) as writer:
        writer.add(TakeBack(1, {}))
        writer.flush()
        assert writer.remark() == "undone: marked 2 articles read (1 of 2; the others have changed since)"
        assert writer.remark() is None


def test_an_undoing_that_fails_is_told_and_holds_nothing_up(another: Open) -> None:
    def refused(_: Store, __: int) -> Undone | None:
        raise ConfigError("the config is broken")

    with closing(MarkWriter(another, undo=refused, gather=0.0)) as writer:
        writer.add(TakeBack(1, {}))
        writer.add(read(1))
        writer.flush()
        assert writer.problem() is None
        assert writer.remark() == "not undone: the config is broken"
    assert marks_of(another)[1] == (True, False)


def test_marks_that_fail_are_tried_again_by_themselves(
    writer: MarkWriter, another: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([StoreError("busy"), StoreError("busy")])
    written = threading.Event()
    begin = Store.begin

    def flaky(store: Store, markings: Sequence[Marking]) -> tuple[Marked, ...]:
        for error in failures:
            raise error
        written.set()
        return begin(store, markings)

    monkeypatch.setattr(Store, "begin", flaky)
    writer.add(read(1))
    assert written.wait(30)
    writer.flush()
    assert writer.problem() is None
    assert marks_of(another)[1] == (True, False)


def test_a_store_that_cannot_be_opened_is_a_problem_and_not_the_end(another: Open) -> None:
    missing = threading.Event()
    missing.set()

    def opened() -> Store:
        if missing.is_set():
            raise StoreError("no such folder")
        return another()

    writer = MarkWriter(opened, gather=0.0, retry=60)
    writer.add(read(1))
    with pytest.raises(StoreError, match="no such folder"):
        writer.flush()
    assert writer.problem() == "no such folder"
    missing.clear()
    writer.flush()
    writer.close()
    assert marks_of(another)[1] == (True, False)


def test_flushing_does_not_wait_for_ever(another: Open, gate: Gate) -> None:
    writer = MarkWriter(another, gather=0.0)
    writer.add(read(1))
    with pytest.raises(StoreError, match="in time"):
        writer.flush(0.05)
    gate.opened.set()
    writer.close()
    assert marks_of(another)[1] == (True, False)


def test_a_large_marking_that_is_taken_back_is_not_even_finished(
    another: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    begun, go_on = threading.Event(), threading.Event()
    finish = Store.finish
    with another() as store:
        view = store.open_view(unread=True)

    def slow(store: Store, stop: Callable[[], bool] | None = None) -> None:
        if stop is not None:
            begun.set()
            go_on.wait(30)
        finish(store, stop)

    monkeypatch.setattr(Store, "finish", slow)
    with closing(MarkWriter(another, gather=0.0)) as writer:
        writer.add(Marking(view=view, read=True))
        assert begun.wait(30)
        # It is written for good, so it can be taken back at once; it is shown until it is.
        assert writer.taken_back() == ()
        assert writer.withdraw() is None
        assert writer.busy()
        assert writer.pending().of_views
        writer.add(TakeBack(1, {}))
        go_on.set()
        writer.flush()
        assert writer.pending().layers == ()
    assert marks_of(another) == dict.fromkeys(range(1, 6), (False, False))
    with another() as store:
        assert [(step.id, step.undone_at is not None) for step in store.steps()] == [(1, True)]


def test_a_large_marking_whose_rest_fails_is_finished_later(another: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    failures = iter([StoreError("busy")])
    finish = Store.finish
    with another() as store:
        view = store.open_view(unread=True)

    def flaky(store: Store, stop: Callable[[], bool] | None = None) -> None:
        if store._rows("SELECT 1 FROM steps WHERE todo IS NOT NULL"):
            for error in failures:
                raise error
        finish(store, stop)

    monkeypatch.setattr(Store, "finish", flaky)
    with closing(MarkWriter(another, gather=0.0, retry=NEVER)) as writer:
        writer.add(Marking(view=view, read=True))
        with pytest.raises(StoreError, match="busy"):
            writer.flush()
        assert writer.busy()
        assert writer.pending().of_views
        writer.flush()
        assert (writer.busy(), writer.problem()) == (False, None)
    assert marks_of(another) == dict.fromkeys(range(1, 6), (True, False))
    assert len(sentences(another)) == 1
