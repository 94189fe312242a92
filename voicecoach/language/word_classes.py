"""Classes of words ("blame_verb", "kin_old"): what a layer knows of a word that it has not seen."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources

CLASSES = "word_classes.txt"
SMALL_WORDS = frozenset(
    """you you're you've your i i'm i've i'll my me we it it's that this the a an to of and but so
    if not no do does did don't didn't is are was were be been have has had what why how when who
    where can could would should will won't just never always ?""".split()
)
"""Words that stand for themselves between classes of words."""
OTHER = "_"
LENGTHS = (2, 3)
"""Of the sequences of classes and small words, in words."""


def class_features(words: Sequence[str]) -> set[str]:
    """The classes of a sentence's words, and short sequences of them and of small words."""
    classes = word_classes()
    features = {f"class {name}" for word in words for name in classes.get(word, ())}
    shown = [_shown(word, classes.get(word)) for word in words]
    for length in LENGTHS:
        for start in range(len(shown) - length + 1):
            some = shown[start : start + length]
            if OTHER not in some and any(one[0] == "<" for one in some):
                features.add(f"classes {' '.join(some)}")
    return features


def _shown(word: str, classes: tuple[str, ...] | None) -> str:
    if word in SMALL_WORDS:
        return word
    return f"<{classes[0]}>" if classes else OTHER


@functools.cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """Of each word in ``word_classes.txt``, its classes."""
    found: dict[str, tuple[str, ...]] = {}
    text = resources.files(__package__).joinpath(CLASSES).read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, words = line.split(": ")
        for word in words.split():
            found[word] = (*found.get(word, ()), name)
    return found
