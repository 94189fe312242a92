"""A practice on the terminal: the line, what was heard, and the feedback, plain text."""

from __future__ import annotations

import textwrap
from typing import Any

from voicecoach.language.crisis import WHERE
from voicecoach.report.terminal import SIGNS
from voicecoach.text import ELLIPSIS, clean

INDENT = "          "


def practice_summary(document: dict[str, Any], width: int = 80, unicode: bool = True) -> str:
    """Return a kept practice (``voicecoach.practice/1``): the line, then every take."""
    prompt = document["prompt"]
    parts = [f"Practice: {clean(prompt['title'])}", partner_line(prompt["line"], width)]
    takes = document["takes"]
    for number, take in enumerate(takes, 1):
        head = f"Take {number}\n" if len(takes) > 1 else ""
        parts.append(head + take_summary(take, width))
    return shown("\n\n".join(parts), unicode)


def partner_line(line: str, width: int = 80) -> str:
    """Return the line that is answered."""
    return _labelled("Partner", f'"{clean(line)}"', width)


def take_summary(take: dict[str, Any], width: int = 80) -> str:
    """Return one take: what was heard, the feedback as it is spoken, the words it rests on."""
    heard = clean(take["reply"])
    lines = [_labelled("You", f'"{heard}"' if heard else "(no words were heard)", width)]
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


def shown(text: str, unicode: bool) -> str:
    """Return ``text``, in ASCII where that is all there is."""
    return text if unicode else text.replace(ELLIPSIS, "~").encode("ascii", "replace").decode()


def _labelled(label: str, text: str, width: int) -> str:
    head = f"{label}:".ljust(len(INDENT))
    return textwrap.fill(text, width, initial_indent=head, subsequent_indent=INDENT)


def _hung(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent=INDENT, subsequent_indent=INDENT + "  ")
