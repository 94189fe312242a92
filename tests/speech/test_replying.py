"""When a reply ends, where hearing it fails; the recorder stands in for one with a device."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from voicecoach import replying
from voicecoach.errors import VoicecoachError
from voicecoach.replying import Reply
from voicecoach.speech import live
from voicecoach.speech.live import LiveHearing

RATE_HZ = 16_000


class Recorder:
    """What a reply asks of a recorder."""

    rate_hz = RATE_HZ
    duration = 0.0
    gaps = ()
    error: VoicecoachError | None = None
    stalled = full = False

    def __init__(self, *_args: Any, **_options: Any) -> None:
        pass

    def resume(self, pre_roll: bool) -> float:
        return replying.TAIL_S if pre_roll else 0.0

    def stop(self, at_once: bool = False) -> None:
        assert not at_once


class Broken:
    """An activity model that fails, or that stands still."""

    def __init__(self, error: Exception | None = None, stands_s: float = 0.0) -> None:
        self._error = error
        self._stands_s = stands_s

    def stream(self) -> Broken:
        return self

    def feed(self, samples: Any) -> Any:  # noqa: ARG002
        time.sleep(self._stands_s)
        if self._error is not None:
            raise self._error
        return np.zeros(0, np.float32)

    def end(self) -> Any:
        return np.zeros(0, np.float32)


@pytest.fixture(autouse=True)
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replying, "Recorder", Recorder)


def reply(detector: Any) -> Reply:
    return Reply(Path("unused.wav"), None, detector)  # type: ignore[arg-type]


def sound() -> np.ndarray[Any, Any]:
    return np.zeros((RATE_HZ, 1), np.int16)


def test_ears_that_fail_end_it() -> None:
    one = reply(Broken(ValueError("no more")))
    one._take(sound(), 0.0)
    until = time.monotonic() + 5
    while (ending := one.poll()) is None and time.monotonic() < until:
        time.sleep(0.01)
    assert ending == "told"
    taken = one.finish(ending)
    assert not taken.heard.clear
    assert "no more" in taken.problem


def test_a_full_recording_ends_it_though_nothing_was_heard() -> None:
    one = reply(Broken())
    assert one.poll() is None
    one.recorder.full = True
    assert one.poll() == "too long"
    one._hearing.abandon()


def test_words_that_do_not_come_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PATIENCE_S", 0.1)
    hearing = LiveHearing(None, Broken(stands_s=0.5), RATE_HZ)  # type: ignore[arg-type]
    hearing.take(sound(), 0.0)
    with pytest.raises(VoicecoachError, match="were not there"):
        hearing.finish()
    hearing.abandon()


@pytest.mark.parametrize(
    ("spoken", "echo_until"),
    [
        ("whole", replying.TAIL_S + replying.LATE_SPEAKER_S),
        ("stopped", replying.LATE_SPEAKER_S),
        ("not", 0.0),
    ],
)
def test_a_late_speaker_is_waited_for_after_what_is_kept_of_the_line(
    spoken: replying.Spoken, echo_until: float
) -> None:
    one = reply(Broken())
    one.begin(spoken)
    assert one._hearing.echo_until == pytest.approx(echo_until)
    one._hearing.abandon()
