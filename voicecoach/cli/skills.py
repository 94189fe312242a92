"""``voicecoach progress``: one's own skills over sessions, and what to practise next."""

from __future__ import annotations

import statistics
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option, tell_error, terminal_width
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.errors import VoicecoachError

if TYPE_CHECKING:
    from voicecoach.coaching.progress import Next, Practised, SkillProgress

NONE_YET = "No answer of yours is kept yet. A first one: voicecoach practice criticism-at-dinner"
BAR_CELLS = 10


@click.command(short_help=COMMANDS["progress"][1])
@json_option
@plain_option
def progress(json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """Show your skills over sessions, and what to practise next.

    Counted are the first answers to each line of your kept practices, in how many of them a skill
    was found. A trend is told from five sessions on. Nothing is compared with anybody else.

    \b
    Example:
      voicecoach progress
    """
    from voicecoach.cli.prompts import read_prompt, shipped_prompts
    from voicecoach.coaching.progress import skills_over, what_next

    sessions = kept_practices()
    rows = skills_over(sessions)
    prompts = [read_prompt(path) for path in shipped_prompts().values()]
    done = [one.prompt for one in sessions]
    following = what_next(sessions, prompts, done) if sessions else None
    if json_target is not None:
        value = {
            "sessions": [asdict(one) for one in sessions],
            "skills": [asdict(row) for row in rows],
            "next": None if following is None else asdict(following),
        }
        write_json(json_target, value)
    if json_target == STDOUT:
        return
    if following is None:
        click.echo(NONE_YET)
        return
    _tell(sessions, rows, following)


def kept_practices() -> list[Practised]:
    """The kept practices with an answer that was heard, oldest first; one that cannot be read is
    told and left out."""
    from voicecoach.coaching.progress import practised
    from voicecoach.sessions.store import Store

    store = Store()
    found = []
    for info in reversed(store.list()):
        if info.kind != "practice":
            continue
        try:
            one = practised(store.get(info.id).document, info.started_at.isoformat())
        except (VoicecoachError, KeyError, TypeError) as error:
            tell_error(f"Session {info.id} cannot be read and is left out ({error}).")
            continue
        if one.replies:
            found.append(one)
    return found


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def _tell(sessions: list[Practised], rows: tuple[SkillProgress, ...], following: Next) -> None:
    from voicecoach.coaching.progress import LEAST_FOR_TREND

    replies = sum(one.replies for one in sessions)
    click.echo(f"{_count(len(sessions), 'session')}, {_count(replies, 'first answer')}\n")
    for sign, head in ((1, "What opens"), (-1, "What closes")):
        own = [row for row in rows if row.polarity == sign]
        if own:
            click.echo(f"{head:<18} {'answers':<23} {'earlier -> lately' if _trends(own) else ''}")
        for row in own:
            click.echo(_row(row))
    gaps = [gap for one in sessions for gap in one.response_gaps_s]
    if gaps:
        click.echo(f"\nYou wait {statistics.median(gaps):.1f} s before you answer (the median).")
    if len(sessions) < LEAST_FOR_TREND:
        click.echo(f"\nA trend is told from {LEAST_FOR_TREND} sessions on.")
    skill = following.skill.replace("_", " ")
    told = f"Next: {skill}, because {following.why}."
    click.echo("\n" + textwrap.fill(told, terminal_width()))
    if following.prompt:
        click.echo(encodable(f"  voicecoach practice {following.prompt}"))


def _trends(rows: list[SkillProgress]) -> bool:
    return any(row.trend != "too few sessions" for row in rows)


def _row(row: SkillProgress) -> str:
    share = row.found / row.replies
    bar = ("#" * round(BAR_CELLS * share)).ljust(BAR_CELLS, ".")
    name = row.skill.replace("_", " ")
    told = f"  {name:<16} {bar} {row.found:>3} of {row.replies:<4}"
    if row.trend != "too few sessions":
        earlier, later = (f"{a / n:.0%}" if n else "-" for a, n in (row.earlier, row.later))
        told += f"  {earlier:>4} -> {later:<4}  {row.trend}"
    return told.rstrip()
