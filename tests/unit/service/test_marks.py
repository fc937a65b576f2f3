import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from matins.clock import Clock
from matins.errors import StoreError
from matins.paths import Paths
from matins.service.marks import Marks, MarkWriter
from matins.store import Store, open_store

Open = Callable[[], Store]


@pytest.fixture
def another(paths: Paths, clock: Clock, fill: Callable[..., None]) -> Open:
    fill(5)
    return lambda: open_store(paths.database, paths.write_lock, clock)


@pytest.fixture
def writer(another: Open) -> Iterator[MarkWriter]:
    with closing(MarkWriter(another, gather=0.0, retry=0.0)) as writer:
        yield writer


def marks_of(another: Open) -> dict[int, tuple[bool, bool]]:
    with another() as store:
        found = [store.article(number) for number in range(1, 6)]
        return {article.row.id: (article.row.read, article.row.starred) for article in found if article}


def test_marks_made_later_win_and_leave_the_rest_as_it_was() -> None:
    assert Marks(read=False).over(Marks(True, True)) == Marks(False, True)
    assert Marks().over(Marks(True, None)) == Marks(True, None)


def test_what_was_marked_is_written(writer: MarkWriter, another: Open) -> None:
    writer.add([1, 2], Marks(read=True))
    writer.add([2, 3], Marks(starred=True))
    writer.add([1], Marks(read=False))
    writer.flush()
    assert writer.pending() == {}
    assert marks_of(another) == {
        1: (False, False),
        2: (True, True),
        3: (False, True),
        4: (False, False),
        5: (False, False),
    }


def test_a_writer_that_marks_nothing_opens_nothing(tmp_path: Path) -> None:
    def never() -> Store:
        raise AssertionError("opened")

    writer = MarkWriter(never)
    writer.flush()
    writer.close()
    assert writer.problem() is None


def test_marks_wait_for_one_transaction(another: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[list[int]] = []
    mark = Store.mark

    def counted(store: Store, ids: list[int], **marks: bool | None) -> int:
        written.append(ids)
        return mark(store, ids, **marks)

    monkeypatch.setattr(Store, "mark", counted)
    with closing(MarkWriter(another, gather=60)) as writer:
        for number in range(1, 6):
            writer.add([number], Marks(read=True))
        assert set(writer.pending()) == {1, 2, 3, 4, 5}
        writer.flush()
    assert written == [[1, 2, 3, 4, 5]]


def test_marks_made_while_others_are_written_are_pending_over_them(
    another: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    mark = Store.mark

    def slow(store: Store, ids: list[int], **marks: bool | None) -> int:
        begun.set()
        go_on.wait(30)
        return mark(store, ids, **marks)

    monkeypatch.setattr(Store, "mark", slow)
    with closing(MarkWriter(another, gather=0.0)) as writer:
        writer.add([1, 2], Marks(read=True))
        assert begun.wait(30)
        writer.add([1], Marks(starred=True))
        assert writer.pending() == {1: Marks(True, True), 2: Marks(read=True)}
        go_on.set()
    assert marks_of(another)[1] == (True, True)


def test_marks_that_fail_are_tried_again_by_themselves(
    writer: MarkWriter, another: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([StoreError("busy"), StoreError("busy")])
    written = threading.Event()
    mark = Store.mark

    def flaky(store: Store, ids: list[int], **marks: bool | None) -> int:
        for error in failures:
            raise error
        written.set()
        return mark(store, ids, **marks)

    monkeypatch.setattr(Store, "mark", flaky)
    writer.add([1], Marks(read=True))
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
    writer.add([1], Marks(read=True))
    with pytest.raises(StoreError, match="no such folder"):
        writer.flush()
    assert writer.problem() == "no such folder"
    missing.clear()
    writer.flush()
    writer.close()
    assert marks_of(another)[1] == (True, False)


def test_flushing_does_not_wait_for_ever(another: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    mark = Store.mark

    def stuck(store: Store, ids: list[int], **marks: bool | None) -> int:
        go_on.wait(30)
        return mark(store, ids, **marks)

    monkeypatch.setattr(Store, "mark", stuck)
    writer = MarkWriter(another, gather=0.0)
    writer.add([1], Marks(read=True))
    with pytest.raises(StoreError, match="in time"):
        writer.flush(0.05)
    go_on.set()
    writer.close()
    assert marks_of(another)[1] == (True, False)
