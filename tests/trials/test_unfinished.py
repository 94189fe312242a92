"""Unfinished work: what is found of it, and that what was deleted never comes back."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.talks import small_talk
from tests.trials.talking import RUN
from tests.trials.test_forgetting import BEGUN, PID_OF_NOBODY, TALK
from tests.trials.test_store import POSIX, command
from voicecoach.audio.exact_zeros import exact_zeros
from voicecoach.audio.two_devices import ONE_DEVICE, ClockNotes
from voicecoach.cli.finishing import recover, show
from voicecoach.cli.forgetting import purge_lines
from voicecoach.cli.taking import Taking
from voicecoach.cli.talk import _close
from voicecoach.errors import VoicecoachError
from voicecoach.sessions.store import Store
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


@pytest.mark.parametrize("second", [None, b"", WAV[:44], WAV])
def test_two_devices_cut_off_before_the_second_gave_sound_are_one_channel(
    second: bytes | None,
) -> None:
    """The last: a kill between its first block and the note of it."""
    with begin(TALK) as work:
        (work.folder / "left.wav").write_bytes(WAV)
        if second is not None:
            (work.folder / "right.wav").write_bytes(second)
        if second == WAV:
            ClockNotes(work.folder, 0).block(50.0, 0.0)
        recover(work)
        assert soundfile.info(work.recording).channels == 1
        assert soundfile.info(work.recording).duration == pytest.approx(91.0)
        assert ONE_DEVICE in work.job.caveats
        assert not list(work.folder.glob("right.wav"))


def test_a_check_that_was_killed_leaves_nothing(data: Path) -> None:
    left = data / "passing" / f"check-{PID_OF_NOBODY}-x"
    left.mkdir(parents=True)
    with begin(TALK):
        pass
    command(data, "sessions", "list")
    assert list(left.parent.iterdir()) == list((data / "unfinished").iterdir()) == []


def answered(data: Path, answers: bytes, *more: str) -> subprocess.CompletedProcess[str]:
    """``talk`` in a terminal where somebody answers."""
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, answers)
        return subprocess.run(
            [*RUN, "talk", "--names", "Ana,Ben", *more],
            env={**os.environ, "VOICECOACH_MODELS": str(data.parent / "none")},
            stdin=terminal, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    finally:
        os.close(keyboard)
        os.close(terminal)


@POSIX
def test_an_offer_that_fails_does_not_end_the_talk(data: Path) -> None:
    work_id = recorded()
    (data / "unfinished" / work_id / "recording.wav").write_bytes(b"X" + WAV[1:])
    done = answered(data, b"y\nn\n")
    assert "Finish a recording of 1:31" in done.stderr
    assert "do you agree?" in done.stderr
    assert done.returncode == 0, done.stderr


@POSIX
def test_json_of_a_talk_is_not_mixed_with_an_older_one(data: Path) -> None:
    recorded()
    done = answered(data, b"y\nn\n", "--json", "-")
    assert len(Store(data).list()) == 1, "the older one was finished"
    assert done.stdout == ""
    assert done.returncode == 2, "nobody agreed, so there is no JSON"
    assert "no JSON" in done.stderr


@pytest.mark.parametrize("answer", [None, ("Ben", "Ana")])
def test_who_spoke_first_is_a_guess_only_where_nobody_was_asked(
    answer: tuple[str, str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicecoach.cli.naming.can_ask", lambda: True)
    monkeypatch.setattr("voicecoach.cli.naming.ask_names", lambda *_: answer)
    stereo = small_talk()
    found = replace(stereo, recording=replace(stereo.recording, channels=1, layout="mono"))
    named, _ = show(TALK, Path("a.wav"), found, None)
    guessed = any("who speaks first" in caveat for caveat in named.caveats)
    assert guessed == (answer is None)
    assert named.speakers == (answer or found.speakers)
