"""ROUGE F1 of many summaries of one article at once, each told by which of its sentences it has.

The figures are those of `summary_scores.rouge`, but that word pairs across two sentences are never found to be in
a reference.
"""

import importlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Tokens = Sequence[str]

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_]+")
_ENGLISH = re.compile("[a-z0-9]+")
_STEMMED = 4
"""The shortest word that rouge-score stems."""


@dataclass(frozen=True)
class _Reference:
    """A reference's words and pairs by kind, and which of them each sentence of the article has.

    `places` marks the words of the reference that are in a longest common subsequence with a sentence.
    """

    words: Floats
    pairs: Floats
    has_words: Floats
    has_pairs: Floats
    places: Floats
    kinds: Floats


class SubsetScores:
    """Scores the subsets of the sentences of an article by what its references say."""

    def __init__(self, references: Sequence[Sequence[Tokens]], sentences: Sequence[Tokens]) -> None:
        """Take references and sentences as `tokens` makes them."""
        self._sizes = np.array([len(sentence) for sentence in sentences], np.float32)
        self._references = [_reference(reference, sentences) for reference in references]

    def of(self, members: Floats) -> Floats:
        """Return ROUGE-1, ROUGE-2 and ROUGE-Lsum of each row of 0 and 1, a column for each."""
        size = members @ self._sizes
        pairs = np.maximum(size - 1, 0)
        told = []
        for one in self._references:
            had = members @ one.has_words
            both = np.minimum(had, one.words).sum(1)
            both_pairs = np.minimum(members @ one.has_pairs, one.pairs).sum(1)
            in_order = np.minimum((members @ one.places > 0).astype(np.float32) @ one.kinds, had).sum(1)
            total = float(one.words.sum())
            told.append(
                [_f1(both, size, total), _f1(both_pairs, pairs, float(one.pairs.sum())), _f1(in_order, size, total)]
            )
        mean: Floats = np.mean(np.array(told, np.float32), axis=0).T
        return mean


def tokens(text: str, lang: str) -> list[str]:
    """Return the words that are compared, stemmed in English."""
    if lang != "en":
        return _WORD.findall(text.lower())
    return [_stem(word) for word in _ENGLISH.findall(text.lower())]


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stem(word)) if len(word) >= _STEMMED else word


@cache
def _stemmer() -> Any:
    return importlib.import_module("nltk.stem.porter").PorterStemmer()


def _reference(reference: Sequence[Tokens], sentences: Sequence[Tokens]) -> _Reference:
    flat = [word for sentence in reference for word in sentence]
    words = {word: at for at, word in enumerate(dict.fromkeys(flat))}
    pairs = {pair: at for at, pair in enumerate(dict.fromkeys(pairwise(flat)))}
    kinds = np.zeros((len(flat), len(words)), np.float32)
    kinds[np.arange(len(flat)), [words[word] for word in flat]] = 1
    pair_counts = np.zeros(len(pairs), np.float32)
    for pair in pairwise(flat):
        pair_counts[pairs[pair]] += 1
    has_words = np.zeros((len(sentences), len(words)), np.float32)
    has_pairs = np.zeros((len(sentences), len(pairs)), np.float32)
    places = np.zeros((len(sentences), len(flat)), np.float32)
    for row, sentence in enumerate(sentences):
        for word in sentence:
            if word in words:
                has_words[row, words[word]] += 1
        for pair in pairwise(sentence):
            if pair in pairs:
                has_pairs[row, pairs[pair]] += 1
        start = 0
        for part in reference:
            if not set(part).isdisjoint(sentence):
                places[row, [start + at for at in common_places(part, sentence)]] = 1
            start += len(part)
    return _Reference(kinds.sum(0), pair_counts, has_words, has_pairs, places, kinds)


def common_places(one: Tokens, other: Tokens) -> list[int]:
    """Return the places in `one` of a longest common subsequence with `other`, the last first."""
    rows = [[0] * (len(other) + 1)]
    for word in one:
        above, row = rows[-1], [0]
        for at, beside in enumerate(other):
            row.append(above[at] + 1 if word == beside else max(above[at + 1], row[at]))
        rows.append(row)
    found, here, there = [], len(one), len(other)
    while here and there:
        if one[here - 1] == other[there - 1]:
            here, there = here - 1, there - 1
            found.append(here)
        elif rows[here][there - 1] > rows[here - 1][there]:
            there -= 1
        else:
            here -= 1
    return found


def _f1(both: Floats, ours: Floats, theirs: float) -> Floats:
    told: Floats = 2 * both / np.maximum(ours + theirs, 1)
    return told
