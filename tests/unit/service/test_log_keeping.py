"""The thread that keeps the log of marks."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from devices import device
from matins.clock import Clock
from matins.config.schema import Config, Marks
from matins.errors import StoreError
from matins.paths import Paths
from matins.service import log_keeping
from matins.service.library import Library
from matins.service.log_keeping import LogKeeper
from matins.service.mark_log import MarkLog
from matins.store import Store


def lines(folder: Path) -> list[bytes]:
    return [line for path in folder.glob("*.log") for line in path.read_bytes().splitlines()[1:]]


def test_what_is_marked_is_logged_by_the_time_the_library_is_closed(library: Library, paths: Paths) -> None:
    library.mark([1, 2], read=True)
    library.close()
    assert {line[-1:] for line in lines(paths.marks)} == {b"r"}
    assert len({line[11:31] for line in lines(paths.marks)}) == 2


def test_where_nothing_is_marked_no_log_is_begun(library: Library, paths: Paths) -> None:
    library.close()
    assert not paths.marks.exists()


def test_a_log_that_cannot_be_written_keeps_no_mark_from_being_made(
    paths: Paths, config: Config, clock: Clock, fill: Callable[..., None]
) -> None:
    fill(1)
    paths.marks.write_text("in the way")
    with Library.open(paths, config, clock) as library:
        library.mark([1], read=True)
        library.flush()
        assert [mark.read for mark in library.marks()] == [True]
    paths.marks.unlink()
    with Library.open(paths, config, clock) as library:
        library.mark([1], starred=True)
    assert {line[-1:] for line in lines(paths.marks)} == {b"r", b"s"}


def test_two_libraries_that_share_a_folder_show_each_other_s_marks(
    paths: Paths,
    config: Config,
    clock: Clock,
    fill: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(2)
    shared = tmp_path / "shared"
    shared.mkdir()
    with device(tmp_path / "other", shared, ["aaaa"]) as other:
        other.fetch("0", "1", address=config.feeds[0].address)
        other.store.mark([other.id("0")], read=True)
        other.share()
        monkeypatch.setattr(log_keeping, "_BEFORE", 0.0)
        sharing = Config(config.path, feeds=config.feeds, marks=Marks(str(shared)))
        with Library.open(paths, sharing, clock) as library:
            library.mark([2], starred=True)
        with Library.open(paths, config, clock) as library:
            assert {mark.key: (mark.read, mark.starred) for mark in library.marks()} == {
                "0": (True, False),
                "1": (False, True),
            }
        other.share()
        assert other.marks()["1"].starred


def test_what_fails_is_tried_again_with_the_next_mark(
    paths: Paths, clock: Clock, fill: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(1)
    failed, again = threading.Event(), threading.Event()

    def catch_up(_log: MarkLog, _store: Store) -> None:
        if failed.is_set():
            again.set()
            return
        failed.set()
        raise StoreError("no room")

    def another() -> Store:
        from matins.store import open_store

        return open_store(paths.database, paths.write_lock, clock)

    monkeypatch.setattr(MarkLog, "catch_up", catch_up)
    keeper = LogKeeper(another, paths, clock)
    keeper.wake()
    assert failed.wait(30)
    keeper.wake()
    assert again.wait(30)
    keeper.close()
    keeper.close()
    keeper.wake()
