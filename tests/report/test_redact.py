"""A redacted copy: none of the names that were found is left, in any form."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from unicodedata import normalize

import pytest

from tests.language.named_sentences import NAMED
from tests.talks import small_talk, unit
from voicecoach.conversation import Analysis, Move, RecordingFacts, Versions
from voicecoach.corrections import LineCorrection, Note, apply
from voicecoach.findings import conclude
from voicecoach.report.contract import to_document
from voicecoach.report.docx import render_docx
from voicecoach.report.html import render_report
from voicecoach.report.record import Record, make_record, plain_record
from voicecoach.report.redact import SPEAKER_LABELS, names_in, redact
from voicecoach.report.tables import to_csv, to_rttm, to_seglst, to_srt, to_vtt
from voicecoach.report.terminal import talk_summary, transcript

SPEAKERS = ("Yolanda", "Mark Otieno")


def talk_of_names() -> Analysis:
    """Everything that ``NAMED`` says, turn about."""
    units: dict[str, list[object]] = {name: [] for name in SPEAKERS}
    for i, (text, _) in enumerate(NAMED):
        units[SPEAKERS[i % 2]].append(unit(SPEAKERS[i % 2], i * 5.0, i * 5.0 + 4, text))
    facts = RecordingFacts(210.0, 2, 16_000, "stereo")
    talk = conclude(facts, units, ("Heard at Anna's.",), Versions("0.1.0", "1"))  # type: ignore[arg-type]
    move = Move("blame", -1, SPEAKERS[0], 10.0, 14.0, "You always talk about Sophie", "r", 0.9,
                "What did Sophie do?")  # fmt: skip
    return replace(talk, moves=(*talk.moves, move))


def record() -> Record:
    talk = talk_of_names()
    said = (
        LineCorrection("Yolanda", 0.0, "And then Anna said she would not come, Otieno"),
        Note(3.0, "Yolanda thinks of Priya here."),
    )
    corrected = apply(talk, said)
    corrected = replace(corrected, analysis=replace(corrected.analysis, caveats=talk.caveats))
    return make_record(
        talk, corrected, said,
        id="20260102-0304-abc", title="yolanda-and-mark.m4a",
        started_at=datetime(2026, 1, 2, tzinfo=UTC), client="c-Yolanda",
    )  # fmt: skip


def forms_of(copy: Record) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render_docx(copy))) as archive:
        docx = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
        )
    return {
        "html": render_report(copy),
        "docx": docx,
        "json": json.dumps(to_document(copy.analysis)),
        "seglst": to_seglst(copy),
        "srt": to_srt(copy),
        "vtt": to_vtt(copy),
        "rttm": to_rttm(copy),
        "terminal": talk_summary(copy),
        "transcript": transcript(copy, 80, True),
        **to_csv(copy),
    }


def test_no_found_name_is_left_in_any_form() -> None:
    before = record()
    copy = redact(before, names_in(before))
    # What is looked for comes from those who wrote the sentences, not from the finder.
    names = {name for _, own in NAMED for name in own} | {"Yolanda", "Otieno", "Mark"}
    assert len(names) >= 40
    for form, text in forms_of(copy).items():
        # The page's own words: its style names fonts, its script has variables.
        text = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
        left = [n for n in names if re.search(rf"(?<![^\W\d_]){re.escape(n)}(?![^\W\d_])", text)]
        assert left == [], form


def test_nothing_says_where_or_when_it_was() -> None:
    copy = redact(record(), names_in(record()))
    for form, text in forms_of(copy).items():
        for trace in ("20260102", "2026-01-02", "m4a", "c-Yolanda", "c-Person"):
            assert trace not in text, form
    assert "redacted copy" in render_report(copy)
    assert "<audio" not in render_report(copy)


def test_one_name_has_one_label() -> None:
    copy = redact(record(), names_in(record()))
    assert copy.analysis.speakers == SPEAKER_LABELS
    text = " ".join(one.text for one in copy.analysis.utterances)
    label = re.search(r"then (Name \d+) said", text)
    assert label is not None
    assert f"Heard at {label[1]}'s." in copy.analysis.caveats
    assert copy.notes[0].text.startswith("Person A thinks of Name ")


def test_a_person_has_the_last_word() -> None:
    before = record()
    copy = redact(before, names_in(before), keep=("Sophie",))
    text = " ".join(one.text for one in copy.analysis.utterances)
    assert "Sophie" in text
    text = " ".join(
        one.text for one in redact(before, names_in(before), ("money",)).analysis.utterances
    )
    assert "money" not in text


def test_speakers_called_by_a_letter_or_a_word_leave_the_words_alone() -> None:
    talk = small_talk(("A", "Will"))
    before = make_record(
        talk, apply(talk, ()), (),
        id="x", title="t", started_at=datetime(2026, 1, 2, tzinfo=UTC),
    )  # fmt: skip
    units = (unit("A", 0.0, 4.0, "I will make a cake, Will"), *talk.utterances[1:])
    before = replace(before, analysis=replace(talk, utterances=units))
    copy = redact(before, names_in(before))
    assert copy.analysis.utterances[0].text == "I will make a cake, Person B"


def said_by(speakers: tuple[str, str], *texts: str) -> list[str]:
    """The lines of a redacted talk of ``speakers`` in which ``texts`` are said."""
    talk = small_talk(speakers)
    units = tuple(unit(speakers[i % 2], i * 5.0, i * 5.0 + 4, text) for i, text in enumerate(texts))
    before = replace(plain_record(talk), analysis=replace(talk, utterances=units))
    return [one.text for one in redact(before, names_in(before)).analysis.utterances]


def test_a_speaker_typed_in_small_letters_whose_name_is_a_word() -> None:
    lines = said_by(("grace", "mark"), "Mark, you never listen.", "Grace! MARK said so.")
    assert lines == ["Person B, you never listen.", "Person A! Person B said so."]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_an_accent_in_either_form_is_the_same_name(form: str, typed: str) -> None:
    name, line = normalize(typed, "Jos\u00e9"), normalize(form, "Listen, Jos\u00e9, and L\u00e9a.")
    assert said_by((name, "Ben"), line) == ["Listen, Person A, and Name 1."]


def test_a_word_that_owns_something_is_a_name() -> None:
    lines = said_by(("Ana", "Ben"), "Will's mother called.", "Will you come? Will\u2019s there.")
    assert lines[0] == "Name 1's mother called."
    assert "Will\u2019s" not in lines[1]
    # Small letters own nothing: a will is a paper.
    assert said_by(("Ana", "Ben"), "the will's last page") == ["the will's last page"]


def test_a_speaker_called_by_common_words_leaves_them() -> None:
    lines = said_by(("The coach", "My partner"), "the coach took my hand", "The end.")
    assert lines == ["the Person A took my hand", "The end."]
