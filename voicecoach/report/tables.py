"""Plain files of a talk for other programs: CSV, SegLST, RTTM, SubRip and WebVTT.

Sources: SegLST as meeteval reads it (``session_id``, ``speaker``, ``start_time``, ``end_time``,
``words``); RTTM, NIST Rich Transcription 2009, appendix A; WebVTT, W3C; SubRip has no standard.

An utterance is a line. One in which no words were heard has empty words and ``probability`` 0 in
SegLST and is ``[inaudible]`` in captions; words that were heard badly have their probability, and
``(?)`` at the end in captions, as transcribers write it. ``audio.timed_words`` reads all three.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Sequence

from voicecoach.conversation import Utterance
from voicecoach.report.contract import DECIMALS
from voicecoach.report.lines import is_doubtful, probability
from voicecoach.report.record import Record
from voicecoach.text import clean

DOUBT, INAUDIBLE = "(?)", "[inaudible]"
FORMULA_STARTS = "=+-@\t\r|%"
"""A spreadsheet takes a cell that begins so for a formula; a quote before it makes it text."""
BOM = "\ufeff"
"""Spreadsheets take a CSV for UTF-8 only where it begins with it."""
CUE_NAME = re.compile(r"[:<>\s]+")


def to_seglst(record: Record) -> str:
    """One item an utterance."""
    return json.dumps(
        [
            {
                "session_id": clean(record.id),
                "speaker": clean(unit.speaker),
                "start_time": round(unit.start, DECIMALS),
                "end_time": round(unit.end, DECIMALS),
                "words": clean(unit.text),
                "probability": round(probability(unit), DECIMALS) if unit.words else 0,
            }
            for unit in record.analysis.utterances
        ],
        ensure_ascii=False,
        indent=1,
    ) + "\n"  # fmt: skip


def to_rttm(record: Record) -> str:
    """One SPEAKER line a segment; white space in names becomes an underscore."""
    file_id = _token(record.id)
    rows = sorted(
        (segment.start, segment.end, speaker)
        for speaker, own in record.analysis.segments.items()
        for segment in own
    )
    return "".join(
        f"SPEAKER {file_id} 1 {start:.3f} {end - start:.3f} <NA> <NA> {_token(who)} <NA> <NA>\n"
        for start, end, who in rows
    )


def to_srt(record: Record) -> str:
    """One cue an utterance, the speaker's name before it."""
    return "\n".join(
        f"{number}\n{_stamp(unit.start, ',')} --> {_stamp(unit.end, ',')}\n"
        f"{_cue_name(unit.speaker)}: {_caption(unit)}\n"
        for number, unit in enumerate(record.analysis.utterances, 1)
    )


def to_vtt(record: Record) -> str:
    """One cue an utterance, the speaker in a voice tag."""
    cues = "\n".join(
        f"{_stamp(unit.start, '.')} --> {_stamp(unit.end, '.')}\n"
        f"<v {_cue_name(unit.speaker)}>{_caption(unit)}</v>\n"
        for unit in record.analysis.utterances
    )
    return f"WEBVTT\n\nNOTE Machine transcript, not verbatim: check it.\n\n{cues}"


def to_csv(record: Record) -> dict[str, str]:
    """Files by name: turns, events, moves and the session's figures, one row a speaker."""
    analysis = record.analysis
    hand = record.by_hand
    figures = (
        "speech_s", "share", "turns", "turn_median_s", "longest_turn_s", "longest_turn_start",
        "response_gap_median_s", "interruptions", "interruptions_per_partner_minute",
        "backchannels", "backchannels_per_minute", "questions",
    )  # fmt: skip
    started = record.started_at.isoformat() if record.started_at else None
    return {
        "turns.csv": _table(
            ("speaker", "start", "end", "text"),
            ((turn.speaker, turn.start, turn.end, turn.text) for turn in analysis.turns),
        ),
        "events.csv": _table(
            ("number", "kind", "by", "of", "start", "end", "outcome", "yield_s", "handed_back",
             "confidence", "by_hand"),
            (
                (number, one.kind, one.by, one.of, one.start, one.end, one.outcome, one.yield_s,
                 one.handed_back, one.confidence, number in hand.events)
                for number, one in zip(record.event_numbers, analysis.events, strict=True)
            ),
        ),
        "moves.csv": _table(
            ("number", "speaker", "start", "end", "skill", "polarity", "quote", "try_instead",
             "rule", "confidence", "by_hand"),
            (
                (number, one.speaker, one.start, one.end, one.skill, one.polarity, one.quote,
                 one.try_instead, one.rule, one.confidence, number in hand.moves)
                for number, one in zip(record.move_numbers, analysis.moves, strict=True)
            ),
        ),
        "sessions.csv": _table(
            ("session", "started_at", "client", "title", "duration_s", "layout", "speaker",
             *figures),
            (
                (record.id, started, record.client, record.title, analysis.recording.duration,
                 analysis.recording.layout, speaker,
                 *(getattr(analysis.balance[speaker], figure) for figure in figures))
                for speaker in analysis.speakers
            ),
        ),
        "notes.csv": _table(
            ("at", "who", "text"), ((note.at, hand.who, note.text) for note in record.notes)
        ),
    }  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(head)
    table.writerows([_cell(value) for value in row] for row in rows)
    return BOM + written.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if text.startswith(tuple(FORMULA_STARTS)) else text


def _token(text: str) -> str:
    return re.sub(r"\s+", "_", clean(text)) or "unknown"


def _cue_name(name: str) -> str:
    return " ".join(CUE_NAME.sub(" ", clean(name)).split()) or "unknown"


def _caption(unit: Utterance) -> str:
    text = html.escape(clean(unit.text), quote=False) or INAUDIBLE
    return f"{text} {DOUBT}" if is_doubtful(unit) else text


def _stamp(seconds: float, point: str) -> str:
    ms = round(seconds * 1000)
    minutes, ms = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{ms // 1000:02}{point}{ms % 1000:03}"
