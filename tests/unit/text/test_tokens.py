"""What a search compares."""

import pytest

from matins.text.tokens import tokens, unaccented


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two words, remembered.", ["two", "words", "remembered"]),
        ("Ça va, l'été? Straße", ["ca", "va", "l", "ete", "strasse"]),
        ("İstanbul ﬁre", ["istanbul", "fire"]),
        ("foo_bar don't C++ 3.14", ["foo", "bar", "don", "t", "c", "3", "14"]),
        ("кафе́ Ёлка", ["кафе", "елка"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("한국어 뉴스", ["한국어", "뉴스"]),
        ("東京都 A1東", ["東京", "京都", "都", "a1", "東"]),
        ("がくせい", ["がく", "くせ", "せい", "い"]),
        ("ครับ abc", ["คร", "รั", "ับ", "บ", "abc"]),
        ("مُحَمَّد", ["محمد"]),
        ("", []),
        ('"*-():^', []),
        ("\U0001f600 \u202e", []),
    ],
)
def test_tokens_fold_case_and_accents_and_pair_what_has_no_blanks(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_piece_of_a_run_without_blanks_is_found_as_neighbouring_tokens() -> None:
    text, piece = tokens("昨日は東京都知事が"), tokens("東京都")[:-1]
    at = text.index(piece[0])
    assert text[at : at + len(piece)] == piece


def test_accents_go_and_vowel_signs_stay() -> None:
    assert unaccented("ÉÀ हिं สี") == unaccented("éà हिं สี") == "ea हिं สี"
