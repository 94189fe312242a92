"""Pure: from each speaker's units to turns, events, moves and balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voicecoach.conversation import (
    Analysis,
    Gap,
    Move,
    RecordingFacts,
    Segment,
    Turn,
    Utterance,
    Versions,
)
from voicecoach.language.detect import moves_in
from voicecoach.language.disclosure import find_disclosures
from voicecoach.turns.balance import measure_balance, only_speech
from voicecoach.turns.floor import Floor, follow_floor


def conclude(
    facts: RecordingFacts,
    units: Mapping[str, Sequence[Utterance]],
    caveats: tuple[str, ...],
    versions: Versions,
    gaps: tuple[Gap, ...] = (),
) -> Analysis:
    """Return the Analysis of the units of one or two speakers."""
    every = tuple(
        sorted((unit for own in units.values() for unit in own), key=lambda u: (u.start, u.end))
    )
    floor = follow_floor(every, gaps=gaps) if len(units) == 2 else Floor((), ())
    return with_floor(facts, tuple(units), every, floor, caveats, versions, gaps)


def with_floor(
    facts: RecordingFacts,
    speakers: tuple[str, ...],
    every: tuple[Utterance, ...],
    floor: Floor,
    caveats: tuple[str, ...],
    versions: Versions,
    gaps: tuple[Gap, ...] = (),
) -> Analysis:
    """Return the Analysis of all units, in order of time, and what happened on the floor."""
    segments = {
        speaker: tuple(Segment(unit.start, unit.end) for unit in every if unit.speaker == speaker)
        for speaker in speakers
    }
    moves = find_moves(floor.turns)
    return Analysis(
        recording=facts,
        speakers=speakers,
        segments=segments,
        utterances=every,
        turns=floor.turns,
        events=floor.events,
        moves=moves,
        disclosures=tuple(
            one
            for one in find_disclosures(floor.turns, floor.events, moves)
            if not any(one.start <= gap.start < one.answered_at for gap in gaps)
        ),
        balance=(
            measure_balance(speakers, segments, floor, facts.duration, gaps)
            if len(speakers) == 2
            else {speaker: only_speech(segments[speaker]) for speaker in speakers}
        ),
        versions=versions,
        caveats=caveats,
        gaps=gaps,
    )


def find_moves(turns: Sequence[Turn]) -> tuple[Move, ...]:
    """Find the moves in each turn, given what the other said in the turn before."""
    moves: list[Move] = []
    said = ""
    for turn in turns:
        words = [word for unit in turn.utterances for word in unit.words]
        moves += moves_in(words, turn.speaker, said)
        said = turn.text
    return tuple(moves)
