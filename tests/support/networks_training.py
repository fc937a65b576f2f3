"""Teaching linear models and small networks on groups of rows, in numpy: an article's sentences, or its summaries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matins.summary.networks import CLIP, LEAK

Floats = NDArray[np.float32]

Loss = Callable[[Floats, Floats, NDArray[np.intp]], Floats]
"""Gives the slope of the loss at each output, from outputs, truths and the size of each group."""

_BATCH, _RATE, _LAST_RATE = 64, 2e-3, 1e-5
_FIRST, _SECOND, _TINY = 0.9, 0.999, 1e-8
_LAST_LAYER = 0.3


@dataclass(frozen=True)
class Group:
    """Rows that are compared with each other, the truth of each, and how much the group counts."""

    rows: Floats
    truth: Floats
    weight: float


@dataclass(frozen=True)
class Recipe:
    """How a network is taught: its hidden layers (none is a linear model), for how long, and held back by what.

    Of larger groups `most` rows are drawn each time; None takes all.
    """

    hidden: tuple[int, ...]
    epochs: int
    dropout: float
    decay: float
    most: int | None = None


def standardising(groups: Sequence[Group]) -> tuple[Floats, Floats]:
    """Return the mean and the deviation of each column."""
    rows = np.concatenate([group.rows for group in groups])
    spread = rows.std(0)
    return rows.mean(0), np.where(spread > 1e-4, spread, 1).astype(np.float32)


def standardised(rows: Floats, mean: Floats, spread: Floats) -> Floats:
    """Return `rows` as a model is to see them."""
    told: Floats = np.clip((rows - mean) / spread, -CLIP, CLIP).astype(np.float32)
    return told


def listwise(outputs: Floats, truths: Floats, sizes: NDArray[np.intp]) -> Floats:
    """Cross-entropy between the softmax of a group's outputs and its truths (Cao et al. 2007)."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    likely = np.exp(outputs - np.repeat(np.maximum.reduceat(outputs, starts), sizes))
    slope: Floats = likely / np.repeat(np.add.reduceat(likely, starts), sizes) - truths
    return slope


def squared(outputs: Floats, truths: Floats, sizes: NDArray[np.intp]) -> Floats:
    """Squared error, each group counting as one."""
    beside = np.repeat(sizes.astype(np.float32), sizes)
    slope: Floats = np.float32(30) * (outputs - truths) / beside
    return slope


def taught(groups: Sequence[Group], recipe: Recipe, loss: Loss, seed: int) -> list[tuple[Floats, Floats]]:
    """Return the weights and offsets of the layers of a network taught by `groups`, whose rows are standardised.

    Adam (Kingma and Ba 2015) with decoupled decay and a cosine rate; leaky rectifiers; dropout (Srivastava et al.
    2014).
    """
    random = np.random.default_rng(seed)
    widths = (groups[0].rows.shape[1], *recipe.hidden, 1)
    network = _Network(widths, random)
    steps = recipe.epochs * -(-len(groups) // _BATCH)
    step = 0
    for _ in range(recipe.epochs):
        order = random.permutation(len(groups))
        for start in range(0, len(groups), _BATCH):
            drawn = [_drawn(groups[at], recipe.most, random) for at in order[start : start + _BATCH]]
            sizes = np.array([len(group.truth) for group in drawn])
            weights = np.repeat(np.array([group.weight for group in drawn], np.float32), sizes)
            outputs = network.forward(np.concatenate([group.rows for group in drawn]), recipe.dropout, random)
            truths = np.concatenate([group.truth for group in drawn])
            slope = loss(outputs, truths, sizes) * weights / np.float32(len(drawn))
            rate = _RATE / 2 * (1 + np.cos(np.pi * step / steps)) + _LAST_RATE
            network.step(network.slopes(slope), float(rate), recipe.decay)
            step += 1
    return network.layers


def _drawn(group: Group, most: int | None, random: np.random.Generator) -> Group:
    if most is None or len(group.truth) <= most:
        return group
    rows = random.integers(0, len(group.truth), most)
    return Group(group.rows[rows], group.truth[rows], group.weight)


@dataclass
class _Memory:
    """What Adam remembers of the slopes of one array."""

    first: Floats
    second: Floats


@dataclass
class _Network:
    widths: Sequence[int]
    random: Any
    layers: list[tuple[Floats, Floats]] = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        self.layers = [
            (
                self.random.normal(0, np.sqrt(2 / wide), (wide, narrow)).astype(np.float32)
                * (1 if narrow > 1 else _LAST_LAYER),
                np.zeros(narrow, np.float32),
            )
            for wide, narrow in zip(self.widths, self.widths[1:], strict=False)
        ]
        self._memory = [_Memory(np.zeros_like(one), np.zeros_like(one)) for layer in self.layers for one in layer]

    def forward(self, rows: Floats, dropout: float, random: np.random.Generator) -> Floats:
        """Return an output for each row; the same inputs of a layer are dropped for all rows."""
        self._seen: list[tuple[Floats, Floats, Floats]] = []
        flowing = rows
        for number, (weights, offsets) in enumerate(self.layers):
            kept = np.where(random.random(flowing.shape[1]) < dropout, 0, 1 / (1 - dropout)).astype(np.float32)
            flowing = flowing * kept
            out = flowing @ weights + offsets
            self._seen.append((flowing, kept, out))
            flowing = np.maximum(out, LEAK * out) if number < len(self.layers) - 1 else out
        outputs: Floats = flowing[:, 0]
        return outputs

    def slopes(self, slope: Floats) -> list[Floats]:
        """Return the slopes of the loss by all weights and offsets, from those by the outputs."""
        found: list[Floats] = []
        flowing = slope[:, None]
        for number in range(len(self.layers) - 1, -1, -1):
            seen, kept, out = self._seen[number]
            if number < len(self.layers) - 1:
                flowing = np.where(out > 0, flowing, LEAK * flowing)
            found[:0] = [seen.T @ flowing, flowing.sum(0)]
            if number:
                flowing = flowing @ self.layers[number][0].T * kept
        return found

    def step(self, slopes: Sequence[Floats], rate: float, decay: float) -> None:
        """Go one step down the slopes."""
        self.count += 1
        arrays = [one for layer in self.layers for one in layer]
        for array, slope, memory in zip(arrays, slopes, self._memory, strict=True):
            memory.first += (1 - _FIRST) * (slope - memory.first)
            memory.second += (1 - _SECOND) * (slope * slope - memory.second)
            first = memory.first / (1 - _FIRST**self.count)
            second = memory.second / (1 - _SECOND**self.count)
            held = rate * decay if array.ndim == 2 else 0.0
            array[...] = array * (1 - held) - rate * first / (np.sqrt(second) + _TINY)
