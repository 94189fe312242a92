"""Score the language check on our own replies: ``benchmarks/replies`` (its README says how).

    python -m benchmarks.replies dev|test|test-2|test-3 [--spoken] [--errors]

Printed: per skill precision, recall and F1 of the moves shown, and Cohen's kappa of the two
labellings (of two machine annotators, not of people); pooled precision and recall, without and
with unsure moves left out; expected calibration error of the scores; the share of dialect pairs in
which the same skills are shown. Truth is the skills that both labellings give; a skill that only
one gives counts neither way.

``--spoken``: each reply is spoken by two voices and heard by Whisper tiny.en through voicecoach's
own hearing; what was heard is kept in ``heard-HALF.jsonl``. ``--errors`` prints wrong and
missed moves, and is refused for test halves, which are scored and not read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.judged import Judged, calibration_error, count, kappa, score_pairs
from voicecoach.language.detect import detect
from voicecoach.language.moves import SKILLS

FOLDER = Path(__file__).parent / "replies"
LEAST = (0.0, 0.7, 0.8, 0.9)
"""Moves less sure than this are left out, for coverage against accuracy."""
VOICES = {
    "espeak": ["espeak-ng", "-v", "en-us", "-s", "155", "-w", "{file}", "--", "{text}"],
    "flite": ["flite", "-voice", "slt", "-t", "{text}", "-o", "{file}"],
}
"""A formant voice, and a voice of recorded speech (a woman's)."""

Row = dict[str, Any]


def read(name: str) -> list[Row]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def judge(row: Row, reply: str, labels: tuple[dict[str, Any], dict[str, Any]]) -> Judged:
    found = detect(reply, row["said"])
    shown: dict[str, float] = {}
    for move in found.moves:
        shown[move.skill] = max(move.confidence, shown.get(move.skill, 0.0))
    first, second = (frozenset(own.get(row["id"], ())) for own in labels)
    return Judged(first, second, shown, found.scores)


def hear(half: str, rows: list[Row]) -> dict[tuple[str, str], str]:
    """What Whisper hears of each reply, by id and voice; kept in a file."""
    file = FOLDER / f"heard-{half}.jsonl"
    kept = {(r["id"], r["voice"]): r for r in (read(file.name) if file.exists() else [])}
    texts = {row["id"]: row["reply"] for row in rows}
    missing = [
        (row["id"], voice)
        for row in rows
        for voice in VOICES
        if (row["id"], voice) not in kept or kept[row["id"], voice]["of"] != row["reply"]
    ]
    if missing:
        from voicecoach.audio.decode import decode
        from voicecoach.hearing import hear as hear_reply
        from voicecoach.speech.transcribe import Transcriber

        transcriber = Transcriber("tiny.en")
        with tempfile.TemporaryDirectory() as folder, file.open("a", encoding="utf-8") as out:
            for number, (name, voice) in enumerate(missing, start=1):
                path = Path(folder) / "reply.wav"
                words = [w.format(file=path, text=texts[name]) for w in VOICES[voice]]
                subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
                with decode(path) as recording:
                    text = hear_reply(recording, transcriber).text
                row = {"id": name, "voice": voice, "of": texts[name], "heard": text}
                out.write(json.dumps(row) + "\n")
                out.flush()
                kept[name, voice] = row
                if number % 50 == 0:
                    print(f"heard {number} of {len(missing)}", file=sys.stderr)
    return {key: row["heard"] for key, row in kept.items()}


def tell(judged: list[Judged]) -> None:
    print(f"{'skill':18} {'n':>4} {'P':>6} {'R':>6} {'F1':>6} {'kappa':>6}")
    worst = ("", 2.0)
    for skill in SKILLS:
        own = count(judged, [skill])
        n = own.right + own.missed
        print(
            f"{skill:18} {n:4} {own.precision:6.3f} {own.recall:6.3f} {own.f1:6.3f} "
            f"{kappa(judged, skill):6.2f}"
        )
        worst = min(worst, (skill, own.f1), key=lambda pair: pair[1])
    for least in LEAST:
        own = count(judged, SKILLS, least)
        name = f"sure >= {least}" if least else "all skills"
        print(f"{name}: precision {own.precision:.3f}, recall {own.recall:.3f}")
    print(f"worst skill: {worst[0]}, F1 {worst[1]:.3f}")
    pairs = score_pairs(judged, SKILLS)
    print(f"calibration error of {len(pairs)} scores: {calibration_error(pairs):.3f}")
    likely = [pair for pair in pairs if pair[0] >= 0.1]
    print(
        f"calibration error of the {len(likely)} scores from 0.1: {calibration_error(likely):.3f}"
    )


def tell_pairs(rows: list[Row], judged: list[Judged]) -> None:
    pairs = defaultdict(list)
    for row, one in zip(rows, judged, strict=True):
        if "pair" in row:
            pairs[row["pair"]].append(set(one.shown))
    both = [own for own in pairs.values() if len(own) == 2]
    same = sum(first == second for first, second in both)
    print(f"dialect pairs with the same skills: {same} of {len(both)} ({same / len(both):.3f})")


def tell_errors(rows: Iterable[Row], judged: Iterable[Judged]) -> None:
    for row, one in zip(rows, judged, strict=True):
        wrong = set(one.shown) - one.truth - one.unsure
        missed = one.truth - set(one.shown)
        if wrong or missed:
            print(f"{row['id']} [{row['said']}] {row['reply']}")
            print(f"    wrong {sorted(wrong)} missed {sorted(missed)} truth {sorted(one.truth)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the language check on our own replies.")
    parser.add_argument("half", choices=("dev", "test", "test-2", "test-3"))
    parser.add_argument("--spoken", action="store_true")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    if asked.errors and asked.half != "dev":
        parser.error("a test half is scored, not read")
    rows = read(f"{asked.half}.jsonl")
    first, second = (
        {row["id"]: row["skills"] for row in read(f"labels-{n}.jsonl")} for n in (1, 2)
    )
    if asked.spoken:
        heard = hear(asked.half, rows)
        rows = [row for row in rows for _ in VOICES]
        replies = [heard[row["id"], voice] for row in rows[:: len(VOICES)] for voice in VOICES]
    else:
        replies = [row["reply"] for row in rows]
    judged = [judge(row, text, (first, second)) for row, text in zip(rows, replies, strict=True)]
    print(f"{asked.half} half, {len(judged)} replies{' as heard' if asked.spoken else ''}")
    tell(judged)
    if not asked.spoken:
        tell_pairs(rows, judged)
    if asked.errors:
        tell_errors(rows, judged)


if __name__ == "__main__":
    main()
