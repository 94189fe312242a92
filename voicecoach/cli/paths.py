"""``voicecoach paths``: where voicecoach keeps its files."""

from __future__ import annotations

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.text import clean


@click.command(short_help=COMMANDS["paths"][1])
@json_option
@plain_option
def paths(json_target: str | None, plain: bool) -> None:  # noqa: ARG001 - no colour here
    """Print where voicecoach keeps its files, whether or not they are there yet.

    VOICECOACH_DATA and VOICECOACH_MODELS move the first two.

    \b
    Example:
      voicecoach paths
    """
    from voicecoach import places
    from voicecoach.sessions.store import Store

    store = Store()
    found = {
        "data": places.data_folder(),
        "models": places.models_folder(),
        "sessions": store.path,
        "recordings": store.recordings,
        "prompts": places.shipped("prompts"),
        "fixtures": places.shipped("audio_fixtures"),
    }
    if json_target is not None:
        write_json(json_target, {name: str(path) for name, path in found.items()})
    if json_target != STDOUT:
        for name, path in found.items():
            click.echo(encodable(f"{name:<12}{clean(str(path))}"))
