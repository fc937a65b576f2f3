"""Learned scores, and the models that come with matins."""

import json
from importlib.resources import files
from typing import Any, Literal

import numpy as np
import pytest

from matins.model.document import Document
from matins.summary.candidates import candidates
from matins.summary.features import FEATURES, Array
from matins.summary.learned import rank
from matins.summary.networks import (
    CLIP,
    LEAK,
    Linear,
    Networks,
    linear_of,
    networks_of,
    shipped_linear,
    shipped_networks,
)
from matins.summary.points import sets_of, units_of
from matins.summary.selection import Budget


def floats(*values: Any) -> Array:
    return np.array(values, np.float32)


def test_a_linear_score_is_the_sum_of_its_parts() -> None:
    model = Linear(floats(1, 0), floats(2, 1), floats(3, -1))
    rows = floats([5, 2], [1, 0])
    assert model.parts(rows).tolist() == [[6, -2], [0, 0]]
    assert model(rows).tolist() == [4, 0]


def test_no_number_counts_for_more_than_some_deviations() -> None:
    model = Linear(floats(0), floats(1), floats(1))
    assert model(floats([1e9], [-1e9], [1])).tolist() == [CLIP, -CLIP, 1]
    networks = Networks(floats(0), floats(1), ((floats([[1.0]]), floats([[0.0]])),))
    assert networks(floats([1e9], [-1e9], [1])).tolist() == [CLIP, -CLIP, 1]


def test_networks_are_followed_layer_by_layer_and_their_mean_is_taken() -> None:
    first = (floats([[1, -1], [0, 1]], [[2, 0], [0, 0]]), floats([[0, 1]], [[0, 0]]))
    second = (floats([[1], [10]], [[1], [1]]), floats([[0.5]], [[0]]))
    networks = Networks(floats(0, 0), floats(1, 1), (first, second))
    # [1, -3] gives the first network [1, -1 - 3 + 1 = -3] and the second [2, 0].
    one, other = 1 + 10 * -3 * LEAK + 0.5, 2.0
    assert networks(floats([1, -3])) == pytest.approx([(one + other) / 2])


def test_nothing_has_no_scores() -> None:
    assert shipped_linear(FEATURES)(np.zeros((0, len(FEATURES)), np.float32)).shape == (0,)
    networks = shipped_networks("points")
    assert networks(np.zeros((0, len(networks.mean)), np.float32)).shape == (0,)


@pytest.mark.parametrize("order", ["C", "F"])
def test_the_score_of_a_row_does_not_hang_on_those_beside_it(order: Literal["C", "F"]) -> None:
    networks = shipped_networks("summaries")
    rows = np.random.default_rng(1).normal(networks.mean, networks.spread, (200, len(networks.mean)))
    told = networks(np.asarray(rows, np.float32, order))
    assert told == pytest.approx(np.concatenate([networks(row[None].astype(np.float32)) for row in rows]), abs=1e-5)


def test_a_linear_model_is_read_by_the_names_of_its_features() -> None:
    told = {"b": {"mean": 1, "spread": 2, "weight": 3}, "a": {"mean": 4, "spread": 5, "weight": 6}}
    model = linear_of(told, ("a", "b"))
    assert (model.mean.tolist(), model.spread.tolist(), model.weights.tolist()) == ([4, 1], [5, 2], [6, 3])
    with pytest.raises(KeyError, match="c"):
        linear_of(told, ("a", "c"))


def test_networks_are_read_from_arrays_of_any_width() -> None:
    arrays: dict[str, Any] = {
        "mean": floats(1),
        "spread": floats(2),
        "weights0": floats([[1.0, 2.0]]).astype(np.float16),
        "offsets0": floats([[0.0, 0.0]]).astype(np.float16),
        "weights1": floats([[1.0], [1.0]]).astype(np.float16),
        "offsets1": floats([[0.0]]).astype(np.float16),
    }
    networks = networks_of(arrays)
    assert networks(floats([3])).tolist() == [3]
    assert [weights.dtype for weights, _ in networks.layers] == [np.float32] * 2


def test_the_model_of_sentences_knows_the_features_that_are_told() -> None:
    told = json.loads((files("matins.summary") / "data" / "sentences.json").read_text("utf-8"))
    assert tuple(told) == FEATURES
    model = shipped_linear(FEATURES)
    assert all(np.isfinite(array).all() for array in (model.mean, model.spread, model.weights))
    assert (model.spread > 0).all()
    assert model.weights.any()


@pytest.mark.parametrize("name", ["summaries", "points"])
def test_the_networks_are_as_wide_as_what_they_are_told(name: str, news: Document) -> None:
    networks = shipped_networks(name)
    ranking = rank(candidates(news, "en"), news.title, "en")
    if name == "summaries":
        _, members, told = ranking.summaries(ranking.usable(), Budget(3, None))
    else:
        members, told = sets_of(ranking, units_of(ranking, 8), 4)
    assert told.shape == (len(members), len(networks.mean))
    assert networks.layers[0][0].shape[1] == len(networks.mean)
    assert np.isfinite(networks(told)).all()
    assert (networks.spread > 0).all()


def test_models_are_read_once() -> None:
    assert shipped_networks("points") is shipped_networks("points")
    assert shipped_linear(FEATURES) is shipped_linear(FEATURES)
