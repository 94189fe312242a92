"""Asking who the two voices of a mono recording are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import real_model
from tests.talks import small_talk
from voicecoach.analyze import analyze
from voicecoach.audio import play
from voicecoach.cli import naming
from voicecoach.hearing import load_diarizer

TALK = small_talk(("A", "B"))
MONO = Path(__file__).resolve().parents[2] / "audio_fixtures" / "couple.mono.flac"


def answers(monkeypatch: pytest.MonkeyPatch, *given: str) -> None:
    queue = list(given)
    monkeypatch.setattr(naming.click, "prompt", lambda *_a, **_k: queue.pop(0))
    monkeypatch.setattr(play, "has_output", lambda: False)


def test_excerpts_are_the_longest_utterances_in_order() -> None:
    own = naming.excerpts(TALK, "A")
    assert [unit.start for unit in own] == [0.0, 4.5, 11.9]
    assert len(naming.excerpts(TALK, "B")) == 3


def test_names_are_asked_for_until_they_differ(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, "Ana", "Ana", "a,b", "Ben")
    assert naming.ask_names(MONO, TALK) == ("Ana", "Ben")
    shown = capsys.readouterr()
    assert shown.out == "", "standard output is for the result"
    assert "you made fun of me there" in shown.err
    assert shown.err.count("Two different names") == 2


def test_both_can_be_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "A", "B")
    assert naming.ask_names(MONO, TALK) is None


def test_ctrl_c_skips_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch)

    def stopped(*_args: object, **_options: object) -> str:
        raise naming.click.Abort

    monkeypatch.setattr(naming.click, "prompt", stopped)
    assert naming.ask_names(MONO, TALK) is None


def test_without_the_models_it_is_one_unknown_voice() -> None:
    assert load_diarizer() == (None, ())
    found = analyze(MONO)
    assert found.speakers == ("?",)
    assert found.balance["?"].share is None
    assert any("voicecoach models add diarization" in caveat for caveat in found.caveats)


@pytest.mark.model
def test_with_the_models_it_is_two(real_models: Path) -> None:  # noqa: ARG001 - moves the folder
    real_model("diarization")
    found = analyze(MONO, names=("Ana", "Ben"))
    assert (found.speakers, found.recording.layout) == (("Ana", "Ben"), "mono")
    assert found.segments["Ana"][0].start < found.segments["Ben"][0].start, "who speaks first"
    assert found.balance["Ana"].share == pytest.approx(0.56, abs=0.03)
    assert sum(event.kind == "backchannel" for event in found.events) >= 5
    assert len(found.versions.diarization_sha256 or "") == 64
