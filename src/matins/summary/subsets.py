"""Whole summaries to choose from: every subset of the best sentences, told by numbers for the second stage.

Choosing among whole summaries instead of sentence by sentence follows Zhong et al. 2020 (MatchSum, arXiv 2004.08795),
with features in place of a language model.
"""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

import numpy as np

from matins.summary.features import FEATURES, Array, Columns
from matins.summary.profile import Profile
from matins.summary.terms import vector

POOL = 9
"""How many of the best are combined."""

MOST = 4
"""The largest subset."""

_MEANS = (
    "quotes", "opens_quoted", "quoted", "figures", "first_person", "pronoun_start", "connective_start", "reports",
    "colon", "capitals", "forward_z", "backward_z", "title_cosine_z", "like_next", "next_pronoun", "names_kept",
    "names_new", "new", "like_first", "first_paragraph", "opens_paragraph", "common_z", "keywords_z",
)  # fmt: skip
_TINY = 1e-9
_MEAN_COLUMNS = [FEATURES.index(name) for name in _MEANS]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, or what is left of it as a point: which of the article's, its terms, its size in words."""

    place: int
    terms: tuple[str, ...]
    size: float


@lru_cache(16)
def subsets(count: int, least: int, most: int) -> Array:
    """Return a row of 0 and 1 for each way of taking `least` to `most` of `count` things, the smallest first."""
    taken = [chosen for size in range(least, min(most, count) + 1) for chosen in combinations(range(count), size)]
    rows = np.zeros((len(taken), count), np.float32)
    for row, chosen in enumerate(taken):
        rows[row, chosen] = 1
    return rows


def likeness(vectors: Sequence[Mapping[str, float]]) -> tuple[Array, Array]:
    """Return the cosine of each two, and the larger share of the weight of one on the terms of the other.

    The vectors have unit length; the likeness of one to itself is told as 0.
    """
    known = _numbered(vectors)
    table = np.zeros((len(vectors), len(known)), np.float32)
    for row, one in zip(table, vectors, strict=True):
        row[[known[term] for term in one]] = list(one.values())
    within = table @ (table > 0).T.astype(np.float32) / np.maximum(table.sum(1), _TINY)[:, None]
    others = 1 - np.eye(len(vectors), dtype=np.float32)
    return table @ table.T * others, np.maximum(within, within.T) * others


def item_vectors(profile: Profile, items: Sequence[Item]) -> list[Mapping[str, float]]:
    """Return the vectors of the items, those of their sentences where they are whole."""
    return [
        profile.vectors[item.place]
        if item.terms is profile.candidates[item.place].terms
        else vector(item.terms, profile.weight)
        for item in items
    ]


def subset_features(
    profile: Profile, rows: Array, scores: Array, items: Sequence[Item], members: Array, cosine: Array
) -> Columns:
    """Return the numbers that tell of each subset, by name.

    `rows` and `scores` are those of all sentences of the article, `items` stand in document order, `members` has a row
    for each subset, `cosine` is the likeness of each two items.
    """
    count = members.sum(1)
    size = np.array([item.size for item in items], np.float32)
    words = members @ size
    columns: Columns = {}
    _amounts(profile, size, members, words, count, columns)
    _worth(scores, items, size, members, words, count, columns)
    _order(profile, items, members, count, columns)
    _redundancy(cosine, members, count, columns)
    _coverage(profile, items, members, words, columns)
    columns.update(
        {
            "mean_" + name: values
            for name, values in zip(
                _MEANS,
                ((members @ rows[[item.place for item in items]][:, _MEAN_COLUMNS]) / count[:, None]).T,
                strict=True,
            )
        }
    )
    return columns


def _amounts(profile: Profile, size: Array, members: Array, words: Array, count: Array, columns: Columns) -> None:
    columns["count"] = count
    for number in range(1, MOST + 1):
        columns[f"count_{number}"] = np.equal(count, number).astype(np.float32)
    columns["words"] = words / 50
    columns["log_words"] = np.log(words)
    columns["words_squared"] = columns["words"] ** 2
    columns["share"] = words / sum(profile.sizes)
    columns["mean_size"] = words / count / 25
    columns["least_size"] = np.where(members > 0, size, np.inf).min(1) / 25
    columns["most_size"] = (members * size).max(1) / 25
    sentences = math.log(len(profile.sizes))
    middle = statistics.median(profile.sizes) / 25
    one = np.ones(len(words), np.float32)
    columns["sentences"] = one * sentences
    columns["middle_size"] = one * middle
    columns["first_size"] = one * profile.sizes[0] / 25
    columns["has_title"] = one * profile.has_title
    columns["words_by_sentences"] = columns["words"] * sentences
    columns["count_by_sentences"] = count * sentences
    columns["words_by_title"] = columns["words"] * profile.has_title
    columns["words_by_size"] = columns["words"] * middle


def _worth(
    scores: Array,
    items: Sequence[Item],
    size: Array,
    members: Array,
    words: Array,
    count: Array,
    columns: Columns,
) -> None:
    likely = np.exp(scores - scores.max())
    likely = (likely / likely.sum())[[item.place for item in items]]
    score = scores[[item.place for item in items]]
    total = members @ score
    columns["score"] = total
    columns["score_mean"] = total / count
    columns["score_least"] = np.where(members > 0, score, np.inf).min(1)
    columns["score_most"] = np.where(members > 0, score, -np.inf).max(1)
    columns["score_a_word"] = members @ (score * size) / words
    columns["score_lost"] = members @ (score.max() - score)
    columns["has_best"] = members[:, int(score.argmax())]
    columns["likely"] = members @ likely
    columns["likely_mean"] = columns["likely"] / count
    columns["likely_log"] = members @ np.log(likely + 1e-4) / count


def _order(profile: Profile, items: Sequence[Item], members: Array, count: Array, columns: Columns) -> None:
    place = np.array([item.place for item in items], np.float32)
    columns["place"] = members @ np.log1p(place) / count
    columns["place_first"] = np.log1p(np.where(members > 0, place, np.inf).min(1))
    columns["place_last"] = np.log1p((members * place).max(1))
    columns["place_relative"] = members @ place / count / max(1, len(profile.sizes) - 1)
    at = {item.place: number for number, item in enumerate(items)}
    leading, run = np.ones(len(members), np.float32), np.zeros(len(members), np.float32)
    for step in range(MOST):
        leading = leading * (members[:, at[step]] if step in at else 0)
        run = run + leading
    columns["leading"] = run
    columns["is_lead"] = np.equal(run, count).astype(np.float32)
    beside = np.equal(place[1:], place[:-1] + 1).astype(np.float32)
    columns["adjacent"] = (members[:, :-1] * members[:, 1:]) @ beside
    columns["adjacent_mean"] = columns["adjacent"] / count


def _redundancy(cosine: Array, members: Array, count: Array, columns: Columns) -> None:
    total = ((members @ cosine) * members).sum(1) / 2
    columns["alike"] = total
    columns["alike_mean"] = total / np.maximum(1, count * (count - 1) / 2)
    columns["alike_most"] = (members[:, :, None] * members[:, None, :] * cosine).max((1, 2))


def _coverage(profile: Profile, items: Sequence[Item], members: Array, words: Array, columns: Columns) -> None:
    known = _numbered([item.terms for item in items])
    said = np.zeros((len(items), len(known)), np.float32)
    for row, item in zip(said, items, strict=True):
        np.add.at(row, [known[term] for term in item.terms], 1)
    shares = {
        "keywords": profile.keywords,
        "mass": profile.mass,
        "title": profile.asked,
        "opening": profile.opening,
        "again": profile.again,
    }
    worth = np.array([[share.get(term, 0.0) for share in shares.values()] for term in known], np.float32)
    covered = (members @ said > 0).astype(np.float32) @ worth
    root = np.sqrt(words) / 7
    for name, values in zip(shares, covered.T, strict=True):
        columns["covers_" + name] = values
        columns["covers_" + name + "_a_word"] = values / root
    weighted = said * np.array([profile.weight[term] for term in known], np.float32)
    squares = ((members @ (weighted @ weighted.T)) * members).sum(1)
    norm = math.hypot(*profile.mass.values())
    columns["like_all"] = members @ (weighted @ worth[:, 1]) / (np.sqrt(squares) * norm + _TINY)


def _numbered(said: Iterable[Iterable[str]]) -> dict[str, int]:
    return {term: at for at, term in enumerate(dict.fromkeys(chain.from_iterable(said)))}
