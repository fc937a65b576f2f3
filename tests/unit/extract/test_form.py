"""Headings and lists of pages that have no tags for them."""

import pytest
from lxml import html

from matins.extract.form import with_kinds_by_form
from matins.extract.walk import pieces_of

PROSE = "The bees are back on the roofs of the old town, and nobody knows who brought them there this spring."
MORE = f"<p>{PROSE}</p><p>{PROSE}</p>"


def kinds(markup: str) -> list[tuple[str, str]]:
    body = html.document_fromstring(f"<html><body>{markup}</body></html>").find("body")
    assert body is not None
    return [(block.kind.value, block.text) for block in with_kinds_by_form(pieces_of(body)) if block.text != PROSE]


def items(markup: str) -> list[str]:
    return [text for kind, text in kinds(markup) if kind == "list_item"]


def headings(markup: str) -> list[str]:
    return [text for kind, text in kinds(markup) if kind == "heading"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div><div>One</div><div>Two</div></div>",
        "<div><div><p>One</p></div> <div><p>Two</p></div></div>",
        "<div><div><div>One</div></div><div><div><span>Two</span></div></div></div>",
        "<div><div><i></i><div>One</div></div><div></div><div><img><div>Two</div></div></div>",
        "<div><div><a href='/1'>One</a></div><div><a href='/2'>Two</a></div></div>",
        "<section><div><div>One</div><div>Two</div></div></section>",
    ],
)
def test_what_holds_nothing_but_lines_is_a_list(markup: str) -> None:
    assert items(MORE + markup + MORE) == ["One", "Two"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div><div>One</div></div>",
        "<div>Loose<div>One</div><div>Two</div></div>",
        "<div><div>One</div><p>Two</p></div>",
        "<div><div>One</div><div>_</div></div>",
        "<div><div>One</div><div><blockquote>Two</blockquote></div></div>",
        "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>",
    ],
)
def test_what_holds_anything_else_is_no_list(markup: str) -> None:
    assert items(MORE + markup + MORE) == []


def test_a_page_with_a_real_list_keeps_its_lines() -> None:
    assert items(f"{MORE}<ul><li>Real</li></ul><div><div>One</div><div>Two</div></div>{MORE}") == ["Real"]


def test_terms_and_what_they_mean_are_no_list_that_keeps_others_from_being_found() -> None:
    markup = f"{MORE}<dl><dt>Hive</dt></dl><div><div>One</div><div>Two</div></div>{MORE}"
    assert items(markup) == ["Hive", "One", "Two"]


def test_a_list_in_an_item_is_deeper() -> None:
    markup = "<div><div>One</div><div>Two<div><div>In two</div><div>In two too</div></div></div><div>Three</div></div>"
    body = html.document_fromstring(f"<html><body>{MORE}{markup}{MORE}</body></html>").find("body")
    assert body is not None
    found = [block for block in with_kinds_by_form(pieces_of(body)) if block.kind == "list_item"]
    assert [(block.text, block.level) for block in found] == [
        ("One", 1),
        ("Two", 1),
        ("In two", 2),
        ("In two too", 2),
        ("Three", 1),
    ]


def test_several_lists_are_found() -> None:
    one, two = ("".join(f"<div>{name} {number}</div>" for number in "ab") for name in ("One", "Two"))
    assert items(f"{MORE}<div>{one}</div>{MORE}<div>{two}</div>{MORE}") == ["One a", "One b", "Two a", "Two b"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" + f"<div>{PROSE}!</div>" * 6 + "</div>",
        "<div>" + f"<div><p>{PROSE}!</p></div>" * 6 + "</div>",
        f"<div><div>{PROSE}!</div><div>{PROSE}?</div></div><div><div>{PROSE}!</div><div>Yes.</div></div>",
        f"<div><div>One</div><div>Two</div></div><div><div>{PROSE}!</div><div>{PROSE}!</div></div>",
    ],
)
def test_paragraphs_without_tags_of_their_own_are_no_list(page: str) -> None:
    assert items(page) == []


def test_a_title_and_its_text_are_no_list() -> None:
    section = f"<div><div>Why they came</div><div>{PROSE}!</div></div>"
    assert kinds(MORE + section + MORE) == [("heading", "Why they came"), ("paragraph", f"{PROSE}!")]


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>Head</div><p>{PROSE}</p>",
        f"<div>Head</div><div>{PROSE}</div>",
        f"<div><div>Head</div></div><p>{PROSE}</p>",
        f"<p><b>Head</b></p><p>{PROSE}</p>",
        "<div>Head</div><p>Short.</p>",
        "<div>Head</div><table><tr><td>a</td><td>b</td></tr></table>",
        "<div>Head</div><pre>x</pre>",
        "<div>Head</div><figure><img><figcaption>Bees</figcaption></figure><p>Short.</p>",
    ],
)
def test_a_short_line_of_its_own_over_a_text_is_a_heading(markup: str) -> None:
    assert headings(MORE + markup) == ["Head"]


def test_bold_paragraphs_are_headings_only_where_nothing_else_is() -> None:
    label = f"<p><b>Label</b></p>{MORE}"
    assert headings(MORE + label) == ["Label"]
    assert headings(f"{MORE}<div>Head</div>{MORE}{label}") == ["Head"]


def test_headings_may_follow_one_another() -> None:
    assert headings(f"{MORE}<div>Roofs of the town</div><div>Who came</div>{MORE}") == ["Roofs of the town", "Who came"]


@pytest.mark.parametrize(
    "line",
    [
        "<div>It ends.</div>",
        "<div>it goes on,</div>",
        "<div>one<br>two</div>",
        "<p>Not bold</p>",
        "<p><b>Half</b> bold</p>",
        "<p><b>Leads on:</b></p>",
        f"<p><b>{'Long ' * 17}</b></p>",
        f"<div>{'many ' * 17}</div>",
        "<blockquote>Said</blockquote>",
        "<div>*</div>",
    ],
)
def test_a_line_of_another_form_is_no_heading(line: str) -> None:
    assert headings(MORE + line + MORE) == []


def test_a_line_at_the_end_is_no_heading() -> None:
    assert headings(f"{MORE}<div>Ada Bee</div>") == []


def test_what_stands_over_many_texts_is_no_heading() -> None:
    page = "".join(f"<div>{hour}:15 Ada Bee</div><p>{PROSE}</p>" for hour in range(4))
    assert headings(page) == []


def test_what_leads_to_a_list_is_no_heading() -> None:
    assert headings(f"{MORE}<div>They need:</div><div><div>roofs</div><div>time</div></div>{MORE}") == []


def test_a_page_with_a_real_heading_keeps_its_lines() -> None:
    assert headings(f"<h2>Real</h2>{MORE}<div>Short</div>{MORE}") == ["Real"]


def test_nothing_has_no_form() -> None:
    assert with_kinds_by_form([]) == ()


@pytest.mark.parametrize("deep", [1, 150])
def test_the_time_does_not_grow_with_the_square_of_the_page(deep: int) -> None:
    page = "<div>" * deep + "<div><i></i><p>x</p></div>" * 3000 + "</div>" * deep
    assert len(items(f"{MORE}{page}{MORE}")) == 3000
