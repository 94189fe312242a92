"""``voicecoach prompts``, and the prompts of an installed wheel."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from voicecoach.cli import root
from voicecoach.errors import BadInput

ROOT = Path(__file__).resolve().parents[2]
GOOD = 'title = "A"\nsituation = "B"\nline = "I felt small."\npractises = ["reflection"]\n'


def test_list_and_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    listed = CliRunner().invoke(root, ["prompts", "list"]).output
    assert "criticism-at-dinner" in listed
    found = json.loads(CliRunner().invoke(root, ["prompts", "list", "--json", "-"]).output)
    for prompt in found:
        told = CliRunner().invoke(root, ["prompts", "show", prompt["name"]]).output
        assert prompt["line"] in " ".join(told.split())
        assert max(len(line) for line in told.splitlines()) <= 80


def test_check_names_what_is_wrong(tmp_path: Path) -> None:
    good = tmp_path / "my-line.toml"
    good.write_text(GOOD, "utf-8")
    assert CliRunner().invoke(root, ["prompts", "check", str(good)]).output == "my-line: ok\n"
    (tmp_path / "wrong.toml").write_text(GOOD.replace("line", "lines"), "utf-8")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    for name, says in (("wrong", "line"), ("binary", "UTF-8"), ("none", "no prompt file")):
        result = CliRunner().invoke(root, ["prompts", "check", str(tmp_path / f"{name}.toml")])
        assert isinstance(result.exception, BadInput)
        assert says in str(result.exception)


def test_an_unknown_prompt_names_the_list() -> None:
    result = CliRunner().invoke(root, ["prompts", "show", "../secrets"])
    assert isinstance(result.exception, BadInput)
    assert "voicecoach prompts list" in str(result.exception)


def test_an_installed_wheel_finds_prompts_and_fixtures_from_any_folder(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import voicecoach; assert voicecoach.__file__.startswith(sys.argv[1])\n"
        "from voicecoach import places\n"
        "from voicecoach.cli.prompts import shipped_prompts, find_prompt\n"
        "print(len(shipped_prompts()), find_prompt('criticism-at-dinner').title)\n"
        "print((places.shipped('audio_fixtures') / 'couple.stereo.flac').is_file())\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(installed)],
        cwd=elsewhere, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    count = len(list((ROOT / "prompts").glob("*.toml")))
    assert done.stdout.splitlines() == [f"{count} Criticism at dinner", "True"]
