"""Pages that go on with the next article."""

import pytest
from lxml import html

from matins.extract.next_articles import next_articles
from matins.extract.walk import pieces_of

LONG = "The keepers counted the hives again. " * 12


def told(page: str) -> list[str]:
    pieces = pieces_of(html.document_fromstring(page).find("body"))
    others = next_articles(pieces, set(range(len(pieces))))
    return [piece.block.text for place, piece in enumerate(pieces) if place in others]


def test_what_follows_the_first_article_is_another() -> None:
    page = (
        f"<p>Top</p><article><h1>Bees</h1><p>{LONG}</p></article><article><h1>Boats</h1><p>Two</p></article><p>End</p>"
    )
    assert told(page) == ["Boats", "Two"]


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Bees</h1><p>One</p>",
        "<article><h1>Bees</h1><p>A stub.</p></article><article><h1>Boats</h1><p>Another.</p></article>",
        "<article><h1>Bees</h1><p>One</p></article>",
        "<article><h1>Bees</h1><article><p>One</p></article><article><p>Two</p></article></article>",
        f"<article><h1>Day one</h1><p>{LONG}</p><h1>Day two</h1><p>Two</p></article>",
        "<h1>Live</h1><article><h2>Noon</h2><p>One</p></article><article><h2>Morning</h2><p>Two</p></article>",
        "<article><p>One</p></article><article><h1>Bees</h1><p>Two</p></article>",
    ],
)
def test_parts_of_one_article_stay_together(page: str) -> None:
    assert told(page) == []


def test_no_pieces_have_no_others() -> None:
    assert next_articles([], ()) == set()
