"""An article's own list of key points: recognised by its form, and taken over whole."""

import re
from collections.abc import Iterator, Sequence

from matins.model.document import Block, BlockKind, Document, Emphasis, Span
from matins.model.summary import Point
from matins.summary.tables import LIST_HEADINGS, OTHER_LISTS
from matins.summary.trimming import trimmed
from matins.text.boilerplate import is_boilerplate
from matins.text.clean import pieces
from matins.text.sentences import split
from matins.text.words import count_words

FEWEST, MOST, SHOWN = 3, 10, 9
"""Items of a list of key points, and how many of them are shown."""

_LABEL = re.compile(r"(?P<label>[^\s:：.!?。！？][^:：!?。！？]{0,58}?)\s?[:：](?=\s|[^\x00-\x7f\d/])")
_LABEL_WORDS = 8
_AFTER_BOLD = re.compile(r"\s*[:：.–—-]?\s*")
_END_MARK = re.compile(r"[.!?…。！？؟۔।][\"'”’“‘»›«‹)\]」』）]*$")
_QUANTITY = re.compile(r"(?:about |ca\.? |env\. )?(?:\d|[½¼¾⅓⅔⅛])")
_KEY_HEADING, _OTHER_HEADING = (
    re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE) for words in (LIST_HEADINGS, OTHER_LISTS)
)
_TOP_BLOCKS, _SHARE = 4, 0.12
_SHORTEST_WORDS, _TYPICAL_WORDS = 4, 8


def own_points(document: Document, lang: str | None) -> tuple[Point, ...]:
    """Return the document's own list of 3 to 10 key points as points, at most 9, or nothing where it has none."""
    runs = [run for run in _runs(document) if FEWEST <= len(run) <= MOST]
    total = max(1, document.words) if runs else 1
    best: list[int] = []
    most = 0.0
    for run in runs:
        worth = _worth(document, run, total)
        if worth > most:
            best, most = run, worth
    return tuple(_point(index, document.blocks[index], lang) for index in best[:SHOWN])


def _runs(document: Document) -> Iterator[list[int]]:
    """Yield the indices of list items that stand in a row at one depth; deeper ones belong to the item above."""
    run: list[int] = []
    for index, block in enumerate(document.blocks):
        if block.hidden:
            continue
        if block.kind is not BlockKind.LIST_ITEM:
            yield run
            run = []
        elif not run or block.level == document.blocks[run[0]].level:
            run.append(index)
        elif block.level < document.blocks[run[0]].level:
            yield run
            run = [index]
    yield run


def _worth(document: Document, run: Sequence[int], total: int) -> float:
    """Return how much of the article the list is, 0 where it does not read as its key points."""
    items = [document.blocks[index] for index in run]
    sizes = sorted(count_words(item.text) for item in items)
    before = _before(document, run[0])
    headed = _KEY_HEADING.fullmatch(before) is not None
    if sizes[0] < _SHORTEST_WORDS or (sizes[len(sizes) // 2] < _TYPICAL_WORDS and not headed):
        return 0.0
    if _OTHER_HEADING.fullmatch(before) or is_boilerplate(before) or _is_directory(document, items):
        return 0.0
    share = sum(sizes) / total
    spoken = sum(bool(_END_MARK.search(item.text)) for item in items) / len(items)
    labelled = sum(_label_end(item) > 0 for item in items) / len(items)
    if headed:
        return 10.0 + share
    at_top = sum(not block.hidden for block in document.blocks[: run[0]]) <= _TOP_BLOCKS
    reads = spoken >= 0.6 or labelled >= 0.8
    return share + labelled if reads and (share >= _SHARE or at_top) else 0.0


def _before(document: Document, index: int) -> str:
    """Return the text of the last visible block before `index`; hidden furniture counts when it stands right before."""
    return document.blocks[index - 1].text if index else ""


def _is_directory(document: Document, items: Sequence[Block]) -> bool:
    """Whether the items are links, quantities, or the article's own headings."""
    length = sum(len(item.text) for item in items)
    linked = sum(mark.span[1] - mark.span[0] for item in items for mark in item.marks if mark.emphasis is Emphasis.LINK)
    measured = sum(bool(_QUANTITY.match(item.text)) for item in items)
    headings = {block.text.casefold() for block in document.blocks if block.kind is BlockKind.HEADING}
    named = sum(item.text.casefold() in headings for item in items)
    return linked > 0.6 * length or measured > 0.5 * len(items) or named > 0.5 * len(items)


def _label_end(item: Block) -> int:
    """Return where the label of `item` ends, 0 where it has none: a prefix before a colon, or in bold."""
    for mark in item.marks:
        if mark.emphasis is Emphasis.BOLD and mark.span[0] == 0 and 0 < mark.span[1] < len(item.text):
            label = item.text[: mark.span[1]].rstrip(" :：.–—-")
            if len(label.split()) <= _LABEL_WORDS and label:
                return len(label)
    found = _LABEL.match(item.text)
    if found and len(found["label"].split()) <= _LABEL_WORDS and found.end() < len(item.text):
        return found.end("label")
    return 0


def _point(index: int, block: Block, lang: str | None) -> Point:
    """Return an item's label and its first sentence, trimmed where it is long."""
    label = _label_end(block)
    body = _after_label(block.text, label)
    spans = split(block.text[body:], lang)
    start, end = (body + spans[0][0], body + spans[0][1]) if spans else (body, len(block.text))
    kept = [(start + a, start + b) for a, b in trimmed(block.text[start:end], lang)]
    if label:
        kept = [(0, kept[0][1]), *kept[1:]] if kept[0][0] == start else [(0, start), *kept]
    shown: tuple[Span, ...] = tuple(kept)
    return Point(pieces(block.text, shown), index, shown, pieces(block.text, [(0, label)]) if label else None)


def _after_label(text: str, label: int) -> int:
    if not label:
        return 0
    gap = _AFTER_BOLD.match(text, label)
    return gap.end() if gap else label
