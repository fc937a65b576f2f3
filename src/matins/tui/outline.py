"""Which parts of a document a page shows, in order: its blocks, the very long ones in several parts; pure."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matins.model.document import Block, BlockKind, Span

PART = 8_000
"""The most code points that are laid out at once; only broken text has longer blocks."""

WIDE = frozenset({BlockKind.CODE, BlockKind.TABLE})
"""The kinds whose lines are kept whole."""

_DEEPEST = 6


class Part(NamedTuple):
    """The code points from `start` to `end` of block number `block`.

    `indent` is where its text is indented to by the lists around it, in cells; `after` is the kind of the block shown
    before it.
    """

    block: int
    start: int
    end: int
    indent: int
    after: BlockKind | None


def outline(blocks: Sequence[Block], *, hidden: bool) -> list[Part]:
    """Return the parts of what is shown of `blocks`; hidden ones only if `hidden`."""
    parts: list[Part] = []
    lists = _Lists()
    after: BlockKind | None = None
    for number, block in enumerate(blocks):
        if block.hidden and not hidden:
            continue
        indent = lists.indent(block)
        if len(block.text) <= PART:
            parts.append(Part(number, 0, len(block.text), indent, after))
        else:
            parts += [Part(number, start, end, indent, after) for start, end in _divided(block)]
        after = block.kind
    return parts


def marker(block: Block, bullet: str) -> str:
    """Return what stands before a list item's text."""
    return f"{bullet} " if block.number is None else f"{block.number}. "


class _Lists:
    """The lists around a block: nested items stand below the text of the item that they belong to."""

    def __init__(self) -> None:
        self._markers: list[int] = []

    def indent(self, block: Block) -> int:
        if block.kind is not BlockKind.LIST_ITEM:
            self._markers.clear()
            return 0
        around = max(1, min(block.level, _DEEPEST)) - 1
        del self._markers[around:]
        self._markers += [2] * (around - len(self._markers))
        indent = sum(self._markers)
        self._markers.append(len(marker(block, "-")))
        return indent


def _divided(block: Block) -> Iterator[Span]:
    """Yield the parts of a long block: they end with a line, else a sentence, else a word, where there are any."""
    text, start = block.text, 0
    ends = ("\n",) if block.kind in WIDE else ("\n", ". ", " ")
    while len(text) - start > PART:
        limit = start + PART
        found = ((text.rfind(end, start + PART // 2, limit), end) for end in ends)
        at, end = next(((at, end) for at, end in found if at >= 0), (limit, ""))
        while not end and at > start + PART // 2 and unicodedata.combining(text[at]):
            at -= 1
        yield start, at + len(end.rstrip())
        start = at + len(end)
    yield start, len(text)
