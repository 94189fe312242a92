"""The sound of a kept talk's moments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.errors import Missing

if TYPE_CHECKING:
    from voicecoach.audio.recording import Recording

BEFORE_S = 2.0
AFTER_S = 1.0
"""Sound played before and after an event."""


def open_to_play(path: Path) -> Recording:
    """The recording with all its channels, to play parts of; close it when done."""
    from voicecoach.audio.decode import decode

    return decode(path, "all")


def play_stretch(recording: Recording, start: float, end: float) -> None:
    """Play a stretch of a recording; raises Missing where there is no sound device."""
    from voicecoach.audio.play import play_samples
    from voicecoach.audio.recording import SAMPLE_RATE_HZ

    samples = recording.read(max(0.0, start), end)
    if samples.shape[1] > 2:  # more microphones than loudspeakers
        samples = samples.mean(axis=1, keepdims=True)
    if not play_samples(samples, SAMPLE_RATE_HZ):
        raise Missing("No sound device plays here; `voicecoach doctor` says what helps.")
