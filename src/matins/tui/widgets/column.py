"""A column of paragraphs, laid out as they come into sight, that pages."""

from collections.abc import Sequence

from textual.events import MouseScrollDown, MouseScrollUp
from textual.strip import Strip

from matins.tui.typeset import COLUMN, Line, Margin, Paragraph, typeset
from matins.tui.widgets.canvas import Canvas

WHEEL = 3
"""Lines that one notch of the mouse's wheel scrolls."""

_KEPT = 500

Place = tuple[int, int]
"""A line of the text: the paragraph's index, and the line within it."""


class Column(Canvas):
    """Paragraphs in a column of at most 80 cells, scrolled by line.

    Only paragraphs in sight are laid out, so that a megabyte of text opens as fast as a note.
    """

    def __init__(self, *, id: str, margin: Margin | None = None) -> None:  # noqa: A002  (Textual's name for it)
        super().__init__(id=id)
        self._margin = margin
        self._paragraphs: Sequence[Paragraph] = ()
        self._laid: dict[int, list[Line]] = {}
        self._width = 0
        self._top: Place = (0, 0)

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show `paragraphs` from the first line on."""
        self._paragraphs = paragraphs
        self._laid.clear()
        self._top = (0, 0)
        self.redraw()

    @property
    def top(self) -> Place:
        """The first line in sight."""
        return self._top

    @property
    def at_top(self) -> bool:
        """Whether the first line is in sight."""
        return self._top == (0, 0)

    def move(self, lines: int) -> None:
        """Scroll by `lines`, up where negative, no further than the ends."""
        if lines > 0:
            self._top = max(self._top, min(self._below(self._top, lines), self._last_top()))
        else:
            self._top = self._above(self._top, -lines)
        self.redraw()

    def page(self, *, back: bool = False) -> None:
        """Scroll by a page, keeping one line of it in sight."""
        lines = max(1, self.content_size.height - 1)
        self.move(-lines if back else lines)

    def page_on(self) -> bool:
        """Scroll on by a page; return False where the end was in sight already."""
        before = self._top
        self.page()
        return self._top != before

    def half_page(self, *, back: bool = False) -> None:
        """Scroll by half a page."""
        lines = max(1, self.content_size.height // 2)
        self.move(-lines if back else lines)

    def go_to_first(self) -> None:
        """Show the first line."""
        self._top = (0, 0)
        self.redraw()

    def go_to_last(self) -> None:
        """Show the last line, at the bottom."""
        self._top = max(self._last_top(), self._top)
        self.redraw()

    def go_to(self, paragraph: int, offset: int) -> None:
        """Show the line that holds code point `offset` of `paragraph`, near the top."""
        context = min(2, self.content_size.height // 3)
        self._top = self._above((paragraph, self._line_of(paragraph, offset)), context)
        self.redraw()

    def draw(self, width: int, height: int) -> list[Strip]:
        """Return the lines in sight."""
        self._fit(width)
        index, line = self._top
        left = _left_of(width)
        strips: list[Strip] = []
        while index < len(self._paragraphs) and len(strips) < height:
            strips += [_indented(laid.strip, left) for laid in self._lines(index)[line : line + height]]
            index, line = index + 1, 0
        return strips

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.move(-WHEEL)

    def _fit(self, width: int) -> None:
        # Lay out for another width, with the text at the top staying there.
        if width == self._width:
            return
        index, line = self._top
        offset = self._laid[index][line].start if line and index in self._laid else 0
        self._width = width
        self._laid.clear()
        if line:
            self._top = index, self._line_of(index, offset)

    def _lines(self, index: int) -> list[Line]:
        if not self._width:
            self._width = self.content_size.width
        if index not in self._laid:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            self._laid[index] = typeset(
                self._paragraphs[index],
                min(self._width, COLUMN),
                full_width=self._width - _left_of(self._width),
                margin=self._margin,
            )
        return self._laid[index]

    def _line_of(self, index: int, offset: int) -> int:
        lines = self._lines(index)
        return next((number for number, line in enumerate(lines) if line.end > offset), len(lines) - 1)

    def _below(self, place: Place, lines: int) -> Place:
        index, line = place
        line += lines
        while index < len(self._paragraphs) and line >= (count := len(self._lines(index))):
            index, line = index + 1, line - count
        return index, line

    def _above(self, place: Place, lines: int) -> Place:
        index, line = place
        line -= lines
        while line < 0 and index > 0:
            index -= 1
            line += len(self._lines(index))
        return index, max(0, line)

    def _last_top(self) -> Place:
        if not self._paragraphs:
            return 0, 0
        last = len(self._paragraphs) - 1
        return self._above((last, len(self._lines(last))), self.content_size.height)


def _left_of(width: int) -> int:
    # The column stands in the middle of what is wider.
    return max(0, (width - COLUMN) // 2)


def _indented(strip: Strip, cells: int) -> Strip:
    return Strip.join([Strip.blank(cells), strip]) if cells else strip
