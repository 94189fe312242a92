"""What may be read, and what reads it.

A FIFO hangs every reader, a device or a folder fails each in its own way, and a header can claim
anything. So a file is looked at here before any library opens it, and a sound before it is taken
in. Every refusal is a BadInput of one sentence that names the file.

By its content, not its name, a file goes to soundfile (wav, aiff, caf, au, w64: not compressed) or
to PyAV (flac, mp3, ogg, m4a, mp4, webm ...). PyAV goes on after a damaged stretch, where
libsndfile gives up, and does not stop an mp3 at the length that libsndfile guesses: both lost half
of a file without a word. Nothing but the file itself is opened: no address, playlist or part list.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from voicecoach.errors import BadInput
from voicecoach.text import clean

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    """float32, shape (n_frames, n_channels), full scale -1 to 1."""

MAX_SOUND_BYTES = 24 * 10**9
"""Largest recording: four hours of eight channels at 96 kHz and 16 bits take 22 GB."""
LONGEST_S = 4 * 3600.0
"""Longest recording, s."""
RATES_HZ = (8_000, 192_000)
"""Sample rates: from the telephone's to the highest of studio recorders."""
MAX_CHANNELS = 8
"""Channels: as many as small field recorders and 7.1 sound have."""
MAX_NAME_CHARS = 60

PCM_MARKS = (b"RIFF", b"RIFX", b"RF64", b"riff", b"FORM", b"caff", b".snd", b"NIST")
"""First four bytes of what soundfile reads: wav (three kinds), w64, aiff, caf, au, sphere."""
PYAV_OPTIONS = {
    "protocol_whitelist": "file",
    "format_whitelist": "wav,w64,flac,ogg,mp3,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,aac,aiff,caf",
}
PATIENCE_S = 3.0
"""Longest one step of PyAV may search a file for sound, s: gigabytes of zeros are no sound."""
PIECE_S = 1.0
"""Sound handed on at once, s."""
HOLE_S = 0.1
"""A jump of the time stamps from which silence is put in; jitter and rounding are below it."""
LOST_FRAME_S = 0.01
"""FLAC counts its samples, so this much less than declared is a damaged frame (85 ms), which
is left out without an error or a jump."""
LONGEST_HOLE_S = 600.0
"""A longer jump is a damaged time stamp, not lost sound."""
NO_SOUND = "{} holds no sound that can be read; name another file."


@dataclass(frozen=True, slots=True)
class Hole:
    """Sound that could not be decoded, s."""

    duration: float


class Source(Protocol):
    """An open sound file.

    ``declared_s``: how long it says it is, None where it does not say; ``errors``: pieces that
    could not be decoded; ``broke_off``: whether nothing more could be had before its end.
    """

    sample_rate: int
    channels: int
    declared_s: float | None
    errors: int
    broke_off: bool

    def pieces(self) -> Iterator[Samples | Hole]:
        """Yield what it holds, in order."""

    def close(self) -> None:
        """Let go of the file."""


def file_name(path: Path) -> str:
    """Return the name of a file as it may be shown."""
    return clean(path.name or str(path), MAX_NAME_CHARS)


def check_file(path: Path, max_bytes: int) -> None:
    """Raise BadInput unless ``path`` is an ordinary, readable file of 1 to ``max_bytes`` bytes."""
    name = file_name(path)
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise BadInput(f"{name} is a folder; name one file in it.")
        if not stat.S_ISREG(facts.st_mode):
            raise BadInput(f"{name} is a pipe or a device, not a file; name a file on disk.")
        path.open("rb").close()
    except FileNotFoundError as error:
        raise BadInput(f"There is no file {name}; check where it lies.") from error
    except PermissionError as error:
        raise BadInput(f"{name} may not be read; ask its owner, or name another file.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"{name} cannot be opened ({why}); name another file.") from error
    if facts.st_size == 0:
        raise BadInput(f"{name} is empty; name another file.")
    if facts.st_size > max_bytes:
        size, most = facts.st_size / 1e6, max_bytes / 1e6
        raise BadInput(f"{name} is too large ({size:,.0f} MB, at most {most:,.0f}); cut it.")


def check_sound(path: Path, rate_hz: int, channels: int, duration_s: float) -> None:
    """Raise BadInput for a sound out of the limits (``duration_s``: 0 where it is not known)."""
    name = file_name(path)
    low, high = RATES_HZ
    if not low <= rate_hz <= high:
        raise BadInput(
            f"{name} has {rate_hz:,} samples a second, voicecoach reads {low:,} to {high:,}; "
            "convert it first."
        )
    if not 1 <= channels <= MAX_CHANNELS:
        raise BadInput(
            f"{name} has {channels} channels, voicecoach reads 1 to {MAX_CHANNELS}; "
            "convert it first."
        )
    if duration_s > LONGEST_S:
        raise BadInput(
            f"{name} is longer than {LONGEST_S / 3600:g} hours; cut it into parts and analyze each."
        )


def open_sound(path: Path) -> Source:
    """Open a recording; close it when done. Raises BadInput where it is none or has no sound."""
    check_file(path, MAX_SOUND_BYTES)
    source = _open_pcm(path) or _open_any(path)
    try:
        check_sound(path, source.sample_rate, source.channels, source.declared_s or 0.0)
    except BadInput:
        source.close()
        raise
    return source


# --- what is not compressed: soundfile --------------------------------------------------------


def _open_pcm(path: Path) -> Source | None:
    """Open a file that soundfile is to read; None where it is of another kind."""
    import soundfile

    with path.open("rb") as file:
        if file.read(4) not in PCM_MARKS:
            return None
    try:
        # Bytes: a name need not be valid UTF-8. Absolute: libsndfile takes "-" for standard input.
        sound = soundfile.SoundFile(os.fsencode(path.absolute()))
    except (soundfile.LibsndfileError, TypeError, ValueError, MemoryError):
        return None  # PyAV may know it; TypeError: soundfile takes .raw at its word
    if sound.subtype.startswith("MPEG"):
        sound.close()
        return None
    return _PcmSource(sound)


class _PcmSource:
    """A file open in soundfile."""

    errors = 0
    broke_off = False

    def __init__(self, sound: Any) -> None:
        self._sound = sound
        self.sample_rate: int = sound.samplerate
        self.channels: int = sound.channels
        self.declared_s: float | None = sound.frames / sound.samplerate
        claimed = claimed_share(sound.extra_info)
        if claimed * self.declared_s <= LONGEST_S:
            self.declared_s *= claimed

    def pieces(self) -> Iterator[Samples | Hole]:
        import soundfile

        n_frames = round(PIECE_S * self.sample_rate)
        while True:
            try:
                piece = self._sound.read(n_frames, dtype="float32", always_2d=True)
            except (soundfile.SoundFileError, OSError, MemoryError):
                self.broke_off = True
                return
            if not len(piece):
                return
            yield piece

    def close(self) -> None:
        self._sound.close()


def claimed_share(log: str) -> float:
    """Return the size that a header claims for its samples, in shares of what there is.

    libsndfile corrects the header of a file that was cut off and only its log tells:
    ``data : 3840000 (should be 1919978)``. A size near 2 or 4 GB is what programs write that do
    not know it yet.
    """
    found = re.search(r"^ ?(?:data|SSND) : (\d+) \(should be (\d+)\)", log, re.MULTILINE)
    if not found:
        return 1.0
    claimed, present = int(found[1]), int(found[2])
    unknown = any(abs(claimed - 2**bits) < 2**16 for bits in (31, 32))
    return claimed / present if present and not unknown else 1.0


# --- what is compressed: PyAV -----------------------------------------------------------------


def _open_any(path: Path) -> Source:
    """Open any other recording. Raises BadInput where it is none, or has no sound."""
    import av

    # Tags that are not UTF-8 must not cost the sound; PyAV 19 always ignores them.
    major = int(av.__version__.partition(".")[0])
    lenient: dict[str, Any] = {"metadata_errors": "ignore"} if major < 19 else {}
    try:
        # The prefix: a name such as "http:x" or "concat:x" stays a name.
        container = av.open(f"file:{path}", options=PYAV_OPTIONS, timeout=PATIENCE_S, **lenient)
    except (av.FFmpegError, OSError, ValueError, IndexError, MemoryError) as error:
        raise BadInput(_not_a_recording(path)) from error
    try:
        # PyAV < 18 crashes where it decodes a stream that it has no decoder for.
        known = [own for own in container.streams.audio if own.codec_context is not None]
        if known:
            return _AnySource(path, container, known[0])
        if container.streams.audio:
            raise BadInput(NO_SOUND.format(file_name(path)))
        if container.streams.video:
            raise BadInput(f"{file_name(path)} has no sound, only pictures; name another file.")
        raise BadInput(_not_a_recording(path))
    except BaseException:
        container.close()
        raise


def _not_a_recording(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(12)
    if start[4:8] == b"ftyp":
        return (
            f"{file_name(path)} was cut off or damaged: its table of contents, which is often "
            "written last, is missing, so it cannot be read; copy it again or name another file."
        )
    return (
        f"{file_name(path)} is not a recording that voicecoach can read "
        "(wav, flac, mp3, m4a, ogg, opus, mp4, webm ...); name another file."
    )


class _AnySource:
    """A stream of sound in a file open in PyAV."""

    def __init__(self, path: Path, container: Any, stream: Any) -> None:
        self._container = container
        self._stream = stream
        if stream.codec_context.name == "flac":  # else a damaged frame comes as a burst of noise
            stream.codec_context.options = {"err_detect": "crccheck+explode"}
        self.errors = 0
        self.broke_off = False
        self._frames = self._decoded()
        first = next(self._frames, None)
        if first is None:
            raise BadInput(NO_SOUND.format(file_name(path)))
        # Of the first frame, not of the header, which can differ (HE-AAC).
        self.sample_rate: int = first.sample_rate
        self.channels: int = first.layout.nb_channels
        self.declared_s = self._declared(path)
        self._frames = chain([first], self._frames)

    def pieces(self) -> Iterator[Samples | Hole]:
        """Yield about a second at a time."""
        held: list[Samples] = []
        n_held = 0
        for piece in self._each():
            if held and (isinstance(piece, Hole) or n_held >= PIECE_S * self.sample_rate):
                yield np.concatenate(held)
                held, n_held = [], 0
            if isinstance(piece, Hole):
                yield piece
            else:
                held.append(piece)
                n_held += len(piece)
        if held:
            yield np.concatenate(held)

    def close(self) -> None:
        self._container.close()

    def _each(self) -> Iterator[Samples | Hole]:
        """Yield frame by frame; a jump of the time stamps becomes a Hole."""
        first_stamp = self._stream.start_time
        start_s = None if first_stamp is None else float(first_stamp * self._stream.time_base)
        n_frames = 0
        for frame in self._frames:
            if (frame.sample_rate, frame.layout.nb_channels) != (self.sample_rate, self.channels):
                self.broke_off = True  # another sound has been joined to it, or its header lies
                return
            try:
                raw = frame.to_ndarray()
            except ValueError:
                self.broke_off = True  # 64-bit integers, which PyAV does not hand out
                return
            if start_s is not None and frame.time is not None:
                jump = frame.time - start_s - n_frames / self.sample_rate
                if HOLE_S <= jump <= LONGEST_HOLE_S:
                    n_frames += round(jump * self.sample_rate)
                    yield Hole(jump)
            n_frames += frame.samples
            yield to_float(raw, frame.format.is_planar, self.channels)
        lost_s = (self.declared_s or 0.0) - n_frames / self.sample_rate
        if self._stream.codec_context.name == "flac" and lost_s > LOST_FRAME_S:
            self.errors = max(1, self.errors)

    def _decoded(self) -> Iterator[Any]:
        """Yield PyAV's frames; a packet that cannot be decoded is counted and left out."""
        import av

        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except (av.FFmpegError, OSError, ValueError, IndexError, MemoryError):
                self.broke_off = True
                return
            if packet is None:
                return
            try:
                frames = packet.decode()
            except (av.FFmpegError, OSError, ValueError, IndexError, MemoryError):
                self.errors += 1
                continue
            yield from frames

    def _declared(self, path: Path) -> float | None:
        kind = self._container.format.name
        if kind == "aac" or (kind == "mp3" and not mp3_says_its_length(path)):
            return None  # FFmpeg guesses it from the first bit rate: 107 s for 60 s
        stamps, micros = self._stream.duration, self._container.duration
        if stamps and stamps > 0:
            return float(stamps * self._stream.time_base)
        return micros / 1e6 if micros and micros > 0 else None


def to_float(raw: NDArray[Any], planar: bool, channels: int) -> Samples:
    """Turn PyAV's array, (channels, n) or interleaved (1, n * channels), into samples."""
    raw = raw.T if planar else raw.reshape(-1, channels)
    samples = raw.astype(np.float32)
    if raw.dtype.kind == "u":
        samples -= 128
    if raw.dtype.kind in "ui":
        samples /= 2.0 ** (8 * raw.dtype.itemsize - 1)
    return samples


def mp3_says_its_length(path: Path) -> bool:
    """Whether an mp3 begins with a frame that counts the others (Xing, Info or VBRI)."""
    with path.open("rb") as file:
        head = file.read(10)
        if head.startswith(b"ID3") and len(head) == 10:
            # The size of the tag, seven bits a byte (ID3v2.4, section 3.1)
            size = sum(byte << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
            file.seek(len(head) + size)
        else:
            file.seek(0)
        start = file.read(2048)
    return any(mark in start for mark in (b"Xing", b"Info", b"VBRI"))
