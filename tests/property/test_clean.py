"""Whatever comes in, only clean text goes out."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from matins.text.clean import TITLE, clean_code, clean_line, clean_text, is_clean

anything = st.text(st.characters(codec=None), max_size=400)  # with lone surrogates


@given(anything)
def test_no_control_or_direction_character_survives(text: str) -> None:
    for cleaned in (clean_line(text), clean_text(text), clean_code(text)):
        assert is_clean(cleaned)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned.replace("\n", ""))
        assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF") for c in cleaned)
        cleaned.encode("utf-8")


@given(anything)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (clean_line, clean_text, clean_code):
        once = clean(text)
        assert clean(once) == once


@given(anything)
def test_a_line_is_one_line_within_its_limit(text: str) -> None:
    line = clean_line(text * 3)
    assert "\n" not in line
    assert len(line) <= TITLE
    assert line == line.strip()
