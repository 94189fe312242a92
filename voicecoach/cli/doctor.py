"""``voicecoach doctor``: what works here, and what helps where something does not."""

from __future__ import annotations

import shutil
import tempfile
import textwrap
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option, terminal_width
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.errors import VoicecoachError
from voicecoach.text import clean

LEAST_FREE_MB = 1000
"""An hour's talk in stereo at 48 kHz and 16 bits takes 690 MB, the smallest model 78 MB."""
NAME_CELLS = 13
NO_DIARIZATION = "for mono recordings too: `voicecoach models add diarization`"
PORT_AUDIO = (
    "install the PortAudio library (Debian, Ubuntu: `sudo apt install libportaudio2`; "
    "it comes with voicecoach on macOS and Windows)"
)


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it works, what was found, and what helps where it does not."""

    name: str
    ok: bool
    found: str
    help: str = ""
    essential: bool = False


@click.command(short_help=COMMANDS["doctor"][1])
@json_option
@plain_option
@click.pass_context
def doctor(context: click.Context, json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """Say what works here, and what helps where it does not.

    Nothing is recorded and nothing is played. Only a data folder or a store that cannot be used is
    an error: without the rest, voicecoach does what it still can.

    \b
    Example:
      voicecoach doctor
    """
    checks = [
        check_data_folder(),
        *check_sessions(),
        *check_unfinished(),
        check_disk(),
        check_models(),
        check_microphone(),
        check_speaker(),
        check_voice(),
        Check("network", True, "never used, except by `voicecoach models add`, which asks first"),
    ]
    if json_target is not None:
        write_json(json_target, [asdict(check) for check in checks])
    if json_target != STDOUT:
        for check in checks:
            _print(check)
    if not all(check.ok for check in checks if check.essential):
        context.exit(VoicecoachError.exit_code)


def check_data_folder() -> Check:
    """Whether sessions could be kept: the folder, or where it would be made, can be written."""
    from voicecoach import places

    folder = places.data_folder()
    there = _nearest(folder)
    what_helps = "see that it is yours, or set VOICECOACH_DATA to a folder of your own"
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        reason = error.strerror or "no folder"
        return Check("data folder", False, f"{folder}: {reason}", what_helps, essential=True)
    later = "" if there == folder else " (made when something is kept)"
    return Check("data folder", True, f"{folder}{later}", essential=True)


def check_sessions() -> list[Check]:
    """The store: whether it can be used, and a line for each thing that is wrong in it."""
    from voicecoach.sessions.store import Store

    store = Store()
    try:
        count = len(store.list())
    except VoicecoachError as error:
        return [Check("sessions", False, str(error), essential=True)]
    problems = [Check("sessions", False, problem) for problem in store.check()]
    return problems or [Check("sessions", True, f"{count} kept, none damaged")]


def check_unfinished() -> list[Check]:
    """A line for each recording or analysis whose description is damaged."""
    from voicecoach.cli.finishing import how_to_resume, what_it_is
    from voicecoach.sessions.unfinished import survey

    try:
        found = survey()
    except OSError as error:
        return [Check("unfinished", False, f"cannot be read ({error.strerror})")]
    return [
        Check("unfinished", False, what_it_is(one), how_to_resume(one.id, one.job.recorded))
        for one in found
        if one.damaged
    ]


def check_disk() -> Check:
    """Free space where the data folder is or would be."""
    from voicecoach import places

    try:
        free_mb = shutil.disk_usage(_nearest(places.data_folder())).free / 1e6
    except OSError as error:
        return Check("disk space", False, f"unknown ({error.strerror})")
    found = f"{free_mb / 1000:.1f} GB free"
    if free_mb < LEAST_FREE_MB:
        help_ = f"make room: an hour's recording takes up to {LEAST_FREE_MB / 1000:g} GB"
        return Check("disk space", False, found, help_)
    return Check("disk space", True, found)


def check_models() -> Check:
    """The speech models that are here, each with its hashes checked."""
    from voicecoach.speech.diarize import MODEL
    from voicecoach.speech.models import checked, installed
    from voicecoach.speech.transcribe import DEFAULT_MODEL

    try:
        names = [checked(model.name, model.form).name for model in installed()]
    except VoicecoachError as error:  # Missing: damaged, with the command that helps
        return Check("models", False, str(error))
    if DEFAULT_MODEL in names:
        whole = f"{', '.join(names)}; every file as it should be"
        return Check("models", True, whole if MODEL in names else f"{whole}; {NO_DIARIZATION}")
    found = f"only {', '.join(names)}" if names else "none: turn-taking is measured, without words"
    return Check("models", False, found, f"`voicecoach models add {DEFAULT_MODEL}`")


def check_microphone() -> Check:
    """The default input device. Nothing is recorded."""
    from voicecoach.audio.play import quiet_stderr

    without = "recordings of yours can be analyzed without one"
    with quiet_stderr():
        try:
            import sounddevice
        except (OSError, ImportError):
            return Check("microphone", False, f"no PortAudio library; {without}", PORT_AUDIO)
        try:
            device = sounddevice.query_devices(kind="input")
            sounddevice.check_input_settings()
        except (sounddevice.PortAudioError, ValueError):
            help_ = "plug one in, or let this terminal use it in the system's sound settings"
            return Check("microphone", False, f"none found; {without}", help_)
    return Check("microphone", True, clean(str(device["name"]), 60))


def check_speaker() -> Check:
    """The default output device. Nothing is played."""
    from voicecoach.audio.play import has_output, quiet_stderr

    if not has_output():
        help_ = "see the system's sound settings"
        return Check("speaker", False, "none found; feedback is written to a WAV file", help_)
    with quiet_stderr():
        import sounddevice

        return Check("speaker", True, clean(str(sounddevice.query_devices(kind="output")["name"])))


def check_voice() -> Check:
    """The system's voice."""
    from voicecoach.speech.synthesize import HOW_TO_GET_A_VOICE, has_voice, voices

    if not has_voice():
        return Check("voice", False, "none found; feedback is shown as text", HOW_TO_GET_A_VOICE)
    return Check("voice", True, f"{len(voices())} of the system's voices")


def _nearest(folder: Path) -> Path:
    """``folder``, or the nearest one above it that is there."""
    while not folder.exists() and folder.parent != folder:
        folder = folder.parent
    return folder


def _print(check: Check) -> None:
    begin = f"{'ok' if check.ok else '--'}  {check.name:<{NAME_CELLS}}"
    _print_wrapped(check.found, begin)
    if check.help:
        _print_wrapped(check.help, " " * len(begin) + "-> ")


def _print_wrapped(text: str, begin: str) -> None:
    lines = textwrap.wrap(
        clean(text),
        terminal_width() - 1,
        initial_indent=begin,
        subsequent_indent=" " * len(begin),
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo(encodable("\n".join(lines)))
