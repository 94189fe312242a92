"""How a rehearsal goes on after each answer; the answers here are given, not heard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from voicecoach.cli.keys import Keys
from voicecoach.cli.prompts import find_prompt
from voicecoach.cli.rehearsal import MOST_UNHEARD, Rehearsal
from voicecoach.cli.replies import CutOff
from voicecoach.cli.speaking import Speaking
from voicecoach.coaching.feedback import HELP
from voicecoach.hearing import Heard
from voicecoach.replying import Ending, Spoken, Taken

PROMPT = "criticism-at-dinner"
HURTS = "It was only a joke."
OPENS = "It makes sense that you felt small."
UNHEARD = ""


def taken(text: str, ending: Ending = "told") -> Taken:
    return Taken(Heard(text, (), (), bool(text)), ending, 1.0, None, (), None)


class Given:
    """Answers one after the other; the last is cut off by Ctrl-C where ``cut``."""

    def __init__(self, texts: Sequence[str], cut: bool, ending: Ending) -> None:
        self._texts = list(texts)
        self._cut = cut
        self._ending = ending

    def ready(self) -> bool:
        return bool(self._texts)

    def take(self, spoken: Spoken) -> Taken:
        assert spoken == "not"
        reply = taken(self._texts.pop(0), self._ending)
        if self._cut and not self._texts:
            raise CutOff(reply, KeyboardInterrupt())
        return reply

    def sound(self) -> Path | None:
        return None


def rehearsal(*texts: str, cut: bool = False, takes: int = 1, ending: Ending = "told") -> Rehearsal:
    given = Given(texts, cut, ending)
    return Rehearsal(find_prompt(PROMPT), given, Speaking(silent=True), Keys(), takes)


def test_help_is_shown_for_what_ctrl_c_cut_off(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        rehearsal("I want to kill myself.", cut=True).run()
    shown = " ".join(capsys.readouterr().out.split())
    assert HELP in shown
    assert "voicecoach help-lines" in shown


def test_no_feedback_on_what_ctrl_c_cut_off(capsys: pytest.CaptureFixture[str]) -> None:
    practice = rehearsal(HURTS, cut=True)
    with pytest.raises(KeyboardInterrupt):
        practice.run()
    assert "Feedback:" not in capsys.readouterr().out
    assert [take.feedback.reply for take in practice.takes] == [HURTS]


def said_by_the_partner(shown: str) -> list[str]:
    parts = " ".join(shown.split()).split("Partner: ")[1:]
    return [part.split('"')[1] for part in parts]


def test_an_answer_that_was_not_heard_is_not_answered(capsys: pytest.CaptureFixture[str]) -> None:
    prompt = find_prompt(PROMPT)
    deeper = prompt.lines[prompt.lines[prompt.first].next["opens"].go or ""].says
    practice = rehearsal(UNHEARD, OPENS)
    practice.run()
    said = said_by_the_partner(capsys.readouterr().out)
    assert said == [prompt.line, prompt.line]
    assert [take.number for take in practice.takes] == [1, 1], "the first that was heard is take 1"
    rehearsal(UNHEARD, OPENS, HURTS).run()
    assert said_by_the_partner(capsys.readouterr().out) == [prompt.line, prompt.line, deeper]


def test_after_a_take_that_was_not_heard_the_next_is_compared_with_one_that_was(
    capsys: pytest.CaptureFixture[str],
) -> None:
    practice = rehearsal(HURTS, UNHEARD, OPENS, takes=2)
    practice.run()
    shown = " ".join(capsys.readouterr().out.split())
    assert "Take 2: one of the two was not heard well enough to compare." in shown
    assert "dismissing 1 -> 0" in shown
    assert [take.number for take in practice.takes] == [1, 2, 2]


def test_noise_does_not_go_on_for_ever(capsys: pytest.CaptureFixture[str]) -> None:
    practice = rehearsal(*[UNHEARD] * 10)
    practice.run()
    assert len(practice.takes) == MOST_UNHEARD
    assert "were not heard, so it ended" in capsys.readouterr().out


def test_where_nobody_spoke_there_is_no_feedback(capsys: pytest.CaptureFixture[str]) -> None:
    practice = rehearsal(UNHEARD, ending="nobody")
    practice.run()
    shown = capsys.readouterr().out
    assert "Nothing was heard for two minutes" in shown
    assert "Feedback:" not in shown
    assert practice.takes == []
