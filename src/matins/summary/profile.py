"""What an article is about, counted once for all that asks: its terms and their weights, its names, its title."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from matins.summary.candidates import Candidate
from matins.summary.leaning import Lean, lean
from matins.summary.terms import STEM, is_spaceless, terms, vector, weights
from matins.summary.trimming import dateline
from matins.text.words import words

KEYWORDS = 25
"""How many of the heaviest terms are the article's keywords."""

OPENING = 3
"""How many sentences are the beginning."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Profile:
    """The sentences of an article with what their words tell of it.

    `sizes` are words as people count them, also where a budget counts characters.  `vectors` have unit length, `weight`
    is that of each term, `counts` how often it is said.  The shares of terms add up to 1: of `keywords`, of `mass` (all
    that is said), of `again` (what is said more than once), of `opening` (the first sentences), of `asked` (the title).
    `names` are the capitalised words of each sentence but for those that only begin one; `leans` tells how each leans
    on the one before.
    """

    candidates: tuple[Candidate, ...]
    lang: str | None
    has_title: bool
    sizes: tuple[float, ...]
    weight: Mapping[str, float]
    counts: Mapping[str, int]
    vectors: tuple[Mapping[str, float], ...]
    keywords: Mapping[str, float]
    mass: Mapping[str, float]
    again: Mapping[str, float]
    opening: Mapping[str, float]
    asked: Mapping[str, float]
    names: tuple[frozenset[str], ...]
    leans: tuple[Lean | None, ...]


def profile_of(candidates: Sequence[Candidate], title: str | None, lang: str | None) -> Profile:
    """Count what the sentences and the title are made of."""
    said = [candidate.terms for candidate in candidates]
    weight = weights(said, lang)
    counts = Counter(chain.from_iterable(said))
    mass = {term: count * weight[term] for term, count in counts.items()}
    heaviest = sorted(mass, key=lambda term: (-mass[term], term))[:KEYWORDS]
    wanted = set(terms(title or ""))
    characters = 2.0 if is_spaceless(lang) else 1.0
    return Profile(
        candidates=tuple(candidates),
        lang=lang,
        has_title=bool(wanted),
        sizes=tuple(max(1, candidate.size) / characters for candidate in candidates),
        weight=weight,
        counts=counts,
        vectors=tuple(vector(one, weight) for one in said),
        keywords=_shares({term: mass[term] for term in heaviest}),
        mass=_shares(mass),
        again=_shares({term: weight[term] for term, count in counts.items() if count > 1}),
        opening=_shares({term: weight[term] for term in chain.from_iterable(said[:OPENING])}),
        asked=_shares({term: weight.get(term, 1.0) for term in sorted(wanted)}),
        names=_names(candidates),
        leans=tuple(_lean(candidate, lang) for candidate in candidates),
    )


def _lean(candidate: Candidate, lang: str | None) -> Lean | None:
    """Return how a sentence leans on the one before, whatever place and agency stand before it."""
    dated = dateline(candidate.text)
    if not dated:
        return lean(candidate.text, candidate.words, lang)
    text = candidate.text[dated[0][1] :]
    return lean(text, words(text), lang)


def _shares(worth: Mapping[str, float]) -> dict[str, float]:
    total = sum(worth.values()) or 1.0
    return {term: value / total for term, value in worth.items()}


def _names(candidates: Sequence[Candidate]) -> tuple[frozenset[str], ...]:
    found = [_WORD.findall(candidate.text) for candidate in candidates]
    opening = [{_name(word) for word in spoken[:1] if _is_capitalised(word)} for spoken in found]
    inside = [{_name(word) for word in spoken[1:] if _is_capitalised(word)} for spoken in found]
    known = frozenset().union(*inside)
    return tuple(frozenset(names | (first & known)) for names, first in zip(inside, opening, strict=True))


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _name(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")[:STEM]
