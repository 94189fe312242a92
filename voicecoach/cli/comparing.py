"""``sessions compare`` and ``sessions progress``: with one's own past, and no verdict by chance."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli.common import encodable, plain_option, tell_error, terminal_width
from voicecoach.cli.output import STDOUT, json_option, write_json, write_output
from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.conversation import Analysis
    from voicecoach.report.progress import Dated
    from voicecoach.sessions.store import Session


@click.command()
@click.argument("before")
@click.argument("after")
@json_option
@plain_option
def compare(before: str, after: str, json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """Compare two talks: what changed, what it is made of, how sure that is.

    A difference within its margin gets no verdict.

    \b
    Example:
      voicecoach sessions compare 20261103 last
    """
    from dataclasses import asdict

    from voicecoach.report import comparison
    from voicecoach.sessions.store import Store

    store = Store()
    sessions = [store.get(before), store.get(after)]
    one, two = (_talk_of_two(session) for session in sessions)
    notes = comparison.caveats(one, two)
    if json_target is not None:
        write_json(
            json_target,
            {
                "schema": "voicecoach.comparison/1",
                "before": sessions[0].info.id,
                "after": sessions[1].info.id,
                "changes": [
                    {"speaker": who, "speaker_after": other, **asdict(change)}
                    for who, other in comparison.pairs_of(one, two)
                    for change in comparison.compare(one, two, who, other)
                ],
                "caveats": list(notes),
            },
        )
    if json_target == STDOUT:
        return
    width = terminal_width()
    for session in sessions:
        click.echo(encodable(f"{session.info.id}  {clean(session.info.title)}"))
    click.echo()
    click.echo(encodable(comparison.comparison_text(one, two, width)))
    click.echo()
    for note in notes:
        click.echo(encodable(textwrap.fill(note, width)))


@click.command()
@click.option("--client", metavar="LABEL", help="Only this client's talks.")
@click.option("--html", metavar="PATH", help="As a page with a picture of each figure.")
@json_option
@plain_option
def progress(client: str | None, html: str | None, json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """Show each figure over a client's talks, oldest first.

    \b
    Example:
      voicecoach sessions progress --client c-014 --html progress.html
    """
    from voicecoach.report.progress import progress_text, render_progress

    talks = _dated(client)
    if html is not None:
        write_output(html, render_progress(talks, client or ""))
    if json_target is not None:
        write_json(json_target, _progress_values(talks))
    if STDOUT in (html, json_target):
        return
    if html is None:
        click.echo(encodable(progress_text(talks, client or "", terminal_width())))
    else:
        click.echo(encodable(f"Written: {clean(html)}"), err=True)


def _progress_values(talks: list[Dated]) -> dict[str, Any]:
    from dataclasses import asdict

    from voicecoach.report.comparison import trends
    from voicecoach.report.progress import people_of

    analyses = [talk.analysis for talk in talks]
    return {
        "schema": "voicecoach.progress/1",
        "sessions": [{"id": talk.id, "started_at": talk.started_at.isoformat()} for talk in talks],
        "speakers": {
            who: [asdict(one) for one in trends(analyses, who)] for who in people_of(talks)
        },
    }


def _dated(client: str | None) -> list[Dated]:
    """The talks of a client, oldest first; what cannot be read is said and left out."""
    from voicecoach.report.progress import Dated
    from voicecoach.sessions.store import Store

    store = Store()
    talks = []
    for info in reversed(store.list()):
        if info.kind != "talk" or not info.is_of(client):
            continue
        try:
            talks.append(Dated(info.id, info.started_at, _talk_of_two(store.get(info.id))))
        except VoicecoachError as error:
            tell_error(f"Left out: {error}")
    if not talks:
        whose = f" of client {clean(client)}" if client else ""
        raise BadInput(
            f"There is no talk of two{whose} yet; `voicecoach sessions list` shows what is kept, "
            "and `voicecoach sessions name SESSION --client LABEL` says whose one is."
        )
    return talks


def _talk_of_two(session: Session) -> Analysis:
    from voicecoach.sessions.talks import read_talk

    analysis = read_talk(session).corrected.analysis
    if len(analysis.speakers) != 2:
        raise BadInput(
            f"In session {session.info.id} only one voice was told apart, so it cannot be compared."
        )
    return analysis
