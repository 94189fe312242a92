"""``sessions correct`` and ``sessions name``: what a person says overrules the machine."""

from __future__ import annotations

from typing import Any, get_args

import click

from voicecoach.cli.analyze import parse_names
from voicecoach.cli.common import encodable, plain_option
from voicecoach.conversation import EventKind, Outcome
from voicecoach.errors import BadInput
from voicecoach.sessions.talks import read_talk
from voicecoach.text import clean

KINDS = get_args(EventKind)
OUTCOMES = get_args(Outcome)
TARGET = "TARGET"
"""Value of --reject without one: the move named before it."""


@click.command()
@click.argument("session")
@click.argument("target", required=False)
@click.option("--not-an-interruption", "drop", is_flag=True, help="The event is none.")
@click.option("--kind", type=click.Choice(KINDS), help="The event is of this kind.")
@click.option("--outcome", type=click.Choice(OUTCOMES), help="How the interruption ended.")
@click.option("--by", metavar="NAME", help="It was this one.")
@click.option("--text", metavar="WORDS", help="What was said in the line.")
@click.option("--speaker", metavar="NAME", help="Who said the line.")
@click.option(
    "--reject", is_flag=False, flag_value=TARGET, metavar="[MOVE]", help="The move is none."
)
@click.option("--skill", metavar="SKILL", help="The move is this skill instead.")
@click.option("--add", type=click.Choice(KINDS), help="Add an event, with --by and --at.")
@click.option("--at", metavar="M:SS", help="When the added event began.")
@click.option("--until", metavar="M:SS", help="When it ended; default: a second later.")
@click.option("--undo", is_flag=True, help="Take the last correction back.")
@plain_option
def correct(
    session: str,
    target: str | None,
    reject: str | None,
    undo: bool,
    plain: bool,  # noqa: ARG001
    **said: Any,
) -> None:
    """Correct an event (TARGET 3), a line (TARGET L12) or a move (TARGET M2) of a talk.

    `sessions show SESSION --lines` shows the numbers. What you say is kept beside the machine's
    finding, and every figure is counted again.

    \b
    Example:
      voicecoach sessions correct last 3 --not-an-interruption
      voicecoach sessions correct last 3 --kind backchannel
      voicecoach sessions correct last L12 --text "I see" --speaker Ben
      voicecoach sessions correct last --reject M2
      voicecoach sessions correct last M2 --skill reflection
      voicecoach sessions correct last --add interruption --by Ben --at 1:05
    """
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.understand import keep_said, take_last_back

    store = Store()
    found = store.get(session)
    given = {option: value for option, value in said.items() if value not in (None, False)}
    if reject is not None:
        given["reject"] = True
        target = target if reject == TARGET else reject
    if undo:
        if target is not None or given:
            raise BadInput("--undo takes the last correction back and goes with nothing else.")
        what, lines = take_last_back(store, found)
        click.echo(encodable(f"Taken back: {what}."))
    else:
        lines = keep_said(store, found, target, given)
    for line in lines or ([] if undo else ["Kept. No count changed."]):
        click.echo(encodable(line))
    if not undo:
        click.echo(f"To take it back: voicecoach sessions correct {found.info.id} --undo")


@click.command()
@click.argument("session")
@click.option("--names", callback=parse_names, metavar="A,B", help="In the order shown.")
@click.option("--swap", is_flag=True, help="The names the other way round.")
@click.option("--client", metavar="LABEL", help="Whose session it is; an empty one: nobody's.")
@plain_option
def name(
    session: str,
    names: tuple[str, str] | None,
    swap: bool,
    client: str | None,
    plain: bool,  # noqa: ARG001
) -> None:
    """Say who the two speakers of a talk are, or whose session it is.

    \b
    Example:
      voicecoach sessions name last --names Ana,Ben
      voicecoach sessions name last --swap
      voicecoach sessions name last --client c-014
    """
    from voicecoach.corrections import Names, to_values
    from voicecoach.sessions.store import Store

    store = Store()
    found = store.get(session)
    if client is not None:
        store.set_client(found.info.id, client)
        whose = f"client {clean(client)}" if client else "no client"
        click.echo(encodable(f"{found.info.id}: {whose}."))
        if not names and not swap:
            return
    talk = read_talk(found)
    if len(talk.machine.speakers) != 2:
        raise BadInput("Only one voice was told apart in this session, so there is one to name.")
    if not names and not swap:
        raise BadInput(
            "Name the two: --names Ana,Ben; exchange them with --swap; or name the --client."
        )
    one, two = names or talk.corrected.analysis.speakers
    new = (two, one) if swap else (one, two)
    old = (talk.machine.speakers[0], talk.machine.speakers[1])
    store.correct(found.info.id, to_values(Names(old, new)), new)
    click.echo(encodable(f"The speakers of {found.info.id} are now {new[0]} and {new[1]}."))
