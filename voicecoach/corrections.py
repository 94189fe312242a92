"""Pure: what a person says against the machine's findings, and everything counted again.

A correction is data, kept beside the finding and never in its place. It names what it is about by
speaker and start as the machine found them, so it holds whatever other corrections there are.
``apply`` starts from the machine's Analysis and makes a corrected one.

Numbers that people type: an *event* is named by its place among the machine's events in order of
time, from 1; added ones follow, then those that only the recount brought up. A *move* is named by
``M`` and its place in the same way, a *line* by ``L`` and the place of the utterance.

A note is kept among the corrections, since it is a person's too, and changes no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import isfinite
from typing import Any, Literal, TypeVar, get_args

from voicecoach.conversation import (
    Analysis,
    EventKind,
    FloorEvent,
    Outcome,
    Utterance,
    Word,
)
from voicecoach.errors import BadInput
from voicecoach.findings import with_floor
from voicecoach.language.disclosure import find_disclosures
from voicecoach.language.moves import SKILLS
from voicecoach.move_corrections import SURE, MoveCorrection, MoveKey, judged, move_key
from voicecoach.turns.floor import Floor, follow_floor


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


@dataclass(frozen=True, slots=True)
class Note:
    """What a person has to say of the moment ``at``."""

    at: float
    text: str
    about: Literal["note"] = "note"


C = TypeVar("C")
K = TypeVar("K")
Correction = EventCorrection | AddedEvent | LineCorrection | Names | MoveCorrection | Note
_KINDS: dict[str, type[Correction]] = {
    "event": EventCorrection,
    "added": AddedEvent,
    "line": LineCorrection,
    "names": Names,
    "move": MoveCorrection,
    "note": Note,
}


EVENT_KINDS: tuple[str, ...] = get_args(EventKind)
OUTCOMES: tuple[str, ...] = get_args(Outcome)
_TIMES = ("start", "end", "at")
_WORDS = ("by", "speaker", "text", "to", "skill")

Key = tuple[str, float]
"""What an event or a line is called in a correction: its speaker and start as first found."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected Analysis; number and key of each of its events and moves (in their order)."""

    analysis: Analysis
    numbers: tuple[int, ...]
    keys: tuple[Key, ...]
    move_numbers: tuple[int, ...]
    move_keys: tuple[MoveKey, ...]


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
        _check(made)
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            "A correction of this session is damaged in the store; put the store back from a "
            "backup, or run `voicecoach sessions forget SESSION`."
        ) from error
    return made


def _check(made: Correction) -> None:
    """Raise ValueError or TypeError where a value is none of its field."""
    for name, value in asdict(made).items():
        if name in _TIMES and not (isinstance(value, int | float) and isfinite(value)):
            raise ValueError(name)
        if name in _WORDS and not isinstance(value, str | None):
            raise TypeError(name)
    if isinstance(made, EventCorrection | AddedEvent):
        optional = isinstance(made, EventCorrection) and made.kind is None
        if made.kind not in EVENT_KINDS and not optional:
            raise ValueError("kind")
        if made.outcome not in (None, *OUTCOMES):
            raise ValueError("outcome")
    elif isinstance(made, Names):
        if not all(isinstance(name, str) for name in (*made.old, *made.new)):
            raise TypeError("names")
    elif isinstance(made, MoveCorrection) and made.to not in (None, *SKILLS):
        raise ValueError("skill")


def apply(machine: Analysis, corrections: Sequence[Correction]) -> Corrected:
    """Count everything again as ``corrections`` say; later ones win."""
    if all(isinstance(one, Note) for one in corrections):
        keys = tuple((event.by, event.start) for event in machine.events)
        move_keys = tuple(map(move_key, machine.moves))
        numbers = [tuple(range(1, len(one) + 1)) for one in (keys, move_keys)]
        return Corrected(machine, numbers[0], keys, numbers[1], move_keys)
    about, lines = _events(corrections), _lines(corrections)
    found = {(event.by, event.start): event for event in machine.events}
    moved = {unit: _corrected_unit(unit, machine, lines, about) for unit in machine.utterances}
    units = tuple(sorted(moved.values(), key=lambda unit: (unit.start, unit.end)))
    floor, events = Floor((), ()), dict[Key, FloorEvent]()
    added = {(one.by, one.start): one for one in _of(corrections, AddedEvent)}
    if len(machine.speakers) == 2:
        floor = follow_floor(units, *_said_of(moved, found, about), machine.gaps)
        events = _as_corrected(floor.events, found, moved, about, machine.speakers)
        for key, one in added.items():
            if not (key in about and about[key].drop):
                made = _as_said(_made(one, machine.speakers), about.get(key), machine.speakers)
                events[key] = made
    ordered = sorted(events, key=lambda key: (events[key].start, events[key].by))
    floor = replace(floor, events=tuple(events[key] for key in ordered))
    analysis = with_floor(
        machine.recording,
        machine.speakers,
        units,
        floor,
        machine.caveats,
        machine.versions,
        machine.gaps,
    )
    moves = judged(analysis.moves, machine.moves, _of(corrections, MoveCorrection))
    kept = tuple(moves.values())
    if kept != analysis.moves:
        disclosures = find_disclosures(analysis.turns, analysis.events, kept)
        analysis = replace(analysis, moves=kept, disclosures=disclosures)
    analysis = _renamed(analysis, _names(machine, corrections))
    return Corrected(
        analysis,
        _numbered(ordered, list(found), list(added)),
        tuple(ordered),
        _numbered(list(moves), list(map(move_key, machine.moves)), []),
        tuple(moves),
    )


def notes_of(corrections: Iterable[Correction]) -> tuple[Note, ...]:
    """The notes, in order of the moments they are about."""
    return tuple(sorted(_of(corrections, Note), key=lambda note: note.at))


def without_notes(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """What was corrected."""
    return tuple(one for one in corrections if not isinstance(one, Note))


def move_numbered(machine: Analysis, corrected: Corrected, number: int) -> MoveCorrection:
    """A correction, yet empty, of the move of that number; raises BadInput where there is none."""
    if number in corrected.move_numbers:
        place = corrected.move_numbers.index(number)
        (speaker, start, skill), move = corrected.move_keys[place], corrected.analysis.moves[place]
        return MoveCorrection(speaker, start, move.end, skill)
    if not 1 <= number <= len(machine.moves):
        raise BadInput(
            f"There is no move M{number}; `voicecoach sessions show SESSION --lines` numbers them."
        )
    move = machine.moves[number - 1]
    return MoveCorrection(move.speaker, move.start, move.end, move.skill)


def event_numbered(machine: Analysis, corrected: Corrected, number: int) -> Key:
    """The key of the event of that number; raises BadInput where there is none."""
    if number in corrected.numbers:
        return corrected.keys[corrected.numbers.index(number)]
    if not 1 <= number <= len(machine.events):
        raise BadInput(
            f"There is no event {number}; `voicecoach sessions show SESSION --lines` numbers them."
        )
    event = machine.events[number - 1]
    return event.by, event.start


def line_numbered(machine: Analysis, number: int) -> Utterance:
    """The machine's utterance of that number; raises BadInput where there is none."""
    if not 1 <= number <= len(machine.utterances):
        raise BadInput(
            f"There is no line L{number}; `voicecoach sessions show SESSION --lines` numbers them."
        )
    return machine.utterances[number - 1]


def _numbered(keys: Sequence[K], found: Sequence[K], added: Sequence[K]) -> tuple[int, ...]:
    """Numbers of findings: the machine's, the added ones, then what the recount brought up."""
    known = [*found, *added]
    known += [key for key in keys if key not in known]
    return tuple(known.index(key) + 1 for key in keys)


def _of(corrections: Iterable[Correction], kind: type[C]) -> list[C]:
    return [one for one in corrections if isinstance(one, kind)]


def _names(machine: Analysis, corrections: Sequence[Correction]) -> dict[str, str]:
    names = {speaker: speaker for speaker in machine.speakers}
    for one in _of(corrections, Names):
        names.update(zip(one.old, one.new, strict=True))
    return names


def _events(corrections: Sequence[Correction]) -> dict[Key, EventCorrection]:
    """The corrections of each event, put together: what a later one leaves open stays."""
    events: dict[Key, EventCorrection] = {}
    for one in corrections:
        if isinstance(one, AddedEvent):
            events.pop((one.by, one.start), None)  # added anew after it was taken out
        elif isinstance(one, EventCorrection):
            before = events.get((one.by, one.start), one)
            events[one.by, one.start] = replace(
                one,
                drop=one.drop or (before.drop and one.kind is None),
                kind=one.kind or before.kind,
                outcome=one.outcome or before.outcome,
                to=one.to or before.to,
            )
    return events


def _lines(corrections: Sequence[Correction]) -> dict[Key, LineCorrection]:
    """The corrections of each line, put together."""
    lines: dict[Key, LineCorrection] = {}
    for one in _of(corrections, LineCorrection):
        before = lines.get((one.speaker, one.start), one)
        text = before.text if one.text is None else one.text
        lines[one.speaker, one.start] = replace(one, text=text, to=one.to or before.to)
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


def _kind_said(said: EventCorrection, event: FloorEvent | None) -> EventKind | None:
    """The kind that a person said, or left as it was when saying whose it was."""
    return said.kind or (event.kind if said.to and event and not said.drop else None)


def _said_of(
    moved: Mapping[Utterance, Utterance],
    found: Mapping[Key, FloorEvent],
    about: Mapping[Key, EventCorrection],
) -> tuple[set[Utterance], set[Utterance]]:
    """Units of which a person said that they are listening, and that they are not."""
    listening, never = set(), set()
    for old, new in moved.items():
        said = about.get((old.speaker, old.start))
        event = found.get((old.speaker, old.start))
        if said is None:
            continue
        kind = _kind_said(said, event)
        if kind == "backchannel":
            listening.add(new)
        elif kind is not None or (said.drop and event and event.kind == "backchannel"):
            never.add(new)
    return listening, never


def _as_corrected(
    recounted: Sequence[FloorEvent],
    found: Mapping[Key, FloorEvent],
    moved: Mapping[Utterance, Utterance],
    about: Mapping[Key, EventCorrection],
    speakers: Sequence[str],
) -> dict[Key, FloorEvent]:
    """The recounted events by key, with what a person said of them."""
    origin = {(new.speaker, new.start): (old.speaker, old.start) for old, new in moved.items()}
    keyed = {origin[event.by, event.start]: event for event in recounted}
    events = {
        key: _as_said(event, about.get(key), speakers)
        for key, event in keyed.items()
        if not (key in about and about[key].drop)
    }
    for key, said in about.items():
        event = found.get(key)
        kind = _kind_said(said, event)
        if event and kind:  # it is that, whatever place the recounted floor has for it
            events[key] = _as_said(keyed.get(key, event), replace(said, kind=kind), speakers)
    return events


def _as_said(
    event: FloorEvent, said: EventCorrection | None, speakers: Sequence[str]
) -> FloorEvent:
    if said is None:
        return event
    if said.to:
        event = replace(event, by=said.to, of=_other(said.to, speakers))
    kind = said.kind or event.kind
    if kind != "interruption":
        return replace(
            event, kind=kind, outcome=None, yield_s=None, handed_back=False, confidence=SURE
        )
    outcome = said.outcome or event.outcome or "yielded"
    return replace(
        event,
        kind=kind,
        outcome=outcome,
        yield_s=event.end - event.start if outcome == "took_floor" else None,
        handed_back=event.handed_back and outcome == event.outcome,
        confidence=SURE,
    )


def _other(speaker: str, speakers: Sequence[str]) -> str:
    return next(one for one in speakers if one != speaker)


def _made(added: AddedEvent, speakers: Sequence[str]) -> FloorEvent:
    of = _other(added.by, speakers)
    yield_s = added.end - added.start if added.outcome == "took_floor" else None
    return FloorEvent(
        added.kind, added.by, of, added.start, added.end, added.outcome, SURE, yield_s
    )


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
        disclosures=tuple(replace(one, speaker=names[one.speaker]) for one in analysis.disclosures),
        balance={names[speaker]: own for speaker, own in analysis.balance.items()},
    )
