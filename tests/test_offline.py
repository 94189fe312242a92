"""Nothing leaves the machine: no network namespace, no internet socket, no PortAudio, no espeak."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REAL_MODELS, real_model
from tests.talks import small_talk
from voicecoach.report.contract import to_document
from voicecoach.sessions.store import Store

FIXTURES = Path(__file__).resolve().parents[1] / "audio_fixtures"
COMMANDS = {
    "analyze": ["analyze", str(FIXTURES / "couple.stereo.flac"), "--no-save"],
    "practice": [
        "practice", "criticism-at-dinner", "--reply", str(FIXTURES / "reply-mixed.flac"),
    ],
    "demo": ["demo", "--no-voice"],
    "sessions": ["sessions", "list"],
    "check": ["check", "You felt small in front of them."],
}  # fmt: skip


def environment() -> dict[str, str]:
    real_model("tiny.en")
    return {**os.environ, "VOICECOACH_MODELS": str(REAL_MODELS)}


def without_network() -> list[str]:
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare here (util-linux)")
    command = [unshare, "--user", "--map-root-user", "--net"]
    if subprocess.run([*command, "true"], capture_output=True).returncode != 0:
        command = [unshare, "--net"]
        if subprocess.run([*command, "true"], capture_output=True).returncode != 0:
            pytest.skip("this kernel lets nobody make a network namespace here")
    return command


@pytest.mark.model
@pytest.mark.parametrize("name", COMMANDS)
def test_it_works_without_any_network(name: str) -> None:
    done = subprocess.run(
        [*without_network(), sys.executable, "-m", "voicecoach", *COMMANDS[name]],
        capture_output=True,
        text=True,
        timeout=300,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def internet_sockets(command: list[str], log: Path) -> list[str]:
    """Run a command of voicecoach under strace; return its calls that name the internet."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("no strace here")
    done = subprocess.run(
        [strace, "-f", "-e", "trace=socket,connect", "-o", str(log),
         sys.executable, "-m", "voicecoach", *command],
        capture_output=True,
        text=True,
        timeout=300,
        env=environment(),
    )  # fmt: skip
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip("this kernel lets nobody trace here")
    assert done.returncode == 0, done.stderr
    assert "exited with 0" in log.read_text()
    return [line for line in log.read_text().splitlines() if "AF_INET" in line]


@pytest.mark.model
@pytest.mark.parametrize("name", COMMANDS)
def test_no_internet_socket_is_ever_made(name: str, tmp_path: Path) -> None:
    assert internet_sockets(COMMANDS[name], tmp_path / "trace") == []


@pytest.mark.model
def test_a_report_makes_no_internet_socket(tmp_path: Path) -> None:
    talk = small_talk()
    Store().add("talk", to_document(talk), talk.speakers, "Kitchen")
    forms = ["--html", str(tmp_path / "a.html"), "--docx", str(tmp_path / "a.docx")]
    assert internet_sockets(["report", "last", *forms], tmp_path / "trace") == []
    assert (tmp_path / "a.html").is_file()


@pytest.mark.model
def test_a_long_talk_is_analyzed_without_one_too(tmp_path: Path, shared_data: Path) -> None:
    """A library's telemetry begins seconds after its models are loaded."""
    talk = shared_data / "talks-sim" / "conv00.stereo.flac"
    assert internet_sockets(["analyze", str(talk), "--no-save"], tmp_path / "trace") == []


@pytest.mark.model
def test_analyze_needs_no_sound_library_and_no_voice(tmp_path: Path) -> None:
    """sounddevice and pyttsx3 cannot be imported, as where PortAudio and espeak are missing."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    for name in ("sounddevice", "pyttsx3", "espeakng_loader"):
        (blocked / f"{name}.py").write_text("raise OSError('PortAudio library not found')\n")
    done = subprocess.run(
        [sys.executable, "-m", "voicecoach", *COMMANDS["analyze"]],
        capture_output=True,
        text=True,
        timeout=300,
        env={**environment(), "PYTHONPATH": str(blocked)},
    )
    assert done.returncode == 0, done.stderr


def test_the_libraries_are_told_to_stay_offline() -> None:
    """Before they are loaded: onnxruntime reads its switch once, when it is initialised."""
    code = (
        "import os, sys, voicecoach.speech.activity, voicecoach.speech.transcribe\n"
        "assert not {'onnxruntime', 'faster_whisper', 'huggingface_hub'} & set(sys.modules)\n"
        "names = 'ORT_DISABLE_TELEMETRY', 'HF_HUB_OFFLINE', 'HF_HUB_DISABLE_TELEMETRY'\n"
        "print(*(os.environ.get(name) for name in names))"
    )
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "HF_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=clean
    )
    assert done.stdout == "1 1 1\n", done.stderr
