"""What the ranking is told of sentences."""

import hashlib
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import BlockKind, Document
from matins.summary.candidates import candidates
from matins.summary.features import FEATURES, SIGNS, Array, centralities, features, ranks, standard
from matins.summary.profile import Said, profile_of
from matins.summary.terms import overlap

Make = Callable[..., Document]

PLAIN = "The ferry left the harbour on Monday morning."


def rows(document: Document, title: str | None = None, lang: str | None = "en") -> Array:
    return features(profile_of(candidates(document, lang), title or document.title, lang))


def told(document: Document, name: str, title: str | None = None, lang: str | None = "en") -> list[float]:
    found: list[float] = rows(document, title, lang)[:, FEATURES.index(name)].tolist()
    return found


def test_every_feature_is_told_under_one_sign() -> None:
    assert len(FEATURES) == len(set(FEATURES))
    assert list(FEATURES) == list(chain.from_iterable(SIGNS.values()))
    assert all(SIGNS.values())


def test_each_sentence_has_a_finite_row(news: Document) -> None:
    found = rows(news)
    assert found.shape == (8, len(FEATURES))
    assert found.dtype == np.float32
    assert np.isfinite(found).all()


def test_nothing_has_no_rows() -> None:
    assert features(profile_of((), "A title", "en")).shape == (0, len(FEATURES))


def test_a_lone_sentence_has_a_finite_row(document: Make) -> None:
    found = rows(document(PLAIN))
    assert found.shape == (1, len(FEATURES))
    assert np.isfinite(found).all()


def test_places_are_told(news: Document) -> None:
    assert told(news, "place") == pytest.approx(np.log1p(np.arange(8)))
    assert told(news, "is_first") == [1, 0, 0, 0, 0, 0, 0, 0]
    assert told(news, "is_third") == [0, 0, 1, 0, 0, 0, 0, 0]
    assert told(news, "words_before")[0] == 0
    assert told(news, "words_before") == sorted(told(news, "words_before"))


def test_paragraphs_are_told(document: Make) -> None:
    text = document(
        f"{PLAIN} The wind was strong.", "It rained all day.", "Nobody was hurt there. All went home. End it."
    )
    assert told(text, "first_paragraph") == [1, 1, 0, 0, 0, 0]
    assert told(text, "opens_paragraph") == [1, 0, 1, 1, 0, 0]
    assert told(text, "paragraph_size") == pytest.approx(np.log([2, 2, 1, 3, 3, 3]))


def test_sizes_are_told(document: Make) -> None:
    text = document("The ferry left. The ferry of the town left the harbour on Monday. The wind was strong all day.")
    assert told(text, "size") == pytest.approx([3 / 25, 10 / 25, 6 / 25])
    assert told(text, "relative_size") == pytest.approx(np.log([3 / 6, 10 / 6, 1]))
    assert told(text, "short") == pytest.approx([0.7, 0, 0.4])


def test_a_sentence_that_others_take_up_has_ties(document: Make) -> None:
    text = document(
        "The ferry left the harbour. A circus came to a village. The harbour waits for the ferry. No ferry, no harbour."
    )
    forward, backward, ties = told(text, "forward"), told(text, "backward"), told(text, "ties_rank")
    assert max(forward) == forward[0] > 0
    assert backward[0] == forward[-1] == 0
    assert backward[2] > 0
    assert ties[1] == 1


def test_likeness_to_the_first_and_to_neighbours_is_told(document: Make) -> None:
    text = document("The ferry left the harbour. A circus came to a village. The harbour waits for the ferry.")
    assert told(text, "like_first")[:2] == [0, 0]
    assert told(text, "like_first")[2] > 0.5
    assert told(text, "like_two")[2] == pytest.approx(told(text, "like_first")[2] / 2, abs=0.05)
    assert told(text, "like_next")[2] == told(text, "like_before")[0] == 0
    assert told(text, "like_next")[:2] == told(text, "like_before")[1:]


def test_words_of_the_title_count(news: Document) -> None:
    without, asked = told(news, "title_z"), told(news, "title_z", "Museum of work and park for the old site")
    assert asked[6] == max(asked)
    assert asked[6] > without[6]
    assert told(replace(news, title=None), "title_cosine") == [0] * 8


def test_what_is_said_first_is_new(document: Make) -> None:
    new = told(
        document("The ferry left the harbour. The harbour lost the ferry. The ferry left the harbour today."), "new"
    )
    assert new[0] == 1
    assert 0 < new[2] < new[1] < 1


def test_keywords_and_rare_words_count(news: Document) -> None:
    keywords, order = told(news, "keywords"), told(news, "keywords_rank")
    assert keywords.index(max(keywords)) == order.index(0)
    assert all(0 < share < 1 for share in keywords)
    assert all(0 < rarity <= 5 for rarity in told(news, "rarity"))


def test_names_that_return_count_where_they_are_first_told(document: Make) -> None:
    text = document(
        "The mayor met Ada Keeper on the pier.", "Then Keeper left for Harborough.", "Nobody else was there."
    )
    assert told(text, "names_kept") == [1, 1, 0]
    assert told(text, "names_new") == [0.5, 0, 0]
    assert told(text, "names")[2] == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("quotes", "The mayor said “it is over” on Monday morning."),
        ("opens_quoted", "“It is over,” the mayor said on Monday morning."),
        ("quoted", "The mayor said “it is over” on Monday morning."),
        ("figures", "The mayor closed 12 piers on Monday morning."),
        ("capitals", "The mayor met Ada Keeper there on Monday morning."),
        ("upper_case", "The mayor of the city met NATO there that morning."),
        ("pronoun_start", "He closed the pier of the town on that morning."),
        ("connective_start", "However, the pier of the town was closed."),
        ("reports", "The pier is closed, the mayor announced on that morning."),
        ("first_person", "The mayor told me that the pier is closed."),
        ("first_person_more", "The mayor told me that the pier is closed."),
        ("asks", "Who closed the old pier of the town that morning?"),
        ("colon", "The mayor closed three things: the pier, the park, the school."),
        ("brackets", "The mayor (who is ill) closed the pier that morning."),
        ("ellipsis", "The mayor closed the pier that morning … and left."),
    ],
)
def test_the_form_of_a_sentence_is_told(document: Make, name: str, text: str) -> None:
    plain = "the wind was strong on the pier and in the park."
    with_it, without = told(document(f"{plain} {text}"), name), told(document(plain), name)
    assert with_it[-1] > without[0]
    assert without[0] == 0


@pytest.mark.parametrize(
    ("start", "lang", "name"),
    [
        ("However, the", "en", "connective_start"),
        ("He and the", "en", "pronoun_start"),
        ("Mais la", "fr", "connective_start"),
        ("Él y", "es", "pronoun_start"),
    ],
)
def test_starts_that_lean_on_the_sentence_before_are_told(document: Make, start: str, lang: str, name: str) -> None:
    assert told(document(f"{start} plant of Harborough closed in the month of March."), name, lang=lang) == [1]


def test_list_items_and_quotes_are_told(news: Document) -> None:
    def last_as(kind: BlockKind) -> tuple[float, float]:
        changed = replace(news, blocks=(*news.blocks[:-1], replace(news.blocks[-1], kind=kind)))
        return told(changed, "list_item")[-1], told(changed, "quote_block")[-1]

    assert last_as(BlockKind.PARAGRAPH) == (0, 0)
    assert last_as(BlockKind.LIST_ITEM) == (1, 0)
    assert last_as(BlockKind.QUOTE) == (0, 1)


def test_what_stands_beside_a_sentence_is_told(document: Make) -> None:
    text = document(f"{PLAIN} He was on board with the dog. However, nobody saw the two of them.")
    assert told(text, "next_pronoun") == [1, 0, 0]
    assert told(text, "next_connective") == [0, 1, 0]
    assert told(text, "next_sound") == [1, 1, 0]
    size = told(text, "log_size")
    assert told(text, "size_before") == [0, *size[:-1]]
    assert told(text, "size_after") == [*size[1:], 0]


def test_centralities_are_sums_of_cosines(news: Document) -> None:
    profile = profile_of(candidates(news, "en"), news.title, "en")
    vectors = [profile.vector(one.terms) for one in profile.candidates]
    forward, backward = centralities(profile.said, len(vectors))
    for place, one in enumerate(vectors):
        assert forward[place] == pytest.approx(sum(overlap(one, other)[0] for other in vectors[place + 1 :]))
        assert backward[place] == pytest.approx(sum(overlap(one, other)[0] for other in vectors[:place]))


def test_sentences_without_terms_have_no_centralities() -> None:
    nowhere = np.zeros(0, np.intp)
    assert [told.tolist() for told in centralities(Said(nowhere, nowhere, nowhere, np.zeros(0)), 2)] == [[0, 0]] * 2


@given(st.lists(st.integers(-400, 400).map(lambda number: number / 40), min_size=1, max_size=40))
def test_standard_values_are_those_of_statistics(values: list[float]) -> None:
    spread = statistics.pstdev(values)
    expected = [(value - statistics.fmean(values)) / spread if spread else 0.0 for value in values]
    assert standard(np.array(values, np.float32)) == pytest.approx(np.array(expected), abs=1e-3)


def test_each_row_is_standardised_by_itself() -> None:
    rows = np.array([[1, 2, 3], [5, 5, 5], [0, 0, 9]], np.float32)
    assert standard(rows).tolist() == [standard(row).tolist() for row in rows]


@pytest.mark.parametrize("values", [[0.5] * 3, [0.0], [2.725] * 3, [1e-12, 2e-12]])
def test_values_that_hardly_differ_are_alike(values: list[float]) -> None:
    assert not standard(np.array(values, np.float32)).any()


@given(st.lists(st.integers(-9, 9), max_size=20, unique=True))
def test_ranks_go_from_the_largest_to_the_least(values: list[int]) -> None:
    found = ranks(np.array(values, np.float32))
    assert sorted(values, reverse=True) == [values[at] for at in np.argsort(found)]
    if len(values) > 1:
        assert (found.min(), found.max()) == (0, 1)


def test_of_equals_the_first_ranks_higher() -> None:
    assert ranks(np.array([1, 2, 1], np.float32)).tolist() == [0.5, 0, 1]


def test_the_numbers_do_not_hang_on_how_a_process_orders_sets(news: Document) -> None:
    program = (
        "import sys, hashlib; from matins.extract.plain import document_of_text\n"
        "from matins.summary.candidates import candidates; from matins.summary.features import features\n"
        "from matins.summary.profile import profile_of\n"
        "found = candidates(document_of_text(sys.stdin.read()), 'en')\n"
        "print(hashlib.sha256(features(profile_of(found, 'The plant', 'en')).tobytes()).hexdigest())"
    )
    text = "\n\n".join(block.text for block in news.blocks)
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=text,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2", "3")
    }
    assert found == {hashlib.sha256(rows(news, "The plant").tobytes()).hexdigest()}
