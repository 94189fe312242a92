"""What who-speaks-when costs beside the words: cost.py STEREO_OR_MONO_FILE...

Each file is repeated to ten minutes. Prints the seconds of everything but the words (activity,
separation or diarization, floor) and of the words (tiny.en, beam 5, word times), and their
ratio. Models are loaded before.
"""

import sys
import time
from pathlib import Path

import numpy as np

from voicecoach.audio.decode import decode
from voicecoach.audio.recording import Recording
from voicecoach.hearing import choose_layout, load_diarizer, units_from_mono, units_from_stereo
from voicecoach.speech.transcribe import Transcriber
from voicecoach.turns.floor import follow_floor

TALK_S = 600.0


def ten_minutes(path: Path) -> Recording:
    """The recording, repeated to ``TALK_S``."""
    with decode(path) as recording:
        samples = recording.read()
    times = int(np.ceil(TALK_S * 16_000 / len(samples)))
    return Recording.from_samples(np.tile(samples, (times, 1))[: round(TALK_S * 16_000)])


def tell(_stage: str, _done: float, _total: float) -> None:
    """No progress is shown."""


def main(paths: list[Path]) -> None:
    """Time each file."""
    transcriber = Transcriber()
    diarizer, _ = load_diarizer()
    for path in paths:
        recording = ten_minutes(path)
        taken = []
        for words in (None, transcriber):
            started = time.perf_counter()
            levels, _ = choose_layout(recording, "auto")
            if levels is not None:
                units = units_from_stereo(recording, levels, words, ("A", "B"), tell)
            else:
                units, _ = units_from_mono(recording, diarizer, words, ("A", "B"), tell)
            follow_floor([unit for own in units.values() for unit in own])
            taken.append(time.perf_counter() - started)
        turns_s, words_s = taken[0], taken[1] - taken[0]
        layout = "mono" if levels is None else "stereo"
        print(
            f"{path.name:22} {layout:6} turn-taking {turns_s:5.1f} s, words {words_s:5.1f} s: "
            f"{turns_s / words_s:.0%}"
        )


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
