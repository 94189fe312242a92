"""Named rules as data: a pattern, the skill that it shows, and why.

Conventions
-----------
A pattern is matched against one sentence of *plain* text (``language.lexicon.plain``). ``<NAME>``
stands for a macro of the lexicon. ``confidence`` (0-1) is how often the rule is right on ordinary
talk, as judged on our own sentences; the mean of it and of the layer's probability decides
(``settling.shown_from``). ``unless`` takes the match back when it is found in the same sentence,
not from within a word.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import import_module

from voicecoach.language.lexicon import compile_rule

FILES = tuple(
    """
    validation reflection open_question reassurance appreciation ownership i_statement
    boundary_respect commitment neutral dismissing blame judgement advice defensiveness shifting
    pressure yes_but
    """.split()
)
"""One file a skill, in the order of the catalogue."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``context``: what must hold of what the partner said (``detect.CONTEXTS``)."""

    skill: str
    name: str
    why: str
    pattern: str
    confidence: float
    unless: str | None = None
    context: str | None = None
    reported: bool = False
    """Whether it holds in reported speech and after a negation too."""


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the catalogue."""
    return tuple(rule for name in FILES for rule in import_module(f"{__name__}.{name}").RULES)


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    return compile_rule(pattern)
