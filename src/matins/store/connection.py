"""Opening the database file: whether it may be opened at all, how, and what its failures are called."""

import os
import stat
import struct
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote

import apsw

from matins.errors import DamagedError, MatinsError, StoreError, UnwritableError
from matins.paths import private_file
from matins.query.condition import fold
from matins.store.failures import in_words
from matins.store.health import log_waits
from matins.store.lock import WriteLock
from matins.store.migrations import APPLICATION_ID, MIGRATIONS
from matins.store.place import make_reserve, shared_file_system

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">16x H 6x I I 28x I 4x I 20x I")
"""Of the file's first bytes: page size, change counter, pages, user_version, application_id and the change counter for
which the number of pages holds (SQLite, Database File Format, section 1.3)."""
_PAGE_SIZES = frozenset(1 if exponent == 16 else 1 << exponent for exponent in range(9, 17))

_SETTINGS = """
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;
"""

_INCREMENTAL = 2
"""How SQLite numbers that kind of auto_vacuum: free pages can be given back a few at a time."""

_FUNCTIONS: dict[str, Callable[..., str]] = {"fold": fold}
"""What our queries call by name, each with one argument."""


def open_for_writing(path: Path, lock: WriteLock, patience: float) -> apsw.Connection:
    """Return a connection to the file at `path`, made or brought up to date first where needed.

    Raises StoreError where the file is not ours or cannot be written, DamagedError where it is ours no more; it is
    untouched then.
    """
    _refuse_foreign_owner(path)
    _make(path)
    _refuse_foreign_content(path)
    with in_words(path), ExitStack() as undoing:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        undoing.callback(close_untouched, connection)
        _settle(connection, patience)
        if connection.readonly("main"):
            raise UnwritableError(f"the database {path} cannot be written")
        # The log's index is memory that processes share, which those of two machines cannot.
        journal = "delete" if shared_file_system(path) else "wal"
        if _version(connection) != len(MIGRATIONS) or connection.pragma("journal_mode") != journal:
            with lock.held():
                _migrate(connection, path)
                # After the tables, not before: so the file's own header says whose it is from its first commit on.
                connection.pragma("journal_mode", journal)
            make_reserve(path)
        undoing.pop_all()
    return connection


def _make(path: Path) -> None:
    """Make an empty file where there is none, and see that its folder takes the files that SQLite puts beside it."""
    try:
        # One that is there is not opened but by SQLite: closing it here would end the locks this process has on it.
        if not path.exists():
            private_file(path)
    except (OSError, MatinsError) as error:
        raise UnwritableError(f"the database {path} cannot be written ({error})") from error
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise UnwritableError(f"the database {path} cannot be written (its folder is for reading only)")


def open_for_reading(path: Path, patience: float) -> apsw.Connection:
    """Return a connection that reads the file at `path`, even one that stands in a read-only folder.

    Raises StoreError where there is none, it is not ours, or it was never brought up to date.
    """
    if not path.exists():
        raise StoreError(f"there is no database at {path}")
    refuse_foreign(path)
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
        if log_waits(path):
            raise
        connection = apsw.Connection(address + "&immutable=1", flags=flags)
    return connection


def _settle(connection: apsw.Connection, patience: float) -> None:
    connection.set_busy_timeout(round(patience * 1000))
    add_functions(connection)
    connection.execute(_SETTINGS)


def add_functions(connection: apsw.Connection) -> None:
    """Teach the connection what our tables and queries call by name."""
    for name, function in _FUNCTIONS.items():
        connection.create_scalar_function(name, function, 1, deterministic=True)


def _migrate(connection: apsw.Connection, path: Path) -> None:
    """Bring the tables up to date, in one transaction, after a copy was made of those that are not new."""
    version = _version(connection)
    if version == len(MIGRATIONS):
        return
    _refuse_newer(version, path)
    if version:
        _copy_before(connection, path)
    # A new file has no first page yet, which is when this can be set; inside, so that it never says nothing of whose it
    # is.  Nobody else comes in between: the lock is ours.
    connection.execute("BEGIN IMMEDIATE" if version else "BEGIN; PRAGMA auto_vacuum = INCREMENTAL")
    try:
        for step in MIGRATIONS[version:]:
            connection.execute(step)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedError(f"the database {path} is damaged")
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", len(MIGRATIONS))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if version and connection.pragma("auto_vacuum") != _INCREMENTAL:
        # An older file must be written anew for that; where there is no room, its free pages stay in it.
        with suppress(apsw.FullError, apsw.BusyError):
            connection.pragma("auto_vacuum", "incremental")
            connection.execute("VACUUM")


def _copy_before(connection: apsw.Connection, path: Path) -> None:
    from matins.store.copies import copy_before  # once a version

    try:
        copy_before(connection, path, len(MIGRATIONS))
    except OSError as error:
        raise StoreError(
            f"the database {path} is of an older matins, and no copy of it can be made before it is brought up to date:"
            f" {error.strerror}"
        ) from error


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def close_untouched(connection: apsw.Connection) -> None:
    """Close the connection without writing its log back, or taking the log away."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.close()


def refuse_foreign(path: Path) -> None:
    """Raise StoreError where the file is not ours or newer, DamagedError where it shows at once that it is damaged."""
    _refuse_foreign_owner(path)
    _refuse_foreign_content(path)


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
    """Look at the header before SQLite does, since it leaves traces even beside a file that it cannot use."""
    header, size = _header(path)
    if not size:
        return
    if len(header) < 100 or not header.startswith(_MAGIC):
        if log_waits(path):  # the very first transaction was cut off, and SQLite takes it back
            return
        raise DamagedError(f"{path} is no database")
    page, counter, pages, version, application, valid_for = _HEADER.unpack_from(header)
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program; matins leaves it as it is")
    _refuse_newer(version, path)
    if page not in _PAGE_SIZES:
        raise DamagedError(f"the database {path} is damaged: its first page says nonsense")
    page = (1 << 16) if page == 1 else page
    # A log may hold the rest of a file that a crash cut short.
    if counter == valid_for and pages * page > size and not log_waits(path):
        raise DamagedError(f"the database {path} is damaged: it was cut short")


def _header(path: Path) -> tuple[bytes, int]:
    """Return the file's first bytes and its size, read as SQLite reads, so that no lock on it is lost."""
    if not os.access(path, os.R_OK):
        raise StoreError(f"the database {path} cannot be read: permission denied")
    flags = [apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_MAIN_DB, 0]
    with in_words(path):
        file = apsw.VFSFile("", str(path.absolute()), flags)
        try:
            size = file.xFileSize()
            return file.xRead(min(size, 100), 0) if size else b"", size
        finally:
            file.xClose()


def _refuse_newer(version: int, path: Path) -> None:
    if version <= len(MIGRATIONS):
        return
    from matins.store.copies import made_before  # for the sentence

    copy = made_before(path, version)
    kept = f"; a copy of it as it was before that stands at {copy}" if copy else ""
    raise StoreError(
        f"the database {path} is of a newer matins (version {version}; this one knows {len(MIGRATIONS)}); "
        f"it is left as it is{kept}"
    )
