from collections.abc import Callable

import pytest

from matins.model.document import BlockKind
from matins.summary.candidates import Candidate
from matins.summary.ranking import Ranked
from matins.summary.selection import LONGEST_SUMMARY, WEAKEST, Budget, best_first, containment, first, select
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


def test_containment_is_a_share_of_weight() -> None:
    assert containment({"a": 1.0, "b": 3.0}, {"b": 0.1}) == 0.75
    assert containment({}, {"a": 1.0}) == 0.0
