"""For any document: the numbers are finite, what is chosen is within the budget, and the same again."""

import time
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matins.extract.plain import document_of_text
from matins.model.document import Block, BlockKind, Document
from matins.summary.candidates import Candidate, candidates
from matins.summary.features import FEATURES, features
from matins.summary.learned import LearnedRanking, rank
from matins.summary.points import chosen_points
from matins.summary.profile import profile_of
from matins.summary.selection import Budget
from matins.summary.subsets import MOST
from matins.text.clean import clean_line

SENTENCES = (
    "The city of Harborough will close its last coal plant in March, the mayor announced on Tuesday.",
    "The city of Harborough will close its last coal plant in March!",
    "He said that the plant has supplied heat to some forty thousand homes.",
    "However, critics say that the council has moved too fast.",
    "These critics have never seen the plant, the mayor said.",
    "“We have waited for years,” said Ada Keeper, who leads the union.",
    "“We have waited.",
    "What will it cost?",
    "It rained.",
    "1 2 3 4.",
    "The of and to it is.",
    "I know that we are too late and that my house is cold.",
    "Le conseil a décidé mardi de reconstruire le vieux pont, qui date de 1902.",
    "Der Rat beschloss am Dienstag, die alte Brücke zu erneuern.",
    "市政府星期二宣布，明年春天将重建旧桥。",
    "أعلنت المدينة يوم الثلاثاء أنها ستعيد بناء الجسر القديم.",
    "ประชาชนจำนวนมากเดินทางกลับบ้านในช่วงวันหยุดยาว",
    "NATO, UNESCO and UEFA met in Harborough (Ohio) … and left: nobody knows why.",
)
LANGUAGES = st.sampled_from([None, "en", "de", "fr", "zh", "ja", "ar", "th", "xx", "pt-BR"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(SENTENCES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(SENTENCES), max_size=14).map("\n\n".join),
)
TITLES = st.none() | st.sampled_from([*SENTENCES, ""]) | st.text(max_size=30)
BUDGETS = st.builds(Budget, st.none() | st.integers(1, 12), st.none() | st.integers(5, 400))


@given(TEXTS, TITLES, LANGUAGES)
def test_what_is_told_of_sentences_is_finite(text: str, title: str | None, lang: str | None) -> None:
    found = candidates(document_of_text(text, title=title), lang)
    rows = features(profile_of(found, title, lang))
    assert rows.shape == (len(found), len(FEATURES))
    assert np.isfinite(rows).all()


@settings(deadline=None)
@given(TEXTS, TITLES, LANGUAGES, BUDGETS)
def test_what_is_chosen_is_within_the_budget_and_the_same_again(
    text: str, title: str | None, lang: str | None, budget: Budget
) -> None:
    found = candidates(document_of_text(text, title=title), lang)
    ranking = rank(found, title, lang)
    chosen = ranking.choose(budget)
    assert bool(chosen) is bool(found)
    assert list(chosen) == sorted(set(chosen))
    assert all(0 <= place < len(found) for place in chosen)
    assert len(chosen) <= 1 or budget.holds(len(chosen), sum(found[place].size for place in chosen))
    assert len(chosen) <= 1 or all(not ranking.leans(place) or place - 1 in chosen for place in chosen)
    assert rank(found, title, lang).choose(budget) == chosen


@settings(deadline=None)
@given(TEXTS, TITLES, LANGUAGES, BUDGETS)
def test_what_is_told_of_summaries_is_finite(text: str, title: str | None, lang: str | None, budget: Budget) -> None:
    ranking = rank(candidates(document_of_text(text, title=title), lang), title, lang)
    if ranking.candidates:
        places, members, told = ranking.summaries(ranking.usable(), budget)
        assert members.shape == (len(told), len(places))
        assert np.isfinite(told).all()
        assert not len(members) or 1 <= members.sum(1).min() <= members.sum(1).max() <= MOST


@settings(deadline=None)
@given(TEXTS, TITLES, LANGUAGES, st.integers(1, 9))
def test_points_are_few_and_in_order(text: str, title: str | None, lang: str | None, most: int) -> None:
    document = document_of_text(text, title=title)
    found = chosen_points(document, rank(candidates(document, lang), title, lang), (), most)
    assert len(found) <= most
    order = [(point.block, point.spans) for point in found]
    assert order == sorted(order)


def many(count: int) -> tuple[Candidate, ...]:
    texts = (
        f"On day {number} ship {number % 61} left the harbour of Harborough with {number % 7} tons of coal."
        for number in range(count)
    )
    return candidates(Document(tuple(Block(BlockKind.PARAGRAPH, clean_line(text)) for text in texts)), "en")


def long_choice(ranking: LearnedRanking) -> tuple[int, ...]:
    return ranking.choose(Budget(50, None))


@pytest.mark.parametrize("choose", [lambda ranking: ranking.choose(Budget(None, 70)), long_choice])
def test_time_grows_with_the_sentences_and_no_faster(choose: Callable[[LearnedRanking], tuple[int, ...]]) -> None:
    def seconds(found: tuple[Candidate, ...]) -> float:
        start = time.process_time()
        assert choose(rank(found, "Ships and coal", "en"))
        return time.process_time() - start

    short, long = many(500), many(2_000)
    assert len(long) == 2_000
    # As many sentences in four texts make as much to collect for the garbage collector.
    assert seconds(long) < 3 * sum(seconds(short) for _ in range(4)) + 0.1
