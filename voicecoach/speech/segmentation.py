"""Local speakers: who speaks within a window of seconds.

pyannote segmentation-3.0 gives each frame of a window one of seven classes: silence, one of three
local speakers, or a pair of them. A speaker's number holds within one window only. It is run over
windows of 10 s, as it was trained, for who speaks; what its inner layers hear in short windows is
used by ``overlap``.

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
class Hearing:
    """How short windows are heard: their length, how far apart they begin, and how much of each
    person alone is put before each, s."""

    window_s: float
    hop_s: float
    sample_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How far apart long windows and voice prints begin, s, and how short windows are heard."""

    long_hop_s: float
    print_hop_s: float
    hearings: tuple[Hearing, ...]


DENSE = Pace(1.0, 0.25, (Hearing(2.0, 0.25), Hearing(1.5, 0.25, 1.5)))
SPARSE = Pace(2.0, 0.5, (Hearing(2.0, 0.5),))
DENSE_TALK_S = 300.0
"""Longer talks get a quarter of the windows, and back-channels with F1 .67, not .77
(benchmarks/turns.py --sparse, without words)."""
BATCH_S = 30.0
"""Sound given to the network at once: more is not faster, and takes memory."""

STEP = 270
"""Samples between the network's frames,"""
FIELD = 991
"""and samples that one of them sees."""
HIDDEN_LAYERS = ("Reshape_24", "Transpose_28")
"""What the third and the fourth recurrent layer make, as ``networks`` names it."""
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

    ``speech``: probability that anybody speaks, (n_frames,).
    """

    n_frames: int
    windows: tuple[Window, ...]
    speech: Floats


def pace_of(n_frames: int) -> Pace:
    """The pace for a recording of ``n_frames``."""
    return DENSE if n_frames * FRAME / SAMPLE_RATE_HZ <= DENSE_TALK_S else SPARSE


class Segmenter:
    """The segmentation network, loaded once."""

    def __init__(self, path: Path) -> None:
        self._session = open_network(path, also=HIDDEN_LAYERS)

    def segment(
        self, read: Read, n_frames: int, progress: Callable[[float], None] | None = None
    ) -> Segmentation:
        """Hear a recording of ``n_frames``; ``read(start, end)`` gives its sound in s."""
        windows = []
        speech = WindowMean((n_frames,))
        for first, sound in windows_of(read, n_frames, LONG_WINDOW_S, pace_of(n_frames).long_hop_s):
            (found,) = self._session.run(["classes"], {"sound": sound})
            for start, made in zip(first, np.exp(found), strict=True):
                classes = on_frames(made, sound.shape[1] // FRAME)
                windows.append(Window(start, classes.astype(np.float16)))
                speech.add(start, 1 - classes[:, 0])
            if progress:
                progress(first[-1] / max(1, n_frames))
        return Segmentation(n_frames, tuple(windows), np.asarray(speech.values(), np.float32))

    def hidden(self, sound: Floats) -> Floats:
        """What the last two recurrent layers make of windows ``sound`` (k, n): (k, m, 512).

        The m frames lie ``STEP`` samples apart.
        """
        third, fourth = self._session.run(list(HIDDEN_LAYERS), {"sound": sound})
        return np.concatenate([third.transpose(1, 0, 2), fourth], axis=-1)


def windows_of(
    read: Read, n_frames: int, length_s: float, hop_s: float
) -> Iterator[tuple[list[int], Floats]]:
    """Windows all over a recording, some at a time: first frames, and their sound (k, n)."""
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
        yield some, np.stack([sound[(a - some[0]) * FRAME :][: length * FRAME] for a in some])


def on_frames(values: Floats, length: int, skip: int = 0) -> Floats:
    """Interpolate the network's frames (m, k) to ``length`` frames of 10 ms, after ``skip``."""
    centre = ((skip + np.arange(length)) * FRAME + FRAME / 2 - FIELD / 2) / STEP
    before = np.clip(np.floor(centre).astype(int), 0, max(0, len(values) - 2))
    part = np.clip(centre - before, 0, 1)[:, None]
    after = np.minimum(before + 1, len(values) - 1)
    return np.asarray(values[before] * (1 - part) + values[after] * part, np.float32)


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
