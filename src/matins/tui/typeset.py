"""Paragraphs into lines of terminal cells; pure."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

COLUMN = 80
"""The widest column of prose, in cells."""

_NARROWEST = 8
_MARGIN = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A style over the code points from `start` to `end` of a paragraph's text."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Note:
    """The code points from `start` to `end` stand in the summary; a point has its `number`, a sentence none."""

    start: int
    end: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text to be laid out, with what stands before its first line and before the others.

    `loose` asks for an empty line before it, which begins with `gap`; `wide` keeps its lines whole (code, tables).
    Lines that hold part of what is in `noted` get the margin's bar, the first of a point its number; a `faint`
    paragraph gets the margin's dot.
    """

    text: str
    style: Style = field(default_factory=Style.null)
    stretches: tuple[Stretch, ...] = ()
    first: str = ""
    rest: str = ""
    lead_style: Style = field(default_factory=Style.null)
    loose: bool = False
    gap: str = ""
    wide: bool = False
    faint: bool = False
    noted: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A laid out line: its cells, and the code points of the paragraph's text that it shows.

    The empty line before a paragraph shows those from -1 to -1.  A line that was kept whole has a number of cells that
    stay when it moves sideways, `fixed`.
    """

    strip: Strip
    start: int
    end: int
    fixed: int | None = None


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside noted and faint lines, in three cells: number and bar, or dot."""

    bar: str
    style: Style
    dot: str
    faint: Style


@dataclass(frozen=True, slots=True)
class Edges:
    """The marks where a line that was kept whole goes on out of sight, one cell each."""

    left: str = "<"
    right: str = ">"
    style: Style = field(default_factory=Style.null)


def typeset(paragraph: Paragraph, width: int, *, margin: Margin | None = None) -> list[Line]:
    """Return `paragraph` as lines of at most `width` cells, but for those of a wide one.

    Lines break between words, longer words and unspaced scripts by cells.  With a `margin` three cells on the left are
    its own.
    """
    edge = _MARGIN if margin else 0
    leads = cell_len(paragraph.first), cell_len(paragraph.rest)
    room = max(_NARROWEST, width - edge - max(leads))
    lines = [_gap(paragraph, margin)] if paragraph.loose else []
    told: set[Note] = set()
    for number, (start, end) in enumerate(_line_ends(paragraph.text) if paragraph.wide else _breaks(paragraph, room)):
        lead = paragraph.rest if number else paragraph.first
        segments = [Segment(lead, paragraph.lead_style)] if lead else []
        segments += _styled(paragraph, start, end)
        if margin:
            segments.insert(0, _beside(paragraph, start, end, margin, told))
        fixed = edge + leads[min(number, 1)] if paragraph.wide else None
        lines.append(Line(Strip(segments), start, end, fixed))
    return lines


def shifted(line: Line, cells: int, width: int, edges: Edges) -> Strip:
    """Return `line` in at most `width` cells; one that was kept whole moved left by `cells`, marked where it is cut."""
    if line.fixed is None:
        return line.strip
    start = line.fixed + cells
    room = max(0, width - line.fixed)
    body = line.strip.crop(start, start + room)
    if cells and room and line.strip.cell_length > line.fixed:
        body = Strip.join([Strip([Segment(edges.left, edges.style)]), body.crop(1)])
    if room and line.strip.cell_length > start + room:
        body = Strip.join([body.crop(0, room - 1), Strip([Segment(edges.right, edges.style)])])
    return Strip.join([line.strip.crop(0, min(line.fixed, width)), body])


def fitted(text: str, width: int, ellipsis: str = "…") -> str:
    """Return `text` in exactly `width` cells: cut with the one-cell `ellipsis`, or padded with spaces."""
    if width <= 0:
        return ""
    return set_cell_size(text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + ellipsis, width)


def _gap(paragraph: Paragraph, margin: Margin | None) -> Line:
    if not paragraph.gap:
        return Line(Strip.blank(0), -1, -1)
    before = [Segment(" " * _MARGIN)] if margin else []
    return Line(Strip([*before, Segment(paragraph.gap, paragraph.lead_style)]), -1, -1)


def _beside(paragraph: Paragraph, start: int, end: int, margin: Margin, told: set[Note]) -> Segment:
    # Empty lines of a noted paragraph are noted too: the bar is not broken by them.
    notes = [note for note in paragraph.noted if note.start < max(end, start + 1) and start < note.end]
    if not notes:
        return Segment(f" {margin.dot} ", margin.faint) if paragraph.faint else Segment(" " * _MARGIN)
    number = next((str(note.number) for note in notes if note.number and note not in told), " ")
    told.update(notes)
    return Segment(f"{number[-1]}{margin.bar} ", margin.style)


def _breaks(paragraph: Paragraph, width: int) -> Iterator[tuple[int, int]]:
    # Content.wrap gives lines that follow each other in the text, but for white space that it drops.
    position = 0
    text = _at_its_widest(paragraph.text)
    for line in Content(text).wrap(width):
        plain = line.plain.rstrip()
        position = text.find(plain, position)
        yield position, position + len(plain)
        position += len(plain)


def _at_its_widest(text: str) -> str:
    """Return `text` with a letter for each spacing mark: Rich gives those of Hindi or Tamil no cell, terminals one."""
    if text.isascii():
        return text
    return "".join("x" if unicodedata.category(character) == "Mc" else character for character in text)


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.split("\n"):
        yield position, position + len(line)
        position += len(line) + 1


def _styled(paragraph: Paragraph, start: int, end: int) -> list[Segment]:
    within = [stretch for stretch in paragraph.stretches if stretch.start < end and start < stretch.end]
    cuts = {start, end}
    for stretch in within:
        cuts |= {max(start, stretch.start), min(end, stretch.end)}
    return [Segment(paragraph.text[a:b], _style_at(paragraph.style, within, a, b)) for a, b in pairwise(sorted(cuts))]


def _style_at(base: Style, stretches: Sequence[Stretch], start: int, end: int) -> Style:
    for stretch in stretches:
        if stretch.start <= start and end <= stretch.end:
            base += stretch.style
    return base
