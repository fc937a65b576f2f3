"""Our ranking: which sentences it puts first, and what it makes of a budget."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from matins.model.document import Document
from matins.summary.candidates import candidates
from matins.summary.features import SIGNS
from matins.summary.leaning import Lean
from matins.summary.learned import FILLED, LONGEST, REASONS, LearnedRanking, rank
from matins.summary.networks import Networks
from matins.summary.selection import CONTAINED, Budget
from matins.summary.subsets import MOST, POOL, Item, item_vectors, likeness, subset_features
from matins.summary.terms import overlap

Make = Callable[..., Document]

TOWN = (
    "The ferry left the harbour of the town on Monday morning.",
    "A circus came to the village with two old elephants.",
    "The council will mend the clock of the church by spring.",
    "Nine schools shut their doors because of the heavy snow.",
    "The baker on the main street sold his last loaf at noon.",
    "A film about the bridge won a prize at the festival.",
)


def ranked(document: Document, title: str | None = None, lang: str | None = "en") -> LearnedRanking:
    return rank(candidates(document, lang), title or document.title, lang)


def scored(ranking: LearnedRanking, *scores: float) -> LearnedRanking:
    """Return `ranking` with other scores of the first stage."""
    return replace(ranking, first_stage=np.array(scores, np.float32))


def leaning(ranking: LearnedRanking, place: int, how: Lean) -> LearnedRanking:
    """Return `ranking` with a sentence that leans in another way."""
    leans = ranking.profile.leans
    return replace(ranking, profile=replace(ranking.profile, leans=(*leans[:place], how, *leans[place + 1 :])))


def fondness(ranking: LearnedRanking, budget: Budget, sign: float = 1.0) -> Networks:
    """Return networks that like summaries the more the higher (or lower) their scores add up."""
    _, _, told = ranking.summaries(ranking.usable(), budget)
    width = told.shape[1]
    weights = np.zeros((1, width, 1), np.float32)
    weights[0, names_of(ranking, budget).index("score"), 0] = sign
    zeros, ones = np.zeros(width, np.float32), np.full(width, 100, np.float32)
    return Networks(zeros, ones, ((weights, np.zeros((1, 1, 1), np.float32)),))


def names_of(ranking: LearnedRanking, budget: Budget) -> list[str]:
    places, members, _ = ranking.summaries(ranking.usable(), budget)
    items = [Item(place, ranking.candidates[place].terms, ranking.profile.sizes[place]) for place in places]
    cosine, _ = likeness(item_vectors(ranking.profile, items))
    return list(subset_features(ranking.profile, ranking.rows, ranking.first_stage, items, members, cosine))


def test_nothing_ranks_to_nothing() -> None:
    ranking = rank((), "A title", "en")
    assert (ranking.candidates, ranking.scores) == ((), ())
    assert ranking.choose(Budget(3, None)) == ()


def test_a_lone_sentence_is_chosen_whatever_the_budget(document: Make) -> None:
    ranking = ranked(document(TOWN[0]))
    for budget in (Budget(3, None), Budget(None, 1), Budget(9, 900), Budget(None, None)):
        assert ranking.choose(budget) == (0,)


def test_the_lead_ranks_first(news: Document) -> None:
    scores = ranked(news).scores
    assert scores.index(max(scores)) == 0


def test_a_sentence_that_takes_up_the_title_ranks_higher(news: Document) -> None:
    def lift(title: str) -> float:
        scores = ranked(news, title).scores
        return scores[6] - float(np.mean(scores))

    assert lift("The site of the plant will become a park with a museum of work") > lift("Bees in spring")


def test_what_is_said_of_the_matter_ranks_above_what_somebody_says_of_himself(document: Make) -> None:
    text = document(*TOWN[:4], "I think that we are all very glad about it and thank you.", TOWN[4])
    scores = ranked(text).scores
    assert min(scores) == scores[4]


def test_the_reasons_are_the_signs_that_weighed_most(news: Document) -> None:
    ranking = ranked(news)
    for place in range(8):
        reasons = ranking.reasons(place)
        assert 1 <= len(reasons) <= REASONS
        assert {reason.feature for reason in reasons} <= SIGNS.keys()
        worth = [abs(reason.worth) for reason in reasons]
        assert worth == sorted(worth, reverse=True)
        assert all(worth)
    assert any(reason.worth < 0 for place in range(8) for reason in ranking.reasons(place))


@pytest.mark.parametrize("words", [5, 20, 40, 70, 110, 111, 200])
def test_a_budget_of_words_is_kept_but_by_a_lone_sentence(news: Document, words: int) -> None:
    ranking = ranked(news)
    chosen = ranking.choose(Budget(None, words))
    size = sum(ranking.candidates[place].size for place in chosen)
    assert len(chosen) == 1 or size <= words
    assert chosen == tuple(sorted(set(chosen)))


@pytest.mark.parametrize("count", range(1, 9))
def test_a_budget_of_sentences_is_kept(news: Document, count: int) -> None:
    chosen = ranked(news).choose(Budget(count, None))
    assert 1 <= len(chosen) <= count
    assert len(chosen) >= FILLED * count or count > MOST


def test_a_budget_is_filled_where_it_can_be(news: Document) -> None:
    ranking = ranked(news)
    assert sum(ranking.candidates[place].size for place in ranking.choose(Budget(None, 70))) >= FILLED * 70


def test_where_nothing_fits_the_shortest_of_the_best_is_chosen(news: Document) -> None:
    ranking = ranked(news)
    (place,) = ranking.choose(Budget(None, 1))
    sizes = [one.size for one in ranking.candidates]
    assert sizes[place] == min(sizes)


def test_what_fits_is_chosen_before_what_is_better_and_too_long(document: Make) -> None:
    long = "The council of the town said that it will " + "mend the bridge and " * 8 + "rest."
    assert ranked(document(long, TOWN[1])).choose(Budget(None, 15)) == (1,)


def test_what_leans_on_the_sentence_before_is_chosen_only_with_it(document: Make) -> None:
    text = document(TOWN[0], f"{TOWN[1]} He sold the tickets at a low price.", *TOWN[2:])
    ranking = ranked(text)
    assert [place for place in range(7) if ranking.leans(place)] == [2]
    liked = scored(ranking, 0, 0, 9, 0, 0, 0, 0)
    for budget in (Budget(2, None), Budget(3, None), Budget(None, 40), Budget(6, None), Budget(None, 400)):
        chosen = liked.choose(budget)
        assert 2 not in chosen or 1 in chosen
    assert liked.choose(Budget(2, None), fondness(liked, Budget(2, None))) == (1, 2)
    assert 2 not in liked.choose(Budget(1, None))


@pytest.mark.parametrize("lean", [Lean.POINTER, Lean.ADDITION])
def test_what_points_back_or_goes_on_is_never_the_first_of_a_summary(document: Make, lean: Lean) -> None:
    ranking = leaning(scored(ranked(document(*TOWN)), 0, 1, 2, 9, 3, 4), 3, lean)
    for budget in (Budget(2, None), Budget(4, None), Budget(None, 40)):
        assert ranking.choose(budget, fondness(ranking, budget))[0] != 3
        assert 3 in ranking.choose(budget, fondness(ranking, budget))


def test_what_begins_a_text_leans_on_nothing(document: Make) -> None:
    ranking = ranked(document("He left the harbour of the town on Monday morning.", *TOWN[1:3]))
    assert not ranking.leans(0)


def test_no_summary_says_a_thing_twice(document: Make) -> None:
    again = "On Monday morning, the ferry left the harbour of the town again."
    ranking = ranked(document(TOWN[0], again, *TOWN[1:]))
    vectors = [ranking.profile.vector(one.terms) for one in ranking.candidates]
    assert max(overlap(vectors[a], vectors[b])[1] for a, b in ((0, 1), (1, 0))) > CONTAINED
    liked = scored(ranking, 9, 9, 0, 0, 0, 0, 0)
    for budget in (Budget(2, None), Budget(4, None), Budget(6, None), Budget(None, 60), Budget(None, 300)):
        assert not {0, 1} <= set(liked.choose(budget))


def test_tiny_sentences_are_no_part_of_a_summary(document: Make) -> None:
    ranking = ranked(document(TOWN[0], "She lost it.", *TOWN[1:4]))
    assert ranking.usable() == [0, 2, 3, 4]
    assert ranked(document("She lost it. They found it.")).usable() == [0, 1]


def test_unsound_sentences_are_chosen_only_where_there_is_nothing_else(document: Make) -> None:
    asked = document(TOWN[0], "Who will mend the old clock of the church?", *TOWN[1:3])
    assert 1 not in ranked(asked).choose(Budget(4, None))
    assert ranked(document("Who will mend the old clock of the church?")).choose(Budget(3, None)) == (0,)


def test_only_the_best_are_combined_and_those_that_lean_count_only_beside_the_one_before(document: Make) -> None:
    many = [f"Ship number {n} left the harbour of town {n} on day {n}." for n in range(20)]
    ranking = ranked(document(*many))
    worth = [float(-abs(place - 10)) for place in range(20)]
    assert scored(ranking, *worth).pool(range(20)) == list(range(6, 14))
    assert len(scored(ranking, *worth).pool(range(20), 4)) == 4
    assert ranking.pool([3, 5]) == [3, 5]
    pool = leaning(scored(ranking, *worth), 6, Lean.REFERENCE).pool(range(20))
    assert 6 not in pool or 5 in pool
    assert len(pool) >= POOL


def test_the_summaries_of_a_budget_are_all_within_it(news: Document) -> None:
    ranking = ranked(news)
    for budget in (Budget(3, None), Budget(None, 70), Budget(2, 40), Budget(None, None)):
        places, members, told = ranking.summaries(ranking.usable(), budget)
        assert len(members) == len(told) > 1
        for row in members:
            chosen = [place for place, taken in zip(places, row, strict=True) if taken]
            size = sum(ranking.candidates[place].size for place in chosen)
            assert budget.holds(len(chosen), size)
            assert 1 <= len(chosen) <= MOST
            assert size <= LONGEST or len(chosen) == 1


def test_the_second_stage_tells_which_summary_is_best(news: Document) -> None:
    ranking, budget = ranked(news), Budget(2, None)
    liked = scored(ranking, 5, 4, 3, 2, 1, 0, -1, -2)
    assert liked.choose(budget, fondness(liked, budget)) == (0, 1)
    assert liked.choose(budget, fondness(liked, budget, -1.0)) == (6, 7)


def test_long_summaries_are_chosen_sentence_by_sentence(news: Document) -> None:
    ranking = ranked(news)
    assert len(ranking.choose(Budget(MOST + 1, None))) > MOST
    assert len(ranking.choose(Budget(None, 400))) > MOST
    assert ranking.choose(Budget(None, None)) == ranking.choose(Budget(50, 5000))


def test_the_same_text_is_always_ranked_alike(news: Document) -> None:
    one, other = ranked(news), ranked(news)
    assert one.scores == other.scores
    assert one.choose(Budget(3, None)) == other.choose(Budget(3, None))


@pytest.mark.parametrize("lang", [None, "xx", "zh", "ja", "th", "ar"])
def test_any_language_is_ranked(news: Document, lang: str | None) -> None:
    assert ranked(news, lang=lang).choose(Budget(3, None))
