"""What a language's table of asides holds: where words may stand that a sentence can do without."""

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class AsideKind:
    """One kind of words that may go: what it looks like, and what it asks of the words around it.

    One of `cues` must be in the text, or one of `words` among its words, before `pattern` is tried, so that most
    sentences cost next to nothing.  What `pattern` matches is what goes, with a blank or mark on one side; `check` is
    asked about each match.
    """

    name: str
    pattern: re.Pattern[str]
    check: Callable[[re.Match[str]], bool]
    cues: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    def may_be_in(self, text: str, spaced: Set[str]) -> bool:
        """Whether `pattern` is worth trying on `text`, whose words are `spaced`."""
        return not self.words.isdisjoint(spaced) or any(map(text.__contains__, self.cues))


def always(match: re.Match[str]) -> bool:
    """Accept what the pattern alone decides."""
    return bool(match.group())


def word_before(match: re.Match[str], back: int = 1) -> str:
    """Return the word that stands `back` words before the match, in lower case and without marks; "" for none."""
    before = match.string[max(0, match.start() - 60) : match.start()].split()
    return before[-back].lower().strip("\"'“”‘’().,:;") if len(before) >= back else ""


def may_lose_bracket(match: re.Match[str]) -> bool:
    """Whether a word stands before the bracket, and no figure that it may explain."""
    before = [word_before(match, back) for back in (1, 2, 3)]
    return bool(before[0]) and not any(_DIGIT.search(word) for word in before)


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of `text`, which blanks part; "_" stands for a blank within one."""
    return tuple(phrase.replace("_", " ") for phrase in text.split())


def any_of(wanted: Iterable[str]) -> str:
    """Return a group that matches one of the phrases."""
    return "(?:" + "|".join(map(re.escape, wanted)) + ")"
