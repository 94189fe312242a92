"""``voicecoach voices``: the voices of this system."""

from __future__ import annotations

from dataclasses import asdict

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option
from voicecoach.cli.output import STDOUT, json_option, write_json


@click.command(short_help=COMMANDS["voices"][1])
@click.option("--all", "every", is_flag=True, help="Of every language, not English alone.")
@json_option
@plain_option
def voices(every: bool, json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """List the voices that can speak: their names are what --voice of other commands takes.

    \b
    Example:
      voicecoach voices
    """
    from voicecoach.speech import synthesize

    found = [
        one
        for one in synthesize.voices()
        if every or one.language.casefold().startswith("en") or not one.language
    ]
    if json_target is not None:
        write_json(json_target, [asdict(one) for one in found])
    if json_target == STDOUT:
        return
    if not found:
        click.echo(f"No voice was found; to hear one, {synthesize.HOW_TO_GET_A_VOICE}.")
        return
    partner, coach = synthesize.two_voices()
    roles = {partner: "the partner", coach: "the coach"}
    for one in found:
        role = f"   <- {roles[one.id]}" if one.id in roles else ""
        click.echo(encodable(f"{one.id:<24} {one.language:<8} {one.name}{role}"))
    click.echo("\nTry one: voicecoach practice criticism-at-dinner --voice NAME --rate 150")
