"""The pipeline: sound -> who spoke when -> words -> turns and moves -> Analysis.

``analyze`` reads a recording of two people, or their timed words; ``hear`` takes one person's
spoken reply. Both use what is there and say in ``caveats`` what was not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voicecoach import __version__
from voicecoach.conversation import (
    UNKNOWN_SPEAKER,
    Analysis,
    Layout,
    Move,
    RecordingFacts,
    Segment,
    SpeakerBalance,
    Turn,
    Utterance,
    Versions,
    Word,
)
from voicecoach.errors import BadInput, Missing
from voicecoach.language.detect import RULES_VERSION, moves_in
from voicecoach.turns.balance import measure_balance, only_speech
from voicecoach.turns.floor import Floor, follow_floor
from voicecoach.turns.units import units_from_segments, units_from_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecoach.audio.recording import Recording
    from voicecoach.audio.timed_words import TimedWords
    from voicecoach.speech.activity import SpeechDetector
    from voicecoach.speech.separate import Levels
    from voicecoach.speech.transcribe import Read, Transcriber

Progress = Callable[[str, float, float], None]
"""Called with a stage (``reading``, ``who speaks``, ``words``), seconds done, seconds in all."""
LayoutWish = Literal["auto", "stereo", "mono"]

DEFAULT_NAMES = ("A", "B")
BLOCK_S = 30.0

CLEAR_SPEECH_S = 0.3
"""A reply with less speech than this was not heard."""
CLEAR_PROBABILITY = 0.5
"""Nor was one whose words have a lower mean probability (noise, music, another language)."""

ONE_VOICE = (
    "A mono recording: the two voices are not told apart, so figures that need two people "
    "are left out; use one microphone a person (stereo), or timed words with speakers."
)
ONE_ROOM = (
    "The two channels hold the same voices at the same levels (one room heard twice), "
    "so they were mixed to mono."
)
ONE_SIDE = "Only the {side} channel carries a voice; is the other microphone connected?"
NO_SPEECH = "No speech was found."


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker's speech and a way to read it (the other's bleed cancelled)."""

    speaker: str
    segments: tuple[Segment, ...]
    read: Read


@dataclass(frozen=True, slots=True)
class Heard:
    """One person's spoken reply. ``clear`` is False for silence, noise and doubtful words."""

    text: str
    words: tuple[Word, ...]
    segments: tuple[Segment, ...]
    clear: bool


def load_transcriber(
    model: str | None, language: str
) -> tuple[Transcriber | None, tuple[str, ...]]:
    """Load the named speech model (raises Missing), or the default, or none with a caveat."""
    from voicecoach.speech.transcribe import DEFAULT_MODEL, Transcriber

    if model is not None:
        return Transcriber(model, language), ()
    try:
        return Transcriber(DEFAULT_MODEL, language), ()
    except Missing as error:
        return None, (f"No words, turn-taking only: {error}",)


def analyze(
    path: Path,
    transcriber: Transcriber | None = None,
    *,
    layout: LayoutWish = "auto",
    channels: tuple[int, int] | None = None,
    names: tuple[str, str] | None = None,
    extra_caveats: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> Analysis:
    """Analyze a recording (or timed words) of two people.

    ``channels``: which two of several, counted from 1. ``names``: left channel first; for timed
    words, who speaks first. ``extra_caveats``: what the caller knows of, such as a missing
    model. Raises BadInput for a file that cannot be used.
    """
    from voicecoach.audio.timed_words import is_timed_words, read_timed_words

    tell = progress or (lambda stage, done, total: None)  # noqa: ARG005
    if is_timed_words(path):
        return _from_words(read_timed_words(path), names)
    from voicecoach.audio.decode import decode

    with decode(path, channels, lambda done, total: tell("reading", done, total)) as recording:
        found = _from_sound(recording, transcriber, layout, names or DEFAULT_NAMES, tell)
    return replace(found, caveats=found.caveats + extra_caveats)


def hear(recording: Recording, transcriber: Transcriber) -> Heard:
    """Hear one person's reply: its words and stretches of speech."""
    from voicecoach.speech.activity import SpeechDetector

    segments = _speech(recording, SpeechDetector())
    words = tuple(transcriber.transcribe(_mono_reader(recording), segments))
    mean = sum(word.probability for word in words) / len(words) if words else 0.0
    spoken_s = sum(segment.duration for segment in segments)
    clear = spoken_s >= CLEAR_SPEECH_S and mean >= CLEAR_PROBABILITY
    return Heard(" ".join(word.text for word in words), words, segments, clear)


def _from_sound(
    recording: Recording,
    transcriber: Transcriber | None,
    layout: LayoutWish,
    names: tuple[str, str],
    tell: Progress,
) -> Analysis:
    from voicecoach.speech.activity import SpeechDetector

    tell("who speaks", 0.0, recording.duration)
    levels, caveats = _choose_layout(recording, layout)
    found: Layout
    if levels is None:
        found = "mono"
        segments = _speech(recording, SpeechDetector())
        voices = [Voice(UNKNOWN_SPEAKER, segments, _mono_reader(recording))]
    else:
        found = "stereo"
        voices = _two_voices(recording, levels, names, SpeechDetector())
    tell("who speaks", recording.duration, recording.duration)
    if not any(voice.segments for voice in voices):
        caveats += (NO_SPEECH,)
    words = _words(voices, transcriber, tell) if transcriber else {}
    units = {
        voice.speaker: units_from_segments(
            voice.speaker, voice.segments, words.get(voice.speaker, ())
        )
        for voice in voices
    }
    facts = RecordingFacts(recording.duration, recording.channels, recording.sample_rate, found)
    analysis = _conclude(facts, units, recording.caveats + caveats, _versions(transcriber))
    return replace(analysis, gaps=recording.gaps)


def _from_words(timed: TimedWords, names: tuple[str, str] | None) -> Analysis:
    speakers = timed.speakers
    renamed = dict(zip(speakers, names, strict=False)) if names else {}
    units = {
        renamed.get(speaker, speaker): units_from_words(
            renamed.get(speaker, speaker), timed.words[speaker]
        )
        for speaker in speakers
    }
    facts = RecordingFacts(timed.duration, 0, None, "words")
    return _conclude(facts, units, timed.caveats, _versions(None))


def _conclude(
    facts: RecordingFacts,
    units: Mapping[str, tuple[Utterance, ...]],
    caveats: tuple[str, ...],
    versions: Versions,
) -> Analysis:
    """From each speaker's units to turns, events, moves and balance."""
    speakers = tuple(units)
    segments = {s: tuple(Segment(unit.start, unit.end) for unit in units[s]) for s in speakers}
    every = tuple(
        sorted((unit for own in units.values() for unit in own), key=lambda u: (u.start, u.end))
    )
    floor = Floor((), ())
    balance: Mapping[str, SpeakerBalance]
    if len(speakers) == 2:
        floor = follow_floor(every)
        balance = measure_balance(speakers, segments, floor)
    else:
        balance = {speaker: only_speech(segments[speaker]) for speaker in speakers}
    return Analysis(
        recording=facts,
        speakers=speakers,
        segments=segments,
        utterances=every,
        turns=floor.turns,
        events=floor.events,
        moves=find_moves(floor.turns),
        balance=balance,
        versions=versions,
        caveats=caveats,
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


def _choose_layout(recording: Recording, wish: LayoutWish) -> tuple[Levels | None, tuple[str, ...]]:
    """Return the channel levels where the channels are two people's, else None and why."""
    if recording.n_channels == 1:
        if wish == "stereo":
            raise BadInput("The recording has one channel; run it again with --layout mono.")
        return None, (ONE_VOICE,)
    if wish == "mono":
        return None, (ONE_VOICE,)
    from voicecoach.speech.separate import measure_levels

    levels = measure_levels(recording)
    if not levels.two_microphones:
        return None, (ONE_ROOM, ONE_VOICE)
    if levels.one_sided is None:
        return levels, ()
    return levels, (ONE_SIDE.format(side=("left", "right")[levels.one_sided]),)


def _two_voices(
    recording: Recording, levels: Levels, names: tuple[str, str], detector: SpeechDetector
) -> list[Voice]:
    from voicecoach.speech.separate import own_voice, separate

    separation = separate(recording, detector, levels)

    def reader(channel: int) -> Read:
        def read(start: float, end: float) -> NDArray[np.float32]:
            return own_voice(recording, separation.bleed, channel, start, end)

        return read

    return [
        Voice(name, separation.segments[channel], reader(channel))
        for channel, name in enumerate(names)
    ]


def _speech(recording: Recording, detector: SpeechDetector) -> tuple[Segment, ...]:
    """Find speech on one channel (several are mixed)."""
    from voicecoach.speech.activity import FRAME, frames_to_segments, hysteresis, per_frame

    def blocks() -> Iterator[NDArray[np.float32]]:
        for _, block in recording.blocks(BLOCK_S):
            yield block.mean(axis=1)

    probabilities = detector.probabilities(blocks())
    return frames_to_segments(hysteresis(per_frame(probabilities, recording.n_frames // FRAME)))


def _mono_reader(recording: Recording) -> Read:
    def read(start: float, end: float) -> NDArray[np.float32]:
        samples: NDArray[np.float32] = recording.read(start, end).mean(axis=1)
        return samples

    return read


def _words(
    voices: Sequence[Voice], transcriber: Transcriber, tell: Progress
) -> dict[str, list[Word]]:
    total = sum(segment.duration for voice in voices for segment in voice.segments)
    done = 0.0
    words: dict[str, list[Word]] = {}
    for voice in voices:
        before = done

        def step(seconds: float, before: float = before) -> None:
            tell("words", before + seconds, total)

        tell("words", done, total)
        words[voice.speaker] = transcriber.transcribe(voice.read, voice.segments, step)
        done += sum(segment.duration for segment in voice.segments)
    return words


def _versions(transcriber: Transcriber | None) -> Versions:
    model = transcriber.model if transcriber else None
    return Versions(
        voicecoach=__version__,
        rules=RULES_VERSION,
        model=model.name if model else None,
        model_sha256=model.sha256 if model else None,
    )
