"""What a reply mainly does: a linear layer over the rules and the words.

The rules say that something is there; which act a whole reply *mainly* is, and how sure one may be,
is told by multinomial logistic regression over the rules that fired, short sequences of common
words, the length, and what is taken up from the partner. Words that are not common stand for
themselves nowhere, so that the weights know ways of speaking and no topics. The weights
(``acts.json``) are made by ``python -m benchmarks.fit_acts`` from our own invented conversations.

Conventions
-----------
Texts are plain and fluent (``lexicon.fluent``); places are characters, the end exclusive.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Iterable, Sequence
from importlib import resources

from voicecoach.language.lexicon import FEELINGS, HARD, VERDICTS, content_stems, uptake
from voicecoach.language.moves import ACTS
from voicecoach.language.questions import form_of

WEIGHTS = "acts.json"
LENGTHS = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60)
"""Upper bounds of the classes of length, in words."""
UPTAKES = (0.0, 0.15, 0.3, 0.5, 0.75)
"""Upper bounds of the classes of uptake."""
SHARES = (0.0, 0.03, 0.06, 0.1, 0.15, 0.25)
"""Upper bounds of the classes of a group's share of the words."""
LONGEST_SEQUENCE = 3
GROUPS = {
    "you": frozenset("you you're you've you'd you'll your yours yourself".split()),
    "i": frozenset("i i'm i've i'd i'll my me mine".split()),
    "we": frozenset("we we're we've we'd we'll us our let's".split()),
    "others": frozenset("he she they he's she's they're him her them his their people".split()),
    "ought": frozenset("should need must gotta ought recommend suggest try could can".split()),
    "if": frozenset("if when then because so that".split()),
    "past": frozenset("was were did had felt wanted said thought been".split()),
}
"""Groups of words whose share tells who and what is talked about."""

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|\?")
_CLASSES = {
    **dict.fromkeys((word for word in FEELINGS if "_" not in word), "<feeling>"),
    **dict.fromkeys((word for word in HARD if "_" not in word), "<hard>"),
    **dict.fromkeys((word for word in VERDICTS if "_" not in word), "<verdict>"),
}


def tokens(text: str) -> list[str]:
    """The words of plain text, numbers as one, and ``?``."""
    return ["<number>" if token.isdigit() else token for token in _TOKEN.findall(text)]


def act_features(
    text: str,
    spans: Sequence[tuple[int, int]],
    said: str,
    fired: Iterable[tuple[str, str, int]],
    common: frozenset[str],
) -> set[str]:
    """The features of a reply.

    ``spans``: its sentences; ``fired``: (skill, rule, sentence) of each match; ``common``: the
    words that stand for themselves.
    """
    last = len(spans) - 1
    features = {f"rule {skill} {rule}" for skill, rule, _ in fired}
    features |= {f"skill {skill}" for skill, _, _ in fired}
    features |= {f"last skill {skill}" for skill, _, sentence in fired if sentence == last}
    forms = [form_of(text[start:end]) for start, end in spans]
    asked = [form for form in forms if form != "none"]
    features |= {f"form {form}" for form in asked}
    features.add(f"last asked {asked[-1] if asked else 'none'}")
    features.add(f"last form {forms[-1] if forms else 'none'}")
    words = _shown(tokens(text), said, common)
    features |= {f"has {one}" for one in _sequences(words, 2)}
    if spans:
        end = _shown(tokens(text[spans[-1][0] : spans[-1][1]]), said, common)
        features |= {f"last {one}" for one in _sequences(end, LONGEST_SEQUENCE)}
        features |= {f"last begins {' '.join(end[:n])}" for n in (1, 2, 3)}
        features |= {f"begins {' '.join(words[:n])}" for n in (1, 2, 3)}
        features |= {f"ends {' '.join(words[-n:])}" for n in (1, 2)}
        features.add(f"last length {_class_of(len(end), LENGTHS)}")
    n_words = max(1, len(words))
    for name, group in GROUPS.items():
        count = sum(word in group for word in words)
        features.add(f"count {name} {min(count, 3)}")
        features.add(f"share {name} {_class_of(count / n_words, SHARES)}")
    features.add(f"length {_class_of(len(words), LENGTHS)}")
    features.add(f"sentences {min(len(spans), 4)}")
    features.add(f"uptake {_class_of(uptake(text, said), UPTAKES)}")
    features.add(f"said length {_class_of(len(said.split()), LENGTHS)}")
    if said.rstrip().endswith("?"):
        features.add("said asks")
    if text.rstrip().endswith(("-", "\u2014")):
        features.add("is cut off")
    features.add("always")
    return features


def act_probabilities(features: Iterable[str]) -> dict[str, float]:
    """Probability of each act, given the features; they sum to 1."""
    table = load().weights
    sums = [0.0] * len(ACTS)
    for feature in features:
        for i, weight in enumerate(table.get(feature, ())):
            sums[i] += weight
    most = max(sums)
    powers = [math.exp(one - most) for one in sums]
    return {act: power / sum(powers) for act, power in zip(ACTS, powers, strict=True)}


class Weights:
    """``common`` words, and for each feature one weight an act."""

    def __init__(self, common: frozenset[str], weights: dict[str, list[float]]) -> None:
        self.common = common
        self.weights = weights


@functools.cache
def load() -> Weights:
    """The shipped weights, read once."""
    stored = json.loads(resources.files(__package__).joinpath(WEIGHTS).read_text("utf-8"))
    return Weights(frozenset(stored["common"].split()), stored["weights"])


def _shown(words: list[str], said: str, common: frozenset[str]) -> list[str]:
    """Words as the layer sees them: classes, common words, words taken up, and the rest."""
    there = content_stems(said)
    shown = []
    for word in words:
        if word in _CLASSES:
            shown.append(_CLASSES[word])
        elif word in common or not word[0].isalpha():
            shown.append(word)
        else:
            shown.append("<taken up>" if content_stems(word) & there else "<word>")
    return shown


def _sequences(words: list[str], longest: int) -> set[str]:
    return {
        " ".join(words[i : i + n]) for n in range(1, longest + 1) for i in range(len(words) - n + 1)
    }


def _class_of(value: float, bounds: Sequence[float]) -> int:
    return sum(value > bound for bound in bounds)
