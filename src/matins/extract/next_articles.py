"""Pages that go on with the next article behind the first: which pieces are those of the others."""

from collections.abc import Collection, Sequence

from lxml import etree

from matins.extract.walk import Piece


def next_articles(pieces: Sequence[Piece], chosen: Collection[int]) -> set[int]:
    """Return the places of chosen pieces in articles that follow the first, each of which has a main heading.

    What stands in one `article` element, or has no h1 of its own, is taken for parts of one article.
    """
    owners = {place: _outermost(pieces[place].element) for place in sorted(chosen)}
    headed = [
        owner for owner in dict.fromkeys(owners.values()) if owner is not None and owner.find(".//h1") is not None
    ]
    return {place for place, owner in owners.items() if owner in headed[1:]}


def _outermost(element: etree._Element) -> etree._Element | None:
    """Return the outermost `article` around `element`."""
    found = element if element.tag == "article" else None
    for outer in element.iterancestors("article"):
        found = outer
    return found
