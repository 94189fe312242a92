"""``voicecoach prompts new``: a prompt of one's own, by questions or by options."""

from __future__ import annotations

import json
import re
import sys
import textwrap
from pathlib import Path

import click

from voicecoach.cli.common import encodable, plain_option, terminal_width
from voicecoach.errors import BadInput

QUESTIONS = {
    "title": "What shall it be called",
    "situation": "What is the situation, in a sentence",
    "says": "What does the other say to you first",
    "deeper": "What would they say if you open it up",
    "hurt": "What would they say if you close it",
    "good": "A good answer to their first line",
    "bad": "An answer that would hurt",
}
DEFAULTS = {
    "deeper": "Thank you. There is more that I did not say. I felt alone with it.",
    "hurt": "You are not listening. It hurts me.",
}
THANKS = "Thank you for hearing me."
AWAY = "Let us leave it, then."
SECOND_GOOD = "You felt alone with it. It makes sense that it hurts."
SECOND_BAD = "You are overreacting."
THIRD_GOOD = "I'm sorry that I did not listen. Tell me more."


@click.command("new")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--title", help=QUESTIONS["title"] + ".")
@click.option("--situation", help=QUESTIONS["situation"] + ".")
@click.option("--says", help=QUESTIONS["says"] + ".")
@click.option("--deeper", help=QUESTIONS["deeper"] + ".")
@click.option("--hurt", help=QUESTIONS["hurt"] + ".")
@click.option("--good", help=QUESTIONS["good"] + ".")
@click.option("--bad", help=QUESTIONS["bad"] + ".")
@click.option("--practises", default="validation", metavar="SKILL", help="Default: validation.")
@plain_option
def new_prompt(
    file: Path | None,
    practises: str,
    plain: bool,  # noqa: ARG001
    **given: str | None,
) -> None:
    """Make a prompt of your own: a line, what opens it and what closes it.

    What no option tells is asked. FILE is written anew, never over another; its name comes from
    the title where none is given. Edit it afterwards, and check it.

    \b
    Example:
      voicecoach prompts new
      voicecoach practice my-line.toml
    """
    from voicecoach.cli.output import write_output
    from voicecoach.cli.prompts import problems_of
    from voicecoach.coaching.prompts import parse_prompt

    answers = {key: _answer(key, value) for key, value in given.items()}
    path = file or Path(f"{_as_name(answers['title'])}.toml")
    if path.suffix != ".toml":
        raise BadInput(f"{path} does not end in .toml; name it {path.stem}.toml.")
    if path.exists():
        raise BadInput(f"{path} is there already; name another file.")
    text = as_toml(answers, practises)
    parse_prompt(text, path.stem)  # refused before it is written
    write_output(str(path), text)
    click.echo(encodable(f"Written: {path}"))
    for problem in problems_of(path):
        click.echo(encodable(textwrap.fill(f"To be edited: {problem}.", terminal_width())))
    click.echo(encodable(f"Try it: voicecoach practice {path}"))


def _answer(key: str, given: str | None) -> str:
    if given is not None:
        return given
    if not sys.stdin.isatty():
        if key in DEFAULTS:
            return DEFAULTS[key]
        raise BadInput(f"Nobody can be asked here; say it with --{key}.")
    asked: str = click.prompt(QUESTIONS[key], default=DEFAULTS.get(key))
    return asked


def _as_name(title: str) -> str:
    name = "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:60].strip("-")
    return name or "my-line"


def as_toml(answers: dict[str, str], practises: str) -> str:
    """The prompt as TOML: a first line, a deeper one, a hurt one, and two ends."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)  # a TOML basic string takes the same escapes

    def line(name: str, says: str, *ways: tuple[str, str, str]) -> list[str]:
        rows = ["", f"[lines.{name}]", f"says = {quoted(says)}"]
        for way, reply, go in ways:
            rows += ["", f"[lines.{name}.next.{way}]"]
            rows += [f"reply = {quoted(reply)}", f'go = "{go}"']
        return rows

    opens, closes = ("opens", answers["good"], "deeper"), ("closes", answers["bad"], "hurt")
    second = ("opens", SECOND_GOOD, "thanks"), ("closes", SECOND_BAD, "hurt")
    third = ("opens", THIRD_GOOD, "deeper"), ("closes", SECOND_BAD, "away")
    rows = [
        f"title = {quoted(answers['title'])}",
        f"situation = {quoted(answers['situation'])}",
        f"practises = {json.dumps([practises])}",
        *line("start", answers["says"], opens, closes),
        *line("deeper", answers["deeper"], *second),
        *line("hurt", answers["hurt"], *third),
        *line("thanks", THANKS),
        *line("away", AWAY),
    ]
    return "\n".join(rows) + "\n"
