"""The keys of a practice in a terminal: a pseudo-terminal, a sound server, and a typing hand."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_practice_aloud import PROMPT, READY, REPLIES, spoken
from tests.sound_server import SoundServer
from voicecoach.cli.rehearsal import CHOICES

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

MENU = CHOICES.split()[0]
LIMIT_S = 60.0


class Terminal:
    """A practice in a terminal of 80 columns."""

    def __init__(self, env: dict[str, str], *args: str) -> None:
        self.master, slave = pty.openpty()
        command = [sys.executable, "-m", "voicecoach", "practice", PROMPT, *args]
        self.process = subprocess.Popen(
            command, env=env, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)
        self.shown = ""
        self.place = 0  # read until here

    def read_until(self, text: str) -> float:
        """Read on until ``text`` is shown; return the seconds it took."""
        started = time.monotonic()
        while text not in self.shown[self.place :]:
            left = LIMIT_S - (time.monotonic() - started)
            ready, _, _ = select.select([self.master], [], [], max(0.0, left))
            assert ready, f"{text!r} is not shown: {self.shown[-500:]}"
            self.shown += os.read(self.master, 4096).decode(errors="replace")
        self.place = self.shown.index(text, self.place) + len(text)
        return time.monotonic() - started

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Read to the end; return the exit code."""
        until = time.monotonic() + LIMIT_S
        while self.process.poll() is None and time.monotonic() < until:
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.master, 4096).decode(errors="replace")
                except OSError:  # Linux: the other side has closed
                    break
        return self.process.wait(LIMIT_S)


@pytest.fixture
def env(sound_server: SoundServer, tmp_path: Path, real_models: Path) -> dict[str, str]:
    return {
        **os.environ, **sound_server.env, "VOICECOACH_MODELS": str(real_models),
        "VOICECOACH_DATA": str(tmp_path / "data"), "TERM": "xterm", "COLUMNS": "80",
    }  # fmt: skip


@pytest.fixture
def terminal() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for one in opened:
        one.process.kill()
        one.process.wait()
        os.close(one.master)


@pytest.mark.sound
@pytest.mark.model
def test_again_and_discard_and_enter_ends_an_answer(
    env: dict[str, str], terminal: list[Terminal], tmp_path: Path
) -> None:
    reply = spoken(REPLIES[0], tmp_path)
    screen = Terminal(env, "--no-voice", "--silence", "20")
    terminal.append(screen)
    screen.read_until(READY)
    subprocess.run(["paplay", "--device=mic", str(reply)], env=env, check=True, timeout=60)
    screen.read_until("#")  # the meter
    screen.type("\n")
    assert screen.read_until("Feedback:") < 15, "Enter ends it, long before 20 s of quiet"
    screen.read_until(MENU)
    screen.type("xa")  # x is no choice
    screen.read_until(READY)
    screen.type("\n")
    screen.read_until("Take 2: ")
    screen.read_until(MENU)
    screen.type("d")
    assert screen.end() == 0
    assert "Nothing was kept." in screen.shown
    for line in CHOICES.splitlines():  # what a key does to earlier answers is said, on one line
        assert f"\n{line}\r" in screen.shown
        assert len(line) <= 80
    assert "[d]iscard all and stop" in CHOICES
    assert not (tmp_path / "data" / "sessions.db").exists()


@pytest.mark.sound
@pytest.mark.model
def test_a_key_stops_the_voice_and_keep_ends_it(
    env: dict[str, str], terminal: list[Terminal], tmp_path: Path
) -> None:
    screen = Terminal(env, "--rate", "80")
    terminal.append(screen)
    screen.read_until("Partner:")
    time.sleep(1.0)  # at 80 words a minute the line takes 9 s
    screen.type(" ")
    assert screen.read_until(READY) < 5
    screen.type("\n")
    screen.read_until("Feedback:")
    screen.type(" ")
    screen.read_until(MENU)
    screen.type("k")
    assert screen.end() == 0
    assert "so nothing was kept" in screen.shown
    assert not (tmp_path / "data" / "sessions.db").exists()
