"""Drift: do the two channels keep the same time?

Two devices joined into one stereo file run on two clocks; 50 parts in a million are 30 ms in ten
minutes. The bleed tells: each voice reaches the other microphone after a few ms, and where that
delay changes for both voices, in opposite directions, the clocks differ. (People who move change
both in the same direction.) Delays are the peaks of generalised cross-correlations with phase
transform (Knapp & Carter 1976), summed over stretches in which one speaker dominates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicecoach.speech.activity import FRAME_S, SAMPLE_RATE_HZ
from voicecoach.speech.levels import runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicecoach.audio.recording import Recording
    from voicecoach.speech.separate import Levels

REACH_S = 0.25
"""Longest delay looked for."""
STRETCH_S = 1.0
SHORTEST_S = 0.3
MOST_STRETCHES = 60
"""Stretches used at each end of the talk."""
CLEAR = 8.0
"""A peak so many times the spread of the rest is one."""
NOTICEABLE_S = 0.005


def measure_drift(recording: Recording, levels: Levels) -> float | None:
    """By how much the right channel falls behind over the talk, in s.

    Measured from the first third to the last, whose middles are two thirds of the talk apart. None
    where the bleed is too faint to tell.
    """
    changes = []
    for source, dominant, sign in ((0, levels.left_dominant, 1), (1, levels.right_dominant, -1)):
        third = len(dominant) // 3
        early = _delay(recording, dominant[:third], 0, source)
        late = _delay(recording, dominant[-third:], len(dominant) - third, source)
        if early is None or late is None:
            return None
        changes.append(sign * (late - early))
    if np.sign(changes[0]) != np.sign(changes[1]):
        return 0.0  # somebody moved
    return float(1.5 * np.mean(changes))


def _delay(
    recording: Recording, dominant: NDArray[np.bool_], first: int, source: int
) -> float | None:
    """Delay of the voice of channel ``source`` at the other one, in s; None where none is clear."""
    size = 1 << (2 * round(STRETCH_S * SAMPLE_RATE_HZ) - 1).bit_length()
    spectrum = np.zeros(size // 2 + 1, complex)
    long = [(a, b) for a, b in runs(dominant) if (b - a) * FRAME_S >= SHORTEST_S]
    if not long:
        return None
    for a, b in long[:: max(1, len(long) // MOST_STRETCHES)]:
        start = (first + a) * FRAME_S
        sound = recording.read(start, min(start + STRETCH_S, (first + b) * FRAME_S))
        x, y = (np.fft.rfft(sound[:, c], size) for c in (source, 1 - source))
        cross = x.conj() * y
        spectrum += cross / np.maximum(np.abs(cross), 1e-12)
    correlation = np.fft.irfft(spectrum, size)
    reach = round(REACH_S * SAMPLE_RATE_HZ)
    near = np.concatenate([correlation[-reach:], correlation[: reach + 1]])
    peak = int(near.argmax())
    if near[peak] < CLEAR * near.std():
        return None
    return (peak - reach) / SAMPLE_RATE_HZ
