"""What may be shown, and the rankings that know nothing but places or scores."""

import pytest

from matins.model.document import BlockKind
from matins.summary.candidates import Candidate
from matins.summary.ranking import ByPlace, ByScore, Ranking, worth_showing
from matins.summary.selection import Budget
from matins.text.clean import Clean


def one(place: int, *, sound: bool = True, size: int = 10) -> Candidate:
    return Candidate(
        text=Clean(f"s{place}"),
        block=0,
        span=(place, place + 1),
        paragraph=0,
        first=place == 0,
        kind=BlockKind.PARAGRAPH,
        words=("term",) * 9,
        terms=("term",) * 9,
        size=size,
        sound=sound,
    )


def test_of_nothing_nothing_may_be_shown() -> None:
    assert worth_showing(()) == []


def test_only_sound_sentences_may_be_shown_where_there_are_enough() -> None:
    assert worth_showing([one(0), one(1, sound=False), one(2)]) == [0, 2]
    assert worth_showing([one(0), *(one(place, sound=False) for place in range(1, 5))]) == [0]


@pytest.mark.parametrize("sound", [0, 1])
def test_all_may_be_shown_where_hardly_any_is_sound(sound: int) -> None:
    assert worth_showing([one(place, sound=place < sound) for place in range(6)]) == [0, 1, 2, 3, 4, 5]


def test_by_place_the_first_are_the_best() -> None:
    ranking: Ranking = ByPlace((one(0), one(1), one(2)))
    assert ranking.scores == (0.0, -1.0, -2.0)
    assert ranking.choose(Budget(2, None)) == (0, 1)
    assert ranking.reasons(0) == ()


def test_by_score_the_best_are_told_in_document_order() -> None:
    ranking: Ranking = ByScore((one(0), one(1), one(2)), (0.1, 0.3, 0.2))
    assert ranking.choose(Budget(2, None)) == (1, 2)
    assert ranking.choose(Budget(None, 10)) == (1,)
    assert ranking.reasons(1) == ()


@pytest.mark.parametrize("ranking", [ByPlace(()), ByScore((), ())])
def test_a_ranking_of_nothing_chooses_nothing(ranking: Ranking) -> None:
    assert ranking.choose(Budget(3, 70)) == ()
