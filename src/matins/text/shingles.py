"""Word 4-grams: how much of one text stands in another."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from matins.text.words import CJK, MARKS, UNSPACED

LENGTH = 4
"""Tokens in a shingle."""

Shingle = tuple[str, ...]


def tokens(text: str) -> list[str]:
    """Return the runs of letters and digits of `text` in lower case; where no blanks part words, each character.

    Apostrophes part them too, since of two copies of a text one often has another kind.
    """
    return _token().findall(text.lower())


def shingles(tokens: Sequence[str]) -> Iterable[Shingle]:
    """Give the runs of four tokens of a text, one for each token but the last three."""
    return zip(*(tokens[start:] for start in range(LENGTH)), strict=False)


def share(tokens: Sequence[str], known: frozenset[Shingle] | set[Shingle]) -> float:
    """Return the share, 0 to 1, of the shingles of `tokens` that are `known`; 0 where there are none.

    Broder, On the resemblance and containment of documents (1997).
    """
    count = len(tokens) - LENGTH + 1
    return sum(map(known.__contains__, shingles(tokens))) / count if count > 0 else 0.0


@cache
def _token() -> re.Pattern[str]:
    spaceless = CJK + UNSPACED
    return re.compile(rf"[{spaceless}]|[^\W_{spaceless}]+(?:[{MARKS}]+[^\W_{spaceless}]*)*")
