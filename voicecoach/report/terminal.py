"""A talk on the terminal: one screen of plain text, 80 columns and up, Unicode or ASCII."""

from __future__ import annotations

import textwrap

from voicecoach.conversation import Analysis, FloorEvent, Move, SpeakerBalance
from voicecoach.corrections import Note
from voicecoach.language.crisis import HELP, WHERE, is_crisis
from voicecoach.report.accuracy import sentence
from voicecoach.report.clock import NAME_WIDTH, clock
from voicecoach.report.figures import UNSURE
from voicecoach.report.opening import openings
from voicecoach.report.record import Record, plain_record
from voicecoach.report.timeline import by_minute, timeline, waits
from voicecoach.report.unheard import HEADING, SHOWN_S, gap_lines, times
from voicecoach.text import ELLIPSIS, clean

BAR_WIDTH = 18
MAX_LISTED = 12
"""Moments listed of a kind; the rest are counted and stand in the JSON."""
QUOTE_CHARS = 60

EVENT_WORDS = {
    "backchannel": (
        'back-channel ("yeah", "right": listening)',
        'back-channels ("yeah", "right": listening)',
    ),
    "terminal_overlap": ("finished together", "finished together"),
    "interruption": ("interruption", "interruptions"),
}
"""By kind: what one, and what several are called."""
OUTCOME_WORDS = {"took_floor": "took the floor", "yielded": "gave way"}
SIGNS = {1: "+", 0: ".", -1: "-"}


def talk_summary(talk: Analysis | Record, width: int = 80, unicode: bool = True) -> str:
    """Return the summary: balance, timeline, overlaps by kind, moves, notes, caveats."""
    record = talk if isinstance(talk, Record) else plain_record(talk)
    analysis = record.analysis
    parts = [_head(analysis), _gaps(analysis), _balance(analysis, unicode)]
    if len(analysis.speakers) == 2:
        parts += [
            by_minute(analysis, width),
            timeline(analysis, width, unicode),
            _overlaps(analysis),
            _interruptions(record),
            waits(analysis),
            openings(analysis, width),
            _moves(record, width),
        ]
    parts.append(notes_text(record, width))
    estimate = sentence(analysis.recording.layout) if len(analysis.speakers) == 2 else None
    notes = analysis.caveats if estimate is None else (estimate, *analysis.caveats)
    parts.append(_wrapped("Note: ", notes, width))
    if any(is_crisis(turn.text) for turn in analysis.turns):
        parts.append(_wrapped("", (HELP, f"Numbers to call: {WHERE}"), width))
    return encoded("\n\n".join(part for part in parts if part), unicode)


def transcript(record: Record, width: int, unicode: bool) -> str:
    """Every line, event, move and note with the number to correct it by, in order of time."""
    analysis = record.analysis
    rows = [
        (unit.start, 0, _line(i, unit.start, unit.speaker, unit.text or "(no words)", width))
        for i, unit in enumerate(analysis.utterances, start=1)
    ]
    for number, event in zip(record.event_numbers, analysis.events, strict=True):
        by_hand = _hand(number in record.by_hand.events, record)
        rows.append((event.start, 1, f"{'':7}{event_line(number, event)}{by_hand}"))
    for number, move in zip(record.move_numbers, analysis.moves, strict=True):
        by_hand = _hand(number in record.by_hand.moves, record)
        rows.append((move.start, 2, f"{'':7}{_move_head(number, move)}{by_hand}"))
    for number, note in enumerate(record.notes, start=1):
        rows.append((note.at, 3, _note_line(number, note, record.by_hand.who, width)))
    return encoded("\n".join(text for _, _, text in sorted(rows)), unicode)


def notes_text(record: Record, width: int) -> str:
    """The notes with their numbers; empty where there are none."""
    lines = [
        _note_line(number, note, record.by_hand.who, width)
        for number, note in enumerate(record.notes, start=1)
    ]
    return "\n".join(["Notes", *lines]) if lines else ""


def _note_line(number: int, note: Note, who: str, width: int) -> str:
    head = f"  {f'N{number}':>4} {clock(note.at):>5}  {who}: "
    return textwrap.fill(clean(note.text), width, initial_indent=head, subsequent_indent=" " * 13)


def _line(number: int, start: float, speaker: str, text: str, width: int) -> str:
    head = f"{f'L{number}':<6} {clock(start):>5}  {clean(speaker, NAME_WIDTH):<{NAME_WIDTH}} "
    return textwrap.fill(clean(text), width, initial_indent=head, subsequent_indent=" " * len(head))


def encoded(text: str, unicode: bool) -> str:
    """``text``, or what ASCII can show of it."""
    return text if unicode else text.replace(ELLIPSIS, "~").encode("ascii", "replace").decode()


def _head(analysis: Analysis) -> str:
    of = times(analysis)
    line = f"Talk, {clock(of.duration)} long   speech {clock(of.speech)}"
    line += f"   silence {clock(of.silence)}"
    if of.unheard >= SHOWN_S:
        line += f"   not heard {clock(of.unheard)}"
    if of.both >= SHOWN_S:
        line += f"\n{clock(of.both)} of it both at once, counted for each"
    return line


def _gaps(analysis: Analysis) -> str:
    lines = [f"  {line}" for line in gap_lines(analysis)]
    if len(lines) > MAX_LISTED:
        lines[MAX_LISTED:] = [f"  ... and {len(lines) - MAX_LISTED} more (see --json)"]
    return "\n".join([HEADING, *lines]) if lines else ""


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
    turns = "turn " if own.turns == 1 else "turns"
    line = f"{name} {bar} {own.share:4.0%} {clock(own.speech_s):>5}  {own.turns:>3} {turns}"
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
        called = words[len(found) != 1]
        lines.append(f"  {len(found):>3} {called}" + (f": {by}" if found else ""))
    return "\n".join(["Two at once, and listening sounds", *lines])


def _interruptions(record: Record) -> str:
    numbered = zip(record.event_numbers, record.analysis.events, strict=True)
    lines = [
        event_line(number, event) + _hand(number in record.by_hand.events, record)
        for number, event in numbered
        if event.kind == "interruption"
    ]
    more = len(lines) - MAX_LISTED
    if more > 0:
        lines[MAX_LISTED:] = [f"  ... and {more} more (see --json)"]
    return "\n".join(["Interruptions", *lines]) if lines else ""


def _hand(corrected: bool, record: Record) -> str:
    return f"  ({record.by_hand.who}: corrected)" if corrected else ""


def event_line(number: int, event: FloorEvent) -> str:
    """One event with its number."""
    unsure = "  (uncertain)" if event.confidence < UNSURE else ""
    return f"  {f'#{number}':>4} {clock(event.start):>5}  {event_words(event, NAME_WIDTH)}{unsure}"


def event_words(event: FloorEvent, name_chars: int | None = None) -> str:
    """What happened, without its time; names are cut to ``name_chars``."""
    by, of = clean(event.by, name_chars), clean(event.of, name_chars)
    if event.kind == "backchannel":
        return f"{by} back-channel"
    if event.kind == "terminal_overlap":
        return f"{by} and {of} finished together"
    what = f"{by} came in on {of}"
    what += f" and {OUTCOME_WORDS[event.outcome]}" if event.outcome else ""
    if event.yield_s is not None:
        what += f" after {event.yield_s:.1f} s"
    if event.handed_back:
        what += ", then gave it back" if event.outcome == "took_floor" else ", saying so"
    return what


def _moves(record: Record, width: int) -> str:
    numbered = list(zip(record.move_numbers, record.analysis.moves, strict=True))
    lines = []
    for number, move in numbered[:MAX_LISTED]:
        lines += _move_lines(number, move, _hand(number in record.by_hand.moves, record), width)
    if len(numbered) > MAX_LISTED:
        lines.append(f"  ... and {len(numbered) - MAX_LISTED} more (see --json)")
    return (
        "\n".join(["On the words  (+ helps the other open up, - closes)", *lines]) if lines else ""
    )


def _move_head(number: int, move: Move) -> str:
    name, skill = clean(move.speaker, NAME_WIDTH), move.skill.replace("_", " ")
    return f"  {f'M{number}':>4} {clock(move.start):>5}  {SIGNS[move.polarity]} {name}  {skill}"


def _move_lines(number: int, move: Move, by_hand: str, width: int) -> list[str]:
    head = _move_head(number, move) + by_hand
    quote = f'"{clean(move.quote, QUOTE_CHARS)}"'
    if len(head) + 3 + len(quote) <= width:
        return [f"{head}   {quote}"]
    return [head, f"{'':16}{clean(quote, width - 16)}"]


def _wrapped(head: str, texts: tuple[str, ...], width: int) -> str:
    return "\n".join(
        textwrap.fill(clean(text), width, initial_indent=head, subsequent_indent=" " * len(head))
        for text in texts
    )
