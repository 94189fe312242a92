"""Playing a sound file to the default output device, by PortAudio.

Everything degrades: no PortAudio library, no device, or a device that fails or stands still means
False, never an exception. sounddevice is imported inside, for it loads PortAudio at once.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicecoach.errors import BadInput
from voicecoach.text import clean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK_S = 0.02
"""Sound asked for at once, s."""
LATENCY_S = 0.2
"""Sound held ready, s. With 0.04 s, what PortAudio chooses, PulseAudio's ALSA plug-in loses nearly
all of a 22 kHz file to underruns (measured, PulseAudio 16.1); nobody waits for these 0.2 s."""
TAIL_S = 0.4
"""Silence played after the end, s: on stopping, the plug-in drops what is still held ready."""
LONGEST_S = 300.0
"""Longest file played, s: it is held in memory (115 MB in stereo at 48 kHz)."""
PATIENCE_S = 3.0
"""A device that has not played everything so long after it should have stands still, s."""


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Discard what C libraries (ALSA, JACK) write on file descriptor 2 meanwhile.

    It holds for the whole process, other threads too. Where standard error is closed nothing is
    done.
    """
    try:
        kept = os.dup(2)
    except OSError:
        kept = None
    if kept is None:
        yield
        return
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def has_output() -> bool:
    """Whether there is a default output device that opens."""
    with quiet_stderr():
        sounddevice = port_audio()
        if sounddevice is None:
            return False
        try:
            sounddevice.check_output_settings()
        except (sounddevice.PortAudioError, ValueError):
            return False
    return True


def play(path: Path | str) -> bool:
    """Play a sound file (WAV, FLAC, Ogg) to its end; Ctrl-C stops it.

    Returns False where it could not be played to the end: no PortAudio, no device, a device that
    fails or stands still. Raises BadInput for a file that is no sound or longer than ``LONGEST_S``.
    """
    return play_samples(*_read(Path(path)))


def play_samples(samples: NDArray[np.float32], rate_hz: int) -> bool:
    """Play (n_frames, n_channels) to its end, as ``play`` does a file."""
    with quiet_stderr():
        sounddevice = port_audio()
        if sounddevice is None:
            return False
        try:
            samples, rate_hz = _fit(sounddevice, samples, rate_hz)
            return _play_all(sounddevice, samples, rate_hz)
        except (sounddevice.PortAudioError, ValueError):
            return False


def port_audio() -> Any:
    """The module sounddevice, or None where there is no PortAudio library."""
    try:
        import sounddevice
    except OSError:
        return None
    return sounddevice


def _read(path: Path) -> tuple[NDArray[np.float32], int]:
    """Return a whole file as (n_frames, n_channels) and its rate in Hz."""
    import soundfile

    try:
        with soundfile.SoundFile(path.absolute()) as sound:
            if sound.frames > LONGEST_S * sound.samplerate:
                raise BadInput(
                    f"{clean(path.name)} is longer than {LONGEST_S / 60:g} minutes; "
                    "play a part of it."
                )
            return sound.read(dtype="float32", always_2d=True), sound.samplerate
    except (OSError, soundfile.SoundFileError) as error:
        raise BadInput(f"{clean(path.name)} cannot be played: it is not a sound file.") from error


def _fit(
    sounddevice: Any, samples: NDArray[np.float32], rate_hz: int
) -> tuple[NDArray[np.float32], int]:
    """Bring samples to the device's channels (two, or one), and to its rate if it refuses theirs.

    Mono goes to both channels: a device may refuse one channel, or play it on the left only.
    """
    import numpy as np

    device = sounddevice.query_devices(kind="output")
    channels = min(2, device["max_output_channels"])
    if samples.shape[1] != channels:
        samples = np.repeat(samples.mean(axis=1, keepdims=True), channels, axis=1)
    try:
        sounddevice.check_output_settings(channels=channels, samplerate=rate_hz)
    except sounddevice.PortAudioError:
        import soxr

        own_hz = round(device["default_samplerate"])
        return soxr.resample(samples, rate_hz, own_hz), own_hz
    return samples, rate_hz


def _play_all(sounddevice: Any, samples: NDArray[np.float32], rate_hz: int) -> bool:
    """Play by a callback, so that Ctrl-C works and a device that takes nothing can be left.

    (Not one whose sound server is frozen: PortAudio itself waits for that.) True if it took the
    time it should: sound lost to underruns is over too soon.
    """
    finished = threading.Event()
    end = len(samples) + round(TAIL_S * rate_hz)
    place = 0

    def fill(out: NDArray[np.float32], frames: int, _time: Any, _status: Any) -> None:
        nonlocal place
        block = samples[place : place + frames]
        out[: len(block)] = block
        out[len(block) :] = 0
        place += frames
        if place >= end:
            raise sounddevice.CallbackStop

    duration_s = len(samples) / rate_hz
    started = time.monotonic()
    stream = sounddevice.OutputStream(
        samplerate=rate_hz,
        channels=samples.shape[1],
        blocksize=round(BLOCK_S * rate_hz),
        latency=LATENCY_S,
        callback=fill,
        finished_callback=finished.set,
    )
    try:
        stream.start()
        whole = finished.wait(duration_s + TAIL_S + PATIENCE_S)
    finally:
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)
    return whole and time.monotonic() - started >= duration_s
