"""``voicecoach mics``: the microphones here, and whether one is right."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import encodable, plain_option, terminal_width
from voicecoach.cli.output import STDOUT, json_option, write_json

if TYPE_CHECKING:
    from voicecoach.audio.devices import Microphone
    from voicecoach.audio.level import MicCheck

CHECK_S = 4.0
"""Sound listened to for a check, s: a sentence."""
SIDES = ("left", "right")


@click.command(short_help=COMMANDS["mics"][1])
@click.option("--check", is_flag=True, help="Listen for 4 s and say whether it is right.")
@click.option("--mic", metavar="NAME", help="The one to check; default: the system's.")
@json_option
@plain_option
def mics(check: bool, mic: str | None, json_target: str | None, plain: bool) -> None:  # noqa: ARG001
    """List the microphones, and check one: level, silence, distortion.

    A name, or a part of it that no other has, is what --mic of other commands takes. What a check
    hears is not kept.

    \b
    Example:
      voicecoach mics --check
    """
    from voicecoach.audio.devices import find_microphone, microphones

    if check or mic is not None:
        _check(find_microphone(mic), json_target)
        return
    found = microphones()
    if json_target is not None:
        write_json(json_target, [_as_json(one) for one in found])
    if json_target == STDOUT:
        return
    if not found:
        from voicecoach.audio.devices import NONE_FOUND

        click.echo(NONE_FOUND)
    for one in found:
        mark = "*" if one.is_default else " "
        click.echo(encodable(f"{mark} {one.name}  ({_what(one)})"))
    if found:
        click.echo("\n* is used unless --mic names another. Try it: voicecoach mics --check")


def _check(microphone: Microphone, json_target: str | None) -> None:
    """Listen for a while and say what each channel is like."""
    if json_target != STDOUT:
        click.echo(encodable(f"{microphone.name}: say a sentence as you would in a talk."))
    checks = listen(microphone)
    if json_target is not None:
        write_json(json_target, [asdict(one) for one in checks])
    if json_target == STDOUT:
        return
    for line in check_lines(checks):
        click.echo(textwrap.fill(line, terminal_width()))


def listen(microphone: Microphone) -> tuple[MicCheck, ...]:
    """Hear ``CHECK_S`` of a microphone, keep nothing, and judge each channel."""
    from voicecoach.audio.level import check_microphone
    from voicecoach.audio.record import Recorder
    from voicecoach.passing import passing_folder

    blocks = []
    with passing_folder("check") as folder:
        recorder = Recorder(
            folder / "check.wav",
            microphone.name,
            on_block=lambda block, start: blocks.append(block),  # noqa: ARG005
            longest_s=CHECK_S,
        )
        with recorder:
            while not recorder.ended.wait(0.1) and not recorder.stalled:
                pass
    return check_microphone(blocks)


def check_lines(checks: tuple[MicCheck, ...]) -> list[str]:
    """A line a channel: "left -21 dB ok"; one line where all channels are alike."""
    if len({one.verdict for one in checks}) == 1:
        checks = (max(checks, key=lambda one: one.level_dbfs),)
    names = SIDES if len(checks) == len(SIDES) else ("",) * len(checks)
    lines = []
    for name, one in zip(names, checks, strict=True):
        level = "" if one.verdict == "zeros" else f"{one.level_dbfs:.0f} dB "
        said = f"{name} {level}{'ok' if one.verdict == 'ok' else one.help}"
        lines.append(said.strip())
    return lines


def _as_json(one: Microphone) -> dict[str, object]:
    kept = asdict(one)
    del kept["index"]  # good for one run only
    return kept


def _what(one: Microphone) -> str:
    channels = "1 channel" if one.channels == 1 else f"{one.channels} channels"
    return f"{channels}, {one.rate_hz / 1000:g} kHz"
