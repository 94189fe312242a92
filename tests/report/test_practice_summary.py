"""A kept practice on the screen: within its width, safe, and in ASCII where need be."""

from __future__ import annotations

from typing import Any

import pytest

from voicecoach.coaching.feedback import give_feedback
from voicecoach.coaching.practice import practice_document
from voicecoach.coaching.prompts import Prompt
from voicecoach.report.practice import practice_summary

LINE = "You made fun of me in front of my parents. I felt so small."


def document(*replies: str) -> dict[str, Any]:
    prompt = Prompt(name="a", title="A", situation="S", line=LINE, practises=["reflection"])
    return practice_document(prompt, [give_feedback(one, LINE) for one in replies], {})


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
