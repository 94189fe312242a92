"""``voicecoach models`` and ``paths`` through their real entry."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.speech.test_models import flip_a_bit, toy, write_toy
from voicecoach import places
from voicecoach.cli import main
from voicecoach.cli import models as cli_models
from voicecoach.cli.doctor import doctor
from voicecoach.cli.paths import paths
from voicecoach.cli.progress import ShowBytes
from voicecoach.speech import catalogue, fetch, models

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run ``voicecoach ARGS``; return its exit code, output and error output."""

    def run_voicecoach(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["voicecoach", *args])
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capfd.readouterr()
        assert isinstance(stopped.value.code, int)
        assert "Traceback" not in out + err
        return stopped.value.code, out, err

    return run_voicecoach


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The name ``toy`` is known; where it belongs."""
    monkeypatch.setitem(catalogue.KNOWN, "toy", toy(packages=("toy-models==1.0",), repo="some/toy"))
    return places.models_folder() / "toy"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let somebody sit there, who answers the next question."""

    def answers(text: str) -> None:
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(click, "confirm", lambda _question: text == "y")

    return answers


# list


def test_the_list_fits_80_columns_and_shows_what_is_here(run: Run, folder: Path) -> None:
    write_toy(folder)
    models.record(write_toy(places.models_folder() / ("a" * 16)))
    code, out, err = run("models", "list")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    rows = {line.split()[0]: line for line in out.splitlines() if line}
    assert " yes " in rows["toy"]
    assert " yes " in rows["a" * 16]
    assert " - " in rows["tiny.en"]
    assert "large-v3-turbo" in rows


def test_the_list_as_json(run: Run, folder: Path) -> None:
    write_toy(folder)
    code, out, _ = run("models", "list", "--json", "-")
    rows = {row["name"]: row for row in json.loads(out)}
    assert code == 0
    assert rows["toy"]["here"] is True
    assert rows["toy"]["folder"] == str(folder)
    assert rows["base"] == {
        "name": "base", "what": "many languages", "size_mb": 148, "licence": "MIT",
        "here": False, "folder": None,
    }  # fmt: skip


# add


def test_adding_says_what_from_where_how_large_and_asks(
    run: Run, folder: Path, answer: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(fetch, "add", lambda name, *_rest: asked.append(name) or write_toy(folder))
    answer("n")
    code, out, _ = run("models", "add", "toy")
    assert (code, asked) == (0, [])
    for said in ("1 MB", "MIT", "toy-models==1.0", "huggingface.co/some/toy", str(folder)):
        assert said in out
    assert "Nothing was changed" in out
    answer("y")
    code, out, _ = run("models", "add", "toy")
    assert (code, asked) == (0, ["toy"])
    assert f"Added {folder}" in out


@pytest.mark.usefixtures("folder")
def test_adding_asks_nobody_where_nobody_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "add", lambda *_args: pytest.fail("it did not ask"))
    code, _, err = run("models", "add", "toy")
    assert code == 2
    assert "--yes" in err


def test_adding_again_does_nothing(run: Run, folder: Path) -> None:
    write_toy(folder)
    code, out, _ = run("models", "add", "toy", "--yes")
    assert code == 0
    assert "already here and whole" in out


def test_adding_from_the_users_files_asks_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    source = write_toy(tmp_path / "stick")
    code, out, _ = run("models", "add", "toy", "--from", str(source))
    assert (code, models.checked("toy").folder) == (0, folder)
    assert "the known one" in out
    code, out, _ = run("models", "add", "mine", "--from", str(source))
    assert (code, models.checked("mine").name) == (0, "mine")
    assert "recorded" in out


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["add", "nope", "--yes"], 3, "voicecoach models list"),
        (["add", "../x", "--yes"], 3, "voicecoach models list"),
        (["add", "../x", "--from", "."], 2, "cannot be a model's name"),
        (["add", "toy", "--from", "/no/such/file"], 2, "no such file"),
        (["verify", "nope"], 3, "voicecoach models list"),
        (["verify", "toy"], 3, "voicecoach models add toy"),
        (["remove", "nope", "--yes"], 3, "voicecoach models list"),
        (["remove", "toy", "--yes"], 3, "nothing to remove"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_done_is_one_sentence(
    run: Run, args: list[str], code: int, said: str
) -> None:
    found, _, err = run("models", *args)
    assert found == code
    assert said in err
    assert len(err.splitlines()) == 1


# verify and remove


def test_verifying_tells_whole_and_damaged(run: Run, folder: Path) -> None:
    code, out, _ = run("models", "verify")
    assert code == 0
    assert "voicecoach models add" in out
    write_toy(folder)
    models.record(write_toy(places.models_folder() / "mine"))
    code, out, err = run("models", "verify")
    assert (code, err) == (0, "")
    assert [line.split(":")[0] for line in out.splitlines()] == ["toy", "mine"]
    flip_a_bit(folder / "model.bin")
    code, out, err = run("models", "verify")
    assert code == 3
    assert out.startswith("mine: whole")
    assert "damaged" in err
    assert "voicecoach models add toy" in err
    assert run("models", "verify", "mine")[0] == 0


def test_removing_asks(run: Run, folder: Path, answer: Callable[[str], None]) -> None:
    write_toy(folder)
    code, _, err = run("models", "remove", "toy")
    assert code == 2
    assert "--yes" in err
    answer("n")
    assert run("models", "remove", "toy")[0] == 0
    assert folder.exists()
    answer("y")
    assert run("models", "remove", "toy")[0] == 0
    assert not folder.exists()
    write_toy(folder)
    assert run("models", "remove", "toy", "--yes")[0] == 0
    assert not folder.exists()


# Progress, paths, help


def test_progress_without_a_terminal_is_few_whole_lines(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with ShowBytes(plain=True) as progress:
        for done in range(0, 78_000_000, 1_000_000):
            progress("Fetching toy", done, 78_000_000)
        progress("Unpacking toy", 1_000_000, 0)
    assert capfd.readouterr().err.splitlines() == [
        "Fetching toy: 0 of 78 MB",
        "Unpacking toy: 1 MB",
    ]


def test_paths_are_printed_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("paths")
    rows = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert code == 0
    assert rows["data"] == str(tmp_path / "data")
    assert rows["models"] == str(tmp_path / "models")
    assert rows["sessions"] == str(tmp_path / "data" / "sessions.db")
    assert Path(rows["prompts"]).is_dir()
    assert Path(rows["fixtures"]).is_dir()
    assert json.loads(run("paths", "--json", "-")[1]) == rows
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", [cli_models.models, doctor, paths])
def test_help_has_an_example_that_fits_80_columns(command: click.Command) -> None:
    each = [command, *getattr(command, "commands", {}).values()]
    for one in each:
        out = CliRunner().invoke(one, ["--help"], terminal_width=80).output
        assert f"voicecoach {command.name}" in out.split("Example")[1]
        assert max(map(len, out.splitlines())) <= 80
        assert "--plain" in out or isinstance(one, click.Group)
