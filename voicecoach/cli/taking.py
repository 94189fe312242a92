"""Recording a talk: one device or two, watched while it lasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from voicecoach.audio.listening_clock import now
from voicecoach.audio.record import MUTED_S, Recorder
from voicecoach.audio.two_devices import (
    NAMES,
    ONE_DEVICE,
    ClockNotes,
    drift,
    join_devices,
    read_clocks,
    use_one,
)
from voicecoach.conversation import Gap
from voicecoach.errors import VoicecoachError
from voicecoach.report.clock import clock
from voicecoach.sessions.unfinished import RECORDING

if TYPE_CHECKING:
    from voicecoach.sessions.unfinished import Unfinished

AFTER_PAUSE = (
    "After a pause two devices begin again up to 40 ms apart: overlaps are as uncertain as that."
)
DRIFT_TOLD_S = 0.005
"""What two devices drift apart over the talk is said from here; overlaps are measured finer."""
ANALYSIS_BYTES_PER_S = 128_000
"""What a long recording takes beside itself while it is analyzed (``audio.recording``)."""

Tell = Callable[[str], None]


class Taking:
    """A talk being recorded into unfinished work; a context manager that stops it.

    ``tick`` is to be called several times a second: it writes down what was not heard, so that this
    survives a kill, and tells what is wrong within a second of its being known.
    """

    def __init__(
        self, work: Unfinished, names: Sequence[str], mics: Sequence[str], mono: bool, tell: Tell
    ) -> None:
        self.work = work
        self._names = names
        self._tell = tell
        paths = [RECORDING] if len(mics) < 2 else list(NAMES)
        self.recorders = [
            self._recorder(work.folder / path, number, mics, mono)
            for number, path in enumerate(paths)
        ]
        self._muted: dict[tuple[int, int], float] = {}
        self._sounded: set[tuple[int, int]] = set()
        self._one_sided: list[Gap] = []
        self._written = 0
        self._silent: set[tuple[int, int]] = set()

    def _recorder(self, path: Path, number: int, mics: Sequence[str], mono: bool) -> Recorder:
        device = mics[number] if mics else None
        if len(mics) < 2:
            return Recorder(path, device, 1 if mono else None)
        notes = ClockNotes(self.work.folder, number)

        def note(_: object, at: float) -> None:
            notes.block(now() - sum(pause.duration for pause in one.pauses), at)

        one = Recorder(path, device, on_block=note)
        return one

    @property
    def duration(self) -> float:
        """Seconds recorded, pauses left out."""
        return self.recorders[0].duration

    @property
    def paused(self) -> bool:
        return self.recorders[0].state == "paused"

    @property
    def ended(self) -> bool:
        """Whether no more is recorded: the device is lost, the disk full, the file at its end."""
        return any(one.stalled or one.ended.is_set() for one in self.recorders)

    @property
    def levels_dbfs(self) -> list[tuple[str, float]]:
        """Each microphone's level with whose it is; one microphone for both has no name."""
        levels = [level for one in self.recorders for level in one.levels_dbfs]
        names = self._names if len(levels) == len(self._names) else ("",) * len(levels)
        return list(zip(names, levels, strict=True))

    def seconds_left(self) -> float:
        """How long the disk and the file format let it go on."""
        import shutil

        free = shutil.disk_usage(self.work.folder).free
        rates = [one.rate_hz * one.channels * 2 for one in self.recorders]
        needed = sum(rates) * (1 if len(rates) == 1 else 2)  # two are joined into a third file
        longest = min(one.longest_s for one in self.recorders) - self.duration
        return min(longest, free / (needed + ANALYSIS_BYTES_PER_S))

    def start(self) -> None:
        """Open the devices; returns when each has given its first block."""
        try:
            for one in self.recorders:
                one.start()
        except BaseException:
            self.stop()
            raise

    def pause_or_go_on(self) -> None:
        going = self.paused
        for one in self.recorders:
            if going:
                one.resume()
            else:
                one.pause()

    def tick(self) -> None:
        """Look at what the devices give, and write down and tell what they do not."""
        for number, one in enumerate(self.recorders):
            for channel, zeros in enumerate(one.zeros_s):
                self._watch(one, (number, channel), zeros)
        self._write_gaps()

    def _watch(self, one: Recorder, at: tuple[int, int], zeros_s: float) -> None:
        """Follow the exact zeros of one channel, to their end in a pause too."""
        if zeros_s == 0.0:
            self._sounded.add(at)
            self._silent.discard(at)
            start = self._muted.pop(at, None)
            if start is not None and one.duration > start:
                self._one_sided.append(Gap(round(start, 3), round(one.duration, 3), "muted"))
        elif zeros_s > MUTED_S and at not in self._silent and not self.paused:
            self._silent.add(at)
            self._tell(f"{self._whose(at)} gives no sound at all: is it muted?")
            since = one.pauses[-1].at if one.pauses else 0.0
            self._muted[at] = max(since, one.duration - zeros_s)

    def _whose(self, at: tuple[int, int]) -> str:
        number = at[0] + at[1]
        many = len(self.levels_dbfs) == len(self._names)
        return f"The microphone of {self._names[number]}" if many else "The microphone"

    def gaps(self) -> list[Gap]:
        """All that was not heard so far, in order of time."""
        found = {gap for one in self.recorders for gap in one.gaps} | set(self._one_sided)
        found |= {
            Gap(round(start, 3), round(self.duration, 3), "muted")
            for at, start in self._muted.items()
            if at in self._sounded and self.duration > start
        }  # one that never sounded carries nobody
        pauses = self.recorders[0].pauses
        found |= {Gap(round(one.at, 3), round(one.at, 3), "paused") for one in pauses}
        return sorted(found, key=lambda gap: (gap.start, gap.end))

    def _write_gaps(self) -> None:
        known = sum(len(one.gaps) + len(one.pauses) for one in self.recorders)
        known += len(self._one_sided)
        if known != self._written:
            for gap in self.recorders[0].gaps[-1:]:
                if gap.reason in ("suspended", "device_lost"):
                    self._tell(
                        f"{gap.end - gap.start:.1f} s were not heard at {clock(gap.start)} "
                        f"({gap.reason.replace('_', ' ')}); they are not counted as silence."
                    )
            self._written = known
            with suppress(VoicecoachError):  # a full disk: the recorder says so, and it ends
                self.work.update(gaps=tuple(asdict(gap) for gap in self.gaps()))

    def stop(self) -> None:
        """End the recording; what was heard is whole on the disk."""
        for one in self.recorders:
            one.stop()

    def give_up(self) -> None:
        """Mark it as deleted: whatever happens from now on, the next start removes it."""
        with suppress(VoicecoachError):  # a full disk: it is removed in a moment all the same
            self.work.update(stage="deleted")

    def settle(self) -> None:
        """After ``stop``: one file, its gaps and caveats, ready to be analyzed."""
        caveats = list(self.work.job.caveats)
        overflows = sum(one.overflows for one in self.recorders)
        if overflows:
            caveats.append(f"The computer was too busy {overflows} times, and lost a little sound.")
        for one in self.recorders:
            if one.stalled:
                caveats.append(f"The microphone was lost after {clock(one.duration)}.")
            if one.error is not None:
                caveats.append(str(one.error))
        if self.work.job.stage == "analysis":
            return
        pair = read_clocks(self.work.folder)
        if pair is not None:
            apart = drift(*pair)
            if self.recorders[0].pauses:
                caveats.append(AFTER_PAUSE)
            join_devices(*pair, self.work.folder / RECORDING)
            if abs(apart) * self.duration >= DRIFT_TOLD_S:
                caveats.append(
                    f"The two devices' clocks differ by {1e6 * abs(apart):.0f} parts in a million, "
                    f"{1000 * abs(apart) * self.duration:.0f} ms over the talk; it was put right."
                )
        elif len(self.recorders) > 1 and use_one(self.work.folder, self.work.folder / RECORDING):
            caveats.append(ONE_DEVICE)
        gaps = tuple(asdict(gap) for gap in self.gaps())
        self.work.update(stage="analysis", gaps=gaps, caveats=tuple(caveats))

    @property
    def error(self) -> VoicecoachError | None:
        return next((one.error for one in self.recorders if one.error is not None), None)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
