"""Figures of judged replies: found against given skills, how sure against how right.

A reply's truth is the skills that both labellings give; a skill that one of them gives counts
neither way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One reply: what either labelling gives, what is shown, and how sure each skill is."""

    first: frozenset[str]
    second: frozenset[str]
    shown: Mapping[str, float]
    scores: Mapping[str, float]

    @property
    def truth(self) -> frozenset[str]:
        return self.first & self.second

    @property
    def unsure(self) -> frozenset[str]:
        return self.first ^ self.second


@dataclass(frozen=True, slots=True)
class Counts:
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def count(judged: Sequence[Judged], skills: Iterable[str], least: float = 0.0) -> Counts:
    """Pooled over ``skills``; of what is shown, what is at least so sure."""
    right = wrong = missed = 0
    wanted = frozenset(skills)
    for one in judged:
        found = {skill for skill, sure in one.shown.items() if sure >= least} & wanted
        right += len(found & one.truth)
        wrong += len(found - one.truth - one.unsure)
        missed += len((one.truth & wanted) - found)
    return Counts(right, wrong, missed)


def kappa(judged: Sequence[Judged], skill: str) -> float:
    """Cohen's kappa of the two labellings; 1 where neither gives the skill."""
    n = len(judged)
    first = sum(skill in one.first for one in judged) / n
    second = sum(skill in one.second for one in judged) / n
    agreed = sum((skill in one.first) == (skill in one.second) for one in judged) / n
    by_chance = first * second + (1 - first) * (1 - second)
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error over ``BINS`` bins of equal width."""
    off = 0.0
    for place in range(BINS):
        own = [(p, y) for p, y in pairs if min(int(p * BINS), BINS - 1) == place]
        off += abs(sum(p - y for p, y in own))
    return off / max(1, len(pairs))


def score_pairs(judged: Sequence[Judged], skills: Iterable[str]) -> list[tuple[float, bool]]:
    """(score, whether it is there) of each skill of each reply, without the unsure."""
    return [
        (one.scores[skill], skill in one.truth)
        for skill in skills
        for one in judged
        if skill not in one.unsure
    ]
