"""Multinomial logistic regression over features that are there or not, in NumPy.

L2 penalty, full gradient, Adam (Kingma & Ba, 2015).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

STEPS = 300
RATE = 0.05

Floats = NDArray[np.float64]


class Sparse:
    """Rows of features that are there, as sorted places of ones."""

    def __init__(self, features: Sequence[Iterable[str]], names: Sequence[str]) -> None:
        place = {name: i for i, name in enumerate(names)}
        own = [[place[name] for name in row if name in place] for row in features]
        self.shape = (len(own), len(names))
        self.rows = np.repeat(np.arange(len(own)), [len(row) for row in own])
        self.columns = np.array([i for row in own for i in row], np.int64)

    def times(self, weights: Floats) -> Floats:
        """(rows, classes)"""
        return self._sum(weights[self.columns], self.rows, self.shape[0])

    def transposed_times(self, values: Floats) -> Floats:
        """(features, classes)"""
        return self._sum(values[self.rows], self.columns, self.shape[1])

    @staticmethod
    def _sum(values: Floats, groups: NDArray[np.int64], n: int) -> Floats:
        return np.stack([np.bincount(groups, column, n) for column in values.T], axis=1)


class Dense:
    """Rows of numbers."""

    def __init__(self, values: Floats) -> None:
        self.values = values
        self.shape = values.shape

    def times(self, weights: Floats) -> Floats:
        return self.values @ weights

    def transposed_times(self, values: Floats) -> Floats:
        return self.values.T @ values


def names_of(features: Iterable[Iterable[str]], least: int) -> list[str]:
    """The features that at least ``least`` rows have."""
    counts = Counter(name for row in features for name in row)
    return sorted(name for name, count in counts.items() if count >= least)


def probabilities(sums: Floats) -> Floats:
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def fit(
    x: Sparse | Dense,
    labels: NDArray[np.int64],
    n_classes: int,
    penalty: float,
    row_weights: Floats | None = None,
    steps: int = STEPS,
) -> Floats:
    """The weights, (features, classes); ``penalty`` is on the sum of squares, halved."""
    share = np.ones(len(labels)) if row_weights is None else row_weights
    truth = np.eye(n_classes)[labels]
    weights = np.zeros((x.shape[1], n_classes))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        off = (probabilities(x.times(weights)) - truth) * share[:, None]
        slope = (x.transposed_times(off) + penalty * weights) / len(labels)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights
