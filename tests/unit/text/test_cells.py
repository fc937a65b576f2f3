from itertools import chain

import pytest

from matins.text.cells import cut, width
from matins.text.clean import Clean, clean_line

FAMILY, FLAG = "👨\u200d👩\u200d👧", "🇩🇪"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("日本", 4),
        ("é", 1),
        ("e\u0301", 1),
        (FAMILY, 2),
        (FLAG, 2),
        ("☀\ufe0f", 2),
        ("ＡＢ", 4),
        ("한", 2),
    ],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert cut(Clean("one two"), 7) == "one two"


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("one two three", 12, "one two…"),
        ("one two, three", 9, "one two…"),
        ("abcdefgh", 5, "abcd…"),
        ("日本語日本語", 6, "日本…"),
        (FAMILY * 3, 4, FAMILY + "…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_cut_falls_between_words_and_characters(text: str, cells: int, expected: str) -> None:
    assert cut(clean_line(text), cells) == expected
    assert width(cut(clean_line(text), cells)) <= cells


def test_letters_and_marks_of_latin_greek_and_cyrillic_take_a_cell_each() -> None:
    for code in chain(range(0xA0, 0x300), range(0x388, 0x483), range(0x48A, 0x530), range(0x2010, 0x2028)):
        assert width(chr(code)) == width(f"日{chr(code)}") - 2
    assert width("soft\u00adhyphen") == 10
    assert width("«L’été – à Лужа»…") == 17
