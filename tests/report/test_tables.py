"""Files for other programs: they are what they claim, they come back the same, they are inert."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import webvtt

from tests.talks import HOSTILE_NAMES, hostile_talk, long_talk, small_talk, unit
from voicecoach.analyze import analyze
from voicecoach.conversation import Analysis, RecordingFacts, Versions
from voicecoach.findings import conclude
from voicecoach.report.contract import from_document, to_document
from voicecoach.report.record import Record, plain_record
from voicecoach.report.tables import (
    BOM,
    FORMULA_STARTS,
    to_csv,
    to_rttm,
    to_seglst,
    to_srt,
    to_vtt,
)

FORMS: dict[str, Callable[[Record], str]] = {"json": to_seglst, "vtt": to_vtt, "srt": to_srt}
MEETEVAL_KEYS = {"session_id", "speaker", "start_time", "end_time", "words"}


def with_unclear_words() -> Analysis:
    """A talk with a sound without words, and words that were heard badly in an overlap."""
    units = {
        "Ana Maria": (
            unit("Ana Maria", 0.0, 4.0, "you made fun of me there & <then> left"),
            unit("Ana Maria", 4.5, 9.0, "and everyone was laughing at me"),
            unit("Ana Maria", 13.0, 15.0, "yes: I did so"),
        ),
        "Ben": (
            unit("Ben", 2.0, 2.4),
            unit("Ben", 6.0, 6.5, "the wagon", 0.3),
            unit("Ben", 9.5, 12.0, "so you felt small there?"),
        ),
    }
    facts = RecordingFacts(16.0, 2, 16_000, "stereo")
    return conclude(facts, units, (), Versions("0.1.0", "1"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "talk", [small_talk(), with_unclear_words(), long_talk(10.0)], ids=["small", "unclear", "long"]
)
def test_exported_and_analyzed_again_it_is_the_same(
    form: str, talk: Analysis, tmp_path: Path
) -> None:
    before = from_document(to_document(talk))
    path = tmp_path / f"talk.{form}"
    path.write_text(FORMS[form](plain_record(before)), "utf-8")
    after = from_document(to_document(analyze(path)))
    assert after.speakers == before.speakers
    turns = [[(t.speaker, t.start, t.end, t.text) for t in one.turns] for one in (before, after)]
    assert turns[0] == turns[1]
    events = [
        [(e.kind, e.by, e.start, e.end, e.outcome) for e in one.events] for one in (before, after)
    ]
    assert events[0] == events[1]


def test_seglst_has_the_keys_of_meeteval() -> None:
    items = json.loads(to_seglst(plain_record(small_talk())))
    assert all(set(item) >= MEETEVAL_KEYS for item in items)
    assert items[0]["words"] == "you made fun of me there"
    assert {type(item["start_time"]) for item in items} == {float}


def test_webvtt_parses_with_voices() -> None:
    captions = webvtt.from_buffer(io.StringIO(to_vtt(plain_record(small_talk()))))
    assert [caption.voice for caption in captions] == ["Ana", "Ben", "Ana", "Ben", "Ben", "Ana"]
    assert captions[0].text == "you made fun of me there"
    assert captions[0].end == "00:00:04.000"


def test_subrip_counts_and_names() -> None:
    blocks = to_srt(plain_record(small_talk())).strip().split("\n\n")
    assert blocks[1] == "2\n00:00:02,000 --> 00:00:02,400\nBen: yeah"
    assert [block.split("\n")[0] for block in blocks] == [str(i + 1) for i in range(6)]


def test_rttm_has_ten_fields_that_load() -> None:
    """As pyannote.database's load_rttm reads it: fields split on white space."""
    talk = small_talk(("Ana Maria", "Ben"))
    rows = [line.split() for line in to_rttm(replace(plain_record(talk), id="a b")).splitlines()]
    assert {len(row) for row in rows} == {10}
    assert {row[0] for row in rows} == {"SPEAKER"}
    assert {row[1] for row in rows} == {"a_b"}
    assert {row[7] for row in rows} == {"Ana_Maria", "Ben"}
    spoken = sum(float(row[4]) for row in rows if row[7] == "Ben")
    assert spoken == pytest.approx(talk.balance["Ben"].speech_s, abs=0.01)


def test_csv_has_a_row_for_everything() -> None:
    talk = small_talk()
    tables = {
        name: list(csv.reader(io.StringIO(text.removeprefix(BOM))))
        for name, text in to_csv(plain_record(talk)).items()
    }
    assert len(tables["turns.csv"]) == 1 + len(talk.turns)
    assert len(tables["events.csv"]) == 1 + len(talk.events)
    assert len(tables["moves.csv"]) == 1 + len(talk.moves)
    head, ana, _ = tables["sessions.csv"]
    assert float(dict(zip(head, ana, strict=True))["speech_s"]) == talk.balance["Ana"].speech_s


def is_inert(text: str) -> bool:
    return all(
        character in "\n\r" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
        for character in text.removeprefix(BOM)
    )


def test_hostile_words_come_out_inert() -> None:
    record = plain_record(hostile_talk())
    for form in (to_seglst, to_srt, to_vtt, to_rttm):
        assert is_inert(form(record)), form.__name__
    for form in (to_srt, to_vtt):
        text = form(record)
        assert not re.search(r"<(?!v |/v>)", text), "markup other than our voice tags"
        stamps = [line for line in text.splitlines() if "-->" in line]
        assert len(stamps) == len(record.analysis.utterances)
        assert all(re.fullmatch(r"[\d:.,]+ --> [\d:.,]+", line) for line in stamps)
    for name, text in to_csv(record).items():
        assert is_inert(text), name
        for row in csv.reader(io.StringIO(text.removeprefix(BOM))):
            for cell in row:
                number = re.fullmatch(r"-?[\d.]+", cell)
                assert number or not cell.startswith(tuple(FORMULA_STARTS)), (name, cell)
    assert f"'{HOSTILE_NAMES[1][:4]}" in to_csv(record)["turns.csv"]
