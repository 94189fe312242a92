"""What a reply mainly does: a linear layer over the rules and the words.

The rules say that something is there; which act a reply *mainly* is, and how sure one may be, is
told in two steps. Multinomial logistic regression says for each sentence which act it is, from the
rules that fired, short sequences of common words, its form, length, place, and what is taken up
from the partner. A second, of ten numbers an act, says from its sentences what the reply is.
Words that are not common stand for themselves nowhere, so that the weights know ways of speaking
and no topics. The weights (``acts.json.gz``) are made by ``python -m benchmarks.fit_acts`` from our
own invented conversations.

Conventions
-----------
Texts are plain and fluent (``lexicon.fluent``); places are characters, the end exclusive.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Sequence
from operator import mul

from voicecoach.language import linear
from voicecoach.language.lexicon import FEELINGS, HARD, VERDICTS, content_stems, uptake
from voicecoach.language.moves import ACTS
from voicecoach.language.questions import form_of

WEIGHTS = "acts.json.gz"
LENGTHS = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60)
"""Upper bounds of the classes of length, in words."""
UPTAKES = (0.0, 0.15, 0.3, 0.5, 0.75)
"""Upper bounds of the classes of uptake."""
SHARES = (0.0, 0.03, 0.06, 0.1, 0.15, 0.25)
"""Upper bounds of the classes of a group's share of the words."""
LONGEST_SEQUENCE = 3
KEPT = 64
"""Sentences: two layers look at each."""
RARE = "<word>"
LEAST_PROBABILITY = 1e-3
MOST_WEIGHT = 30
"""Words; a longer sentence counts no more than this in a reply."""
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

_ASKS_OPENLY = re.compile(r"\b(?:what|how|why)(?:'s|'re|'d)?\b")
_FACT = re.compile(
    r"\bhow (?:many|much|often|long|old|far)\b|\bwhat (?:time|day|number)\b|"
    r"\b(?:when|where|who|which)\b"
)
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|\?")
_CLASSES = {
    **dict.fromkeys((word for word in FEELINGS if "_" not in word), "<feeling>"),
    **dict.fromkeys((word for word in HARD if "_" not in word), "<hard>"),
    **dict.fromkeys((word for word in VERDICTS if "_" not in word), "<verdict>"),
}


def tokens(text: str) -> list[str]:
    """The words of plain text, numbers as one, and ``?``."""
    return ["<number>" if token.isdigit() else token for token in _TOKEN.findall(text)]


def sentence_features(
    text: str,
    spans: Sequence[tuple[int, int]],
    said: str,
    fired: Iterable[tuple[str, str, int]],
    common: frozenset[str],
) -> list[set[str]]:
    """The features of each sentence of a reply.

    ``spans``: its sentences; ``fired``: (skill, rule, sentence) of each match; ``common``: the
    words that stand for themselves.
    """
    every = [_of_sentence(text[start:end], said, common) for start, end in spans]
    for skill, rule, sentence in fired:
        every[sentence] |= {f"rule {skill} {rule}", f"skill {skill}"}
    if every:
        every[0].add("is first")
        every[-1].add("is last")
    return every


def _of_sentence(sentence: str, said: str, common: frozenset[str]) -> set[str]:
    words = _shown(tokens(sentence), said, common)
    features = {f"has {one}" for one in _sequences(words, LONGEST_SEQUENCE)}
    features |= {f"begins {' '.join(words[:n])}" for n in (1, 2, 3)}
    features |= {f"ends {' '.join(words[-n:])}" for n in (1, 2)}
    features = {one for one in features if RARE not in one}
    for name, group in GROUPS.items():
        share = sum(word in group for word in words) / max(1, len(words))
        features.add(f"share {name} {_class_of(share, SHARES)}")
    return features | _of_any_words(sentence, said)


@functools.lru_cache(maxsize=KEPT)
def _of_any_words(sentence: str, said: str) -> frozenset[str]:
    """The features that do not depend on which words are common."""
    features = {"always", f"form {form_of(sentence)}"}
    if "?" in sentence:
        features.add(f"asks {bool(_ASKS_OPENLY.search(sentence))} {bool(_FACT.search(sentence))}")
    features.add(f"length {_class_of(len(tokens(sentence)), LENGTHS)}")
    features.add(f"uptake {_class_of(uptake(sentence, said), UPTAKES)}")
    if sentence.startswith("-"):
        features.add("goes on")
    if sentence.rstrip().endswith("-"):
        features.add("is cut off")
    return frozenset(features)


def probabilities(sums: Sequence[float]) -> list[float]:
    """The probability of each act from its sum of weights; they sum to 1."""
    most = max(sums)
    powers = [math.exp(one - most) for one in sums]
    return [power / sum(powers) for power in powers]


def sentence_probabilities(features: Iterable[str]) -> list[float]:
    """Probability of each act of one sentence."""
    return probabilities(load().sums(features))


def reply_numbers(by_sentence: Sequence[Sequence[float]], lengths: Sequence[int]) -> list[float]:
    """What the second step sees: logarithms of the acts of a reply's sentences.

    Their mean weighted by length, greatest, last and first, the greatest probability, and 1.
    """
    if not by_sentence:
        return [0.0] * (5 * len(ACTS)) + [1.0]
    logs = [[math.log(p + LEAST_PROBABILITY) for p in one] for one in by_sentence]
    weights = [min(MOST_WEIGHT, length) + 0.1 for length in lengths]
    columns = list(zip(*logs, strict=True))
    mean = [sum(map(mul, column, weights)) / sum(weights) for column in columns]
    most = [max(column) for column in columns]
    return [*mean, *most, *logs[-1], *logs[0], *(math.exp(one) for one in most), 1.0]


def act_probabilities(
    by_sentence: Sequence[Sequence[float]], lengths: Sequence[int]
) -> dict[str, float]:
    """Probability of each act of a reply, from its sentences' and their lengths in words."""
    numbers = reply_numbers(by_sentence, lengths)
    sums = [sum(map(mul, numbers, column)) for column in load().replies]
    return dict(zip(ACTS, probabilities(sums), strict=True))


@functools.cache
def load() -> linear.Layer:
    """The shipped weights, read once."""
    return linear.read(WEIGHTS)


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
            shown.append("<taken up>" if content_stems(word) & there else RARE)
    return shown


def _sequences(words: list[str], longest: int) -> set[str]:
    return {
        " ".join(words[i : i + n]) for n in range(1, longest + 1) for i in range(len(words) - n + 1)
    }


def _class_of(value: float, bounds: Sequence[float]) -> int:
    return sum(value > bound for bound in bounds)
