"""Hearing while somebody speaks: the words of the whole, soon after the end."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.spoken import word_error_rate
from voicecoach.audio.recording import Recording
from voicecoach.conversation import Segment
from voicecoach.hearing import hear, judge
from voicecoach.replying import LATE_SPEAKER_S
from voicecoach.speech.activity import SpeechDetector
from voicecoach.speech.live import LiveHearing, within
from voicecoach.speech.transcribe import Transcriber

FIXTURES = Path(__file__).resolve().parents[2] / "audio_fixtures"
BLOCK_S = 0.02


@pytest.fixture(scope="module")
def detector() -> SpeechDetector:
    return SpeechDetector()


def fixture(name: str, channel: int = 0) -> tuple[NDArray[np.int16], int]:
    samples, rate_hz = soundfile.read(FIXTURES / name, dtype="int16", always_2d=True)
    return samples[:, [channel]], rate_hz


def feed(hearing: LiveHearing, samples: NDArray[np.int16], rate_hz: int) -> None:
    size = round(BLOCK_S * rate_hz)
    for i in range(0, len(samples), size):
        hearing.take(samples[i : i + size], i / rate_hz)


@pytest.mark.model
@pytest.mark.usefixtures("real_models")
class TestLive:
    def test_it_hears_what_the_whole_reply_holds(
        self, detector: SpeechDetector, shared_data: Path
    ) -> None:
        transcriber = Transcriber()
        samples, rate_hz = fixture("couple.stereo.flac")
        samples = samples[: 60 * rate_hz]
        hearing = LiveHearing(transcriber, detector, rate_hz)
        feed(hearing, samples, rate_hz)
        live = judge(*hearing.finish())
        with Recording.from_samples(samples / 32_768, rate_hz) as recording:
            whole = hear(recording, transcriber)
        assert live.clear
        assert word_error_rate(whole.text, live.text, shared_data.parent) <= 0.15
        assert len(live.segments) == pytest.approx(len(whole.segments), abs=2)
        starts = [word.start for word in live.words]
        assert starts == sorted(starts)
        for word in live.words:
            assert any(s.start - 0.05 <= word.start < s.end + 0.05 for s in live.segments)

    def test_it_knows_when_speech_began_and_ended(self, detector: SpeechDetector) -> None:
        samples, rate_hz = fixture("reply-validating.flac")
        before, after = np.zeros((2 * rate_hz, 1), np.int16), np.zeros((4 * rate_hz, 1), np.int16)
        hearing = LiveHearing(Transcriber(), detector, rate_hz)
        feed(hearing, np.concatenate([before, samples, after]), rate_hz)
        words, segments = hearing.finish()
        assert words
        assert hearing.speech_start is not None
        assert hearing.speech_end is not None
        assert hearing.speech_start == pytest.approx(segments[0].start, abs=0.15)
        assert hearing.speech_end == pytest.approx(segments[-1].end, abs=0.15)
        assert hearing.quiet_s >= 3.9

    def test_the_end_of_the_partners_line_is_no_answer(self, detector: SpeechDetector) -> None:
        samples, rate_hz = fixture("reply-validating.flac")
        first = int(np.flatnonzero(np.abs(samples[:, 0]) > 1_000)[0])
        echo = samples[first : first + round(0.3 * rate_hz)]
        pause = np.zeros((rate_hz, 1), np.int16)
        hearing = LiveHearing(Transcriber(), detector, rate_hz)
        hearing.echo_until = 0.7
        feed(hearing, np.concatenate([echo, pause, pause, pause]), rate_hz)
        words, segments = hearing.finish()
        assert (words, segments) == ((), ())
        assert hearing.speech_end is None
        answered = LiveHearing(Transcriber(), detector, rate_hz)
        answered.echo_until = 0.7
        feed(answered, np.concatenate([echo, pause, samples, pause]), rate_hz)
        words, segments = answered.finish()
        assert "small" in " ".join(word.text for word in words)
        assert answered.speech_start == pytest.approx(segments[0].start, abs=0.15)
        assert segments[0].start > 1.2

    @pytest.mark.parametrize("before_s", [0.0, 0.1, 0.2, 0.3])
    def test_a_short_answer_after_a_line_that_a_key_stopped_is_heard(
        self, detector: SpeechDetector, before_s: float
    ) -> None:
        samples, rate_hz = fixture("reply-validating.flac")
        first = int(np.flatnonzero(np.abs(samples[:, 0]) > 1_000)[0])
        answer = samples[first : first + round(0.6 * rate_hz)]
        hearing = LiveHearing(Transcriber(), detector, rate_hz)
        hearing.echo_until = LATE_SPEAKER_S
        before = np.zeros((round(before_s * rate_hz), 1), np.int16)
        feed(hearing, np.concatenate([before, answer, np.zeros((rate_hz, 1), np.int16)]), rate_hz)
        words, segments = hearing.finish()
        assert words
        assert hearing.speech_start == pytest.approx(segments[0].start, abs=0.15)
        assert hearing.speech_end == pytest.approx(segments[-1].end, abs=0.15)

    def test_what_is_heard_is_told_by_one_rule(self, detector: SpeechDetector) -> None:
        samples, rate_hz = fixture("reply-validating.flac")
        first = int(np.flatnonzero(np.abs(samples[:, 0]) > 1_000)[0])
        quiet = np.zeros((rate_hz, 1), np.int16)
        for length_s in np.arange(0.15, 0.8, 0.05):
            sound = samples[first : first + round(float(length_s) * rate_hz)]
            hearing = LiveHearing(Transcriber(), detector, rate_hz)
            hearing.echo_until = 0.5
            feed(hearing, np.concatenate([sound, quiet]), rate_hz)
            _, segments = hearing.finish()
            assert bool(segments) == (hearing.speech_end is not None), length_s

    def test_silence_has_no_words(self, detector: SpeechDetector) -> None:
        hearing = LiveHearing(Transcriber(), detector, 48_000)
        feed(hearing, np.zeros((3 * 48_000, 2), np.int16), 48_000)
        assert hearing.finish() == ((), ())
        assert hearing.speech_end is None
        assert hearing.quiet_s == 0

    def test_no_thread_is_left_when_it_is_abandoned(self, detector: SpeechDetector) -> None:
        samples, rate_hz = fixture("couple.stereo.flac")
        hearing = LiveHearing(Transcriber(), detector, rate_hz)
        feed(hearing, samples[: 20 * rate_hz], rate_hz)
        hearing.abandon()
        assert not {"ears", "scribe"} & {thread.name for thread in threading.enumerate()}

    def test_a_model_that_fails_is_told_at_the_end(self, detector: SpeechDetector) -> None:
        transcriber = Transcriber()
        transcriber._whisper = None
        samples, rate_hz = fixture("reply-validating.flac")
        hearing = LiveHearing(transcriber, detector, rate_hz)
        feed(hearing, samples, rate_hz)
        with pytest.raises(AttributeError):
            hearing.finish()


def test_segments_are_cut_to_a_stretch() -> None:
    segments = [Segment(0, 2), Segment(3, 5), Segment(6, 7)]
    assert within(segments, 1, 4) == [Segment(1, 2), Segment(3, 4)]
    assert within(segments, 2, 3) == []


def test_blocks_of_any_length_give_the_same_probabilities(detector: SpeechDetector) -> None:
    samples, _ = fixture("reply-mixed.flac")
    mono = samples[:, 0].astype(np.float32) / 32_768
    whole = detector.probabilities([mono])
    stream = detector.stream()
    parts = [stream.feed(mono[i : i + 333]) for i in range(0, len(mono), 333)]
    assert np.allclose(np.concatenate([*parts, stream.end()]), whole, atol=1e-4)
