"""A widget drawn by lines that sends only the cells that differ from what it showed before."""

import unicodedata
from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_EMOJI = "\U0001f000"
_JOINING = frozenset({"Mc", "Me", "Mn", "Cf"})


class Canvas(Widget, can_focus=False):
    """The base of every pane: a subclass says in `draw` what its lines are, and calls `redraw` when that changes.

    Textual repaints a dirty region in full, padding included, so the regions are kept as small as the difference
    between two drawings.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  (Textual's name for it)
        super().__init__(id=id)
        self._drawn: list[Strip] = []
        self._drawn_size: tuple[int, int] | None = None

    def draw(self, width: int, height: int) -> Sequence[Strip]:
        """Return at most `height` lines of at most `width` cells, without padding; those of a bare canvas are blank."""
        return [Strip.blank(0)] * height

    def redraw(self) -> None:
        """Draw again, and have what differs repainted."""
        size = self.content_size
        if (size.width, size.height) != self._drawn_size:
            self._drawn_size = None
            self.refresh()
            return
        before, self._drawn = self._drawn, self._strips(size.width, size.height)
        regions = [
            Region(start, y, end - start, 1)
            for y, (old, new) in enumerate(zip(before, self._drawn, strict=True))
            for start, end in (dirty(old, new, size.width),)
            if end > start
        ]
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """Return line `y` (Textual's Line API)."""
        size = self.content_size
        if (size.width, size.height) != self._drawn_size:
            self._drawn, self._drawn_size = self._strips(size.width, size.height), (size.width, size.height)
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(0)

    def _strips(self, width: int, height: int) -> list[Strip]:
        lines = [strip.crop(0, width) for strip in self.draw(width, height)[:height]]
        return lines + [Strip.blank(0)] * (height - len(lines))


def difference(old: Strip, new: Strip) -> tuple[int, int]:
    """Return the half-open range of cells in which two lines differ, by whole segments."""
    before, after = list(old), list(new)
    start = 0
    while before and after and before[0] == after[0]:
        start += before.pop(0).cell_length
        after.pop(0)
    end = max(old.cell_length, new.cell_length)
    if old.cell_length == new.cell_length:
        while before and after and before[-1] == after[-1]:
            end -= before.pop().cell_length
            after.pop()
    return start, end if before or after else start


def dirty(old: Strip, new: Strip, width: int) -> tuple[int, int]:
    """Return the half-open range of cells to repaint where `old` gives way to `new` on a canvas of `width` cells.

    A terminal may have some text in other cells than Rich thinks: blanks must wipe its whole line, and the cell behind.
    """
    start, end = difference(old, new)
    return (0, width + 1) if end > start and (_disputed(old.text) or _disputed(new.text)) else (start, end)


def _disputed(text: str) -> bool:
    """Whether terminals differ in how many cells they give `text`: marks, joined and coloured emoji, flags."""
    if text.isascii():
        return False
    return any(character >= _EMOJI or unicodedata.category(character) in _JOINING for character in text)
