"""Fit the linear layer of ``language.acts`` and write its weights.

    python -m benchmarks.fit_acts [--dry]

Data: ``benchmarks/acts/*.txt`` (``benchmarks.acts_data``). The second step is fitted on sentences
that the first has not seen (files of sessions left out in ``FOLDS`` turns), and so is what is
printed: macro F1 of the five acts over the replies as written, with and without punctuation.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.acts_data import Row, rows
from benchmarks.logistic import (
    Dense,
    Sparse,
    fit,
    mean_of_fits,
    most_telling,
    names_of,
    probabilities,
)
from voicecoach.language import acts, linear
from voicecoach.language.detect import fired_rules
from voicecoach.language.lexicon import fluent
from voicecoach.language.matching import match_rules
from voicecoach.language.moves import ACTS
from voicecoach.language.sentences import sentences

TARGET = Path(acts.__file__).with_name(acts.WEIGHTS)
COMMON_REPLIES = 8
"""Words in at least so many written replies, of at least two files, are common."""
FEATURE_SENTENCES = 6
"""Features of fewer sentences are left out."""
PENALTY = 15.0
FITS = 5
"""The mean of so many is taken."""
REPLY_PENALTY = 20.0
FOLDS = 3
ACKNOWLEDGES = 2
"""Words: a sentence this short in a longer reply tells nothing of the reply's act."""
KEPT = 60_000
"""Weights that are stored; the others tell little."""

Own = tuple[list[set[str]], list[int]]
"""Of each sentence of a reply its features and its length in words."""


def common_words(data: Sequence[Row]) -> frozenset[str]:
    replies: Counter[str] = Counter()
    files: dict[str, set[int]] = {}
    for row in data:
        if row.made:
            continue
        for word in set(acts.tokens(fluent(row.reply)[0])):
            replies[word] += 1
            files.setdefault(word, set()).add(row.file)
    return frozenset(
        word
        for word, count in replies.items()
        if count >= 2 * COMMON_REPLIES and len(files[word]) >= 2
    )


def sentences_of(row: Row, common: frozenset[str]) -> Own:
    (text, _), (before, _) = fluent(row.reply), fluent(row.said)
    spans = sentences(text)
    fired = fired_rules(match_rules(text, spans, before))
    lengths = [len(text[start:end].split()) for start, end in spans]
    return acts.sentence_features(text, spans, before, fired, common), lengths


def labelled(data: Sequence[Row], owns: Sequence[Own]) -> tuple[list[set[str]], list[int]]:
    """Sentences and their acts: all that a reply's label is sure of.

    A reply that was joined says that only of text without punctuation, one sentence by its form.
    """
    features, labels = [], []
    for number, (row, (own, lengths)) in enumerate(zip(data, owns, strict=True)):
        if row.made in {"joined", "begun"} and number % 2 == 0:
            continue
        for place, (one, length) in enumerate(zip(own, lengths, strict=True)):
            if row.act in {"reflection", "input"} and len(own) > 1 and length <= ACKNOWLEDGES:
                continue
            if row.act.endswith("question") and place < len(own) - 1:
                continue
            features.append(one)
            labels.append(ACTS.index(row.act))
    return features, labels


class Sentences:
    """The first step, fitted."""

    def __init__(self, data: Sequence[Row], owns: Sequence[Own]) -> None:
        features, labels = labelled(data, owns)
        self.names = names_of(features, FEATURE_SENTENCES)
        truth, share = np.eye(len(ACTS))[labels], np.ones((len(labels), 1))
        table = Sparse.of(features, self.names)
        self.weights = mean_of_fits(table, truth, share, PENALTY, probabilities, FITS)

    def reply_numbers(self, owns: Sequence[Own]) -> NDArray[np.float64]:
        flat = [one for own, _ in owns for one in own]
        p = probabilities(Sparse.of(flat, self.names).times(self.weights)).tolist()
        numbers, at = [], 0
        for own, lengths in owns:
            numbers.append(acts.reply_numbers(p[at : at + len(own)], lengths))
            at += len(own)
        return np.array(numbers)


def macro_f1(truth: Sequence[str], guess: Sequence[str]) -> float:
    def f1(act: str) -> float:
        both = sum(t == act == g for t, g in zip(truth, guess, strict=True))
        return 2 * both / max(1, truth.count(act) + guess.count(act))

    return sum(map(f1, ACTS)) / len(ACTS)


def unseen_numbers(data: Sequence[Row], owns: Sequence[Own]) -> NDArray[np.float64]:
    """The second step's numbers, each from a first step fitted on other files."""
    fold = np.array([row.file % FOLDS for row in data])
    numbers = np.zeros((len(data), 5 * len(ACTS) + 1))
    for one in range(FOLDS):
        seen, unseen = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        first = Sentences([data[i] for i in seen], [owns[i] for i in seen])
        numbers[unseen] = first.reply_numbers([owns[i] for i in unseen])
    return numbers


def fit_replies(
    data: Sequence[Row], numbers: NDArray[np.float64], where: NDArray[np.int64]
) -> NDArray[np.float64]:
    labels = np.array([ACTS.index(data[i].act) for i in where])
    share = np.array([data[i].weight for i in where])
    return fit(Dense(numbers[where]), labels, len(ACTS), REPLY_PENALTY, share)


def report(data: Sequence[Row], numbers: NDArray[np.float64]) -> None:
    fold = np.array([row.file % FOLDS for row in data])
    guess = np.zeros(len(data), np.int64)
    for one in range(FOLDS):
        weights = fit_replies(data, numbers, np.flatnonzero(fold != one))
        unseen = np.flatnonzero(fold == one)
        guess[unseen] = (numbers[unseen] @ weights).argmax(axis=1)
    for name, first in (("as written", 0), ("without punctuation", 1)):
        own = [i for i in range(first, len(data), 2) if not data[i].made]
        f1 = macro_f1([data[i].act for i in own], [ACTS[guess[i]] for i in own])
        print(f"macro F1 of sessions not seen, {name}: {f1:.3f}")


def main() -> None:
    data = rows()
    common = common_words(data)
    owns = [sentences_of(row, common) for row in data]
    numbers = unseen_numbers(data, owns)
    report(data, numbers)
    second = fit_replies(data, numbers, np.arange(len(data)))
    first = Sentences(data, owns)
    written = sum(not row.made for row in data) // 2
    sentences_seen = [features for own, _ in owns for features in own]
    kept = most_telling(first.names, first.weights, sentences_seen, KEPT)
    packed = linear.packed(common, ACTS, kept, second.T.round(3).tolist())
    print(f"{written} replies written, {len(common)} common words")
    print(f"{len(kept)} features, {len(packed) // 1000} KB")
    if "--dry" not in sys.argv:
        TARGET.write_bytes(packed)


if __name__ == "__main__":
    main()
