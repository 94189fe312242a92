"""Progress on standard error: one redrawn line on a terminal, a few whole lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click

from voicecoach.cli.common import is_plain
from voicecoach.report.clock import clock

STAGES = {
    "reading": "Reading the recording",
    "who speaks": "Finding who speaks when",
    "words": "Writing down the words",
}
LINE_EVERY_S = 10.0
"""Between lines where nothing is redrawn."""
REDRAW_EVERY_S = 0.1
LINE_WIDTH = 70


class ProgressLine:
    """A context manager that shows how far something is; ``_show`` is for its kinds to call."""

    def __init__(self, plain: bool) -> None:
        self._redraw = not is_plain(plain) and sys.stderr.isatty()
        self._what = ""
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._redraw and self._what:
            click.echo("\r" + " " * LINE_WIDTH + "\r", err=True, nl=False)

    def _show(self, what: str, text: str) -> None:
        """Show ``text``, unless something about the same ``what`` was shown just before."""
        now = time.monotonic()
        every_s = REDRAW_EVERY_S if self._redraw else LINE_EVERY_S
        if what == self._what and now - self._shown < every_s:
            return
        self._what, self._shown = what, now
        if self._redraw:
            click.echo("\r" + text.ljust(LINE_WIDTH), err=True, nl=False)
        else:
            click.echo(text, err=True)


class ShowProgress(ProgressLine):
    """Call it as ``analyze.Progress`` is called."""

    def __call__(self, stage: str, done_s: float, total_s: float) -> None:
        """Show ``done_s`` of ``total_s`` seconds of a stage."""
        self._show(stage, f"{STAGES.get(stage, stage)}: {clock(done_s)} of {clock(total_s)}")


class ShowBytes(ProgressLine):
    """Call it as ``fetch.Progress`` is called."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show ``done`` of ``total`` bytes of ``what``; a total of 0 is not known."""
        of = f" of {total / 1e6:.0f}" if total else ""
        self._show(what, f"{what}: {done / 1e6:.0f}{of} MB")
