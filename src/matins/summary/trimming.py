"""Cutting clauses from a sentence without changing what it claims, in English, French, German and Spanish.

Only whole clauses and phrases go: an opening, asides, and what follows the main clause.  A cut stands only when the
main clause keeps its verb and what that verb needs, and nothing that went turned, limited or sourced the claim.
"""

import re
from collections.abc import Iterator

from matins.model.document import Span
from matins.summary import guard, plain_guard, standing
from matins.summary.clauses import Clauses
from matins.summary.clauses_de import GERMAN
from matins.summary.clauses_en import ENGLISH
from matins.summary.clauses_es import SPANISH
from matins.summary.clauses_fr import FRENCH
from matins.summary.form import is_balanced
from matins.summary.guard import Cut
from matins.summary.reading import Reading
from matins.text.words import words

LIMIT = 20
"""Words that a point should have at most."""

MOST = 6
"""Units of one sentence."""

_LANGUAGES: dict[str, Clauses] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH}
_LONGEST, _LONGEST_WORD = 1500, 25
_CLOSERS = 4
_SUBJECTLESS = re.compile(
    r"(?:said|says|told|added|adds|wrote|reported|explained|announced|confirmed)\b"
    r"(?! (?:[A-Z](?!\w*day\b)|(?:the|an?|his|her|their|one|police|officials)\b))"
)
"""A verb of saying whose subject stands before it, before the comma."""

_TORN = re.compile(r"[a-zà-ÿ]{3}[.?!]+[A-ZÀ-Þ\d]")
"""Two sentences that were not told apart."""

_FINAL = (".", "!", "?", "…")
_BRACKET = re.compile(r"\s\([^()]{1,120}\)(?=[\s.,;:!?])")
_DATELINE = re.compile(
    r"(?:(?:(?:[^\W\d_a-zà-ÿ][\w.'’/-]*|\d\d?),?\s){1,6})?\((?:AP|AFP|CNN|BBC|EFE|ANSA|KCNA|TASS|UPI|PTI|ANI|IANS|VOA|Reuters|Xinhua"
    r"|Bloomberg|dpa|Rolling Stone|ANTARA)[^()]{0,20}\)\s*(?:[-–—]+\s*)?(?=[^\W\d_a-zà-ÿ])"
    r"|[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,})*(?:, [A-Z][\w.]+)?(?:, [A-Z][a-z]+\.? \d{1,2})? (?:--|–|—) "
    r"(?=[^\W\d_a-zà-ÿ])"
)


def units(text: str, lang: str | None, *, limit: int = LIMIT) -> tuple[tuple[Span, ...], ...]:
    """Return the ways in which the sentence can stand as a point of at most `limit` words, most of it kept first.

    A whole sentence is one of them, a dateline never part of one.
    """
    kept: dict[tuple[Span, ...], None] = {}
    if len(text.split()) <= limit and not dateline(text):
        kept[((0, len(text)),)] = None
    for removed in _variants(text, lang, limit):
        kept[_kept(text, removed)] = None
        if len(kept) == MOST:
            break
    return tuple(kept)


def trimmed(text: str, lang: str | None, *, limit: int = LIMIT) -> tuple[Span, ...]:
    """Return the ranges of `text` that stay: all of it where it has at most `limit` words or no cut is safe.

    The least that brings it to `limit` words is cut, or else the most that is safe.  A dateline goes in any case.
    """
    dated = dateline(text)
    best = _kept(text, dated)
    if _size(text, best) <= limit:
        return best
    for removed in _variants(text, lang, len(text)):
        kept = _kept(text, removed)
        if _size(text, kept) < _size(text, best):
            best = kept
        if _size(text, best) <= limit:
            break
    return best


def dateline(text: str) -> tuple[Span, ...]:
    """Return the range of the place and agency that a report begins with, nothing where it has none."""
    found = _DATELINE.match(text)
    return (found.span(),) if found else ()


def _size(text: str, kept: tuple[Span, ...]) -> int:
    return len("".join(text[start:end] for start, end in kept).split())


def _variants(text: str, lang: str | None, limit: int) -> Iterator[tuple[Span, ...]]:
    """Yield what may be cut from `text` to leave a sentence of at most `limit` words, the smallest loss first."""
    dated = dateline(text)
    if dated and _size(text, _kept(text, dated)) <= limit:
        yield dated
    base = (lang or "")[:2]
    clauses = _LANGUAGES.get(base)
    if clauses is None or len(text) > _LONGEST or _TORN.search(text):
        return
    whole = Reading.of(text)
    found: list[tuple[int, tuple[Span, ...], str, bool]] = []
    for cuts in _combined(whole, clauses, base, dated[0][1] if dated else 0):
        removed = dated + tuple(span for cut in cuts for span in cut.spans)
        if len(text) - sum(b - a for a, b in removed) > _LONGEST_WORD * limit:
            continue
        short = "".join(text[a:b] for a, b in _kept(text, removed))
        size = len(short.split())
        if standing.FEWEST <= size <= limit:
            found.append((size, removed, short, cuts[0].kind == "opening"))
    for _, removed, short, begins in sorted(found, key=lambda each: -each[0]):
        if _stands(whole, removed, short, clauses, base, begins=begins):
            yield removed


def _may_go(whole: Reading, cut: Cut, clauses: Clauses, lang: str) -> bool:
    return guard.may_go(whole, cut) if lang == "en" else plain_guard.may_go(whole, cut, clauses, lang)


def _stands(
    whole: Reading, removed: tuple[Span, ...], short: str, clauses: Clauses, lang: str, *, begins: bool
) -> bool:
    left = whole.without(removed)
    if lang == "en":
        return standing.stands(left, short, frozenset(whole.words) - frozenset(left.words), begins=begins)
    return plain_guard.stands(left, short, clauses, lang, begins=begins)


def _combined(whole: Reading, clauses: Clauses, lang: str, at: int) -> Iterator[tuple[Cut, ...]]:
    """Yield the sets of cuts that may be made together: at most one opening and one tail, none, one or all asides."""
    source = clauses.source.search(whole.text, at)
    openings, asides, tails = (
        [cut for cut in found if _may_go(whole, cut, clauses, lang)]
        for found in (
            _openings(whole, clauses, at),
            [*_asides(whole, clauses, at, source), *_before_source(whole, clauses, at, source)],
            _tails(whole, clauses, at, source),
        )
    )
    for tail in [None, *_reaching(tails, whole.end)]:
        stop = tail.start if tail else whole.end
        for opening in [None, *openings]:
            begin = opening.end if opening else at
            inside = _apart([cut for cut in asides if begin <= cut.start and cut.end <= stop])
            some_asides: list[tuple[Cut, ...]] = [(), tuple(inside), *((cut,) for cut in inside)]
            for some in dict.fromkeys(some_asides):
                chosen = (*((opening,) if opening else ()), *some, *((tail,) if tail else ()))
                if chosen:
                    yield chosen


def _reaching(tails: list[Cut], end: int) -> list[Cut]:
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


def _openings(whole: Reading, clauses: Clauses, at: int) -> Iterator[Cut]:
    found = clauses.opening.match(whole.text, at)
    if found:
        yield Cut("opening", (found.span(),))


def _asides(whole: Reading, clauses: Clauses, at: int, source: re.Match[str] | None) -> Iterator[Cut]:
    text = whole.text
    if "(" in text:
        for match in _BRACKET.finditer(text, at):
            yield Cut("bracket", (match.span(),))
    for match in clauses.aside.finditer(text, at):
        kind = match.lastgroup or ""
        if kind != "relative" and source is not None and match.start() == source.start():
            continue
        if kind == "adverb":
            yield Cut(kind, (match.span(),))
        elif kind == "dash":
            close = text.find(match.group() + " ", match.end(), whole.end)
            if close > 0:
                yield Cut(kind, ((match.start(), close + len(match.group())),))
        else:
            yield from _closed(text, match, whole.end, kind)


def _closed(text: str, match: re.Match[str], end: int, kind: str) -> Iterator[Cut]:
    """Yield the ways in which the aside may end: at one of the next commas."""
    at = match.end()
    for _ in range(_CLOSERS):
        close = text.find(", ", at, end)
        if close < 0:
            return
        yield Cut(kind, _after_quote(text, match.start(), close + 1))
        at = close + 1


def _tails(whole: Reading, clauses: Clauses, at: int, source: re.Match[str] | None) -> Iterator[Cut]:
    """Yield what may go up to the end mark, and where a quotation ends there too, with its quotation mark."""
    text = whole.text
    if whole.end == len(text):
        return
    for match in clauses.tail.finditer(text, at):
        if match.start() < whole.end and _keeps_source(text, match.start(), source, clauses):
            abbreviated = text[match.start() - 1] == "." and text[whole.end : whole.end + 1] == "."
            spans = _after_quote(text, match.start(), whole.end + abbreviated)
            if whole.end + 1 < len(text) and not is_balanced(text[match.start() : whole.end]):
                spans = (*spans, (whole.end + 1, len(text)))
            reach = match.end() if match.lastgroup in ("time", "place") else None
            yield Cut(match.lastgroup or "", spans, last=True, reach=reach)


def _keeps_source(text: str, start: int, source: re.Match[str] | None, clauses: Clauses) -> bool:
    """Whether what goes from `start` is not what tells who says so, or that is an official and the claim plain."""
    if source is None or start > source.start():
        return clauses.official.match(text, start) is None or not _is_contested(text[:start], clauses)
    return clauses.official.match(text, source.start()) is not None and not _is_contested(text[:start], clauses)


def _is_contested(claim: str, clauses: Clauses) -> bool:
    """Whether the claim is no plain fact, or is quoted, so that who makes it must be told."""
    found = {part for word in words(claim) for part in (word, *word.split("'"))}
    return not clauses.contested.isdisjoint(found) or any(mark in claim for mark in '"“«„') or " '" in claim


def _before_source(whole: Reading, clauses: Clauses, at: int, source: re.Match[str] | None) -> Iterator[Cut]:
    """Yield what may go up to the comma before ", she said"."""
    if source is None or _SUBJECTLESS.match(whole.text, source.end()):
        return
    for match in clauses.tail.finditer(whole.text, at, source.start()):
        yield Cut(match.lastgroup or "", _after_quote(whole.text, match.start(), match.endpos), last=True)


def _after_quote(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of what goes from a comma at `start`, without the quotation mark that follows the comma."""
    if text[start] == "," and text[start + 1] in "\"”’»'":
        return ((start, start + 1), (start + 2, end))
    return ((start, end),)


def _kept(text: str, removed: tuple[Span, ...]) -> tuple[Span, ...]:
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
