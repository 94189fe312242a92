"""SIGTERM and SIGHUP end a command as Ctrl-C does: what is under way is saved on the way out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

FIRST_EXIT = 128
"""The exit code of a command that a signal stopped is this and the signal's number."""
STOPPING = ("SIGINT", "SIGTERM", "SIGHUP")


class Stopped(BaseException):
    """A signal asks the command to end; not an Exception, so that nothing takes it for an error."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = FIRST_EXIT + number


def stop_on_signals() -> None:
    """Raise Stopped at SIGTERM and SIGHUP, where the system has them and nobody ignores them."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def ignore_stops() -> None:
    """Ignore Ctrl-C and the others from now on: what is under way already is the end."""
    if threading.current_thread() is threading.main_thread():
        for number in _stopping():
            signal.signal(number, signal.SIG_IGN)


@contextmanager
def stops_restored() -> Iterator[None]:
    """Let Ctrl-C and the others do again what they did before; not where one of them ends it, for
    what is ignored then is to be ignored until the program has ended."""
    kept = {number: signal.getsignal(number) for number in _stopping()}

    def restore() -> None:
        if threading.current_thread() is threading.main_thread():
            for number, handler in kept.items():
                signal.signal(number, handler)

    try:
        yield
    except Exception:
        restore()
        raise
    restore()


def _stopping() -> list[int]:
    return [getattr(signal, name) for name in STOPPING if hasattr(signal, name)]


def _stop(number: int, _frame: Any) -> None:
    raise Stopped(number)
