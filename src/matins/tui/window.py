"""The rows of a view around the cursor: read as the cursor nears their ends, dropped where it left them."""

from matins.model.article import Position, Row
from matins.service.library import Library, View

_KEPT = 3
"""Chunks kept on either side of the cursor."""


class Window:
    """A contiguous piece of a view with a cursor in it; it holds few rows, however long the view is."""

    def __init__(self, library: Library, view: View, chunk: int) -> None:
        """Read the first `chunk` rows of `view`; as many are read at a time later on."""
        self._library, self.view, self.chunk = library, view, chunk
        self.rows: list[Row] = []
        self.at = 0
        self._before = self._after = False
        self.go_to_first()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.at] if self.rows else None

    def go_to_first(self) -> None:
        """Put the cursor on the view's first row."""
        self.rows = list(self._library.first(self.view, self.chunk))
        self.at = 0
        self._before, self._after = False, len(self.rows) == self.chunk

    def go_to_last(self) -> None:
        """Put the cursor on the view's last row."""
        self.rows = list(self._library.last(self.view, self.chunk))
        self.at = max(0, len(self.rows) - 1)
        self._before, self._after = len(self.rows) == self.chunk, False

    def go_to(self, position: Position) -> None:
        """Put the cursor on the row at `position`, or where it is gone on the row after it, or the last.

        Where nobody knows where it stood, that is the first.
        """
        before = self._library.before(self.view, position, self.chunk)
        after = self._library.after(self.view, position, self.chunk, inclusive=True)
        self.rows = [*before, *after]
        self.at = min(len(before), max(0, len(self.rows) - 1))
        self._before, self._after = len(before) == self.chunk, len(after) == self.chunk
        if not self.rows:
            self.go_to_first()

    def find(self, article: int) -> int | None:
        """Return how far from the cursor the article stands, or None where the window does not hold it."""
        return next((index - self.at for index, row in enumerate(self.rows) if row.id == article), None)

    def reread(self) -> None:
        """Read the rows anew where they stand."""
        now = {row.id: row for row in self._library.rows([row.id for row in self.rows], self.view)}
        self.rows = [now.get(row.id, row) for row in self.rows]

    def move(self, steps: int) -> int:
        """Move the cursor, no further than the view's ends; return by how much it moved."""
        steps = min(steps, self.below(steps)) if steps > 0 else -min(-steps, self.above(-steps))
        self.at += steps
        return steps

    def below(self, wanted: int) -> int:
        """Return how many rows the window has after the cursor, having read `wanted` where the view has them."""
        while self._after and len(self.rows) - 1 - self.at < wanted:
            more = self._library.after(self.view, self.rows[-1].position, self.chunk)
            self._after = len(more) == self.chunk
            self.rows += more
            surplus = max(0, self.at - _KEPT * self.chunk)
            if surplus:
                del self.rows[:surplus]
                self.at -= surplus
                self._before = True
        return max(0, len(self.rows) - 1 - self.at)

    def above(self, wanted: int) -> int:
        """Return how many rows the window has before the cursor, having read `wanted` where the view has them."""
        while self._before and self.at < wanted:
            more = self._library.before(self.view, self.rows[0].position, self.chunk)
            self._before = len(more) == self.chunk
            self.rows[:0] = more
            self.at += len(more)
            surplus = max(0, len(self.rows) - 1 - self.at - _KEPT * self.chunk)
            if surplus:
                del self.rows[-surplus:]
                self._after = True
        return self.at
