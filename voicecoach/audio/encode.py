"""A recording as MP3, which every browser plays: to lie within a page."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np

from voicecoach.audio.recording import SAMPLE_RATE_HZ

MIME = "audio/mpeg"
BIT_RATE_PER_CHANNEL = 24_000
"""Bits a second: speech at 16 kHz stays clear, and an hour of two channels takes 22 MB
(29 MB as text in a page)."""


def to_mp3(path: Path) -> bytes:
    """The recording, at most two channels of it. Raises BadInput for what cannot be read."""
    import av

    from voicecoach.audio.decode import decode

    written = io.BytesIO()
    with decode(path, "all") as recording, av.open(written, "w", format="mp3") as container:
        channels = min(recording.n_channels, 2)
        layout = "stereo" if channels == 2 else "mono"
        stream = container.add_stream("libmp3lame", rate=SAMPLE_RATE_HZ, layout=layout)
        stream.bit_rate = BIT_RATE_PER_CHANNEL * channels
        done = 0
        for _, block in recording.blocks():
            samples = block if block.shape[1] <= 2 else block.mean(axis=1, keepdims=True)
            if samples.shape[1] != channels:  # several microphones are heard as one
                samples = np.repeat(samples, channels, axis=1)
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(samples.T, np.float32), format="fltp", layout=layout
            )
            frame.sample_rate = SAMPLE_RATE_HZ
            frame.pts = done
            done += len(samples)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return written.getvalue()
