"""What stands in the elements around each piece of a page."""

import pytest
from lxml import etree, html

from matins.extract.around import Around, Tally


def elements(body: str) -> list[etree._Element]:
    """Return the paragraphs of a page."""
    return list(html.document_fromstring(f"<html><body>{body}</body></html>").iter("p"))


def around(body: str, *kept: int) -> Around:
    """Return what stands around the paragraphs of a page, each of ten words, those at the places `kept` kept."""
    found = elements(body)
    tallies = [Tally(10, 10 * (place in kept), 50, 5 * place) for place in range(len(found))]
    return Around(found, tallies, max(1, 10 * len(kept)))


def test_a_tally_tells_the_share_of_links() -> None:
    assert Tally(letters=50, linked=5).links == 0.1
    assert Tally().links == 0


def test_the_share_kept_of_the_others_leaves_one_out() -> None:
    assert Tally(30, 20).others_kept(10, 10) == 0.5
    assert Tally(10, 10).others_kept(10, 10) == -1


def test_sums_go_up_to_every_element_around() -> None:
    own, parent, further = around("<section><div><p>a<p>b</div><p>c</section><p>d", 0).three(0)
    assert (own.words, parent.words, further.words) == (10, 20, 30)
    assert (own.linked, parent.linked, further.linked) == (0, 5, 15)
    assert {own.kept, parent.kept, further.kept} == {10}


def test_pieces_of_one_element_are_summed_up_in_it() -> None:
    (element,) = elements("<p>a<br><br>b</p>")
    own, _, _ = Around([element, element], [Tally(3, 3), Tally(4)], 3).three(1)
    assert (own.words, own.kept) == (7, 3)


@pytest.mark.parametrize(
    ("body", "kept", "place", "steps"),
    [
        ("<div><p>a<p>b</div>", (0, 1), 0, (1, False)),
        ("<div><p>a<p>b</div>", (0,), 0, (0, False)),
        ("<div><p>a<p>b</div>", (0,), 1, (1, True)),
        ("<div><p>a<p>b</div><p>c", (0, 1), 2, (1, True)),
        ("<div><p>a<p>b</div><div><p>c</div>", (0, 1), 2, (2, True)),
        ("<div><p>a</div>", (), 0, (4, True)),
    ],
)
def test_the_way_to_the_article_is_counted_in_elements(
    body: str, kept: tuple[int, ...], place: int, steps: tuple[int, bool]
) -> None:
    assert around(body, *kept).steps(place) == steps


def test_a_branch_is_the_largest_element_that_does_not_hold_the_article() -> None:
    found = around("<main><p>a<p>b</main><aside><div><p>c</div><p>d</aside>", 0, 1)
    assert found.branch(2).words == 20
    assert found.branch(0).words == 10


def test_alike_are_elements_of_the_same_tags_and_classes_here_and_around() -> None:
    found = around('<div class="b a"><p>a</div><div class="a b"><p>b</div><div><p>c</div><p class="a">d</p>')
    assert [found.alike(place).words for place in range(4)] == [20, 20, 10, 10]


def test_the_root_of_a_tree_is_unlike_what_stands_in_one_of_its_kind() -> None:
    root = etree.fromstring("<div><div/></div>")
    found = Around([root, root[0]], [Tally(1), Tally(2)], 1)
    assert [found.alike(place).words for place in range(2)] == [1, 2]


def test_elements_of_several_trees_are_told_apart() -> None:
    found = Around([etree.fromstring("<p/>"), etree.fromstring("<p/>")], [Tally(1), Tally(2)], 1)
    assert [found.three(place)[2].words for place in range(2)] == [1, 2]


def test_however_deep_an_element_is_all_around_it_is_counted() -> None:
    root = inner = etree.Element("div")
    for _ in range(5_000):
        inner = etree.SubElement(inner, "div")
    found = Around([inner, root], [Tally(1, 0), Tally(9, 9)], 9)
    assert found.steps(0) == (5_000, False)
    assert found.three(1)[0].words == 10
