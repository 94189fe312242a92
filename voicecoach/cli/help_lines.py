"""``voicecoach help-lines``: whom to call."""

from __future__ import annotations

from typing import Any

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option
from voicecoach.cli.output import STDOUT, json_option, write_json

ABOUT = ("danger", "self-harm", "fear of a partner")
HEADS = {
    "danger": "Someone is in danger now",
    "self-harm": "Thoughts of suicide or of hurting oneself",
    "fear of a partner": "Afraid of one's partner, or being hurt",
}
ELSEWHERE = (
    "Elsewhere: your local emergency number, a doctor, or findahelpline.com, on a\n"
    "device that only you see."
)


@click.command("help-lines", short_help=COMMANDS["help-lines"][1])
@json_option
@plain_option
def help_lines(json_target: str | None, plain: bool) -> None:  # noqa: ARG001 - no colour here
    """List lines to call, by what it is about and where.

    \b
    Example:
      voicecoach help-lines
    """
    found = read()
    if json_target is not None:
        write_json(json_target, found)
    if json_target != STDOUT:
        click.echo(encodable(_table(found)))


def read() -> dict[str, Any]:
    """The shipped lines: ``as_of`` and ``lines`` of where, name, call and about."""
    import tomllib
    from importlib import resources

    text = resources.files("voicecoach").joinpath("help_lines.toml").read_text("utf-8")
    return tomllib.loads(text)


def _table(found: dict[str, Any]) -> str:
    parts = []
    for about in ABOUT:
        rows = [line for line in found["lines"] if line["about"] == about]
        shown = [f"  {row['where']:<25} {row['call']:<19} {row['name']}" for row in rows]
        parts.append("\n".join([HEADS[about], *shown]))
    parts.append(f"{ELSEWHERE}\nAs of {found['as_of']}; numbers change.")
    return "\n\n".join(parts)
