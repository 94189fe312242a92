"""Fit the linear layer of ``language.skills_layer`` and write its weights.

    python -m benchmarks.fit_skills [--dry]

Data, all our own: ``benchmarks/moves/*.txt`` (skills | said | reply), the dev half of
``benchmarks/replies`` (a skill that one labelling gives is left out for that reply), the
catalogue's examples, and for three skills ``benchmarks/acts``. Where a reply has several
sentences, a skill is taken to be in those in which a rule finds it, else in the likeliest.
Printed: precision and recall
on the dev half by cross-validation.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import acts_data, replies
from benchmarks.logistic import RATE, Floats, Sparse, names_of
from voicecoach.language import acts, skills_layer
from voicecoach.language.detect import fired_rules
from voicecoach.language.lexicon import fluent
from voicecoach.language.matching import match_rules
from voicecoach.language.moves import CATALOGUE, SKILLS
from voicecoach.language.sentences import sentences

TARGET = Path(skills_layer.__file__).with_name(skills_layer.WEIGHTS)
MOVES = Path(__file__).parent / "moves"
NAMES = list(SKILLS)
FOLDS = 5
TRIED_FOLDS = 1
STEPS = 120
PENALTY = 1.5
COMMON_REPLIES = 3
FEATURE_SENTENCES = 6
SMALLEST = 4
"""Weights smaller than so many stored steps are left out."""
SESSION_WEIGHT = 1.0
SESSION_STEP = 2
"""Of the replies of the sessions one in so many is taken: they are many, and say little here."""
ACTS = ("reflection", "open_question", "closed_question")


@dataclass(frozen=True, slots=True)
class Reply:
    """``known``: the skills whose presence is known; ``fold``: -1 where always learnt from."""

    said: str
    reply: str
    skills: frozenset[str]
    known: frozenset[str]
    fold: int = -1
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
    for path in sorted(MOVES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            skills, said, reply = (part.strip() for part in line.split("|"))
            own = frozenset() if skills == "none" else frozenset(skills.split(","))
            if own - every:
                raise ValueError(f"{path.name}: {line}")
            data.append(Reply(said, reply, own, every))
    first, second = (
        {row["id"]: frozenset(row["skills"]) for row in replies.read(f"labels-{n}.jsonl")}
        for n in (1, 2)
    )
    for number, row in enumerate(replies.read("dev.jsonl")):
        one, two = first[row["id"]], second[row["id"]]
        known = every - (one ^ two)
        data.append(Reply(row["said"], row["reply"], one & two, known, number % FOLDS))
    for talk in acts_data.read():
        for row in talk[::SESSION_STEP]:
            own = frozenset({row.act} & set(ACTS))
            data.append(Reply(row.said, row.reply, own, frozenset(ACTS), -1, SESSION_WEIGHT))
    return data


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
            table.ruled.append({skill for skill, _, sentence in fired if sentence == place})
    return table, common


def fit_many(x: Sparse, truth: Floats, share: Floats) -> Floats:
    """One logistic regression a column of ``truth``; ``share``: what each cell counts."""
    weights = np.zeros((x.shape[1], truth.shape[1]))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        off = (1 / (1 + np.exp(-x.times(weights))) - truth) * share
        slope = (x.transposed_times(off) + PENALTY * weights) / len(truth)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def learn(data: list[Reply], table: Table, rows: list[int]) -> tuple[list[str], Floats]:
    """The features' names and weights, from the sentences ``rows``."""
    features = [table.features[row] for row in rows]
    names = names_of(features, FEATURE_SENTENCES)
    x = Sparse(features, names)
    owner = [table.owner[row] for row in rows]
    truth = np.array([[n in data[one].skills for n in NAMES] for one in owner], float)
    share = np.array([[data[one].weight * (n in data[one].known) for n in NAMES] for one in owner])
    sure = share * _where_sure(table, rows, truth, None)
    weights = fit_many(x, truth, sure)
    likely = x.times(weights)
    return names, fit_many(x, truth, share * _where_sure(table, rows, truth, likely))


def _where_sure(table: Table, rows: list[int], truth: Floats, likely: Floats | None) -> Floats:
    """0 where a reply has the skill, but not surely this sentence of it."""
    sure = np.ones_like(truth)
    start = 0
    for end in range(1, len(rows) + 1):
        if (
            end < len(rows)
            and table.owner[rows[end]] == table.owner[rows[start]]
            and (rows[end] == rows[end - 1] + 1)
        ):
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


def cross_validate(data: list[Reply], table: Table) -> None:
    sentences_of: dict[int, list[int]] = {}
    for row, owner in enumerate(table.owner):
        if row < len(table.owner) and row not in sentences_of.get(owner, ()):
            sentences_of.setdefault(owner, []).append(row)
    hits: dict[float, list[int]] = {t: [0, 0, 0] for t in (0.3, 0.4, 0.5, 0.6, 0.7)}
    for fold in range(TRIED_FOLDS):
        rows = [r for r, owner in enumerate(table.owner) if data[owner].fold != fold]
        names, weights = learn(data, table, rows)
        for number, one in enumerate(data):
            if one.fold != fold:
                continue
            own = sentences_of[number]
            own = own[: len(own) // 2] if len(own) > 1 else own
            p = 1 / (1 + np.exp(-Sparse([table.features[r] for r in own], names).times(weights)))
            for least, sums in hits.items():
                found = {n for n, q in zip(NAMES, p.max(axis=0), strict=True) if q >= least}
                sums[0] += len(found & one.skills)
                sums[1] += len((found & one.known) - one.skills)
                sums[2] += len(one.skills - found)
    for least, (right, wrong, missed) in hits.items():
        print(
            f"from {least}: precision {right / max(1, right + wrong):.3f}, "
            f"recall {right / max(1, right + missed):.3f}"
        )


def main() -> None:
    data = read()
    table, common = tabulate(data)
    print(f"{len(data)} replies, {len(table.owner)} sentences, {len(common)} common words")
    if "--quick" not in sys.argv:
        cross_validate(data, table)
    names, weights = learn(data, table, list(range(len(table.owner))))
    steps = np.rint(weights * skills_layer.STEPS_PER_UNIT).astype(int)
    kept = {}
    for name, own in zip(names, steps, strict=True):
        places = np.flatnonzero(np.abs(own) >= SMALLEST)
        if len(places):
            kept[name] = [int(v) for place in places for v in (place, own[place])]
    print(f"{len(kept)} features")
    if "--dry" not in sys.argv:
        stored = {"common": " ".join(sorted(common)), "skills": NAMES, "weights": kept}
        TARGET.write_text(json.dumps(stored, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
