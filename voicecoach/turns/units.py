"""Inter-pausal units: one speaker's speech with own pauses < 0.2 s bridged, and its words.

Conventions: times in s; functions take and return one speaker's units in order of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voicecoach.conversation import Segment, Utterance, Word

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
    """Join words that no pause of 0.2 s or more divides (timed words without sound)."""
    units: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.start):
        if units and word.start - units[-1][-1].end < MIN_PAUSE_S:
            units[-1].append(word)
        else:
            units.append([word])
    return tuple(
        Utterance(speaker, own[0].start, max(word.end for word in own), tuple(own)) for own in units
    )
