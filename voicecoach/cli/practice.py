"""``voicecoach practice``: hear a line, answer it aloud, get feedback, try again, go on."""

from __future__ import annotations

import wave
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli.common import encodable, plain_option, tell_error, terminal_width, unicode_ok
from voicecoach.cli.keys import Keys
from voicecoach.cli.rehearsal import Rehearsal
from voicecoach.cli.replies import FileReplies, MicReplies, Replies
from voicecoach.cli.signals import ignore_stops, stops_restored
from voicecoach.cli.speaking import Speaking
from voicecoach.errors import BadInput, Missing, VoicecoachError
from voicecoach.passing import passing_folder

if TYPE_CHECKING:
    from voicecoach.coaching.practice import Take
    from voicecoach.coaching.prompts import Prompt
    from voicecoach.speech.transcribe import Transcriber

YOU = "You"
SHORTEST_SILENCE_S, LONGEST_SILENCE_S = 0.5, 30.0
SLOWEST_WPM, FASTEST_WPM = 80, 450
"""Rates that voices keep to. (``speech.synthesize``)"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for."""

    replies: tuple[Path, ...]
    takes: int
    mic: str | None
    silence_s: float
    model: str | None
    voice: str | None
    partner_voice: str | None
    rate: int | None
    no_voice: bool
    save: bool
    keep_audio: bool
    plain: bool


@click.command(short_help="Rehearse: hear a line, answer it, get feedback.")
@click.argument("prompt", required=False)
@click.option("--from", "session", metavar="SESSION", help="Moments of a talk of your own.")
@click.option("--as", "own", metavar="NAME", help="Who you are in that talk.")
@click.option(
    "--reply",
    "replies",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A recorded answer instead of the microphone; again for more.",
)
@click.option(
    "--takes",
    type=click.IntRange(1, 20),
    default=1,
    metavar="N",
    help="Answers to each line, where nobody is asked.",
)
@click.option("--mic", metavar="NAME", help="A microphone of voicecoach mics.")
@click.option(
    "--silence",
    "silence_s",
    type=click.FloatRange(SHORTEST_SILENCE_S, LONGEST_SILENCE_S),
    default=2.5,
    metavar="SECONDS",
    help="Quiet that ends an answer; default 2.5.",
)
@click.option("--model", metavar="NAME|DIR", help="Speech model; default tiny.en.")
@click.option("--voice", metavar="NAME", help="The coach's voice, of voicecoach voices.")
@click.option("--partner-voice", metavar="NAME", help="The partner's voice.")
@click.option(
    "--rate",
    type=click.IntRange(SLOWEST_WPM, FASTEST_WPM),
    metavar="WPM",
    help="Words a minute; default 165.",
)
@click.option("--no-voice", is_flag=True, help="Print only.")
@click.option("--save/--no-save", default=True, help="Keep the session; default: keep.")
@click.option("--keep-audio", is_flag=True, help="Keep the sound of the answers too.")
@plain_option
def practice(prompt: str | None, session: str | None, own: str | None, **wish: Any) -> None:
    """Rehearse a hard moment: hear a partner's line, answer it aloud, get feedback.

    PROMPT is a name from voicecoach prompts list, or a .toml file of your own. What the partner
    says next depends on your answer. The words of it are kept, its sound is not.

    After each answer: again, listen, speak the feedback, next line, keep or discard, each by one
    key. Without a terminal it goes on by itself, with --takes answers a line.

    \b
    Example:
      voicecoach practice criticism-at-dinner
      voicecoach practice criticism-at-dinner --reply answer.wav
      voicecoach practice --from last --as Ben
    """
    wishes = Wish(**wish)
    if (prompt is None) == (session is None):
        raise BadInput(
            "Name a prompt (see voicecoach prompts list), or a talk of yours with --from SESSION."
        )
    if wishes.mic is not None and wishes.replies:
        raise BadInput("An answer is taken from the microphone or from a file: --mic or --reply.")
    if session is not None:
        from voicecoach.cli.own_talk import rehearse_own_talk

        rehearse_own_talk(session, own, wishes)
        return
    from voicecoach.cli.prompts import find_prompt
    from voicecoach.report.practice import behind_the_line

    if own is not None:
        raise BadInput("--as says who you are in a talk, so it goes with --from SESSION.")
    chosen = find_prompt(str(prompt))

    def run(rehearsal: Rehearsal) -> None:
        rehearsal.run()
        behind = behind_the_line(chosen, terminal_width())
        if behind and rehearsal.takes and not rehearsal.takes[-1].feedback.crisis:
            from voicecoach.report.practice import shown

            click.echo("\n" + shown(behind, unicode_ok()))

    rehearse(chosen, wishes, run)


def rehearse(prompt: Prompt, wish: Wish, run: Callable[[Rehearsal], None]) -> None:
    """Set up replies and voices, run the rehearsal, and keep what was said, however it ends."""
    from voicecoach.coaching.feedback import give_feedback
    from voicecoach.replying import warm
    from voicecoach.speech.transcribe import DEFAULT_MODEL, Transcriber

    with ExitStack() as stack:
        stack.enter_context(stops_restored())  # the last to be left: all is put away by then
        keys = Keys()
        voices = speaking(wish, keys)
        if not wish.replies:
            _need_microphone(wish.mic)
        transcriber = Transcriber(wish.model or DEFAULT_MODEL, "en")
        replies: Replies
        if wish.replies:
            replies = FileReplies(wish.replies, transcriber)
        else:
            from voicecoach.speech.activity import SpeechDetector

            folder = stack.enter_context(passing_folder("practice"))
            stack.enter_context(keys)
            warm(transcriber, give_feedback)
            microphone = MicReplies(
                transcriber, SpeechDetector(), folder, keys, wish.plain, wish.silence_s, wish.mic
            )
            stack.callback(microphone.close)
            replies = microphone
        rehearsal = Rehearsal(prompt, replies, voices, keys, wish.takes)
        try:
            run(rehearsal)
        finally:
            ignore_stops()
            _keep(rehearsal, wish, transcriber)


def _need_microphone(name: str | None) -> None:
    """Raise Missing before the model is loaded."""
    from voicecoach.audio.devices import find_microphone

    try:
        find_microphone(name)
    except Missing as error:
        raise Missing(f"{error} Without one, name a recorded answer: --reply FILE.") from error


def speaking(wish: Wish, keys: Keys) -> Speaking:
    """The voices as wished for; the partner's is another than the coach's where there are two.

    Raises Missing for one that is not here.
    """
    if wish.no_voice:
        return Speaking(silent=True)
    from voicecoach.speech.synthesize import check_voice, two_voices

    for name in (wish.voice, wish.partner_voice):
        if name is not None:
            check_voice(name)
    partner, coach = two_voices(wish.voice)
    return Speaking(
        voice=coach,
        partner=wish.partner_voice or partner,
        rate_wpm=wish.rate,
        stop=keys.any_pressed,
    )


def _keep(rehearsal: Rehearsal, wish: Wish, transcriber: Transcriber) -> None:
    if not rehearsal.takes:
        return
    if rehearsal.discarded or not wish.save:
        click.echo("\nNothing was kept.")
        return
    sounds = rehearsal.sounds if wish.keep_audio else []
    keep_practice(rehearsal.prompt, rehearsal.takes, transcriber, sounds)


def keep_practice(
    prompt: Prompt, takes: Sequence[Take], transcriber: Transcriber, sounds: Sequence[Path] = ()
) -> None:
    """Keep the takes as one session, ``sounds`` with it.

    Nothing is kept where one speaks of a crisis, or where no words were heard and no sound was
    asked for.
    """

    from voicecoach import __version__
    from voicecoach.coaching.practice import practice_document
    from voicecoach.language.detect import RULES_VERSION
    from voicecoach.sessions.store import Store

    if any(one.feedback.crisis for one in takes):
        click.echo("\nThis was not kept.")
        return
    if not sounds and not any(one.feedback.clear for one in takes):
        click.echo("\nNo answer was heard well enough, so nothing was kept.")
        return
    versions = {
        "voicecoach": __version__,
        "rules": RULES_VERSION,
        "model": transcriber.model.name,
        "model_sha256": transcriber.model.sha256,
    }
    try:
        with ExitStack() as stack:
            joined = None
            if sounds:
                joined = stack.enter_context(passing_folder("practice")) / "takes.wav"
                takes = with_sound(takes, join_sounds(sounds, joined))
            document = practice_document(prompt, takes, versions)
            store = Store()
            session = store.add("practice", document, [YOU], prompt.title, keep=joined)
    except VoicecoachError as error:
        tell_error(f"The session was not kept: {error}")
        return
    click.echo(encodable(f"\nKept. See it again: voicecoach sessions show {session}"))


def with_sound(takes: Sequence[Take], spans: Sequence[tuple[float, float]]) -> list[Take]:
    """The takes with their places in the kept recording."""
    return [replace(take, sound=span) for take, span in zip(takes, spans, strict=True)]


def join_sounds(sounds: Sequence[Path], joined: Path) -> list[tuple[float, float]]:
    """Write the takes one after the other into one mono WAV; return their places in it, s."""
    import numpy as np

    from voicecoach.audio.decode import decode
    from voicecoach.audio.recording import SAMPLE_RATE_HZ

    spans: list[tuple[float, float]] = []
    with wave.open(str(joined), "wb") as out:
        out.setparams((1, 2, SAMPLE_RATE_HZ, 0, "NONE", "not compressed"))
        for path in sounds:
            with decode(path) as recording:
                for block in recording.mono_blocks():
                    out.writeframes((np.clip(block, -1, 1) * 32_767).astype("<i2").tobytes())
                start = spans[-1][1] if spans else 0.0
                spans.append((start, round(start + recording.duration, 3)))
    return spans
