"""Timed words instead of sound: SegLST (JSON), WebVTT and SRT files.

Conventions
-----------
Time is float seconds from the start of the talk. A file times words or whole utterances; the time
of an utterance is spread over its words in proportion to their characters. One speaker's words
follow each other: what overlaps the next is cut where that begins.

SegLST is a list of ``{"session_id", "speaker", "start_time", "end_time", "words"}``; voicecoach
writes ``probability`` too (of the words; 0 beside empty words: speech in which none was heard). In
WebVTT and SRT a cue names its speaker by a voice tag, ``<v Ana>``, or by ``Ana: ...`` at the start
of a line; ``[inaudible]`` is speech without words, and ``(?)`` at the end says that the words are
doubtful.
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from voicecoach.audio.gate import LONGEST_S, check_file, file_name
from voicecoach.conversation import UNKNOWN_SPEAKER, Word
from voicecoach.errors import BadInput
from voicecoach.text import MAX_NAME_CHARS, clean

SUFFIXES = frozenset({".json", ".vtt", ".srt"})
MAX_BYTES = 20 * 10**6
"""Largest file: the most words that are read take 20 MB of SegLST, one a word."""
MAX_WORDS = 200_000
"""Most words: four hours of two people who speak 300 a minute, at the same time, are 144,000."""
MAX_WORD_CHARS = 100
"""What is longer is no word and is cut."""
MAX_SPEAKERS = 2
INAUDIBLE = "[inaudible]"
DOUBT = "(?)"
DOUBTFUL = 0.3
"""Probability of words that a caption calls doubtful: less than is needed to judge them (0.5)."""
NAMES_SHOWN = 4
NO_CUES = frozenset({"NOTE", "STYLE", "REGION"})
"""First words of the blocks of WebVTT that are comments or about looks."""

SPREAD = (
    "The file times whole utterances, not words: word times are estimates, and pauses inside an "
    "utterance are not seen."
)
NO_NAMES = "No speaker is named, so figures that need two people are left out."

# Every repetition is bounded: an unbounded one takes quadratic time on a hostile line.
_STAMP = r"(?:([0-9]{1,4}):)?([0-9]{1,4}):([0-9]{1,2}(?:[.,][0-9]{1,6})?)"
_TIMES = re.compile(rf"[ \t]*{_STAMP}[ \t]{{0,9}}-->[ \t]{{0,9}}{_STAMP}(?:[ \t].*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,99})?[ \t]{1,9}([^>]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,99}\}")
_NAMED = re.compile(r"[ \t]{0,9}(?:-[ \t]?)?([^\W_][^:\s<>]{0,39}(?: [^:\s<>]{1,39}){0,2}) ?:[ \t]")


@dataclass(frozen=True, slots=True)
class TimedWords:
    """The words of a talk; ``speakers`` in order of who speaks first."""

    speakers: tuple[str, ...]
    words: Mapping[str, tuple[Word, ...]]
    duration: float
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cue:
    """A stretch of one speaker's text (``speaker`` None: not said); one empty word: inaudible."""

    speaker: str | None
    start: float
    end: float
    words: tuple[str, ...]
    probability: float = 1.0


def is_timed_words(path: Path) -> bool:
    """Whether the name says that a file holds timed words; nothing is opened."""
    return path.suffix.lower() in SUFFIXES


def read_timed_words(path: Path) -> TimedWords:
    """Read a file of timed words. Raises BadInput, with the line or item, where it is not one."""
    name = file_name(path)
    check_file(path, MAX_BYTES)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name} is not UTF-8 text (byte {error.start + 1:,}); save it as UTF-8."
        ) from error
    except OSError as error:
        raise BadInput(f"{name} cannot be read ({error.strerror}); name another file.") from error
    if path.suffix.lower() == ".json":
        cues = _seglst(name, text)
    else:
        cues = _captions(name, text, webvtt=path.suffix.lower() == ".vtt")
    n_words = sum(len(cue.words) for cue in cues if cue.words != ("",))
    if not n_words:
        raise BadInput(f"{name} holds no words; name another file.")
    if n_words > MAX_WORDS:
        raise BadInput(f"{name} holds {n_words:,} words, at most {MAX_WORDS:,} are read; cut it.")
    return _told_apart(name, cues)


def _told_apart(name: str, cues: Sequence[_Cue]) -> TimedWords:
    """Give each speaker their words."""
    caveats = []
    duration = max(cue.end for cue in cues)
    cues = _attributed([cue for cue in cues if cue.words])
    cues.sort(key=lambda cue: (cue.start, cue.end))
    own: dict[str, list[_Cue]] = {}
    for cue in cues:
        own.setdefault(cue.speaker or UNKNOWN_SPEAKER, []).append(cue)
    if len(own) > MAX_SPEAKERS:
        shown = ", ".join(list(own)[:NAMES_SHOWN]) + (" ..." if len(own) > NAMES_SHOWN else "")
        raise BadInput(
            f"{name} names {len(own)} speakers ({shown}), but voicecoach listens to talks of two; "
            "leave the others out of it."
        )
    if list(own) == [UNKNOWN_SPEAKER]:
        caveats.append(NO_NAMES)
    n_spread = sum(len(cue.words) for cue in cues if len(cue.words) > 1)
    if 2 * n_spread > sum(len(cue.words) for cue in cues):
        caveats.append(SPREAD)
    words = {speaker: tuple(_words(theirs)) for speaker, theirs in own.items()}
    return TimedWords(tuple(own), words, duration, tuple(caveats))


def _attributed(cues: Sequence[_Cue]) -> list[_Cue]:
    """Give a cue without a speaker to the last one named, before the first to the first."""
    last = next((cue.speaker for cue in cues if cue.speaker), None)
    named = []
    for cue in cues:
        last = cue.speaker or last
        named.append(replace(cue, speaker=last))
    return named


def _words(cues: Sequence[_Cue]) -> Iterator[Word]:
    """Yield the words of one speaker's cues, which are in order of their start."""
    for i, cue in enumerate(cues):
        end = min(cue.end, cues[i + 1].start) if i + 1 < len(cues) else cue.end
        for text, (start, stop) in zip(cue.words, _spread(cue.start, end, cue.words), strict=True):
            yield Word(start, stop, text, cue.probability)


def _spread(start: float, end: float, texts: Sequence[str]) -> list[tuple[float, float]]:
    """Divide a time among texts in proportion to their characters."""
    total = sum(len(text) for text in texts)
    bounds = [start]
    done = 0
    for text in texts:
        done += len(text)
        # Not start + length * share at the end: that need not be ``end`` to the last bit.
        bounds.append(end if done == total else start + (end - start) * done / total)
    return list(pairwise(bounds))


def _check_times(place: str, start: float, end: float) -> None:
    if not (math.isfinite(start) and math.isfinite(end)):
        raise BadInput(f"{place}: its times are not finite numbers; correct them.")
    if start < 0:
        raise BadInput(f"{place}: it begins before 0 ({start:g} s); count from the talk's start.")
    if end < start:
        raise BadInput(f"{place}: it ends ({end:g} s) before it begins ({start:g} s); correct it.")
    if end > LONGEST_S:
        raise BadInput(
            f"{place}: it ends after {end:g} s, and a talk may last {LONGEST_S / 3600:g} hours; "
            "count from the talk's start."
        )


# --- SegLST -----------------------------------------------------------------------------------


def _seglst(name: str, text: str) -> list[_Cue]:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(
            f"{name} is not JSON (line {error.lineno}, column {error.colno}: {error.msg}); "
            "correct it there."
        ) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise BadInput(f"{name} is not JSON that can be read; name another file.") from error
    if not isinstance(items, list):
        raise BadInput(f"{name} is not SegLST, a list of timed words; name another file.")
    cues = [_item(f"{name}, item {number}", item) for number, item in enumerate(items, 1)]
    sessions = {str(item["session_id"]) for item in items if "session_id" in item}
    if len(sessions) > 1:
        raise BadInput(f"{name} holds {len(sessions)} sessions; save each to a file of its own.")
    return cues


def _item(place: str, item: Any) -> _Cue:
    if not isinstance(item, dict):
        raise BadInput(f"{place}: it is not an object with speaker, start_time, end_time, words.")
    words, speaker = item.get("words"), item.get("speaker")
    if not isinstance(words, str):
        raise BadInput(f"{place}: its words are not text; correct it.")
    if speaker is not None and not isinstance(speaker, str):
        raise BadInput(f"{place}: its speaker is not text; correct it.")
    start, end = (_seconds(place, item.get(key)) for key in ("start_time", "end_time"))
    _check_times(place, start, end)
    probability = item.get("probability", 1.0)
    if isinstance(probability, bool) or not isinstance(probability, int | float):
        raise BadInput(f"{place}: its probability is not a number; correct it.")
    split = _split(words)
    if not split and not probability:
        split = ("",)
    return _Cue(_name(speaker), start, end, split, min(1.0, max(0.0, float(probability))))


def _seconds(place: str, value: Any) -> float:
    """Return a time that is a number or a number in quotes."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return float(value)
        except (ValueError, OverflowError):
            pass  # said below
    raise BadInput(f"{place}: start_time and end_time must be numbers of seconds; correct it.")


# --- WebVTT and SRT ---------------------------------------------------------------------------


def _captions(name: str, text: str, webvtt: bool) -> list[_Cue]:
    lines = re.split(r"\r\n|\r|\n", text)
    if webvtt and not lines[0].startswith("WEBVTT"):
        raise BadInput(f"{name} is not WebVTT: its first line must be WEBVTT.")
    cues: list[_Cue] = []
    first = 0
    for end in [i for i, line in enumerate(lines) if not line.strip()] + [len(lines)]:
        block = lines[first:end]
        if block and not (webvtt and block[0].split(maxsplit=1)[0] in NO_CUES):
            cues += _block(name, first + 1, block)
        first = end + 1
    return cues


def _block(name: str, number: int, lines: Sequence[str]) -> Iterator[_Cue]:
    """Yield the cues of one block of lines; one without times (the header) has none."""
    at = [i for i, line in enumerate(lines) if "-->" in line]
    if not at:
        return
    place = f"{name}, line {number + at[0]}"
    times = _TIMES.match(lines[at[0]])
    if at[0] > 1 or not times:
        raise BadInput(f"{place}: times look like 00:01:02.500 --> 00:01:04.000; correct them.")
    if len(at) > 1:
        raise BadInput(f"{name}, line {number + at[1]}: put an empty line before each cue.")
    start, end = (
        3600 * int(h or 0) + 60 * int(m) + float(s.replace(",", "."))
        for h, m, s in (times.groups()[:3], times.groups()[3:])
    )
    _check_times(place, start, end)
    said = [
        (who, tuple(word for _, text in texts for word in _split(text)))
        for who, texts in groupby(_voices(lines[at[0] + 1 :]), key=lambda voice: voice[0])
    ]
    said = [(who, words) for who, words in said if words]
    spans = _spread(start, end, ["".join(words) for _, words in said])
    for (who, words), (begin, stop) in zip(said, spans, strict=True):
        if " ".join(words) == INAUDIBLE:
            yield _Cue(who, begin, stop, ("",), 0.0)
        elif words[-1] == DOUBT and len(words) > 1:
            yield _Cue(who, begin, stop, words[:-1], DOUBTFUL)
        else:
            yield _Cue(who, begin, stop, words)


def _voices(lines: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield (speaker, text) for each voice in a cue's lines; tags and entities are resolved."""
    joined = "\n".join(lines)
    before, *tagged = _VOICE.split(joined)
    if tagged:
        yield None, _plain(before)
        for who, text in zip(tagged[::2], tagged[1::2], strict=True):
            yield _name(html.unescape(who)), _plain(text)
        return
    who = None
    for line in lines:
        text = _plain(line)
        if named := _NAMED.match(text + " "):
            who, text = _name(named[1]), text[named.end() :]
        yield who, text


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _name(text: str | None) -> str | None:
    """Return a speaker's name as it may be shown; None where there is none."""
    return clean(text or "", MAX_NAME_CHARS) or None


def _split(text: str) -> tuple[str, ...]:
    return tuple(word[:MAX_WORD_CHARS] for word in clean(text).split())
