"""``sessions correct``, ``sessions name``, ``show --lines`` and ``--play``, on a kept talk."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner, Result

from tests.sound_server import SoundServer
from tests.talks import small_talk
from voicecoach.cli.sessions import sessions
from voicecoach.errors import BadInput
from voicecoach.findings import conclude
from voicecoach.report.contract import from_document, to_document
from voicecoach.sessions.store import Source, Store
from voicecoach.speech.models import sha256_of

TALK = small_talk()
CUT_IN = next(i for i, e in enumerate(TALK.events, 1) if e.kind == "interruption")

Run = Callable[..., Result]


@pytest.fixture
def kept() -> str:
    return Store().add("talk", to_document(TALK), TALK.speakers, "Kitchen")


@pytest.fixture
def run() -> Run:
    return lambda *args: CliRunner().invoke(sessions, list(args))


def corrected(run: Run) -> dict[str, object]:
    shown = json.loads(run("show", "last", "--json", "-").output)
    assert shown["document"] == to_document(TALK), "the machine's finding stays"
    found: dict[str, object] = shown.get("corrected", shown["document"])
    return found


def test_lines_and_events_are_numbered(kept: str, run: Run) -> None:
    shown = run("show", kept, "--lines").output
    assert "L1" in shown
    assert "you made fun of me there" in shown
    assert f"#{CUT_IN}" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_correction_is_counted_shown_and_taken_back(kept: str, run: Run) -> None:
    said = run("correct", kept, str(CUT_IN), "--not-an-interruption").output
    assert "Ben: interruptions 1 -> 0" in said
    assert f"voicecoach sessions correct {kept} --undo" in said
    assert corrected(run)["balance"]["Ben"]["interruptions"] == 0  # type: ignore[index]
    assert "1 corrected by hand" in run("show").output
    assert "Ben: interruptions 0 -> 1" in run("correct", kept, "--undo").output
    assert corrected(run) == to_document(TALK)
    again = run("correct", kept, "--undo")
    assert isinstance(again.exception, BadInput)


def test_words_of_a_line(kept: str, run: Run) -> None:
    said = run("correct", kept, "L5", "--text", "you always overreact").output
    assert "questions 1 -> 0" in said
    shown = run("show", kept, "--lines").output
    assert "you always overreact" in shown
    moves = corrected(run)["moves"]
    assert "blame" in {move["skill"] for move in moves}  # type: ignore[attr-defined]


def test_names_are_listed_and_corrections_take_them(kept: str, run: Run) -> None:
    assert "Eva and Max" in run("name", kept, "--names", "Eva,Max").output
    assert "Eva, Max" in run("list").output
    assert "Max: interruptions 1 -> 0" in run("correct", "last", f"{CUT_IN}", "--by", "Eva").output
    assert "Max and Eva" in run("name", kept, "--swap").output
    assert "Max, Eva" in run("list").output
    run("correct", kept, "--undo")
    assert "Eva, Max" in run("list").output, "the names of before the swap"


def test_an_event_is_added(kept: str, run: Run) -> None:
    said = run("correct", kept, "--add", "interruption", "--by", "Ana", "--at", "0:10.5").output
    assert "Ana: interruptions 0 -> 1" in said
    assert f"#{len(TALK.events) + 1}" in run("show").output


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "Say what to correct"),
        (("99", "--not-an-interruption"), "no event 99"),
        (("L99", "--text", "x"), "no line L99"),
        (("kitchen", "--by", "Ana"), "neither an event"),
        (("1",), "corrected with"),
        (("1", "--text", "x"), "corrected with"),
        (("L1", "--kind", "backchannel"), "corrected with"),
        (("1", "--by", "Nobody"), "Nobody here is called 'Nobody'"),
        (("--add", "interruption", "--by", "Ana"), "--at 1:05"),
        (("--add", "interruption", "--by", "Ana", "--at", "9:99:99:99"), "no time"),
        (("--add", "interruption", "--by", "Ana", "--at", "59:00"), "outside the talk"),
        (("1", "--undo"), "goes with nothing else"),
        (("--undo",), "Nothing was corrected"),
        ((f"{CUT_IN}", "--not-an-interruption", "--by", "Ana"), "nothing else"),
        ((f"{CUT_IN}", "--kind", "backchannel", "--outcome", "yielded"), "leave it out"),
        (("--add", "backchannel", "--by", "Ben", "--at", "2.1"), "Event 1 is there already"),
        (("--add", "backchannel", "--by", "Ana", "--at", "9.2", "--text", "x"), "is added so"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_kept(
    kept: str, run: Run, args: tuple[str, ...], told: str
) -> None:
    result = run("correct", kept, *args)
    assert isinstance(result.exception, BadInput)
    assert told in str(result.exception)
    assert Store().get(kept).corrections == ()


def test_what_is_taken_back_is_said(kept: str, run: Run) -> None:
    run("correct", kept, "L1", "--text", "hello")
    run("name", kept, "--names", "Eva,Max")
    assert "Taken back: the names Eva and Max." in run("correct", kept, "--undo").output
    assert "the line of Ana at 0:00" in run("correct", kept, "--undo").output
    run("correct", kept, "--add", "interruption", "--by", "Ana", "--at", "0:10.5")
    assert "the interruption by Ana added at 0:10" in run("correct", kept, "--undo").output


def test_rounding_is_no_change(kept: str, run: Run) -> None:
    assert "share" not in run("correct", kept, "1", "--kind", "backchannel").output


def test_an_event_that_is_no_longer_there(kept: str, run: Run) -> None:
    run("correct", kept, str(CUT_IN), "--not-an-interruption")
    gone = run("correct", kept, str(CUT_IN), "--outcome", "took_floor")
    assert "no longer there" in str(gone.exception)
    assert (
        "interruptions 0 -> 1" in run("correct", kept, str(CUT_IN), "--kind", "interruption").output
    )


def test_the_only_voice_has_words_but_no_name(run: Run) -> None:
    line = replace(TALK.utterances[0], speaker="?")
    alone = conclude(TALK.recording, {"?": (line,)}, (), TALK.versions)
    Store().add("talk", to_document(alone), alone.speakers, "One")
    assert "No count changed" in run("correct", "last", "L1", "--text", "good morning").output
    assert "good morning" in run("show", "last", "--lines").output
    assert "Only one voice" in str(run("correct", "last", "L1", "--speaker", "Ana").exception)


def test_playing_goes_alone(kept: str, run: Run) -> None:
    for more in (("--json", "-"), ("--lines",)):
        assert isinstance(run("show", kept, "--play", "1", *more).exception, BadInput)


def test_a_practice_has_nothing_to_correct(run: Run) -> None:
    Store().add("practice", {}, ["You"], "dinner")
    assert isinstance(run("correct", "last", "1", "--not-an-interruption").exception, BadInput)


def test_forgetting_takes_the_corrections_along(kept: str, run: Run) -> None:
    run("correct", kept, "L1", "--text", "a secret word")
    run("forget", kept, "--yes")
    for path in Store().folder.iterdir():
        assert path.is_dir() or b"secret word" not in path.read_bytes()


def test_the_moment_of_a_recording_that_is_gone_or_changed(
    run: Run, tmp_path: Path, kept: str
) -> None:
    assert "not here any more" in str(run("show", kept, "--play", "1").exception)
    sound = tmp_path / "talk.wav"
    soundfile.write(sound, np.zeros(16_000 * 14, np.float32), 16_000)
    source = Source(str(sound), sha256_of(sound))
    Store().add("talk", to_document(TALK), TALK.speakers, "With sound", source=source)
    assert "no event 77" in str(run("show", "last", "--play", "77").exception)
    sound.write_bytes(sound.read_bytes()[:-2] + b"xx")
    assert "has changed" in str(run("show", "last", "--play", "1").exception)


@pytest.mark.parametrize(("channels", "played"), [(1, 1), (2, 2), (4, 1)])
def test_the_moment_of_any_number_of_channels(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, channels: int, played: int
) -> None:
    from voicecoach.audio import play

    heard: list[tuple[int, ...]] = []
    monkeypatch.setattr(play, "play_samples", lambda one, _rate: heard.append(one.shape) or True)
    sound = tmp_path / "talk.wav"
    soundfile.write(sound, np.full((16_000 * 14, channels), 0.1, np.float32), 16_000)
    source = Source(str(sound), sha256_of(sound))
    Store().add("talk", to_document(TALK), TALK.speakers, "With sound", source=source)
    assert run("show", "last", "--play", str(CUT_IN)).exit_code == 0
    event = TALK.events[CUT_IN - 1]
    assert heard == [(round((event.end - event.start + 3.0) * 16_000), played)]


@pytest.mark.sound
def test_the_moment_is_heard(
    sound_server: SoundServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    import subprocess
    import sys

    for name, value in sound_server.env.items():
        monkeypatch.setenv(name, value)
    rate = 16_000
    sound = np.zeros(rate * 14, np.float32)
    event = TALK.events[CUT_IN - 1]
    span = slice(round(event.start * rate), round(event.end * rate))
    sound[span] = 0.5 * np.sin(2 * np.pi * 440 * np.arange(span.stop - span.start) / rate)
    path = tmp_path / "talk.wav"
    soundfile.write(path, sound, rate)
    source = Source(str(path), sha256_of(path))
    Store().add("talk", to_document(TALK), TALK.speakers, "With sound", source=source)
    command = [sys.executable, "-m", "voicecoach", "sessions", "show", "last", "--play"]
    done: list[subprocess.CompletedProcess[str]] = []
    heard = sound_server.heard_while(
        lambda: done.append(
            subprocess.run(
                [*command, str(CUT_IN)],
                capture_output=True,
                text=True,
                timeout=60,
                env={**os.environ, **sound_server.env},
            )
        )
    )
    assert done[0].returncode == 0, done[0].stderr
    assert f"#{CUT_IN}" in done[0].stdout
    loud_s = (np.abs(np.asarray(heard)).reshape(len(heard), -1).max(axis=1) > 0.2).sum() / 48_000
    tone_s = event.end - event.start
    assert loud_s == pytest.approx(tone_s * (2 / np.pi) * np.arccos(0.4), rel=0.1)


def test_older_stores_take_corrections(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    import json
    import sqlite3

    from voicecoach.sessions import schema

    store = Store()
    store.folder.mkdir(parents=True)
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        schema.create(store.path)
    with sqlite3.connect(store.path) as connection:
        connection.execute(
            "INSERT INTO sessions (id, kind, started_at, speakers, title) VALUES (?, ?, ?, ?, ?)",
            ("old", "talk", "2026-01-02T03:04:05+00:00", json.dumps(TALK.speakers), "Kitchen"),
        )
        connection.execute(
            "INSERT INTO documents VALUES (1, ?)", (json.dumps(to_document(TALK)).encode(),)
        )
    connection.close()
    assert from_document(store.get("old").document) == TALK
    assert store.get("old").info.client == ""
    assert run("correct", "old", "L1", "--text", "hello").exit_code == 0
