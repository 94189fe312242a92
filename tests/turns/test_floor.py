"""The floor: written turns in, events out. Data triples: (units, events)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.talks import unit
from voicecoach.conversation import Utterance
from voicecoach.turns.floor import follow_floor, is_backchannel_text

A_TALKS = unit("A", 0.0, 4.0, "so I told him that we would come")
A_GOES_ON = unit("A", 4.5, 8.0, "and then he just left the room")

CASES = {
    "plain change of speaker": (
        [A_TALKS, unit("B", 4.4, 6.0, "that must have hurt you")],
        [],
    ),
    "back-channel inside the other's unit": (
        [A_TALKS, unit("B", 2.0, 2.4, "yeah")],
        [("backchannel", "B", 2.0, None)],
    ),
    "back-channel in the other's pause": (
        [A_TALKS, unit("B", 4.1, 4.4, "okay"), A_GOES_ON],
        [("backchannel", "B", 4.1, None)],
    ),
    "a yes that is an answer": (
        [unit("A", 0, 1.0, "do you"), unit("B", 1.3, 1.6, "yes"), unit("B", 1.9, 3.0, "I do")],
        [],
    ),
    "the last word of a talk is no back-channel": (
        [A_TALKS, unit("B", 4.3, 4.6, "okay")],
        [],
    ),
    "no words heard, short": (
        [A_TALKS, unit("B", 2.0, 2.5)],
        [("backchannel", "B", 2.0, None)],
    ),
    "no words heard, long": (
        [unit("A", 0.0, 4.0, "one two three four"), unit("B", 2.0, 3.0), A_GOES_ON],
        [("interruption", "B", 2.0, "yielded")],
    ),
    "doubtful words in an overlap": (
        [A_TALKS, unit("B", 2.0, 2.5, "bread and", 0.2)],
        [("backchannel", "B", 2.0, None)],
    ),
    "finishing together": (
        [A_TALKS, unit("B", 3.8, 6.0, "that must have hurt you")],
        [("terminal_overlap", "B", 3.8, None)],
    ),
    "interruption that takes the floor": (
        [A_TALKS, unit("B", 3.0, 6.0, "no that is not what happened")],
        [("interruption", "B", 3.0, "took_floor")],
    ),
    "interruption that yields": (
        [unit("A", 0, 5, "a b c d e"), unit("B", 2, 3, "but I never said"), unit("A", 5.3, 7, "f")],
        [("interruption", "B", 2.0, "yielded")],
    ),
    "the holder pauses and goes on over the newcomer": (
        [A_TALKS, unit("B", 3.2, 4.3, "but I never said"), A_GOES_ON],
        [("interruption", "B", 3.2, "yielded")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_events(name: str) -> None:
    units, expected = CASES[name]
    found = follow_floor(units).events
    assert [(e.kind, e.by, e.start, e.outcome) for e in found] == expected


def test_event_times() -> None:
    floor = follow_floor([A_TALKS, unit("B", 2.0, 2.4, "yeah"), unit("B", 3.0, 6.0, "no a b c d")])
    cut_off = next(e for e in floor.events if e.kind == "interruption")
    assert (cut_off.start, cut_off.end, cut_off.of) == (3.0, 4.0, "A")


def test_backchannels_belong_to_nobodys_turn() -> None:
    floor = follow_floor([A_TALKS, unit("B", 4.1, 4.4, "okay"), A_GOES_ON])
    assert [(turn.speaker, turn.start, turn.end) for turn in floor.turns] == [("A", 0.0, 8.0)]


def test_an_interruption_near_the_end_is_less_sure() -> None:
    def confidence(start: float) -> float:
        late = unit("B", start, 7.0, "no that is not it")
        return follow_floor([A_TALKS, late]).events[0].confidence

    assert confidence(3.65) < 0.6 < 0.9 < confidence(2.5)


@pytest.mark.parametrize(
    "text", ["Yeah.", "Mm-hm", "oh okay", "I see.", "Yeah, I see", "That\u2019s right"]
)
def test_listening_words(text: str) -> None:
    assert is_backchannel_text(text)


@pytest.mark.parametrize(
    "text", ["", "no way José", "I", "right over there", "okay but listen", "yeah yeah yeah yeah"]
)
def test_other_words(text: str) -> None:
    assert not is_backchannel_text(text)


times = st.integers(0, 3000).map(lambda n: n / 100)
GRID = 128
"""Times in parts of a second that floats hold exactly: moved, they are as far apart as before."""
texts = st.sampled_from(["", "yeah", "but I never said that", "okay"])


@st.composite
def talks(draw: st.DrawFn) -> list[Utterance]:
    units = []
    for speaker in "AB":
        at = draw(times) / 10
        for _ in range(draw(st.integers(0, 8))):
            end = at + 0.1 + draw(times) / 6
            start, stop = math.ceil(at * GRID) / GRID, math.floor(end * GRID) / GRID
            units.append(unit(speaker, start, stop, draw(texts)))
            at = end + 0.2 + draw(times) / 10
    return units


@given(talks())
def test_relabelling_speakers_swaps_everything(units: list[Utterance]) -> None:
    swap = {"A": "B", "B": "A"}
    swapped = follow_floor([replace(u, speaker=swap[u.speaker]) for u in units])
    events = {replace(e, by=swap[e.by], of=swap[e.of]) for e in swapped.events}
    starts = [u.start for u in units]
    if len(set(starts)) == len(starts):  # who comes in is a matter of order at equal onsets
        assert events == set(follow_floor(units).events)


@given(talks(), st.integers(1, 100))
def test_silence_before_shifts_times_only(units: list[Utterance], later: int) -> None:
    def shift(u: Utterance) -> Utterance:
        moved = tuple(replace(w, start=w.start + later, end=w.end + later) for w in u.words)
        return replace(u, start=u.start + later, end=u.end + later, words=moved)

    before = follow_floor(units).events
    after = follow_floor([shift(u) for u in units]).events
    assert [(e.kind, e.by) for e in before] == [(e.kind, e.by) for e in after]
    assert [round(e.start + later, 6) for e in before] == [round(e.start, 6) for e in after]


@given(talks())
def test_an_event_lies_within_speech(units: list[Utterance]) -> None:
    for event in follow_floor(units).events:
        assert event.by != event.of
        inside = [u for u in units if u.start <= event.start and event.end <= u.end]
        assert event.by in {u.speaker for u in inside}
        if event.kind != "backchannel":
            assert event.of in {u.speaker for u in inside}
