"""Mutants of sound files, each read in a process of its own: ``python -m tests.fuzz_reader 300``.

Twelve seeds of the kinds that phones, recorders and meeting tools make; in each mutant bytes are
changed (most in the headers), cut out or doubled. A mutant is read or refused by a VoicecoachError;
anything else is a failure: another exception, a crash, more than 5 s, more than 1 GB. The last line
on standard output is the outcome as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

import numpy as np
import soundfile

from tests.sound_files import Make, encode, rich, wav
from voicecoach.audio.decode import decode
from voicecoach.errors import VoicecoachError

MOST_S = 5.0
"""Of processor time; a mutant is stopped after four times as long on the clock."""
MOST_MB = 1000.0
SEED_BYTES = 60_000
"""Of each seed's beginning: all of most, the headers and some seconds of the rest."""
KINDS: dict[str, Make] = {
    "wav": lambda path: wav(path, rich(0.3)),
    "wav, float": lambda path: wav(path, rich(0.2), subtype="FLOAT"),
    "aiff": lambda path: soundfile.write(path, rich(0.3), 48_000, format="AIFF"),
    "caf": lambda path: soundfile.write(path, rich(0.3), 48_000, format="CAF"),
    "flac": lambda path: soundfile.write(path, rich(0.5), 48_000, format="FLAC"),
    "mp3": lambda path: soundfile.write(path, rich(2), 48_000, format="MP3"),
    "ogg": lambda path: soundfile.write(path, rich(1), 48_000, format="OGG"),
    "opus": lambda path: soundfile.write(path, rich(1), 48_000, format="OGG", subtype="OPUS"),
    "m4a": lambda path: encode(path, "aac", "mp4", rich(2), movflags="faststart"),
    "film": lambda path: encode(path, "aac", "mp4", rich(1), video=True),
    "webm": lambda path: encode(path, "libopus", "webm", rich(2)),
    "aac": lambda path: encode(path, "aac", "adts", rich(2)),
}
READ, REFUSED, OTHER = 0, 10, 11


def mutate(seed: bytes, chance: random.Random) -> bytes:
    """A copy with some bytes changed, and a stretch cut out or doubled."""
    mutant = bytearray(seed)
    for _ in range(chance.choice((1, 4, 30))):
        end = chance.choice((60, 600, len(mutant)))
        mutant[chance.randrange(min(end, len(mutant)))] = chance.choice((0, 1, 127, 128, 255))
    first = chance.randrange(len(mutant))
    length = chance.choice((0, 0, 7, 500, 20_000))
    if chance.random() < 0.5:
        del mutant[first : first + length]
    else:
        mutant[first:first] = mutant[first : first + length]
    return bytes(mutant)


def main(n_mutants: int, number: int) -> int:
    """Read that many mutants, of the given random number; return how many failed."""
    chance = random.Random(number)
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    slowest_s = largest_mb = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = {}
        for kind, make in KINDS.items():
            make(folder / "seed")
            seeds[kind] = (folder / "seed").read_bytes()[:SEED_BYTES]
        for i in range(n_mutants):
            kind = list(seeds)[i % len(seeds)]
            path = folder / "mutant"
            path.write_bytes(mutate(seeds[kind], chance))
            outcome, seconds, megabytes = _read_apart(path)
            slowest_s, largest_mb = max(slowest_s, seconds), max(largest_mb, megabytes)
            if seconds > MOST_S or megabytes > MOST_MB:
                outcome = f"{seconds:.1f} s, {megabytes:.0f} MB"
            outcomes[outcome] += 1
            if outcome not in ("read", "refused"):
                failures.append(f"mutant {i} of {kind}: {outcome}")
                _keep(path, i)
    found = {
        "mutants": n_mutants,
        **outcomes,
        "slowest_s": round(slowest_s, 2),
        "largest_mb": round(largest_mb),
    }
    print("\n".join([*failures, json.dumps(found)]))
    return len(failures)


def _read_apart(path: Path) -> tuple[str, float, float]:
    """Read a mutant in a child; return what came of it, its processor seconds and peak MB."""
    child = os.fork()
    if child == 0:
        os._exit(_read(path))
    until = time.monotonic() + 4 * MOST_S
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            os.wait4(child, 0)
            return "hung", 4 * MOST_S, 0.0
        time.sleep(0.005)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
    if os.WIFSIGNALED(status):
        return f"crashed by signal {os.WTERMSIG(status)}", seconds, megabytes
    code = os.WEXITSTATUS(status)
    return {READ: "read", REFUSED: "refused"}.get(code, "another exception"), seconds, megabytes


def _read(path: Path) -> int:
    try:
        with decode(path) as held:
            whole = all(np.isfinite(block).all() for _, block in held.blocks())
            ordered = all(0 <= gap.start <= gap.end for gap in held.gaps)
            return READ if whole and ordered else OTHER
    except VoicecoachError:
        return REFUSED
    except Exception:  # noqa: BLE001 - what this looks for
        traceback.print_exc()
        return OTHER


def _keep(path: Path, number: int) -> None:
    """Keep what failed where FUZZ_KEEP says, to look into it."""
    if folder := os.environ.get("FUZZ_KEEP"):
        (Path(folder) / f"mutant-{number}").write_bytes(path.read_bytes())


if __name__ == "__main__":
    sys.exit(min(1, main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)))
