"""Paragraphs into lines: nothing lost, nothing too wide, styles where they belong."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from matins.text.clean import clean_code, clean_text
from matins.tui.typeset import Edges, Margin, Note, Paragraph, Stretch, fitted, shifted, typeset

MARGIN = Margin("▌", Style(color="green"), "·", Style(dim=True))
EDGES = Edges("‹", "›")


def texts(paragraph: Paragraph, width: int) -> list[str]:
    return [line.strip.text for line in typeset(paragraph, width)]


def test_lines_break_between_words() -> None:
    assert texts(Paragraph("one two three four"), 9) == ["one two", "three", "four"]


def test_long_words_and_unspaced_scripts_break_by_cells() -> None:
    assert texts(Paragraph("abcdefghijkl"), 8) == ["abcdefgh", "ijkl"]
    assert texts(Paragraph("日本語の見出しです"), 8) == ["日本語の", "見出しで", "す"]


def test_lines_leave_room_for_marks_that_terminals_give_a_cell_of_their_own() -> None:
    hindi = clean_text("हिन्दी में लिखा गया पाठ")
    lines = texts(Paragraph(hindi), 12)
    assert " ".join(lines) == hindi
    assert [sum(unicodedata.category(character) != "Mn" for character in line) for line in lines] == [12, 7]


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


def test_the_empty_line_before_a_paragraph_may_go_on_with_its_lead() -> None:
    lines = typeset(Paragraph("x", loose=True, gap="│", first="│ "), 10, margin=MARGIN)
    assert [line.strip.text for line in lines] == ["   │", "   │ x"]
    assert [(line.start, line.end) for line in lines] == [(-1, -1), (0, 1)]


def test_a_wide_paragraph_keeps_its_lines_whole() -> None:
    lines = typeset(Paragraph("a" * 50 + "\n\n  b", wide=True, first="  ", rest="  "), 20)
    assert [line.strip.text for line in lines] == ["  " + "a" * 50, "  ", "    b"]
    assert [(line.start, line.end, line.fixed) for line in lines] == [(0, 50, 2), (51, 51, 2), (52, 55, 2)]


def test_the_margin_marks_the_lines_that_hold_a_noted_span() -> None:
    lines = typeset(Paragraph("one two three four five", noted=(Note(8, 13),)), 13, margin=MARGIN)
    assert [line.strip.text for line in lines] == ["   one two", " ▌ three four", "   five"]


def test_the_margin_tells_the_number_of_a_point_once() -> None:
    paragraph = Paragraph("one two three four five", noted=(Note(4, 18, 3), Note(0, 3)))
    assert [line.strip.text for line in typeset(paragraph, 13, margin=MARGIN)] == [
        "3▌ one two",
        " ▌ three four",
        "   five",
    ]


def test_the_margin_marks_faint_paragraphs_by_a_dot() -> None:
    lines = typeset(Paragraph("one two three", faint=True, loose=True), 13, margin=MARGIN)
    assert [line.strip.text for line in lines] == ["", " · one two", " · three"]


@pytest.mark.parametrize(
    ("aside", "shown"),
    [(0, "  abcdefg›"), (1, "  ‹cdefgh›"), (2, "  ‹defghij"), (4, "  ‹fghij"), (9, "  ‹"), (50, "  ‹")],
)
def test_a_whole_line_moves_sideways_and_is_marked_where_it_is_cut(aside: int, shown: str) -> None:
    (line,) = typeset(Paragraph("abcdefghij", wide=True, first="  "), 10)
    assert shifted(line, aside, 10, EDGES).text == shown


def test_what_fits_or_is_empty_has_no_mark_and_other_lines_do_not_move() -> None:
    short, empty = typeset(Paragraph("abc\n", wide=True, first="  ", rest="  "), 10)
    assert shifted(short, 0, 5, EDGES).text == "  abc"
    assert shifted(empty, 9, 5, EDGES).text == "  "
    (prose,) = typeset(Paragraph("abc"), 10)
    assert shifted(prose, 9, 5, EDGES).text == "abc"


@given(st.text("ab日é👩 ", min_size=1, max_size=60), st.integers(0, 70), st.integers(0, 40))
def test_a_shifted_line_is_never_too_wide(text: str, aside: int, width: int) -> None:
    (line,) = typeset(Paragraph(clean_code(text), wide=True), 10)
    assert shifted(line, aside, width, EDGES).cell_length <= width


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
