"""Prompt files: what is read, and what is refused with the field's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicecoach import places
from voicecoach.coaching.feedback import is_crisis
from voicecoach.coaching.prompts import parse_prompt
from voicecoach.errors import BadInput
from voicecoach.language.suggest import QUESTION_ALONE, suggest

GOOD = """
title = "A title"
situation = "Somewhere."
line = "I felt small."
practises = ["reflection"]
"""
SHIPPED = sorted(places.shipped("prompts").glob("*.toml"))


def test_there_are_at_least_six() -> None:
    assert len(SHIPPED) >= 6


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_prompt_is_right(path: Path) -> None:
    prompt = parse_prompt(path.read_text("utf-8"), path.stem)
    assert prompt.name == path.stem
    assert not is_crisis(prompt.line)
    assert suggest(prompt.line) != QUESTION_ALONE, "the suggestion takes up the line's own words"


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("title = ", "a", "not TOML"),
        ("", "a", "title"),
        (GOOD + 'extra = "x"', "a", "extra"),
        (GOOD, "A name!", "name"),
        (GOOD.replace("I felt small.", ""), "a", "line"),
        (GOOD.replace("I felt small.", "?!"), "a", "no words"),
        (GOOD.replace("I felt small.", "a" * 301), "a", "line"),
        (GOOD.replace('["reflection"]', "[]"), "a", "practises"),
        (GOOD.replace("reflection", "blame"), "a", "validation, reflection"),
        (GOOD.replace('"A title"', "3"), "a", "title"),
    ],
)
def test_a_wrong_prompt_is_refused_by_its_field(text: str, name: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        parse_prompt(text, name)


def test_control_characters_are_taken_out() -> None:
    assert parse_prompt(GOOD.replace("small", "\\u001b[31msmall"), "a").line == "I felt [31msmall."
