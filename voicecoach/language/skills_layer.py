"""How likely each skill is in each sentence: a linear layer over the rules and the words.

Logistic regression, one a skill, over the rules that fired, short sequences of common words and of
classes of words, the sentence's form and length (``acts.sentence_features``), and what the other
said before. A rule alone cannot say how sure it is; and much is said in words that no rule knows.
The weights (``skills.json.gz``) are made by ``python -m benchmarks.fit_skills`` from our own
labelled replies.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Sequence

from voicecoach.language import acts, linear
from voicecoach.language.lexicon import content_stems, feelings
from voicecoach.language.matching import CONTEXTS
from voicecoach.language.questions import form_of
from voicecoach.language.sentences import sentences
from voicecoach.language.word_classes import class_features

WEIGHTS = "skills.json.gz"

KINDS = ("said_boundary", "advice_asked", "fact_asked")
"""Contexts of rules that tell what kind of thing the other said."""

_COMPLAINS = re.compile(r"^(?:you|why (?:do|did|are|were|don't|didn't) you|i wish you|stop)\b")
_ASKS_FACT = re.compile(
    r"\b(?:what|where|when|who|which|whose|how|is there|are there|have we|do you know|any)\b"
)
_ABOUT_US = re.compile(r"\b(?:you|your|me|i|i'm|my|we|us)\b")


def sentence_features(
    text: str,
    spans: Sequence[tuple[int, int]],
    said: str,
    fired: Sequence[tuple[str, str, int]],
    common: frozenset[str],
) -> list[set[str]]:
    """The features of each sentence of a reply; see ``acts.sentence_features``."""
    every = acts.sentence_features(text, spans, said, fired, common)
    context, kinds = _of_what_was_said(said)
    for (start, end), own in zip(spans, every, strict=True):
        own |= context | _answers(text[start:end], kinds)
        own |= {f"stem {stem}" for stem in content_stems(text[start:end])}
        own |= class_features(acts.tokens(text[start:end]))
    for skill, _, sentence in fired:
        if sentence + 1 < len(every):
            every[sentence + 1].add(f"after {skill}")
    return every


def _of_what_was_said(said: str) -> tuple[set[str], set[str]]:
    """Features of what the other said, and of which kinds it was."""
    words = acts.tokens(said)
    features = {f"said begins {' '.join(words[:n])}" for n in (1, 2)}
    kinds = {f"to {name}" for name in KINDS if _holds(name, said)}
    asked = [form for form in (form_of(said[a:b]) for a, b in sentences(said)) if form != "none"]
    if asked:
        kinds |= {"to a question", f"to a question {asked[-1]}"}
        features.add(f"said asks about us {bool(_ABOUT_US.search(said))}")
        features.add(f"said asks a fact {bool(_ASKS_FACT.search(said))}")
    if _COMPLAINS.search(said):
        kinds.add("to a complaint")
    if feelings(said):
        kinds.add("to a feeling")
    return features | kinds, kinds or {"to a statement" if said else "to nothing"}


def _answers(sentence: str, kinds: set[str]) -> set[str]:
    """How a sentence answers what the other said: its form, beginning and length by kind."""
    words = acts.tokens(sentence)
    how = {f"form {form_of(sentence)}", f"begins {' '.join(words[:1])}"}
    how.add(f"length {sum(len(words) > bound for bound in acts.LENGTHS)}")
    return {f"{kind}, {one}" for kind in kinds for one in how}


def _holds(name: str, said: str) -> bool:
    return CONTEXTS[name]("", said)


def probabilities(features: Iterable[str]) -> dict[str, float]:
    """Probability of each skill in one sentence."""
    own = load()
    return {
        skill: 1 / (1 + math.exp(-max(-30.0, min(30.0, one))))
        for skill, one in zip(own.classes, own.sums(features), strict=True)
    }


@functools.cache
def load() -> linear.Layer:
    """The shipped weights, read once."""
    return linear.read(WEIGHTS)
