"""``voicecoach practice --from SESSION``: another answer to moments of one's own talk."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable, terminal_width
from voicecoach.cli.rehearsal import Rehearsal
from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.report.clock import clock
from voicecoach.text import clean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecoach.audio.recording import Recording
    from voicecoach.cli.practice import Wish
    from voicecoach.coaching.moments import Moment
    from voicecoach.coaching.prompts import Prompt
    from voicecoach.conversation import Analysis
    from voicecoach.replying import Spoken
    from voicecoach.sessions.store import Store

BEFORE_S = 0.3
"""Sound played before the first word of a moment, s."""
MOST_SAID_CHARS = 300
PROMPT_NAME = "from-a-talk"


def rehearse_own_talk(ref: str, own: str | None, wish: Wish) -> None:
    """Practise up to five moments of the kept talk ``ref``."""
    from voicecoach.cli.practice import rehearse
    from voicecoach.coaching.moments import find_moments
    from voicecoach.sessions.rows import LAST
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.talks import read_talk, sound_of

    store = Store()
    session = store.get(last_talk(store) if ref.strip().casefold() == LAST else ref)
    analysis = read_talk(session).corrected.analysis
    who = choose_own(analysis, own, session.info.id)
    moments = find_moments(analysis, who)
    try:
        sound: Path | None = sound_of(session)
    except BadInput:
        sound = None  # its words are spoken instead, and that is said
    prompt = as_prompt(session.info.title, moments)

    def run(rehearsal: Rehearsal) -> None:
        count = "1 moment" if len(moments) == 1 else f"{len(moments)} moments"
        click.echo(encodable(f"{count} in which {clean(who)} might answer otherwise."))
        stretches = None
        if rehearsal.speaking.is_heard():  # without a device no word is said of sound
            stretches = _read_stretches(sound, analysis, moments)
        for number, moment in enumerate(moments, 1):
            _announce(number, moment)
            player = None if stretches is None else _player(rehearsal, stretches[number - 1])
            said = prompt.lines[f"moment-{number}"].says
            if not rehearsal.practise(f"moment-{number}", said, player, moment.answer):
                return

    rehearse(prompt, wish, run)


def last_talk(store: Store) -> str:
    """Id of the newest talk: the last session may be a practice of it. Raises BadInput."""
    for info in store.list():
        if info.kind == "talk":
            return info.id
    raise BadInput("No talk is kept yet; voicecoach analyze FILE --names A,B keeps one.")


def choose_own(analysis: Analysis, own: str | None, session_id: str) -> str:
    """Who practises: ``own``, or who has most moments. Raises BadInput where there are none."""
    from voicecoach.coaching.moments import who_may_practise

    if own is not None and own not in analysis.speakers:
        names = ", ".join(clean(name) for name in analysis.speakers)
        raise BadInput(f"{clean(own, 40)!r} is not in session {session_id}; --as takes {names}.")
    able = who_may_practise(analysis)
    if not able or (own is not None and own not in able):
        whose = "" if own is None else f" by {clean(own)}"
        raise BadInput(
            f"In session {session_id} no opening up was met{whose} with advice, a but, dismissal, "
            "an interruption or nothing; practise with one of voicecoach prompts list."
        )
    if own is not None:
        return own
    if len(able) > 1:
        others = ", ".join(f"--as {clean(name)}" for name in able[1:])
        click.echo(encodable(f"You are taken to be {clean(able[0])} ({others} for the other)."))
    return able[0]


def as_prompt(title: str, moments: tuple[Moment, ...]) -> Prompt:
    """The moments as a prompt, a line each, so that a practice of them is kept like any other."""
    from voicecoach.coaching.prompts import Prompt

    lines = {
        f"moment-{number}": {"says": clean(moment.said, MOST_SAID_CHARS)}
        for number, moment in enumerate(moments, 1)
    }
    return Prompt.model_validate(
        {
            "name": PROMPT_NAME,
            "title": clean(f"From: {title}", 60),
            "situation": "A talk of your own.",
            "practises": ["reflection"],
            "lines": lines,
        }
    )


def _announce(number: int, moment: Moment) -> None:
    from voicecoach.coaching.moments import WORDS

    partner, own = clean(moment.partner), clean(moment.own)
    answered = f'{own} said: "{clean(moment.answer, 200)}"' if moment.answer else f"{own} was quiet"
    told = f"{number}. {clock(moment.start)}  {partner} opened up ({WORDS[moment.met]}). {answered}"
    click.echo("\n" + encodable(textwrap.fill(told, terminal_width())))


def _player(rehearsal: Rehearsal, stretch: NDArray[np.float32]) -> Callable[[], Spoken]:
    """Play the partner's own voice."""
    from voicecoach.audio.recording import SAMPLE_RATE_HZ

    return lambda: rehearsal.speaking.play_samples(stretch, SAMPLE_RATE_HZ)


def _read_stretches(
    sound: Path | None, analysis: Analysis, moments: tuple[Moment, ...]
) -> list[NDArray[np.float32]] | None:
    """What the partner says at each moment, (n_frames, 1): the talk is read once.

    None, and why, where its sound cannot be had: the words are spoken then.
    """
    from voicecoach.audio.decode import decode

    if sound is None:
        click.echo("The sound of the talk is not here, so the words are spoken.")
        return None
    try:
        with decode(sound, "all") as recording:
            return [_stretch(recording, analysis, moment) for moment in moments]
    except VoicecoachError as error:
        click.echo(encodable(f"({error} So the words are spoken.)"), err=True)
        return None


def _stretch(recording: Recording, analysis: Analysis, moment: Moment) -> NDArray[np.float32]:
    """The partner's own channel where each has one, else all mixed."""
    samples = recording.read(max(0.0, moment.start - BEFORE_S), moment.end)
    if analysis.recording.layout == "stereo":
        channel = analysis.speakers.index(moment.partner)
        if channel < samples.shape[1]:
            return samples[:, channel : channel + 1]
    mixed: NDArray[np.float32] = samples.mean(axis=1, keepdims=True)
    return mixed
