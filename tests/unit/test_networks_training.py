"""How models are taught."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from matins.summary.networks import CLIP, Networks
from networks_training import (
    Floats,
    Group,
    Recipe,
    _Network,
    listwise,
    squared,
    standardised,
    standardising,
    taught,
)

LINEAR = Recipe(hidden=(), epochs=40, dropout=0.0, decay=0.0)
DEEP = Recipe(hidden=(6, 4), epochs=30, dropout=0.0, decay=0.0, most=8)


def groups(count: int = 64, size: int = 6, seed: int = 0) -> list[Group]:
    """Return groups in which the best row is told by its first and third number."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows = random.normal(size=(size, 3)).astype(np.float32)
        worth = 2 * rows[:, 0] - rows[:, 2]
        found.append(Group(rows, np.equal(worth, worth.max()).astype(np.float32), 1.0))
    return found


def test_numbers_are_standardised_and_kept_in_bounds() -> None:
    rows = np.array([[1, 5], [3, 5]], np.float32)
    mean, spread = standardising(
        [Group(rows[:1], np.zeros(1, np.float32), 1), Group(rows[1:], np.zeros(1, np.float32), 1)]
    )
    assert (mean.tolist(), spread.tolist()) == ([2, 5], [1, 1])
    assert standardised(rows, mean, spread).tolist() == [[-1, 0], [1, 0]]
    assert standardised(rows * 1000, mean, spread).max() == CLIP


def test_a_linear_rule_is_learned_from_what_is_picked() -> None:
    weights, offsets = taught(groups(640), LINEAR, listwise, seed=1)[0]
    assert (weights.shape, offsets.shape) == ((3, 1), (1,))
    told = weights[:, 0]
    assert told[0] > 0 > told[2]
    assert abs(told[1]) < abs(told[2])
    hits = [int((one.rows @ told).argmax()) == int(one.truth.argmax()) for one in groups(seed=5)]
    assert np.mean(hits) > 0.8


def test_networks_learn_what_is_no_linear_rule() -> None:
    random = np.random.default_rng(3)
    rows = random.normal(size=(64, 24, 2)).astype(np.float32)
    taken = [Group(one, np.abs(one[:, 0]) - 0.8, 1.0) for one in rows]
    layers = taught(taken, Recipe(hidden=(8, 8), epochs=300, dropout=0.0, decay=0.0), squared, seed=2)
    zeros, ones = np.zeros(2, np.float32), np.ones(2, np.float32)
    network = Networks(zeros, ones, tuple((weights[None], offsets[None, None]) for weights, offsets in layers))
    error = np.mean([(network(one.rows) - one.truth) ** 2 for one in taken])
    assert error < 0.3 * np.mean([one.truth**2 for one in taken])


def test_the_same_seed_gives_the_same_weights_and_another_gives_others() -> None:
    first, again, other = (taught(groups(), DEEP, listwise, seed) for seed in (1, 1, 2))
    assert all(
        np.array_equal(a, b) for one, two in zip(first, again, strict=True) for a, b in zip(one, two, strict=True)
    )
    assert not np.array_equal(first[0][0], other[0][0])


def test_layers_are_as_wide_as_the_recipe_says() -> None:
    layers = taught(groups(4), DEEP, squared, seed=1)
    assert [weights.shape for weights, _ in layers] == [(3, 6), (6, 4), (4, 1)]
    assert all(weights.dtype == np.float32 and np.isfinite(weights).all() for weights, _ in layers)


def test_decay_holds_weights_back() -> None:
    free = taught(groups(), LINEAR, listwise, seed=1)[0][0]
    held = taught(groups(), Recipe(hidden=(), epochs=40, dropout=0.0, decay=50.0), listwise, seed=1)[0][0]
    assert np.abs(held).sum() < np.abs(free).sum()


@pytest.mark.parametrize("loss", [listwise, squared])
def test_the_slopes_are_those_of_the_loss(loss: Callable[..., Floats]) -> None:
    random = np.random.default_rng(4)
    network = _Network((3, 4, 1), random)
    rows = random.normal(size=(5, 3)).astype(np.float32)
    truths = np.array([0, 1, 0, 0.5, 0.5], np.float32)
    sizes = np.array([2, 3])

    def worth() -> float:
        outputs = network.forward(rows, 0.0, random).astype(np.float64)
        if loss is squared:
            return float((15 * (outputs - truths) ** 2 / np.repeat(sizes, sizes)).sum())
        told = 0.0
        for start, end in pairwise([0, 2, 5]):
            part = outputs[start:end]
            told += float(np.log(np.exp(part).sum()) * truths[start:end].sum() - (truths[start:end] * part).sum())
        return told

    slopes = network.slopes(loss(network.forward(rows, 0.0, random), truths, sizes))
    arrays = [one for layer in network.layers for one in layer]
    for array, slope in zip(arrays, slopes, strict=True):
        assert array.shape == slope.shape
        for at in np.ndindex(array.shape):
            before = float(array[at])
            array[at] = before + 1e-3
            more = worth()
            array[at] = before - 1e-3
            less = worth()
            array[at] = before
            assert slope[at] == pytest.approx((more - less) / 2e-3, abs=0.03, rel=0.05)


def test_dropout_drops_inputs_in_teaching_and_keeps_their_mean() -> None:
    random = np.random.default_rng(0)
    network = _Network((400, 1), random)
    network.layers[0][0][:] = 1
    rows = np.ones((1, 400), np.float32)
    assert network.forward(rows, 0.0, random).tolist() == [400]
    assert float(network.forward(rows, 0.5, random)[0]) == pytest.approx(400, rel=0.2)
