"""What is not the article is hidden, not lost."""

import pytest

from matins.extract.furniture import echoes, with_furniture_hidden
from matins.model.document import Block, BlockKind
from matins.text.clean import clean_line

LONG = "A paragraph that says enough to be told from all the others."


def paragraph(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, clean_line(text))


def hidden(blocks: list[Block], *titles: str | None) -> list[str]:
    result = with_furniture_hidden(blocks, titles)
    assert [block.text for block in result] == [block.text for block in blocks]
    return [block.text for block in result if block.hidden]


@pytest.mark.parametrize(
    ("text", "title", "same"),
    [
        ("Bees are back in the city", "Bees are back in the city!", True),
        ("BEES ARE BACK IN THE CITY", "Bees are back in the city", True),
        ("Bees are back in the city, and they have come to stay", "Bees are back in the city", False),
        ("Bees", "Bees are back in the city", False),
        ("", "", False),
        ("—", "—", False),
    ],
)
def test_an_echo_shares_most_of_its_words_with_the_title(text: str, title: str, same: bool) -> None:
    assert echoes(text, title) is same


def test_the_title_said_again_at_the_top_is_hidden() -> None:
    title = "Bees are back in the city"
    blocks = [paragraph(title, BlockKind.HEADING), paragraph("BEES are back in the city"), paragraph(LONG)]
    assert hidden(blocks, None, title) == [title, "BEES are back in the city"]


def test_the_title_said_again_further_down_stays() -> None:
    title = "Bees are back in the city"
    blocks = [paragraph(f"{LONG} {n}") for n in range(6)] + [paragraph(title)]
    assert hidden(blocks, title) == []


def test_furniture_is_hidden() -> None:
    assert hidden([paragraph("7 Min Read"), paragraph(LONG), paragraph("Leave a Reply", BlockKind.HEADING)]) == [
        "7 Min Read",
        "Leave a Reply",
    ]


def test_what_was_said_before_is_hidden_the_second_time() -> None:
    assert hidden([paragraph(LONG), paragraph("Short."), paragraph("Short."), paragraph(LONG)]) == [LONG]
    assert with_furniture_hidden([paragraph(LONG), paragraph(LONG)], ())[0].hidden is False


def test_short_items_may_repeat_and_code_is_never_furniture() -> None:
    item, code = (
        paragraph("a small handful (30g) of unsalted nuts", BlockKind.LIST_ITEM),
        paragraph("x", BlockKind.CODE),
    )
    assert hidden([item, item, code, code]) == []


def test_an_item_with_a_number_is_never_furniture() -> None:
    assert hidden([Block(BlockKind.LIST_ITEM, clean_line("Share"), number=1)]) == []


def test_what_is_hidden_stays_hidden() -> None:
    assert with_furniture_hidden([Block(BlockKind.PARAGRAPH, clean_line(LONG), hidden=True)], ())[0].hidden
