"""The floor: who holds it, who comes in, and what that was.

A *back-channel* shows listening and does not take the floor. A *terminal overlap* is a start while
the other is finishing. An *interruption* begins while the other holds the floor with more than
that left; it takes the floor or yields. "Any start before the other's end is an interruption"
would be wrong: in friendly phone calls four floor changes in ten overlap (1,155 Switchboard calls).

Definitions follow TurnBench (arXiv 2608.25218) and Sacks, Schegloff & Jefferson (1974).

Conventions: times in s. Functions are pure; two speakers are expected.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.conversation import FloorEvent, Gap, Turn, Utterance
from voicecoach.turns.backchannels import find_backchannels, is_backchannel_text

TERMINAL_S = 0.3
"""An onset with less than this of the holder's unit left is a finishing together."""
ROUNDING_S = 1e-6
"""Times are sums of floats: differences smaller than this are none."""
SETTLED_S = 0.3
"""Whoever first speaks alone for this long after an overlap has the floor."""
SURE_S = 1.0
"""An onset with this much of the holder's unit left is surely not a finishing together."""

HAND_BACK = re.compile(
    r"\b(go on|go ahead|you go|you first|after you|carry on|please continue|"
    r"(you were|what were you) saying|did ?n[o']t mean to (interrupt|cut))\b|\bsorry\b.{0,12}\bgo\b"
)
"""Words that give the floor back,"""
HAND_BACK_S = 3.0
"""said within this after the overlap."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What happened between two speakers, both in order of time."""

    turns: tuple[Turn, ...]
    events: tuple[FloorEvent, ...]


def follow_floor(
    units: Sequence[Utterance],
    listening_too: Collection[Utterance] = (),
    never_listening: Collection[Utterance] = (),
    gaps: Sequence[Gap] = (),
) -> Floor:
    """Find turns, back-channels, terminal overlaps and interruptions among ``units``.

    ``listening_too`` and ``never_listening``: units of which a person has said so. ``gaps``: nobody
    knows who had the floor in them, so each stretch between them is followed by itself.
    """
    ordered = sorted(units, key=lambda unit: (unit.start, unit.end))
    edges = [edge for gap in gaps for edge in (gap.start, gap.end)]
    floors = [
        _follow(stretch, listening_too, never_listening) for stretch in _split(ordered, edges)
    ]
    return Floor(
        tuple(turn for floor in floors for turn in floor.turns),
        tuple(event for floor in floors for event in floor.events),
    )


def _split(ordered: Sequence[Utterance], edges: Sequence[float]) -> list[list[Utterance]]:
    """Divide units by the edges before which they begin."""
    stretches: dict[int, list[Utterance]] = {}
    for unit in ordered:
        passed = sum(edge <= unit.start + ROUNDING_S for edge in edges)
        stretches.setdefault(passed, []).append(unit)
    return list(stretches.values())


def _follow(
    ordered: Sequence[Utterance],
    listening_too: Collection[Utterance],
    never_listening: Collection[Utterance],
) -> Floor:
    """What happens on the floor among units in order of time, with no gap between them."""
    if len({unit.speaker for unit in ordered}) < 2:
        return Floor(_turns(ordered), ())
    listening = find_backchannels(ordered).union(listening_too).difference(never_listening)
    events = [_backchannel_event(unit, ordered) for unit in ordered if unit in listening]
    rest = [unit for unit in ordered if unit not in listening]
    takes, overlaps = _take_floor(rest)
    events += overlaps
    return Floor(_turns(takes), tuple(sorted(events, key=lambda event: (event.start, event.by))))


def _backchannel_event(unit: Utterance, ordered: Sequence[Utterance]) -> FloorEvent:
    other = next(one.speaker for one in ordered if one.speaker != unit.speaker)
    confidence = 0.9 if is_backchannel_text(unit.text) else 0.6
    return FloorEvent("backchannel", unit.speaker, other, unit.start, unit.end, None, confidence)


def _take_floor(rest: Sequence[Utterance]) -> tuple[list[Utterance], list[FloorEvent]]:
    """Walk through the units; return those that held the floor, and the overlaps' events."""
    takes: list[Utterance] = []
    events: list[FloorEvent] = []
    holder: Utterance | None = None
    for unit in rest:
        if holder is None or unit.speaker == holder.speaker or unit.start >= holder.end:
            takes.append(unit)
            holder = unit
            continue
        event = _overlap_event(unit, holder, rest)
        events.append(event)
        if event.outcome != "yielded" and unit.end > holder.end:
            takes.append(unit)
            holder = unit
    return takes, events


def _overlap_event(unit: Utterance, holder: Utterance, rest: Sequence[Utterance]) -> FloorEvent:
    left = holder.end - unit.start
    end = min(holder.end, unit.end)
    if left < TERMINAL_S - ROUNDING_S:
        sure = min(0.95, 0.5 + (TERMINAL_S - left) / TERMINAL_S / 2)
        return FloorEvent(
            "terminal_overlap", unit.speaker, holder.speaker, unit.start, end, None, round(sure, 2)
        )
    winner = _who_goes_on(end, unit, holder, rest)
    outcome = "took_floor" if winner == unit.speaker else "yielded"
    sure = min(0.95, 0.5 + (left - TERMINAL_S) / (SURE_S - TERMINAL_S) * 0.45)
    return FloorEvent(
        "interruption",
        unit.speaker,
        holder.speaker,
        unit.start,
        end,
        outcome,  # type: ignore[arg-type]
        round(sure, 2),
        yield_s=end - unit.start if outcome == "took_floor" else None,
        handed_back=_hands_back(unit, end, rest),
    )


def _hands_back(unit: Utterance, end: float, rest: Sequence[Utterance]) -> bool:
    """Whether the one who came in gives the floor back in words, there or right after."""
    return any(
        HAND_BACK.search(one.text.lower()) is not None
        for one in rest
        if one.speaker == unit.speaker and unit.start <= one.start <= end + HAND_BACK_S
    )


def _who_goes_on(
    moment: float, unit: Utterance, holder: Utterance, rest: Sequence[Utterance]
) -> str:
    """Speaker who first speaks alone for ``SETTLED_S`` after ``moment``."""
    pair = (unit.speaker, holder.speaker)
    edges = sorted({moment, *(t for one in rest for t in (one.start, one.end) if t > moment)})
    alone: dict[str, float] = dict.fromkeys(pair, 0.0)
    for start, end in pairwise(edges):
        speaking = {one.speaker for one in rest if one.start <= start and one.end >= end}
        if len(speaking) == 1:
            speaker = speaking.pop()
            alone[speaker] = alone.get(speaker, 0.0) + end - start
            if alone[speaker] >= SETTLED_S:
                return speaker
    return max(pair, key=lambda speaker: alone[speaker])


def _turns(takes: Sequence[Utterance]) -> tuple[Turn, ...]:
    turns: list[list[Utterance]] = []
    for unit in takes:
        if turns and turns[-1][-1].speaker == unit.speaker:
            turns[-1].append(unit)
        else:
            turns.append([unit])
    return tuple(
        Turn(own[0].speaker, own[0].start, max(unit.end for unit in own), tuple(own))
        for own in turns
    )
