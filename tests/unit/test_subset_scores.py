"""ROUGE of many summaries of one article at once, beside rouge-score's."""

from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subset_scores import Floats, SubsetScores, common_places, tokens
from summary_scores import rouge

SENTENCES = (
    "The bees are back on the roofs of the old town.",
    "They came with the first warm days of the year, the town said.",
    "A bowl of water on the roof helps the bees.",
    "Nobody knows where they were in winter.",
)
REFERENCES = (
    ("Bees came back to the old town.", "A bowl of water helps them on warm days."),
    ("The roofs of the town are full of bees again.",),
)
WORDS = st.lists(st.sampled_from("abcd"), max_size=9)


def scores(lang: str = "en", *references: tuple[str, ...]) -> SubsetScores:
    told = [[tokens(sentence, lang) for sentence in reference] for reference in references or REFERENCES]
    return SubsetScores(told, [tokens(sentence, lang) for sentence in SENTENCES])


def row(*places: int) -> Floats:
    members = np.zeros((1, len(SENTENCES)), np.float32)
    members[0, list(places)] = 1
    return members


def test_one_sentence_has_the_figures_of_rouge_score() -> None:
    pytest.importorskip("rouge_score")
    for place, sentence in enumerate(SENTENCES):
        assert scores().of(row(place))[0] == pytest.approx(rouge(REFERENCES, [sentence], "en"), abs=1e-6)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_several_sentences_have_nearly_those_of_rouge_score(lang: str) -> None:
    pytest.importorskip("rouge_score")
    for count in (2, 3, 4):
        for places in combinations(range(4), count):
            found = scores(lang).of(row(*places))[0]
            expected = rouge(REFERENCES, [SENTENCES[place] for place in places], lang)
            assert found[0] == pytest.approx(expected[0], abs=1e-6)
            # A pair of words that lies across two sentences may stand in a reference.
            assert found[1] == pytest.approx(expected[1], abs=0.04)
            assert found[2] == pytest.approx(expected[2], abs=0.02)


def test_all_rows_are_scored_at_once() -> None:
    rows = np.concatenate([row(0), row(1, 2), row(0, 1, 2, 3), row()])
    together = scores().of(rows)
    assert together.shape == (4, 3)
    assert together == pytest.approx(np.concatenate([scores().of(one[None]) for one in rows]))
    assert together[3].tolist() == [0, 0, 0]


def test_the_reference_itself_is_all_there_is() -> None:
    assert scores("fr", (SENTENCES[0],)).of(row(0))[0].tolist() == [1, 1, 1]
    assert scores("fr", ("Ganz anders gesagt",)).of(row(0))[0].tolist() == [0, 0, 0]


def test_words_are_stemmed_in_english_alone() -> None:
    pytest.importorskip("nltk")
    assert tokens("The bees’ roofs were warming, it’s 2026", "en") == [
        "the",
        "bee",
        "roof",
        "were",
        "warm",
        "it",
        "s",
        "2026",
    ]
    assert tokens("Les abeilles d’été", "fr") == ["les", "abeilles", "d", "été"]
    assert tokens("蜜蜂 2026", "zh") == ["蜜", "蜂", "2026"]


@given(WORDS, WORDS)
def test_common_places_are_those_of_a_longest_common_subsequence(one: list[str], other: list[str]) -> None:
    found = common_places(one, other)
    assert found == sorted(set(found), reverse=True)
    rest = iter(other)
    assert all(one[place] in rest for place in reversed(found))

    assert len(found) == longest(tuple(one), tuple(other))


@cache
def longest(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + longest(one[1:], other[1:])
    return max(longest(one[1:], other), longest(one, other[1:]))


def test_word_pairs_across_sentences_are_never_found_in_a_reference() -> None:
    told = SubsetScores([[tokens("a b c d", "fr")]], [tokens("a b", "fr"), tokens("c d", "fr")])
    (found,) = told.of(np.ones((1, 2), np.float32))
    assert found == pytest.approx([1, 2 / 3, 1])
