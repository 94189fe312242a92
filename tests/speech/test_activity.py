"""Speech activity: pure frame logic, and the real model on real speech."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.conversation import Segment
from voicecoach.speech.activity import (
    FRAME_S,
    SpeechDetector,
    frames_to_segments,
    hysteresis,
    per_frame,
)


def test_hysteresis_holds_between_the_thresholds() -> None:
    values = np.array([0.4, 0.6, 0.4, 0.2, 0.4], np.float32)
    assert hysteresis(values, on=0.5, off=0.35).tolist() == [False, True, True, False, False]


def test_short_pauses_are_bridged_and_short_bursts_dropped() -> None:
    active = np.zeros(200, bool)
    active[10:50] = active[65:100] = active[150:155] = True
    assert frames_to_segments(active) == (Segment(0.1, 1.0),)


@given(st.lists(st.booleans(), max_size=300))
def test_segments_are_ordered_apart_and_long_enough(active: list[bool]) -> None:
    found = frames_to_segments(active)
    assert all(segment.duration >= 0.1 - 1e-6 for segment in found)
    assert all(b.start - a.end >= 0.2 - 1e-6 for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(active) * FRAME_S + 1e-6 for s in found)


def test_blocks_of_any_length_give_the_same_answer() -> None:
    sound = np.random.default_rng(1).normal(0, 0.05, 40_000).astype(np.float32)
    detector = SpeechDetector()
    whole = detector.probabilities([sound])
    pieces = detector.probabilities(np.split(sound, [1, 700, 5_000, 5_001, 33_000]))
    np.testing.assert_allclose(whole, pieces, atol=1e-5)


def test_silence_and_noise_are_not_speech() -> None:
    detector = SpeechDetector()
    for level in (0.0, 0.01):
        sound = np.random.default_rng(1).normal(0, level, 80_000).astype(np.float32)
        assert not hysteresis(per_frame(detector.probabilities([sound]), 500)).any()


@pytest.mark.model
def test_real_speech_is_found_frame_by_frame(shared_data: Path) -> None:
    """F1 at 10 ms frames on the TEN VAD test set; the bar is that of the same model elsewhere."""
    import soundfile

    detector = SpeechDetector()
    hits = false = missed = 0
    for path in sorted((shared_data / "vad").glob("*.flac")):
        samples, rate = soundfile.read(path, dtype="float32")
        assert rate == 16_000
        truth = np.zeros(len(samples) // 160, bool)
        marks = path.with_suffix(".scv").read_text().strip().split(",")[1:]
        for start, end, spoken in zip(marks[::3], marks[1::3], marks[2::3], strict=False):
            if spoken == "1":
                truth[round(float(start) * 100) : round(float(end) * 100)] = True
        found = np.zeros_like(truth)
        active = hysteresis(per_frame(detector.probabilities([samples]), len(truth)))
        for segment in frames_to_segments(active):
            found[round(segment.start * 100) : round(segment.end * 100)] = True
        hits += int((found & truth).sum())
        false += int((found & ~truth).sum())
        missed += int((~found & truth).sum())
    assert 2 * hits / (2 * hits + false + missed) >= 0.938
