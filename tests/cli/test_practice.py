"""``voicecoach practice`` with real weights, a real voice and a real sound server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner, Result

from tests.conftest import real_model
from tests.sound_server import SoundServer
from tests.spoken import understood, word_error_rate
from voicecoach import places
from voicecoach.cli import root
from voicecoach.coaching.feedback import HELP
from voicecoach.errors import BadInput, Missing
from voicecoach.speech.synthesize import has_voice

FIXTURES = Path(__file__).resolve().parents[2] / "audio_fixtures"
PROMPT = "criticism-at-dinner"
LINE = "You made fun of me in front of my parents. I felt so small."


def practice(*args: str) -> Result:
    return CliRunner().invoke(root, ["practice", *args])


def fixture(name: str) -> str:
    return str(FIXTURES / f"reply-{name}.flac")


@pytest.mark.model
@pytest.mark.usefixtures("real_models")
class TestAReply:
    @pytest.mark.parametrize(
        ("name", "says"),
        [
            ("validating", "+ validation"),
            ("dismissing", "- dismissing"),
            ("mixed", "+ open question"),
        ],
    )
    def test_it_gets_its_feedback_and_is_kept(self, name: str, says: str) -> None:
        result = practice(PROMPT, "--reply", fixture(name), "--no-voice")
        assert result.exit_code == 0, result.output
        assert LINE in result.output
        assert says in result.output
        assert max(len(line) for line in result.output.splitlines()) <= 80
        shown = CliRunner().invoke(root, ["sessions", "show", "last"]).output
        assert LINE in shown
        assert says in shown

    def test_two_takes_are_one_session(self) -> None:
        takes = ("--reply", fixture("dismissing"), "--reply", fixture("validating"))
        done = practice(PROMPT, *takes, "--takes", "2", "--no-voice")
        assert done.exit_code == 0
        assert "Take 2: validation (small)" in done.output
        assert "dismissing 1 -> 0" in done.output
        listed = json.loads(CliRunner().invoke(root, ["sessions", "list", "--json", "-"]).output)
        assert [(one["kind"], one["title"]) for one in listed] == [
            ("practice", "Criticism at dinner")
        ]
        shown = CliRunner().invoke(root, ["sessions", "show", "last"]).output
        assert shown.index("Take 1") < shown.index("dismissing") < shown.index("Take 2")

    def test_what_the_partner_says_next_depends_on_the_reply(self) -> None:
        opened = practice(PROMPT, "--reply", fixture("validating"), "--no-voice", "--no-save")
        closed = practice(PROMPT, "--reply", fixture("dismissing"), "--no-voice", "--no-save")
        assert "completely alone at that table" not in closed.output
        two = ("--reply", fixture("validating"), "--reply", fixture("dismissing"))
        both = " ".join(practice(PROMPT, *two, "--no-voice", "--no-save").output.split())
        assert "completely alone at that table" in both
        other = ("--reply", fixture("dismissing"), "--reply", fixture("validating"))
        hurt = " ".join(practice(PROMPT, *other, "--no-voice", "--no-save").output.split())
        assert "now I am the problem again" in hurt
        assert "One way to answer:" in closed.output
        assert "One way to answer:" not in opened.output
        assert "Needed:" in opened.output

    def test_what_was_not_heard_is_not_kept(self) -> None:
        result = practice(PROMPT, "--reply", fixture("silence"), "--no-voice")
        assert result.exit_code == 0
        assert "could not hear" in result.output
        assert "so nothing was kept" in result.output
        assert not (places.data_folder() / "sessions.db").exists()
        kept = practice(PROMPT, "--reply", fixture("silence"), "--no-voice", "--keep-audio")
        assert "Kept." in kept.output, "its sound was asked for"

    def test_silence_is_no_answer_that_hurts(self) -> None:
        replies = ("--reply", fixture("silence"), "--reply", fixture("validating"))
        shown = " ".join(practice(PROMPT, *replies, "--no-voice", "--no-save").output.split())
        assert shown.count(LINE) == 2
        assert "now I am the problem again" not in shown
        assert shown.count("Feedback:") == 2

    def test_the_sound_is_kept_only_when_asked(self) -> None:
        replies = ("--reply", fixture("validating"), "--reply", fixture("mixed"))
        assert practice(PROMPT, *replies, "--no-voice").exit_code == 0
        assert not (places.data_folder() / "recordings").exists()
        assert practice(PROMPT, *replies, "--no-voice", "--keep-audio").exit_code == 0
        (kept,) = (places.data_folder() / "recordings").iterdir()
        shown = CliRunner().invoke(root, ["sessions", "show", "last", "--json", "-"]).output
        spans = [take["sound"] for take in json.loads(shown)["document"]["takes"]]
        assert spans[0][0] == 0
        assert spans[1][0] == spans[0][1]
        assert spans[1][1] == pytest.approx(soundfile.info(kept).duration, abs=0.01)

    def test_no_save_keeps_nothing(self) -> None:
        result = practice(PROMPT, "--reply", fixture("validating"), "--no-voice", "--no-save")
        assert result.exit_code == 0
        assert "Kept" not in result.output
        assert not (places.data_folder() / "sessions.db").exists()

    def test_a_prompt_of_ones_own(self, tmp_path: Path) -> None:
        own = tmp_path / "my-line.toml"
        own.write_text(
            'title = "Mine"\nsituation = "B"\nline = "I felt alone."\npractises = ["reflection"]\n',
            "utf-8",
        )
        result = practice(str(own), "--reply", fixture("validating"), "--no-voice")
        assert "I felt alone." in result.output

    def test_a_crisis_is_not_kept(self, tmp_path: Path) -> None:
        own = tmp_path / "my-line.toml"
        own.write_text(
            'title = "A"\nsituation = "B"\nline = "I want to die."\npractises = ["reflection"]\n',
            "utf-8",
        )
        result = practice(str(own), "--reply", fixture("validating"), "--no-voice")
        assert HELP.split(".")[0] in " ".join(result.output.split())
        assert "not kept" in result.output
        assert not (places.data_folder() / "sessions.db").exists()

    def test_a_talk_is_too_long_for_a_reply(self, tmp_path: Path) -> None:
        long = tmp_path / "long.wav"
        soundfile.write(long, np.zeros(8_000 * 601, np.float32), 8_000)
        result = practice(PROMPT, "--reply", str(long), "--no-voice")
        assert isinstance(result.exception, BadInput)
        assert "voicecoach analyze" in str(result.exception)


@pytest.mark.parametrize(
    ("args", "error", "says"),
    [
        ((), BadInput, "voicecoach prompts list"),
        (("nonsense",), BadInput, "voicecoach prompts list"),
        ((PROMPT, "--from", "last"), BadInput, "--from SESSION"),
        ((PROMPT, "--as", "Ben"), BadInput, "--from SESSION"),
        (("--from", "last"), BadInput, "voicecoach analyze FILE"),
        ((PROMPT, "--mic", "pulse", "--reply", "a.wav"), BadInput, "--mic or --reply"),
        ((PROMPT, "--reply", "a.wav", "--voice", "Nobody"), Missing, "no voice"),
        ((PROMPT, "--reply", "a.wav", "--partner-voice", "Nobody"), Missing, "no voice"),
        ((PROMPT, "--voice", "Nobody"), Missing, "no voice"),
        ((PROMPT, "--reply", fixture("mixed")), Missing, "voicecoach models add tiny.en"),
        ((PROMPT, "--reply", fixture("mixed"), "--model", "huge"), Missing, "models list"),
    ],
)
def test_wrong_use_is_one_sentence(
    args: tuple[str, ...], error: type[Exception], says: str
) -> None:
    result = practice(*args)
    assert isinstance(result.exception, error)
    assert says in str(result.exception)


@pytest.mark.model
def test_a_missing_reply_is_bad_input(real_models: Path) -> None:  # noqa: ARG001
    result = practice(PROMPT, "--reply", "missing.wav", "--no-voice")
    assert isinstance(result.exception, BadInput)
    assert "missing.wav" in str(result.exception)
    assert result.output == "", "refused before the line is spoken"


@pytest.mark.sound
@pytest.mark.model
def test_the_line_and_the_feedback_are_heard(
    sound_server: SoundServer, tmp_path: Path, real_models: Path, shared_data: Path
) -> None:
    real_model("base")
    if not has_voice():
        pytest.skip("no voice here")
    env = {**sound_server.env, "VOICECOACH_MODELS": str(real_models)}
    args = [sys.executable, "-m", "voicecoach", "practice", PROMPT, "--no-save"]
    done: list[subprocess.CompletedProcess[str]] = []

    def run() -> None:
        done.append(
            subprocess.run(
                [*args, "--reply", fixture("dismissing")],
                capture_output=True,
                text=True,
                timeout=120,
                env={**os.environ, **env},
            )
        )

    heard = sound_server.heard_while(run)
    assert done[0].returncode == 0, done[0].stderr
    path = tmp_path / "heard.wav"
    soundfile.write(path, heard, 48_000)
    text = " ".join(done[0].stdout.split())
    feedback = text.split("Feedback: ")[1].split(" - dismissing")[0]
    assert word_error_rate(f"{LINE} {feedback}", understood(path), shared_data.parent) <= 0.12
