"""What a sentence is about: its terms, and what they weigh within one document."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from matins.text.words import CJK, words

STEM = 6
"""Characters of a word that count: a stemmer for every language that writes words apart."""

_WORD = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+(?:['’][^\W_{CJK}]+)*")
_HAN_OR_KANA = re.compile(f"[{CJK}]")
# What a budget counts in Chinese and Japanese: characters, and words of other scripts.
_UNIT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_SPACELESS = frozenset({"zh", "ja"})


def is_spaceless(lang: str | None) -> bool:
    """Whether budgets count characters in `lang`."""
    return (lang or "")[:2].lower() in _SPACELESS


def sizes_in_characters(text: str) -> int:
    """Return how many Han, Kana and Hangul characters and words of other scripts `text` has."""
    return len(_UNIT.findall(text))


def terms(text: str, spoken: Sequence[str] | None = None) -> list[str]:
    """Return the terms of `text`: lower-case words cut to STEM characters, character pairs of Chinese and Japanese.

    `spoken` are the words of `text`, where they are known already.
    """
    if text.isascii() or not _HAN_OR_KANA.search(text):
        return [word[:STEM] for word in (words(text) if spoken is None else spoken)]
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        if _HAN_OR_KANA.match(word):
            found.extend(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            found.append(word[:STEM])
    return found


def weights(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the inverse sentence frequency of each term, log(1 + n / df), damped for short words."""
    count = len(sentences)
    frequency = Counter(chain.from_iterable(map(frozenset, sentences)))
    return {term: math.log(1 + count / df) * damping(term) for term, df in frequency.items()}


def damping(term: str) -> float:
    """Return what a term's length says of its weight: words under four letters are mostly grammar, numbers are not."""
    if len(term) >= 4 or term[0].isdigit() or _HAN_OR_KANA.match(term):
        return 1.0
    return 0.25 if len(term) < 3 else 0.5


def vector(sentence: Sequence[str], weight: Mapping[str, float]) -> dict[str, float]:
    """Return `sentence` as a vector of unit length: term -> (1 + log tf) * weight, over the terms that have one."""
    counts: dict[str, int] = {}
    for term in sentence:
        if term in weight:
            counts[term] = counts.get(term, 0) + 1
    raw = {term: (1 + math.log(count)) * weight[term] if count > 1 else weight[term] for term, count in counts.items()}
    norm = math.hypot(*raw.values())
    return {term: value / norm for term, value in raw.items()} if norm else {}


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[float, float]:
    """Return the cosine of two vectors of unit length, and the share of the weight of `one` on terms of `other`."""
    common = [(value, other[term]) for term, value in one.items() if term in other]
    if not common:
        return 0.0, 0.0
    return sum([ours * theirs for ours, theirs in common]), sum([ours for ours, _ in common]) / sum(one.values())
