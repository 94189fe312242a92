"""Whether two speak at once, taught by the talk itself.

segmentation-3.0 hardly hears overlaps of a third of a second: people had not marked such ones in
what it was trained on. Its recurrent layers hear more than its classes say. What of that tells of
two voices is learnt anew for each recording: where one of its two people speaks alone, short cuts
of the other are mixed in, so that room, microphone, noise and voices are the recording's own, and
a logistic regression is fitted to the layers' values in the mixtures. (Mixtures as in the training
of end-to-end diarization, Fujita et al. 2019.)

A window can be heard with a sample of each person alone put before it: the layers, which run both
ways through time, then know whom to expect.

Conventions: as in ``segmentation``; frames are those of ``activity``, 10 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from voicecoach.speech.activity import FRAME, SAMPLE_RATE_HZ, logit
from voicecoach.speech.levels import runs
from voicecoach.speech.segmentation import (
    BATCH_S,
    Hearing,
    Segmenter,
    WindowMean,
    on_frames,
    windows_of,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicecoach.speech.segmentation import Read

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float32]
    Stretches = list[tuple[int, int]]

PER_S = SAMPLE_RATE_HZ // FRAME

SURE = 0.6
"""The long windows say with this probability that one speaks and not the other,"""
NOT_BOTH = 0.2
"""and with no more than this that both do: the stretch is theirs alone."""
LEAST_STRETCH_S = 0.6
LEAST_ALONE_S = 8.0
"""With less of either alone nothing can be taught."""
LEAST_SILENCE_S = 0.2

TAUGHT_S = 240.0
"""Sound of the mixtures; twice as much teaches no more."""
CUT_S = (0.15, 1.2)
"""Shortest and longest cut: from "mm" to the overlap of an interruption."""
MOST_CUTS = 2
"""In one window."""
GAIN_DB = 6.0
"""Cuts are made louder or softer by up to this."""
FADE_S = 0.01

RIDGE = 0.3
"""Weight of the squared weights, for each frame learnt from."""
NEWTON_STEPS = 6
EVERY = 4
"""One frame in so many is learnt from: neighbours say much the same."""
LEAST_PROBABILITY = 1e-3
"""Answers nearer to 0 or 1 say no more."""


def hear_overlap(
    segmenter: Segmenter,
    read: Read,
    alone: tuple[Stretches, Stretches],
    silence: Stretches,
    n_frames: int,
    hearings: Sequence[Hearing],
    progress: Callable[[float], None] | None = None,
) -> NDArray[np.float64] | None:
    """Log odds that two speak at once, (n_frames,); None where too little teaches it.

    ``alone``: where each of the two speaks alone, in frames; ``silence``: where nobody does.
    """
    if min(sum(b - a for a, b in own) for own in alone) < LEAST_ALONE_S * PER_S:
        return None
    heard = []
    for i, hearing in enumerate(hearings):
        samples = _samples(read, alone, hearing)
        length = round(hearing.window_s * PER_S)
        sound, labels = mixtures(read, alone, silence, n_frames, length)
        layer = _taught(segmenter, samples, sound, labels)
        mean = WindowMean((n_frames,))
        for firsts, windows in windows_of(read, n_frames, hearing.window_s, hearing.hop_s):
            for first, odds in zip(firsts, layer(windows), strict=True):
                mean.add(first, 1 / (1 + np.exp(-odds)))
            if progress:
                progress((i + firsts[-1] / n_frames) / len(hearings))
        heard.append(logit(mean.values(), LEAST_PROBABILITY))
    return np.asarray(np.mean(heard, axis=0))


def stretches_alone(active: Bools, means: NDArray[np.float64]) -> tuple[Stretches, Stretches]:
    """Where each of the two surely speaks alone, in frames.

    ``active`` (2, n_frames); ``means`` (4, n_frames): probability of nobody, A, B and both.
    """
    sure = [
        active[k] & ~active[1 - k] & (means[1 + k] > SURE) & (means[3] < NOT_BOTH) for k in (0, 1)
    ]
    a, b = ([(x, y) for x, y in runs(one) if y - x >= LEAST_STRETCH_S * PER_S] for one in sure)
    return a, b


def mixtures(
    read: Read,
    alone: tuple[Stretches, Stretches],
    silence: Stretches,
    n_frames: int,
    length: int,
) -> tuple[Floats, NDArray[np.int8]]:
    """Windows in which one speaks and short cuts of the other are mixed in.

    Returns sound (k, 160 length) and for each of ``length`` frames 1 where both speak, 0 where
    one does, -1 where that is not sure. The same each time for the same recording.
    """
    rng = np.random.default_rng(0)
    quiet = [(a, b) for a, b in silence if b - a >= LEAST_SILENCE_S * PER_S]
    made = []
    for i in range(round(TAUGHT_S * PER_S / length)):
        sound, labels = _one_mixture(rng, read, (alone[i % 2], alone[1 - i % 2]), n_frames, length)
        if quiet and rng.random() < 0.5:  # a mixture holds the noise twice: so do some without
            a, b = quiet[rng.integers(len(quiet))]
            b = min(b, a + length)
            _add(sound, int(rng.integers(length - (b - a) + 1)), _sound(read, a, b))
        made.append((sound, labels))
    return np.stack([sound for sound, _ in made]), np.stack([labels for _, labels in made])


def _one_mixture(
    rng: np.random.Generator,
    read: Read,
    alone: tuple[Stretches, Stretches],
    n_frames: int,
    length: int,
) -> tuple[Floats, NDArray[np.int8]]:
    """A window around a stretch of the first of ``alone``, with cuts of the second."""
    own, others = alone
    start, end = _drawn(rng, own, 0)
    longer = end - start - length
    first = start + int(rng.integers(longer + 1)) if longer >= 0 else start + longer // 2
    first = min(max(first, 0), n_frames - length)
    sound = np.zeros(length * FRAME, np.float32)
    _add(sound, 0, _sound(read, first, first + length))
    low, high = max(0, start - first), min(length, end - first)
    labels = np.full(length, -1, np.int8)
    labels[low:high] = 0
    for _ in range(rng.integers(MOST_CUTS + 1)):
        cut = round(PER_S * float(np.exp(rng.uniform(*np.log(CUT_S)))))
        if cut >= high - low or not any(b - a > cut for a, b in others):
            continue
        a, b = _drawn(rng, others, cut)
        a = int(rng.integers(a, b - cut + 1))
        at = int(rng.integers(low, high - cut + 1))
        gain = 10 ** (rng.uniform(-GAIN_DB, GAIN_DB) / 20)
        _add(sound, at, gain * _faded(_sound(read, a, a + cut)))
        labels[at : at + cut] = 1
    return sound, labels


def _drawn(rng: np.random.Generator, stretches: Stretches, cut: int) -> tuple[int, int]:
    """One of the stretches longer than ``cut``, each as likely as it has places for it."""
    places = np.array([max(0, b - a - cut) for a, b in stretches], np.float64)
    return stretches[rng.choice(len(places), p=places / places.sum())]


def _sound(read: Read, start: int, end: int) -> Floats:
    return read(start / PER_S, end / PER_S)


def _add(sound: Floats, at: int, cut: Floats) -> None:
    part = sound[at * FRAME :][: len(cut)]
    part += cut[: len(part)]


def _faded(cut: Floats) -> Floats:
    ramp = np.linspace(0, 1, round(FADE_S * SAMPLE_RATE_HZ), dtype=np.float32)
    faded = cut.copy()
    faded[: len(ramp)] *= ramp
    faded[-len(ramp) :] *= ramp[::-1]
    return faded


def _samples(read: Read, alone: tuple[Stretches, Stretches], hearing: Hearing) -> Floats:
    """A sample of each person alone, one after the other, from their longest stretches."""
    length = round(hearing.sample_s * PER_S)
    sound = np.zeros(2 * length * FRAME, np.float32)
    for k, own in enumerate(alone):
        start, end = max(own, key=lambda one: one[1] - one[0])
        middle = max(start, (start + end - length) // 2)
        upto = min(middle + length, end)  # beyond it may be the other
        _add(sound[: (k + 1) * length * FRAME], k * length, _sound(read, middle, upto))
    return sound


def _taught(
    segmenter: Segmenter, samples: Floats, sound: Floats, labels: NDArray[np.int8]
) -> Callable[[Floats], Floats]:
    """Fit the layer; what is returned gives the log odds (k, n) of windows (k, 160 n)."""
    skip = len(samples) // FRAME

    def values(windows: Floats) -> list[Floats]:
        before = np.broadcast_to(samples, (len(windows), len(samples)))
        return list(segmenter.hidden(np.concatenate([before, windows], axis=1)))

    length = labels.shape[1]
    at_once = max(1, int(BATCH_S * PER_S / (skip + length)))
    rows, wanted = [], []
    for i in range(0, len(sound), at_once):
        for found, label in zip(values(sound[i : i + at_once]), labels[i:], strict=False):
            known = label[::EVERY] >= 0
            rows.append(on_frames(found, length, skip)[::EVERY][known])
            wanted.append(label[::EVERY][known])
    weights, bias = logistic_regression(np.concatenate(rows), np.concatenate(wanted))

    def layer(windows: Floats) -> Floats:
        n = windows.shape[1] // FRAME
        odds = [(one @ weights + bias)[:, None] for one in values(windows)]
        return np.stack([on_frames(one, n, skip)[:, 0] for one in odds])

    return layer


def logistic_regression(
    rows: NDArray[np.floating[Any]], wanted: NDArray[np.integer[Any]]
) -> tuple[Floats, float]:
    """Weights (k,) and bias by which ``rows`` (n, k) give the log odds of ``wanted`` (0 or 1).

    Newton's method on standardized values, with the squared weights held small.
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    z = np.concatenate([(rows - mean) / spread, np.ones((len(rows), 1))], axis=1, dtype=np.float32)
    ridge = np.full(z.shape[1], RIDGE * len(z))
    ridge[-1] = 0.0
    weights = np.zeros(z.shape[1])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-(z @ weights)))
        slope = z.T @ (p - wanted) + ridge * weights
        curve = (z * (p * (1 - p) + 1e-6).astype(np.float32)[:, None]).T @ z + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    own = weights[:-1] / spread
    return own.astype(np.float32), float(weights[-1] - own @ mean)
