"""Unclean stops and faults as one run tells the next, and files that change while they are open."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from matins.clock import SystemClock
from matins.errors import DamagedError, StoppedError, StoreError
from matins.model.article import Draft
from matins.model.feed import Subscription
from matins.store import Store, open_store
from matins.store.health import beside, forget, identity, is_gone, log_waits, note_fault, note_unclean, noted
from matins.store.lock import Presence, WriteLock

Fill = Callable[..., int]
Make = Callable[..., Draft]

KILLED = """
import os, signal, sys
from pathlib import Path
from matins.clock import SystemClock
from matins.model.feed import Subscription
from matins.store import open_store
store = open_store(Path(sys.argv[1]), Path(sys.argv[2]), SystemClock())
store.follow([Subscription("https://example.org/killed")])
os.kill(os.getpid(), signal.SIGKILL)
"""

SHARED_LOCK = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:  # the bytes on which SQLite marks a file as in use
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000000 + 2)
    except BlockingIOError:
        print("held")
    else:
        print("free")
"""


def _kill_one(database: Path, lock: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(database), str(lock)]
    assert subprocess.run(command, check=False, timeout=30).returncode == -9
    assert log_waits(database)


def test_a_process_that_was_killed_is_noticed_by_the_next_and_the_check_is_due(database: Path, lock: Path) -> None:
    _kill_one(database, lock)
    with open_store(database, lock, SystemClock()) as store:
        assert store.check_is_due()
        assert len(store.feeds()) == 1
    with open_store(database, lock, SystemClock()) as store:
        assert store.check_is_due()
        assert store.fault() is None
        assert not store.check_is_due()
    with open_store(database, lock, SystemClock()) as store:
        assert not store.check_is_due()


def test_the_log_of_an_instance_that_runs_is_no_unclean_stop(store: Store, database: Path, lock: Path) -> None:
    store.follow([Subscription("https://example.org/feed")])
    assert log_waits(database)
    for write in (True, False):
        with open_store(database, lock, SystemClock(), write=write) as other:
            assert not other.check_is_due()
    store.close()
    with open_store(database, lock, SystemClock()) as again:
        assert not again.check_is_due()


def test_a_killed_process_beside_one_that_runs_leaves_nothing_to_check(
    store: Store, database: Path, lock: Path
) -> None:
    _kill_one(database, lock)
    assert not store.check_is_due()
    store.close()
    with open_store(database, lock, SystemClock()) as again:
        assert not again.check_is_due()


def test_a_fault_outlasts_an_unclean_stop_and_is_forgotten_once_there_is_none(database: Path) -> None:
    note_fault(database, "row 7 missing\n" * 1000)
    note_unclean(database)
    said = noted(database)
    assert said
    assert len(said) == 500
    forget(database)
    forget(database)
    assert noted(database) is None
    note_unclean(database)
    assert noted(database) == ""


def test_damage_that_is_met_is_noted(store: Store, database: Path, fill: Fill, make_draft: Make) -> None:
    fill(*(make_draft(f"k{number}", text=f"{number} " * 3000) for number in range(9)))
    ((page,),) = store._rows("SELECT rootpage FROM sqlite_schema WHERE name = 'articles'")
    store.close()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with open_store(database, database.with_name("lock"), SystemClock()) as damaged, pytest.raises(DamagedError):
        damaged.article(1)
    assert "is damaged" in (noted(database) or "")


def test_a_check_can_be_stopped_and_is_due_still(store: Store, fill: Fill, make_draft: Make) -> None:
    fill(*(make_draft(f"k{number}", text=f"{number} " * 3000) for number in range(200)))
    note_unclean(store._path)
    with pytest.raises(StoppedError):
        store.fault(lambda: True)
    assert store.check_is_due()
    assert store.fault(lambda: False) is None


def test_a_new_folder_is_not_one_whose_database_is_gone(database: Path) -> None:
    assert not is_gone(database)
    database.parent.mkdir()
    database.touch()
    assert not is_gone(database)


def test_a_database_that_is_deleted_while_open_is_written_anew_whole(
    store: Store, database: Path, lock: Path, fill: Fill, make_draft: Make
) -> None:
    fill(make_draft("a"), make_draft("b"))
    other = open_store(database, lock, SystemClock())
    for suffix in ("", "-wal", "-shm"):
        beside(database, suffix).unlink()
    assert store.mark([1], read=True) == 1
    assert "was deleted while it was in use; it was written anew" in store.notices()[0]
    assert other.changed()
    assert "was replaced by another" in other.notices()[0]
    assert other.mark([2], read=True) == 1
    other.close()
    store.close()
    with open_store(database, lock, SystemClock()) as again:
        assert again.feeds()[0].unread == 0
        assert again.fault() is None
        assert not again.check_is_due()


@pytest.mark.parametrize("whole", [True, False])
def test_a_screen_that_looks_for_changes_puts_a_deleted_database_back(
    store: Store, database: Path, fill: Fill, make_draft: Make, whole: bool
) -> None:
    fill(make_draft("a"))
    if whole:
        shutil.rmtree(database.parent)
    else:
        database.unlink()
    assert store.changed()
    assert not store.changed()
    assert identity(database)
    assert len(store.known(1)) == 1
    assert store.mark([1], read=True) == 1


def test_a_database_that_is_replaced_while_open_is_the_one_written_from_then_on(
    store: Store, database: Path, lock: Path, fill: Fill, make_draft: Make, tmp_path: Path
) -> None:
    fill(make_draft("a"))
    store.back_up_to(tmp_path / "copy.db")
    store.follow([])
    (tmp_path / "copy.db").replace(database)
    beside(database, "-wal").unlink()
    assert store.mark([1], read=True) == 1
    assert [state.unread for state in store.feeds()] == [0]
    assert len(store.notices()) == 1
    store.close()
    with open_store(database, lock, SystemClock()) as again:
        assert again.fault() is None
        assert [state.unread for state in again.feeds()] == [0]


def test_what_was_put_in_its_place_and_is_no_database_is_refused(store: Store, database: Path, tmp_path: Path) -> None:
    store.follow([Subscription("https://example.org/feed")])
    (tmp_path / "diary").write_text("a diary")
    (tmp_path / "diary").replace(database)
    beside(database, "-wal").unlink()
    with pytest.raises(StoreError, match="no database"):
        store.follow([])
    assert database.read_text() == "a diary"
    assert len(store.feeds()) == 1


def test_whoever_only_reads_goes_on_reading_what_was_deleted(store: Store, database: Path, lock: Path) -> None:
    store.follow([Subscription("https://example.org/feed")])
    with open_store(database, lock, SystemClock(), write=False) as reader:
        database.unlink()
        assert reader.changed()
        assert len(reader.feeds()) == 1
        store.follow([])
        assert reader.changed()
        assert reader.feeds() == ()
        assert not reader.changed()


def test_a_second_connection_of_a_process_keeps_the_locks_of_the_first(
    store: Store, database: Path, lock: Path
) -> None:
    command = [sys.executable, "-c", SHARED_LOCK, str(database)]
    store.follow([Subscription("https://example.org/feed")])
    with open_store(database, lock, SystemClock()), open_store(database, lock, SystemClock(), write=False):
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    assert said == "held\n"


def test_an_instance_that_hangs_keeps_nobody_from_reading(store: Store, database: Path, lock: Path) -> None:
    store.follow([Subscription("https://example.org/feed")])
    with store.writing(), open_store(database, lock, SystemClock(), patience=0.05) as other:
        assert len(other.feeds()) == 1
        with pytest.raises(StoreError, match="another matins is writing the database"):
            other.follow([])


def test_nobody_is_alone_where_another_is_present(tmp_path: Path) -> None:
    first, second = Presence(tmp_path / "open"), Presence(tmp_path / "open")
    assert not first.enter(make=False)
    assert first.enter()
    assert not second.enter()
    first.leave()
    first.leave()
    assert first.enter() is False
    second.leave()
    first.leave()
    assert second.enter(make=False)


def test_a_lock_whose_file_was_taken_away_is_taken_on_the_new_one(tmp_path: Path) -> None:
    mine, theirs = WriteLock(tmp_path / "lock", 0.05), WriteLock(tmp_path / "lock", 0.05)
    with mine.held():
        pass
    (tmp_path / "lock").unlink()
    assert theirs.take()
    assert not mine.take()


def test_a_lock_that_is_held_can_be_held_again_and_is_free_after_the_last(tmp_path: Path) -> None:
    mine, theirs = WriteLock(tmp_path / "lock", 0.05), WriteLock(tmp_path / "lock", 0.05)
    with mine.held():
        with mine.held():
            pass
        assert not theirs.take()
    assert theirs.take()


def test_a_statement_is_stopped_in_its_middle(store: Store) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(StoppedError), store.stopping(lambda: True):
        store._rows(endless)
    assert store._rows("SELECT 1") == [(1,)]


def test_a_log_that_is_taken_away_while_it_is_looked_at_waits_no_more(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat
    log = beside(database, "-wal")
    log.parent.mkdir()
    log.write_bytes(b"one")
    assert log_waits(database)

    def taken_away(path: Path, **options: bool) -> os.stat_result:
        found = stat(path, **options)
        if path == log:
            log.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, "stat", taken_away)
    assert log_waits(database)
    assert not log_waits(database)
