"""Forgetting: what is meant, what goes, what stays, and that the search sees what is left."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.trials.test_store import add, command
from voicecoach.cli.forgetting import meant
from voicecoach.errors import BadInput
from voicecoach.sessions.store import Store
from voicecoach.sessions.unfinished import Job, begin

BEGUN = "2026-11-24T21:00:00+00:00"
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
