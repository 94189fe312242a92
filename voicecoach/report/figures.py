"""The figures of a talk in plain words, each with how far off such figures were on test talks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.conversation import Analysis, Layout, SpeakerBalance
from voicecoach.report.accuracy import MEASURED, REFLECTIONS_RIGHT
from voicecoach.report.clock import clock
from voicecoach.text import clean
from voicecoach.turns.balance import response_gaps

UNSURE = 0.7
"""Findings of less confidence are called uncertain."""
TAKEN_FROM_FILE = "as the file has it"
COUNTED_TURNS = "follows who speaks when"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what it is, a value a speaker, and its error."""

    what: str
    values: tuple[str, ...]
    error: str


def figures(analysis: Analysis) -> tuple[Figure, ...]:
    """Each speaker's figures; what is not known is said so."""
    layout = analysis.recording.layout
    share, found = _share_error(layout), _found_error(layout)
    rows: list[tuple[str, Callable[[SpeakerBalance], str], str]] = [
        ("Share of the speech", lambda own: percent(own.share), share),
        ("Speech time", lambda own: clock(own.speech_s), share),
        ("Turns", lambda own: count(own.turns), COUNTED_TURNS),
        ("Longest turn", _longest, COUNTED_TURNS),
        ("Turn, median", lambda own: seconds(own.turn_median_s), COUNTED_TURNS),
        ("Waits before answering, median", lambda own: seconds(own.response_gap_median_s),
         COUNTED_TURNS),
        ("Interruptions made", lambda own: count(own.interruptions), found("interruptions")),
        ("... a minute of the partner's speech",
         lambda own: rate(own.interruptions_per_partner_minute), found("interruptions")),
        ("Back-channels (listening sounds)", lambda own: count(own.backchannels),
         found("backchannels")),
        ("Questions", lambda own: count(own.questions), "as the transcript marks them"),
    ]  # fmt: skip
    return tuple(
        Figure(what, tuple(value(analysis.balance[who]) for who in analysis.speakers), error)
        for what, value, error in rows
    )


def summary_sentences(analysis: Analysis) -> tuple[str, ...]:
    """The talk in a few sentences, the error beside each figure."""
    if len(analysis.speakers) != 2:
        spoken = sum(own.speech_s for own in analysis.balance.values())
        return (
            f"One voice was heard for {clock(spoken)}; figures that need two people are left out.",
        )
    one, two = (clean(name) for name in analysis.speakers)
    a, b = (analysis.balance[name] for name in analysis.speakers)
    layout = analysis.recording.layout
    sentences = []
    if a.share is not None and b.share is not None:
        sentences.append(
            f"{one} spoke for {percent(a.share)} of the speech time ({clock(a.speech_s)}) and "
            f"{two} for {percent(b.share)} ({clock(b.speech_s)}); {_share_error(layout)}."
        )
    found = _found_error(layout)
    for kind, name in (("interruption", "interruptions"), ("backchannel", "backchannels")):
        sentences.append(f"{_counted(analysis, kind)}; {found(name)}.")
    sentences += _met(analysis)
    return tuple(sentences)


def percent(share: float | None) -> str:
    """A share as people read it."""
    return "unknown" if share is None else f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def count(number: int | None) -> str:
    """A count, or that it is not known."""
    return "unknown" if number is None else str(number)


def seconds(value: float | None) -> str:
    """A short time."""
    if value is None:
        return "unknown"
    return f"{value:.1f}\N{NO-BREAK SPACE}s".replace("-", "\N{MINUS SIGN}")


def rate(value: float | None) -> str:
    """A rate a minute."""
    return "unknown" if value is None else f"{value:.1f}"


def _longest(own: SpeakerBalance) -> str:
    if own.longest_turn_s is None or own.longest_turn_start is None:
        return "unknown"
    return f"{clock(own.longest_turn_s)} at {clock(own.longest_turn_start)}"


def _share_error(layout: Layout) -> str:
    if layout not in MEASURED:
        return TAKEN_FROM_FILE
    return f"off by {MEASURED[layout].balance_points:.1f} points on average on test talks"


def _found_error(layout: Layout) -> Callable[[str], str]:
    def error(what: str) -> str:
        if layout not in MEASURED:
            return TAKEN_FROM_FILE
        f1: float = getattr(MEASURED[layout], what)
        return f"F1 {f1:.2f} on test talks (1: all found, none made up)"

    return error


def _counted(analysis: Analysis, kind: str) -> str:
    events = [event for event in analysis.events if event.kind == kind]
    by = Counter(event.by for event in events)
    unsure = sum(event.confidence < UNSURE for event in events)
    names = ", ".join(f"{clean(who)} {by[who]}" for who in analysis.speakers)
    single, several = {
        "interruption": ("interruption", "interruptions"),
        "backchannel": ("listening sound (back-channel)", "listening sounds (back-channels)"),
    }[kind]
    text = f"{len(events)} {single if len(events) == 1 else several}"
    if events:
        text += f": {names}"
    return text + (f" ({unsure} uncertain)" if unsure else "")


def _met(analysis: Analysis) -> list[str]:
    """How each met the other's opening up."""
    sentences = []
    for who in analysis.speakers:
        own = [one for one in analysis.disclosures if one.speaker == who]
        if not own:
            continue
        other = next(clean(one) for one in analysis.speakers if one != who)
        met = Counter(
            response.replace("_", " ") for one in own for response in one.responses
        ).most_common()
        over = sum(one.spoken_over for one in own)
        parts = [f"{word} {times}" for word, times in met]
        parts += [f"spoken over {over}"] if over else []
        times = "once" if len(own) == 1 else f"{len(own)} times"
        sentences.append(
            f"{clean(who)} opened up {times}; {other} answered: {', '.join(parts)} (by rules on "
            f"English phrases; of what they call a reflection {REFLECTIONS_RIGHT:.0%} was one)."
        )
    return sentences


# --- response gaps --------------------------------------------------------------------------

GAP_EDGES = (-1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
"""Edges between the bins of the histogram, in s; what is below and above is a bin too."""


@dataclass(frozen=True, slots=True)
class GapBin:
    """One bin: its label, and how many of each speaker's answers came so."""

    label: str
    counts: tuple[int, ...]


def gap_histogram(analysis: Analysis) -> tuple[GapBin, ...]:
    """How long each waited before answering, counted; empty where nobody took over."""
    gaps = response_gaps(analysis.turns, analysis.gaps)
    if not gaps:
        return ()
    bounds = (float("-inf"), *GAP_EDGES, float("inf"))
    bins = []
    for low, high in pairwise(bounds):
        counts = tuple(
            sum(low <= gap < high for gap in gaps.get(who, ())) for who in analysis.speakers
        )
        bins.append(GapBin(_bin_label(low, high), counts))
    return tuple(bins)


def _bin_label(low: float, high: float) -> str:
    if low == float("-inf"):
        return f"under {_signed(high)}"
    if high == float("inf"):
        return f"over {_signed(low)}"
    return f"{_signed(low)} to {_signed(high)}"


def _signed(value: float) -> str:
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")
