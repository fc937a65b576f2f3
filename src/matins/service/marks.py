"""Marks on their way into the database: shown at once, written a moment later by a thread of their own."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from matins.errors import StoreError
from matins.store import Store

PATIENCE = 6.0
"""Seconds to wait for marks to be written: a little longer than the store waits for another writer."""

_GATHER = 0.3
"""Seconds that marks are gathered for one transaction; a key held down is one write, not thirty."""
_RETRY = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to become of one article; None leaves as it is."""

    read: bool | None = None
    starred: bool | None = None

    def over(self, earlier: "Marks") -> "Marks":
        """Return both marks as one, these having been made later."""
        return Marks(
            earlier.read if self.read is None else self.read,
            earlier.starred if self.starred is None else self.starred,
        )


class MarkWriter:
    """Writes marks through a store of its own, which `open_` opens with the first mark.

    Marks that cannot be written are kept and tried again; `problem` says why for as long as that is so.
    """

    def __init__(self, open_: Callable[[], Store], *, gather: float = _GATHER, retry: float = _RETRY) -> None:
        self._open = open_
        self._gather, self._retry = gather, retry
        self._turn = threading.Condition()
        self._waiting: dict[int, Marks] = {}
        self._writing: dict[int, Marks] = {}
        self._problem: StoreError | None = None
        self._hurry = False
        self._closing = False
        self._thread: threading.Thread | None = None

    def add(self, ids: Sequence[int], marks: Marks) -> None:
        """Take marks in; the caller does not wait."""
        with self._turn:
            for id_ in ids:
                self._waiting[id_] = marks.over(self._waiting.get(id_, Marks()))
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="marks", daemon=True)
                self._thread.start()
            self._turn.notify_all()

    def pending(self) -> Mapping[int, Marks]:
        """Return the marks that may not be in the database yet, by article."""
        with self._turn:
            if not self._writing:
                return dict(self._waiting)
            later = {id_: marks.over(self._writing.get(id_, Marks())) for id_, marks in self._waiting.items()}
            return self._writing | later

    def problem(self) -> str | None:
        """Return why the last attempt to write failed, or None where it did not."""
        with self._turn:
            return str(self._problem) if self._problem else None

    def flush(self, patience: float = PATIENCE) -> None:
        """Wait until every mark is written; raise StoreError where one cannot be, or not within `patience` seconds."""
        with self._turn:
            if not self._waiting and not self._writing:
                return
            self._problem = None
            self._hurry = True
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._problem or not (self._waiting or self._writing), patience)
            self._hurry = False
            if self._problem:
                raise StoreError(str(self._problem))
            if self._waiting or self._writing:
                raise StoreError("marks could not be written in time")

    def close(self) -> None:
        """Write what is left and end the thread; raise StoreError where marks could not be written."""
        try:
            self.flush()
        finally:
            with self._turn:
                self._closing = True
                self._turn.notify_all()
            if self._thread is not None:
                self._thread.join(PATIENCE)

    def _serve(self) -> None:
        store: Store | None = None
        try:
            while self._next():
                try:
                    store = store or self._open()
                    _write(store, self._writing)
                except StoreError as error:
                    self._failed(error)
                else:
                    self._done()
        finally:
            if store is not None:
                store.close()

    def _next(self) -> bool:
        """Wait for marks, gather some more, and take them over; False when it is time to go."""
        with self._turn:
            self._turn.wait_for(lambda: self._waiting or self._closing)
            if self._problem and not self._hurry:
                self._turn.wait_for(lambda: self._hurry or self._closing, self._retry)
            elif self._waiting:
                self._turn.wait_for(lambda: self._hurry or self._closing, self._gather)
            if self._closing:
                return False
            self._writing, self._waiting = self._waiting, {}
            return True

    def _done(self) -> None:
        with self._turn:
            self._writing = {}
            self._problem = None
            self._turn.notify_all()

    def _failed(self, error: StoreError) -> None:
        with self._turn:
            later = self._waiting
            self._waiting = self._writing
            for id_, marks in later.items():
                self._waiting[id_] = marks.over(self._waiting.get(id_, Marks()))
            self._writing = {}
            self._problem = error
            self._hurry = False
            self._turn.notify_all()


def _write(store: Store, marks: Mapping[int, Marks]) -> None:
    """Write `marks`, one transaction for each way of marking."""
    for way in dict.fromkeys(marks.values()):
        store.mark([id_ for id_, wanted in marks.items() if wanted == way], read=way.read, starred=way.starred)
