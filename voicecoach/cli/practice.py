"""``voicecoach practice``: hear a line, answer it, get feedback."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable, plain_option, tell_error, terminal_width, unicode_ok
from voicecoach.cli.speaking import Speaking
from voicecoach.errors import BadInput, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.coaching.feedback import Feedback
    from voicecoach.coaching.prompts import Prompt
    from voicecoach.hearing import Heard
    from voicecoach.speech.transcribe import Transcriber

YOU = "You"
LONGEST_REPLY_S = 600.0
"""A reply is an answer, not a talk; longer files belong to ``voicecoach analyze``."""


@click.command(short_help="Rehearse: hear a line, answer it, get feedback.")
@click.argument("prompt", required=False)
@click.option(
    "--reply",
    "replies",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your recorded answer; again for another take.",
)
@click.option("--model", metavar="NAME|DIR", help="Speech model; default tiny.en.")
@click.option("--voice", metavar="NAME", help="A voice of your system.")
@click.option("--no-voice", is_flag=True, help="Print only.")
@click.option("--save/--no-save", default=True, help="Keep the session; default: keep.")
@plain_option
def practice(
    prompt: str | None,
    replies: tuple[Path, ...],
    model: str | None,
    voice: str | None,
    no_voice: bool,
    save: bool,
    plain: bool,  # noqa: ARG001 - what is printed is plain already
) -> None:
    """Rehearse a hard moment: hear a partner's line, answer it, get feedback.

    PROMPT is a name from voicecoach prompts list, or a .toml file of your own. The answer is a
    recording (--reply); the words of it are kept, its sound is not.

    \b
    Example:
      voicecoach practice criticism-at-dinner --reply answer.wav
    """
    from voicecoach.cli.prompts import find_prompt
    from voicecoach.report.practice import partner_line
    from voicecoach.speech.transcribe import DEFAULT_MODEL, Transcriber

    if prompt is None:
        raise BadInput("Name a prompt; see voicecoach prompts list.")
    chosen = find_prompt(prompt)
    if not replies:
        raise BadInput(
            "voicecoach does not record from a microphone yet; record your answer and name it: "
            f"voicecoach practice {prompt} --reply FILE"
        )
    speaking = Speaking(silent=no_voice, voice=voice)
    transcriber = Transcriber(model or DEFAULT_MODEL, "en")
    heard = [hear_reply(path, transcriber) for path in replies]
    click.echo(encodable(textwrap.fill(chosen.situation, terminal_width()) + "\n"))
    click.echo(encodable(partner_line(chosen.line, terminal_width())))
    speaking.say(chosen.line)
    takes = [take(one, chosen, speaking) for one in heard]
    if save:
        keep_practice(chosen, takes, transcriber)


def hear_reply(path: Path, transcriber: Transcriber) -> Heard:
    """Hear one recorded reply; raises BadInput for a file that is none."""
    from voicecoach.audio.decode import decode
    from voicecoach.hearing import hear

    with decode(path) as recording:
        if recording.duration > LONGEST_REPLY_S:
            raise BadInput(
                f"{path.name} is longer than ten minutes; for a talk: voicecoach analyze {path}"
            )
        return hear(recording, transcriber)


def take(heard: Heard, prompt: Prompt, speaking: Speaking) -> Feedback:
    """Print and speak the feedback on one reply."""
    from voicecoach.coaching.feedback import give_feedback
    from voicecoach.coaching.practice import take_document
    from voicecoach.report.practice import shown, take_summary

    feedback = give_feedback(heard.text, prompt.line, heard.clear)
    summary = take_summary(take_document(feedback), terminal_width())
    click.echo("\n" + shown(summary, unicode_ok()))
    speaking.say(feedback.spoken)
    return feedback


def keep_practice(prompt: Prompt, takes: list[Feedback], transcriber: Transcriber) -> None:
    """Keep the takes as one session; nothing where one speaks of a crisis."""
    from voicecoach import __version__
    from voicecoach.coaching.practice import practice_document
    from voicecoach.language.detect import RULES_VERSION
    from voicecoach.sessions.store import Store

    if any(one.crisis for one in takes):
        click.echo("\nThis was not kept.")
        return
    versions = {
        "voicecoach": __version__,
        "rules": RULES_VERSION,
        "model": transcriber.model.name,
        "model_sha256": transcriber.model.sha256,
    }
    try:
        document = practice_document(prompt, takes, versions)
        session = Store().add("practice", document, speakers=[YOU], title=prompt.title)
    except VoicecoachError as error:
        tell_error(f"The session was not kept: {error}")
        return
    click.echo(f"\nKept. See it again: voicecoach sessions show {session}")
