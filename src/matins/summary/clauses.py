"""What a language's table of clauses holds: where a clause may go, and the words that forbid it."""

import re
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


def kinds(**expressions: str) -> re.Pattern[str]:
    """Return one pattern of these expressions, each in a group of its name and each beginning with a blank or mark."""
    alternatives = "|".join(f"(?P<{kind}>{expression})" for kind, expression in expressions.items())
    return re.compile(f"(?=[ ,;:])(?:{alternatives})")


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())
