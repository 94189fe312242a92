"""Whether the first and the last syllable are recorded: edges.py [RUNS]

Plays a spoken reply into the virtual microphone of a private sound server (tests/sound_server.py),
its first sample from about 0.1 s before to 0.6 s after the recording begins, and lets the reply end
by silence. A run counts where the recording holds every sample of it, bit for bit: so also the
first and the last 100 ms. Prints how many do, and the ends that were missing.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

RATE_HZ = 48_000
EDGE = round(0.1 * RATE_HZ)
QUIET_S = 0.6
"""Silence before the speech, s: the sound server needs a moment."""
TEXTS = (
    "No wonder you felt small.",
    "So it was the silence that hurt.",
    "Thank you for telling me.",
    "Take all the time you need.",
    "Put it that way, and I can see why you felt stuck.",
)


def read(path: Path) -> NDArray[np.int16]:
    """A WAV's samples, (n, channels)."""
    with wave.open(str(path)) as sound:
        return np.frombuffer(sound.readframes(sound.getnframes()), "<i2").reshape(
            -1, sound.getnchannels()
        )


def sounding(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    """From the first sample that is not zero to the last."""
    at = np.flatnonzero(samples.any(axis=1))
    return samples[at[0] : at[-1] + 1] if len(at) else samples[:0]


def make(text: str, folder: Path) -> Path:
    """The text as spoken, after silence, at 48 kHz in stereo."""
    from voicecoach.speech.synthesize import speak_to_file

    raw, path = folder / "raw.wav", folder / "said.wav"
    assert speak_to_file(text, raw), "no voice here"
    samples, rate_hz = soundfile.read(raw)
    own = soxr.resample(samples, rate_hz, RATE_HZ) * 0.5
    both = np.stack([np.concatenate([np.zeros(round(QUIET_S * RATE_HZ)), own])] * 2, axis=1)
    soundfile.write(path, both, RATE_HZ, subtype="PCM_16")
    return path


def main(runs: int) -> None:
    """Record ``runs`` replies."""
    from tests.sound_server import running_server
    from voicecoach import places

    models = str(places.models_folder())  # the server's HOME is another
    with running_server() as server, tempfile.TemporaryDirectory() as name:
        os.environ.update({**server.env, "VOICECOACH_MODELS": models})
        whole = first = last = 0
        for number in range(runs):
            got = one(Path(name), number)
            whole, first, last = whole + got[0], first + got[1], last + got[2]
        print(f"{whole} of {runs} whole; first 100 ms {first}, last 100 ms {last} of {runs}")


def one(folder: Path, number: int) -> tuple[bool, bool, bool]:
    """Record one; whether it is whole, and its first and last 100 ms are there."""
    from voicecoach.replying import Reply
    from voicecoach.speech.activity import SpeechDetector
    from voicecoach.speech.transcribe import Transcriber

    if not _ONCE:
        _ONCE.update(transcriber=Transcriber(), detector=SpeechDetector())
    said = make(TEXTS[number % len(TEXTS)], folder)
    reply = Reply(folder / f"take-{number}.wav", _ONCE["transcriber"], _ONCE["detector"])
    reply.open()
    speaker = subprocess.Popen(["paplay", "--device=mic", str(said)])
    time.sleep(random.Random(number).uniform(0.1, 0.8))
    reply.begin("whole")
    until = time.monotonic() + 60
    while (ending := reply.poll()) is None and time.monotonic() < until:
        time.sleep(0.05)
    taken = reply.finish(ending or "told")
    speaker.wait()
    want, got = sounding(read(said)), sounding(read(reply.recorder.path))
    exact = np.array_equal(want, got)
    print(f"  {number:2} {ending}, waited {taken.response_gap_s}, whole {exact}", flush=True)
    return (
        exact,
        np.array_equal(want[:EDGE], got[:EDGE]),
        np.array_equal(want[-EDGE:], got[-EDGE:]),
    )


_ONCE: dict[str, Any] = {}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
