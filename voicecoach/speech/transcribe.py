"""Words from speech, by Whisper (CTranslate2 weights, faster-whisper), on detected speech only.

Whisper invents text for silence (tiny.en writes " You") and repeats itself when it is fed its own
last sentence, so it hears only the segments that activity detection found, each chunk by itself,
at temperature 0. A chunk is a row of one speaker's segments with short pauses between them, up to
Whisper's 30 s; word times are mapped back and clamped to the segment that they fall in, because
Whisper puts the first word after a pause early by 0.3 s or more.

It is given arrays, never paths: nothing here opens a file other than the model's, and nothing
calls the model hub.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from voicecoach.conversation import Segment, Word
from voicecoach.errors import BadInput, Missing
from voicecoach.remembering import Remember, find_anew

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Read = Callable[[float, float], NDArray[np.float32]]

SAMPLE_RATE_HZ = 16_000

CHUNK_S = 28.0
"""Longest row of segments given at once; Whisper's window is 30 s."""
MARGIN_S = 0.15
"""Sound kept on either side of a segment, for soft onsets."""
LONGEST_PAUSE_S = 0.5
"""Pauses between segments are kept up to this: enough to be heard as a pause."""

NO_SPEECH = 0.6
"""Text with a higher no-speech probability and a lower mean log probability than these is
invented. (Whisper's own thresholds)"""
LEAST_LOGPROB = -1.0
MOST_COMPRESSION = 2.4
"""Text that compresses better than this repeats itself. (Whisper's own threshold)"""
DOUBTFUL = 0.3
"""Cap on the probability of a word in such text: no finding is built on it. Below it, words in
what may be no speech are invented."""
SHORTEST_WORD_S = 0.02

DEFAULT_MODEL = "tiny.en"
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment's place in a chunk: ``offset`` s in the chunk is ``start`` s in the recording."""

    offset: float
    start: float
    end: float
    segment: Segment


class Transcriber:
    """A Whisper model, checked by its hash and loaded once."""

    def __init__(self, name_or_folder: str = DEFAULT_MODEL, language: str = DEFAULT_LANGUAGE):
        """Load the model; raises Missing or VoicecoachError as ``speech.models.checked`` does."""
        from voicecoach.speech.models import checked

        self.model = checked(name_or_folder)
        self.language = language
        from faster_whisper import WhisperModel

        try:
            self._whisper: Any = WhisperModel(
                str(self.model.folder), device="cpu", compute_type="int8", local_files_only=True
            )
        except Exception as error:
            raise Missing(
                f"The speech model {self.model.name} is damaged or cannot be loaded; bring it "
                "again with `voicecoach models add NAME`, or name another with --model."
            ) from error
        self._check_language()

    def _check_language(self) -> None:
        known = self._whisper.supported_languages
        if self.language not in known:
            only = "English only" if known == ["en"] else "not that language"
            raise BadInput(
                f"The model {self.model.name} knows {only}, not {self.language!r}; "
                "use --model base for another language (`voicecoach models add base`)."
            )

    def transcribe(
        self,
        read: Read,
        segments: Sequence[Segment],
        progress: Callable[[float], None] | None = None,
        remember: Remember = find_anew,
    ) -> list[Word]:
        """Return the words of one speaker's ``segments``, in order of time.

        ``read(start, end)`` returns float32 mono samples (n,) at 16 kHz; ``progress`` is called
        with the seconds of speech done; ``remember`` keeps what is found (see ``remembering``).
        """
        words: list[Word] = []
        done = 0.0
        for row in chunks(segments):
            values = remember(self._key(row), partial(self._row_values, read, row))
            words += [Word(*one) for one in values]
            done += sum(segment.duration for segment in row)
            if progress:
                progress(done)
        return sorted(words, key=lambda word: word.start)

    def _key(self, row: Sequence[Segment]) -> str:
        """What the words of a row depend on, besides the sound."""
        times = " ".join(f"{segment.start:.3f}-{segment.end:.3f}" for segment in row)
        return f"{self.model.sha256} {self.language} {times}"

    def _row_values(self, read: Read, row: Sequence[Segment]) -> list[tuple[Any, ...]]:
        words = self._transcribe_chunk(*_stitch(read, row))
        return [(word.start, word.end, word.text, word.probability) for word in words]

    def _transcribe_chunk(
        self, samples: NDArray[np.float32], pieces: Sequence[Piece]
    ) -> list[Word]:
        found, _ = self._whisper.transcribe(
            samples,
            language=self.language,
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
            vad_filter=False,
        )
        words: list[Word] = []
        for part in found:
            if _is_invented(part):
                continue
            most = DOUBTFUL if part.compression_ratio > MOST_COMPRESSION else 1.0
            for heard in part.words or ():
                text = heard.word.strip()
                if text:
                    sure = min(most, float(heard.probability))
                    word = Word(float(heard.start), float(heard.end), text, sure)
                    words.append(place(word, pieces))
        return words


def _is_invented(part: Any) -> bool:
    """Whether Whisper doubts that it heard speech, and its text or each word of it too.

    Its mean log probability counts the end of the text as well: it stays above the threshold for a
    lone " You" of probability 0.02.
    """
    if part.no_speech_prob <= NO_SPEECH:
        return False
    words = part.words or ()
    return part.avg_logprob < LEAST_LOGPROB or all(word.probability < DOUBTFUL for word in words)


def chunks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Group segments into rows of at most ``CHUNK_S``; a longer segment is cut."""
    cut: list[Segment] = []
    for segment in segments:
        start = segment.start
        while segment.end - start > CHUNK_S:
            cut.append(Segment(start, start + CHUNK_S))
            start += CHUNK_S
        cut.append(Segment(start, segment.end))
    rows: list[list[Segment]] = []
    length = 0.0
    for segment in cut:
        needed = segment.duration + 2 * MARGIN_S + LONGEST_PAUSE_S
        if not rows or length + needed > CHUNK_S + 1.0:
            rows.append([])
            length = 0.0
        rows[-1].append(segment)
        length += needed
    return rows


def place(word: Word, pieces: Sequence[Piece]) -> Word:
    """Map a word from chunk time to the recording and clamp it to the segment it falls in."""
    middle = (word.start + word.end) / 2

    def distance(piece: Piece) -> float:
        into = piece.offset + piece.segment.start - piece.start
        return max(into - middle, middle - into - piece.segment.duration, 0.0)

    piece = min(pieces, key=distance)
    shift = piece.start - piece.offset
    first, last = piece.segment.start, piece.segment.end
    start = min(max(word.start + shift, first), last - SHORTEST_WORD_S)
    end = min(max(word.end + shift, start + SHORTEST_WORD_S), last)
    return replace(word, start=round(start, 3), end=round(end, 3))


def _stitch(read: Read, row: Sequence[Segment]) -> tuple[NDArray[np.float32], list[Piece]]:
    """Put a row of segments one after another, with margins and short pauses between them."""
    import numpy as np

    parts: list[NDArray[np.float32]] = []
    pieces: list[Piece] = []
    length = 0
    for i, segment in enumerate(row):
        before = row[i - 1].end if i else None
        after = row[i + 1].start if i + 1 < len(row) else None
        start = max(0.0, segment.start - MARGIN_S)
        if before is not None:
            start = max(start, (before + segment.start) / 2)
        end = segment.end + MARGIN_S
        if after is not None:
            end = min(end, (segment.end + after) / 2)
        sound = read(start, end)
        pieces.append(Piece(length / SAMPLE_RATE_HZ, start, end, segment))
        pause = 0.0 if after is None else min(LONGEST_PAUSE_S, after - segment.end) - MARGIN_S * 2
        rest = np.zeros(round(max(0.0, pause) * SAMPLE_RATE_HZ), np.float32)
        parts += [sound, rest]
        length += len(sound) + len(rest)
    return np.concatenate(parts), pieces
