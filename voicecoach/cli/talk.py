"""``voicecoach talk``: record a talk of two people who agreed to it, then analyze it."""

from __future__ import annotations

import re
import sys
import textwrap
import time
from datetime import datetime
from typing import TYPE_CHECKING

import click

from voicecoach.cli.analyze import parse_names
from voicecoach.cli.common import encodable, is_plain, plain_option, tell_error, terminal_width
from voicecoach.cli.output import STDOUT, json_option
from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.report.clock import clock

if TYPE_CHECKING:
    from voicecoach.cli.controls import Controls
    from voicecoach.cli.taking import Taking
    from voicecoach.coaching.speaker_listener import FloorTurns
    from voicecoach.sessions.unfinished import Job, Unfinished

NOTE = (
    "If you fear your partner's reaction, do not use this together; `voicecoach help-lines` "
    "names people to talk to."
)
KEYS = "Enter: stop   p: pause or go on   x: stop and delete"
TICK_S = 0.1
REDRAW_S = 0.2
LINE_EVERY_S = 60.0
"""Between lines about the time where nothing is redrawn."""
LEAST_ROOM_S = 120.0
LITTLE_ROOM_S = 300.0
BAR_CELLS = 10
QUIETEST_DBFS, LOUDEST_DBFS = -60.0, -6.0
"""Levels at the ends of the meter."""
DELETED = "Stopped and deleted; nothing was kept."
AWAY = "An answer could not be asked for here"


def parse_length(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> float | None:
    """A length such as 3m, 90s or 1.5m, in s."""
    if value is None:
        return None
    found = re.fullmatch(r"(\d{1,4}(?:\.\d+)?)\s*(m|min|s)?", value.strip().lower())
    seconds = float(found[1]) * (1 if found[2] == "s" else 60) if found else 0.0
    if not 10 <= seconds <= 3600:
        raise BadInput(f"A length looks like 3m or 90s, from 10 s to an hour; not {value!r}.")
    return seconds


@click.command(short_help="Record a talk of two, each agreeing first; then analyze it.")
@click.option(
    "--names",
    required=True,
    callback=parse_names,
    metavar="A,B",
    help="Who speaks: left channel or first --mic first; with one microphone, who begins.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(0, 240, min_open=True),
    metavar="N",
    help="When a soft sound says that time is up.",
)
@click.option(
    "--mic",
    "mics",
    multiple=True,
    metavar="NAME",
    help="A microphone; twice: one a person. Default: the system's.",
)
@click.option("--mono", is_flag=True, help="One microphone between both.")
@click.option(
    "--agreed",
    callback=parse_names,
    metavar="A,B",
    help="Both were asked and agree to be recorded; else they are asked.",
)
@click.option("--keep-audio/--drop-audio", default=None, help="Keep the recording, or only words.")
@click.option(
    "--speaker-listener",
    callback=parse_length,
    metavar="3m",
    help="The floor passes after so long, by a soft sound.",
)
@click.option("--check/--no-check", default=True, help="Listen to the microphones first.")
@click.option("--model", metavar="NAME|DIR", help="Speech model; default tiny.en where installed.")
@click.option("--language", default="en", show_default=True, help="Language spoken.")
@json_option
@plain_option
def talk(
    names: tuple[str, str],
    minutes: float | None,
    mics: tuple[str, ...],
    mono: bool,
    agreed: tuple[str, str] | None,
    keep_audio: bool | None,
    speaker_listener: float | None,
    check: bool,
    model: str | None,
    language: str,
    json_target: str | None,
    plain: bool,
) -> None:  # fmt: skip
    """Record a talk of two people, each of whom agrees first; then analyze it.

    x stops and deletes at any time. What is recorded stays on this machine; a recording that is cut
    off is offered at the next start.

    \b
    Examples:
      voicecoach talk --names Ana,Ben --minutes 15
      voicecoach talk --names Ana,Ben --mic "Headset A" --mic "Headset B"
    """
    from voicecoach.cli.finishing import finish, offer_unfinished
    from voicecoach.sessions.unfinished import Job, begin
    from voicecoach.speech.models import checked

    if len(mics) > 2 or (len(mics) == 2 and mono):
        raise BadInput("--mic takes one microphone, or two: one a person; --mono takes one.")
    if model is not None:
        checked(model)  # raises before anybody has spoken, not after
    offer_unfinished(plain, quiet=json_target == STDOUT)
    _say(NOTE)
    consent = _ask_consent(names, agreed)
    if consent is None:
        _say("Nothing was recorded.")
        _no_json(json_target, "Nothing was recorded")
        return
    started = datetime.now().astimezone()
    job = Job(
        title=f"Talk of {names[0]} and {names[1]}",
        started_at=started.isoformat(timespec="seconds"),
        file="recording.wav",
        names=names,
        layout="mono" if mono else "auto",
        model=model,
        language=language,
        keep_audio=_ask_to_keep(keep_audio),
        recorded=True,
        stage="recording",
        consent=consent,
        caveats=_rules(names, speaker_listener),
    )
    with begin(job) as work:
        floor = _floor(names, speaker_listener)
        if _record(work, job, mics, mono, check, minutes, floor, plain):
            finish(work, plain, json_target)
            return
        work.discard()
    _say(DELETED)
    _no_json(json_target, "The talk was deleted")


def _no_json(json_target: str | None, reason: str) -> None:
    if json_target == STDOUT:
        raise BadInput(f"{reason}, so there is no JSON of it.")


def _say(text: str) -> None:
    click.echo(encodable(textwrap.fill(text, terminal_width())), err=True)


def _floor(names: tuple[str, str], every_s: float | None) -> FloorTurns | None:
    from voicecoach.coaching.speaker_listener import FloorTurns

    return None if every_s is None else FloorTurns(names, every_s)


def _rules(names: tuple[str, str], every_s: float | None) -> tuple[str, ...]:
    if every_s is None:
        return ()
    return (
        f"Speaker and listener: the floor passed every {clock(every_s)}, {names[0]} began; turns "
        "and shares are as agreed.",
    )


def _ask_consent(
    names: tuple[str, str], agreed: tuple[str, str] | None
) -> tuple[dict[str, str], ...] | None:
    """When each agreed; None where one did not."""
    if agreed is not None:
        if set(agreed) != set(names):
            raise BadInput(f"--agreed must name both, as in --agreed {names[0]},{names[1]}.")
        return tuple({"name": name, "at": _now(), "how": "--agreed"} for name in names)
    if not sys.stdin.isatty():
        raise BadInput(f"{AWAY}; once both have agreed, add --agreed {names[0]},{names[1]}.")
    _say("Two people will be recorded. x at any time: stop and delete.")
    consent = []
    for name in names:
        if not click.confirm(f"{name}, do you agree?", default=False, err=True):
            return None
        consent.append({"name": name, "at": _now(), "how": "asked"})
    return tuple(consent)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _ask_to_keep(keep_audio: bool | None) -> bool:
    if keep_audio is not None:
        return keep_audio
    if not sys.stdin.isatty():
        _say("The recording is deleted after the analysis; --keep-audio keeps it.")
        return False
    return click.confirm("Keep the recording afterwards, to play moments?", default=False, err=True)


def _record(
    work: Unfinished,
    job: Job,
    mics: tuple[str, ...],
    mono: bool,
    check: bool,
    minutes: float | None,
    floor: FloorTurns | None,
    plain: bool,
) -> bool:
    """Record until somebody stops it; False where it is to be deleted."""
    from voicecoach.cli.controls import controls
    from voicecoach.cli.taking import Taking

    assert job.names is not None
    taking = None
    try:
        taking = Taking(work, job.names, mics, mono, _say)
        left_s = taking.seconds_left()
        if left_s < LEAST_ROOM_S:
            raise VoicecoachError(
                f"There is room for {clock(left_s)} only; free some disk space and try again."
            )
        with controls() as keys:
            if check and not _check(taking, keys):
                return False
            with taking:
                _say(f"Recording. Room for {left_s / 60:,.0f} minutes. {KEYS}")
                kept = _Watch(taking, keys, minutes, floor, plain).run()
        if kept:
            _tell_end(taking)
            taking.settle()
    except BaseException:
        _close(work, taking)
        raise
    return kept


def _close(work: Unfinished, taking: Taking | None) -> None:
    """After a signal or an error: what was recorded is whole, and is to be analyzed later."""
    from voicecoach.cli.finishing import how_to_resume

    if taking is not None:
        taking.stop()
    if taking is None or not taking.duration or work.job.stage == "deleted":
        work.discard()
        return
    try:
        taking.settle()
    except VoicecoachError as error:  # a full disk: it is put right when it is resumed
        tell_error(str(error))
    tell_error(f"{clock(taking.duration)} were recorded. {how_to_resume(work.id, True)}")


def _tell_end(taking: Taking) -> None:
    length = clock(taking.duration)
    if taking.error is not None:
        tell_error(str(taking.error))
    elif any(one.stalled for one in taking.recorders):
        tell_error(f"The microphone was lost; {length} are safe, and are analyzed now.")
    elif any(one.full for one in taking.recorders):
        tell_error(f"The recording is as long as it can be: {length}; it is analyzed now.")


def _check(taking: Taking, keys: Controls) -> bool:
    """Hear a sentence of each and say what helps; False where it is to be stopped."""
    from voicecoach.cli.mics import listen

    names = [name for name, _ in taking.levels_dbfs]
    _say("Mic check: each say a sentence." if len(names) > 1 else "Mic check: say a sentence.")
    for number, one in enumerate(taking.recorders):
        for channel, found in enumerate(listen(one.microphone)[: one.channels]):
            whose = names[min(number + channel, len(names) - 1)] or one.microphone.name
            level = "" if found.verdict == "zeros" else f" {found.level_dbfs:.0f} dB"
            _say(f"  {whose}{level}  {found.help or 'ok'}")
        while (typed := keys.typed()) is not None:
            if typed == "x":
                return False
    return True


class _Watch:
    """The minutes of a recording: keys, clock, levels, floor, room."""

    def __init__(
        self,
        taking: Taking,
        keys: Controls,
        minutes: float | None,
        floor: FloorTurns | None,
        plain: bool,
    ) -> None:
        self._taking = taking
        self._keys = keys
        self._end_s = None if minutes is None else 60 * minutes
        self._floor = floor
        self._redraw = not is_plain(plain) and sys.stderr.isatty()
        self._before = -1.0
        self._shown = time.monotonic()
        self._room_told = False
        self._wide = 0

    def run(self) -> bool:
        """Return when it is over; False where it is to be deleted."""
        from voicecoach.cli.controls import ENTER

        while True:
            typed = self._keys.typed()
            if typed in ("x", ENTER):
                self._clear()
                if typed == "x":
                    self._taking.give_up()
                return typed != "x"
            if typed == "p":
                self._taking.pause_or_go_on()
                self._line("Paused; p goes on." if self._taking.paused else "Recording again.")
            if self._taking.ended or self._is_over():
                self._clear()
                return True
            self._taking.tick()
            self._announce()
            self._show()
            time.sleep(TICK_S)

    def _is_over(self) -> bool:
        """At the agreed end: a soft sound; with nobody at the keys it stops there."""
        if self._end_s is None or self._taking.duration < self._end_s:
            return False
        self._sound(f"{clock(self._end_s)} are over. Go on as long as you like; Enter stops.")
        self._end_s = None
        return not sys.stdin.isatty()

    def _announce(self) -> None:
        at = self._taking.duration
        for text in self._floor.announcements(self._before, at) if self._floor else ():
            self._sound(text)
        self._before = at
        if not self._room_told and self._taking.seconds_left() < LITTLE_ROOM_S:
            self._room_told = True
            self._line(f"Room on the disk for {clock(self._taking.seconds_left())} more.")

    def _sound(self, text: str) -> None:
        from voicecoach.audio.tone import play_tone

        self._tone = play_tone()  # held, so that it is not taken for forgotten
        self._line(text)

    def _line(self, text: str) -> None:
        self._clear()
        _say(text)

    def _clear(self) -> None:
        if self._redraw:
            click.echo("\r" + " " * self._wide + "\r", err=True, nl=False)

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._shown < (REDRAW_S if self._redraw else LINE_EVERY_S):
            return
        self._shown = now
        left = f"room for {self._taking.seconds_left() / 60:,.0f} min"
        state = "paused" if self._taking.paused else clock(self._taking.duration)
        if not self._redraw:
            _say(f"{state}   {left}")
            return
        bars = "  ".join(f"{name} {bar(level)}".strip() for name, level in self._taking.levels_dbfs)
        line = encodable(f"{state:>7}  {bars}  {left}")[: terminal_width() - 1]
        click.echo("\r" + line.ljust(self._wide), err=True, nl=False)
        self._wide = len(line)


def bar(level_dbfs: float) -> str:
    """A level as a bar of ten characters."""
    share = (level_dbfs - QUIETEST_DBFS) / (LOUDEST_DBFS - QUIETEST_DBFS)
    filled = round(BAR_CELLS * min(1.0, max(0.0, share)))
    return "#" * filled + "." * (BAR_CELLS - filled)
