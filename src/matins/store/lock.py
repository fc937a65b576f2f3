"""The file locks: one process writes at a time, checkpoints included, and each tells that it has the database open."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from matins.errors import MatinsError, StoreError
from matins.paths import private_file

_PAUSE = 0.02


class WriteLock:
    """An advisory lock on `path`; the kernel drops it when its holder dies.  `patience` is in seconds."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path, self._tries = path, max(1, round(patience / _PAUSE))
        self._file: int | None = None
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock, also within itself; raise StoreError where another keeps it for longer than our patience."""
        for attempt in range(self._tries if self._depth == 0 else 1):
            if attempt:
                time.sleep(_PAUSE)
            if self.take():
                break
        else:
            raise StoreError("another matins is writing the database and does not finish; try again")
        try:
            yield
        finally:
            self.release()

    def take(self) -> bool:
        """Take the lock if it is free, or ours, and tell whether that was so."""
        if self._depth == 0 and not self._taken():
            return False
        self._depth += 1
        return True

    def release(self) -> None:
        """Let others take the lock, once it was released as often as it was taken."""
        self._depth = max(0, self._depth - 1)
        if self._file is not None and self._depth == 0:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Give the file back."""
        self._depth = 0
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _taken(self) -> bool:
        if self._file is not None and not _is_at(self._file, self._path):
            self.close()  # someone took the file away: a lock on it would be ours alone
        if self._file is None:
            try:
                self._file = _opened(self._path)
            except (OSError, MatinsError) as error:
                raise StoreError(f"the lock file cannot be used: {error}") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise StoreError(f"{self._path} cannot be locked: {error.strerror}") from error
        return True


class Presence:
    """Tells other processes that the database is open here, until it is left or this process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def enter(self, *, make: bool = True) -> bool:
        """Tell that we are here, and return whether nobody else is; where that cannot be told, someone is.

        With `make=False` nothing is written where nobody was before.
        """
        self.leave()
        with suppress(OSError, MatinsError):
            self._file = _opened(self._path) if make else os.open(self._path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                fcntl.flock(self._file, fcntl.LOCK_SH)  # the other had it alone for no longer than these lines take
                return False
            fcntl.flock(self._file, fcntl.LOCK_SH)
            return True
        return False

    def leave(self) -> None:
        """Tell that we are gone; doing so twice does nothing."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _opened(path: Path) -> int:
    private_file(path)
    return os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)


def _is_at(file: int, path: Path) -> bool:
    """Whether the open file is the one that now stands at `path`."""
    try:
        there = path.stat()
    except OSError:
        return False
    return os.path.samestat(there, os.fstat(file))
