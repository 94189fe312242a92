"""Speech activity: when does anybody speak on one channel?

Conventions
-----------
Audio is float32 mono at 16 kHz. Decisions are made on a grid of 10 ms frames: frame i covers
[i * FRAME_S, (i + 1) * FRAME_S). The model is Silero VAD v6 (MIT), the ONNX file that
faster-whisper ships, run here with its state carried from block to block, so that an hour costs no
more memory than a minute.

faster-whisper's own default options (2 s of silence, 0.4 s of padding) are made for cutting a file
into pieces for Whisper; as turn-taking they give 31 % false-alarm speech (TEN VAD test set).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from voicecoach.conversation import Segment
from voicecoach.errors import Missing

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE_RATE_HZ = 16_000
FRAME_S = 0.01
FRAME = int(SAMPLE_RATE_HZ * FRAME_S)

WINDOW = 512
"""Samples per decision of the model (32 ms at 16 kHz), fixed by its training."""
CONTEXT = 64
"""Samples of the window before that the model sees again."""
_STATE_SHAPE = (1, 1, 128)

MODEL_LAG_S = 0.025
"""The model's answers come late by this much: F1 on the TEN VAD test set rises from .943 to .950
when they are moved earlier by 20-30 ms. (benchmarks/activity.py)"""

SPEECH_ON = 0.5
"""Probability at which speech begins (the model's own default)."""
SPEECH_OFF = 0.35
"""Probability below which it ends; 0.15 lower, as the model's authors do."""
MIN_SPEECH_S = 0.1
"""Shorter bursts are dropped. (turns: inter-pausal unit)"""
MIN_PAUSE_S = 0.2
"""Own pauses shorter than this are bridged. (turns: inter-pausal unit)"""


class SpeechStream:
    """The model's state on one channel whose samples come bit by bit."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._h, self._c = (np.zeros(_STATE_SHAPE, np.float32) for _ in range(2))
        self._context = np.zeros(CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take the next samples (n,); return the probability of each window now whole."""
        rest = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        whole = len(rest) // WINDOW * WINDOW
        self._rest = rest[whole:]
        return self._run(rest[:whole]) if whole else np.zeros(0, np.float32)

    def end(self) -> NDArray[np.float32]:
        """Return the probability of the window that was begun, if one was."""
        rest, self._rest = self._rest, np.zeros(0, np.float32)
        if not len(rest):
            return rest
        return self._run(np.pad(rest, (0, WINDOW - len(rest))))

    def _run(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        windows = samples.reshape(-1, WINDOW)
        before = np.concatenate([self._context[None], windows[:-1, -CONTEXT:]])
        batch = np.concatenate([before, windows], axis=1)
        fed = {"input": batch, "h": self._h, "c": self._c}
        result, self._h, self._c = self._session.run(None, fed)
        self._context = windows[-1, -CONTEXT:]
        return np.asarray(result, np.float32).reshape(-1)


class SpeechDetector:
    """The activity model, loaded once; it may be used for many recordings."""

    def __init__(self) -> None:
        self._session = _load_session()

    def stream(self) -> SpeechStream:
        """Begin a channel whose samples come bit by bit."""
        return SpeechStream(self._session)

    def probabilities(self, blocks: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
        """Return the probability of speech of each whole or started 32 ms window.

        ``blocks`` are consecutive 1-D stretches of one channel, of any lengths.
        """
        stream = self.stream()
        return np.concatenate([*(stream.feed(block) for block in blocks), stream.end()])


def _load_session() -> Any:
    """Open the model file without importing faster-whisper, which takes a second."""
    import importlib.util

    found = importlib.util.find_spec("faster_whisper")
    if found is None or not found.submodule_search_locations:
        raise Missing("faster-whisper is not installed; install voicecoach again.")
    assets = Path(found.submodule_search_locations[0]) / "assets"
    models = sorted(assets.glob("silero_vad_v6*.onnx"))
    if not models:
        raise Missing(
            "The speech activity model that faster-whisper ships is missing; "
            "install voicecoach again."
        )
    return open_network(models[-1], threads=1)


def open_network(path: Path, threads: int = 0, also: Sequence[str] = ()) -> Any:
    """Open an ONNX file; ``threads`` 0: as many as there are cores.

    ``also``: inner values, by name, that it gives out besides.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # on Windows the switch in voicecoach.speech is not read
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = 1
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        path.read_bytes() + _outputs(also) if also else str(path),
        sess_options=options,
        providers=["CPUExecutionProvider"],
    )


def _outputs(names: Sequence[str]) -> bytes:
    """Outputs to be added at the end of an ONNX file.

    Protocol buffers merge what is appended: here a model (field 7: graph) with a graph (field 12:
    output) with a value (field 1: name), each field led by its number, kind and length.
    """

    def field(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    return b"".join(field(7, field(12, field(1, name.encode()))) for name in names)


def per_frame(window_values: NDArray[np.float32], n_frames: int) -> NDArray[np.float32]:
    """Spread values of 32 ms windows over 10 ms frames, interpolated, the model's lag undone."""
    if not len(window_values):
        return np.zeros(n_frames, np.float32)
    centres = (np.arange(len(window_values)) + 0.5) * WINDOW - MODEL_LAG_S * SAMPLE_RATE_HZ
    frames = (np.arange(n_frames) + 0.5) * FRAME
    return np.asarray(np.interp(frames, centres, window_values), np.float32)


def logit(p: NDArray[np.floating[Any]], least: float) -> NDArray[np.float64]:
    """Log odds of probabilities, which are kept ``least`` away from 0 and 1."""
    kept = np.clip(np.asarray(p, np.float64), least, 1 - least)
    return np.asarray(np.log(kept / (1 - kept)))


def hysteresis(
    values: NDArray[np.float32], on: float = SPEECH_ON, off: float = SPEECH_OFF
) -> NDArray[np.bool_]:
    """Return True from where ``values`` reach ``on`` until they fall below ``off``."""
    marks = np.where(values >= on, 1, np.where(values < off, -1, 0))
    last = np.where(marks != 0, np.arange(len(marks)), -1)
    last = np.maximum.accumulate(last) if len(last) else last
    return np.asarray((last >= 0) & (marks[np.maximum(last, 0)] == 1))


def frames_to_segments(
    active: Sequence[bool] | NDArray[np.bool_],
    min_speech_s: float = MIN_SPEECH_S,
    min_pause_s: float = MIN_PAUSE_S,
) -> tuple[Segment, ...]:
    """Turn active frames into segments: pauses shorter than given bridged, then bursts dropped."""
    padded = np.concatenate([[False], np.asarray(active, bool), [False]])
    edges = np.flatnonzero(padded[1:] != padded[:-1]) * FRAME_S
    joined: list[list[float]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if joined and start - joined[-1][1] < min_pause_s - FRAME_S / 2:
            joined[-1][1] = float(end)
        else:
            joined.append([float(start), float(end)])
    kept = (s for s in joined if s[1] - s[0] >= min_speech_s - FRAME_S / 2)
    return tuple(Segment(round(a, 3), round(b, 3)) for a, b in kept)
