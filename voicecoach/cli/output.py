"""Where ``--json PATH`` goes: a file, written whole or not at all, or standard output."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import click

from voicecoach.errors import BadInput
from voicecoach.text import clean

STDOUT = "-"
Fill = Callable[[IO[bytes]], None]
"""Writes something large into a file, a part at a time."""

json_option: Callable[[Any], Any] = click.option(
    "--json", "json_target", metavar="PATH", help="Write JSON to PATH; - is standard output."
)
"""Its value reaches the command as ``json_target``: None, ``-`` or a path."""

_NOT_ASCII = re.compile(r"[^\x00-\x7e]")


def write_json(target: str, value: object) -> None:
    """Write ``value`` as UTF-8 JSON to ``target``, a path or ``-`` for standard output.

    A file is replaced in one step and readable by its owner alone. Raises BadInput where it cannot
    be written.
    """
    write_output(target, to_json(value))


def to_json(value: object) -> str:
    """``value`` as JSON text in which a terminal finds nothing to obey.

    JSON itself escapes the controls below space; ``clean`` knows the others (C1, bidirectional
    controls, lone surrogates), and they are escaped alike, so that a reader gets back every
    character. Raises ValueError for NaN and infinities, which JSON does not have.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return _NOT_ASCII.sub(_escape_unsafe, text) + "\n"


def _escape_unsafe(match: re.Match[str]) -> str:
    character = match.group()
    return character if clean(character) == character else json.dumps(character)[1:-1]


def write_output(target: str, content: str | bytes | Fill) -> None:
    """Write ``content`` to ``target``, as ``write_json`` does: text as UTF-8, or what fills it."""
    fill = content if callable(content) else _filled_by(content)
    if target == STDOUT:
        click.echo(_whole(fill), nl=False)
        return
    try:
        path = Path(target).expanduser().resolve()  # a link stays, what it points to is replaced
        if path.is_symlink():  # from Python 3.13, resolve() leaves a loop of links as it is
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if path.exists() and not path.is_file():
            path.write_bytes(_whole(fill))  # /dev/null, or a pipe; a folder says no
        else:
            _replace(path, fill)
    except (OSError, ValueError, RuntimeError) as error:  # ValueError: NUL, RuntimeError: loop
        reason = getattr(error, "strerror", None) or error
        raise BadInput(
            f"{target} cannot be written ({reason}); name a file in a folder that is there and "
            "that you may write to."
        ) from error


def _filled_by(content: str | bytes) -> Fill:
    data = content.encode() if isinstance(content, str) else content

    def fill(file: IO[bytes]) -> None:
        file.write(data)

    return fill


def _whole(fill: Fill) -> bytes:
    file = io.BytesIO()
    fill(file)
    return file.getvalue()


def _replace(path: Path, fill: Fill) -> None:
    handle, name = tempfile.mkstemp(prefix=".voicecoach-", dir=path.parent)  # mode 0600
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
