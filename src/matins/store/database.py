"""One open database: reading it, writing it in short transactions, closing it; what the store's parts stand on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import apsw

from matins.clock import Clock
from matins.errors import DamagedError, FullDiskError, RoomMadeError, StoreError, UnwritableError
from matins.store.connection import close_untouched, open_for_reading, open_for_writing
from matins.store.failures import in_words
from matins.store.health import beside, forget, identity, log_waits, note_fault, note_unclean, noted
from matins.store.lock import Presence, WriteLock
from matins.store.place import make_reserve, spend_reserve

PATIENCE = 5.0
"""Seconds to wait for another writer."""

_STEPS = 10_000
"""After how many steps of a statement it is asked whether to stop: about a millisecond."""

_Rows = list[tuple[Any, ...]]
_Parameters = Sequence[Any] | Mapping[str, Any]


class Database:
    """A connection with its rules; not to be used by two threads at once.  Every method may raise StoreError."""

    _connection: apsw.Connection
    _identity: tuple[int, int] | None
    _seen: int

    def __init__(
        self,
        path: Path,
        lock: Path,
        clock: Clock,
        *,
        write: bool = True,
        patience: float = PATIENCE,
        may_spend: bool = False,
    ) -> None:
        self._path, self._clock, self._write, self._patience = path, clock, write, patience
        self._may_spend = may_spend
        self._lock, self._presence = WriteLock(lock, patience), Presence(beside(path, ".open"))
        self._notices: tuple[str, ...] = ()
        self._closed = False
        try:
            self._open()
        except StoreError:
            self._closed = True
            self._let_go()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; closing it twice does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            # All that was stored is stored: what fails now, on a full disk for one, is tidied another time.
            with suppress(apsw.Error):
                self._close()
        finally:
            self._let_go()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make what is done inside one transaction: all of it is stored on the way out, or nothing; never nested."""
        if not self._write:
            raise UnwritableError(f"the database {self._path} is open for reading only and cannot be written")
        with self._lock.held():
            self._keep_to_the_file()
            try:
                with self._in_words():
                    self._connection.execute("BEGIN IMMEDIATE")
                    try:
                        yield
                        self._connection.execute("COMMIT")
                    finally:
                        # A full disk has SQLite roll back by itself.
                        if self._connection.in_transaction:
                            self._connection.execute("ROLLBACK")
            except FullDiskError as error:
                if self._make_room():
                    said = f"{error}; the room kept in reserve is given back, so that marks can be written"
                    raise RoomMadeError(said) from error
                raise

    def changed(self) -> bool:
        """Whether another connection has written since this was last asked, or another file stands in its place."""
        if self._moved() and self._lock.take():
            try:
                self._keep_to_the_file()
            finally:
                self._lock.release()
            return True
        before, self._seen = self._seen, self._data_version()
        return before != self._seen

    @contextmanager
    def stopping(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Have what is asked inside end with StoppedError once `stop` says so, which is asked every millisecond."""
        self._connection.set_progress_handler(stop, _STEPS)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None)

    def notices(self) -> tuple[str, ...]:
        """Return what befell the file while it was open, in sentences for people."""
        return self._notices

    def check_is_due(self) -> bool:
        """Whether a program stopped without closing the database, or met a fault in it, since it was last checked."""
        return noted(self._path) is not None

    def fault(self, stop: Callable[[], bool] | None = None) -> str | None:
        """Return the first fault that SQLite finds in the file (PRAGMA quick_check), or None.

        Raises StoppedError where `stop`, which is asked again and again, said so.  A fault is noted for the next start,
        which then mends the file; a sound file is due no more.
        """
        from matins.store.copies import quick_check  # by the way, or on request

        with in_words(self._path):
            try:
                found = quick_check(self._connection, stop)
            except apsw.CorruptError as error:
                found = str(error)
        if found:
            note_fault(self._path, found)
        elif self._write:
            forget(self._path)
        return found

    def restore_reserve(self) -> bool:
        """Put room by for the day on which the disk is full, where there is ample, and tell whether it is there."""
        return make_reserve(self._path)

    def _rows(self, sql: str, parameters: _Parameters = ()) -> _Rows:
        with self._in_words():
            return self._connection.execute(sql, parameters).fetchall()

    def _many(self, sql: str, parameters: Sequence[_Parameters]) -> None:
        with self._in_words():
            self._connection.executemany(sql, parameters)

    def _row(self, sql: str, parameters: _Parameters = ()) -> tuple[Any, ...] | None:
        found = self._rows(sql, parameters)
        return found[0] if found else None

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Turn failures into StoreError, and note damage for the next start."""
        try:
            with in_words(self._path):
                yield
        except DamagedError as error:
            note_fault(self._path, str(error))
            raise

    def _data_version(self) -> int:
        with self._in_words():
            return int(self._connection.pragma("data_version"))

    def _open(self) -> None:
        left = log_waits(self._path)
        self._connection = (
            open_for_writing(self._path, self._lock, self._patience)
            if self._write
            else open_for_reading(self._path, self._patience)
        )
        self._identity = identity(self._path)
        # Nobody closed the log that was there, and nobody has it open.
        if self._presence.enter(make=self._write) and left:
            note_unclean(self._path)
        self._seen = self._data_version()

    def _moved(self) -> bool:
        """Whether the file that is open stands at its path no more."""
        return identity(self._path) != self._identity

    def _keep_to_the_file(self) -> None:
        """See that what stands at the path is open: a file that was deleted is put back, one in its place opened."""
        if not self._moved():
            return
        if identity(self._path) is None:
            if not self._write:
                return  # what is open can still be read
            self._put_back()
            said = f"the database {self._path} was deleted while it was in use; it was written anew from what was open"
        else:
            said = f"the database {self._path} was replaced by another while it was in use; that one is used now"
        before = self._connection
        self._open()
        with in_words(self._path):
            close_untouched(before)  # a log of that name is the new file's by now
        self._notices += (said,)

    def _put_back(self) -> None:
        from matins.store.copies import copy  # for a rare day

        try:
            for suffix in ("-wal", "-shm", "-journal"):
                beside(self._path, suffix).unlink(missing_ok=True)
            with in_words(self._path):
                copy(self._connection, self._path)
        except OSError as error:
            raise StoreError(
                f"the database {self._path} was deleted while it was in use and cannot be put back: {error.strerror}"
            ) from error

    def _make_room(self) -> bool:
        """Make room on a full disk, as far as that is ours to do, and tell whether the reserve was given back."""
        with suppress(apsw.Error):
            # The log is written from its beginning again, in place.
            self._connection.execute("PRAGMA wal_checkpoint(RESTART)")
        return self._may_spend and spend_reserve(self._path)

    def _close(self) -> None:
        try:
            # The last connection to close writes the log back into the file and takes it away, which is writing too.
            if self._write and not self._moved() and self._lock.take():
                self._connection.execute("PRAGMA optimize")
            else:
                self._connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        finally:
            self._connection.close()

    def _let_go(self) -> None:
        self._lock.close()
        self._presence.leave()
