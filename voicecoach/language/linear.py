"""A fitted linear layer: of each feature of a sentence a weight for some classes; its file.

Weights are whole numbers of steps, kept as pairs of bytes (the number of a class, the steps counted
from ``NO_STEP``): tens of thousands of features take a few megabytes, and few hundred kilobytes as
compressed JSON.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

STEPS_PER_UNIT = 12
MOST_STEPS = 127
NO_STEP = 128

Numbers = list[list[float]]


@dataclass(frozen=True, slots=True)
class Layer:
    """``common``: the words that stand for themselves; ``steps``: of each feature, pairs of bytes;
    ``replies``: the weights of a second step over sentences (classes, numbers), where there is."""

    common: frozenset[str]
    classes: tuple[str, ...]
    steps: Mapping[str, bytes]
    replies: Numbers

    def sums(self, features: Iterable[str]) -> list[float]:
        """The sum of the features' weights for each class."""
        sums = [0] * len(self.classes)
        for feature in features:
            steps = iter(self.steps.get(feature, b""))
            for place, step in zip(steps, steps, strict=True):
                sums[place] += step - NO_STEP
        return [one / STEPS_PER_UNIT for one in sums]


def read(name: str) -> Layer:
    """The layer in a file beside this one."""
    packed = resources.files(__package__).joinpath(name).read_bytes()
    stored = json.loads(gzip.decompress(packed))
    steps = {feature: base64.b85decode(own) for feature, own in stored["weights"].items()}
    common = frozenset(stored["common"].split())
    return Layer(common, tuple(stored["classes"]), steps, stored["replies"])


def packed(
    common: Iterable[str],
    classes: Sequence[str],
    steps: Mapping[str, Mapping[int, int]],
    replies: Numbers,
) -> bytes:
    """What ``read`` reads; ``steps``: of each feature, the steps of each class's number."""
    weights = {
        feature: base64.b85encode(
            bytes(part for place, step in own.items() for part in (place, step + NO_STEP))
        ).decode()
        for feature, own in steps.items()
    }
    stored = {
        "common": " ".join(sorted(common)),
        "classes": list(classes),
        "replies": replies,
        "weights": weights,
    }
    return gzip.compress(json.dumps(stored, separators=(",", ":")).encode(), mtime=0)
