"""Which blocks are not the article and get hidden: the title said again, a page's furniture, what was said before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matins.model.document import Block, BlockKind
from matins.text.boilerplate import is_boilerplate
from matins.text.words import words

_FIRST_BLOCKS = 6
_MOST_ECHOES = 4
_SHARED = 0.85
_SHORTEST_REPEAT = 30
# Meal plans and rosters say the same in many short items.
_SHORTEST_REPEATED_ITEM = 80
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def echoes(text: str, title: str) -> bool:
    """Whether `text` is `title` said again: at least 85 % of the words of either are those of the other."""
    ours, theirs = set(words(text)), set(words(title))
    return bool(ours) and len(ours & theirs) >= _SHARED * max(len(ours), len(theirs))


def with_furniture_hidden(blocks: Sequence[Block], titles: Iterable[str | None]) -> tuple[Block, ...]:
    """Return `blocks`, those hidden that echo one of `titles` near the top, are boilerplate or repeat another."""
    known = [title for title in titles if title]
    seen: set[str] = set()
    echoed = 0
    result = []
    for place, block in enumerate(blocks):
        hide = block.hidden
        if block.kind in _LINES and not hide:
            echo = place < _FIRST_BLOCKS and echoed < _MOST_ECHOES and any(echoes(block.text, title) for title in known)
            echoed += echo
            shortest = _SHORTEST_REPEATED_ITEM if block.kind is BlockKind.LIST_ITEM else _SHORTEST_REPEAT
            repeat = len(block.text) >= shortest and block.text in seen
            hide = echo or repeat or (block.number is None and is_boilerplate(block.text))
            seen.add(block.text)
        result.append(replace(block, hidden=True) if hide and not block.hidden else block)
    return tuple(result)
