"""``help-lines``, and help instead of findings where words need it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from voicecoach.cli import root
from voicecoach.cli.help_lines import ABOUT, read


def test_lines_are_dated_and_fit_the_screen() -> None:
    shown = CliRunner().invoke(root, ["help-lines"])
    assert shown.exit_code == 0
    assert max(map(len, shown.output.splitlines())) <= 80
    assert read()["as_of"] in shown.output
    for line in read()["lines"]:
        assert line["about"] in ABOUT
        assert line["call"] in shown.output


def test_lines_as_json() -> None:
    found = json.loads(CliRunner().invoke(root, ["help-lines", "--json", "-"]).output)
    assert {line["about"] for line in found["lines"]} == set(ABOUT)


@pytest.mark.parametrize(
    "args", [("I want to kill myself.",), ("It was only a joke.", "--said", "You hit me again.")]
)
def test_check_answers_with_help(args: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(root, ["check", *args]).output
    assert "voicecoach help-lines" in shown
    assert "You could say" not in shown


def test_nothing_is_found_in_such_words() -> None:
    row = json.dumps({"id": "1", "reply": "You always do this. I will kill myself.", "said": ""})
    found = CliRunner().invoke(root, ["check", "--jsonl", "-"], input=row).output
    assert json.loads(found)["moves"] == []
