"""What a person says overrules the machine, and every figure is counted again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.talks import small_talk
from voicecoach.corrections import (
    AddedEvent,
    Correction,
    EventCorrection,
    LineCorrection,
    Names,
    apply,
    event_numbered,
    from_values,
    line_numbered,
    to_values,
)
from voicecoach.errors import BadInput

TALK = small_talk()
CUT_IN = next(event for event in TALK.events if event.kind == "interruption")
YEAH = next(event for event in TALK.events if event.kind == "backchannel")
NUMBER = TALK.events.index(CUT_IN) + 1


def kinds(*corrections: Correction) -> list[tuple[str, str, float]]:
    analysis = apply(TALK, corrections).analysis
    return [(event.kind, event.by, event.start) for event in analysis.events]


def test_without_corrections_nothing_changes() -> None:
    assert apply(TALK, ()).analysis == TALK
    assert apply(TALK, ()).numbers == tuple(range(1, len(TALK.events) + 1))


def test_an_interruption_that_was_none_is_not_counted() -> None:
    found = apply(TALK, [EventCorrection(CUT_IN.by, CUT_IN.start, drop=True)])
    assert CUT_IN.start not in [event.start for event in found.analysis.events]
    assert TALK.balance["Ben"].interruptions == 1
    assert found.analysis.balance["Ben"].interruptions == 0
    assert NUMBER not in found.numbers
    assert len(found.numbers) == len(TALK.events) - 1


def test_an_interruption_that_was_listening_is_a_backchannel() -> None:
    found = apply(TALK, [EventCorrection(CUT_IN.by, CUT_IN.start, kind="backchannel")])
    again = found.analysis.events[found.numbers.index(NUMBER)]
    assert (again.kind, again.by, again.outcome) == ("backchannel", "Ben", None)
    balance = found.analysis.balance["Ben"]
    assert (balance.interruptions, balance.backchannels) == (0, 2)


def test_a_backchannel_that_took_the_floor_is_an_interruption() -> None:
    said = EventCorrection(YEAH.by, YEAH.start, kind="interruption", outcome="took_floor")
    found = apply(TALK, [said]).analysis
    again = next(event for event in found.events if event.start == YEAH.start)
    assert (again.kind, again.outcome, again.confidence) == ("interruption", "took_floor", 1.0)
    assert found.balance["Ben"].backchannels == 0


def test_later_corrections_of_one_event_are_put_together() -> None:
    said = [
        EventCorrection(CUT_IN.by, CUT_IN.start, outcome="took_floor"),
        EventCorrection(CUT_IN.by, CUT_IN.start, kind="interruption"),
    ]
    found = apply(TALK, said)
    assert found.analysis.events[found.numbers.index(NUMBER)].outcome == "took_floor"


def test_it_was_the_other_one() -> None:
    found = apply(TALK, [EventCorrection(CUT_IN.by, CUT_IN.start, to="Ana")]).analysis
    assert found.balance["Ben"].interruptions == 0
    assert found.balance["Ana"].speech_s > TALK.balance["Ana"].speech_s


def test_an_event_is_added_and_numbered_after_the_machines() -> None:
    added = AddedEvent("interruption", "Ana", 10.0, 10.5, "yielded")
    found = apply(TALK, [added])
    number = len(TALK.events) + 1
    event = found.analysis.events[found.numbers.index(number)]
    assert (event.by, event.of, event.start, event.outcome) == ("Ana", "Ben", 10.0, "yielded")
    assert found.analysis.balance["Ana"].interruptions == 1


def test_words_and_moves_follow_a_corrected_line() -> None:
    line = next(unit for unit in TALK.utterances if unit.start == 9.5)
    said = LineCorrection(line.speaker, line.start, text="you always overreact")
    found = apply(TALK, [said]).analysis
    again = next(unit for unit in found.utterances if unit.start == 9.5)
    assert again.text == "you always overreact"
    assert (again.words[0].start, again.words[-1].end) == (line.start, line.end)
    assert "blame" in {move.skill for move in found.moves}
    assert "reflection" not in {move.skill for move in found.moves}
    assert found.balance["Ben"].questions == (TALK.balance["Ben"].questions or 0) - 1


def test_a_line_of_the_other_speaker_moves_its_seconds() -> None:
    line = TALK.utterances[-1]
    found = apply(TALK, [LineCorrection(line.speaker, line.start, to="Ben")]).analysis
    assert found.balance["Ben"].speech_s == pytest.approx(
        TALK.balance["Ben"].speech_s + line.duration
    )


def test_later_corrections_of_one_line_are_put_together() -> None:
    line = TALK.utterances[-1]
    said = [
        LineCorrection(line.speaker, line.start, text="one thing"),
        LineCorrection(line.speaker, line.start, to="Ben"),
        LineCorrection(line.speaker, line.start, text="another"),
    ]
    again = apply(TALK, said).analysis.utterances[-1]
    assert (again.speaker, again.text) == ("Ben", "another")


def test_names_are_exchanged_everywhere() -> None:
    found = apply(TALK, [Names(("Ana", "Ben"), ("Ben", "Ana"))]).analysis
    assert found.speakers == ("Ben", "Ana")
    assert (
        found.balance["Ben"]
        == apply(TALK, [Names(("Ana", "Ben"), ("Ana", "Ben"))]).analysis.balance["Ana"]
    )
    assert {event.by for event in found.events if event.kind == "backchannel"} == {"Ana"}
    assert {event.of for event in found.events if event.kind == "backchannel"} == {"Ben"}


@pytest.mark.parametrize(
    "correction",
    [
        EventCorrection("Ana", 1.5, drop=True),
        AddedEvent("backchannel", "Ben", 1.0, 2.0),
        LineCorrection("Ben", 3.0, text="yes"),
        Names(("A", "B"), ("Ana", "Ben")),
    ],
)
def test_corrections_survive_json(correction: Correction) -> None:
    import json

    assert from_values(json.loads(json.dumps(to_values(correction)))) == correction


def test_damaged_corrections_and_wrong_numbers_are_refused() -> None:
    with pytest.raises(BadInput, match="--undo"):
        from_values({"about": "weather"})
    with pytest.raises(BadInput, match="no event 99"):
        event_numbered(TALK, 99)
    with pytest.raises(BadInput, match="no line L0"):
        line_numbered(TALK, 0)
    assert event_numbered(TALK, NUMBER) == CUT_IN


@given(
    st.lists(
        st.builds(
            LineCorrection,
            st.just(""),
            st.sampled_from([unit.start for unit in TALK.utterances]),
            st.sampled_from([None, "I see", "no, what happened?"]),
            st.sampled_from([None, "Ana", "Ben"]),
        ),
        max_size=5,
    )
)
def test_whatever_is_corrected_the_shares_sum_to_one(said: list[LineCorrection]) -> None:
    owners = {unit.start: unit.speaker for unit in TALK.utterances}
    lines = [LineCorrection(owners[one.start], one.start, one.text, one.to) for one in said]
    found = apply(TALK, lines).analysis
    shares = [own.share for own in found.balance.values()]
    assert None in shares or sum(shares) == pytest.approx(1.0)
    assert sum(own.speech_s for own in found.balance.values()) == pytest.approx(
        sum(unit.duration for unit in TALK.utterances)
    )
