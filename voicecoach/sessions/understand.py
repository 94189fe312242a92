"""What a person's correction, given in words and numbers, means in a talk; and keeping it.

``said`` maps what is said (``kind``, ``outcome``, ``by``, ``text``, ``speaker``, ``add``, ``at``,
``until``, ``skill``) to its value; ``drop`` and ``reject`` to anything. The command line and the
review page both speak so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from voicecoach.conversation import EventKind
from voicecoach.errors import BadInput
from voicecoach.report.clock import clock
from voicecoach.sessions.talks import Talk, read_talk
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.corrections import Correction, Note
    from voicecoach.sessions.store import Session, Store

MAX_TEXT_CHARS = 2000
ADD_OPTIONS = {"add", "by", "at", "until", "outcome"}
ADDED_S = 1.0
"""Length of an added event whose end is not given."""
_LINE = re.compile(r"[Ll](\d{1,6})")
_MOVE = re.compile(r"[Mm](\d{1,6})")
_EVENT = re.compile(r"#?(\d{1,6})")
_CLOCK = re.compile(r"(?:(?:(\d+):)?(\d{1,3}):)?(\d{1,6}(?:\.\d+)?)")


def keep_said(store: Store, found: Session, target: str | None, said: dict[str, Any]) -> list[str]:
    """Keep the correction that the words mean; return what it changed, a line each.

    Raises BadInput where they mean none.
    """
    from voicecoach.corrections import apply, to_values
    from voicecoach.report.changes import changes

    talk = read_talk(found)
    made = understand(talk, target, said)
    after = apply(talk.machine, [*talk.corrections, made]).analysis
    store.correct(found.info.id, to_values(made), after.speakers)
    return changes(talk.corrected.analysis, after)


def take_last_back(store: Store, found: Session) -> tuple[str, list[str]]:
    """Undo the last correction; return what it was about, and what changed, a line each.

    Raises BadInput where there is none.
    """
    from voicecoach.corrections import apply
    from voicecoach.report.changes import changes, described

    talk = read_talk(found)
    before = talk.corrected.analysis
    after = apply(talk.machine, talk.corrections[:-1]).analysis
    store.correct(found.info.id, None, after.speakers)
    names = dict(zip(talk.machine.speakers, before.speakers, strict=True))
    return described(talk.corrections[-1], names), changes(before, after)


def keep_note(store: Store, found: Session, time: str, text: str) -> Note:
    """Keep a note at a time of the talk; raises BadInput for no time of it, or no text."""
    from voicecoach.corrections import Note, to_values

    duration = read_talk(found).machine.recording.duration
    at, said = seconds_of(time), clean(text, MAX_TEXT_CHARS)
    if not said:
        raise BadInput("A note needs a text.")
    if at > duration:
        raise BadInput(f"The talk is {clock(duration)} long, so {clean(time, 20)} is not in it.")
    note = Note(at, said)
    store.correct(found.info.id, to_values(note))
    return note


def take_note_back(store: Store, found: Session, number: int) -> Note:
    """Remove the note of that number (in order of time, from 1); raises BadInput for none."""
    from voicecoach.corrections import notes_of

    corrections = read_talk(found).corrections
    notes = notes_of(corrections)
    if not 1 <= number <= len(notes):
        raise BadInput(f"There is no note N{number} in session {found.info.id}.")
    note = notes[number - 1]
    place = next(i for i, one in enumerate(corrections) if one is note)
    store.correct(found.info.id, None, place=place)
    return note


def understand(talk: Talk, target: str | None, said: dict[str, Any]) -> Correction:
    """The correction that the options mean; raises BadInput where they mean none."""
    _known(said)
    if "add" in said:
        return _added(talk, target, said)
    if target is None:
        raise BadInput(
            "Say what to correct: the number of an event, L and the number of a line, or M and the "
            "number of a move, as `voicecoach sessions show SESSION --lines` shows them."
        )
    if match := _LINE.fullmatch(target):
        return _line(talk, int(match[1]), said)
    if match := _MOVE.fullmatch(target):
        return _move(talk, int(match[1]), said)
    if match := _EVENT.fullmatch(target):
        return _event(talk, int(match[1]), said)
    raise BadInput(f"{clean(target, 20)!r} is neither an event (3), a line (L12) nor a move (M2).")


def _line(talk: Talk, number: int, said: dict[str, Any]) -> Correction:
    from voicecoach.corrections import LineCorrection, line_numbered

    _only(said, ("text", "speaker"), "A line")
    unit = line_numbered(talk.machine, number)
    text = clean(said["text"], MAX_TEXT_CHARS).strip() if "text" in said else None
    return LineCorrection(unit.speaker, unit.start, text, _machine_name(talk, said.get("speaker")))


def _move(talk: Talk, number: int, said: dict[str, Any]) -> Correction:
    from voicecoach.corrections import move_numbered
    from voicecoach.language.moves import SKILLS

    _only(said, ("reject", "skill"), "A move")
    if len(said) > 1:
        raise BadInput("--reject takes the move out, so it goes without --skill.")
    skill = said.get("skill")
    if skill is not None and skill not in SKILLS:
        raise BadInput(f"{clean(skill, 40)!r} is no skill; there are {', '.join(SKILLS)}.")
    made = move_numbered(talk.machine, talk.corrected, number)
    return replace(made, reject="reject" in said, to=skill)


def _event(talk: Talk, number: int, said: dict[str, Any]) -> Correction:
    from voicecoach.corrections import EventCorrection, event_numbered

    _only(said, ("drop", "kind", "outcome", "by"), "An event")
    by, start = event_numbered(talk.machine, talk.corrected, number)
    shown = dict(zip(talk.corrected.numbers, talk.corrected.analysis.events, strict=True))
    if number not in shown and "kind" not in said:
        raise BadInput(
            f"Event {number} is no longer there, as things were corrected; "
            "say what it is with --kind, or take the last correction back with --undo."
        )
    if "drop" in said and len(said) > 1:
        raise BadInput("--not-an-interruption takes the event out, so it goes with nothing else.")
    kind = said.get("kind") or shown[number].kind
    _outcome_fits(kind, said)
    to = _machine_name(talk, said.get("by"))
    return EventCorrection(by, start, "drop" in said, said.get("kind"), said.get("outcome"), to)


def _only(said: dict[str, Any], these: tuple[str, ...], what: str) -> None:
    """Raise BadInput unless one of ``these`` options, and no other, was given."""
    flags = {"drop": "--not-an-interruption"}
    wanted = ", ".join(flags.get(one, f"--{one}") for one in these)
    if not said or any(option not in these for option in said):
        raise BadInput(f"{what} is corrected with {wanted}.")


def _known(said: dict[str, Any]) -> None:
    """Raise BadInput for a kind or an outcome that there is none of: forms send any text."""
    from voicecoach.corrections import EVENT_KINDS, OUTCOMES

    for option, known in (("kind", EVENT_KINDS), ("add", EVENT_KINDS), ("outcome", OUTCOMES)):
        if option in said and said[option] not in known:
            raise BadInput(
                f"{clean(said[option], 40)!r} is no {'kind' if option == 'add' else option}; "
                f"there are {', '.join(known)}."
            )


def _outcome_fits(kind: EventKind, said: dict[str, Any]) -> None:
    if "outcome" in said and kind != "interruption":
        raise BadInput("Only an interruption has an --outcome; leave it out.")


def _added(talk: Talk, target: str | None, said: dict[str, Any]) -> Correction:
    from voicecoach.corrections import AddedEvent

    if target is not None or not {"add", "by", "at"} <= said.keys() <= ADD_OPTIONS:
        raise BadInput("An event is added so: --add interruption --by NAME --at 1:05.")
    start = seconds_of(said["at"])
    end = seconds_of(said["until"]) if "until" in said else start + ADDED_S
    if not 0 <= start < end <= talk.machine.recording.duration + ADDED_S:
        raise BadInput("--at and --until lie outside the talk, or the wrong way round.")
    _outcome_fits(said["add"], said)
    outcome: Any = said.get("outcome") or ("yielded" if said["add"] == "interruption" else None)
    by = _machine_name(talk, said["by"])
    assert by is not None
    for number, event in zip(talk.corrected.numbers, talk.corrected.analysis.events, strict=True):
        if event.by == said["by"] and event.start < end and start < event.end:
            raise BadInput(f"Event {number} is there already; correct it with --kind or --outcome.")
    return AddedEvent(said["add"], by, start, end, outcome)


def _machine_name(talk: Talk, name: str | None) -> str | None:
    """The machine's label of a speaker that a person names."""
    if name is None:
        return None
    shown = talk.corrected.analysis.speakers
    if len(shown) != 2:
        raise BadInput("Only one voice was told apart in this session, so nobody can be named.")
    if name not in shown:
        raise BadInput(
            f"Nobody here is called {clean(name, 40)!r}; the speakers are "
            f"{' and '.join(clean(one, 40) for one in shown)}."
        )
    return talk.machine.speakers[shown.index(name)]


def day_of(text: str) -> date:
    """The day that is named; raises BadInput where it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInput(f"{clean(text, 20)!r} is no day; write it as 2026-09-30.") from error


def seconds_of(text: str) -> float:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise BadInput(f"{clean(text, 20)!r} is no time; write it as 1:05 or 65.2.")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    if (match[2] and seconds >= 60) or (match[1] and minutes >= 60):
        raise BadInput(f"{clean(text, 20)!r} is no time: after a colon it goes up to 59.")
    return hours * 3600 + minutes * 60 + seconds
