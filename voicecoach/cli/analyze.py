"""``voicecoach analyze FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli.common import plain_option, tell_error, terminal_width, unicode_ok
from voicecoach.cli.output import STDOUT, json_option, write_json
from voicecoach.errors import BadInput, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.conversation import Analysis


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
    from voicecoach.analyze import analyze as run
    from voicecoach.audio.timed_words import is_timed_words
    from voicecoach.cli.progress import ShowProgress
    from voicecoach.hearing import load_transcriber
    from voicecoach.report.contract import to_document
    from voicecoach.report.terminal import talk_summary

    if keep_audio and not save:
        raise BadInput("--keep-audio keeps the recording with the session; leave out --no-save.")
    with_sound = not is_timed_words(file)
    if not with_sound and (layout != "auto" or channels is not None):
        raise BadInput(
            "--layout and --channels are for recordings; timed words say who spoke, so leave "
            "them out."
        )
    with ShowProgress(plain) as progress:
        transcriber, caveats = load_transcriber(model, language) if with_sound else (None, ())
        analysis = run(
            file,
            transcriber,
            layout=layout,
            channels=channels,
            names=names,
            extra_caveats=caveats,
            progress=progress,
        )
    if swap:
        analysis = _renamed(analysis, analysis.speakers[::-1])
    elif names is None and analysis.recording.layout == "mono" and json_target != STDOUT:
        analysis = _named(file, analysis)
    document = to_document(analysis)
    if json_target:
        write_json(json_target, document)
    if json_target != STDOUT:
        click.echo(talk_summary(analysis, terminal_width(), unicode_ok()))
    if save:
        _save(file, analysis, document, keep_audio, client, quiet=json_target == STDOUT)


def _named(file: Path, analysis: Analysis) -> Analysis:
    """Ask who the two voices are, where somebody is there to answer."""
    from voicecoach.cli.naming import ask_names, can_ask

    if len(analysis.speakers) != 2 or not can_ask():
        return analysis
    names = ask_names(file, analysis)
    return analysis if names is None else _renamed(analysis, names)


def _renamed(analysis: Analysis, names: tuple[str, ...]) -> Analysis:
    """The same findings under other names, in the order of the speakers."""
    from voicecoach.corrections import Names, apply

    if len(analysis.speakers) != 2:
        return analysis  # one voice has no name yet
    one, two = analysis.speakers
    return apply(analysis, [Names((one, two), (names[0], names[1]))]).analysis


def _save(
    file: Path,
    analysis: Analysis,
    document: dict[str, Any],
    keep_audio: bool,
    client: str,
    quiet: bool,
) -> None:
    """Keep the session; a store that cannot be used costs the session, not the result shown."""
    from voicecoach.sessions.store import Source, Store
    from voicecoach.speech.models import sha256_of

    try:
        session = Store().add(
            "talk",
            document,
            speakers=analysis.speakers,
            title=file.name,
            source=Source(str(file.resolve()), sha256_of(file), kept=keep_audio),
            keep=file if keep_audio else None,
            client=client,
        )
    except VoicecoachError as error:
        tell_error(f"The session was not kept: {error}")
        return
    if not quiet:
        click.echo(f"\nKept. See it again: voicecoach sessions show {session}")
