"""The recorder, with a real sound server: nothing lost, and everything that goes wrong is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.sound_server import RATE_HZ, SoundServer
from voicecoach.audio.level import check_microphone

Samples = NDArray[np.int16]

RECORD = """
import json, sys, time
from pathlib import Path
from voicecoach.audio.record import Recorder
options = json.loads(sys.argv[2])
seconds = options.pop("seconds")
paused = options.pop("paused", None)
recorder = Recorder(Path(sys.argv[1]), **options)
recorder.start()
print("speak", flush=True)
until = time.monotonic() + seconds
if paused:
    time.sleep(paused[0]); recorder.pause(); time.sleep(paused[1])
    print("resumed", recorder.resume(), flush=True)
while time.monotonic() < until and not recorder.ended.is_set() and not recorder.stalled:
    time.sleep(0.05)
recorder.stop()
print(json.dumps({
    "duration": recorder.duration, "gaps": [[g.start, g.end, g.reason] for g in recorder.gaps],
    "lost": recorder.lost_frames, "stalled": recorder.stalled, "full": recorder.full,
    "error": str(recorder.error or ""), "pauses": [[p.at, p.duration] for p in recorder.pauses],
    "state": recorder.state}), flush=True)
"""


def recorder(
    path: Path, env: dict[str, str], prefix: tuple[str, ...] = (), **options: Any
) -> subprocess.Popen[str]:
    """Start a recording in a process of its own; return when "speak now" may be said."""
    process = subprocess.Popen(
        [*prefix, sys.executable, "-c", RECORD, str(path), json.dumps({"seconds": 3, **options})],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "speak\n", process.communicate()[1]
    return process


def facts(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def noise(seconds: float, before_s: float = 0.5, seed: int = 1) -> Samples:
    """Loud noise on two channels, after silence: every sample tells where it belongs."""
    chance = np.random.default_rng(seed)
    sound = chance.integers(-9_000, 9_000, (round(seconds * RATE_HZ), 2)).astype(np.int16)
    return np.concatenate([np.zeros((round(before_s * RATE_HZ), 2), np.int16), sound])


def speak(samples: Samples, folder: Path, env: dict[str, str]) -> None:
    path = folder / "said.wav"
    soundfile.write(path, samples, RATE_HZ, subtype="PCM_16")
    subprocess.run(["paplay", "--device=mic", str(path)], env=env, check=True, timeout=60)


def read(path: Path) -> Samples:
    with wave.open(str(path)) as sound:
        assert sound.getframerate() == RATE_HZ
        data = sound.readframes(sound.getnframes())
        return np.frombuffer(data, "<i2").reshape(-1, sound.getnchannels())


def sounding(samples: Samples) -> Samples:
    """From the first sample that is not zero to the last."""
    at = np.flatnonzero(samples.any(axis=1))
    return samples[at[0] : at[-1] + 1] if len(at) else samples[:0]


@pytest.mark.sound
def test_it_is_bit_exact_on_both_channels(tmp_path: Path, sound_server: SoundServer) -> None:
    path, said = tmp_path / "a.wav", noise(1.5)
    process = recorder(path, sound_server.env, seconds=4)
    speak(said, tmp_path, sound_server.env)
    found = facts(process)
    assert np.array_equal(sounding(read(path)), sounding(said))
    assert found["duration"] == pytest.approx(4, abs=0.5)
    assert (found["lost"], found["error"], found["state"]) == (0, "", "stopped")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.sound
def test_nothing_of_a_pause_is_kept(tmp_path: Path, sound_server: SoundServer) -> None:
    path = tmp_path / "a.wav"
    process = recorder(path, sound_server.env, seconds=6, paused=(0.3, 3.5))
    speak(noise(1.5), tmp_path, sound_server.env)
    found = facts(process)
    assert not read(path).any()
    assert found["pauses"][0] == [pytest.approx(0.4, abs=0.3), pytest.approx(3.5, abs=0.2)]
    assert found["duration"] == pytest.approx(2.5, abs=0.4)


@pytest.mark.sound
def test_the_pre_roll_keeps_what_came_just_before(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    path, said = tmp_path / "a.wav", noise(3)
    process = recorder(path, sound_server.env, seconds=5, paused=(0.0, 2.7), pre_roll_s=0.4)
    speak(said, tmp_path, sound_server.env)
    out, _ = process.communicate(timeout=60)
    resumed = float(out.splitlines()[0].split()[1])
    assert resumed == pytest.approx(0.4, abs=0.05)
    kept = read(path)
    assert kept[: round(0.3 * RATE_HZ)].any(axis=1).mean() > 0.9, "from before it was resumed"


@pytest.mark.sound
@pytest.mark.parametrize("kill_after_s", [0.4, 1.3, 2.6])
def test_a_kill_leaves_a_file_that_is_whole(
    kill_after_s: float, tmp_path: Path, sound_server: SoundServer
) -> None:
    path = tmp_path / "a.wav"
    process = recorder(path, sound_server.env, seconds=30)
    time.sleep(kill_after_s)
    process.kill()
    process.communicate()
    held = read(path)
    assert len(held) * 4 + 44 == path.stat().st_size, "the header tells of every frame"
    assert len(held) / RATE_HZ >= kill_after_s - 0.2


@pytest.mark.sound
def test_the_cap_ends_it(tmp_path: Path, sound_server: SoundServer) -> None:
    process = recorder(tmp_path / "a.wav", sound_server.env, seconds=20, longest_s=1.0)
    started = time.monotonic()
    found = facts(process)
    assert time.monotonic() - started < 3
    assert found["full"]
    assert found["duration"] == pytest.approx(1.0, abs=0.03)


@pytest.mark.sound
@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="nothing stops a process here")
def test_a_frozen_process_finds_out_what_it_missed(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    path = tmp_path / "a.wav"
    process = recorder(path, sound_server.env, seconds=14)
    started = time.monotonic()
    time.sleep(1.0)
    process.send_signal(signal.SIGSTOP)
    time.sleep(9.0)
    process.send_signal(signal.SIGCONT)
    found = facts(process)
    lasted = time.monotonic() - started
    assert found["duration"] == pytest.approx(lasted, abs=1.0), "later times are right"
    lost = sum(end - start for start, end, reason in found["gaps"] if reason == "suspended")
    assert lost == pytest.approx(found["lost"] / RATE_HZ, abs=0.01)


@pytest.mark.sound
def test_a_silent_microphone_is_a_gap(tmp_path: Path, sound_server: SoundServer) -> None:
    found = facts(recorder(tmp_path / "a.wav", sound_server.env, seconds=3))
    assert found["gaps"] == [[0.0, pytest.approx(found["duration"], abs=0.01), "muted"]]


@pytest.mark.sound
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's")
def test_a_full_disk_ends_it_and_says_what_is_safe(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    """The limit on a file's size stands in for the disk's end."""
    path = tmp_path / "a.wav"
    limit = ("prlimit", "--fsize=200000")
    if subprocess.run([*limit, "true"], capture_output=True).returncode != 0:
        pytest.skip("no prlimit here (util-linux)")
    process = recorder(path, sound_server.env, prefix=limit, seconds=10)
    found = facts(process)
    held = len(read(path)) / RATE_HZ
    assert held == pytest.approx(200_000 / 4 / RATE_HZ, abs=0.05)
    assert f"{found['duration']:.1f} s of it are safe" in found["error"]
    assert abs(found["duration"] - held) < 0.05


@pytest.mark.sound
def test_a_file_that_is_there_is_never_overwritten(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    path = tmp_path / "a.wav"
    path.write_text("precious")
    done = subprocess.run(
        [sys.executable, "-c", RECORD, str(path), '{"seconds": 1}'],
        env=sound_server.env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "cannot be made" in done.stderr
    assert path.read_text() == "precious"


@pytest.mark.sound
@pytest.mark.parametrize(
    ("options", "says"),
    [({"device": "nonsense"}, "is no microphone here"), ({"channels": 40}, "channels needed")],
)
def test_a_device_that_does_not_fit_is_missing(
    options: dict[str, Any], says: str, tmp_path: Path, sound_server: SoundServer
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RECORD, str(tmp_path / "a"), json.dumps({"seconds": 1, **options})],
        env=sound_server.env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "voicecoach.errors.Missing" in done.stderr
    assert says in done.stderr


@pytest.mark.parametrize(
    ("amplitude", "verdict"),
    [(0.0, "zeros"), (0.003, "quiet"), (0.1, "ok"), (1.5, "clipped")],
)
def test_the_microphone_is_judged(amplitude: float, verdict: str) -> None:
    t = np.arange(RATE_HZ) / RATE_HZ
    wave_ = np.clip(amplitude * np.sin(2 * np.pi * 200 * t), -1, 1) * 32_767
    blocks = wave_.astype(np.int16)[:, None].reshape(-1, 960, 1)
    (check,) = check_microphone(list(blocks))
    assert check.verdict == verdict
    assert (check.help == "") == (verdict == "ok")
    assert check_microphone([]) == ()
