"""The sample edition as one thing to enter and leave: a throw-away folder with a config, and the server beside it."""

import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from matins.clock import Clock, SystemClock
from matins.paths import Paths, private_file
from matins.service.sample.catalogue import read_catalogue

_PATIENCE = 2.0
"""Seconds that the server gets to end by itself."""


class SampleEdition:
    """A context manager: within it the sample edition is served on loopback, after it nothing is left behind.

    `paths` names config, data and log to run matins with, all in one private temporary folder; `addresses` are those of
    the feeds.  The server is a process of its own that ends with this one, however this one ends.
    """

    paths: Paths
    addresses: tuple[str, ...]

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._leaving = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as entered:
            # A background job that is still ending may write into the folder while it goes.
            temporary = tempfile.TemporaryDirectory(prefix="matins-demo-", ignore_cleanup_errors=True)
            folder = Path(entered.enter_context(temporary))
            self.paths = Paths(config=folder / "config.toml", data=folder / "data", log=folder / "matins.log")
            # Bound here and handed on: the port is known, and connections queue, before the server has even started.
            listening = entered.enter_context(socket.create_server(("127.0.0.1", 0), backlog=64))
            host, port = listening.getsockname()
            self.addresses = tuple(f"http://{host}:{port}{feed.path}" for feed in read_catalogue())
            private_file(self.paths.config).write_text(_config(self.addresses), encoding="utf-8")
            entered.callback(_end, _start_server(listening, self._clock.now()))
            listening.close()
            self._leaving = entered.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._leaving.close()


def _config(addresses: Iterable[str]) -> str:
    feeds = "".join(f'\n[[feeds]]\naddress = "{address}"\n' for address in addresses)
    return f"# The sample edition. This folder goes when matins does.\n[refresh]\non_start = true\n{feeds}"


def _start_server(listening: socket.socket, now: int) -> subprocess.Popen[bytes]:
    descriptor = listening.fileno()
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "matins.service.sample.server", str(descriptor), str(now)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(descriptor,),
        start_new_session=True,  # the keys ^C and ^Z are for the screen
    )


def _end(server: subprocess.Popen[bytes]) -> None:
    try:
        server.communicate(timeout=_PATIENCE)  # closes its standard input and waits
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
