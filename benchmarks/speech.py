"""Speech / non-speech F1 of ``voicecoach analyze --layout mono``: speech.py FOLDER

FOLDER holds NAME.flac and NAME.scv ("NAME,start,end,0|1,..."), the form of the TEN VAD test set.
Speech is the union of the ``segments`` found, at 10 ms frames; F1 is pooled over all recordings.
"""

import sys
from pathlib import Path

import numpy as np
import soundfile

from benchmarks.activity import read_truth
from voicecoach.analyze import analyze
from voicecoach.hearing import load_diarizer


def main(folder: Path) -> None:
    """Score every recording of ``folder``."""
    hits = wrong = n = 0
    for path in sorted(folder.glob("*.flac")):
        info = soundfile.info(path)
        truth = read_truth(path.with_suffix(".scv"), int(info.duration * 100))
        found = np.zeros_like(truth)
        for own in analyze(path, layout="mono").segments.values():
            for one in own:
                found[round(one.start * 100) : round(one.end * 100)] = True
        hits += int((found & truth).sum())
        wrong += int((found ^ truth).sum())
        n += 1
    if not n:
        sys.exit(f"no *.flac in {folder}")
    with_models = "with" if load_diarizer()[0] else "without"
    print(f"{n} recordings, {with_models} diarization: F1 {2 * hits / (2 * hits + wrong):.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
