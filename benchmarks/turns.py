"""Who speaks when, and what happens: turns.py FOLDER [stereo|mono] [--words] [--sparse]

FOLDER holds NAME.LAYOUT.flac and NAME.LAYOUT.json or NAME.json with "segments" ({speaker, start,
end}) and "events" ({kind, by, start, end, outcome}); ``audio_fixtures`` is one. Prints, pooled over
the talks: diarization error rate (10 ms frames, no collar, overlap counted), balance error in
percentage points of speech share, F1 of interruptions and back-channels (right speaker, onset
within 1 s), share of right outcomes, and the time taken as a share of real time. Without
--words the events rest on sound alone; with --sparse mono is heard as long talks are.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicecoach.analyze import analyze
from voicecoach.conversation import Analysis, FloorEvent
from voicecoach.corrections import Names, apply
from voicecoach.speech import segmentation
from voicecoach.speech.transcribe import Transcriber

ONSET_S = 1.0
KINDS = ("interruption", "backchannel")


def grid(segments: list[dict[str, Any]], speakers: list[str], n: int) -> NDArray[np.bool_]:
    """Who speaks in each 10 ms frame, shape (2, n)."""
    frames = np.zeros((2, n), bool)
    for one in segments:
        span = slice(round(one["start"] * 100), round(one["end"] * 100))
        frames[speakers.index(one["speaker"]), span] = True
    return frames


def matched(
    truth: list[dict[str, Any]], found: list[FloorEvent]
) -> list[tuple[dict[str, Any], FloorEvent]]:
    """Pair events one to one, nearest onsets first."""
    near = sorted(
        (abs(t["start"] - f.start), i, j)
        for i, t in enumerate(truth)
        for j, f in enumerate(found)
        if t["by"] == f.by and abs(t["start"] - f.start) <= ONSET_S
    )
    pairs: dict[int, int] = {}
    for _, i, j in near:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(truth[i], found[j]) for i, j in pairs.items()]


def best_named(truth: dict[str, Any], found: Analysis) -> Analysis:
    """``found`` with its names exchanged where that fits the truth better (mono: who is who)."""
    exchanged = apply(found, [Names(found.speakers, found.speakers[::-1])]).analysis
    n = round(found.recording.duration * 100) + 1
    order = list(found.speakers)
    t = grid(truth["segments"], order, n)
    fits = [int((t & grid(segments_of(one), order, n)).sum()) for one in (found, exchanged)]
    return found if fits[0] >= fits[1] else exchanged


def segments_of(found: Analysis) -> list[dict[str, Any]]:
    """Who speaks when, as the truth has it."""
    return [
        {"speaker": speaker, "start": one.start, "end": one.end}
        for speaker, own in found.segments.items()
        for one in own
    ]


def score(truth: dict[str, Any], found: Analysis, counts: Counter[str]) -> float:
    """Add one talk to ``counts`` (frames, events); return its balance error in points."""
    speakers = list(found.speakers)
    n = round(found.recording.duration * 100) + 1
    t, h = grid(truth["segments"], speakers, n), grid(segments_of(found), speakers, n)
    counts["wrong"] += int(np.maximum(t.sum(0), h.sum(0)).sum() - (t & h).sum())
    counts["spoken"] += int(t.sum())
    for kind in KINDS:
        own = [event for event in truth["events"] if event["kind"] == kind]
        mine = [event for event in found.events if event.kind == kind]
        pairs = matched(own, mine)
        counts[f"{kind} true"] += len(own)
        counts[f"{kind} found"] += len(mine)
        counts[f"{kind} right"] += len(pairs)
        if kind == "interruption":
            counts["outcomes right"] += sum(a.get("outcome") == b.outcome for a, b in pairs)
    return 100 * abs(t[0].sum() / max(1, t.sum()) - h[0].sum() / max(1, h.sum()))


def main(folder: Path, layout: str, with_words: bool) -> None:
    """Score every talk of ``folder``."""
    transcriber = Transcriber() if with_words else None
    counts: Counter[str] = Counter()
    errors: list[float] = []
    taken_s = heard_s = 0.0
    for path in sorted(folder.glob(f"*.{layout}.flac")):
        name = path.name.removesuffix(f".{layout}.flac")
        beside = [folder / f"{name}.{layout}.json", folder / f"{name}.json"]
        truth = json.loads(next(p for p in beside if p.exists()).read_text())
        names = tuple(truth["segments"] and sorted({s["speaker"] for s in truth["segments"]}))
        started = time.perf_counter()
        found = analyze(path, transcriber, layout=layout, names=(names[0], names[1]))
        taken_s += time.perf_counter() - started
        heard_s += found.recording.duration
        found = best_named(truth, found) if layout == "mono" else found
        before = counts["wrong"], counts["spoken"]
        errors.append(score(truth, found, counts))
        rate = (counts["wrong"] - before[0]) / max(1, counts["spoken"] - before[1])
        print(f"{name:12} DER {rate:.3f}  balance {errors[-1]:.2f} pp")
    if not errors:
        sys.exit(f"no *.{layout}.flac in {folder}")
    print(
        f"{'all':12} DER {counts['wrong'] / counts['spoken']:.4f}  balance {np.mean(errors):.2f} pp"
    )
    for kind in KINDS:
        total = counts[f"{kind} true"] + counts[f"{kind} found"]
        f1 = 2 * counts[f"{kind} right"] / total if total else float("nan")
        print(f"{kind:12} F1 {f1:.3f}  ({counts[f'{kind} right']} of {counts[f'{kind} true']})")
    print(f"outcomes     {counts['outcomes right']} of {counts['interruption right']}")
    print(f"time         {taken_s / heard_s:.3f} of real time")


if __name__ == "__main__":
    options = sys.argv[2:]
    if "--sparse" in options:
        segmentation.DENSE_TALK_S = 0.0
    main(Path(sys.argv[1]), "mono" if "mono" in options else "stereo", "--words" in options)
