"""Speech / non-speech F1 at 10 ms frames: activity.py FOLDER

FOLDER holds NAME.flac (16 kHz mono) and NAME.scv ("NAME,start,end,0|1,start,end,0|1,..."), the form
of the TEN VAD test set. Prints F1 for the thresholds in use and for those around them, and the
speed as a share of real time.
"""

import sys
import time
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from voicecoach.speech import activity

Bools = NDArray[np.bool_]
Frames = NDArray[np.float32]


def read_truth(path: Path, n_frames: int) -> Bools:
    """Frames that a person marked as speech."""
    marks = path.read_text().strip().split(",")[1:]
    truth = np.zeros(n_frames, bool)
    for start, end, spoken in zip(marks[::3], marks[1::3], marks[2::3], strict=False):
        if spoken == "1":
            truth[round(float(start) * 100) : round(float(end) * 100)] = True
    return truth


def f1(pairs: list[tuple[Frames, Bools]], on: float, off: float) -> float:
    """Pooled F1 of the segments found with these thresholds."""
    hits = wrong = 0
    for values, truth in pairs:
        found = np.zeros_like(truth)
        for segment in activity.frames_to_segments(activity.hysteresis(values, on, off)):
            found[round(segment.start * 100) : round(segment.end * 100)] = True
        hits += int((found & truth).sum())
        wrong += int((found ^ truth).sum())
    return 2 * hits / (2 * hits + wrong)


def main(folder: Path) -> None:
    """Score every recording of ``folder``."""
    detector = activity.SpeechDetector()
    lag = activity.MODEL_LAG_S
    windows = []
    heard_s = 0.0
    started = time.perf_counter()
    for path in sorted(folder.glob("*.flac")):
        samples, _ = soundfile.read(path, dtype="float32")
        heard_s += len(samples) / activity.SAMPLE_RATE_HZ
        n_frames = len(samples) // activity.FRAME
        windows.append(
            (detector.probabilities([samples]), read_truth(path.with_suffix(".scv"), n_frames))
        )
    if not windows:
        sys.exit(f"no *.flac in {folder}")
    speed = (time.perf_counter() - started) / heard_s
    print(f"{len(windows)} recordings, {heard_s:.0f} s, {speed:.4f} of real time")
    pairs = [(activity.per_frame(values, len(truth)), truth) for values, truth in windows]
    for on, off in ((0.3, 0.15), (activity.SPEECH_ON, activity.SPEECH_OFF), (0.7, 0.55)):
        print(f"on {on:.2f} off {off:.2f}  F1 {f1(pairs, on, off):.4f}")
    for shift in (-0.02, -0.01, 0.0, 0.01, 0.02, 0.03):
        moved = [(np.roll(values, round(-shift * 100)), truth) for values, truth in pairs]
        print(
            f"lag {lag + shift:.3f} s  F1 {f1(moved, activity.SPEECH_ON, activity.SPEECH_OFF):.4f}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
