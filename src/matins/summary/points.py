"""Key points chosen from the sentences, where the article has no list of its own."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matins.model.document import BlockKind, Document, Span
from matins.model.summary import Point, Sentence
from matins.summary import plain_guard
from matins.summary.asides import asides, without
from matins.summary.candidates import Candidate, size_of
from matins.summary.clauses_fr import FRENCH
from matins.summary.features import Array
from matins.summary.learned import LearnedRanking
from matins.summary.networks import shipped_networks
from matins.summary.reading import Reading
from matins.summary.selection import Budget, Rival, diverse
from matins.summary.shortening import has_verb
from matins.summary.subsets import MOST, Item, item_vectors, likeness, subset_features, subsets, without_repeats
from matins.summary.terms import is_spaceless, terms
from matins.summary.trimming import LIMIT, units
from matins.text.clean import Clean, pieces
from matins.text.marks import FINISHED
from matins.text.words import words

POOL = 7
"""How many sentences give a unit that points are combined of."""

FEWEST = 2
"""The smallest set of points that is weighed against larger ones."""

TYPICAL = 16
"""Words of the point that is taken where a sentence offers several."""

LONGEST = 26
"""Words of a sentence that stands as a point where no cut is safe; twice as many characters in Chinese and Japanese."""

LENGTH_COST = 0.15
"""What a point of more than LIMIT words costs a set of points, in deviations of its worth."""

ALIKE = 0.8
"""A point that keeps more than this share of a told sentence tells it again."""

_EMPTY = frozenset({"degree", "wordy"})
"""Kinds of asides whose loss makes a sentence no shorter to read."""

_NOUN_WITH_CLAUSE = re.compile(r"(?:Une?|Des) [\w'’-]+ (?:[\w'’-]+ )?(?:qui|que|qu['’]\w+|dont|où)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a sentence may be shown as: its place in the ranking, which ranges of its text stay, and what they say."""

    place: int
    spans: tuple[Span, ...]
    text: Clean
    terms: tuple[str, ...]
    size: float


Told = tuple[float, frozenset[str]]
"""The words of a told sentence, and how many words of a point that has no others tell it again."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of showing a sentence: its ranges, their text and size, and whether it is short enough and not told."""

    spans: tuple[Span, ...]
    text: Clean
    size: float
    fits: bool


def chosen_points(
    document: Document, ranking: LearnedRanking, told: Iterable[Sentence], most: int
) -> tuple[Point, ...]:
    """Return at most `most` points in document order: good sentences, trimmed, none of them a sentence already told."""
    said = [words(one.text) for one in told]
    found = units_of(ranking, POOL if most <= MOST else 2 * most, said)
    if not found:
        return ()
    if most > MOST:
        chosen = diverse([_rival(ranking, unit) for unit in found], Budget(most, None))
        return tuple(_point(document, ranking, unit) for unit in found if unit.place in chosen)
    members, told_of = sets_of(ranking, found, most)
    worth = shipped_networks("points")(told_of) - LENGTH_COST * members @ _is_long(found)
    best = members[int(worth.argmax())]
    return tuple(_point(document, ranking, unit) for unit, taken in zip(found, best, strict=True) if taken)


def units_of(ranking: LearnedRanking, most: int, said: Sequence[Sequence[str]] = ()) -> list[Unit]:
    """Return a unit of each of the `most` best sentences that have one, in document order.

    What leans on the sentence before cannot stand as a point, nor what nearly repeats one of `said`.
    """
    told = {(ALIKE * len(one), frozenset(one)) for one in said}
    found: list[Unit] = []
    scores = ranking.scores
    for place in sorted(ranking.usable(), key=lambda place: (-scores[place], place)):
        if ranking.profile.leans[place] is None and _may_stand(ranking.candidates[place], ranking.profile.lang):
            unit = _unit(ranking, place, told)
            if unit is not None:
                found.append(unit)
                if len(found) == most:
                    break
    return sorted(found, key=lambda unit: unit.place)


def _may_stand(candidate: Candidate, lang: str | None) -> bool:
    """Whether a sentence is sound, and no item without an end mark nor a noun with its clause that says nothing."""
    if not candidate.sound or ((lang or "").startswith("fr") and _is_noun_with_clause(candidate.text)):
        return False
    unended = candidate.kind is BlockKind.LIST_ITEM and not FINISHED.search(candidate.text)
    return not unended or has_verb(candidate.text, lang)


def _is_noun_with_clause(text: Clean) -> bool:
    """Whether a French sentence has no verb but that of a relative clause: "Une décision qui plaît."."""
    if not _NOUN_WITH_CLAUSE.match(text):
        return False
    said = Reading.of(text)
    return plain_guard.finite_verb(said.words, said.marked, FRENCH, "fr") < 0


def sets_of(ranking: LearnedRanking, found: Sequence[Unit], most: int) -> tuple[Array, Array]:
    """Return the sets of FEWEST to `most` of the units that do not repeat each other, and what tells of each."""
    items = [Item(unit.place, unit.terms, unit.size) for unit in found]
    members = subsets(len(items), min(FEWEST, most, len(items)), most)
    cosine, contained = likeness(item_vectors(ranking.profile, items))
    alone = without_repeats(members, contained)
    members = alone if len(alone) else subsets(len(items), 1, 1)
    told = subset_features(ranking.profile, ranking.rows, ranking.first_stage, items, members, cosine)
    kept = np.array([unit.size / ranking.profile.sizes[unit.place] for unit in found], np.float32)
    return members, np.array([*told.values(), members @ kept / members.sum(1)]).T


def _unit(ranking: LearnedRanking, place: int, told: Collection[Told]) -> Unit | None:
    """Return what the sentence at `place` is best shown as, None where that is too long or told already."""
    candidate, lang = ranking.candidates[place], ranking.profile.lang
    best = min((way for way in _ways(candidate.text, lang, told) if way.fits), key=_distance, default=None)
    if best is None:
        return None
    spoken = candidate.terms if best.spans == _all(candidate.text) else tuple(terms(best.text))
    return Unit(place, best.spans, best.text, spoken, best.size)


def _ways(text: Clean, lang: str | None, told: Collection[Told]) -> list[Way]:
    """Return the ways in which a sentence may be shown, but for those that are certainly not the best.

    A shorter way than a short one that fits is no better, nor is one that is further from TYPICAL words than the whole.
    """
    whole = _way(text, _all(text), lang, told)
    if whole.fits and whole.size <= TYPICAL:
        return [whole]
    fewest = int(TYPICAL - _distance(whole)) if whole.fits else 0
    cut = [spans for spans in units(text, lang, fewest=fewest) if spans != whole.spans]
    ways = [_way(text, spans, lang, told) for spans in cut]
    ways.insert(0 if whole.size <= LIMIT else len(ways), whole)
    gone = [aside.span for aside in asides(text, lang) if aside.kind not in _EMPTY]
    long = [way.spans for way in ways if gone and not (way.fits and way.size <= TYPICAL)]
    return ways + [_way(text, without(text, spans, gone), lang, told) for spans in long]


def _way(text: Clean, spans: tuple[Span, ...], lang: str | None, told: Collection[Told]) -> Way:
    shown = pieces(text, spans)
    size = size_of(shown, lang) / (2 if is_spaceless(lang) else 1)
    return Way(spans, shown, size, size <= LONGEST and not (told and _is_told(words(shown), told)))


def _is_told(spoken: Sequence[str], told: Iterable[Told]) -> bool:
    """Whether a told sentence has these words and hardly more."""
    return any(len(spoken) >= fewest and one.issuperset(spoken) for fewest, one in told)


def _all(text: str) -> tuple[Span, ...]:
    return ((0, len(text)),)


def _distance(way: Way) -> float:
    return abs(way.size - TYPICAL)


def _is_long(found: Sequence[Unit]) -> Array:
    return np.array([unit.size > LIMIT for unit in found], np.float32)


def _rival(ranking: LearnedRanking, unit: Unit) -> Rival:
    vector = ranking.profile.vector(unit.terms)
    return Rival(unit.place, ranking.scores[unit.place], int(unit.size), len(unit.terms), vector, leans=False)


def _point(document: Document, ranking: LearnedRanking, unit: Unit) -> Point:
    candidate = ranking.candidates[unit.place]
    start, _ = candidate.span
    spans: tuple[Span, ...] = tuple((start + a, start + b) for a, b in unit.spans)
    return Point(pieces(document.blocks[candidate.block].text, spans), candidate.block, spans)
