"""Speaking to a person: aloud, or as a file where there is no sound device; in print always."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from voicecoach.cli.common import encodable, tell_error
from voicecoach.errors import BadInput, VoicecoachError

SPOKEN_FILE = "spoken-feedback.wav"


@dataclass(frozen=True, slots=True)
class Speaking:
    """How a command speaks.

    ``silent``: print only. ``voice_out``: a WAV to write as well. ``fallback``: write one into the
    data folder where there is no sound device. ``voice``: one of the system's, by name.
    """

    silent: bool = False
    voice_out: Path | None = None
    fallback: bool = False
    voice: str | None = None

    def say(self, text: str) -> None:
        """Speak ``text``, which stands on the screen already; say what was done instead."""
        from voicecoach.audio.play import has_output

        if self.silent and self.voice_out is None:
            return
        device = not self.silent and has_output()
        if self.voice_out is not None:
            self._write(text, self.voice_out, play_it=device)
        elif device:
            self._aloud(text)
        elif self.fallback:
            from voicecoach import places

            click.echo("No sound device was found, so it is not spoken aloud.")
            path = places.make_private(places.data_folder()) / SPOKEN_FILE
            self._write(text, path, play_it=False)
            if path.is_file():
                path.chmod(places.PRIVATE_FILE_MODE)
        else:
            click.echo("(No sound device was found: shown, not spoken.)")

    def _aloud(self, text: str) -> None:
        import tempfile

        from voicecoach import places
        from voicecoach.audio.play import play
        from voicecoach.speech.synthesize import speak_to_file

        try:
            data = places.make_private(places.data_folder())
        except VoicecoachError as error:
            tell_error(f"Shown, not spoken: {error}")
            return
        with tempfile.TemporaryDirectory(prefix="voice-", dir=data) as folder:
            path = Path(folder) / "spoken.wav"
            if not speak_to_file(text, path, self.voice):
                _no_voice()
            elif not play(path):
                click.echo("(The sound device did not play it: shown, not spoken.)")

    def _write(self, text: str, path: Path, play_it: bool) -> None:
        from voicecoach.audio.play import play
        from voicecoach.speech.synthesize import speak_to_file

        if not speak_to_file(text, path, self.voice):
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
