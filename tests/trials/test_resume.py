"""An analysis that is cut off goes on where it was, and finds the same."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import soundfile

from tests.conftest import real_model
from tests.trials.analyzing import (
    TALK,
    analyze,
    environment,
    journal,
    spoken_s,
    write_long_talk,
)
from tests.trials.talking import RUN
from voicecoach import __version__
from voicecoach.audio.cut_off_wav import repair_wav
from voicecoach.audio.two_devices import NAMES, ClockNotes
from voicecoach.sessions import unfinished
from voicecoach.sessions.unfinished import Job, begin, survey, take


def document(data: Path) -> dict[str, object]:
    shown = subprocess.run(
        [*RUN, "sessions", "show", "last", "--json", "-"],
        env=environment(data, False), capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, object] = json.loads(shown.stdout)["document"]
    return found


@pytest.mark.model
@pytest.mark.parametrize("again", ["resume", "analyze"])
def test_a_killed_analysis_goes_on_and_finds_the_same(again: str, tmp_path: Path) -> None:
    real_model("tiny.en")
    talk = tmp_path / "talk.wav"
    write_long_talk(talk, 0.8, 16_000)
    whole, data = tmp_path / "whole", tmp_path / "data"
    assert analyze(whole, "analyze", str(talk)).code == 0
    killed = analyze(data, "analyze", str(talk), until=0.4)
    assert killed.code == -9
    before = journal(data)
    assert sum(key.startswith("words") for key, _ in before) >= 1
    command = ("sessions", "resume", "last") if again == "resume" else ("analyze", str(talk))
    resumed = analyze(data, *command)
    assert resumed.code == 0, resumed.said
    assert ("Going on where" in resumed.said) == (again == "analyze")
    assert document(data) == document(whole), "to the last word"
    assert not any((data / "unfinished").iterdir())


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job("talk.wav", "2026-11-24T21:00:00+00:00", str(tmp_path / "talk.wav"), "ab" * 32)


def test_what_was_found_is_not_looked_for_again(job: Job) -> None:
    made = []

    def make() -> list[int]:
        made.append(1)
        return [1, 2]

    with begin(job) as work:
        assert work.remember("a", make) == [1, 2]
        with (work.folder / "journal.jsonl").open("a") as file:
            file.write('\n["b", [1, ')  # the power went
    with take(work.id) as again:
        assert again.remember("a", make) == [1, 2]
        assert again.remember("b", lambda: "anew") == "anew"
    with take(work.id) as third:
        assert third.remember("b", make) == "anew"
    assert len(made) == 1


def test_what_another_release_found_is_not_used(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    with begin(job) as work:
        work.remember("a", lambda: 1)
    monkeypatch.setattr(unfinished, "__version__", __version__ + ".1")
    with take(work.id) as again:
        assert again.remember("a", lambda: 2) == 2


def test_a_file_that_changed_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, talk = tmp_path / "data", tmp_path / "talk.wav"
    monkeypatch.setenv("VOICECOACH_DATA", str(data))
    write_long_talk(talk, 0.1, 16_000)
    with begin(Job("talk.wav", "2026-11-24T21:00:00+00:00", str(talk), "ab" * 32)) as work:
        work.remember("words", lambda: ["of another talk"])
    resumed = analyze(data, "sessions", "resume", work.id, words=False)
    assert resumed.code == 2
    assert "has changed since" in resumed.said
    assert survey() == []


def test_a_file_on_a_disk_that_is_away_is_waited_for(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path / "data"))
    with begin(job) as work:
        pass
    resumed = analyze(tmp_path / "data", "sessions", "resume", work.id, words=False)
    assert resumed.code == 2
    assert "There is no file talk.wav" in resumed.said
    assert [one.id for one in survey()] == [work.id]


def test_an_analysis_that_fails_keeps_the_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model has gone; with another the talk is analyzed."""
    real_model("tiny.en")
    data = tmp_path / "data"
    monkeypatch.setenv("VOICECOACH_DATA", str(data))
    job = Job(
        "Talk", "2026-11-24T21:00:00+00:00", "recording.wav", names=("Ana", "Ben"),
        model="vanished", recorded=True, keep_audio=True,
    )  # fmt: skip
    with begin(job) as work:
        write_long_talk(work.recording, 0.2, 16_000)
    sound = work.recording.read_bytes()
    failed = analyze(data, "sessions", "resume", "last")
    assert failed.code == 3
    assert "The recording is safe" in failed.said
    assert work.recording.read_bytes() == sound
    resumed = analyze(data, "sessions", "resume", "last", "--model", "tiny.en")
    assert resumed.code == 0, resumed.said
    (kept,) = (data / "recordings").iterdir()
    assert kept.read_bytes() == sound


@pytest.mark.parametrize("n_devices", [0, 1, 2])
def test_two_devices_that_were_cut_off_are_joined(
    n_devices: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("VOICECOACH_DATA", str(data))
    job = Job(
        "Talk", "2026-11-24T21:00:00+00:00", "recording.wav", names=("Ana", "Ben"),
        recorded=True, stage="recording", keep_audio=True,
    )  # fmt: skip
    with begin(job) as work:
        sound, rate_hz = soundfile.read(TALK, dtype="int16")
        for number in range(n_devices):
            path = work.folder / NAMES[number]
            soundfile.write(path, sound[: 12 * rate_hz, number], rate_hz, subtype="PCM_16")
            path.write_bytes(path.read_bytes()[:40] + bytes(4) + path.read_bytes()[44:-1])
            notes = ClockNotes(work.folder, number)
            for position in range(12):
                notes.block(50.0 + position + 0.25 * number, float(position))
            notes.write()
    resumed = analyze(data, "sessions", "resume", "last", words=False)
    if n_devices == 0:
        assert resumed.code == 2
        assert "before any sound" in resumed.said
        return
    assert resumed.code == 0, resumed.said
    (kept,) = (data / "recordings").iterdir()
    with soundfile.SoundFile(kept) as held:
        assert held.channels == n_devices
        assert held.frames / held.samplerate == pytest.approx(11.75 + 0.25 * n_devices, abs=0.01)
    found = document(data)
    assert any("was cut off after 0:1" in one for one in found["caveats"])  # type: ignore[attr-defined]


def test_nobody_else_works_on_it_meanwhile(job: Job) -> None:
    with begin(job) as work:
        assert survey() == []
        assert unfinished.is_busy()
        assert (work.folder.stat().st_mode & 0o777, work.folder.parent.stat().st_mode & 0o777) == (
            0o700,
            0o700,
        )
    assert [one.id for one in survey()] == [work.id]


def test_a_full_disk_costs_the_memory_not_the_work(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with begin(job) as work:
        monkeypatch.setattr("os.fsync", full)
        assert work.remember("a", lambda: 1) == 1
        assert "cannot be written" in str(work.trouble)
        assert work.remember("b", lambda: 2) == 2
        monkeypatch.undo()


@pytest.mark.parametrize("n_bytes", [0, 3, 44, 45])
def test_a_recording_without_sound_cannot_be_repaired(n_bytes: int, tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_long_talk(path, 0.01, 16_000)
    path.write_bytes(path.read_bytes()[:n_bytes])
    with pytest.raises(unfinished.BadInput, match="before any sound"):
        repair_wav(path)


def test_a_header_that_is_behind_is_put_right(tmp_path: Path) -> None:
    """After a power cut the header may tell of less, or more, than the disk has."""
    path = tmp_path / "a.wav"
    write_long_talk(path, 0.1, 16_000)
    whole = path.read_bytes()
    path.write_bytes(whole[:40] + bytes(4) + whole[44:-50_003])
    assert repair_wav(path) == pytest.approx(6.0 - 50_004 / 64_000)
    assert spoken_s("words 0 ab en 1.0-2.5 3.0-3.5") == 2.0
    assert TALK.is_file()
