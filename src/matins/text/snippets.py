"""Snippets: the piece of an article that has most of the words that were looked for, with the places of these."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining

from matins.text.clean import Clean, piece
from matins.text.tokens import places, tokens

ROOM = 160
"""How many characters a snippet has at most."""

_NEAR = 20
"""How far from where a piece could begin or end a blank is looked for."""

_MOST_HITS = 200
"""How many hits of a line are looked at."""

_MORE = "…"

Span = tuple[int, int]
"""A half-open range of code points."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a line, and the half-open spans of `text` that hold what was looked for, in order."""

    text: Clean
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Window:
    line: Clean
    hits: tuple[_Hit, ...]

    @property
    def worth(self) -> tuple[int, int]:
        return len({hit.word for hit in self.hits}), len(self.hits)


def snippet(texts: Iterable[Clean], words: Iterable[str], *, room: int = ROOM) -> Snippet | None:
    """Return the piece of one line of `texts` that has most of `words`, the first such; None where none has any.

    `words` are tokens, or where they end in "*" beginnings of such (see Query.words).
    """
    wanted = _Wanted(words)
    best: _Window | None = None
    for text in texts:
        for line in _lines(text):
            found = wanted.best_in(line, room)
            if found and (best is None or found.worth > best.worth):
                best = found
    return _cut(best, room) if best else None


class _Wanted:
    def __init__(self, words: Iterable[str]) -> None:
        asked = list(words)
        self.whole = frozenset(word for word in asked if not word.endswith("*"))
        self.begun = tuple(word[:-1] for word in asked if word.endswith("*"))

    def named(self, token: str) -> str | None:
        """Return the word that `token` is an answer to."""
        if token in self.whole:
            return token
        return next((word for word in self.begun if token.startswith(word)), None)

    def best_in(self, line: Clean, room: int) -> _Window | None:
        """Return the hits of the line that fit into a snippet together and are worth most."""
        # Most lines have none, and their tokens are had for less than the places of these.
        if not any(self.named(token) is not None for token in set(tokens(line))):
            return None
        hits = [_Hit(word, start, end) for token, start, end in places(line) if (word := self.named(token)) is not None]
        hits = hits[:_MOST_HITS]
        reach = room if len(line) <= room else room - 2 * len(_MORE)
        # The first hit is in its window even if it alone is longer than the room.
        windows = (
            _Window(line, (first, *(hit for hit in hits[at:] if hit.end <= first.start + reach)))
            for at, first in enumerate(hits, 1)
        )
        return max(windows, key=lambda window: window.worth, default=None)


def _lines(text: Clean) -> Iterable[Clean]:
    return (piece(text, *line.span()) for line in re.finditer(r"[^\n]+", text))


def _cut(window: _Window, room: int) -> Snippet:
    """Return the window's line, or as much of it on either side of the hits as there is room for."""
    line = window.line
    start, end = 0, len(line)
    if end > room:
        room -= 2 * len(_MORE)
        first = window.hits[0].start
        last = min(max(hit.end for hit in window.hits), first + room)
        start = max(0, min(first - (room - (last - first)) // 2, end - room))
        start, end = _begun(line, start, first), _ended(line, start + room, last)
    before, after = _MORE if start else "", _MORE if end < len(line) else ""
    shift = len(before) - start
    spans = _merged((hit.start + shift, min(hit.end, end) + shift) for hit in window.hits)
    return Snippet(Clean(f"{before}{line[start:end]}{after}"), spans)


def _begun(line: str, start: int, first: int) -> int:
    """Return where a piece may begin that would begin at `start`, up to `first`: with a word, or else a character."""
    if start == 0:
        return 0
    blank = line.find(" ", start - 1, min(start + _NEAR, first))
    if blank >= 0:
        return blank + 1
    while start < first and combining(line[start]):
        start += 1
    return start


def _ended(line: str, end: int, last: int) -> int:
    """Return where a piece may end that would end at `end`, from `last` on: likewise."""
    if end >= len(line):
        return len(line)
    blank = line.rfind(" ", max(last, end - _NEAR), end + 1)
    if blank >= 0:
        return blank
    while end > last and combining(line[end]):
        end -= 1
    return end


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
