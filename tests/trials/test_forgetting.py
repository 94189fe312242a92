"""Forgetting: what is meant, what goes, what stays, and that the search sees what is left."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from tests.trials.test_store import VTT, add, command
from voicecoach.cli.forgetting import meant
from voicecoach.errors import BadInput
from voicecoach.passing import passing_folder
from voicecoach.sessions.forgetting import marks_of, marks_of_work, traces
from voicecoach.sessions.store import Source, Store
from voicecoach.sessions.unfinished import Job, begin
from voicecoach.speech.models import sha256_of

BEGUN = "2026-11-24T21:00:00+00:00"
PID_OF_NOBODY = 2**31 - 1
TALK = Job(
    "Talk of Ana and Ben",
    BEGUN,
    "recording.wav",
    recorded=True,
    stage="recording",
    consent=({"name": "Ana", "at": BEGUN, "how": "asked"},),
    gaps=({"start": 1.0, "end": 2.0, "reason": "suspended"},),
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("VOICECOACH_DATA", str(folder))
    return folder


def test_a_recording_with_consent_and_gaps_is_forgotten(data: Path) -> None:
    with begin(TALK) as work:
        (work.folder / "recording.wav").write_bytes(b"RIFF" + bytes(99_999))
    done = command(data, "sessions", "forget", work.id, work.id, "--yes")
    assert done.returncode == 0, done.stderr
    assert not work.folder.exists()


def test_a_prefix_that_fits_a_session_and_unfinished_work_means_neither(data: Path) -> None:
    session = Store(data).add("talk", {}, ["Ana"], "", started_at=datetime.fromisoformat(BEGUN))
    with begin(TALK) as work:
        pass
    with pytest.raises(BadInput, match=f"{session}, {work.id}"):
        meant(("20261124",))
    assert list(meant((session,)).sessions) == [session]
    assert [one.id for one in meant((work.id,)).unfinished] == [work.id]
    assert add(Store(data)) in meant(("last",)).sessions


def test_files_of_your_own_stay(data: Path, tmp_path: Path) -> None:
    store = Store(data)
    sound = tmp_path / "a.wav"
    sound.write_bytes(os.urandom(9_999))
    session = store.add("talk", {}, ["Ana"], "", keep=sound)
    (store.recordings / ".copying-abc").write_bytes(b"half")
    mine = [data / "voice-memo.wav", data / "check-list.txt", store.recordings / "wedding.wav"]
    passing = data / "passing"
    mine.append(passing / "voice-memo")
    left = passing / f"voice-{PID_OF_NOBODY}-x"
    left.mkdir(parents=True)
    for path in mine[:3]:
        path.write_bytes(b"mine")
    mine[3].mkdir()
    assert any("passing" in line for line in meant((session,)).lines()), "what goes is listed"
    assert command(data, "sessions", "forget", session, "--yes").returncode == 0
    assert not left.exists()
    assert all(path.exists() for path in mine)
    mine.remove(passing / "voice-memo")  # the folder is ours, and is listed whole
    purged = command(data, "sessions", "purge", "--yes")
    assert purged.returncode == 0, purged.stderr
    assert "Left alone" in purged.stdout
    assert all(path.exists() for path in mine)
    assert not (store.recordings / ".copying-abc").exists()


def test_passing_files_are_private_and_what_a_kill_left_goes(data: Path) -> None:
    left = data / "passing" / f"check-{PID_OF_NOBODY}-x"
    left.mkdir(parents=True)
    with passing_folder("check") as folder:
        assert not left.exists()
        assert folder.parent == data / "passing"
        if os.name == "posix":
            assert (folder.stat().st_mode | folder.parent.stat().st_mode) & 0o077 == 0
    assert not folder.exists()


def test_unfinished_analyses_of_the_same_file_are_forgotten_with_it(data: Path) -> None:
    store = Store(data)
    said = "so it was the marzipan lighthouse"
    session = store.add(
        "talk", {"utterances": [{"text": said}]}, ["Ana"], "", source=Source("/a/talk.wav", "ab")
    )
    with begin(Job("talk.wav", BEGUN, "/a/talk.wav", "ab", layout="mono")) as work:
        work.remember("words 0 x", lambda: [[0, 1, word, 0.9] for word in said.split(" ")])
    assert len(meant((session,)).lines()) == 2
    marks = marks_of(store.get(session))
    done = command(data, "sessions", "forget", session, "--yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("none left") == 2
    assert not work.folder.exists()
    assert traces(store, marks)[1] == []


def test_the_search_reads_the_words_of_a_journal_as_text(data: Path) -> None:
    said = "so it was the marzipan lighthouse"
    store = Store(data)
    with begin(Job("talk.wav", BEGUN, "/a/talk.wav", "ab")) as work:
        work.remember("words 0 x", lambda: [[0, 1, f" {word}", 0.9] for word in said.split(" ")])
        assert traces(store, [said.encode()])[1] == [work.folder / "journal.jsonl"]
        assert said.encode() in marks_of_work(work.folder)


def test_keeping_a_session_names_other_unfinished_work_of_its_file(
    data: Path, tmp_path: Path
) -> None:
    words = tmp_path / "talk.vtt"
    words.write_text(VTT)
    with begin(Job("talk.vtt", BEGUN, str(words), sha256_of(words), layout="mono")) as work:
        pass
    done = command(data, "analyze", str(words))
    assert done.returncode == 0, done.stderr
    assert f"sessions forget {work.id}" in done.stderr
