"""Pure: what a person says against the machine's findings, and everything counted again.

A correction is data, kept beside the finding and never in its place. It names what it is about by
speaker and start as the machine found them, so it holds whatever other corrections there are.
``apply`` starts from the machine's Analysis and makes a corrected one.

Numbers that people type: an *event* is named by its place among the machine's events in order of
time, from 1 (added ones follow); a *line* by ``L`` and the place of the utterance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, TypeVar

from voicecoach.conversation import Analysis, EventKind, FloorEvent, Outcome, Utterance, Word
from voicecoach.errors import BadInput
from voicecoach.findings import with_floor
from voicecoach.turns.floor import follow_floor

SURE = 1.0
"""Confidence of what a person has said."""


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """About the event that ``by`` began at ``start``: what it is instead.

    ``drop``: it is none. ``kind``, ``outcome``: it is of that kind. ``to``: it was the other.
    """

    by: str
    start: float
    drop: bool = False
    kind: EventKind | None = None
    outcome: Outcome | None = None
    to: str | None = None
    about: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class AddedEvent:
    """An event that the machine did not find."""

    kind: EventKind
    by: str
    start: float
    end: float
    outcome: Outcome | None = None
    about: Literal["added"] = "added"


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """About the utterance that ``speaker`` began at ``start``: its words or whose it is."""

    speaker: str
    start: float
    text: str | None = None
    to: str | None = None
    about: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class Names:
    """Who the speakers are: the machine's names and the right ones, in the same order."""

    old: tuple[str, str]
    new: tuple[str, str]
    about: Literal["names"] = "names"


C = TypeVar("C")
Correction = EventCorrection | AddedEvent | LineCorrection | Names
_KINDS: dict[str, type[Correction]] = {
    "event": EventCorrection,
    "added": AddedEvent,
    "line": LineCorrection,
    "names": Names,
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected Analysis, and the number of each of its events (in the same order)."""

    analysis: Analysis
    numbers: tuple[int, ...]


def to_values(correction: Correction) -> dict[str, Any]:
    """``correction`` as JSON-ready values."""
    return asdict(correction)


def from_values(values: Mapping[str, Any]) -> Correction:
    """The correction of these values; raises BadInput for what is none."""
    try:
        kind: Any = _KINDS[values["about"]]
        made: Correction = kind(
            **{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
        )
    except (KeyError, TypeError) as error:
        raise BadInput(
            "A correction in the store cannot be read; `voicecoach sessions correct SESSION "
            "--undo` takes the last one back."
        ) from error
    return made


def apply(machine: Analysis, corrections: Sequence[Correction]) -> Corrected:
    """Count everything again as ``corrections`` say; later ones win."""
    if not corrections or len(machine.speakers) != 2:
        return Corrected(machine, tuple(range(1, len(machine.events) + 1)))
    names = _names(machine, corrections)
    about = _events(corrections)
    lines = _lines(corrections)
    moved = {unit: _corrected_unit(unit, machine, lines, about) for unit in machine.utterances}
    units = tuple(sorted(moved.values(), key=lambda unit: (unit.start, unit.end)))
    listening, never = _said_of(moved, machine, about)
    floor = follow_floor(units, listening, never)
    numbered = _number(machine, floor.events, moved, about)
    for i, added in enumerate(_of(corrections, AddedEvent), start=len(machine.events) + 1):
        numbered.append((i, _made(added, machine.speakers)))
    numbered.sort(key=lambda pair: (pair[1].start, pair[0]))
    floor = replace(floor, events=tuple(event for _, event in numbered))
    analysis = with_floor(
        machine.recording, machine.speakers, units, floor, machine.caveats, machine.versions
    )
    analysis = _renamed(replace(analysis, gaps=machine.gaps), names)
    return Corrected(analysis, tuple(number for number, _ in numbered))


def event_numbered(machine: Analysis, number: int) -> FloorEvent:
    """The machine's event of that number; raises BadInput where there is none."""
    if not 1 <= number <= len(machine.events):
        count = len(machine.events)
        raise BadInput(
            f"There is no event {number}; the machine found {count} here, "
            "and `voicecoach sessions show SESSION` numbers them."
        )
    return machine.events[number - 1]


def line_numbered(machine: Analysis, number: int) -> Utterance:
    """The machine's utterance of that number; raises BadInput where there is none."""
    if not 1 <= number <= len(machine.utterances):
        raise BadInput(
            f"There is no line L{number}; `voicecoach sessions show SESSION --lines` numbers them."
        )
    return machine.utterances[number - 1]


def _of(corrections: Iterable[Correction], kind: type[C]) -> list[C]:
    return [one for one in corrections if isinstance(one, kind)]


def _names(machine: Analysis, corrections: Sequence[Correction]) -> dict[str, str]:
    names = {speaker: speaker for speaker in machine.speakers}
    for one in _of(corrections, Names):
        names.update(zip(one.old, one.new, strict=True))
    return names


def _events(corrections: Sequence[Correction]) -> dict[tuple[str, float], EventCorrection]:
    """The corrections of each event, put together: what a later one leaves open stays."""
    events: dict[tuple[str, float], EventCorrection] = {}
    for one in _of(corrections, EventCorrection):
        before = events.get((one.by, one.start), one)
        events[one.by, one.start] = EventCorrection(
            one.by,
            one.start,
            one.drop or (before.drop and one.kind is None),
            one.kind or before.kind,
            one.outcome or before.outcome,
            one.to or before.to,
        )
    return events


def _lines(corrections: Sequence[Correction]) -> dict[tuple[str, float], LineCorrection]:
    """The corrections of each line, put together."""
    lines: dict[tuple[str, float], LineCorrection] = {}
    for one in _of(corrections, LineCorrection):
        before = lines.get((one.speaker, one.start), one)
        lines[one.speaker, one.start] = LineCorrection(
            one.speaker,
            one.start,
            before.text if one.text is None else one.text,
            before.to if one.to is None else one.to,
        )
    return lines


def _corrected_unit(
    unit: Utterance,
    machine: Analysis,
    lines: Mapping[tuple[str, float], LineCorrection],
    about: Mapping[tuple[str, float], EventCorrection],
) -> Utterance:
    line = lines.get((unit.speaker, unit.start))
    event = about.get((unit.speaker, unit.start))
    if line is not None and line.text is not None:
        unit = replace(unit, words=spread(line.text, unit.start, unit.end))
    to = (line and line.to) or (event and event.to)
    return replace(unit, speaker=to) if to in machine.speakers and to else unit


def spread(text: str, start: float, end: float) -> tuple[Word, ...]:
    """Words of ``text`` spread evenly over a stretch: their times are guesses."""
    words = text.split()
    step = (end - start) / max(1, len(words))
    return tuple(
        Word(round(start + i * step, 3), round(start + (i + 1) * step, 3), word, SURE)
        for i, word in enumerate(words)
    )


def _said_of(
    moved: Mapping[Utterance, Utterance],
    machine: Analysis,
    about: Mapping[tuple[str, float], EventCorrection],
) -> tuple[set[Utterance], set[Utterance]]:
    """Units of which a person said that they are listening, and that they are not."""
    found = {(event.by, event.start): event for event in machine.events}
    listening, never = set(), set()
    for old, new in moved.items():
        said = about.get((old.speaker, old.start))
        event = found.get((old.speaker, old.start))
        if said is None:
            continue
        if said.kind == "backchannel":
            listening.add(new)
        elif said.kind is not None or (said.drop and event and event.kind == "backchannel"):
            never.add(new)
    return listening, never


def _number(
    machine: Analysis,
    events: Sequence[FloorEvent],
    moved: Mapping[Utterance, Utterance],
    about: Mapping[tuple[str, float], EventCorrection],
) -> list[tuple[int, FloorEvent]]:
    """Give the recounted events the machine's numbers and what a person said of them."""
    numbers = {(event.by, event.start): i for i, event in enumerate(machine.events, start=1)}
    origin = {(new.speaker, new.start): (old.speaker, old.start) for old, new in moved.items()}
    kept: list[tuple[int, FloorEvent]] = []
    for event in events:
        key = origin.get((event.by, event.start), (event.by, event.start))
        said = about.get(key)
        if said is not None:
            if said.drop:
                continue
            event = _as_said(event, said)
        kept.append((numbers.get(key, 0), event))
    there = {number for number, _ in kept}
    for key, said in about.items():
        number = numbers.get(key, 0)
        if said.kind is not None and number not in there:  # the floor has no place for it
            event = machine.events[number - 1]
            to = said.to or event.by
            of = next(speaker for speaker in machine.speakers if speaker != to)
            kept.append((number, _as_said(replace(event, by=to, of=of), said)))
    return kept


def _as_said(event: FloorEvent, said: EventCorrection) -> FloorEvent:
    kind = said.kind or event.kind
    outcome = said.outcome or event.outcome
    if kind != "interruption":
        return replace(
            event, kind=kind, outcome=None, yield_s=None, handed_back=False, confidence=SURE
        )
    outcome = outcome or "yielded"
    yield_s = event.end - event.start if outcome == "took_floor" else None
    return replace(event, kind=kind, outcome=outcome, yield_s=yield_s, confidence=SURE)


def _made(added: AddedEvent, speakers: Sequence[str]) -> FloorEvent:
    of = next(speaker for speaker in speakers if speaker != added.by)
    return FloorEvent(added.kind, added.by, of, added.start, added.end, added.outcome, SURE)


def _renamed(analysis: Analysis, names: Mapping[str, str]) -> Analysis:
    if all(old == new for old, new in names.items()):
        return analysis

    def unit(one: Utterance) -> Utterance:
        return replace(one, speaker=names[one.speaker])

    return replace(
        analysis,
        speakers=tuple(names[speaker] for speaker in analysis.speakers),
        segments={names[speaker]: own for speaker, own in analysis.segments.items()},
        utterances=tuple(unit(one) for one in analysis.utterances),
        turns=tuple(
            replace(
                turn,
                speaker=names[turn.speaker],
                utterances=tuple(unit(one) for one in turn.utterances),
            )
            for turn in analysis.turns
        ),
        events=tuple(
            replace(event, by=names[event.by], of=names[event.of]) for event in analysis.events
        ),
        moves=tuple(replace(move, speaker=names[move.speaker]) for move in analysis.moves),
        balance={names[speaker]: own for speaker, own in analysis.balance.items()},
    )
