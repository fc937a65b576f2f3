"""Transactions, other writers, full disks, kills and closing."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from matins.clock import SystemClock
from matins.errors import DamagedError, StoreError
from matins.model.article import Draft
from matins.model.feed import Feed, Subscription
from matins.store import FeedAnswer, Store, open_store
from matins.store.failures import in_words
from matins.store.lock import WriteLock

FEED = Subscription("https://example.org/feed")


def test_what_fails_inside_a_transaction_is_undone_whole(store: Store) -> None:
    with pytest.raises(KeyError), store.writing():
        store._rows("UPDATE turns SET last = 7")
        raise KeyError
    assert store._rows("SELECT last FROM turns") == [(0,)]
    store.follow([FEED])
    assert len(store.feeds()) == 1


def test_another_writer_is_waited_for_and_then_named(store: Store, database: Path, lock: Path) -> None:
    with (
        open_store(database, lock, SystemClock(), patience=0.05) as other,
        store.writing(),
        pytest.raises(StoreError, match="another matins is writing the database"),
    ):
        other.follow([FEED])
    assert store.feeds() == ()


def test_readers_go_on_while_another_writes(store: Store, database: Path, lock: Path) -> None:
    store.follow([FEED])
    with open_store(database, lock, SystemClock(), patience=0.05) as other, store.writing():
        store._rows("UPDATE feeds SET followed = 0")
        assert len(other.feeds()) == 1


def test_only_what_another_connection_wrote_counts_as_a_change(store: Store, database: Path, lock: Path) -> None:
    store.follow([FEED])
    assert not store.changed()
    with open_store(database, lock, SystemClock()) as other:
        other.follow([])
    assert store.changed()
    assert not store.changed()


def test_a_full_disk_is_a_sentence_and_keeps_what_was_stored(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    feed = fill(make_draft("kept"))
    pages = store._connection.pragma("page_count")
    store._connection.pragma("max_page_count", pages + 2)
    drafts = tuple(make_draft(f"k{number}", text=f"{number} " * 3000, digest=b"x" * 3000) for number in range(40))
    with pytest.raises(StoreError, match="cannot grow: the disk is full"):
        store.store_answer(feed, FeedAnswer(Feed(), drafts, None, 0))
    assert list(store.known(feed)) == ["kept"]
    assert store.mark([1], read=True) == 1


def test_a_fault_in_the_file_is_told(
    store: Store, database: Path, lock: Path, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(*(make_draft(f"k{number}", text=f"{number} " * 3000) for number in range(9)))
    assert store.fault() is None
    ((page,),) = store._rows("SELECT max(rootpage) FROM sqlite_schema")
    store.close()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\0" * 4096)
    with open_store(database, lock, SystemClock(), write=False) as damaged:
        assert damaged.fault() is not None


def test_a_text_that_is_none_is_damage(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(make_draft("a"))
    store._rows("UPDATE articles SET title = CAST(x'ff41' AS TEXT)")
    with pytest.raises(DamagedError, match="is damaged"):
        store.article(1)


def test_closing_twice_does_nothing(store: Store) -> None:
    store.close()
    store.close()


def test_closing_makes_no_folder_anew_that_was_taken_away(database: Path, lock: Path) -> None:
    store = open_store(database, lock, SystemClock())
    shutil.rmtree(database.parent)
    store.close()
    assert not database.parent.exists()


def test_closing_does_not_wait_for_a_writer(database: Path, lock: Path) -> None:
    with open_store(database, lock, SystemClock()) as writer:
        reader = open_store(database, lock, SystemClock(), patience=60)
        with writer.writing():
            reader.close()
        writer.follow([FEED])
        assert len(writer.feeds()) == 1


def test_the_log_is_not_written_back_while_another_holds_the_lock(database: Path, lock: Path) -> None:
    store, other = open_store(database, lock, SystemClock()), WriteLock(lock, 0.05)
    store.follow([FEED])
    log = database.with_name("matins.db-wal")
    assert other.take()
    store.close()
    other.close()
    assert log.stat().st_size > 0
    with open_store(database, lock, SystemClock()) as again:
        assert len(again.feeds()) == 1
    assert not log.exists()


CHILD = """
import sys
from pathlib import Path
from matins.clock import SystemClock
from matins.model.feed import Subscription
from matins.store import open_store
store = open_store(Path(sys.argv[1]), Path(sys.argv[2]), SystemClock())
for number in range(3):
    store.follow([Subscription(f"https://example.org/{n}") for n in range(number + 1)])
    print(number + 1, flush=True)
with store.writing():
    store._rows("UPDATE feeds SET followed = 0")
    print("inside", flush=True)
    sys.stdin.read()
"""


def test_a_kill_in_the_middle_of_a_transaction_loses_nothing_acknowledged(database: Path, lock: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(database), str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(4)]
        child.kill()
    assert said == ["1", "2", "3", "inside"]
    with open_store(database, lock, SystemClock(), patience=0.1) as store:
        assert len(store.feeds()) == 3
        assert store._rows("PRAGMA integrity_check") == [("ok",)]
        store.follow([])
        assert store.feeds() == ()


@pytest.mark.parametrize("error", [apsw.BusyError, apsw.LockedError, apsw.ProtocolError])
def test_a_file_that_others_keep_busy_is_a_sentence(tmp_path: Path, error: type[apsw.Error]) -> None:
    with pytest.raises(StoreError, match="is busy: another program is writing it"), in_words(tmp_path):
        raise error
