"""Two takes of one line: what the later one does, and what changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from voicecoach.coaching.feedback import Feedback
from voicecoach.language.lexicon import feelings
from voicecoach.language.moves import SKILLS


@dataclass(frozen=True, slots=True)
class Change:
    """How often a skill was used before and after."""

    skill: str
    before: int
    after: int


def changes(before: Feedback, after: Feedback) -> tuple[Change, ...]:
    """Skills used more or less often than before: what closes first."""
    counts = [Counter(move.skill for move in one.moves) for one in (before, after)]
    found = [
        Change(skill, counts[0][skill], counts[1][skill])
        for skill, one in SKILLS.items()
        if one.polarity != 0 and counts[0][skill] != counts[1][skill]
    ]
    return tuple(sorted(found, key=lambda change: SKILLS[change.skill].polarity))


def comparison(number: int, before: Feedback, after: Feedback) -> str:
    """Say what take ``number`` does: "Take 2: reflection (small), open question. Changed: ..."."""
    if not after.clear or not before.clear:
        return f"Take {number}: one of the two was not heard well enough to compare."
    does = "; ".join(_does(after)) or "nothing that opens or closes"
    changed = [
        f"{SKILLS[change.skill].label} {change.before} -> {change.after}"
        for change in changes(before, after)
    ]
    return f"Take {number}: {does}. Changed: {', '.join(changed) or 'nothing'}."


def _does(feedback: Feedback) -> list[str]:
    """What a reply does, each skill once, with the feeling that it gives back."""
    heard = set(feelings(feedback.said))
    named: dict[str, str] = {}
    for move in feedback.moves:
        skill = SKILLS[move.skill]
        if skill.polarity != 0:
            given_back = [word for word in feelings(move.quote) if word in heard]
            feeling = f" ({given_back[0]})" if given_back and skill.polarity > 0 else ""
            named.setdefault(move.skill, f"{skill.label}{feeling}")
    return list(named.values())
