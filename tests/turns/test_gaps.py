"""What was not heard is nobody's silence, nobody's turn and no answer."""

from __future__ import annotations

import pytest

from voicecoach.conversation import (
    Analysis,
    Gap,
    RecordingFacts,
    Segment,
    Utterance,
    Versions,
    Word,
)
from voicecoach.findings import conclude
from voicecoach.report.terminal import talk_summary
from voicecoach.turns.units import outside, unheard_s


def unit(speaker: str, start: float, end: float, text: str = "well then") -> Utterance:
    words = text.split()
    step = (end - start) / len(words)
    return Utterance(
        speaker,
        start,
        end,
        tuple(Word(start + i * step, start + (i + 1) * step, w) for i, w in enumerate(words)),
    )


TALK = {
    "Ana": (unit("Ana", 0.0, 4.0), unit("Ana", 30.0, 33.0)),
    "Ben": (unit("Ben", 4.4, 9.0, "that is hard for you"), unit("Ben", 33.6, 36.0, "I see that")),
}


def talk(*gaps: Gap) -> Analysis:
    facts = RecordingFacts(40.0, 2, 48_000, "stereo")
    return conclude(facts, TALK, (), Versions("0", "0"), gaps)


LOST = Gap(9.0, 30.0, "device_lost")


def test_no_answer_is_timed_across_what_was_not_heard() -> None:
    assert talk().balance["Ana"].response_gap_median_s == pytest.approx(21.0)
    found = talk(LOST)
    assert found.balance["Ana"].response_gap_median_s is None
    assert found.balance["Ben"].response_gap_median_s == pytest.approx(0.5)


def test_a_turn_ends_where_hearing_ends() -> None:
    alone = {"Ana": (unit("Ana", 0.0, 4.0), unit("Ana", 30.0, 33.0)), "Ben": TALK["Ben"][1:]}
    facts = RecordingFacts(40.0, 2, 48_000, "stereo")
    assert conclude(facts, alone, (), Versions("0", "0")).turns[0].duration == 33.0
    turns = conclude(facts, alone, (), Versions("0", "0"), (LOST,)).turns
    assert [(turn.speaker, turn.start, turn.end) for turn in turns[:2]] == [
        ("Ana", 0.0, 4.0),
        ("Ana", 30.0, 33.0),
    ]


def test_silence_leaves_out_what_was_not_heard() -> None:
    assert "silence 0:26" in talk_summary(talk())
    shown = talk_summary(talk(LOST))
    assert "silence 0:05" in shown
    assert "not heard 0:21" in shown
    assert "0:09-0:30  the microphone was lost" in shown


def test_a_pause_opens_the_floor_and_takes_no_time() -> None:
    found = talk(Gap(20.0, 20.0, "paused"))
    assert found.balance["Ana"].response_gap_median_s is None
    shown = talk_summary(found)
    assert "silence 0:26" in shown
    assert "0:20  paused" in shown


def test_speech_while_the_other_was_muted_is_not_weighed() -> None:
    muted = Gap(30.0, 40.0, "muted")
    balance = talk(muted).balance
    assert balance["Ana"].speech_s == 4.0
    assert balance["Ana"].share == pytest.approx(4 / 8.6)


def test_what_lies_outside() -> None:
    gaps = [Gap(2, 3, "muted"), Gap(2.5, 4, "muted"), Gap(4.5, 4.5, "paused")]
    assert outside([Segment(0, 5), Segment(3, 3.5)], gaps) == (Segment(0, 2), Segment(4, 5))
    assert unheard_s(gaps, 3.5) == 1.5
