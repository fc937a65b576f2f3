"""Cutting clauses from a sentence without changing what it claims, in English, French, German and Spanish.

Only whole clauses and phrases go: an opening, asides, and what follows the main clause.  A cut stands only when the
main clause keeps its verb and what that verb needs, and nothing that went turned, limited or sourced the claim.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from matins.model.document import Span
from matins.summary import guard, plain_guard, standing
from matins.summary.clauses import Clauses
from matins.summary.clauses_de import GERMAN
from matins.summary.clauses_en import ENGLISH
from matins.summary.clauses_es import SPANISH
from matins.summary.clauses_fr import FRENCH
from matins.summary.cuts import Cut, Statement, asides, openings, tails
from matins.summary.reading import Reading, end_of, word_after

LIMIT = 20
"""Words that a point should have at most."""

MOST = 6
"""Units of one sentence."""

_LANGUAGES: dict[str, Clauses] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH}
_LONGEST, _LONGEST_WORD = 1500, 25
_TORN = re.compile(r"[.?!](?=[.?!]*[A-ZÀ-Þ\d])(?<=[a-zà-ÿ]{3}.)")
"""Two sentences that were not told apart."""

_FINAL = (".", "!", "?", "…")


def units(
    text: str, lang: str | None, *, limit: int = LIMIT, fewest: int = standing.FEWEST
) -> tuple[tuple[Span, ...], ...]:
    """Return the ways in which the sentence can stand as a point of at most `limit` words, most of it kept first.

    A whole sentence is one of them.  Of clauses so many go that `fewest` words stay.
    """
    kept: dict[tuple[Span, ...], None] = {}
    if len(text.split()) <= limit:
        kept[(0, len(text)),] = None
    for spans in _shorter(text, lang, fewest, limit, limit):
        if sum(end - start for start, end in spans) <= _LONGEST_WORD * limit:
            kept[spans] = None
        if len(kept) == MOST:
            break
    return tuple(kept)


def trimmed(text: str, lang: str | None, *, limit: int = LIMIT) -> tuple[Span, ...]:
    """Return the ranges of `text` that stay: all of it where it has at most `limit` words or no cut is safe.

    The least that brings it to `limit` words is cut, or else the most that is safe.
    """
    whole, size = ((0, len(text)),), len(text.split())
    if size <= limit:
        return whole
    shorter = _shorter(text, lang, standing.FEWEST, size - 1, limit)
    return next(shorter, whole)


def _size(text: str, kept: Sequence[Span]) -> int:
    return len("".join([text[start:end] for start, end in kept]).split())


def _shorter(text: str, lang: str | None, fewest: int, most: int, near: int) -> Iterator[tuple[Span, ...]]:
    """Yield the ranges of `text` that may stay by themselves, `fewest` to `most` words.

    Those of at most `near` words come first, the longest before the others, and then the shortest.
    """
    base = (lang or "")[:2]
    clauses = _LANGUAGES.get(base)
    if clauses is None or len(text) > _LONGEST or _TORN.search(text):
        return
    source = clauses.source.search(text)
    told = Statement(text, end_of(text), source.span() if source else None)
    begins = openings(told, clauses)
    inside = [cut for cut in asides(told, clauses) if not cut.closed or _may_resume(text, cut, base)]
    spare = _words_in(text, (*begins, *inside))
    enough = _is_enough(told, (*begins, *inside), fewest, most + spare)
    ends = _ends(told, clauses, fewest, most + spare)
    if not ends and not enough:
        return
    whole = Reading.of(text)
    ends = [cut for cut in ends if _may_go(whole, cut, clauses, base)]
    if not ends and not enough:
        return
    begins, inside = ([cut for cut in cuts if _may_go(whole, cut, clauses, base)] for cuts in (begins, inside))
    found: list[tuple[int, list[Span], tuple[Span, ...], bool]] = []
    for cuts in _combined(begins, inside, ends, told):
        removed = [span for cut in cuts for span in cut.spans]
        kept = _kept(text, removed)
        size = _size(text, kept)
        if max(fewest, standing.FEWEST) <= size <= most:
            found.append((size, removed, kept, cuts[0].kind == "opening"))
    for _, removed, kept, opened in sorted(found, key=lambda each: (each[0] > near, abs(each[0] - near))):
        if _stands(whole, removed, kept, clauses, base, begins=opened):
            yield kept


def _words_in(text: str, cuts: Iterable[Cut]) -> int:
    """Return how many words go where all the cuts are made."""
    found = at = 0
    for cut in sorted(cuts, key=lambda each: each.start):
        found += len(text[max(at, cut.start) : cut.end].split())
        at = max(at, cut.end)
    return found


def _is_enough(told: Statement, cuts: Sequence[Cut], fewest: int, most: int) -> bool:
    """Whether at most `most` words stand there, and at least `fewest` stay when one of the cuts is made."""
    if not cuts:
        return False
    size = len(told.text.split())
    # Both words that a cut stands between may be counted with it.
    return size <= most and any(size + 2 - _words_in(told.text, [cut]) >= fewest for cut in cuts)


def _ends(told: Statement, clauses: Clauses, fewest: int, most: int) -> list[Cut]:
    """Return the tails that leave `fewest` to `most` words before them, and those that such a one reaches."""
    found: list[Cut] = []
    for cut in tails(told, clauses):
        size = len(told.text[: cut.start].split())
        if size > most and not (found and found[-1].reach == cut.start):
            break
        # The end mark may be a word of its own.
        if size + 1 >= fewest:
            found.append(cut)
    return _reaching(found, told.end)


def _may_resume(text: str, aside: Cut, lang: str) -> bool:
    word = word_after(text, aside.end)
    return not word or (guard.may_resume(word) if lang == "en" else plain_guard.may_resume(word, lang))


def _may_go(whole: Reading, cut: Cut, clauses: Clauses, lang: str) -> bool:
    return guard.may_go(whole, cut) if lang == "en" else plain_guard.may_go(whole, cut, clauses, lang)


def _stands(
    whole: Reading, removed: Sequence[Span], kept: Sequence[Span], clauses: Clauses, lang: str, *, begins: bool
) -> bool:
    left, text = whole.without(removed), "".join([whole.text[start:end] for start, end in kept])
    if lang == "en":
        return standing.stands(left, text, frozenset(whole.words).difference(left.words), begins=begins)
    return plain_guard.stands(left, text, clauses, lang, begins=begins)


def _combined(
    begins: Sequence[Cut], inside: Sequence[Cut], ends: Sequence[Cut], told: Statement
) -> Iterator[tuple[Cut, ...]]:
    """Yield the sets of cuts that may be made together: at most one opening and one tail, none, one or all asides."""
    for tail in [None, *_reaching(ends, told.end)]:
        stop = tail.start if tail else told.end
        for opening in [None, *begins]:
            begin = opening.end if opening else 0
            apart = _apart([cut for cut in inside if begin <= cut.start and cut.end <= stop])
            some_asides: list[tuple[Cut, ...]] = [(), tuple(apart), *((cut,) for cut in apart)]
            for some in dict.fromkeys(some_asides):
                chosen = (*((opening,) if opening else ()), *some, *((tail,) if tail else ()))
                if chosen:
                    yield chosen


def _reaching(tails: Sequence[Cut], end: int) -> list[Cut]:
    """Return those of `tails` whose own words reach the end, or the beginning of another that may go."""
    starts, found = {end}, []
    for cut in reversed(tails):
        if cut.reach is None or cut.reach in starts:
            starts.add(cut.start)
            found.append(cut)
    return found[::-1]


def _apart(cuts: list[Cut]) -> list[Cut]:
    """Return those of `cuts` that do not overlap, the earlier first."""
    found: list[Cut] = []
    for cut in sorted(cuts, key=lambda each: (each.start, -each.end)):
        if not found or found[-1].end <= cut.start:
            found.append(cut)
    return found


def _kept(text: str, removed: Sequence[Span]) -> tuple[Span, ...]:
    kept, at = [], 0
    for start, end in removed:
        # A blank before ";" goes with it where the end mark follows.
        stop = start - (text[start - 1 : start].isspace() and text[end : end + 1] in _FINAL)
        if at < stop:
            kept.append((at, stop))
        at = end
    if at < len(text):
        kept.append((at, len(text)))
    return tuple(kept)
