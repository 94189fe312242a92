"""A soft tone: it says that time is up without startling anybody."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE_HZ = 48_000
PITCHES_HZ = (440.0, 660.0)
LENGTH_S = 0.9
LEVEL = 0.12
"""About 20 dB below full scale: heard beside a talk, not over it."""
ATTACK_S = 0.05


def soft_tone() -> NDArray[np.float32]:
    """A fifth that swells and fades, shape (n, 1) at ``RATE_HZ``."""
    import numpy as np

    t = np.arange(round(LENGTH_S * RATE_HZ)) / RATE_HZ
    shape = np.minimum(1, t / ATTACK_S) * np.exp(-4 * t) * (1 - t / LENGTH_S)
    sound = sum(np.sin(2 * np.pi * pitch * t) for pitch in PITCHES_HZ) / len(PITCHES_HZ)
    return np.asarray((LEVEL * shape * sound)[:, None], np.float32)


def play_tone() -> subprocess.Popen[bytes]:
    """Play it meanwhile, in a process of its own: a sound server that is stuck holds up nobody, and
    silencing the sound libraries does not silence us. Nothing is heard where no device plays."""
    return subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    from voicecoach.audio.play import play_samples

    sys.exit(not play_samples(soft_tone(), RATE_HZ))
