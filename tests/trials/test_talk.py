"""Trials 1 to 9: whatever ends a recording, what was said until then is whole and can be analyzed.

Each runs ``voicecoach talk`` with a real sound server.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from tests.conftest import REAL_MODELS, real_model
from tests.sound_server import RATE_HZ, SoundServer, private_server
from tests.trials.talking import (
    AGREED,
    REPEATS,
    RUN,
    SOAK,
    Talk,
    noise,
    read,
    report,
    sounding,
    speak,
    start,
    stop_then_go_on,
    wait_until,
)
from voicecoach.sessions.unfinished import Job, begin

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs PulseAudio on Linux"),
]
FIXTURES = Path(__file__).parents[2] / "audio_fixtures"
STOPPED_S = 40.0 if SOAK else 15.0
ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a disk"
)


@pytest.fixture
def own_server() -> Iterator[SoundServer]:
    """A sound server to break."""
    with private_server() as server:
        yield server


def finished(talk: Talk) -> dict[str, object]:
    """The document of an unfinished talk, offered at the next start and resumed."""
    offered = talk.run("sessions", "list")
    assert "Unfinished: a recording" in offered.stderr
    assert "sessions resume" in offered.stderr
    resumed = talk.run("sessions", "resume", "last", "--plain")
    assert resumed.returncode == 0, resumed.stderr
    assert "Unfinished" not in talk.run("sessions", "list").stderr
    assert not any((talk.data / "unfinished").iterdir())
    return talk.document()


# --- trial 1 ----------------------------------------------------------------------------------


@pytest.mark.parametrize("take", range(REPEATS))
def test_a_kill_at_any_moment_loses_nothing(
    take: int, tmp_path: Path, sound_server: SoundServer
) -> None:
    talk = start(tmp_path, sound_server.env, "--keep-audio")
    said = noise(12, seed=take)
    speaking = speak(said, tmp_path, sound_server.env)
    time.sleep(random.Random(take).uniform(0.5, 5.0))
    elapsed = time.monotonic() - talk.recording_since
    talk.kill()
    speaking.kill()
    speaking.wait()
    (path,) = talk.recordings()
    held = read(path)
    assert len(held) * held.shape[1] * 2 + 44 == path.stat().st_size, "readable to the last block"
    lost_s = elapsed - len(held) / RATE_HZ
    report(f"kill {take}: {elapsed:.2f} s recorded, {1000 * lost_s:.0f} ms not on the disk")
    assert lost_s < 0.5, "what the driver and the queue hold, on a busy machine"
    heard = sounding(held)
    assert np.array_equal(heard, sounding(said)[: len(heard)]), "bit for bit, no frame missing"
    document = finished(talk)
    assert any("was cut off after" in caveat for caveat in document["caveats"])  # type: ignore[attr-defined]
    (kept,) = (talk.data / "recordings").iterdir()
    assert np.array_equal(read(kept), held)


# --- trial 2 ----------------------------------------------------------------------------------


@ROOT
def test_a_power_cut_costs_two_seconds_at_most(tmp_path: Path, sound_server: SoundServer) -> None:
    image, cut, disk = (tmp_path / name for name in ("disk.img", "cut.img", "disk"))
    disk.mkdir()
    with image.open("wb") as file:
        file.truncate(160 * 2**20)
    made = subprocess.run(["mkfs.ext4", "-q", str(image)], capture_output=True)
    if made.returncode != 0 or mount(image, disk) != 0:
        pytest.skip("no loop device can be mounted here")
    try:
        (disk / "data").mkdir()
        talk = start(tmp_path / "run", sound_server.env, data=disk / "data")
        speaking = speak(noise(8), tmp_path, sound_server.env)
        time.sleep(6)
        elapsed = time.monotonic() - talk.recording_since
        shutil.copyfile(image, cut)  # what the disk holds now, were the power to go
        talk.kill()
        speaking.kill()
        speaking.wait()
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    if mount(cut, disk) != 0:
        pytest.fail("the copied disk cannot be mounted")
    try:
        document = finished(talk)
        length = document["recording"]["duration"]  # type: ignore[index]
        report(f"power cut after {elapsed:.2f} s: {elapsed - length:.2f} s lost")
        assert elapsed - 2.0 <= length <= elapsed + 0.5
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def mount(image: Path, folder: Path) -> int:
    done = subprocess.run(["mount", "-o", "loop", str(image), str(folder)], capture_output=True)
    return done.returncode


# --- trial 3 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_closes_the_file_and_keeps_the_talk(
    number: str, code: int, tmp_path: Path, sound_server: SoundServer
) -> None:
    talk = start(tmp_path, sound_server.env, "--drop-audio")
    time.sleep(1.5)
    talk.process.send_signal(getattr(signal, number))
    assert talk.end() == code
    assert "were recorded" in talk.said
    assert "Traceback" not in talk.said
    document = finished(talk)
    assert not any("cut off" in caveat for caveat in document["caveats"])  # type: ignore[attr-defined]
    assert not (talk.data / "recordings").exists(), "dropped, as agreed"


def test_a_terminal_that_is_closed_keeps_the_talk(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    """Its window is closed: SIGHUP comes, and nothing can be said any more."""
    import pty

    data = tmp_path / "data"
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(sound_server.env)
        os.environ["VOICECOACH_DATA"] = str(data)
        os.environ["VOICECOACH_MODELS"] = str(tmp_path / "models")
        os.execv(sys.executable, [*RUN, "talk", *AGREED, "--drop-audio"])
    said = b""
    while b"Recording." not in said:
        said += os.read(terminal, 4096)
    time.sleep(1.5)
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 129
    env = {**sound_server.env, "VOICECOACH_DATA": str(data), "VOICECOACH_MODELS": str(tmp_path)}
    assert subprocess.run([*RUN, "sessions", "resume", "last"], env=env).returncode == 0


# --- trial 4 ----------------------------------------------------------------------------------


@ROOT
@pytest.mark.parametrize("take", range(REPEATS))
def test_a_full_disk_stops_it_and_loses_nothing(
    take: int, tmp_path: Path, sound_server: SoundServer
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(disk)])
    if mounted.returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    try:
        (disk / "data").mkdir()
        talk = start(tmp_path / "run", sound_server.env, "--keep-audio", data=disk / "data")
        before = keep_one(talk)
        room = 0.6 + 0.6 * random.Random(take).random()
        fill(disk, leave=round(room * 2**20))
        assert talk.end() in (0, 1)
        assert "cannot be written any further" in talk.said
        assert "are safe in" in talk.said
        assert "Traceback" not in talk.said
        (disk / "filler").unlink()
        listed = talk.run("sessions", "list")
        assert before in listed.stdout
        if "Unfinished" in listed.stderr:
            finished(talk)
        held = read(next((talk.data / "recordings").iterdir()))
        assert len(held) * held.shape[1] * 2 >= 0.5 * 2**20
        assert talk.run("sessions", "show", before).returncode == 0, "old data intact"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def keep_one(talk: Talk) -> str:
    """Keep an older session while the talk goes on; return its id."""
    words = talk.folder / "old.vtt"
    words.write_text("WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ana>so it was the silence\n")
    kept = talk.run("analyze", str(words))
    assert kept.returncode == 0, kept.stderr
    return kept.stdout.split()[-1]


def fill(disk: Path, leave: int) -> None:
    free = shutil.disk_usage(disk).free
    with (disk / "filler").open("wb") as file:
        file.write(bytes(max(0, free - leave)))


def test_a_disk_that_fails_under_it_is_told(tmp_path: Path, sound_server: SoundServer) -> None:
    """fsync says EIO (a full disk is full in the trial above; write is what sound comes by too)."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("no strace here")
    prefix = (strace, "-f", "-qq", "-o", str(tmp_path / "trace"), "-e", "trace=fsync")
    fault = ("-e", "inject=fsync:error=EIO:when=6+")
    talk = start(tmp_path, sound_server.env, prefix=(*prefix, *fault))
    assert talk.end() == 0, "what was recorded until then is analyzed"
    assert "cannot be written any further" in talk.said
    assert "Traceback" not in talk.said
    document = talk.document()
    assert document["recording"]["duration"] > 0.5
    assert any("cannot be written any further" in caveat for caveat in document["caveats"])


# --- trial 5 ----------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["another source", "no other source", "server"])
def test_a_device_that_goes_is_told_and_is_a_gap(what: str, own_server: SoundServer,
                                                 tmp_path: Path) -> None:  # fmt: skip
    talk = start(tmp_path, own_server.env)
    speaking = speak(noise(20), tmp_path, own_server.env)
    time.sleep(2.0)
    speaking.kill()  # else it is moved with the stream, and heard there
    speaking.wait()
    if what == "server":
        own_server.process.kill()
    else:
        if what == "no other source":
            unload(own_server.env, "sink_name=speaker")
        unload(own_server.env, "sink_name=mic")
    if what == "another source":  # the stream moves, and hears the loudspeaker's silence
        told_s = talk.wait_for("gives no sound at all")
        talk.type()
    else:
        told_s = talk.wait_for("microphone was lost")
    report(f"device lost ({what}): told after {told_s:.1f} s")
    assert told_s < 5.0, "3 s, and what a busy machine adds"
    assert talk.end() == 0
    document = talk.document()
    gaps = document["gaps"]
    assert gaps
    assert {gap["reason"] for gap in gaps} <= {"device_lost", "muted"}
    assert gaps[-1]["end"] == pytest.approx(document["recording"]["duration"], abs=2.5)
    assert "Not heard" in talk.shown


def unload(env: dict[str, str], argument: str) -> None:
    listed = subprocess.run(
        ["pactl", "list", "short", "modules"], env=env, capture_output=True, text=True
    )
    (number,) = (line.split()[0] for line in listed.stdout.splitlines() if argument in line)
    subprocess.run(["pactl", "unload-module", number], env=env, check=True)


# --- trial 6 ----------------------------------------------------------------------------------


def test_a_recorder_that_stood_still_knows_what_it_missed(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    """Of 15 s the sound server may hold all for it, of 40 s it does not."""
    talk = start(tmp_path, sound_server.env, "--keep-audio")
    speaking = speak(noise(STOPPED_S + 9, seed=3), tmp_path, sound_server.env)
    time.sleep(2.0)
    stop_then_go_on(talk.process, STOPPED_S)
    wait_until(lambda: speaking.poll() is not None, 60)
    elapsed = time.monotonic() - talk.recording_since
    time.sleep(1.0)
    talk.type()
    assert talk.end() == 0
    document = talk.document()
    lengths = [(gap["reason"], round(gap["end"] - gap["start"], 1)) for gap in document["gaps"]]
    report(f"stopped for {STOPPED_S:g} s: {lengths}")
    assert lengths or STOPPED_S < 40
    assert document["recording"]["duration"] == pytest.approx(elapsed + 1.0, abs=1.0)
    gaps = [gap for gap in document["gaps"] if gap["reason"] == "suspended"]
    held = read(next((talk.data / "recordings").iterdir()))
    silent = [not held[round(gap["start"] * RATE_HZ) + 99 : round(gap["end"] * RATE_HZ) - 99].any()
              for gap in gaps]  # fmt: skip
    assert all(silent)
    # The end of what was said lies where it was said: later times are right.
    end_s = np.flatnonzero(held.any(axis=1))[-1] / RATE_HZ
    assert end_s == pytest.approx(elapsed, abs=1.0)


# --- trial 7 ----------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["no server", "no PortAudio"])
def test_without_a_microphone_it_is_said_and_analyze_works(
    what: str, tmp_path: Path, sound_server: SoundServer
) -> None:
    env = {**sound_server.env, "VOICECOACH_DATA": str(tmp_path / "data")}
    env["VOICECOACH_MODELS"] = str(tmp_path / "models")
    if what == "no server":
        env["PULSE_SERVER"] = f"unix:{tmp_path}/none"
    else:
        (tmp_path / "blocked").mkdir()
        (tmp_path / "blocked" / "sounddevice.py").write_text("raise OSError('no PortAudio')\n")
        env["PYTHONPATH"] = str(tmp_path / "blocked")
    done = subprocess.run(
        [*RUN, "talk", *AGREED], env=env, capture_output=True, text=True, timeout=120,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert not any((tmp_path / "data").glob("unfinished/*")), "nothing is left of it"
    fixture = FIXTURES / "reply-mixed.flac"
    done = subprocess.run(
        [*RUN, "analyze", str(fixture), "--no-save"], env=env, capture_output=True, timeout=120
    )
    assert done.returncode == 0


# --- trial 8 ----------------------------------------------------------------------------------


def test_a_muted_microphone_is_told_and_gets_no_praise(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    talk = start(tmp_path, sound_server.env)
    assert talk.wait_for("gives no sound at all: is it muted?") < 4.0
    talk.type()
    assert talk.end() == 0
    document = talk.document()
    assert "No speech was found." in document["caveats"]
    assert (document["moves"], document["turns"]) == ([], [])
    (gap,) = document["gaps"]
    assert gap["reason"] == "muted"
    assert gap["end"] - gap["start"] == pytest.approx(document["recording"]["duration"], abs=0.2)
    assert "silence 0:00" in talk.shown


def test_one_side_that_is_muted_is_told_by_name(tmp_path: Path, sound_server: SoundServer) -> None:
    talk = start(tmp_path, sound_server.env)
    said = noise(9)
    said[4 * RATE_HZ : 8 * RATE_HZ, 1] = 0
    speaking = speak(said, tmp_path, sound_server.env)
    talk.wait_for("The microphone of Ben gives no sound at all")
    speaking.wait()
    talk.type()
    assert talk.end() == 0
    gaps = [gap for gap in talk.document()["gaps"] if gap["reason"] == "muted"]
    assert any(gap["end"] - gap["start"] == pytest.approx(4.0, abs=0.3) for gap in gaps)


# --- trial 9 ----------------------------------------------------------------------------------


@pytest.mark.model
def test_two_channels_are_bit_exact_left_first(tmp_path: Path, sound_server: SoundServer) -> None:
    """A real talk of two, with its words."""
    real_model("tiny.en")
    sound, rate_hz = soundfile.read(FIXTURES / "couple.stereo.flac", dtype="float32")
    loud = soxr.resample(sound[: 20 * rate_hz], rate_hz, RATE_HZ)
    said = (np.clip(loud, -1, 1) * 32_767).astype(np.int16)
    said = np.concatenate([np.zeros((RATE_HZ // 2, 2), np.int16), said])
    talk = start(tmp_path, sound_server.env, "--keep-audio", models=REAL_MODELS)
    speak(said, tmp_path, sound_server.env).wait()
    time.sleep(0.7)
    talk.type()
    assert talk.end() == 0
    (kept,) = (talk.data / "recordings").iterdir()
    assert np.array_equal(sounding(read(kept)), sounding(said))
    document = talk.document()
    assert document["speakers"] == ["Ana", "Ben"]
    assert len(document["utterances"]) > 4
    assert sum(len(unit["words"]) for unit in document["utterances"]) > 20
    played = talk.run("sessions", "show", "last", "--play", "1")
    assert played.returncode == 0, played.stderr


@pytest.mark.model
def test_one_microphone_between_both(tmp_path: Path, sound_server: SoundServer) -> None:
    """One channel; the voices are told apart, and who began is the first one named."""
    real_model("diarization")
    sound, rate_hz = soundfile.read(FIXTURES / "couple.mono.flac", dtype="float32")
    loud = soxr.resample(sound[: 20 * rate_hz], rate_hz, RATE_HZ)
    said = (np.clip(np.stack([loud, loud], axis=1), -1, 1) * 32_767).astype(np.int16)
    talk = start(tmp_path, sound_server.env, "--mono", "--keep-audio", models=REAL_MODELS)
    speak(said, tmp_path, sound_server.env).wait()
    time.sleep(0.5)
    talk.type()
    assert talk.end() == 0
    (kept,) = (talk.data / "recordings").iterdir()
    assert read(kept).shape[1] == 1
    document = talk.document()
    assert document["speakers"] == ["Ana", "Ben"]
    assert document["utterances"][0]["speaker"] == "Ana"
    assert any("Ana is taken to be who speaks first" in one for one in document["caveats"])


# --- the rest of the command ------------------------------------------------------------------


def test_x_deletes_and_leaves_nothing(tmp_path: Path, sound_server: SoundServer) -> None:
    talk = start(tmp_path, sound_server.env, "--keep-audio")
    time.sleep(1.0)
    talk.type("x")
    assert talk.end() == 0
    assert "Stopped and deleted" in talk.said
    left = [path for path in talk.data.rglob("*") if path.is_file()]
    assert left == []


def test_a_pause_is_not_recorded_and_opens_the_floor(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    talk = start(tmp_path, sound_server.env, "--keep-audio")
    speaking = speak(noise(6), tmp_path, sound_server.env)
    time.sleep(2)
    talk.type("p")
    talk.wait_for("Paused")
    time.sleep(2)
    talk.type("p")
    talk.wait_for("Recording again")
    time.sleep(1)
    talk.type()
    speaking.wait()
    assert talk.end() == 0
    document = talk.document()
    assert document["recording"]["duration"] == pytest.approx(3.3, abs=0.8)
    assert [gap["reason"] for gap in document["gaps"] if gap["reason"] == "paused"] == ["paused"]
    assert document["agreed"]["keep_audio"] is True
    assert [one["name"] for one in document["agreed"]["recording"]] == ["Ana", "Ben"]


def test_the_agreed_end_sounds_softly_and_the_floor_passes(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    def act() -> None:
        talk = start(tmp_path, sound_server.env, "--minutes", "0.2", "--speaker-listener", "10s")
        assert talk.end() == 0
        assert talk.said.index("Ben: say back what you heard.") < talk.said.index(
            "The floor is Ben's now. Ana listens."
        )
        assert "0:12 are over" in talk.said

    heard = np.abs(sound_server.heard_while(act)).max(axis=1)
    assert 0.03 < heard.max() < 0.2, "soft"


def test_nobody_who_did_not_agree_is_recorded(tmp_path: Path, sound_server: SoundServer) -> None:
    env = {**sound_server.env, "VOICECOACH_DATA": str(tmp_path / "data")}
    for args, says in (
        (["--names", "Ana,Ben"], "add --agreed Ana,Ben"),
        (["--names", "Ana,Ben", "--agreed", "Ana,Eve"], "--agreed must name both"),
    ):
        done = subprocess.run(
            [*RUN, "talk", *args], env=env, capture_output=True, text=True, timeout=60,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 2
        assert says in " ".join(done.stderr.split())
        assert not (tmp_path / "data" / "unfinished").exists()


def test_two_devices_by_name_become_one_talk(tmp_path: Path, own_server: SoundServer) -> None:
    """The second microphone hears the same noise on its own device, as the right channel."""
    env = own_server.env
    subprocess.run(
        ["pactl", "load-module", "module-null-sink", "sink_name=mic2", "channels=2",
         f"rate={RATE_HZ}"], env=env, check=True, capture_output=True,
    )  # fmt: skip
    with (Path(env["HOME"]) / ".asoundrc").open("a") as file:
        for name, source in (("headset_a", "mic"), ("headset_b", "mic2")):
            file.write(f"pcm.{name} {{ type pulse\n device {source}.monitor }}\n")
    talk = start(tmp_path, env, "--keep-audio", "--mic", "headset_a", "--mic", "headset_b")
    said = noise(4)
    said[:, 1] = said[:, 0]
    both = [speak(said, tmp_path, env, device) for device in ("mic", "mic2")]
    for one in both:
        one.wait()
    time.sleep(0.5)
    talk.type()
    assert talk.end() == 0, talk.said
    held = read(next((talk.data / "recordings").iterdir())).astype(float)
    assert held.shape[1] == 2
    left, right = held.T
    assert left.std() > 100
    assert right.std() > 100
    n = 2 * len(left)
    product = np.fft.irfft(np.fft.rfft(left, n).conj() * np.fft.rfft(right, n), n)
    lag = int(np.argmax(product))
    lag -= n if lag > n // 2 else 0
    # paplay starts the two within 0.1 s of each other; the devices' starts are taken out.
    assert abs(lag) / RATE_HZ < 0.25


def test_a_recording_that_was_cut_off_is_offered_and_refusing_records_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a terminal: "Finish it first?" y; "Ana, do you agree?" n."""
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path / "data"))
    job = Job(
        "Talk of Ana and Ben",
        "2026-11-24T21:00:00+00:00",
        "recording.wav",
        names=("Ana", "Ben"),
        recorded=True,
        stage="recording",
    )
    with begin(job) as work:
        soundfile.write(work.folder / "recording.wav", noise(2), RATE_HZ, subtype="PCM_16")
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, b"y\nn\n")
        done = subprocess.run(
            [*RUN, "talk", "--names", "Ana,Ben"], stdin=terminal, capture_output=True, text=True,
            timeout=120,
        )  # fmt: skip
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert done.returncode == 0, done.stderr
    assert "Finish a recording of 0:02" in done.stderr
    assert "Kept." in done.stdout
    assert "Nothing was recorded." in done.stderr
    assert not any((tmp_path / "data" / "unfinished").iterdir())
