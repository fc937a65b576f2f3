"""The status line: what is shown, what is going on, what was done last, and the keys that matter now."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from matins.text.clean import REASON, clean_line
from matins.tui.look import Look
from matins.tui.typeset import fitted
from matins.tui.widgets.canvas import Canvas

Hints = Callable[[], Sequence[tuple[str, str]]]
"""What gives the keys that matter now, each with a word for what it does, the most useful first."""


class StatusLine(Canvas):
    """One line of words; setting any of them draws it anew."""

    def __init__(self, look: Look, hints: Hints) -> None:
        super().__init__(id="status")
        self._look, self._hints = look, hints
        self._counts = self._progress = self._news = self._said = ""
        self._failed = False
        self._pointed: tuple[int, str] | None = None

    @property
    def said(self) -> str:
        """The last action's words."""
        return self._said

    def count(self, words: str) -> None:
        """Show what the list holds ("Unread 42")."""
        self._counts = words
        self.redraw()

    def progress(self, words: str) -> None:
        """Show how far a job is ("refreshing 12/200"), "" when it is done."""
        self._progress = words
        self.redraw()

    def news(self, words: str) -> None:
        """Show that articles have come in ("12 new, . shows them")."""
        self._news = words
        self.redraw()

    def say(self, words: str, *, failed: bool = False) -> None:
        """Show the result of the last action; foreign words are cleaned here."""
        self._said, self._failed = clean_line(words, REASON), failed
        self.redraw()

    def point_out(self, column: int | None, words: str = "") -> None:
        """Show nothing but a caret below cell `column` of the line above, and words about it; None ends that."""
        self._pointed = None if column is None else (column, clean_line(words, REASON))
        self.redraw()

    def draw(self, width: int, height: int) -> list[Strip]:
        """Return the line: what is going on at the left, hints at the right where there is room."""
        look = self._look
        if self._pointed:
            return [self._pointing(*self._pointed, width)]
        said_style = look.failure if self._failed else look.plain
        parts = [
            (self._counts, look.bold),
            (self._progress, look.plain),
            (self._said, said_style),
            (self._news, look.accent),
        ]
        segments: list[Segment] = []
        room = max(0, width - 2)
        for words, style in parts:
            if words and room > 1:
                gap = "  " if segments else " "
                shown = words if cell_len(words) <= room else fitted(words, room, look.glyphs.ellipsis)
                segments += [Segment(gap), Segment(shown, style)]
                room -= cell_len(shown) + 2
        hints = self._hints_within(room)
        blank = width - sum(segment.cell_length for segment in segments) - cell_len(hints) - 1
        return [Strip([*segments, Segment(" " * max(0, blank)), Segment(hints, look.dim)] if hints else segments)]

    def _pointing(self, column: int, words: str, width: int) -> Strip:
        at = max(0, min(column, width - 1))
        if at + 2 + cell_len(words) <= width:
            return Strip([Segment(f"{' ' * at}^ {words}", self._look.failure)])
        room = max(0, at - 1)
        shown = words if cell_len(words) <= room else fitted(words, room, self._look.glyphs.ellipsis)
        return Strip([Segment(f"{' ' * (room - cell_len(shown))}{shown} ^", self._look.failure)])

    def _hints_within(self, room: int) -> str:
        shown = ""
        for key, word in self._hints():
            longer = f"{shown}  {key} {word}" if shown else f"{key} {word}"
            if cell_len(longer) <= room:
                shown = longer
        return shown
