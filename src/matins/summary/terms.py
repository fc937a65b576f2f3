"""What a sentence is about: its terms, and what they weigh within one document."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from matins.summary.term_weights import term_weights
from matins.text.words import CJK, UNSPACED, WORD, folded, words

STEM = 6
"""Characters of a word that count: a stemmer for every language that writes words apart."""

_WORD = re.compile(rf"[{CJK}]+|[{UNSPACED}]+|{WORD}")
_HAN_OR_KANA = re.compile(f"[{CJK}]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_UNLIKE_LATIN = re.compile(f"[{CJK}{UNSPACED}\u0621-\u064a]")
# The article of Arabic is written in one with the noun, and with some words before it: "and the", "with the".
_ARABIC_ARTICLE = re.compile(r"(?:(?:[وفبك]?ال|لل)(?=\w{2}))+")
_ARABIC_VOWELS = re.compile("[\u0640\u064b-\u0652\u0670]")
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
    """Return the terms of `text`: lower-case words cut to STEM characters.

    Where no blanks part words, they are runs of characters: two of Chinese and Japanese, three of Thai and its like.
    Of a word with an apostrophe its longest part counts: "l'état" and "state's" are about what "état" and "state" are.
    Arabic words are without their article and vowel signs, as light stemmers leave them (Larkey et al. 2002).
    `spoken` are the words of `text`, where they are known already.
    """
    if text.isascii() or not _UNLIKE_LATIN.search(text):
        return [word[:STEM] if "'" not in word else _stem(word) for word in (words(text) if spoken is None else spoken)]
    found: list[str] = []
    for word in _WORD.findall(_ARABIC_VOWELS.sub("", folded(text))):
        if length := 2 if _HAN_OR_KANA.match(word) else 3 if _UNSPACED.match(word) else 0:
            found.extend(word[at : at + length] for at in range(max(1, len(word) - length + 1)))
        else:
            article = _ARABIC_ARTICLE.match(word)
            found.append(_stem(word[article.end() :] if article else word))
    return found


def _stem(word: str) -> str:
    return max(word.split("'"), key=len)[:STEM]


def weights(sentences: Sequence[Sequence[str]], lang: str | None = None) -> dict[str, float]:
    """Return what each term says: its weight in `lang` times its inverse sentence frequency, log(1 + n / df).

    Without a table of `lang`, the length of a term stands in for its weight (`damping`).
    """
    count = len(sentences)
    frequency = Counter(chain.from_iterable(map(frozenset, sentences)))
    table = term_weights(lang)
    general = table.weight if table else damping
    inverse = {df: math.log(1 + count / df) for df in set(frequency.values())}
    return {term: inverse[df] * general(term) for term, df in frequency.items()}


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
