"""A small written talk, as an analysis, for tests that need one."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from voicecoach.conversation import (
    Analysis,
    Move,
    RecordingFacts,
    Segment,
    Utterance,
    Versions,
    Word,
)
from voicecoach.turns.balance import measure_balance
from voicecoach.turns.floor import follow_floor


def unit(
    speaker: str, start: float, end: float, text: str = "", probability: float = 0.9
) -> Utterance:
    """An utterance whose words are spread evenly."""
    words = text.split()
    step = (end - start) / max(1, len(words))
    return Utterance(
        speaker,
        start,
        end,
        tuple(
            Word(round(start + i * step, 3), round(start + (i + 1) * step, 3), word, probability)
            for i, word in enumerate(words)
        ),
    )


def small_talk(names: tuple[str, str] = ("Ana", "Ben"), quote: str = "you felt small") -> Analysis:
    """Ana talks; Ben says yeah, cuts in, yields; then he reflects, and she finishes with him."""
    ana, ben = names

    units = (
        unit(ana, 0.0, 4.0, "you made fun of me there"),
        unit(ben, 2.0, 2.4, "yeah"),
        unit(ana, 4.5, 9.0, "and everyone was laughing at me"),
        unit(ben, 6.0, 7.0, "but I never said"),
        unit(ben, 9.5, 12.0, f"so {quote} there?"),
        unit(ana, 11.9, 13.0, "yes I did so"),
    )
    segments = {s: tuple(Segment(u.start, u.end) for u in units if u.speaker == s) for s in names}
    floor = follow_floor(units)
    balance = {
        speaker: rounded(own)
        for speaker, own in measure_balance(names, segments, floor, 14.0).items()
    }
    total = sum(own.speech_s for own in balance.values())
    for speaker, own in balance.items():  # a share is read back as that of the seconds
        share = own.speech_s / total
        windows = tuple(replace(one, share=share) for one in own.windows)
        balance[speaker] = replace(own, share=share, windows=windows)
    return Analysis(
        recording=RecordingFacts(14.0, 2, 16_000, "stereo"),
        speakers=names,
        segments=segments,
        utterances=units,
        turns=floor.turns,
        events=floor.events,
        moves=(Move("reflection", 1, ben, 9.5, 12.0, quote, "uptake", 0.9),),
        balance=balance,
        versions=Versions("0.1.0", "1"),
        caveats=("A small talk, written by hand.",),
    )


def rounded(value: Any) -> Any:
    """``value`` with every number as the JSON has it, to 3 decimals."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, tuple):
        return tuple(rounded(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: rounded(getattr(value, f.name)) for f in fields(value)})
    return value


SENTENCES = (
    "I felt so small when you said that in front of everyone",
    "you never ask how my day was and I am tired of it",
    "what was the hardest part of it for you?",
    "it was only a joke, you always make such a big thing out of it",
    "so it was the silence that hurt",
    "I think we should simply leave earlier the next time",
    "no wonder you were angry after that",
    "I was afraid to bring it up at all",
    "thank you, that means a lot to me",
    "and then we drove home and nobody said a word for an hour",
)


def long_talk(minutes: float = 60.0, names: tuple[str, str] = ("Ana", "Ben")) -> Analysis:
    """A made-up talk of that length: turns, back-channels, cut-ins, pauses; the same each time."""
    from random import Random

    from voicecoach.findings import conclude

    chance = Random(4)
    units: dict[str, list[Utterance]] = {name: [] for name in names}
    now, who = 0.5, 0
    while now < minutes * 60 - 12:
        speaker, other = names[who], names[1 - who]
        for _ in range(chance.randint(1, 4)):
            length = chance.uniform(2.0, 5.0)
            text = chance.choice(SENTENCES)
            units[speaker].append(unit(speaker, round(now, 3), round(now + length, 3), text))
            if chance.random() < 0.3:
                at = round(now + length / 2, 3)
                if not units[other] or units[other][-1].end < at - 0.3:
                    units[other].append(unit(other, at, round(at + 0.4, 3), "yeah"))
            now += length + chance.uniform(0.25, 0.9)
        late = chance.choice((-0.7, -0.1, 0.2, 0.4, 0.8, 2.6))
        now = max(now + late - 0.5, *(one[-1].end + 0.25 for one in [units[other]] if one), 0.5)
        who = 1 - who
    facts = RecordingFacts(minutes * 60, 2, 16_000, "stereo")
    return conclude(facts, units, ("Made up.",), Versions("0.1.0", "1"))


HOSTILE_NAMES = ("<script>alert(1)</script>", "=cmd|'/C calc'!A0\u202e")
HOSTILE_WORDS = (
    "<img src=x onerror=alert(1)> </script><script>alert(2)</script> --> {{7*7}} "
    '" onmouseover="alert(3) \x1b]0;owned\x07\x1b[31m \u202egnp.exe\u2066 &lt;b&gt; ]]> \x00 \ud800'
)


def hostile_talk() -> Analysis:
    """A talk whose names and words would do something in a page, a table or a terminal."""
    talk = small_talk(HOSTILE_NAMES, HOSTILE_WORDS)
    moves = tuple(replace(move, polarity=-1, try_instead=HOSTILE_WORDS) for move in talk.moves)
    return replace(talk, moves=moves, caveats=(HOSTILE_WORDS,))
