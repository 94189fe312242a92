"""Words from speech: chunking and time mapping, and the real tiny.en on the shipped replies."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach import places
from voicecoach.audio.decode import decode
from voicecoach.conversation import Segment, Word
from voicecoach.errors import BadInput
from voicecoach.speech.transcribe import CHUNK_S, Piece, Transcriber, chunks, place

PIECES = [
    Piece(0.0, 9.85, 12.15, Segment(10.0, 12.0)),
    Piece(2.5, 19.85, 21.15, Segment(20.0, 21.0)),
]


@pytest.mark.parametrize(
    ("in_chunk", "in_recording"),
    [
        ((0.15, 0.65), (10.0, 10.5)),  # plain
        ((0.0, 0.6), (10.0, 10.45)),  # begins before the speech: clamped
        ((2.0, 2.6), (11.85, 12.0)),  # most of it in the pause, nearest to the first
        ((2.2, 3.0), (20.0, 20.35)),  # the first word after a pause, early
        ((3.5, 9.0), (20.85, 21.0)),  # runs past the end
    ],
)
def test_words_are_mapped_back_and_clamped(
    in_chunk: tuple[float, float], in_recording: tuple[float, float]
) -> None:
    found = place(Word(*in_chunk, "word"), PIECES)
    assert (found.start, found.end) == pytest.approx(in_recording)


@given(st.lists(st.tuples(st.floats(0.21, 5.0), st.floats(0.1, 70.0)), max_size=20))
def test_chunks_fit_whispers_window_and_lose_nothing(steps: list[tuple[float, float]]) -> None:
    segments, at = [], 0.0
    for pause, length in steps:
        segments.append(Segment(at + pause, at + pause + length))
        at = segments[-1].end
    rows = chunks(segments)
    assert sum(s.duration for row in rows for s in row) == pytest.approx(
        sum(s.duration for s in segments)
    )
    assert all(sum(s.duration for s in row) <= CHUNK_S + 1e-6 for row in rows)


@pytest.mark.model
@pytest.mark.usefixtures("real_models")
class TestRealWeights:
    def test_a_reply_is_heard_within_its_speech(self) -> None:
        from voicecoach.hearing import hear

        with decode(places.shipped("audio_fixtures") / "reply-validating.flac") as recording:
            heard = hear(recording, Transcriber("tiny.en"))
        assert heard.clear
        assert "small" in heard.text.lower()
        for word in heard.words:
            assert any(s.start <= word.start <= word.end <= s.end for s in heard.segments)

    def test_silence_has_no_words(self) -> None:
        from voicecoach.hearing import hear

        with decode(places.shipped("audio_fixtures") / "reply-silence.flac") as recording:
            heard = hear(recording, Transcriber("tiny.en"))
        assert not heard.clear
        assert heard.text == ""

    def test_invented_words_are_dropped(self) -> None:
        """Whisper writes " You" for silence that is passed off as speech."""
        silence = np.zeros(4 * 16_000, np.float32)
        words = Transcriber("tiny.en").transcribe(
            lambda start, end: silence[round(start * 16_000) : round(end * 16_000)],
            [Segment(0.5, 3.5)],
        )
        assert words == []

    def test_a_language_the_model_lacks_is_refused(self) -> None:
        with pytest.raises(BadInput, match="knows English only, not 'de'"):
            Transcriber("tiny.en", language="de")


def test_a_missing_model_names_its_command(tmp_path: Path) -> None:
    from voicecoach.errors import Missing

    with pytest.raises(Missing, match=r"voicecoach models add tiny\.en"):
        Transcriber("tiny.en")
    assert not list(tmp_path.glob("models/*"))
