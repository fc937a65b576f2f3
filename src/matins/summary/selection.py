"""Choosing within a budget: the best sentences that do not repeat each other (maximal marginal relevance).

Carbonell and Goldstein 1998: a sentence's score falls with its likeness to what is chosen already.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from matins.summary.ranking import Ranked
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


@dataclass(slots=True)
class _Rival:
    """A sentence that may yet be chosen, and its greatest likeness to the first `compared` of the chosen."""

    at: int
    one: Ranked
    likeness: float = 0.0
    compared: int = 0

    def repeats(self, chosen: Sequence[Ranked]) -> bool:
        """Whether one of the chosen says this already; takes up the likeness to those it was not compared to."""
        for other in chosen[self.compared :]:
            cosine, contained = overlap(self.one.vector, other.vector)
            if contained > CONTAINED:
                return True
            self.likeness = max(self.likeness, cosine)
            self.compared += 1
        return False


def select(ranked: Sequence[Ranked], budget: Budget) -> tuple[int, ...]:
    """Return the places in `ranked` of the chosen, in document order.

    At least one is chosen where there is any, even when it alone is longer than the budget's words.
    """
    if not ranked:
        return ()
    rivals = sorted(map(_Rival, range(len(ranked)), ranked), key=lambda rival: -rival.one.score)
    rivals = [rival for rival in rivals if budget.holds(1, rival.one.candidate.size)] or rivals
    middle = statistics.median([one.score for one in ranked])
    chosen: list[_Rival] = []
    size, floor = 0, float("-inf")
    while rivals and len(chosen) < LONGEST_SUMMARY:
        best, worth = _best(rivals, [rival.one for rival in chosen])
        if best is None or worth < floor:
            break
        floor = max(floor, min(worth - WEAKEST, middle))
        chosen.append(best)
        size += best.one.candidate.size
        # What is too long now fits no more later on.
        rivals = [
            rival
            for rival in rivals
            if rival is not best
            and len(rival.one.candidate.terms) >= FEWEST_TERMS
            and budget.holds(len(chosen) + 1, size + rival.one.candidate.size)
        ]
    return tuple(sorted(rival.at for rival in chosen))


def _best(rivals: Sequence[_Rival], chosen: Sequence[Ranked]) -> tuple[_Rival | None, float]:
    """Return which of `rivals`, in the order of their scores, is worth most beside the chosen, and how much."""
    led = {one.place + 1 for one in chosen}
    best, most = None, float("-inf")
    for rival in rivals:
        # Nothing is worth more than its score, so that few have to be compared.
        if rival.one.score < most:
            break
        if rival.repeats(chosen):
            continue
        worth = rival.one.score - REPETITION * rival.likeness - (0.0 if rival.one.place in led else rival.one.orphan)
        if best is None or (worth, -rival.at) > (most, -best.at):
            best, most = rival, worth
    return best, most


def first(ranked: Sequence[Ranked], budget: Budget) -> tuple[int, ...]:
    """Return the places of the first sentences that the budget holds, at least one."""
    count, size = 0, 0
    for one in ranked:
        size += one.candidate.size
        if count and not budget.holds(count + 1, size):
            break
        count += 1
    return tuple(range(count))


def best_first(ranked: Sequence[Ranked], budget: Budget) -> tuple[int, ...]:
    """Return the places of the best sentences that the budget holds, at least one, in document order."""
    chosen: list[int] = []
    size = 0
    order = sorted(range(len(ranked)), key=lambda at: (-ranked[at].score, at))
    for at in order:
        if budget.holds(len(chosen) + 1, size + ranked[at].candidate.size):
            chosen.append(at)
            size += ranked[at].candidate.size
    return tuple(sorted(chosen or order[:1]))
