"""``voicecoach report SESSION``: a talk as a page, a document, tables and captions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option, tell_error, terminal_width, unicode_ok
from voicecoach.cli.output import STDOUT, json_option, write_json, write_output
from voicecoach.cli.redacting import ask_to_redact, redact_options
from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.report.html import Sound
    from voicecoach.report.record import Record
    from voicecoach.sessions.store import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where each form goes."""

    html: str | None
    docx: str | None
    csv: Path | None
    json: str | None
    srt: str | None
    vtt: str | None
    rttm: str | None
    seglst: str | None

    def places(self) -> list[str]:
        """Every place that is named."""
        every = (self.html, self.docx, self.json, self.srt, self.vtt, self.rttm, self.seglst)
        return [place for place in every if place is not None]


@click.command(short_help=COMMANDS["report"][1])
@click.argument("session")
@click.option("--html", metavar="PATH", help="The report as one page.")
@click.option("--with-audio", is_flag=True, help="The sound in the page too (29 MB an hour).")
@click.option("--docx", metavar="PATH", help="For word processors: speaker and time at each turn.")
@click.option(
    "--csv", type=click.Path(path_type=Path), metavar="DIR",
    help="turns, events, moves, notes, sessions.csv.",
)  # fmt: skip
@json_option
@click.option("--srt", metavar="PATH", help="Captions with names.")
@click.option("--vtt", metavar="PATH", help="Captions with voice tags.")
@click.option("--rttm", metavar="PATH", help="Who spoke when.")
@click.option("--seglst", metavar="PATH", help="Who said what when.")
@redact_options
@plain_option
def report(
    session: str,
    with_audio: bool,
    json_target: str | None,
    redacted: bool,
    also: tuple[str, ...],
    keep: tuple[str, ...],
    yes: bool,
    plain: bool,  # noqa: ARG001
    **places: Any,
) -> None:
    """Write a talk as a page, a document, tables, captions; or print it.

    PATH may be - for standard output. What was corrected and noted is in it. A page plays its
    moments where the recording lies beside it, or is in it (--with-audio).

    \b
    Example:
      voicecoach report last --html talk.html
      voicecoach report last --docx talk.docx --csv tables
      voicecoach report last --redact --html share.html
    """
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.talks import record_of

    wanted = Wanted(json=json_target, **places)
    if wanted.places().count(STDOUT) > 1:
        raise BadInput("Only one form can go to standard output; name files for the others.")
    if with_audio and (wanted.html is None or redacted):
        raise BadInput("--with-audio puts the sound into --html PATH, and never with --redact.")
    found = Store().get(session)
    if found.info.kind == "practice":
        _practice(found, wanted, redacted)
        return
    record = record_of(found)
    if redacted:
        answer = ask_to_redact(record, also, keep, yes)
        if answer is None:
            click.echo("Nothing was written.", err=True)
            return
        record = answer
    if not wanted.places() and wanted.csv is None:
        _print(record)
        return
    sound = None
    if wanted.html is not None and not redacted:
        sound = _sound(found, wanted.html, with_audio)
    _write(record, wanted, sound)


def _practice(found: Session, wanted: Wanted, redacted: bool) -> None:
    """A practice has fewer forms: printed, a page, JSON."""
    from voicecoach.report.html import render_practice
    from voicecoach.report.practice import practice_summary

    places = {place for place in (wanted.html, wanted.json) if place is not None}
    if redacted or wanted.csv is not None or set(wanted.places()) != places:
        raise BadInput(
            f"Session {found.info.id} is a practice: it can be printed, or written with --html and "
            "--json; `voicecoach sessions list` shows which are talks."
        )
    if not places:
        click.echo(practice_summary(found.document, terminal_width(), unicode_ok()))
    if wanted.json is not None:
        write_json(wanted.json, found.document)
        _tell(wanted.json)
    if wanted.html is not None:
        page = render_practice(found.document, found.info.title, found.info.started_at)
        write_output(wanted.html, page)
        _tell(wanted.html)


def _print(record: Record) -> None:
    from voicecoach.report.terminal import talk_summary

    click.echo(encodable(f"{clean(record.title)}  {clean(record.id)}\n"))
    click.echo(talk_summary(record, terminal_width(), unicode_ok()))


def _write(record: Record, wanted: Wanted, sound: Sound | None) -> None:
    from voicecoach.report import tables
    from voicecoach.report.record import document_of

    if wanted.json is not None:
        write_json(wanted.json, document_of(record))
        _tell(wanted.json)
    texts: list[tuple[str | None, Callable[[Record], str]]] = [
        (wanted.srt, tables.to_srt),
        (wanted.vtt, tables.to_vtt),
        (wanted.rttm, tables.to_rttm),
        (wanted.seglst, tables.to_seglst),
    ]
    for place, form in texts:
        if place is not None:
            write_output(place, form(record))
            _tell(place)
    if wanted.html is not None:
        from voicecoach.report.html import render_report

        write_output(wanted.html, render_report(record, sound))
        _tell(wanted.html)
    if wanted.docx is not None:
        from voicecoach.report.docx import render_docx

        write_output(wanted.docx, render_docx(record))
        _tell(wanted.docx)
    if wanted.csv is not None:
        _write_csv(record, wanted.csv)


def _write_csv(record: Record, folder: Path) -> None:
    from voicecoach.report.tables import to_csv

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{folder} cannot be made ({error.strerror}); name another folder."
        ) from error
    for name, text in to_csv(record).items():
        write_output(str(folder / name), text)
    _tell(str(folder))


def _tell(place: str) -> None:
    if place != STDOUT:
        click.echo(encodable(f"Written: {clean(place)}"), err=True)


def _sound(found: Session, page: str, within: bool) -> Sound | None:
    """The recording for the page; says where to get it where the page has none."""
    from voicecoach.report.html import sound_beside, sound_within
    from voicecoach.sessions.talks import sound_of

    try:
        path = sound_of(found)
    except VoicecoachError as error:
        if within:
            raise
        tell_error(f"The page has no sound: {error}")
        return None
    if within:
        from voicecoach.audio.encode import MIME, to_mp3

        return sound_within(to_mp3(path), MIME)
    if page != STDOUT and Path(page).expanduser().resolve().parent == path.resolve().parent:
        return sound_beside(quote(path.name))
    tell_error(
        f"To hear its moments, choose {path.name} in the page, or write the page beside it or "
        "with --with-audio."
    )
    return None
