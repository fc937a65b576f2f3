"""Choosing within a budget: the best sentences that do not repeat each other (maximal marginal relevance).

Carbonell and Goldstein 1998: a sentence's score falls with its likeness to what is chosen already.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matins.summary.ranking import Ranked
from matins.summary.terms import cosine

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


def select(ranked: Sequence[Ranked], budget: Budget) -> tuple[int, ...]:
    """Return the places in `ranked` of the chosen, in document order.

    At least one is chosen where there is any, even when it alone is longer than the budget's words.
    """
    chosen: list[int] = []
    size, floor = 0, float("-inf")
    middle = statistics.median([one.score for one in ranked]) if ranked else 0.0
    likeness = [0.0] * len(ranked)
    left = set(range(len(ranked)))
    while left and len(chosen) < LONGEST_SUMMARY:
        fitting = [at for at in left if budget.holds(len(chosen) + 1, size + ranked[at].candidate.size)]
        if not fitting and not chosen:
            fitting = sorted(left)
        if not fitting:
            break
        best = max(fitting, key=lambda at: (_worth(ranked, at, likeness, chosen), -at))
        worth = _worth(ranked, best, likeness, chosen)
        if worth < floor:
            break
        floor = max(floor, min(worth - WEAKEST, middle))
        chosen.append(best)
        size += ranked[best].candidate.size
        left.remove(best)
        for at in sorted(left):
            if (
                len(ranked[at].candidate.terms) < FEWEST_TERMS
                or containment(ranked[at].vector, ranked[best].vector) > CONTAINED
            ):
                left.remove(at)
            else:
                likeness[at] = max(likeness[at], cosine(ranked[at].vector, ranked[best].vector))
    return tuple(sorted(chosen))


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


def _worth(ranked: Sequence[Ranked], at: int, likeness: Sequence[float], chosen: Sequence[int]) -> float:
    before = ranked[at].place - 1
    orphan = 0.0 if any(ranked[other].place == before for other in chosen) else ranked[at].orphan
    return ranked[at].score - REPETITION * likeness[at] - orphan


def containment(inner: Mapping[str, float], outer: Mapping[str, float]) -> float:
    """Return the share of the weight of `inner` that lies on terms of `outer`."""
    total = sum(inner.values())
    return sum(value for term, value in inner.items() if term in outer) / total if total else 0.0
