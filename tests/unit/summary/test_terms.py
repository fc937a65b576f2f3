import math

import pytest

from matins.summary.terms import cosine, damping, is_spaceless, sizes_in_characters, terms, vector, weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Governments govern", ["govern", "govern"]),
        ("北京天气", ["北京", "京天", "天气"]),
        ("好 AI", ["好", "ai"]),
    ],
)
def test_terms_are_prefixes_and_character_pairs(text: str, expected: list[str]) -> None:
    assert list(terms(text)) == expected


@pytest.mark.parametrize(
    ("lang", "spaceless"), [("zh", True), ("ja-JP", True), ("en", False), (None, False), ("ko", False)]
)
def test_chinese_and_japanese_are_counted_in_characters(lang: str | None, spaceless: bool) -> None:
    assert is_spaceless(lang) is spaceless


def test_characters_and_foreign_words_are_units() -> None:
    assert sizes_in_characters("天气 is ok。") == 4


def test_rare_terms_weigh_more_and_short_ones_less() -> None:
    weight = weights([["harbor", "the"], ["plant", "the"], ["plant"]])
    assert weight["harbor"] == pytest.approx(math.log(4))
    assert weight["harbor"] > weight["plant"] > weight["the"]
    assert (damping("of"), damping("the"), damping("1961"), damping("7"), damping("北京")) == (0.25, 0.5, 1.0, 1.0, 1.0)


def test_vectors_have_unit_length_and_know_their_likeness() -> None:
    weight = weights([["alpha", "beta"], ["alpha", "gamma"]])
    one, other = vector(["alpha", "beta"], weight), vector(["alpha", "gamma"], weight)
    assert cosine(one, one) == pytest.approx(1)
    assert 0 < cosine(one, other) < 1
    assert cosine(one, {}) == 0
    assert vector([], weight) == {}
