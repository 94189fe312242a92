"""Frames against the clock: how a recorder knows that it did not hear everything.

A device that is lost, or a process that is frozen, says nothing: no error, no flag. But sound comes
at a known rate, so what is missing shows as blocks that come late and stay late. A process that was
frozen first gets in one rush what the sound server had held for it: so the lag is believed when it
has stood still for a second.
"""

from __future__ import annotations

import sys
import time
from collections import deque

GAP_S = 0.5
"""Lost sound from which it is a Gap, s; below it, blocks are just late."""
SETTLE_S = 1.0
"""A lag is believed when it has stood still so long, s."""
STILL_S = 0.25
"""Lags this close to each other stand still, s: a busy machine delays blocks by less."""
MOST_DRIFT = 5e-4
"""Most that a sound card's clock is off: it is followed, and is no lost sound. (Crystals keep to
100 parts in a million; USB devices to 500, by their specification)"""


# Linux's CLOCK_BOOTTIME and macOS's CLOCK_MONOTONIC go on in sleep; time.monotonic does not there.
_CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", None)
if sys.platform == "darwin":
    _CLOCK = time.CLOCK_MONOTONIC


def now() -> float:
    """Seconds on a clock that goes on while the machine sleeps, where there is one."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


class ListeningClock:
    """Compares what came with the time that passed."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._start: float | None = None
        self._heard_s = 0.0
        self._usual = float("inf")
        self._recent: deque[tuple[float, float]] = deque()

    def block(self, arrived: float, n_frames: int) -> float:
        """Count a block that came at ``arrived``; return the seconds now known to be lost."""
        length = n_frames / self._rate_hz
        if self._start is None:
            self._start = arrived - length
        self._heard_s += length
        lag = arrived - self._start - self._heard_s
        self._usual = min(lag, self._usual + MOST_DRIFT * length)
        self._recent.append((arrived, lag))
        while arrived - self._recent[0][0] > SETTLE_S and arrived - self._recent[1][0] >= SETTLE_S:
            self._recent.popleft()
        if arrived - self._recent[0][0] < SETTLE_S:
            return 0.0
        lags = [lag for _, lag in self._recent]
        if max(lags) - min(lags) > STILL_S:
            return 0.0
        return self._take(min(lags))

    def settle(self) -> float:
        """Return what is still missing at the end, without waiting for it to stand still."""
        return self._take(self._recent[-1][1]) if self._recent else 0.0

    def _take(self, lag: float) -> float:
        lost = lag - self._usual
        if lost <= GAP_S:
            return 0.0
        self._heard_s += lost
        self._recent.clear()
        return lost
