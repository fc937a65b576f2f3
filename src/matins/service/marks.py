"""Marks on their way into the database: shown at once, written a moment later by a thread of their own."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from matins.errors import MatinsError, RoomMadeError, StoreError
from matins.model.article import Row
from matins.model.step import Undone
from matins.store import Marking, Store, View

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

    def on(self, row: Row) -> Row:
        """Return `row` with these marks."""
        if self.read in (None, row.read) and self.starred in (None, row.starred):
            return row
        return replace(
            row,
            read=row.read if self.read is None else self.read,
            starred=row.starred if self.starred is None else self.starred,
        )


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A step that is to be undone; `marks` is what this makes of articles, as far as that is known beforehand."""

    step: int
    marks: Mapping[int, Marks]


Order = Marking | TakeBack
"""Something to be written."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks made one after another: those of single articles, or those of all articles of a view."""

    marks: Mapping[int, Marks]
    view: View | None = None
    all: Marks = Marks()

    def of(self, row: Row, view: View | None) -> Marks:
        """Return what this makes of a row that is shown in `view`, or by itself."""
        if self.view is None:
            return self.marks.get(row.id, Marks())
        if row.id <= self.view.last_id and (view is self.view or (self.view.condition is None and not row.hidden_by)):
            return self.all
        return Marks()


@dataclass(frozen=True, slots=True)
class Pending:
    """All that may not be in the database yet, in the order in which it was made."""

    layers: tuple[Layer, ...] = ()

    def on(self, row: Row, view: View | None = None) -> Row:
        """Return a row that is shown in `view`, or by itself, as it is to be."""
        for layer in self.layers:
            row = layer.of(row, view).on(row)
        return row

    @property
    def of_views(self) -> bool:
        """Whether views were marked as a whole."""
        return any(layer.view is not None for layer in self.layers)


class MarkWriter:
    """Does what it is told in that order through a store of its own, which `open_` opens with the first order.

    Every order becomes a step of its own; `undo` takes one back.  Marks that cannot be written are kept and tried
    again; `problem` says why for as long as that is so.  An undoing that fails is not: `remark` tells it, and the step
    still stands.  `wrote` is called with the store after each writing.
    """

    def __init__(
        self,
        open_: Callable[[], Store],
        *,
        undo: Callable[[Store, int], Undone | None] = Store.undo,
        wrote: Callable[[Store], None] | None = None,
        gather: float = _GATHER,
        retry: float = _RETRY,
    ) -> None:
        self._open, self._undo, self._wrote = open_, undo, wrote
        self._gather, self._retry = gather, retry
        self._turn = threading.Condition()
        self._waiting: list[Order] = []
        self._writing: list[Order] = []
        # What is in the database for good, by its step, and may not be seen in every row yet.
        self._finishing: dict[int, Order] = {}
        self._problem: MatinsError | None = None
        self._remark: str | None = None
        self._hurry = False
        self._closing = False
        self._thread: threading.Thread | None = None

    def add(self, order: Order) -> None:
        """Take an order in; the caller does not wait."""
        with self._turn:
            self._waiting.append(order)
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="marks", daemon=True)
                self._thread.start()
            self._turn.notify_all()

    def withdraw(self) -> Marking | None:
        """Forget the newest marking that is not being written yet, and return it; None where there is none."""
        with self._turn:
            last = self._waiting[-1] if self._waiting else None
            if not isinstance(last, Marking):
                return None
            self._waiting.pop()
            self._turn.notify_all()
            return last

    def taken_back(self) -> tuple[int, ...]:
        """Return the steps that are to be undone and may not be yet, having waited for the marks under way."""
        with self._turn:
            self._turn.wait_for(lambda: not _markings(self._writing), PATIENCE)
            return self._taken_back()

    def pending(self) -> Pending:
        """Return what may not be in the database yet."""
        with self._turn:
            return _layered((*self._finishing.values(), *self._writing, *self._waiting))

    def busy(self) -> bool:
        """Whether something is still to be written."""
        with self._turn:
            return self._left()

    def problem(self) -> str | None:
        """Return why the last attempt to write failed, or None where it did not."""
        with self._turn:
            return str(self._problem) if self._problem else None

    def remark(self) -> str | None:
        """Return what the last undoing could not put back, and why; that is told once."""
        with self._turn:
            remark, self._remark = self._remark, None
            return remark

    def flush(self, patience: float = PATIENCE) -> None:
        """Wait until everything is written; raise MatinsError where it cannot be, or not within `patience` seconds."""
        with self._turn:
            if not self._left():
                return
            self._problem = None
            self._hurry = True
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._problem or not self._left(), patience)
            self._hurry = False
            if self._problem:
                raise StoreError(str(self._problem))
            if self._left():
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
                    self._finish(store)
                    while self._writing:
                        self._write(store)
                    if self._wrote is not None:
                        self._wrote(store)
                except MatinsError as error:
                    self._failed(error)
        finally:
            if store is not None:
                store.close()

    def _write(self, store: Store) -> None:
        """Write the first of what is to be written: markings that follow each other in one transaction, or an undo."""
        first = self._writing[0]
        if isinstance(first, TakeBack):
            try:
                undone = self._undo(store, first.step)
            except MatinsError as error:
                self._done(1, f"not undone: {error}")
            else:
                self._done(1, undone.sentence if undone and undone.back < undone.of else None)
            return
        markings = tuple(_markings(self._writing))
        try:
            marked = store.begin(markings)
        except RoomMadeError:
            marked = store.begin(markings)
        with self._turn:
            orders = zip(marked, self._writing, strict=False)
            self._finishing = {done.step: order for done, order in orders if done.step is not None}
            del self._writing[: len(marked)]
            self._turn.notify_all()
        self._finish(store)

    def _finish(self, store: Store) -> None:
        """Do what is left of markings that are written for good, unless they are to be taken back anyway."""
        if self._finishing:
            store.finish(self._unwanted)
        with self._turn:
            self._finishing = {}
            self._done(0)

    def _unwanted(self) -> bool:
        """Whether what is being finished is to be taken back."""
        with self._turn:
            return not self._finishing.keys().isdisjoint(self._taken_back())

    def _next(self) -> bool:
        """Wait for orders, gather some more, and take them over; False when it is time to go."""
        with self._turn:
            self._turn.wait_for(lambda: self._waiting or self._finishing or self._closing)
            if self._problem and not self._hurry:
                self._turn.wait_for(lambda: self._hurry or self._closing, self._retry)
            elif self._waiting:
                self._turn.wait_for(lambda: self._hurry or self._closing or self._pressing(), self._gather)
            if self._closing:
                return False
            self._writing, self._waiting = self._waiting, []
            return True

    def _left(self) -> bool:
        return bool(self._waiting or self._writing or self._finishing)

    def _taken_back(self) -> tuple[int, ...]:
        return tuple(order.step for order in (*self._writing, *self._waiting) if isinstance(order, TakeBack))

    def _pressing(self) -> bool:
        """Whether nothing is gained by waiting for more: no key that is held down gives such orders."""
        return any(isinstance(order, TakeBack) or order.view is not None for order in self._waiting)

    def _done(self, orders: int, remark: str | None = None) -> None:
        with self._turn:
            del self._writing[:orders]
            self._problem = None
            self._remark = remark or self._remark
            self._turn.notify_all()

    def _failed(self, error: MatinsError) -> None:
        with self._turn:
            self._waiting[:0] = self._writing
            self._writing = []
            self._problem = error
            self._hurry = False
            self._turn.notify_all()


def _markings(orders: Sequence[Order]) -> Sequence[Marking]:
    """Return the markings that `orders` begin with."""
    found: list[Marking] = []
    for order in orders:
        if not isinstance(order, Marking):
            break
        found.append(order)
    return found


def _layered(orders: Sequence[Order]) -> Pending:
    layers: list[Layer] = []
    single: dict[int, Marks] = {}
    for order in orders:
        if isinstance(order, Marking) and order.view is not None:
            layers += [Layer(single)] if single else []
            single = {}
            layers.append(Layer({}, order.view, Marks(order.read, order.starred)))
            continue
        made = (
            order.marks if isinstance(order, TakeBack) else dict.fromkeys(order.ids, Marks(order.read, order.starred))
        )
        for id_, marks in made.items():
            single[id_] = marks.over(single.get(id_, Marks()))
    return Pending((*layers, Layer(single)) if single else tuple(layers))
