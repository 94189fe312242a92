"""Ctrl-C in a practice, pressed more than once: the words stay, and nothing crashes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_practice_aloud import READY, REPLIES, Practice, practice, spoken
from tests.sound_server import SoundServer
from voicecoach.cli.signals import ignore_stops, stops_restored

STOPPED = 130


def takes(run: Practice) -> list[dict[str, object]]:
    """The takes of the session that was kept."""
    shown = subprocess.run(
        [sys.executable, "-m", "voicecoach", "sessions", "show", "last", "--json", "-"],
        env=run.env, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    found: list[dict[str, object]] = json.loads(shown.stdout)["document"]["takes"]
    return found


@pytest.mark.sound
@pytest.mark.model
@pytest.mark.parametrize("later_s", [0.05, 0.15, 0.3])
def test_a_second_ctrl_c_loses_nothing(
    tmp_path: Path, sound_server: SoundServer, real_models: Path, later_s: float
) -> None:
    reply = spoken(REPLIES[0], tmp_path)
    with practice(sound_server, tmp_path / "data", real_models, "--no-voice") as run:
        assert run.read_until(READY)
        run.speak(reply)
        for _ in range(2):
            run.process.send_signal(signal.SIGINT)
            time.sleep(later_s)
        output, errors = run.process.communicate(timeout=60)
    assert run.process.returncode == STOPPED, errors
    assert errors.strip() == "Stopped."
    assert "Kept." in output
    (take,) = takes(run)
    assert "small" in str(take["reply"])


def test_stops_are_heard_again_after_a_practice() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stops_restored():
        ignore_stops()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is before


def test_stops_stay_ignored_where_one_ends_it() -> None:
    with stops_restored():  # puts back what this test leaves
        try:
            with stops_restored():
                ignore_stops()
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
