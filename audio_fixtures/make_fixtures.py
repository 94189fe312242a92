"""Make the shipped recordings and their truth: ``python audio_fixtures/make_fixtures.py [FOLDER]``.

Two offline voices of flite speak our own script; numpy places them in a room. The same flite gives
the same samples (seeded noise), so a changed line changes the files and nothing else does.

Needs the program ``flite`` (Debian: ``apt-get install flite``), numpy and soundfile.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile

RATE = 16_000
"""Hz; what flite's voices speak at."""
VOICES = {"Ana": "slt", "Ben": "rms"}
CHANNELS = ("Ana", "Ben")
LEVEL_DBFS = {"Ana": -20.0, "Ben": -24.0}
"""Root mean square of the speech on the speaker's own microphone: 4 dB apart."""
BLEED_DB = {"Ana": -19.0, "Ben": -21.0}
"""How far down a voice is on the other's microphone,"""
BLEED_S = {"Ana": 0.003, "Ben": 0.0045}
"""and how late."""
NOISE_DBFS = -55.0
REVERB_S = 0.12
REVERB_DB = -16.0
"""The room's tail: length, and energy against the direct sound."""
FADE_S = 0.05
"""How someone who is talked down falls silent."""
SPEECH_BELOW_PEAK_DB = 40.0
MIN_PAUSE_S = 0.2
MIN_BURST_S = 0.1
"""Truth's segments: 10 ms frames this near to a line's loudest one; pauses and bursts in s."""
FRAME = RATE // 100

Samples = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """One line of the script, and where it begins.

    ``after``: s after the last line that held the floor ends (negative: before its end).
    ``into``: s after that line's start (back-channels, interruptions that yield).
    """

    speaker: str
    text: str
    after: float | None = None
    into: float | None = None
    kind: str | None = None
    outcome: str | None = None
    cut: bool = False


def _says(speaker: str, text: str, after: float, cut: bool = False) -> Line:
    return Line(speaker, text, after=after, cut=cut)


def _listens(speaker: str, text: str, into: float) -> Line:
    return Line(speaker, text, into=into, kind="backchannel")


def _takes(speaker: str, text: str, after: float) -> Line:
    return Line(speaker, text, after=after, kind="interruption", outcome="took_floor")


def _yields(speaker: str, text: str, into: float) -> Line:
    return Line(speaker, text, into=into, kind="interruption", outcome="yielded", cut=True)


def _finishes(speaker: str, text: str, after: float) -> Line:
    return Line(speaker, text, after=after, kind="terminal_overlap")


SCRIPT = (
    _says("Ana", "Can we talk about Sunday? I have carried it around since we came home.", 0.8),
    _says("Ben", "Sure. What is on your mind?", 0.45),
    _says(
        "Ana",
        "When you told that story about my job at dinner, your parents laughed, "
        "and I did not know where to look. I felt so small.",
        0.6,
    ),
    _listens("Ben", "Okay.", 2.75),
    _says("Ben", "Come on, it was only a joke. You always make such a big thing out of", 0.4, True),
    _takes("Ana", "Please let me finish. It was not a joke for me.", -0.65),
    _says("Ana", "I sat there for the whole evening and I wanted to go home.", 0.5),
    _listens("Ben", "Right.", 1.2),
    _says(
        "Ana",
        "And it was not the first time, because in the summer you told your friends "
        "how I got lost on the way to my own birthday party.",
        0.7,
    ),
    _yields("Ben", "But everybody likes that story", 1.9),
    _says("Ben", "No wonder you felt small. I made you the joke in front of my parents.", 0.5),
    _listens("Ana", "Yeah.", 1.75),
    _says("Ben", "And I am sorry for that.", 0.4),
    _finishes("Ana", "Thank you. That means a lot to me.", -0.17),
    _says("Ana", "I think I was afraid to bring it up at all.", 2.4),
    _says("Ben", "What made it so hard to bring it up?", 0.55),
    _says(
        "Ana",
        "I was afraid that you would say I am too sensitive. "
        "My father used to say it, and then nobody would talk to me for days.",
        0.9,
    ),
    _listens("Ben", "Okay.", 1.8),
    _listens("Ben", "Yeah.", 4.6),
    _says("Ben", "So when I laugh about it, it feels as if you are alone with it again.", 0.5),
    _listens("Ana", "Right.", 2.0),
    _finishes("Ana", "Yes, exactly that. I would like us to stay on one side.", -0.15),
    _says(
        "Ben", "I could ask my brother to stop the stories too, and then we could all", 0.4, True
    ),
    _takes("Ana", "No, I do not want your brother in this at all.", -0.6),
    _says("Ben", "You are right, that was too fast. What would help you next time?", 0.7),
    _says(
        "Ana",
        "Ask me before you tell a story about me, and if you see that I go quiet, "
        "come and sit with me for a minute.",
        0.6,
    ),
    _yields("Ben", "I can do that of course", 1.75),
    _listens("Ben", "Yeah.", 4.6),
    _says("Ben", "I will ask you first. I promise. Can we talk about it again on Friday?", 0.5),
    _says("Ana", "Yes, on Friday after dinner.", 0.4),
)

REPLIES = {
    "reply-validating": "No wonder you felt small. What was the worst part of it?",
    "reply-dismissing": "Come on, it was only a joke. You are overreacting.",
    "reply-mixed": "I hear that you felt small, but it was only a joke. What was the worst part?",
}
SILENCE_S = 4.0


@dataclass(frozen=True)
class Placed:
    """A line with its sound, and where it begins in the talk, in samples."""

    line: Line
    start: int
    sound: Samples

    @property
    def end(self) -> int:
        return self.start + len(self.sound)


def speak(text: str, voice: str) -> Samples:
    """Return ``text`` in one of flite's voices, without the silence around it, peak 1."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", path], check=True)
        sound, rate = soundfile.read(path, dtype="float64")
    if rate != RATE:
        raise SystemExit(f"flite's voice {voice} speaks at {rate} Hz, not at {RATE}.")
    loud = loud_frames(sound)
    first, last = loud[0] * FRAME, (loud[-1] + 1) * FRAME
    return np.asarray(sound[first:last] / np.abs(sound).max())


def loud_frames(sound: Samples) -> npt.NDArray[np.int64]:
    """Return the indices of the 10 ms frames that hold speech."""
    frames = sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)
    level = np.sqrt((frames**2).mean(axis=1))
    return np.flatnonzero(level > level.max() * 10 ** (-SPEECH_BELOW_PEAK_DB / 20))


def fade_out(sound: Samples) -> Samples:
    """Return ``sound`` with its last 50 ms faded."""
    faded = sound.copy()
    length = round(FADE_S * RATE)
    faded[-length:] *= np.linspace(1, 0, length) ** 2
    return faded


def place(script: tuple[Line, ...]) -> list[Placed]:
    """Speak every line and put it where the script says."""
    placed: list[Placed] = []
    floor: Placed | None = None
    for line in script:
        sound = speak(line.text, VOICES[line.speaker])
        if line.cut:
            sound = fade_out(sound)
        if line.into is not None and floor is not None:
            start = floor.start + round(line.into * RATE)
        else:
            start = (floor.end if floor else 0) + round((line.after or 0.0) * RATE)
        one = Placed(line, start, sound)
        placed.append(one)
        if line.into is None:
            floor = one
    return placed


def tracks(placed: list[Placed], length: int) -> dict[str, Samples]:
    """Return each speaker's clean speech, (length,)."""
    own = {speaker: np.zeros(length) for speaker in CHANNELS}
    for one in placed:
        own[one.line.speaker][one.start : one.end] += one.sound
    return own


def levelled(track: Samples, dbfs: float) -> Samples:
    """Return ``track`` with its speech, without the pauses, at this root mean square."""
    frames = track[: len(track) // FRAME * FRAME].reshape(-1, FRAME)[loud_frames(track)]
    return np.asarray(track * 10 ** (dbfs / 20) / np.sqrt((frames**2).mean()))


def in_room(track: Samples, seed: int) -> Samples:
    """Return ``track`` with the short tail of a furnished room."""
    noise = np.random.default_rng(seed).standard_normal(round(REVERB_S * RATE))
    tail = noise * np.exp(-6.9 * np.arange(len(noise)) / len(noise))
    tail *= 10 ** (REVERB_DB / 20) / np.sqrt((tail**2).sum())
    tail[0] = 1.0
    size = 1 << (len(track) + len(tail)).bit_length()
    wet = np.fft.irfft(np.fft.rfft(track, size) * np.fft.rfft(tail, size), size)
    return np.asarray(wet[: len(track)])


def later(track: Samples, seconds: float) -> Samples:
    """Return ``track`` delayed."""
    by = round(seconds * RATE)
    return np.concatenate([np.zeros(by), track[: len(track) - by]])


def noise(length: int, seed: int) -> Samples:
    """Return the room's hum and hiss: more low than high, -55 dBFS."""
    white = np.fft.rfft(np.random.default_rng(seed).standard_normal(length))
    pitch = np.maximum(np.fft.rfftfreq(length, 1 / RATE), 50.0)
    sound = np.fft.irfft(white / np.sqrt(pitch), length)
    return np.asarray(sound * 10 ** (NOISE_DBFS / 20) / np.sqrt((sound**2).mean()))


def two_microphones(own: dict[str, Samples]) -> Samples:
    """Return (length, 2): each one's own voice, the other's quieter and later, and noise."""
    columns = []
    for number, speaker in enumerate(CHANNELS):
        other = CHANNELS[1 - number]
        direct = levelled(in_room(own[speaker], seed=number), LEVEL_DBFS[speaker])
        bleed = in_room(later(own[other], BLEED_S[other]), seed=10 + number)
        bleed = levelled(bleed, LEVEL_DBFS[other] + BLEED_DB[other])
        columns.append(direct + bleed + noise(len(direct), seed=20 + number))
    return np.stack(columns, axis=1)


def one_phone(own: dict[str, Samples]) -> Samples:
    """Return (length,): both voices from across the table, and noise."""
    heard = sum(
        levelled(in_room(own[speaker], 30 + number), LEVEL_DBFS[speaker])
        for number, speaker in enumerate(CHANNELS)
    )
    return np.asarray(heard + noise(len(own["Ana"]), seed=40))


def segments(placed: list[Placed]) -> list[dict[str, Any]]:
    """Return who speaks when: inter-pausal units of the clean lines."""
    found: list[dict[str, Any]] = []
    for speaker in CHANNELS:
        runs: list[list[float]] = []
        for one in (each for each in placed if each.line.speaker == speaker):
            for frame in loud_frames(one.sound):
                start = (one.start + int(frame) * FRAME) / RATE
                if runs and start - runs[-1][1] < MIN_PAUSE_S:
                    runs[-1][1] = start + FRAME / RATE
                else:
                    runs.append([start, start + FRAME / RATE])
        found += [
            {"speaker": speaker, "start": round(start, 3), "end": round(end, 3)}
            for start, end in runs
            if end - start >= MIN_BURST_S
        ]
    return sorted(found, key=lambda one: (one["start"], one["speaker"]))


def events(placed: list[Placed]) -> list[dict[str, Any]]:
    """Return what the script makes happen between the two, by onset."""
    found = []
    for one in (each for each in placed if each.line.kind):
        other = CHANNELS[1 - CHANNELS.index(one.line.speaker)]
        end = one.end
        if one.line.kind != "backchannel":
            end = max(
                min(one.end, each.end)
                for each in placed
                if each.line.speaker == other and each.start < one.end and each.end > one.start
            )
        found.append(
            {
                "kind": one.line.kind,
                "by": one.line.speaker,
                "of": other,
                "start": round(one.start / RATE, 3),
                "end": round(end / RATE, 3),
                "outcome": one.line.outcome,
            }
        )
    return sorted(found, key=lambda event: event["start"])


def truth(placed: list[Placed]) -> dict[str, Any]:
    """Return the talk's truth: who speaks when, what happens, who says what."""
    units = [
        {
            "speaker": one.line.speaker,
            "start": round(one.start / RATE, 3),
            "end": round(one.end / RATE, 3),
            "text": one.line.text,
        }
        for one in sorted(placed, key=lambda each: each.start)
    ]
    return {
        "speakers": list(CHANNELS),
        "segments": segments(placed),
        "events": events(placed),
        "units": units,
    }


def write(folder: Path, name: str, sound: Samples, facts: dict[str, Any]) -> None:
    """Write ``name.flac`` (16 bit) and ``name.json``."""
    seconds = round(len(sound) / RATE, 3)
    soundfile.write(folder / f"{name}.flac", sound, RATE, subtype="PCM_16")
    text = json.dumps({"seconds": seconds, **facts}, indent=1) + "\n"
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{name}: {seconds} s")


def make_talk(folder: Path) -> None:
    """Write the couple's talk, on two microphones and on one phone."""
    placed = place(SCRIPT)
    own = tracks(placed, max(one.end for one in placed) + RATE)
    facts = truth(placed)
    write(folder, "couple.stereo", two_microphones(own), facts)
    write(folder, "couple.mono", one_phone(own), facts)


def make_replies(folder: Path) -> None:
    """Write Ben's replies, and four seconds in which nobody speaks."""
    for number, (name, text) in enumerate(REPLIES.items()):
        placed = place((_says("Ben", text, 0.6),))
        length = placed[-1].end + RATE
        own = np.zeros(length)
        own[placed[0].start : placed[0].end] = placed[0].sound
        heard = levelled(in_room(own, 50 + number), LEVEL_DBFS["Ben"])
        sound = heard + noise(length, 60 + number)
        write(folder, name, sound, {**truth(placed), "speakers": ["Ben"]})
    empty: dict[str, Any] = {"speakers": ["Ben"], "segments": [], "events": [], "units": []}
    write(folder, "reply-silence", noise(round(SILENCE_S * RATE), 70), empty)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    target.mkdir(parents=True, exist_ok=True)
    make_talk(target)
    make_replies(target)
