"""How likely each skill is in each sentence: a linear layer over the rules and the words.

Logistic regression, one a skill, over the rules that fired, short sequences of common words, the
sentence's form and length (``acts.sentence_features``), classes of words, and what the other said
before. A rule alone cannot say how sure it is; and much is said in words that no rule knows. The weights
(``skills.json.gz``) are made by ``python -m benchmarks.fit_skills`` from our own labelled replies.
"""

from __future__ import annotations

import base64
import functools
import gzip
import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

from voicecoach.language import acts
from voicecoach.language.lexicon import content_stems, feelings
from voicecoach.language.matching import CONTEXTS
from voicecoach.language.questions import form_of
from voicecoach.language.sentences import sentences

WEIGHTS = "skills.json.gz"
STEPS_PER_UNIT = 10
"""Weights are stored as whole numbers of so many steps."""
NO_STEP = 128

CLASSES = "word_classes.txt"
SMALL_WORDS = frozenset(
    """you you're you've your i i'm i've i'll my me we it it's that this the a an to of and but so if
    not no do does did don't didn't is are was were be been have has had what why how when who
    where can could would should will won't just never always""".split()
)
"""Words that stand for themselves between classes of words."""
OTHER = "_"

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
        own |= _of_classes(text[start:end])
    for skill, _, sentence in fired:
        if sentence + 1 < len(every):
            every[sentence + 1].add(f"after {skill}")
    return every


def _of_classes(sentence: str) -> set[str]:
    """The classes of its words, and short sequences of them and of small words."""
    words = acts.tokens(sentence)
    classes = word_classes()
    features = {f"class {name}" for word in words for name in classes.get(word, ())}
    shown = []
    for word in words:
        own = classes.get(word)
        if word in SMALL_WORDS or word == "?":
            shown.append(word)
        else:
            shown.append(f"<{own[0]}>" if own else OTHER)
    for length in (2, 3):
        for start in range(len(shown) - length + 1):
            some = shown[start : start + length]
            if OTHER not in some and any(one[0] == "<" for one in some):
                features.add(f"classes {' '.join(some)}")
    return features


@functools.cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """Of each word in ``word_classes.txt``, its classes."""
    classes: dict[str, tuple[str, ...]] = {}
    text = resources.files(__package__).joinpath(CLASSES).read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, words = line.split(": ")
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return classes


def _of_what_was_said(said: str) -> tuple[set[str], set[str]]:
    """Features of what the other said, and of which kinds it was."""
    words = acts.tokens(said)
    features = {f"said begins {' '.join(words[:n])}" for n in (1, 2)}
    kinds = {f"to {name}" for name in ("said_boundary", "advice_asked") if _holds(name, said)}
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
    sums = [0] * len(own.skills)
    for feature in features:
        steps = own.steps.get(feature, b"")
        for place, step in zip(steps[::2], steps[1::2], strict=True):
            sums[place] += step - NO_STEP
    return {
        skill: 1 / (1 + math.exp(-max(-30.0, min(30.0, one / STEPS_PER_UNIT))))
        for skill, one in zip(own.skills, sums, strict=True)
    }


@dataclass(frozen=True, slots=True)
class Weights:
    """``common`` words, the ``skills``, and of each feature pairs of bytes: the number of a skill
    and its weight in steps, counted from ``NO_STEP``."""

    common: frozenset[str]
    skills: list[str]
    steps: dict[str, bytes]


@functools.cache
def load() -> Weights:
    """The shipped weights, read once."""
    packed = resources.files(__package__).joinpath(WEIGHTS).read_bytes()
    stored = json.loads(gzip.decompress(packed))
    steps = {name: base64.b85decode(own) for name, own in stored["weights"].items()}
    return Weights(frozenset(stored["common"].split()), stored["skills"], steps)


def pack(common: Iterable[str], skills: list[str], steps: dict[str, dict[int, int]]) -> bytes:
    """What ``load`` reads; ``steps``: of each feature, the steps of each skill's number."""
    weights = {
        name: base64.b85encode(
            bytes(part for place, step in own.items() for part in (place, step + NO_STEP))
        ).decode()
        for name, own in steps.items()
    }
    stored = {"common": " ".join(sorted(common)), "skills": skills, "weights": weights}
    return gzip.compress(json.dumps(stored, separators=(",", ":")).encode(), mtime=0)
