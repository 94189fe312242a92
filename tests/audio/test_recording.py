"""The held recording: in memory or on disk, the same bits."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicecoach import places
from voicecoach.audio import recording as recording_module
from voicecoach.audio.recording import SAMPLE_RATE_HZ, Recording, Spool
from voicecoach.errors import VoicecoachError

Array = np.ndarray


def noise(n_frames: int, n_channels: int = 2) -> Array:
    return np.random.default_rng(1).uniform(-1, 1, (n_frames, n_channels)).astype(np.float32)


def filled(samples: Array, block: int = 1_000) -> Recording:
    spool = Spool(samples.shape[1])
    for first in range(0, len(samples), block):
        spool.append(samples[first : first + block])
    return Recording(spool, 48_000, samples.shape[1])


@pytest.mark.parametrize("n_channels", [1, 2])
def test_it_gives_back_what_was_put_in(n_channels: int) -> None:
    samples = noise(SAMPLE_RATE_HZ, n_channels)
    with filled(samples) as held:
        assert (held.n_frames, held.n_channels, held.duration) == (SAMPLE_RATE_HZ, n_channels, 1.0)
        assert (held.sample_rate, held.channels) == (48_000, n_channels)
        np.testing.assert_array_equal(held.read(), samples)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (0.25, 0.5, 4_000, 8_000),
        (-1.0, 0.1, 0, 1_600),
        (0.9, 7.0, 14_400, 16_000),
        (0.5, None, 8_000, 16_000),
        # rounded to the nearest frame
        (1.4 / SAMPLE_RATE_HZ, 2.6 / SAMPLE_RATE_HZ, 1, 3),
    ],
)
def test_a_stretch_is_cut_to_the_recording(
    start: float, end: float | None, first: int, last: int
) -> None:
    samples = noise(SAMPLE_RATE_HZ)
    with filled(samples) as held:
        np.testing.assert_array_equal(held.read(start, end), samples[first:last])


@pytest.mark.parametrize(("start", "end"), [(0.5, 0.5), (0.6, 0.5), (1.0, None), (3.0, 4.0)])
def test_a_stretch_of_no_length_is_empty(start: float, end: float | None) -> None:
    with filled(noise(SAMPLE_RATE_HZ)) as held:
        assert held.read(start, end).shape == (0, 2)


def test_blocks_follow_each_other_to_the_end() -> None:
    samples = noise(SAMPLE_RATE_HZ + 7)
    with filled(samples) as held:
        blocks = list(held.blocks(0.3))
    assert [start for start, _ in blocks] == pytest.approx([0.0, 0.3, 0.6, 0.9])
    np.testing.assert_array_equal(np.concatenate([block for _, block in blocks]), samples)


def test_a_long_recording_on_disk_is_the_same_bit_for_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = noise(3 * SAMPLE_RATE_HZ)
    with filled(samples) as short:
        in_memory = short.read().tobytes()
    monkeypatch.setattr(recording_module, "IN_MEMORY_S", 1.0)
    with filled(samples) as long:
        assert long._spool._on_disk
        assert long.read().tobytes() == in_memory
        assert b"".join(block.tobytes() for _, block in long.blocks(0.7)) == in_memory


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    sizes=st.lists(st.integers(1, 400), min_size=1, max_size=20),
    reads=st.lists(st.tuples(st.integers(0, 8_000), st.integers(1, 8_000)), max_size=10),
)
def test_reading_while_it_grows_disturbs_nothing(
    sizes: list[int], reads: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording_module, "IN_MEMORY_S", 0.1)
    samples = noise(sum(sizes))
    with Recording(Spool(2), 16_000, 2) as held:
        for size in sizes:
            held._spool.append(samples[held.n_frames : held.n_frames + size])
        for first, length in reads:
            part = samples[first : first + length]
            if len(part):
                got = held.read(first / SAMPLE_RATE_HZ, (first + length) / SAMPLE_RATE_HZ)
                np.testing.assert_array_equal(got, part)


@pytest.mark.skipif(os.name != "posix", reason="an open file keeps its name on Windows")
def test_the_file_on_disk_has_no_name_and_goes_when_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recording_module, "IN_MEMORY_S", 0.1)
    held = filled(noise(SAMPLE_RATE_HZ))
    assert held._spool._on_disk
    assert list(places.data_folder().iterdir()) == []
    held.close()
    with pytest.raises(ValueError, match="closed"):
        held.read()


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording_module, "IN_MEMORY_S", 0.1)

    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(recording_module.tempfile, "TemporaryFile", full)
    with pytest.raises(VoicecoachError, match=r"No space left.*VOICECOACH_DATA"):
        filled(noise(SAMPLE_RATE_HZ))
    assert not list(tmp_path.glob("data/*"))


@pytest.mark.parametrize(("shape", "n_channels"), [((800,), 1), ((800, 1), 1), ((800, 2), 2)])
def test_samples_in_memory(shape: tuple[int, ...], n_channels: int) -> None:
    samples = noise(800, 2)[:, : shape[1] if len(shape) > 1 else 1].reshape(shape)
    with Recording.from_samples(samples) as held:
        assert (held.n_channels, held.sample_rate, held.gaps) == (n_channels, SAMPLE_RATE_HZ, ())
        np.testing.assert_array_equal(held.read(), samples.reshape(800, n_channels))


def test_samples_of_another_rate_are_resampled() -> None:
    time_s = np.arange(44_100) / 44_100
    with Recording.from_samples(0.5 * np.sin(2 * np.pi * 440 * time_s), 44_100) as held:
        assert (held.n_frames, held.sample_rate) == (SAMPLE_RATE_HZ, 44_100)
        expected = 0.5 * np.sin(2 * np.pi * 440 * np.arange(SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ)
        middle = slice(1_000, -1_000)
        np.testing.assert_allclose(held.read()[middle, 0], expected[middle], atol=1e-3)


@pytest.mark.parametrize("shape", [(4, 3), (2, 2, 2), (4, 0)])
def test_samples_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"must be \(n,\), \(n, 1\) or \(n, 2\)"):
        Recording.from_samples(np.zeros(shape))
