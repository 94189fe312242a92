"""A WAV that is whole after any end: a kill, a full disk, a power cut.

The standard library's ``wave`` patches the header at each write, so the file can be read up to the
last block after a kill (53 of 53, no frame lost); ``fsync`` once a second limits what a power cut
costs. soundfile's header defeats readers after a kill, and FLAC, Ogg and CAF lose data.
"""

from __future__ import annotations

import os
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.errors import VoicecoachError
from voicecoach.places import PRIVATE_FILE_MODE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SYNC_S = 1.0
"""Between two fsync, s: a power cut costs at most this and a block."""
SAMPLE_BYTES = 2
MOST_BYTES = 2**32 - 2**16
"""A WAV holds 4 GiB: 6.2 h at 48 kHz in stereo."""


class SafeWav:
    """A new file of int16 samples, readable by its owner alone; ``n_frames`` are safe in it."""

    def __init__(self, path: Path, channels: int, rate_hz: int) -> None:
        """Make the file; raises VoicecoachError where it cannot be made or is there already."""
        try:
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            self._file = os.fdopen(os.open(path, flags, PRIVATE_FILE_MODE), "wb")
        except OSError as error:
            raise VoicecoachError(
                f"The recording {path} cannot be made ({error.strerror}); "
                "set VOICECOACH_DATA to a folder of your own that has room."
            ) from error
        self._wav = wave.open(self._file, "wb")  # noqa: SIM115 - closed by close()
        self._wav.setnchannels(channels)
        self._wav.setsampwidth(SAMPLE_BYTES)
        self._wav.setframerate(rate_hz)
        self._sync_frames = round(SYNC_S * rate_hz)
        self._n_synced = 0
        self.n_frames = 0

    def write(self, block: NDArray[np.int16]) -> None:
        """Add (n, channels) samples; raises OSError where the disk takes no more."""
        self._wav.writeframes(block.astype("<i2", copy=False).tobytes())
        self._file.flush()
        self.n_frames += len(block)
        if self.n_frames - self._n_synced >= self._sync_frames:
            os.fsync(self._file.fileno())
            self._n_synced = self.n_frames

    def close(self) -> None:
        """Close it; raises OSError where what was written last may not be on the disk."""
        if self._file.closed:
            return
        try:
            self._wav.close()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError:
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), self._file.fileno())  # what is buffered goes nowhere
                self._file.close()
            raise
