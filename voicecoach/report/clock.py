"""How times and names look on a screen."""

from __future__ import annotations

NAME_WIDTH = 10
"""Columns for a speaker's name."""


def clock(seconds: float) -> str:
    """Return ``m:ss`` (``h:mm:ss`` from an hour)."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
