"""A part of a document's block as a paragraph: leads, styles, link numbers, aligned columns; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.cells import cell_len
from rich.style import Style

from matins.export.tables import BAR, row_cells
from matins.model.document import Block, BlockKind, Emphasis, Mark
from matins.tui.look import Look, link_style
from matins.tui.outline import WIDE, Part, marker
from matins.tui.typeset import Note, Paragraph, Stretch
from matins.tui.weave import Insertion, Woven, woven

Numbers = Mapping[str, int]
"""The number of each link's target."""

WIDEST_TABLE, LONGEST_TABLE = 240, 100_000
"""A table whose aligned columns would take more cells, or that has more code points, stays as it is."""

_PARTING = " | "


def numbered(blocks: Iterable[Block], own: frozenset[str]) -> dict[str, int]:
    """Return the targets of the links in `blocks`, numbered from 1 as they come; those to a page of `own` have none.

    Code has none either: it stays as it is.
    """
    targets = dict.fromkeys(
        mark.target
        for block in blocks
        if block.kind is not BlockKind.CODE
        for mark in block.marks
        if mark.emphasis is Emphasis.LINK
    )
    begun = tuple(own)  # tells most links from the article's own at once
    foreign = (target for target in targets if not (target.startswith(begun) and bare(target) in own))
    return {target: number for number, target in enumerate(foreign, 1)}


def bare(address: str) -> str:
    """Return `address` without what only leads to a place within its page."""
    return address.partition("#")[0].rstrip("/")


def link_insertions(block: Block, marks: Sequence[Mark], numbers: Numbers) -> list[Insertion]:
    """Return the numbers to put in behind the links among `marks`; links side by side to one target share one."""
    if block.kind is BlockKind.CODE or not numbers:
        return []
    links = [mark for mark in marks if mark.emphasis is Emphasis.LINK and mark.target in numbers]
    return [
        (link.span[1], f"[{numbers[link.target]}]")
        for link, following in zip_longest(links, links[1:])
        if following is None or following.target != link.target or following.span[0] > link.span[1] + 1
    ]


def column_insertions(text: str, numbers: Iterable[Insertion]) -> list[Insertion]:
    """Return the blanks that align a table's columns, after the `numbers` put in; none where it gets too wide."""
    if len(text) > LONGEST_TABLE:
        return []
    grown = woven(text, numbers)
    rows: list[list[tuple[int, int]]] = []
    widths: list[int] = []
    start = 0
    for line in text.split("\n"):
        row: list[tuple[int, int]] = []
        for begin, end in row_cells(line):
            put_in = grown.start(start + end) - grown.start(start + begin) - (end - begin)
            # An empty cell lacks one of the two blanks that part it from the bars.
            row.append((start + end, cell_len(line[begin:end]) + put_in if begin < end else -1))
        rows.append(row)
        widths = [max(pair) for pair in zip_longest(widths, (cells for _, cells in row), fillvalue=0)]
        start += len(line) + 1
    if sum(widths) + len(_PARTING) * (len(widths) - 1) > WIDEST_TABLE:
        return []
    return [
        (end, " " * (width - cells))
        for row in rows
        for (end, cells), width in zip(row[:-1], widths, strict=False)
        if width > cells
    ]


def part_text(block: Block, part: Part, insertions: Iterable[Insertion], look: Look) -> Woven:
    """Return the text of `part`, with the block's `insertions` that fall into it."""
    text = block.text[part.start : part.end]
    if block.kind is BlockKind.TABLE:
        text = BAR.sub(look.glyphs.quote, text)
    # What is put in where two parts meet ends the first of them.
    after = part.start if part.start else -1
    return woven(text, ((at - part.start, words) for at, words in insertions if after < at <= part.end))


def part_paragraph(
    block: Block, part: Part, marks: Sequence[Mark], notes: Sequence[Note], text: Woven, look: Look
) -> Paragraph:
    """Return `part` as a paragraph; `marks` and `notes` are those of its block, `text` is what `part_text` gave."""
    first, rest = _leads(block, part, look)
    style = _style(block, look)
    tied = part.after is block.kind is BlockKind.LIST_ITEM
    stretches = [*_emphasised(marks, part, text, look), *_number_stretches(text, look)]
    noted = tuple(_placed(notes, part, text))
    return Paragraph(
        text.text,
        style=style + look.dim if block.hidden else style,
        stretches=(*stretches, *(Stretch(note.start, note.end, look.bold) for note in noted)),
        first=rest if part.start else first,
        rest=rest,
        lead_style=look.accent if block.kind is BlockKind.LIST_ITEM else look.dim,
        loose=not (tied or part.start),
        gap=rest.rstrip() if part.after is block.kind is BlockKind.QUOTE else "",
        wide=block.kind in WIDE,
        faint=block.hidden,
        noted=noted,
    )


def _style(block: Block, look: Look) -> Style:
    match block.kind:
        case BlockKind.HEADING if block.level <= 1:
            return look.bold + look.accent + look.underline
        case BlockKind.HEADING if block.level == 2:
            return look.bold + look.accent
        case BlockKind.HEADING if block.level == 3:
            return look.accent + look.underline
        case BlockKind.HEADING:
            return look.accent + look.italic
        case BlockKind.CAPTION:
            return look.dim
        case _:
            return look.plain


def _leads(block: Block, part: Part, look: Look) -> tuple[str, str]:
    match block.kind:
        case BlockKind.LIST_ITEM:
            before = " " * part.indent + marker(block, look.glyphs.bullet)
            return before, " " * len(before)
        case BlockKind.QUOTE:
            bars = f"{look.glyphs.quote} " * max(1, min(block.level, 6))
            return bars, bars
        case BlockKind.CODE | BlockKind.TABLE:
            return "  ", "  "
        case _:
            return "", ""


def _emphasised(marks: Iterable[Mark], part: Part, text: Woven, look: Look) -> Iterator[Stretch]:
    for mark in marks:
        start, end = max(mark.span[0], part.start), min(mark.span[1], part.end)
        if start < end:
            placed = text.start(start - part.start), text.end(end - part.start)
            yield Stretch(*placed, _emphasis(mark, look))


def _number_stretches(text: Woven, look: Look) -> Iterator[Stretch]:
    for at in text.at:
        yield Stretch(text.end(at), text.start(at), look.dim)


def _placed(notes: Iterable[Note], part: Part, text: Woven) -> Iterator[Note]:
    for note in notes:
        start, end = max(note.start, part.start), min(note.end, part.end)
        if start < end:
            begins = start == note.start
            placed = Note(text.start(start - part.start), text.end(end - part.start), note.number)
            yield placed if begins else replace(placed, number=None)


def _emphasis(mark: Mark, look: Look) -> Style:
    match mark.emphasis:
        case Emphasis.BOLD:
            return look.bold
        case Emphasis.ITALIC:
            return look.italic
        case Emphasis.CODE:
            return look.accent
        case Emphasis.LINK:
            return look.underline + link_style(mark.target)
