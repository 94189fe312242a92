"""Two microphones, two people, each hears both: which voice is whose, frame by frame.

The other voice bleeds into a person's microphone 15-28 dB down and a few ms late, so activity
detection on each channel alone hears everybody twice. The steps here:

1. Level ratio. In loud frames the ratio between the channels has two modes, one a speaker. Their
   distance says whether the channels separate two voices at all (``separation_db``).
2. Bleed. Where one speaker clearly dominates, the path into the other microphone is estimated as a
   short filter by least squares (Wiener), and its output is subtracted: crosstalk cancelling, as in
   S. Araki et al., and in telephone echo cancelling with a far end known.
3. Decision. On the cancelled channel a frame is speech where the activity model hears speech and
   the level stands above the noise and above what the cancelling may have left; such speech is
   then followed outwards as long as the channel's own level holds (soft onsets and endings, which
   the model clips). Both may speak at once: true overlaps are kept.

Conventions: samples are float32 (n, 2) at 16 kHz, left first; power is mean square (full scale 1);
frames are the 10 ms frames of ``activity``; levels in dB are 10 log10 of power.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from voicecoach.conversation import Segment
from voicecoach.speech.activity import (
    FRAME_S,
    SAMPLE_RATE_HZ,
    SpeechDetector,
    frames_to_segments,
    hysteresis,
    per_frame,
)
from voicecoach.speech.levels import POWER_FLOOR, follow, frame_power, ratio, runs, smooth, to_db

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from voicecoach.audio.recording import Recording

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

BLOCK_S = 30.0

LOUD_DB = 15.0
"""A frame this far above its channel's noise is loud enough for its level ratio to mean much."""
NOISE_PERCENTILE = 8
"""Even in a lively talk nobody speaks for a tenth of the time: this low, a level is noise."""
RATIO_LIMIT_DB = 40.0
"""Ratios beyond it say no more (digital silence on one side)."""
TWO_VOICES_DB = 10.0
"""Two modes of the level ratio this far apart are two microphones that separate two voices. Bleed
15-28 dB down puts them 25 dB apart and more; one phone's stereo pair within about 5 dB."""
ONE_SIDED_DB = 8.0
"""A single mode this far from 0 dB is one voice, on one of two microphones."""
MIN_MODE_SHARE = 0.01
"""Share of the loud frames that a mode needs to count."""
DOMINANT = 0.25
"""How far beyond the midpoint, as a share of the modes' distance, one speaker clearly dominates."""

TAPS = 512
"""Length of the bleed filter, samples (32 ms: the direct path and early reflections)."""
PRE_TAPS = 16
"""Of these, taps before time zero, for converters that are not quite in step."""
MIN_RUN = 8
"""Frames: shorter stretches of dominance are left out of the estimate."""
MAX_CALIBRATION_S = 300.0
"""Stretches used for the estimate in all, spread over the talk; more changes nothing."""
RIDGE = 1e-3
"""Regularisation of the least squares, share of the signal's power."""

SPEECH_ON = 0.2
"""On a cancelled channel the level speaks too, so the model may be less sure than on an unknown
one. (benchmarks/turns.py: DER .049 at .5/.35, .037 at .25/.1, .035 at .2/.1 on simulated talks)"""
SPEECH_OFF = 0.1
SEED_OVER_NOISE_DB = 6.0
"""Speech stands this far above the channel's mean noise."""
HOLD_OVER_NOISE_DB = 3.0
"""...and is followed outwards as long as it stands this far above it,"""
HOLD_BELOW_SPEECH_DB = 35.0
"""and no further below the speaker's usual level (rooms without noise are no proof of speech),"""
HOLD_S = 0.5
"""for at most this long beyond what the model called speech."""
BLEED_MARGIN_DB = 6.0
"""What the cancelling leaves varies; this is added to its mean."""
LEAST_RESIDUE_DB = -45.0
"""No cancelling is trusted to leave less of the other voice than this."""
LEVEL_PERCENTILE = 70
"""A speaker's usual level: this percentile of the power of their speech frames."""
SMOOTH_FRAMES = 3


@dataclass(frozen=True, slots=True)
class Bleed:
    """The path of each voice into the other's microphone, as FIR filters of ``TAPS`` taps."""

    left_to_right: Floats
    right_to_left: Floats

    def cancel(self, samples: NDArray[np.float32], channel: int) -> NDArray[np.float32]:
        """Return ``channel`` of ``samples`` (n, 2) less the other voice's bleed, shape (n,)."""
        taps = self.left_to_right if channel == 1 else self.right_to_left
        if not taps.any():
            return samples[:, channel]
        return samples[:, channel] - _filter(taps, samples[:, 1 - channel]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Separation:
    """Who spoke when on two channels.

    ``segments``: left, right. ``separation_db``: distance of the level-ratio modes, None where
    there was one mode. ``bleed``: for reading one speaker's own voice with ``own_voice``.
    """

    segments: tuple[tuple[Segment, ...], tuple[Segment, ...]]
    separation_db: float | None
    bleed: Bleed

    def to_values(self) -> dict[str, Any]:
        """Return it as JSON values, to the last bit."""
        return {
            "segments": [[[one.start, one.end] for one in own] for own in self.segments],
            "separation_db": self.separation_db,
            "bleed": [self.bleed.left_to_right.tolist(), self.bleed.right_to_left.tolist()],
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of ``to_values``."""
        left, right = (tuple(Segment(*one) for one in own) for own in values["segments"])
        bleed = Bleed(*(np.array(taps, np.float64) for taps in values["bleed"]))
        return cls((left, right), values["separation_db"], bleed)


@dataclass(frozen=True, slots=True)
class Levels:
    """Frame powers of both channels, shape (2, n_frames), and what their ratio says."""

    power: Floats
    left_dominant: Bools
    right_dominant: Bools
    separation_db: float | None
    one_sided: int | None
    """The channel that carries the only voice, where there is only one."""
    dead: int | None = None
    """The channel on which not even the other voice's bleed is heard."""

    @property
    def two_microphones(self) -> bool:
        """Whether the channels are two people's microphones rather than one room heard twice."""
        return self.separation_db is not None or self.one_sided is not None


def measure_levels(recording: Recording) -> Levels:
    """Find the two modes of the level ratio of a two-channel recording."""
    power = np.concatenate([frame_power(x) for _, x in recording.blocks(BLOCK_S)], axis=1)
    level = np.stack([smooth(p, 5) for p in power])
    noise = np.maximum(POWER_FLOOR, np.percentile(level, NOISE_PERCENTILE, axis=1))
    loud = np.any(level > noise[:, None] * ratio(LOUD_DB), axis=0)
    level_ratio = np.clip(
        to_db(level[0]) - to_db(level[1]),
        -RATIO_LIMIT_DB,
        RATIO_LIMIT_DB,
    )
    nothing = np.zeros(len(loud), bool)
    if not loud.any():
        return Levels(power, nothing, nothing, None, None)
    low, high, small_share = _two_modes(level_ratio[loud])
    if high - low < TWO_VOICES_DB or small_share < MIN_MODE_SHARE:
        middle = float(np.median(level_ratio[loud]))
        side = 0 if middle > ONE_SIDED_DB else 1 if middle < -ONE_SIDED_DB else None
        left = loud if side == 0 else nothing
        right = loud if side == 1 else nothing
        other = None if side is None else 1 - side
        heard = other is None or bool(
            np.median(level[other][loud]) > noise[other] * ratio(HOLD_OVER_NOISE_DB)
        )
        return Levels(power, left, right, None, side, None if heard else other)
    middle, reach = (high + low) / 2, DOMINANT * (high - low)
    return Levels(
        power,
        loud & (level_ratio > middle + reach),
        loud & (level_ratio < middle - reach),
        float(high - low),
        None,
    )


def estimate_bleed(recording: Recording, levels: Levels) -> Bleed:
    """Estimate both bleed filters from the stretches where one speaker dominates."""
    return Bleed(
        _estimate_path(recording, levels.left_dominant, source=0),
        _estimate_path(recording, levels.right_dominant, source=1),
    )


def separate(recording: Recording, detector: SpeechDetector, levels: Levels) -> Separation:
    """Decide for each frame and channel whether its own speaker speaks."""
    bleed = estimate_bleed(recording, levels)
    left_power, left_speech = _listen(recording, detector, bleed, 0)
    right_power, right_speech = _listen(recording, detector, bleed, 1)
    active = decide(
        levels.power,
        np.stack([left_power, right_power]),
        np.stack([left_speech, right_speech]),
    )
    segments = (frames_to_segments(active[0]), frames_to_segments(active[1]))
    return Separation(segments, levels.separation_db, bleed)


def _listen(
    recording: Recording, detector: SpeechDetector, bleed: Bleed, channel: int
) -> tuple[Floats, NDArray[np.float32]]:
    """Frame powers and speech probabilities of one channel with the bleed cancelled."""
    powers: list[Floats] = []

    def blocks() -> Iterator[NDArray[np.float32]]:
        for start, block in recording.blocks(BLOCK_S):
            end = start + len(block) / SAMPLE_RATE_HZ
            clean = own_voice(recording, bleed, channel, start, end)
            powers.append(frame_power(clean[:, None])[0])
            yield clean

    windows = detector.probabilities(blocks())
    power = np.concatenate(powers)
    return power, per_frame(windows, len(power))


def own_voice(
    recording: Recording, bleed: Bleed, channel: int, start: float, end: float
) -> NDArray[np.float32]:
    """Read ``channel`` from ``start`` to ``end`` s with the other voice's bleed cancelled, (n,)."""
    before = min(start, TAPS / SAMPLE_RATE_HZ)
    samples = recording.read(start - before, end + PRE_TAPS / SAMPLE_RATE_HZ)
    skip = round(before * SAMPLE_RATE_HZ)
    length = round((end - start) * SAMPLE_RATE_HZ)
    return bleed.cancel(samples, channel)[skip : skip + length]


def decide(power: Floats, own_power: Floats, speech: NDArray[np.float32]) -> Bools:
    """Return where each channel's own speaker speaks, shape (2, n_frames).

    ``power``: frame powers as recorded; ``own_power``: with the bleed cancelled; ``speech``: the
    activity model's probability on the cancelled channels; all (2, n_frames).
    """
    own = np.stack([smooth(p, SMOOTH_FRAMES) for p in own_power])
    noise = [_noise(own_power[c], speech) for c in (0, 1)]
    usual = [_usual_level(own, speech, c) for c in (0, 1)]
    active = np.zeros(own.shape, bool)
    for c in (0, 1):
        left_over = _residue(power[1 - c], own_power[c], speech, noise[c], c)
        least = np.maximum(
            usual[c] * ratio(-HOLD_BELOW_SPEECH_DB),
            _lingering(power[1 - c]) * left_over * ratio(BLEED_MARGIN_DB),
        )
        seed = hysteresis(speech[c], SPEECH_ON, SPEECH_OFF) & (
            own[c] > np.maximum(noise[c] * ratio(SEED_OVER_NOISE_DB), least)
        )
        hold = own[c] > np.maximum(noise[c] * ratio(HOLD_OVER_NOISE_DB), least)
        active[c] = follow(seed, hold, round(HOLD_S / FRAME_S))
    return active


def _estimate_path(recording: Recording, dominant: Bools, source: int) -> Floats:
    """Least-squares filter from channel ``source`` to the other, over the dominant frames."""
    auto, cross = np.zeros(TAPS), np.zeros(TAPS)
    for start, end in _calibration_runs(dominant):
        samples = recording.read(start * FRAME_S, end * FRAME_S).astype(np.float64)
        size = 1 << (len(samples) + TAPS - 1).bit_length()
        x, y = (np.fft.rfft(samples[:, c], size) for c in (source, 1 - source))
        auto += np.fft.irfft(x.conj() * x, size)[:TAPS]
        cross += np.roll(np.fft.irfft(x.conj() * y, size), PRE_TAPS)[:TAPS]
    if auto[0] <= 0.0:
        return np.zeros(TAPS)
    lags = np.abs(np.arange(TAPS)[:, None] - np.arange(TAPS)[None, :])
    matrix = auto[lags]
    matrix[np.diag_indices(TAPS)] += RIDGE * auto[0]
    return np.asarray(np.linalg.solve(matrix, cross))


def _calibration_runs(dominant: Bools) -> list[tuple[int, int]]:
    """Stretches (first frame, end frame) to estimate from, evenly thinned to the limit."""
    long = [(a, b) for a, b in runs(dominant) if b - a >= MIN_RUN]
    total_s = sum(b - a for a, b in long) * FRAME_S
    return long[:: max(1, int(np.ceil(total_s / MAX_CALIBRATION_S)))]


def _filter(taps: Floats, samples: NDArray[np.float32]) -> Floats:
    """Convolve; output is aligned with the input (the first ``PRE_TAPS`` taps look ahead)."""
    size = 1 << (len(samples) + TAPS - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(taps, size) * np.fft.rfft(samples, size), size)
    return product[PRE_TAPS : PRE_TAPS + len(samples)]


def _two_modes(values: Floats) -> tuple[float, float, float]:
    """Two-means of a 1-D sample: (low, high, share of the smaller group)."""
    low, high = (float(v) for v in np.percentile(values, [5, 95]))
    share = 0.0
    for _ in range(30):
        upper = values > (low + high) / 2
        share = float(min(upper.mean(), 1 - upper.mean()))
        if share == 0.0:
            break
        low, high = float(values[~upper].mean()), float(values[upper].mean())
    return low, high, share


def _noise(own_power: Floats, speech: NDArray[np.float32]) -> float:
    """Mean noise power of a channel, from frames in which nobody speaks."""
    quiet = np.sort(own_power[speech.max(axis=0) < SPEECH_OFF])
    if len(quiet) < 1.0 / FRAME_S:
        quiet = np.sort(own_power)[: max(1, len(own_power) // 5)]
    # Clicks and breaths sit in the top fifth of the quiet frames; leave them out.
    kept = quiet[: max(1, len(quiet) * 4 // 5)]
    return max(POWER_FLOOR, float(kept.mean()) * 1.15) if len(kept) else POWER_FLOOR


def _usual_level(own: Floats, speech: NDArray[np.float32], channel: int) -> float:
    """Usual power of a speaker's speech; infinite (nothing passes) where there is none."""
    spoken = (speech[channel] > 0.5) & (own[channel] > own[1 - channel])
    return float(np.percentile(own[channel][spoken], LEVEL_PERCENTILE)) if spoken.any() else np.inf


def _residue(
    source: Floats, own: Floats, speech: NDArray[np.float32], noise: float, channel: int
) -> float:
    """Power ratio of what the cancelling left of the other voice on ``channel``."""
    least = ratio(LEAST_RESIDUE_DB)
    other_alone = (speech[1 - channel] > 0.7) & (speech[channel] < SPEECH_ON)
    if other_alone.sum() * FRAME_S < 0.3:
        return least
    left = float(own[other_alone].sum() - noise * other_alone.sum())
    return max(least, left / max(POWER_FLOOR, float(source[other_alone].sum())))


def _lingering(power: Floats) -> Floats:
    """Smoothed power that lasts two frames longer than the sound (a room's answer)."""
    level = smooth(power, 5)
    later = np.concatenate([level[:1], level[:-1]])
    still_later = np.concatenate([later[:1], later[:-1]])
    return np.asarray(np.maximum(np.maximum(level, later), still_later))
