"""Where one opened up, and how the other met it, on the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter

from voicecoach.conversation import Analysis, Disclosure
from voicecoach.report.clock import NAME_WIDTH, clock
from voicecoach.text import clean

MAX_LISTED = 8
"""Moments listed; the rest are counted and stand in the JSON."""


def openings(analysis: Analysis, width: int) -> str:
    """Counts of the answers a speaker, then the moments; empty where nobody opened up."""
    if not analysis.disclosures:
        return ""
    lines = ["When one opened up"]
    for speaker in analysis.speakers:
        own = [one for one in analysis.disclosures if one.speaker == speaker]
        if own:
            counts = _counts(analysis, speaker, own)
            lines += textwrap.wrap(counts, width, initial_indent="  ", subsequent_indent=" " * 4)
    for one in analysis.disclosures[:MAX_LISTED]:
        name = clean(one.speaker, NAME_WIDTH)
        head = f"  {clock(one.start):>5}  {name}: "
        tail = f" -> {_met(one)}"
        room = max(20, width - len(head) - len(tail) - 2)
        lines.append(f'{head}"{clean(one.quote, room)}"{tail}')
    if len(analysis.disclosures) > MAX_LISTED:
        lines.append(f"  ... and {len(analysis.disclosures) - MAX_LISTED} more (see --json)")
    return "\n".join(lines)


def _counts(analysis: Analysis, speaker: str, own: list[Disclosure]) -> str:
    other = next(one for one in analysis.speakers if one != speaker)
    times = "once" if len(own) == 1 else f"{len(own)} times"
    met = Counter(response for one in own for response in one.responses)
    parts = [f"{_word(response)} {count}" for response, count in met.most_common()]
    over = sum(one.spoken_over for one in own)
    parts += [f"spoken over {over} (not counted)"] if over else []
    name, partner = clean(speaker, NAME_WIDTH), clean(other, NAME_WIDTH)
    return f"{name} {times}; {partner}: {', '.join(parts)}"


def _met(one: Disclosure) -> str:
    return "spoken over" if one.spoken_over else ", ".join(map(_word, one.responses))


def _word(response: str) -> str:
    return response.replace("_", " ")
