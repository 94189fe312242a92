"""What changed, with components and a margin; no verdict within it."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from tests.talks import long_talk, small_talk
from voicecoach.conversation import Analysis
from voicecoach.report.comparison import (
    NO_CLEAR,
    NO_TREND,
    TOO_SHORT,
    caveats,
    compare,
    comparison_text,
    kendall_p,
    measures,
    pairs_of,
    trends,
)
from voicecoach.report.progress import Dated, progress_text, render_progress

TALK = long_talk(20.0)


def with_interruptions(talk: Analysis, count: int) -> Analysis:
    balance = dict(talk.balance)
    balance["Ben"] = replace(balance["Ben"], interruptions=count)
    return replace(talk, balance=balance)


def change(before: Analysis, after: Analysis, what: str) -> str:
    return next(one.verdict for one in compare(before, after, "Ben", "Ben") if what in one.what)


def test_the_same_talk_has_not_changed() -> None:
    assert {one.verdict for one in compare(TALK, TALK, "Ana", "Ana")} == {NO_CLEAR}


@pytest.mark.parametrize(
    ("before", "after", "verdict"), [(10, 12, NO_CLEAR), (10, 60, "more"), (60, 10, "less")]
)
def test_a_verdict_only_beyond_the_margin(before: int, after: int, verdict: str) -> None:
    one, two = (with_interruptions(TALK, count) for count in (before, after))
    assert change(one, two, "interruptions") == verdict


def test_each_figure_says_what_it_is_made_of() -> None:
    found = {one.what: one.estimate for one in measures(TALK, "Ben")}
    count = TALK.balance["Ben"].interruptions
    assert found["interruptions a minute"].made_of.startswith(f"{count} in ")
    assert found["interruptions a minute"].made_of.endswith("of Ana's speech")
    assert found["wait before answering, median"].made_of.startswith("of ")


def test_too_short_a_talk_gives_no_verdict_on_its_share() -> None:
    assert change(small_talk(), TALK, "share") == TOO_SHORT


def test_speakers_are_paired_by_name_and_else_in_order() -> None:
    other = long_talk(5.0, ("Ben", "Ana"))
    assert pairs_of(TALK, other) == (("Ana", "Ana"), ("Ben", "Ben"))
    assert pairs_of(TALK, long_talk(5.0, ("X", "Y"))) == (("Ana", "X"), ("Ben", "Y"))
    assert any("in their order" in one for one in caveats(TALK, long_talk(5.0, ("X", "Y"))))


def test_kendall_s_distribution_is_exact() -> None:
    n = 5
    scores = [
        sum((b > a) - (b < a) for i, a in enumerate(order) for b in order[i + 1 :])
        for order in permutations(range(n))
    ]
    for score in (0, 4, 8, 10):
        counted = sum(abs(one) >= score for one in scores) / math.factorial(n)
        assert kendall_p(n, score) == pytest.approx(counted)


def test_no_trend_below_five_sessions() -> None:
    rising = [with_interruptions(TALK, count) for count in (1, 9, 30, 50, 70)]
    four, five = (
        next(one for one in trends(talks, "Ben") if "interruptions" in one.what)
        for talks in (rising[:4], rising)
    )
    assert four.verdict == "no trend below 5 sessions"
    assert five.verdict == "rising"
    mixed = next(
        one for one in trends([rising[i] for i in (2, 0, 4, 1, 3)], "Ben") if "interr" in one.what
    )
    assert mixed.verdict == NO_TREND


def test_no_trend_within_the_margin() -> None:
    talks = [with_interruptions(TALK, count) for count in (20, 21, 22, 23, 24, 25)]
    found = next(one for one in trends(talks, "Ben") if "interruptions" in one.what)
    assert found.verdict == NO_TREND


def test_on_a_terminal_it_keeps_to_its_width() -> None:
    for width in (60, 80):
        shown = comparison_text(TALK, with_interruptions(TALK, 60), width)
        assert max(map(len, shown.splitlines())) <= max(width, 72)
    assert "more" in shown


def test_progress_has_every_session_and_a_table() -> None:
    begin = datetime(2026, 1, 2, tzinfo=UTC)
    talks = [
        Dated(f"s{i}", begin + timedelta(days=i), with_interruptions(TALK, 15 * i))
        for i in range(6)
    ]
    page = render_progress(talks, "c-014")
    assert page.count('class="point a"') == 6 * len(trends([TALK], "Ana"))
    assert "2026-01-07" in page
    assert "rising" in page
    text = progress_text(talks, "c-014", 80)
    assert "c-014: sessions 6" in text
    assert max(map(len, text.splitlines())) <= 80
