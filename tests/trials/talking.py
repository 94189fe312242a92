"""``voicecoach talk`` in a process of its own, with a real sound server as its microphone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from tests.sound_server import RATE_HZ

Samples = NDArray[np.int16]
RUN = [sys.executable, "-m", "voicecoach"]
START_S = 60.0
"""Patience with a start on a busy machine."""
AGREED = ["--names", "Ana,Ben", "--agreed", "Ana,Ben", "--no-check", "--plain"]
SOAK = os.environ.get("VOICECOACH_SOAK") == "1"
REPEATS = 20 if SOAK else 3


@dataclass
class Talk:
    """A running talk; ``said`` is what it wrote on standard error."""

    process: subprocess.Popen[bytes]
    folder: Path
    env: dict[str, str]
    recording_since: float = field(default=0.0)

    @property
    def said(self) -> str:
        return (self.folder / "said").read_text()

    @property
    def shown(self) -> str:
        return (self.folder / "shown").read_text()

    def wait_for(self, text: str, patience_s: float = START_S) -> float:
        """Wait until it says so; return the seconds that took."""
        started = time.monotonic()
        while text not in self.said:
            assert time.monotonic() - started < patience_s, f"{text!r} is not in: {self.said}"
            assert self.process.poll() is None or text in self.said, self.said
            time.sleep(0.02)
        return time.monotonic() - started

    def type(self, line: str = "") -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def end(self, patience_s: float = 120.0) -> int:
        return self.process.wait(patience_s)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    @property
    def data(self) -> Path:
        return Path(self.env["VOICECOACH_DATA"])

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Another command, afterwards."""
        return subprocess.run(
            [*RUN, *args], env=self.env, capture_output=True, text=True, timeout=300
        )

    def recordings(self) -> list[Path]:
        return sorted((self.data / "unfinished").glob("*/recording.wav"))

    def document(self, session: str = "last") -> dict[str, Any]:
        shown = self.run("sessions", "show", session, "--json", "-")
        assert shown.returncode == 0, shown.stderr
        document: dict[str, Any] = json.loads(shown.stdout)["document"]
        return document


def start(
    folder: Path,
    server_env: dict[str, str],
    *args: str,
    prefix: tuple[str, ...] = (),
    data: Path | None = None,
    models: Path | None = None,
) -> Talk:
    """Start a talk; returns when it records. Without ``models`` it is analyzed without words."""
    folder.mkdir(exist_ok=True)
    env = {
        **server_env,
        "VOICECOACH_DATA": str(data or folder / "data"),
        "VOICECOACH_MODELS": str(models or folder / "models"),
    }
    with (folder / "said").open("wb") as said, (folder / "shown").open("wb") as shown:
        process = subprocess.Popen(
            [*prefix, *RUN, "talk", *AGREED, *args],
            env=env, stdin=subprocess.PIPE, stdout=shown, stderr=said, preexec_fn=_hear_sigint,
        )  # fmt: skip
    talk = Talk(process, folder, env)
    talk.wait_for("Recording.")
    talk.recording_since = time.monotonic()
    return talk


def _hear_sigint() -> None:
    """A test that runs in the background of a shell ignores SIGINT, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def noise(seconds: float, seed: int = 1, before_s: float = 0.5) -> Samples:
    """Loud noise on two channels, after silence: every sample tells where it belongs."""
    chance = np.random.default_rng(seed)
    sound = chance.integers(-9_000, 9_000, (round(seconds * RATE_HZ), 2)).astype(np.int16)
    return np.concatenate([np.zeros((round(before_s * RATE_HZ), 2), np.int16), sound])


def speak(
    samples: Samples, folder: Path, env: dict[str, str], device: str = "mic"
) -> subprocess.Popen[bytes]:
    """Begin to speak into a microphone."""
    path = folder / f"said-{device}.wav"
    soundfile.write(path, samples, RATE_HZ, subtype="PCM_16")
    return subprocess.Popen(["paplay", f"--device={device}", str(path)], env=env)


def read(path: Path) -> Samples:
    with wave.open(str(path)) as sound:
        data = sound.readframes(sound.getnframes())
        return np.frombuffer(data, "<i2").reshape(-1, sound.getnchannels())


def sounding(samples: Samples) -> Samples:
    """From the first sample that is not zero to the last."""
    at = np.flatnonzero(samples.any(axis=1))
    return samples[at[0] : at[-1] + 1] if len(at) else samples[:0]


def wait_until(condition: Callable[[], bool], patience_s: float = 30.0) -> None:
    until = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def stop_then_go_on(process: subprocess.Popen[bytes], seconds: float) -> None:
    process.send_signal(signal.SIGSTOP)
    time.sleep(seconds)
    process.send_signal(signal.SIGCONT)


def report(line: str) -> None:
    """Say a figure at the end of ``make soak``."""
    if SOAK:
        with (Path(__file__).parents[2] / ".soak-figures").open("a") as file:
            file.write(line + "\n")
