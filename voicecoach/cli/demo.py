"""``voicecoach demo``: the main job on the shipped recordings."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable, plain_option, terminal_width, unicode_ok
from voicecoach.cli.speaking import Speaking, parse_voice_out

if TYPE_CHECKING:
    from voicecoach.conversation import Analysis
    from voicecoach.speech.transcribe import Transcriber

TALK = "couple.stereo.flac"
TALK_MONO = "couple.mono.flac"
NAMES = ("Ana", "Ben")
REPLY = "reply-mixed.flac"
PROMPT = "criticism-at-dinner"


@click.command(short_help="Hear and see what voicecoach does, on shipped recordings.")
@click.option("--save", is_flag=True, help="Keep both as sessions; default: keep nothing.")
@click.option(
    "--voice-out",
    type=click.Path(path_type=Path),
    callback=parse_voice_out,
    metavar="FILE",
    help="Write what is spoken to a WAV.",
)
@click.option("--no-voice", is_flag=True, help="Print only.")
@plain_option
def demo(save: bool, voice_out: Path | None, no_voice: bool, plain: bool) -> None:
    """Hear and see what voicecoach does, on shipped recordings.

    First a couple's talk on two microphones, then on one, then a reply to a hard line, with spoken
    feedback.

    \b
    Example:
      voicecoach demo
    """
    from voicecoach.hearing import load_transcriber

    transcriber, caveats = load_transcriber(None, "en")
    _heading("1. A couple's practice talk, one microphone each")
    analysis = _talk(transcriber, caveats, plain)
    if save:
        _keep_talk(analysis)
    _heading("2. The same talk, one microphone on the table")
    _talk_from_mono(analysis, plain)
    _heading("3. One reply to a hard line, and what to try")
    _reply(transcriber, Speaking(silent=no_voice, voice_out=voice_out, fallback=True), save)
    _heading("Now you")
    click.echo("A talk of your own    voicecoach analyze FILE --names YOU,PARTNER")
    click.echo(f"A line to answer      voicecoach practice {PROMPT}")
    click.echo('One sentence          voicecoach check "I am sorry you feel that way"')


def _heading(text: str) -> None:
    click.echo(f"\n== {text} ==\n")


def _talk(transcriber: Transcriber | None, caveats: tuple[str, ...], plain: bool) -> Analysis:
    from voicecoach import places
    from voicecoach.analyze import analyze
    from voicecoach.cli.progress import ShowProgress
    from voicecoach.report.terminal import talk_summary

    path = places.shipped("audio_fixtures") / TALK
    with ShowProgress(plain) as progress:
        analysis = analyze(path, transcriber, names=NAMES, extra_caveats=caveats, progress=progress)
    click.echo(encodable(talk_summary(analysis, terminal_width(), unicode_ok())))
    return analysis


def _talk_from_mono(stereo: Analysis, plain: bool) -> None:
    """Show what one microphone tells of the talk, beside what two did (without the words)."""
    from voicecoach import places
    from voicecoach.analyze import analyze
    from voicecoach.cli.progress import ShowProgress
    from voicecoach.report.accuracy import sentence

    with ShowProgress(plain) as progress:
        path = places.shipped("audio_fixtures") / TALK_MONO
        mono = analyze(path, names=NAMES, progress=progress)
    if len(mono.speakers) != len(NAMES):
        click.echo("To tell the voices apart in mono too: voicecoach models add diarization")
        return
    rows: list[tuple[str, ...]] = [("", "two microphones", "one microphone")]
    for name in NAMES:
        shares = (f"{one.balance[name].share or 0.0:.0%}" for one in (stereo, mono))
        rows.append((f"{name}'s share of the speech", *shares))
    for kind, what in (("backchannel", "back-channels"), ("interruption", "interruptions")):
        counts = (str(sum(e.kind == kind for e in one.events)) for one in (stereo, mono))
        rows.append((what, *counts))
    for what, two, one in rows:
        click.echo(f"{what:<24}{two:>17}{one:>17}")
    click.echo()
    click.echo(textwrap.fill(sentence("mono") or "", terminal_width()))


def _reply(transcriber: Transcriber | None, speaking: Speaking, save: bool) -> None:
    from voicecoach import places
    from voicecoach.cli.keys import Keys
    from voicecoach.cli.practice import keep_practice
    from voicecoach.cli.prompts import find_prompt
    from voicecoach.cli.rehearsal import Rehearsal
    from voicecoach.cli.replies import FileReplies
    from voicecoach.report.practice import partner_line

    if transcriber is None:
        click.echo("Feedback needs the words: voicecoach models add tiny.en")
        return
    prompt = find_prompt(PROMPT)
    click.echo(encodable(partner_line(prompt.line, terminal_width())))
    replies = FileReplies([places.shipped("audio_fixtures") / REPLY], transcriber)
    rehearsal = Rehearsal(prompt, replies, speaking, Keys())
    rehearsal.feedback_on(replies.take("not"), prompt.first, prompt.line)
    if save:
        keep_practice(prompt, rehearsal.takes, transcriber)


def _keep_talk(analysis: Analysis) -> None:
    from voicecoach.report.contract import to_document
    from voicecoach.sessions.store import Store

    session = Store().add("talk", to_document(analysis), analysis.speakers, "The demo's talk")
    click.echo(f"\nKept. See it again: voicecoach sessions show {session}")
