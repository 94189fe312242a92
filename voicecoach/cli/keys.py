"""Single keys from the keyboard, without Enter, where there is a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Self

POLL_S = 0.05
ENTER = "\n"


class Keys:
    """A context manager: inside, keys are read one by one and not shown; Ctrl-C still works."""

    def __init__(self) -> None:
        self._kept: Any = None
        self.listening = False

    def __enter__(self) -> Self:
        self.listening = sys.stdin is not None and sys.stdin.isatty()
        if self.listening and sys.platform != "win32":
            import termios
            import tty

            self._kept = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._kept is not None and sys.platform != "win32":
            import termios

            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._kept)
        self._kept, self.listening = None, False

    def pressed(self, timeout_s: float = 0.0) -> str:
        """The next key (Enter is a line feed), or nothing within ``timeout_s``."""
        if not self.listening:
            time.sleep(timeout_s)
            return ""
        return _windows_key(timeout_s) if sys.platform == "win32" else _posix_key(timeout_s)

    def any_pressed(self) -> bool:
        """Whether a key was pressed just now; the key is used up."""
        return bool(self.pressed())

    def forget(self) -> None:
        """Use up what was typed before it was asked for."""
        while self.any_pressed():
            pass


def _posix_key(timeout_s: float) -> str:
    import os
    import select

    ready, _, _ = select.select([sys.stdin], [], [], timeout_s)
    if not ready:
        return ""
    # Not sys.stdin.read: it would take what follows into a buffer that select does not see.
    typed = os.read(sys.stdin.fileno(), 1).decode(errors="replace")
    return typed.replace("\r", ENTER)


def _windows_key(timeout_s: float) -> str:
    import importlib

    msvcrt: Any = importlib.import_module("msvcrt")
    until = time.monotonic() + timeout_s
    while not msvcrt.kbhit():
        if time.monotonic() >= until:
            return ""
        time.sleep(POLL_S)
    key: str = msvcrt.getwch()
    return key.replace("\r", ENTER)
