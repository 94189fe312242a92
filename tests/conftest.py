"""Shared fixtures. HOME and the data folder are under tmp_path in every test."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.sound_server import sound_server  # noqa: F401 - a fixture for every test
from voicecoach import places
from voicecoach.speech.catalogue import KNOWN

# A shell that starts the tests in its background ignores Ctrl-C for them and all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

REAL_MODELS = places.models_folder()
"""The models folder of whoever runs the tests, found before HOME is moved; read only."""

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(autouse=True)
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move HOME, the data folder and the models folder under ``tmp_path``."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VOICECOACH_MODELS", str(tmp_path / "models"))
    return home


def real_model(name: str) -> Path:
    """Folder of real weights, or skip with the command that brings them."""
    folder = REAL_MODELS / name
    if not (folder / KNOWN[name].form.weights).is_file():
        pytest.skip(f"no model {name}: run `voicecoach models add {name} --yes`")
    return folder


@pytest.fixture
def real_models(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this test use the real models folder (tiny.en at least)."""
    real_model("tiny.en")
    monkeypatch.setenv("VOICECOACH_MODELS", str(REAL_MODELS))
    return REAL_MODELS


@pytest.fixture
def shared_data() -> Path:
    """``../shared/data``, or skip where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("no ../shared/data beside this checkout")
    return SHARED_DATA
