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
CTRL_C = "\x03"


class Controls:
    """What was typed since it was last asked: lower-case letters, ``ENTER`` for the Enter key."""

    def __init__(self, read: Callable[[], str | None]) -> None:
        self._typed: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._read = read
        threading.Thread(target=self._listen, daemon=True).start()

    def typed(self) -> str | None:
        """The next thing typed, or None; returns at once."""
        try:
            return self._typed.get_nowait()
        except queue.Empty:
            return None

    def _listen(self) -> None:
        while (text := self._read()) is not None:
            self._typed.put(text.strip().lower()[:1])


@contextmanager
def controls() -> Iterator[Controls]:
    """Listen to standard input; a terminal hands on each key at once meanwhile."""
    if not sys.stdin.isatty():
        yield Controls(_read_line)
    elif sys.platform == "win32":
        import msvcrt

        yield Controls(msvcrt.getwch)
    else:
        import termios
        import tty

        kept = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin)  # Ctrl-C still interrupts
        try:
            yield Controls(lambda: sys.stdin.read(1) or None)
        finally:
            with contextlib.suppress(termios.error):  # the terminal has gone (SIGHUP)
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, kept)


def _read_line() -> str | None:
    """One line, or None at the end of input."""
    stream: Any = sys.stdin
    try:
        return stream.readline() or None
    except (OSError, ValueError):
        return None  # closed
