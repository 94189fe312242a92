"""What every command shares: ``--plain``, the console, and how an error is told."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from voicecoach.errors import BadInput
from voicecoach.text import clean

if TYPE_CHECKING:
    from rich.console import Console

ERROR_MAX_CHARS = 600

plain_option: Callable[[Any], Any] = click.option(
    "--plain", is_flag=True, help="No colour, no redrawing; for screen readers and log files."
)
"""Every command takes it; its value reaches the command as ``plain``."""


def tell_error(message: str) -> None:
    """Print one message on standard error, safe for a terminal."""
    with contextlib.suppress(OSError):  # the terminal has gone: there is nobody to tell
        click.echo(clean(message, ERROR_MAX_CHARS), err=True)


def need_someone_to_ask(what: str) -> None:
    """Raise BadInput, naming ``--yes``, where no terminal is there to answer."""
    if not sys.stdin.isatty():
        raise BadInput(f"Nobody can be asked here; run it again with --yes to {what}.")


def is_plain(plain: bool) -> bool:
    """Whether output must not redraw or colour: asked for, no terminal, or a dumb one."""
    return (
        plain
        or bool(os.environ.get("NO_COLOR"))
        or os.environ.get("TERM") == "dumb"
        or not sys.stdout.isatty()
    )


def unicode_ok() -> bool:
    """Whether standard output can show more than ASCII."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def encodable(text: str) -> str:
    """Return ``text`` with ``?`` for what standard output cannot show."""
    return text if unicode_ok() else text.encode("ascii", "replace").decode()


def terminal_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    import shutil

    return max(40, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80


def make_console(plain: bool, stderr: bool = False) -> Console:
    """A rich console that keeps to ``--plain``; 80 columns where there is no terminal."""
    from rich.console import Console

    off = is_plain(plain)
    stream = sys.stderr if stderr else sys.stdout
    return Console(
        file=stream,
        no_color=off,
        force_terminal=False if off else None,
        highlight=False,
        emoji=False,
        markup=False,
        width=None if stream.isatty() else 80,
        soft_wrap=False,
    )
