"""An article's document as paragraphs, made as they are asked for, and the ways between the two; pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from matins.model.article import Article
from matins.model.document import BlockKind, Mark
from matins.model.summary import Point, Sentence
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked
from matins.tui.blocks import (
    Numbers,
    bare,
    column_insertions,
    link_insertions,
    numbered,
    part_paragraph,
    part_text,
)
from matins.tui.look import Look, link_style
from matins.tui.outline import Part, outline
from matins.tui.pages import head, own_link
from matins.tui.typeset import Note, Paragraph
from matins.tui.weave import Insertion, Woven

Spot = tuple[int, int]
"""A place on a page: the paragraph's index, and a code point of its text; -1 is the empty line before it."""

Source = tuple[int, int]
"""A place in a document: the block's index, and a code point of its text.

What stands before the text on a page is of block -1, what stands after it of the block after the last; the code point
then tells the paragraph.
"""

_BEFORE = -1


class DocumentPage:
    """Head, document, links and address of an article, its summary marked where it stands; a sequence of paragraphs.

    With `hidden` the lines that are no part of the article are shown too; without `link_numbers` links have neither
    numbers nor a list at the end.
    """

    def __init__(self, article: Article, look: Look, *, hidden: bool = False, link_numbers: bool = True) -> None:
        self._look = look
        self._blocks = article.document.blocks
        self._parts = outline(self._blocks, hidden=hidden)
        self._head = head(article, look, empty=not self._parts)
        self._own_link = own_link(article, look)
        self._numbers: Numbers = self._link_numbers(article, hidden=hidden) if link_numbers else {}
        self._targets = tuple(self._numbers)
        self._notes = _notes(article)
        self._divided_marks: dict[Part, list[Mark]] = {}
        self._table_insertions: dict[int, list[Insertion]] = {}
        summary = article.summary
        spots = (self.spot(item.block, item.spans[0][0]) for item in summary.sentences if item.spans)
        self.sentences: tuple[Spot, ...] = tuple(sorted(spot for spot in spots if spot))
        self.points: tuple[Spot | None, ...] = tuple(
            self.spot(item.block, item.spans[0][0]) if item.spans else None for item in summary.points
        )

    def __len__(self) -> int:
        links = len(self._targets) + 1 if self._targets else 0
        return len(self._head) + len(self._parts) + links + len(self._own_link)

    def __getitem__(self, index: int) -> Paragraph:
        """Make paragraph `index`."""
        at = index - len(self._head)
        if at < 0:
            return self._head[index]
        if at < len(self._parts):
            return self._paragraph(self._parts[at])
        at -= len(self._parts)
        if self._targets:
            if at <= len(self._targets):
                return self._link_line(at)
            at -= len(self._targets) + 1
        return self._own_link[at]

    @property
    def text_end(self) -> int:
        """How many paragraphs there are to be read: all but the list of links."""
        return len(self._head) + len(self._parts) if self._targets else len(self)

    def block(self, paragraph: int) -> int | None:
        """Return the index of the block that a paragraph shows, or None for one that is no part of the text."""
        at = paragraph - len(self._head)
        return self._parts[at].block if 0 <= at < len(self._parts) else None

    def spot(self, block: int, offset: int) -> Spot | None:
        """Return where code point `offset` of a block is shown, or None where the block is not."""
        at = bisect_right(self._parts, (block, offset), key=lambda part: (part.block, part.start)) - 1
        if at < 0 or self._parts[at].block != block:
            return None
        part = self._parts[at]
        return len(self._head) + at, self._text(part).start(min(offset, part.end) - part.start)

    def nearest(self, source: Source) -> Spot:
        """Return where `source` is shown, or what comes next after it."""
        block, offset = source
        if block == _BEFORE:
            return min(offset, len(self._head) - 1), -1
        if block >= len(self._blocks):
            return min(len(self._head) + len(self._parts) + offset, len(self) - 1), -1
        spot = self.spot(block, offset) if offset >= 0 else None
        if spot is not None:
            return spot
        at = bisect_left(self._parts, block, key=lambda part: part.block)
        return min(len(self._head) + at, len(self) - 1), -1

    def source(self, spot: Spot) -> Source:
        """Return the place in the document that `spot` shows."""
        paragraph, offset = spot
        at = paragraph - len(self._head)
        if at < 0:
            return _BEFORE, paragraph
        if at >= len(self._parts):
            return len(self._blocks), at - len(self._parts)
        part = self._parts[at]
        return part.block, part.start + self._text(part).source(offset) if offset >= 0 else -1

    def _paragraph(self, part: Part) -> Paragraph:
        notes = self._notes.get(part.block, ())
        marks = self._part_marks(part)
        return part_paragraph(self._blocks[part.block], part, marks, notes, self._text(part), self._look)

    def _text(self, part: Part) -> Woven:
        block = self._blocks[part.block]
        if block.kind is BlockKind.TABLE:
            insertions = self._table_insertions.get(part.block)
            if insertions is None:
                links = link_insertions(block, block.marks, self._numbers)
                insertions = self._table_insertions[part.block] = [*links, *column_insertions(block.text, links)]
        else:
            insertions = link_insertions(block, self._part_marks(part), self._numbers)
        return part_text(block, part, insertions, self._look)

    def _part_marks(self, part: Part) -> Sequence[Mark]:
        """Return the marks of what `part` shows of its block."""
        block = self._blocks[part.block]
        if not part.start and part.end == len(block.text):
            return block.marks
        marks = self._divided_marks.get(part)
        if marks is None:
            marks = [mark for mark in block.marks if mark.span[0] < part.end and part.start < mark.span[1]]
            self._divided_marks[part] = marks
        return marks

    def _link_numbers(self, article: Article, *, hidden: bool) -> Numbers:
        own = frozenset(bare(link) for link in (article.row.link, article.document.link) if link)
        return numbered((block for block in self._blocks if hidden or not block.hidden), own)

    def _link_line(self, number: int) -> Paragraph:
        if number == 0:
            return Paragraph("Links", style=self._look.bold, loose=True)
        target = self._targets[number - 1]
        before = f"[{number}] "
        return Paragraph(
            clean_line(masked(target), ADDRESS),
            style=link_style(target),
            first=before,
            rest=" " * len(before),
            lead_style=self._look.dim,
        )


def _notes(article: Article) -> dict[int, tuple[Note, ...]]:
    summary = article.summary
    # Points first: where a line holds both, the number is told.
    items: list[tuple[Point | Sentence, int | None]] = [
        *((point, number) for number, point in enumerate(summary.points, 1)),
        *((sentence, None) for sentence in summary.sentences),
    ]
    found: dict[int, tuple[Note, ...]] = {}
    for item, number in items:
        notes = tuple(Note(*span, None if nth else number) for nth, span in enumerate(item.spans))
        found[item.block] = (*found.get(item.block, ()), *notes)
    return found
