"""The refresh lock: one refresh at a time on one data folder, and a word on who holds it."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matins.model.events import Busy
from matins.paths import private_file
from matins.text.clean import clean_line


@contextmanager
def refresh_lock(path: Path) -> Iterator[Busy | None]:
    """Hold the lock at `path`; yield None, or Busy where another process holds it (flock(2) goes with its holder)."""
    descriptor = os.open(private_file(path), os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield Busy(clean_line(os.pread(descriptor, 500, 0).decode("utf-8", "replace")) or "another process")
            return
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"pid {os.getpid()} on {socket.gethostname()}".encode(), 0)
        yield None
    finally:
        os.close(descriptor)
