"""A whole practice by microphone, through a real sound server: heard, answered, spoken to."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from numpy.typing import NDArray

from tests.conftest import real_model
from tests.sound_server import RATE_HZ, SoundServer
from tests.spoken import understood, word_error_rate
from voicecoach.cli.replies import MUTED_S
from voicecoach.speech.synthesize import has_voice, speak_to_file

Samples = NDArray[np.int16]

PROMPT = "criticism-at-dinner"
REPLIES = (
    "No wonder you felt small. Tell me about the worst part of it.",
    "You felt completely alone. I was wrong to laugh with them.",
    "It makes sense. You need me on your side. I will stand by you next time.",
)
"""Each opens in two ways: where the smallest model hears one wrong, the other is still heard."""
INDENT = " " * 10
NOT_SPOKEN = ("+ ", "- ", "You could say:", "Others say:")
READY = "Speak when you are ready"
MOST_WRONG = 0.12
"""Of what is spoken aloud, heard by base."""
MOST_REPLIES_WRONG = 0.3
"""Of the replies, heard by tiny.en while they are spoken: up to .1 with this voice."""
MOST_MB = 600
BEFORE_S = 0.6
"""Silence before a reply, s: a person takes a breath."""
LIMIT_S = 180.0


def spoken(text: str, folder: Path, before_s: float = BEFORE_S) -> Path:
    """A reply as a WAV at 48 kHz in stereo that begins with silence."""
    if not has_voice():
        pytest.skip("no voice here")
    raw, path = folder / "raw.wav", folder / f"reply-{abs(hash(text))}.wav"
    assert speak_to_file(text, raw)
    samples, rate_hz = soundfile.read(raw, dtype="float32")
    own = soxr.resample(samples, rate_hz, RATE_HZ) * 0.5
    whole = np.concatenate([np.zeros(round(before_s * RATE_HZ)), own])
    soundfile.write(path, np.stack([whole, whole], axis=1), RATE_HZ, subtype="PCM_16")
    return path


def read(path: Path) -> Samples:
    with wave.open(str(path)) as sound:
        assert sound.getframerate() == RATE_HZ
        data = sound.readframes(sound.getnframes())
        return np.frombuffer(data, "<i2").reshape(-1, sound.getnchannels())


def sounding(samples: Samples) -> Samples:
    at = np.flatnonzero(samples.any(axis=1))
    return samples[at[0] : at[-1] + 1] if len(at) else samples[:0]


@dataclass
class Practice:
    """A running practice: what it printed, and the takes that were recorded."""

    process: subprocess.Popen[str]
    data: Path
    env: dict[str, str]
    output: str = ""
    takes: dict[str, Samples] = field(default_factory=dict)
    peak_mb: float = 0.0

    def read_until(self, text: str) -> bool:
        """Read lines until one holds ``text``; False at the end of the output."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output += line
            self.peak_mb = max(self.peak_mb, self._memory_mb())
            for path in self.data.glob("passing/practice-*/take-*.wav"):
                if line.startswith("You:"):  # the take is closed by now
                    self.takes.setdefault(path.name, read(path))
            if text in line:
                return True
        return False

    def _memory_mb(self) -> float:
        """The most memory that the process has held, where the system tells (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status")
        try:
            lines = status.read_text().splitlines()
        except OSError:
            return 0.0
        return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))

    def speak(self, reply: Path) -> None:
        command = ["paplay", "--device=mic", str(reply)]
        subprocess.run(command, env=self.env, check=True, timeout=60)


@contextmanager
def practice(
    server: SoundServer, data: Path, models: Path, *args: str, prompt: str = PROMPT
) -> Iterator[Practice]:
    env = {
        **os.environ, **server.env, "VOICECOACH_MODELS": str(models), "VOICECOACH_DATA": str(data),
        "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "voicecoach", "practice", prompt, *args],
        env=env, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Practice(process, data, env)
    finally:
        process.kill()
        process.communicate()


def said_aloud(output: str) -> str:
    """All that the partner and the coach said, in order, from what was printed."""
    parts, speaking = [], False
    for line in output.splitlines():
        if line.startswith(("Partner:", "Feedback:")):
            speaking = True
            parts.append(line.partition(":")[2])
        elif speaking and line.startswith(INDENT) and not line.strip().startswith(NOT_SPOKEN):
            parts.append(line)
        else:
            speaking = False
    return " ".join(" ".join(parts).replace('"', "").split())


@pytest.mark.sound
@pytest.mark.model
def test_a_whole_practice_of_three_lines(
    tmp_path: Path, sound_server: SoundServer, real_models: Path, shared_data: Path
) -> None:
    real_model("base")
    replies = [spoken(text, tmp_path) for text in REPLIES]
    shared = shared_data.parent
    done: list[Practice] = []

    def act() -> None:
        with practice(sound_server, tmp_path / "data", real_models, "--keep-audio") as run:
            done.append(run)
            for reply in replies:
                assert run.read_until(READY), run.process.communicate()
                run.speak(reply)
            run.read_until("no such line")
            assert run.process.wait(LIMIT_S) == 0

    heard = sound_server.heard_while(act)
    run = done[0]
    for number, reply in enumerate(replies, 1):
        take = run.takes[f"take-{number}.wav"]
        assert np.array_equal(sounding(take), sounding(read(reply))), "bit-exact at its own rate"
    typed = re.findall(r'^You: +"(.*?)"$', run.output, re.MULTILINE | re.DOTALL)
    written = " ".join(" ".join(typed).split())
    assert word_error_rate(" ".join(REPLIES), written, shared) <= MOST_REPLIES_WRONG, written
    assert "That is all I wanted to hear." in " ".join(run.output.split()), run.output
    path = tmp_path / "heard.wav"
    soundfile.write(path, heard, RATE_HZ)
    told = said_aloud(run.output)
    assert word_error_rate(told, understood(path), shared) <= MOST_WRONG
    assert not list((tmp_path / "data").glob("passing/practice-*")), "no take is left lying about"
    assert run.peak_mb <= MOST_MB
    kept = list((tmp_path / "data" / "recordings").iterdir())
    assert len(kept) == 1, "asked for with --keep-audio"
    waits = [float(one) for one in re.findall(r"You waited (\d+\.\d) s", run.output)]
    assert len(waits) == 3
    assert all(BEFORE_S - 0.2 <= wait <= BEFORE_S + 2.0 for wait in waits), waits


@pytest.mark.sound
@pytest.mark.model
def test_ctrl_c_while_speaking_keeps_what_was_said(
    tmp_path: Path, sound_server: SoundServer, real_models: Path
) -> None:
    reply = spoken(REPLIES[0], tmp_path)
    with practice(sound_server, tmp_path / "data", real_models, "--no-voice") as run:
        assert run.read_until(READY)
        run.speak(reply)
        run.process.send_signal(signal.SIGINT)
        run.read_until("no such line")
        assert run.process.wait(30) == 130
    shown = subprocess.run(
        [sys.executable, "-m", "voicecoach", "sessions", "show", "last", "--json", "-"],
        env=run.env, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    (take,) = json.loads(shown.stdout)["document"]["takes"]
    assert "small" in take["reply"]
    assert not list((tmp_path / "data").glob("passing/practice-*"))
    assert not (tmp_path / "data" / "recordings").exists(), "no sound is kept unless asked"


@pytest.mark.sound
@pytest.mark.model
@pytest.mark.parametrize("spoken_before", [False, True])
def test_a_microphone_without_sound_is_told_late_and_not_after_it_was_heard(
    tmp_path: Path, sound_server: SoundServer, real_models: Path, spoken_before: bool
) -> None:
    with practice(sound_server, tmp_path / "data", real_models, "--no-voice", "--no-save") as run:
        assert run.read_until(READY)
        if spoken_before:
            run.speak(spoken(REPLIES[0], tmp_path))
            assert run.read_until(READY)
        began = time.monotonic()
        assert run.process.stderr is not None
        told, _, _ = select.select([run.process.stderr], [], [], MUTED_S + 4)
        assert bool(told) != spoken_before, told and run.process.stderr.readline()
        if told:
            assert time.monotonic() - began > MUTED_S - 1
            assert "gives no sound at all" in run.process.stderr.readline()


@pytest.mark.sound
@pytest.mark.model
def test_a_pause_does_not_end_it_and_noise_does_not_keep_it_open(
    tmp_path: Path, sound_server: SoundServer, real_models: Path
) -> None:
    first, second = (
        soundfile.read(spoken(text, tmp_path), dtype="float32")[0] for text in REPLIES[:2]
    )
    quiet_s = 2.0 - BEFORE_S  # the second begins with silence of its own
    both = np.concatenate([first, np.zeros((round(quiet_s * RATE_HZ), 2), np.float32), second])
    after = np.zeros((8 * RATE_HZ, 2), np.float32)
    whole = np.concatenate([both, after])
    noise = np.random.default_rng(1).normal(0, 10 ** (-45 / 20), whole.shape)
    path = tmp_path / "noisy.wav"
    soundfile.write(path, whole + noise.astype(np.float32), RATE_HZ, subtype="PCM_16")
    with practice(sound_server, tmp_path / "data", real_models, "--no-voice", "--no-save") as run:
        assert run.read_until(READY)
        with subprocess.Popen(["paplay", "--device=mic", str(path)], env=run.env) as speaker:
            assert run.read_until("You:")
            assert speaker.poll() is None, "it ended while the noise went on"
            assert run.read_until("Feedback:")
    heard = " ".join(run.output.split())
    assert "worst part" in heard
    assert "completely alone" in heard, "the words after the pause belong to it"


@pytest.mark.sound
@pytest.mark.model
def test_what_a_killed_run_left_is_removed_at_the_next_start(
    tmp_path: Path, sound_server: SoundServer, real_models: Path
) -> None:
    data = tmp_path / "data"
    with practice(sound_server, data, real_models, "--no-voice") as run:
        assert run.read_until(READY)
        run.process.kill()
        run.process.wait()
        assert list(data.glob("passing/practice-*/take-1.wav"))
    with practice(sound_server, data, real_models, "--no-voice") as run:
        assert run.read_until(READY)
        assert len(list(data.glob("passing/practice-*"))) == 1
        run.process.send_signal(signal.SIGINT)
        run.process.wait(30)


def test_without_a_microphone_it_is_one_sentence(tmp_path: Path) -> None:
    if Path("/proc/asound/card0").exists() or not sys.platform.startswith("linux"):
        pytest.skip("a sound card is here")
    env = {name: value for name, value in os.environ.items() if not name.startswith("PULSE_")}
    done = subprocess.run(
        [sys.executable, "-m", "voicecoach", "practice", PROMPT],
        env={**env, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "voicecoach mics" in done.stderr or "--reply" in done.stderr


def test_the_marker_is_what_the_practice_prints() -> None:
    from voicecoach.cli import replies

    assert READY in Path(replies.__file__).read_text("utf-8")
