"""What a search compares."""

import pytest

from matins.text.tokens import places, sought, tokens, unaccented


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


@pytest.mark.parametrize("text", ["ℌeron", "ᴬᴮ", "ϒ", "₨", "Ǆ", "İI", "ẞ"])
def test_signs_that_hold_capitals_are_folded_too(text: str) -> None:
    assert tokens(text) == tokens(text.casefold()) == tokens(" ".join(tokens(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two words", (("two", "words"), False)),
        ("two wor*", (("two", "wor"), True)),
        ("東", (("東",), True)),
        ("東京", (("東京",), False)),
        ("東京都", (("東京", "京都"), False)),
        ("東京 京", (("東京", "京", "京"), True)),
        ("京 都", (("京", "都"), True)),
        ("a1東", (("a1", "東"), True)),
        ("東京 2020", (("東京", "京", "2020"), False)),
        ("---*", ((), True)),
        ("", ((), False)),
    ],
)
def test_what_a_text_is_found_by(text: str, expected: tuple[tuple[str, ...], bool]) -> None:
    assert sought(text) == expected


@pytest.mark.parametrize(
    "text", ["Two words", "Ça, l'été", "昨日は東京都知事が a1", "Cafe\u0301 ﬁre ½", "ครับ น้ำ", "한국어", "مُحَمَّد हिन्दी"]
)
def test_places_are_those_of_the_tokens(text: str) -> None:
    found = list(places(text))
    assert [token for token, _, _ in found] == tokens(text)
    assert all(token in tokens(text[start:end]) for token, start, end in found)
    assert all(0 <= start < end <= len(text) for _, start, end in found)


def test_western_letters_become_what_they_would_among_others() -> None:
    western = bytes(range(256)).decode("cp1252", "ignore")
    for character in western:
        assert tokens(f"a{character}b {character}") == tokens(f"a{character}b {character} ж")[:-1]
