"""Choosing within a budget: the first, the best, and the best that do not repeat each other."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matins.summary.candidates import Candidate
from matins.summary.terms import overlap

LONGEST_SUMMARY = 50
"""Sentences; more is no summary."""

REPETITION = 1.0
"""What the whole likeness to a chosen sentence costs, in units of the score."""

CONTAINED = 0.6
"""A sentence is banned when more than this share of its weight stands in a chosen one."""

WEAKEST = 3.0
"""A sentence this much below the best and worse than half of all is not worth its place."""

FEWEST_TERMS = 6
"""Shorter sentences never come second."""


@dataclass(frozen=True, slots=True)
class Budget:
    """At most so many sentences and so many words; None is no bound."""

    sentences: int | None
    words: int | None

    def holds(self, count: int, size: int) -> bool:
        """Whether `count` sentences of `size` words in all are within the budget."""
        return (self.sentences is None or count <= self.sentences) and (self.words is None or size <= self.words)


@dataclass(frozen=True, slots=True)
class Rival:
    """A sentence that wants to be chosen: `size` as budgets count, how many `terms`, a `vector` of unit length.

    `leans` tells that it leans on the sentence before.
    """

    place: int
    score: float
    size: int
    terms: int
    vector: Mapping[str, float]
    leans: bool


def diverse(rivals: Sequence[Rival], budget: Budget) -> tuple[int, ...]:
    """Return the places of the best that do not repeat each other, at least one, in document order.

    Maximal marginal relevance (Carbonell and Goldstein 1998): a score falls with the likeness to what is chosen
    already.  What leans on the sentence before is chosen only after it.
    """
    left = sorted(rivals, key=lambda rival: (-rival.score, rival.place))
    left = [rival for rival in left if budget.holds(1, rival.size)] or left
    middle = statistics.median([rival.score for rival in rivals]) if rivals else 0.0
    likeness = dict.fromkeys([rival.place for rival in left], 0.0)
    chosen: dict[int, Rival] = {}
    size, floor = 0, float("-inf")
    while left and len(chosen) < LONGEST_SUMMARY:
        best = _best(left, chosen, likeness) or (None if chosen else left[0])
        worth = best.score - REPETITION * likeness[best.place] if best else 0.0
        if best is None or worth < floor:
            break
        floor = max(floor, min(worth - WEAKEST, middle))
        chosen[best.place] = best
        size += best.size
        left = [
            one for one in left if _may_follow(one, best, likeness) and budget.holds(len(chosen) + 1, size + one.size)
        ]
    return tuple(sorted(chosen))


def _best(left: Sequence[Rival], chosen: Mapping[int, Rival], likeness: Mapping[int, float]) -> Rival | None:
    """Return which of `left`, in the order of their scores, is worth most beside the chosen."""
    best, most = None, float("-inf")
    for rival in left:
        # Nothing is worth more than its score, so that few have to be compared.
        if rival.score < most:
            break
        if rival.leans and rival.place - 1 not in chosen:
            continue
        worth = rival.score - REPETITION * likeness[rival.place]
        if worth > most:
            best, most = rival, worth
    return best


def _may_follow(rival: Rival, latest: Rival, likeness: dict[int, float]) -> bool:
    """Whether `rival` is another than the one just chosen and says other things; takes up how like that it is."""
    if rival is latest or rival.terms < FEWEST_TERMS:
        return False
    cosine, contained = overlap(rival.vector, latest.vector)
    likeness[rival.place] = max(likeness[rival.place], cosine)
    return contained <= CONTAINED


def first(candidates: Sequence[Candidate], budget: Budget) -> tuple[int, ...]:
    """Return the places of the first sentences that the budget holds, at least one."""
    count, size = 0, 0
    for candidate in candidates:
        size += candidate.size
        if count and not budget.holds(count + 1, size):
            break
        count += 1
    return tuple(range(count))


def best_first(candidates: Sequence[Candidate], scores: Sequence[float], budget: Budget) -> tuple[int, ...]:
    """Return the places of the best sentences that the budget holds, at least one, in document order."""
    chosen: list[int] = []
    size = 0
    order = sorted(range(len(candidates)), key=lambda place: (-scores[place], place))
    for place in order:
        if budget.holds(len(chosen) + 1, size + candidates[place].size):
            chosen.append(place)
            size += candidates[place].size
    return tuple(sorted(chosen or order[:1]))
