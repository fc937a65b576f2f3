"""Snippets: which piece of an article is shown, and where the words stand in it."""

import pytest

from matins.text.clean import clean_line, clean_text
from matins.text.snippets import ROOM, snippet

LONG = "Many words lie between here and there. " * 12


def _shown(text: str, *words: str, room: int = ROOM) -> tuple[str, list[str]]:
    found = snippet([clean_text(text)], words, room=room)
    assert found is not None
    assert len(found.text) <= room
    return found.text, [found.text[start:end] for start, end in found.spans]


def test_a_short_line_is_shown_whole() -> None:
    assert _shown("A heron stood on the moor.", "moor", "heron") == ("A heron stood on the moor.", ["heron", "moor"])


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("In the CAFÉ.", "cafe", ["CAFÉ"]),
        ("Cafe\u0301 noir", "cafe", ["Café"]),
        ("Die Straße", "strasse", ["Straße"]),
        ("We sat. Sitting, sat", "sat", ["sat", "sat"]),
        ("herons, heron", "heron*", ["herons", "heron"]),
        ("herons", "heron", None),
        ("昨日は東京都知事が", "東京", ["東京"]),
        ("昨日は東京都知事が", "京*", ["京都"]),
        ("ครับผม abc", "abc", ["abc"]),
        ("don't do", "don", ["don"]),
        ("ﬁre ½", "2", ["½"]),
        ("", "a", None),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(text: str, word: str, found: list[str] | None) -> None:
    if found is None:
        assert snippet([clean_text(text)], [word]) is None
    else:
        assert _shown(text, word)[1] == found


def test_neighbouring_pairs_are_one_span() -> None:
    assert _shown("昨日は東京都知事が", "東京", "京都")[1] == ["東京都"]


def test_the_line_with_most_words_is_shown_the_first_of_equals() -> None:
    text = "A heron.\nA heron and a heron.\nA moor with a heron.\nA heron on a moor."
    assert _shown(text, "heron", "moor")[0] == "A moor with a heron."


def test_a_long_line_is_cut_around_the_words_at_blanks() -> None:
    text, words = _shown(LONG + "A heron stood on the moor. " + LONG, "heron", "moor")
    assert words == ["heron", "moor"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert set(text.strip("….").replace(".", "").split()) <= set(
        (LONG + "A heron stood on the moor").replace(".", "").split()
    )


def test_a_long_line_is_cut_at_one_end_where_the_words_stand_at_the_other() -> None:
    text, _ = _shown("Heron. " + LONG, "heron")
    assert text.startswith("Heron.")
    assert text.endswith("…")
    text, _ = _shown(LONG + "A heron.", "heron")
    assert text.startswith("…")
    assert text.endswith("A heron.")


def test_of_words_too_far_apart_the_piece_with_most_is_shown() -> None:
    _, words = _shown("Heron. " + LONG + " A heron on a moor. " + LONG + "Moor.", "heron", "moor")
    assert words == ["heron", "moor"]


def test_a_word_longer_than_the_room_is_cut() -> None:
    text, words = _shown("a " + "x" * 500 + " b", "x*", room=40)
    assert text == "…" + "x" * 38 + "…"
    assert words == ["x" * 38]


def test_text_without_blanks_is_cut_between_characters() -> None:
    text, words = _shown("か\u3099き" * 200 + "東京都" + "か\u3099き" * 200, "東京", room=40)
    assert words == ["東京"]
    assert len(text) <= 40


def test_no_accent_is_parted_from_its_letter() -> None:
    line = clean_line("क्षि" * 100 + " heron " + "q\u0323\u0307" * 100)
    for room in range(20, 60):
        found = snippet([line], ["heron"], room=room)
        assert found is not None
        assert found.text[1:2] not in ("\u0323", "\u0307")
        assert not found.text[:-1].endswith("q")


def test_what_no_word_is_in_has_no_snippet() -> None:
    assert snippet([], ["a"]) is None
    assert snippet([clean_line("A heron.")], []) is None
    assert snippet([clean_line("A heron."), clean_line("")], ["moor"]) is None


def test_a_line_of_one_word_over_and_over_costs_little() -> None:
    assert _shown("heron " * 30_000, "heron")[0].startswith("heron")
