"""How a scenario goes on: the partner's next line depends on what the reply did.

What closes weighs more than what opens (a "but" takes back what stands before it); a reply that
does neither is taken as one that closes, unless the line says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from voicecoach.coaching.prompts import Branch, Line, Prompt, Way
from voicecoach.language.detect import TextMove, detect
from voicecoach.language.disclosure import RESPONSES

WAYS: dict[str, Way] = {
    **cast("dict[str, Way]", RESPONSES),  # "nothing" is what no move does
    "commitment": "committed",
    "i_statement": "spoke_of_self",
}
"""What a move is as a way to go on."""


def ways_of(moves: Sequence[TextMove]) -> tuple[Way, ...]:
    """The ways that a reply with these moves may go, the one to be tried first in front."""
    closing = [WAYS[move.skill] for move in moves if move.polarity < 0]
    opening = [WAYS[move.skill] for move in moves if move.polarity > 0]
    ways: list[Way] = [*closing, "closes"] if closing else [*opening, "opens"] if opening else []
    return tuple(dict.fromkeys(ways)) or ("neither",)


def branch_after(line: Line, moves: Sequence[TextMove]) -> Branch | None:
    """The branch that the reply takes; None where the line ends the scenario."""
    ways = ways_of(moves)
    # In the file's order: with several special branches that fit, the writer's first one is taken.
    for way, branch in line.next.items():
        if way in ways and way not in ("opens", "closes", "neither"):
            return branch
    for way in (*ways, "closes"):
        if way in line.next:
            return line.next[way]
    return None


def next_line(prompt: Prompt, name: str, moves: Sequence[TextMove]) -> str | None:
    """Name of the line that follows; None at the end."""
    branch = branch_after(prompt.lines[name], moves)
    return None if branch is None else branch.go


def misled(prompt: Prompt) -> list[tuple[tuple[str, ...], str]]:
    """Example replies that do not go the way they stand for, by the real check: place and why."""
    found: list[tuple[tuple[str, ...], str]] = []
    for name, line in prompt.lines.items():
        for way, branch in line.next.items():
            moves = detect(branch.reply, line.says).moves
            ways = ways_of(moves)
            if way not in ways or branch_after(line, moves) is not branch:
                did = ", ".join(ways)
                place = ("lines", name, "next", way, "reply")
                found.append((place, f"does not go that way; the check hears: {did}"))
    return found
