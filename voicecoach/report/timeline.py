"""The talk as two lanes of characters: who speaks when, what happened, balance by the minute."""

from __future__ import annotations

import math
from itertools import pairwise

from voicecoach.conversation import Analysis, FloorEvent
from voicecoach.report.clock import NAME_WIDTH, clock
from voicecoach.report.figures import gap_histogram
from voicecoach.text import clean
from voicecoach.turns.units import seconds_within

CELLS_S = (0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0)
"""Seconds that one character may stand for."""
MAX_ROWS = 4
TIME_WIDTH = 8
FULL, HALF, LITTLE = 0.75, 0.4, 0.1
"""Share of a cell with speech from which each character is used."""
UNICODE_CELLS = "\u2588\u2584\u2582 "
ASCII_CELLS = "#:. "
BOTH = "="
UNHEARD = "?"
MARKS = {"took_floor": "I", "yielded": "i", "backchannel": "b", "terminal_overlap": "t"}
LEGEND = "I took the floor  i gave way  b back-channel  t finished together"


def timeline(analysis: Analysis, width: int, unicode: bool) -> str:
    """Rows of two lanes with the events between them; empty for less than two speakers."""
    if len(analysis.speakers) != 2 or not analysis.recording.duration:
        return ""
    cells = max(20, width - TIME_WIDTH - NAME_WIDTH - 2)
    duration = analysis.recording.duration
    cell_s = next((s for s in CELLS_S if s * cells * MAX_ROWS >= duration), CELLS_S[-1])
    n_rows = math.ceil(duration / (cell_s * cells))
    cells = math.ceil(duration / n_rows / cell_s)  # rows of one length
    rows: list[str] = []
    for i in range(n_rows):
        rows += _row(analysis, i * cells * cell_s, cell_s, cells, unicode)
    unheard = "? not heard; " if analysis.gaps else ""
    return "\n".join([*rows, LEGEND, f"= both at once; {unheard}one column is {cell_s:g} s"])


def by_minute(analysis: Analysis, width: int) -> str:
    """Shares in each window, as text that wraps."""
    if len(analysis.speakers) != 2:
        return ""
    first, second = analysis.speakers
    windows = analysis.balance[first].windows
    if len(windows) < 2:
        return ""
    step_min = (windows[0].end - windows[0].start) / 60
    head = f"By {'minute' if step_min == 1 else f'{step_min:g} minutes'}, "
    head += f"{clean(first, NAME_WIDTH)}/{clean(second, NAME_WIDTH)} %"
    lines = [head]
    cells = [
        f"{clock(one.start)} " + ("-" if one.share is None else _shares(one.share))
        for one in windows
    ]
    wide = max(len(cell) for cell in cells) + 2
    per_line = max(1, (width - 2) // wide)
    for i in range(0, len(cells), per_line):
        lines.append("  " + "".join(cell.ljust(wide) for cell in cells[i : i + per_line]).rstrip())
    return "\n".join(lines)


def waits(analysis: Analysis) -> str:
    """How long each waited before answering, counted in bins of time."""
    bins = gap_histogram(analysis)
    if not bins:
        return ""
    wide = max(len(one.label) for one in bins)
    lines = ["Seconds between one's end and the other's start (under 0: both at once)"]
    names = [clean(who, NAME_WIDTH) for who in analysis.speakers]
    for one in bins:
        counts = "  ".join(
            f"{name} {number:>3}" for name, number in zip(names, one.counts, strict=True)
        )
        lines.append(f"  {one.label:<{wide}}  {counts}")
    return "\n".join(lines).replace("\N{MINUS SIGN}", "-")


def _shares(share: float) -> str:
    own = round(100 * share)
    return f"{own}/{100 - own}"


def _row(
    analysis: Analysis, start: float, cell_s: float, cells: int, unicode: bool
) -> tuple[str, str, str]:
    edges = [start + i * cell_s for i in range(cells + 1)]
    spoken = [
        [seconds_within(analysis.segments[speaker], a, b) / cell_s for a, b in pairwise(edges)]
        for speaker in analysis.speakers
    ]
    marks = [BOTH if a >= LITTLE and b >= LITTLE else " " for a, b in zip(*spoken, strict=True)]
    for gap in analysis.gaps:
        for i, (a, b) in enumerate(pairwise(edges)):
            marks[i] = UNHEARD if gap.start < b and gap.end > a else marks[i]
    for event in analysis.events:
        if start <= event.start < edges[-1]:
            marks[min(cells - 1, int((event.start - start) / cell_s))] = _mark(event)
    lanes = ["".join(_cell(share, unicode) for share in own) for own in spoken]
    names = [clean(name, NAME_WIDTH).ljust(NAME_WIDTH) for name in analysis.speakers]
    blank = " " * TIME_WIDTH
    return (
        f"{clock(start):<{TIME_WIDTH}}{names[0]} {lanes[0]}".rstrip(),
        f"{blank}{' ' * NAME_WIDTH} {''.join(marks)}".rstrip(),
        f"{blank}{names[1]} {lanes[1]}".rstrip(),
    )


def _mark(event: FloorEvent) -> str:
    return MARKS.get(event.outcome or event.kind, "i")


def _cell(share: float, unicode: bool) -> str:
    chars = UNICODE_CELLS if unicode else ASCII_CELLS
    return chars[0 if share >= FULL else 1 if share >= HALF else 2 if share >= LITTLE else 3]
