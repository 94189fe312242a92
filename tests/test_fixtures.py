"""The shipped recordings: they sound like a room, and their truth obeys the definitions."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from voicecoach.speech.activity import (
    FRAME,
    SpeechDetector,
    frames_to_segments,
    hysteresis,
    per_frame,
)

FOLDER = Path(__file__).resolve().parents[1] / "audio_fixtures"
NAMES = sorted(path.stem for path in FOLDER.glob("*.flac"))
RATE = 16_000
CHANNELS = {"Ana": 0, "Ben": 1}
MEGABYTE = 1_000_000
BALANCE_BAR = 0.02

Samples = npt.NDArray[np.float32]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_fixtures", FOLDER / "make_fixtures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / "couple.stereo.json").read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def talk() -> Samples:
    sound, rate = soundfile.read(FOLDER / "couple.stereo.flac", dtype="float32")
    assert rate == RATE
    return np.asarray(sound)


def speech_mask(truth: dict[str, Any], speaker: str, length: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(length, bool)
    for one in truth["segments"]:
        if one["speaker"] == speaker:
            mask[round(one["start"] * RATE) : round(one["end"] * RATE)] = True
    return mask


def level_db(sound: Samples) -> float:
    return float(10 * np.log10((sound.astype(np.float64) ** 2).mean()))


def of_kind(truth: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [event for event in truth["events"] if event["kind"] == kind]


def test_what_is_shipped() -> None:
    assert {"couple.stereo", "couple.mono"} < set(NAMES)
    assert sum(name.startswith("reply-") for name in NAMES) >= 3
    sizes = [(FOLDER / f"{name}.flac").stat().st_size for name in NAMES]
    assert max(sizes) < 5 * MEGABYTE
    assert sum(sizes) < 15 * MEGABYTE
    assert not [name for name in NAMES if not (FOLDER / f"{name}.json").is_file()]


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_is_of_this_recording(name: str) -> None:
    info = soundfile.info(FOLDER / f"{name}.flac")
    document = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert document["seconds"] == pytest.approx(info.duration, abs=1e-3)
    for one in [*document["segments"], *document["units"], *document["events"]]:
        assert 0 <= one["start"] < one["end"] <= info.duration


class TestTheRoom:
    def test_a_voice_bleeds_in_quieter_and_later(
        self, talk: Samples, truth: dict[str, Any]
    ) -> None:
        for speaker, own in CHANNELS.items():
            other = next(name for name in CHANNELS if name != speaker)
            alone = speech_mask(truth, speaker, len(talk)) & ~speech_mask(truth, other, len(talk))
            near, far = talk[alone, own], talk[alone, 1 - own]
            assert 18 <= level_db(near) - level_db(far) <= 22
            lag = best_lag(talk[:, own] * alone, talk[:, 1 - own] * alone)
            assert 0.002 <= lag / RATE <= 0.005

    def test_levels_differ_by_four_decibels(self, talk: Samples, truth: dict[str, Any]) -> None:
        masks = {name: speech_mask(truth, name, len(talk)) for name in CHANNELS}
        ana = level_db(talk[masks["Ana"] & ~masks["Ben"], 0])
        ben = level_db(talk[masks["Ben"] & ~masks["Ana"], 1])
        assert ana - ben == pytest.approx(4, abs=1)

    def test_noise_is_near_minus_fifty_five(self, talk: Samples, truth: dict[str, Any]) -> None:
        longest = max(gaps(truth), key=lambda gap: gap[1] - gap[0])
        start, end = (round(moment * RATE) for moment in longest)
        quiet = talk[start + RATE // 2 : end - RATE // 10]
        for channel in (0, 1):
            assert level_db(quiet[:, channel]) == pytest.approx(-55, abs=2)


def best_lag(near: Samples, far: Samples) -> int:
    size = 1 << (2 * len(near)).bit_length()
    product = np.fft.rfft(far, size) * np.conj(np.fft.rfft(near, size))
    return int(np.argmax(np.fft.irfft(product, size)[: RATE // 50]))


def gaps(truth: dict[str, Any]) -> list[tuple[float, float]]:
    """Stretches in which nobody speaks, within the talk."""
    found, heard = [], None
    for one in sorted(truth["segments"], key=lambda one: float(one["start"])):
        if heard is not None and one["start"] > heard:
            found.append((heard, one["start"]))
        heard = max(heard or 0.0, one["end"])
    return found


class TestTheScript:
    def test_length_and_pause(self, truth: dict[str, Any]) -> None:
        assert 60 <= truth["seconds"] <= 120
        assert max(end - start for start, end in gaps(truth)) > 2

    def test_back_channels_are_spoken_while_the_other_goes_on(self, truth: dict[str, Any]) -> None:
        found = of_kind(truth, "backchannel")
        assert len(found) >= 6
        said = {unit["start"]: unit["text"] for unit in truth["units"]}
        for event in found:
            assert said[event["start"]] in {"Yeah.", "Right.", "Okay."}
            spoken = [one for one in truth["units"] if one["speaker"] == event["of"]]
            assert any(
                one["start"] < event["start"] and event["end"] < one["end"] for one in spoken
            )

    def test_interruptions_leave_the_holder_something_to_say(self, truth: dict[str, Any]) -> None:
        found = of_kind(truth, "interruption")
        assert sum(event["outcome"] == "took_floor" for event in found) >= 2
        assert sum(event["outcome"] == "yielded" for event in found) >= 2
        for event in found:
            assert holder_goes_on(truth, event) > 0.3
            goes_on = event["outcome"] == "yielded"
            assert (holder_goes_on(truth, event) > event["end"] - event["start"]) == goes_on

    def test_finishing_together_is_short(self, truth: dict[str, Any]) -> None:
        found = of_kind(truth, "terminal_overlap")
        assert len(found) >= 2
        assert all(0.1 <= holder_goes_on(truth, event) <= 0.25 for event in found)


def holder_goes_on(truth: dict[str, Any], event: dict[str, Any]) -> float:
    """Seconds for which the other keeps on after the onset."""
    held = [
        unit["end"]
        for unit in truth["units"]
        if unit["speaker"] == event["of"] and unit["start"] < event["start"] < unit["end"]
    ]
    return max(held) - float(event["start"])


def test_activity_on_each_channel_alone_misses_the_bar(
    talk: Samples, truth: dict[str, Any]
) -> None:
    """Each microphone hears both: without deciding whose voice it is, the shares are wrong."""
    spoken = {name: speech_mask(truth, name, len(talk)).sum() for name in CHANNELS}
    detector, heard = SpeechDetector(), {}
    for name, channel in CHANNELS.items():
        values = per_frame(detector.probabilities([talk[:, channel]]), len(talk) // FRAME)
        own = frames_to_segments(hysteresis(values))
        heard[name] = sum(one.end - one.start for one in own)
    share = spoken["Ana"] / sum(spoken.values())
    assert abs(heard["Ana"] / sum(heard.values()) - share) > BALANCE_BAR


@pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")
def test_the_script_makes_these_recordings_again(tmp_path: Path) -> None:
    made = maker()
    made.make_talk(tmp_path)
    made.make_replies(tmp_path)
    for name in NAMES:
        shipped, _ = soundfile.read(FOLDER / f"{name}.flac", dtype="int16")
        again, _ = soundfile.read(tmp_path / f"{name}.flac", dtype="int16")
        assert len(shipped) == len(again)
        assert np.abs(shipped.astype(int) - again).max() <= 1, "the last bit may differ by machine"
        assert (tmp_path / f"{name}.json").read_text("utf-8") == (
            FOLDER / f"{name}.json"
        ).read_text("utf-8")
