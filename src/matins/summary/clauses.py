"""What a language's table of clauses holds: where a clause may go, and the words that forbid it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Clauses:
    """The patterns and words of one language.

    `opening` matches at the start, up to the capital that the sentence begins with when it is gone.  `aside` and
    `tail` match the mark or blank before a clause and its first words, and name its kind by their group; an aside ends
    at a mark like the one it began with, a tail at the end of the sentence, or of the statement before its `source`
    (", she said"), of which only what `official` matches may go.  `turns` are words that no clause may take along,
    `limits` words beside which none but an aside may go, `contested` words of a claim that keeps its source;
    `relatives` and `subordinators` begin clauses whose verb is not the main one.
    """

    opening: re.Pattern[str]
    aside: re.Pattern[str]
    tail: re.Pattern[str]
    source: re.Pattern[str]
    official: re.Pattern[str]
    turns: frozenset[str] = field(default_factory=frozenset)
    limits: frozenset[str] = field(default_factory=frozenset)
    contested: frozenset[str] = field(default_factory=frozenset)
    relatives: frozenset[str] = field(default_factory=frozenset)
    subordinators: frozenset[str] = field(default_factory=frozenset)


CAPITAL = r"(?=[^\W\d_a-zà-ÿœ])"
"""What follows an opening that may go."""

COMMA = r",[\"”’»]? "
"""The comma before a tail, perhaps at the end of a quotation."""

DASH = "(?:--|–|—|-)"
"""A dash that parts clauses; a blank stands on both its sides."""

DASHED = "dash"
"""The kind of what a dash or a mark by itself sets apart, whatever its words."""

_DASHES = {DASHED: DASH + "(?= )"}


def asides_after(after_comma: Mapping[str, str]) -> re.Pattern[str]:
    """Return one pattern of what begins asides: a dash, or a comma and one of these expressions, by kind."""
    return re.compile(f", {_one_of(after_comma)}| {_one_of(_DASHES)}")


def tails_after(
    after_comma: Mapping[str, str], after_blank: Mapping[str, str], marks: str, first: str = ""
) -> re.Pattern[str]:
    """Return one pattern of what begins tails: a dash, one of `marks`, or a comma or blank and one of these by kind.

    Every alternative begins with a character of its own, so that nothing else of a text is looked at.  Where those
    after a blank are many, `first` lists their first words, so that the others cost next to nothing; any number is one.
    """
    begun = rf"(?=[\d–—-]|{any_of(first.split())}\b)" if first else ""
    alone = "".join(f"|{mark}(?= )" for mark in marks)
    return re.compile(f"{COMMA}{_one_of(after_comma)}| {begun}{_one_of({**_DASHES, **after_blank})}{alone}")


def _one_of(expressions: Mapping[str, str]) -> str:
    """Return the alternatives, each in a group of its name."""
    return "(?:" + "|".join(f"(?P<{kind}>{expression})" for kind, expression in expressions.items()) + ")"


def any_of(wanted: Iterable[str]) -> str:
    """Return a group that matches one of the phrases."""
    return "(?:" + "|".join(map(re.escape, wanted)) + ")"


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())
