"""Asking before names are replaced: what was found is shown first."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli.common import encodable, need_someone_to_ask, terminal_width
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.report.record import Record

NAME_CHARS = 40
LIMITS = (
    "These are replaced everywhere. Others may be overlooked, and what is told may show who it is: "
    "read the copy before you hand it on. (--also WORD, --keep WORD)"
)


def redact_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that can hand on a redacted copy."""
    for option in (
        click.option("--yes", is_flag=True, help="With --redact: do not ask."),
        click.option("--keep", multiple=True, metavar="WORD", help="With --redact: no name."),
        click.option("--also", multiple=True, metavar="WORD", help="With --redact: a name too."),
        click.option("--redact", "redacted", is_flag=True, help="Replace names, leave out sound."),
    ):
        command = option(command)
    return command


def ask_to_redact(
    record: Record, also: tuple[str, ...], keep: tuple[str, ...], yes: bool
) -> Record | None:
    """The redacted record, after a yes; None: somebody said no."""
    from voicecoach.report.redact import SPEAKER_LABELS, names_in, redact

    found = names_in(record)
    for name, label in zip(record.analysis.speakers, SPEAKER_LABELS, strict=False):
        _tell(f"  {clean(name, NAME_CHARS)} -> {label}")
    kept = {word.lower() for word in keep}
    speakers = {name.lower() for name in record.analysis.speakers}
    listed = [one for one in found if one.name.lower() not in kept | speakers]
    for one in listed:
        _tell(f"  {clean(one.name, NAME_CHARS)} ({one.times} times)")
    for word in also:
        _tell(f"  {clean(word, NAME_CHARS)} (as you said)")
    _tell(textwrap.fill(LIMITS, terminal_width()))
    if not yes:
        need_someone_to_ask("replace them")
        if not click.confirm("Write the copy?", err=True):
            return None
    return redact(record, found, also, keep)


def _tell(text: str) -> None:
    click.echo(encodable(text), err=True)
