"""Pages that go on with the next article behind the first: which pieces are those of the others."""

from collections import Counter
from collections.abc import Collection, Sequence

from lxml import etree

from matins.extract.walk import Piece
from matins.text.words import count_words

_STUB = 60
"""Words below which an article is no more than a stub."""


def next_articles(pieces: Sequence[Piece], chosen: Collection[int]) -> set[int]:
    """Return the places of chosen pieces in articles that follow the first, each of which has a main heading.

    What stands in one `article` element, or has no h1 of its own, is taken for parts of one article, and so are the
    stubs of a list of articles.
    """
    owners = {place: _outermost(pieces[place].element) for place in sorted(chosen)}
    sizes: Counter[etree._Element | None] = Counter()
    for place, owner in owners.items():
        sizes[owner] += count_words(pieces[place].block.text)
    headed = [owner for owner in sizes if owner is not None and owner.find(".//h1") is not None]
    if not headed or sizes[headed[0]] < _STUB:
        return set()
    return {place for place, owner in owners.items() if owner in headed[1:]}


def _outermost(element: etree._Element) -> etree._Element | None:
    """Return the outermost `article` around `element`."""
    found = element if element.tag == "article" else None
    for outer in element.iterancestors("article"):
        found = outer
    return found
