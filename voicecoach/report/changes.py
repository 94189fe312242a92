"""What a correction changed, in lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from voicecoach.conversation import Analysis
from voicecoach.corrections import (
    AddedEvent,
    Correction,
    LineCorrection,
    Names,
    Note,
)
from voicecoach.move_corrections import MoveCorrection
from voicecoach.report.clock import clock
from voicecoach.text import clean

SHARE_SHOWN = 0.005
"""A share that moves by less than half a percentage point is the same: stored figures are rounded.
"""


def changes(before: Analysis, after: Analysis) -> list[str]:
    """The figures that are not as before, a line each."""
    lines = []
    for old, new in zip(before.speakers, after.speakers, strict=True):
        a, b = before.balance[old], after.balance[new]
        for what, x, y in (
            ("interruptions", a.interruptions, b.interruptions),
            ("back-channels", a.backchannels, b.backchannels),
            ("turns", a.turns, b.turns),
            ("questions", a.questions, b.questions),
        ):
            if x != y:
                lines.append(f"{clean(new)}: {what} {_count(x)} -> {_count(y)}")
        if a.share is not None and b.share is not None and abs(a.share - b.share) >= SHARE_SHOWN:
            lines.append(f"{clean(new)}: share of the speech {a.share:.0%} -> {b.share:.0%}")
    lines += _moves(before, after)
    return lines


def described(correction: Correction, names: Mapping[str, str]) -> str:
    """What a correction was about; ``names``: of the machine's speakers, as shown now."""
    if isinstance(correction, Names):
        return f"the names {clean(correction.new[0])} and {clean(correction.new[1])}"
    if isinstance(correction, AddedEvent):
        kind = correction.kind.replace("_", " ").replace("backchannel", "back-channel")
        return f"the {kind} by {clean(names[correction.by])} added at {clock(correction.start)}"
    if isinstance(correction, Note):
        return f"the note at {clock(correction.at)}"
    if isinstance(correction, MoveCorrection):
        skill = correction.skill.replace("_", " ")
        at, who = clock(correction.start), clean(names[correction.speaker])
        return f"what was said of the {skill} of {who} at {at}"
    if isinstance(correction, LineCorrection):
        who, what = correction.speaker, "line"
    else:
        who, what = correction.by, "event"
    return f"what was said of the {what} of {clean(names[who])} at {clock(correction.start)}"


def _moves(before: Analysis, after: Analysis) -> list[str]:
    """What changed on the words: how many findings, and of which skills."""
    lines = []
    if len(after.moves) != len(before.moves):
        lines.append(f"Moves found on the words: {len(before.moves)} -> {len(after.moves)}")
    for old, new in zip(before.speakers, after.speakers, strict=True):
        x, y = (
            Counter(move.skill for move in one.moves if move.speaker == who)
            for one, who in ((before, old), (after, new))
        )
        lines += [
            f"{clean(new)}: {skill.replace('_', ' ')} {x[skill]} -> {y[skill]}"
            for skill in sorted(x | y)
            if x[skill] != y[skill]
        ]
    return lines


def _count(count: int | None) -> str:
    return "unknown" if count is None else str(count)
