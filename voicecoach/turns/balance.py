"""Balance: each speaker's part in the talk, with what each figure is made of.

Conventions: seconds of speech, not of clock time; back-channels and overlaps count as speech of
whoever made them. A figure that there is no ground for is None, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from voicecoach.conversation import Segment, SpeakerBalance, Turn
from voicecoach.turns.floor import Floor


def measure_balance(
    speakers: Sequence[str], segments: Mapping[str, Sequence[Segment]], floor: Floor
) -> dict[str, SpeakerBalance]:
    """Measure each of two ``speakers``."""
    speech = {s: sum(segment.duration for segment in segments[s]) for s in speakers}
    total = sum(speech.values())
    gaps = response_gaps(floor.turns)
    balance: dict[str, SpeakerBalance] = {}
    for speaker in speakers:
        partner_min = (total - speech[speaker]) / 60
        own_turns = [turn for turn in floor.turns if turn.speaker == speaker]
        longest = max(own_turns, key=lambda turn: turn.duration, default=None)
        counts = {
            kind: sum(event.kind == kind and event.by == speaker for event in floor.events)
            for kind in ("interruption", "backchannel")
        }
        own_gaps = gaps.get(speaker, [])
        balance[speaker] = SpeakerBalance(
            speech_s=speech[speaker],
            share=speech[speaker] / total if total else None,
            turns=len(own_turns),
            longest_turn_s=longest.duration if longest else None,
            longest_turn_start=longest.start if longest else None,
            response_gap_median_s=median(own_gaps) if own_gaps else None,
            interruptions=counts["interruption"],
            interruptions_per_partner_minute=_rate(counts["interruption"], partner_min),
            backchannels=counts["backchannel"],
            backchannels_per_minute=_rate(counts["backchannel"], partner_min),
            questions=_questions(own_turns),
        )
    return balance


def only_speech(segments: Sequence[Segment]) -> SpeakerBalance:
    """Balance of one unknown voice: its speech time, and nothing that needs two people."""
    return SpeakerBalance(
        speech_s=sum(segment.duration for segment in segments),
        share=None,
        turns=None,
        longest_turn_s=None,
        longest_turn_start=None,
        response_gap_median_s=None,
        interruptions=None,
        interruptions_per_partner_minute=None,
        backchannels=None,
        backchannels_per_minute=None,
        questions=None,
    )


def response_gaps(turns: Sequence[Turn]) -> dict[str, list[float]]:
    """Floor-transfer offsets by who took the floor: next onset minus the other's end, in s."""
    gaps: dict[str, list[float]] = {}
    for before, after in pairwise(turns):
        gaps.setdefault(after.speaker, []).append(after.start - before.end)
    return gaps


def _rate(count: int, minutes: float) -> float | None:
    return count / minutes if minutes > 0 else None


def _questions(turns: Sequence[Turn]) -> int | None:
    """Questions as the transcript marks them; None where no words were recognised."""
    words = [word.text for turn in turns for unit in turn.utterances for word in unit.words]
    return sum(word.rstrip("\"'\u201d\u2019)").endswith("?") for word in words) if words else None
