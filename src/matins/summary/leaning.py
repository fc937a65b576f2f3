"""Sentences that lean on the one before: those that begin with "However", with "He", with "This man"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from itertools import product

from matins.summary.leaning_scripts import SCRIPTS
from matins.summary.leaning_words import LATIN, LeaningWords
from matins.text.marks import OPENERS
from matins.text.words import words


class Lean(Enum):
    """How a sentence leans on the one before."""

    REFERENCE = auto()
    """It begins with "He": nobody knows who that is."""
    POINTER = auto()
    """It begins with "This man": somebody was spoken of before."""
    CONNECTIVE = auto()
    """It begins with "However"."""
    ADDITION = auto()
    """It begins with "Also": something was said before."""


@dataclass(frozen=True, slots=True)
class _Start:
    """A start of sentences, its size in words, and how they lean unless one of `unless` or a name follows."""

    size: int
    lean: Lean | None
    unless: frozenset[str] = frozenset()
    unless_named: bool = False


@dataclass(slots=True)
class _Node:
    """Where some words lead in the tree of a language's starts: to a start, to nodes one word further, or both."""

    start: _Start | None = None
    further: dict[str, "_Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Starts:
    """The starts of a language, and what refers from behind the first noun."""

    root: _Node
    trails: frozenset[str]
    far_trails: frozenset[str]
    calendar: frozenset[str]


# Stands for any number.
_NUMBER = "0"
_LAST_TRAIL = 3
_SAME_WORDS = {"nb": "no", "nn": "no", "ms": "id"}
_AFTER_A_LETTER = (".", "'", "’")
_PUNCTUATION = OPENERS + "\"'”’»›)]}!?.,:;…"


def lean(text: str, spoken: Sequence[str], lang: str | None) -> Lean | None:
    """Return how a sentence with the words `spoken` leans on the one before, None where it stands alone."""
    code = (lang or "en").lower().partition("-")[0]
    starts = _starts(code)
    if starts is None:
        return None
    if (start := _longest(starts.root, spoken)) is not None:
        return None if _is_excepted(start, text, spoken) else start.lean
    return Lean.POINTER if starts.far_trails and _is_trailed(starts, spoken) else None


def _longest(node: _Node, spoken: Sequence[str]) -> _Start | None:
    """Return the longest start in the tree of `node` that these words begin with."""
    found: _Start | None = None
    for word in spoken:
        further = node.further.get(_key(word))
        if further is None:
            break
        node, found = further, further.start or found
    return found


def _key(word: str) -> str:
    return _NUMBER if word[:1].isdecimal() else word


def _is_excepted(start: _Start, text: str, spoken: Sequence[str]) -> bool:
    """Whether the words of `start` mean something else here: before "week" or a name, in "E' vero" or "IT firms"."""
    if start.unless and len(spoken) > start.size and _key(spoken[start.size]) in start.unless:
        return True
    if start.unless_named and _word(text, start.size)[:1].isupper():
        return True
    if start.size > 1:
        return False
    shown = text.lstrip(OPENERS)
    if len(spoken[0]) == 1:
        return shown[1:2] in _AFTER_A_LETTER
    return shown[: len(spoken[0])].isupper() and not _word(shown, 1)[-1:].isupper()


def _word(text: str, place: int) -> str:
    return "".join(text.lstrip(OPENERS).split(maxsplit=place + 1)[place : place + 1]).strip(_PUNCTUATION)


def _is_trailed(starts: _Starts, spoken: Sequence[str]) -> bool:
    before = ""
    for word in spoken[:_LAST_TRAIL]:
        if before and word in starts.far_trails:
            return True
        if before and word in starts.trails:
            return before not in starts.calendar
        before = word
    return False


@cache
def _starts(code: str) -> _Starts | None:
    named = _SAME_WORDS.get(code, code)
    table = LATIN.get(named) or SCRIPTS.get(named)
    if table is None:
        return None
    root = _Node()
    for phrase, start in _declared(table):
        node = root
        for word in phrase:
            node = node.further.setdefault(word, _Node())
        # Of two that are alike the first counts.
        node.start = node.start or start
    return _Starts(root, _set(table.trails), _set(table.far_trails), _set(table.calendar))


def _declared(table: LeaningWords) -> Iterator[tuple[tuple[str, ...], _Start]]:
    """Yield each start of `table` by its words."""
    for phrases, lean in (
        (table.alone, None),
        (table.ties, Lean.CONNECTIVE),
        (table.adds, Lean.ADDITION),
        (table.refers, Lean.REFERENCE),
    ):
        for phrase in _parted(phrases):
            yield phrase, _Start(len(phrase), lean)
    for phrase in _parted(table.named):
        yield phrase, _Start(len(phrase), Lean.REFERENCE, unless_named=True)
    calendar = _set(table.calendar)
    for preposition, point in product([(), *_parted(table.prepositions)], _parted(table.points)):
        yield preposition + point, _Start(len(preposition + point), Lean.POINTER, unless=calendar)
    for article, verb in product(_parted(table.articles), _parted(table.verbs)):
        yield article + verb, _Start(len(article + verb), Lean.REFERENCE)


def _set(phrases: str) -> frozenset[str]:
    return frozenset(phrases.split("|")) - {""}


def _parted(phrases: str) -> list[tuple[str, ...]]:
    return [tuple(words(phrase)) for phrase in phrases.split("|") if phrase]
