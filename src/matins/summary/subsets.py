"""Whole summaries to choose from: every subset of the best sentences, told by numbers for the second stage.

Choosing among whole summaries instead of sentence by sentence follows Zhong et al. 2020 (MatchSum, arXiv 2004.08795),
with features in place of a language model.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

import numpy as np

from matins.summary.features import FEATURES, Array, Columns
from matins.summary.profile import SHARES, Places, Profile
from matins.summary.selection import CONTAINED

POOL = 8
"""How many of the best are combined."""

MOST = 4
"""The largest subset."""

_MEANS = (
    "quotes", "opens_quoted", "quoted", "figures", "first_person", "pronoun_start", "connective_start", "reports",
    "colon", "capitals", "forward_z", "backward_z", "title_cosine_z", "like_next", "next_pronoun", "names_kept",
    "names_new", "new", "like_first", "first_paragraph", "opens_paragraph", "common_z", "keywords_z",
)  # fmt: skip
_EXTREMES = ("size", "place", "score")
_AMOUNTS = (*_EXTREMES, "log_place", "score_by_size", "score_lost", "likely", "log_likely", *_MEANS)
_TINY = 1e-9
_MEAN_COLUMNS = [FEATURES.index(name) for name in _MEANS]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, or what is left of it as a point: which of the article's, its terms, its size in words."""

    place: int
    terms: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True)
class _Told:
    """How many items the subsets have, what _AMOUNTS of them come to and are in the mean, the least and the most."""

    count: Array
    total: Columns
    mean: Columns
    least: Columns
    most: Columns


@lru_cache(16)
def subsets(count: int, least: int, most: int) -> Array:
    """Return a row of 0 and 1 for each way of taking `least` to `most` of `count` things, the smallest first."""
    taken = [chosen for size in range(least, min(most, count) + 1) for chosen in combinations(range(count), size)]
    rows = np.zeros((len(taken), count), np.float32)
    for row, chosen in enumerate(taken):
        rows[row, chosen] = 1
    rows.flags.writeable = False
    return rows


def item_vectors(profile: Profile, items: Sequence[Item]) -> Array:
    """Return a row of unit length for each item, with the values of all terms of the article."""
    counts = _counts(profile, items)
    values = (np.log(np.maximum(counts, 1)) + (counts > 0)) * profile.weight.astype(np.float32)
    vectors: Array = values / np.maximum(np.sqrt((values * values).sum(1)), _TINY)[:, None]
    return vectors


def _counts(profile: Profile, items: Sequence[Item]) -> Array:
    """Return how often each item says each term of the article."""
    number, width = profile.number, len(profile.number)
    said = [row * width + number[term] for row, item in enumerate(items) for term in item.terms if term in number]
    counts: Array = np.bincount(said, minlength=len(items) * width).reshape(len(items), width).astype(np.float32)
    return counts


def likeness(vectors: Array) -> tuple[Array, Array]:
    """Return the cosine of each two, and the larger share of the weight of one on the terms of the other.

    The vectors have unit length; the likeness of one to itself is told as 0.
    """
    within = vectors @ (vectors > 0).T.astype(np.float32) / np.maximum(vectors.sum(1), _TINY)[:, None]
    others = 1 - np.eye(len(vectors), dtype=np.float32)
    return vectors @ vectors.T * others, np.maximum(within, within.T) * others


def without_repeats(members: Array, contained: Array) -> Array:
    """Return the subsets no two of whose items have more than CONTAINED of the weight of one in common."""
    repeated = contained > CONTAINED
    if not repeated.any():
        return members
    kept: Array = members[((members @ repeated) * members).sum(1) == 0]
    return kept


def subset_features(
    profile: Profile, rows: Array, scores: Array, items: Sequence[Item], members: Array, cosine: Array
) -> Columns:
    """Return the numbers that tell of each subset, by name.

    `rows` and `scores` are those of all sentences of the article, `items` stand in document order, `members` has a row
    for each subset, `cosine` is the likeness of each two items.
    """
    held = np.ascontiguousarray(members.T)
    told = _told(rows, scores, items, held)
    columns: Columns = {}
    _amounts(profile, told, columns)
    _worth(told, held[int(scores[[item.place for item in items]].argmax())], columns)
    _order(profile, items, held, told, columns)
    _redundancy(cosine, held, told.count, columns)
    _coverage(profile, items, held, told.total["size"], columns)
    columns.update({"mean_" + name: told.mean[name] for name in _MEANS})
    return columns


def _told(rows: Array, scores: Array, items: Sequence[Item], held: Array) -> _Told:
    """Return what the items of the subsets come to; `held` has a row of 0 and 1 for each item."""
    places = [item.place for item in items]
    values = np.array([[item.size for item in items], places, scores[places]], np.float32)
    size, place, score = values
    chance = np.exp(scores - scores.max())
    likely = (chance / chance.sum())[places]
    more = [np.log1p(place), score * size, score.max() - score, likely, np.log(likely + 1e-4)]
    count = held.sum(0)
    total = np.concatenate([values, more, rows[places][:, _MEAN_COLUMNS].T]) @ held
    # Puts what a subset has not beyond all that it has.
    beyond = np.where(held > 0, np.float32(0), np.float32(np.inf))
    least, most = (values[:, :, None] + beyond).min(1), (values[:, :, None] - beyond).max(1)
    return _Told(
        count,
        dict(zip(_AMOUNTS, total, strict=True)),
        dict(zip(_AMOUNTS, total / count, strict=True)),
        dict(zip(_EXTREMES, least, strict=True)),
        dict(zip(_EXTREMES, most, strict=True)),
    )


def _amounts(profile: Profile, told: _Told, columns: Columns) -> None:
    count, words = told.count, told.total["size"]
    columns["count"] = count
    for number in range(1, MOST + 1):
        columns[f"count_{number}"] = np.equal(count, number).astype(np.float32)
    columns["words"] = words / 50
    columns["log_words"] = np.log(words)
    columns["words_squared"] = columns["words"] ** 2
    columns["share"] = words / sum(profile.sizes)
    columns["mean_size"] = told.mean["size"] / 25
    columns["least_size"] = told.least["size"] / 25
    columns["most_size"] = told.most["size"] / 25
    sentences = math.log(len(profile.sizes))
    middle = statistics.median(profile.sizes) / 25
    alike = np.array([[sentences], [middle], [profile.sizes[0] / 25], [profile.has_title]], np.float32)
    alike = alike * np.ones_like(count)
    columns.update(zip(("sentences", "middle_size", "first_size", "has_title"), alike, strict=True))
    columns["words_by_sentences"] = columns["words"] * sentences
    columns["count_by_sentences"] = count * sentences
    columns["words_by_title"] = columns["words"] * profile.has_title
    columns["words_by_size"] = columns["words"] * middle


def _worth(told: _Told, best: Array, columns: Columns) -> None:
    columns["score"] = told.total["score"]
    columns["score_mean"] = told.mean["score"]
    columns["score_least"] = told.least["score"]
    columns["score_most"] = told.most["score"]
    columns["score_a_word"] = told.total["score_by_size"] / told.total["size"]
    columns["score_lost"] = told.total["score_lost"]
    columns["has_best"] = best
    columns["likely"] = told.total["likely"]
    columns["likely_mean"] = told.mean["likely"]
    columns["likely_log"] = told.mean["log_likely"]


def _order(profile: Profile, items: Sequence[Item], held: Array, told: _Told, columns: Columns) -> None:
    columns["place"] = told.mean["log_place"]
    columns["place_first"] = np.log1p(told.least["place"])
    columns["place_last"] = np.log1p(told.most["place"])
    columns["place_relative"] = told.mean["place"] / max(1, len(profile.sizes) - 1)
    places = [item.place for item in items]
    leading, run = np.ones_like(told.count), np.zeros_like(told.count)
    for step in range(MOST):
        if places[step : step + 1] != [step]:
            break
        leading = leading * held[step]
        run = run + leading
    columns["leading"] = run
    columns["is_lead"] = np.equal(run, told.count).astype(np.float32)
    beside = np.array([other == one + 1 for one, other in pairwise(places)], np.float32)
    columns["adjacent"] = beside @ (held[:-1] * held[1:])
    columns["adjacent_mean"] = columns["adjacent"] / told.count


def _redundancy(cosine: Array, held: Array, count: Array, columns: Columns) -> None:
    one, other = _pairs(len(cosine))
    alike = held[one] * held[other] * cosine[one, other][:, None]
    total = alike.sum(0)
    columns["alike"] = total
    columns["alike_mean"] = total / np.maximum(1, count * (count - 1) / 2)
    columns["alike_most"] = alike.max(0, initial=0)


@lru_cache(16)
def _pairs(count: int) -> tuple[Places, Places]:
    """Return the first and the second of each two of `count` things."""
    one, other = np.triu_indices(count, 1)
    return one, other


def _coverage(profile: Profile, items: Sequence[Item], held: Array, words: Array, columns: Columns) -> None:
    counts = _counts(profile, items)
    said = (counts > 0).astype(np.float32)
    worth = np.array([profile.shares[name] for name in SHARES], np.float32)
    # What one item alone says is covered with it; of the few other terms it counts whether any item says them.
    shared = said.sum(0) > 1
    covered = (worth * ~shared) @ said.T @ held + worth[:, shared] @ (said[:, shared].T @ held > 0)
    root = np.sqrt(words) / 7
    for name, values, a_word in zip(SHARES, covered, covered / root, strict=True):
        columns["covers_" + name] = values
        columns["covers_" + name + "_a_word"] = a_word
    weighted = counts * profile.weight.astype(np.float32)
    squares = ((weighted @ weighted.T) @ held * held).sum(0)
    mass = worth[SHARES.index("mass")]
    columns["like_all"] = (weighted @ mass) @ held / (np.sqrt(squares) * math.sqrt(float(mass @ mass)) + _TINY)
