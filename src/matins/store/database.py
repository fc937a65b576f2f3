"""One open database: reading it, writing it in short transactions, closing it; what the store's parts stand on."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import apsw

from matins.clock import Clock
from matins.errors import StoreError
from matins.store.connection import in_words, open_for_reading, open_for_writing
from matins.store.lock import WriteLock

PATIENCE = 5.0
"""Seconds to wait for another writer."""

_Rows = list[tuple[Any, ...]]
_Parameters = Sequence[Any] | Mapping[str, Any]


class Database:
    """A connection with its rules; not to be used by two threads at once.  Every method may raise StoreError."""

    def __init__(self, path: Path, lock: Path, clock: Clock, *, write: bool = True, patience: float = PATIENCE) -> None:
        self._path, self._clock, self._write = path, clock, write
        self._lock = WriteLock(lock, patience)
        try:
            self._connection = (
                open_for_writing(path, self._lock, patience) if write else open_for_reading(path, patience)
            )
        except StoreError:
            self._lock.close()
            raise
        self._closed = False
        self._seen = self._data_version()

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
            with in_words(self._path):
                self._close()
        finally:
            self._lock.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make what is done inside one transaction: all of it is stored on the way out, or nothing; never nested."""
        if not self._write:
            raise StoreError(f"the database {self._path} is open for reading only and cannot be written")
        with self._lock.held(), in_words(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                # A full disk has SQLite roll back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def changed(self) -> bool:
        """Whether another connection has written since this was last asked."""
        before, self._seen = self._seen, self._data_version()
        return self._seen != before

    def fault(self) -> str | None:
        """Return the first fault that SQLite finds in the file (PRAGMA quick_check), or None."""
        ((found,),) = self._rows("PRAGMA quick_check(1)")
        return None if found == "ok" else str(found)

    def _rows(self, sql: str, parameters: _Parameters = ()) -> _Rows:
        with in_words(self._path):
            return self._connection.execute(sql, parameters).fetchall()

    def _many(self, sql: str, parameters: Sequence[_Parameters]) -> None:
        with in_words(self._path):
            self._connection.executemany(sql, parameters)

    def _row(self, sql: str, parameters: _Parameters = ()) -> tuple[Any, ...] | None:
        found = self._rows(sql, parameters)
        return found[0] if found else None

    def _data_version(self) -> int:
        with in_words(self._path):
            return int(self._connection.pragma("data_version"))

    def _close(self) -> None:
        try:
            # The last connection to close writes the log back into the file, which is writing too.
            if self._write and self._path.exists() and self._lock.take():
                with suppress(apsw.BusyError):
                    self._connection.execute("PRAGMA optimize")
            else:
                self._connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        finally:
            self._connection.close()
