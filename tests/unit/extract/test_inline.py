"""What stands in a line and is more than letters."""

import pytest
from lxml import etree

from matins.extract.inline import formula, is_permalink, lacks_quotes, shifted


def element(markup: str) -> etree._Element:
    return etree.fromstring(markup, etree.XMLParser())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<sup>2</sup>", "²"),
        ("<sup> -10 </sup>", "⁻¹⁰"),
        ("<sub>2</sub>", "₂"),
        ("<sup>th</sup>", None),
        ("<sub>max</sub>", None),
        ("<sup/>", None),
        ("<sup><i>2</i></sup>", None),
        ('<sup><a href="https://example.org/#fn1">1</a></sup>', ""),
        ('<sup>[<a href="#a">12</a>, <a href="#b">13</a>]</sup>', ""),
        ('<sup><a href="#star">*</a></sup>', ""),
        ('<sup><a href="/about">1</a></sup>', None),
        ('<sup><a href="#x">citation needed</a></sup>', None),
        ("<sup>1</sup>", "¹"),
    ],
)
def test_raised_text_has_figures_of_its_own_and_marks_of_footnotes_vanish(markup: str, text: str | None) -> None:
    assert shifted(element(markup)) == text


def test_a_mark_within_a_link_to_its_note_vanishes() -> None:
    assert shifted(element('<a href="#fn"><sup>1</sup></a>')[0]) == ""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<math alttext="{\\displaystyle E=mc^{2}}"><mi>E</mi></math>', "E=mc^{2}"),
        ('<math><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></math>', "x_1"),
        ("<math><mi>x</mi> <mo>=</mo> <mn>2</mn></math>", "x = 2"),
        ('<img class="mwe-math-fallback-image-inline" alt="a+b"/>', "a+b"),
        ('<img class="photo" alt="bees"/>', ""),
        ('<img class="tex"/>', ""),
        ("<math/>", ""),
    ],
)
def test_a_formula_is_read_in_tex_where_the_page_has_it(markup: str, text: str) -> None:
    assert formula(element(markup)) == text


@pytest.mark.parametrize(
    ("markup", "lacks"),
    [
        ("<q>a</q>", True),
        ("<q> <b>a</b></q>", True),
        ("<q><i/>a</q>", True),
        ("<q><i/> “a”</q>", False),
        ("<q>“a”</q>", False),
        ("<q>  </q>", False),
        (f"<q>{'<i/>' * 1_000}a</q>", False),
    ],
)
def test_a_quotation_needs_marks_where_it_has_none(markup: str, lacks: bool) -> None:
    assert lacks_quotes(element(markup)) is lacks


@pytest.mark.parametrize(
    ("markup", "leads"),
    [
        ('<a href="#x">#</a>', True),
        ('<a href="#x">Permalink</a>', True),
        ('<a href="#x">Direct link to this section</a>', True),
        ('<span class="mw-editsection">[edit]</span>', True),
        ('<a href="#x">Edit your photos</a>', False),
        ("<span>#</span>", False),
    ],
)
def test_a_permalink_is_told_by_what_it_says(markup: str, leads: bool) -> None:
    assert is_permalink(element(markup)) is leads
