"""Playing, heard on the monitor of a real sound server; and every way in which it cannot be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from numpy.typing import NDArray

from tests.conftest import real_model
from tests.sound_server import RATE_HZ, SoundServer
from voicecoach.audio import play as playing
from voicecoach.audio.play import play, quiet_stderr
from voicecoach.errors import BadInput
from voicecoach.speech.synthesize import has_voice, speak_to_file

Samples = NDArray[np.float32]

CHIRP_S = 1.0
LEVEL = 0.5

PLAY = "import sys; from voicecoach.audio.play import play; print(play(sys.argv[1]))"
HAS_OUTPUT = "from voicecoach.audio.play import has_output; print(has_output())"
NO_PORTAUDIO = "import ctypes.util; ctypes.util.find_library = lambda name: None\n"


def run(code: str, *args: object, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own: PortAudio keeps the first environment it sees."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, args)],
        env=env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def chirp(rate_hz: int) -> Samples:
    t = np.arange(round(CHIRP_S * rate_hz)) / rate_hz
    sweep = LEVEL * np.sin(2 * np.pi * (200 * t + (3000 - 200) / (2 * CHIRP_S) * t**2))
    return sweep.astype(np.float32)


def likeness(heard: Samples, said: Samples) -> float:
    """Highest normalised correlation of ``said`` with a stretch of ``heard`` of its length."""
    n = len(heard) + len(said)
    product = np.fft.irfft(np.fft.rfft(heard, n) * np.conj(np.fft.rfft(said, n)), n)
    at = int(np.argmax(product[: len(heard) - len(said)]))
    part = heard[at : at + len(said)]
    return float(part @ said / np.linalg.norm(part) / np.linalg.norm(said))


# --- heard ------------------------------------------------------------------------------------


@pytest.mark.sound
@pytest.mark.parametrize(
    ("rate_hz", "channels"),
    [(48_000, 2), (22_050, 1), (16_000, 1), (400_000, 1), (44_100, 3)],
    ids=["48k", "voice", "16k", "rate refused by the device", "three channels"],
)
def test_all_of_a_file_is_heard_at_its_level(
    rate_hz: int, channels: int, tmp_path: Path, sound_server: SoundServer
) -> None:
    path = tmp_path / "chirp.wav"
    soundfile.write(path, np.repeat(chirp(rate_hz)[:, None], channels, axis=1), rate_hz)
    answers = []
    heard = sound_server.heard_while(lambda: answers.append(run(PLAY, path, env=sound_server.env)))
    assert (answers[0].stdout, answers[0].stderr) == ("True\n", "")
    for channel in heard.T:
        assert likeness(channel, chirp(RATE_HZ)) > 0.95
        assert np.abs(channel).max() == pytest.approx(LEVEL, rel=0.05)


@pytest.mark.sound
def test_the_server_is_an_output(sound_server: SoundServer) -> None:
    answer = run(HAS_OUTPUT, env=sound_server.env)
    assert (answer.stdout, answer.stderr) == ("True\n", "")


@pytest.mark.sound
def test_left_and_right_stay_apart(tmp_path: Path, sound_server: SoundServer) -> None:
    path = tmp_path / "left.wav"
    soundfile.write(path, np.stack([chirp(RATE_HZ), np.zeros(RATE_HZ)], axis=1), RATE_HZ)
    heard = sound_server.heard_while(lambda: run(PLAY, path, env=sound_server.env))
    left, right = np.abs(heard).max(axis=0)
    assert left == pytest.approx(LEVEL, rel=0.05)
    assert right == 0


@pytest.mark.sound
def test_ctrl_c_stops_it(tmp_path: Path, sound_server: SoundServer) -> None:
    path = tmp_path / "long.wav"
    soundfile.write(path, np.tile(chirp(16_000), 20), 16_000)
    with subprocess.Popen(
        [sys.executable, "-c", PLAY, str(path)],
        env=sound_server.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as player:  # fmt: skip
        sound_server.wait_for_sound()
        player.send_signal(signal.SIGINT)
        started = time.monotonic()
        _, complaint = player.communicate(timeout=10)
    assert time.monotonic() - started < 2
    assert b"KeyboardInterrupt" in complaint


@pytest.mark.sound
@pytest.mark.model
def test_feedback_spoken_and_played_is_understood(
    tmp_path: Path, sound_server: SoundServer
) -> None:
    if not has_voice():
        pytest.skip("no voice here")
    folder = real_model("base")
    said = (
        "You named the feeling: small. One thing to try: leave out only a joke. "
        "You could say: you felt small in front of them. What was the worst part?"
    )
    path = tmp_path / "said.wav"
    assert speak_to_file(said, path)
    heard = sound_server.heard_while(lambda: run(PLAY, path, env=sound_server.env))
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(folder), device="cpu", compute_type="int8", local_files_only=True)
    parts, _ = whisper.transcribe(
        soxr.resample(heard.mean(axis=1), RATE_HZ, 16_000), language="en", temperature=0.0
    )
    understood = " ".join(part.text for part in parts)
    assert word_error_rate(said, understood) <= 0.12, understood


def word_error_rate(said: str, understood: str) -> float:
    """Levenshtein distance over words, by the number of words said."""
    a, b = (
        "".join(ch if ch.isalnum() or ch.isspace() else "" for ch in text.lower()).split()
        for text in (said, understood)
    )
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return row[-1] / len(a)


# --- not heard --------------------------------------------------------------------------------


@pytest.fixture
def no_server(tmp_path: Path) -> dict[str, str]:
    """An environment in which no sound server can be found."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PULSE_")}
    return {**env, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}


@pytest.fixture
def sound_file(tmp_path: Path) -> Path:
    path = tmp_path / "chirp.wav"
    soundfile.write(path, chirp(16_000), 16_000)
    return path


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or Path("/proc/asound/card0").exists(),
    reason="a sound card is here",
)
@pytest.mark.parametrize("code", [HAS_OUTPUT, PLAY], ids=["has_output", "play"])
def test_without_a_device_it_says_so_quickly_and_quietly(
    code: str, sound_file: Path, no_server: dict[str, str]
) -> None:
    started = time.monotonic()
    answer = run(code, sound_file, env=no_server)
    assert time.monotonic() - started < 3
    assert (answer.stdout, answer.stderr) == ("False\n", "")


@pytest.mark.parametrize("code", [HAS_OUTPUT, PLAY], ids=["has_output", "play"])
def test_without_portaudio_there_is_no_output(
    code: str, sound_file: Path, no_server: dict[str, str]
) -> None:
    answer = run(NO_PORTAUDIO + code, sound_file, env=no_server)
    assert (answer.stdout, answer.stderr) == ("False\n", "")


def test_a_file_that_is_no_sound_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "text.wav"
    path.write_text("not a sound")
    with pytest.raises(BadInput, match=r"text\.wav cannot be played"):
        play(path)
    with pytest.raises(BadInput, match=r"none\.wav cannot be played"):
        play(tmp_path / "none.wav")


def test_a_file_longer_than_the_limit_is_bad_input(
    sound_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing, "LONGEST_S", 0.5)
    with pytest.raises(BadInput, match="longer than"):
        play(sound_file)


# --- quiet ------------------------------------------------------------------------------------


def test_c_libraries_are_quiet_inside_and_heard_again_outside(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with quiet_stderr():
        os.write(2, b"ALSA lib: noise\n")
    os.write(2, b"ours\n")
    assert capfd.readouterr().err == "ours\n"


def test_an_error_inside_comes_out_and_stderr_is_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError, match="inside"), quiet_stderr():
        raise KeyError("inside")
    os.write(2, b"back\n")
    assert capfd.readouterr().err == "back\n"


def test_no_descriptor_is_lost() -> None:
    before = os.dup(0)
    os.close(before)
    for _ in range(5):
        with quiet_stderr():
            pass
    after = os.dup(0)
    os.close(after)
    assert after == before


@pytest.mark.parametrize("stderr", ["closed", "None"])
def test_a_standard_error_that_is_closed_does_no_harm(stderr: str) -> None:
    closing = "import os, sys\n" + ("os.close(2)" if stderr == "closed" else "sys.stderr = None")
    code = (
        f"{closing}\nfrom voicecoach.audio.play import quiet_stderr\n"
        "with quiet_stderr():\n    pass\nprint('fine')"
    )
    assert run(code, env=dict(os.environ)).stdout == "fine\n"
