"""The file lock that lets one process write at a time, checkpoints included."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matins.errors import MatinsError, StoreError
from matins.paths import private_file

_PAUSE = 0.02


class WriteLock:
    """An advisory lock on `path`; the kernel drops it when its holder dies.  `patience` is in seconds."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path, self._tries = path, max(1, round(patience / _PAUSE))
        self._file: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; raise StoreError where another keeps it for longer than our patience."""
        for attempt in range(self._tries):
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
        """Take the lock if it is free, and tell whether that was so."""
        if self._file is None:
            try:
                private_file(self._path)
                self._file = os.open(self._path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
            except (OSError, MatinsError) as error:
                raise StoreError(f"the lock file cannot be used: {error}") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise StoreError(f"{self._path} cannot be locked: {error.strerror}") from error
        return True

    def release(self) -> None:
        """Let others take the lock."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Give the file back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
