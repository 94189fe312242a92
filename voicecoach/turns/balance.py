"""Balance: each speaker's part in the talk, with what each figure is made of.

Conventions: seconds of speech, not of clock time; back-channels and overlaps count as speech of
whoever made them. A figure that there is no ground for is None, never 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from voicecoach.conversation import Gap, Segment, SpeakerBalance, Turn, WindowShare
from voicecoach.turns.floor import Floor
from voicecoach.turns.units import outside, seconds_within

WINDOW_S = 60.0
LONG_TALK_S = 1200.0
LONG_WINDOW_S = 150.0
"""Shares are given by the minute; in talks longer than 20 minutes by two and a half, as in
ConvoKit's TalkTimeSharing (arXiv 2506.20474)."""


def measure_balance(
    speakers: Sequence[str],
    segments: Mapping[str, Sequence[Segment]],
    floor: Floor,
    duration_s: float,
    unheard: Sequence[Gap] = (),
) -> dict[str, SpeakerBalance]:
    """Measure each of two ``speakers`` in a talk of ``duration_s``.

    What was ``unheard`` (of one or both) is nobody's silence: speech in it is left out, and no
    answer is timed across it.
    """
    segments = {s: outside(segments[s], unheard) for s in speakers}
    windows = by_window(speakers, segments, duration_s)
    speech = {s: sum(segment.duration for segment in segments[s]) for s in speakers}
    total = sum(speech.values())
    gaps = response_gaps(floor.turns, unheard)
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
            turn_median_s=median(turn.duration for turn in own_turns) if own_turns else None,
            windows=windows[speaker],
        )
    return balance


def by_window(
    speakers: Sequence[str], segments: Mapping[str, Sequence[Segment]], duration_s: float
) -> dict[str, tuple[WindowShare, ...]]:
    """Each speaker's share of the speech in every minute (in long talks: 2.5 minutes)."""
    length = WINDOW_S if duration_s <= LONG_TALK_S else LONG_WINDOW_S
    shares: dict[str, list[WindowShare]] = {speaker: [] for speaker in speakers}
    for i in range(math.ceil(duration_s / length)):
        start, end = i * length, min((i + 1) * length, duration_s)
        spoken = {speaker: seconds_within(segments[speaker], start, end) for speaker in speakers}
        total = sum(spoken.values())
        for speaker, seconds in spoken.items():
            share = seconds / total if total else None
            shares[speaker].append(WindowShare(start, end, seconds, share))
    return {speaker: tuple(own) for speaker, own in shares.items()}


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


def response_gaps(turns: Sequence[Turn], unheard: Sequence[Gap] = ()) -> dict[str, list[float]]:
    """Floor-transfer offsets by who took the floor: next onset minus the other's end, in s.

    None is taken across what was ``unheard``.
    """
    gaps: dict[str, list[float]] = {}
    for before, after in pairwise(turns):
        if any(before.start <= one.start <= after.start for one in unheard):
            continue
        gaps.setdefault(after.speaker, []).append(after.start - before.end)
    return gaps


def _rate(count: int, minutes: float) -> float | None:
    return count / minutes if minutes > 0 else None


def _questions(turns: Sequence[Turn]) -> int | None:
    """Questions as the transcript marks them; None where no words were recognised."""
    words = [word.text for turn in turns for unit in turn.utterances for word in unit.words]
    return sum(word.rstrip("\"'\u201d\u2019)").endswith("?") for word in words) if words else None
