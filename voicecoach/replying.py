"""One spoken reply: recorded, and heard while it is spoken.

The device is open before the partner's line ends, and its blocks are let go: so the recording
begins where the line ends, not a second later, and the first syllable is in it. It ends when its
speaker has been quiet for long, or is told to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voicecoach.audio.level import LevelCheck, MicCheck
from voicecoach.audio.play import TAIL_S
from voicecoach.audio.record import Recorder
from voicecoach.conversation import Gap
from voicecoach.hearing import Heard, judge
from voicecoach.speech.live import LiveHearing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecoach.speech.activity import SpeechDetector
    from voicecoach.speech.transcribe import Transcriber

SILENCE_S = 2.5
"""Quiet after which a reply has ended, s: longer than people pause to think within an answer."""
LONGEST_REPLY_S = 180.0
"""A reply that is longer is a talk of its own, s."""
LONGEST_WAIT_S = 120.0
"""Silence before the first word after which nobody is there, s."""

LATE_SPEAKER_S = 0.3
"""Most that a loudspeaker (Bluetooth) is behind what its driver says, s: what is heard so soon
after the line and ends then is the line's own end, and no answer."""

Spoken = Literal["whole", "stopped", "not"]
"""Whether a text was played to its end, stopped by a key, or only shown."""
Ending = Literal["quiet", "told", "too long", "nobody", "device lost", "disk"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A reply. ``response_gap_s``: from the end of the line to the first word; ``mic``: the level
    of the speech; ``problem``: what went wrong, empty where nothing did."""

    heard: Heard
    ending: Ending
    duration_s: float
    response_gap_s: float | None
    gaps: tuple[Gap, ...]
    mic: MicCheck | None
    problem: str = ""


class Reply:
    """A reply being recorded to ``path``. ``open``, then ``begin``, then ``poll``, then ``finish``.

    ``mic``: name of a microphone, None for the default.
    """

    def __init__(
        self,
        path: Path,
        transcriber: Transcriber,
        detector: SpeechDetector,
        mic: str | None = None,
        silence_s: float = SILENCE_S,
    ) -> None:
        self.recorder = Recorder(
            path,
            mic,
            on_block=self._take,
            pre_roll_s=TAIL_S,
            longest_s=LONGEST_WAIT_S + LONGEST_REPLY_S,
        )
        self._silence_s = silence_s
        self._hearing = LiveHearing(transcriber, detector, self.recorder.rate_hz)
        self._level = LevelCheck()
        self._line_end = 0.0
        self._sounded = False

    @property
    def rate_hz(self) -> int:
        return self.recorder.rate_hz

    @property
    def spoken_s(self) -> float:
        """Seconds since the first word; 0 before it."""
        start = self._hearing.speech_start
        return 0.0 if start is None else self._hearing.heard_s - start

    @property
    def sounded(self) -> bool:
        """Whether anything but exact zeros came since ``begin``."""
        return self._sounded

    def open(self) -> None:
        """Open the device; nothing is kept yet. Raises Missing."""
        self.recorder.start(paused=True)

    def begin(self, spoken: Spoken) -> None:
        """Keep from the end of the partner's line on.

        What was played ends in a tail of silence, which is the pre-roll; of a line that a key
        stopped nothing is kept, for the voice would be in it.
        """
        if spoken != "not":
            self._hearing.echo_until = LATE_SPEAKER_S + (TAIL_S if spoken == "whole" else 0.0)
        resumed = self.recorder.resume(pre_roll=spoken != "stopped")
        self._line_end = resumed - TAIL_S if spoken == "whole" else resumed

    def poll(self) -> Ending | None:
        """Why the reply has ended; None while it goes on."""
        recorder, hearing = self.recorder, self._hearing
        if recorder.error is not None:
            return "disk"
        if recorder.stalled:
            return "device lost"
        if hearing.error is not None:
            return "told"  # nothing more is heard: finish() says why
        if recorder.full:
            return "too long"
        if hearing.speech_end is None:
            return "nobody" if hearing.heard_s >= LONGEST_WAIT_S else None
        if hearing.quiet_s >= self._silence_s:
            return "quiet"
        return "too long" if self.spoken_s >= LONGEST_REPLY_S else None

    def finish(self, ending: Ending) -> Taken:
        """End it and return what was said, as soon as the last words are written."""
        self.recorder.stop(at_once=ending == "quiet")
        try:
            words, segments = self._hearing.finish()
            problem = str(self.recorder.error or "")
        except Exception as error:  # noqa: BLE001 - the model failed: said, and the sound is kept
            words, segments, problem = (), (), f"The reply could not be written down: {error}"
        start = self._hearing.speech_start
        return Taken(
            judge(words, segments),
            ending,
            self.recorder.duration,
            None if start is None else max(0.0, start - self._line_end),
            tuple(gap for gap in self.recorder.gaps if gap.reason != "muted"),
            self._level.check([(one.start, one.end) for one in segments]),
            problem,
        )

    def discard(self) -> None:
        """Stop without hearing the rest."""
        self.recorder.stop(at_once=True)
        self._hearing.abandon()

    def _take(self, block: NDArray[np.int16], start: float) -> None:
        self._sounded = self._sounded or bool(block.any())
        self._level.add(block, start)
        self._hearing.take(block, start)


def warm(transcriber: Transcriber, give: Callable[[str, str], object]) -> None:
    """Use everything once, so that the first reply waits for nothing."""
    import numpy as np

    from voicecoach.conversation import Segment

    sound = np.random.default_rng(0).normal(0, 0.01, 32_000).astype(np.float32)
    transcriber.transcribe(lambda start, end: sound, [Segment(0.0, 1.0)])  # noqa: ARG005
    give("You felt small.", "I felt small.")
