"""Sentences that lean on the one before: those that begin with "However", with "He", with "This man"."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    """The starts of a language, and what refers from behind the first noun, an opening or a quotation."""

    root: _Node
    trails: frozenset[str]
    far_trails: frozenset[str]
    calendar: frozenset[str]
    behind: _Node
    behind_firsts: tuple[str, ...]
    openers: frozenset[str]
    articles: frozenset[str]
    binding: frozenset[str]
    speakers: frozenset[str]
    sayings: frozenset[str]


# Stands for any number.
_NUMBER = "0"
_LAST_TRAIL = 3
_SAME_WORDS = {"nb": "no", "nn": "no", "ms": "id"}
_AFTER_A_LETTER = (".", "'", "’")
_PUNCTUATION = OPENERS + "\"'”’»›)]}!?.,:;…"
_COMMA = ", "
# Of an opening, and of what refers behind it, in characters.
_LONGEST_OPENING, _NEAR = 60, 40
_QUOTED = re.compile('[":“”„«»]')
_SAID = re.compile(r"[\"“][^\"“”]*?[,!?][\"”’] (\w+) (\w+)")
_INVERTED = re.compile(r"[\"“«][^\"“”«»]*[\"”»],? [\w'’]+-(?:t-)?(\w+)\b")


def lean(text: str, spoken: Sequence[str], lang: str | None) -> Lean | None:
    """Return how a sentence with the words `spoken` leans on the one before, None where it stands alone."""
    code = (lang or "en").lower().partition("-")[0]
    starts = _starts(code)
    if starts is None:
        return None
    if (start := _longest(starts.root, spoken)) is not None:
        found = None if _is_excepted(start, text, spoken) else start.lean
    else:
        found = Lean.POINTER if starts.far_trails and _is_trailed(starts, spoken) else None
    return found or (Lean.REFERENCE if _refers_later(starts, text) else None)


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


def _refers_later(starts: _Starts, text: str) -> bool:
    """Whether a pronoun refers back from behind an opening or a quotation."""
    if starts.behind_firsts:
        at = text.find(_COMMA, 0, _LONGEST_OPENING + len(_COMMA))
        if at > 0 and text.startswith(starts.behind_firsts, at + len(_COMMA)):
            return _refers_behind(starts, text, at)
    if starts.sayings and (said := _SAID.match(text)):
        return said[1].lower() in starts.speakers and said[2] in starts.sayings
    if starts.speakers and not starts.sayings and (said := _INVERTED.match(text)):
        return said[1] in starts.speakers
    return False


def _refers_behind(starts: _Starts, text: str, comma: int) -> bool:
    """Whether what is behind the opening before `comma` refers to what that does not name: "On Monday, she"."""
    rest = text[comma + len(_COMMA) :][:_NEAR]
    spoken = words(rest)
    start, alone = _longest(starts.behind, spoken), _longest(starts.root, spoken)
    if start is None or rest.startswith(",", len(spoken[0])) or _is_excepted(start, rest, spoken):
        return False
    if alone is not None and (alone.lean is None or _is_excepted(alone, rest, spoken)):
        return False
    opening = words(text[:comma])
    if (
        not opening
        or _QUOTED.search(text, 0, comma)
        or (start.lean is Lean.POINTER and opening[0] not in starts.openers)
    ):
        return False
    return not _names(starts, opening)


def _names(starts: _Starts, opening: Sequence[str]) -> bool:
    """Whether the words of an opening say who is meant behind it: "If Ann comes, she", "The mill, it"."""
    if any(word in starts.binding or _elided(word) in starts.binding for word in opening):
        return True
    timed = len(opening) > 1 and (opening[1] in starts.calendar or _key(opening[1]) == _NUMBER)
    return not timed and (opening[0] in starts.articles or _elided(opening[0]) in starts.articles)


def _elided(word: str) -> str:
    """Return what stands before the apostrophe of `word`, with it."""
    return word[: word.find("'") + 1]


@cache
def _starts(code: str) -> _Starts | None:
    named = _SAME_WORDS.get(code, code)
    table = LATIN.get(named) or SCRIPTS.get(named)
    if table is None:
        return None
    behind = _tree(_declared_behind(table))
    return _Starts(
        root=_tree(_declared(table)),
        trails=_set(table.trails),
        far_trails=_set(table.far_trails),
        calendar=_set(table.calendar),
        behind=behind,
        behind_firsts=tuple(behind.further),
        openers=frozenset(phrase[0] for phrase in _parted(table.prepositions)) | _set(table.calendar),
        articles=_set(table.articles),
        binding=_set(table.binding),
        speakers=_set(table.speakers),
        sayings=_set(table.sayings),
    )


def _tree(declared: Iterable[tuple[tuple[str, ...], _Start]]) -> _Node:
    root = _Node()
    for phrase, start in declared:
        node = root
        for word in phrase:
            node = node.further.setdefault(word, _Node())
        # Of two that are alike the first counts.
        node.start = node.start or start
    return root


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
    prepositions = [(), *_parted(table.prepositions)]
    for phrases, lean, unless in (
        (table.points, Lean.POINTER, _set(table.calendar)),
        (table.latter, Lean.REFERENCE, _set(table.times)),
    ):
        for preposition, point in product(prepositions, _parted(phrases)):
            yield preposition + point, _Start(len(preposition + point), lean, unless)
    for article, verb in product(_parted(table.articles), _parted(table.verbs)):
        yield article + verb, _Start(len(article + verb), Lean.REFERENCE)


def _declared_behind(table: LeaningWords) -> Iterator[tuple[tuple[str, ...], _Start]]:
    """Yield what refers behind an opening, by its words."""
    apart = _set(table.apart)
    for phrases, lean in ((table.behind, Lean.REFERENCE), (table.behind_points, Lean.POINTER)):
        for phrase in _parted(phrases):
            yield phrase, _Start(len(phrase), lean, apart)


def _set(phrases: str) -> frozenset[str]:
    return frozenset(phrases.split("|")) - {""}


def _parted(phrases: str) -> list[tuple[str, ...]]:
    return [tuple(words(phrase)) for phrase in phrases.split("|") if phrase]
