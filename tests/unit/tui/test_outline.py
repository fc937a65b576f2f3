"""What a page shows of a document, in parts."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import Block, BlockKind
from matins.text.clean import Clean
from matins.tui.outline import PART, outline


def item(level: int, number: int | None = None) -> Block:
    return Block(BlockKind.LIST_ITEM, Clean("item"), level=level, number=number)


def test_hidden_blocks_are_left_out_unless_asked_for() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, Clean("a")), Block(BlockKind.QUOTE, Clean("b"), hidden=True), item(1))
    assert [(part.block, part.after) for part in outline(blocks, hidden=False)] == [
        (0, None),
        (2, BlockKind.PARAGRAPH),
    ]
    assert [(part.block, part.after) for part in outline(blocks, hidden=True)] == [
        (0, None),
        (1, BlockKind.PARAGRAPH),
        (2, BlockKind.QUOTE),
    ]


def test_nested_items_stand_below_the_text_of_the_one_they_belong_to() -> None:
    blocks = (item(1, 9), item(2), item(3), item(1, 10), item(2, 1), item(2), item(1))
    assert [part.indent for part in outline(blocks, hidden=False)] == [1, 4, 6, 0, 4, 4, 0]


def test_the_numbers_of_a_list_end_in_one_column_and_those_of_another_do_not_count() -> None:
    hidden = Block(BlockKind.LIST_ITEM, Clean("item"), hidden=True, level=1, number=1_000)
    blocks = (item(1, 9), hidden, item(1, 10), item(1, 1), item(1, 2), item(1), item(2, 99), item(2, 100), item(1))
    assert [part.indent for part in outline(blocks, hidden=False)] == [1, 0, 0, 0, 0, 3, 2, 0]
    assert [part.indent for part in outline(blocks, hidden=True)][:3] == [3, 0, 0]


def test_a_list_ends_with_what_is_no_item_and_levels_may_be_missing_or_mad() -> None:
    blocks = (item(1, 100), Block(BlockKind.PARAGRAPH, Clean("x")), item(3), item(0), item(99))
    assert [part.indent for part in outline(blocks, hidden=False)] == [0, 0, 4, 0, 10]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BlockKind.PARAGRAPH, "A sentence of some words. " * 2_000),
        (BlockKind.PARAGRAPH, "words and more words " * 2_000),
        (BlockKind.PARAGRAPH, "日" * 20_001),
        (BlockKind.PARAGRAPH, "e\u0301\u0323" * 9_000),
        (BlockKind.CODE, "    line = of(code)\n" * 2_000),
        (BlockKind.CODE, "x" * 20_000),
        (BlockKind.TABLE, "a | b\n\n" * 4_000),
    ],
)
def test_a_long_block_is_divided_and_nothing_but_white_space_is_lost(kind: BlockKind, text: str) -> None:
    parts = outline((Block(kind, Clean(text)),), hidden=False)
    assert len(parts) >= 3
    assert all(0 < part.end - part.start <= PART for part in parts)
    assert "".join("".join(text[part.start : part.end].split()) for part in parts) == "".join(text.split())
    assert not any(unicodedata.combining(text[part.start]) for part in parts)
    if kind is BlockKind.CODE and "\n" in text:
        assert "\n".join(text[part.start : part.end] for part in parts) == text
    if "." in text:
        assert all(text[part.end - 1] == "." for part in parts[:-1])


@given(st.text("ab .\n日\u0301", max_size=60).map(lambda text: text * (3 * PART // max(1, len(text)))))
def test_parts_follow_each_other(text: str) -> None:
    parts = outline((Block(BlockKind.PARAGRAPH, Clean(text)),), hidden=False)
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert all(not text[one.end : other.start].strip() for one, other in pairwise(parts))
