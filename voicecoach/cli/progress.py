"""Progress on standard error: one redrawn line on a terminal, a few whole lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

from voicecoach.cli.common import is_plain
from voicecoach.report.terminal import clock

STAGES = {
    "reading": "Reading the recording",
    "who speaks": "Finding who speaks when",
    "words": "Writing down the words",
}
LINE_EVERY_S = 10.0
"""Between lines where nothing is redrawn."""
REDRAW_EVERY_S = 0.1
LINE_WIDTH = 60


class ShowProgress:
    """A context manager; call it as ``analyze.Progress`` is called."""

    def __init__(self, plain: bool, quiet: bool = False) -> None:
        self._redraw = not is_plain(plain) and sys.stderr.isatty()
        self._quiet = quiet
        self._stage = ""
        self._shown = 0.0

    def __enter__(self) -> ShowProgress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._redraw and self._stage:
            click.echo("\r" + " " * LINE_WIDTH + "\r", err=True, nl=False)

    def __call__(self, stage: str, done_s: float, total_s: float) -> None:
        """Show ``done_s`` of ``total_s`` seconds of a stage."""
        if self._quiet:
            return
        now = time.monotonic()
        new_stage = stage != self._stage
        if not new_stage and now - self._shown < (REDRAW_EVERY_S if self._redraw else LINE_EVERY_S):
            return
        self._stage, self._shown = stage, now
        text = f"{STAGES.get(stage, stage)}: {clock(done_s)} of {clock(total_s)}"
        if self._redraw:
            click.echo("\r" + text.ljust(LINE_WIDTH), err=True, nl=False)
        else:
            click.echo(text, err=True)
