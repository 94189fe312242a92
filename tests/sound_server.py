"""A real PulseAudio without hardware: two null sinks, ``mic`` and ``speaker``, in a private folder.

The monitor of ``mic`` is the default microphone, that of ``speaker`` is what a program says.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

RATE_HZ = 48_000
CHANNELS = 2
START_S = 20.0
"""Patience with the server, s: it is up within 1 s, or 12 s on a busy machine."""
TAIL_S = 0.5
"""Listened to after the program has ended: what the server still holds, s."""

_SETUP = f"""\
load-module module-native-protocol-unix auth-anonymous=1 socket={{folder}}/native
load-module module-null-sink sink_name=mic channels={CHANNELS} rate={RATE_HZ}
load-module module-null-sink sink_name=speaker channels={CHANNELS} rate={RATE_HZ}
set-default-sink speaker
set-default-source mic.monitor
"""
_SERVER = (
    "pulseaudio -n --daemonize=no --exit-idle-time=-1 --disable-shm=yes --realtime=no "
    "--high-priority=no --use-pid-file=no -F {folder}/default.pa"
)
# It listens all the time: the first sound of a null sink comes up to 2 s late.
_EAR = (
    f"parec --device=speaker.monitor --raw --format=s16le --rate={RATE_HZ} "
    f"--channels={CHANNELS} --latency-msec=20"
)
_ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\npcm.pulse { type pulse }\n"


@dataclass(frozen=True, slots=True)
class SoundServer:
    """A running server; a process started with ``env`` plays and records through it.

    ``heard`` grows by all that the speaker plays.
    """

    env: dict[str, str]
    heard: Path
    process: subprocess.Popen[bytes]

    def heard_while(self, act: Callable[[], object]) -> NDArray[np.float32]:
        """Return what the speaker played while ``act`` ran: (n_frames, 2) at 48 kHz."""
        start = self.heard.stat().st_size
        act()
        time.sleep(TAIL_S)
        return self._heard_since(start)

    def wait_for_sound(self) -> None:
        """Return as soon as the speaker plays something; raises TimeoutError."""
        start = self.heard.stat().st_size
        _wait_until(lambda: bool(self._heard_since(start).any()), "the speaker is silent")

    def _heard_since(self, start_byte: int) -> NDArray[np.float32]:
        whole = 2 * CHANNELS
        samples = np.fromfile(self.heard, "<i2", offset=-(-start_byte // whole) * whole)
        frames = samples[: len(samples) // CHANNELS * CHANNELS].reshape(-1, CHANNELS)
        return frames.astype(np.float32) / 2**15


@pytest.fixture(scope="session")
def sound_server() -> Iterator[SoundServer]:
    """A private sound server for this test session, or skip with what is missing."""
    with private_server() as server:
        yield server


@contextmanager
def private_server() -> Iterator[SoundServer]:
    """A sound server of one's own, to break; skips with what is missing."""
    for program in ("pulseaudio", "pactl", "parec"):
        if shutil.which(program) is None:
            pytest.skip(f"no {program}: install pulseaudio to test with sound")
    if ctypes.util.find_library("portaudio") is None:
        pytest.skip("no PortAudio: install libportaudio2 to test with sound")
    with running_server() as server:
        yield server


@contextmanager
def running_server() -> Iterator[SoundServer]:
    """A private sound server; raises FileNotFoundError where there is no PulseAudio."""
    # A socket's path holds 107 bytes: not below pytest's long folders.
    folder = Path(tempfile.mkdtemp(prefix="vc-", dir="/tmp"))
    try:
        env = _private_env(folder)
        (folder / "default.pa").write_text(_SETUP.format(folder=folder))
        log, heard = folder / "log", folder / "heard.raw"
        with _running(_SERVER.format(folder=folder), log, env) as process:
            _wait_until(lambda: _is_up(env), "pulseaudio does not start", log)
            with _running(_EAR, heard, env):
                _wait_until(lambda: heard.stat().st_size > 0, "the speaker is not heard", log)
                yield SoundServer(env, heard, process)
    finally:
        shutil.rmtree(folder)


def _private_env(folder: Path) -> dict[str, str]:
    (folder / ".asoundrc").write_text(_ALSA)
    places = ("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH")
    return {
        **os.environ,
        **dict.fromkeys(places, str(folder)),
        "PULSE_SERVER": f"unix:{folder}/native",
        "PULSE_SOURCE": "mic.monitor",
        "PULSE_SINK": "speaker",
    }


@contextmanager
def _running(command: str, output: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with output.open("wb") as file:
        process = subprocess.Popen(command.split(), env=env, stdout=file, stderr=file)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_up(env: dict[str, str]) -> bool:
    asked = subprocess.run("pactl list short sinks".split(), env=env, capture_output=True)
    return b"speaker" in asked.stdout


def _wait_until(condition: Callable[[], bool], complaint: str, log: Path | None = None) -> None:
    until = time.monotonic() + START_S
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(complaint + (f": {log.read_text()[-300:]}" if log else ""))
        time.sleep(0.05)
