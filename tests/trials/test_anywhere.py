"""Trials 21 to 25: hostile text, odd surroundings, changed weights, and the wheel by itself.

Voices (trial 22) are tried in ``tests/speech/test_synthesize.py``, the network (trial 19) in
``tests/test_offline.py``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REAL_MODELS, real_model
from tests.trials.talking import RUN

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "audio_fixtures"
# What a terminal would obey, a spreadsheet reckon, a browser run, and what turns a line around.
HOSTILE = [
    "\x1b]0;owned\x07\x1b[31mred",
    "\x9b2J\x9d",
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "\u202eevil\u2066",
    "../../../etc/passwd",
    "\ud800lone",
    "a\r\nb\x00c",
]
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def run(*args: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*RUN, *args], env={**os.environ, **more}, capture_output=True, timeout=120
    )


def shown(done: subprocess.CompletedProcess[bytes]) -> str:
    text = (done.stdout + done.stderr).decode()
    assert "Traceback" not in text
    return text


# --- trial 21 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_and_names_do_no_harm(text: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    rows = [
        {"session_id": "1", "speaker": who, "start_time": t, "end_time": t + 2,
         "words": f"I felt so small {text}"}
        for t, who in ((0, f"Ana{text}"), (3, f"Ben{text}"))
    ]  # fmt: skip
    path.write_text(json.dumps(rows))
    outputs = [run("analyze", str(path), "--plain")]
    outputs += [
        run("sessions", "list"),
        run("sessions", "show", "last", "--lines"),
        run("sessions", "show", "last", "--json", "-"),
        run("check", "--", f"I felt so small {text}".replace("\0", "").replace("\ud800", "")),
    ]
    for done in outputs:
        assert done.returncode == 0, done.stderr
        assert FORBIDDEN.search(shown(done).replace("\n", "").replace("\t", "")) is None


@pytest.mark.parametrize("name", ["\x1b[31mred.wav", "\u202evaw.live", "=cmd.wav", "-rf.wav"])
def test_a_hostile_file_name_is_cleaned(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    shutil.copy(FIXTURES / "reply-silence.flac", path)
    for args in (["analyze", str(path)], ["sessions", "list"]):
        done = run(*args)
        assert done.returncode == 0, done.stderr
        assert FORBIDDEN.search(shown(done).replace("\n", "")) is None
    done = run("analyze", str(path) + "\x1b[31m")
    assert done.returncode == 2
    assert FORBIDDEN.search(shown(done).replace("\n", "")) is None


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "a = " + "[" * 50_000, "x" * 1_000_000, "\0\1\2", 'title = "\\u202e"', ""],
    ids=["json", "deep", "1 MB line", "binary", "bidi", "empty"],
)
def test_a_hostile_prompt_or_words_file_is_refused(text: str, tmp_path: Path) -> None:
    for name, args in (("p.toml", ["prompts", "check"]), ("w.json", ["analyze"])):
        path = tmp_path / name
        path.write_text(text)
        done = run(*args, str(path))
        assert done.returncode == 2, done.stderr
        assert len(shown(done)) < 2_000


# --- trial 23 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "surroundings",
    [
        {"HOME": "", "VOICECOACH_DATA": ""},
        {"HOME": "/nonexistent"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"COLUMNS": "20", "TERM": "dumb"},
        {"TERM": "", "NO_COLOR": "1"},
    ],
    ids=["no HOME", "HOME that is not", "C locale", "narrow", "no TERM"],
)
def test_it_works_in_odd_surroundings(surroundings: dict[str, str], tmp_path: Path) -> None:
    words = tmp_path / "talk.vtt"
    words.write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Zo\u00eb>I felt small \u2026\n", "utf-8"
    )
    env = {key: value for key, value in os.environ.items() if key not in surroundings}
    env |= {key: value for key, value in surroundings.items() if value}
    for args in (["--help"], ["analyze", str(words), "--no-save"], ["paths"], ["prompts", "list"]):
        done = subprocess.run(
            [*RUN, *args], env=env, capture_output=True, timeout=120, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr


def test_a_pipe_that_is_closed_ends_it_quietly() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m voicecoach analyze --help | true; echo done"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == "done\n"
    assert done.stderr == ""


# --- trial 24 ---------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("named", [["--model", "tiny.en"], []], ids=["named", "default"])
def test_one_changed_bit_in_the_weights_is_refused(named: list[str], tmp_path: Path) -> None:
    models = tmp_path / "changed"
    shutil.copytree(real_model("tiny.en"), models / "tiny.en")
    with (models / "tiny.en" / "model.bin").open("r+b") as file:
        file.seek(40_000_000)
        (byte,) = file.read(1)
        file.seek(40_000_000)
        file.write(bytes([byte ^ 1]))
    path = FIXTURES / "reply-mixed.flac"
    done = run("analyze", str(path), "--no-save", *named, VOICECOACH_MODELS=str(models))
    assert done.returncode == (3 if named else 0), "the default degrades: turn-taking only"
    assert "tiny.en is damaged" in " ".join(shown(done).split())
    assert "voicecoach models add tiny.en" in " ".join(shown(done).split())


# --- trial 25 ---------------------------------------------------------------------------------


def run_packages() -> set[str]:
    """The packages of the lock file for running, and what builds: no tool for tests."""
    lock = (ROOT / "requirements" / "run.txt").read_text()
    return {name.lower() for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)}


def test_the_wheel_works_without_the_tools_it_is_made_with(tmp_path: Path) -> None:
    """A venv with the run-time packages of the lock file and nothing else."""
    from importlib.metadata import distributions

    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "venv", symlinks=os.name != "nt")
    (site,) = (tmp_path / "venv").rglob("site-packages")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(site)
    wanted = run_packages()
    for one in distributions():
        name = re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower()
        if name in wanted:
            for top in {path.parts[0] for path in one.files or () if path.parts[0] != ".."}:
                source = Path(str(one.locate_file(top)))
                if source.exists() and top != "__pycache__" and not (site / top).exists():
                    (site / top).symlink_to(source)
    python = next((tmp_path / "venv").rglob("bin/python"), None)
    if python is None:
        pytest.skip("a venv is laid out otherwise here")
    for missing in ("pytest", "hypothesis", "mypy", "jsonschema"):
        there = subprocess.run([python, "-c", f"import {missing}"], capture_output=True)
        assert there.returncode != 0
    env = {**os.environ, "PYTHONNOUSERSITE": "1", "VOICECOACH_MODELS": str(REAL_MODELS)}
    for args in (["--help"], ["demo", "--no-voice"],
                 ["analyze", str(FIXTURES / "reply-mixed.flac"), "--no-save"]):  # fmt: skip
        done = subprocess.run(
            [python, "-m", "voicecoach", *args], cwd=tmp_path, env=env, capture_output=True,
            text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
