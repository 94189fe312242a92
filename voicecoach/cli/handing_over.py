"""``export`` and ``import``: sessions in a ZIP, from one machine to another."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option
from voicecoach.cli.output import write_output
from voicecoach.cli.redacting import ask_to_redact, redact_options
from voicecoach.errors import BadInput
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.report.record import Record


@click.command(short_help=COMMANDS["export"][1])
@click.argument("session", nargs=-1, required=True)
@click.option("--zip", "target", required=True, metavar="PATH", help="The ZIP to write.")
@click.option("--with-audio", is_flag=True, help="The recordings too, where they are here.")
@redact_options
@plain_option
def export(
    session: tuple[str, ...],
    target: str,
    with_audio: bool,
    redacted: bool,
    also: tuple[str, ...],
    keep: tuple[str, ...],
    yes: bool,
    plain: bool,  # noqa: ARG001
) -> None:
    """Pack sessions into a ZIP, with what was corrected and noted.

    \b
    Example:
      voicecoach export last --zip talk.zip
      voicecoach export 20261103 last --zip both.zip --with-audio
    """
    from voicecoach.sessions.handing_over import Packed, pack, values_of
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.talks import record_of, sound_of

    if redacted and with_audio:
        raise BadInput("--redact leaves the sound out, so it goes without --with-audio.")
    store = Store()
    packed: list[Packed] = []
    for session_id in dict.fromkeys(store.resolve(ref) for ref in session):
        found = store.get(session_id)
        if redacted:
            record = ask_to_redact(record_of(found), also, keep, yes)
            if record is None:
                click.echo("Nothing was written.", err=True)
                return
            packed.append(Packed(_redacted_values(record, len(packed) + 1)))
        else:
            sound = sound_of(found) if with_audio and found.info.kind == "talk" else None
            packed.append(Packed(values_of(found), sound))
    write_output(target, lambda file: pack(packed, file))
    one = "One session" if len(packed) == 1 else f"{len(packed)} sessions"
    click.echo(encodable(f"{one} written to {clean(target)}."), err=True)


def _redacted_values(record: Record, number: int) -> dict[str, object]:
    """A redacted talk to pack: corrections are part of it already; notes go along."""
    from datetime import UTC, datetime

    from voicecoach.corrections import to_values
    from voicecoach.report.contract import to_document

    return {
        "id": f"redacted-{number}",
        "kind": "talk",
        # When it was is left out too; sessions are told apart by it, so each has its own.
        "started_at": datetime(
            2000, 1, 1, 0, number // 60 % 60, number % 60, tzinfo=UTC
        ).isoformat(),
        "speakers": list(record.analysis.speakers),
        "title": record.title,
        "client": "",
        "source_sha256": None,
        "document": to_document(record.analysis),
        "corrections": [to_values(note) for note in record.notes],
    }


@click.command("import", short_help=COMMANDS["import"][1])
@click.argument("file", type=click.Path(path_type=Path))
@plain_option
def import_(file: Path, plain: bool) -> None:  # noqa: ARG001
    """Take in the sessions of a ZIP that `voicecoach export` made.

    What is here already is left as it is.

    \b
    Example:
      voicecoach import talk.zip
    """
    from voicecoach import places
    from voicecoach.sessions.handing_over import PASSING, remove_stale, take_in
    from voicecoach.sessions.store import Store

    if not file.is_file():
        raise BadInput(
            f"There is no file {clean(str(file))}; name a ZIP made by voicecoach export."
        )
    scratch = places.make_private(places.data_folder())
    remove_stale(scratch)
    with tempfile.TemporaryDirectory(dir=scratch, prefix=PASSING) as folder:
        taken = take_in(Store(), file, Path(folder))
    for one in taken:
        if one.known:
            click.echo(encodable(f"{one.new} is here already."))
        else:
            click.echo(encodable(f"{one.new} taken in (there: {clean(one.old, 40)})."))
