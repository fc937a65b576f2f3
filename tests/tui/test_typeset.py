"""Paragraphs into lines: nothing lost, nothing too wide, styles where they belong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from matins.text.clean import clean_text
from matins.tui.typeset import Margin, Paragraph, Stretch, fitted, typeset


def texts(paragraph: Paragraph, width: int) -> list[str]:
    return [line.strip.text for line in typeset(paragraph, width)]


def test_lines_break_between_words() -> None:
    assert texts(Paragraph("one two three four"), 9) == ["one two", "three", "four"]


def test_long_words_and_unspaced_scripts_break_by_cells() -> None:
    assert texts(Paragraph("abcdefghijkl"), 8) == ["abcdefgh", "ijkl"]
    assert texts(Paragraph("日本語の見出しです"), 8) == ["日本語の", "見出しで", "す"]


def test_code_keeps_its_lines_and_its_indent() -> None:
    assert texts(Paragraph("def f():\n    pass\n\nx", first="  ", rest="  "), 40) == [
        "  def f():",
        "      pass",
        "  ",
        "  x",
    ]


def test_leads_stand_before_the_first_and_the_other_lines() -> None:
    assert texts(Paragraph("one two three", first="10. ", rest="    "), 13) == ["10. one two", "    three"]


def test_a_loose_paragraph_begins_with_an_empty_line() -> None:
    assert texts(Paragraph("x", loose=True), 10) == ["", "x"]


def test_a_wide_paragraph_uses_the_full_width() -> None:
    lines = typeset(Paragraph("a" * 50, wide=True), 20, full_width=60)
    assert len(lines) == 1


def test_the_margin_marks_the_lines_that_hold_a_noted_span() -> None:
    margin = Margin("▌", Style(color="green"))
    lines = typeset(Paragraph("one two three four five", noted=((8, 13),)), 12, margin=margin)
    assert [line.strip.text for line in lines] == ["  one two", "▌ three four", "  five"]


def test_stretches_style_what_they_cover_across_lines() -> None:
    bold, italic = Style(bold=True), Style(italic=True)
    paragraph = Paragraph("one two three", stretches=(Stretch(4, 13, bold), Stretch(8, 13, italic)))
    found = [(segment.text, segment.style) for line in typeset(paragraph, 8) for segment in line.strip]
    assert found == [("one ", Style()), ("two", bold), ("three", bold + italic)]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 4, "abc…"),
        ("日本語", 4, "日… "),
        ("日本", 4, "日本"),
        ("abc", 0, ""),
        ("abc", 1, "…"),
    ],
)
def test_fitting_cuts_by_cells(text: str, width: int, shown: str) -> None:
    assert fitted(text, width) == shown


@given(st.text(max_size=300), st.integers(8, 90))
def test_every_character_but_white_space_is_shown_in_order(text: str, width: int) -> None:
    cleaned = clean_text(text)
    lines = typeset(Paragraph(cleaned), width)
    assert "".join("".join(cleaned[line.start : line.end].split()) for line in lines) == "".join(cleaned.split())
    assert [line.strip.text for line in lines] == [cleaned[line.start : line.end] for line in lines]
    assert all(cell_len(line.strip.text) <= width for line in lines)


@given(st.text(max_size=50), st.integers(0, 40))
def test_fitting_gives_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fitted(clean_text(text).replace("\n", " "), width)) == width
