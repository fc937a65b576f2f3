"""What can go wrong with the database's file, as sentences for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from matins.errors import DamagedError, FullDiskError, StoppedError, StoreError, UnwritableError

_REASONS: dict[type[apsw.Error], tuple[type[StoreError], str]] = {
    apsw.BusyError: (StoreError, "is busy: another program is writing it"),
    apsw.LockedError: (StoreError, "is busy: another program is writing it"),
    apsw.ProtocolError: (StoreError, "is busy: another program is writing it"),
    apsw.FullError: (FullDiskError, "cannot grow: the disk is full"),
    apsw.ReadOnlyError: (UnwritableError, "cannot be written"),
    apsw.PermissionsError: (UnwritableError, "cannot be written"),
    apsw.CantOpenError: (StoreError, "cannot be opened"),
    apsw.IOError: (StoreError, "cannot be read or written: the disk or its file system fails"),
    apsw.NotADBError: (DamagedError, "is damaged"),
    apsw.CorruptError: (DamagedError, "is damaged"),
    apsw.InterruptError: (StoppedError, "was asked for something that was stopped"),
}


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what can go wrong with the file into StoreError; faults of our own stay what they are."""
    try:
        yield
    except tuple(_REASONS) as error:
        kind, words = _REASONS[type(error)]
        raise kind(f"the database {path} {words}") from error
    except UnicodeDecodeError as error:  # every text in it was put there as UTF-8
        raise DamagedError(f"the database {path} is damaged") from error
