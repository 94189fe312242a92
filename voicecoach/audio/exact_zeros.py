"""Exact zeros in a recording of ours: no quiet room, but a microphone that was muted."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

Stretch = tuple[float, float]
BLOCK_S = 10.0


def exact_zeros(path: Path, longer_than_s: float) -> list[Stretch]:
    """Stretches (start, end in s) of a 16-bit WAV in which a channel gives nothing but zeros.

    A channel that never sounds carries nobody and is left out, unless none sounds. What channels
    share is told once.
    """
    with wave.open(str(path)) as sound:
        rate, n_channels, n_frames = sound.getframerate(), sound.getnchannels(), sound.getnframes()
        runs: list[list[Stretch]] = [[] for _ in range(n_channels)]
        since = [0] * n_channels  # the first frame after the last that sounded
        done = 0
        while data := sound.readframes(round(BLOCK_S * rate)):
            block = np.frombuffer(data, "<i2").reshape(-1, n_channels)
            for channel, own in enumerate(runs):
                sounding = np.flatnonzero(block[:, channel]) + done
                if len(sounding):
                    before = np.concatenate([[since[channel]], sounding[:-1] + 1])
                    for i in np.flatnonzero(sounding - before > longer_than_s * rate):
                        own.append((float(before[i]) / rate, float(sounding[i]) / rate))
                    since[channel] = int(sounding[-1]) + 1
            done += len(block)
    for channel, own in enumerate(runs):
        if n_frames - since[channel] > longer_than_s * rate:
            own.append((since[channel] / rate, n_frames / rate))
    heard = [own for own, last in zip(runs, since, strict=True) if last] or runs
    return sorted({stretch for own in heard for stretch in own})
