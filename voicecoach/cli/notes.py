"""``sessions note``: what a person has to say of a moment."""

from __future__ import annotations

import click

from voicecoach.cli.common import encodable, plain_option, terminal_width
from voicecoach.errors import BadInput
from voicecoach.report.clock import clock
from voicecoach.text import clean


@click.command()
@click.argument("session")
@click.argument("time", required=False)
@click.argument("text", required=False)
@click.option("--remove", type=click.IntRange(1), metavar="N", help="Remove note N.")
@plain_option
def note(
    session: str,
    time: str | None,
    text: str | None,
    remove: int | None,
    plain: bool,  # noqa: ARG001
) -> None:
    """Note something at a time of a talk; without a time, list the notes.

    Notes stand in the report, marked as yours.

    \b
    Example:
      voicecoach sessions note last 3:12 "She stops breathing here."
      voicecoach sessions note last
      voicecoach sessions note last --remove 1
    """
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.understand import keep_note, take_note_back

    store = Store()
    found = store.get(session)
    if remove is not None:
        if time is not None:
            raise BadInput("--remove takes a note out, so it goes without a time and a text.")
        gone = take_note_back(store, found, remove)
        click.echo(encodable(f"Removed: {clock(gone.at)} {clean(gone.text)}"))
    elif time is None:
        _list(session)
    elif text is None:
        raise BadInput('A note has a time and a text: voicecoach sessions note last 3:12 "...".')
    else:
        kept = keep_note(store, found, time, text)
        click.echo(encodable(f"Noted at {clock(kept.at)}."))


def _list(session: str) -> None:
    from voicecoach.report.terminal import notes_text
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.talks import record_of

    shown = notes_text(record_of(Store().get(session)), terminal_width())
    click.echo(encodable(shown or "No note yet."))
