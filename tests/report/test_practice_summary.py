"""A kept practice on the screen: within its width, safe, and in ASCII where need be."""

from __future__ import annotations

from typing import Any

import pytest

from voicecoach.coaching.feedback import give_feedback
from voicecoach.coaching.practice import Take, practice_document
from voicecoach.coaching.prompts import Prompt
from voicecoach.report.practice import (
    behind_the_line,
    practice_summary,
    side_by_side,
    what_it_does,
)

LINE = "You made fun of me in front of my parents. I felt so small."

PROMPT = Prompt.model_validate(
    {
        "name": "a",
        "title": "A",
        "situation": "S",
        "line": LINE,
        "practises": ["reflection"],
        "feeling": "small and ashamed",
        "hurts": "Explaining the joke",
    }
)


def document(*replies: str) -> dict[str, Any]:
    takes = [
        Take(give_feedback(reply, LINE), number=number) for number, reply in enumerate(replies, 1)
    ]
    return practice_document(PROMPT, takes, {})


@pytest.mark.parametrize("width", [40, 60, 80])
def test_it_keeps_to_its_width(width: int) -> None:
    reply = "Come on, it was only a joke, and you always make such a big thing out of it. " * 3
    shown = practice_summary(document(reply, "No wonder."), width)
    assert max(len(line) for line in shown.splitlines()) <= width
    assert "Take 2" in shown


def test_one_take_has_no_number() -> None:
    assert "Take" not in practice_summary(document("No wonder you felt small."))


def test_nothing_in_it_is_obeyed_by_a_terminal() -> None:
    shown = practice_summary(document("\x1b[31mIt was only a joke\u202e caf\u00e9"), unicode=False)
    assert "\x1b" not in shown
    assert shown.isascii()


def test_each_line_stands_above_its_takes() -> None:
    replies = ("It was only a joke.", "No wonder.", "You felt alone.")
    said = (LINE, LINE, "I felt alone.")
    takes = [
        Take(give_feedback(reply, line), f"line-{line}", number, 2.44)
        for reply, line, number in zip(replies, said, (1, 2, 1), strict=True)
    ]
    shown = practice_summary(practice_document(PROMPT, takes, {}))
    assert shown.count("Partner:") == 2
    assert shown.index("felt so small") < shown.index("Take 2") < shown.index("I felt alone")
    assert "You waited 2.4 s before answering." in shown


def test_a_practice_kept_by_an_earlier_release_is_shown() -> None:
    kept = document("It was only a joke.", "No wonder you felt small.")
    for take in kept["takes"]:
        for key in ("line", "number", "response_gap_s", "gaps", "sound", "before"):
            take.pop(key)
    shown = practice_summary(kept)
    assert shown.count("Partner:") == 1
    assert "Take 2" in shown


@pytest.mark.parametrize("width", [40, 80])
def test_before_and_after_stand_side_by_side(width: int) -> None:
    takes = document("Come on, it was only a joke. " * 4, "No wonder you felt small.")["takes"]
    columns = [what_it_does(take) for take in takes]
    shown = side_by_side(("Before", columns[0]), ("Now", columns[1]), width).splitlines()
    assert max(map(len, shown)) <= width
    assert shown[0].split() == ["Before", "|", "Now"]
    assert {line.index("|") for line in shown} == {shown[0].index("|")}
    assert any("- dismissing" in line for line in shown)
    assert any("+ validation" in line for line in shown)


def test_what_was_going_on_is_told_where_it_is_known() -> None:
    assert behind_the_line(PROMPT).splitlines() == [
        "Felt:     small and ashamed",
        "Hurts:    Explaining the joke",
    ]
