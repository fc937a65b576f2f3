"""Articles and summaries as plain text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.export.plain import document_lines, summary_text, wrapped
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Judged, Point, Reason, Sentence, Summary
from matins.text.cells import width
from matins.text.clean import clean_code, clean_line, clean_text

ONE, OTHER = clean_line("The clock was repaired on Monday."), clean_line("It is looked after now.")
SUMMARY = Summary(
    Document(
        (Block(BlockKind.PARAGRAPH, clean_text(f"{ONE} {OTHER}")),),
        title=clean_line("The clock"),
        authors=(clean_line("Ann"), clean_line("Bob")),
        link="https://me:hunter2@www.a.example/clock",
    ),
    (Sentence(ONE, 0, ((0, 33),), 0.5), Sentence(OTHER, 0, ((34, 57),), 0.25)),
    (Point(OTHER, 0, ((34, 57),)),),
)


def test_a_summary_reads_from_title_to_link() -> None:
    assert summary_text(SUMMARY, columns=None).splitlines() == [
        "The clock",
        "Ann, Bob · a.example · 1 min",
        "from the full text",
        "",
        f"{ONE} {OTHER}",
        "",
        f"• {OTHER}",
        "",
        "https://•••@www.a.example/clock",
    ]


JUDGED = (
    Judged(ONE, 0, ((0, 33),), 1, 1.5, True, (Reason("in the first paragraph", 0.41), Reason("is short", -0.2))),
    Judged(OTHER, 0, ((34, 57),), 2, -0.25, False, (Reason("begins with It", -0.304),)),
)


def test_every_sentence_is_explained_by_its_rank_below_the_summary() -> None:
    lines = summary_text(SUMMARY, columns=None, judged=JUDGED).splitlines()
    assert lines[5:] == [
        "",
        f"• {OTHER}",
        "  [block 0, characters 34–57]",
        "",
        "Every sentence by its score (* chosen)",
        "Choosing also minds length, and what would be said twice or would not be understood alone.",
        "",
        "* 1. score +1.50, chosen; block 0, characters 0–33",
        f"     {ONE}",
        "     +0.41 in the first paragraph · −0.20 is short",
        "",
        "  2. score −0.25; block 0, characters 34–57",
        f"     {OTHER}",
        "     −0.30 begins with It",
        "",
        "https://•••@www.a.example/clock",
    ]


def test_an_explanation_is_wrapped_with_its_lines_hanging() -> None:
    lines = summary_text(SUMMARY, columns=30, judged=JUDGED).splitlines()
    start = lines.index("* 1. score +1.50, chosen;")
    assert lines[start : start + 7] == [
        "* 1. score +1.50, chosen;",
        "     block 0, characters 0–33",
        "     The clock was repaired on",
        "     Monday.",
        "     +0.41 in the first",
        "     paragraph · −0.20 is",
        "     short",
    ]
    assert all(width(line) <= 30 for line in lines[:-1])


def test_scores_without_reasons_are_told_to_be_all() -> None:
    bare = tuple(replace(one, reasons=()) for one in JUDGED)
    text = summary_text(replace(SUMMARY, algorithm="lexrank"), columns=None, judged=bare)
    assert "lexrank gives scores, and no reasons." in text
    assert "There was no sentence to choose from." in summary_text(Summary(Document()), columns=None, judged=())


def test_it_is_wrapped_to_the_columns_with_points_hanging() -> None:
    lines = summary_text(SUMMARY, columns=20).splitlines()
    assert lines[5:9] == ["The clock was", "repaired on Monday.", "It is looked after", "now."]
    assert lines[10:12] == ["• It is looked after", "  now."]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.FEED, "from the feed's text"),
        (Status.TEASER, "teaser only: behind a wall"),
        (Status.EMPTY, "no text: a PDF"),
    ],
)
def test_where_it_comes_from_is_said_with_the_reason(status: Status, said: str) -> None:
    reason = clean_line(said.partition(": ")[2]) or None
    summary = replace(SUMMARY, document=replace(SUMMARY.document, status=status, reason=reason))
    assert said in summary_text(summary, columns=None).splitlines()


def test_nothing_known_is_nothing_said() -> None:
    assert summary_text(Summary(Document(status=Status.EMPTY)), columns=80) == "no text\n"


def test_a_document_keeps_its_form() -> None:
    blocks = (
        Block(BlockKind.HEADING, clean_text("Heading"), level=2),
        Block(BlockKind.PARAGRAPH, clean_text("First line\nsecond line")),
        Block(BlockKind.PARAGRAPH, clean_text("Advertisement"), hidden=True),
        Block(BlockKind.LIST_ITEM, clean_text("an item of a list"), level=1),
        Block(BlockKind.LIST_ITEM, clean_text("inner"), level=2, number=3),
        Block(BlockKind.QUOTE, clean_text("someone said\nthis and that")),
        Block(BlockKind.CODE, clean_code("def f():\n    return a_very_long_line_of_code")),
        Block(BlockKind.TABLE, clean_text("a | b\n1 | 2")),
        Block(BlockKind.CAPTION, clean_text("A clock in the rain")),
    )
    assert list(document_lines(Document(blocks), 16)) == [
        *("", "## Heading"),
        *("", "First line", "second line"),
        *("", "• an item of a", "  list", "  3. inner"),
        *("", "> someone said", "> this and that"),
        *("", "    def f():", "        return a_very_long_line_of_code"),
        *("", "a | b", "1 | 2"),
        *("", "(A clock in the", " rain)"),
    ]


def test_lines_of_han_characters_break_anywhere() -> None:
    assert wrapped("港口的时钟星期一修好了", 10) == ["港口的时钟", "星期一修好", "了"]


def test_a_word_that_is_too_long_stands_alone() -> None:
    assert wrapped("see https://a.example/a/long/address now", 12) == ["see", "https://a.example/a/long/address", "now"]
    assert wrapped("", 12) == [""]


@given(st.text("ab 港é", max_size=60), st.integers(4, 20), st.sampled_from(("", "• ", "  3. ")))
def test_wrapping_loses_nothing_but_blanks_and_keeps_to_the_columns(text: str, columns: int, first: str) -> None:
    text = clean_line(text)
    lines = wrapped(text, columns, first)
    joined = "".join(lines).replace(" ", "")
    assert joined == (first + text).replace(" ", "")
    for line in lines:
        longest_word = max((width(word) for word in line.split()), default=0)
        assert width(line) <= max(columns, len(first) + longest_word)
