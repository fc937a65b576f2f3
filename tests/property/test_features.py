"""Whatever a page is made of: its pieces are told by numbers, and judged."""

from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from matins.extract.article import article
from matins.extract.features import FEATURES, Evidence, features
from matins.extract.membership import probabilities
from matins.extract.walk import pieces_of

TAGS = ["p", "div", "li", "ul", "h2", "a", "span", "table", "td", "tr", "blockquote", "figcaption", "pre", "br", "b"]
LINES = st.one_of(
    st.sampled_from(
        ["The bees are back.", "bees", "Read more", "7 Min Read", "… —", "蜂が戻ってきた。", "THE BEES ARE BACK", ""]
    ),
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=30),
)


@st.composite
def bodies(draw: st.DrawFn) -> html.HtmlElement:
    """Draw a body of elements nested in any way, with text in and between them."""
    root = html.document_fromstring("<html><body></body></html>").find("body")
    elements = [root]
    for _ in range(draw(st.integers(0, 20))):
        element = etree.SubElement(draw(st.sampled_from(elements)), draw(st.sampled_from(TAGS)))
        element.text, element.tail = draw(LINES), draw(LINES)
        if name := draw(st.sampled_from(["", "a", "b a", "a b c d"])):
            element.set("class", name)
        if element.tag == "a":
            element.set("href", "https://town.example/")
        elements.append(element)
    return root


evidences = st.builds(
    Evidence,
    body=st.lists(LINES, max_size=6),
    titles=st.lists(LINES, max_size=3).map(tuple),
    description=LINES,
    site_name=LINES,
    json_ld=st.one_of(st.just(""), LINES.map(lambda line: f"{line} the bees are back and hum " * 12)),
)


@given(bodies(), evidences)
@settings(max_examples=60, deadline=None)
def test_every_piece_of_any_tree_has_all_numbers_and_each_is_finite(body: html.HtmlElement, evidence: Evidence) -> None:
    pieces = pieces_of(body)
    rows = features(pieces, evidence)
    assert len(rows) == len(pieces)
    assert all(len(row) == len(FEATURES) and all(map(isfinite, row)) for row in rows)
    assert all(0 < chance < 1 for chance in probabilities(rows))


@given(bodies(), evidences)
@settings(max_examples=60, deadline=None)
def test_an_article_is_made_of_pieces_in_their_order(body: html.HtmlElement, evidence: Evidence) -> None:
    pieces = pieces_of(body)
    texts = iter([piece.block.text for piece in pieces])
    found = article(pieces, evidence)
    assert all(block.text in texts for block in found.blocks)
    assert found.pieces == len(pieces)
