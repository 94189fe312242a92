"""A talk on the terminal: one screen of plain text, 80 columns and up, Unicode or ASCII."""

from __future__ import annotations

from voicecoach.conversation import Analysis, FloorEvent, Move, SpeakerBalance
from voicecoach.text import ELLIPSIS, clean

NAME_WIDTH = 10
BAR_WIDTH = 18
MAX_LISTED = 12
"""Moments listed of a kind; the rest are counted and stand in the JSON."""
QUOTE_CHARS = 60

EVENT_WORDS = {
    "backchannel": 'back-channels ("yeah", "right": listening)',
    "terminal_overlap": "finished together",
    "interruption": "interruptions",
}
OUTCOME_WORDS = {"took_floor": "took the floor", "yielded": "gave way"}
SIGNS = {1: "+", 0: ".", -1: "-"}


def clock(seconds: float) -> str:
    """Return ``m:ss`` (``h:mm:ss`` from an hour)."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def talk_summary(analysis: Analysis, width: int = 80, unicode: bool = True) -> str:
    """Return the summary: balance, overlaps by kind, interruptions, moves, caveats."""
    parts = [_head(analysis), _balance(analysis, unicode)]
    if len(analysis.speakers) == 2:
        parts += [_overlaps(analysis), _interruptions(analysis), _moves(analysis, width)]
    parts.append(_wrapped("Note: ", analysis.caveats, width))
    shown = "\n\n".join(part for part in parts if part)
    return shown if unicode else shown.replace(ELLIPSIS, "~").encode("ascii", "replace").decode()


def _head(analysis: Analysis) -> str:
    duration = analysis.recording.duration
    segments = sorted(
        (one for own in analysis.segments.values() for one in own), key=lambda one: one.start
    )
    spoken = sum(one.duration for one in segments)
    covered, reach = 0.0, 0.0
    for one in segments:
        covered += max(0.0, one.end - max(one.start, reach))
        reach = max(reach, one.end)
    silence = max(0.0, duration - covered)
    line = f"Talk, {clock(duration)} long   speech {clock(spoken)}   silence {clock(silence)}"
    if spoken - covered >= 0.5:
        line += f"\n{clock(spoken - covered)} of it both at once, counted for each"
    return line


def _balance(analysis: Analysis, unicode: bool) -> str:
    return "\n".join(
        _balance_line(speaker, analysis.balance[speaker], unicode) for speaker in analysis.speakers
    )


def _balance_line(speaker: str, own: SpeakerBalance, unicode: bool) -> str:
    name = clean(speaker, NAME_WIDTH).ljust(NAME_WIDTH)
    if own.share is None:
        return f"{name} speech {clock(own.speech_s)}"
    filled = round(own.share * BAR_WIDTH)
    full, empty = ("\u2588", "\u2591") if unicode else ("#", ".")
    bar = full * filled + empty * (BAR_WIDTH - filled)
    line = f"{name} {bar} {own.share:4.0%} {clock(own.speech_s):>5}  {own.turns:>3} turns"
    if own.longest_turn_s is not None and own.longest_turn_start is not None:
        line += f"  longest {clock(own.longest_turn_s)} at {clock(own.longest_turn_start)}"
    return line


def _overlaps(analysis: Analysis) -> str:
    lines = []
    for kind, words in EVENT_WORDS.items():
        found = [event for event in analysis.events if event.kind == kind]
        by = ", ".join(
            f"{clean(s, NAME_WIDTH)} {sum(event.by == s for event in found)}"
            for s in analysis.speakers
        )
        lines.append(f"  {len(found):>3} {words}" + (f": {by}" if found else ""))
    return "\n".join(["Two at once, and listening sounds", *lines])


def _interruptions(analysis: Analysis) -> str:
    found = [event for event in analysis.events if event.kind == "interruption"]
    lines = [_interruption_line(event) for event in found[:MAX_LISTED]]
    if len(found) > MAX_LISTED:
        lines.append(f"  ... and {len(found) - MAX_LISTED} more (see --json)")
    return "\n".join(["Interruptions", *lines]) if lines else ""


def _interruption_line(event: FloorEvent) -> str:
    by, of = clean(event.by, NAME_WIDTH), clean(event.of, NAME_WIDTH)
    outcome = OUTCOME_WORDS[event.outcome] if event.outcome else ""
    unsure = "  (uncertain)" if event.confidence < 0.7 else ""
    return f"  {clock(event.start):>5}  {by} came in on {of} and {outcome}{unsure}"


def _moves(analysis: Analysis, width: int) -> str:
    lines = []
    for move in analysis.moves[:MAX_LISTED]:
        lines += _move_lines(move, width)
    if len(analysis.moves) > MAX_LISTED:
        lines.append(f"  ... and {len(analysis.moves) - MAX_LISTED} more (see --json)")
    return (
        "\n".join(["On the words  (+ helps the other open up, - closes)", *lines]) if lines else ""
    )


def _move_lines(move: Move, width: int) -> list[str]:
    name, skill = clean(move.speaker, NAME_WIDTH), move.skill.replace("_", " ")
    head = f"  {clock(move.start):>5}  {SIGNS[move.polarity]} {name}  {skill}"
    quote = f'"{clean(move.quote, QUOTE_CHARS)}"'
    if len(head) + 3 + len(quote) <= width:
        return [f"{head}   {quote}"]
    return [head, f"{'':11}{clean(quote, width - 11)}"]


def _wrapped(head: str, texts: tuple[str, ...], width: int) -> str:
    import textwrap

    return "\n".join(
        textwrap.fill(clean(text), width, initial_indent=head, subsequent_indent=" " * len(head))
        for text in texts
    )
