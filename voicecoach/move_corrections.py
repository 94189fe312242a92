"""Pure: what a person says against the moves that were found on the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from voicecoach.conversation import Move
from voicecoach.language.moves import SKILLS

SURE = 1.0
"""Confidence of what a person has said."""

MoveKey = tuple[str, float, str]
"""What a move is called: its speaker, start and skill as first found."""


@dataclass(frozen=True, slots=True)
class MoveCorrection:
    """About the move ``skill`` that ``speaker`` made from ``start`` to ``end``.

    ``reject``: it is none. ``to``: it is this skill instead.
    """

    speaker: str
    start: float
    end: float
    skill: str
    reject: bool = False
    to: str | None = None
    about: Literal["move"] = "move"


def move_key(move: Move) -> MoveKey:
    """What the move is called as the machine found it."""
    return move.speaker, move.start, move.skill


def judged(
    recounted: Sequence[Move], machine: Sequence[Move], said: Sequence[MoveCorrection]
) -> dict[MoveKey, Move]:
    """The recounted moves by key, with what a person said of them.

    A move whose line was corrected starts elsewhere: it is known by its skill and its time.
    """
    moves: dict[MoveKey, Move] = {}
    for move in recounted:
        known = next((one for one in machine if _is_again(move, one)), move)
        key = move_key(known)
        last = next((one for one in reversed(said) if __key_said(one) == key), None)
        if last is not None and last.reject:
            continue
        moves[key] = move if last is None else _as_skill(move, last.to or move.skill)
    return moves


def _is_again(move: Move, before: Move) -> bool:
    same = (move.speaker, move.skill) == (before.speaker, before.skill)
    return same and move.start < before.end and before.start < move.end


def __key_said(said: MoveCorrection) -> MoveKey:
    return said.speaker, said.start, said.skill


def _as_skill(move: Move, skill: str) -> Move:
    polarity = SKILLS[skill].polarity
    instead = move.try_instead if polarity < 0 else None
    return replace(move, skill=skill, polarity=polarity, confidence=SURE, try_instead=instead)
