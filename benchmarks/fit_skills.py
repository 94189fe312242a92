"""Fit the linear layer of ``language.skills_layer`` and write its weights.

    python -m benchmarks.fit_skills [--dry]

Data, all our own: ``benchmarks/moves/*.txt`` (skills | said | reply), the dev half of
``benchmarks/replies`` (a skill that one labelling gives is left out for that reply), the
catalogue's examples, what voicecoach itself suggests, and for three skills ``benchmarks/acts``.
Where a reply has several sentences, a skill is taken to be in those in which a rule finds it, else
in the likeliest.

How sure the layer is of words that it has not seen is told by leaving out whole files, each of
one writer; its sums are made probabilities on those. Printed: what it finds there, alone.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks import acts_data, replies
from benchmarks.logistic import (
    Floats,
    Sparse,
    calibrate,
    fit_batches,
    mean_of_fits,
    most_telling,
    names_of,
    sigmoid,
)
from voicecoach.language import acts, linear, skills_layer
from voicecoach.language.detect import fired_rules
from voicecoach.language.lexicon import CONTRAST, fluent
from voicecoach.language.matching import match_rules
from voicecoach.language.moves import CATALOGUE, SKILLS
from voicecoach.language.sentences import sentences

TARGET = Path(skills_layer.__file__).with_name(skills_layer.WEIGHTS)
MOVES = Path(__file__).parent / "moves"
NAMES = list(SKILLS)
FOLDS = 6
PENALTY = 0.1
FITS = 5
"""The mean of so many is stored. (In the folds one is fitted: slopes are a little too flat.)"""
COMMON_REPLIES = 3
FEATURE_SENTENCES = 6
KEPT = 130_000
"""Weights that are stored; the others tell little."""
LEAST = (0.3, 0.5, 0.6, 0.7, 0.8)
ANYTHING = "*"
AFTER_ANYTHING = 2
"""After how many lines of others a reply is put that is the same whatever was said."""
SEED = 0
SESSION_WEIGHT = 1.0
SESSION_STEP = 2
"""Of the replies of the sessions one in so many is taken: they are many, and say little here."""
ACTS = ("reflection", "open_question", "closed_question")


@dataclass(frozen=True, slots=True)
class Reply:
    """``known``: the skills whose presence is known; ``file``: empty where always learnt from."""

    said: str
    reply: str
    skills: frozenset[str]
    known: frozenset[str]
    file: str = ""
    weight: float = 1.0


def read() -> list[Reply]:
    every = frozenset(NAMES)
    data = [
        Reply(one.said, one.reply, frozenset({skill.name}), frozenset({skill.name}))
        for skill in CATALOGUE
        for one in skill.examples
    ]
    data += [
        Reply(one.said, one.reply, frozenset(), frozenset({skill.name}))
        for skill in CATALOGUE
        for one in skill.near_misses
    ]
    data += moves() + suggested()
    first, second = (
        {row["id"]: frozenset(row["skills"]) for row in replies.read(f"labels-{n}.jsonl")}
        for n in (1, 2)
    )
    for row in replies.read("dev.jsonl"):
        one, two = first[row["id"]], second[row["id"]]
        known = every - (one ^ two)
        data.append(Reply(row["said"], row["reply"], one & two, known, "dev"))
    for talk in acts_data.read():
        for row in talk[::SESSION_STEP]:
            own = frozenset({row.act} & set(ACTS))
            data.append(Reply(row.said, row.reply, own, frozenset(ACTS), "", SESSION_WEIGHT))
    return data


def suggested() -> list[Reply]:
    """What voicecoach itself suggests (``suggestions.tsv``): nothing that closes."""
    closing = frozenset(skill.name for skill in CATALOGUE if skill.polarity < 0)
    rows = (MOVES.parent / "suggestions.tsv").read_text("utf-8").splitlines()[1:]
    parts = [row.split("\t") for row in rows]
    return [Reply(said, suggestion, frozenset(), closing) for said, suggestion, _ in parts]


def moves() -> list[Reply]:
    """The lines of ``benchmarks/moves``; a reply to ``ANYTHING`` is put after several others'."""
    found: list[Reply] = []
    after_anything: list[Reply] = []
    for path in sorted(MOVES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            skills, said, reply = (part.strip() for part in line.split("|"))
            own = frozenset() if skills == "none" else frozenset(skills.split(","))
            if own - set(NAMES):
                raise ValueError(f"{path.name}: {line}")
            to = after_anything if said == ANYTHING else found
            to.append(Reply(said, reply, own, frozenset(NAMES), path.stem))
    statements = sorted({one.said for one in found if "?" not in one.said})
    chosen = random.Random(SEED)
    for one in after_anything:
        found += [replace(one, said=said) for said in chosen.sample(statements, AFTER_ANYTHING)]
    return found


@dataclass(slots=True)
class Table:
    """One row a sentence: its reply's number, features, and the skills that rules find in it."""

    owner: list[int]
    features: list[set[str]]
    ruled: list[set[str]]


def tabulate(data: list[Reply]) -> tuple[Table, frozenset[str]]:
    """As written and once more without punctuation."""
    texts = [(one.said, one.reply) for one in data]
    texts += [(acts_data.bare(said), acts_data.bare(reply)) for said, reply in texts]
    counts = Counter(
        word for _, reply in texts[: len(data)] for word in set(acts.tokens(fluent(reply)[0]))
    )
    common = frozenset(word for word, n in counts.items() if n >= COMMON_REPLIES)
    table = Table([], [], [])
    for number, (said, reply) in enumerate(texts):
        (text, _), (before, _) = fluent(reply), fluent(said)
        spans = sentences(text)
        fired = fired_rules(match_rules(text, spans, before))
        own = skills_layer.sentence_features(text, spans, before, fired, common)
        for place, features in enumerate(own):
            table.owner.append(number % len(data))
            table.features.append(features)
            ruled = {skill for skill, _, sentence in fired if sentence == place}
            # What takes back is where the "but" is, not what is granted before it.
            if CONTRAST.search(text, *spans[place]):
                ruled.add("yes_but")
            table.ruled.append(ruled)
    return table, common


def learn(
    data: list[Reply], table: Table, rows: list[int], fits: int = 1
) -> tuple[list[str], Floats]:
    """The features' names and weights, from the sentences ``rows``: the mean of ``fits``."""
    features = [table.features[row] for row in rows]
    names = names_of(features, FEATURE_SENTENCES)
    x = Sparse.of(features, names)
    truth, share = cells(data, table, rows)
    weights = fit_batches(x, truth, share * _where_sure(table, rows, truth, None), PENALTY, sigmoid)
    sure = _where_sure(table, rows, truth, x.times(weights))
    return names, mean_of_fits(x, truth, share * sure, PENALTY, sigmoid, fits)


def cells(data: list[Reply], table: Table, rows: list[int]) -> tuple[Floats, Floats]:
    """Of each sentence and skill: whether its reply has it, and what that counts."""
    own = [data[table.owner[row]] for row in rows]
    truth = [[name in one.skills for name in NAMES] for one in own]
    share = [[one.weight * (name in one.known) for name in NAMES] for one in own]
    return np.array(truth, float), np.array(share, float)


def _where_sure(table: Table, rows: list[int], truth: Floats, likely: Floats | None) -> Floats:
    """0 where a reply has the skill, but not surely this sentence of it."""
    sure = np.ones_like(truth)
    start = 0
    for end in range(1, len(rows) + 1):
        if end < len(rows) and _same_reply(table, rows[end - 1], rows[end]):
            continue
        if end - start > 1:
            for place in np.flatnonzero(truth[start]):
                ruled = [NAMES[place] in table.ruled[row] for row in rows[start:end]]
                if any(ruled):
                    sure[start:end, place] = ruled
                elif likely is None:
                    sure[start:end, place] = 0
                else:
                    best = start + int(likely[start:end, place].argmax())
                    sure[start:end, place] = 0
                    sure[best, place] = 1
        start = end
    return sure


def _same_reply(table: Table, row: int, next_row: int) -> bool:
    return next_row == row + 1 and table.owner[row] == table.owner[next_row]


def unseen_sums(data: list[Reply], table: Table) -> tuple[list[int], Floats]:
    """Of each sentence that is of a file: its sums from a layer that has not seen the file."""
    files = sorted({one.file for one in data if one.file})
    fold_of = {file: number % FOLDS for number, file in enumerate(files)}
    folds = np.array([fold_of.get(data[owner].file, -1) for owner in table.owner])
    sums = np.zeros((len(folds), len(NAMES)))
    for fold in range(FOLDS):
        names, weights = learn(data, table, np.flatnonzero(folds != fold).tolist())
        own = np.flatnonzero(folds == fold)
        sums[own] = Sparse.of([table.features[row] for row in own], names).times(weights)
        print(f"fold {fold + 1} of {FOLDS}", file=sys.stderr)
    own = np.flatnonzero(folds >= 0)
    return own.tolist(), sums[own]


def report(truth: Floats, share: Floats, p: Floats) -> None:
    for least in LEAST:
        found = (p >= least) * share
        right, there = (found * truth).sum(), (truth * share).sum()
        print(
            f"sentences of writers not seen, from {least}: "
            f"precision {right / max(1, found.sum()):.3f}, recall {right / there:.3f}"
        )


def main() -> None:
    data = read()
    table, common = tabulate(data)
    print(f"{len(data)} replies, {len(table.owner)} sentences, {len(common)} common words")
    rows, sums = unseen_sums(data, table)
    truth, share = cells(data, table, rows)
    share *= _where_sure(table, rows, truth, sums)
    lines = [calibrate(sums[:, i], truth[:, i], share[:, i]) for i in range(len(NAMES))]
    slopes, offsets = np.array(lines).T
    report(truth, share, sigmoid(sums * slopes + offsets))
    names, weights = learn(data, table, list(range(len(table.owner))), FITS)
    weights *= slopes
    weights[names.index("always")] += offsets
    if "--dry" not in sys.argv:
        kept = most_telling(names, weights, table.features, KEPT)
        packed = linear.packed(common, NAMES, kept, [])
        print(f"{len(kept)} features, {len(packed) // 1000} KB")
        TARGET.write_bytes(packed)


if __name__ == "__main__":
    main()
