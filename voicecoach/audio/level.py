"""How loud a microphone is, and the sentence that helps where it is not right.

Levels are in dBFS: 20 log10 of the root mean square (or peak) of samples whose full scale is 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
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
"""Share of the blocks, the loudest, that the level of a recording of unknown speech is taken of."""

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


class LevelCheck:
    """Judges a recording whose blocks (n, channels), of some 20 ms, come one by one."""

    def __init__(self) -> None:
        self._levels: list[NDArray[np.float64]] = []
        self._starts: list[float] = []
        self._clipped: NDArray[np.int64] = np.zeros(1, np.int64)
        self._heard = 0

    def add(self, block: NDArray[np.int16], start: float = 0.0) -> None:
        """Take a block that begins at ``start`` s."""
        self._levels.append(rms(block))
        self._starts.append(start)
        self._clipped = self._clipped + count_clipped((block / FULL_SCALE).astype(np.float32))
        self._heard += len(block)

    def channels(self) -> tuple[MicCheck, ...]:
        """Judge each channel by the loudest fifth of its blocks: the speech, not the pauses."""
        if not self._levels:
            return ()
        table = np.array(self._levels)
        loud = np.sort(table, axis=0)[min(int(len(table) * (1 - LOUD_PART)), len(table) - 1) :]
        levels = np.sqrt(np.mean(np.square(loud), axis=0))
        return tuple(
            self._verdict(float(level), bool(table[:, channel].any()), channel)
            for channel, level in enumerate(levels)
        )

    def check(self, speech: Sequence[tuple[float, float]]) -> MicCheck | None:
        """Judge the louder channel by its blocks within ``speech``; None without any."""
        if not self._levels:
            return None
        table, starts = np.array(self._levels), np.array(self._starts)
        inside = np.zeros(len(starts), bool)
        for start, end in speech:
            inside |= (starts >= start) & (starts < end)
        if not inside.any():
            quiet = MicCheck("quiet", dbfs(float(table.max())))
            return quiet if table.any() else MicCheck("zeros", SILENT_DBFS)
        levels = np.sqrt(np.mean(np.square(table[inside]), axis=0))
        channel = int(np.argmax(levels))
        return self._verdict(float(levels[channel]), bool(table.any()), channel)

    def _verdict(self, level: float, sounds: bool, channel: int) -> MicCheck:
        verdict: Verdict = "ok"
        if not sounds:
            verdict = "zeros"
        elif self._clipped[channel] > CLIPPED_SHARE * self._heard:
            verdict = "clipped"
        elif dbfs(level) < QUIET_DBFS:
            verdict = "quiet"
        return MicCheck(verdict, dbfs(level))


def check_microphone(blocks: Iterable[NDArray[np.int16]]) -> tuple[MicCheck, ...]:
    """Judge each channel of a recording, given in blocks (n, channels) of some 20 ms."""
    level = LevelCheck()
    for block in blocks:
        level.add(block)
    return level.channels()
