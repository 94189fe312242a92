"""The floor: who holds it, who comes in, and what that was.

A *back-channel* shows listening and does not take the floor. A *terminal overlap* is a start while
the other is finishing. An *interruption* begins while the other holds the floor with more than
that left; it takes the floor or yields. "Any start before the other's end is an interruption"
would be wrong: in friendly phone calls four floor changes in ten overlap (1,155 Switchboard calls).

Definitions follow TurnBench (arXiv 2608.25218) and Sacks, Schegloff & Jefferson (1974); the
back-channel rule was measured on Switchboard by ``benchmarks/turns.py``.

Conventions: times in s. Functions are pure; two speakers are expected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.conversation import FloorEvent, Turn, Utterance

BACKCHANNEL_MAX_WORDS = 3
BACKCHANNEL_MAX_SILENT_S = 0.75
"""Longest back-channel in which no words were heard."""
DOUBTFUL_WORDS = 0.5
"""In an overlap, words of a lower mean probability than this count as not heard,"""
CRUMB_S = 0.6
"""and in a unit this short"""
CRUMB_DOUBTFUL_WORDS = 0.8
"""of a lower one than this: Whisper is too sure of a word or two without surroundings."""
TERMINAL_S = 0.3
"""An onset with less than this of the holder's unit left is a finishing together."""
ROUNDING_S = 1e-6
"""Times are sums of floats: differences smaller than this are none."""
SETTLED_S = 0.3
"""Whoever first speaks alone for this long after an overlap has the floor."""
SURE_S = 1.0
"""An onset with this much of the holder's unit left is surely not a finishing together."""

BACKCHANNELS = frozenset(
    """
    ah aha alright awesome cool definitely exactly fine gee god good gosh gotcha great ha hm hmm
    huh huh-uh indeed jeez k mhm mm mm-hm mm-hmm mmhm mmhmm mmm neat nice no oh ok okay ooh ouch
    really right sure totally true uh-huh um-hum um-hm wow yeah yep yes yup
    """.split()
)
"""Words any one to three of which make a back-channel."""
BACKCHANNEL_PHRASES = frozenset(
    {
        "all right", "got it", "i bet", "i can imagine", "i hear you", "i know", "i see",
        "i understand", "is that right", "makes sense", "me too", "my god", "my goodness",
        "of course", "oh boy", "oh dear", "oh i see", "oh i know", "oh my", "oh my god",
        "oh my goodness", "oh no", "oh yeah i see", "sounds good", "that makes sense",
        "that's good", "that's great", "that's nice", "that's right", "that's true", "thats right",
        "thats true", "very good", "yeah i know", "yeah i see", "yes i know", "yes i see",
        "you're right", "uh huh", "mm hm", "mm hmm", "um hum",
    }
)  # fmt: skip
"""Short phrases that do the same; words of ``BACKCHANNELS`` may stand around them."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What happened between two speakers, both in order of time."""

    turns: tuple[Turn, ...]
    events: tuple[FloorEvent, ...]


def follow_floor(units: Sequence[Utterance]) -> Floor:
    """Find turns, back-channels, terminal overlaps and interruptions among ``units``."""
    ordered = sorted(units, key=lambda unit: (unit.start, unit.end))
    listening = find_backchannels(ordered)
    events = [_backchannel_event(unit, ordered) for unit in ordered if unit in listening]
    rest = [unit for unit in ordered if unit not in listening]
    takes, overlaps = _take_floor(rest)
    events += overlaps
    return Floor(_turns(takes), tuple(sorted(events, key=lambda event: (event.start, event.by))))


def find_backchannels(ordered: Sequence[Utterance]) -> frozenset[Utterance]:
    """Return the units that show listening; ``ordered`` is by start, both speakers."""
    maybe = {unit for unit in ordered if _sounds_like_listening(unit, ordered)}
    return frozenset(unit for unit in maybe if _other_before_and_after(unit, ordered, maybe))


def is_backchannel_text(text: str) -> bool:
    """Whether ``text`` is at most three words, all of them listening."""
    words = re.findall(r"[a-z']+(?:-[a-z']+)*", text.lower().replace("\u2019", "'"))
    if not 0 < len(words) <= BACKCHANNEL_MAX_WORDS:
        return False
    if all(word in BACKCHANNELS for word in words):
        return True
    while words and words[0] in BACKCHANNELS and " ".join(words) not in BACKCHANNEL_PHRASES:
        words = words[1:]
    return " ".join(words) in BACKCHANNEL_PHRASES


def _sounds_like_listening(unit: Utterance, ordered: Sequence[Utterance]) -> bool:
    if unit.words:
        if is_backchannel_text(unit.text):
            return True
        mean = sum(word.probability for word in unit.words) / len(unit.words)
        needed = CRUMB_DOUBTFUL_WORDS if unit.duration <= CRUMB_S else DOUBTFUL_WORDS
        if mean >= needed or not _overlaps_other(unit, ordered):
            return False
    return unit.duration <= BACKCHANNEL_MAX_SILENT_S


def _overlaps_other(unit: Utterance, ordered: Sequence[Utterance]) -> bool:
    return any(
        other.speaker != unit.speaker and other.start < unit.end and other.end > unit.start
        for other in ordered
    )


def _other_before_and_after(
    unit: Utterance, ordered: Sequence[Utterance], maybe: set[Utterance]
) -> bool:
    """Whether the other holds the floor before, and is speaking or goes on next, after."""
    talk = [one for one in ordered if one is not unit and one not in maybe]
    before = [one for one in talk if one.start < unit.start]
    after = [one for one in talk if one.end > unit.end]
    if not before or not after:
        return False
    last = max(before, key=lambda one: one.end)
    following = min(after, key=lambda one: max(one.start, unit.end))
    return last.speaker != unit.speaker and following.speaker != unit.speaker


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
