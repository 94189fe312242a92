"""The two-lane timeline as shapes: places in percent of a row's width, ready to be drawn.

Percent, so that a picture stretches with the page while its letters keep their size.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voicecoach.conversation import Analysis, FloorEvent, Move, Segment
from voicecoach.report.clock import clock
from voicecoach.report.record import Record
from voicecoach.report.terminal import event_words
from voicecoach.text import clean
from voicecoach.turns.units import join_segments

ROW_MAX_S = 60.0
LONG_ROW_MAX_S = 180.0
LONG_TALK_S = 900.0
"""A row holds a minute; in talks of more than 15 minutes three."""
MAX_ROWS = 480
"""A day; a longer recording has longer rows."""
ROUND_S = 5.0
TICKS_S = (5.0, 10.0, 30.0, 60.0)
MAX_TICKS = 7
PAUSE_S = 2.0
"""Silence longer than this is marked."""
ROW_PX = 800
EVENT_PX, MOVE_PX, LETTER_PX = 18.0, 12.0, 7.8
"""Widths of a flag without its label, and of a letter of that, in a row of ``ROW_PX``."""
LEVELS = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch, in percent of the row."""

    x: float
    width: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding: ``anchor`` in the page, ``label`` beside the sign, ``level`` to keep apart."""

    x: float
    anchor: str
    label: str
    kind: str
    said: str
    at: float
    level: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the timeline, both lanes."""

    start: float
    end: float
    lanes: tuple[tuple[Bar, ...], ...]
    overlaps: tuple[Bar, ...]
    pauses: tuple[Bar, ...]
    unheard: tuple[Bar, ...]
    events: tuple[Flag, ...]
    moves: tuple[tuple[Flag, ...], ...]
    ticks: tuple[Bar, ...]


def timeline_rows(record: Record) -> tuple[Row, ...]:
    """The rows of a talk of two; none for one voice or an empty recording."""
    analysis = record.analysis
    duration = analysis.recording.duration
    if len(analysis.speakers) != 2 or duration <= 0:
        return ()
    longest = ROW_MAX_S if duration <= LONG_TALK_S else LONG_ROW_MAX_S
    n_rows = min(math.ceil(duration / longest), MAX_ROWS)
    row_s = math.ceil(duration / n_rows / ROUND_S) * ROUND_S
    n_rows = math.ceil(duration / row_s)
    segments = [join_segments(analysis.segments[who]) for who in analysis.speakers]
    both, silent = _both(*segments), _silences(analysis)
    return tuple(
        _row(record, i * row_s, (i + 1) * row_s, segments, both, silent) for i in range(n_rows)
    )


def _row(
    record: Record,
    start: float,
    end: float,
    segments: Sequence[Sequence[Segment]],
    both: Sequence[Segment],
    silent: Sequence[Segment],
) -> Row:
    analysis = record.analysis

    def place(seconds: float) -> float:
        return round(100 * (seconds - start) / (end - start), 2)

    def bars(stretches: Iterable[Segment], labelled: bool = False) -> tuple[Bar, ...]:
        return tuple(
            Bar(
                place(max(one.start, start)),
                round(100 * (min(one.end, end) - max(one.start, start)) / (end - start), 2),
                f"{one.duration:.0f} s" if labelled and one.start >= start else "",
            )
            for one in stretches
            if one.start < end and one.end > start
        )

    events = [
        _event_flag(number, event, place(event.start))
        for number, event in zip(record.event_numbers, analysis.events, strict=True)
        if start <= event.start < end
    ]
    moves = [
        [
            _move_flag(number, move, place(move.start))
            for number, move in zip(record.move_numbers, analysis.moves, strict=True)
            if move.speaker == who and start <= move.start < end
        ]
        for who in analysis.speakers
    ]
    return Row(
        start=start,
        end=end,
        lanes=tuple(bars(own) for own in segments),
        overlaps=bars(both),
        pauses=bars(silent, labelled=True),
        unheard=bars(Segment(gap.start, gap.end) for gap in analysis.gaps),
        events=_levelled(events, EVENT_PX),
        moves=tuple(_levelled(own, MOVE_PX) for own in moves),
        ticks=_ticks(start, end),
    )


def _event_flag(number: int, event: FloorEvent, x: float) -> Flag:
    label = str(number)
    return Flag(x, f"e{number}", label, event.kind, event_words(event), event.start, 0)


def drawn_sign(polarity: int) -> str:
    """The sign of a move as it is drawn."""
    return {1: "+", 0: "\N{MIDDLE DOT}", -1: "\N{MINUS SIGN}"}[polarity]


def _move_flag(number: int, move: Move, x: float) -> Flag:
    sign = {1: "plus", 0: "neutral", -1: "minus"}[move.polarity]
    said = f"{clean(move.speaker)}: {move.skill.replace('_', ' ')}, \u201c{clean(move.quote)}\u201d"
    label = f"{drawn_sign(move.polarity)}M{number}"
    return Flag(x, f"m{number}", label, sign, said, move.start, 0)


def _levelled(flags: Sequence[Flag], own_px: float) -> tuple[Flag, ...]:
    """Flags that are too near to stand side by side go to another level; then without a label."""
    free = [0.0] * LEVELS
    placed = []
    for flag in sorted(flags, key=lambda one: one.x):
        level = next((i for i in range(LEVELS) if free[i] <= flag.x), None)
        if level is None:
            level = min(range(LEVELS), key=lambda i: free[i])
            label = ""
        else:
            label = flag.label
            free[level] = flag.x + 100 * (own_px + LETTER_PX * len(flag.label)) / ROW_PX
        placed.append(Flag(flag.x, flag.anchor, label, flag.kind, flag.said, flag.at, level))
    return tuple(placed)


def _ticks(start: float, end: float) -> tuple[Bar, ...]:
    longest = math.ceil((end - start) / MAX_TICKS / TICKS_S[-1]) * TICKS_S[-1]
    step = next((s for s in TICKS_S if (end - start) / s <= MAX_TICKS), longest)
    first = math.ceil(start / step)
    return tuple(
        Bar(round(100 * (i * step - start) / (end - start), 2), 0, clock(i * step))
        for i in range(first, math.ceil(end / step))
    )


def _both(one: Sequence[Segment], two: Sequence[Segment]) -> tuple[Segment, ...]:
    """Where both speak, walked through once."""
    both = []
    i = j = 0
    while i < len(one) and j < len(two):
        start, end = max(one[i].start, two[j].start), min(one[i].end, two[j].end)
        if start < end:
            both.append(Segment(start, end))
        if one[i].end <= two[j].end:
            i += 1
        else:
            j += 1
    return tuple(both)


def _silences(analysis: Analysis) -> tuple[Segment, ...]:
    """Silence of more than two seconds; what was not heard is none."""
    heard = [one for own in analysis.segments.values() for one in own]
    heard += [Segment(gap.start, gap.end) for gap in analysis.gaps]
    joined = join_segments(heard)
    edges = [0.0, *(edge for one in joined for edge in (one.start, one.end))]
    edges.append(max(edges[-1], analysis.recording.duration))
    return tuple(
        Segment(start, end)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start > PAUSE_S
    )
