"""One's own skills over sessions: counts beside rates, no score, no streak, no other person.

A session counts first takes only: a second try is there to be better. A trend is told from five
sessions on, and only where the older and the newer half differ by more than chance alone would
easily make them (two standard errors of the difference of two shares).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from voicecoach.coaching.prompts import Prompt
from voicecoach.language.moves import SKILLS

LEAST_FOR_TREND = 5
"""Sessions below which no trend is told."""
STANDARD_ERRORS = 2.0
LATELY = 5
"""Sessions that "lately" means."""

Trend = Literal["more often", "less often", "about the same", "too few sessions"]

PRACTISE_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "dismissing": ("validation",),
    "yes_but": ("validation",),
    "blame": ("i_statement", "ownership"),
    "judgement": ("reflection", "open_question"),
    "advice": ("reflection", "open_question"),
    "defensiveness": ("ownership",),
    "shifting": ("reflection", "open_question"),
    "pressure": ("boundary_respect",),
}
"""What to practise where a skill that closes comes up often."""


@dataclass(frozen=True, slots=True)
class Practised:
    """One session: its replies and, of each skill, in how many of them it was found."""

    started: str
    prompt: str
    replies: int
    found: Mapping[str, int]
    response_gaps_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillProgress:
    """``found`` of ``replies`` hold the skill; ``earlier`` and ``later`` are (found, replies)."""

    skill: str
    polarity: int
    found: int
    replies: int
    earlier: tuple[int, int]
    later: tuple[int, int]
    trend: Trend


@dataclass(frozen=True, slots=True)
class Next:
    """What to practise next, and why; ``prompt`` is a name, empty where none fits."""

    skill: str
    why: str
    prompt: str


def practised(document: Mapping[str, Any], started: str) -> Practised:
    """The first takes of a kept practice (``voicecoach.practice/1``)."""
    firsts = [take for take in document["takes"] if take.get("number", 1) == 1 and take["clear"]]
    found: Counter[str] = Counter()
    for take in firsts:
        found.update({move["skill"] for move in take["moves"]} & SKILLS.keys())
    gaps = tuple(t["response_gap_s"] for t in firsts if t.get("response_gap_s") is not None)
    name = str(document["prompt"]["name"])
    return Practised(started, name, len(firsts), dict(found), gaps)


def skills_over(sessions: Sequence[Practised]) -> tuple[SkillProgress, ...]:
    """Every skill that was found, what opens first, the most frequent first.

    Each session has a reply.
    """
    rows = [_row(skill, sessions) for skill, one in SKILLS.items() if one.polarity != 0]
    found = [row for row in rows if row.found]
    return tuple(sorted(found, key=lambda row: (-row.polarity, -row.found)))


def what_next(
    sessions: Sequence[Practised], prompts: Sequence[Prompt], done: Sequence[str] = ()
) -> Next:
    """What closes most often lately is worth practising; else what opens and is used least."""
    lately = sessions[-LATELY:]
    replies = sum(one.replies for one in lately)
    closing = {skill: sum(one.found.get(skill, 0) for one in lately) for skill in PRACTISE_INSTEAD}
    worst = max(closing, key=lambda skill: closing[skill])
    if closing[worst]:
        wanted = PRACTISE_INSTEAD[worst]
        why = f"{SKILLS[worst].label} came up in {closing[worst]} of {_last(replies)}"
    else:
        able = {skill for prompt in prompts for skill in prompt.practises}
        opening = {s: sum(one.found.get(s, 0) for one in lately) for s in SKILLS if s in able}
        least = min(opening, key=lambda skill: opening[skill], default="reflection")
        wanted = (least,)
        why = f"it came up in {opening.get(least, 0)} of {_last(replies)}"
    fits = [prompt for prompt in prompts if set(wanted) & set(prompt.practises)]
    fits.sort(key=lambda p: (p.name in done, p.difficulty, p.practises[0] not in wanted, p.name))
    return Next(wanted[0], why, fits[0].name if fits else "")


def _last(replies: int) -> str:
    return "your last answer" if replies == 1 else f"your last {replies} answers"


def _row(skill: str, sessions: Sequence[Practised]) -> SkillProgress:
    half = len(sessions) // 2
    earlier, later = (_counts(skill, part) for part in (sessions[:half], sessions[half:]))
    found, replies = earlier[0] + later[0], earlier[1] + later[1]
    trend = _trend(earlier, later) if len(sessions) >= LEAST_FOR_TREND else "too few sessions"
    return SkillProgress(skill, SKILLS[skill].polarity, found, replies, earlier, later, trend)


def _counts(skill: str, sessions: Sequence[Practised]) -> tuple[int, int]:
    return sum(one.found.get(skill, 0) for one in sessions), sum(one.replies for one in sessions)


def _trend(earlier: tuple[int, int], later: tuple[int, int]) -> Trend:
    """Compare two shares by the pooled standard error of their difference."""
    (a, n), (b, m) = earlier, later
    if not n or not m:
        return "too few sessions"
    pooled = (a + b) / (n + m)
    error = math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    difference = b / m - a / n
    if abs(difference) <= STANDARD_ERRORS * error or not difference:
        return "about the same"
    return "more often" if difference > 0 else "less often"
