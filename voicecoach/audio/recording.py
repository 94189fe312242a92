"""A decoded recording, held so that three hours of it cost no more memory than ten minutes.

Conventions
-----------
Samples are float32, shape (n_frames, n_channels), at ``SAMPLE_RATE_HZ``; full scale is -1 to 1.
Time is float seconds from the first sample; a start is inclusive, an end exclusive, both are
rounded to the nearest frame and cut to the recording.

Up to ``IN_MEMORY_S`` is held in memory. What is longer goes to a temporary file that has no name
(on Windows: that is deleted when closed), in the private data folder. It holds float32 too, not
int16: twice the disk (128 kB/s in stereo), but a long recording is then the same, bit for bit, as
a short one, and a faint voice keeps its resolution.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import IO, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from voicecoach import places
from voicecoach.conversation import Gap
from voicecoach.errors import VoicecoachError

SAMPLE_RATE_HZ = 16_000
"""Rate at which everything is held: what the speech models take."""
IN_MEMORY_S = 600.0
"""Longest recording held in memory, s: 77 MB in stereo."""

_SAMPLE_BYTES = 4


class Spool:
    """Samples that are appended block by block, then read anywhere; close it when done."""

    def __init__(self, n_channels: int) -> None:
        self.n_channels = n_channels
        self.n_frames = 0
        self._file: IO[bytes] = io.BytesIO()
        self._on_disk = False

    def append(self, block: NDArray[np.float32]) -> None:
        """Add (n, n_channels) samples. Raises VoicecoachError where the disk is full."""
        try:
            if not self._on_disk and self.n_frames + len(block) > IN_MEMORY_S * SAMPLE_RATE_HZ:
                self._move_to_disk()
            self._file.write(np.ascontiguousarray(block, dtype=np.float32).tobytes())
            self.n_frames += len(block)
        except OSError as error:
            raise VoicecoachError(
                f"A long recording needs room in {places.data_folder()} while it is read "
                f"({error.strerror}); free some, or set VOICECOACH_DATA to a folder that has it."
            ) from error

    def read(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the frames from ``start`` to ``end``, which must lie inside."""
        samples = np.empty((end - start, self.n_channels), np.float32)
        if not samples.size:
            return samples
        self._file.seek(start * self.n_channels * _SAMPLE_BYTES)
        self._file.readinto(memoryview(samples).cast("B"))  # type: ignore[arg-type, attr-defined]
        return samples

    def close(self) -> None:
        """Give memory and disk back."""
        self._file.close()

    def _move_to_disk(self) -> None:
        held = self._file
        self._file = tempfile.TemporaryFile(  # noqa: SIM115 - closed by close()
            dir=places.make_private(places.data_folder())
        )
        self._on_disk = True
        assert isinstance(held, io.BytesIO)
        self._file.write(held.getbuffer())
        held.close()


class Recording:
    """One or two channels of sound at 16 kHz, and what is known about where they came from.

    ``sample_rate`` (Hz) and ``channels`` are those of the original; ``n_frames`` and
    ``n_channels`` (1 or 2) those held. ``duration`` is of what is held, in s: a gap at the end
    of a file that was cut off lies past it. A context manager: leaving it gives the space back.
    """

    def __init__(
        self,
        spool: Spool,
        sample_rate: int,
        channels: int,
        caveats: Sequence[str] = (),
        gaps: Sequence[Gap] = (),
    ) -> None:
        self._spool = spool
        self.sample_rate = sample_rate
        self.channels = channels
        self.caveats = tuple(caveats)
        self.gaps = tuple(gaps)

    @classmethod
    def from_samples(cls, samples: ArrayLike, sample_rate_hz: int = SAMPLE_RATE_HZ) -> Self:
        """Make a recording of samples in memory: shape (n,), (n, 1) or (n, 2)."""
        array = np.asarray(samples, np.float32)
        array = array[:, np.newaxis] if array.ndim == 1 else array
        if array.ndim != 2 or array.shape[1] not in (1, 2):
            raise ValueError(f"samples must be (n,), (n, 1) or (n, 2), not {np.shape(samples)}")
        if sample_rate_hz != SAMPLE_RATE_HZ:
            import soxr

            array = soxr.resample(array, sample_rate_hz, SAMPLE_RATE_HZ)
        spool = Spool(array.shape[1])
        spool.append(array)
        return cls(spool, sample_rate_hz, array.shape[1])

    @property
    def n_frames(self) -> int:
        return self._spool.n_frames

    @property
    def n_channels(self) -> int:
        return self._spool.n_channels

    @property
    def duration(self) -> float:
        return self.n_frames / SAMPLE_RATE_HZ

    def read(self, start: float = 0.0, end: float | None = None) -> NDArray[np.float32]:
        """Return the samples of a stretch of time (to the end: None), a copy."""
        first = self._frame(start)
        return self._spool.read(first, max(first, self._frame(end)))

    def blocks(self, block_s: float = 30.0) -> Iterator[tuple[float, NDArray[np.float32]]]:
        """Yield (start in s, samples) from first to last; the last block may be shorter."""
        step = max(1, round(block_s * SAMPLE_RATE_HZ))
        for first in range(0, self.n_frames, step):
            end = min(first + step, self.n_frames)
            yield first / SAMPLE_RATE_HZ, self._spool.read(first, end)

    def read_mono(self, start: float = 0.0, end: float | None = None) -> NDArray[np.float32]:
        """As ``read``, its channels mixed: (n,)."""
        samples: NDArray[np.float32] = self.read(start, end).mean(axis=1)
        return samples

    def mono_blocks(self, block_s: float = 30.0) -> Iterator[NDArray[np.float32]]:
        """The samples of ``blocks``, their channels mixed: (n,) each."""
        for _, block in self.blocks(block_s):
            yield block.mean(axis=1)

    def close(self) -> None:
        self._spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _frame(self, time: float | None) -> int:
        if time is None:
            return self.n_frames
        return min(max(0, round(time * SAMPLE_RATE_HZ)), self.n_frames)
