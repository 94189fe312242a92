"""A recording as MP3: as long as it was, and as loud."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from voicecoach.audio.encode import to_mp3


@pytest.mark.parametrize(("channels", "kept"), [(1, 1), (2, 2), (4, 2)])
def test_it_lasts_and_sounds_as_before(tmp_path: Path, channels: int, kept: int) -> None:
    rate, length = 16_000, 35.0  # longer than a block
    times = np.arange(round(rate * length)) / rate
    tone = 0.5 * np.sin(2 * np.pi * 440 * times)
    path = tmp_path / "tone.wav"
    soundfile.write(path, np.tile(tone[:, None], (1, channels)).astype(np.float32), rate)
    with av.open(io.BytesIO(to_mp3(path))) as made:
        blocks = [frame.to_ndarray() for frame in made.decode(audio=0)]
    heard = np.concatenate(blocks, axis=1)
    assert heard.shape[0] == kept
    assert heard.shape[1] / rate == pytest.approx(length, abs=0.15)
    assert np.abs(heard[:, rate : 30 * rate]).max() == pytest.approx(0.5, abs=0.1)
