"""Learned scores: a linear model and the mean of small networks, over standardised numbers; read from data files."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from matins.summary.features import Array

CLIP = 4.0
"""How many deviations from the mean a number may lie."""

LEAK = 0.1
"""What passes of values below zero between the layers (Maas et al. 2013)."""

# What so many rows come to between the layers of eight networks is less than 128 kB: the processor's cache holds it, no
# memory is asked of the system for it, and no BLAS thinks it worth a thread.
_AT_ONCE = 80
_DATA = files("matins.summary") / "data"


@dataclass(frozen=True, slots=True)
class Linear:
    """What a feature that lies one deviation above its mean adds to the score."""

    mean: Array
    spread: Array
    weights: Array

    def parts(self, rows: Array) -> Array:
        """Return what each feature of each row adds."""
        told: Array = np.clip((rows - self.mean) / self.spread, -CLIP, CLIP) * self.weights
        return told

    def __call__(self, rows: Array) -> Array:
        """Return the score of each row."""
        told: Array = self.parts(rows).sum(axis=1)
        return told


@dataclass(frozen=True, slots=True)
class Networks:
    """Networks of one shape: each layer is the weights [network, from, to] and the offsets [network, 1, to] of all."""

    mean: Array
    spread: Array
    layers: tuple[tuple[Array, Array], ...]

    def __call__(self, rows: Array) -> Array:
        """Return the mean score of each row."""
        values = np.clip((rows - self.mean) / self.spread, -CLIP, CLIP).astype(np.float32).T
        told = [self._scores(values[:, start : start + _AT_ONCE]) for start in range(0, len(rows), _AT_ONCE)]
        return np.concatenate([np.zeros(0, np.float32), *told])

    def _scores(self, values: Array) -> Array:
        """Return the mean score of each column of standardised values."""
        for number, (weights, offsets) in enumerate(self.layers):
            values = weights.transpose(0, 2, 1) @ values
            values += offsets.transpose(0, 2, 1)
            if number < len(self.layers) - 1:
                np.maximum(values, LEAK * values, out=values)
        told: Array = values[:, 0].mean(0)
        return told


def linear_of(model: Mapping[str, Mapping[str, float]], features: Sequence[str]) -> Linear:
    """Return a linear model in the form of data/sentences.json: mean, spread and weight of each feature by its name."""
    told = np.array([[model[name][key] for name in features] for key in ("mean", "spread", "weight")], np.float32)
    return Linear(told[0], told[1], told[2])


def networks_of(arrays: Mapping[str, Array]) -> Networks:
    """Return networks in the form of data/summaries.npz: mean, spread, and the weights and offsets of each layer."""
    told = {name: array.astype(np.float32) for name, array in arrays.items()}
    depth = sum(name.startswith("weights") for name in told)
    layers = tuple((told[f"weights{at}"], told[f"offsets{at}"]) for at in range(depth))
    return Networks(told["mean"], told["spread"], layers)


@cache
def shipped_linear(features: tuple[str, ...]) -> Linear:
    """Return the model of sentences that comes with matins."""
    return linear_of(json.loads((_DATA / "sentences.json").read_text("utf-8")), features)


@cache
def shipped_networks(name: str) -> Networks:
    """Return networks that come with matins: "summaries" or "points"."""
    with (_DATA / f"{name}.npz").open("rb") as file, np.load(file) as arrays:
        return networks_of(arrays)
