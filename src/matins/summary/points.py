"""Key points chosen from the sentences, where the article has no list of its own."""

from collections.abc import Sequence
from dataclasses import replace

from matins.model.document import Document, Span
from matins.model.summary import Point, Sentence
from matins.summary.candidates import Candidate, size_of
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
    units: list[tuple[Ranked, tuple[Span, ...]]] = []
    longest = LONGEST * (2 if is_spaceless(lang) else 1)
    for one in ranked:
        if not one.candidate.sound:
            continue
        kept = trimmed(one.candidate.text, lang, limit=LIMIT)
        text = pieces(one.candidate.text, kept)
        if size_of(text, lang) <= longest and not _is_told(text, told):
            units.append((replace(one, orphan=ORPHAN * one.orphan) if one.orphan else one, kept))
    places = select([one for one, _ in units], Budget(most, None))
    return tuple(_point(document, one.candidate, kept) for one, kept in map(units.__getitem__, places))


def _is_told(text: str, told: Sequence[Sentence]) -> bool:
    """Whether a summary sentence says the same, but for a dateline or an opening connective."""
    return any(sentence.text.endswith(text) for sentence in told)


def _point(document: Document, candidate: Candidate, kept: tuple[Span, ...]) -> Point:
    start, _ = candidate.span
    spans: tuple[Span, ...] = tuple((start + a, start + b) for a, b in kept)
    return Point(pieces(document.blocks[candidate.block].text, spans), candidate.block, spans)
