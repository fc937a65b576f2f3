"""The list of articles: the rows of a view in sight, and the cursor."""

from collections.abc import Callable

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.strip import Strip

from matins.clock import Clock
from matins.model.article import Row
from matins.service.library import Library, View
from matins.tui.look import Look
from matins.tui.rows import row_strip
from matins.tui.typeset import Paragraph, typeset
from matins.tui.widgets.canvas import Canvas
from matins.tui.widgets.column import WHEEL
from matins.tui.window import Window

_CHUNK_SCREENS = 2


class ArticleList(Canvas):
    """The rows in sight of a view; at its edge the list scrolls by a page, which costs a slow line less than by row."""

    class Moved(Message):
        """The mouse put the cursor on another row."""

    def __init__(
        self, library: Library, look: Look, clock: Clock, *, view: View, rows: int, empty: Callable[[View], str]
    ) -> None:
        """Make a list about `rows` high of `view`; `empty` says what a view without rows shows."""
        super().__init__(id="list")
        self._library, self._look, self._clock, self._empty = library, look, clock, empty
        self._chunk = _CHUNK_SCREENS * rows
        self._now = clock.now()
        self._window = Window(library, view, self._chunk)
        self._line = 0

    @property
    def row(self) -> Row | None:
        """The article under the cursor."""
        return self._window.row

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self._window.view

    @property
    def full(self) -> bool:
        """Whether the rows fill the list's height."""
        return len(self._window.rows) >= self._height

    def open(self, view: View, *, keep: Row | None = None, reveal: bool = False) -> None:
        """Show `view` with the cursor on `keep`, else on the first row.

        The cursor stays on its line, or with `reveal` goes down as far as it takes to show what stands above it.
        """
        self._now = self._clock.now()
        self._window = Window(self._library, view, self._chunk)
        if keep is None:
            self._line = 0
        else:
            self._window.go_to(keep.position)
            self._line = self._height - 1 if reveal else self._line
        self.redraw()

    def move(self, rows: int) -> None:
        """Move the cursor by `rows`, up where negative, no further than the view's ends."""
        self._line += self._window.move(rows)
        self.redraw()

    def page(self, *, back: bool = False) -> None:
        """Move by a page, keeping one row of it in sight."""
        rows = max(1, self._height - 1)
        self.move(-rows if back else rows)

    def half_page(self, *, back: bool = False) -> None:
        """Move by half a page."""
        rows = max(1, self._height // 2)
        self.move(-rows if back else rows)

    def go_to_first(self) -> None:
        """Move to the view's first row."""
        self._window.go_to_first()
        self._line = 0
        self.redraw()

    def go_to_last(self) -> None:
        """Move to the view's last row."""
        self._window.go_to_last()
        self._line = self._height - 1
        self.redraw()

    def go_to_unread(self, *, forward: bool) -> bool:
        """Move to the next unread article, or the one before; return whether there is one."""
        row = self.row and self._library.neighbour(self.view, self.row.position, forward=forward)
        if not row:
            return False
        steps = self._window.find(row.id)
        if steps is None:
            self._window.go_to(row.position)
            self.redraw()
        else:
            self.move(steps)
        return True

    def replace(self, row: Row) -> None:
        """Show `row` as it is now."""
        steps = self._window.find(row.id)
        if steps is not None:
            self._window.rows[self._window.at + steps] = row
            self.redraw()

    def gather(self) -> None:
        """Read the view's rows anew around the cursor, which stays where it is: some may have come, or gone."""
        if self.row is None:
            self._window.go_to_first()
        else:
            self._window.go_to(self.row.position)
        self.redraw()

    def reread(self) -> None:
        """Show every row as it is stored now; none comes or goes."""
        self._window.reread()
        self.redraw()

    def draw(self, width: int, height: int) -> list[Strip]:
        """Return the rows in sight, or a sentence where there are none."""
        window = self._window
        if not window.rows:
            said = Paragraph(self._empty(self.view), style=self._look.dim, loose=True, first=" ", rest=" ")
            return [line.strip for line in typeset(said, width)]
        self._scroll(height)
        shown = window.rows[window.at - self._line :][:height]
        return [
            row_strip(row, width, self._look, self._now, cursor=number == self._line)
            for number, row in enumerate(shown)
        ]

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that was clicked."""
        event.stop()
        if event.y - self._line <= self._window.below(0):
            self.move(event.y - self._line)
            self.post_message(self.Moved())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(WHEEL)
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        self.move(-WHEEL)
        self.post_message(self.Moved())

    @property
    def _height(self) -> int:
        return max(1, self.content_size.height)

    def _scroll(self, height: int) -> None:
        # Keep the cursor's line in sight: past an edge a page is turned, with one row of it kept.
        if self._line >= height:
            self._line = min(1, height - 1)
        elif self._line < 0:
            self._line = max(0, height - 2)
        self._line = max(self._line, height - 1 - self._window.below(height))
        self._line = min(self._line, self._window.above(self._line))
