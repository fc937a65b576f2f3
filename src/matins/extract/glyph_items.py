"""Lists that are none in a page's markup: lines in a paragraph that begin with a bullet or a number."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matins.model.document import Block, BlockKind, Mark
from matins.text.clean import TEXT, clean_line, clean_text

_BULLET = re.compile(
    r"(?:(?P<sure>[•◦▪‣●○■►∙])|(?P<glyph>[*·-])(?=[ \u00a0])|[(]?(?P<number>\d{1,2})[.)](?=[ \u00a0]))[ \u00a0]*(?=\S)"
)


def with_glyph_items(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return `blocks`, paragraphs parted where lines begin with a bullet.

    A sure glyph ("•") makes an item of any line; a dash, a star or the next number only where two lines of one
    paragraph have it.
    """
    return tuple(part for block in blocks for part in _parted(block))


def _parted(block: Block) -> Iterator[Block]:
    lines = block.text.split("\n") if block.kind is BlockKind.PARAGRAPH else []
    found = [_BULLET.match(line) for line in lines]
    kinds = Counter("1" if match["number"] else match["glyph"] for match in found if match and not match["sure"])
    items = [match and (match["sure"] or kinds["1" if match["number"] else match["glyph"]] > 1) for match in found]
    if not any(items):
        yield block
        return
    marks = _Marks(block.marks)
    start = first = 0
    for line, match, item in zip(lines, found, items, strict=True):
        if item and match:
            if first < start:
                yield _piece(block, marks, first, start - 1)
            number = int(match["number"]) if match["number"] else None
            piece = _piece(block, marks, start + match.end(), start + len(line))
            yield replace(piece, kind=BlockKind.LIST_ITEM, level=1, number=number)
            first = start + len(line) + 1
        start += len(line) + 1
    if first < len(block.text):
        yield _piece(block, marks, first, len(block.text))


class _Marks:
    """The marks of a block for those who go through its text once."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._ahead = deque(sorted(marks, key=lambda mark: mark.span[0]))
        self._open: list[Mark] = []

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that reach into `start` to `end`; each call begins behind the last one."""
        while self._ahead and self._ahead[0].span[0] < end:
            self._open.append(self._ahead.popleft())
        self._open = [mark for mark in self._open if mark.span[1] > start]
        return list(self._open)


def _piece(block: Block, all_marks: _Marks, start: int, end: int) -> Block:
    raw = block.text[start:end]
    text = clean_text(raw) if "\n" in raw else clean_line(raw, TEXT)
    marks = (
        Mark((max(mark.span[0], start) - start, min(mark.span[1], end) - start), mark.emphasis, mark.target)
        for mark in all_marks.between(start, end)
    )
    return replace(block, text=text, marks=tuple(_within(marks, text)) if text == raw else ())


def _within(marks: Iterator[Mark], text: str) -> Iterator[Mark]:
    for mark in marks:
        shown = text[mark.span[0] : mark.span[1]]
        begun = mark.span[0] + len(shown) - len(shown.lstrip())
        if shown.strip():
            yield replace(mark, span=(begun, begun + len(shown.strip())))
