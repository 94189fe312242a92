"""A practice on the terminal: the line, what was heard, and the feedback, plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from voicecoach.coaching.prompts import Prompt
from voicecoach.language.crisis import WHERE
from voicecoach.report.terminal import SIGNS
from voicecoach.text import ELLIPSIS, clean

INDENT = "          "
GUTTER = "  |  "


def practice_summary(document: dict[str, Any], width: int = 80, unicode: bool = True) -> str:
    """Return a kept practice (``voicecoach.practice/1``): each line, then its takes."""
    prompt = document["prompt"]
    parts = [f"Practice: {clean(prompt['title'])}"]
    takes = document["takes"]
    several = len(takes) > 1
    said = None
    for place, take in enumerate(takes, 1):
        line, number = take.get("line"), take.get("number", place)
        if (line, take["said"]) != said:
            said = (line, take["said"])
            parts.append(partner_line(take["said"] or prompt["line"], width))
            if take.get("before"):
                parts.append(_labelled("Before", f'"{clean(take["before"])}"', width))
        head = f"Take {number}\n" if several else ""
        parts.append(head + take_summary(take, width))
    if not takes:
        parts.append(partner_line(prompt["line"], width))
    return shown("\n\n".join(parts), unicode)


def partner_line(line: str, width: int = 80) -> str:
    """Return the line that is answered."""
    return _labelled("Partner", f'"{clean(line)}"', width)


def take_summary(take: dict[str, Any], width: int = 80) -> str:
    """Return one take: what was heard, the feedback as it is spoken, the words it rests on."""
    heard = clean(take["reply"])
    lines = [_labelled("You", f'"{heard}"' if heard else "(no words were heard)", width)]
    if take.get("response_gap_s") is not None:
        lines.append(_hung(f"You waited {take['response_gap_s']:.1f} s before answering.", width))
    if take.get("gaps"):
        lost = sum(gap["end"] - gap["start"] for gap in take["gaps"])
        lines.append(_hung(f"{lost:.1f} s of it were not heard.", width))
    lines.append(_labelled("Feedback", clean(take["spoken"]), width))
    for sign, point in ((1, take["strength"]), (-1, take["to_try"])):
        if point and point["quote"]:
            skill = clean(point["skill"]).replace("_", " ")
            quote = clean(point["quote"])
            lines.append(_hung(f'{SIGNS[sign]} {skill}: "{quote}"', width))
    if take["suggestion"] and take["suggestion"] not in take["spoken"]:
        lines.append(_hung(f'You could say: "{clean(take["suggestion"])}"', width))
    if take.get("others_say"):
        lines.append(_hung(f'Others say: "{clean(take["others_say"])}"', width))
    if take["crisis"]:
        lines.append(_hung(f"Numbers to call: {WHERE}", width))
    return "\n".join(lines)


def side_by_side(
    left: tuple[str, Sequence[str]], right: tuple[str, Sequence[str]], width: int = 80
) -> str:
    """Return two headed columns: "before" and "after" of an answer."""
    cells = (width - len(GUTTER)) // 2
    columns = [
        [head, *(line for text in texts for line in textwrap.wrap(clean(text), cells))]
        for head, texts in (left, right)
    ]
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(f"{a:<{cells}}{GUTTER}{b}".rstrip() for a, b in rows)


def what_it_does(take: dict[str, Any]) -> list[str]:
    """Return an answer in quotes, and what it does by skills, a sign and a quote each."""
    found = [
        f"{SIGNS[move['polarity']]} {clean(move['skill']).replace('_', ' ')}"
        for move in take["moves"]
        if move["polarity"]
    ]
    return [f'"{take["reply"]}"', *(dict.fromkeys(found) or ["nothing that opens or closes"])]


def behind_the_line(prompt: Prompt, width: int = 80) -> str:
    """Return what was going on in the partner; empty where the prompt does not tell."""
    rows = (
        ("Felt", prompt.feeling),
        ("Needed", prompt.need),
        ("Helps", prompt.helps),
        ("Hurts", prompt.hurts),
    )
    return "\n".join(_labelled(label, clean(text), width) for label, text in rows if text)


def shown(text: str, unicode: bool) -> str:
    """Return ``text``, in ASCII where that is all there is."""
    return text if unicode else text.replace(ELLIPSIS, "~").encode("ascii", "replace").decode()


def _labelled(label: str, text: str, width: int) -> str:
    head = f"{label}: ".ljust(len(INDENT))
    return textwrap.fill(text, width, initial_indent=head, subsequent_indent=INDENT)


def _hung(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent=INDENT, subsequent_indent=INDENT + "  ")
