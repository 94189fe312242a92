"""Unfinished work: what is found of it, and that what was deleted never comes back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.trials.test_forgetting import BEGUN, TALK
from tests.trials.test_store import POSIX, command
from voicecoach.audio.exact_zeros import exact_zeros
from voicecoach.cli.finishing import recover
from voicecoach.cli.forgetting import purge_lines
from voicecoach.cli.taking import Taking
from voicecoach.cli.talk import _close
from voicecoach.errors import VoicecoachError
from voicecoach.sessions.unfinished import Job, begin, is_busy, survey, sweep, take

pytestmark = pytest.mark.usefixtures("data")
WAV = (
    b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data\0\0\0\0"
    + bytes(range(256)) * 11_375  # 91 s at 16 kHz
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("VOICECOACH_DATA", str(folder))
    return folder


def recorded(**changes: object) -> str:
    with begin(replace(TALK, **changes)) as work:  # type: ignore[arg-type]
        (work.folder / "recording.wav").write_bytes(WAV)
    return work.id


def test_a_recording_whose_description_is_damaged_is_found(data: Path) -> None:
    work_id = recorded()
    (data / "unfinished" / work_id / "job.json").write_text('{"title": ')
    told = command(data, "sessions", "list").stderr
    assert "a recording of 1:31 whose description is damaged" in told.replace("\n", " ")
    doctor = command(data, "doctor").stdout
    assert "1:31" in doctor
    with take(work_id) as work:
        assert work.job.recorded
        assert work.job.started_at.startswith("2026-11-24T21:00")
    assert command(data, "sessions", "resume", work_id).returncode == 0
    assert survey() == []


def test_a_damaged_recording_is_forgotten_by_its_id(data: Path) -> None:
    work_id = recorded()
    (data / "unfinished" / work_id / "job.json").unlink()
    assert command(data, "sessions", "forget", work_id, "--yes").returncode == 0
    assert survey() == []


def test_what_is_being_deleted_is_found_by_nobody(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def halfway(path: Path, **_: object) -> None:
        seen.append((path.name, survey(), is_busy(), [one.name for one in path.iterdir()]))

    work = take(recorded())
    with monkeypatch.context() as patch:
        patch.setattr("voicecoach.sessions.unfinished.shutil.rmtree", halfway)
        with pytest.raises(VoicecoachError):
            work.discard()
    name, found, busy, inside = seen[0]  # type: ignore[misc]
    assert (name, found, busy) == (f".gone-{work.id}", [], False)
    assert "recording.wav" in inside
    sweep()
    assert list((data / "unfinished").iterdir()) == []


def test_looking_makes_no_file(data: Path) -> None:
    work_id = recorded()
    (data / "unfinished" / work_id / "lock").unlink()
    assert [one.id for one in survey()] == [work_id]
    assert not is_busy()
    assert not (data / "unfinished" / work_id / "lock").exists()


@dataclass
class Device:
    """Stands in for a recorder: what it tells is set by the test."""

    duration: float = 91.0
    zeros_s: tuple[float, ...] = (0.0, 0.0)
    levels_dbfs: tuple[float, ...] = (-20.0, -20.0)
    state: str = "recording"
    pauses: list[object] = field(default_factory=list)
    gaps: tuple[object, ...] = ()

    def stop(self) -> None:
        self.state = "stopped"


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Device:
    one = Device()
    monkeypatch.setattr(Taking, "_recorder", lambda *_: one)
    return one


@pytest.mark.usefixtures("device")
def test_x_and_then_a_signal_deletes_all_the_same(data: Path) -> None:
    work = take(recorded())
    taking = Taking(work, ("Ana", "Ben"), (), True, print)
    taking.give_up()
    _close(work, taking)
    assert list((data / "unfinished").iterdir()) == []


def test_the_next_start_finishes_what_was_given_up_or_never_sounded(data: Path) -> None:
    recorded(stage="deleted")
    with begin(TALK):
        assert survey() == []
    assert len(list((data / "unfinished").iterdir())) == 1, "the first went with the second's start"
    assert "Unfinished" not in command(data, "sessions", "list").stderr
    assert list((data / "unfinished").iterdir()) == [], "the second held no sound"


@POSIX
def test_a_link_in_the_place_of_unfinished_work_is_refused(data: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    data.mkdir()
    (data / "unfinished").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VoicecoachError, match="is a link"):
        begin(Job("a", BEGUN, "a"))
    assert any("a link" in line and "elsewhere" in line for line in purge_lines())


def muted_gaps(taking: Taking) -> list[tuple[float, float]]:
    return [(gap.start, gap.end) for gap in taking.gaps() if gap.reason == "muted"]


def listen(taking: Taking, device: Device, at: float, *zeros_s: float) -> None:
    device.duration, device.zeros_s = at, zeros_s
    taking.tick()


def test_a_side_that_is_muted_from_the_start_and_sounds_later_has_a_gap(device: Device) -> None:
    with take(recorded()) as work:
        taking = Taking(work, ("Ana", "Ben"), (), False, lambda _: None)
        listen(taking, device, 10, 0.0, 10.0)
        assert muted_gaps(taking) == [], "perhaps nobody is on that channel"
        listen(taking, device, 20, 0.0, 0.0)
        assert muted_gaps(taking) == [(0.0, 20.0)]
        assert {"start": 0.0, "end": 20.0, "reason": "muted"} in work.job.gaps


def test_a_side_that_is_unmuted_in_a_pause_has_a_gap(device: Device) -> None:
    with take(recorded()) as work:
        taking = Taking(work, ("Ana", "Ben"), (), False, lambda _: None)
        listen(taking, device, 10, 0.0, 0.0)
        listen(taking, device, 15, 0.0, 5.0)
        device.state = "paused"
        listen(taking, device, 15, 0.0, 0.0)
        device.state = "recording"
        listen(taking, device, 30, 0.0, 0.0)
        assert muted_gaps(taking) == [(10.0, 15.0)]


def test_a_kill_while_a_side_is_muted_leaves_its_gap_in_the_sound() -> None:
    work_id = recorded(gaps=({"start": 20.0, "end": 24.0, "reason": "device_lost"},))
    sound = np.random.default_rng(1).integers(1, 9_000, (60 * 16_000, 2)).astype("<i2")
    sound[5 * 16_000 : 9 * 16_000, 0] = 0
    sound[20 * 16_000 : 24 * 16_000] = 0
    sound[40 * 16_000 : 41 * 16_000, 1] = 0  # shorter than what counts
    sound[50 * 16_000 :, 1] = 0
    with take(work_id) as work:
        soundfile.write(work.recording, sound, 16_000)
        recover(work)
        muted = [(gap["start"], gap["end"]) for gap in work.job.gaps if gap["reason"] == "muted"]
        assert muted == [(5.0, 9.0), (50.0, 60.0)]
        sound[:, 1] = 0
        soundfile.write(work.recording, sound, 16_000)
        assert exact_zeros(work.recording, 2.0) == [(5.0, 9.0), (20.0, 24.0)], "nobody is on it"
