from collections.abc import Callable
from dataclasses import replace

import pytest

from matins.model.document import Block, BlockKind, Document, Emphasis, Mark
from matins.summary.own_list import own_points

Blocks = Callable[..., tuple[Block, ...]]

ITEMS = (
    "Heat: The pumps will draw warmth from the harbour. They run all year.",
    "Jobs: Most workers have been offered other work in the city. Some retire.",
    "Cost: Bills are expected to rise by four percent at first. Then they fall.",
)


@pytest.fixture
def listed(blocks: Blocks, news: Document) -> Callable[..., Document]:
    """Return a maker of the article with a list behind its second paragraph."""

    def make(*items: str, before: str = "", kind: BlockKind = BlockKind.HEADING) -> Document:
        head = blocks(before, kind=kind) if before else ()
        shown = blocks(*items, kind=BlockKind.LIST_ITEM, level=1)
        return replace(news, blocks=(*news.blocks[:2], *head, *shown, *news.blocks[2:]))

    return make


def texts(document: Document) -> list[str]:
    return [point.text for point in own_points(document, "en")]


def test_labels_and_first_sentences_are_taken_over(listed: Callable[..., Document]) -> None:
    points = own_points(listed(*ITEMS), "en")
    assert [point.label for point in points] == ["Heat", "Jobs", "Cost"]
    assert points[0].text == "Heat: The pumps will draw warmth from the harbour."
    assert points[0].block == 2
    assert points[0].spans == ((0, 50),)


def test_a_bold_prefix_is_a_label_too(listed: Callable[..., Document]) -> None:
    document = listed(*(item.replace(":", ".") for item in ITEMS))
    bold = tuple(
        replace(block, marks=(Mark((0, 5), Emphasis.BOLD),)) if block.kind is BlockKind.LIST_ITEM else block
        for block in document.blocks
    )
    points = own_points(replace(document, blocks=bold), "en")
    assert [point.label for point in points] == ["Heat", "Jobs", "Cost"]
    assert points[1].text == "Jobs. Most workers have been offered other work in the city."


def test_a_long_item_is_trimmed_and_keeps_its_label(listed: Callable[..., Document]) -> None:
    body = "Harborough will draw its warmth from the deep water of the harbour in every winter that is still to come."
    long = f"Heat: In addition, {body}"
    points = own_points(listed(long, *ITEMS[1:]), "en")
    assert points[0].text == long.replace("In addition, ", "")
    assert len(points[0].spans) == 2


@pytest.mark.parametrize(("count", "taken"), [(2, 0), (3, 3), (9, 9), (10, 9), (11, 0)])
def test_lists_of_three_to_ten_are_kept_up_to_nine(listed: Callable[..., Document], count: int, taken: int) -> None:
    items = [f"Point {number}: The council of the city has said something of weight here." for number in range(count)]
    assert len(texts(listed(*items))) == taken


@pytest.mark.parametrize(
    "before", ["Related stories", "Read also:", "Ingredients", "References", "In this article", "Share This Article"]
)
def test_lists_under_other_headings_are_not_key_points(listed: Callable[..., Document], before: str) -> None:
    assert texts(listed(*ITEMS, before=before)) == []


def test_a_headed_list_of_short_items_is_kept(listed: Callable[..., Document]) -> None:
    items = ["Coal plant closes in March", "Heat pumps take over its work", "Bills rise by four percent"]
    assert texts(listed(*items, before="Key points")) == items
    assert texts(listed(*items)) == []


def test_ingredients_links_and_contents_are_not_key_points(listed: Callable[..., Document], blocks: Blocks) -> None:
    measured = [f"{number} cups of the finest flour from the mill by the river." for number in range(2, 6)]
    assert texts(listed(*measured)) == []
    document = listed(*ITEMS)
    linked = tuple(
        replace(block, marks=(Mark((0, len(block.text)), Emphasis.LINK, "https://example.org/"),))
        if block.kind is BlockKind.LIST_ITEM
        else block
        for block in document.blocks
    )
    assert texts(replace(document, blocks=linked)) == []
    headings = blocks(*ITEMS, kind=BlockKind.HEADING)
    assert texts(replace(document, blocks=(*document.blocks, *headings))) == []


def test_hidden_and_deeper_items_do_not_count(listed: Callable[..., Document]) -> None:
    document = listed(*ITEMS, "Note: This one lies deeper than the others do in the list.")
    deeper = replace(document.blocks[5], level=2)
    assert len(texts(replace(document, blocks=(*document.blocks[:5], deeper, *document.blocks[6:])))) == 3
    hidden = tuple(replace(block, hidden=block.kind is BlockKind.LIST_ITEM) for block in document.blocks)
    assert texts(replace(document, blocks=hidden)) == []


def test_a_small_list_deep_in_a_long_article_does_not_stand_for_it(
    listed: Callable[..., Document], blocks: Blocks
) -> None:
    document = listed(*ITEMS)
    filler = blocks(
        *(f"Paragraph {number} tells at some length what happened in the town that day." for number in range(60))
    )
    assert texts(replace(document, blocks=(*filler, *document.blocks, *filler))) == []


def test_times_and_addresses_are_no_labels(listed: Callable[..., Document]) -> None:
    items = [f"At 12:{number} the council of the city met to talk about the plant." for number in range(10, 14)]
    assert [point.label for point in own_points(listed(*items), "en")] == [None] * 4
