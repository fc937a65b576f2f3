"""Which parts of a document a page shows, in order: its blocks, the very long ones in several parts; pure."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matins.model.document import Block, BlockKind, Span

PART = 8_000
"""The most code points that are laid out at once; only broken text has longer blocks."""

WIDE = frozenset({BlockKind.CODE, BlockKind.TABLE})
"""The kinds whose lines are kept whole."""

_DEEPEST = 6


class Part(NamedTuple):
    """The code points from `start` to `end` of block number `block`.

    `indent` is where its marker stands, in cells: below the lists around it, and where the list has longer numbers;
    `after` is the kind of the block shown before it.
    """

    block: int
    start: int
    end: int
    indent: int
    after: BlockKind | None


def outline(blocks: Sequence[Block], *, hidden: bool) -> list[Part]:
    """Return the parts of what is shown of `blocks`; hidden ones only if `hidden`."""
    parts: list[Part] = []
    indents = _indents(block for block in blocks if hidden or not block.hidden)
    after: BlockKind | None = None
    for number, block in enumerate(blocks):
        if block.hidden and not hidden:
            continue
        indent = next(indents) if block.kind is BlockKind.LIST_ITEM else 0
        if len(block.text) <= PART:
            parts.append(Part(number, 0, len(block.text), indent, after))
        else:
            parts += [Part(number, start, end, indent, after) for start, end in _divided(block)]
        after = block.kind
    return parts


def marker(block: Block, bullet: str) -> str:
    """Return what stands before a list item's text."""
    return f"{bullet} " if block.number is None else f"{block.number}. "


@dataclass(slots=True)
class _List:
    """A list of a document: how wide its widest marker is, and the number of its last item so far."""

    widest: int = 2
    last: int | None = None


def _indents(shown: Iterable[Block]) -> Iterator[int]:
    """Yield by how much each list item's marker is indented.

    Nested items stand below the text of the item that they belong to, and the numbers of a list end in one column.
    """
    around: list[_List] = []
    items: list[tuple[int, tuple[_List, ...]]] = []
    for block in shown:
        if block.kind is not BlockKind.LIST_ITEM:
            around.clear()
            continue
        level = max(1, min(block.level, _DEEPEST))
        del around[level:]
        if len(around) == level and not _goes_on(around[-1].last, block.number):
            around.pop()
        around += [_List() for _ in range(level - len(around))]
        around[-1].last = block.number
        cells = len(marker(block, "-"))
        around[-1].widest = max(around[-1].widest, cells)
        items.append((cells, tuple(around)))
    for cells, lists in items:
        yield sum(each.widest for each in lists) - cells


def _goes_on(last: int | None, number: int | None) -> bool:
    """Whether an item of this number belongs to the list whose last item had the other."""
    return number is None if last is None else number is not None and number > last


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
