"""Asking who the two voices of a mono recording are, by a few words of each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable
from voicecoach.errors import Missing
from voicecoach.report.clock import clock
from voicecoach.text import MAX_NAME_CHARS, clean

if TYPE_CHECKING:
    from voicecoach.audio.recording import Recording
    from voicecoach.conversation import Analysis, Utterance

EXCERPTS = 3
EXCERPT_MAX_S = 4.0
QUOTE_CHARS = 60


def excerpts(analysis: Analysis, speaker: str) -> list[Utterance]:
    """The longest utterances of ``speaker``, at most three, in order of time."""
    own = [unit for unit in analysis.utterances if unit.speaker == speaker]
    return sorted(sorted(own, key=lambda u: -u.duration)[:EXCERPTS], key=lambda u: u.start)


def ask_names(file: Path, analysis: Analysis) -> tuple[str, str] | None:
    """Show and play excerpts of both voices and ask for names; None: both were skipped.

    Ctrl-C and the end of input skip too: the analysis is there already and is not lost.
    """
    try:
        return _ask_both(file, analysis)
    except click.Abort:
        click.echo(err=True)
        return None


def _ask_both(file: Path, analysis: Analysis) -> tuple[str, str] | None:
    from voicecoach.cli.talks import open_to_play

    click.echo("\nOne microphone: who are the two? (Enter keeps the letter)", err=True)
    names: list[str] = []
    with open_to_play(file) as recording:
        for speaker in analysis.speakers:
            _introduce(analysis, speaker, recording)
            names.append(_ask(speaker, names))
    return None if tuple(names) == analysis.speakers else (names[0], names[1])


def _introduce(analysis: Analysis, speaker: str, recording: Recording) -> None:
    """Print a few words of a speaker, and play them where there is a sound device."""
    from voicecoach.audio.play import has_output

    audible = has_output()
    for unit in excerpts(analysis, speaker):
        said = clean(unit.text, QUOTE_CHARS) or "(no words)"
        click.echo(encodable(f'  {clock(unit.start):>5}  "{said}"'), err=True)
        audible = audible and _played(recording, unit)


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(speaker: str, taken: list[str]) -> str:
    while True:
        answer = click.prompt(f"Who is {speaker}?", default=speaker, err=True)
        name = clean(str(answer), MAX_NAME_CHARS).strip()
        if name and name not in taken and name != "?" and "," not in name:
            return name
        click.echo("Two different names without commas, please.", err=True)


def _played(recording: Recording, unit: Utterance) -> bool:
    from voicecoach.cli.talks import play_stretch

    try:
        play_stretch(recording, unit.start, min(unit.end, unit.start + EXCERPT_MAX_S))
    except Missing:
        return False  # what is not heard is still printed
    return True
