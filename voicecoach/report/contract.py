"""The JSON that others build on: schema ``voicecoach.analysis/1`` (numbers to 3 decimals).

``to_document`` and ``from_document`` are inverses up to the rounding; shares are then those of the
seconds. The JSON Schema is
``analysis.schema.json`` beside this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from voicecoach.conversation import (
    Analysis,
    Disclosure,
    FloorEvent,
    Gap,
    Move,
    RecordingFacts,
    Segment,
    SpeakerBalance,
    Turn,
    Utterance,
    Versions,
    WindowShare,
    Word,
)
from voicecoach.errors import BadInput

SCHEMA = "voicecoach.analysis/1"
DECIMALS = 3


def to_document(analysis: Analysis) -> dict[str, Any]:
    """Return ``analysis`` as JSON-ready values."""
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "recording": asdict(analysis.recording),
        "speakers": list(analysis.speakers),
        "segments": [
            {"speaker": speaker, "start": segment.start, "end": segment.end}
            for speaker, own in analysis.segments.items()
            for segment in own
        ],
        "utterances": [
            {
                "speaker": unit.speaker,
                "start": unit.start,
                "end": unit.end,
                "text": unit.text,
                "words": [asdict(word) for word in unit.words],
            }
            for unit in analysis.utterances
        ],
        "turns": [
            {"speaker": turn.speaker, "start": turn.start, "end": turn.end}
            for turn in analysis.turns
        ],
        "events": [asdict(event) for event in analysis.events],
        "moves": [asdict(move) for move in analysis.moves],
        "balance": {speaker: asdict(own) for speaker, own in analysis.balance.items()},
        "caveats": list(analysis.caveats),
        "gaps": [asdict(gap) for gap in analysis.gaps],
        "disclosures": [asdict(one) for one in analysis.disclosures],
        "versions": asdict(analysis.versions),
    }
    document["segments"].sort(key=lambda segment: (segment["start"], segment["end"]))
    rounded: dict[str, Any] = _rounded(document)
    return rounded


def from_document(document: Mapping[str, Any]) -> Analysis:
    """Return the Analysis of a document; raises BadInput for one that is not of this schema."""
    if document.get("schema") != SCHEMA:
        raise BadInput(
            f"This is not a {SCHEMA} document; make one with `voicecoach analyze FILE --json PATH`."
        )
    try:
        return _from_document(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            f"This {SCHEMA} document is damaged ({type(error).__name__}: {error}); "
            "make it again with `voicecoach analyze FILE --json PATH`."
        ) from error


def _from_document(document: Mapping[str, Any]) -> Analysis:
    speakers = tuple(document["speakers"])
    units = tuple(
        Utterance(
            unit["speaker"],
            unit["start"],
            unit["end"],
            tuple(_make(Word, word) for word in unit["words"]),
        )
        for unit in document["utterances"]
    )
    segments: dict[str, tuple[Segment, ...]] = {
        speaker: tuple(
            Segment(one["start"], one["end"])
            for one in document["segments"]
            if one["speaker"] == speaker
        )
        for speaker in speakers
    }
    events = tuple(_make(FloorEvent, event) for event in document["events"])
    return Analysis(
        recording=_make(RecordingFacts, document["recording"]),
        speakers=speakers,
        segments=segments,
        utterances=units,
        turns=tuple(_turn(turn, units, events) for turn in document["turns"]),
        events=events,
        moves=tuple(_make(Move, move) for move in document["moves"]),
        balance=_balances(document["balance"]),
        versions=_make(Versions, document["versions"]),
        caveats=tuple(document["caveats"]),
        gaps=tuple(_make(Gap, gap) for gap in document["gaps"]),
        disclosures=tuple(_disclosure(one) for one in document.get("disclosures", ())),
    )


def _turn(
    turn: Mapping[str, Any], units: tuple[Utterance, ...], events: tuple[FloorEvent, ...]
) -> Turn:
    """Put a turn's utterances back: its speaker's, in its time, that held the floor."""
    aside = {
        (event.by, event.start)
        for event in events
        if event.kind == "backchannel" or event.outcome == "yielded"
    }
    own = tuple(
        unit
        for unit in units
        if unit.speaker == turn["speaker"]
        and turn["start"] <= unit.start < turn["end"]
        and (unit.speaker, unit.start) not in aside
    )
    return Turn(turn["speaker"], turn["start"], turn["end"], own)


def _disclosure(values: Mapping[str, Any]) -> Disclosure:
    found: Disclosure = _make(Disclosure, values)
    return replace(found, responses=tuple(found.responses))


def _balances(values: Mapping[str, Any]) -> dict[str, SpeakerBalance]:
    """The balance of each; shares anew from the seconds: rounded twice, a point would be off."""
    own = _shared([_make(SpeakerBalance, one) for one in values.values()])
    windows = [[_make(WindowShare, w) for w in one.get("windows", ())] for one in values.values()]
    stretches = [_shared(together) for together in zip(*windows, strict=True)]
    of_each = zip(*stretches, strict=True) if stretches else [()] * len(own)
    return {
        speaker: replace(one, windows=tuple(its))
        for speaker, one, its in zip(values, own, of_each, strict=True)
    }


def _shared(parts: Sequence[Any]) -> list[Any]:
    """``parts`` of the same speech with their shares of it; None stays None."""
    total = sum(one.speech_s for one in parts)
    return [
        one if one.share is None or not total else replace(one, share=one.speech_s / total)
        for one in parts
    ]


def _make(kind: Any, values: Mapping[str, Any]) -> Any:
    """Build a dataclass from a mapping; keys of a later release are left out."""
    return kind(
        **{field.name: values[field.name] for field in fields(kind) if field.name in values}
    )


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(one) for one in value]
    return value
