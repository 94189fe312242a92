"""The summary of a talk on the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.talks import hostile_talk, small_talk
from voicecoach.conversation import UNKNOWN_SPEAKER, Segment
from voicecoach.corrections import Note
from voicecoach.report.clock import clock
from voicecoach.report.comparison import comparison_text
from voicecoach.report.record import ByHand, plain_record
from voicecoach.report.terminal import talk_summary, transcript
from voicecoach.turns.balance import only_speech


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.9, "0:59"), (61, "1:01"), (3_725, "1:02:05")]
)
def test_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


def test_every_finding_is_shown_with_its_time() -> None:
    shown = talk_summary(small_talk())
    assert "0:06  Ben came in on Ana and gave way" in shown
    assert '0:09  + Ben  reflection   "you felt small"' in shown
    assert "1 back-channel (" in shown
    assert "1 finished together" in shown
    assert "written by hand" in shown


@pytest.mark.parametrize("unicode", [True, False])
def test_it_fits_80_columns(unicode: bool) -> None:
    quote = "you felt as small as a mouse in a house full of cats that were all laughing at it"
    shown = talk_summary(small_talk(("Maximiliana-Josephine", "B"), quote), 80, unicode)
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert shown.isascii() != unicode


def test_hostile_names_and_quotes_come_out_inert() -> None:
    shown = talk_summary(small_talk(("\x1b[31mAna", "B\u202en"), "you \x1b]0;felt\x07 small"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_hostile_lines_come_out_inert() -> None:
    for shown in (
        talk_summary(hostile_talk()),
        transcript(plain_record(hostile_talk()), 80, True),
        comparison_text(hostile_talk(), hostile_talk(), 80),
    ):
        assert not set(shown) & {"\x1b", "\x07", "\u202e", "\u2066", "\x9b", "\x00", "\ud800"}


def test_one_unknown_voice_has_no_figures_for_two() -> None:
    segments = (Segment(0.0, 4.0),)
    alone = replace(
        small_talk(),
        speakers=(UNKNOWN_SPEAKER,),
        segments={UNKNOWN_SPEAKER: segments},
        balance={UNKNOWN_SPEAKER: only_speech(segments)},
    )
    shown = talk_summary(alone)
    assert "speech 0:04" in shown
    assert "interruption" not in shown.lower()
    assert "%" not in shown


def test_what_a_person_said_is_marked() -> None:
    record = plain_record(small_talk())
    hand = ByHand("Coach", frozenset({2}), frozenset({1}))
    record = replace(record, by_hand=hand, notes=(Note(3.0, "She looks away." * 9),))
    for shown in (talk_summary(record), transcript(record, 80, True)):
        assert shown.count("(Coach: corrected)") == 2
        assert "N1  0:03  Coach: She looks away." in shown
        assert max(len(line) for line in shown.splitlines()) <= 80


def test_waits_are_counted() -> None:
    shown = talk_summary(small_talk(), unicode=False)
    assert "-0.5 to 0   Ana   1  Ben   0" in shown
    assert "0.5 to 1    Ana   0  Ben   1" in shown
