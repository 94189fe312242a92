"""The JSON contract: it validates, and reading it back gives the same analysis."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.talks import small_talk, unit
from voicecoach.conversation import RecordingFacts, Versions
from voicecoach.corrections import LineCorrection, apply
from voicecoach.errors import BadInput
from voicecoach.findings import conclude
from voicecoach.report import contract
from voicecoach.report.figures import figures, summary_sentences

SCHEMA = json.loads((Path(contract.__file__).parent / "analysis.schema.json").read_text("utf-8"))


def validate(document: Any) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_the_document_validates_and_reads_back() -> None:
    analysis = small_talk()
    document = json.loads(json.dumps(contract.to_document(analysis)))
    validate(document)
    assert contract.from_document(document) == analysis


def test_numbers_have_three_decimals() -> None:
    analysis = small_talk()
    longer = replace(analysis, recording=replace(analysis.recording, duration=10.123456))
    assert contract.to_document(longer)["recording"]["duration"] == 10.123


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "voicecoach.analysis/2"),
        (("events", 0, "kind"), "laughter"),
        (("events", 0, "outcome"), "took_floor"),
        (("segments", 0, "start"), -1.0),
        (("balance", "Ana", "share"), 1.2),
        (("moves", 0, "polarity"), 2),
    ],
)
def test_the_schema_refuses(path: tuple[Any, ...], value: Any) -> None:
    document = contract.to_document(small_talk())
    target = document
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        validate(document)


def test_a_foreign_or_damaged_document_is_refused() -> None:
    with pytest.raises(BadInput, match=r"not a voicecoach\.analysis/1 document"):
        contract.from_document({"schema": "other/1"})
    document = contract.to_document(small_talk())
    del document["turns"]
    with pytest.raises(BadInput, match="damaged"):
        contract.from_document(document)


def test_keys_of_a_later_release_are_left_out() -> None:
    document = contract.to_document(small_talk())
    document["events"][0]["mood"] = "warm"
    assert contract.from_document(document) == small_talk()


def test_notes_are_within_the_schema() -> None:
    from voicecoach.corrections import Note
    from voicecoach.report.record import document_of, plain_record

    record = replace(plain_record(small_talk()), notes=(Note(3.0, "She looks away."),))
    document = json.loads(json.dumps(document_of(record)))
    validate(document)
    assert document["notes"] == [{"at": 3.0, "who": "By hand", "text": "She looks away."}]
    document["notes"][0].pop("who")
    with pytest.raises(jsonschema.ValidationError):
        validate(document)


def test_a_share_is_not_rounded_twice() -> None:
    """56.52 % is 57 %; by way of 0.565 it would be 56 %."""
    units = {
        "Ana": [unit("Ana", 0.0, 56.52, "so it was")],
        "Ben": [unit("Ben", 60.0, 103.48, "it")],
    }
    facts = RecordingFacts(104.0, 2, 16_000, "stereo")
    analyzed = conclude(facts, units, (), Versions("0.1.0", "1"))
    read = contract.from_document(json.loads(json.dumps(contract.to_document(analyzed))))
    same = LineCorrection("Ana", 0.0, "so it was")
    forms = [analyzed, read, apply(read, [same]).analysis]
    shown = {summary_sentences(one)[0] for one in forms}
    assert len(shown) == 1
    assert "57\u00a0%" in shown.pop()
    assert len({tuple(figures(one)) for one in forms}) == 1
    for read_window, window in zip(
        read.balance["Ben"].windows, analyzed.balance["Ben"].windows, strict=True
    ):
        assert read_window.share == pytest.approx(window.share, abs=1e-9)
