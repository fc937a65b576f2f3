"""Paragraphs into lines of terminal cells; pure."""

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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A style over the code points from `start` to `end` of a paragraph's text."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text to be laid out, with what stands before its first line and before the others.

    `loose` asks for an empty line before it, `wide` lets its lines run past the column (code, tables).  A line that
    holds part of a span in `noted` gets the margin's bar.
    """

    text: str
    style: Style = field(default_factory=Style.null)
    stretches: tuple[Stretch, ...] = ()
    first: str = ""
    rest: str = ""
    lead_style: Style = field(default_factory=Style.null)
    loose: bool = False
    wide: bool = False
    noted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A laid out line: its cells, and the code points of the paragraph's text that it shows."""

    strip: Strip
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Margin:
    """The bar in the margin beside a noted line, and its style."""

    bar: str
    style: Style


def typeset(
    paragraph: Paragraph, width: int, *, full_width: int | None = None, margin: Margin | None = None
) -> list[Line]:
    """Return `paragraph` as lines of at most `width` cells, or `full_width` where it is wide.

    Lines break between words, longer words and unspaced scripts by cells.  With a `margin` two cells on the left are
    its own.
    """
    edge = 2 if margin else 0
    room = (full_width or width) if paragraph.wide else width
    room = max(_NARROWEST, room - edge - max(cell_len(paragraph.first), cell_len(paragraph.rest)))
    lines = [Line(Strip.blank(0), 0, 0)] if paragraph.loose else []
    for number, (start, end) in enumerate(_breaks(paragraph.text, room)):
        lead = paragraph.rest if number else paragraph.first
        segments = [Segment(lead, paragraph.lead_style)] if lead else []
        segments += _styled(paragraph, start, end)
        if margin:
            noted = any(a < end and start < b for a, b in paragraph.noted)
            segments.insert(0, Segment(f"{margin.bar} ", margin.style) if noted else Segment("  "))
        lines.append(Line(Strip(segments), start, end))
    return lines


def fitted(text: str, width: int, ellipsis: str = "…") -> str:
    """Return `text` in exactly `width` cells: cut with the one-cell `ellipsis`, or padded with spaces."""
    if width <= 0:
        return ""
    return set_cell_size(text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + ellipsis, width)


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    # Content.wrap gives lines that follow each other in the text, but for white space that it drops.
    position = 0
    for line in Content(text).wrap(width):
        plain = line.plain.rstrip()
        position = text.find(plain, position)
        yield position, position + len(plain)
        position += len(plain)


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
