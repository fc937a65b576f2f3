"""The log of marks: a file beside the database that only ever grows, so that marks outlive it.

It tells what a person did to articles, one line each (see mark_lines), after the database has it: a crash between the
two leaves lines to be written the next time.  Each device has a log of its own, named by a word made up once.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from matins.clock import Clock
from matins.errors import StoreError
from matins.logs import log as program_log
from matins.paths import Paths, private_file, private_folder, replace_file
from matins.service.mark_lines import Header, condensed, read_header, touched_lines
from matins.store import Store
from matins.store.lock import WriteLock

LARGEST = 64_000_000
"""The most bytes of a log that are read."""

_PATIENCE = 5.0
_ENOUGH = 1_000_000
"""From how many bytes on a log may be condensed,"""
_SPARED = 4
"""to less than one in so many."""
_HEAD = 64
_NAME = re.compile(r"[a-z0-9]{4,16}")


@dataclass(frozen=True, slots=True)
class State:
    """A log as it is: its first line, and its length in bytes."""

    header: Header
    size: int

    @property
    def name(self) -> str:
        """What this writing of the log is called."""
        return f"{self.header.device} {self.header.generation}"


class MarkLog:
    """The log of this device in `folder`; `word` makes up names.  Every method may raise StoreError."""

    def __init__(self, folder: Path, clock: Clock, word: Callable[[], str] = lambda: token_hex(4)) -> None:
        self._folder, self._clock, self._word = folder, clock, word
        self._lock = WriteLock(folder / "lock", _PATIENCE)

    @property
    def folder(self) -> Path:
        """Where it lies, and those of the devices that this one was before."""
        return self._folder

    def path(self) -> Path | None:
        """Return the log's file, there or not; None where this device has no name yet."""
        try:
            device = (self._folder / "device").read_text("ascii", "replace").strip()
        except OSError:
            return None
        return self._folder / f"{device}.log" if _NAME.fullmatch(device) else None

    def state(self) -> State | None:
        """Return what the log is by its first line, None where there is none."""
        path = self.path()
        return state_of(path) if path else None

    def catch_up(self, store: Store) -> State:
        """Write what was done since the log was last written, as it stands by now, and return the log."""
        with self.held():
            state = self.state() or self._begun(store)
            while (found := store.unlogged()) is not None:
                state = self._grown(state, touched_lines(store.states(found.touched)))
                store.note_logged(found.steps, state.name, state.size)
            return state

    def condense(self, store: Store) -> bool:
        """Write the log anew with what still counts where that makes it much shorter; tell whether it did."""
        path, state = self.path(), self.state()
        if path is None or state is None or state.size < _ENOUGH:
            return False
        with self.held():
            content = _own(path)
            lines = condensed(content, self._clock.now())
            if len(lines) * _SPARED > len(content):
                return False
            header = Header(state.header.device, self._word(), state.header.generation)
            self._replaced(path, header.line() + lines)
            store.note_logged((), f"{header.device} {header.generation}", len(header.line() + lines))
        return True

    def renamed(self) -> None:
        """Go on under another name: a copy of this device's log is written by someone else."""
        path = self.path()
        if path is None:
            return
        with self.held():
            content, header = _own(path), Header(self._word(), self._word())
            old = read_header(content)
            body = content[len(old.line()) :] if old else b""
            self._replaced(self._folder / f"{header.device}.log", header.line() + body)
            self._replaced(self._folder / "device", f"{header.device}\n".encode())
            path.unlink(missing_ok=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others from writing the log."""
        with self._lock.held():
            yield

    def close(self) -> None:
        """Give the lock's file back."""
        self._lock.close()

    def _begun(self, store: Store) -> State:
        """Make the log, with the marks that were made before there was one."""
        store.forget_logged()
        header = Header(self._word(), self._word())
        content = header.line() + touched_lines(store.earlier_marks())
        self._replaced(self._folder / f"{header.device}.log", content)
        self._replaced(self._folder / "device", f"{header.device}\n".encode())
        return State(header, len(content))

    def _grown(self, state: State, lines: bytes) -> State:
        path = self._folder / f"{state.header.device}.log"
        if not lines:
            return state
        try:
            with private_file(path).open("r+b", buffering=0) as file:
                end = file.seek(0, os.SEEK_END)
                file.seek(max(0, end - 1))
                # A crash may have cut the last line short; what is written now must not become a part of it.
                torn = b"" if file.read(1) == b"\n" else b"\n"
                content = memoryview(torn + lines)
                while content:
                    content = content[file.write(content) :]
                os.fsync(file.fileno())
                return State(state.header, file.tell())
        except OSError as error:
            raise _failed(error) from error

    def _replaced(self, path: Path, content: bytes) -> None:
        private_folder(self._folder)
        try:
            replace_file(path, content)
        except OSError as error:
            raise _failed(error) from error


def bring_up_to_date(store: Store, paths: Paths, clock: Clock) -> None:
    """Have the log tell what was just done; where that fails, the program's log says why, and the next time does it."""
    with closing(MarkLog(paths.marks, clock)) as log:
        try:
            log.catch_up(store)
        except StoreError as error:
            program_log().warning("the log of marks: %s", error)


def state_of(path: Path) -> State | None:
    """Return what the log at `path` is by its first line, None where there is none that can be read."""
    head = _read(path, _HEAD)
    header = read_header(head[0]) if head else None
    return State(header, head[1]) if head and header else None


def read_log(path: Path) -> bytes | None:
    """Return the content of the log at `path`; None where it is no file, cannot be read or is beyond all measure."""
    read = _read(path, LARGEST + 1)
    return read[0] if read and len(read[0]) <= LARGEST else None


def _own(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _failed(error) from error


def _read(path: Path, most: int) -> tuple[bytes, int] | None:
    """Return the first `most` bytes of a file, and how many it has; links and what is no file are left alone."""
    try:
        # What a person shares may be anything: a pipe would have us wait for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            return (file.read(most), found.st_size) if stat.S_ISREG(found.st_mode) else None
    except (OSError, ValueError):
        return None


def _failed(error: OSError) -> StoreError:
    return StoreError(f"the log of marks cannot be written: {error.strerror}")
