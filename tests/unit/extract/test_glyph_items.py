"""Bullets that a page writes instead of marking up a list."""

import time

import pytest

from matins.extract.glyph_items import with_glyph_items
from matins.model.document import Block, BlockKind, Emphasis, Mark
from matins.text.clean import clean_text


def parted(text: str, *marks: Mark, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str]]:
    blocks = with_glyph_items([Block(kind, clean_text(text), marks=marks)])
    return [(block.kind.value, block.text) for block in blocks]


def test_lines_with_a_bullet_become_items_and_the_rest_stays_a_paragraph() -> None:
    assert parted("Three things:\nto do\n• count\n•sell\nThat is all.") == [
        ("paragraph", "Three things:\nto do"),
        ("list_item", "count"),
        ("list_item", "sell"),
        ("paragraph", "That is all."),
    ]


def test_a_paragraph_of_one_bullet_is_an_item() -> None:
    assert parted("• count the hives") == [("list_item", "count the hives")]


@pytest.mark.parametrize(
    "text", ["- Who is there?", "1. May was warm.", "A day\n- and a night", "3 bees\n4 hives", "-5 degrees\n-6 degrees"]
)
def test_a_dash_or_a_number_alone_makes_no_item(text: str) -> None:
    assert parted(text) == [("paragraph", text)]


def test_dashes_and_numbers_in_company_are_items() -> None:
    assert parted("- one\n- two") == [("list_item", "one"), ("list_item", "two")]
    blocks = with_glyph_items([Block(BlockKind.PARAGRAPH, clean_text("1. one\n2) two"))])
    assert [(block.text, block.number, block.level) for block in blocks] == [("one", 1, 1), ("two", 2, 1)]


def test_marks_stay_over_their_words() -> None:
    text = "See:\n• the hives\n• the bees"
    link = Mark((7, 16), Emphasis.LINK, "https://example.org/")
    over = Mark((0, len(text)), Emphasis.BOLD)
    blocks = with_glyph_items([Block(BlockKind.PARAGRAPH, clean_text(text), marks=(over, link))])
    said = [[(mark.emphasis.value, block.text[slice(*mark.span)]) for mark in block.marks] for block in blocks]
    assert said == [[("bold", "See:")], [("bold", "the hives"), ("link", "the hives")], [("bold", "the bees")]]


def test_a_list_of_very_many_marked_items_is_parted_in_time() -> None:
    marks = [Mark((4 * place + 2, 4 * place + 3), Emphasis.BOLD) for place in range(20_000)]
    block = Block(BlockKind.PARAGRAPH, clean_text("\n".join(["• x"] * 20_000)), marks=tuple(marks))
    start = time.process_time()
    assert {(part.text, part.marks) for part in with_glyph_items([block])} == {("x", (Mark((0, 1), Emphasis.BOLD),))}
    assert time.process_time() - start < 3


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.HEADING, BlockKind.TABLE, BlockKind.QUOTE])
def test_other_blocks_are_left_alone(kind: BlockKind) -> None:
    assert parted("• one\n• two", kind=kind) == [(kind.value, "• one\n• two")]


def test_a_bullet_without_words_is_left_alone() -> None:
    assert parted("•") == [("paragraph", "•")]
