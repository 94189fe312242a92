"""Two speakers out of many local ones: clustering by voice, then a path through time.

``cluster`` gives every local speaker of every window to one of two people: by voice prints, and by
the constraint that the two main voices of one window are two people (constrained clustering, as in
pyannote's pipelines; the number of speakers is known, never guessed). ``resegment`` then decides
each frame: a hidden Markov model with the states A, B and both, whose evidence is what the windows
say, how near the frame's voice print lies to A's and to B's (after VBx, Landini et al. 2022), and
how likely two speak at once. Pure NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from voicecoach.speech.activity import logit
from voicecoach.speech.segmentation import (
    CLASS_SPEAKERS,
    LOCAL_SPEAKERS,
    Segmentation,
    Window,
    WindowMean,
)
from voicecoach.speech.voiceprint import PRINT_FRAMES, PRINT_SIZE, Prints

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Map = tuple[int, ...]

SPEAKS = 0.5
"""Probability at which a local speaker counts as speaking."""
CLEAN = 0.6
"""Share of a print's stretch in which one speaks alone, for the print to be theirs."""
MAIN_FRAMES = 80.0
"""Weight (frames) of a local speaker whose print may start a cluster."""
MOST_FRAMES = 300.0
"""No local speaker counts for more than this."""
SEEDS = 10
ROUNDS = 10

KAPPA = 8.0
"""Weight of a difference of 1 between the similarities to A and to B, in nats."""
BOTH_BONUS = 1.5
"""Added to the log odds of two at once: short overlaps are heard faintly."""
LEAST_PROBABILITY = 1e-3
"""Evidence for two at once nearer to 0 or 1 says no more."""
DOUBT = 0.02
"""Share of doubt in what the windows say of A against B."""
CORRELATION = 0.1
"""Neighbouring frames say the same thing: ten of them count as one."""
CHANGE = 0.1
"""Cost of a change between one speaker and both, in nats;"""
SWITCH = 0.15
"""and between the two."""
PAUSE = 0.3
"""Share of that cost where nobody speaks."""


def cluster(found: Segmentation, prints: Prints) -> tuple[list[Map], Floats]:
    """Return for each window who each local speaker is (0, 1 or -1: none), and two voices (2, 192).

    The voices are unit vectors; both are equal where no voice was heard for long enough.
    """
    items, vectors, weights = _local_voices(found, prints)
    maps = [[-1] * LOCAL_SPEAKERS for _ in found.windows]
    if not items:
        return [tuple(one) for one in maps], np.zeros((2, PRINT_SIZE))
    rows: dict[int, list[int]] = {}
    for i, (window, _) in enumerate(items):
        rows.setdefault(window, []).append(i)
    for own in rows.values():
        own.sort(key=lambda i: -weights[i])
    best: tuple[float, NDArray[np.int64], Floats] | None = None
    for a, b in _seeds(vectors, weights, list(rows.values())):
        result = _two_means(vectors, weights, list(rows.values()), vectors[[a, b]])
        if best is None or result[0] > best[0]:
            best = result
    assert best is not None
    for (window, local), speaker in zip(items, best[1], strict=True):
        maps[window][local] = int(speaker)
    return [tuple(one) for one in maps], best[2]


def refine_voices(means: Floats, prints: Prints, voices: Floats) -> Floats:
    """Voices (2, 192) again, from the stretches in which one of the two speaks alone.

    ``means``: posterior (4, n_frames) of nobody, A, B and both.
    """
    share = _mean_around(means[1:3], prints.centres)
    weight = np.maximum(0.0, share - CLEAN)
    fresh = weight @ prints.vectors
    enough = weight.sum(axis=1) > 2.0
    return _unit(np.where(enough[:, None], fresh, voices))


def posterior(found: Segmentation, maps: Sequence[Map]) -> Floats:
    """What the long windows say, as (4, n_frames): nobody, A, B, both."""
    mean = WindowMean((4, found.n_frames))
    for window, who in zip(found.windows, maps, strict=True):
        state = np.zeros((4, len(window.classes)))
        for i, local in enumerate(CLASS_SPEAKERS):
            people = {who[k] for k in local} - {-1}
            column = 3 if len(people) == 2 else 1 + people.pop() if people else 0
            state[column] += window.classes[:, i]
        mean.add(window.first, state)
    return mean.values()


def overlap_in(means: Floats) -> Floats:
    """Log odds that two speak at once where anybody does, as the long windows have it."""
    return logit(means[3] / (means[1:].sum(axis=0) + 1e-6), LEAST_PROBABILITY)


def resegment(
    means: Floats,
    overlap: Floats,
    prints: Prints,
    voices: Floats,
    speech: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Return who speaks in each frame, shape (2, n_frames); nobody outside ``speech``.

    ``means``: posterior (4, n_frames) of nobody, A, B and both; ``overlap``: log odds of both.
    """
    nearer = np.zeros(len(speech))
    if len(prints.centres):
        difference = prints.vectors @ (voices[0] - voices[1])
        nearer = np.interp(np.arange(len(speech)), prints.centres, difference)
    says_a = (means[1] + DOUBT) / (means[1] + means[2] + 2 * DOUBT)
    both = 1 / (1 + np.exp(-overlap))
    evidence = CORRELATION * np.stack(
        [
            np.log((1 - both) * says_a) + KAPPA * nearer / 2,
            np.log((1 - both) * (1 - says_a)) - KAPPA * nearer / 2,
            np.log(both) + BOTH_BONUS,
        ]
    )
    states = _viterbi(evidence, speech)
    return np.stack([states != 1, states != 0]) & speech


def _viterbi(evidence: Floats, speech: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The likeliest path through A, B, both; ``evidence`` (3, n)."""
    cost = np.array([[0, SWITCH, CHANGE], [SWITCH, 0, CHANGE], [CHANGE, CHANGE, 0]])
    costs = {True: cost.tolist(), False: (PAUSE * cost).tolist()}
    evidence = np.where(speech, evidence, PAUSE * evidence)
    back = np.zeros(evidence.shape, np.int8)
    sums = evidence[:, 0].tolist() if evidence.shape[1] else []
    rows, spoken = evidence.T.tolist(), speech.tolist()
    for t in range(1, len(rows)):
        step, now = costs[spoken[t]], []
        for state in range(3):
            a, b, c = (sums[k] - step[k][state] for k in range(3))
            source = 0 if a >= b and a >= c else 1 if b >= c else 2
            back[state, t] = source
            now.append((a, b, c)[source] + rows[t][state])
        sums = now
    path = np.zeros(len(rows), np.int64)
    for t in range(len(rows) - 1, -1, -1):
        path[t] = int(np.argmax(sums)) if t == len(rows) - 1 else back[path[t + 1], t + 1]
    return path


def _local_voices(
    found: Segmentation, prints: Prints
) -> tuple[list[tuple[int, int]], Floats, Floats]:
    """(window, local speaker) of each that was heard alone, their voices and weights in frames."""
    items: list[tuple[int, int]] = []
    vectors: list[Floats] = []
    weights: list[float] = []
    half = PRINT_FRAMES // 2
    for w, window in enumerate(found.windows):
        inside = (prints.centres >= window.first + half) & (
            prints.centres <= window.first + len(window.classes) - half
        )
        if not inside.any():
            continue
        alone = _alone(window)
        share = _mean_around(alone, prints.centres[inside] - window.first)
        for k in range(LOCAL_SPEAKERS):
            weight = np.maximum(0.0, share[k] - CLEAN)
            if weight.sum() > 0:
                items.append((w, k))
                vectors.append(weight @ prints.vectors[inside])
                weights.append(min(MOST_FRAMES, float(alone[k].sum())))
    return (
        items,
        _unit(np.array(vectors)) if vectors else np.zeros((0, PRINT_SIZE)),
        np.array(weights),
    )


def _alone(window: Window) -> Floats:
    """Where each local speaker speaks and no other does, (3, n)."""
    speaks = np.stack(
        [
            window.classes[:, [i for i, who in enumerate(CLASS_SPEAKERS) if k in who]].sum(axis=1)
            for k in range(LOCAL_SPEAKERS)
        ]
    )
    over = speaks > SPEAKS
    return np.asarray(over & (over.sum(axis=0) == 1), np.float64)


def _mean_around(values: Floats, centres: NDArray[np.int64]) -> Floats:
    """Mean of ``values`` (k, n) over a print's stretch around each centre, (k, m)."""
    sums = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    low = np.maximum(centres - PRINT_FRAMES // 2, 0)
    high = np.minimum(centres + PRINT_FRAMES // 2, values.shape[1])
    return np.asarray((sums[:, high] - sums[:, low]) / np.maximum(1, high - low))


def _seeds(vectors: Floats, weights: Floats, rows: list[list[int]]) -> list[tuple[int, int]]:
    """Pairs to start from: the least alike of one window, and the ends of the main direction."""
    pairs = sorted(
        (float(vectors[i] @ vectors[j]), i, j)
        for own in rows
        for i, j in combinations(own, 2)
        if min(weights[i], weights[j]) >= MAIN_FRAMES
    )
    main = np.flatnonzero(weights >= MAIN_FRAMES)
    main = main if len(main) >= 2 else np.arange(len(vectors))
    centred = vectors[main] - vectors[main].mean(axis=0)
    along = centred @ np.linalg.svd(centred, full_matrices=False)[2][0]
    ends = (int(main[along.argmin()]), int(main[along.argmax()]))
    return [(i, j) for _, i, j in pairs[:SEEDS]] + [ends]


def _two_means(
    vectors: Floats, weights: Floats, rows: list[list[int]], voices: Floats
) -> tuple[float, NDArray[np.int64], Floats]:
    """Constrained two-means from ``voices``: (objective, speaker of each vector, voices)."""
    labels = np.zeros(len(vectors), np.int64)
    for _ in range(ROUNDS):
        likeness = vectors @ voices.T
        labels = likeness.argmax(axis=1)
        for own in rows:
            if len(own) > 1:
                a, b = own[:2]
                straight = likeness[a, 0] * weights[a] + likeness[b, 1] * weights[b]
                crossed = likeness[a, 1] * weights[a] + likeness[b, 0] * weights[b]
                labels[[a, b]] = (0, 1) if straight >= crossed else (1, 0)
        fresh = np.stack(
            [
                (vectors * (weights * (labels == k))[:, None]).sum(axis=0)
                if (labels == k).any()
                else voices[k]
                for k in (0, 1)
            ]
        )
        fresh = _unit(fresh)
        if np.allclose(fresh, voices):
            break
        voices = fresh
    likeness = vectors @ voices.T
    return float((likeness[np.arange(len(labels)), labels] * weights).sum()), labels, voices


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-12))
