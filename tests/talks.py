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
