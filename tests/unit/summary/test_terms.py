import math

import pytest

from matins.summary.terms import damping, is_spaceless, overlap, sizes_in_characters, terms, vector, weights
from matins.text.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Governments govern", ["govern", "govern"]),
        ("北京天气", ["北京", "京天", "天气"]),
        ("好 AI", ["好", "ai"]),
        ("GPT好的", ["gpt", "好的"]),
        ("L’État régional", ["l'état", "région"]),
    ],
)
def test_terms_are_prefixes_and_character_pairs(text: str, expected: list[str]) -> None:
    assert terms(text) == terms(text, words(text)) == expected


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
    assert overlap(one, one) == pytest.approx((1, 1))
    assert 0 < overlap(one, other)[0] < 1
    assert overlap(one, {}) == overlap({}, one) == (0, 0)
    assert vector([], weight) == vector(["delta"], weight) == {}


def test_a_vector_counts_how_often_a_term_is_said() -> None:
    said = vector(["alpha", "beta", "alpha"], {"alpha": 1.0, "beta": 1.0})
    assert said["alpha"] / said["beta"] == pytest.approx(1 + math.log(2))


def test_what_is_contained_is_a_share_of_weight() -> None:
    assert overlap({"a": 1.0, "b": 3.0}, {"b": 0.5}) == (1.5, 0.75)
