"""Which pieces of a page are its article, and what each of them is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from matins.extract.features import Evidence, features, kept_shares
from matins.extract.form import with_kinds_by_form
from matins.extract.membership import LIKELY, probabilities
from matins.extract.next_articles import next_articles
from matins.extract.recovery import alike
from matins.extract.walk import Piece
from matins.model.document import Block, BlockKind, Step
from matins.text.shingles import tokens

MOST_PIECES = 5_000
"""Of pages with more pieces trafilatura's word alone counts: the richest of 500 articles has 3,000."""

_IN_BODY = 0.5
_LIKELY_BETWEEN = 0.25
_LEAST_LIST = 3
_MOST_LINKED = 0.3
_WHOLE = frozenset({BlockKind.LIST_ITEM, BlockKind.CODE, BlockKind.TABLE, BlockKind.QUOTE})
_UNLIKELY = 0.2


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks of a page's article in their order, of how many pieces they were chosen, and how surely.

    `certainty` is the F that the choice may expect against the true article, 0 to 1.
    """

    blocks: tuple[Block, ...]
    pieces: int
    certainty: float

    def count(self, step: Step) -> int:
        """Return how many blocks `step` gave."""
        return sum(block.step is step for block in self.blocks)


def article(pieces: Sequence[Piece], evidence: Evidence) -> Article:
    """Return the article among the `pieces` of a page.

    What trafilatura found (`evidence.body`) is one sign among many; what it missed comes back as RECOVERED text, or
    as headings, items and quotes that are REINSERTED.  What may be the article but is not likely to be is LEFT_OUT.
    """
    if len(pieces) > MOST_PIECES:
        found = kept_shares([tokens(piece.block.text) for piece in pieces], evidence.body)
        likely = found
    else:
        rows = features(pieces, evidence)
        found, likely = [row[0] for row in rows], probabilities(rows)
    chosen = _chosen(pieces, likely) or _chosen_for_want_of_better(likely, found)
    others = next_articles(pieces, chosen)
    chosen -= others
    chosen |= set(_captions(pieces, chosen))
    doubtful = {place for place in range(len(pieces)) if likely[place] > _UNLIKELY or found[place] > _IN_BODY}
    shown = dict(zip(sorted(chosen), with_kinds_by_form([pieces[place] for place in sorted(chosen)]), strict=True))
    blocks = (
        replace(shown[place], step=_step(shown[place], found[place]))
        if place in shown
        else replace(pieces[place].block, step=Step.LEFT_OUT, hidden=True)
        for place in sorted(chosen | doubtful)
    )
    return Article(tuple(blocks), len(pieces), _certainty(pieces, likely, chosen, others))


def _chosen(pieces: Sequence[Piece], likely: Sequence[float]) -> set[int]:
    """Return the places of what is likely, of what is less so but stands between, and of what is alike."""
    sure = {place for place, chance in enumerate(likely) if chance >= LIKELY}
    between = {
        place for place, chance in enumerate(likely) if chance >= _LIKELY_BETWEEN and {place - 1, place + 1} <= sure
    }
    chosen = sure | between
    chosen -= set(_strays(pieces, chosen))
    chosen |= set(_enclosed(pieces, chosen))
    return chosen | alike(pieces, chosen)


def _chosen_for_want_of_better(likely: Sequence[float], found: Sequence[float]) -> set[int]:
    """Return what trafilatura took on a page unlike any learned from, else what is not quite unlikely."""
    in_body = {place for place, share in enumerate(found) if share > _IN_BODY}
    return in_body or {place for place, chance in enumerate(likely) if chance > _UNLIKELY}


def _enclosed(pieces: Sequence[Piece], chosen: Collection[int]) -> Iterator[int]:
    """Give the lists, code, tables and quotes that stand whole between two chosen pieces, but no lists of links."""
    for before, after in pairwise(sorted(chosen)):
        gap = range(before + 1, after)
        blocks = [pieces[place].block for place in gap]
        linked, size = sum(block.linked for block in blocks), sum(len(block.text) for block in blocks)
        if all(block.kind in _WHOLE for block in blocks) and linked < _MOST_LINKED * size:
            yield from gap


def _strays(pieces: Sequence[Piece], chosen: Collection[int]) -> Iterator[int]:
    """Give the items chosen of lists of which most is not: a contents box says what headings say."""
    lists: dict[etree._Element | None, list[int]] = {}
    for place, piece in enumerate(pieces):
        if piece.block.kind is BlockKind.LIST_ITEM:
            lists.setdefault(piece.element.getparent(), []).append(place)
    for items in lists.values():
        taken = [place for place in items if place in chosen]
        if len(items) >= _LEAST_LIST and len(taken) < len(items) / 3:
            yield from taken


def _certainty(
    pieces: Sequence[Piece], likely: Sequence[float], chosen: Collection[int], others: Collection[int]
) -> float:
    """Return the expected F of the words chosen, on a page without its `others`.

    Jansche, A maximum expected utility framework for binary sequence labeling (2007).
    """
    sizes = [len(tokens(piece.block.text)) for piece in pieces]
    taken = sum(sizes[place] for place in chosen)
    right = sum(sizes[place] * likely[place] for place in chosen)
    there = sum(sizes[place] * chance for place, chance in enumerate(likely) if place not in others)
    return 2 * right / (taken + there) if taken else 0.0


def _step(block: Block, in_body: float) -> Step:
    if in_body > _IN_BODY:
        return Step.BODY
    return Step.RECOVERED if block.kind is BlockKind.PARAGRAPH else Step.REINSERTED


def _captions(pieces: Sequence[Piece], chosen: set[int]) -> Iterator[int]:
    """Give the captions that stand between pieces of the article: of them texts to learn from tell nothing."""
    places = [place for place, piece in enumerate(pieces) if piece.block.kind is not BlockKind.CAPTION]
    before = {place: at for at, place in enumerate(places)}
    last = -1
    for place in range(len(pieces)):
        if place in before:
            last = before[place]
        elif 0 <= last < len(places) - 1 and {places[last], places[last + 1]} <= chosen:
            yield place
