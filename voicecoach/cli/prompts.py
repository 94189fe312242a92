"""``voicecoach prompts``: what there is to practise, and whether a prompt of one's own is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable, plain_option, terminal_width
from voicecoach.cli.new_prompt import new_prompt
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.errors import BadInput

if TYPE_CHECKING:
    from voicecoach.coaching.prompts import Problem, Prompt

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

    return parse_prompt(read_text(path), path.stem)


def read_text(path: Path) -> str:
    """The text of a prompt file; raises BadInput where it cannot be read."""
    from voicecoach.text import clean

    shown = clean(str(path), 200)
    try:
        if not path.is_file():
            raise BadInput(f"There is no prompt file {shown}; see voicecoach prompts list.")
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{shown} is too large for a prompt; see voicecoach prompts list.")
        return path.read_text("utf-8")
    except OSError as error:
        raise BadInput(f"{shown} cannot be read ({error.strerror}); name another file.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{shown} is not UTF-8 text; save it as UTF-8.") from error


@click.group(short_help="List, show, make and check practice prompts.")
def prompts() -> None:
    """List, show, make and check practice prompts: scenarios with a partner to answer.

    \b
    Example:
      voicecoach prompts list
    """


@prompts.command("list")
@click.option("--theme", metavar="NAME", help="Only those about it.")
@json_option
@plain_option
def list_prompts(theme: str | None, json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """List the shipped prompts by theme, what each practises, and how hard it is (1-3).

    \b
    Example:
      voicecoach prompts list --theme boundaries
    """
    from voicecoach.coaching.prompts import THEMES

    if theme is not None and theme not in THEMES:
        raise BadInput(f"There is no such theme; themes are {', '.join(THEMES)}.")
    found = [read_prompt(path) for path in shipped_prompts().values()]
    found = [prompt for prompt in found if theme is None or theme in prompt.themes]
    if json_target:
        write_json(json_target, [prompt.model_dump() for prompt in found])
    if json_target == STDOUT:
        return
    for name in THEMES if theme is None else (theme,):
        own = [p for p in found if p.themes[:1] == [name] or (theme and theme in p.themes)]
        if own:
            click.echo(f"{name}: {THEMES[name]}")
        for prompt in sorted(own, key=lambda one: one.difficulty):
            skills = ", ".join(skill.replace("_", " ") for skill in prompt.practises)
            click.echo(encodable(f"  {prompt.difficulty} {prompt.name:<22} {skills}"))
    click.echo(f"\nTry one: voicecoach practice {found[0].name}")


@prompts.command("show")
@click.argument("name")
@click.option("--lines", is_flag=True, help="Every line of the partner and what leads to it.")
@plain_option
def show_prompt(name: str, lines: bool, plain: bool) -> None:  # noqa: ARG001
    """Show a prompt: the situation, the first line, what is going on, and a good answer.

    \b
    Example:
      voicecoach prompts show criticism-at-dinner
    """
    import textwrap

    from voicecoach.coaching.prompts import THEMES
    from voicecoach.report.practice import behind_the_line

    prompt, width = find_prompt(name), terminal_width()

    def tell(text: str, indent: str = "", hang: str = "") -> None:
        filled = textwrap.fill(text, width, initial_indent=indent, subsequent_indent=hang)
        click.echo(encodable(filled))

    tell(prompt.title)
    tell(prompt.situation)
    tell(f'"{prompt.line}"')
    tell("Practises: " + ", ".join(skill.replace("_", " ") for skill in prompt.practises))
    if prompt.themes:
        about = "; ".join(THEMES[theme] for theme in prompt.themes)
        tell(f"About: {about}. Difficulty {prompt.difficulty} of 3.")
    behind = behind_the_line(prompt, width)
    if behind:
        click.echo(encodable("\n" + behind))
    if prompt.answer:
        click.echo()
        tell(f'One good answer: "{prompt.answer}"')
    if lines:
        for line_name, line in prompt.lines.items():
            click.echo()
            tell(f'{line_name}: "{line.says}"')
            for way, branch in line.next.items():
                tell(f'{way} -> {branch.go}   "{branch.reply}"', "  ", "    ")


@prompts.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@plain_option
def check_prompts(files: tuple[Path, ...], plain: bool) -> None:  # noqa: ARG001
    """Check prompt files of your own: every error with its line; exit code 2 where there is one.

    Example replies are tried by the same check that judges yours: each must lead where it says.

    \b
    Example:
      voicecoach prompts check my-line.toml
    """
    wrong = 0
    for path in files:
        problems = problems_of(path)
        wrong += bool(problems)
        if not problems:
            click.echo(encodable(f"{path.stem}: ok"))
        for problem in problems:
            click.echo(encodable(f"{path.name}, {problem}"), err=True)
    if wrong:
        count = "1 file has" if wrong == 1 else f"{wrong} files have"
        raise BadInput(
            f"{count} errors; voicecoach prompts show criticism-at-dinner --lines shows a prompt "
            "that works."
        )


def problems_of(path: Path) -> list[Problem]:
    """Everything that is wrong with a prompt file."""
    from voicecoach.coaching.dialogue import misled
    from voicecoach.coaching.places_in_toml import line_of
    from voicecoach.coaching.prompts import Problem, read_prompt

    text = read_text(path)
    prompt, problems = read_prompt(text, path.stem)
    if prompt is not None:
        problems += [
            Problem(line_of(text, place), ".".join(place), why) for place, why in misled(prompt)
        ]
    return problems


prompts.add_command(new_prompt)
