"""``voicecoach analyze`` of long talks in a process of its own, killed and measured."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr

from tests.conftest import REAL_MODELS
from tests.trials.talking import RUN

FIXTURES = Path(__file__).parents[2] / "audio_fixtures"
TALK = FIXTURES / "couple.stereo.flac"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code, seconds on the clock and peak memory in MB.

    ``first_found_s``: when its first line came into the journal.
    """

    code: int
    seconds: float
    peak_mb: float
    said: str
    first_found_s: float


def environment(data: Path, words: bool) -> dict[str, str]:
    models = REAL_MODELS if words else data / "no-models"
    return {**os.environ, "VOICECOACH_DATA": str(data), "VOICECOACH_MODELS": str(models)}


def write_long_talk(path: Path, minutes: float, rate_hz: int) -> None:
    """The shipped talk again and again, in stereo at 16 bits."""
    sound, own_hz = soundfile.read(TALK, dtype="float32")
    sound = soxr.resample(sound, own_hz, rate_hz) if own_hz != rate_hz else sound
    block = (np.clip(sound, -1, 1) * 32_767).astype(np.int16)
    left = round(minutes * 60 * rate_hz)
    with soundfile.SoundFile(path, "w", rate_hz, 2, "PCM_16") as out:
        while left > 0:
            out.write(block[:left])
            left -= len(block)


def analyze(data: Path, *args: str, words: bool = True, until: float | None = None) -> Ended:
    """Run a command; kill it when that share of the speech is written down (``until``)."""
    started = time.monotonic()
    errors, size, first_found_s = data.parent / "errors", journal_size(data), 0.0
    with errors.open("wb") as file:
        process = subprocess.Popen(
            [*RUN, *args, "--plain"], env=environment(data, words),
            stdout=subprocess.DEVNULL, stderr=file,
        )  # fmt: skip
        while True:
            done, status, used = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if not first_found_s and journal_size(data) > size:
                first_found_s = time.monotonic() - started
            if until is not None and share_written(data) >= until:
                process.kill()
                until = None
            time.sleep(0.05)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - started
    return Ended(
        process.returncode, seconds, used.ru_maxrss / 1000, errors.read_text(), first_found_s
    )


def journal_size(data: Path) -> int:
    return sum(path.stat().st_size for path in (data / "unfinished").glob("*/journal.jsonl"))


def journal(data: Path) -> list[tuple[str, Any]]:
    """The whole lines of the one journal, in order."""
    lines = []
    for path in (data / "unfinished").glob("*/journal.jsonl"):
        for line in path.read_text().split("\n"):
            try:
                key, value = json.loads(line)
            except ValueError:
                continue
            lines.append((key, value))
    return lines


def share_written(data: Path) -> float:
    """Share of the speech whose words are in the journal."""
    whole = written = 0.0
    for key, value in journal(data):
        if key == "whose voice":
            whole = sum(end - start for own in value["segments"] for start, end in own)
        elif key.startswith("words"):
            written += spoken_s(key)
    return written / whole if whole else 0.0


def spoken_s(key: str) -> float:
    """Seconds of speech in the row of a key such as ``words 0 HASH en 0.81-3.42 ...``."""
    spans = (span.split("-") for span in key.split()[4:])
    return sum(float(end) - float(start) for start, end in spans)
