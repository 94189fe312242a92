"""Recording from a microphone into a WAV that is whole after any end, a power cut included.

PortAudio's callback copies a block of 20 ms into a queue and does nothing else. A writer thread
takes it from there: standard library ``wave``, which patches the header at each block (readable
after 53 of 53 kills, no frame lost), and ``fsync`` once a second. The thread watches the device
too: by the patience of its queue, by frames against a clock (``listening_clock``), and for exact
zeros.

Conventions
-----------
Blocks are int16, shape (n_frames, n_channels), as the device gave them. Positions are seconds in
the file. Time that was not heard is written as zeros, so that later times are right, and is a Gap;
time paused is not in the file.
"""

from __future__ import annotations

import os
import queue
import threading
import wave
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Literal, Self

import numpy as np

from voicecoach.audio.devices import Microphone, find_microphone
from voicecoach.audio.level import SILENT_DBFS, dbfs, rms
from voicecoach.audio.listening_clock import ListeningClock, now
from voicecoach.audio.play import port_audio, quiet_stderr
from voicecoach.conversation import Gap, GapReason
from voicecoach.errors import Missing, VoicecoachError
from voicecoach.places import PRIVATE_FILE_MODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Block = NDArray[np.int16]
    OnBlock = Callable[[Block, float], None]

BLOCK_S = 0.02
"""Sound in a block, s."""
LATENCY_S = 0.1
"""Sound that the driver may hold, s: enough for a busy machine to lose none."""
FIRST_BLOCK_S = 8.0
"""Patience with a device that was started, s; the first block can take 1.7 s, Bluetooth 5."""
SYNC_S = 1.0
"""Between two fsync, s: a power cut costs at most this and a block."""
POLL_S = 0.25
STALLED_S = 2.0
"""Without a block for so long, the device is lost."""
FROZEN_S = 1.5
"""A poll that took so much longer than ``POLL_S``: this process itself stood still."""
FROZEN_COUNTS_S = 30.0
"""Sound found missing so soon after that was lost by it, s."""
MUTED_S = 2.0
"""Exact zeros for longer are no quiet room: a microphone that is muted or unplugged."""
WAV_BYTES = 2**32 - 2**16
"""A WAV holds 4 GiB: 6.2 h at 48 kHz in stereo."""
CLOSING_S = 2.0
"""Patience with a device that is closed, s: PortAudio waits for a sound server that is frozen."""
SAMPLE_BYTES = 2
MOST_CHANNELS = 2

State = Literal["new", "recording", "paused", "stopped"]


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause in the recording: ``at`` s in the file, ``duration`` s long."""

    at: float
    duration: float


class Recorder:
    """One recording of one device; a context manager that starts and stops it.

    ``device``: name of a microphone or part of it (None: the default). ``channels``: how many
    (None: the device's own, at most two). ``pre_roll_s``: sound from before ``resume`` that is
    kept with it. ``longest_s``: the recording ends there. ``on_block`` is called from the writer
    thread with each block written and its position; it must be quick, and what it raises ends the
    recording as ``error``.

    To be read at any time: ``state``, ``duration`` (s written), ``levels_dbfs`` and ``zeros_s``
    (how long each channel has given exact zeros), ``gaps``, ``lost_frames``, ``overflows``,
    ``pauses``, ``stalled`` (no block for 2 s), ``full`` (``longest_s`` or the WAV's own end
    reached) and ``error``. ``ended`` is set as soon as nothing more is written.
    """

    def __init__(
        self,
        path: Path,
        device: str | None = None,
        channels: int | None = None,
        *,
        on_block: OnBlock | None = None,
        pre_roll_s: float = 0.0,
        longest_s: float | None = None,
    ) -> None:
        self.path = path
        self.microphone: Microphone = find_microphone(device)
        self.rate_hz = self.microphone.rate_hz
        self.channels = channels or min(MOST_CHANNELS, self.microphone.channels)
        if self.channels > self.microphone.channels:
            raise Missing(
                f"{self.microphone.name} has {self.microphone.channels} of the {self.channels} "
                "channels needed; see `voicecoach mics`."
            )
        most_s = WAV_BYTES / (SAMPLE_BYTES * self.channels * self.rate_hz)
        self.longest_s = min(most_s, longest_s or most_s)
        self.state: State = "new"
        self.levels_dbfs: tuple[float, ...] = (SILENT_DBFS,) * self.channels
        self.zeros_s: tuple[float, ...] = (0.0,) * self.channels
        self.gaps: list[Gap] = []
        self.pauses: list[Pause] = []
        self.lost_frames = 0
        self.overflows = 0
        self.stalled = False
        self.full = False
        self.error: VoicecoachError | None = None
        self.ended = threading.Event()
        self._on_block = on_block
        self._pre_roll: deque[Block] = deque(maxlen=max(0, round(pre_roll_s / BLOCK_S)))
        # A block with its time and whether some were lost before it; or a word to the writer.
        self._queue: queue.SimpleQueue[tuple[float, Block, bool] | str] = queue.SimpleQueue()
        self._first = threading.Event()
        self._done = threading.Event()  # the last word was taken
        self._clock = ListeningClock(self.rate_hz)
        self._frozen_at = -FROZEN_COUNTS_S
        self._paused_at: float | None = None
        self._muted_from: float | None = None
        self._n_frames = 0
        self._n_synced = 0
        self._stream: Any = None
        self._file: IO[bytes] | None = None
        self._wav: wave.Wave_write | None = None
        self._writer = threading.Thread(target=self._write_all, name="recorder", daemon=True)

    # --- what an owner calls ------------------------------------------------------------------

    @property
    def duration(self) -> float:
        """Seconds written so far."""
        return self._n_frames / self.rate_hz

    def start(self, paused: bool = False) -> Self:
        """Open the device and return when its first block has come: now "speak" may be said.

        Raises Missing where the device does not open or gives nothing, VoicecoachError where the
        file cannot be made.
        """
        self._create_file()
        self.state = "paused" if paused else "recording"
        self._paused_at = now() if paused else None
        self._writer.start()
        try:
            self._open_device()
        except BaseException:
            self.stop()
            raise
        if not self._first.wait(FIRST_BLOCK_S):
            self.stop()
            raise Missing(
                f"{self.microphone.name} gives no sound; choose another of `voicecoach mics`."
            )
        return self

    def pause(self) -> None:
        """Keep nothing from now on; the device stays open, and its level is still measured."""
        self._tell("pause")

    def resume(self) -> float:
        """Keep again, from ``pre_roll_s`` before now; return the position in the file of now."""
        self._tell("resume")
        return self.duration

    def stop(self) -> None:
        """Close the device and the file; may be called again. Never raises: see ``error``."""
        if self.state == "stopped":
            return
        if self._stream is not None and not self.stalled and not self.ended.is_set():
            self.ended.wait(LATENCY_S)  # what was said just now is still on its way
        self.state = "stopped"
        self._close_device()
        if self._writer.is_alive():
            self._queue.put("stop")
            self._writer.join()

    def __enter__(self) -> Self:
        return self.start() if self.state == "new" else self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _tell(self, word: str) -> None:
        """Send a word to the writer, in the order of the blocks, and wait until it is taken."""
        if self.state == "stopped":
            return
        self._done.clear()
        self._queue.put(word)
        self._done.wait(STALLED_S)

    # --- the device ---------------------------------------------------------------------------

    def _open_device(self) -> None:
        with quiet_stderr():
            sounddevice = port_audio()
            assert sounddevice is not None, "a microphone was found with it"
            try:
                self._stream = sounddevice.InputStream(
                    device=self.microphone.index,
                    samplerate=self.rate_hz,
                    channels=self.channels,
                    dtype="int16",
                    blocksize=round(BLOCK_S * self.rate_hz),
                    latency=LATENCY_S,
                    callback=self._take_block,
                    finished_callback=self._device_finished,
                )
                self._stream.start()
            except (sounddevice.PortAudioError, ValueError) as error:
                raise Missing(
                    f"{self.microphone.name} cannot be opened ({error}); choose another of "
                    "`voicecoach mics`, or let this terminal use it in the system's settings."
                ) from error

    def _take_block(self, block: Block, _frames: int, _time: Any, status: Any) -> None:
        self._queue.put((now(), block.copy(), bool(status.input_overflow)))

    def _device_finished(self) -> None:
        if self.state != "stopped":
            self.stalled = True

    def _close_device(self) -> None:
        stream, self._stream = self._stream, None
        if stream is None:
            return

        def close() -> None:
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)

        closing = threading.Thread(target=close, daemon=True)
        with quiet_stderr():
            closing.start()
            closing.join(CLOSING_S)

    # --- the writer thread --------------------------------------------------------------------

    def _write_all(self) -> None:
        """Take from the queue until told to stop; what goes wrong ends the recording."""
        empty_s, looked = 0.0, now()
        while True:
            try:
                item = self._queue.get(timeout=POLL_S)
            except queue.Empty:
                empty_s += POLL_S
                self.stalled |= empty_s >= STALLED_S and self._first.is_set()
                item = "nothing"
            if now() - looked > POLL_S + FROZEN_S:
                self._frozen_at = now()
            looked = now()
            if item == "stop":
                break
            if isinstance(item, str):
                self._obey(item)
                continue
            empty_s, self.stalled = 0.0, False
            self._guarded(lambda item=item: self._take(*item))  # type: ignore[misc]
        self._guarded(self._finish)
        self.ended.set()
        self._close_file()

    def _guarded(self, act: Callable[[], None]) -> None:
        """Do it unless the recording has ended; an error ends it, and is kept."""
        if self.ended.is_set():
            return
        try:
            act()
        except OSError as error:
            self.error = VoicecoachError(
                f"The recording cannot be written any further ({error.strerror}); "
                f"{self.duration:.1f} s of it are safe in {self.path}."
            )
            self.ended.set()
        except Exception as error:  # noqa: BLE001 - another's on_block; the sound stays
            self.error = VoicecoachError(f"The recording ended early: {error}")
            self.ended.set()

    def _obey(self, word: str) -> None:
        if word == "pause" and self._paused_at is None:
            self._paused_at = now()
            self.state = "paused"
        elif word == "resume" and self._paused_at is not None:
            self.pauses.append(Pause(self.duration, now() - self._paused_at))
            self._paused_at = None
            self.state = "recording"
            while self._pre_roll:
                block = self._pre_roll.popleft()
                self._guarded(lambda block=block: self._keep(block))  # type: ignore[misc]
        if word != "nothing":
            self._done.set()

    def _take(self, arrived: float, block: Block, overflowed: bool) -> None:
        self.overflows += overflowed
        self._measure(block)
        self._lose(self._clock.block(arrived, len(block)))
        if self._paused_at is not None:
            self._pre_roll.append(block)
        else:
            self._keep(block)
        self._first.set()

    def _measure(self, block: Block) -> None:
        length = len(block) / self.rate_hz
        self.levels_dbfs = tuple(dbfs(float(level)) for level in rms(block))
        sounding: NDArray[np.bool_] = np.any(block, axis=0)
        self.zeros_s = tuple(
            0.0 if sounds else zeros + length
            for zeros, sounds in zip(self.zeros_s, sounding.tolist(), strict=True)
        )

    def _lose(self, seconds: float) -> None:
        """Write what was not heard as zeros, and a Gap."""
        if not seconds or self._paused_at is not None:
            return
        frozen = now() - self._frozen_at < FROZEN_COUNTS_S
        reason: GapReason = "suspended" if frozen else "device_lost"
        start, left = self.duration, round(seconds * self.rate_hz)
        self.lost_frames += left
        while left > 0 and not self.full:
            n = min(left, self.rate_hz)
            self._keep(np.zeros((n, self.channels), np.int16), heard=False)
            left -= n
        self.gaps.append(Gap(round(start, 3), round(self.duration, 3), reason))

    def _keep(self, block: Block, heard: bool = True) -> None:
        """Write a block; ``heard`` is False for zeros that stand in for one."""
        assert self._wav is not None
        assert self._file is not None
        start = self.duration
        if heard:
            self._watch_for_zeros(block, start)
        self._wav.writeframes(block.astype("<i2", copy=False).tobytes())
        self._file.flush()
        self._n_frames += len(block)
        if self._n_frames - self._n_synced >= SYNC_S * self.rate_hz:
            os.fsync(self._file.fileno())
            self._n_synced = self._n_frames
        if self._on_block is not None:
            self._on_block(block, start)
        if self.duration >= self.longest_s - BLOCK_S:
            self.full = True
            self.ended.set()

    def _watch_for_zeros(self, block: Block, start: float) -> None:
        if not block.any():
            self._muted_from = start if self._muted_from is None else self._muted_from
            return
        self._end_zeros(start)

    def _end_zeros(self, end: float) -> None:
        if self._muted_from is not None and end - self._muted_from > MUTED_S:
            self.gaps.append(Gap(round(self._muted_from, 3), round(end, 3), "muted"))
        self._muted_from = None

    def _finish(self) -> None:
        """Say what is missing at the end: it lies past the end of the file."""
        self._end_zeros(self.duration)
        lost = self._clock.settle()
        if self._paused_at is not None or self._wav is None:
            return
        if lost:
            self._lose(lost)
        elif self.stalled:
            self.gaps.append(Gap(self.duration, self.duration + STALLED_S, "device_lost"))

    # --- the file -----------------------------------------------------------------------------

    def _create_file(self) -> None:
        try:
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            self._file = os.fdopen(os.open(self.path, flags, PRIVATE_FILE_MODE), "wb")
        except OSError as error:
            raise VoicecoachError(
                f"The recording {self.path} cannot be made ({error.strerror}); "
                "set VOICECOACH_DATA to a folder of your own that has room."
            ) from error
        self._wav = wave.open(self._file, "wb")  # noqa: SIM115 - closed by _close_file
        self._wav.setnchannels(self.channels)
        self._wav.setsampwidth(SAMPLE_BYTES)
        self._wav.setframerate(self.rate_hz)

    def _close_file(self) -> None:
        """Close the file; after an error what is in its buffer is lost, and was said to be."""
        file, wav, self._file, self._wav = self._file, self._wav, None, None
        if file is None or wav is None:
            return
        try:
            wav.close()
            os.fsync(file.fileno())
            file.close()
        except OSError as error:
            if self.error is None:
                self.error = VoicecoachError(
                    f"The recording may not be whole on the disk ({error.strerror}): {self.path}."
                )
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), file.fileno())  # what is buffered goes nowhere
                file.close()
