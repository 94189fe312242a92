"""``sessions correct`` and ``sessions name``: what a person says overrules the machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import click

from voicecoach.cli.analyze import parse_names
from voicecoach.cli.common import encodable, plain_option
from voicecoach.cli.talks import Talk, read_talk
from voicecoach.conversation import EventKind, Outcome
from voicecoach.errors import BadInput
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.corrections import Correction

KINDS = get_args(EventKind)
OUTCOMES = get_args(Outcome)
MAX_TEXT_CHARS = 2000
ADD_OPTIONS = {"add", "by", "at", "until", "outcome"}
ADDED_S = 1.0
"""Length of an added event whose end is not given."""
_LINE = re.compile(r"[Ll](\d{1,6})")
_EVENT = re.compile(r"#?(\d{1,6})")
_CLOCK = re.compile(r"(?:(?:(\d+):)?(\d{1,3}):)?(\d{1,6}(?:\.\d+)?)")


@click.command()
@click.argument("session")
@click.argument("target", required=False)
@click.option("--not-an-interruption", "drop", is_flag=True, help="The event is none.")
@click.option("--kind", type=click.Choice(KINDS), help="The event is of this kind.")
@click.option("--outcome", type=click.Choice(OUTCOMES), help="How the interruption ended.")
@click.option("--by", metavar="NAME", help="It was this one.")
@click.option("--text", metavar="WORDS", help="What was said in the line.")
@click.option("--speaker", metavar="NAME", help="Who said the line.")
@click.option("--add", type=click.Choice(KINDS), help="Add an event, with --by and --at.")
@click.option("--at", metavar="M:SS", help="When the added event began.")
@click.option("--until", metavar="M:SS", help="When it ended; default: a second later.")
@click.option("--undo", is_flag=True, help="Take the last correction back.")
@plain_option
def correct(session: str, target: str | None, undo: bool, plain: bool, **said: Any) -> None:  # noqa: ARG001
    """Correct an event (TARGET 3) or a line (TARGET L12) of a talk.

    `sessions show SESSION --lines` shows the numbers. What you say is kept beside the machine's
    finding, and every figure is counted again.

    \b
    Example:
      voicecoach sessions correct last 3 --not-an-interruption
      voicecoach sessions correct last 3 --kind backchannel
      voicecoach sessions correct last L12 --text "I see" --speaker Ben
      voicecoach sessions correct last --add interruption --by Ben --at 1:05
    """
    from voicecoach.corrections import apply, to_values
    from voicecoach.report.changes import changes, described
    from voicecoach.sessions.store import Store

    store = Store()
    found = store.get(session)
    talk = read_talk(found)
    before = talk.corrected.analysis
    given = {option: value for option, value in said.items() if value not in (None, False)}
    if undo:
        if target is not None or given:
            raise BadInput("--undo takes the last correction back and goes with nothing else.")
        after = apply(talk.machine, talk.corrections[:-1]).analysis
        store.correct(found.info.id, None, after.speakers)
        names = dict(zip(talk.machine.speakers, before.speakers, strict=True))
        click.echo(encodable(f"Taken back: {described(talk.corrections[-1], names)}."))
    else:
        made = _understand(talk, target, given)
        after = apply(talk.machine, [*talk.corrections, made]).analysis
        store.correct(found.info.id, to_values(made), after.speakers)
    lines = changes(before, after)
    for line in lines or ([] if undo else ["Kept. No count changed."]):
        click.echo(encodable(line))
    if not undo:
        click.echo(f"To take it back: voicecoach sessions correct {found.info.id} --undo")


@click.command()
@click.argument("session")
@click.option("--names", callback=parse_names, metavar="A,B", help="In the order shown.")
@click.option("--swap", is_flag=True, help="The names the other way round.")
@plain_option
def name(session: str, names: tuple[str, str] | None, swap: bool, plain: bool) -> None:  # noqa: ARG001
    """Say who the two speakers of a talk are.

    \b
    Example:
      voicecoach sessions name last --names Ana,Ben
      voicecoach sessions name last --swap
    """
    from voicecoach.corrections import Names, to_values
    from voicecoach.sessions.store import Store

    store = Store()
    found = store.get(session)
    talk = read_talk(found)
    if len(talk.machine.speakers) != 2:
        raise BadInput("Only one voice was told apart in this session, so there is one to name.")
    if not names and not swap:
        raise BadInput("Name the two: --names Ana,Ben; or exchange them with --swap.")
    one, two = names or talk.corrected.analysis.speakers
    new = (two, one) if swap else (one, two)
    old = (talk.machine.speakers[0], talk.machine.speakers[1])
    store.correct(found.info.id, to_values(Names(old, new)), new)
    click.echo(encodable(f"The speakers of {found.info.id} are now {new[0]} and {new[1]}."))


def _understand(talk: Talk, target: str | None, said: dict[str, Any]) -> Correction:
    """The correction that the options mean; raises BadInput where they mean none."""
    if "add" in said:
        return _added(talk, target, said)
    if target is None:
        raise BadInput(
            "Say what to correct: the number of an event, or L and the number of a line, as "
            "`voicecoach sessions show SESSION --lines` shows them."
        )
    if match := _LINE.fullmatch(target):
        return _line(talk, int(match[1]), said)
    if match := _EVENT.fullmatch(target):
        return _event(talk, int(match[1]), said)
    raise BadInput(f"{clean(target, 20)!r} is neither an event (3) nor a line (L12).")


def _line(talk: Talk, number: int, said: dict[str, Any]) -> Correction:
    from voicecoach.corrections import LineCorrection, line_numbered

    _only(said, ("text", "speaker"), "A line")
    unit = line_numbered(talk.machine, number)
    text = clean(said["text"], MAX_TEXT_CHARS).strip() if "text" in said else None
    return LineCorrection(unit.speaker, unit.start, text, _machine_name(talk, said.get("speaker")))


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


def _outcome_fits(kind: EventKind, said: dict[str, Any]) -> None:
    if "outcome" in said and kind != "interruption":
        raise BadInput("Only an interruption has an --outcome; leave it out.")


def _added(talk: Talk, target: str | None, said: dict[str, Any]) -> Correction:
    from voicecoach.corrections import AddedEvent

    if target is not None or not {"add", "by", "at"} <= said.keys() <= ADD_OPTIONS:
        raise BadInput("An event is added so: --add interruption --by NAME --at 1:05.")
    start = _seconds(said["at"])
    end = _seconds(said["until"]) if "until" in said else start + ADDED_S
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


def _seconds(text: str) -> float:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise BadInput(f"{clean(text, 20)!r} is no time; write it as 1:05 or 65.2.")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
