"""What of a talk was not heard: nobody's silence."""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.conversation import Analysis, GapReason
from voicecoach.report.clock import clock
from voicecoach.turns.units import join_segments, outside, unheard_s

HEADING = "Not heard, and counted as nobody's silence"
SHOWN_S = 0.5
"""Less than this is not worth a word."""
GAP_WORDS: dict[GapReason, str] = {
    "device_lost": "the microphone was lost",
    "suspended": "the computer stood still",
    "damaged": "the file is damaged there",
    "muted": "a microphone was muted",
    "paused": "paused",
}


@dataclass(frozen=True, slots=True)
class Times:
    """How long a talk was, in s, and what of it is what; ``both``: spoken at once."""

    duration: float
    speech: float
    both: float
    silence: float
    unheard: float


def times(analysis: Analysis) -> Times:
    """Speech counts for each speaker; silence is what was heard and is nobody's speech."""
    duration = analysis.recording.duration
    segments = [one for own in analysis.segments.values() for one in own]
    joined = join_segments(segments)
    spoken, covered = (sum(one.duration for one in part) for part in (segments, joined))
    unheard = unheard_s(analysis.gaps, duration)
    heard = sum(one.duration for one in outside(joined, analysis.gaps))
    silence = max(0.0, duration - heard - unheard)
    return Times(duration, spoken, spoken - covered, silence, unheard)


def gap_lines(analysis: Analysis) -> list[str]:
    """When something was not heard, and why, a line each."""
    return [
        clock(gap.start)
        + ("" if gap.reason == "paused" else f"-{clock(gap.end)}")
        + f"  {GAP_WORDS[gap.reason]}"
        for gap in analysis.gaps
    ]
