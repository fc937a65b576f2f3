"""Which pieces of a page are its article: trees of yes and no learned from pages whose text is known.

Gradient boosted decision trees (Friedman, Greedy function approximation, 2001); what they were learned from, and how,
is told beside them in data/README.md.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from matins.extract.features import FEATURES

LIKELY = 0.4
"""From which probability on a piece is taken for the article."""

Tree = float | tuple[int, float, "Tree", "Tree"]
"""A value, or: which feature is compared, with what, the tree to go on with if it is no more, and the one if it is."""


def probabilities(rows: Sequence[Sequence[float]], trees: Sequence[Tree] | None = None) -> list[float]:
    """Return for each piece, told by its FEATURES, how likely it is part of the article.

    `trees` stand in for those that come with matins.
    """
    trees = shipped_trees() if trees is None else trees
    return [1 / (1 + exp(-_score(row, trees))) for row in rows]


def trees_of(model: Mapping[str, Any]) -> tuple[Tree, ...]:
    """Return the trees of a model in the form of data/membership.json.

    That has the names of the `features`, and of each of the `trees` its inner `nodes`, the first one on top, and the
    values of its `leaves`.  A node is the number of a feature, a bound, and where to go if the feature is no more, and
    where if it is; ~n is leaf n.
    """
    places = [FEATURES.index(name) for name in model["features"]]

    def tree(nodes: Sequence[Sequence[Any]], leaves: Sequence[float], at: int) -> Tree:
        if at < 0:
            return leaves[~at]
        feature, bound, no_more, more = nodes[at]
        return places[feature], bound, tree(nodes, leaves, no_more), tree(nodes, leaves, more)

    return tuple(tree(found["nodes"], found["leaves"], 0 if found["nodes"] else ~0) for found in model["trees"])


@cache
def shipped_trees() -> tuple[Tree, ...]:
    """Return the trees that come with matins."""
    return trees_of(json.loads((files("matins.extract") / "data" / "membership.json").read_text("utf-8")))


def _score(row: Sequence[float], trees: Sequence[Tree]) -> float:
    score = 0.0
    for tree in trees:
        at = tree
        while isinstance(at, tuple):
            feature, bound, no_more, more = at
            at = no_more if row[feature] <= bound else more
        score += at
    return score
