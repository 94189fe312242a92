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
        if sound is None:
            click.echo("The sound of the talk is not here, so the words are spoken.")
        for number, moment in enumerate(moments, 1):
            _announce(number, moment)
            player = None if sound is None else _player(rehearsal, sound, analysis, moment)
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


def _player(
    rehearsal: Rehearsal, sound: Path, analysis: Analysis, moment: Moment
) -> Callable[[], Spoken]:
    """Play the partner's own voice; where that cannot be, its words are spoken."""

    def play() -> Spoken:
        try:
            return rehearsal.speaking.play_stretch(
                sound, moment.start - BEFORE_S, moment.end, _channel(analysis, moment)
            )
        except VoicecoachError as error:
            click.echo(encodable(f"({error})"), err=True)
            return rehearsal.speaking.say(moment.said, as_partner=True)

    return play


def _channel(analysis: Analysis, moment: Moment) -> int | None:
    """The partner's own channel where each has one."""
    if analysis.recording.layout != "stereo":
        return None
    return analysis.speakers.index(moment.partner)
