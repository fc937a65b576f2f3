"""Opening the database file: whether it may be opened at all, how, and what its failures are called."""

import os
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import apsw

from matins.errors import MatinsError, StoreError
from matins.paths import private_file
from matins.query.condition import fold
from matins.store.lock import WriteLock
from matins.store.migrations import APPLICATION_ID, MIGRATIONS

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">60x I 4x I")
"""Of the file's first bytes: user_version and application_id (SQLite, Database File Format, section 1.3)."""

_SETTINGS = """
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;
"""

_FUNCTIONS: dict[str, Callable[..., str]] = {"fold": fold}
"""What our queries call by name, each with one argument."""

_REASONS: dict[type[apsw.Error], str] = {
    apsw.BusyError: "is busy: another program is writing it",
    apsw.LockedError: "is busy: another program is writing it",
    apsw.FullError: "cannot grow: the disk is full",
    apsw.ReadOnlyError: "cannot be written",
    apsw.PermissionsError: "cannot be written",
    apsw.CantOpenError: "cannot be opened",
    apsw.IOError: "cannot be read or written: the disk or its file system fails",
    apsw.NotADBError: "is damaged",
    apsw.CorruptError: "is damaged",
}


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what can go wrong with the file into StoreError; faults of our own stay what they are."""
    try:
        yield
    except tuple(_REASONS) as error:
        raise StoreError(f"the database {path} {_REASONS[type(error)]}") from error


def open_for_writing(path: Path, lock: WriteLock, patience: float) -> apsw.Connection:
    """Return a connection to the file at `path`, made or brought up to date first where needed.

    Raises StoreError where the file is not ours or cannot be written; it is untouched then.
    """
    _refuse_foreign_owner(path)
    try:
        private_file(path)
    except MatinsError as error:
        raise StoreError(f"the database {path} cannot be written ({error})") from error
    _refuse_foreign_content(path)
    with in_words(path), ExitStack() as undoing:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        undoing.callback(_close_untouched, connection)
        _settle(connection, patience)
        if connection.readonly("main"):
            raise StoreError(f"the database {path} cannot be written")
        if _version(connection) != len(MIGRATIONS) or connection.pragma("journal_mode") != "wal":
            with lock.held():
                _migrate(connection, path)
                # After the tables, not before: so the file's own header says whose it is from its first commit on.
                connection.pragma("journal_mode", "wal")
        undoing.pop_all()
    return connection


def open_for_reading(path: Path, patience: float) -> apsw.Connection:
    """Return a connection that reads the file at `path`, even one that stands in a read-only folder.

    Raises StoreError where there is none, it is not ours, or it was never brought up to date.
    """
    if not path.exists():
        raise StoreError(f"there is no database at {path}")
    _refuse_foreign_owner(path)
    _refuse_foreign_content(path)
    with in_words(path), ExitStack() as undoing:
        connection = _read_only(path)
        undoing.callback(connection.close)
        _settle(connection, patience)
        version = _version(connection)
        _refuse_newer(version, path)
        if version != len(MIGRATIONS):
            raise StoreError(f"the database {path} is of an older matins and cannot be brought up to date here")
        undoing.pop_all()
    return connection


def _read_only(path: Path) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = apsw.Connection(address, flags=flags)
    try:
        _version(connection)
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # In WAL mode even a reader makes files beside the database; where it may not, and no log waits, it needs none.
        connection.close()
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        connection = apsw.Connection(address + "&immutable=1", flags=flags)
    return connection


def _settle(connection: apsw.Connection, patience: float) -> None:
    connection.set_busy_timeout(round(patience * 1000))
    for name, function in _FUNCTIONS.items():
        connection.create_scalar_function(name, function, 1, deterministic=True)
    connection.execute(_SETTINGS)


def _migrate(connection: apsw.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        _refuse_newer(version, path)
        for step in MIGRATIONS[version:]:
            connection.execute(step)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreError(f"the database {path} is damaged")
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", len(MIGRATIONS))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def _close_untouched(connection: apsw.Connection) -> None:
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.close()


def _refuse_foreign_owner(path: Path) -> None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"the database {path} cannot be opened: {error.strerror}") from error
    if stat.S_ISLNK(found.st_mode):
        raise StoreError(f"the database {path} is a symbolic link; matins opens none")
    if not stat.S_ISREG(found.st_mode):
        raise StoreError(f"the database {path} is no file")
    if found.st_uid != os.geteuid():
        raise StoreError(f"the database {path} belongs to another user")


def _refuse_foreign_content(path: Path) -> None:
    """Look at the header with plain eyes, since SQLite leaves traces even beside a file that it cannot use."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise StoreError(f"the database {path} cannot be read: {error.strerror}") from error
    if not header:
        return
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise StoreError(f"{path} is no database; matins leaves it as it is")
    version, application = _HEADER.unpack_from(header)
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program; matins leaves it as it is")
    _refuse_newer(version, path)


def _refuse_newer(version: int, path: Path) -> None:
    if version > len(MIGRATIONS):
        raise StoreError(
            f"the database {path} is of a newer matins (version {version}; this one knows {len(MIGRATIONS)}); "
            "it is left as it is"
        )
