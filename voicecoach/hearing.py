"""From sound to each speaker's units with their words: stereo, mono, or one spoken reply.

Speech models are used where they are here; what could not be told for the lack of one is said in
caveats.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from voicecoach.conversation import UNKNOWN_SPEAKER, Segment, Utterance, Word
from voicecoach.errors import BadInput, Missing
from voicecoach.remembering import Remember, find_anew
from voicecoach.turns.units import join_segments, share_out_words, units_from_segments

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecoach.audio.recording import Recording
    from voicecoach.speech.activity import SpeechDetector
    from voicecoach.speech.diarize import Diarizer
    from voicecoach.speech.separate import Levels
    from voicecoach.speech.transcribe import Read, Transcriber

    Units = dict[str, tuple[Utterance, ...]]

Progress = Callable[[str, float, float], None]
"""Called with a stage (``reading``, ``who speaks``, ``words``), seconds done, seconds in all."""
LayoutWish = Literal["auto", "stereo", "mono"]


CLEAR_SPEECH_S = 0.3
"""A reply with less speech than this was not heard."""
CLEAR_PROBABILITY = 0.65
"""Mean probability of a reply's words from which it is judged. Measured with tiny.en and base: ten
sentences of eight other languages <= .61, English replies by four voices >= .76, 95 in 100 units of
people on their own microphones >= .67."""

ONE_VOICE = (
    "A mono recording: the two voices are not told apart, so figures that need two people are "
    "left out; `voicecoach models add diarization` brings what tells them apart."
)
ONE_VOICE_FOUND = "Only one voice was found, so figures that need two people are left out."
ALIKE_VOICES = (
    "The two voices sound much alike, or are one: who said what is doubtful. One microphone a "
    "person makes it sure."
)
ONE_ROOM = (
    "The two channels hold the same voices at the same levels (one room heard twice), "
    "so they were mixed to mono."
)
SIDES = ("left", "right")
ONE_SIDE = "Only the {side} channel carries a voice; is the other microphone connected?"
DEAD_SIDE = (
    "The {side} channel is dead, so the other one was taken as one microphone for both people."
)
DRIFT = (
    "The channels drift apart by {ms:.0f} ms over the talk, as two devices do: overlaps and gaps "
    "are off by up to that."
)


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


def load_diarizer() -> tuple[Diarizer | None, tuple[str, ...]]:
    """Load what tells two voices apart in mono; without it none, with a caveat where damaged."""
    from voicecoach.speech.diarize import MODEL, Diarizer
    from voicecoach.speech.models import folder_of, is_folder

    try:
        return Diarizer(), ()
    except Missing as error:
        return None, (str(error),) if is_folder(folder_of(MODEL)) else ()


def hear(recording: Recording, transcriber: Transcriber) -> Heard:
    """Hear one person's reply: its words and stretches of speech."""
    from voicecoach.speech.activity import SpeechDetector

    segments = _speech(recording, SpeechDetector())
    return judge(transcriber.transcribe(recording.read_mono, segments), segments)


def judge(words: Sequence[Word], segments: Sequence[Segment]) -> Heard:
    """Say whether a reply was heard well enough to be judged."""
    mean = sum(word.probability for word in words) / len(words) if words else 0.0
    spoken_s = sum(segment.duration for segment in segments)
    clear = spoken_s >= CLEAR_SPEECH_S and mean >= CLEAR_PROBABILITY
    text = " ".join(word.text for word in words)
    return Heard(text, tuple(words), tuple(segments), clear)


def choose_layout(recording: Recording, wish: LayoutWish) -> tuple[Levels | None, tuple[str, ...]]:
    """Return the channel levels where the channels are two people's, else None and why."""
    if recording.n_channels == 1 and wish == "stereo":
        raise BadInput("The recording has one channel; run it again with --layout mono.")
    if recording.n_channels == 1 or wish == "mono":
        return None, ()
    from voicecoach.speech.drift import NOTICEABLE_S, measure_drift
    from voicecoach.speech.separate import measure_levels

    levels = measure_levels(recording)
    if not levels.two_microphones:
        return None, (ONE_ROOM,)
    if levels.dead is not None:
        return None, (DEAD_SIDE.format(side=SIDES[levels.dead]),)
    if levels.one_sided is not None:
        return levels, (ONE_SIDE.format(side=SIDES[levels.one_sided]),)
    drift = measure_drift(recording, levels)
    if drift is not None and abs(drift) >= NOTICEABLE_S:
        return levels, (DRIFT.format(ms=1000 * abs(drift)),)
    return levels, ()


def units_from_stereo(
    recording: Recording,
    levels: Levels,
    transcriber: Transcriber | None,
    names: tuple[str, str],
    tell: Progress,
    remember: Remember = find_anew,
) -> dict[str, tuple[Utterance, ...]]:
    from voicecoach.speech.activity import SpeechDetector

    voices = _two_voices(recording, levels, names, SpeechDetector(), remember)
    tell("who speaks", recording.duration, recording.duration)
    words = _words(voices, transcriber, tell, remember)
    return {
        voice.speaker: units_from_segments(voice.speaker, voice.segments, words[voice.speaker])
        for voice in voices
    }


def units_from_mono(
    recording: Recording,
    diarizer: Diarizer | None,
    transcriber: Transcriber | None,
    names: tuple[str, str],
    tell: Progress,
    remember: Remember = find_anew,
) -> tuple[dict[str, tuple[Utterance, ...]], tuple[str, ...]]:
    """Each speaker's units, and caveats; one unknown voice where two cannot be told apart."""
    segments, caveats = _who_speaks(recording, diarizer, names, tell, remember)
    tell("who speaks", recording.duration, recording.duration)
    anybody = join_segments([one for own in segments.values() for one in own])
    room = Voice(UNKNOWN_SPEAKER, anybody, recording.read_mono)
    words = _words([room], transcriber, tell, remember)[UNKNOWN_SPEAKER]
    shared = share_out_words(words, segments)
    units = {s: units_from_segments(s, own, shared[s]) for s, own in segments.items()}
    return units, caveats


def _who_speaks(
    recording: Recording,
    diarizer: Diarizer | None,
    names: tuple[str, str],
    tell: Progress,
    remember: Remember = find_anew,
) -> tuple[dict[str, tuple[Segment, ...]], tuple[str, ...]]:
    from voicecoach.speech.activity import SpeechDetector
    from voicecoach.speech.diarize import ALIKE, Diarization

    if diarizer is None:
        return {UNKNOWN_SPEAKER: _speech(recording, SpeechDetector())}, (ONE_VOICE,)
    step = lambda share: tell("who speaks", share * recording.duration, recording.duration)  # noqa: E731
    found = Diarization.from_values(
        remember(
            f"who speaks {diarizer.model.sha256}",
            lambda: diarizer.diarize(recording, step).to_values(),
        )
    )
    if not found.segments[1]:
        return {UNKNOWN_SPEAKER: found.segments[0]}, (ONE_VOICE_FOUND,)
    return dict(zip(names, found.segments, strict=True)), (
        (ALIKE_VOICES,) if found.likeness > ALIKE else ()
    )


def _two_voices(
    recording: Recording,
    levels: Levels,
    names: tuple[str, str],
    detector: SpeechDetector,
    remember: Remember,
) -> list[Voice]:
    from voicecoach.speech.separate import Separation, own_voice, separate

    separation = Separation.from_values(
        remember("whose voice", lambda: separate(recording, detector, levels).to_values())
    )

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

    probabilities = detector.probabilities(recording.mono_blocks())
    return frames_to_segments(hysteresis(per_frame(probabilities, recording.n_frames // FRAME)))


def _words(
    voices: Sequence[Voice], transcriber: Transcriber | None, tell: Progress, remember: Remember
) -> dict[str, list[Word]]:
    """Each voice's words; none without a transcriber."""
    words: dict[str, list[Word]] = {voice.speaker: [] for voice in voices}
    if transcriber is None:
        return words
    total = sum(segment.duration for voice in voices for segment in voice.segments)
    done = 0.0
    for number, voice in enumerate(voices):
        before = done

        def keep(key: str, make: Callable[[], Any], number: int = number) -> Any:
            return remember(f"words {number} {key}", make)

        def step(seconds: float, before: float = before) -> None:
            tell("words", before + seconds, total)

        tell("words", done, total)
        words[voice.speaker] = transcriber.transcribe(voice.read, voice.segments, step, keep)
        done += sum(segment.duration for segment in voice.segments)
    return words
