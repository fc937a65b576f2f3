import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.text.words import count_words, folded, has_words, reading_minutes, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Don't stop, O’Brien!", ["don't", "stop", "o'brien"]),
        ("snake_case 3.5", ["snake", "case", "3", "5"]),
        ("北京 a", ["北", "京", "a"]),
        ("Ünïcode ΩΜΕΓΑ", ["ünïcode", "ωμεγα"]),
        ("GPT好 a好b", ["gpt", "好", "a", "好", "b"]),
        ("u\u0308ber", ["u\u0308ber"]),
        ("İSTANBUL’DA İzmir", ["istanbul'da", "izmir"]),
        ("हिन्दी में समाचार। १२", ["हिन्दी", "में", "समाचार", "१२"]),
        ("বাংলা সংবাদ।", ["বাংলা", "সংবাদ"]),
        ("தமிழ்ச் செய்தி", ["தமிழ்ச்", "செய்தி"]),
        ("ශ්\u200dරී ලංකා", ["ශ්\u200dරී", "ලංකා"]),
        ("שָׁלוֹם־רב", ["שָׁלוֹם", "רב"]),
        ("مُحَمَّد، مدرسة", ["مُحَمَّد", "مدرسة"]),
        ("می\u200cخواهم", ["می", "خواهم"]),
        ("한국어 뉴스", ["한국어", "뉴스"]),
        ("\u0301 \u200d a", ["a"]),
        ("rock 'n' roll's ''end'' a''b", ["rock", "n", "roll's", "end", "a", "b"]),
        ("L’Œuvre d’été — « déjà vu » à 5\u00a0€, ‘straße’…", ["l'œuvre", "d'été", "déjà", "vu", "à", "5", "straße"]),
        ("Điện Biên – Łódź, o’clock", ["điện", "biên", "łódź", "o'clock"]),
    ],
)
def test_words_are_lower_case_runs_and_single_characters(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(st.characters(max_codepoint=127)))
def test_words_of_ascii_are_those_of_any_text(text: str) -> None:
    assert [*words(text), "é"] == words(f"{text} é")
    assert count_words(text) + 1 == count_words(f"{text} é")


@given(st.text(st.characters(codec="cp1252")))
def test_words_of_western_europe_are_those_of_any_text(text: str) -> None:
    assert [*words(text), "ж"] == words(f"{text} ж")
    assert count_words(text) + 1 == count_words(f"{text} ж")


@given(st.text())
def test_there_is_something_to_read_where_words_are_counted(text: str) -> None:
    assert has_words(text) == (count_words(text) > 0)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("one two", 2), ("今天天气好", 3), ("天气 is fine", 3)])
def test_two_han_characters_count_as_one_word(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize("text", ["हिन्दी में समाचार।", "ГЁТЕ и о\u0301н", "İki güzel köprü", "שָׁלוֹם עליכם ורב"])
def test_as_many_words_are_counted_as_there_are(text: str) -> None:
    assert count_words(text) == len(words(text)) == 3


@given(st.text())
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    assert "".join(filter(str.isalnum, folded(text))) == "".join(filter(str.isalnum, "".join(words(text))))


@pytest.mark.parametrize(("count", "minutes"), [(0, 0), (1, 1), (230, 1), (690, 3)])
def test_reading_takes_a_minute_at_least(count: int, minutes: int) -> None:
    assert reading_minutes(count) == minutes
