"""Speaking to a person: aloud, or as a file where there is no sound device; in print always."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable, tell_error
from voicecoach.errors import BadInput, VoicecoachError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecoach.replying import Spoken

SPOKEN_FILE = "spoken-feedback.wav"


@dataclass(frozen=True, slots=True)
class Speaking:
    """How a command speaks.

    ``silent``: print only. ``voice_out``: a WAV to write as well. ``fallback``: write one into the
    data folder where there is no sound device. ``voice``: one of the system's, by name, for the
    coach; ``partner``: another for the partner's lines. ``rate_wpm``: words per minute. ``stop`` is
    asked while it speaks whether it is enough.
    """

    silent: bool = False
    voice_out: Path | None = None
    fallback: bool = False
    voice: str | None = None
    partner: str | None = None
    rate_wpm: int | None = None
    stop: Callable[[], bool] | None = None

    def is_heard(self) -> bool:
        """Whether anything is to be heard: it was not asked to be silent, and a device is here."""
        from voicecoach.audio.play import has_output

        return not self.silent and has_output()

    def say(self, text: str, as_partner: bool = False) -> Spoken:
        """Speak ``text``, which stands on the screen already; say what was done instead.

        It returns when all is said: nothing is recorded meanwhile.
        """
        if self.silent and self.voice_out is None:
            return "not"
        device = self.is_heard()
        if self.voice_out is not None:
            self._write(text, self.voice_out, play_it=device)
        elif device:
            return self._aloud(text, self.partner if as_partner else self.voice)
        elif self.fallback:
            from voicecoach import places

            click.echo("No sound device was found, so it is not spoken aloud.")
            path = places.make_private(places.data_folder()) / SPOKEN_FILE
            self._write(text, path, play_it=False)
            if path.is_file():
                path.chmod(places.PRIVATE_FILE_MODE)
        else:
            click.echo("(No sound device was found: shown, not spoken.)")
        return "not"

    def _aloud(self, text: str, voice: str | None) -> Spoken:
        from voicecoach.passing import passing_folder
        from voicecoach.speech.synthesize import speak_to_file

        with ExitStack() as stack:
            try:
                folder = stack.enter_context(passing_folder("voice"))
            except VoicecoachError as error:
                tell_error(f"Shown, not spoken: {error}")
                return "not"
            path = folder / "spoken.wav"
            if not speak_to_file(text, path, voice, self.rate_wpm):
                _no_voice()
                return "not"
            return self.play(path)

    def play(self, path: Path) -> Spoken:
        """Play a sound file, unless all is to be silent; a key stops it."""
        from voicecoach.audio.play import play

        return self._played(lambda stop: play(path, stop))

    def play_samples(self, samples: NDArray[np.float32], rate_hz: int) -> Spoken:
        """Play (n_frames, n_channels), as ``play`` does a file."""
        from voicecoach.audio.play import play_samples

        return self._played(lambda stop: play_samples(samples, rate_hz, stop))

    def _played(self, play: Callable[[Callable[[], bool]], bool]) -> Spoken:
        stopped: list[bool] = []

        def enough() -> bool:
            if not stopped and self.stop is not None and self.stop():
                stopped.append(True)
            return bool(stopped)

        if self.silent:
            return "not"
        if not play(enough):
            click.echo("(The sound device did not play it.)")
            return "not"
        return "stopped" if stopped else "whole"

    def _write(self, text: str, path: Path, play_it: bool) -> None:
        from voicecoach.audio.play import play
        from voicecoach.speech.synthesize import speak_to_file

        if not speak_to_file(text, path, self.voice, self.rate_wpm):
            _no_voice()
            return
        click.echo(encodable(f"Spoken feedback: {path}"))
        if play_it and not play(path):
            click.echo("(The sound device did not play it.)")


def _no_voice() -> None:
    from voicecoach.speech.synthesize import HOW_TO_GET_A_VOICE

    click.echo(f"(No voice was found: shown, not spoken. To hear it, {HOW_TO_GET_A_VOICE}.)")


def parse_voice_out(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: Path | None,
) -> Path | None:
    """``--voice-out FILE``: refused before the work, not after it."""
    if value is None:
        return None
    path = value.expanduser()
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise BadInput(
            f"--voice-out {path} cannot be written; name a file in a folder that is there."
        )
    return path
