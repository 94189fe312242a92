"""One microphone, two people: who speaks when (mono, a phone on the table).

The number of speakers is given. The steps:

1. Speech: the activity model, its threshold fitted to the recording: halfway between its answers
   where the segmentation network is sure of silence and where it is sure of speech. (Far voices
   get low answers: on a meeting's far microphone a fixed threshold misses 38 % of the speech.)
   Beginnings are followed back while the level stands out of the noise.
2. Local speakers in sliding windows (``segmentation``), voice prints of overlapping seconds
   (``voiceprint``), both put together into two people (``speakers``).
3. Whether two speak at once, learnt from where each speaks alone (``overlap``).

Conventions: as in ``segmentation``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from voicecoach.conversation import Segment
from voicecoach.speech import speakers
from voicecoach.speech.activity import (
    FRAME,
    FRAME_S,
    SpeechDetector,
    frames_to_segments,
    hysteresis,
    logit,
    per_frame,
)
from voicecoach.speech.catalogue import DIARIZATION, SEGMENTATION, VOICE_PRINT
from voicecoach.speech.levels import follow_back, frame_power, runs, smooth, to_db
from voicecoach.speech.models import checked
from voicecoach.speech.overlap import hear_overlap, stretches_alone
from voicecoach.speech.segmentation import Segmenter, pace_of
from voicecoach.speech.voiceprint import VoicePrinter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicecoach.audio.recording import Recording

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float32]

MODEL = "diarization"

SURE_SPEECH = 0.9
"""The segmentation network is sure of speech above this probability,"""
SURE_SILENCE = 0.2
"""and of silence below this one."""
LEAST_SURE_S = 1.0
"""Of each so much is needed to fit the threshold."""
LOW_SPEECH_PERCENTILE = 25
HIGH_SILENCE_PERCENTILE = 90
LEAST_LOGIT, MOST_LOGIT = -3.0, 0.5
"""The fitted threshold stays between these probabilities: .05 and .62."""
OFF_BELOW_LOGIT = 0.6
"""Speech ends so far below where it begins, as .5 and .35 do."""

LONG_PART = 0.4
"""Share of the time that the long windows take."""

LEAST_PROBABILITY = 1e-4
"""Answers nearer to 0 or 1 say no more."""

SMOOTH_FRAMES = 9
STANDS_OUT = 2.0
"""A level so many standard deviations above the noise's is no noise."""
QUIET = 0.1
"""Probability of speech below which a frame tells of the noise."""
FOLLOW_S = 0.5
BELOW_SPEECH_DB = 40.0
"""Nothing so far below the usual speech is followed."""

ALIKE = 0.7
"""Two voices more alike than this (cosine) are hard to tell apart, or are one."""


@dataclass(frozen=True, slots=True)
class Diarization:
    """Who spoke when; ``segments`` of the one who speaks first, then of the other.

    ``likeness``: cosine between the two voices; 1 where only one was found.
    """

    segments: tuple[tuple[Segment, ...], tuple[Segment, ...]]
    likeness: float

    def to_values(self) -> dict[str, Any]:
        """Return it as JSON values, to the last bit."""
        segments = [[[one.start, one.end] for one in own] for own in self.segments]
        return {"segments": segments, "likeness": self.likeness}

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of ``to_values``."""
        first, second = (tuple(Segment(*one) for one in own) for own in values["segments"])
        return cls((first, second), values["likeness"])


class Diarizer:
    """The models of diarization, loaded once; raises Missing where they are not here."""

    def __init__(self) -> None:
        self.model = checked(MODEL, DIARIZATION)
        self._segmenter = Segmenter(self.model.folder / SEGMENTATION)
        self._printer = VoicePrinter(self.model.folder / VOICE_PRINT)
        self._detector = SpeechDetector()

    def diarize(
        self, recording: Recording, progress: Callable[[float], None] | None = None
    ) -> Diarization:
        """Tell two speakers apart; ``progress`` is called with the share done, 0-1."""
        active, voices = self._who(recording, progress or (lambda _share: None))
        segments = [frames_to_segments(active[k]) for k in (0, 1)]
        segments.sort(key=lambda own: own[0].start if own else np.inf)
        likeness = float(voices[0] @ voices[1]) if all(segments) else 1.0
        return Diarization((segments[0], segments[1]), likeness)

    def _who(
        self, recording: Recording, progress: Callable[[float], None]
    ) -> tuple[Bools, NDArray[np.float64]]:
        """Who speaks in each frame (2, n_frames), and the two voices (2, 192)."""
        n_frames = recording.n_frames // FRAME
        pace = pace_of(n_frames)
        found = self._segmenter.segment(
            recording.read_mono, n_frames, lambda share: progress(LONG_PART * share)
        )
        activity = per_frame(self._detector.probabilities(recording.mono_blocks()), n_frames)
        power = np.concatenate(
            [frame_power(block[:, None])[0] for block in recording.mono_blocks()] or [[]]
        )
        speech = find_speech(activity, found.speech, power[:n_frames])
        hop = round(pace.print_hop_s / FRAME_S)
        prints = self._printer.prints(recording.mono_blocks(), found.speech, hop)
        maps, voices = speakers.cluster(found, prints)
        means = speakers.posterior(found, maps)
        for _ in range(2):
            voices = speakers.refine_voices(means, prints, voices)
        active = speakers.resegment(means, speakers.overlap_in(means), prints, voices, speech)
        if float(voices[0] @ voices[1]) > ALIKE:
            return (
                active,
                voices,
            )  # perhaps one person, whom no mixture teaches to tell from another
        overlap = hear_overlap(
            self._segmenter,
            recording.read_mono,
            stretches_alone(active, means),
            runs(~speech),
            n_frames,
            pace.hearings,
            lambda share: progress(LONG_PART + (1 - LONG_PART) * share),
        )
        if overlap is not None:
            active = speakers.resegment(means, overlap, prints, voices, speech)
        return active, voices


def find_speech(activity: Floats, sure: Floats, power: NDArray[np.float64]) -> Bools:
    """Where anybody speaks, (n,).

    ``activity``: the activity model's probabilities; ``sure``: the segmentation network's, by which
    its threshold is fitted; ``power``: of each frame.
    """
    logits = logit(activity, LEAST_PROBABILITY) - fitted_threshold(activity, sure)
    spoken = np.asarray(1 / (1 + np.exp(-logits)), np.float32)
    seed = hysteresis(spoken, 0.5, 1 / (1 + float(np.exp(OFF_BELOW_LOGIT))))
    if not seed.any():
        return seed
    level = to_db(smooth(power, SMOOTH_FRAMES))
    usual = float(np.percentile(level[seed], 70))
    hold = level > max(_noise_limit(level, spoken), usual - BELOW_SPEECH_DB)
    return follow_back(seed, hold, round(FOLLOW_S / FRAME_S))


def fitted_threshold(activity: Floats, sure: Floats) -> float:
    """The activity model's threshold for this recording, as a logit; 0 is its own."""
    logits = logit(activity, LEAST_PROBABILITY)
    speech, silence = logits[sure > SURE_SPEECH], logits[sure < SURE_SILENCE]
    if min(len(speech), len(silence)) * FRAME_S < LEAST_SURE_S:
        return 0.0
    low = np.percentile(speech, LOW_SPEECH_PERCENTILE)
    high = np.percentile(silence, HIGH_SILENCE_PERCENTILE)
    return float(np.clip((low + high) / 2, LEAST_LOGIT, MOST_LOGIT))


def _noise_limit(level: NDArray[np.float64], spoken: Floats) -> float:
    """Level above which a frame stands out of the noise, in dB.

    The noise's mean and spread are taken from its lower quarter: what echoes after speech, and
    clicks, lie in the upper part. (Of a normal distribution the 5th and 25th percentiles lie 1.645
    and .674 standard deviations below the mean.)
    """
    quiet = level[spoken < QUIET]
    if len(quiet) * FRAME_S < 1.0:
        quiet = np.sort(level)[: max(1, len(level) // 5)]
    lowest, low = np.percentile(quiet, [5, 25])
    spread = max(0.2, (low - lowest) / (1.645 - 0.674))
    return float(low + (0.674 + STANDS_OUT) * spread)
