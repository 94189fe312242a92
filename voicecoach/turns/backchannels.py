"""Back-channels: units that show listening and do not take the floor.

Three kinds, by what was heard:

- *minimal* acknowledgements and continuers, one or two ("yeah", "oh really"): the other holds the
  floor before. What follows does not matter, since one may acknowledge, pause and then begin a
  turn of one's own; after a question they are an answer, unless the other goes on.
- *other* listening ("okay", "oh no", "that's right", "yeah yeah"): short, and while the other is
  speaking or pauses for little more than it. In a longer pause it is an answer or an assessment,
  which take a turn.
- a mere *sound*, where no words were heard or only doubtful ones in an overlap: short, and the
  other speaks before and after.

Measured on 20 Switchboard calls (``../shared/score_backchannels.py``, human words and labels):
F1 .840; .792 where every kind has to have the other before and after.

Conventions: times in s. Two speakers are expected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from voicecoach.conversation import Utterance

Kind = Literal["minimal", "other", "sound"]

MAX_WORDS = 3
SHORT_S = 0.75
"""Longest back-channel that is no minimal one. (Of longer ones with words, labellers agree with
one in two below 1 s and one in three above.)"""
OTHER_PAUSE_S = 0.5
"""Longest pause of the other's in which it counts."""
DOUBTFUL_WORDS = 0.5
"""In an overlap, words of a lower mean probability than this count as not heard,"""
CRUMB_S = 0.6
"""and in a unit this short"""
CRUMB_DOUBTFUL_WORDS = 0.8
"""of a lower one than this: Whisper is too sure of a word or two without surroundings."""

MINIMAL = frozenset(
    """
    aha hm hmm huh mhm mm mm-hm mm-hmm mmhm mmhmm mmm oh really right sure uh-huh um-hm um-hum yeah
    """.split()
)
"""Words that acknowledge and ask to go on, and say nothing else."""
ANSWERS = frozenset("no nope yep yes yup".split())
"""Listening only while the other is speaking."""
LISTENING = frozenset(
    """
    ah aha alright awesome cool definitely exactly fine gee god good gosh gotcha great ha hm hmm
    huh huh-uh indeed jeez k mhm mm mm-hm mm-hmm mmhm mmhmm mmm neat nice no oh ok okay ooh ouch
    really right sure totally true uh-huh um-hum um-hm wow yeah yep yes yup
    """.split()
)
"""Words any one to three of which show listening."""
PHRASES = frozenset(
    {
        "all right", "got it", "i bet", "i can imagine", "i hear you", "i know", "i see",
        "i understand", "is that right", "makes sense", "me too", "my god", "my goodness",
        "of course", "oh boy", "oh dear", "oh i see", "oh i know", "oh my", "oh my god",
        "oh my goodness", "oh no", "oh yeah i see", "sounds good", "that makes sense",
        "that's good", "that's great", "that's nice", "that's right", "that's true", "thats right",
        "thats true", "very good", "yeah i know", "yeah i see", "yes i know", "yes i see",
        "you're right", "uh huh", "mm hm", "mm hmm", "um hum",
    }
)  # fmt: skip
"""Short phrases that do the same; words of ``LISTENING`` may stand around them."""


def find_backchannels(ordered: Sequence[Utterance]) -> frozenset[Utterance]:
    """Return the units that show listening; ``ordered`` is by start, both speakers."""
    sounds = {unit: kind for unit in ordered if (kind := _kind(unit, ordered)) is not None}
    talk = [unit for unit in ordered if unit not in sounds]
    return frozenset(
        unit for unit, kind in sounds.items() if _leaves_the_floor(unit, kind, ordered, talk)
    )


def is_heard_well(unit: Utterance) -> bool:
    """Whether the words of a unit, which has some, count as heard."""
    mean = sum(word.probability for word in unit.words) / len(unit.words)
    return mean >= (CRUMB_DOUBTFUL_WORDS if unit.duration <= CRUMB_S else DOUBTFUL_WORDS)


def is_backchannel_text(text: str) -> bool:
    """Whether ``text`` is at most three words, all of them listening."""
    words = _words_of(text)
    return 0 < len(words) <= MAX_WORDS and (is_minimal(words) or _is_listening(words))


def is_minimal(words: Sequence[str]) -> bool:
    """Whether ``words`` are one or two different minimal acknowledgements."""
    return 0 < len(words) <= 2 and MINIMAL.issuperset(words) and len(set(words)) == len(words)


def _words_of(text: str) -> list[str]:
    return re.findall(r"[a-z']+(?:-[a-z']+)*", text.lower().replace("\u2019", "'"))


def _is_listening(words: list[str]) -> bool:
    if all(word in LISTENING for word in words):
        return True
    while words and words[0] in LISTENING and " ".join(words) not in PHRASES:
        words = words[1:]
    return " ".join(words) in PHRASES


def _kind(unit: Utterance, ordered: Sequence[Utterance]) -> Kind | None:
    """What the unit sounds like: a minimal acknowledgement, other listening, a mere sound."""
    if unit.words:
        words = _words_of(unit.text)
        if is_minimal(words):
            return "minimal"
        if is_backchannel_text(unit.text):
            return "other" if unit.duration <= SHORT_S else None
        if is_heard_well(unit) or not _others_during(unit, ordered):
            return None
    return "sound" if unit.duration <= SHORT_S else None


def _leaves_the_floor(
    unit: Utterance, kind: Kind, ordered: Sequence[Utterance], talk: Sequence[Utterance]
) -> bool:
    """Whether the other holds the floor before the unit and, as its kind asks, after it."""
    before = [one for one in talk if one is not unit and one.start < unit.start]
    if not before:
        return False
    last = max(before, key=lambda one: one.end)
    if last.speaker == unit.speaker:
        return False
    if kind == "other" and not _within_the_others_talk(unit, last, talk):
        return False
    after = [one for one in talk if one is not unit and one.end > unit.end]
    following = min(after, key=lambda one: max(one.start, unit.end), default=None)
    if following is not None and following.speaker != unit.speaker:
        return True
    if kind != "minimal" or last.text.endswith("?"):
        return False
    return following is not None or bool(_others_during(unit, ordered))


def _within_the_others_talk(unit: Utterance, last: Utterance, talk: Sequence[Utterance]) -> bool:
    """Whether the other is speaking all through the unit, or pauses for little more than it."""
    if last.end > unit.end:
        return True
    resumed = min(
        (one.start for one in talk if one.speaker == last.speaker and one.end > unit.end),
        default=None,
    )
    answer = not ANSWERS.isdisjoint(_words_of(unit.text))
    return resumed is not None and not answer and resumed - last.end <= OTHER_PAUSE_S


def _others_during(unit: Utterance, ordered: Sequence[Utterance]) -> list[Utterance]:
    return [
        other
        for other in ordered
        if other.speaker != unit.speaker and other.start < unit.end and other.end > unit.start
    ]
