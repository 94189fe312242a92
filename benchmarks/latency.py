"""How long feedback takes after a reply of 30 s: latency.py [RUNS]

Each reply is put together from the prompts' own example replies, spoken by the system's voice with
pauses of 0.2 to 0.9 s, and fed in real time, in blocks of 20 ms at 48 kHz, as a microphone gives
it. Measured is the time from the block that makes the silence at the end whole (2.5 s) to the
printed feedback; beside it the time that the same reply takes when it is transcribed whole at the
end. Where a sound server can be started (tests/sound_server.py), the time from then to the first
sound of the spoken feedback is measured on its monitor. Prints medians and the 95th percentile,
the word error rates of both ways, and the peak memory.
"""

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from voicecoach import places
from voicecoach.audio.recording import Recording
from voicecoach.coaching.feedback import Feedback, give_feedback
from voicecoach.coaching.practice import Take, take_document
from voicecoach.coaching.prompts import parse_prompt
from voicecoach.hearing import hear, judge
from voicecoach.replying import SILENCE_S, warm
from voicecoach.report.practice import take_summary
from voicecoach.speech.activity import SpeechDetector
from voicecoach.speech.live import LiveHearing
from voicecoach.speech.synthesize import speak_to_file
from voicecoach.speech.transcribe import Transcriber

RATE_HZ = 48_000
REPLY_S = 30.0
BLOCK = 960
POLL_S = 0.05
"""Between two looks at whether it has ended, s. (``cli.keys``)"""
LEVEL = 0.4
VOICES = ("gmw/en-us", "gmw/en", "gmw/en-gb-x-rp", "gmw/en-us+f3")
SAID = "You made fun of me in front of my parents. I felt so small."


def sentences() -> list[str]:
    """Every example reply of the shipped prompts."""
    found = []
    for path in sorted(places.shipped("prompts").glob("*.toml")):
        prompt = parse_prompt(path.read_text("utf-8"), path.stem)
        found += [b.reply for line in prompt.lines.values() for b in line.next.values()]
    return found


def make_reply(seed: int, folder: Path) -> tuple[NDArray[np.int16], str]:
    """About 30 s of speech, then silence; and its words."""
    chance = random.Random(seed)
    said: list[str] = []
    parts: list[NDArray[np.float64]] = [np.zeros(round(0.5 * RATE_HZ))]
    texts = sentences()
    chance.shuffle(texts)
    path = folder / "sentence.wav"
    for text in texts:
        assert speak_to_file(text, path, VOICES[seed % len(VOICES)]), "no voice here"
        samples, rate_hz = soundfile.read(path)
        parts += [soxr.resample(samples, rate_hz, RATE_HZ) * LEVEL]
        parts += [np.zeros(round(chance.uniform(0.2, 0.9) * RATE_HZ))]
        said.append(text)
        if sum(map(len, parts)) >= REPLY_S * RATE_HZ:
            break
    whole = np.concatenate([*parts[:-1], np.zeros(round((SILENCE_S + 0.5) * RATE_HZ))])
    noise = np.random.default_rng(seed).normal(0, 10 ** (-60 / 20), len(whole))
    return ((whole + noise) * 32_767).astype(np.int16)[:, None], " ".join(said)


def printed(feedback: Feedback) -> str:
    """The feedback as it is printed."""
    text = take_summary(take_document(Take(feedback)))
    print(text, file=sys.stderr)
    return text


def live(
    samples: NDArray[np.int16], transcriber: Transcriber, detector: SpeechDetector
) -> tuple[float, str]:
    """Feed it in real time; return the seconds from the end to the feedback, and the words."""
    hearing = LiveHearing(transcriber, detector, RATE_HZ)
    started = time.monotonic()
    ended = 0.0
    for i in range(0, len(samples), BLOCK):
        until = started + (i + BLOCK) / RATE_HZ
        time.sleep(max(0.0, until - time.monotonic()))
        hearing.take(samples[i : i + BLOCK], i / RATE_HZ)
        ended = time.monotonic()
        if hearing.quiet_s >= SILENCE_S:
            break
    time.sleep(random.random() * POLL_S)  # it is looked at so often
    heard = judge(*hearing.finish())
    printed(give_feedback(heard.text, SAID, heard.clear))
    return time.monotonic() - ended, heard.text


def whole(samples: NDArray[np.int16], transcriber: Transcriber) -> tuple[float, str]:
    """Transcribe it all at the end; return the seconds that it takes, and the words."""
    started = time.monotonic()
    with Recording.from_samples(samples[:, 0] / 32_768, RATE_HZ) as recording:
        heard = hear(recording, transcriber)
    printed(give_feedback(heard.text, SAID, heard.clear))
    return time.monotonic() - started, heard.text


def errors(reference: str, hypothesis: str) -> float:
    """Word error rate: Levenshtein distance over words, case and punctuation left out."""
    a, b = (
        "".join(ch if ch.isalnum() or ch in " '" else " " for ch in text.lower()).split()
        for text in (reference, hypothesis)
    )
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return row[-1] / len(a)


def first_sounds(runs: int) -> list[float]:
    """Seconds from the printed feedback to its first sound on a sound server's monitor."""
    from tests.sound_server import running_server
    from voicecoach.cli.speaking import Speaking

    taken = []
    with running_server() as server:
        os.environ.update(server.env)
        for _ in range(runs):
            place = server.heard.stat().st_size
            feedback = give_feedback("It was only a joke.", SAID)
            speaking = Speaking(voice="gmw/en-us")
            started = time.monotonic()
            stop = started + 3.0

            def enough(place: int = place, stop: float = stop) -> bool:
                heard = np.fromfile(server.heard, "<i2", offset=place - place % 4)
                return bool(np.abs(heard).max(initial=0) > 300) or time.monotonic() > stop

            Speaking(voice=speaking.voice, stop=enough).say(feedback.spoken)
            taken.append(time.monotonic() - started)
            time.sleep(0.5)
    return taken


def told(name: str, values: list[float]) -> None:
    """Print median and 95th percentile."""
    p95 = float(np.percentile(values, 95))
    print(f"{name:<46} median {statistics.median(values):5.2f} s   p95 {p95:5.2f} s", flush=True)


def main(runs: int) -> None:
    """Measure ``runs`` replies."""
    transcriber, detector = Transcriber(), SpeechDetector()
    warm(transcriber, give_feedback)
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for seed in range(runs):
            samples, said = make_reply(seed, Path(name))
            quick, text = live(samples, transcriber, detector)
            slow, text_whole = whole(samples, transcriber)
            rows.append((quick, slow, errors(said, text), errors(said, text_whole)))
            load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
            print(f"  {seed:2} live {quick:.2f} s, whole {slow:.2f} s, load {load:.1f}", flush=True)
    columns = [list(column) for column in zip(*rows, strict=True)]
    told("end of the silence -> feedback", columns[0])
    told("the same, transcribed whole at the end", columns[1])
    print(
        f"ratio of the medians {statistics.median(columns[1]) / statistics.median(columns[0]):.1f}"
    )
    print(f"word error rate: live {np.mean(columns[2]):.3f}, whole {np.mean(columns[3]):.3f}")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak_mb:.0f} MB")
    try:
        told("printed feedback -> its first sound", first_sounds(runs))
    except FileNotFoundError as error:
        print(f"no sound server here ({error}): first sound not measured")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
