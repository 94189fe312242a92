"""``voicecoach prompts``: what there is to practise, and whether a prompt of one's own is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable, plain_option, terminal_width
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.errors import BadInput

if TYPE_CHECKING:
    from voicecoach.coaching.prompts import Prompt

SUFFIX = ".toml"
MOST_BYTES = 100_000


def find_prompt(wanted: str) -> Prompt:
    """Return a shipped prompt by name, or one's own by its path (``my-line.toml``)."""
    if wanted.endswith(SUFFIX):
        return read_prompt(Path(wanted))
    known = shipped_prompts()
    if wanted not in known:
        from voicecoach.text import clean

        raise BadInput(
            f"There is no prompt {clean(wanted, 60)!r}; see voicecoach prompts list, or name a "
            "file that ends in .toml."
        )
    return read_prompt(known[wanted])


def shipped_prompts() -> dict[str, Path]:
    """Return the files of the shipped prompts by name."""
    from voicecoach import places

    return {path.stem: path for path in sorted(places.shipped("prompts").glob(f"*{SUFFIX}"))}


def read_prompt(path: Path) -> Prompt:
    """Read and check one prompt file."""
    from voicecoach.coaching.prompts import parse_prompt
    from voicecoach.text import clean

    shown = clean(str(path), 200)
    try:
        if not path.is_file():
            raise BadInput(f"There is no prompt file {shown}; see voicecoach prompts list.")
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{shown} is too large for a prompt; see voicecoach prompts list.")
        return parse_prompt(path.read_text("utf-8"), path.stem)
    except OSError as error:
        raise BadInput(f"{shown} cannot be read ({error.strerror}); name another file.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{shown} is not UTF-8 text; save it as UTF-8.") from error


@click.group(short_help="List, show and check practice prompts.")
def prompts() -> None:
    """List, show and check practice prompts: lines of a partner to answer.

    \b
    Example:
      voicecoach prompts list
    """


@prompts.command("list")
@json_option
@plain_option
def list_prompts(json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """List the shipped prompts and what each practises.

    \b
    Example:
      voicecoach prompts list
    """
    found = [read_prompt(path) for path in shipped_prompts().values()]
    if json_target:
        write_json(json_target, [prompt.model_dump() for prompt in found])
    if json_target == STDOUT:
        return
    for prompt in found:
        skills = ", ".join(name.replace("_", " ") for name in prompt.practises)
        click.echo(encodable(f"{prompt.name:<22} {skills}"))
    click.echo(f"\nTry one: voicecoach practice {found[0].name} --reply FILE")


@prompts.command("show")
@click.argument("name")
@plain_option
def show_prompt(name: str, plain: bool) -> None:  # noqa: ARG001
    """Show a prompt: the situation and the line.

    \b
    Example:
      voicecoach prompts show criticism-at-dinner
    """
    import textwrap

    prompt, width = find_prompt(name), terminal_width()
    click.echo(encodable(prompt.title))
    click.echo(encodable(textwrap.fill(prompt.situation, width)))
    click.echo(encodable(textwrap.fill(f'"{prompt.line}"', width)))
    click.echo("Practises: " + ", ".join(skill.replace("_", " ") for skill in prompt.practises))


@prompts.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@plain_option
def check_prompts(files: tuple[Path, ...], plain: bool) -> None:  # noqa: ARG001
    """Check prompt files of your own; the first wrong one ends with exit code 2.

    \b
    Example:
      voicecoach prompts check my-line.toml
    """
    for path in files:
        prompt = read_prompt(path)
        click.echo(encodable(f"{prompt.name}: ok"))
