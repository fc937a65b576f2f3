"""What a language's table of asides holds: where words may stand that a sentence can do without."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

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


@dataclass(frozen=True, slots=True)
class AsideKinds:
    """The kinds of a language, and where in them those stand that a cue or a word of a text tells of."""

    kinds: tuple[AsideKind, ...]
    of_cue: tuple[tuple[str, tuple[int, ...]], ...]
    of_word: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, *kinds: AsideKind) -> "AsideKinds":
        """Return these kinds with what tells of them."""
        cues: dict[str, list[int]] = defaultdict(list)
        words: dict[str, list[int]] = defaultdict(list)
        for place, kind in enumerate(kinds):
            for told, by in ((cues, kind.cues), (words, kind.words)):
                for each in by:
                    told[each].append(place)
        of_cue = tuple((cue, tuple(places)) for cue, places in cues.items())
        return cls(kinds, of_cue, {word: tuple(places) for word, places in words.items()})

    def worth_trying(self, text: str) -> list[AsideKind]:
        """Return those whose pattern may be found in `text`, in their order."""
        told = [places for cue, places in self.of_cue if cue in text]
        told += [self.of_word[word] for word in self.of_word.keys() & text.split()]
        return [self.kinds[place] for place in sorted(set(chain.from_iterable(told)))] if told else []


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
