import statistics
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import BlockKind
from matins.summary.candidates import Candidate
from matins.summary.ranking import Ranked
from matins.summary.selection import (
    CONTAINED,
    FEWEST_TERMS,
    LONGEST_SUMMARY,
    REPETITION,
    WEAKEST,
    Budget,
    best_first,
    first,
    select,
)
from matins.summary.terms import overlap
from matins.text.clean import Clean

Choose = Callable[[list[Ranked], Budget], tuple[int, ...]]


def one(
    place: int, score: float, size: int = 10, orphan: float = 0.0, word: str | None = None, terms: int = 9
) -> Ranked:
    candidate = Candidate(
        Clean(f"s{place}"),
        0,
        (place, place + 1),
        0,
        place == 0,
        BlockKind.PARAGRAPH,
        ("term",) * terms,
        ("term",) * terms,
        size,
        sound=True,
    )
    return Ranked(candidate, place, score, orphan, {word or f"word{place}": 1.0})


@pytest.mark.parametrize("choose", [select, first, best_first])
def test_nothing_gives_nothing(choose: Choose) -> None:
    assert choose([], Budget(3, None)) == ()


@pytest.mark.parametrize("choose", [select, first, best_first])
def test_one_is_chosen_even_when_it_is_too_long(choose: Choose) -> None:
    assert choose([one(0, 1.0, size=50), one(1, 0.5, size=60)], Budget(None, 20)) == (0,)


@pytest.mark.parametrize("choose", [select, best_first])
def test_the_best_are_chosen_and_told_in_document_order(choose: Choose) -> None:
    assert choose([one(0, 0.1), one(1, 0.3), one(2, 0.2), one(3, 0.9)], Budget(2, None)) == (1, 3)


def test_first_stops_where_the_budget_does() -> None:
    assert first([one(0, 0), one(1, 0, size=30), one(2, 0)], Budget(None, 25)) == (0,)


@pytest.mark.parametrize("choose", [select, best_first])
def test_what_fits_comes_before_what_is_better_and_too_long(choose: Choose) -> None:
    assert choose([one(0, 1.0, size=50), one(1, 0.5)], Budget(None, 20)) == (1,)


def test_what_is_much_weaker_is_not_chosen_to_fill_the_budget() -> None:
    weak = 1.0 - WEAKEST - 0.1
    assert select([one(0, 1.0), one(1, weak)], Budget(2, None)) == (0,)
    assert select([one(0, 1.0), one(1, weak), one(2, weak), one(3, weak)], Budget(2, None)) == (0, 1)


def test_tiny_sentences_never_come_second() -> None:
    assert select([one(0, 1.0), one(1, 0.9, terms=3)], Budget(2, None)) == (0,)


def test_a_sentence_held_in_a_chosen_one_is_banned() -> None:
    assert select([one(0, 1.0, word="same"), one(1, 0.9, word="same"), one(2, 0.1)], Budget(2, None)) == (0, 2)


def test_an_orphan_is_chosen_only_with_the_sentence_before_it() -> None:
    assert select([one(0, 0.2), one(1, 0.9), one(2, 0.5, orphan=2.0)], Budget(2, None)) == (1, 2)
    assert select([one(0, 0.9), one(1, 0.2), one(2, 0.5, orphan=2.0)], Budget(2, None)) == (0, 1)


def test_no_summary_is_longer_than_fifty_sentences() -> None:
    assert len(select([one(place, 1.0) for place in range(80)], Budget(None, 10_000))) == LONGEST_SUMMARY


@st.composite
def sentences(draw: st.DrawFn) -> list[Ranked]:
    count = draw(st.integers(0, 12))
    numbers = st.integers(-20, 20).map(lambda number: number / 4)
    vectors = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([0.25, 0.5, 1.0]), max_size=5)
    return [
        replace(
            one(place, draw(numbers), draw(st.integers(1, 30)), abs(draw(numbers)), terms=draw(st.integers(4, 9))),
            vector=draw(vectors),
        )
        for place in range(count)
    ]


def chosen_one_by_one(ranked: list[Ranked], budget: Budget) -> tuple[int, ...]:
    """Choose as `select` does, but comparing everything with everything."""
    chosen: list[Ranked] = []
    floor = float("-inf")

    def worth(rival: Ranked) -> float:
        alike = max((overlap(rival.vector, other.vector)[0] for other in chosen), default=0.0)
        led = any(other.place == rival.place - 1 for other in chosen)
        return rival.score - REPETITION * alike - (0.0 if led else rival.orphan)

    while len(chosen) < LONGEST_SUMMARY:
        left = [rival for rival in ranked if rival not in chosen]
        if chosen:
            left = [rival for rival in left if len(rival.candidate.terms) >= FEWEST_TERMS]
            left = [rival for rival in left if all(overlap(rival.vector, o.vector)[1] <= CONTAINED for o in chosen)]
        size = sum(other.candidate.size for other in chosen)
        fitting = [rival for rival in left if budget.holds(len(chosen) + 1, size + rival.candidate.size)]
        best = max(fitting or ([] if chosen else left), key=worth, default=None)
        if best is None or worth(best) < floor:
            break
        middle = statistics.median([rival.score for rival in ranked])
        floor = max(floor, min(worth(best) - WEAKEST, middle))
        chosen.append(best)
    return tuple(sorted(other.place for other in chosen))


@given(sentences(), st.none() | st.integers(1, 6), st.none() | st.integers(1, 90))
def test_comparing_few_chooses_what_comparing_all_does(
    ranked: list[Ranked], count: int | None, words: int | None
) -> None:
    budget = Budget(count, words)
    assert select(ranked, budget) == chosen_one_by_one(ranked, budget)
