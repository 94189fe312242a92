"""Two sessions side by side, and many in a row: what changed, and whether that is more than chance.

Each figure is an estimate: a value, what it is made of, and a standard error that joins two things:
how much the talk itself varies (counts: Poisson; a share: jackknife over its minutes; a median:
its binomial interval) and how far off such figures were on test talks (``accuracy``). A difference
within ``Z`` standard errors is no finding. Sources: Efron (1982) for the jackknife; Kendall (1938)
for the trend, with its exact distribution.

Times in s; pure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from voicecoach.conversation import Analysis, WindowShare
from voicecoach.report.accuracy import MEASURED
from voicecoach.report.clock import clock
from voicecoach.text import clean
from voicecoach.turns.balance import response_gaps

Z = 2.58
"""Standard errors for 99 %: fourteen figures are compared, so that one comparison in eight has a
verdict by chance alone; with 95 % it would be one in two."""
MEAN_TO_SD = 1.25
"""Standard deviation of a normal error by its mean size: sqrt(pi / 2)."""
MIN_WINDOWS = 3
MIN_GAPS = 6
"""Fewer than this tell nothing of how much the talk varies."""
TREND_MIN = 5
"""Sessions that a trend needs."""
TREND_P = 0.05


@dataclass(frozen=True, slots=True)
class Estimate:
    """``error``: standard error; None where too little was heard to know it."""

    value: float | None
    error: float | None
    made_of: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of one person; ``unit`` of the value (``share`` is 0-1)."""

    what: str
    unit: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Change:
    """A figure in two sessions; ``verdict``: more, less, or why none is given."""

    what: str
    unit: str
    before: Estimate
    after: Estimate
    margin: float | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure over sessions, oldest first; ``verdict`` as in a change."""

    what: str
    unit: str
    estimates: tuple[Estimate | None, ...]
    verdict: str


NO_CLEAR = "no clear difference"
TOO_SHORT = "too little to say"
NO_TREND = "no clear trend"
TOO_FEW = f"no trend below {TREND_MIN} sessions"


def measures(analysis: Analysis, who: str) -> tuple[Measure, ...]:
    """What is compared of one person of a talk of two."""
    own = analysis.balance[who]
    partner = next(one for one in analysis.speakers if one != who)
    partner_s = analysis.balance[partner].speech_s
    accuracy = MEASURED.get(analysis.recording.layout)
    miss = {
        what: 1 - getattr(accuracy, what) if accuracy else 0.0
        for what in ("interruptions", "backchannels")
    }
    off = accuracy.balance_points / 100 * MEAN_TO_SD if accuracy else 0.0
    moves = Counter(move.polarity for move in analysis.moves if move.speaker == who)
    of_partner, of_own = f"of {clean(partner)}'s speech", f"of {clean(who)}'s speech"
    gaps = response_gaps(analysis.turns).get(who, [])
    return (
        Measure("share of the speech", "share", _share(own.windows, _other(analysis, who), off,
                                                       own.share, own.speech_s)),
        Measure("interruptions a minute", "a minute",
                _rate(own.interruptions, partner_s, of_partner, 60, miss["interruptions"])),
        Measure("back-channels a minute", "a minute",
                _rate(own.backchannels, partner_s, of_partner, 60, miss["backchannels"])),
        Measure("questions a minute", "a minute", _rate(own.questions, own.speech_s, of_own, 60)),
        Measure("opening moves in 10 minutes", "in 10 minutes",
                _rate(moves[1], own.speech_s, of_own, 600)),
        Measure("closing moves in 10 minutes", "in 10 minutes",
                _rate(moves[-1], own.speech_s, of_own, 600)),
        Measure("wait before answering, median", "s", _median(gaps)),
    )  # fmt: skip


def compare(before: Analysis, after: Analysis, who: str, who_after: str) -> tuple[Change, ...]:
    """What changed of one person between two talks of two."""
    return tuple(
        _change(a, b)
        for a, b in zip(measures(before, who), measures(after, who_after), strict=True)
    )


def pairs_of(before: Analysis, after: Analysis) -> tuple[tuple[str, str], ...]:
    """Who is who in two talks: by name where the names are the same, else in their order."""
    if set(before.speakers) == set(after.speakers):
        return tuple((who, who) for who in before.speakers)
    return tuple(zip(before.speakers, after.speakers, strict=True))


def trends(talks: Sequence[Analysis], who: str) -> tuple[Trend, ...]:
    """One person's figures over talks, oldest first; None for a talk without that person."""
    found = [measures(talk, who) if who in talk.speakers else None for talk in talks]
    first = next(one for one in found if one is not None)
    return tuple(
        Trend(
            measure.what,
            measure.unit,
            tuple(one[i].estimate if one else None for one in found),
            _trend([one[i].estimate for one in found if one]),
        )
        for i, measure in enumerate(first)
    )


def _change(a: Measure, b: Measure) -> Change:
    x, y = a.estimate, b.estimate
    if x.value is None or y.value is None or x.error is None or y.error is None:
        return Change(a.what, a.unit, x, y, None, TOO_SHORT)
    margin = Z * math.hypot(x.error, y.error)
    difference = y.value - x.value
    verdict = NO_CLEAR if abs(difference) <= margin else "more" if difference > 0 else "less"
    return Change(a.what, a.unit, x, y, margin, verdict)


def _other(analysis: Analysis, who: str) -> tuple[WindowShare, ...]:
    other = next(one for one in analysis.speakers if one != who)
    return analysis.balance[other].windows


def _share(
    own: Sequence[WindowShare],
    other: Sequence[WindowShare],
    off: float,
    share: float | None,
    speech_s: float,
) -> Estimate:
    """A share of speech time, with the jackknife over its windows."""
    spoken = [(a.speech_s, a.speech_s + b.speech_s) for a, b in zip(own, other, strict=True)]
    mine, both = (sum(one[i] for one in spoken) for i in (0, 1))
    made_of = f"{clock(speech_s)} of {clock(both)}" if both else clock(speech_s)
    left_out = [(mine - a) / (both - c) for a, c in spoken if both > c]
    if share is None or len(left_out) < MIN_WINDOWS:
        return Estimate(share, None, made_of)
    n = len(left_out)
    mean = sum(left_out) / n
    varies = math.sqrt((n - 1) / n * sum((one - mean) ** 2 for one in left_out))
    return Estimate(share, math.hypot(varies, off), made_of)


def _rate(count: int | None, seconds: float, of: str, per_s: float, miss: float = 0.0) -> Estimate:
    """A count over time; ``miss``: the part of such findings that is wrong or overlooked."""
    if count is None or seconds <= 0:
        return Estimate(None, None, "unknown")
    scale = per_s / seconds
    error = math.hypot(math.sqrt(max(count, 1)), miss * count) * scale
    return Estimate(count * scale, error, f"{count} in {clock(seconds)} {of}")


def _median(values: Sequence[float]) -> Estimate:
    """A median with its distribution-free interval, as a standard error."""
    n = len(values)
    made_of = f"of {n} answers"
    if not n:
        return Estimate(None, None, made_of)
    middle = median(values)
    if n < MIN_GAPS:
        return Estimate(middle, None, made_of)
    reach = Z * math.sqrt(n) / 2
    ordered = sorted(values)
    low = ordered[max(0, math.floor(n / 2 - reach))]
    high = ordered[min(n - 1, math.ceil(n / 2 + reach))]
    return Estimate(middle, (high - low) / (2 * Z), made_of)


def _trend(estimates: Sequence[Estimate]) -> str:
    """Called only where chance seldom orders so, and the later half differs beyond its margin."""
    known = [(one.value, one.error) for one in estimates if one.value is not None]
    if len(known) < TREND_MIN:
        return TOO_FEW
    score = sum((b > a) - (b < a) for i, (a, _) in enumerate(known) for b, _ in known[i + 1 :])
    half = len(known) // 2
    margin = _mean_error(known[:half]), _mean_error(known[-half:])
    if None in margin or kendall_p(len(known), score) >= TREND_P:
        return NO_TREND
    early, late = (sum(value for value, _ in one) / half for one in (known[:half], known[-half:]))
    if abs(late - early) <= Z * math.hypot(*(one or 0.0 for one in margin)):
        return NO_TREND
    return "rising" if score > 0 else "falling"


def _mean_error(known: Sequence[tuple[float, float | None]]) -> float | None:
    """Standard error of the mean of estimates; None where one's is not known."""
    errors = [error for _, error in known if error is not None]
    return math.hypot(*errors) / len(known) if len(errors) == len(known) else None


def kendall_p(n: int, score: int) -> float:
    """Two-sided probability of a Kendall score at least so far from 0, by chance alone."""
    ways = [1]  # orders of n by their number of inversions
    for size in range(2, n + 1):
        ways = [
            sum(ways[k - j] for j in range(size) if 0 <= k - j < len(ways))
            for k in range(len(ways) + size - 1)
        ]
    pairs = n * (n - 1) // 2
    far = sum(count for k, count in enumerate(ways) if abs(pairs - 2 * k) >= abs(score))
    return far / math.factorial(n)


# --- as people read them ---------------------------------------------------------------------


def shown(value: float | None, unit: str) -> str:
    """A value with its unit."""
    if value is None:
        return "unknown"
    if unit == "share":
        return f"{100 * value:.0f} %"
    return f"{value:.1f}" + (" s" if unit == "s" else "")


def margin_shown(change: Change) -> str:
    """The difference and its margin; empty where none is known."""
    if change.margin is None or change.after.value is None or change.before.value is None:
        return ""
    difference = change.after.value - change.before.value
    scale, end = (100, " points") if change.unit == "share" else (1, "")
    digits = 0 if change.unit == "share" else 1
    return f"{difference * scale:+.{digits}f} \u00b1 {change.margin * scale:.{digits}f}{end}"


def comparison_text(before: Analysis, after: Analysis, width: int) -> str:
    """The comparison for a terminal."""
    lines = []
    for who, who_after in pairs_of(before, after):
        name = clean(who) if who == who_after else f"{clean(who)} / {clean(who_after)}"
        lines.append(name)
        for change in compare(before, after, who, who_after):
            values = f"{shown(change.before.value, change.unit)} -> "
            values += shown(change.after.value, change.unit)
            head = f"  {change.what:<31} {values:<18} {change.verdict}"
            lines.append(head)
            parts = f"{change.before.made_of} -> {change.after.made_of}"
            margin = margin_shown(change)
            detail = f"{'':4}{margin}; {parts}" if margin else f"{'':4}{parts}"
            lines += _wrapped(detail, width)
    return "\n".join(lines)


def caveats(before: Analysis, after: Analysis) -> tuple[str, ...]:
    """What to know before the comparison is believed."""
    notes = [
        "Within the margin (99 %) there is no verdict: the talk itself varies, and so does what is "
        "heard. The margin of a count joins chance and the errors on test talks."
    ]
    layouts = (before.recording.layout, after.recording.layout)
    if layouts[0] != layouts[1]:
        notes.append(
            f"The two were measured differently ({layouts[0]}, {layouts[1]}): a difference may "
            "come from that alone."
        )
    if set(before.speakers) != set(after.speakers):
        notes.append("The names differ, so the speakers are paired in their order.")
    return tuple(notes)


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width, subsequent_indent=" " * 6)
