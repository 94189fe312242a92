"""``voicecoach analyze FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli.common import plain_option
from voicecoach.cli.output import STDOUT, json_option
from voicecoach.errors import BadInput, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.sessions.unfinished import Job, Unfinished


def parse_names(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> tuple[str, str] | None:
    """``--names A,B``: two different labels."""
    from voicecoach.text import MAX_NAME_CHARS, clean

    if value is None:
        return None
    names = [clean(name, MAX_NAME_CHARS) for name in value.split(",")]
    if len(names) != 2 or not all(names) or names[0] == names[1] or "?" in names:
        raise BadInput(f"--names takes two different names, as in --names Ana,Ben; not {value!r}.")
    return names[0], names[1]


def parse_channels(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> tuple[int, int] | None:
    """``--channels 1,2``: two channel numbers, from 1."""
    if value is None:
        return None
    numbers = [part.strip() for part in value.split(",")]
    if len(numbers) != 2 or not all(n.isdecimal() and len(n) < 4 for n in numbers):
        raise BadInput(f"--channels takes two numbers, as in --channels 1,2; not {value!r}.")
    return int(numbers[0]), int(numbers[1])


@click.command(short_help="Analyze a recorded talk, or its timed words.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--names",
    callback=parse_names,
    metavar="A,B",
    help="Who speaks: left channel first; in mono, who speaks first.",
)  # fmt: skip
@click.option(
    "--layout",
    type=click.Choice(["auto", "stereo", "mono"]),
    default="auto",
    help="Stereo: one microphone a person. Default: found out.",
)
@click.option("--swap", is_flag=True, help="The names the other way round.")
@click.option("--model", metavar="NAME|DIR", help="Speech model; default tiny.en where installed.")
@click.option("--language", default="en", show_default=True, help="Language spoken.")
@click.option(
    "--channels", callback=parse_channels, metavar="1,2", help="Which two of several channels."
)
@click.option("--save/--no-save", default=True, help="Keep the session; default: keep.")
@click.option("--keep-audio", is_flag=True, help="Copy the recording into the session too.")
@click.option("--client", default="", metavar="LABEL", help="Whose session it is, for a coach.")
@json_option
@plain_option
def analyze(
    file: Path,
    names: tuple[str, str] | None,
    layout: Any,
    swap: bool,
    model: str | None,
    language: str,
    channels: tuple[int, int] | None,
    save: bool,
    keep_audio: bool,
    client: str,
    json_target: str | None,
    plain: bool,
) -> None:
    """Analyze a recorded talk of two people, or its timed words.

    FILE is a recording (wav, flac, mp3, ogg, opus, m4a, mp4, webm ...) or timed words (SegLST
    JSON, WebVTT, SRT). The recording is referred to, not copied, unless --keep-audio.

    \b
    Example:
      voicecoach analyze kitchen.m4a --names Ana,Ben
    """
    from datetime import datetime

    from voicecoach.audio.timed_words import is_timed_words
    from voicecoach.cli.finishing import finish, keep, run, show
    from voicecoach.sessions.unfinished import Job

    if keep_audio and not save:
        raise BadInput("--keep-audio keeps the recording with the session; leave out --no-save.")
    with_sound = not is_timed_words(file)
    if not with_sound and (layout != "auto" or channels is not None):
        raise BadInput(
            "--layout and --channels are for recordings; timed words say who spoke, so leave "
            "them out."
        )
    job = Job(
        title=file.name,
        started_at=datetime.now().astimezone().isoformat(timespec="seconds"),
        file=str(file.absolute()),
        names=names,
        layout=layout,
        channels=channels,
        model=model,
        language=language,
        swap=swap,
        keep_audio=keep_audio,
        client=client,
    )
    work = _begun(job, file) if save and with_sound else None
    if work is not None:
        finish(work, plain, json_target)
        return
    analysis, document = show(job, file, run(job, file, plain), json_target)
    if save:
        keep(job, file, analysis, document, quiet=json_target == STDOUT)


def _begun(job: Job, file: Path) -> Unfinished | None:
    """Set the analysis up so that it can be resumed; None where nothing can be kept (which is told
    when the session is to be)."""
    from contextlib import closing
    from dataclasses import replace

    from voicecoach.audio.gate import open_sound
    from voicecoach.sessions.unfinished import begin
    from voicecoach.speech.models import sha256_of

    with closing(open_sound(file)):  # raises for what is no recording, before it is read through
        pass
    try:
        work = begin(replace(job, sha256=sha256_of(file)))
    except VoicecoachError:
        return None
    if work.has_found:
        click.echo("Going on where the analysis of this file was cut off.", err=True)
    return work
