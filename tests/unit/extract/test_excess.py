"""Pages nested too deep or of too many parts."""

import pytest

from matins.extract.excess import MOST_ELEMENTS, flattened, thin
from matins.extract.tree import page_tree

SENTENCE = "The bees have come back to the roofs of the old town, and the keepers say that it is a good year."
ARTICLE = f"<article><h1>Bees</h1>{f'<p>{SENTENCE}</p>' * 20}</article>"
MANY = 30_000


def thinned(body: str) -> tuple[str, int, bool]:
    """Return the text, the number of elements and whether all of a page is there."""
    tree, whole = page_tree(f"<html><body>{body}</body></html>")
    assert tree is not None
    return tree.text_content(), int(tree.xpath("count(//*)")), whole


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 150 + "x" + "</div>" * 150,
        "<p>a<li>b<br>" * 5_000,
        "<p>" * 5_000,
        "a < b <3 </ > <>",
        "<script>" + "'<div>'" * 5_000 + "</script>",
        "",
    ],
)
def test_what_is_not_nested_deep_stays_as_it_is(html: str) -> None:
    assert flattened(html) == html


def test_the_outermost_and_the_innermost_tags_of_a_deep_nest_stay() -> None:
    opened = "".join(f"<div id={number}>" for number in range(1_000))
    flat = flattened(f"{opened}<p>x</p>{'</div>' * 1_000}")
    assert flat.count("<div") == flat.count("</div") == 160
    assert flat.startswith("<div id=0><div id=1>")
    assert "<div id=999><p>x</p></div>" in flat


def test_what_stands_beside_a_deep_nest_keeps_its_tags() -> None:
    nest = "<div>" * 1_000 + "</div>" * 1_000
    flat = flattened(f"<main><article>{ARTICLE}</article>{nest}</main>{ARTICLE}")
    assert flat.startswith(f"<main><article>{ARTICLE}</article><div>")
    assert flat.endswith(f"</main>{ARTICLE}")


@pytest.mark.parametrize("piece", ["<b>", "<b><i><a>", "<font>x", "<div><p>", "<b></i>", "<ul><li>", "<table><tr><td>"])
def test_what_is_never_closed_is_flattened_too(piece: str) -> None:
    text, _, _ = thinned(piece * 3_000 + "the bees")
    assert "the bees" in text


def test_an_end_without_a_beginning_ends_nothing() -> None:
    text, _, whole = thinned("</b></div>" * 20_000 + "<div>" * 400 + ARTICLE)
    assert text.count("bees") == 20
    assert whole


def test_a_page_of_no_more_parts_than_can_be_read_is_left_alone() -> None:
    text, count, whole = thinned(ARTICLE + "<nav>x</nav><i></i>" * 4_000)
    assert (count, whole) == (8_000 + 24, True)
    assert text.count("x") == 4_000


@pytest.mark.parametrize(
    "excess",
    [
        "<div></div>",
        "<div><div> <i></i></div></div>",
        "<br>",
        "<br> \n",
        "<nav><a href=x>News</a></nav>",
        "<a href=x>News of the day</a> ",
        "<p><a href=x>News of the day</a></p>",
        "<li><a href=x>News of the day</a>",
        "<img src=x>",
        "<input>",
    ],
)
def test_what_nobody_reads_goes_and_the_article_stays_whole(excess: str) -> None:
    for body in (ARTICLE + excess * MANY, excess * MANY + ARTICLE, f"<div>{excess * MANY}</div>{ARTICLE}"):
        text, count, whole = thinned(body)
        assert text.count(SENTENCE) == 20
        assert count <= MOST_ELEMENTS
        assert whole


def test_marks_without_meaning_go_and_their_text_stays() -> None:
    text, count, whole = thinned("<p>" + "".join(f"<span>w{number}</span> " for number in range(MANY)) + "</p>")
    assert text.split() == [f"w{number}" for number in range(MANY)]
    assert (count, whole) == (3, True)


def test_a_long_thread_of_comments_goes() -> None:
    comment = f"<div class=comment><b>Ada</b><p>{SENTENCE}</p></div>"
    text, _, whole = thinned(f"{ARTICLE}<section id=comments>{comment * (MANY // 3)}</section>")
    assert (text.count(SENTENCE), whole) == (20, True)


def test_a_page_that_calls_itself_one_with_comments_is_not_taken_for_them() -> None:
    text, _, _ = thinned(f"<div class=has-comments>{ARTICLE}</div>" + "<div></div>" * MANY)
    assert text.count(SENTENCE) == 20


@pytest.mark.parametrize("before", [True, False])
def test_a_table_of_figures_is_cut_and_the_article_is_not(before: bool) -> None:
    table = "<table>" + ("<tr>" + "<td>12</td>" * 10 + "</tr>") * 5_000 + "</table>"
    text, count, whole = thinned(table + ARTICLE if before else ARTICLE + table)
    assert text.count(SENTENCE) == 20
    assert 1_000 < text.count("12") < 10_000
    assert count <= MOST_ELEMENTS
    assert not whole


def test_what_is_still_too_much_is_cut_at_the_end() -> None:
    text, count, whole = thinned("".join(f"<p>{number}. {SENTENCE}</p>tail" for number in range(MANY)))
    assert text.startswith("0. The bees")
    assert text.count(SENTENCE) == text.count("tail") == MOST_ELEMENTS - 2
    assert (count, whole) == (MOST_ELEMENTS, False)


def test_no_text_is_doubled_or_loses_its_order() -> None:
    tree, _ = page_tree(
        "<html><body>" + "".join(f"<i></i>{number}<b>b</b> " for number in range(4_900)) + "<i></i>" * 9_000 + "</body>"
    )
    assert tree is not None
    assert tree.text_content().split() == [f"{number}b" for number in range(4_900)]
    assert thin(tree)
