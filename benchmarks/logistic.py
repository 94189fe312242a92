"""Logistic regression over features that are there or not, in NumPy.

Adam (Kingma & Ba, 2015) with an L2 penalty: ``fit`` by the full gradient; ``fit_batches`` by small
batches with features left out at random, so that no one word carries all (dropout training; Wang &
Manning, 2013). ``calibrate`` says how sums become probabilities (Platt, 1999).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from voicecoach.language.linear import MOST_STEPS, STEPS_PER_UNIT

STEPS = 300
RATE = 0.05
BATCH = 2000
"""Rows a step of ``fit_batches``."""
BATCH_RATE = 0.025
"""At .05 sums run away where rows have 200 features."""
EPOCHS = 12
LEFT_OUT = 0.5
"""Share of a row's features left out each time."""
SEED = 0
NEWTON_STEPS = 25

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


class Sparse:
    """Rows of features that are there: ``columns[starts[i]:starts[i + 1]]`` are those of row i."""

    def __init__(self, starts: Places, columns: Places, width: int) -> None:
        self.starts = starts
        self.columns = columns
        self.shape = (len(starts) - 1, width)
        rows = np.repeat(np.arange(self.shape[0]), np.diff(starts))
        self._by_row = _groups(rows, columns)
        self._by_column = _groups(columns, rows)

    @classmethod
    def of(cls, features: Sequence[Iterable[str]], names: Sequence[str]) -> Sparse:
        place = {name: i for i, name in enumerate(names)}
        own = [sorted(place[name] for name in row if name in place) for row in features]
        starts = np.cumsum([0, *map(len, own)])
        return cls(starts, np.array([i for row in own for i in row], np.int64), len(names))

    def thinned(self, rows: Places, left_out: float, random: np.random.Generator) -> Sparse:
        """Some of the rows, each without a share of its features."""
        lengths = np.diff(self.starts)[rows]
        owner = np.repeat(np.arange(len(rows)), lengths)
        before = np.cumsum(lengths) - lengths
        at = np.arange(len(owner)) + np.repeat(self.starts[rows] - before, lengths)
        kept = random.random(len(at)) >= left_out
        counts = np.bincount(owner[kept], minlength=len(rows))
        return Sparse(np.cumsum([0, *counts]), self.columns[at[kept]], self.shape[1])

    def times(self, weights: Floats) -> Floats:
        """(rows, classes)"""
        return _sums(weights, self._by_row, self.shape[0])

    def transposed_times(self, values: Floats) -> Floats:
        """(features, classes)"""
        return _sums(values, self._by_column, self.shape[1])


Groups = tuple[Places, Places, Places]


def _groups(groups: Places, members: Places) -> Groups:
    """The groups there are, where each begins, and the members in their order."""
    order = np.argsort(groups, kind="stable")
    there, starts = np.unique(groups[order], return_index=True)
    return there, starts, members[order]


def _sums(values: Floats, groups: Groups, n: int) -> Floats:
    there, starts, members = groups
    sums = np.zeros((n, values.shape[1]))
    if len(there):
        sums[there] = np.add.reduceat(values[members], starts, axis=0)
    return sums


class Dense:
    """Rows of numbers."""

    def __init__(self, values: Floats) -> None:
        self.values = values
        self.shape = values.shape

    def times(self, weights: Floats) -> Floats:
        return self.values @ weights

    def transposed_times(self, values: Floats) -> Floats:
        return self.values.T @ values


class Adam:
    """Steps down a slope."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.weights = np.zeros(shape)
        self._mean, self._square = np.zeros(shape), np.zeros(shape)
        self._steps = 0

    def step(self, slope: Floats, rate: float) -> None:
        self._steps += 1
        self._mean = 0.9 * self._mean + 0.1 * slope
        self._square = 0.999 * self._square + 0.001 * slope**2
        mean = self._mean / (1 - 0.9**self._steps)
        square = self._square / (1 - 0.999**self._steps)
        self.weights -= rate * mean / (np.sqrt(square) + 1e-8)


def names_of(features: Iterable[Iterable[str]], least: int) -> list[str]:
    """The features that at least ``least`` rows have."""
    counts = Counter(name for row in features for name in row)
    return sorted(name for name, count in counts.items() if count >= least)


def probabilities(sums: Floats) -> Floats:
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def sigmoid(sums: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(sums, -30, 30))))


def fit(
    x: Sparse | Dense,
    labels: Places,
    n_classes: int,
    penalty: float,
    row_weights: Floats | None = None,
    steps: int = STEPS,
) -> Floats:
    """The weights, (features, classes); ``penalty`` is on the sum of squares, halved."""
    share = np.ones(len(labels)) if row_weights is None else row_weights
    truth = np.eye(n_classes)[labels]
    own = Adam((x.shape[1], n_classes))
    for _ in range(steps):
        off = (probabilities(x.times(own.weights)) - truth) * share[:, None]
        own.step((x.transposed_times(off) + penalty * own.weights) / len(labels), RATE)
    return own.weights


def fit_batches(
    x: Sparse,
    truth: Floats,
    share: Floats,
    penalty: float,
    link: Callable[[Floats], Floats],
    seed: int = SEED,
) -> Floats:
    """The weights, (features, classes), by small batches with features left out.

    ``truth`` is (rows, classes); ``share``: what each cell counts; ``link``: ``sigmoid`` where
    each class is there or not, ``probabilities`` where one of them is.
    """
    random = np.random.default_rng(seed)
    n = len(truth)
    own = Adam((x.shape[1], truth.shape[1]))
    for epoch in range(EPOCHS):
        for rows in np.array_split(random.permutation(n), max(1, n // BATCH)):
            some = x.thinned(rows, LEFT_OUT, random)
            off = link(some.times(own.weights) / (1 - LEFT_OUT)) - truth[rows]
            slope = some.transposed_times(off * share[rows]) / (1 - LEFT_OUT) / len(rows)
            own.step(slope + penalty * own.weights / n, BATCH_RATE * (1 - epoch / EPOCHS))
    return own.weights


def mean_of_fits(
    x: Sparse,
    truth: Floats,
    share: Floats,
    penalty: float,
    link: Callable[[Floats], Floats],
    fits: int,
) -> Floats:
    """The mean of several ``fit_batches``, between which chance leaves out other features."""
    own = [fit_batches(x, truth, share, penalty, link, seed) for seed in range(fits)]
    return np.asarray(np.mean(own, axis=0))


def calibrate(sums: Floats, truth: Floats, share: Floats) -> tuple[float, float]:
    """Of one class: the slope and offset that make its sums fit the truth; Newton's method."""
    x = np.column_stack([sums, np.ones(len(sums))])
    own = np.array([1.0, 0.0])
    for _ in range(NEWTON_STEPS):
        p = sigmoid(x @ own)
        slope = x.T @ (share * (p - truth))
        own -= np.linalg.solve((x * (share * p * (1 - p))[:, None]).T @ x + np.eye(2), slope)
    return float(own[0]), float(own[1])


def most_telling(
    names: Sequence[str], weights: Floats, rows: Iterable[Iterable[str]], n: int
) -> dict[str, dict[int, int]]:
    """The steps (``linear``) of the ``n`` weights that tell most, by feature and class.

    How much one tells: its size, times the root of how many of ``rows`` have the feature.
    """
    counts = Counter(name for row in rows for name in row)
    often = np.sqrt([counts[name] for name in names])
    telling = np.abs(weights) * often[:, None]
    least = np.sort(telling, axis=None)[-min(n, telling.size)]
    steps = np.rint(weights * STEPS_PER_UNIT).clip(-MOST_STEPS, MOST_STEPS).astype(int)
    steps *= telling >= least
    kept = {}
    for name, own in zip(names, steps, strict=True):
        places = np.flatnonzero(own)
        if len(places):
            kept[name] = {int(place): int(own[place]) for place in places}
    return kept
