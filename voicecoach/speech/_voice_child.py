"""The voice's own process: one utterance, or the list of voices, then gone.

Run by file, never imported by voicecoach: it knows nothing but pyttsx3. One JSON object comes in
on standard input, one goes out on standard output; whatever the engines print goes to standard
error.

in   ``{"text": str | null, "file": str, "voice": str | null, "rate_wpm": int, "limit_s": float}``
out  ``{"voices": [[id, name, language], ...], "known": bool, "done": bool}``
     (``known``: the voice asked for is there)
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time
import wave
from typing import Any

ESPEAK_LIBRARY = "libespeak-ng.so.1"
"""The name that pyttsx3 loads on Linux."""

PREFERRED_VOICES = ("gmw/en-us", "gmw/en")
"""The espeak-ng voices that Whisper understands best; elsewhere the system's English voice."""

POLL_S = 0.02


def bring_library() -> None:
    """Load espeak-ng from the ``voice`` extra where the system (Linux) has none.

    The loader finds a library that is already loaded by its name, so pyttsx3 gets this one.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(ESPEAK_LIBRARY)
    except OSError:
        try:
            import espeakng_loader
        except ImportError:
            sys.exit("espeak-ng is not installed")
        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
        ctypes.CDLL(espeakng_loader.get_library_path(), ctypes.RTLD_GLOBAL)


def list_voices(engine: Any) -> list[tuple[str, str, str]]:
    """All voices as (id, name, language)."""
    return [
        (str(voice.id), str(voice.name), str((voice.languages or [""])[0]).replace("_", "-"))
        for voice in engine.getProperty("voices")
    ]


def choose(voices: list[tuple[str, str, str]], wanted: str | None, current: str) -> str | None:
    """Id of the voice to speak with; None where the one wanted is not there.

    A voice is wanted by id, name or language, and an espeak-ng variant may follow (``en-us+f3``).
    """
    if wanted is not None:
        base, plus, variant = wanted.casefold().partition("+")
        for part in range(3):
            for voice in voices:
                if voice[part].casefold() == base:
                    return voice[0] + plus + variant
        return None
    ids = [voice[0] for voice in voices]
    for preferred in PREFERRED_VOICES:
        if preferred in ids:
            return preferred
    english = [voice[0] for voice in voices if voice[2].casefold().startswith("en")]
    return current if current in english or not english else english[0]


def is_complete(file: str) -> bool:
    """Whether ``file`` is a WAV that holds all the frames that its header declares."""
    try:
        with wave.open(file, "rb") as sound:
            declared = sound.getnframes()
            return (
                0
                < declared
                == len(sound.readframes(declared)) // (sound.getsampwidth() * sound.getnchannels())
            )
    except (OSError, EOFError, wave.Error):
        return False


def speak(engine: Any, text: str, file: str, limit_s: float) -> bool:
    """Write ``text`` as spoken to ``file``; whether it is whole.

    ``runAndWait`` returns before espeak's own thread has finished, and the Windows driver never
    says that it has: either the notice or a complete file will do. Raises what the engine raised
    and kept to itself.
    """
    finished = threading.Event()
    errors: list[Exception] = []
    engine.connect("finished-utterance", lambda **_: finished.set())
    engine.connect("error", lambda exception, **_: errors.append(exception))
    engine.save_to_file(text, file)
    engine.runAndWait()
    if errors:
        raise errors[0]
    until = time.monotonic() + limit_s
    while time.monotonic() < until:
        if finished.wait(POLL_S) or is_complete(file):
            return True
    return False


def main() -> None:
    answer_to = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    # An error in a callback of espeak's thread would otherwise be waited for in vain.
    sys.unraisablehook = lambda _: os._exit(1)
    request = json.loads(sys.stdin.buffer.read())
    bring_library()
    import pyttsx3

    engine = pyttsx3.init()
    voices = list_voices(engine)
    answer: dict[str, Any] = {"voices": voices, "known": True, "done": False}
    if request["text"] is not None:
        chosen = choose(voices, request["voice"], str(engine.getProperty("voice")))
        answer["known"] = chosen is not None
        if chosen is not None:
            engine.setProperty("voice", chosen)
            engine.setProperty("rate", request["rate_wpm"])
            answer["done"] = speak(engine, request["text"], request["file"], request["limit_s"])
    with answer_to:
        json.dump(answer, answer_to)
    # espeak asserts when it is taken down from Python, and its thread may outlive us.
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
