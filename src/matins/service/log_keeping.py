"""Keeps the log of marks by a thread of its own, so that nobody waits for it, and takes in what other devices did."""

import threading
from collections.abc import Callable
from contextlib import closing, suppress

from matins.clock import Clock
from matins.errors import StoreError
from matins.paths import Paths
from matins.store import Store

EVERY = 30.0
"""Seconds between two looks at a shared folder."""

_BEFORE = 1.0
"""Seconds that the first look leaves to the screen."""
_PATIENCE = 2.0
"""Seconds that a program waits at its end for the last marks to be logged; they are in the database anyway."""


class LogKeeper:
    """Writes the log through a store of its own, which `open_` opens when there is something to be written.

    `folder` is where the logs of several devices lie, "" for none.
    """

    def __init__(
        self, open_: Callable[[], Store], paths: Paths, clock: Clock, folder: str = "", *, every: float = EVERY
    ) -> None:
        self._open, self._paths, self._clock, self._folder = open_, paths, clock, folder
        self._every = every if folder else None
        self._turn = threading.Condition()
        self._due = False
        self._closing = False
        self._thread: threading.Thread | None = None
        if folder:
            self._start()

    def wake(self) -> None:
        """Have the log written: something was marked.  The caller does not wait."""
        with self._turn:
            self._due = True
            self._turn.notify_all()
        self._start()

    def close(self) -> None:
        """Have what is left written, and end the thread; what takes too long is left for the next time."""
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _start(self) -> None:
        with self._turn:
            if self._thread is None and not self._closing:
                self._thread = threading.Thread(target=self._serve, name="log of marks", daemon=True)
                self._thread.start()

    def _serve(self) -> None:
        # Nothing of this is needed before the first paint.
        from matins.logs import log as program_log
        from matins.service.mark_log import MarkLog
        from matins.service.sharing import share

        store: Store | None = None
        wait = _BEFORE if self._folder else None
        try:
            with closing(MarkLog(self._paths.marks, self._clock)) as log:
                while self._next(wait):
                    wait = self._every
                    # The marks are in the database; what is told here is tried again with the next ones.
                    try:
                        store = store or self._open()
                        if self._folder:
                            share(store, log, self._clock, self._folder)
                        else:
                            log.catch_up(store)
                    except StoreError as error:
                        program_log().warning("the log of marks: %s", error)
        finally:
            if store is not None:
                with suppress(StoreError):
                    store.close()

    def _next(self, wait: float | None) -> bool:
        """Wait for something to do; False when it is time to go."""
        with self._turn:
            self._turn.wait_for(lambda: self._due or self._closing, wait)
            go_on = self._due or not self._closing
            self._due = False
            return go_on
