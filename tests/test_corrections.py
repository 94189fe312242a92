"""What a person says overrules the machine, and every figure is counted again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.talks import small_talk, unit
from voicecoach.corrections import (
    AddedEvent,
    Correction,
    EventCorrection,
    LineCorrection,
    Names,
    Note,
    apply,
    event_numbered,
    from_values,
    line_numbered,
    to_values,
)
from voicecoach.errors import BadInput
from voicecoach.findings import conclude
from voicecoach.move_corrections import MoveCorrection

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
    assert (found.balance["Ben"].interruptions, found.balance["Ana"].interruptions) == (0, 1)
    assert found.balance["Ana"].speech_s > TALK.balance["Ana"].speech_s


def test_a_listening_sound_of_the_other_one_stays_one() -> None:
    found = apply(TALK, [EventCorrection(YEAH.by, YEAH.start, to="Ana")])
    again = next(event for event in found.analysis.events if event.start == YEAH.start)
    assert (again.kind, again.by, again.of) == ("backchannel", "Ana", "Ben")
    assert again.confidence == 1.0


def test_an_outcome_that_is_corrected_takes_the_machines_details_along() -> None:
    said = EventCorrection(CUT_IN.by, CUT_IN.start, outcome="took_floor")
    machine = replace(
        TALK,
        events=tuple(replace(e, handed_back=e.kind == "interruption") for e in TALK.events),
    )
    again = apply(machine, [said]).analysis.events[NUMBER - 1]
    assert again.yield_s == pytest.approx(CUT_IN.end - CUT_IN.start)
    assert not again.handed_back


def test_what_was_added_can_be_corrected_taken_out_and_added_again() -> None:
    added = AddedEvent("interruption", "Ana", 10.0, 10.5, "yielded")
    number = len(TALK.events) + 1

    def of(*more: Correction) -> list[tuple[str, str | None]]:
        found = apply(TALK, [added, *more])
        return [
            (event.kind, event.outcome)
            for n, event in zip(found.numbers, found.analysis.events, strict=True)
            if n == number
        ]

    took = EventCorrection("Ana", 10.0, outcome="took_floor")
    out = EventCorrection("Ana", 10.0, drop=True)
    assert of(took) == [("interruption", "took_floor")]
    assert of(EventCorrection("Ana", 10.0, kind="backchannel")) == [("backchannel", None)]
    assert of(out) == []
    assert of(out, added) == [("interruption", "yielded")]


def test_what_only_the_recount_brings_up_can_be_corrected() -> None:
    units = {
        "Ana": (unit("Ana", 0.0, 4.0, "I went home alone"), unit("Ana", 4.8, 8.0, "and I cried")),
        "Ben": (unit("Ben", 4.2, 4.5, "stop"),),
    }
    talk = conclude(TALK.recording, units, (), TALK.versions)
    heard = LineCorrection("Ben", 4.2, text="yeah")
    found = apply(talk, [heard])
    assert (talk.events, found.numbers) == ((), (1,))
    by, start = event_numbered(talk, found, 1)
    assert apply(talk, [heard, EventCorrection(by, start, drop=True)]).numbers == ()


def test_an_event_taken_out_comes_back_with_a_kind() -> None:
    said = [
        EventCorrection(CUT_IN.by, CUT_IN.start, drop=True),
        EventCorrection(CUT_IN.by, CUT_IN.start, kind="interruption"),
    ]
    assert NUMBER in apply(TALK, said).numbers


def test_words_of_the_only_voice_are_corrected() -> None:
    line = replace(TALK.utterances[0], speaker="?")
    alone = conclude(TALK.recording, {"?": (line,)}, (), TALK.versions)
    found = apply(alone, [LineCorrection("?", line.start, text="something else")])
    assert found.analysis.utterances[0].text == "something else"
    assert found.analysis.balance == alone.balance


def test_words_that_nobody_said_are_taken_out() -> None:
    line = TALK.utterances[-1]
    found = apply(TALK, [LineCorrection(line.speaker, line.start, text="")]).analysis
    assert found.utterances[-1].words == ()


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
    with pytest.raises(BadInput, match="damaged"):
        from_values({"about": "weather"})
    with pytest.raises(BadInput, match="no event 99"):
        event_numbered(TALK, apply(TALK, ()), 99)
    with pytest.raises(BadInput, match="no line L0"):
        line_numbered(TALK, 0)
    assert event_numbered(TALK, apply(TALK, ()), NUMBER) == (CUT_IN.by, CUT_IN.start)


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


# moves and notes


def test_a_note_changes_no_figure() -> None:
    found = apply(TALK, [Note(3.0, "She looks away.")])
    assert found.analysis == TALK
    assert found.move_numbers == tuple(range(1, len(TALK.moves) + 1))


def test_a_rejected_move_is_no_answer_to_who_opened_up() -> None:
    units = {
        "Ana": (unit("Ana", 0.0, 4.0, "I felt so small at dinner."),),
        "Ben": (unit("Ben", 4.5, 7.0, "It was only a joke."),),
    }
    talk = conclude(TALK.recording, units, (), TALK.versions)
    assert talk.disclosures[0].responses == ("dismissed",)
    (move,) = [one for one in talk.moves if one.speaker == "Ben"]
    said = MoveCorrection("Ben", move.start, move.end, move.skill, reject=True)
    assert apply(talk, [said]).analysis.disclosures[0].responses == ("nothing",)
    again = replace(said, reject=False, to="validation")
    after = apply(talk, [said, again])
    assert after.analysis.disclosures[0].responses == ("validated",)
    place = after.analysis.moves.index(next(m for m in after.analysis.moves if m.speaker == "Ben"))
    changed = after.analysis.moves[place]
    assert (changed.skill, changed.polarity, changed.confidence) == ("validation", 1, 1.0)
    assert changed.try_instead is None
    assert after.move_numbers[place] == talk.moves.index(move) + 1


def test_a_move_stays_judged_when_its_line_is_corrected() -> None:
    units = {
        "Ana": (unit("Ana", 0.0, 4.0, "I felt so small at dinner."),),
        "Ben": (unit("Ben", 4.5, 7.0, "Well it was only a joke."),),
    }
    talk = conclude(TALK.recording, units, (), TALK.versions)
    move = next(one for one in talk.moves if one.speaker == "Ben")
    said = MoveCorrection("Ben", move.start, move.end, move.skill, reject=True)
    line = LineCorrection("Ben", 4.5, "Oh come on it was only a joke.")
    found = apply(talk, [said, line]).analysis
    assert "dismissing" not in {one.skill for one in found.moves if one.speaker == "Ben"}


@pytest.mark.parametrize(
    "said", [MoveCorrection("Ben", 9.5, 12.0, "reflection", to="advice"), Note(1.5, "x")]
)
def test_moves_and_notes_survive_the_store(said: Correction) -> None:
    import json

    assert from_values(json.loads(json.dumps(to_values(said)))) == said


@pytest.mark.parametrize(
    "values",
    [
        {"about": "event", "by": "Ben", "start": 6.0, "kind": "bogus"},
        {"about": "event", "by": "Ben", "start": 6.0, "outcome": "bogus"},
        {"about": "event", "by": "Ben", "start": "6"},
        {"about": "event", "by": ["Ben"], "start": 6.0, "to": "Ana"},
        {"about": "added", "kind": None, "by": "Ben", "start": 6.0, "end": 7.0},
        {"about": "added", "kind": "bogus", "by": "Ben", "start": 6.0, "end": 7.0},
        {"about": "added", "kind": "interruption", "by": "Ben", "start": 6.0, "end": 1e999},
        {"about": "move", "speaker": "Ben", "start": 9.5, "end": 12.0, "skill": "reflection",
         "to": "sorcery"},
        {"about": "line", "speaker": "Ben", "start": 6.0, "text": 3},
        {"about": "note", "at": float("nan"), "text": "x"},
        {"about": "note", "at": 3.0, "text": ["x"]},
        {"about": "names", "old": ["Ana", "Ben"], "new": ["Ana", 3]},
    ],
)  # fmt: skip
def test_values_that_are_no_correction_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="damaged"):
        from_values(values)
