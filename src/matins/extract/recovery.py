"""Text that stands in containers like those of the article: bodies that adverts cut into several parts."""

from collections import Counter
from collections.abc import Collection, Sequence

from lxml import etree

from matins.extract.around import sign
from matins.extract.lines import ends_sentence
from matins.extract.walk import Piece
from matins.model.document import BlockKind
from matins.text.words import count_words

_PROSE = 10
_PROSE_KEPT, _PROSE_ADDED = 3, 2
_LEAST_ADDED = 0.3
_MOST_LINKED = 0.5


def alike(pieces: Sequence[Piece], chosen: Collection[int]) -> set[int]:
    """Return the places of pieces that were not chosen and stand in containers like those of chosen ones.

    Containers are alike that share tag and classes, and count from three chosen paragraphs on.  What comes back is at
    least two paragraphs and as much as 30 % of the article: less is as often another text.
    """
    signs = [_sign(piece.element.getparent()) for piece in pieces]
    sizes = [count_words(piece.block.text) for piece in pieces]
    hosts = Counter(signs[place] for place in chosen if sizes[place] >= _PROSE)
    found = {
        place
        for place, piece in enumerate(pieces)
        if place not in chosen
        and signs[place]
        and hosts[signs[place]] >= _PROSE_KEPT
        and piece.block.kind is not BlockKind.CAPTION
        and piece.block.linked < _MOST_LINKED * len(piece.block.text)
    }
    prose = sum(sizes[place] >= _PROSE and ends_sentence(pieces[place].block.text) for place in found)
    much = sum(sizes[place] for place in found) >= _LEAST_ADDED * sum(sizes[place] for place in chosen)
    return found if prose >= _PROSE_ADDED and much else set()


def _sign(element: etree._Element | None) -> str:
    """Return what containers like `element` share, "" where it has no class."""
    return sign(element) if element is not None and element.get("class") else ""
