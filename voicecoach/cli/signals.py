"""SIGTERM and SIGHUP end a command as Ctrl-C does: what is under way is saved on the way out."""

from __future__ import annotations

import signal
from typing import Any

FIRST_EXIT = 128
"""The exit code of a command that a signal stopped is this and the signal's number."""


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


def _stop(number: int, _frame: Any) -> None:
    raise Stopped(number)
