"""A recorder's WAV whose header is behind what the file holds, as a kill leaves it."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from voicecoach.errors import BadInput

WAV_HEADER_BYTES = 44
"""Of the WAV that a recorder writes: RIFF, fmt and data, 16-bit samples."""


def repair_wav(path: Path) -> float:
    """Make the header of a recorder's WAV tell what the file holds; return its seconds.

    Raises BadInput where there is no sound in it.
    """
    size = path.stat().st_size
    with path.open("r+b") as file:
        header = file.read(WAV_HEADER_BYTES)
        if len(header) < WAV_HEADER_BYTES or header[:4] != b"RIFF" or header[36:40] != b"data":
            raise BadInput(f"The recording {path} was cut off before any sound was in it.")
        (width,) = struct.unpack_from("<H", header, 32)
        n_bytes = (size - WAV_HEADER_BYTES) // max(1, width) * max(1, width)
        if not n_bytes:
            raise BadInput(f"The recording {path} was cut off before any sound was in it.")
        file.truncate(WAV_HEADER_BYTES + n_bytes)
        file.seek(4)
        file.write(struct.pack("<I", 36 + n_bytes))
        file.seek(40)
        file.write(struct.pack("<I", n_bytes))
        file.flush()
        os.fsync(file.fileno())
    return wav_seconds(path)


def wav_seconds(path: Path) -> float:
    """Seconds in a recorder's WAV by its size, whatever its header says."""
    with path.open("rb") as file:
        header = file.read(WAV_HEADER_BYTES)
    if len(header) < WAV_HEADER_BYTES:
        return 0.0
    (bytes_per_s,) = struct.unpack_from("<I", header, 28)
    return (path.stat().st_size - WAV_HEADER_BYTES) / bytes_per_s if bytes_per_s else 0.0
