"""What an article is about, counted once for all that asks: its terms and their weights, its names, its title."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, count, filterfalse

import numpy as np
from numpy.typing import NDArray

from matins.summary.candidates import Candidate
from matins.summary.leaning import Lean, lean
from matins.summary.term_weights import term_weights
from matins.summary.terms import STEM, damping, is_spaceless, terms, vector

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

KEYWORDS = 25
"""How many of the heaviest terms are the article's keywords."""

OPENING = 3
"""How many sentences are the beginning."""

SHARES = ("keywords", "mass", "title", "opening", "again")
"""What a term has a share of: the keywords, all that is said, the title, the beginning, what is said more than once."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Said:
    """Which sentence says what: an entry for each term of each sentence, by the terms and then by the sentences.

    `times` tells how often, `value` is that of the term in the sentence's vector of unit length.
    """

    sentence: Places
    term: Places
    times: Places
    value: Floats


@dataclass(frozen=True, slots=True)
class Profile:
    """The sentences of an article with what their words tell of it.

    `sizes` are words as people count them, also where a budget counts characters.  `number` tells terms by the order in
    which they are first said; `weight` is that of each, `shares` are those of SHARES, which add up to 1 with what of
    the title nobody says.  `asked` is the title as a vector of unit length.  `names` are the capitalised words of each
    sentence but for those that only begin one, `upper_case` counts its pieces in capitals alone; `leans` tells how each
    leans on the one before.
    """

    candidates: tuple[Candidate, ...]
    lang: str | None
    has_title: bool
    sizes: tuple[float, ...]
    number: Mapping[str, int]
    weight: Floats
    said: Said
    shares: Mapping[str, Floats]
    asked: Floats
    names: tuple[frozenset[str], ...]
    upper_case: tuple[int, ...]
    leans: tuple[Lean | None, ...]

    def vector(self, spoken: Sequence[str]) -> dict[str, float]:
        """Return terms as a vector of unit length, without those that the article never says."""
        known = {term: float(self.weight[self.number[term]]) for term in spoken if term in self.number}
        return vector(spoken, known)


def profile_of(candidates: Sequence[Candidate], title: str | None, lang: str | None) -> Profile:
    """Count what the sentences and the title are made of."""
    spoken = [candidate.terms for candidate in candidates]
    number, sentence, term, times = _counted(spoken)
    weight = _weights(number, term, len(spoken), lang)
    wanted = frozenset(terms(title or ""))
    opening = len(frozenset(chain.from_iterable(spoken[:OPENING])))
    shares, asked = _shares(number, weight, sums(term, times, len(number)), opening, wanted)
    cased = [list(filterfalse(str.islower, candidate.text.split())) for candidate in candidates]
    characters = 2.0 if is_spaceless(lang) else 1.0
    return Profile(
        candidates=tuple(candidates),
        lang=lang,
        has_title=bool(wanted),
        sizes=tuple([max(1, candidate.size) / characters for candidate in candidates]),
        number=number,
        weight=weight,
        said=Said(sentence, term, times, _values(sentence, term, times, weight)),
        shares=shares,
        asked=asked,
        names=_names(candidates, cased),
        upper_case=tuple([len([part for part in filter(str.isupper, parts) if len(part) > 1]) for parts in cased]),
        leans=tuple([lean(candidate.text, candidate.words, lang) for candidate in candidates]),
    )


def sums(places: Places, values: Floats | Places, count: int = 0) -> Floats:
    """Return what the values at each of the places come to, of which there are `count` at least."""
    return np.asarray(np.bincount(places, values, count), np.float64)


def _counted(spoken: Sequence[Sequence[str]]) -> tuple[dict[str, int], Places, Places, Places]:
    """Return the terms' numbers, and of each entry of `Said` its sentence, its term and how often it is said."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    terms_said = np.fromiter(map(number.__getitem__, chain.from_iterable(spoken)), np.intp)
    sentences = np.repeat(np.arange(len(spoken)), np.fromiter(map(len, spoken), np.intp))
    entries, times = np.unique(terms_said * len(spoken) + sentences, return_counts=True)
    term, sentence = np.divmod(entries, max(1, len(spoken)))
    return dict(number), sentence, term, times


def _weights(number: Mapping[str, int], term: Places, sentences: int, lang: str | None) -> Floats:
    """Return what each term says: its weight in `lang` times its inverse sentence frequency, log(1 + n / df).

    Without a table of `lang`, the length of a term stands in for its weight (`damping`).
    """
    table = term_weights(lang)
    general = np.fromiter(map(table.weight if table else damping, number), np.float64)
    weight: Floats = general * np.log(1 + sentences / np.bincount(term, minlength=len(number)))
    return weight


def _values(sentence: Places, term: Places, times: Places, weight: Floats) -> Floats:
    """Return the values of the terms in the vectors of their sentences: (1 + log times) * weight, to unit length."""
    value: Floats = (1 + np.log(times)) * weight[term]
    norm = np.sqrt(sums(sentence, value * value))[sentence]
    return np.divide(value, norm, out=np.zeros_like(value), where=norm > 0)


def _shares(
    number: Mapping[str, int], weight: Floats, counts: Floats, opening: int, wanted: Set[str]
) -> tuple[dict[str, Floats], Floats]:
    """Return the shares of the terms, of which the first `opening` are those of the beginning, and the title's vector.

    A term of the title that nobody says weighs 1.
    """
    asked = sorted([number[term] for term in wanted if term in number])
    unsaid = len(wanted) - len(asked)
    shares = np.zeros((len(SHARES), len(number)))
    keywords, mass, title, beginning, again = shares
    mass[:] = counts * weight
    heaviest = _heaviest(list(number), mass)
    keywords[heaviest] = mass[heaviest]
    title[asked] = weight[asked]
    beginning[:opening] = weight[:opening]
    again[:] = weight * (counts > 1)
    norm = math.sqrt(float(title @ title) + unsaid) or 1.0
    totals = shares.sum(1) + [unsaid if name == "title" else 0 for name in SHARES]
    return dict(zip(SHARES, shares / np.where(totals > 0, totals, 1)[:, None], strict=True)), title / norm


def _heaviest(known: Sequence[str], mass: Floats) -> list[int]:
    """Return the numbers of the KEYWORDS heaviest terms, of equals the first by the alphabet."""
    least = np.partition(mass, -KEYWORDS)[-KEYWORDS] if len(mass) > KEYWORDS else 0.0
    near = np.flatnonzero(mass >= least)
    ordered = sorted([(-value, known[at], at) for value, at in zip(mass[near].tolist(), near.tolist(), strict=True)])
    return [at for _, _, at in ordered[:KEYWORDS]]


def _names(candidates: Sequence[Candidate], cased: Sequence[Sequence[str]]) -> tuple[frozenset[str], ...]:
    """Return the names of each sentence; `cased` are its pieces between blanks that are not in small letters alone."""
    opening, inside = [], []
    for candidate, parts in zip(candidates, cased, strict=True):
        first = _WORD.search(candidate.text)
        named = [_name(word) for word in _WORD.findall(" ".join(parts)) if _is_capitalised(word)]
        begins = first is not None and _is_capitalised(first[0])
        opening.append(frozenset(named[:begins]))
        inside.append(frozenset(named[begins:]))
    known = frozenset().union(*inside)
    return tuple([names | (first & known) for names, first in zip(inside, opening, strict=True)])


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _name(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")[:STEM]
