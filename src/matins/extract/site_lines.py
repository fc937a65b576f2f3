"""Lines that stand on several pages of one site: how they are told, and how they are hidden without losing real text.

A line is known by a fingerprint, so that a site's record stays small and says nothing of what was read.  The caps are
what makes the method safe: without them it costs more text than it saves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from matins.model.document import Block, BlockKind, Document
from matins.text.words import count_words

LONGEST = 300
"""Longer lines are never taken for furniture; characters."""

_TOP, _END = 5, 12
"""How many visible blocks from the top and from the end may be furniture."""
_MOST_LINES = 32
"""The most lines of a document that are told; hidden ones may stand among the visible."""
_SIGNS = 3
"""How many fingerprints tell an article."""
_MOST_HIDDEN, _LEAST_LEFT = 0.25, 60
"""The largest share of a page's words that is hidden, and how many are always left."""
_KINDS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION})


def site_lines(document: Document) -> tuple[int, ...]:
    """Return the 64-bit fingerprints of the lines of `document` that may be furniture, each once.

    These are the short ones near its top and its end.  Hidden ones count too: a line that is hidden because it was
    common goes on being so.
    """
    found = [block for block in map(document.blocks.__getitem__, _margins(document.blocks)) if _may_be_furniture(block)]
    found.sort(key=lambda block: block.hidden)
    return tuple(dict.fromkeys(_fingerprint(block.text) for block in found))[:_MOST_LINES]


def page_signature(document: Document) -> tuple[int, ...]:
    """Return the fingerprints of the longest visible blocks, at most three: what tells one article from another.

    Furniture may be one of them; versions of an article at several addresses have two in common.
    """
    texts = dict.fromkeys(block.text for block in document.blocks if not block.hidden)
    return tuple(map(_fingerprint, sorted(texts, key=len, reverse=True)[:_SIGNS]))


def with_common_hidden(blocks: Sequence[Block], common: frozenset[int]) -> tuple[Block, ...]:
    """Return `blocks`, those hidden near the top and the end whose fingerprints are among `common`.

    At most a quarter of the words is hidden, the shortest lines first, and sixty words are always left.  A heading goes
    only where no visible text of its own is left below it.
    """
    found = [place for place in _margins(blocks) if common and _is_common(blocks[place], common)]
    sizes = {place: count_words(blocks[place].text) for place in found}
    before = sum(sizes[place] for place in found if blocks[place].hidden)
    total = before + sum(count_words(block.text) for block in blocks if found and not block.hidden)
    room = min(int(total * _MOST_HIDDEN), total - _LEAST_LEFT) - before
    visible = [place for place in found if not blocks[place].hidden]
    headings = [place for place in visible if blocks[place].kind is BlockKind.HEADING]
    lines = sorted((place for place in visible if place not in headings), key=sizes.__getitem__)
    hidden: set[int] = set()
    # Headings from the last one up, so that one whose subheadings go may go as well.
    for place in (*lines, *reversed(headings)):
        if sizes[place] <= room and not (place in headings and _has_text(blocks, place, hidden)):
            hidden.add(place)
            room -= sizes[place]
    return tuple(replace(block, hidden=True) if place in hidden else block for place, block in enumerate(blocks))


def _margins(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of the blocks near the top and the end, counted in visible ones, in their order."""
    visible = [place for place, block in enumerate(blocks) if not block.hidden]
    if len(visible) <= _TOP + _END:
        yield from range(len(blocks))
        return
    yield from range(visible[_TOP])
    yield from range(visible[-_END - 1] + 1, len(blocks))


def _may_be_furniture(block: Block) -> bool:
    return 0 < len(block.text) <= LONGEST and block.kind in _KINDS


def _is_common(block: Block, common: frozenset[int]) -> bool:
    return _may_be_furniture(block) and _fingerprint(block.text) in common


def _has_text(blocks: Sequence[Block], heading: int, hidden: set[int]) -> bool:
    """Whether a block is visible below the heading at `heading`, before the next one of its level or above."""
    for place in range(heading + 1, len(blocks)):
        block = blocks[place]
        if block.kind is BlockKind.HEADING and block.level <= blocks[heading].level:
            return False
        if not block.hidden and place not in hidden:
            return True
    return False


def _fingerprint(text: str) -> int:
    folded = " ".join(text.casefold().split())
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
