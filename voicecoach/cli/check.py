"""``voicecoach check``: the language check alone, for one text or for many."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli.common import encodable, plain_option, terminal_width
from voicecoach.errors import BadInput

if TYPE_CHECKING:
    from voicecoach.language.detect import TextMove

STDIN = "-"
IN_OTHER = "is worded much like replies that do so"
"""The reason where the linear layer told it without a rule."""
MOST_CHARS = 20_000
"""Of one reply; twenty minutes of talk."""


@click.command(short_help="Check what a reply does for the listener.")
@click.argument("text", required=False)
@click.option("--said", default="", metavar="TEXT", help="What the other person said before.")
@click.option("--jsonl", metavar="PATH|-", help="Check many: a JSON object a line in and out.")
@click.option("--explain", metavar="SKILL", help="Say what a skill is, with examples.")
@plain_option
def check(
    text: str | None,
    said: str,
    jsonl: str | None,
    explain: str | None,
    plain: bool,  # noqa: ARG001 - what is printed is plain already
) -> None:
    """Check what a reply does: what opens the other up (+), what closes (-).

    TEXT - is standard input, which your shell's history does not keep. With --jsonl, each line in
    is {"id", "reply", "said"}, each line out has its scores and moves.

    \b
    Examples:
      voicecoach check "No wonder you felt small."
      voicecoach check "It was only a joke." --said "I felt so small."
      voicecoach check --explain reflection
    """
    asked = [one for one in (text, jsonl, explain) if one is not None]
    if len(asked) != 1:
        raise BadInput(
            'Give one of: a text, as in voicecoach check "No wonder you felt small."; '
            "--jsonl FILE; --explain SKILL."
        )
    if jsonl is not None:
        _check_lines(jsonl)
    elif explain is not None:
        click.echo(encodable(_explain(explain)))
    else:
        given = "".join(_lines(STDIN)) if text == STDIN else str(text)
        click.echo(encodable(_check_one(given, said)))


def _check_one(text: str, said: str) -> str:
    import textwrap

    from voicecoach.language.crisis import HELP, WHERE, is_crisis
    from voicecoach.language.detect import detect
    from voicecoach.language.suggest import OTHERS_SAY

    _refuse_too_long(text, "The text")
    if not text.strip():
        raise BadInput('The text is empty; try voicecoach check "No wonder you felt small."')
    if is_crisis(text) or is_crisis(said):
        return f"{textwrap.fill(HELP, terminal_width())}\nNumbers to call: {WHERE}"
    moves = detect(text, said).moves
    if not moves:
        return "Nothing found that opens or closes. voicecoach knows English phrases, not meaning."
    lines = [line for move in moves for line in _move_lines(move, terminal_width())]
    closing = next((move for move in moves if move.try_instead), None)
    if closing is not None:
        lines.append("")
        for head, words in (
            ("You could say: ", closing.try_instead),
            ("Others say:    ", OTHERS_SAY[closing.skill]),
        ):
            lines.append(
                textwrap.fill(f'"{words}"', terminal_width(), initial_indent=head,
                              subsequent_indent=" " * len(head))
            )  # fmt: skip
    return "\n".join(lines)


def _move_lines(move: TextMove, width: int) -> list[str]:
    from voicecoach.language.moves import SKILLS
    from voicecoach.language.rules import all_rules
    from voicecoach.report.terminal import SIGNS
    from voicecoach.text import clean

    why = next(
        (r.why for r in all_rules() if (r.skill, r.name) == (move.skill, move.rule)), IN_OTHER
    )
    unsure = "  (uncertain)" if move.confidence < 0.75 else ""
    head = f'{SIGNS[move.polarity]} {SKILLS[move.skill].label}: "'
    quote = clean(move.quote, max(20, width - len(head) - 1 - len(unsure)))
    return [f'{head}{quote}"{unsure}', f"    {why}"]


def _explain(name: str) -> str:
    import textwrap

    from voicecoach.language.moves import SKILLS
    from voicecoach.report.terminal import SIGNS
    from voicecoach.text import clean

    skill = SKILLS.get(name.strip().lower().replace(" ", "_").replace("-", "_"))
    if skill is None:
        raise BadInput(f"There is no skill {clean(name, 40)!r}; there are {', '.join(SKILLS)}.")
    helps = {1: "helps the other open up", 0: "neither opens nor closes", -1: "closes the other"}
    width = terminal_width()
    parts = [
        f"{SIGNS[skill.polarity]} {skill.label} ({helps[skill.polarity]})",
        textwrap.fill(skill.definition, width),
    ]
    for head, examples in (("Is:", skill.examples), ("Is not:", skill.near_misses)):
        parts.append(head)
        for one in examples:
            after = f' (after "{one.said}")' if one.said else ""
            parts.append(textwrap.fill(f'"{one.reply}"{after}', width, initial_indent="  ",
                                       subsequent_indent="  "))  # fmt: skip
    parts.append(f"Source: {skill.source}")
    return "\n".join(parts)


def _refuse_too_long(text: str, what: str) -> None:
    if len(text) > MOST_CHARS:
        raise BadInput(
            f"{what} is longer than {MOST_CHARS:,} characters; check it in parts, a reply each."
        )


def _check_lines(source: str) -> None:
    """Answer each line as it comes, in order."""
    for number, row in _rows(source):
        click.echo(json.dumps(_answer(row, number), ensure_ascii=True))


def _rows(source: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("reply"), str):
            raise BadInput(
                f'Line {number} is not a JSON object with a text "reply", such as '
                '{"id": "1", "reply": "No wonder.", "said": ""}.'
            )
        yield number, row


def _lines(source: str) -> Iterable[str]:
    try:
        if source == STDIN:
            for raw in sys.stdin.buffer:
                yield raw.decode("utf-8-sig")
        else:
            with Path(source).open(encoding="utf-8-sig") as file:
                yield from file
    except OSError as error:
        raise BadInput(f"{source} cannot be read ({error.strerror}); name a JSONL file.") from error
    except UnicodeDecodeError as error:
        raise BadInput("The lines are not UTF-8 text; save them as UTF-8.") from error
    except ValueError as error:  # a NUL in the path
        raise BadInput("The name of the JSONL file cannot be used; name a file.") from error


def _answer(row: dict[str, Any], number: int) -> dict[str, Any]:
    from voicecoach.language.detect import detect

    said = row.get("said") or ""
    if not isinstance(said, str):
        raise BadInput(f'On line {number}, "said" is not text.')
    _refuse_too_long(row["reply"], f"The reply on line {number}")
    found = detect(row["reply"], said)
    moves = [
        {
            "skill": move.skill,
            "polarity": move.polarity,
            "quote": move.quote,
            "start_char": move.start_char,
            "end_char": move.end_char,
            "confidence": move.confidence,
            "rule": move.rule,
            "try_instead": move.try_instead,
        }
        for move in found.moves
    ]
    return {"id": row.get("id"), "scores": dict(found.scores), "moves": moves}
