"""The filter for foreign text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.text.clean import AUTHOR, TITLE, clean_code, clean_line, clean_text, is_clean, piece, still_clean

HOSTILE = {
    "reset": "a\x1bcb",
    "clear": "a\x1b[2Jb",
    "clipboard": "a\x1b]52;c;aGk=\x1b\\b",
    "clipboard with BEL": "a\x1b]52;c;aGk=\x07b",
    "hyperlink": "a\x1b]8;;http://evil.example\x1b\\b",
    "title": "a\x1b]0;owned\x07b",
    "C1": "a\x9b31mb\x9d52;c;aGk=\x9cb",
    "NUL and DEL": "a\x00\x7fb",
    "shift out": "a\x0e\x0fb",
    "bidi override": "a\u202egnp.exe\u202cb",
    "bidi isolates": "a\u2066\u2067\u2068\u2069b",
    "marks of direction": "a\u200e\u200f\u061cb",
    "zero width": "a\u200b\u2060\ufeff\u00adb",
    "tag characters": "a\U000e0041\U000e007fb",
    "Hangul fillers": "a\u115f\u1160\u3164\uffa0b",
    "lone surrogate": "a\ud800b",
    "non-characters": "a\ufdd0\uffff\U0010ffffb",
    "line ends": "a\x85b\u2028c\u2029d\r\ne\rf",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_hostile_is_left_by_any_of_the_three_forms(text: str) -> None:
    for clean in (clean_line, clean_text, clean_code):
        assert is_clean(clean(text))
        assert not is_clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fish & chips — “quoted” … 50 % [/] [bold]x[/bold] <b>",
        "السلام عليكم",
        "שלום",
        "สวัสดีครับ ที่นี่",
        "नमस्ते दुनिया क्ष",
        "می‌خواهم",
        "👨‍👩‍👧 ❤️ 🇩🇪 1️⃣",
        "日本語の見出し、新しい",
        "Việt Nam: Nguyễn Ái Quốc",
    ],
)
def test_what_people_write_is_kept_to_the_letter(text: str) -> None:
    assert clean_line(text) == text


def test_a_line_has_its_white_space_folded() -> None:
    assert clean_line("  a\t b\n\n c\u00a0d ") == "a b c d"


@given(st.text(st.characters(max_codepoint=127)), st.integers(1, 20))
def test_a_line_of_ascii_is_cleaned_as_any_line(text: str, limit: int) -> None:
    assert clean_line(text, limit) == clean_line(f"{text}\u00a0", limit)


def test_a_piece_of_a_clean_text_is_what_stands_there() -> None:
    assert piece(clean_line("The bees are back."), 4, 8) == "bees"


def test_text_keeps_its_lines_and_drops_empty_ones() -> None:
    assert clean_text(" a  b \r\n\r\n\tc\u2028d ") == "a b\nc\nd"


def test_code_keeps_its_white_space() -> None:
    assert clean_code("\nif x:\n\ty = 1  # \x1b[31m\n") == "if x:\n    y = 1  # [31m"


def test_a_flood_of_combining_marks_is_thinned_to_four() -> None:
    assert clean_line("e" + "\u0323" * 50 + "x") == "\u1eb9" + "\u0323" * 4 + "x"


def test_letters_of_a_script_that_stacks_are_no_flood() -> None:
    assert clean_line("เเเเเเเเ") == "เเเเเเเเ"


@pytest.mark.parametrize("empty", [None, "", " \n\t ", "\x1b\x00\u200b"])
def test_nothing_comes_of_nothing(empty: str | None) -> None:
    assert clean_line(empty) == clean_text(empty) == ""


def test_a_long_title_is_cut_with_an_ellipsis() -> None:
    cut = clean_line("word " * 1000)
    assert len(cut) <= TITLE
    assert cut.endswith("word…")
    assert len(clean_line("x" * 1000, AUTHOR)) == AUTHOR


def test_leading_blanks_do_not_use_up_the_limit() -> None:
    assert clean_line("\n" * 100_000 + "Title") == "Title"


def test_the_rest_of_a_megabyte_is_never_looked_at() -> None:
    huge = "x\x1b[31m" * 1_000_000
    assert clean_line(huge) == clean_line(huge[:5000])


@pytest.mark.parametrize("hostile", ["\t", "\r", "\x85", "\u2028", "\x1b[2J", "\u202e", "\ud800"])
def test_what_the_filter_would_change_is_not_clean_and_is_cleaned_again(hostile: str) -> None:
    assert not is_clean(f"a{hostile}b")
    assert is_clean(still_clean(f"a{hostile}b"))


@pytest.mark.parametrize("text", ["", "plain", "two\n  lines", "naïve 日本 👨‍👩‍👧"])
def test_text_that_is_clean_still_is_handed_on_to_the_letter(text: str) -> None:
    assert still_clean(text) == text


def test_no_character_that_python_calls_printable_slips_through() -> None:
    for start in range(0, 0x110000, 0x400):
        text = "".join(character for character in map(chr, range(start, start + 0x400)) if character.isprintable())
        for cleaned in (clean_line(text, 9999), clean_text(text, 9999), clean_code(text, 9999)):
            assert is_clean(cleaned)
