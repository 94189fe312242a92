"""Feedback on one reply: one strength, one thing to try, and words to try it with.

Short and on the words, after the turn; never a score of a person. Everything that is spoken is
printed too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voicecoach.language.crisis import HELP, is_crisis
from voicecoach.language.detect import TextMove, detect
from voicecoach.language.suggest import OTHERS_SAY, suggest

MOST_SPOKEN_WORDS = 40
"""About 15 s at an unhurried 160 words a minute."""

STRENGTHS: Mapping[str, str] = {
    "validation": "You said that the feeling makes sense.",
    "reflection": "You gave back what you heard.",
    "ownership": "You owned your part.",
    "boundary_respect": "You respected the limit.",
    "open_question": "You asked an open question.",
    "reassurance": "You said that you are there.",
    "commitment": "You made a promise that can be kept.",
    "i_statement": "You spoke of your own feeling.",
    "appreciation": "You showed that you value them.",
}
"""By skill, the first of them found is named: what helps most stands first."""

TO_TRY: Mapping[str, str] = {
    "pressure": "One thing to try: let a no be a no.",
    "blame": "One thing to try: say what you feel, without blame.",
    "judgement": "One thing to try: leave out the verdict on the person.",
    "shifting": "One thing to try: stay with the other story a little longer.",
    "dismissing": "One thing to try: leave out what makes it smaller.",
    "defensiveness": "One thing to try: listen first, and explain later.",
    "yes_but": "One thing to try: stop before the second half.",
    "advice": "One thing to try: ask whether advice is wanted.",
}
"""By skill, the first of them found is named: what hurts most stands first."""

ASK_MORE = "One thing to try: ask an open question next."
REFLECT_FIRST = "One thing to try: first say what you heard."
NOTHING_TO_CHANGE = "Nothing to change. A pause now gives room to go on."
GIVES_BACK = frozenset({"validation", "reflection", "ownership", "boundary_respect"})
ASKS = frozenset({"open_question"})

NOT_HEARD = (
    "I could not hear that well enough. Please try again, a little closer to the microphone."
)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing said about the reply. ``quote`` is empty where it is about what was not said."""

    skill: str
    text: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said about one reply.

    ``others_say``: printed, not spoken. ``crisis``: help is offered instead, and nothing is kept.
    """

    reply: str
    said: str
    strength: Point | None
    to_try: Point | None
    suggestion: str
    spoken: str
    others_say: str = ""
    moves: tuple[TextMove, ...] = ()
    crisis: bool = False
    clear: bool = True


def give_feedback(reply: str, said: str, clear: bool = True) -> Feedback:
    """Say what ``reply`` did well after ``said``, and one thing to try.

    ``clear`` is False where the words were heard too badly to judge: nothing is found then.
    """
    if is_crisis(said) or is_crisis(reply):
        return Feedback(reply, said, None, None, "", HELP, crisis=True, clear=clear)
    if not clear or not reply.strip():
        return Feedback(reply, said, None, None, "", NOT_HEARD, clear=False)
    moves = detect(reply, said).moves
    strength = _first(moves, STRENGTHS)
    to_try = _first(moves, TO_TRY) or _missing(moves)
    suggestion = suggest(said) if to_try else ""
    return Feedback(
        reply,
        said,
        strength,
        to_try,
        suggestion,
        _spoken(strength, to_try, suggestion),
        OTHERS_SAY.get(to_try.skill, "") if to_try else "",
        moves,
    )


def _first(moves: tuple[TextMove, ...], wanted: Mapping[str, str]) -> Point | None:
    found: dict[str, TextMove] = {}
    for move in moves:
        found.setdefault(move.skill, move)
    for skill, text in wanted.items():
        if skill in found:
            return Point(skill, text, found[skill].quote)
    return None


def _missing(moves: tuple[TextMove, ...]) -> Point | None:
    """What a reply without a fault may still add."""
    skills = {move.skill for move in moves}
    if not skills & GIVES_BACK:
        return Point("reflection", REFLECT_FIRST)
    if not skills & ASKS:
        return Point("open_question", ASK_MORE)
    return None


def _spoken(strength: Point | None, to_try: Point | None, suggestion: str) -> str:
    parts = [strength.text if strength else "", to_try.text if to_try else NOTHING_TO_CHANGE]
    words = sum(len(part.split()) for part in parts)
    with_words = f"You could say: {suggestion}"
    if suggestion and words + len(with_words.split()) <= MOST_SPOKEN_WORDS:
        parts.append(with_words)
    return " ".join(part for part in parts if part)
