"""Points of the best sentences."""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from matins.model.document import Block, BlockKind, Document
from matins.model.summary import Point, Sentence
from matins.summary import summarise
from matins.summary.asides import without
from matins.summary.candidates import candidates, size_of
from matins.summary.learned import LearnedRanking, rank
from matins.summary.points import FEWEST, LONGEST, POOL, chosen_points, sets_of, units_of
from matins.summary.selection import CONTAINED
from matins.summary.subsets import MOST
from matins.summary.terms import overlap, terms
from matins.text.clean import Clean, pieces
from matins.text.words import words

Make = Callable[..., Document]

TOWN = (
    "The ferry left the harbour of the town on Monday morning.",
    "A circus came to the village with two old elephants.",
    "The council will mend the clock of the church by spring.",
    "Nine schools shut their doors because of the heavy snow.",
    "The baker on the main street sold his last loaf at noon.",
    "A film about the bridge won a prize at the festival.",
    "Police found the stolen paintings in a barn near the river.",
    "The library will lend tools and toys from the first of May.",
    "Two engineers built a small dam out of old tyres and rope.",
    "The museum sold a rare map to a collector from the north.",
)


def ranked(document: Document, lang: str | None = "en") -> LearnedRanking:
    return rank(candidates(document, lang), document.title, lang)


def points(
    document: Document, most: int = 4, told: tuple[Sentence, ...] = (), lang: str | None = "en"
) -> tuple[Point, ...]:
    return chosen_points(document, ranked(document, lang), told, most)


def texts(document: Document, most: int = 4, told: tuple[Sentence, ...] = ()) -> list[str]:
    return [point.text for point in points(document, most, told)]


@pytest.mark.parametrize("most", range(1, 11))
def test_at_most_so_many_are_chosen(document: Make, most: int) -> None:
    found = texts(document(*TOWN), most)
    assert min(most, FEWEST) <= len(found) <= most
    assert len(set(found)) == len(found)


def test_many_may_be_asked_for(document: Make) -> None:
    assert len(texts(document(*TOWN), 9)) > MOST


def test_points_are_words_of_one_sentence_in_their_order(news: Document) -> None:
    for most in (4, 7):
        found = points(news, most)
        for point in found:
            block = news.blocks[point.block].text
            assert point.text == pieces(block, point.spans)
            assert list(point.spans) == sorted(point.spans)
            said = iter(re.findall(r"\w+", block.lower()))
            assert all(word in said for word in re.findall(r"\w+", point.text.lower()))
        order = [(point.block, point.spans) for point in found]
        assert order == sorted(order)


def test_very_long_chinese_sentences_are_no_points(document: Make) -> None:
    long = document("工厂在三月份关闭了大门，" * 6 + "市长在那里开了一个大公园。", lang="zh")
    assert points(long, lang="zh") == ()


def test_points_are_short_or_whole(news: Document) -> None:
    for point in points(news):
        assert len(point.text.split()) <= LONGEST


def test_of_a_text_without_sentences_there_are_no_points(document: Make) -> None:
    assert texts(document()) == []


def test_where_fewer_are_good_fewer_are_shown(document: Make) -> None:
    assert texts(document(TOWN[0], "Who will pay for it?", TOWN[1])) == [TOWN[0], TOWN[1]]
    assert texts(document(TOWN[0])) == [TOWN[0]]


def test_a_sentence_that_is_told_already_is_no_point(news: Document) -> None:
    (best,) = texts(news, most=1)
    assert best not in texts(news, told=(Sentence(Clean(best), 0, ((0, 1),)),))


def test_no_point_of_a_summary_is_one_of_its_sentences(document: Make) -> None:
    summary = summarise(document(*TOWN))
    assert summary.points
    assert not {point.text for point in summary.points} & {sentence.text for sentence in summary.sentences}


def test_long_sentences_without_a_safe_cut_are_no_points(document: Make) -> None:
    long = "The council met " + "and talked about the plant " * 8 + "until noon."
    assert len(long.split()) > LONGEST
    assert texts(document(long, "The mayor closed the old plant on Monday morning.")) == [
        "The mayor closed the old plant on Monday morning."
    ]


def test_a_sentence_that_leans_on_the_one_before_is_no_point(document: Make) -> None:
    text = document(f"{TOWN[0]} However, he closed the plant of the town in March.", f"{TOWN[1]} It was cold there.")
    assert texts(text) == [TOWN[0], TOWN[1]]


def test_a_french_noun_with_a_clause_is_no_point(document: Make) -> None:
    noun = "Une décision qui plaît aux pêcheurs du vieux port de la ville."
    whole = "Un pêcheur qui travaillait au port a été arrêté par la police lundi."
    assert [point.text for point in points(document(noun, whole, lang="fr"), lang="fr")] == [whole]


def test_unsound_sentences_are_no_points(document: Make) -> None:
    assert texts(document("Who will pay for the new park by the sea?")) == []


def test_points_do_not_repeat_each_other(document: Make) -> None:
    again = "On Monday morning, the ferry left the harbour of the town again."
    for most in (2, 4, 8):
        assert not {TOWN[0], again} <= set(texts(document(TOWN[0], again, *TOWN[1:]), most))


def test_where_all_repeat_each_other_one_is_shown(document: Make) -> None:
    same = [f"The ferry left the harbour of the town on Monday morning{end}" for end in (".", " again.", " as well.")]
    assert len(texts(document(*same))) == 1


def test_chinese_points_are_measured_in_characters(document: Make) -> None:
    text = document("工厂在三月份关闭了大门，市长在那里开了一个大公园。", "工人们在城里找到了新工作。", lang="zh")
    found = points(text, lang="zh")
    assert [point.text for point in found] == [block.text for block in text.blocks]


def test_units_are_the_best_in_document_order(document: Make) -> None:
    ranking = ranked(document(*TOWN))
    found = units_of(ranking, 5)
    best = sorted(range(10), key=lambda place: -ranking.scores[place])[:5]
    assert [unit.place for unit in found] == sorted(best)
    assert all(unit.size == size_of(unit.text, "en") for unit in found)
    assert all(unit.terms == tuple(terms(unit.text)) for unit in found)


def test_units_leave_out_what_is_said(document: Make) -> None:
    ranking = ranked(document(*TOWN))
    assert TOWN[1] in {unit.text for unit in units_of(ranking, 10)}
    assert TOWN[1] not in {unit.text for unit in units_of(ranking, 10, [words(TOWN[1])])}


@pytest.mark.parametrize(
    ("item", "taken"),
    [
        ("The ferry of the town leaves at noon on Monday", True),
        ("Free coffee for all the guests of the ferry", False),
        ("Free coffee for all the guests of the ferry.", True),
    ],
)
def test_an_unended_item_of_a_list_needs_a_verb(document: Make, item: str, taken: bool) -> None:
    text = document(*TOWN[1:5])
    items = Block(BlockKind.LIST_ITEM, Clean(item))
    found = units_of(ranked(replace(text, blocks=(*text.blocks, items))), POOL)
    assert (item in {unit.text for unit in found}) is taken


def test_the_sets_of_units_have_so_many_and_repeat_nothing(news: Document) -> None:
    ranking = ranked(news)
    found = units_of(ranking, POOL)
    members, told = sets_of(ranking, found, MOST)
    assert len(members) == len(told)
    assert FEWEST <= members.sum(1).min() <= members.sum(1).max() <= MOST
    assert np.isfinite(told).all()
    vectors = [ranking.profile.vector(unit.terms) for unit in found]
    for row in members:
        taken = [one for one, has in zip(vectors, row, strict=True) if has]
        assert all(overlap(one, other)[1] <= CONTAINED + 1e-6 for one in taken for other in taken if one is not other)


def test_what_stays_of_the_sentences_is_told_last(news: Document) -> None:
    ranking = ranked(news)
    found = units_of(ranking, POOL)
    _, told = sets_of(ranking, found, 1)
    kept = [unit.size / ranking.profile.sizes[unit.place] for unit in found]
    assert told[:, -1] == pytest.approx(np.array(kept))


def test_the_same_article_has_the_same_points(news: Document) -> None:
    assert points(news) == points(news)


FERRY = "The old ferry, a white one, left the harbour of the town, they say, on Monday."


def spans_of(*phrases: str) -> list[tuple[int, int]]:
    return [(FERRY.index(phrase), FERRY.index(phrase) + len(phrase)) for phrase in phrases]


@pytest.mark.parametrize(
    ("stays", "goes", "left"),
    [
        ([FERRY], [], FERRY),
        ([FERRY], [", a white one,"], "The old ferry left the harbour of the town, they say, on Monday."),
        ([FERRY], [", a white one,", ", they say,"], "The old ferry left the harbour of the town on Monday."),
        ([FERRY], ["The old "], "ferry, a white one, left the harbour of the town, they say, on Monday."),
        ([FERRY], [" on Monday"], FERRY),
        (["The old ferry", " left the harbour"], [", a white one,"], "The old ferry left the harbour"),
        (["The old ferry", " left the harbour"], ["one, left"], "The old ferry left the harbour"),
        (["The old ferry", " left the harbour"], [" left"], "The old ferry left the harbour"),
    ],
)
def test_what_says_little_goes_where_words_stay_around_it(stays: list[str], goes: list[str], left: str) -> None:
    assert pieces(Clean(FERRY), without(FERRY, spans_of(*stays), spans_of(*goes))) == left
