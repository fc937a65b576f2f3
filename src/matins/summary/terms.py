"""What a sentence is about: its terms, and what they weigh within one document."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from matins.text.words import CJK

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


def terms(text: str, lang: str | None = None) -> Iterable[str]:
    """Yield the terms of `text`: lower-case words cut to STEM characters, character pairs of Chinese and Japanese."""
    for word in _WORD.findall(text.lower()):
        if _HAN_OR_KANA.match(word):
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            yield word[:STEM]


def weights(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the inverse sentence frequency of each term, log(1 + n / df), damped for short words."""
    count = len(sentences)
    frequency = Counter(term for sentence in sentences for term in set(sentence))
    return {term: math.log(1 + count / df) * damping(term) for term, df in frequency.items()}


def damping(term: str) -> float:
    """Return what a term's length says of its weight: words under four letters are mostly grammar, numbers are not."""
    if len(term) >= 4 or term[0].isdigit() or _HAN_OR_KANA.match(term):
        return 1.0
    return 0.25 if len(term) < 3 else 0.5


def vector(sentence: Sequence[str], weight: Mapping[str, float]) -> dict[str, float]:
    """Return `sentence` as a vector of unit length: term -> (1 + log tf) * weight, over the terms that have one."""
    raw = {
        term: (1 + math.log(count)) * weight[term]
        for term, count in Counter(sentence).items()
        if weight.get(term, 0) > 0
    }
    norm = math.sqrt(sum(value * value for value in raw.values()))
    return {term: value / norm for term, value in raw.items()} if norm else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of unit length."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)
