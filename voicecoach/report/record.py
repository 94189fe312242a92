"""What a report is about: a talk as corrected, with what a person said of it, and where from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from voicecoach.conversation import Analysis
from voicecoach.corrections import (
    AddedEvent,
    Corrected,
    Correction,
    EventCorrection,
    LineCorrection,
    Note,
    notes_of,
    without_notes,
)
from voicecoach.move_corrections import MoveCorrection
from voicecoach.report.changes import described
from voicecoach.report.contract import to_document
from voicecoach.text import clean

BY_HAND = "By hand"
BY_COACH = "Coach"
"""Who a note and a correction are said to be from; the latter where the session has a client."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person said: numbers of events and moves, (speaker, start) of lines; in words all."""

    who: str = BY_HAND
    events: frozenset[int] = frozenset()
    moves: frozenset[int] = frozenset()
    lines: frozenset[tuple[str, float]] = frozenset()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A talk to report on; ``event_numbers`` and ``move_numbers`` are in the analysis's order."""

    analysis: Analysis
    event_numbers: tuple[int, ...]
    move_numbers: tuple[int, ...]
    id: str = "talk"
    title: str = "Talk"
    started_at: datetime | None = None
    client: str = ""
    notes: tuple[Note, ...] = ()
    by_hand: ByHand = field(default=ByHand())
    redacted: bool = False
    agreed: str = ""
    """Who agreed to be recorded, and when; empty where nobody was asked here."""


def plain_record(analysis: Analysis) -> Record:
    """A record of an analysis that nobody has kept or corrected."""
    events, moves = (range(1, len(one) + 1) for one in (analysis.events, analysis.moves))
    return Record(analysis, tuple(events), tuple(moves))


def make_record(
    machine: Analysis,
    corrected: Corrected,
    corrections: Sequence[Correction],
    *,
    id: str,
    title: str,
    started_at: datetime,
    client: str = "",
    agreed: Any = None,
) -> Record:
    """Put a talk and its corrections together; ``agreed``: as the session's document has it."""
    return Record(
        analysis=corrected.analysis,
        event_numbers=corrected.numbers,
        move_numbers=corrected.move_numbers,
        id=id,
        title=title,
        started_at=started_at,
        client=client,
        notes=notes_of(corrections),
        by_hand=_by_hand(machine, corrected, corrections, BY_COACH if client else BY_HAND),
        agreed=_agreement(agreed),
    )


def _agreement(agreed: Any) -> str:
    """A session document's ``agreed`` as a sentence."""
    if not agreed:
        return ""
    who = ", ".join(f"{one['name']} {one['at'][11:16]}" for one in agreed["recording"])
    kept = "kept" if agreed["keep_audio"] else "deleted after the analysis"
    return clean(f"Agreed to be recorded: {who}; the recording was to be {kept}.")


def document_of(record: Record) -> dict[str, Any]:
    """The analysis as the JSON contract has it, with the notes."""
    notes = [{"at": note.at, "who": record.by_hand.who, "text": note.text} for note in record.notes]
    return {**to_document(record.analysis), **({"notes": notes} if notes else {})}


def _by_hand(
    machine: Analysis, corrected: Corrected, corrections: Sequence[Correction], who: str
) -> ByHand:
    names = dict(zip(machine.speakers, corrected.analysis.speakers, strict=True))
    events, moves, lines = set(), set(), set()
    for one in corrections:
        if isinstance(one, EventCorrection | AddedEvent):
            events.add((one.by, one.start))
        elif isinstance(one, MoveCorrection):
            moves.add((one.speaker, one.start, one.skill))
        elif isinstance(one, LineCorrection):
            lines.add((names[one.to or one.speaker], one.start))
    return ByHand(
        who,
        _numbers_of(events, corrected.keys, corrected.numbers),
        _numbers_of(moves, corrected.move_keys, corrected.move_numbers),
        frozenset(lines),
        tuple(described(one, names) for one in without_notes(corrections)),
    )


def _numbers_of(
    said: set[tuple[str, float]] | set[tuple[str, float, str]],
    keys: Sequence[tuple[object, ...]],
    numbers: Sequence[int],
) -> frozenset[int]:
    return frozenset(number for key, number in zip(keys, numbers, strict=True) if key in said)
