"""The voice: a text spoken into a WAV file, by the voice that the system has.

pyttsx3 hangs on a bad folder, spoils a second utterance in the same process, crashes on long
texts and hides its errors, so each utterance has a child process of its own, a private folder and
a time limit. Where it fails there is no voice, and the caller shows the text: a missing voice is
never an error unless the user named one.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicecoach.errors import BadInput, Missing, VoicecoachError
from voicecoach.passing import passing_folder
from voicecoach.text import clean

log = logging.getLogger(__name__)

MOST_CHARS = 1_000
"""Longest text spoken, in characters; about 70 s. (pyttsx3 crashes on 20,000 words)"""
LIMIT_S = 15.0
"""Time for one utterance, s; espeak-ng needs 0.2 s, ten times that on a small computer."""
DEFAULT_RATE_WPM = 165
SLOWEST_WPM, FASTEST_WPM = 80, 450
"""Rates that the engines keep to, words per minute. (espeak-ng: 80-450)"""
SHORTEST_SHARE = 0.4
"""A file shorter than this share of words / rate was cut off."""

HOW_TO_GET_A_VOICE = "install espeak-ng, or voicecoach with its extra `voice`"

PREFERRED = ("gmw/en-us", "gmw/en")
"""espeak-ng's voices that are understood best; the first two of a system elsewhere."""
NOVELTY_VOICES = frozenset(
    "Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Deranged|Fred|Good News|Hysterical|Jester|"
    "Junior|Organ|Pipe Organ|Ralph|Superstar|Trinoids|Whisper|Wobble|Zarvox".split("|")
)
"""Voices of macOS that are a joke, or hard to understand."""

_CHILD = Path(__file__).with_name("_voice_child.py")
# Engines take these for commands: [[...]] on macOS, <...> on Windows.
_COMMAND_MARKS = str.maketrans("<>[]{}", "      ")


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of the system; ``language`` is a tag such as ``en-us`` (empty: unknown)."""

    id: str
    name: str
    language: str


class _NoVoice(Exception):
    """Why nothing was spoken."""


def speak_to_file(
    text: str, path: Path | str, voice: str | None = None, rate_wpm: int | None = None
) -> bool:
    """Write ``text`` (its first 1,000 characters) as spoken to ``path``, a 16-bit WAV.

    Returns False, and leaves ``path`` alone, where there is no voice, nothing to say, or the voice
    failed: show the text then, and do not ask again soon (a voice that hangs takes ``LIMIT_S``).
    ``voice`` is the id, name or language of one of ``voices()``; ``rate_wpm`` is in words per
    minute. Raises Missing for a named voice that is not there or does not speak, BadInput for a
    path or rate that cannot be used.
    """
    spoken = speakable(text)
    rate = DEFAULT_RATE_WPM if rate_wpm is None else rate_wpm
    if not SLOWEST_WPM <= rate <= FASTEST_WPM:
        raise BadInput(f"A voice speaks {SLOWEST_WPM}-{FASTEST_WPM} words a minute, not {rate}.")
    if not any(ch.isalnum() for ch in spoken):
        return False
    try:
        with _private_folder() as folder:
            raw = folder / "raw.wav"
            answer = _ask_child(
                folder, text=spoken, file=str(raw), voice=voice, rate_wpm=rate, limit_s=LIMIT_S
            )
            if not answer["known"]:
                raise _unknown_voice(str(voice), _as_voices(answer))
            if not answer["done"]:
                raise _NoVoice("the voice did not finish")
            whole = folder / "whole.wav"
            _rewrite(raw, whole, least_s=SHORTEST_SHARE * 60 * _count_words(spoken) / rate)
            _move(whole, Path(path))
    except _NoVoice as reason:
        log.info("no voice: %s", reason)
        if voice is not None:
            raise Missing(
                f"The voice {clean(voice, 60)!r} does not speak here ({reason}); "
                f"leave it out to see the text, or {HOW_TO_GET_A_VOICE}."
            ) from reason
        return False
    return True


@functools.cache
def voices() -> tuple[Voice, ...]:
    """The voices of this system, as they were when first asked for; empty where there is none."""
    try:
        with _private_folder() as folder:
            return _as_voices(_ask_child(folder, text=None))
    except _NoVoice as reason:
        log.info("no voice: %s", reason)
        return ()


def check_voice(name: str) -> None:
    """Raise Missing where no voice has the id, name or language ``name`` (as ``speak_to_file``)."""
    wanted = name.casefold().partition("+")[0]
    if not voices():
        raise Missing(
            f"There is no voice here for {clean(name, 60)!r}; leave it out to see the text, or "
            f"{HOW_TO_GET_A_VOICE}."
        )
    if not any(wanted in _names(one) for one in voices()):
        raise _unknown_voice(name, voices())


def two_voices(coach: str | None = None) -> tuple[str | None, str | None]:
    """Ids of an English voice for the partner and of one for the coach, different where there are
    two; None: the system's own. ``coach`` is a voice that was asked for.
    """
    english = [one for one in voices() if one.language.casefold().startswith("en")]
    plain = [one.id for one in english if one.name.split(" (")[0] not in NOVELTY_VOICES]
    plain.sort(key=lambda id_: PREFERRED.index(id_) if id_ in PREFERRED else len(PREFERRED))
    if coach is None and len(plain) > 1:
        coach = plain[0]
    wanted = (coach or "").casefold().partition("+")[0]
    taken = {id_ for one in english for id_ in (one.id,) if wanted in _names(one)}
    partner = next((id_ for id_ in plain if id_ not in taken), None)
    return (partner if coach is not None else None), coach


def _names(voice: Voice) -> set[str]:
    return {voice.id.casefold(), voice.name.casefold(), voice.language.casefold()}


def has_voice() -> bool:
    """Whether there is a voice here to speak with."""
    return bool(voices())


def speakable(text: str) -> str:
    """``text`` on one line, without marks that engines obey, cut at a word to ``MOST_CHARS``."""
    spoken = " ".join(clean(text).translate(_COMMAND_MARKS).split())
    if len(spoken) > MOST_CHARS:
        head, space, _ = spoken[: MOST_CHARS + 1].rpartition(" ")
        spoken = head if space else spoken[:MOST_CHARS]
    return spoken


def _count_words(text: str) -> int:
    return sum(any(ch.isalnum() for ch in word) for word in text.split())


def _as_voices(answer: dict[str, Any]) -> tuple[Voice, ...]:
    return tuple(Voice(*map(clean, voice)) for voice in answer["voices"])


def _unknown_voice(name: str, known: tuple[Voice, ...]) -> Missing:
    english = [voice for voice in known if voice.language.casefold().startswith("en")]
    shown = ", ".join(voice.language or voice.name for voice in english or known[:10])
    return Missing(f"There is no voice {clean(name, 60)!r} here; choose one of: {shown}.")


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for this user alone, gone afterwards; raises _NoVoice where none can be made."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(passing_folder("voice"))
        except VoicecoachError:  # a full or read-only data folder is no reason to be silent
            try:
                made = tempfile.TemporaryDirectory(prefix="voice-", ignore_cleanup_errors=True)
            except OSError as error:
                raise _NoVoice(f"no folder to speak into ({error})") from error
            folder = Path(stack.enter_context(made))
        yield folder


def _ask_child(folder: Path, **request: Any) -> dict[str, Any]:
    """Run the child in ``folder`` and return its answer; raises _NoVoice."""
    try:
        child = subprocess.run(
            # -P: what lies in the child's folder is data, never a module to import.
            [sys.executable, "-P", str(_CHILD)],
            input=json.dumps(request).encode(),
            capture_output=True,
            cwd=folder,
            timeout=LIMIT_S,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = json.loads(child.stdout)
    except subprocess.TimeoutExpired as error:
        raise _NoVoice(f"nothing within {LIMIT_S:g} s") from error
    except OSError as error:
        raise _NoVoice(f"no child process ({error})") from error
    except ValueError as error:
        said = child.stderr.decode(errors="replace").splitlines() or [f"exit {child.returncode}"]
        raise _NoVoice(clean(said[-1], 200)) from error
    if not isinstance(answer, dict):
        raise _NoVoice("the voice gave no answer")
    return answer


def _rewrite(raw: Path, whole: Path, least_s: float) -> None:
    """Check what the engine wrote (WAV; AIFF on macOS) and write it as a 16-bit WAV."""
    import numpy as np
    import soundfile

    try:
        samples, rate_hz = soundfile.read(raw, dtype="float32")
    except (OSError, soundfile.SoundFileError) as error:
        raise _NoVoice(f"its file cannot be read ({error})") from error
    if len(samples) < least_s * rate_hz or not np.any(samples):
        raise _NoVoice(f"its file holds {len(samples) / rate_hz:.2f} s, {least_s:.2f} s at least")
    soundfile.write(whole, samples, rate_hz, subtype="PCM_16", format="WAV")


def _move(whole: Path, path: Path) -> None:
    """Put ``whole`` in ``path``'s place at once, across file systems too."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            shutil.copyfile(whole, beside)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(
            f"The voice cannot be written to {clean(str(path))} ({error.strerror}); "
            "name another file."
        ) from error
