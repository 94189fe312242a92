"""Hearing a person while they speak: words are there when the reply ends.

Two threads beside the recorder's. The ears resample each block to 16 kHz, ask the activity model,
and know when somebody speaks, pauses, or has been quiet for long. The scribe writes down what has
been said so far at each pause: so after the end only the last stretch is left, and mostly not even
that, for the end is only believed after seconds of quiet.

A stretch that ends in a pause is written down at once, and again together with what follows, until
it is long enough to stand alone: Whisper needs some words around each to hear well.

Times are s in the recording; samples are float32 mono at 16 kHz once they are here.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from voicecoach.conversation import Segment, Word
from voicecoach.errors import VoicecoachError
from voicecoach.speech.activity import (
    FRAME,
    FRAME_S,
    MODEL_LAG_S,
    SAMPLE_RATE_HZ,
    SPEECH_OFF,
    SPEECH_ON,
    WINDOW,
    SpeechDetector,
    frames_to_segments,
    hysteresis,
    per_frame,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicecoach.speech.transcribe import Transcriber

PAUSE_S = 0.4
"""Quiet after which what was said is written down, s: longer than the pauses within a phrase."""
STANDS_ALONE_S = 8.0
"""A stretch of this length is not written down again with what follows."""
LONG_S = 16.0
SHORT_PAUSE_S = 0.2
"""After so long without a pause a shorter one will do, so that the last stretch stays short."""
SPEECH_WINDOWS = 3
"""Windows (96 ms) of speech in a row that are no click or cough."""
WINDOW_S = WINDOW / SAMPLE_RATE_HZ
FULL_SCALE = 2**15
PATIENCE_S = 60.0
"""Longest that the last words may take, s."""
LEAVING_S = 10.0
"""Longest that a stretch under way may take whose words nobody waits for, s."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words of the stretch from ``start`` to ``end``."""

    start: float
    end: float
    words: tuple[Word, ...]


class LiveHearing:
    """One reply, heard as it is spoken. ``take`` is a recorder's ``on_block``.

    To be read at any time: ``heard_s`` (sound taken), ``speech_start`` and ``speech_end`` (None
    before the first word; the end moves on while somebody speaks) and ``quiet_s`` since then. What
    is over by ``echo_until`` is none of theirs: the end of the partner's line, from a late speaker.
    """

    def __init__(self, transcriber: Transcriber, detector: SpeechDetector, rate_hz: int) -> None:
        import soxr

        self._transcriber = transcriber
        self._stream = detector.stream()
        self._resampler = soxr.ResampleStream(rate_hz, SAMPLE_RATE_HZ, 1, dtype="float32")
        self._sound = _GrowingSound()
        self._probabilities: list[NDArray[np.float32]] = []
        self.speech_start: float | None = None
        self.speech_end: float | None = None
        self.echo_until = 0.0
        self._echo_end = 0.0
        self.error: Exception | None = None
        self._run_of_speech = 0
        self._speaking = False
        self._windows = 0
        self._asked_until = 0.0
        self._written: list[Written] = []  # stands alone
        self._last: Written | None = None  # may be written again with what follows
        self._blocks: queue.SimpleQueue[NDArray[np.int16] | None] = queue.SimpleQueue()
        self._jobs: queue.SimpleQueue[float | None] = queue.SimpleQueue()
        self._ears = threading.Thread(target=self._listen, name="ears", daemon=True)
        self._scribe = threading.Thread(target=self._write, name="scribe", daemon=True)
        self._ears.start()
        self._scribe.start()

    @property
    def heard_s(self) -> float:
        return self._windows * WINDOW_S

    @property
    def quiet_s(self) -> float:
        """Seconds of sound since somebody last spoke; 0 before the first word."""
        return 0.0 if self.speech_end is None else max(0.0, self.heard_s - self.speech_end)

    def take(self, block: NDArray[np.int16], _start: float) -> None:
        """Take the next block (n_frames, n_channels) as a microphone gave it."""
        self._blocks.put(block)

    def finish(self) -> tuple[tuple[Word, ...], tuple[Segment, ...]]:
        """End it: return all words and stretches of speech as soon as the last are there.

        Raises what went wrong on the way.
        """
        self._blocks.put(None)
        self._join(PATIENCE_S)
        if self.error is not None:
            raise self.error
        if self._ears.is_alive() or self._scribe.is_alive():
            raise VoicecoachError(f"its words were not there after {PATIENCE_S:g} s.")
        parts = [*self._written, *([self._last] if self._last else [])]
        words = sorted((word for one in parts for word in one.words), key=lambda word: word.start)
        return tuple(words), self._segments()

    def abandon(self) -> None:
        """End it without the words."""
        self._asked_until = float("inf")
        self._blocks.put(None)
        self._join(LEAVING_S)  # a thread in native code at the interpreter's end crashes it

    def _join(self, limit_s: float) -> None:
        """Wait for both threads, ``limit_s`` in all."""
        until = time.monotonic() + limit_s
        for thread in (self._ears, self._scribe):
            thread.join(max(0.0, until - time.monotonic()))

    # --- the ears -----------------------------------------------------------------------------

    def _listen(self) -> None:
        try:
            while (block := self._blocks.get()) is not None:
                self._hear(block)
            self._add(self._resampler.resample_chunk(np.zeros(0, np.float32), last=True))
            self._follow(self._stream.end())
            self._ask(self.heard_s)
        except Exception as error:  # noqa: BLE001 - told by finish()
            self.error = error
        self._jobs.put(None)

    def _hear(self, block: NDArray[np.int16]) -> None:
        mono = block.mean(axis=1, dtype=np.float32) / FULL_SCALE
        self._add(self._resampler.resample_chunk(mono))

    def _add(self, samples: NDArray[np.float32]) -> None:
        self._sound.append(samples)
        self._follow(self._stream.feed(samples))

    def _follow(self, probabilities: NDArray[np.float32]) -> None:
        """Know whether somebody speaks, and have it written down at a pause."""
        if not len(probabilities):
            return
        self._probabilities.append(probabilities)
        for p in probabilities:
            self._windows += 1
            self._run_of_speech = self._run_of_speech + 1 if p >= SPEECH_ON else 0
            if self._run_of_speech >= SPEECH_WINDOWS:
                self._speaking = True
                if self.speech_start is None:
                    self.speech_start = self.heard_s - SPEECH_WINDOWS * WINDOW_S
            self._speaking &= bool(p >= SPEECH_OFF)
            if self._speaking:
                self.speech_end = self.heard_s
            elif self.speech_end is not None and self.speech_end <= self.echo_until:
                self.speech_start = self.speech_end = None
                self._echo_end = self.heard_s - MODEL_LAG_S
        if self.speech_end is not None and self.speech_end > self._asked_until:
            long = self.speech_end - self._asked_until >= LONG_S
            if self.quiet_s >= (SHORT_PAUSE_S if long else PAUSE_S):
                self._ask(self.heard_s)

    def _ask(self, until: float) -> None:
        """Have the scribe write what was said until then, unless it has it."""
        if self.speech_end is not None and self.speech_end > self._asked_until:
            self._asked_until = until
            self._jobs.put(until)

    def _segments(self) -> tuple[Segment, ...]:
        heard = [*self._probabilities]
        if not heard:
            return ()
        values = per_frame(np.concatenate(heard), self._sound.n_frames // FRAME)
        values[: round(self._echo_end / FRAME_S)] = 0.0  # what _follow took for the line's end
        return frames_to_segments(hysteresis(values))

    # --- the scribe ---------------------------------------------------------------------------

    def _write(self) -> None:
        try:
            while (until := self._next_job()) is not None:
                self._write_until(until)
        except Exception as error:  # noqa: BLE001 - told by finish()
            self.error = error

    def _next_job(self) -> float | None:
        """The latest job: earlier ones are part of it. None at the end."""
        until = self._jobs.get()
        while until is not None and not self._jobs.empty():
            later = self._jobs.get()
            if later is None:
                self._jobs.put(None)
                break
            until = later
        return until

    def _write_until(self, until: float) -> None:
        start = 0.0
        if self._last is not None:
            stands_alone = self._last.end - self._last.start >= STANDS_ALONE_S
            start = self._last.end if stands_alone else self._last.start
            if stands_alone:
                self._written.append(self._last)
                self._last = None
        own = within(self._segments(), start, until)
        words = self._transcriber.transcribe(self._sound.read, own)
        self._last = Written(own[0].start if own else start, until, tuple(words))


def within(segments: Sequence[Segment], start: float, end: float) -> list[Segment]:
    """The parts of the segments between ``start`` and ``end``."""
    cut = [Segment(max(one.start, start), min(one.end, end)) for one in segments]
    return [one for one in cut if one.end > one.start]


class _GrowingSound:
    """Samples that one thread appends and another reads."""

    def __init__(self) -> None:
        self._samples = np.zeros(60 * SAMPLE_RATE_HZ, np.float32)
        self.n_frames = 0

    def append(self, samples: NDArray[np.float32]) -> None:
        end = self.n_frames + len(samples)
        if end > len(self._samples):
            larger = np.zeros(2 * end, np.float32)
            larger[: self.n_frames] = self._samples[: self.n_frames]
            self._samples = larger
        self._samples[self.n_frames : end] = samples
        self.n_frames = end

    def read(self, start: float, end: float) -> NDArray[np.float32]:
        """Return the samples of a stretch of time, cut to what there is."""
        first = max(0, round(start * SAMPLE_RATE_HZ))
        last = min(self.n_frames, round(end * SAMPLE_RATE_HZ))
        return self._samples[first : max(first, last)].copy()
