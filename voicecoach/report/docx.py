"""The coach's form: a DOCX with speaker and time at every change of speaker.

The format is Office Open XML, written by python-docx; nothing in the file refers to another.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.shared import Inches, Pt

from voicecoach.report.accuracy import sentence
from voicecoach.report.clock import clock
from voicecoach.report.figures import figures, summary_sentences
from voicecoach.report.html import NOT_FOR
from voicecoach.report.lines import Line, transcript_lines
from voicecoach.report.record import Record
from voicecoach.report.terminal import SIGNS, event_words
from voicecoach.report.unheard import HEADING, gap_lines
from voicecoach.text import clean

if TYPE_CHECKING:
    from docx.document import Document as Made

NOT_VERBATIM = "Not verbatim: machine transcript, check it."
FIGURE_WIDTHS_IN = (1.9, 1.0, 1.0, 2.1)
FINDING_WIDTHS_IN = (0.7, 0.8, 4.5)
"""Columns; together the 6 inches between the margins."""
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Date in the file's properties where the talk has none (a redacted copy)."""


def render_docx(record: Record) -> bytes:
    """The report as a file for word processors."""
    made = Document()
    made.styles["Normal"].font.size = Pt(10.5)
    _properties(made, record)
    made.add_heading(clean(record.title), 0)
    made.add_paragraph().add_run(NOT_VERBATIM).bold = True
    made.add_paragraph(_lead(record))
    _summary(made, record)
    made.add_heading("What was said", 1)
    block: list[Line] = []
    for line in transcript_lines(record):
        if line.new_speaker and block:
            _said(made, record, block)
            block = []
        block.append(line)
    if block:
        _said(made, record, block)
    _findings(made, record)
    made.add_paragraph(NOT_FOR)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _properties(made: Made, record: Record) -> None:
    """What the file says of itself: nothing of the person at the keyboard."""
    own = made.core_properties
    own.title, own.author, own.comments = clean(record.title), "voicecoach", NOT_VERBATIM
    own.created = own.modified = record.started_at or EPOCH
    own.last_modified_by = "voicecoach"


def _lead(record: Record) -> str:
    parts = [" and ".join(map(clean, record.analysis.speakers))]
    if record.started_at:
        parts.append(f"{record.started_at:%Y-%m-%d %H:%M}")
    if record.client:
        parts.append(f"client {clean(record.client)}")
    parts.append(f"{clock(record.analysis.recording.duration)} long")
    if record.redacted:
        parts.append("redacted copy: names are replaced")
    return ", ".join(parts)


def _summary(made: Made, record: Record) -> None:
    analysis = record.analysis
    made.add_heading("In short", 1)
    for one in summary_sentences(analysis):
        made.add_paragraph(one, style="List Bullet")
    if len(analysis.speakers) == 2:
        estimate = sentence(analysis.recording.layout)
        if estimate:
            made.add_paragraph(estimate)
        rows = [(one.what, *one.values, one.error) for one in figures(analysis)]
        head = ("Figure", *map(clean, analysis.speakers), "Error")
        _table(made, head, rows, FIGURE_WIDTHS_IN)
    for caveat in analysis.caveats:
        made.add_paragraph(clean(caveat))
    if analysis.gaps:
        made.add_paragraph(f"{HEADING}:")
        for line in gap_lines(analysis):
            made.add_paragraph(line, style="List Bullet")
    if record.agreed:
        made.add_paragraph(record.agreed)


def _table(
    made: Made, head: Sequence[str], rows: Sequence[Sequence[str]], widths_in: Sequence[float]
) -> None:
    """A table whose columns are that many inches wide."""
    table = made.add_table(rows=1 + len(rows), cols=len(head), style="Light List")
    table.autofit = False
    for column, width in zip(table.columns, widths_in, strict=True):
        column.width = Inches(width)
    for made_row, row in zip(table.rows, [head, *rows], strict=True):
        for cell, text, width in zip(made_row.cells, row, widths_in, strict=True):
            cell.text = text
            cell.width = Inches(width)  # LibreOffice goes by the cells, Word by the columns


def _said(made: Made, record: Record, block: Sequence[Line]) -> None:
    """What one speaker says until the other does: name and time, then the words."""
    paragraph = made.add_paragraph()
    unit = block[0].unit
    paragraph.add_run(f"{clean(unit.speaker)}  {clock(unit.start)}").bold = True
    paragraph.add_run("\t")
    words = [_words(line) for line in block]
    paragraph.add_run(" ".join(words))
    for line in block:
        for note in line.notes:
            said = made.add_paragraph(style="Intense Quote")
            said.add_run(f"{record.by_hand.who}, {clock(note.at)}: ").bold = True
            said.add_run(clean(note.text))


def _words(line: Line) -> str:
    text = " ".join(run.text for run in line.runs) or "[no words heard]"
    marks = "".join(f" [M{number}]" for number, _ in line.moves)
    return f"{text}{' (?)' if line.doubtful else ''}{marks}"


def _findings(made: Made, record: Record) -> None:
    analysis, hand = record.analysis, record.by_hand
    rows = []
    for number, event in zip(record.event_numbers, analysis.events, strict=True):
        by_hand = f" ({hand.who}: corrected)" if number in hand.events else ""
        rows.append((event.start, str(number), event_words(event) + by_hand))
    for number, move in zip(record.move_numbers, analysis.moves, strict=True):
        by_hand = f" ({hand.who}: corrected)" if number in hand.moves else ""
        said = f"{SIGNS[move.polarity]} {move.skill.replace('_', ' ')}, {clean(move.speaker)}: "
        said += f"\u201c{clean(move.quote)}\u201d{by_hand}"
        if move.try_instead:
            said += f" Instead: \u201c{clean(move.try_instead)}\u201d"
        rows.append((move.start, f"M{number}", said))
    if rows:
        made.add_heading("What was found", 1)
        listed = [(number, clock(at), what) for at, number, what in sorted(rows)]
        _table(made, ("No.", "Time", "What"), listed, FINDING_WIDTHS_IN)
    if hand.said:
        made.add_heading(f"{hand.who}: what was corrected", 1)
        for one in hand.said:
            made.add_paragraph(one, style="List Bullet")
