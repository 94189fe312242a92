"""Fifty-odd odd and broken sound files: ``python -m tests.hostile_files FOLDER`` writes them.

Each has what is to become of it: ``ok``, ``caveat`` (read, and something is said), ``channels``
(read once two are chosen) or ``refused``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.sound_files import Make, cut, encode, rich, scratch, tones, wav

SECONDS = 2.0


def written(container: str, subtype: str, rate_hz: int = 48_000, channels: int = 2) -> Make:
    """A whole file as soundfile writes it."""
    return lambda path: soundfile.write(
        path, tones(rate_hz, channels, SECONDS), rate_hz, subtype, format=container
    )


def encoded(codec: str, container: str, **more: Any) -> Make:
    """A whole file as PyAV writes it."""
    return lambda path: encode(path, codec, container, rich(SECONDS), **more)


def then(make: Make, harm: Callable[[Path], None]) -> Make:
    """A file that was whole before."""

    def both(path: Path) -> None:
        make(path)
        harm(path)

    return both


def half(path: Path) -> None:
    cut(path, 0.5)


def bytes_at(at: int, new: bytes) -> Callable[[Path], None]:
    """Other bytes in the header."""

    def harm(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[at : at + len(new)] = new
        path.write_bytes(data)

    return harm


def samples(make: Callable[[np.ndarray], np.ndarray], subtype: str = "FLOAT") -> Make:
    """A WAV of samples that are changed."""
    return lambda path: wav(path, make(tones(seconds=SECONDS)), subtype=subtype)


def not_numbers(sound: np.ndarray) -> np.ndarray:
    sound[1000:1100] = np.nan
    sound[2000:2010] = np.inf
    return sound


WAV = written("WAV", "PCM_16")
CORPUS: dict[str, tuple[Make, str]] = {
    "8 bit.wav": (written("WAV", "PCM_U8"), "ok"),
    "16 bit.wav": (WAV, "ok"),
    "24 bit.wav": (written("WAV", "PCM_24"), "ok"),
    "32 bit.wav": (written("WAV", "PCM_32"), "ok"),
    "float.wav": (written("WAV", "FLOAT"), "ok"),
    "double.wav": (written("WAV", "DOUBLE"), "ok"),
    "mu-law.wav": (written("WAV", "ULAW"), "ok"),
    "a-law.wav": (written("WAV", "ALAW"), "ok"),
    "adpcm.wav": (written("WAV", "IMA_ADPCM"), "ok"),
    "extensible.wav": (written("WAVEX", "PCM_24"), "ok"),
    "rf64.wav": (written("RF64", "PCM_16"), "ok"),
    "sony.w64": (written("W64", "PCM_16"), "ok"),
    "mac.aiff": (written("AIFF", "PCM_16"), "ok"),
    "sun.au": (written("AU", "PCM_16"), "ok"),
    "apple.caf": (written("CAF", "ALAC_16"), "ok"),
    "plain.flac": (written("FLAC", "PCM_24"), "ok"),
    "vorbis.ogg": (written("OGG", "VORBIS"), "ok"),
    "opus.ogg": (written("OGG", "OPUS"), "ok"),
    "plain.mp3": (written("MP3", "MPEG_LAYER_III"), "ok"),
    "8 kHz.wav": (written("WAV", "PCM_16", 8_000, 1), "ok"),
    "11 kHz.wav": (written("WAV", "PCM_16", 11_025), "ok"),
    "96 kHz.wav": (written("WAV", "PCM_24", 96_000), "ok"),
    "192 kHz.wav": (written("WAV", "PCM_24", 192_000), "ok"),
    "mono.wav": (written("WAV", "PCM_16", 48_000, 1), "ok"),
    "phone.m4a": (encoded("aac", "mp4"), "ok"),
    "meeting.mp4": (encoded("aac", "mp4", video=True), "ok"),
    "browser.webm": (encoded("libopus", "webm"), "ok"),
    "raw.aac": (encoded("aac", "adts"), "ok"),
    "film.mkv": (encoded("aac", "matroska", video=True), "ok"),
    "named as text.txt": (WAV, "ok"),
    "mp3 named.wav": (written("MP3", "MPEG_LAYER_III"), "ok"),
    "direct current.wav": (samples(lambda x: x * 0.3 + 0.3), "ok"),
    "silence.wav": (samples(lambda x: x * 0), "ok"),
    "4 channels.wav": (written("WAV", "PCM_16", 48_000, 4), "channels"),
    "8 channels.flac": (written("FLAC", "PCM_16", 48_000, 8), "channels"),
    "not numbers.wav": (samples(not_numbers), "caveat"),
    "clipped.wav": (samples(lambda x: np.clip(x * 9, -1, 1), "PCM_16"), "caveat"),
    "cut.wav": (then(WAV, half), "caveat"),
    "cut.aiff": (then(written("AIFF", "PCM_16"), half), "caveat"),
    "cut.flac": (then(lambda path: soundfile.write(path, rich(4), 48_000, format="FLAC"), half),
                 "caveat"),
    "cut.mp3": (then(lambda path: soundfile.write(path, rich(8), 48_000, format="MP3"), half),
                "caveat"),
    "cut.webm": (then(encoded("libopus", "webm"), half), "caveat"),
    "cut, index first.m4a": (then(encoded("aac", "mp4", movflags="faststart"), half), "caveat"),
    "scratched.flac": (then(lambda path: soundfile.write(path, rich(9), 48_000, format="FLAC"),
                            scratch), "caveat"),
    "claims twice its length.wav": (
        then(WAV, bytes_at(40, (2 * 192_000 * 2).to_bytes(4, "little"))), "caveat"),
    "cut.m4a": (then(encoded("aac", "mp4"), half), "refused"),
    "claims a day.flac": (
        then(written("FLAC", "PCM_16", 8_000, 8), bytes_at(22, (24 * 3600 * 8_000).to_bytes(4))),
        "refused"),
    "claims no rate.wav": (then(WAV, bytes_at(24, bytes(4))), "refused"),
    "claims no channels.wav": (then(WAV, bytes_at(22, bytes(2))), "refused"),
    "4 kHz.wav": (written("WAV", "PCM_16", 4_000), "refused"),
    "9 channels.wav": (written("WAV", "PCM_16", 48_000, 9), "refused"),
    "header only.wav": (then(WAV, lambda path: cut(path, 44 / path.stat().st_size)), "refused"),
    "half a header.wav": (lambda path: path.write_bytes(b"RIFF\x24\0\0\0WAVEfmt "), "refused"),
    "no samples.wav": (lambda path: wav(path, np.zeros((0, 2))), "refused"),
    "empty.wav": (lambda path: path.touch(), "refused"),
    "one byte.wav": (lambda path: path.write_bytes(b"R"), "refused"),
    "text.wav": (lambda path: path.write_text("hello " * 999), "refused"),
    "chance.wav": (lambda path: path.write_bytes(random.Random(1).randbytes(9_999)), "refused"),
    "zeros.mp3": (lambda path: path.write_bytes(bytes(99_999)), "refused"),
    "no sound.mp4": (lambda path: encode(path, "", "mp4", video=True), "refused"),
    "playlist.m3u8": (lambda path: path.write_text("#EXTM3U\n#EXTINF:3,\n/etc/passwd\n"),
                      "refused"),
    "parts.wav": (lambda path: path.write_text("ffconcat version 1.0\nfile 'a.wav'\n"), "refused"),
}  # fmt: skip


def write_corpus(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (make, _) in CORPUS.items():
        make(folder / name)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]))
