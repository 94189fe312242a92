"""``voicecoach demo``: both parts, spoken so that it is understood, nothing kept unless asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import REAL_MODELS, real_model
from tests.spoken import understood, word_error_rate
from voicecoach import places
from voicecoach.audio.play import has_output
from voicecoach.cli import root
from voicecoach.speech.synthesize import has_voice

MOST_WRONG = 0.12


def demo(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "voicecoach", "demo", *args],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "VOICECOACH_MODELS": str(REAL_MODELS), **env},
    )


def printed_feedback(output: str) -> str:
    """The paragraph after ``Feedback:``, without the quotes below it."""
    lines = output[output.index("Feedback: ") + len("Feedback: ") :].splitlines()
    own = [lines[0]]
    for line in lines[1:]:
        if not line.startswith("          ") or line.strip()[:2] in {"+ ", "- "}:
            break
        own.append(line)
    return " ".join(" ".join(own).split())


@pytest.mark.model
class TestTheWholeDemo:
    def test_both_parts_are_shown_and_nothing_is_kept(self) -> None:
        real_model("tiny.en")
        done = demo("--no-voice")
        assert done.returncode == 0, done.stderr
        for said in ("Ana  ", "Ben  ", "4 interruptions", "7 back-channels", "took the floor"):
            assert said in done.stdout
        for said in ("Partner:", "+ open question", "- dismissing", "One thing to try"):
            assert said in done.stdout
        assert "Finding who speaks when" in done.stderr
        assert max(len(line) for line in done.stdout.splitlines()) <= 80
        assert not (places.data_folder() / "sessions.db").exists()

    def test_what_is_spoken_is_what_is_printed(self, tmp_path: Path, shared_data: Path) -> None:
        real_model("tiny.en")
        real_model("base")
        if not has_voice():
            pytest.skip("no voice here")
        spoken = tmp_path / "spoken.wav"
        done = demo("--no-voice", "--voice-out", str(spoken))
        assert done.returncode == 0, done.stderr
        feedback = printed_feedback(done.stdout)
        assert len(feedback.split()) > 10
        rate = word_error_rate(feedback, understood(spoken), shared_data.parent)
        assert rate <= MOST_WRONG

    def test_without_a_device_it_is_a_file_in_the_data_folder(self) -> None:
        real_model("tiny.en")
        if not has_voice():
            pytest.skip("no voice here")
        if has_output():
            pytest.skip("a sound device is here")
        done = demo()
        assert done.returncode == 0, done.stderr
        (written,) = places.data_folder().glob("*.wav")
        assert str(written) in done.stdout
        assert "No sound device" in done.stdout
        if os.name == "posix":
            assert written.stat().st_mode & 0o777 == 0o600

    def test_save_keeps_both(self) -> None:
        real_model("tiny.en")
        assert demo("--no-voice", "--save").returncode == 0
        listed = json.loads(CliRunner().invoke(root, ["sessions", "list", "--json", "-"]).output)
        assert sorted(one["kind"] for one in listed) == ["practice", "talk"]


def test_without_a_model_it_degrades() -> None:
    done = demo("--no-voice", VOICECOACH_MODELS=str(places.models_folder()))
    assert done.returncode == 0, done.stderr
    assert "57%" in done.stdout or "56%" in done.stdout
    assert "voicecoach models add tiny.en" in done.stdout


def test_a_file_that_cannot_be_written_is_refused_first() -> None:
    done = demo("--voice-out", "nowhere/spoken.wav")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
