"""What an algorithm makes of an article's sentences: a score for each, and a choice within a budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from matins.model.summary import Reason
from matins.summary.candidates import Candidate
from matins.summary.selection import Budget, best_first, first

_SOUND_SHARE = 0.2
"""Sound sentences that are less of the text than this are not all that may be shown."""


def worth_showing(candidates: Sequence[Candidate]) -> list[int]:
    """Return the places of the sound candidates, or of all where the sound ones are a small part of the text."""
    sound = [place for place, candidate in enumerate(candidates) if candidate.sound]
    size = sum(candidates[place].size for place in sound)
    enough = size >= _SOUND_SHARE * sum(candidate.size for candidate in candidates)
    return sound if sound and enough else list(range(len(candidates)))


class Ranking(Protocol):
    """The sentences that were ranked, in document order, with their scores, the best the highest."""

    @property
    def candidates(self) -> Sequence[Candidate]:
        """The sentences."""

    @property
    def scores(self) -> Sequence[float]:
        """The score of each."""

    def choose(self, budget: Budget) -> tuple[int, ...]:
        """Return the places of those within a budget, at least one where there is any, in document order."""

    def reasons(self, place: int) -> tuple[Reason, ...]:
        """Return what weighed most in the score of the sentence at `place`, nothing where the algorithm cannot tell."""


@dataclass(frozen=True, slots=True)
class ByPlace:
    """The first is the best."""

    candidates: tuple[Candidate, ...]

    @property
    def scores(self) -> tuple[float, ...]:
        """Minus the place."""
        return tuple(-float(place) for place in range(len(self.candidates)))

    def choose(self, budget: Budget) -> tuple[int, ...]:
        """Return the first."""
        return first(self.candidates, budget)

    def reasons(self, place: int) -> tuple[Reason, ...]:
        """Return nothing."""
        del place
        return ()


@dataclass(frozen=True, slots=True)
class ByScore:
    """Scores that some method gave."""

    candidates: tuple[Candidate, ...]
    scores: tuple[float, ...]

    def choose(self, budget: Budget) -> tuple[int, ...]:
        """Return the best."""
        return best_first(self.candidates, self.scores, budget)

    def reasons(self, place: int) -> tuple[Reason, ...]:
        """Return nothing."""
        del place
        return ()
