"""The ranking of matins, in two learned stages: the sentences by themselves, then whole summaries of the best.

The first stage is taught which sentences somebody would pick who knows the summary that a person wrote, listwise
(Cao et al. 2007, ListNet); the second how near whole summaries come to it.  See data/README.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matins.model.summary import Reason
from matins.summary.candidates import Candidate
from matins.summary.features import FEATURES, SIGNS, Array, features
from matins.summary.leaning import Lean
from matins.summary.networks import Linear, Networks, shipped_linear, shipped_networks
from matins.summary.profile import Profile, profile_of
from matins.summary.ranking import worth_showing
from matins.summary.selection import Budget, Rival, diverse
from matins.summary.subsets import MOST, POOL, Item, item_vectors, likeness, subset_features, subsets, without_repeats

LONGEST = 110
"""Words of the longest summary that is chosen as a whole; longer ones are chosen sentence by sentence."""

FILLED = 0.64
"""The least share of a budget that is filled where it can be."""

FEWEST_TERMS = 4
"""Shorter sentences are not combined."""

REASONS = 3
_LEANING = (Lean.REFERENCE, Lean.CONNECTIVE)
_LEAST = 0.005


@dataclass(frozen=True, slots=True)
class LearnedRanking:
    """The sentences of an article with the first stage's scores; `rows` are their FEATURES."""

    profile: Profile
    rows: Array
    first_stage: Array

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The sentences."""
        return self.profile.candidates

    @property
    def scores(self) -> tuple[float, ...]:
        """The first stage's scores."""
        return tuple(self.first_stage.tolist())

    def choose(self, budget: Budget, second_stage: Networks | None = None) -> tuple[int, ...]:
        """Return the places of the best summary within a budget, sentence by sentence where that is a long one.

        `second_stage` stands in for the networks that come with matins.
        """
        if not self.profile.number:
            return (0,) if self.candidates else ()
        room = [place for place in self.usable() if budget.holds(1, self.candidates[place].size)] or self.usable()
        if (budget.sentences or MOST + 1) > MOST and (budget.words or LONGEST + 1) > LONGEST:
            return diverse([self._rival(place) for place in room], budget)
        places, members, told = self.summaries(room, budget)
        if not len(members):
            return (min(places, key=lambda place: (self.leans(place), self.candidates[place].size, place)),)
        worth = (second_stage or shipped_networks("summaries"))(told)
        best = members[int(worth.argmax())]
        return tuple(place for place, taken in zip(places, best, strict=True) if taken)

    def summaries(self, room: Sequence[int], budget: Budget) -> tuple[list[int], Array, Array]:
        """Return the best of `room`, the summaries that can be made of them within `budget`, and what tells of each.

        A summary is a row of 0 and 1 for these places; what tells of it a row of `subset_features`.
        """
        places = self.pool(room)
        members = self._members(places, budget)
        if not len(members):
            return places, members, members
        items = [Item(place, self.candidates[place].terms, self.profile.sizes[place]) for place in places]
        cosine, contained = likeness(item_vectors(self.profile, items))
        alone = without_repeats(members, contained)
        members = alone if len(alone) else members
        told = subset_features(self.profile, self.rows, self.first_stage, items, members, cosine)
        return places, members, np.array(list(told.values())).T

    def usable(self) -> list[int]:
        """Return the places of the sentences that may be shown, but for tiny ones where there are others."""
        shown = worth_showing(self.candidates)
        return [place for place in shown if len(self.candidates[place].terms) >= FEWEST_TERMS] or shown

    def leans(self, place: int) -> bool:
        """Whether the sentence at `place` is shown only together with the one before."""
        return place > 0 and self.profile.leans[place] in _LEANING

    def pool(self, places: Sequence[int], size: int = POOL) -> list[int]:
        """Return the `size` best of `places`, in document order; what leans on a sentence counts only beside it."""
        order = sorted(places, key=lambda place: (-float(self.first_stage[place]), place))
        best: list[int] = []
        for count in range(min(size, len(order)), len(order) + 1):
            best = [place for place in order[:count] if not self.leans(place) or place - 1 in order[:count]]
            if len(best) >= size:
                break
        return sorted(best or order[:size])

    def reasons(self, place: int) -> tuple[Reason, ...]:
        """Return the signs that added most to the score or took most from it."""
        parts = dict(zip(FEATURES, _sentences().parts(self.rows[place : place + 1])[0].tolist(), strict=True))
        worth = {sign: math.fsum(parts[name] for name in names) for sign, names in SIGNS.items()}
        told = sorted(worth, key=lambda sign: -abs(worth[sign]))[:REASONS]
        return tuple(Reason(sign, round(worth[sign], 2)) for sign in told if abs(worth[sign]) >= _LEAST)

    def _members(self, places: Sequence[int], budget: Budget) -> Array:
        """Return the subsets of `places` within the budget, those that fill it where there are any, without orphans."""
        most = min(budget.sentences or MOST, MOST)
        members = subsets(len(places), 1, most)
        count = members.sum(1)
        size = members @ np.array([self.candidates[place].size for place in places], np.float32)
        words = members @ np.array([self.profile.sizes[place] for place in places], np.float32)
        fits = (words <= LONGEST) | (count == 1)
        if budget.words is not None:
            fits &= size <= budget.words
        for number, place in enumerate(places):
            if self.leans(place):
                led = members[:, places.index(place - 1)] > 0 if place - 1 in places else False
                fits &= (members[:, number] == 0) | led
            elif place and self.profile.leans[place] is not None:
                fits &= (members[:, number] == 0) | (members[:, :number].sum(1) > 0)
        full = fits & ((count >= FILLED * most) if budget.sentences else (size >= FILLED * (budget.words or 0)))
        kept: Array = members[full if full.any() else fits]
        return kept

    def _rival(self, place: int) -> Rival:
        one = self.candidates[place]
        score = float(self.first_stage[place])
        return Rival(place, score, one.size, len(one.terms), self.profile.vector(one.terms), self.leans(place))


def rank(candidates: Sequence[Candidate], title: str | None, lang: str | None) -> LearnedRanking:
    """Return the sentences with the scores of the first stage."""
    profile = profile_of(candidates, title, lang)
    rows = features(profile)
    return LearnedRanking(profile, rows, _sentences()(rows))


def _sentences() -> Linear:
    return shipped_linear(FEATURES)
