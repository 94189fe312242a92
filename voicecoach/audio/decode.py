"""From a sound file of any kind to a Recording at 16 kHz, block by block.

Three hours take no more memory than ten minutes. What was lost is said: a file that holds less
than it claims, or a damaged stretch in the middle, becomes a caveat and a Gap. Silence stands in
for a damaged stretch, so that later times are right.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from voicecoach.audio.gate import (
    LONGEST_HOLE_S,
    NO_SOUND,
    Hole,
    Source,
    check_sound,
    file_name,
    open_sound,
)
from voicecoach.audio.recording import SAMPLE_RATE_HZ, Recording, Spool
from voicecoach.conversation import Gap
from voicecoach.errors import BadInput
from voicecoach.report.clock import clock

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicecoach.audio.gate import Samples

ChannelWish = tuple[int, int] | Literal["all"] | None

SILENCE_S = 1.0
"""Silence put in at once, s."""

LENGTH_TOLERANCE_S = 0.5
LENGTH_TOLERANCE_SHARE = 0.01
ENCODER_DELAY_S = 0.1
"""Held and declared length differ by more than 0.5 s, or by 1 % and more than an encoder adds or
takes away (15-66 ms measured between versions of PyAV): then it is said."""

MOST_LOST = 9.0
"""Lost sound, in times of what is there, that still makes a recording."""
MOST_HOLES = 1000
"""After so many this is looked at while reading: a lie in a header makes a hole of each packet."""

FULL_SCALE = 0.98
"""Level from which a sample may be cut off: mu-law's largest is 0.980, 8-bit's 0.992."""
CLIPPED_RUN = 3
"""Samples at full scale in a row that make a clip; fewer are a loud peak."""
CLIPPED_SHARE = 0.001
"""Share of a channel's samples in clips from which it is said. Speech reaches it 3 to 7 dB beyond
full scale; speech brought up to full scale stays below 0.000003. (measured, five talks)"""


def decode(
    path: Path,
    channels: ChannelWish = None,
    progress: Callable[[float, float], None] | None = None,
) -> Recording:
    """Read a sound file; close the Recording when done.

    ``channels``: which two, counted from 1, or all; needed where there are more than two.
    ``progress`` is called with the seconds done and in all. Raises BadInput for what cannot be
    read.
    """
    with closing(open_sound(path)) as source:
        columns = choose_channels(path, source.channels, channels)
        inlet = _Inlet(path, source, columns)
        try:
            inlet.fill(progress or (lambda done, total: None))  # noqa: ARG005
        except BaseException:
            inlet.spool.close()
            raise
        return Recording(
            inlet.spool, source.sample_rate, source.channels, inlet.caveats(), inlet.gaps
        )


class _Inlet:
    """Takes a source into a spool: cleaned, resampled, counted."""

    def __init__(self, path: Path, source: Source, columns: list[int]) -> None:
        import soxr

        self.spool = Spool(len(columns))
        self.gaps: list[Gap] = []
        self._path = path
        self._source = source
        self._columns = columns
        self._rate = source.sample_rate
        self._resampler: Any = None
        if self._rate != SAMPLE_RATE_HZ:
            self._resampler = soxr.ResampleStream(
                self._rate, SAMPLE_RATE_HZ, len(columns), dtype="float32", quality="HQ"
            )
        self._n_frames = 0
        self._n_heard = 0
        self._n_not_finite = 0
        self._n_clipped = np.zeros(len(columns), np.int64)
        self._lost_s = 0.0
        self._n_holes = 0

    @property
    def held_s(self) -> float:
        return self._n_frames / self._rate

    def fill(self, progress: Callable[[float, float], None]) -> None:
        """Take everything in. Raises BadInput where nothing is heard or it is too long."""
        declared = self._source.declared_s or 0.0
        for piece in self._source.pieces():
            if isinstance(piece, Hole):
                self._skip(piece.duration)
            else:
                self._take(piece)
            check_sound(self._path, self._rate, self._source.channels, self.held_s)
            self._check_worth(self._n_holes > MOST_HOLES)
            progress(self.held_s, max(declared, self.held_s))
        self._check_worth(True)
        if not self._n_heard:
            raise BadInput(NO_SOUND.format(file_name(self._path)))
        self._append(np.zeros((0, len(self._columns)), np.float32), last=True)
        if differs(self.held_s, declared) and self.held_s < declared:
            self.gaps.append(Gap(self.spool.n_frames / SAMPLE_RATE_HZ, declared, "damaged"))

    def _check_worth(self, now: bool) -> None:
        """Refuse a file whose time stamps claim ten times the sound that is there."""
        heard_s = self._n_heard / self._rate
        if now and self._lost_s > LONGEST_HOLE_S and self._lost_s > MOST_LOST * heard_s:
            raise BadInput(
                f"{file_name(self._path)} is too damaged: of {clock(self.held_s)} only "
                f"{heard_s:.1f} s can be read; copy it again or name another file."
            )

    def caveats(self) -> tuple[str, ...]:
        """Say what is wrong with the recording, a sentence each."""
        source, held, said = self._source, self.held_s, []
        if source.declared_s is not None and differs(held, source.declared_s):
            off = held - source.declared_s
            less = f"{-off:.1f} s less): it was cut off or damaged."
            more = f"{off:.1f} s more): its header is wrong."
            said.append(
                f"The file says {clock(round(source.declared_s))} but holds "
                f"{clock(round(held))} ({less if off < 0 else more}"
            )
        elif source.broke_off:
            said.append(f"The file is damaged: nothing after {clock(round(held))} can be read.")
        elif source.errors:
            places = "1 place" if source.errors == 1 else f"{source.errors:,} places"
            said.append(f"The file is damaged in {places}; what was there may be missing.")
        if self._lost_s:
            said.append(f"{self._lost_s:.1f} s in the middle cannot be read and are silent here.")
        if self._n_not_finite:
            said.append(
                f"{self._n_not_finite:,} samples of the file are not numbers; they are silent here."
            )
        clipped = float(self._n_clipped.max()) / self._n_heard
        if clipped > CLIPPED_SHARE:
            said.append(
                f"The recording is clipped ({clipped:.1%} of it is cut off at full scale), "
                "so loud words are distorted; set the microphone lower next time."
            )
        return tuple(said)

    def _take(self, piece: Samples) -> None:
        """Add (n, channels of the file) samples."""
        block = piece[:, self._columns]
        finite = np.isfinite(block)
        if not finite.all():
            self._n_not_finite += int(block.size - np.count_nonzero(finite))
            block = np.where(finite, block, np.float32(0))
        self._n_clipped += count_clipped(block)
        self._n_heard += len(block)
        self._append(np.clip(block, -1, 1))

    def _skip(self, seconds: float) -> None:
        """Add silence for what was lost."""
        start = self.held_s
        left = round(seconds * self._rate)
        while left > 0:
            n = min(left, round(SILENCE_S * self._rate))
            self._append(np.zeros((n, len(self._columns)), np.float32))
            left -= n
        self._lost_s += seconds
        self._n_holes += 1
        if seconds > LENGTH_TOLERANCE_S:
            self.gaps.append(Gap(start, self.held_s, "damaged"))

    def _append(self, block: Samples, last: bool = False) -> None:
        self._n_frames += len(block)
        if self._resampler is not None:
            block = self._resampler.resample_chunk(block, last=last)
        if len(block):
            self.spool.append(block)


def differs(held_s: float, declared_s: float) -> bool:
    """Whether a file holds less or more than it declares, beyond what encoders cause."""
    off = abs(held_s - declared_s)
    share = max(LENGTH_TOLERANCE_SHARE * declared_s, ENCODER_DELAY_S)
    return off > min(LENGTH_TOLERANCE_S, share)


def count_clipped(block: Samples) -> NDArray[np.int64]:
    """Count, per channel, the samples that stand at full scale for a run of three or more."""
    full = np.abs(block) >= FULL_SCALE
    n_starts = max(0, len(full) - CLIPPED_RUN + 1)
    starts = np.ones((n_starts, full.shape[1]), bool)
    for shift in range(CLIPPED_RUN):
        starts &= full[shift : shift + n_starts]
    clipped = np.zeros_like(full)
    for shift in range(CLIPPED_RUN):
        clipped[shift : shift + n_starts] |= starts
    counts: NDArray[np.int64] = clipped.sum(axis=0)
    return counts


def choose_channels(path: Path, channels: int, wish: ChannelWish) -> list[int]:
    """Return the columns to read (from 0): the two wished for (from 1), or all of one or two."""
    name = file_name(path)
    if wish == "all":
        return list(range(channels))
    if wish is None:
        if channels > 2:
            raise BadInput(
                f"{name} has {channels} channels; say which two carry the two people, "
                "as in --channels 1,2."
            )
        return list(range(channels))
    if wish[0] == wish[1] or not all(1 <= number <= channels for number in wish):
        has = "1 channel" if channels == 1 else f"channels 1 to {channels}"
        remedy = "leave --channels out" if channels == 1 else "name two of them"
        raise BadInput(f"{name} has {has}, so --channels {wish[0]},{wish[1]} fails; {remedy}.")
    return [number - 1 for number in wish]
