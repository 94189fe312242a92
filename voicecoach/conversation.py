"""The nouns: what a conversation is made of, as far as voicecoach can tell.

Conventions
-----------
Time is float seconds from the start of the recording; a start is inclusive, an end exclusive.
Shares and confidences are 0-1. Speakers are labels. Every measure keeps its components (seconds,
counts) beside its rate, so that sessions add up and each figure leads to a moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

EventKind = Literal["interruption", "backchannel", "terminal_overlap"]
Outcome = Literal["took_floor", "yielded"]
Layout = Literal["stereo", "mono", "words"]
Response = Literal[
    "validated", "reflected", "asked", "reassured", "thanked", "owned", "respected", "advised",
    "turned_to_themselves", "dismissed", "defended", "blamed", "pressed", "nothing",
]  # fmt: skip
"""What one does in the turn after the other opened up."""
GapReason = Literal["device_lost", "suspended", "damaged", "muted", "paused"]

UNKNOWN_SPEAKER = "?"
"""The one speaker of a mono recording whose voices were not told apart."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time."""

    start: float
    end: float

    @property
    def duration(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the recogniser heard it."""

    start: float
    end: float
    text: str
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Utterance:
    """One inter-pausal unit with its words (none where no words were recognised)."""

    speaker: str
    start: float
    end: float
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def duration(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's utterances until the other takes the floor; back-channels are nobody's turn."""

    speaker: str
    start: float
    end: float
    utterances: tuple[Utterance, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(unit.text for unit in self.utterances if unit.words)

    @property
    def duration(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class FloorEvent:
    """Something that happened between the two speakers.

    ``start`` is the onset of the one who comes in (``by``); ``end`` is the end of the overlap
    (interruption, terminal overlap) or of the unit (back-channel). ``outcome`` is for
    interruptions only; so are ``yield_s``, how long the interrupted one kept on before giving way,
    and ``handed_back``, whether the floor was given back in words ("sorry, go on").
    """

    kind: EventKind
    by: str
    of: str
    start: float
    end: float
    outcome: Outcome | None = None
    confidence: float = 1.0
    yield_s: float | None = None
    handed_back: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """What a stretch of words does for the listener: one skill of ``language.moves``."""

    skill: str
    polarity: int
    speaker: str
    start: float
    end: float
    quote: str
    rule: str
    confidence: float
    try_instead: str | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Words in which ``speaker`` opened up, and what the other did in the next turn.

    ``answered_at``: start of that turn. ``spoken_over``: the other came in on these very words;
    then nothing is counted as an answer and ``responses`` is empty.
    """

    speaker: str
    start: float
    end: float
    quote: str
    answered_at: float
    spoken_over: bool
    responses: tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Time that was not heard; never counted as silence.

    A pause is not in the recording: its start is its end, and the floor is open again there.
    """

    start: float
    end: float
    reason: GapReason


@dataclass(frozen=True, slots=True)
class RecordingFacts:
    """What the recording is: ``duration`` in s, original channels and rate (None: timed words)."""

    duration: float
    channels: int
    sample_rate: int | None
    layout: Layout


@dataclass(frozen=True, slots=True)
class WindowShare:
    """One speaker's part in a stretch of the talk; ``share`` is None where nobody spoke."""

    start: float
    end: float
    speech_s: float
    share: float | None


@dataclass(frozen=True, slots=True)
class SpeakerBalance:
    """One speaker's part in the talk; None where it needs two people and only one was told apart.

    ``speech_s`` counts back-channels and overlaps; ``share`` is of both speakers' speech time, not
    of clock time. ``interruptions_per_partner_minute`` is per minute of the partner's speech, so
    that the quieter one is not made the culprit.
    """

    speech_s: float
    share: float | None
    turns: int | None
    longest_turn_s: float | None
    longest_turn_start: float | None
    response_gap_median_s: float | None
    interruptions: int | None
    interruptions_per_partner_minute: float | None
    backchannels: int | None
    backchannels_per_minute: float | None
    questions: int | None
    turn_median_s: float | None = None
    windows: tuple[WindowShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """What made an analysis."""

    voicecoach: str
    rules: str
    model: str | None = None
    model_sha256: str | None = None
    diarization_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one recording."""

    recording: RecordingFacts
    speakers: tuple[str, ...]
    segments: Mapping[str, tuple[Segment, ...]]
    utterances: tuple[Utterance, ...]
    turns: tuple[Turn, ...]
    events: tuple[FloorEvent, ...]
    moves: tuple[Move, ...]
    balance: Mapping[str, SpeakerBalance]
    versions: Versions
    caveats: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = field(default=())
    disclosures: tuple[Disclosure, ...] = field(default=())
