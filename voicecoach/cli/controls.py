"""Keys while something runs: single ones on a terminal, whole lines elsewhere."""

from __future__ import annotations

import contextlib
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ENTER = ""
ESCAPE = "\x1b"
POLL_S = 0.05
JOIN_S = 1.0
CHUNK_BYTES = 64


class Controls:
    """What was typed since it was last asked: lower-case letters, ``ENTER`` for the Enter key.

    ``read`` returns what was typed, empty where nothing was within ``POLL_S``, None at the end.
    """

    def __init__(self, read: Callable[[], str | None]) -> None:
        self._typed: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._read = read
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def typed(self) -> str | None:
        """The next thing typed, or None; returns at once."""
        try:
            return self._typed.get_nowait()
        except queue.Empty:
            return None

    def stop(self) -> None:
        """Listen no more: what is typed from now on is somebody else's."""
        self._stop.set()
        self._thread.join(JOIN_S)

    def _listen(self) -> None:
        while not self._stop.is_set() and (text := self._read()) is not None:
            for key in meant(text):
                self._typed.put(key)


def meant(text: str) -> list[str]:
    """The keys in what was read at once: a whole line counts by its first letter."""
    if text.startswith(ESCAPE) and len(text) > 1:
        return []  # an arrow or a function key: its letters were not typed
    if len(text) > 1 and text.endswith("\n"):
        return [text.strip().lower()[:1]]
    return [ENTER if key in "\r\n" else key.lower() for key in text]


@contextmanager
def controls() -> Iterator[Controls]:
    """Listen to standard input; a terminal hands on each key at once meanwhile."""
    if not sys.stdin.isatty():
        yield Controls(_read_line)  # nobody is asked anything there
    elif sys.platform == "win32":
        keys = Controls(_read_windows_key)
        try:
            yield keys
        finally:
            keys.stop()
    else:
        import termios
        import tty

        kept = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin)  # Ctrl-C still interrupts
        keys = Controls(_read_keys)
        try:
            yield keys
        finally:
            keys.stop()
            with contextlib.suppress(termios.error):  # the terminal has gone (SIGHUP)
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, kept)


def _read_keys() -> str | None:
    """What a terminal has, past the buffer of ``sys.stdin``, which select does not see."""
    import os
    import select

    try:
        ready, _, _ = select.select([sys.stdin], [], [], POLL_S)
        if not ready:
            return ""
        return os.read(sys.stdin.fileno(), CHUNK_BYTES).decode(errors="replace") or None
    except (OSError, ValueError):
        return None  # the terminal has gone


def _read_windows_key() -> str:
    import importlib
    import time

    msvcrt: Any = importlib.import_module("msvcrt")
    if not msvcrt.kbhit():
        time.sleep(POLL_S)
        return ""
    key: str = msvcrt.getwch()
    if key in "\x00\xe0":  # a function key: its code follows
        msvcrt.getwch()
        return ""
    return key


def _read_line() -> str | None:
    """One line, or None at the end of input."""
    stream: Any = sys.stdin
    try:
        line = stream.readline()
        return line.rstrip("\n") + "\n" if line else None
    except (OSError, ValueError):
        return None  # closed
