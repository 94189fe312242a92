"""Fit the linear layer of ``language.acts`` and write its weights.

    python -m benchmarks.fit_acts [--dry]

Data: ``benchmarks/acts/*.txt``, invented conversations of our own. ``> `` begins what the other
said, a letter of ``LABELS`` a reply with its label; an empty line divides conversations.
Each reply is taken as written and once more in lower case without punctuation. Multinomial
logistic regression with an L2 penalty, by gradient descent (Adam) in NumPy. Printed: macro F1 of
the five acts by cross-validation, one file of sessions left out at a time; then the weights are
fitted on all of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicecoach.language import acts
from voicecoach.language.detect import fired_rules
from voicecoach.language.lexicon import fluent
from voicecoach.language.matching import match_rules
from voicecoach.language.moves import ACTS
from voicecoach.language.sentences import sentences

DATA = Path(__file__).parent / "acts"
TARGET = Path(acts.__file__).with_name(acts.WEIGHTS)
COMMON_REPLIES = 8
"""Words in at least so many replies, of at least two files, are common."""
FEATURE_REPLIES = 4
"""Features of fewer replies are left out."""
PENALTY = 10.0
STEPS = 400
RATE = 0.05
DECIMALS = 2
SMALLEST = 0.02
"""Features whose weights are all smaller are left out."""

LABELS = dict(zip("rocix", ACTS, strict=True))

Row = tuple[str, str, str, int]
"""(said, reply, label, number of its file)."""


def read() -> list[Row]:
    """Each reply with the line before it, as written and without punctuation."""
    rows = []
    for number, path in enumerate(sorted(DATA.glob("*.txt"))):
        said = ""
        for line in path.read_text("utf-8").splitlines():
            mark, _, text = line.partition(" ")
            if mark in LABELS:
                rows.append((said, text, LABELS[mark], number))
                rows.append((bare(said), bare(text), LABELS[mark], number))
            said = text if mark == ">" else ""
    return rows


def bare(text: str) -> str:
    """Lower case, without punctuation."""
    return re.sub(r"[^\w\s'-]", "", text).lower()


def common_words(rows: list[Row]) -> frozenset[str]:
    replies: Counter[str] = Counter()
    files: dict[str, set[int]] = {}
    for _, reply, _, number in rows[::2]:
        for word in set(acts.tokens(fluent(reply)[0])):
            replies[word] += 1
            files.setdefault(word, set()).add(number)
    n_files = len({number for *_, number in rows})
    return frozenset(
        word
        for word, count in replies.items()
        if count >= COMMON_REPLIES and len(files[word]) >= min(2, n_files)
    )


def features_of(said: str, reply: str, common: frozenset[str]) -> set[str]:
    (text, _), (before, _) = fluent(reply), fluent(said)
    spans = sentences(text)
    fired = fired_rules(match_rules(text, spans, before))
    return acts.act_features(text, spans, before, fired, common)


def fit(
    features: list[set[str]], labels: NDArray[np.int64]
) -> tuple[list[str], NDArray[np.float32]]:
    """The names of the features kept, and their weights, (features, acts)."""
    counts = Counter(feature for own in features for feature in own)
    names = sorted(name for name, count in counts.items() if count >= FEATURE_REPLIES)
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(features), len(names)), np.float32)
    for i, own in enumerate(features):
        x[i, [place[name] for name in own if name in place]] = 1
    truth = np.eye(len(ACTS), dtype=np.float32)[labels]
    weights = np.zeros((len(names), len(ACTS)), np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        z = x @ weights
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        slope = (x.T @ (p - truth) + PENALTY * weights) / len(x)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return names, weights


def macro_f1(truth: list[str], guess: list[str]) -> float:
    def f1(act: str) -> float:
        both = sum(t == act == g for t, g in zip(truth, guess, strict=True))
        return 2 * both / max(1, truth.count(act) + guess.count(act))

    return sum(map(f1, ACTS)) / len(ACTS)


def main() -> None:
    rows = read()
    common = common_words(rows)
    features = [features_of(said, reply, common) for said, reply, _, _ in rows]
    labels = np.array([ACTS.index(label) for _, _, label, _ in rows])
    files = np.array([number for *_, number in rows])
    for left_out in sorted(set(files.tolist())):
        train = np.flatnonzero(files != left_out)
        names, weights = fit([features[i] for i in train], labels[train])
        place = {name: i for i, name in enumerate(names)}
        guess = [
            ACTS[int(weights[[place[n] for n in own if n in place]].sum(axis=0).argmax())]
            for own, number in zip(features, files, strict=True)
            if number == left_out
        ]
        truth = [rows[i][2] for i in np.flatnonzero(files == left_out)]
        print(
            f"file {left_out}: macro F1 {macro_f1(truth[::2], guess[::2]):.3f}, "
            f"without punctuation {macro_f1(truth[1::2], guess[1::2]):.3f}"
        )
    names, weights = fit(features, labels)
    kept = {
        name: [round(float(weight), DECIMALS) for weight in own]
        for name, own in zip(names, weights, strict=True)
        if np.abs(own).max() >= SMALLEST
    }
    print(f"{len(rows)} replies, {len(common)} common words, {len(kept)} features")
    if "--dry" not in sys.argv:
        stored = {"common": " ".join(sorted(common)), "weights": kept}
        TARGET.write_text(json.dumps(stored, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
