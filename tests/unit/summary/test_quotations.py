from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from matins.model.document import Block, BlockKind
from matins.summary.quotations import FARTHEST, LONGEST, is_cut, quotations
from matins.text.sentences import split

Blocks = Callable[..., tuple[Block, ...]]


def own(blocks: Sequence[Block]) -> list[str]:
    """Return the sentences of the blocks that no quotation cuts, with those that are quoted whole with their marks."""
    quoted = quotations(blocks)
    return [
        block.text[start:end]
        for index, block in enumerate(blocks)
        for start, end in split(block.text, "en")
        if not is_cut(start, end, quoted.get(index, ()))
    ]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ("”", "“"), ("„", "“"), ("„", "”"), ("”", "”"), ("«", "»"), ("»", "«"), ('"', '"')],
)
def test_what_stands_between_marks_of_any_kind_is_quoted(opening: str, closing: str, blocks: Blocks) -> None:
    said = blocks(f"It rains. {opening}We know. It is late. It was over.{closing} She left.")
    assert own(said) == ["It rains.", "She left."]


@pytest.mark.parametrize(
    "text",
    ["«\u00a0We know. It is late. It was over.\u00a0» She left.", "“ We know. It is late. It was over. ” She left."],
)
def test_marks_may_stand_apart_from_what_they_quote(text: str, blocks: Blocks) -> None:
    assert own(blocks(text)) == ["She left."]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("«\u00a0", "\u00a0»"), ("»", "«"), ('"', '"')])
def test_of_several_paragraphs_each_begins_with_a_mark_and_only_the_last_ends_with_one(
    opening: str, closing: str, blocks: Blocks
) -> None:
    said = blocks(
        f"{opening}The pier is old. The town is poor.",
        f"{opening}The mayor lied. We all know it.",
        f"{opening}It is over. We leave.{closing}",
        "She left. It rained.",
    )
    assert own(said) == ["She left.", "It rained."]


def test_where_paragraphs_have_become_one_those_of_a_speech_still_begin_with_a_mark(blocks: Blocks) -> None:
    said = blocks('"The pier is old. The town is poor. "The mayor lied. We leave. We are sad." She left.')
    assert own(said) == ["She left."]
    assert own(blocks('The "pier is old. It rains. They call it "the end" here.')) == [
        'The "pier is old.',
        "It rains.",
        'They call it "the end" here.',
    ]


def test_a_speech_may_end_paragraphs_later_without_a_mark_between(blocks: Blocks) -> None:
    said = blocks("She said: “The pier is old.", "The town is poor.", "We leave”, and left.", "It rained.")
    assert own(said) == ["It rained."]


def test_a_mark_that_a_line_break_tore_off_begins_a_quotation(blocks: Blocks) -> None:
    rest = blocks('The mayor lied. We leave", she said.', "It rained.")
    assert own((*blocks('She was calm. It was late. "'), *rest))[0] == "She was calm."
    assert own((*blocks('She was calm. It was late. "'), *rest))[-1] == "It rained."
    (lone,) = blocks('"')
    assert own((*blocks("She was calm."), replace(lone, hidden=True), *rest)) == ["She was calm.", "It rained."]


def test_a_forgotten_mark_quotes_nothing(blocks: Blocks) -> None:
    rest = ["The pier is old.", "The town is poor.", "The “mayor” lied."]
    assert own(blocks("“It rains. She left.", *rest)) == ["“It rains.", "She left.", *rest]
    assert own(blocks("“It rains. He said “so” again. She left.")) == ["“It rains.", "He said “so” again.", "She left."]
    assert own(blocks("It rains.” She left.")) == ["It rains.”", "She left."]


def test_a_heading_ends_what_is_quoted_and_so_do_too_many_paragraphs(blocks: Blocks) -> None:
    begun, end = blocks("“It rains. She left."), blocks("It is over.” We know.")
    heading = blocks("The pier", kind=BlockKind.HEADING)
    between = blocks(*["The town is poor."] * FARTHEST)
    assert "She left." in own((*begun, *heading, *end))
    assert "The town is poor." not in own((*begun, *between, *end))
    assert "The town is poor." in own((*begun, *between, *between, *end))


def test_marks_far_apart_are_no_pair(blocks: Blocks) -> None:
    assert own(blocks(f"“It rains. {'The town is poor. ' * (LONGEST // 10)}She left.” It is late."))[1] != "It is late."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He said +We know. It is late. It was over+. She left.", ["She left."]),
        ("He said: 'We know. It is late. The town's old.' She left.", ["She left."]),
        ("He said: ‘We know. It’s late. It was over.’ She left.", ["She left."]),
        ("He said: ‘It was over. We lost. ‘The workers’ pier is gone. We leave,’ he said. She left.", ["She left."]),
        (
            "It was a ‘risk’ to all. It rains. ‘Late’ it was.",
            ["It was a ‘risk’ to all.", "It rains.", "‘Late’ it was."],
        ),
        ("The '60s are over. The boys' pier is old.", ["The '60s are over.", "The boys' pier is old."]),
        ("Call +44 1234. Or write in C++ now.", ["Call +44 1234.", "Or write in C++ now."]),
        ('“He said "we know" to me. It is late.” She left.', ["She left."]),
        ('“It is late," she said. “We know. It was over.”', ['“It is late," she said.']),
        ('She said "... and it rained" to us. It is late.', ['She said "... and it rained" to us.', "It is late."]),
        ("The town—“old. Poor. Lost”—is gone. It rains.", ["It rains."]),
    ],
)
def test_lesser_and_mixed_marks(text: str, left: list[str], blocks: Blocks) -> None:
    assert own(blocks(text)) == left


def test_what_is_not_read_aloud_neither_quotes_nor_ends_a_quotation(blocks: Blocks) -> None:
    caption = blocks("The pier.” It is old.", kind=BlockKind.CAPTION)
    assert "She left." in own((*blocks("“It rains. She left."), *caption))
    assert list(quotations((*caption, *blocks("“It rains.”")))) == [1]


@pytest.mark.parametrize(
    ("span", "cut"),
    [((0, 5), False), ((5, 9), False), ((4, 10), False), ((6, 8), True), ((2, 7), True), ((7, 12), True)],
)
def test_a_sentence_is_cut_where_it_begins_or_ends_within_a_quotation(span: tuple[int, int], cut: bool) -> None:
    assert is_cut(*span, [(5, 9)]) is cut
