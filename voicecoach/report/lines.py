"""The transcript: lines in order of time, their words marked by the moves found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor

from voicecoach.conversation import FloorEvent, Move, Utterance
from voicecoach.corrections import Note
from voicecoach.report.record import Record
from voicecoach.text import clean
from voicecoach.turns.backchannels import is_heard_well


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line that belong to the same moves (numbers; mostly none)."""

    text: str
    moves: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance. ``moves`` and ``events`` begin in it; ``listening``: a back-channel."""

    number: int
    unit: Utterance
    runs: tuple[Run, ...]
    moves: tuple[tuple[int, Move], ...]
    events: tuple[tuple[int, FloorEvent], ...]
    notes: tuple[Note, ...]
    new_speaker: bool
    listening: bool
    by_hand: bool
    doubtful: bool


def transcript_lines(record: Record) -> tuple[Line, ...]:
    """Every utterance as a line; a note stands with the last line that began before it."""
    moves = list(zip(record.move_numbers, record.analysis.moves, strict=True))
    events = list(zip(record.event_numbers, record.analysis.events, strict=True))
    units = record.analysis.utterances
    places = [_place(note, units) for note in record.notes]
    before: str | None = None
    lines = []
    for i, unit in enumerate(units):
        its = tuple(p for p in events if (p[1].by, p[1].start) == (unit.speaker, unit.start))
        lines.append(
            Line(
                number=i + 1,
                unit=unit,
                runs=tuple(_runs(unit, moves)),
                moves=tuple(pair for pair in moves if _begins_in(pair[1], unit)),
                events=its,
                notes=tuple(n for n, place in zip(record.notes, places, strict=True) if place == i),
                new_speaker=unit.speaker != before,
                listening=any(event.kind == "backchannel" for _, event in its),
                by_hand=(unit.speaker, unit.start) in record.by_hand.lines,
                doubtful=is_doubtful(unit),
            )
        )
        before = unit.speaker
    return tuple(lines)


def _place(note: Note, units: Sequence[Utterance]) -> int:
    """The place of the last unit that began before the note (of the first, where none did).

    Times are shown in whole seconds: who types one of them means what is shown with it.
    """
    whole = note.at == floor(note.at)
    began = [
        i for i, one in enumerate(units) if (floor(one.start) if whole else one.start) <= note.at
    ]
    return began[-1] if began else 0


def is_doubtful(unit: Utterance) -> bool:
    """Whether the words were heard badly."""
    return bool(unit.words) and not is_heard_well(unit)


def probability(unit: Utterance) -> float:
    """Mean probability of the words (1 where there are none)."""
    if not unit.words:
        return 1.0
    return sum(word.probability for word in unit.words) / len(unit.words)


def _begins_in(move: Move, unit: Utterance) -> bool:
    return move.speaker == unit.speaker and unit.start <= move.start < unit.end


def _runs(unit: Utterance, moves: Sequence[tuple[int, Move]]) -> Iterator[Run]:
    own = [
        (number, move)
        for number, move in moves
        if move.speaker == unit.speaker and move.start < unit.end and unit.start < move.end
    ]
    marked = [
        (tuple(n for n, move in own if move.start <= word.start < move.end), clean(word.text))
        for word in unit.words
    ]
    for numbers, words in groupby(marked, key=lambda pair: pair[0]):
        yield Run(" ".join(text for _, text in words), numbers)
