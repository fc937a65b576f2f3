"""What each sentence is worth for a summary: its place, its ties to the rest and to the title, and how it is written.

Position and directed centrality follow PacSum (Zheng and Lapata 2019, arXiv 1906.03508): what later sentences take up
again counts for a sentence, what earlier ones said counts against it.  All sums are running ones, so that the time is
linear in the text.
"""

import math
import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matins.model.document import BlockKind
from matins.summary.candidates import Candidate
from matins.summary.tables import CONNECTIVE_STARTS, FIRST_PERSON, PRONOUN_STARTS
from matins.summary.terms import terms, vector, weights


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts."""

    place: float = 0.3
    lead: float = 0.9
    first_paragraph: float = 0.35
    paragraph_start: float = 0.1
    forward: float = 0.35
    backward: float = 0.15
    title: float = 0.3
    length: float = 0.15
    quoted: float = 0.5
    first_person: float = 0.4
    orphan: float = 0.3
    list_item: float = 0.3
    quote_block: float = 0.6


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate, its place among all, its score; `orphan` is what it loses while the one before is not chosen."""

    candidate: Candidate
    place: int
    score: float
    orphan: float
    vector: Mapping[str, float]


_STARTS_QUOTED = re.compile(r"[\"“„«»「『‘']")


def rank(
    candidates: Sequence[Candidate], title: str | None, lang: str | None, weight: Weights = WEIGHTS
) -> tuple[Ranked, ...]:
    """Return `candidates` with their scores, in the order given."""
    idf = weights([candidate.terms for candidate in candidates])
    vectors = [vector(candidate.terms, idf) for candidate in candidates]
    forward, backward = map(standard, centralities(vectors))
    wanted = _title_recall(vectors, title)
    typical = statistics.median(max(1, candidate.size) for candidate in candidates) if candidates else 1
    ranked = []
    for place, candidate in enumerate(candidates):
        score = (
            -weight.place * math.log1p(place)
            + weight.lead * math.exp(-place / 1.5)
            + weight.first_paragraph * (candidate.paragraph == 0)
            + weight.paragraph_start * candidate.first
            + weight.forward * forward[place]
            - weight.backward * backward[place]
            + weight.title * wanted[place]
            + weight.length * max(-1.5, min(0.7, math.log(max(1, candidate.size) / typical)))
            - _manner(candidate, lang, weight)
        )
        ranked.append(Ranked(candidate, place, score, _orphan(candidate, lang, weight), vectors[place]))
    return tuple(ranked)


def centralities(vectors: Sequence[Mapping[str, float]]) -> tuple[list[float], list[float]]:
    """Return for each unit vector the sums of its cosines to all later and to all earlier ones, in linear time."""
    return _running(vectors[::-1])[::-1], _running(vectors)


def _running(vectors: Sequence[Mapping[str, float]]) -> list[float]:
    sums: dict[str, float] = {}
    result = []
    for one in vectors:
        likeness = 0.0
        for term, value in one.items():
            before = sums.get(term, 0.0)
            likeness += value * before
            sums[term] = before + value
        result.append(likeness)
    return result


def standard(values: Sequence[float]) -> list[float]:
    """Return `values` with mean 0 and deviation 1, held within ±3; zeros where they do not differ."""
    if not values or min(values) == max(values):
        return [0.0] * len(values)
    # Not statistics.pstdev, whose exact fractions take twenty times as long.
    mean = math.fsum(values) / len(values)
    deviation = math.hypot(*[value - mean for value in values]) / math.sqrt(len(values))
    return [max(-3.0, min(3.0, (value - mean) / deviation)) for value in values]


def _title_recall(vectors: Sequence[Mapping[str, float]], title: str | None) -> list[float]:
    asked = {term for term in terms(title or "") if len(term) > 3 or not term.isascii()}
    if not asked:
        return [0.0] * len(vectors)
    return standard([len(asked & one.keys()) / len(asked) for one in vectors])


def _manner(candidate: Candidate, lang: str | None, weight: Weights) -> float:
    spoken = FIRST_PERSON.get((lang or "en")[:2], frozenset())
    loss = 0.0
    if _STARTS_QUOTED.match(candidate.text):
        loss += weight.quoted
    if not spoken.isdisjoint(candidate.words):
        loss += weight.first_person
    if candidate.kind is BlockKind.LIST_ITEM:
        loss += weight.list_item
    if candidate.kind is BlockKind.QUOTE:
        loss += weight.quote_block
    return loss


def _orphan(candidate: Candidate, lang: str | None, weight: Weights) -> float:
    """Return what a start that leans on the sentence before costs: "However, …", "He …", and twice for both."""
    code = (lang or "en")[:2]
    start = candidate.words[:2]
    connected = bool(start) and start[0] in CONNECTIVE_STARTS.get(code, ())
    referring = bool(start) and start[connected and len(start) > 1] in PRONOUN_STARTS.get(code, ())
    return weight.orphan * (connected + referring)
