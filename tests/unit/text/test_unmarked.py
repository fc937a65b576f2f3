from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.text.unmarked import WINDOW, WINDOW_LENGTH, is_thai, parted

FIRST = "สภาเมืองมีมติปิดโรงไฟฟ้าเก่าริมแม่น้ำภายในสิ้นปีหน้า"


def parts(text: str, *, thai: bool = False) -> list[str]:
    return [text[start:end] for start, end in parted(text, 0, len(text), thai=thai)]


def test_a_short_text_stays_whole() -> None:
    assert parts("no marks at all") == ["no marks at all"]


def test_windows_hold_no_more_words_and_characters_than_they_may() -> None:
    found = parts(("word " * 500).strip())
    assert all(len(part.split()) <= WINDOW and len(part) <= WINDOW_LENGTH for part in found)


@pytest.mark.parametrize(
    ("text", "lang", "thai"), [("ไป", "", True), ("ok ไป", "", True), ("go", "th", False), ("", "", False)]
)
def test_thai_is_known_by_its_letters(text: str, lang: str, thai: bool) -> None:
    assert is_thai(text, lang) is thai


def test_a_polite_word_ends_a_thai_sentence() -> None:
    assert parts("เขามาแล้วครับ ส่วนเธอยังไม่มาค่ะ", thai=True) == ["เขามาแล้วครับ", "ส่วนเธอยังไม่มาค่ะ"]


def test_a_blank_beside_a_number_or_a_joining_word_ends_no_thai_sentence() -> None:
    text = f"{FIRST} 3.5 ล้านบาท {FIRST} และเมืองจะสร้างสวนสาธารณะแห่งใหม่ขึ้นแทนในปีเดียวกันนั้น"
    assert parts(text, thai=True) == [text]


@given(st.text(alphabet="ab ก\u0e31ไ \n\u0301", max_size=900).map(str.strip).filter(bool), st.booleans())
def test_parts_follow_each_other_and_leave_out_only_blanks(text: str, thai: bool) -> None:
    spans = list(parted(text, 0, len(text), thai=thai))
    assert (spans[0][0], spans[-1][1]) == (0, len(text))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(not text[end:start].strip() for (_, end), (start, _) in pairwise(spans))
