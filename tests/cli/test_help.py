"""Every command has an example, keeps to its line in the table, and starts fast."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from voicecoach.cli import COMMANDS, root

HEAVY = {"numpy", "rich", "pydantic", "av", "soundfile", "faster_whisper", "onnxruntime"}


def every_command() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    with click.Context(root) as context:
        for name in COMMANDS:
            command = root.get_command(context, name)
            if isinstance(command, click.Group):
                found += [(name, sub) for sub in command.list_commands(context)]
            found.append((name,))
    return found


@pytest.mark.parametrize("path", every_command(), ids=" ".join)
def test_help_has_an_example_that_fits_80_columns(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(root, [*path, "--help"], terminal_width=80)
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"voicecoach {' '.join(path)}" in result.output.split("Example", 1)[1]
    assert max(len(line) for line in result.output.splitlines()) <= 80


@pytest.mark.parametrize("path", every_command(), ids=" ".join)
def test_every_command_takes_plain(path: tuple[str, ...]) -> None:
    with click.Context(root) as context:
        command: click.Command | None = root
        for name in path:
            assert isinstance(command, click.Group)
            command = command.get_command(context, name)
        assert command is not None
        if not isinstance(command, click.Group):
            assert "plain" in {param.name for param in command.params}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_short_help_is_the_tables_line(name: str) -> None:
    with click.Context(root) as context:
        command = root.get_command(context, name)
    assert command is not None
    assert command.get_short_help_str(limit=80) == COMMANDS[name][1]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom voicecoach.cli import root\n"
        "root(['--help'], standalone_mode=False)\n"
        f"print('heavy:', sorted(set(sys.modules) & {HEAVY!r}))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.splitlines()[-1] == "heavy: []"


@pytest.mark.parametrize("args", [["nonsense"], ["analyze"], ["analyze", "x.wav", "--layout", "7"]])
def test_wrong_use_is_exit_code_2(args: list[str]) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "voicecoach", *args], capture_output=True, text=True, timeout=60
    )
    assert found.returncode == 2
    assert "Traceback" not in found.stderr


CUT_OFF = """
import sys
from voicecoach import cli
from voicecoach.cli.signals import Stopped

def root(**_):
    sys.stdin.read()
    sys.stdout.write("level ###")
    raise Stopped(1)

cli.root = root
cli.main()
"""


def test_a_reader_that_has_gone_does_not_change_the_exit_code() -> None:
    """What is still buffered then cannot be written: Python's own end would exit with 120."""
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [sys.executable, "-c", CUT_OFF],
        env=buffered, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        process.stdin.close()
        assert process.wait(30) == 129


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' shell closes no output")
def test_a_closed_output_is_no_error() -> None:
    command = f"'{sys.executable}' -m voicecoach check 'No wonder you felt small.' >&-"
    assert subprocess.run(command, shell=True, timeout=60).returncode == 0
