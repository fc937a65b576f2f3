"""A sentence as the clause cutter reads it: its words, where they stand, and which are followed by a mark."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from matins.model.document import Span
from matins.text.marks import FINISHED

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’.&/-][^\W_]+)*")
_MARK = re.compile(r"[,;:.!?…()\[\]–—]|--| - ")
_LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Reading:
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
        found = list(_WORD.finditer(text))
        cased = tuple(match.group() for match in found)
        spans = tuple(match.span() for match in found)
        nexts = [*(start for start, _ in spans[1:]), len(text)][: len(spans)]
        end = FINISHED.search(text)
        return cls(
            text,
            cased,
            _lowered(cased),
            spans,
            tuple(
                text[at:then] != " " and _is_marked(text, start, at, then)
                for (start, at), then in zip(spans, nexts, strict=True)
            ),
            end.start() if end else len(text),
        )

    def without(self, removed: Sequence[Span]) -> "Reading":
        """Return what is left when the spans `removed` are gone; its spans are those in the whole text."""
        places = [place for place, (start, _) in enumerate(self.spans) if not any(a <= start < b for a, b in removed)]
        ends = dict(removed)
        nexts = [*(self.spans[place][0] for place in places[1:]), len(self.text)]
        return Reading(
            self.text,
            tuple(self.cased[place] for place in places),
            tuple(self.words[place] for place in places),
            tuple(self.spans[place] for place in places),
            tuple(
                self.marked[place]
                and ((at := self.spans[place][1]) not in ends or _MARK.search(self.text, ends[at], then) is not None)
                for place, then in zip(places, nexts, strict=False)
            ),
            self.end,
        )

    def between(self, start: int, end: int) -> "Reading":
        """Return the words that begin from `start` up to `end` of the text."""
        first = bisect_left(self.spans, (start, 0))
        last = max(first, bisect_left(self.spans, (end, 0)))
        return Reading(
            self.text,
            self.cased[first:last],
            self.words[first:last],
            self.spans[first:last],
            self.marked[first:last],
            self.end,
        )


def _lowered(cased: Sequence[str]) -> tuple[str, ...]:
    """Return the words in lower case, but for the month of May, which is no verb."""
    found = tuple(" ".join(cased).lower().replace("’", "'").split(" ")) if cased else ()
    if "May" not in cased[1:]:
        return found
    return found[:1] + tuple(
        "May" if as_written == "May" else word for word, as_written in zip(found[1:], cased[1:], strict=True)
    )


def _is_marked(text: str, start: int, end: int, then: int) -> bool:
    """Whether a mark stands between the word from `start` to `end` and the one that begins at `then`."""
    if _MARK.search(text, end, then) is None:
        return False
    abbreviated = (text[start].isupper() and end - start <= _LONGEST_ABBREVIATION) or "." in text[start:end]
    return then == len(text) or not (abbreviated and text[end:then] == ". ")
