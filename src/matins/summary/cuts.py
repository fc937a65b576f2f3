"""Where clauses may be cut from a sentence, as far as their marks and first words tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from matins.model.document import Span
from matins.summary.clauses import DASHED, Clauses
from matins.summary.form import is_balanced
from matins.text.words import words

_CLOSERS = 4
_BRACKET = re.compile(r"\s\([^()]{1,120}\)(?=[\s.,;:!?])")
_SUBJECTLESS = re.compile(
    r"(?:said|says|told|added|adds|wrote|reported|explained|announced|confirmed)\b"
    r"(?! (?:[A-Z](?!\w*day\b)|(?:the|an?|his|her|their|one|police|officials)\b))"
)
"""A verb of saying whose subject stands before it, before the comma."""


class Cut(NamedTuple):
    """A clause that may go: its kind (a group of the language's patterns, "opening" or "bracket") and its spans.

    `last` tells that nothing of the statement follows it, `closed` that the statement goes on after a comma; `reach`
    is where its own words end, if another clause that must be able to go too stands between them and the end.
    """

    kind: str
    spans: tuple[Span, ...]
    last: bool = False
    closed: bool = False
    reach: int | None = None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]


class Statement(NamedTuple):
    """A sentence that clauses are cut from; at `end` its end mark begins.

    `source` is where what tells who says so (", she said") begins and ends.
    """

    text: str
    end: int
    source: Span | None


def openings(told: Statement, clauses: Clauses) -> list[Cut]:
    """Return the opening that may go, if there is one."""
    found = clauses.opening.match(told.text)
    return [Cut("opening", (found.span(),))] if found else []


def asides(told: Statement, clauses: Clauses) -> list[Cut]:
    """Return what may go from the middle, some of it in more than one way."""
    text = told.text
    found = [Cut("bracket", (match.span(),)) for match in _BRACKET.finditer(text)] if "(" in text else []
    for match in clauses.aside.finditer(text):
        kind = match.lastgroup or DASHED
        if kind != "relative" and told.source is not None and match.start() == told.source[0]:
            continue
        if kind == "adverb":
            found.append(Cut(kind, (match.span(),)))
        elif kind == DASHED:
            close = text.find(match.group() + " ", match.end(), told.end)
            if close > 0:
                found.append(Cut(kind, ((match.start(), close + len(match.group())),)))
        else:
            found.extend(_closed(text, match, told.end, kind))
    found.extend(_before_source(told, clauses))
    return found


def tails(told: Statement, clauses: Clauses) -> Iterator[Cut]:
    """Yield what may go up to the end mark, and where a quotation ends there too, with its quotation mark."""
    text, end = told.text, told.end
    if end == len(text):
        return
    for match in clauses.tail.finditer(text):
        start = match.start()
        if start < end and _keeps_source(told, start, clauses):
            abbreviated = text[start - 1] == "." and text[end : end + 1] == "."
            spans = _after_quote(text, start, end + abbreviated)
            if end + 1 < len(text) and not is_balanced(text[start:end]):
                spans = (*spans, (end + 1, len(text)))
            reach = match.end() if match.lastgroup in ("time", "place") else None
            yield Cut(match.lastgroup or DASHED, spans, last=True, reach=reach)


def _closed(text: str, match: re.Match[str], end: int, kind: str) -> Iterator[Cut]:
    """Yield the ways in which the aside may end: at one of the next commas."""
    at = match.end()
    for _ in range(_CLOSERS):
        close = text.find(", ", at, end)
        if close < 0:
            return
        yield Cut(kind, _after_quote(text, match.start(), close + 1), closed=True)
        at = close + 1


def _before_source(told: Statement, clauses: Clauses) -> Iterator[Cut]:
    """Yield what may go up to the comma before ", she said"."""
    if told.source is None or _SUBJECTLESS.match(told.text, told.source[1]):
        return
    for match in clauses.tail.finditer(told.text, 0, told.source[0]):
        yield Cut(match.lastgroup or DASHED, _after_quote(told.text, match.start(), told.source[0]), last=True)


def _keeps_source(told: Statement, start: int, clauses: Clauses) -> bool:
    """Whether what goes from `start` is not what tells who says so, or that is an official and the claim plain."""
    if told.source is None or start > told.source[0]:
        return clauses.official.match(told.text, start) is None or not _is_contested(told.text[:start], clauses)
    official = clauses.official.match(told.text, told.source[0]) is not None
    return official and not _is_contested(told.text[:start], clauses)


def _is_contested(claim: str, clauses: Clauses) -> bool:
    """Whether the claim is no plain fact, or is quoted, so that who makes it must be told."""
    found = {part for word in words(claim) for part in (word, *word.split("'"))}
    return not clauses.contested.isdisjoint(found) or any(mark in claim for mark in '"“«„') or " '" in claim


def _after_quote(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of what goes from a comma at `start`, without the quotation mark that follows the comma."""
    if text[start] == "," and text[start + 1] in "\"”’»'":
        return ((start, start + 1), (start + 2, end))
    return ((start, end),)
