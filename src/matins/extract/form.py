"""What a piece is by its form, on pages that say it with neither headings nor lists."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from matins.extract.lines import ends_sentence
from matins.extract.walk import Piece
from matins.model.document import Block, BlockKind, Emphasis
from matins.text.words import words

_HEADING_LENGTH, _HEADING_WORDS = 120, 16
_LABEL_LENGTH = 80
_FEWEST_ITEMS = 2
_PROSE_TAGS = frozenset({"p", "blockquote", "td", "th", "pre"})
_NO_LISTS = frozenset({"dl", "tr", "tbody", "table", "details", "figure"})
_DESCRIPTIONS = frozenset({"dt", "dd"})
_MOST_SILENT = 0.5
_OWN_PROSE = 0.5
_SHORT_ITEM = 120
_TRUST, _TRUST_IN_P = 4, 1
"""How many times the page's other prose a list may hold, whose items are no paragraphs by their tags or are."""
_MOST_IN_ROW = 3
_MOST_ALIKE = 2
_LEADS_ON = (":", "：")
_DIGITS = re.compile(r"\d+")


def with_kinds_by_form(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Return the blocks of `pieces`, plain ones made headings and items by their form where a page has neither.

    Items are the lines that fill an element with nothing else in it, on a page that has its prose elsewhere and in
    paragraphs.  Headings are short lines without an end mark in an element of their own, with text below.
    """
    blocks = [piece.block for piece in pieces]
    if not any(piece.block.kind is BlockKind.LIST_ITEM and piece.element.tag not in _DESCRIPTIONS for piece in pieces):
        for place, level in _Lists(pieces).items():
            blocks[place] = replace(blocks[place], kind=BlockKind.LIST_ITEM, level=level)
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        for place in _headings(pieces, blocks):
            blocks[place] = replace(blocks[place], kind=BlockKind.HEADING, level=2)
    return tuple(blocks)


class _Lists:
    """Finds elements that hold nothing but lines, each of them alone in an element of its own."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._voices: dict[etree._Element, tuple[etree._Element, ...]] = {}
        self._outer = [self._outermost(piece.element) for piece in pieces]
        self._sizes = [len(piece.block.text) * (piece.block.kind is BlockKind.PARAGRAPH) for piece in pieces]
        self._in_p = [size * (piece.element.tag == "p") for size, piece in zip(self._sizes, pieces, strict=True)]

    def items(self) -> Iterator[tuple[int, int]]:
        """Give the place of each item and its level."""
        groups: dict[etree._Element, list[int]] = defaultdict(list)
        for place, outer in enumerate(self._outer):
            around = outer.getparent()
            if around is not None:
                groups[around].append(place)
        rows = {around: places for around, places in groups.items() if self._is_row(around, places)}
        prose = self._prose_beside(rows.values())
        lists = {around: places for around, places in rows.items() if self._is_list(places, prose)}
        for around, places in lists.items():
            level = 1 + sum(outer in lists for outer in around.iterancestors())
            yield from ((place, level) for place in places)

    def _is_row(self, around: etree._Element, places: Sequence[int]) -> bool:
        """Whether `around` holds elements of one kind, most of them one of the pieces at `places`."""
        if len(places) < _FEWEST_ITEMS or around.tag in _NO_LISTS:
            return False
        items = [self._outer[place] for place in places]
        children = self._speaking(around)
        return (
            set(items) <= set(children)
            and len(items) == len(set(items))
            and all(child.tag == items[0].tag for child in children)
            and items[0].tag not in _PROSE_TAGS
            and all(self._pieces[place].block.kind is BlockKind.PARAGRAPH for place in places)
            and all(words(self._pieces[place].block.text) for place in places)
            and len(children) - len(items) <= _MOST_SILENT * len(children)
        )

    def _prose_beside(self, rows: Iterable[Sequence[int]]) -> int:
        """Return how many characters paragraphs hold beside `rows`, 0 where the page says less in them than without."""
        in_rows = {place for row in rows for place in row}
        beside = [place for place in range(len(self._pieces)) if place not in in_rows]
        prose = sum(self._in_p[place] for place in beside)
        return prose if prose > _OWN_PROSE * sum(self._sizes[place] for place in beside) else 0

    def _is_list(self, places: Sequence[int], prose: int) -> bool:
        """Whether a row of elements is no run of paragraphs: the page has those elsewhere, and more of them."""
        own = sum(self._sizes[place] for place in places)
        trust = _TRUST_IN_P if any(self._in_p[place] for place in places) else _TRUST
        brief = own <= _SHORT_ITEM * len(places)
        return prose > 0 and not self._is_section(places) and (brief or trust * prose >= own)

    def _is_section(self, places: Sequence[int]) -> bool:
        """Whether the first says less than any other, and what that is about: a title and its text."""
        first, *others = (self._pieces[place].block.text for place in places)
        return _is_brief(first) and all(ends_sentence(text) and len(text) > 2 * len(first) for text in others)

    def _outermost(self, element: etree._Element) -> etree._Element:
        """Return the outermost element that says nothing but what `element` does."""
        while (around := element.getparent()) is not None and self._speaking(around) == (element,):
            element = around
        return element

    def _speaking(self, around: etree._Element) -> tuple[etree._Element, ...]:
        """Return the children of `around` that hold text, none of them where text stands between them."""
        found = self._voices.get(around)
        if found is None:
            found = ()
            if not (_is_text(around.text) or any(_is_text(child.tail) for child in around)):
                found = tuple(child for child in around if any(map(_is_text, child.itertext())))
            self._voices[around] = found
        return found


def _is_text(text: str | None) -> bool:
    return text is not None and text != "" and not text.isspace()


def _headings(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[int]:
    """Return the places of lines with an element of their own, else of paragraphs that are bold as a whole."""
    for has_form in (_is_line, _is_label):
        likely = [
            block.kind is BlockKind.PARAGRAPH and _is_brief(block.text) and has_form(piece)
            for piece, block in zip(pieces, blocks, strict=True)
        ]
        times = Counter(_DIGITS.sub("", block.text) for block, may in zip(blocks, likely, strict=True) if may)
        found = [
            place
            for place, may in enumerate(likely)
            if may
            and times[_DIGITS.sub("", blocks[place].text)] <= _MOST_ALIKE
            and _has_text_below(place, likely, pieces, blocks)
        ]
        if found:
            return found
    return []


def _has_text_below(place: int, likely: Sequence[bool], pieces: Sequence[Piece], blocks: Sequence[Block]) -> bool:
    """Whether something longer follows, other headings and captions passed over."""
    for below in range(place + 1, min(len(blocks), place + 1 + _MOST_IN_ROW)):
        if blocks[below].kind is BlockKind.CAPTION or likely[below]:
            continue
        text, following = blocks[place].text, blocks[below]
        if following.kind is BlockKind.LIST_ITEM:
            return not text.endswith(_LEADS_ON)
        is_paragraph = following.kind is BlockKind.PARAGRAPH and pieces[below].element.tag != "p"
        return not is_paragraph or len(following.text) > len(text)
    return False


def _is_brief(text: str) -> bool:
    return (
        len(text) <= _HEADING_LENGTH
        and "\n" not in text
        and (not ends_sentence(text) or text.endswith(("?", "？", "!")))
        and not text.endswith((",", ";"))
        and 0 < len(words(text)) <= _HEADING_WORDS
    )


def _is_line(piece: Piece) -> bool:
    return piece.element.tag not in _PROSE_TAGS


def _is_label(piece: Piece) -> bool:
    """Whether a paragraph is short and bold as a whole."""
    text, marks = piece.block.text, piece.block.marks
    whole = any(mark.emphasis is Emphasis.BOLD and mark.span == (0, len(text)) for mark in marks)
    return piece.element.tag == "p" and whole and len(text) <= _LABEL_LENGTH and not text.endswith(_LEADS_ON)
