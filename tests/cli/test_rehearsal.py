"""How a rehearsal goes on after each answer; the answers here are given, not heard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from voicecoach.cli.keys import Keys
from voicecoach.cli.prompts import find_prompt
from voicecoach.cli.rehearsal import Rehearsal
from voicecoach.cli.replies import CutOff
from voicecoach.cli.speaking import Speaking
from voicecoach.coaching.feedback import HELP
from voicecoach.hearing import Heard
from voicecoach.replying import Spoken, Taken

PROMPT = "criticism-at-dinner"
HURTS = "It was only a joke."
OPENS = "It makes sense that you felt small."
UNHEARD = ""


def taken(text: str) -> Taken:
    return Taken(Heard(text, (), (), bool(text)), "told", 1.0, None, (), None)


class Given:
    """Answers one after the other; the last is cut off by Ctrl-C where ``cut``."""

    def __init__(self, texts: Sequence[str], cut: bool = False) -> None:
        self._texts = list(texts)
        self._cut = cut

    def ready(self) -> bool:
        return bool(self._texts)

    def take(self, spoken: Spoken) -> Taken:
        assert spoken == "not"
        reply = taken(self._texts.pop(0))
        if self._cut and not self._texts:
            raise CutOff(reply, KeyboardInterrupt())
        return reply

    def sound(self) -> Path | None:
        return None


def rehearsal(*texts: str, cut: bool = False, takes: int = 1) -> Rehearsal:
    given = Given(texts, cut)
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
