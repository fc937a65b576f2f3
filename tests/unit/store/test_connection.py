"""Which files are opened, how, and what is refused and left alone."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from matins.clock import SystemClock
from matins.errors import StoreError
from matins.model.article import Draft
from matins.model.feed import Subscription
from matins.store import Store, open_store
from matins.store.migrations import APPLICATION_ID, MIGRATIONS

from .conftest import HandClock

NOBODY = 65534


def _traces(folder: Path) -> dict[str, str]:
    """Return what lies in a folder, but for the lock, by content."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if not path.name.endswith(".lock")
    }


def _refused(database: Path, *, write: bool = True) -> str:
    before = _traces(database.parent)
    with pytest.raises(StoreError) as refusal:
        open_store(database, database.parent / "matins.db.lock", SystemClock(), write=write, patience=0.1)
    assert _traces(database.parent) == before
    return str(refusal.value)


def test_a_missing_folder_and_file_are_made_for_the_owner_alone(database: Path, lock: Path) -> None:
    before = os.umask(0)
    try:
        with open_store(database, lock, SystemClock()) as store:
            store.follow([Subscription("https://example.org/feed")])
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in database.parent.iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700
    names = ("matins.db", "matins.db-wal", "matins.db-shm", "matins.db.lock", "matins.db.open", "matins.db.reserve")
    assert modes == dict.fromkeys(names, 0o600)


def test_a_new_file_says_whose_it_is_and_which_version(database: Path, lock: Path) -> None:
    open_store(database, lock, SystemClock()).close()
    with closing(sqlite3.connect(database)) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert plain.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_closed_store_leaves_its_file_without_a_log(database: Path, lock: Path) -> None:
    with open_store(database, lock, SystemClock()) as store:
        store.follow([Subscription("https://example.org/feed")])
    left = sorted(path.name for path in database.parent.iterdir())
    assert left == ["matins.db", "matins.db.lock", "matins.db.open", "matins.db.reserve"]


def test_every_connection_is_set_to_lose_nothing(store: Store) -> None:
    pragmas = ("synchronous", "foreign_keys", "trusted_schema", "cell_size_check", "journal_mode", "busy_timeout")
    values = {name: store._connection.pragma(name) for name in pragmas}
    assert values == {
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "journal_mode": "wal",
        "busy_timeout": 100,
    }


def test_a_zero_byte_file_counts_as_new(database: Path, lock: Path) -> None:
    database.parent.mkdir()
    database.touch()
    with open_store(database, lock, SystemClock()) as store:
        assert store.feeds() == ()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("content", [b"a diary", b"SQLite format 3\0", b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(database: Path, content: bytes, write: bool) -> None:
    database.parent.mkdir()
    database.write_bytes(content)
    assert _refused(database, write=write) == f"{database} is no database"


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_database_of_another_program_is_refused_and_left_alone(database: Path, mode: str) -> None:
    database.parent.mkdir()
    with closing(sqlite3.connect(database)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE bookmarks (address)")
    assert _refused(database) == f"{database} is a database of another program; matins leaves it as it is"


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_database_is_refused_by_version_and_left_alone(database: Path, lock: Path, write: bool) -> None:
    open_store(database, lock, SystemClock()).close()
    with closing(sqlite3.connect(database)) as newer:
        newer.execute("PRAGMA user_version = 99")
    message = _refused(database, write=write)
    assert f"{database} is of a newer matins (version 99; this one knows {len(MIGRATIONS)})" in message


def test_a_newer_database_is_refused_with_the_copy_that_was_made_before_it(
    database: Path, lock: Path, clock: HandClock
) -> None:
    open_store(database, lock, clock).close()
    copies = database.parent / "backups"
    copies.mkdir()
    for version in (98, 99):
        (copies / f"matins-before-version-{version}.db").touch()
    with closing(sqlite3.connect(database)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=f"as it was before that stands at {copies}/matins-before-version-99.db"):
        open_store(database, lock, clock)


def test_a_newer_version_that_stands_in_the_log_alone_is_refused_and_left_there(database: Path, lock: Path) -> None:
    open_store(database, lock, SystemClock()).close()
    newer = apsw.Connection(str(database))
    newer.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    newer.pragma("user_version", 99)
    newer.close()
    files = (database, database.with_name("matins.db-wal"))
    before = [file.read_bytes() for file in files]
    assert before[1]
    with pytest.raises(StoreError, match="newer matins"):
        open_store(database, lock, SystemClock())
    assert [file.read_bytes() for file in files] == before


def test_a_database_with_a_broken_page_is_a_sentence(
    database: Path, lock: Path, store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(*(make_draft(f"k{number}", text="word " * 300) for number in range(40)))
    store.close()
    content = bytearray(database.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 4096] = b"\xff" * 4096
    database.write_bytes(content)
    with (
        pytest.raises(StoreError, match=r"the database .* is damaged"),
        open_store(database, lock, SystemClock()) as it,
    ):
        it.feeds()


def test_a_symbolic_link_is_refused(database: Path, lock: Path) -> None:
    open_store(database, lock, SystemClock()).close()
    aside = database.with_name("aside.db")
    database.rename(aside)
    database.symlink_to(aside)
    assert "is a symbolic link" in _refused(database)


def test_a_folder_in_the_place_of_the_file_is_refused(database: Path) -> None:
    database.mkdir(parents=True)
    with pytest.raises(StoreError, match="is no file"):
        open_store(database, database.parent / "lock", SystemClock())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_refused(database: Path, lock: Path) -> None:
    open_store(database, lock, SystemClock()).close()
    os.chown(database, NOBODY, NOBODY)
    assert "belongs to another user" in _refused(database)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    inside = tmp_path / "file" / "data" / "matins.db"
    with pytest.raises(StoreError, match="cannot be"):
        open_store(inside, inside.with_name("lock"), SystemClock())


def test_a_database_held_by_another_program_is_a_sentence_after_our_patience(database: Path, lock: Path) -> None:
    with open_store(database, lock, SystemClock(), patience=0.05) as store, closing(_holding(database)):
        with pytest.raises(StoreError, match="is busy: another program is writing it"):
            store.follow([Subscription("https://example.org/feed")])
        assert store.feeds() == ()


def _holding(database: Path) -> apsw.Connection:
    other = apsw.Connection(str(database))
    other.execute("BEGIN EXCLUSIVE")
    return other


def test_reading_only_needs_a_database(database: Path, lock: Path) -> None:
    with pytest.raises(StoreError, match="there is no database at"):
        open_store(database, lock, SystemClock(), write=False)
    assert not database.parent.exists()


def test_reading_only_an_older_database_is_refused(database: Path, lock: Path) -> None:
    open_store(database, lock, SystemClock()).close()
    with closing(sqlite3.connect(database)) as older:
        older.execute("PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="older matins"):
        open_store(database, lock, SystemClock(), write=False)


def test_a_log_that_waits_for_a_writer_is_read_too(database: Path, lock: Path, store: Store) -> None:
    store.follow([Subscription("https://example.org/feed")])
    assert database.with_name("matins.db-wal").stat().st_size > 0
    with open_store(database, lock, SystemClock(), write=False) as reader:
        assert len(reader.feeds()) == 1
    assert database.with_name("matins.db-wal").stat().st_size > 0


def test_reading_only_sees_what_others_write_and_writes_nothing(database: Path, lock: Path, store: Store) -> None:
    with open_store(database, lock, SystemClock(), write=False) as reader:
        store.follow([Subscription("https://example.org/feed")])
        assert [state.address for state in reader.feeds()] == ["https://example.org/feed"]
        with pytest.raises(StoreError, match="cannot be written"):
            reader.follow([])


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """Return a folder of an ordinary user that this user may read, but not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.parent.chmod(0o755)
        open_store(folder / "matins.db", folder / "lock", SystemClock()).close()
        for left in ("lock", "matins.db.open", "matins.db.reserve"):
            (folder / left).unlink()
        for path, mode in ((folder / "matins.db", 0o400), (folder, 0o500)):
            path.chmod(mode)
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        yield folder
        folder.chmod(0o700)


PROGRAM = """
import os, sys
from pathlib import Path
from matins.clock import SystemClock
from matins.errors import StoreError
from matins.store import open_store
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with open_store(Path(sys.argv[1]), Path(sys.argv[2]), SystemClock(), write=sys.argv[3] == "write") as store:
        print(store.feeds())
except StoreError as error:
    print(error)
"""


def _as_ordinary_user(folder: Path, manner: str) -> str:
    command = [sys.executable, "-c", PROGRAM, str(folder / "matins.db"), str(folder / "lock"), manner]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_read_only_folder_is_a_sentence(locked_away: Path) -> None:
    said = _as_ordinary_user(locked_away, "write")
    assert said.startswith(f"the database {locked_away / 'matins.db'} cannot be written")


def test_a_read_only_folder_can_be_read(locked_away: Path) -> None:
    assert _as_ordinary_user(locked_away, "read") == "()"
    assert [path.name for path in locked_away.iterdir()] == ["matins.db"]
