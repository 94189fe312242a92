"""Progress over a client's sessions: each figure as points with their uncertainty, and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voicecoach.conversation import Analysis
from voicecoach.report.comparison import TOO_FEW, Trend, Z, shown, trends
from voicecoach.report.html import render
from voicecoach.text import clean

MARGIN = (
    "Bars reach 99 % either way. No trend is called below 5 sessions, nor within that margin, nor "
    "one that chance makes more often than once in twenty."
)


@dataclass(frozen=True, slots=True)
class Point:
    """A session in a picture, in percent of its width and height."""

    x: float
    y: float
    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A talk of the row."""

    id: str
    started_at: datetime
    analysis: Analysis


def people_of(talks: Sequence[Dated]) -> tuple[str, ...]:
    """The two names that occur most, first come first."""
    seen = Counter(who for talk in talks for who in talk.analysis.speakers)
    return tuple(who for who, _ in seen.most_common(2))


def progress_text(talks: Sequence[Dated], client: str, width: int) -> str:
    """The progress for a terminal: a table a person."""
    import textwrap

    dates = [f"{talk.started_at:%m-%d}" for talk in talks]
    shown_dates = dates[-_COLUMNS:]
    lines = [f"{clean(client) or 'All talks'}: sessions {len(talks)}"]
    for who in people_of(talks):
        lines += ["", clean(who), f"  {'':<30}" + "".join(f"{date:>8}" for date in shown_dates)]
        for trend in trends([talk.analysis for talk in talks], who):
            values = [
                shown(one.value, trend.unit) if one else "-" for one in trend.estimates[-_COLUMNS:]
            ]
            lines.append(f"  {trend.what:<30}" + "".join(f"{value:>8}" for value in values))
            lines += [] if trend.verdict == TOO_FEW else [f"    {trend.verdict}"]
    return "\n".join([*lines, "", *textwrap.wrap(MARGIN, width)])


_COLUMNS = 5
"""Newest sessions shown on a terminal; the page has all."""


def render_progress(talks: Sequence[Dated], client: str) -> str:
    """The progress as a page of its own."""
    people = [
        {"who": who, "trends": [_drawn(one) for one in trends(_analyses(talks), who)]}
        for who in people_of(talks)
    ]
    dates = [f"{talk.started_at:%Y-%m-%d}" for talk in talks]
    return render(
        "progress.html", client=client, people=people, dates=dates, margin=MARGIN, talks=talks
    )


def _analyses(talks: Sequence[Dated]) -> list[Analysis]:
    return [talk.analysis for talk in talks]


def _drawn(trend: Trend) -> dict[str, Any]:
    """A trend with its points placed."""
    reach = [
        one.value + Z * (one.error or 0.0)
        for one in trend.estimates
        if one is not None and one.value is not None
    ]
    low_reach = [
        one.value - Z * (one.error or 0.0)
        for one in trend.estimates
        if one is not None and one.value is not None
    ]
    top = max([*reach, 1e-9])
    bottom = min([*low_reach, 0.0]) if trend.unit == "s" else 0.0

    def height(value: float) -> float:
        return round(100 - 100 * (min(max(value, bottom), top) - bottom) / (top - bottom), 2)

    n = len(trend.estimates)
    points = [
        Point(
            round(100 * (i + 0.5) / n, 2),
            height(one.value),
            height(one.value - Z * (one.error or 0.0)),
            height(one.value + Z * (one.error or 0.0)),
            shown(one.value, trend.unit),
        )
        for i, one in enumerate(trend.estimates)
        if one is not None and one.value is not None
    ]
    return {
        "what": trend.what,
        "verdict": "" if trend.verdict == TOO_FEW else trend.verdict,
        "points": points,
        "cells": [
            (shown(one.value, trend.unit), one.made_of) if one else ("not there", "")
            for one in trend.estimates
        ],
        "top": shown(top, trend.unit),
        "bottom": shown(bottom, trend.unit),
    }
