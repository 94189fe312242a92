"""A fitted linear layer: of each feature of a sentence a weight for some classes; its file.

Weights are whole numbers of steps, stored as pairs of bytes (the number of a class, the steps
counted from ``NO_STEP``) in base 85: tens of thousands of features take a few megabytes, and few
hundred kilobytes as compressed JSON. To be added up, a feature's weights become one large whole
number with ``FIELD`` bits a class, when it is first met.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources

STEPS_PER_UNIT = 12
MOST_STEPS = 127
NO_STEP = 128
FIELD = 32
_MOST = 1 << (FIELD - 1)

Numbers = list[list[float]]


@dataclass(frozen=True, slots=True)
class Layer:
    """``common``: the words that stand for themselves; ``steps``: of each feature, pairs of bytes
    in base 85; ``replies``: the weights of a second step over sentences (classes, numbers), where
    there is one."""

    common: frozenset[str]
    classes: tuple[str, ...]
    steps: Mapping[str, str]
    replies: Numbers
    _met: dict[str, int] = field(default_factory=dict)

    def sums(self, features: Iterable[str]) -> list[float]:
        """The sum of the features' weights for each class."""
        total = sum([self._number(one) for one in features if one in self.steps])
        sums = []
        for _ in self.classes:
            own = (total + _MOST) % (2 * _MOST) - _MOST
            sums.append(own / STEPS_PER_UNIT)
            total = (total - own) >> FIELD
        return sums

    def _number(self, feature: str) -> int:
        number = self._met.get(feature)
        if number is None:
            pairs = base64.b85decode(self.steps[feature])
            steps = zip(pairs[::2], pairs[1::2], strict=True)
            number = sum((step - NO_STEP) << (FIELD * place) for place, step in steps)
            self._met[feature] = number
        return number


def read(name: str) -> Layer:
    """The layer in a file beside this one."""
    packed = resources.files(__package__).joinpath(name).read_bytes()
    stored = json.loads(gzip.decompress(packed))
    common = frozenset(stored["common"].split())
    return Layer(common, tuple(stored["classes"]), stored["weights"], stored["replies"])


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
