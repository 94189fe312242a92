"""Two devices on two crystals become one stereo file on one clock."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from voicecoach.audio.two_devices import (
    NAMES,
    ClockNotes,
    drift,
    join_devices,
    read_clocks,
    use_one,
)

RATE_HZ = 16_000
LENGTH_S = 240.0


def record(folder: Path, ppm: float, later_s: float, rate_hz: int = RATE_HZ) -> np.ndarray:
    """Two files of the same sound: the second begins later, on a crystal that is off by so much;
    blocks of both arrive up to 30 ms late, one in fifty 0.3 s. Returns the sound."""
    chance = np.random.default_rng(4)
    sound = chance.normal(0, 0.1, round(LENGTH_S * RATE_HZ)).astype(np.float32)
    sound = soxr.resample(soxr.resample(sound, RATE_HZ, 4_000), 4_000, RATE_HZ)
    soundfile.write(folder / NAMES[0], sound, RATE_HZ, subtype="PCM_16")
    own_hz = rate_hz * (1 - ppm * 1e-6)  # slower: fewer samples of the same time
    stream = soxr.ResampleStream(RATE_HZ, own_hz, 1, dtype="float32", quality="HQ")
    other = stream.resample_chunk(sound[round(later_s * RATE_HZ) :], last=True)
    soundfile.write(folder / NAMES[1], other, rate_hz, subtype="PCM_16")
    for number, (n_frames, hz, start) in enumerate(
        ((len(sound), RATE_HZ, 100.0), (len(other), own_hz, 100.0 + later_s))
    ):
        notes, nominal = ClockNotes(folder, number), (RATE_HZ, rate_hz)[number]
        for first in range(0, n_frames, round(0.02 * nominal)):
            late = chance.uniform(0, 0.03) + 0.3 * (chance.random() < 0.02)
            notes.block(start + first / hz + late, first / nominal)
        notes.write()
    return sound


def lag_s(a: np.ndarray, b: np.ndarray) -> float:
    """By how much ``b`` comes later than ``a``, to a fraction of a sample."""
    n = 2 * len(a)
    product = np.fft.irfft(np.fft.rfft(a, n).conj() * np.fft.rfft(b, n), n)
    at = int(np.argmax(product))
    y0, y1, y2 = (product[(at + i) % n] for i in (-1, 0, 1))
    fine = at + 0.5 * (y0 - y2) / (y0 - 2 * y1 + y2)
    return float(fine - n if fine > n / 2 else fine) / RATE_HZ


@pytest.mark.parametrize(
    ("ppm", "later_s", "rate_hz"),
    [(0.0, 0.0, 16_000), (100.0, 0.7, 16_000), (-400.0, 0.2, 16_000), (50.0, 0.4, 48_000)],
)
def test_drift_is_measured_and_put_right(
    ppm: float, later_s: float, rate_hz: int, tmp_path: Path
) -> None:
    record(tmp_path, ppm, later_s, rate_hz)
    pair = read_clocks(tmp_path)
    assert pair is not None
    assert 1e6 * drift(*pair) == pytest.approx(ppm, abs=8)
    join_devices(*pair, tmp_path / "recording.wav")
    joined, joined_hz = soundfile.read(tmp_path / "recording.wav")
    assert joined_hz == RATE_HZ
    for at_s in (5, 120, 225):
        part = joined[at_s * RATE_HZ : (at_s + 10) * RATE_HZ]
        assert abs(lag_s(part[:, 0], part[:, 1])) < 0.003, "in step from first to last"
    assert not joined[: round((later_s - 0.05) * RATE_HZ), 1].any() or later_s == 0.0
    assert sorted(path.name for path in tmp_path.glob("*.wav")) == ["recording.wav"]


def test_one_device_alone_is_left_alone(tmp_path: Path) -> None:
    assert read_clocks(tmp_path) is None
    soundfile.write(tmp_path / NAMES[0], np.zeros(99), RATE_HZ)
    assert read_clocks(tmp_path) is None


def test_notes_that_were_cut_off_are_used_as_far_as_they_go(tmp_path: Path) -> None:
    record(tmp_path, 100.0, 0.5)
    with (tmp_path / "clocks.jsonl").open("a") as file:
        file.write("[0, 12")
    pair = read_clocks(tmp_path)
    assert pair is not None
    assert 1e6 * drift(*pair) == pytest.approx(100, abs=8)


def test_a_device_of_which_nothing_is_noted_is_left_out(tmp_path: Path) -> None:
    for name in NAMES:
        soundfile.write(tmp_path / name, np.zeros(99), RATE_HZ)
    ClockNotes(tmp_path, 0).block(1.0, 0.0)
    assert read_clocks(tmp_path) is None
    assert use_one(tmp_path, tmp_path / "recording.wav")
    assert [path.name for path in sorted(tmp_path.glob("*.wav"))] == ["recording.wav"]
    assert not use_one(tmp_path, tmp_path / "recording.wav")
