"""What stands around a practice: prompts new and check, voices, mics, progress, one's own talk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile
from click.testing import CliRunner, Result

from tests.conftest import REAL_MODELS
from tests.sound_server import SoundServer
from voicecoach.cli import root
from voicecoach.cli.speaking import Speaking
from voicecoach.coaching.feedback import give_feedback
from voicecoach.coaching.practice import Take, practice_document
from voicecoach.coaching.prompts import THEMES, Prompt
from voicecoach.errors import BadInput, Missing
from voicecoach.sessions.store import Store
from voicecoach.speech.synthesize import Voice, has_voice, two_voices

FIXTURES = Path(__file__).resolve().parents[2] / "audio_fixtures"
OWN = (
    "--title", "The blue mug", "--situation", "You broke the mug.", "--says",
    "You broke my mug. I am so sad.", "--good", "No wonder you are sad. I'm sorry that I broke it.",
    "--bad", "You are overreacting, it is a mug.",
)  # fmt: skip


def run(*args: str) -> Result:
    return CliRunner().invoke(root, list(args))


def fits(result: Result) -> bool:
    return max(len(line) for line in result.output.splitlines()) <= 80


class TestPrompts:
    def test_new_makes_one_that_is_right(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = run("prompts", "new", *OWN)
        assert done.exit_code == 0, done.exception
        assert run("prompts", "check", "the-blue-mug.toml").output == "the-blue-mug: ok\n"
        shown = run("prompts", "show", "the-blue-mug.toml", "--lines")
        assert "You broke my mug." in shown.output
        assert "opens -> deeper" in shown.output
        assert fits(shown)
        again = run("prompts", "new", *OWN)
        assert isinstance(again.exception, BadInput)
        assert "is there already" in str(again.exception)

    def test_new_without_anybody_to_ask_names_the_flag(self, tmp_path: Path) -> None:
        done = run("prompts", "new", str(tmp_path / "a.toml"), *OWN[:-2])
        assert isinstance(done.exception, BadInput)
        assert "--bad" in str(done.exception)
        assert not (tmp_path / "a.toml").exists()

    def test_new_escapes_what_is_said(self, tmp_path: Path) -> None:
        path = tmp_path / "a.toml"
        says = 'You said "never" \\ and\tlaughed. I felt so small.'
        args = [*OWN]
        args[args.index("--says") + 1] = says
        assert run("prompts", "new", str(path), *args).exit_code == 0
        assert '"never" \\ and laughed' in run("prompts", "show", str(path)).output

    def test_check_tells_every_error_with_its_line(self, tmp_path: Path) -> None:
        path = tmp_path / "a.toml"
        run("prompts", "new", str(path), *OWN)
        text = path.read_text("utf-8")
        path.write_text(
            text.replace('go = "away"', 'go = "nowhere"').replace("[lines.away]", "[x]")
        )
        done = run("prompts", "check", str(path))
        assert isinstance(done.exception, BadInput)
        number = text.splitlines().index("[lines.away]") + 1
        assert f"a.toml, line {number}, x: is not known here" in done.output

    def test_check_tries_the_examples(self, tmp_path: Path) -> None:
        path = tmp_path / "a.toml"
        run("prompts", "new", str(path), *OWN)
        path.write_text(
            path.read_text("utf-8").replace("You are overreacting, it is a mug.", "No wonder."),
            "utf-8",
        )
        done = run("prompts", "check", str(path))
        assert isinstance(done.exception, BadInput)
        assert "does not go that way" in done.output

    @pytest.mark.parametrize("theme", THEMES)
    def test_list_by_theme(self, theme: str) -> None:
        listed = run("prompts", "list", "--theme", theme)
        assert THEMES[theme] in listed.output
        assert len(listed.output.splitlines()) >= 4
        assert fits(listed)

    def test_a_shipped_one_shows_its_answer(self) -> None:
        shown = run("prompts", "show", "the-broken-promise", "--lines")
        assert fits(shown)
        for said in ("One good answer", "Needed:", "committed -> thanks", "Difficulty 2 of 3"):
            assert said in shown.output


class TestVoices:
    def test_they_are_listed_with_their_roles(self) -> None:
        if not has_voice():
            assert "No voice was found" in run("voices").output
            return
        listed = run("voices")
        assert "<- the coach" in listed.output
        assert json.loads(run("voices", "--json", "-").output)

    def test_partner_and_coach_differ_where_there_are_two(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from voicecoach.speech import synthesize

        one, two = Voice("a", "Alex", "en-us"), Voice("b", "Daniel", "en-gb")
        joke, other = Voice("c", "Bells", "en-us"), Voice("d", "Anna", "de-de")
        for known, wanted, chosen in (
            ((joke, other, one, two), None, ("b", "a")),
            ((one, two), "Daniel", ("a", "Daniel")),
            ((one, two), "b", ("a", "b")),
            ((one, other), None, (None, None)),
            ((), None, (None, None)),
        ):
            monkeypatch.setattr(synthesize, "voices", lambda known=known: known)
            assert two_voices(wanted) == chosen


class TestProgress:
    def test_without_a_practice_it_names_one(self) -> None:
        assert "voicecoach practice" in run("progress").output

    def test_a_practice_that_was_not_heard_does_not_count(self) -> None:
        for _ in range(5):
            keep([""])
        assert "No answer of yours is kept yet" in run("progress").output
        keep(["It was only a joke."])
        shown = run("progress").output
        assert shown.startswith("1 session, 1 first answer\n")
        assert "from 5 sessions on" in shown
        assert len(json.loads(run("progress", "--json", "-").output)["sessions"]) == 1

    def test_it_shows_counts_and_what_is_next(self) -> None:
        keep(["It was only a joke.", "No wonder you felt small."])
        shown = run("progress")
        assert "1 session, 2 first answers" in shown.output
        assert "1 of 2" in shown.output
        assert "from 5 sessions on" in shown.output
        assert "->" not in shown.output
        assert "Next: validation, because dismissing came up in 1 of your last 2 answers." in (
            " ".join(shown.output.split())
        )
        assert fits(shown)

    def test_a_trend_is_told_from_five(self) -> None:
        for _ in range(3):
            keep(["It was only a joke."] * 3)
        for _ in range(3):
            keep(["No wonder you felt small."] * 3)
        shown = run("progress")
        assert "less often" in shown.output
        assert "100% -> 0%" in shown.output
        found = json.loads(run("progress", "--json", "-").output)
        assert len(found["sessions"]) == 6
        assert {row["skill"]: row["trend"] for row in found["skills"]}["validation"] == "more often"
        assert found["next"]["prompt"]


def keep(replies: list[str]) -> None:
    said = "I felt so small."
    prompt = Prompt.model_validate(
        {"name": "a", "title": "A", "situation": "S", "line": said, "practises": ["reflection"]}
    )
    takes = [Take(give_feedback(one, said), f"line-{i}") for i, one in enumerate(replies)]
    Store().add("practice", practice_document(prompt, takes, {}), ["You"], "A")


@pytest.mark.model
@pytest.mark.usefixtures("real_models")
class TestOwnTalk:
    @pytest.fixture
    def talk(self, real_models: Path) -> None:
        assert real_models.is_dir()
        done = run("analyze", str(FIXTURES / "couple.stereo.flac"), "--names", "Ana,Ben")
        assert done.exit_code == 0, done.output

    def answer(self, *args: str) -> Result:
        reply = str(FIXTURES / "reply-validating.flac")
        return run("practice", "--from", "last", *args, "--reply", reply, "--no-voice")

    @pytest.mark.usefixtures("talk")
    def test_before_and_after_stand_side_by_side(self) -> None:
        done = self.answer("--as", "Ben")
        assert done.exit_code == 0, done.output
        assert "0:07  Ana opened up" in done.output
        assert "Before" in done.output
        assert "- dismissing" in done.output
        assert "+ validation" in done.output
        assert fits(done)
        shown = run("sessions", "show", "last").output
        assert "I felt so small" in " ".join(shown.split())
        assert "Before:" in shown
        again = self.answer("--as", "Ben")
        assert again.exit_code == 0, "last means the last talk, not the practice of it"

    @pytest.mark.usefixtures("talk")
    @pytest.mark.parametrize(
        ("args", "says"), [(("--as", "Zoe"), "Ana, Ben"), (("--as", "Ana"), "prompts list")]
    )
    def test_who_has_nothing_to_practise_is_told(self, args: tuple[str, ...], says: str) -> None:
        done = self.answer(*args)
        assert isinstance(done.exception, BadInput)
        assert says in str(done.exception)

    @pytest.mark.usefixtures("talk")
    def test_without_a_device_one_sentence_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from voicecoach.audio import decode, play

        read: list[Path] = []
        monkeypatch.setattr(play, "has_output", lambda: False)
        monkeypatch.setattr(decode, "decode", counted(decode.decode, read))
        reply = str(FIXTURES / "reply-validating.flac")
        done = run("practice", "--from", "last", "--reply", reply)
        assert done.exit_code == 0, done.output
        assert "(No sound device was found: shown, not spoken.)" in done.output
        assert "did not play" not in done.output
        assert "are spoken" not in done.output
        assert [path.name for path in read] == [Path(reply).name], "no sound is read for nothing"

    @pytest.mark.usefixtures("talk")
    def test_the_talk_is_read_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from voicecoach.audio import decode, play

        read: list[Path] = []
        played: list[int] = []

        def take(samples: Any, _rate_hz: int, _stop: Any) -> bool:
            played.append(len(samples))
            return True

        monkeypatch.setattr(play, "has_output", lambda: True)
        monkeypatch.setattr(play, "play_samples", take)
        monkeypatch.setattr(decode, "decode", counted(decode.decode, read))
        replies = ["--reply", str(FIXTURES / "reply-dismissing.flac")] * 2
        done = run("practice", "--from", "last", "--takes", "2", *replies)
        assert done.exit_code == 0, done.output
        assert len(played) >= 2, "at each take"
        assert [path.name for path in read].count("couple.stereo.flac") == 1

    def test_the_words_are_spoken_where_the_sound_is_gone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        copy = tmp_path / "talk.flac"
        copy.write_bytes((FIXTURES / "couple.stereo.flac").read_bytes())
        assert run("analyze", str(copy), "--names", "Ana,Ben").exit_code == 0
        copy.unlink()
        silent = self.answer()
        assert silent.exit_code == 0, silent.output
        assert "are spoken" not in silent.output
        spoken: list[str] = []

        def aloud(_self: Speaking, text: str, _voice: str | None) -> str:
            spoken.append(text)
            return "whole"

        monkeypatch.setattr(Speaking, "is_heard", lambda _self: True)
        monkeypatch.setattr(Speaking, "_aloud", aloud)
        done = run("practice", "--from", "last", "--reply", str(FIXTURES / "reply-mixed.flac"))
        assert done.exit_code == 0, done.output
        assert "so the words are spoken" in done.output
        assert "small" in spoken[0]

    @pytest.mark.sound
    @pytest.mark.usefixtures("talk")
    def test_the_partners_own_voice_is_heard(self, sound_server: SoundServer) -> None:
        import numpy as np

        env = {
            **os.environ, **sound_server.env,
            "VOICECOACH_DATA": os.environ["VOICECOACH_DATA"],
            "VOICECOACH_MODELS": str(REAL_MODELS),
        }  # fmt: skip
        reply = str(FIXTURES / "reply-silence.flac")
        command = [sys.executable, "-m", "voicecoach", "practice", "--from", "last", "--no-save"]
        heard = sound_server.heard_while(
            lambda: subprocess.run(
                [*command, "--as", "Ben", "--reply", reply],
                env=env,
                check=True,
                timeout=120,
                capture_output=True,
            )
        )
        talk, rate_hz = soundfile.read(FIXTURES / "couple.stereo.flac", dtype="float32")
        wanted = talk[round(7.5 * rate_hz) : round(10.5 * rate_hz), 0]
        assert likeness(heard[:, 0], wanted, rate_hz) > 0.8
        assert np.abs(heard).max() > 0.05


def counted(decode: Callable[..., Any], read: list[Path]) -> Callable[..., Any]:
    """``decode`` that notes what it reads."""

    def noting(path: Path, *args: Any) -> Any:
        read.append(path)
        return decode(path, *args)

    return noting


def likeness(heard: object, wanted: object, rate_hz: int) -> float:
    """Highest normalised correlation of ``wanted`` with a stretch of ``heard`` (48 kHz)."""
    import numpy as np
    import soxr

    own = soxr.resample(np.asarray(wanted, np.float32), rate_hz, 48_000)
    all_ = np.asarray(heard, np.float32)
    n = len(all_) + len(own)
    product = np.fft.irfft(np.fft.rfft(all_, n) * np.conj(np.fft.rfft(own, n)), n)
    at = int(np.argmax(product[: len(all_) - len(own)]))
    part = all_[at : at + len(own)]
    return float(part @ own / np.linalg.norm(part) / np.linalg.norm(own))


@pytest.mark.sound
def test_mics_lists_and_checks(sound_server: SoundServer, tmp_path: Path) -> None:
    env = {**os.environ, **sound_server.env, "VOICECOACH_DATA": str(tmp_path / "data")}

    def mics(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "voicecoach", "mics", *args],
            env=env, capture_output=True, text=True, timeout=60,
        )  # fmt: skip

    listed = mics()
    assert listed.stdout.startswith("* default")
    assert "voicecoach mics --check" in listed.stdout
    found = json.loads(mics("--json", "-").stdout)
    assert {one["name"] for one in found} >= {"default", "pulse"}
    silent = mics("--check", "--mic", "pulse")
    assert "gives no sound at all" in silent.stdout
    assert not list((tmp_path / "data").glob("check-*")), "nothing of a check is kept"
    unknown = mics("--check", "--mic", "nonsense")
    assert unknown.returncode == Missing.exit_code
    assert "choose one of: 'default', 'pulse'" in unknown.stderr
