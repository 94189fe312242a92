"""``voicecoach analyze`` on the shipped talk, with real weights, and on what is wrong input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from click.testing import CliRunner

from tests.spoken import word_error_rate
from voicecoach import places
from voicecoach.cli import root
from voicecoach.errors import BadInput
from voicecoach.report import contract

FIXTURES = Path(__file__).resolve().parents[2] / "audio_fixtures"
SCHEMA = json.loads((Path(contract.__file__).parent / "analysis.schema.json").read_text("utf-8"))
ONSET_S = 0.5


def run(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "voicecoach", *args],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, **env},
    )


@pytest.fixture(scope="module")
def shipped_talk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The analysis of the stereo fixture, made once by the real command."""
    from tests.conftest import REAL_MODELS, real_model

    real_model("tiny.en")
    folder = tmp_path_factory.mktemp("analysis")
    talk = FIXTURES / "couple.stereo.flac"
    done = run(
        "analyze", str(talk), "--names", "Ana,Ben", "--no-save", "--json", "-",
        VOICECOACH_MODELS=str(REAL_MODELS), VOICECOACH_DATA=str(folder), HOME=str(folder),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FIXTURES / "couple.stereo.json").read_text("utf-8"))
    return document


@pytest.mark.model
class TestTheShippedTalk:
    def test_the_json_validates(self, shipped_talk: dict[str, Any]) -> None:
        jsonschema.Draft202012Validator(SCHEMA).validate(shipped_talk)

    def test_balance_is_within_two_points(
        self, shipped_talk: dict[str, Any], truth: dict[str, Any]
    ) -> None:
        spoken = {"Ana": 0.0, "Ben": 0.0}
        for segment in truth["segments"]:
            spoken[segment["speaker"]] += segment["end"] - segment["start"]
        share = spoken["Ana"] / sum(spoken.values())
        assert shipped_talk["balance"]["Ana"]["share"] == pytest.approx(share, abs=0.02)

    @pytest.mark.parametrize("kind", ["interruption", "backchannel", "terminal_overlap"])
    def test_every_scripted_event_is_found_and_no_other(
        self, kind: str, shipped_talk: dict[str, Any], truth: dict[str, Any]
    ) -> None:
        def of_kind(document: dict[str, Any]) -> list[dict[str, Any]]:
            return sorted(
                (event for event in document["events"] if event["kind"] == kind),
                key=lambda event: float(event["start"]),
            )

        scripted, found = of_kind(truth), of_kind(shipped_talk)
        assert [(e["by"], e["of"], e["outcome"]) for e in found] == [
            (e["by"], e["of"], e.get("outcome")) for e in scripted
        ]
        for one, other in zip(scripted, found, strict=True):
            assert abs(one["start"] - other["start"]) <= ONSET_S

    def test_the_words_are_the_scripts(
        self, shipped_talk: dict[str, Any], truth: dict[str, Any], shared_data: Path
    ) -> None:
        def text(document: dict[str, Any], speaker: str) -> str:
            units = "utterances" if "utterances" in document else "units"
            return " ".join(u["text"] for u in document[units] if u["speaker"] == speaker)

        said = " ".join(text(truth, speaker) for speaker in ("Ana", "Ben"))
        heard = " ".join(text(shipped_talk, speaker) for speaker in ("Ana", "Ben"))
        assert word_error_rate(said, heard, shared_data.parent) <= 0.12

    def test_words_lie_within_their_unit(self, shipped_talk: dict[str, Any]) -> None:
        for unit in shipped_talk["utterances"]:
            for word in unit["words"]:
                assert unit["start"] <= word["start"] <= word["end"] <= unit["end"]

    def test_the_model_is_named_with_its_hash(self, shipped_talk: dict[str, Any]) -> None:
        assert shipped_talk["versions"]["model"] == "tiny.en"
        assert shipped_talk["versions"]["model_sha256"].startswith("1a5afae0")


def test_without_a_model_turn_taking_still_works(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run("analyze", str(FIXTURES / "couple.stereo.flac"), "--no-save", "--json", str(target))
    assert done.returncode == 0, done.stderr
    document = json.loads(target.read_text("utf-8"))
    assert document["versions"]["model"] is None
    assert document["balance"]["A"]["share"] > 0
    assert any("voicecoach models add tiny.en" in caveat for caveat in document["caveats"])
    assert "voicecoach models add tiny.en" in " ".join(done.stdout.split())


def test_mono_is_one_unknown_voice_and_says_so() -> None:
    talk = FIXTURES / "couple.mono.flac"
    done = run("analyze", str(talk), "--no-save", "--json", "-")
    document = json.loads(done.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["speakers"] == ["?"]
    assert document["balance"]["?"]["share"] is None
    assert document["events"] == document["turns"] == document["moves"] == []
    assert any("not told apart" in caveat for caveat in document["caveats"])


def test_timed_words_need_no_sound(tmp_path: Path) -> None:
    talk = tmp_path / "talk.vtt"
    talk.write_text(
        "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana>I felt so small when you laughed.\n\n"
        "00:04.300 --> 00:06.000\n<v Ben>You felt small in front of them?\n",
        "utf-8",
    )
    done = run("analyze", str(talk), "--no-save", "--json", "-")
    document = json.loads(done.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["recording"]["sample_rate"] is None
    assert document["speakers"] == ["Ana", "Ben"]
    assert [turn["speaker"] for turn in document["turns"]] == ["Ana", "Ben"]


def test_it_is_saved_and_referred_to_by_path_and_hash(tmp_path: Path) -> None:
    talk = tmp_path / "talk.srt"
    talk.write_text("1\n00:00:00,000 --> 00:00:02,000\nAna: I felt small\n", "utf-8")
    result = CliRunner().invoke(root, ["analyze", str(talk)])
    assert result.exit_code == 0, result.output
    listed = json.loads(CliRunner().invoke(root, ["sessions", "list", "--json", "-"]).output)
    assert [session["title"] for session in listed] == ["talk.srt"]
    assert "speech 0:02" in CliRunner().invoke(root, ["sessions", "show", "last"]).output
    assert not list(places.data_folder().glob("recordings/*"))


def test_the_names_in_timed_words_are_exchanged(tmp_path: Path) -> None:
    talk = tmp_path / "talk.vtt"
    talk.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>I see\n\n"
        "00:03.000 --> 00:05.000\n<v Ben>Do you?\n"
    )
    args = ["analyze", str(talk), "--no-save", "--json", "-"]
    for more, first in ([], "Ana"), (["--swap"], "Ben"), (["--names", "A,B", "--swap"], "B"):
        found = json.loads(CliRunner().invoke(root, [*args, *more]).output)
        assert found["utterances"][0]["speaker"] == first
        assert found["balance"][first]["speech_s"] == 1.0
    refused = CliRunner().invoke(root, [*args, "--layout", "mono"])
    assert isinstance(refused.exception, BadInput)


def make_wav(path: Path, seconds: float = 1.0, channels: int = 1) -> Path:
    samples = np.zeros(round(seconds * 16_000) * channels, "<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, 16_000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return path


def test_silence_is_no_error(tmp_path: Path) -> None:
    done = run("analyze", str(make_wav(tmp_path / "silence.wav")), "--no-save")
    assert done.returncode == 0, done.stderr
    assert "No speech was found" in done.stdout


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["missing.wav"], 2, "missing.wav"),
        (["text.wav"], 2, "text.wav"),
        (["empty.wav"], 2, "empty"),
        (["folder"], 2, "folder"),
        (["fifo"], 2, "fifo"),
        (["quiet.wav", "--model", "gigantic"], 3, "voicecoach models list"),
        (["quiet.wav", "--model", "damaged"], 3, "damaged"),
        (["quiet.wav", "--names", "Ana"], 2, "--names Ana,Ben"),
        (["quiet.wav", "--channels", "1,x"], 2, "--channels 1,2"),
        (["quiet.wav", "--layout", "stereo"], 2, "--layout mono"),
        (["three.wav"], 2, "--channels"),
        (["quiet.wav", "--no-save", "--keep-audio"], 2, "--no-save"),
        (["quiet.wav", "--json", "nowhere/out.json"], 2, "nowhere"),
    ],
)
def test_wrong_input_is_one_sentence(
    args: list[str], code: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.wav").write_text("this is no sound at all, " * 40)
    Path("empty.wav").touch()
    Path("folder").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo("fifo")
    make_wav(Path("quiet.wav"))
    make_wav(Path("three.wav"), channels=3)
    Path("damaged").mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt"):
        Path("damaged", name).write_bytes(b"x")
    if "damaged" in args:
        args = [*args[:-1], str(tmp_path / "damaged")]
    done = run("analyze", *args)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    said = [
        line for line in done.stderr.splitlines() if not line.startswith(("Reading", "Finding"))
    ]
    assert len(said) == 1, done.stderr
    assert says in said[0]
