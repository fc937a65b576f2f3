import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import BlockKind
from matins.summary.candidates import Candidate
from matins.summary.selection import (
    CONTAINED,
    FEWEST_TERMS,
    LONGEST_SUMMARY,
    REPETITION,
    WEAKEST,
    Budget,
    Rival,
    best_first,
    diverse,
    first,
)
from matins.summary.terms import overlap
from matins.text.clean import Clean

Choose = Callable[[Sequence[Rival], Budget], tuple[int, ...]]


def one(
    place: int, score: float, *, size: int = 10, terms: int = 9, word: str | None = None, leans: bool = False
) -> Rival:
    return Rival(place, score, size, terms, {word or f"word{place}": 1.0}, leans)


def sentence(rival: Rival) -> Candidate:
    told = ("term",) * rival.terms
    place = rival.place
    return Candidate(
        Clean("s"), 0, (place, place + 1), 0, place == 0, BlockKind.PARAGRAPH, told, told, rival.size, sound=True
    )


def chosen_first(rivals: Sequence[Rival], budget: Budget) -> tuple[int, ...]:
    return first([sentence(rival) for rival in rivals], budget)


def chosen_best_first(rivals: Sequence[Rival], budget: Budget) -> tuple[int, ...]:
    return best_first([sentence(rival) for rival in rivals], [rival.score for rival in rivals], budget)


@pytest.mark.parametrize(
    ("budget", "held"),
    [(Budget(3, None), True), (Budget(2, None), False), (Budget(None, 70), True), (Budget(None, 69), False)],
)
def test_a_budget_bounds_sentences_or_words(budget: Budget, held: bool) -> None:
    assert budget.holds(3, 70) is held
    assert Budget(None, None).holds(10_000, 10_000_000)


@pytest.mark.parametrize("choose", [diverse, chosen_first, chosen_best_first])
def test_nothing_gives_nothing(choose: Choose) -> None:
    assert choose([], Budget(3, None)) == ()


@pytest.mark.parametrize("choose", [diverse, chosen_first, chosen_best_first])
def test_one_is_chosen_even_when_it_is_too_long(choose: Choose) -> None:
    assert choose([one(0, 1.0, size=50), one(1, 0.5, size=60)], Budget(None, 20)) == (0,)


@pytest.mark.parametrize("choose", [diverse, chosen_best_first])
def test_the_best_are_chosen_and_told_in_document_order(choose: Choose) -> None:
    assert choose([one(0, 0.1), one(1, 0.3), one(2, 0.2), one(3, 0.9)], Budget(2, None)) == (1, 3)


@pytest.mark.parametrize("choose", [diverse, chosen_best_first])
def test_of_equals_the_first_is_chosen(choose: Choose) -> None:
    assert choose([one(0, 0.5), one(1, 0.5), one(2, 0.5)], Budget(1, None)) == (0,)


def test_first_stops_where_the_budget_does() -> None:
    assert chosen_first([one(0, 0), one(1, 0, size=30), one(2, 0)], Budget(None, 25)) == (0,)


@pytest.mark.parametrize("choose", [diverse, chosen_best_first])
def test_what_fits_comes_before_what_is_better_and_too_long(choose: Choose) -> None:
    assert choose([one(0, 1.0, size=50), one(1, 0.5)], Budget(None, 20)) == (1,)


def test_what_is_much_weaker_is_not_chosen_to_fill_the_budget() -> None:
    weak = 1.0 - WEAKEST - 0.1
    assert diverse([one(0, 1.0), one(1, weak)], Budget(2, None)) == (0,)
    assert diverse([one(0, 1.0), one(1, weak), one(2, weak), one(3, weak)], Budget(2, None)) == (0, 1)


def test_tiny_sentences_never_come_second() -> None:
    assert diverse([one(0, 1.0), one(1, 0.9, terms=FEWEST_TERMS - 1)], Budget(2, None)) == (0,)
    assert diverse([one(0, 0.8), one(1, 0.9, terms=1)], Budget(1, None)) == (1,)


def test_a_sentence_held_in_a_chosen_one_is_banned() -> None:
    assert diverse([one(0, 1.0, word="same"), one(1, 0.9, word="same"), one(2, 0.1)], Budget(2, None)) == (0, 2)


def test_what_is_like_a_chosen_one_is_worth_less() -> None:
    half = replace(one(1, 0.9), vector={"word0": 0.5, "a": 0.6, "b": 0.6})
    assert diverse([one(0, 1.0), half, one(2, 0.5)], Budget(2, None)) == (0, 2)
    assert diverse([one(0, 1.0), half, one(2, 0.3)], Budget(2, None)) == (0, 1)


def test_what_leans_on_the_sentence_before_is_chosen_only_after_it() -> None:
    assert diverse([one(0, 0.2), one(1, 0.9), one(2, 0.5, leans=True)], Budget(2, None)) == (1, 2)
    assert diverse([one(0, 0.9), one(1, 0.2), one(2, 0.5, leans=True)], Budget(2, None)) == (0, 1)
    assert diverse([one(0, 0.9), one(2, 0.5, leans=True)], Budget(2, None)) == (0,)


def test_where_all_lean_the_best_is_chosen() -> None:
    assert diverse([one(1, 0.2, leans=True), one(3, 0.5, leans=True)], Budget(3, None)) == (3,)


def test_no_summary_is_longer_than_fifty_sentences() -> None:
    assert len(diverse([one(place, 1.0) for place in range(80)], Budget(None, 10_000))) == LONGEST_SUMMARY


@st.composite
def rivals(draw: st.DrawFn) -> list[Rival]:
    numbers = st.integers(-20, 20).map(lambda number: number / 4)
    vectors = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([0.25, 0.5, 1.0]), max_size=5)
    return [
        Rival(
            place, draw(numbers), draw(st.integers(1, 30)), draw(st.integers(4, 9)), draw(vectors), draw(st.booleans())
        )
        for place in range(draw(st.integers(0, 12)))
    ]


def chosen_one_by_one(told: Sequence[Rival], budget: Budget) -> tuple[int, ...]:
    """Choose as `diverse` does, but comparing everything with everything."""
    chosen: list[Rival] = []
    floor = float("-inf")

    def worth(rival: Rival) -> float:
        return rival.score - REPETITION * max((overlap(rival.vector, o.vector)[0] for o in chosen), default=0.0)

    while len(chosen) < LONGEST_SUMMARY:
        left = [rival for rival in told if rival not in chosen]
        if chosen:
            left = [rival for rival in left if rival.terms >= FEWEST_TERMS]
            left = [rival for rival in left if all(overlap(rival.vector, o.vector)[1] <= CONTAINED for o in chosen)]
        size = sum(other.size for other in chosen)
        left = [one for one in left if budget.holds(len(chosen) + 1, size + one.size)] or ([] if chosen else left)
        led = [rival for rival in left if not rival.leans or any(o.place == rival.place - 1 for o in chosen)]
        # Of equals the better score counts, then the first.
        best = max(led or ([] if chosen else left), key=lambda one: (worth(one), one.score, -one.place), default=None)
        if best is None or worth(best) < floor:
            break
        middle = statistics.median([rival.score for rival in told])
        floor = max(floor, min(worth(best) - WEAKEST, middle))
        chosen.append(best)
    return tuple(sorted(other.place for other in chosen))


@given(rivals(), st.none() | st.integers(1, 6), st.none() | st.integers(1, 90))
def test_comparing_few_chooses_what_comparing_all_does(told: list[Rival], count: int | None, words: int | None) -> None:
    budget = Budget(count, words)
    assert diverse(told, budget) == chosen_one_by_one(told, budget)
