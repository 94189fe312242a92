"""``voicecoach doctor``: a line for everything, never a traceback, whatever is missing."""

from __future__ import annotations

import builtins
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.speech.test_models import flip_a_bit, toy, write_toy
from voicecoach import places
from voicecoach.cli import doctor as doctor_module
from voicecoach.cli import main
from voicecoach.sessions.store import Store
from voicecoach.speech import catalogue

NAMES = [
    "data folder", "sessions", "disk space", "models", "microphone", "speaker", "voice", "network",
]  # fmt: skip
Doctor = Callable[[], tuple[int, dict[str, dict[str, Any]]]]


class PortAudioError(Exception):
    pass


def sound_system(input_name: str | None, output_name: str | None) -> SimpleNamespace:
    """A sounddevice with these default devices."""
    names = {"input": input_name, "output": output_name}

    def query_devices(kind: str) -> dict[str, Any]:
        if names[kind] is None:
            raise PortAudioError("Error querying device -1")
        return {"name": names[kind]}

    return SimpleNamespace(
        PortAudioError=PortAudioError,
        query_devices=query_devices,
        check_input_settings=lambda: query_devices("input"),
        check_output_settings=lambda: query_devices("output"),
    )


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Doctor:
    """Run ``voicecoach doctor --json -``; return its exit code and the checks by name."""
    monkeypatch.setattr("voicecoach.speech.synthesize.voices", lambda: ("a", "b"))
    monkeypatch.setitem(sys.modules, "sounddevice", sound_system("Desk mic", "Desk speaker"))

    def run() -> tuple[int, dict[str, dict[str, Any]]]:
        monkeypatch.setattr(sys, "argv", ["voicecoach", "doctor", "--json", "-"])
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capfd.readouterr()
        assert err == ""
        checks = {check["name"]: check for check in json.loads(out)}
        assert list(checks) == NAMES
        assert isinstance(stopped.value.code, int)
        return stopped.value.code, checks

    return run


@pytest.fixture
def default_model(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A toy in the default model's place."""
    made = toy()
    named = catalogue.Model("tiny.en", made.what, made.size_mb, made.files)
    monkeypatch.setitem(catalogue.KNOWN, "tiny.en", named)
    return write_toy(places.models_folder() / "tiny.en")


@pytest.mark.usefixtures("default_model")
def test_where_all_is_well_all_is_ok(doctor: Doctor) -> None:
    code, checks = doctor()
    assert code == 0
    assert [check["name"] for check in checks.values() if not check["ok"]] == []
    assert checks["microphone"]["found"] == "Desk mic"
    assert checks["speaker"]["found"] == "Desk speaker"
    assert "never used" in checks["network"]["found"]
    assert "tiny.en" in checks["models"]["found"]
    assert [check["help"] for check in checks.values()] == [""] * len(NAMES)


def test_what_is_missing_names_what_helps(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", sound_system(None, None))
    monkeypatch.setattr("voicecoach.speech.synthesize.voices", lambda: ())
    monkeypatch.setattr(doctor_module.shutil, "disk_usage", lambda _path: SimpleNamespace(free=5e8))
    code, checks = doctor()
    assert code == 0
    missing = {check["name"]: check["help"] for check in checks.values() if not check["ok"]}
    assert missing.keys() == {"disk space", "models", "microphone", "speaker", "voice"}
    assert "voicecoach models add tiny.en" in missing["models"]
    assert "espeak-ng" in missing["voice"]
    assert all(missing.values())


def test_without_port_audio(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    real_import = builtins.__import__

    def no_sounddevice(name: str, *args: Any, **more: Any) -> Any:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return real_import(name, *args, **more)

    monkeypatch.delitem(sys.modules, "sounddevice")
    monkeypatch.setattr(builtins, "__import__", no_sounddevice)
    code, checks = doctor()
    assert code == 0
    assert not checks["speaker"]["ok"]
    assert "libportaudio2" in checks["microphone"]["help"]


def test_a_damaged_model_names_the_command(doctor: Doctor, default_model: Path) -> None:
    flip_a_bit(default_model / "model.bin")
    code, checks = doctor()
    assert code == 0
    assert not checks["models"]["ok"]
    assert "damaged" in checks["models"]["found"]
    assert "voicecoach models add tiny.en" in checks["models"]["found"]


def test_nothing_is_made_in_the_data_folder(doctor: Doctor, tmp_path: Path) -> None:
    _, checks = doctor()
    assert "made when something is kept" in checks["data folder"]["found"]
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_cannot_be_used_is_an_error(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    code, checks = doctor()
    assert code == 1
    assert not checks["data folder"]["ok"]
    assert "VOICECOACH_DATA" in checks["data folder"]["help"]


def test_a_store_that_cannot_be_used_is_an_error(doctor: Doctor) -> None:
    places.make_private(places.data_folder())
    (places.data_folder() / "sessions.db").write_bytes(b"not a store" * 1000)
    code, checks = doctor()
    assert code == 1
    assert not checks["sessions"]["ok"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_store_with_a_flaw_is_told_and_no_error(doctor: Doctor) -> None:
    Store().add("practice", {}, ["you"], "First")
    assert "1 kept" in doctor()[1]["sessions"]["found"]
    places.data_folder().chmod(0o755)
    code, checks = doctor()
    assert code == 0
    assert "chmod 700" in checks["sessions"]["found"]


def test_it_reads_well_on_80_columns_for_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOICECOACH_DATA", "data")  # a path is never broken, however long
    found = subprocess.run(
        [sys.executable, "-m", "voicecoach", "doctor"], capture_output=True, text=True, timeout=60
    )
    assert (found.returncode, found.stderr) == (0, "")
    lines = found.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line[4:17].strip() for line in lines if line[:2] != "  "] == NAMES
    assert "-> `voicecoach models add tiny.en`" in found.stdout
