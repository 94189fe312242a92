"""Two microphones: bleed is cancelled, overlaps are kept, one room is not taken for two people."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from voicecoach.audio.recording import Recording
from voicecoach.hearing import choose_layout
from voicecoach.speech.drift import measure_drift
from voicecoach.speech.levels import follow, frame_power
from voicecoach.speech.separate import Bleed, estimate_bleed, measure_levels, own_voice

RATE = 16_000
Sound = NDArray[np.float32]


def noise(seconds: float, level: float, seed: int) -> Sound:
    """Noise that comes and goes four times a second, as syllables do."""
    n = round(seconds * RATE)
    raw = np.random.default_rng(seed).normal(0, level, n)
    beat = 0.5 + 0.5 * np.sin(2 * np.pi * 4 * np.arange(n) / RATE)
    return np.asarray(raw * beat, np.float32)


def two_voices(bleed_db: float = -20.0, delay: int = 50) -> tuple[Sound, Sound]:
    """A talks 0-8 s, B 10-18 s, both 18-20 s, of 21; (as recorded, as spoken), both (n, 2)."""
    spoken = np.zeros((21 * RATE, 2), np.float32)
    spoken[: 8 * RATE, 0] = noise(8, 0.1, 1)
    spoken[10 * RATE : 18 * RATE, 1] = noise(8, 0.07, 2)
    spoken[18 * RATE : 20 * RATE] = np.stack([noise(2, 0.1, 3), noise(2, 0.07, 4)], 1)
    leak = np.roll(spoken[:, ::-1], delay, axis=0) * 10 ** (bleed_db / 20)
    hiss = np.random.default_rng(5).normal(0, 0.0005, spoken.shape)
    return (spoken + leak + hiss).astype(np.float32), spoken


def test_the_channels_of_two_people_are_told_from_one_room() -> None:
    recorded, _ = two_voices()
    assert measure_levels(Recording.from_samples(recorded)).two_microphones
    room = recorded.mean(axis=1)
    twice = np.stack([room, 0.8 * np.roll(room, 3)], 1).astype(np.float32)
    assert not measure_levels(Recording.from_samples(twice)).two_microphones
    assert not measure_levels(Recording.from_samples(np.zeros_like(recorded))).two_microphones


@pytest.mark.parametrize("dead", [0, 1])
def test_a_dead_channel_is_named(dead: int) -> None:
    recorded, _ = two_voices()
    recorded[:, dead] = 0.0
    levels = measure_levels(Recording.from_samples(recorded))
    assert levels.one_sided == 1 - dead
    assert levels.dead == dead
    layout, caveats = choose_layout(Recording.from_samples(recorded), "auto")
    assert layout is None
    assert caveats[0].startswith(f"The {('left', 'right')[dead]} channel is dead")


def test_a_partner_who_says_nothing_is_no_dead_channel() -> None:
    recorded, _ = two_voices()
    alone = Recording.from_samples(recorded[: 9 * RATE])
    assert measure_levels(alone).dead is None
    assert measure_levels(alone).one_sided == 0


@pytest.mark.parametrize("ppm", [0, 200, -300])
def test_two_clocks_are_told_from_one(ppm: int) -> None:
    recorded = np.concatenate([two_voices()[0]] * 3)
    n = len(recorded)
    clock = np.arange(n) * (1 + ppm * 1e-6)
    recorded[:, 1] = np.interp(clock, np.arange(n), recorded[:, 1])
    recording = Recording.from_samples(recorded)
    drift = measure_drift(recording, measure_levels(recording))
    assert drift == pytest.approx(-ppm * 1e-6 * n / RATE, abs=0.002)


def test_without_bleed_drift_cannot_be_told() -> None:
    recording = Recording.from_samples(two_voices(bleed_db=-90.0)[0])
    assert measure_drift(recording, measure_levels(recording)) is None


def test_the_bleed_is_cancelled_and_the_own_voice_kept() -> None:
    recorded, spoken = two_voices()
    recording = Recording.from_samples(recorded)
    bleed = estimate_bleed(recording, measure_levels(recording))
    clean = own_voice(recording, bleed, 1, 0.0, 21.0)
    alone = slice(0, 8 * RATE)
    assert np.var(clean[alone]) < 0.02 * np.var(recorded[alone, 1])
    both = slice(18 * RATE, 20 * RATE)
    left = clean[both] - spoken[both, 1]
    assert np.var(left) < 0.01 * np.var(spoken[both, 1])


def test_pieces_read_alone_equal_the_whole() -> None:
    recorded, _ = two_voices()
    recording = Recording.from_samples(recorded)
    bleed = estimate_bleed(recording, measure_levels(recording))
    whole = own_voice(recording, bleed, 0, 0.0, 21.0)
    piece = own_voice(recording, bleed, 0, 12.34, 13.57)
    np.testing.assert_allclose(piece, whole[197_440 : 197_440 + len(piece)], atol=1e-5)


def test_without_bleed_nothing_is_taken_away() -> None:
    recorded, _ = two_voices()
    nothing = Bleed(np.zeros(512), np.zeros(512))
    np.testing.assert_array_equal(nothing.cancel(recorded, 0), recorded[:, 0])


def test_speech_is_followed_while_the_level_holds_and_no_further() -> None:
    seed = np.zeros(20, bool)
    hold = np.zeros(20, bool)
    seed[8:10] = True
    hold[5:8] = hold[10:18] = True
    hold[2:4] = True
    found = np.flatnonzero(follow(seed, hold, reach=5))
    assert found.tolist() == [5, 6, 7, 8, 9, 10, 11, 12, 13, 14]


def test_frame_power_leaves_out_the_offset() -> None:
    sound = np.full((480, 2), 0.3, np.float32)
    assert frame_power(sound).shape == (2, 3)
    np.testing.assert_allclose(frame_power(sound), 0.0, atol=1e-12)
