"""Sound files made to test with: sines, noise, and the ways in which a file is damaged."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import soundfile

SECONDS = 3.0
TONES_HZ = (440.0, 660.0, 880.0, 1100.0)
LEVEL = 0.5
ENCODER_S = 0.07
"""What an encoder may add or take away, s."""

Array = np.ndarray
Make = Callable[[Path], None]


def tones(rate_hz: int = 48_000, channels: int = 2, seconds: float = SECONDS) -> Array:
    """A sine of another pitch in each channel, (n, channels)."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    pitches = [TONES_HZ[i % len(TONES_HZ)] for i in range(channels)]
    return LEVEL * np.sin(2 * np.pi * np.outer(time_s, pitches)).astype(np.float32)


def encode(
    path: Path,
    codec: str,
    container: str | None = None,
    samples: Array | None = None,
    rate_hz: int = 48_000,
    video: bool = False,
    codec_options: dict[str, str] | None = None,
    **options: str,
) -> None:
    """Write a file with PyAV; without samples, pictures only."""
    with av.open(str(path), "w", format=container, options=options) as file:
        picture = file.add_stream("mpeg4", rate=5) if video else None
        if picture is not None:
            picture.width = picture.height = 64
        if samples is not None:
            stream = file.add_stream(codec, rate=rate_hz, options=codec_options)
            stream.layout = {1: "mono", 2: "stereo", 6: "5.1"}[samples.shape[1]]
            for first in range(0, len(samples), 960):
                planes = np.ascontiguousarray(samples[first : first + 960].T)
                frame = av.AudioFrame.from_ndarray(planes, "fltp", stream.layout.name)
                frame.sample_rate, frame.pts = rate_hz, first
                file.mux(stream.encode(frame))
            file.mux(stream.encode(None))
        if picture is not None:
            for i in range(5):
                image = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
                image.pts = i
                file.mux(picture.encode(image))
            file.mux(picture.encode(None))


def wav(path: Path, samples: Array, rate_hz: int = 48_000, subtype: str = "PCM_16") -> None:
    soundfile.write(path, samples, rate_hz, subtype, format="WAV")


def cut(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: round(share * len(data))])


def scratch(path: Path, at: float = 0.5, n_bytes: int = 3_000) -> None:
    """Overwrite bytes in the middle."""
    data = bytearray(path.read_bytes())
    first = round(at * len(data))
    data[first : first + n_bytes] = random.Random(1).randbytes(n_bytes)
    path.write_bytes(data)


def rich(seconds: float) -> Array:
    """Tones in noise, which take an encoder as many bytes a second throughout."""
    noise = np.random.default_rng(1).normal(0, 0.05, (round(48_000 * seconds), 2))
    return tones(seconds=seconds) * 0.5 + noise.astype(np.float32)
