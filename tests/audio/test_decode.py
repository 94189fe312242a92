"""Real sound files of every kind: read, read with a caveat, or refused in one sentence."""

from __future__ import annotations

import os
import random
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile

from tests.sound_files import (
    ENCODER_S,
    LEVEL,
    SECONDS,
    TONES_HZ,
    Array,
    Make,
    cut,
    encode,
    rich,
    scratch,
    tones,
    wav,
)
from voicecoach.audio import gate, recording
from voicecoach.audio.decode import count_clipped, decode, differs
from voicecoach.audio.gate import claimed_share, mp3_says_its_length, to_float
from voicecoach.conversation import Gap
from voicecoach.errors import BadInput, VoicecoachError

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def pitch(samples: Array) -> float:
    """The strongest frequency, Hz."""
    return float(np.abs(np.fft.rfft(samples)).argmax()) * 16_000 / len(samples)


def check_tones(path: Path, level: float = 0.06, seconds: float = SECONDS) -> None:
    """The file holds ``tones`` in two channels and there is nothing to say about it."""
    with decode(path) as held:
        assert (held.caveats, held.gaps) == ((), ())
        assert held.duration == pytest.approx(seconds, abs=ENCODER_S)
        middle = held.read(1.0, 2.0)
        for channel in range(held.n_channels):
            own = middle[:, channel]
            assert pitch(own) == pytest.approx(TONES_HZ[channel], abs=1)
            assert np.sqrt(2 * np.mean(own**2)) == pytest.approx(LEVEL, rel=level)


# --- kinds of file ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("container", "subtype", "level"),
    [
        ("WAV", "PCM_U8", 0.02),
        ("WAV", "PCM_16", 0.001),
        ("WAV", "PCM_24", 0.001),
        ("WAV", "PCM_32", 0.001),
        ("WAV", "FLOAT", 0.001),
        ("WAV", "DOUBLE", 0.001),
        ("WAV", "ULAW", 0.02),
        ("WAV", "ALAW", 0.02),
        ("WAV", "IMA_ADPCM", 0.02),
        ("WAVEX", "PCM_24", 0.001),
        ("RF64", "PCM_16", 0.001),
        ("W64", "PCM_16", 0.001),
        ("AIFF", "PCM_16", 0.001),
        ("AU", "PCM_16", 0.001),
        ("CAF", "PCM_16", 0.001),
        ("CAF", "ALAC_16", 0.001),
        ("FLAC", "PCM_16", 0.001),
        ("FLAC", "PCM_24", 0.001),
        ("OGG", "VORBIS", 0.02),
        ("OGG", "OPUS", 0.02),
        ("MP3", "MPEG_LAYER_III", 0.02),
    ],
)
def test_files_that_soundfile_writes(
    tmp_path: Path, container: str, subtype: str, level: float
) -> None:
    # The name says nothing: files are told apart by what is in them.
    path = tmp_path / "recording"
    soundfile.write(path, tones(), 48_000, subtype, format=container)
    check_tones(path, level)


@pytest.mark.parametrize(
    ("name", "codec", "container"),
    [
        ("a.m4a", "aac", None),
        ("a.m4a", "alac", None),
        ("a.aac", "aac", "adts"),
        ("a.webm", "libopus", None),
        ("a.mka", "libopus", "matroska"),
        ("a.mka", "pcm_f32le", "matroska"),
        ("a.mov", "pcm_s16le", None),
        ("a.opus", "libopus", "ogg"),
        ("a.flac", "flac", None),
        ("a.3gp", "aac", None),
    ],
)
def test_files_that_pyav_writes(
    tmp_path: Path, name: str, codec: str, container: str | None
) -> None:
    encode(tmp_path / name, codec, container, tones())
    check_tones(tmp_path / name)


def test_the_sound_of_a_film(tmp_path: Path) -> None:
    encode(tmp_path / "a.mp4", "aac", samples=tones(), video=True)
    check_tones(tmp_path / "a.mp4")


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 96_000, 192_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_rates(tmp_path: Path, rate_hz: int, channels: int) -> None:
    wav(tmp_path / "a.wav", tones(rate_hz, channels), rate_hz)
    check_tones(tmp_path / "a.wav", 0.001)
    with decode(tmp_path / "a.wav") as held:
        assert (held.sample_rate, held.channels, held.n_channels) == (rate_hz, channels, channels)
        assert held.n_frames == round(SECONDS * 16_000)


def test_sixteen_kilohertz_is_kept_bit_for_bit(tmp_path: Path) -> None:
    samples = tones(16_000)
    wav(tmp_path / "a.wav", samples, 16_000, "FLOAT")
    with decode(tmp_path / "a.wav") as held:
        np.testing.assert_array_equal(held.read(), samples)


@pytest.mark.parametrize(
    "name", ["a.wav", "b.raw", "c.sd2", "http:x", "concat:x|y", "-", "naïve \u202e.m4a", "d.m3u8"]
)
@POSIX
def test_odd_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    for container in ("WAV", "FLAC"):
        with open(name, "wb") as file:
            soundfile.write(file, tones(), 48_000, format=container)
        check_tones(Path(name), 0.001)
    os.fstat(0)  # libsndfile takes "-" for standard input, and closes it


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff"))
    for container in ("WAV", "FLAC"):
        with path.open("wb") as file:
            soundfile.write(file, tones(), 48_000, format=container)
        check_tones(path, 0.001)
    path.write_text("text")
    with pytest.raises(BadInput, match=r"^a is not a recording"):
        decode(path)


def test_tags_that_are_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.mka"
    encode(path, "flac", "matroska", tones())
    with av.open(str(path)) as given, av.open(str(tmp_path / "b.mka"), "w") as file:
        stream = file.add_stream_from_template(given.streams.audio[0])
        file.metadata["title"] = "kitchen"
        for packet in given.demux(given.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                file.mux(packet)
    data = (tmp_path / "b.mka").read_bytes()
    assert b"kitchen" in data
    path.write_bytes(data.replace(b"kitchen", b"\xff\xfe\xfd\xfc\xfb\xfa\xf9"))
    check_tones(path)


def test_progress(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", tones(seconds=2.5))
    told: list[tuple[float, float]] = []
    decode(tmp_path / "a.wav", progress=lambda *said: told.append(said)).close()
    assert told == [(1.0, 2.5), (2.0, 2.5), (2.5, 2.5)]


def test_a_long_recording_on_disk_is_the_same_bit_for_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode(tmp_path / "a.m4a", "aac", samples=tones(44_100), rate_hz=44_100)
    with decode(tmp_path / "a.m4a") as short:
        in_memory = short.read().tobytes()
    monkeypatch.setattr(recording, "IN_MEMORY_S", 0.5)
    with decode(tmp_path / "a.m4a") as long:
        assert long._spool._on_disk
        assert long.read().tobytes() == in_memory


# --- channels ---------------------------------------------------------------------------------


@pytest.mark.parametrize("channels", [(1, 2), (2, 1), (4, 3), (1, 4)])
def test_two_of_four_channels(tmp_path: Path, channels: tuple[int, int]) -> None:
    wav(tmp_path / "a.wav", tones(channels=4))
    with decode(tmp_path / "a.wav", channels) as held:
        assert (held.channels, held.n_channels) == (4, 2)
        for column, number in enumerate(channels):
            own = held.read(1.0, 2.0)[:, column]
            assert pitch(own) == pytest.approx(TONES_HZ[number - 1], abs=1)


def test_two_of_six_channels_of_an_m4a(tmp_path: Path) -> None:
    encode(tmp_path / "a.m4a", "aac", samples=tones(channels=6))
    with decode(tmp_path / "a.m4a", (2, 1)) as held:
        assert held.channels == 6
        assert pitch(held.read(1.0, 2.0)[:, 0]) == pytest.approx(TONES_HZ[1], abs=1)


@pytest.mark.parametrize("channels", [3, 8])
def test_more_than_two_channels_need_a_choice(tmp_path: Path, channels: int) -> None:
    wav(tmp_path / "a.wav", tones(channels=channels))
    with pytest.raises(BadInput, match=rf"a\.wav has {channels} channels; .*--channels 1,2"):
        decode(tmp_path / "a.wav")


@pytest.mark.parametrize(
    ("held", "wish"), [(1, (1, 2)), (2, (0, 1)), (2, (2, 3)), (3, (-1, 1)), (2, (1, 1))]
)
def test_channels_that_are_not_there(tmp_path: Path, held: int, wish: tuple[int, int]) -> None:
    wav(tmp_path / "a.wav", tones(channels=held))
    with pytest.raises(BadInput, match=rf"a\.wav has .*--channels {wish[0]},{wish[1]} fails"):
        decode(tmp_path / "a.wav", wish)


# --- refused ----------------------------------------------------------------------------------


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 10**9)


def make_cut_m4a(path: Path) -> None:
    encode(path, "aac", "mp4", tones())
    path.write_bytes(path.read_bytes()[:20_000])


def make_film(path: Path) -> None:
    encode(path, "", "mp4", video=True)


def make_avi(path: Path) -> None:
    encode(path, "mp3", "avi", tones())


def make_unknown_codec(path: Path) -> None:
    encode(path, "aac", "mp4", tones())
    path.write_bytes(path.read_bytes().replace(b"mp4a", b"?!?!").replace(b"esds", b"?!?!"))


NOT_ONE = "is not a recording that voicecoach can read"
REFUSED: dict[str, tuple[Make, str]] = {
    "missing": (lambda path: None, "There is no file x"),  # noqa: ARG005
    "folder": (lambda path: path.mkdir(), "x.wav is a folder"),
    "empty": (lambda path: path.touch(), "x.wav is empty"),
    "text": (lambda path: path.write_text("hello " * 999), NOT_ONE),
    "one byte": (lambda path: path.write_bytes(b"R"), NOT_ONE),
    "UTF-16 text": (lambda path: path.write_bytes(("hello " * 999).encode("utf-16")), NOT_ONE),
    "noise": (lambda path: path.write_bytes(random.Random(1).randbytes(9_999)), NOT_ONE),
    "zeros": (lambda path: path.write_bytes(bytes(99_999)), NOT_ONE),
    "header only": (lambda path: wav(path, np.zeros((0, 2))), "holds no sound"),
    "half a header": (lambda path: path.write_bytes(b"RIFF\x24\0\0\0WAVEfmt "), NOT_ONE),
    "flac header": (lambda path: path.write_bytes(b"fLaC\0\0\0\x22" + bytes(34)), "x.wav "),
    "slow": (lambda path: wav(path, tones(4_000), 4_000), "has 4,000 samples a second"),
    "fast": (lambda path: wav(path, tones(200_000, 1), 200_000), "has 200,000 samples a second"),
    "nine channels": (lambda path: wav(path, tones(channels=9)), "has 9 channels.* 1 to 8"),
    "pictures only": (make_film, "has no sound"),
    "another container": (make_avi, NOT_ONE),
    "unknown codec": (make_unknown_codec, "holds no sound that can be read"),
    "cut-off m4a": (make_cut_m4a, "was cut off or damaged: its table of contents"),
    "100 GB, sparse": (make_sparse, r"too large \(100,000 MB, at most 24,000\)"),
    "loop": (make_loop, "cannot be opened"),
    "FIFO": (lambda path: os.mkfifo(path), "is a pipe or a device"),
}
NEEDS_POSIX = {"loop", "FIFO", "100 GB, sparse"}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_recording_is_refused_at_once(tmp_path: Path, case: str) -> None:
    if case in NEEDS_POSIX and os.name != "posix":
        pytest.skip("needs POSIX files")
    make, complaint = REFUSED[case]
    path = tmp_path / "x.wav"
    make(path)
    started = time.monotonic()
    with pytest.raises(BadInput, match=complaint) as refused:
        decode(path)
    assert time.monotonic() - started < 1
    assert str(refused.value).startswith(("x.wav", "There is no file x.wav"))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_is_refused() -> None:
    with pytest.raises(BadInput, match="zero is a pipe or a device"):
        decode(Path("/dev/zero"))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wav(tmp_path / "a.wav", tones())

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(BadInput, match=r"a\.wav may not be read"):
        decode(tmp_path / "a.wav")


@pytest.mark.parametrize("name", ["a\0b.wav", "n" * 300, "", "\x1b[31m\u202enone.wav"])
def test_names_of_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        decode(tmp_path / name)
    assert str(refused.value).isprintable()


@pytest.fixture
def visited() -> Iterator[Callable[[], bool]]:
    """A listener on loopback; ``visited.address`` is its address, calling it tells of a visit."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)

        def was_visited() -> bool:
            try:
                listener.accept()[0].close()
            except BlockingIOError:
                return False
            return True

        host, port = listener.getsockname()
        was_visited.address = f"http://{host}:{port}/a.wav"  # type: ignore[attr-defined]
        yield was_visited


M3U8 = "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n...\n#EXT-X-ENDLIST\n"
LISTS = {
    "address": "{address}",
    "m3u8 of an address": M3U8.replace("...", "{address}"),
    "m3u8 of a file": M3U8.replace("...", "{file}"),
    "ffconcat": "ffconcat version 1.0\nfile '{name}'\n",
    "concat": "concat:{file}",
    "pls": "[playlist]\nFile1={address}\n",
}


@pytest.mark.enable_socket
@pytest.mark.parametrize("extension", ["wav", "mp3", "vox", "raw", "m3u8"])
@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_no_address_or_list_is_followed(
    tmp_path: Path, visited: Any, extension: str, text: str
) -> None:
    secret = tmp_path / "secret.aac"
    encode(secret, "aac", "adts", tones())
    path = tmp_path / f"talk.{extension}"
    path.write_text(text.format(address=visited.address, file=secret, name=secret.name))
    with pytest.raises(BadInput, match=NOT_ONE):
        decode(path)
    assert not visited()


@pytest.mark.enable_socket
@pytest.mark.parametrize("name", ["http", "concat", "subfile,,start,0,end,9,,"])
def test_no_address_in_the_name_is_followed(tmp_path: Path, visited: Any, name: str) -> None:
    with pytest.raises(BadInput, match="There is no file"):
        decode(Path(visited.address.replace("http", name, 1)))
    with pytest.raises(BadInput, match="There is no file"):
        decode(tmp_path / f"{name}:secret.aac")
    assert not visited()


# --- limits -----------------------------------------------------------------------------------


def test_more_than_four_hours_are_refused_by_the_header(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    soundfile.write(path, tones(8_000, 8), 8_000, format="FLAC")
    data = bytearray(path.read_bytes())
    data[22:26] = (24 * 3600 * 8_000).to_bytes(4, "big")  # of STREAMINFO, its number of frames
    path.write_bytes(data)
    started = time.monotonic()
    with pytest.raises(BadInput, match=r"a\.flac is longer than 4 hours; cut it"):
        decode(path)
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("container", ["flac", "aac", "webm"])
def test_the_limit_holds_while_decoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, container: str
) -> None:
    """A file that does not say how long it is (a pipe's) stops at the limit."""
    path = tmp_path / "a"
    codec = {"flac": "flac", "aac": "aac", "webm": "libopus"}[container]
    encode(path, codec, "adts" if container == "aac" else container, tones())
    if container != "aac":
        monkeypatch.setattr(gate._AnySource, "_declared", lambda *_: None)
    monkeypatch.setattr(gate, "LONGEST_S", 1.5)
    told: list[float] = []
    with pytest.raises(BadInput, match="longer than"):
        decode(path, progress=lambda done, _: told.append(done))
    assert told == [pytest.approx(1.0, abs=0.1)]


def test_a_full_disk_is_not_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wav(tmp_path / "a.wav", tones())

    def full(*_: object) -> None:
        raise VoicecoachError("A long recording needs room")

    monkeypatch.setattr(recording.Spool, "append", full)
    with pytest.raises(VoicecoachError, match="needs room"):
        decode(tmp_path / "a.wav")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, VoicecoachError])
def test_a_stop_half_way_closes_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    wav(tmp_path / "a.wav", tones())
    closed: list[object] = []
    monkeypatch.setattr(recording.Spool, "close", lambda spool: closed.append(spool))

    def interrupt(*_: float) -> None:
        raise stop("now")

    with pytest.raises(stop, match="now"):
        decode(tmp_path / "a.wav", progress=interrupt)
    assert len(closed) == 1


# --- damaged ----------------------------------------------------------------------------------


CUT: dict[str, Make] = {
    "wav": lambda path: wav(path, rich(10)),
    "aiff": lambda path: soundfile.write(path, rich(10), 48_000, format="AIFF"),
    "flac": lambda path: soundfile.write(path, rich(10), 48_000, format="FLAC"),
    "mp3": lambda path: soundfile.write(path, rich(10), 48_000, format="MP3"),
    "webm": lambda path: encode(path, "libopus", "webm", rich(10)),
    "m4a, faststart": lambda path: encode(path, "aac", "mp4", rich(10), movflags="faststart"),
}


@pytest.mark.parametrize("kind", CUT)
def test_half_a_file_is_kept_and_the_rest_is_a_gap(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    CUT[kind](path)
    cut(path, 0.5)
    with decode(path) as held:
        assert held.duration == pytest.approx(5, abs=0.6)
        (gap,) = held.gaps
        assert (gap.start, gap.reason) == (held.duration, "damaged")
        assert gap.end == pytest.approx(10, abs=ENCODER_S)
        (caveat,) = held.caveats
        assert "The file says 0:10 but holds 0:05 (" in caveat
        assert "less): it was cut off or damaged" in caveat
        assert pitch(held.read(1.0, 2.0)[:, 0]) == pytest.approx(TONES_HZ[0], abs=1)


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("flac", lambda path: soundfile.write(path, rich(10), 48_000, format="FLAC")),
        ("mp3", lambda path: soundfile.write(path, rich(10), 48_000, format="MP3")),
        ("ogg", lambda path: soundfile.write(path, rich(10), 48_000, format="OGG")),
        ("m4a", lambda path: encode(path, "aac", "mp4", rich(10))),
        ("webm", lambda path: encode(path, "libopus", "webm", rich(10), cluster_time_limit="500")),
        ("opus", lambda path: encode(path, "libopus", "ogg", rich(10))),
    ],
)
def test_what_follows_a_damaged_stretch_is_heard(tmp_path: Path, kind: str, make: Make) -> None:
    """Two pitches, one after the other: the second keeps its place behind the damage."""
    path = tmp_path / "a"
    make(path)
    scratch(path)
    with decode(path) as held:
        assert held.duration == pytest.approx(10, abs=0.3)
        assert pitch(held.read(8.0, 9.0)[:, 1]) == pytest.approx(TONES_HZ[1], abs=1)
        assert held.caveats or kind == "flac", "a flac block is 0.09 s, less than is said"


def test_lost_clusters_become_silence_and_a_gap(tmp_path: Path) -> None:
    """Later times stay right: a change of pitch at 8 s is heard at 8 s."""
    first, then = tones(seconds=8), tones(seconds=2)[:, ::-1]
    path = tmp_path / "a.webm"
    encode(path, "libopus", "webm", np.concatenate([first, then]), cluster_time_limit="1000")
    data = path.read_bytes()
    clusters = [i for i in range(len(data)) if data.startswith(b"\x1f\x43\xb6\x75", i)]
    path.write_bytes(data[: clusters[3]] + data[clusters[5] :])
    with decode(path) as held:
        (gap,) = held.gaps
        lost_s = gap.end - gap.start
        assert lost_s == pytest.approx(2, abs=0.1)
        assert gap.reason == "damaged"
        assert held.caveats == (
            f"{lost_s:.1f} s in the middle cannot be read and are silent here.",
        )
        assert not held.read(gap.start + 0.05, gap.end - 0.05).any()
        assert pitch(held.read(7.0, 7.9)[:, 0]) == pytest.approx(TONES_HZ[0], abs=2)
        assert pitch(held.read(8.1, 9.0)[:, 0]) == pytest.approx(TONES_HZ[1], abs=2)


def test_an_mp3_without_its_length_is_read_to_its_end(tmp_path: Path) -> None:
    """Loud, then silent, at a variable bit rate: libsndfile would stop at the length it guesses."""
    samples = np.concatenate([rich(5), np.zeros((48_000 * 5, 2), np.float32), rich(5)])
    path = tmp_path / "a.mp3"
    variable = {"flags": "+qscale", "global_quality": "236"}
    encode(path, "mp3", "mp3", samples, write_xing="0", codec_options=variable)
    assert not mp3_says_its_length(path)
    with decode(path) as held:
        assert held.duration == pytest.approx(15, abs=0.1)
        assert (held.caveats, held.gaps) == ((), ())


def test_an_mp3_that_says_its_length(tmp_path: Path) -> None:
    encode(tmp_path / "a.mp3", "mp3", "mp3", tones())
    assert (tmp_path / "a.mp3").read_bytes().startswith(b"ID3")
    assert mp3_says_its_length(tmp_path / "a.mp3")
    check_tones(tmp_path / "a.mp3")


def test_time_stamps_that_claim_far_more_than_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A CAF that says each packet of one frame lasts 32,769: 40 kB would be 102 minutes. (Found by
    mutants, one that libsndfile does not take.)"""
    monkeypatch.setattr(gate, "_open_pcm", lambda _: None)
    path = tmp_path / "a.caf"
    soundfile.write(path, tones(seconds=0.2), 48_000, format="CAF")
    data = bytearray(path.read_bytes())
    assert data[40:44] == (1).to_bytes(4, "big"), "frames a packet"
    data[40:44] = (32_769).to_bytes(4, "big")
    path.write_bytes(data)
    with pytest.raises(BadInput, match="too damaged: of"):
        decode(path)


def test_an_error_half_way_keeps_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wav(tmp_path / "a.wav", tones())
    read = soundfile.SoundFile.read

    def failing(file: Any, *args: Any, **more: Any) -> Any:
        if file.tell() >= 96_000:
            raise soundfile.LibsndfileError(2)
        return read(file, *args, **more)

    monkeypatch.setattr(soundfile.SoundFile, "read", failing)
    with decode(tmp_path / "a.wav") as held:
        assert held.duration == 2.0
        assert held.gaps == (Gap(2.0, 3.0, "damaged"),)
        assert held.caveats == (
            "The file says 0:03 but holds 0:02 (1.0 s less): it was cut off or damaged.",
        )


def test_a_header_that_promises_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soundfile.write(tmp_path / "a.flac", tones(), 48_000)
    monkeypatch.setattr(gate._AnySource, "_declared", lambda *_: 2.0)
    with decode(tmp_path / "a.flac") as held:
        assert (held.duration, held.gaps) == (SECONDS, ())
        assert "The file says 0:02 but holds 0:03 (1.0 s more)" in held.caveats[0]


def test_two_mp3_files_joined(tmp_path: Path) -> None:
    """The first one's header counts its own frames only; both are heard."""
    encode(tmp_path / "a.mp3", "mp3", "mp3", tones())
    data = (tmp_path / "a.mp3").read_bytes()
    (tmp_path / "b.mp3").write_bytes(data + data)
    with decode(tmp_path / "b.mp3") as held:
        assert held.duration == pytest.approx(6, abs=0.1)
        assert held.gaps == ()


@pytest.mark.parametrize("size", [0xFFFFFFFF, 0x7FFFFFFF, 0x7FFFF000])
def test_a_wav_from_a_pipe_does_not_know_its_length(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.wav"
    wav(path, tones())
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = size.to_bytes(4, "little")
    path.write_bytes(data)
    check_tones(path, 0.001)


@pytest.mark.parametrize(
    ("log", "share"),
    [
        ("data : 3840000 (should be 1920000)", 2.0),
        ("RIFF : 9 (should be 3)\n SSND : 300 (should be 100)\nx", 3.0),
        ("data : 3840000", 1.0),
        ("data : 4294967295 (should be 960000)", 1.0),
        ("data : 5 (should be 0)", 1.0),
        ("", 1.0),
    ],
)
def test_the_length_that_a_header_claims(log: str, share: float) -> None:
    assert claimed_share(log) == share


@pytest.mark.parametrize(
    ("held", "declared", "off"),
    [
        (300.0, 600.0, True),
        (600.0, 300.0, True),
        (599.4, 600.0, True),
        (599.6, 600.0, False),
        (19.7, 20.0, True),
        (1.934, 2.0, False),
        (0.85, 1.0, True),
    ],
)
def test_which_lengths_differ(held: float, declared: float, off: bool) -> None:
    assert differs(held, declared) is off


def test_samples_that_are_not_numbers(tmp_path: Path) -> None:
    samples = tones(16_000)
    samples[100:110, 0] = np.nan
    samples[200, :] = np.inf
    samples[300, 1] = 1e30
    wav(tmp_path / "a.wav", samples, 16_000, "FLOAT")
    with decode(tmp_path / "a.wav") as held:
        assert held.caveats == ("12 samples of the file are not numbers; they are silent here.",)
        got = held.read()
        assert not got[100:110, 0].any()
        assert got[300, 1] == 1.0
        np.testing.assert_array_equal(got[400:], samples[400:])


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "ULAW", "FLOAT"])
def test_clipping_is_said(tmp_path: Path, subtype: str) -> None:
    # A sine three times too loud is cut off for 1 - 2 asin(1/3) / pi = 78 % of the time.
    loud = tones(16_000) * 6
    quiet = tones(16_000)
    samples = np.stack([quiet[:, 0], loud[:, 1]], axis=1)
    wav(tmp_path / "a.wav", np.clip(samples, -1, 1), 16_000, subtype)
    with decode(tmp_path / "a.wav") as held:
        (caveat,) = held.caveats
        assert caveat.startswith("The recording is clipped (7")
        assert "set the microphone lower" in caveat
        assert np.abs(held.read()).max() <= 1


def test_peaks_up_to_full_scale_are_not_clipped(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.2, (48_000, 2))
    wav(tmp_path / "a.wav", noise / np.abs(noise).max())
    with decode(tmp_path / "a.wav") as held:
        assert held.caveats == ()


@pytest.mark.parametrize(
    ("levels", "clipped"),
    [
        ([1, 1, 1], 3),
        ([1, 1, 0, 1, 1], 0),
        ([0.99, -0.99, 1, 1, 0.5, 1, 1, 1], 7),
        ([0.97] * 9, 0),
        ([1, 1], 0),
        ([], 0),
    ],
)
def test_clips_are_runs(levels: list[float], clipped: int) -> None:
    block = np.zeros((len(levels), 2), np.float32)
    block[:, 1] = levels
    assert count_clipped(block).tolist() == [0, clipped]


@pytest.mark.parametrize(
    ("raw", "planar", "expected"),
    [
        (np.array([[0, 128, 255, 128]], np.uint8), False, [[-1, 0], [127 / 128, 0]]),
        (np.array([[-(2**15), 2**14]], np.int16), False, [[-1, 0.5]]),
        (np.array([[2**30], [-(2**31)]], np.int32), True, [[0.5, -1]]),
        (np.array([[0.25], [-2.0]], np.float64), True, [[0.25, -2.0]]),
    ],
)
def test_sample_formats(raw: Array, planar: bool, expected: list[list[float]]) -> None:
    got = to_float(raw, planar, 2)
    assert got.dtype == np.float32
    np.testing.assert_array_equal(got, np.array(expected, np.float32))
