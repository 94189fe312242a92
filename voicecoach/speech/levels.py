"""Levels: how loud each 10 ms frame is, and following speech outwards by its level.

Conventions: samples are float32 at 16 kHz, full scale 1; power is the variance in a frame; levels
in dB are 10 log10 of power.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicecoach.speech.activity import FRAME

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

POWER_FLOOR = 1e-10
"""-100 dBFS: below any converter."""


def frame_power(samples: NDArray[np.float32]) -> Floats:
    """Return the variance in each 10 ms frame, shape (n_channels, n_frames); a rest is dropped."""
    whole = len(samples) // FRAME
    frames = samples[: whole * FRAME].reshape(whole, FRAME, samples.shape[1])
    return np.asarray(frames.var(axis=1, dtype=np.float64).T)


def smooth(values: Floats, width: int) -> Floats:
    """Mean over ``width`` frames around each."""
    return np.convolve(values, np.ones(width) / width, "same")[: len(values)]


def follow(seed: Bools, hold: Bools, reach: int) -> Bools:
    """Extend each True of ``seed`` both ways while ``hold`` lasts, at most ``reach`` frames."""
    return follow_forward(seed, hold, reach) | follow_back(seed, hold, reach)


def follow_back(seed: Bools, hold: Bools, reach: int) -> Bools:
    """``seed``, each stretch of it begun earlier while ``hold`` lasts, at most ``reach`` frames."""
    return follow_forward(seed[::-1], hold[::-1], reach)[::-1]


def follow_forward(seed: Bools, hold: Bools, reach: int) -> Bools:
    """``seed``, each stretch of it ended later while ``hold`` lasts, at most ``reach`` frames."""
    if not len(seed):
        return seed.copy()
    index = np.arange(len(seed))
    last_break = np.maximum.accumulate(np.where(seed | hold, -1, index))
    last_seed = np.maximum.accumulate(np.where(seed, index, -1))
    return np.asarray((last_seed >= 0) & (last_seed > last_break) & (index - last_seed <= reach))


def runs(mask: Bools) -> list[tuple[int, int]]:
    """Stretches of True as (first frame, end frame)."""
    padded = np.concatenate([[False], mask, [False]])
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def to_db(power: Floats) -> Floats:
    """Level of a power; nothing lies below the floor."""
    return 10 * np.log10(np.maximum(power, POWER_FLOOR))


def ratio(db: float) -> float:
    """Power ratio of a difference of levels."""
    return float(10 ** (db / 10))
