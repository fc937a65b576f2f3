import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("L’État régional", ["état", "région"]),
        ("the state's it's", ["the", "state", "it"]),
        ("好 L’État", ["好", "état"]),
        ("İstanbul’da 2 köprü", ["istanb", "2", "köprü"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("وكتب المهندس", ["وكتب", "مهندس"]),
        ("بالمدينة والمدينة للمدينة مدينة", ["مدينة"] * 4),
        ("ال", ["ال"]),
        ("ผึ้งไทย 2 GPT", ["ผึ้", "ึ้ง", "้งไ", "งไท", "ไทย", "2", "gpt"]),
        ("ปี", ["ปี"]),
        ("الْكِتَاب كتاب", ["كتاب"] * 2),
        ("كتـــاب 好的 GPT", ["كتاب", "好的", "gpt"]),
    ],
)
def test_terms_are_prefixes_and_character_pairs(text: str, expected: list[str]) -> None:
    assert terms(text) == terms(text, words(text)) == expected


@given(st.text(st.characters(categories=["L", "M", "N"]) | st.sampled_from("والفبكلـَ ")))
def test_a_term_is_its_own_term(text: str) -> None:
    found = terms(text)
    assert [term for term in found if terms(term) != [term]] == []


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


def test_the_language_says_what_a_term_weighs_where_it_has_a_table() -> None:
    said = [["the", "harbor", "closed"], ["the", "qwzxv", "1961"]]
    weight = weights(said, "en-GB")
    assert weight["qwzxv"] == pytest.approx(math.log(3))
    assert weight["1961"] == pytest.approx(math.log(3) / 2)
    assert weight["the"] == 0 < weight["closed"] < weight["harbor"] <= weight["qwzxv"]
    assert weights(said, "xx") == weights(said)
    assert weights([], "en") == {}


def test_a_sentence_of_words_that_weigh_nothing_has_no_vector() -> None:
    assert vector(["the"], weights([["the"]], "en")) == {}


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
