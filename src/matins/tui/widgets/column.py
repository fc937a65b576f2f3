"""A column of paragraphs, laid out as they come into sight, that pages."""

from bisect import bisect_right
from collections import Counter
from typing import Protocol

from rich.segment import Segment
from rich.style import Style
from textual.events import MouseScrollDown, MouseScrollUp
from textual.strip import Strip

from matins.tui.typeset import COLUMN, Edges, Line, Margin, Paragraph, shifted, typeset
from matins.tui.widgets.canvas import Canvas

WHEEL = 3
"""Lines that one notch of the mouse's wheel scrolls."""

_KEPT = 500
_CONTEXT = 2

Place = tuple[int, int]
"""A line of the text: the paragraph's index, and the line within it."""

Spot = tuple[int, int]
"""A paragraph's index, and a code point of its text; -1 is the empty line before it."""


_START: tuple[Spot, Place] = ((0, -1), (0, 0))
"""The empty line before the first paragraph, at the top."""


class Paragraphs(Protocol):
    """What a column shows: they may be made as they are asked for."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, index: int, /) -> Paragraph:
        """Return one."""


class Column(Canvas):
    """Paragraphs in a column of at most 80 cells, scrolled by line; lines kept whole move sideways.

    Only paragraphs in sight are laid out, so that a megabyte of text opens as fast as a note.
    """

    def __init__(
        self,
        *,
        id: str,  # noqa: A002  (Textual's name for it)
        margin: Margin | None = None,
        edges: Edges | None = None,
    ) -> None:
        super().__init__(id=id)
        self._margin, self._edges = margin, edges or Edges()
        self._paragraphs: Paragraphs = ()
        self._text_end = 0
        self._laid: dict[int, list[Line]] = {}
        self._width = 0
        self._fitted = 0, 0
        self._top: Place = (0, 0)
        # What a change of size has to keep at the top, as long as the top is still where the change put it.
        self._held: tuple[Spot, Place] = _START
        self._aside = 0
        # Where to go, until the size is known that it takes to get there; then where the last jump led.
        self._aim: tuple[Spot, int] | None = None
        self._jump: Spot | None = None

    def show(self, paragraphs: Paragraphs, *, at: Spot | None = None, text_end: int | None = None) -> None:
        """Show `paragraphs`, from the first line or the one at a spot on; paging ends with the first `text_end`."""
        self._paragraphs = paragraphs
        self._text_end = len(paragraphs) if text_end is None else text_end
        self._laid.clear()
        self._top, self._held = (0, 0), _START
        self._aside = 0
        self._jump = None
        self._aim = (at, 0) if at else None
        self.redraw()

    @property
    def at_top(self) -> bool:
        """Whether the first line is in sight."""
        return self._top == (0, 0) and self._aim is None

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return bool(self._width) and self._top >= self._last_top()

    @property
    def top(self) -> Spot:
        """The start of the first line in sight, or of the line on the way to it."""
        if self._aim:
            return self._aim[0]
        index, line = self._top
        return index, self._lines(index)[line].start if index < len(self._paragraphs) else -1

    @property
    def jump(self) -> Spot | None:
        """Where the last jump led, until the text was scrolled."""
        return self._jump

    def move(self, lines: int) -> None:
        """Scroll by `lines`, up where negative, no further than the ends."""
        before = self._top
        if lines > 0:
            self._top = max(self._top, min(self._below(self._top, lines), self._last_top()))
        else:
            self._top = self._above(self._top, -lines)
        if self._top != before:
            self._jump = None
        self.redraw()

    def page(self, *, back: bool = False) -> None:
        """Scroll by a page, keeping two lines of it in sight, one of a low page."""
        height = self.content_size.height
        lines = max(1, height - (2 if height >= 12 else 1))
        self.move(-lines if back else lines)

    def page_on(self) -> bool:
        """Scroll on by a page; return False where the end of what is to be read was in sight already."""
        before = self._top
        if self._below(before, self.content_size.height) >= (self._text_end, 0):
            return False
        self.page()
        return self._top != before

    def half_page(self, *, back: bool = False) -> None:
        """Scroll by half a page."""
        lines = max(1, self.content_size.height // 2)
        self.move(-lines if back else lines)

    def go_to_first(self) -> None:
        """Show the first line."""
        self._top, self._held = (0, 0), _START
        self._jump = self._aim = None
        self.redraw()

    def go_to_last(self) -> None:
        """Show the last line, at the bottom."""
        self._jump = self._aim = None
        self._top = self._last_top()
        self.redraw()

    def go_to(self, spot: Spot) -> None:
        """Show the line at `spot`, near the top; its margin tells it apart until the text is scrolled."""
        self._jump = spot
        self._aim = spot, _CONTEXT
        self.redraw()

    def move_aside(self, *, back: bool = False) -> bool:
        """Move the lines that are kept whole by up to half the width; return whether there was any more to see."""
        room = max(1, self._width - _left_of(self._width))
        step = max(1, room // 2)
        before = self._aside
        if back:
            self._aside = max(0, before - step)
        else:
            longest = max((line.strip.cell_length for _, line in self._in_sight() if line.fixed is not None), default=0)
            self._aside = max(before, min(before + step, longest - room))
        self.redraw()
        return self._aside != before

    def paragraphs_in_sight(self) -> list[int]:
        """Return the paragraphs in sight from the top down, those of which every line is before the others."""
        lines = Counter(index for index, line in self._in_sight() if line.start >= 0)
        return sorted(lines, key=lambda index: lines[index] < sum(line.start >= 0 for line in self._lines(index)))

    def reading_line(self) -> Spot:
        """Return where the eye is taken to be: at the last jump, else near the top, but at either end the end."""
        if self._jump:
            return self._jump
        if self.at_top or not self._width:
            return 0, -2
        if self.at_end:
            return len(self._paragraphs), 0
        index, line = self._below(self._top, self._lead_in)
        return index, self._lines(index)[line].end - 1

    def draw(self, width: int, height: int) -> list[Strip]:
        """Return the lines in sight."""
        self._fit(width, height)
        if self._aim:
            (index, offset), context = self._aim
            self._aim = None
            if index < len(self._paragraphs):
                line = index, self._line_of(index, offset)
                last = self._last_top(height)
                # What fits into sight is never scrolled.
                self._top = self._above(line, min(context, height // 3)) if last > (0, 0) else last
                if not self._jump:
                    self._top = min(self._top, last)
        left = _left_of(width)
        return [
            _indented(shifted(self._told_apart(index, line), self._aside, width - left, self._edges), left)
            for index, line in self._in_sight(height)
        ]

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.move(-WHEEL)

    @property
    def _lead_in(self) -> int:
        return min(_CONTEXT, self.content_size.height // 3)

    def _in_sight(self, height: int | None = None) -> list[tuple[int, Line]]:
        height = self.content_size.height if height is None else height
        index, line = self._top
        found: list[tuple[int, Line]] = []
        while index < len(self._paragraphs) and len(found) < height:
            found += [(index, laid) for laid in self._lines(index)[line : line + height - len(found)]]
            index, line = index + 1, 0
        return found

    def _told_apart(self, index: int, line: Line) -> Line:
        """Return `line`, its margin reversed where the last jump led there."""
        if self._margin is None or self._jump is None or self._jump[0] != index:
            return line
        laid = self._lines(index)
        if line is not laid[self._line_of(index, self._jump[1])]:
            return line
        margin, *rest = line.strip
        reversed_ = Segment(margin.text, (margin.style or Style.null()) + Style(reverse=True))
        return Line(Strip([reversed_, *rest]), line.start, line.end, line.fixed)

    def _fit(self, width: int, height: int) -> None:
        """Lay out for another size; what was at the top when it first changed stays there, whatever sizes follow."""
        if (width, height) == self._fitted:
            return
        held, place = self._held
        spot = held if place == self._top else self.top
        if width != self._width:
            self._width = width
            self._laid.clear()
        self._fitted = width, height
        index, offset = spot
        top = index, self._line_of(index, offset) if offset >= 0 else 0
        # A larger screen has no empty lines below the end, unless a jump led there.
        self._top = top if self._jump else min(top, self._last_top(height))
        self._held = spot, self._top

    def _lines(self, index: int) -> list[Line]:
        if not self._width:
            self._width = self.content_size.width
        if index not in self._laid:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            self._laid[index] = typeset(self._paragraphs[index], min(self._width, COLUMN), margin=self._margin)
        return self._laid[index]

    def _line_of(self, index: int, offset: int) -> int:
        return max(0, bisect_right(self._lines(index), offset, key=lambda line: line.start) - 1)

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

    def _last_top(self, height: int | None = None) -> Place:
        if not self._paragraphs:
            return 0, 0
        last = len(self._paragraphs) - 1
        return self._above((last, len(self._lines(last))), self.content_size.height if height is None else height)


def _left_of(width: int) -> int:
    # The column stands in the middle of what is wider.
    return max(0, (width - COLUMN) // 2)


def _indented(strip: Strip, cells: int) -> Strip:
    return Strip.join([Strip.blank(cells), strip]) if cells else strip
