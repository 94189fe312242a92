"""Where replies come from: files that were named, or the microphone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from voicecoach.cli.common import encodable, is_plain
from voicecoach.cli.keys import ENTER, POLL_S, Keys
from voicecoach.cli.signals import ignore_stops
from voicecoach.errors import BadInput
from voicecoach.report.clock import clock

if TYPE_CHECKING:
    from voicecoach.replying import Ending, Reply, Spoken, Taken
    from voicecoach.speech.activity import SpeechDetector
    from voicecoach.speech.transcribe import Transcriber

LONGEST_FILE_S = 600.0
"""A reply is an answer, not a talk; longer files belong to ``voicecoach analyze``."""
METER_CELLS = 10
METER_DBFS = (-60.0, -10.0)
"""Levels at which the meter is empty and full."""
REDRAW_EVERY = 2
"""Polls between two pictures of the meter: ten a second."""
MUTED_S = 6.0
"""Exact zeros for so long from a microphone that has given nothing else are told; a Bluetooth
headset gives them for up to 5 s at first."""


class CutOff(Exception):
    """Ctrl-C or another signal (``reason``) while somebody spoke; ``taken`` was said until then."""

    def __init__(self, taken: Taken, reason: BaseException) -> None:
        super().__init__(taken, reason)
        self.taken = taken
        self.reason = reason


class Replies(Protocol):
    """A source of replies. ``ready`` comes before the partner's line, ``take`` after it."""

    def ready(self) -> bool:
        """Whether there is another reply to take."""

    def take(self, spoken: Spoken) -> Taken:
        """The reply; ``spoken`` tells how the line was heard."""

    def sound(self) -> Path | None:
        """The sound of the last reply."""


class FileReplies:
    """Recorded replies, one after the other; heard at once, so that a wrong one is told first."""

    def __init__(self, paths: Sequence[Path], transcriber: Transcriber) -> None:
        self._paths = list(paths)
        self._taken = [hear_file(path, transcriber) for path in paths]
        self._next = 0

    def ready(self) -> bool:
        return self._next < len(self._taken)

    def take(self, spoken: Spoken) -> Taken:  # noqa: ARG002 - a file was recorded before
        self._next += 1
        return self._taken[self._next - 1]

    def sound(self) -> Path | None:
        return self._paths[self._next - 1]


def hear_file(path: Path, transcriber: Transcriber) -> Taken:
    """Hear one recorded reply; raises BadInput for a file that is none."""
    from voicecoach.audio.decode import decode
    from voicecoach.hearing import hear
    from voicecoach.replying import Taken

    with decode(path) as recording:
        if recording.duration > LONGEST_FILE_S:
            raise BadInput(
                f"{path.name} is longer than ten minutes; for a talk: voicecoach analyze {path}"
            )
        heard = hear(recording, transcriber)
        return Taken(heard, "told", recording.duration, None, recording.gaps, None)


@dataclass(slots=True)
class MicReplies:
    """Replies spoken now. ``folder`` is a private one for their sound."""

    transcriber: Transcriber
    detector: SpeechDetector
    folder: Path
    keys: Keys
    plain: bool
    silence_s: float
    mic: str | None = None
    _count: int = 0
    _reply: Reply | None = None
    _sounded: bool = False  # this microphone, in an earlier reply or this one

    def ready(self) -> bool:
        """Open the device while the line is still to come; raises Missing."""
        from voicecoach.replying import Reply

        self._count += 1
        path = self.folder / f"take-{self._count}.wav"
        self._reply = Reply(path, self.transcriber, self.detector, self.mic, self.silence_s)
        self._reply.open()
        return True

    def take(self, spoken: Spoken) -> Taken:
        reply = self._reply
        assert reply is not None
        enter = ", or on Enter" if self.keys.listening else ""
        how = f"it ends after {self.silence_s:g} s of quiet{enter}"
        try:
            self._reply = None
            self.keys.forget()
            reply.begin(spoken)
            click.echo(f"Speak when you are ready; {how}.")
            try:
                ending = self._wait(reply)
            finally:
                self._clear_line()
            return reply.finish(ending)
        except BaseException as reason:
            if isinstance(reason, Exception):
                raise
            ignore_stops()  # a second Ctrl-C would lose the words that the first one left
            raise CutOff(reply.finish("told"), reason) from None

    def sound(self) -> Path | None:
        return self.folder / f"take-{self._count}.wav"

    def close(self) -> None:
        """Let go of a device that was opened for nothing."""
        if self._reply is not None:
            self._reply.discard()
            self._reply = None

    def _wait(self, reply: Reply) -> Ending:
        told_muted = False
        polls = 0
        while (ending := reply.poll()) is None:
            if self.keys.pressed(POLL_S) == ENTER:
                return "told"
            self._sounded = self._sounded or reply.sounded
            muted = not self._sounded and reply.recorder.duration > MUTED_S
            if muted and not told_muted:
                from voicecoach.audio.level import HELP

                told_muted = True
                self._clear_line()
                click.echo(encodable(HELP["zeros"]), err=True)
            polls += 1
            if self._draws() and polls % REDRAW_EVERY == 0:
                click.echo("\r" + meter(reply), nl=False)
        return ending

    def _draws(self) -> bool:
        return not is_plain(self.plain)

    def _clear_line(self) -> None:
        if self._draws():
            click.echo("\r" + " " * 60 + "\r", nl=False)


def meter(reply: Reply) -> str:
    """The level and the time since the first word: "level ######....   0:07   Microphone"."""
    low, high = METER_DBFS
    share = (max(reply.recorder.levels_dbfs) - low) / (high - low)
    full = round(METER_CELLS * min(1.0, max(0.0, share)))
    bar = "#" * full + "." * (METER_CELLS - full)
    name = encodable(reply.recorder.microphone.name)[:30]
    return f"  level {bar}   {clock(reply.spoken_s)}   {name}".ljust(58)
