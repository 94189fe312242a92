"""Which of the matches stay: one a skill and sentence, and none that another rules out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.language.matching import Match
from voicecoach.language.moves import SKILLS
from voicecoach.language.rules import Rule

SHOWN = 0.65
"""Moves less sure than this are not shown ..."""
SHOWN_SOONER = {"defensiveness": 0.55}
"""... but for the skill that is missed most (on writers not seen .70 of it is found from .65, at
precision .93; .73 from .55, at .90)."""


def shown_from(skill: str) -> float:
    """The confidence from which a move is shown."""
    return SHOWN_SOONER.get(skill, SHOWN)


def settle(found: list[Match], text: str, spans: Sequence[tuple[int, int]]) -> list[Match]:
    """Keep one match a skill and sentence, and take back what another match rules out."""
    best: dict[tuple[str, int], Match] = {}
    for match in sorted(found, key=lambda m: (-m.rule.confidence, m.start)):
        best.setdefault((match.rule.skill, match.sentence), match)
    kept = _later_but(list(best.values()), text, spans)
    kept = [match for match in kept if not _ruled_out(match, kept)]
    return sorted(kept, key=lambda m: (m.start, m.end))


_BUT_AFTER_FULL_STOP = Rule(
    "yes_but", "but_after_full_stop", "takes back in the next sentence", "", 0.7
)
_TAKEN_BACK = {
    "validation", "reflection", "reassurance", "appreciation", "ownership", "i_statement",
    "boundary_respect", "acknowledgement",
}  # fmt: skip
_RULED_OUT_BY = {
    # A skill is not shown beside one of these in the same sentence.
    "reflection": {
        "blame", "judgement", "dismissing", "advice", "pressure", "validation", "open_question",
        "defensiveness", "shifting",
    },
    "closed_question": {
        "open_question", "advice", "reflection", "blame", "judgement", "dismissing", "pressure",
        "defensiveness",
    },
    "open_question": {"blame", "judgement", "advice", "dismissing"},
    "i_statement": {
        "blame", "judgement", "dismissing", "shifting", "pressure", "validation", "reflection",
    },
    "ownership": {"defensiveness", "blame", "dismissing", "pressure"},
    "validation": {"dismissing", "blame", "judgement"},
    "appreciation": {"blame", "judgement", "open_question"},
    "reassurance": {"pressure", "blame", "dismissing"},
    "boundary_respect": {"pressure", "defensiveness", "dismissing", "reassurance"},
    "commitment": {"boundary_respect", "pressure", "advice"},
    "defensiveness": {"pressure"},
    "advice": {"dismissing", "pressure", "blame", "input"},
    "acknowledgement": {"boundary_respect"},
}  # fmt: skip


def _ruled_out(match: Match, kept: list[Match]) -> bool:
    others = {m.rule.skill: m for m in kept if m.sentence == match.sentence and m is not match}
    skill = match.rule.skill
    if "yes_but" in others and skill in _TAKEN_BACK:
        return True
    if skill == "reflection" and "open_question" in others and _starts_before(match, others):
        return False
    return any(
        other in others
        and others[other].rule.confidence >= shown_from(other)
        and not (skill == "open_question" and _asks_after(match, others[other]))
        for other in _RULED_OUT_BY.get(skill, ())
    )


def _asks_after(match: Match, other: Match) -> bool:
    """ "It was only a joke, what was the worst part?" dismisses, then asks."""
    return other.end <= match.start


def _starts_before(match: Match, others: dict[str, Match]) -> bool:
    """ "You felt small, what was the worst part?" does both."""
    return match.end <= others["open_question"].start


def _later_but(found: list[Match], text: str, spans: Sequence[tuple[int, int]]) -> list[Match]:
    """A "But ..." in the sentence after a validation or apology takes it back too."""
    starters = {m.sentence for m in found if m.rule.skill in {"validation", "ownership"}}
    kept = list(found)
    for number, (start, end) in enumerate(spans):
        if number - 1 not in starters or not re.match(r"but\b", text[start:end]):
            continue
        closes = [m for m in found if m.sentence == number and SKILLS[m.rule.skill].polarity < 0]
        if closes:
            granted = [m for m in found if m.sentence == number - 1]
            kept = [m for m in kept if m not in granted or m.rule.skill not in _TAKEN_BACK]
            kept.append(Match(_BUT_AFTER_FULL_STOP, start, end, number))
    return kept
