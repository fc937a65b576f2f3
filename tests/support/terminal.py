"""A terminal of one's own for a program: what it writes is kept as bytes and drawn by an emulator."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import pyte

_UNDRAWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_PATIENCE = 20.0
_QUIET = 0.12


@dataclass
class Terminal:
    """A program in a terminal of its own: what it wrote, as bytes and as a screen."""

    argv: list[str]
    columns: int = 100
    rows: int = 30
    environ: dict[str, str] = field(default_factory=dict)
    patience: float = _PATIENCE
    raw: bytearray = field(default_factory=bytearray)
    exit_code: int | None = None

    def __enter__(self) -> Self:
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            os.execvpe(self.argv[0], self.argv, os.environ | self.environ)  # noqa: S606  (pty.fork leaves no other way)
        self.resize(self.columns, self.rows)
        self._hung_up = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.exit_code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        with suppress(OSError):
            os.close(self._master)

    @property
    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as dragging its corner does."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def type(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self._master, keys.encode())

    def read(self, seconds: float) -> bytes:
        """Return what is written within `seconds`, as soon as there is anything."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # Linux's way to say that the other side is closed
            data = b""
        self.raw += data
        self._stream.feed(_UNDRAWN.sub(b"", data))
        return data

    def settle(self) -> int:
        """Read until nothing was written for a moment; return how many bytes came."""
        before = len(self.raw)
        while self.read(_QUIET):
            pass
        return len(self.raw) - before

    def wait_for(self, words: str) -> None:
        """Read until the screen shows `words`."""
        self._until(lambda: words in self.text, words)

    def wait_for_bytes(self, wanted: bytes, *, after: int = 0) -> None:
        """Read until `wanted` was written."""
        self._until(lambda: wanted in self.raw[after:], repr(wanted))

    def wait_for_stop(self) -> None:
        """Wait until the program has stopped itself."""
        _, status = os.waitpid(self.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)

    def wait_for_exit(self) -> int:
        """Return the exit code, once the program has ended."""
        deadline = time.monotonic() + _PATIENCE
        while self.exit_code is None:
            if not self._hung_up:
                self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
            assert time.monotonic() < deadline, f"still running:\n{self.text}"
        while not self._hung_up and self.read(0.05):
            pass
        return self.exit_code

    def hang_up(self) -> None:
        """Close the terminal, as a lost connection does."""
        os.close(self._master)
        self._hung_up = True

    def _until(self, reached: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + self.patience
        while not reached():
            assert time.monotonic() < deadline, f"{what} not seen:\n{self.text}"
            self.read(0.1)
