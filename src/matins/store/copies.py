"""Copies of a database's file: made whole or not at all, counted, and looked through."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import apsw

from matins.errors import DamagedError, StoppedError, StoreError
from matins.paths import backups_of, private_folder
from matins.store.failures import in_words

Progress = Callable[[int, int], None]
"""Told how many pages are done, of how many in all."""
Stop = Callable[[], bool]
"""Asked again and again whether to stop."""

UNFINISHED = ".matins-"
"""How the names of unfinished copies begin."""

_DAILY = re.compile(r"matins-\d{4}-\d\d-\d\d\.db")
_BEFORE = re.compile(r"matins-before-version-(\d+)\.db")
_KEPT_BEFORE = 2

_STEP = 256
"""Pages copied at a time: about a millisecond's worth."""
_LOOK = 1_000
"""Of SQLite's own steps, how many pass between two looks at whether to stop."""

_FAULTS = """
SELECT checked.quick_check FROM sqlite_schema own JOIN pragma_quick_check(own.name) checked
WHERE own.type = 'table' AND own.rootpage > 0 AND checked.quick_check <> 'ok' LIMIT 1
"""


def copy(
    source: apsw.Connection,
    path: Path,
    *,
    progress: Progress | None = None,
    stop: Stop | None = None,
    sound: bool = False,
) -> None:
    """Make `path` a copy of what `source` has open, its owner's alone; where `sound`, the copy is looked through first.

    SQLite's backup interface, a few pages at a time, of one moment's state; others go on reading and writing.  What
    was at `path` is replaced at once, by a copy that is whole and on the disk.  Raises StoppedError, DamagedError,
    OSError and apsw's errors; nothing has changed then.
    """
    with _unfinished(path) as temporary:
        with closing(_blank(temporary)) as target, _one_moment(source), target.backup("main", source, "main") as backup:
            while not backup.done:
                if stop is not None and stop():
                    raise StoppedError("the copying was stopped")
                backup.step(_STEP)
                if progress is not None:
                    progress(backup.page_count - backup.remaining, backup.page_count)
        if sound and (fault := fault_of(temporary, stop)):
            raise DamagedError(f"the copy is not sound: {fault}")


def copy_before(source: apsw.Connection, database: Path, version: int) -> None:
    """Keep a copy of the database before its tables become those of `version`; the newest two such copies are kept."""
    folder = private_folder(backups_of(database))
    copy(source, folder / f"matins-before-version-{version}.db")
    for old in copies_before(database)[_KEPT_BEFORE:]:
        old.unlink(missing_ok=True)


def made_before(database: Path, version: int) -> Path | None:
    """Return the copy that was made before the tables became those of `version`, or of an earlier one this far back."""
    return next((path for path in copies_before(database) if _number(path) <= version), None)


def daily_copies(database: Path) -> list[Path]:
    """Return the copies that were made day by day, the newest first."""
    return sorted((path for path in _files(database) if _DAILY.fullmatch(path.name)), reverse=True)


def copies_before(database: Path) -> list[Path]:
    """Return the copies that were made before the tables changed, those of the newest tables first."""
    found = (path for path in _files(database) if _BEFORE.fullmatch(path.name))
    return sorted(found, key=_number, reverse=True)


def newest_sound(database: Path) -> Path | None:
    """Return the newest of all copies in which SQLite finds no fault."""
    found = [*daily_copies(database), *copies_before(database)]
    found.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return next((path for path in found if path.stat().st_size and fault_of(path) is None), None)


def fault_of(path: Path, stop: Stop | None = None) -> str | None:
    """Return the first fault that SQLite finds in a copy, or None; nothing is written beside it."""
    try:
        with in_words(path), closing(open_copy(path)) as connection:
            return quick_check(connection, stop)
    except StoppedError:
        raise
    except StoreError as error:
        return str(error)


def open_copy(path: Path) -> apsw.Connection:
    """Return a connection to a file that nobody writes; it leaves no trace beside it."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    return apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)


def quick_check(connection: apsw.Connection, stop: Stop | None = None) -> str | None:
    """Return the first fault that PRAGMA quick_check finds in a table, or None; StoppedError where `stop` said so.

    That of all tables at once would also read the search index word by word, which takes ten times as long and cannot
    be stopped; the index can be made anew from the rest (see indexing).
    """
    if stop is not None:
        connection.set_progress_handler(stop, _LOOK)
    try:
        found = connection.execute(_FAULTS).fetchone()
    except apsw.InterruptError as error:
        raise StoppedError("the check was stopped") from error
    finally:
        if stop is not None:
            connection.set_progress_handler(None)
    return str(found[0]) if found else None


def sync_folder(folder: Path) -> None:
    """Have the names of a folder's files on the disk; raise OSError where that fails."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """Give a new file that takes the place of `path`, synced, once the block is done, and is gone where it fails."""
    descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        try:
            yield temporary
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def _blank(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    # A file that is thrown away unless it comes out whole needs no journal, and is synced once, at the end.
    connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    return connection


@contextmanager
def _one_moment(source: apsw.Connection) -> Iterator[None]:
    """Keep what `source` sees as it is, so that no one's writing has the copying begin anew."""
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        yield
    finally:
        if not source.getautocommit():
            source.execute("ROLLBACK")


def _files(database: Path) -> list[Path]:
    try:
        return list(backups_of(database).iterdir())
    except OSError:
        return []


def _number(path: Path) -> int:
    found = _BEFORE.fullmatch(path.name)
    return int(found[1]) if found else 0
