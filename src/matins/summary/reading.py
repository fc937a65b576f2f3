"""A sentence as the clause cutter reads it: its words, where they stand, and which are followed by a mark."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from matins.model.document import Span
from matins.text.marks import FINISHED

_WORD = re.compile(r"([^\W_](?:(?<=\d)[\d.,]*\d|[^\W_]*(?:['’.&/-][^\W_]+)*))([\W_]*)")
"""A number or word, and what stands between it and the next."""

_MARK = re.compile(r"[,;:.!?…()\[\]–—]|--| - ")
_LONGEST_ABBREVIATION = 4


class Reading(NamedTuple):
    """The words of a sentence as written and in lower case, their spans, and whether a mark follows each.

    `end` is where the end mark begins, the length of the text where it has none.
    """

    text: str
    cased: tuple[str, ...]
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    marked: tuple[bool, ...]
    end: int

    @classmethod
    def of(cls, text: str) -> "Reading":
        """Read `text`."""
        found: list[tuple[str, str]] = _WORD.findall(text)
        cased = tuple([word for word, _ in found])
        spans: list[Span] = []
        at = text.find(cased[0]) if found else 0
        for word, after in found:
            end = at + len(word)
            spans.append((at, end))
            at = end + len(after)
        marked = tuple([after != " " and _is_marked(word, after) for word, after in found])
        return cls(text, cased, _lowered(cased), tuple(spans), marked, end_of(text))

    def without(self, removed: Sequence[Span]) -> "Reading":
        """Return what is left when the spans `removed`, in order, are gone; its spans are those in the whole text."""
        kept: list[int] = []
        torn: list[tuple[int, int]] = []
        first = 0
        for start, end in removed:
            stop = bisect_left(self.spans, (start, 0), first)
            kept.extend(range(first, stop))
            if kept and self.spans[kept[-1]][1] == start:
                torn.append((len(kept) - 1, end))
            first = bisect_left(self.spans, (end, 0), stop)
        kept.extend(range(first, len(self.spans)))
        spans = [self.spans[place] for place in kept]
        marked = [self.marked[place] for place in kept]
        for place, end in torn:
            then = spans[place + 1][0] if place + 1 < len(spans) else len(self.text)
            marked[place] = marked[place] and _MARK.search(self.text, end, then) is not None
        return Reading(
            self.text,
            tuple([self.cased[place] for place in kept]),
            tuple([self.words[place] for place in kept]),
            tuple(spans),
            tuple(marked),
            self.end,
        )

    def between(self, start: int, end: int) -> "Reading":
        """Return the words that begin from `start` up to `end` of the text."""
        first = bisect_left(self.spans, (start, 0))
        last = bisect_left(self.spans, (end, 0), first)
        return Reading(
            self.text,
            self.cased[first:last],
            self.words[first:last],
            self.spans[first:last],
            self.marked[first:last],
            self.end,
        )


def word_after(text: str, at: int) -> str:
    """Return the first word of `text` from `at` in lower case, nothing where there is none."""
    found = _WORD.search(text, at)
    return found[1].lower().replace("’", "'") if found else ""


def end_of(text: str) -> int:
    """Return where the end mark of `text` begins, its length where it has none."""
    end = FINISHED.search(text)
    return end.start() if end else len(text)


def _lowered(cased: Sequence[str]) -> tuple[str, ...]:
    """Return the words in lower case, but for the month of May, which is no verb."""
    found = tuple(" ".join(cased).lower().replace("’", "'").split())
    if "May" not in cased:
        return found
    return found[:1] + tuple(
        "May" if as_written == "May" else word for word, as_written in zip(found[1:], cased[1:], strict=True)
    )


def _is_marked(word: str, after: str) -> bool:
    """Whether a mark stands between `word` and the next one, more than the point of an abbreviation."""
    if _MARK.search(after) is None:
        return False
    return after != ". " or not ((word[0].isupper() and len(word) <= _LONGEST_ABBREVIATION) or "." in word)
