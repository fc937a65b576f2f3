"""A database that is gone or damaged: set aside, and made anew from the newest sound copy and from what can be read."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw

from matins.clock import Clock, moment
from matins.errors import DamagedError, StoreError
from matins.paths import backups_of
from matins.store.connection import close_untouched, refuse_foreign
from matins.store.copies import (
    copy,
    fault_of,
    newest_sound,
    open_copy,
    quick_check,
    sync_folder,
)
from matins.store.database import PATIENCE
from matins.store.failures import in_words
from matins.store.health import beside, forget, rebuilding
from matins.store.lock import WriteLock
from matins.store.salvage import salvage
from matins.store.store import open_store

_LOGS = ("-wal", "-shm", "-journal")
_NEW = ".new"
_TRACES = (".lock", ".open", ".reserve", ".suspect")


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a database came back: what it was made from, and how many of its articles were read from the damaged file."""

    aside: Path | None
    copy: Path | None
    articles: int = 0

    def sentence(self) -> str:
        """Return what a person is told."""
        if self.aside is None:
            return f"the database was gone; it was restored from its copy {self.copy}"
        source = f"made anew from its copy {self.copy}" if self.copy else "begun anew, there being no sound copy of it"
        newer = " newer" if self.copy else ""
        read = f", with {self.articles:,}{newer} articles that could still be read" if self.articles else ""
        return f"the database was damaged; it was set aside as {self.aside} and {source}{read}"


def recover(database: Path, lock: Path, clock: Clock, *, patience: float = PATIENCE) -> Recovery | None:
    """Put a usable database in the place of one that is gone, while copies of it exist, or damaged; None if it is well.

    The damaged file is never deleted.  A crash at any moment leaves what the next call finishes.  Raises StoreError
    where others write for too long, or where the disk does not let this be done.
    """
    held = WriteLock(lock, patience)
    try:
        with held.held(), in_words(database):
            return _recover(database, clock)
    except OSError as error:
        raise StoreError(f"the database {database} cannot be made anew: {error.strerror}") from error
    finally:
        held.close()


def go_back(
    database: Path, lock: Path, clock: Clock, source: Path | None = None, *, patience: float = PATIENCE
) -> Recovery:
    """Put the copy `source`, or the newest sound one, in the place of the database, which is set aside, never deleted.

    Who has it open goes on with the copy.  Raises StoreError where there is no sound copy, or it is not ours; nothing
    has changed then.
    """
    held = WriteLock(lock, patience)
    try:
        with held.held(), in_words(database):
            chosen = _sound(source) if source else newest_sound(database)
            if chosen is None:
                raise StoreError(f"there is no sound copy of the database in {backups_of(database)}")
            _build(database, chosen, None, clock)
            aside = _set_aside(database, _free_name(database, clock, "matins-before-restore"))
            _place(database)
            forget(database)
            return Recovery(aside, chosen)
    except OSError as error:
        raise StoreError(f"the database {database} cannot be restored: {error.strerror}") from error
    finally:
        held.close()


def _sound(source: Path) -> Path:
    refuse_foreign(source)
    if fault := fault_of(source) if source.stat().st_size else "it is empty":
        raise StoreError(f"{source} is not sound: {fault}")
    return source


def _set_aside(database: Path, aside: Path) -> Path | None:
    """Move the database and its logs away; return where to, or None where there was none."""
    moved = database.exists()
    for suffix in ("", *_LOGS):
        if beside(database, suffix).exists() and not beside(aside, suffix).exists():
            beside(database, suffix).rename(beside(aside, suffix))
    return aside if moved else None


def _recover(database: Path, clock: Clock) -> Recovery | None:
    aside = _under_way(database)
    if aside is None:
        if database.exists() and database.stat().st_size and _fault(database) is None:
            forget(database)  # someone else has mended it, or a fault was noted that was none of the file's
            return None
        if not database.exists():
            return _restore(database, clock)
        aside = _free_name(database, clock)
        rebuilding(database).write_text(aside.name, "utf-8")
        sync_folder(database.parent)
    _set_aside(database, aside)
    source = newest_sound(database)
    articles = _build(database, source, aside, clock)
    _place(database)
    rebuilding(database).unlink()
    forget(database)
    return Recovery(aside, source, articles)


def _restore(database: Path, clock: Clock) -> Recovery | None:
    source = newest_sound(database)
    if source is None:
        return None
    _build(database, source, None, clock)
    _set_aside(database, _free_name(database, clock))  # the log of a file that is gone would be taken for the new one's
    _place(database)
    return Recovery(None, source)


def _build(database: Path, source: Path | None, aside: Path | None, clock: Clock) -> int:
    """Make a new database of what `source` holds and what can be read of `aside`; return how many articles that is."""
    new = beside(database, _NEW)
    for suffix in ("", *_LOGS, *_TRACES):
        beside(new, suffix).unlink(missing_ok=True)
    if source is not None:
        with closing(open_copy(source)) as connection:
            copy(connection, new)
    open_store(new, beside(new, ".lock"), clock).close()
    articles = 0
    if aside is not None and aside.stat().st_size:
        articles = salvage(aside, new)
        if articles:
            with open_store(new, beside(new, ".lock"), clock) as store:
                store.index_anew()
        if fault_of(new) is not None:  # better less than what is wrong
            return _build(database, source, None, clock)
    return articles


def _place(database: Path) -> None:
    """Put the new database in its place, for good."""
    new = beside(database, _NEW)
    descriptor = os.open(new, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    new.rename(database)
    sync_folder(database.parent)
    for suffix in _TRACES:
        beside(new, suffix).unlink(missing_ok=True)


def _fault(database: Path) -> str | None:
    """Return the fault of a file that others may have open, its log included; raise StoreError where it is not ours."""
    try:
        refuse_foreign(database)
        with in_words(database):
            connection = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READWRITE)
            try:
                return quick_check(connection)
            finally:
                close_untouched(connection)
    except DamagedError as error:
        return str(error)


def _under_way(database: Path) -> Path | None:
    """Return where the damaged file goes, or has gone, in a recovery that was cut off."""
    try:
        name = rebuilding(database).read_text("utf-8")
    except OSError:
        return None
    aside = database.with_name(Path(name).name)
    # Where both are there the recovery was done, but for this note.
    if name and database.exists() != aside.exists():
        return aside
    rebuilding(database).unlink(missing_ok=True)
    return None


def _free_name(database: Path, clock: Clock, what: str = "matins-corrupt") -> Path:
    day = f"{what}-{moment(clock.now()):%Y-%m-%d}"
    number = 1
    while True:
        path = database.with_name(f"{day}.db" if number == 1 else f"{day}-{number}.db")
        if not any(beside(path, suffix).exists() for suffix in ("", *_LOGS)):
            return path
        number += 1
