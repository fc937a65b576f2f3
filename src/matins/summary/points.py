"""Key points chosen from the sentences, where the article has no list of its own."""

from collections.abc import Sequence
from dataclasses import replace

from matins.model.document import Document, Span
from matins.model.summary import Point, Sentence
from matins.summary.candidates import size_of
from matins.summary.ranking import Ranked
from matins.summary.selection import Budget, select
from matins.summary.terms import is_spaceless
from matins.summary.trimming import LIMIT, trimmed
from matins.text.clean import pieces

LONGEST = 30
"""Words of a sentence that stands as a point when no cut is safe; twice as many characters in Chinese and Japanese."""

ORPHAN = 6.0
"""How much worse than in a summary it is for a point to lean on a sentence that is not shown."""


def chosen_points(
    document: Document, ranked: Sequence[Ranked], told: Sequence[Sentence], most: int, lang: str | None
) -> tuple[Point, ...]:
    """Return at most `most` points in document order: good sentences, trimmed, none of them a sentence already told."""
    units: list[tuple[Ranked, Point]] = []
    for one in ranked:
        point = _point(document, one, lang)
        size = size_of(point.text, lang)
        longest = LONGEST * (2 if is_spaceless(lang) else 1)
        if one.candidate.sound and size <= longest and not _is_told(point, told):
            alone = replace(one, candidate=replace(one.candidate, size=size), orphan=ORPHAN * one.orphan)
            units.append((alone, point))
    places = select([one for one, _ in units], Budget(most, None))
    return tuple(units[place][1] for place in places)


def _is_told(point: Point, told: Sequence[Sentence]) -> bool:
    """Whether a summary sentence says the same, but for a dateline or an opening connective."""
    return any(sentence.text.endswith(point.text) for sentence in told)


def _point(document: Document, ranked: Ranked, lang: str | None) -> Point:
    candidate = ranked.candidate
    start, _ = candidate.span
    spans: tuple[Span, ...] = tuple((start + a, start + b) for a, b in trimmed(candidate.text, lang, limit=LIMIT))
    return Point(pieces(document.blocks[candidate.block].text, spans), candidate.block, spans)
