"""Two recordings of one talk by two devices, put on one clock and into one stereo file.

Two devices start at different moments and run on two crystals; 50 parts in a million are 45 ms in
a quarter of an hour. While they record, the time at which each position of their files arrived is
noted (``ClockNotes``). A line through these gives each device's start and pace; the second one is
resampled to the pace of the first and moved to its start. Blocks come late, never early, so of
every few seconds only the earliest arrival counts.
"""

from __future__ import annotations

import json
import os
import wave
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from voicecoach.audio.cut_off_wav import WAV_HEADER_BYTES
from voicecoach.places import PRIVATE_FILE_MODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

NAMES = ("left.wav", "right.wav")
NOTES = "clocks.jsonl"
ONE_DEVICE = "Only one of the two microphones had given sound; one voice is missing."
EVERY_S = 5.0
"""Of each such stretch the earliest arrival is noted."""
BLOCK_S = 1.0
MOST_APART = 1e-3
"""Paces further apart than this are no two crystals but a fault in the notes; they are not used.
(USB devices keep to 500 parts in a million, by their specification)"""


@dataclass(frozen=True, slots=True)
class Device:
    """One device's file; position x s in it was heard at ``start`` + ``pace`` * x on the clock."""

    path: Path
    start: float
    pace: float


class ClockNotes:
    """Notes when the positions of one device's file arrive, in a file that outlives a kill."""

    def __init__(self, folder: Path, number: int) -> None:
        self._path = folder / NOTES
        self._number = number
        self._best: tuple[float, float] | None = None
        self._until = -1.0

    def block(self, arrived: float, position: float) -> None:
        """Count the arrival of a block that begins at ``position`` s in the file."""
        if self._best is None or arrived - position < self._best[0] - self._best[1]:
            self._best = (arrived, position)
        if position >= self._until:
            self.write()
            self._until = position + EVERY_S

    def write(self) -> None:
        """Write the earliest arrival since the last time."""
        if self._best is None:
            return
        line = json.dumps([self._number, *self._best]) + "\n"
        flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY
        handle = os.open(self._path, flags, PRIVATE_FILE_MODE)
        try:
            os.write(handle, line.encode())  # one write: two threads write whole lines
        finally:
            os.close(handle)
        self._best = None


def read_clocks(folder: Path) -> tuple[Device, Device] | None:
    """Both devices of a talk that is not joined yet, or None where but one gave sound."""
    left, right = (folder / name for name in NAMES)
    if not (_has_sound(left) and _has_sound(right) and (folder / NOTES).is_file()):
        return None
    points: dict[int, list[tuple[float, float]]] = {0: [], 1: []}
    for line in (folder / NOTES).read_text("utf-8").splitlines():
        try:
            number, arrived, position = json.loads(line)
        except ValueError:
            continue  # cut off
        points[int(number)].append((float(arrived), float(position)))
    if not all(points.values()):
        return None
    fits = [_line(points[number]) for number in (0, 1)]
    if abs(fits[1][1] / fits[0][1] - 1) > MOST_APART:
        fits = [(start, 1.0) for start, _ in fits]
    return Device(left, *fits[0]), Device(right, *fits[1])


def use_one(folder: Path, target: Path) -> bool:
    """Where the second device gave no sound yet: make the other's file ``target``; whether so."""
    sounding = [folder / name for name in NAMES if _has_sound(folder / name)]
    if not sounding:
        return False
    sounding[0].replace(target)
    for name in NAMES:
        (folder / name).unlink(missing_ok=True)
    return True


def _has_sound(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > WAV_HEADER_BYTES


def drift(left: Device, right: Device) -> float:
    """By how much the second device's clock is slower than the first's, as a share (1e-6: ppm)."""
    return right.pace / left.pace - 1


def join_devices(left: Device, right: Device, target: Path) -> None:
    """Write both as one stereo WAV, first device left, on its clock; then remove the two."""
    import soxr

    passing = target.with_name(f".{target.name}")
    passing.unlink(missing_ok=True)
    with wave.open(str(left.path)) as first, wave.open(str(right.path)) as second:
        rate = first.getframerate()
        resampler = soxr.ResampleStream(
            second.getframerate() / (1 + drift(left, right)), rate, 1, dtype="float32", quality="HQ"
        )
        shift = round((right.start - left.start) / left.pace * rate)
        other = _shifted(_resampled(_blocks(second), resampler), shift)
        os.close(os.open(passing, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE_MODE))
        with passing.open("wb") as file:
            with closing(wave.open(file, "wb")) as out:
                out.setnchannels(2)
                out.setsampwidth(2)
                out.setframerate(rate)
                for pair in _side_by_side(_blocks(first), other, round(BLOCK_S * rate)):
                    out.writeframes((np.clip(pair, -1, 1) * 32767).astype("<i2").tobytes())
            file.flush()
            os.fsync(file.fileno())
    passing.replace(target)
    for path in (left.path, right.path):
        path.unlink()


def _line(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Start and pace of the line through (arrival, position); pace 1 where there are few."""
    arrived, position = np.array(points).T
    if len(points) < 3 or np.ptp(position) < 2 * EVERY_S:
        return float(np.min(arrived - position)), 1.0
    pace, start = np.polyfit(position, arrived - arrived[0], 1)
    return float(start + arrived[0]), float(pace)


def _blocks(sound: wave.Wave_read) -> Iterator[Samples]:
    """The samples of a 16-bit WAV, channels mixed, a second at a time."""
    while data := sound.readframes(round(BLOCK_S * sound.getframerate())):
        frames = np.frombuffer(data, "<i2").reshape(-1, sound.getnchannels())
        yield (frames.mean(axis=1) / 32768).astype(np.float32)


def _resampled(blocks: Iterator[Samples], resampler: object) -> Iterator[Samples]:
    chunk = resampler.resample_chunk  # type: ignore[attr-defined]
    for block in blocks:
        yield chunk(block)
    yield chunk(np.zeros(0, np.float32), last=True)


def _shifted(blocks: Iterator[Samples], shift: int) -> Iterator[Samples]:
    """Begin with ``shift`` samples of silence, or leave out as many (negative)."""
    if shift > 0:
        yield np.zeros(shift, np.float32)
    skip = max(0, -shift)
    for block in blocks:
        yield block[skip:]
        skip = max(0, skip - len(block))


def _side_by_side(
    first: Iterator[Samples], second: Iterator[Samples], size: int
) -> Iterator[NDArray[np.float32]]:
    """Yield (size, 2) until both are at an end; the shorter one ends in silence."""
    sides, held = (first, second), [np.zeros(0, np.float32)] * 2
    open_ = [True, True]
    while any(open_) or any(len(one) for one in held):
        for i, side in enumerate(sides):
            while open_[i] and len(held[i]) < size:
                block = next(side, None)
                if block is None:
                    open_[i] = False
                else:
                    held[i] = np.concatenate([held[i], block])
        n = min(size, max(len(one) for one in held))
        pair = np.zeros((n, 2), np.float32)
        for i in (0, 1):
            own = held[i][:n]
            pair[: len(own), i] = own
            held[i] = held[i][n:]
        if n:
            yield pair
