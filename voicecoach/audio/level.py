"""How loud a microphone is, and the sentence that helps where it is not right.

Levels are in dBFS: 20 log10 of the root mean square (or peak) of samples whose full scale is 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from voicecoach.audio.decode import CLIPPED_SHARE, count_clipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

FULL_SCALE = 2**15
SILENT_DBFS = -120.0
"""What exact zeros are shown as."""
QUIET_DBFS = -36.0
"""Speech below this is said to be quiet. Speech at arm's length from a laptop lies at -20 to -30;
at -38 a hiss of -60 dBFS comes within 22 dB and words begin to be lost."""
LOUD_PART = 0.2
"""The level is that of the loudest fifth of the blocks: the speech, not the pauses."""

Verdict = Literal["ok", "zeros", "quiet", "clipped"]
HELP: dict[Verdict, str] = {
    "ok": "",
    "zeros": (
        "The microphone gives no sound at all: it is muted, or this terminal may not use it; see "
        "the system's sound and privacy settings."
    ),
    "quiet": "It is quiet: come closer, or set the microphone louder.",
    "clipped": "It is too loud and distorts: set the microphone lower, or move back.",
}


@dataclass(frozen=True, slots=True)
class MicCheck:
    """One channel's level of speech and what helps (empty: nothing to do)."""

    verdict: Verdict
    level_dbfs: float

    @property
    def help(self) -> str:
        return HELP[self.verdict]


def dbfs(value: float) -> float:
    """Return a level 0-1 in dBFS."""
    return max(SILENT_DBFS, 20 * math.log10(value)) if value > 0 else SILENT_DBFS


def rms(block: NDArray[np.int16]) -> NDArray[np.float64]:
    """Root mean square, 0-1, of each channel of (n, channels) samples."""
    return np.asarray(np.sqrt(np.mean(np.square(block / FULL_SCALE), axis=0)))


def check_microphone(blocks: Iterable[NDArray[np.int16]]) -> tuple[MicCheck, ...]:
    """Judge each channel of a recording, given in blocks (n, channels) of some 20 ms."""
    levels: list[NDArray[np.float64]] = []
    clipped: NDArray[np.int64] = np.zeros(1, np.int64)
    heard = 0
    for block in blocks:
        levels.append(rms(block))
        clipped = clipped + count_clipped((block / FULL_SCALE).astype(np.float32))
        heard += len(block)
    if not levels:
        return ()
    table = np.array(levels)
    first_loud = int(len(table) * (1 - LOUD_PART))
    loud = np.sort(table, axis=0)[min(first_loud, len(table) - 1) :]
    checks = []
    for channel, level in enumerate(np.sqrt(np.mean(np.square(loud), axis=0))):
        level_dbfs = dbfs(float(level))
        verdict: Verdict = "ok"
        if not table[:, channel].any():
            verdict = "zeros"
        elif clipped[channel] > CLIPPED_SHARE * heard:
            verdict = "clipped"
        elif level_dbfs < QUIET_DBFS:
            verdict = "quiet"
        checks.append(MicCheck(verdict, level_dbfs))
    return tuple(checks)
