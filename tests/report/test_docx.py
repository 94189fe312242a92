"""The coach's form: speaker and time at each change of speaker, marked, inert, opened by others."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.talks import hostile_talk, small_talk
from voicecoach.corrections import Note
from voicecoach.report.docx import NOT_VERBATIM, render_docx
from voicecoach.report.record import plain_record


def paragraphs(data: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(data)).paragraphs]


def test_speaker_and_time_at_every_change() -> None:
    record = replace(plain_record(small_talk()), notes=(Note(3.0, "She looks away."),))
    shown = paragraphs(render_docx(record))
    assert shown[1] == NOT_VERBATIM
    said = [one for one in shown if one.startswith(("Ana  ", "Ben  "))]
    assert [one.split("\t")[0] for one in said] == [
        "Ana  0:00", "Ben  0:02", "Ana  0:04", "Ben  0:06", "Ana  0:11",
    ]  # fmt: skip
    assert said[3] == "Ben  0:06\tbut I never said so you felt small there? [M1]"
    assert "By hand, 0:03: She looks away." in shown


def test_hostile_words_come_out_as_words() -> None:
    data = render_docx(plain_record(hostile_talk()))
    assert any("<img src=x onerror=alert(1)>" in one for one in paragraphs(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = [n for n in archive.namelist() if n.endswith(".rels")]
        assert not any(b'TargetMode="External"' in archive.read(name) for name in relations)
        document = archive.read("word/document.xml").decode()
    assert "\u202e" not in document
    assert "\x1b" not in document


def test_it_says_nothing_of_who_wrote_it() -> None:
    made = Document(io.BytesIO(render_docx(plain_record(small_talk()))))
    assert (made.core_properties.author, made.core_properties.last_modified_by) == (
        "voicecoach", "voicecoach",
    )  # fmt: skip


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here (on Debian: apt install libreoffice-writer-nogui)")
    (tmp_path / "talk.docx").write_bytes(render_docx(plain_record(small_talk())))
    subprocess.run(
        [office, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path),
         f"-env:UserInstallation=file://{tmp_path}/profile", str(tmp_path / "talk.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert "so you felt small there?" in (tmp_path / "talk.txt").read_text("utf-8-sig")
