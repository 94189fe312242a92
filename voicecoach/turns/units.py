"""Inter-pausal units: one speaker's speech with own pauses < 0.2 s bridged, and its words.

Conventions: times in s; functions take and return one speaker's units in order of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from voicecoach.conversation import Gap, Segment, Utterance, Word

MIN_PAUSE_S = 0.2
"""Own pauses shorter than this do not end a unit. (the field's usual 0.18-0.2 s)"""


def units_from_segments(
    speaker: str, segments: Sequence[Segment], words: Iterable[Word] = ()
) -> tuple[Utterance, ...]:
    """Give each segment the words whose middle lies in it or nearest to it."""
    held: list[list[Word]] = [[] for _ in segments]
    for word in words if segments else ():
        middle = (word.start + word.end) / 2
        nearest = min(
            range(len(segments)),
            key=lambda i: max(segments[i].start - middle, middle - segments[i].end),
        )
        held[nearest].append(word)
    return tuple(
        Utterance(speaker, segment.start, segment.end, tuple(own))
        for segment, own in zip(segments, held, strict=True)
    )


def units_from_words(speaker: str, words: Sequence[Word]) -> tuple[Utterance, ...]:
    """Join words that no pause of 0.2 s or more divides (timed words without sound).

    A word without text is speech in which none was heard.
    """
    units: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.start):
        if units and word.start - units[-1][-1].end < MIN_PAUSE_S:
            units[-1].append(word)
        else:
            units.append([word])
    return tuple(
        Utterance(
            speaker,
            own[0].start,
            max(word.end for word in own),
            tuple(word for word in own if word.text),
        )
        for own in units
    )


def share_out_words(
    words: Sequence[Word], segments: Mapping[str, Sequence[Segment]]
) -> dict[str, list[Word]]:
    """Give each word of a mono recording to one speaker: who speaks for more of it.

    Where both speak all through it, it is of whoever spoke the word before, since an overlap is
    mostly heard as the voice that was already there. Words outside every segment go to the nearest.
    """
    shared: dict[str, list[Word]] = {speaker: [] for speaker in segments}
    last: str | None = None
    for word in words:
        best = max(
            (speaker for speaker in segments if segments[speaker]),
            key=lambda speaker: (round(_reach(word, segments[speaker]), 3), speaker == last),
            default=None,
        )
        if best is not None:
            shared[best].append(word)
            last = best
    return shared


def _reach(word: Word, segments: Sequence[Segment]) -> float:
    """Seconds of the word in the segments; negative: how far away the nearest is."""
    inside = seconds_within(segments, word.start, word.end)
    if inside > 0:
        return inside
    return -min(max(s.start - word.end, word.start - s.end) for s in segments)


def seconds_within(segments: Iterable[Segment], start: float, end: float) -> float:
    """Seconds of the segments that lie in a stretch."""
    return sum(max(0.0, min(one.end, end) - max(one.start, start)) for one in segments)


def join_segments(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The union of segments, in order of time."""
    joined: list[Segment] = []
    for one in sorted(segments, key=lambda one: one.start):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Segment(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return tuple(joined)


def outside(segments: Sequence[Segment], gaps: Iterable[Gap]) -> tuple[Segment, ...]:
    """What of the segments lies outside every gap."""
    left = tuple(segments)
    for gap in (gap for gap in gaps if gap.end > gap.start):
        parts = (
            part
            for one in left
            for part in (
                Segment(one.start, min(one.end, gap.start)),
                Segment(max(one.start, gap.end), one.end),
            )
        )
        left = tuple(part for part in parts if part.duration > 0)
    return left


def unheard_s(gaps: Iterable[Gap], duration_s: float) -> float:
    """Seconds of a recording that were not heard; gaps may overlap or lie past its end."""
    joined = join_segments(Segment(gap.start, gap.end) for gap in gaps)
    return seconds_within(joined, 0.0, duration_s)
