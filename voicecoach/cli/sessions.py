"""``voicecoach sessions``: list, show, name, correct, resume and forget kept sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import (
    encodable,
    make_console,
    need_someone_to_ask,
    plain_option,
    tell_error,
    unicode_ok,
)
from voicecoach.cli.comparing import compare, progress
from voicecoach.cli.correcting import correct, name
from voicecoach.cli.notes import note
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.errors import BadInput
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.sessions.store import Session, SessionInfo

GAP = "  "
SPEAKERS_MAX_CELLS = 20
CLIENT_MAX_CELLS = 12
TITLE_MIN_CELLS = 10
CELL_MAX_CHARS = 60

EMPTY = (
    "No session is kept yet. To keep a first one:\n"
    "  voicecoach demo --save\n"
    "  voicecoach analyze FILE"
)
NONE_SUCH = "No session is like that; `voicecoach sessions list` shows all."
BEYOND_REACH = (
    "Not within reach: copies in backups or synced folders, and traces in the cells of an SSD."
)


@click.group(short_help=COMMANDS["sessions"][1])
def sessions() -> None:
    """List, show, name, correct, resume, forget sessions.

    SESSION is an id, the beginning of one that no other id has, or `last`.

    \b
    Example:
      voicecoach sessions show last
    """


@sessions.command("list")
@click.option("--client", metavar="LABEL", help="Only this client's.")
@click.option("--since", metavar="YYYY-MM-DD", help="From this day on.")
@json_option
@plain_option
def list_(client: str | None, since: str | None, json_target: str | None, plain: bool) -> None:
    """List kept sessions, newest first.

    \b
    Example:
      voicecoach sessions list --client c-014 --since 2026-09-01
      voicecoach sessions list --json -
    """
    from voicecoach.cli.finishing import tell_unfinished
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.understand import day_of

    first = None if since is None else day_of(since)
    every, problems = Store().survey()
    infos = [
        info
        for info in every
        if info.is_of(client) and (first is None or info.started_at.date() >= first)
    ]
    if json_target is not None:
        write_json(json_target, [_as_json(info) for info in infos])
    if json_target != STDOUT:
        if infos:
            _print_table(infos, plain)
        else:
            click.echo(NONE_SUCH if every else EMPTY)
    for problem in problems:
        tell_error(problem)
    tell_unfinished()


sessions.add_command(correct)
sessions.add_command(name)
sessions.add_command(note)
sessions.add_command(compare)
sessions.add_command(progress)


@sessions.command()
@click.argument("session", default="last")
@click.option("--lines", is_flag=True, help="Every line and event with its number.")
@click.option("--play", type=click.IntRange(1), metavar="N", help="Play event N from 2 s before.")
@json_option
@plain_option
def show(session: str, lines: bool, play: int | None, json_target: str | None, plain: bool) -> None:
    """Show what was found in a session, as corrected since.

    \b
    Example:
      voicecoach sessions show 20261123
      voicecoach sessions show last --lines
      voicecoach sessions show last --play 3
    """
    from voicecoach.sessions.store import Store

    if play is not None and (lines or json_target is not None):
        raise BadInput("--play plays one event, so it goes without --lines and --json.")
    found = Store().get(session)
    if play is not None:
        _play(found, play)
        return
    if json_target is not None:
        write_json(json_target, {**_as_json(found.info), **_documents(found)})
    if json_target != STDOUT:
        click.echo(line_of(found.info))
        click.echo()
        click.echo(_summary(found, make_console(plain).width, lines))


def _play(found: Session, number: int) -> None:
    """Play the event of that number and say what it is."""
    from voicecoach.cli.talks import AFTER_S, BEFORE_S, open_to_play, play_stretch
    from voicecoach.report.terminal import event_line
    from voicecoach.sessions.talks import read_talk, sound_of

    corrected = read_talk(found).corrected
    if number not in corrected.numbers:
        raise BadInput(
            f"There is no event {number} in session {found.info.id}; "
            f"`voicecoach sessions show {found.info.id} --lines` shows the numbers."
        )
    event = corrected.analysis.events[corrected.numbers.index(number)]
    sound = sound_of(found)
    click.echo(encodable(event_line(number, event)))
    with open_to_play(sound) as recording:
        play_stretch(recording, event.start - BEFORE_S, event.end + AFTER_S)


def _documents(found: Session) -> dict[str, Any]:
    """The machine's document, and where a person corrected it, what and the document then."""
    documents: dict[str, Any] = {"document": found.document}
    if found.corrections:
        from voicecoach.report.contract import to_document
        from voicecoach.sessions.talks import read_talk

        documents["corrections"] = list(found.corrections)
        documents["corrected"] = to_document(read_talk(found).corrected.analysis)
    return documents


@sessions.command()
@click.argument("session", default="last")
@click.option("--model", metavar="NAME|DIR", help="Another speech model than it was begun with.")
@json_option
@plain_option
def resume(session: str, model: str | None, json_target: str | None, plain: bool) -> None:
    """Finish a recording or an analysis that was cut off.

    SESSION is the id that `sessions list` names as unfinished. What was found before is not looked
    for again.

    \b
    Example:
      voicecoach sessions resume last
    """
    from voicecoach.cli.finishing import check_unchanged, finish
    from voicecoach.sessions.unfinished import take

    with take(session) as work:
        check_unchanged(work)
        if model is not None:
            work.update(model=model)
        finish(work, plain, json_target)


@sessions.command()
@click.argument("session", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@plain_option
def forget(session: tuple[str, ...], yes: bool, plain: bool) -> None:  # noqa: ARG001 - no colour here
    """Remove sessions and their kept recordings for good, and search for what is left.

    Unfinished recordings too, by their id.

    \b
    Example:
      voicecoach sessions forget last
    """
    from voicecoach.cli.forgetting import forget_all, meant

    targets = meant(session)
    if not yes:
        need_someone_to_ask("forget for good")
        click.echo("This will be removed for good:")
        for line in targets.lines():
            click.echo(f"  {line}")
        if not click.confirm("Forget it?"):
            click.echo("Nothing was removed.")
            return
    forget_all(targets)
    click.echo(BEYOND_REACH)


@sessions.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@plain_option
def purge(yes: bool, plain: bool) -> None:  # noqa: ARG001 - no colour here
    """Remove every session, recording and trace of them; models and prompts stay.

    \b
    Example:
      voicecoach sessions purge
    """
    from voicecoach.cli.forgetting import purge_all, purge_lines

    lines = purge_lines()
    if not lines:
        click.echo("Nothing is kept, so there is nothing to remove.")
        return
    click.echo("This will be removed for good:" if not yes else "Removing for good:")
    for line in lines:
        click.echo(f"  {line}")
    if not yes:
        need_someone_to_ask("remove everything for good")
        if not click.confirm("Remove all of it?"):
            click.echo("Nothing was removed.")
            return
    purge_all()
    click.echo(BEYOND_REACH)


def _as_json(info: SessionInfo) -> dict[str, Any]:
    source = info.source
    return {
        "id": info.id,
        "started_at": info.started_at.isoformat(),
        "kind": info.kind,
        "speakers": list(info.speakers),
        "title": info.title,
        "source": source and {"path": source.path, "sha256": source.sha256, "kept": source.kept},
        "audio": None if info.audio is None else str(info.audio),
        "client": info.client,
    }


def _print_table(infos: list[SessionInfo], plain: bool) -> None:
    from rich.cells import cell_len
    from rich.text import Text

    rows = [{name: name for name in _cells(infos[0])}, *map(_cells, infos)]
    if not any(info.client for info in infos):
        rows = [{name: cell for name, cell in row.items() if name != "CLIENT"} for row in rows]
    widths = {name: max(cell_len(row[name]) for row in rows) for name in rows[0]}
    widths["SPEAKERS"] = min(widths["SPEAKERS"], SPEAKERS_MAX_CELLS)
    if "CLIENT" in widths:
        widths["CLIENT"] = min(widths["CLIENT"], CLIENT_MAX_CELLS)
    before = sum(width + len(GAP) for name, width in widths.items() if name != "TITLE")
    widths["TITLE"] = max(make_console(plain).width - before, TITLE_MIN_CELLS)
    overflow: Any = "ellipsis" if unicode_ok() else "crop"
    for row in rows:
        cells = [Text(encodable(row[name])) for name in widths]
        for cell, width in zip(cells, widths.values(), strict=True):
            cell.truncate(width, overflow=overflow, pad=True)
        click.echo(GAP.join(cell.plain for cell in cells).rstrip())


def _cells(info: SessionInfo) -> dict[str, str]:
    return {
        "ID": clean(info.id),
        "STARTED": f"{info.started_at:%Y-%m-%d %H:%M}",
        "KIND": clean(info.kind),
        "CLIENT": clean(info.client, CELL_MAX_CHARS),
        "SPEAKERS": clean(", ".join(info.speakers), CELL_MAX_CHARS),
        "TITLE": clean(info.title, CELL_MAX_CHARS),
    }


def line_of(info: SessionInfo) -> str:
    """One session in one line, for a sentence about it."""
    kept = "its recording too" if info.audio is not None else ""
    return encodable(GAP.join(part for part in (*_cells(info).values(), kept) if part))


def _summary(session: Session, width: int, lines: bool) -> str:
    if session.info.kind == "practice":
        from voicecoach.report.practice import practice_summary

        return practice_summary(session.document, width, unicode_ok())
    from voicecoach.report.terminal import talk_summary, transcript
    from voicecoach.sessions.talks import record_of

    record = record_of(session)
    shown = (transcript if lines else talk_summary)(record, width, unicode_ok())
    count = len(record.by_hand.said)
    notes = [f"{count} corrected by hand"] if count else []
    notes += [record.agreed] if record.agreed else []
    return "\n\n".join([shown, *notes])
