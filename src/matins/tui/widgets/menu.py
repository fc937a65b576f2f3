"""A list to choose from: lines with a cursor, a heading here and there."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.strip import Strip

from matins.tui.look import Look
from matins.tui.typeset import fitted
from matins.tui.widgets.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that can be chosen: its number where a digit chooses it, its name, and what else is to say of it."""

    name: str
    said: str = ""
    number: int | None = None
    heading: str = ""


class Menu(Canvas):
    """Choices with a cursor among them; as many as fit are in sight."""

    def __init__(self, look: Look, choices: Sequence[Choice]) -> None:
        super().__init__(id="menu")
        self._look = look
        self._choices = choices
        self._at = self._top = 0

    @property
    def at(self) -> int:
        """Which choice the cursor is on, counting from 0."""
        return self._at

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the cursor stays."""
        self._choices = choices
        self.move(0)

    def move(self, rows: int) -> None:
        """Move the cursor, up where negative."""
        self._at = min(max(0, self._at + rows), max(0, len(self._choices) - 1))
        self.redraw()

    def page(self, *, back: bool = False) -> None:
        """Move by a page."""
        rows = max(1, self.content_size.height - 1)
        self.move(-rows if back else rows)

    def half_page(self, *, back: bool = False) -> None:
        """Move by half a page."""
        rows = max(1, self.content_size.height // 2)
        self.move(-rows if back else rows)

    def go_to_first(self) -> None:
        """Move to the first choice."""
        self.move(-self._at)

    def go_to_last(self) -> None:
        """Move to the last choice."""
        self.move(len(self._choices))

    def draw(self, width: int, height: int) -> list[Strip]:
        """Return the lines in sight."""
        lines: list[Strip] = []
        cursor = 0
        for index, choice in enumerate(self._choices):
            if choice.heading:
                lines += [Strip.blank(0)] if lines else []
                lines.append(Strip([Segment(fitted(choice.heading, width), self._look.bold)]))
            if index == self._at:
                cursor = len(lines)
            lines.append(self._line(choice, width, cursor=index == self._at))
        first = max(0, cursor - 1 if self._at == 0 else cursor)
        self._top = max(min(self._top, first), cursor - height + 1)
        return lines[self._top : self._top + height]

    def _line(self, choice: Choice, width: int, *, cursor: bool) -> Strip:
        look = self._look
        number = f"{choice.number} " if choice.number is not None else "  "
        gap = "  " if choice.said else ""
        name = fitted(choice.name, min(len(choice.name) * 2, max(10, width - len(number)))).rstrip()
        said = fitted(choice.said, max(0, width - len(number) - len(name) - len(gap)), look.glyphs.ellipsis)
        if cursor:
            return Strip([Segment(fitted(f"{number}{name}{gap}{said}", width), look.cursor)])
        return Strip([Segment(number, look.accent), Segment(name), Segment(gap + said, look.dim)])
