"""Local speakers: who speaks within a window of seconds, and whether two do at once.

pyannote segmentation-3.0 gives each frame of a window one of seven classes: silence, one of three
local speakers, or a pair of them. A speaker's number holds within one window only. It is run twice:

- over long windows (10 s, as trained), for who speaks;
- over short ones, for whether two speak at once: with less around it the network hears short
  overlaps better (of 32 short ones in simulated talks, 20 at the price of 17 false ones; with long
  windows 16 cost 19 and 20 cost 89).

Conventions: sound is float32 mono at 16 kHz; values are probabilities on the 10 ms frames of
``activity``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from voicecoach.speech.activity import FRAME, SAMPLE_RATE_HZ, open_network

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Read = Callable[[float, float], Floats]

LONG_WINDOW_S = 10.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How far apart windows and voice prints begin, and how long the short ones are, s."""

    short_windows_s: tuple[float, ...]
    long_hop_s: float
    short_hop_s: float
    print_hop_s: float


DENSE, SPARSE = Pace((1.5, 2.5), 1.0, 0.25, 0.25), Pace((2.0,), 2.0, 0.5, 0.5)
DENSE_TALK_S = 300.0
"""Longer talks get half the windows: half the time (benchmarks/cost.py), and of 16 interruptions
one more is missed (benchmarks/turns.py --sparse)."""
BATCH_S = 40.0
"""Sound given to the network at once: more is not faster, and takes memory."""

STEP = 270
"""Samples between the network's frames,"""
FIELD = 991
"""and samples that one of them sees."""
LOCAL_SPEAKERS = 3
CLASS_SPEAKERS = ((), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2))
"""The local speakers who speak in each class."""


@dataclass(frozen=True, slots=True)
class Window:
    """Classes (n_frames, 7) of the window that begins at frame ``first``."""

    first: int
    classes: Floats


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What the network hears in a recording of ``n_frames``.

    ``speech`` and ``overlap``: probability that anybody speaks, and that two do, (n_frames,).
    """

    n_frames: int
    windows: tuple[Window, ...]
    speech: Floats
    overlap: Floats


def pace_of(n_frames: int) -> Pace:
    """The pace for a recording of ``n_frames``."""
    return DENSE if n_frames * FRAME / SAMPLE_RATE_HZ <= DENSE_TALK_S else SPARSE


class Segmenter:
    """The segmentation network, loaded once."""

    def __init__(self, path: Path) -> None:
        self._session = open_network(path)

    def segment(
        self, read: Read, n_frames: int, progress: Callable[[float], None] | None = None
    ) -> Segmentation:
        """Hear a recording of ``n_frames``; ``read(start, end)`` gives its sound in s."""
        pace = pace_of(n_frames)
        windows = []
        speech = WindowMean((n_frames,))
        for window in self._hear(read, n_frames, LONG_WINDOW_S, pace.long_hop_s):
            windows.append(Window(window.first, window.classes.astype(np.float16)))
            speech.add(window.first, 1 - window.classes[:, 0])
            if progress:
                progress(window.first / max(1, n_frames))
        overlaps = []
        for length in pace.short_windows_s:
            overlap = WindowMean((n_frames,))
            for window in self._hear(read, n_frames, length, pace.short_hop_s):
                overlap.add(window.first, window.classes[:, 1 + LOCAL_SPEAKERS :].sum(axis=1))
            overlaps.append(overlap.values())
        both = np.asarray(np.mean(overlaps, axis=0), np.float32)
        return Segmentation(n_frames, tuple(windows), np.asarray(speech.values(), np.float32), both)

    def _hear(self, read: Read, n_frames: int, length_s: float, hop_s: float) -> Iterator[Window]:
        per_s = SAMPLE_RATE_HZ // FRAME
        length = min(round(length_s * per_s), n_frames)
        if length * FRAME < FIELD:
            return
        last = n_frames - length
        starts = [*range(0, last, round(hop_s * per_s)), last]
        at_once = max(1, int(BATCH_S * per_s / length))
        for i in range(0, len(starts), at_once):
            some = starts[i : i + at_once]
            sound = read(some[0] / per_s, (some[-1] + length) / per_s)
            batch = np.stack([sound[(a - some[0]) * FRAME :][: length * FRAME] for a in some])
            (found,) = self._session.run(None, {"sound": batch})
            for first, classes in zip(some, np.exp(found), strict=True):
                yield Window(first, _on_frames(classes, length))


def _on_frames(classes: Floats, length: int) -> Floats:
    """Interpolate the network's frames (m, 7) to ``length`` frames of 10 ms."""
    centre = (np.arange(length) * FRAME + FRAME / 2 - FIELD / 2) / STEP
    before = np.clip(np.floor(centre).astype(int), 0, max(0, len(classes) - 2))
    part = np.clip(centre - before, 0, 1)[:, None]
    after = np.minimum(before + 1, len(classes) - 1)
    return np.asarray(classes[before] * (1 - part) + classes[after] * part, np.float32)


class WindowMean:
    """Weighted mean of overlapping windows; their middles count most (Hamming).

    ``shape`` is that of the whole, frames last.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._sum, self._weight = np.zeros(shape), np.zeros(shape[-1])

    def add(self, first: int, values: NDArray[np.floating[Any]]) -> None:
        span = slice(first, first + values.shape[-1])
        weight = np.hamming(values.shape[-1])
        self._sum[..., span] += weight * values
        self._weight[span] += weight

    def values(self) -> NDArray[np.float64]:
        return np.asarray(self._sum / np.maximum(self._weight, 1e-9))
