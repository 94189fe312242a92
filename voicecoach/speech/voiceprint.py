"""Voice prints: whose voice is this stretch? CAM++ on log mel energies.

Conventions: sound is float32 mono at 16 kHz; features are float32 (n_frames, 80), one frame each
10 ms; a print is a unit vector of 192. Prints of one voice lie close together (cosine), whatever
is said. The features follow Kaldi's ``fbank`` as CAM++ was trained with them: 25 ms windows,
pre-emphasis 0.97, Povey window, 80 mel bands from 20 Hz to 8 kHz.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SAMPLE_RATE_HZ = 16_000
HOP = 160
WINDOW = 400
FFT = 512
N_MELS = 80
LOWEST_HZ = 20.0
PRE_EMPHASIS = 0.97
LEAST_ENERGY = 1.1920929e-07
"""Smallest float32 step above 1; Kaldi's floor before the logarithm."""

PRINT_FRAMES = 100
"""Length of one print's stretch (1 s): shorter than most turns, long enough to tell two apart
(equal error rate .10 at 0.8 s, .018 at 1.5 s); the network here takes 2 s at most."""
PRINT_SIZE = 192
LEAST_SPEECH = 0.4
"""Share of a stretch with speech below which its print would tell of the room."""
BATCH = 16


def features(sound: Floats) -> Floats:
    """Log mel energies (n_frames, 80) of ``sound`` (n,); frame i starts at sample 160 i."""
    n = 1 + (len(sound) - WINDOW) // HOP if len(sound) >= WINDOW else 0
    if n <= 0:
        return np.zeros((0, N_MELS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP][:n]
    frames = frames - frames.mean(axis=1, keepdims=True)
    before = np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    spectrum = np.fft.rfft((frames - PRE_EMPHASIS * before) * _povey(), FFT)
    energy = (np.abs(spectrum) ** 2) @ _mel_bank().T
    return np.asarray(np.log(np.maximum(energy, LEAST_ENERGY)), np.float32)


@cache
def _povey() -> Floats:
    return np.asarray(np.hanning(WINDOW) ** 0.85, np.float32)


@cache
def _mel_bank() -> Floats:
    """Triangles on the mel scale, shape (80, 257)."""

    def mel(hz: Any) -> Any:
        return 1127.0 * np.log1p(np.asarray(hz, np.float64) / 700.0)

    edges = np.linspace(mel(LOWEST_HZ), mel(SAMPLE_RATE_HZ / 2), N_MELS + 2)
    bins = mel(np.arange(FFT // 2 + 1) * SAMPLE_RATE_HZ / FFT)
    left, centre, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    up, down = (bins - left) / (centre - left), (right - bins) / (right - centre)
    bank = np.maximum(0.0, np.minimum(up, down))
    bank[:, -1] = 0.0  # Kaldi leaves the highest bin out
    return np.asarray(bank, np.float32)


@dataclass(frozen=True, slots=True)
class Prints:
    """Prints of overlapping stretches: ``centres`` in frames (m,), ``vectors`` (m, 192), unit."""

    centres: NDArray[np.int64]
    vectors: Floats


class VoicePrinter:
    """The voice-print network, loaded once."""

    def __init__(self, path: Path) -> None:
        from voicecoach.speech.activity import open_network

        self._session = open_network(path)

    def prints(self, blocks: Iterable[Floats], speech: Floats, hop: int) -> Prints:
        """A print each ``hop`` frames of a recording, where somebody speaks.

        ``blocks``: consecutive 1-D stretches; ``speech``: probability of it in each frame.
        """
        spoken = np.concatenate([[0.0], np.cumsum(speech, dtype=np.float64)])
        rest = np.zeros(0, np.float32)
        first, centres, vectors = 0, [], []
        for block in blocks:
            rest = np.concatenate([rest, block])
            found = features(rest)
            starts = range(0, len(found) - PRINT_FRAMES + 1, hop)
            kept = [
                a
                for a in starts
                if spoken[min(first + a + PRINT_FRAMES, len(speech))] - spoken[first + a]
                >= LEAST_SPEECH * PRINT_FRAMES
            ]
            vectors += self._run([found[a : a + PRINT_FRAMES] for a in kept])
            centres += [first + a + PRINT_FRAMES // 2 for a in kept]
            first += len(starts) * hop
            rest = rest[len(starts) * hop * HOP :]
        none = np.zeros((0, PRINT_SIZE), np.float32)
        return Prints(np.array(centres, np.int64), np.stack(vectors) if vectors else none)

    def _run(self, stretches: list[Floats]) -> list[Floats]:
        made: list[Floats] = []
        for i in range(0, len(stretches), BATCH):
            batch = np.stack(stretches[i : i + BATCH])
            batch = batch - batch.mean(axis=1, keepdims=True)
            (vectors,) = self._session.run(None, {"features": batch})
            made += list(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
        return made
