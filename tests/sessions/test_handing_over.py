"""What is taken in from a ZIP is whole and can be opened; else nothing is."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.talks import small_talk
from voicecoach.coaching.feedback import give_feedback
from voicecoach.coaching.practice import Take, practice_document
from voicecoach.coaching.prompts import Prompt
from voicecoach.errors import BadInput
from voicecoach.report.contract import to_document
from voicecoach.sessions import handing_over
from voicecoach.sessions.handing_over import MANIFEST, SCHEMA, Packed, pack, take_in, values_of
from voicecoach.sessions.store import Store

Values = dict[str, Any]
Harm = Callable[[Values], object]
TALK = small_talk()


def talk_values() -> Values:
    store = Store()
    own = store.add("talk", to_document(TALK), TALK.speakers, "Kitchen", client="c-014")
    store.correct(own, {"about": "note", "at": 3.0, "text": "She looks away."})
    values: Values = json.loads(json.dumps(values_of(store.get(own))))
    store.forget(own)
    return values


def practice_values() -> Values:
    prompt = Prompt(
        name="a", title="A", situation="S", line="I felt small.", practises=["validation"]
    )
    take = Take(give_feedback("No wonder.", "I felt small."))
    store = Store()
    own = store.add("practice", practice_document(prompt, [take], {}), ("You",), "A")
    values: Values = json.loads(json.dumps(values_of(store.get(own))))
    store.forget(own)
    return values


def zipped(folder: Path, *sessions: Values | str, **sounds: bytes) -> Path:
    path = folder / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps({"schema": SCHEMA, "sessions": len(sessions)}))
        for number, one in enumerate(sessions, start=1):
            text = one if isinstance(one, str) else json.dumps(one)
            archive.writestr(f"{number}/session.json", text)
        for number, sound in sounds.items():
            archive.writestr(f"{number[1:]}/recording.wav", sound)
    return path


def refused(folder: Path, path: Path, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        take_in(Store(), path, folder)
    assert Store().list() == []


def talk_with_a_gap() -> Values:
    """The microphone was lost, and the recording stopped before the gap's end."""
    values = talk_values()
    values["document"]["gaps"] = [{"start": 13.0, "end": 60.0, "reason": "device_lost"}]
    return values


@pytest.mark.parametrize("make", [talk_values, talk_with_a_gap, practice_values])
def test_whole_sessions_are_taken_in(make: Callable[[], Values], tmp_path: Path) -> None:
    values = make()
    (taken,) = take_in(Store(), zipped(tmp_path, values), tmp_path)
    assert values_of(Store().get(taken.new)) == {**values, "id": taken.new}


def set_in(*path: Any, to: Any) -> Harm:
    def harm(values: Values) -> None:
        inner: Any = values
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = to

    return harm


@pytest.mark.parametrize(
    "harm",
    [
        set_in("speakers", to=["Ana", "Ben", "Cleo"]),
        set_in("document", "speakers", to=["Ana", "Ben", "Cleo"]),
        set_in("document", "speakers", to="ab"),
        set_in("speakers", to="ab"),
        set_in("document", "speakers", to=["Ana", "Ana"]),
        set_in("document", "balance", "Cleo", to={}),
        set_in("document", "recording", "duration", to=1e9),
        set_in("document", "recording", "duration", to=-1.0),
        set_in("document", "recording", "duration", to="14"),
        set_in("document", "recording", "layout", to="round"),
        set_in("document", "segments", 0, "start", to=-5.0),
        set_in("document", "segments", 0, "end", to=500.0),
        set_in("document", "utterances", 0, "start", to=5.0),
        set_in("document", "utterances", 0, "speaker", to="Cleo"),
        set_in("document", "utterances", to={}),
        set_in("document", "events", 0, "kind", to="bogus"),
        set_in("document", "events", 1, "outcome", to="bogus"),
        set_in("document", "gaps", to=[{"start": 1.0, "end": 2.0, "reason": "bogus"}]),
        set_in("document", "agreed", to={"recording": [3]}),
        set_in("corrections", 0, "at", to=1e300),
        set_in("corrections", 0, "at", to=60.0),
        set_in("corrections", 0, "about", to="bogus"),
        set_in("corrections", to={}),
        set_in("started_at", to="0001-01-01T00:00:00+00:00"),
        set_in("started_at", to="9999-12-31T23:59:59+00:00"),
        set_in("started_at", to="2026-01-01T00:00:00"),
        set_in("title", to=3),
    ],
)
def test_a_talk_that_could_not_be_opened_is_refused(harm: Harm, tmp_path: Path) -> None:
    good, bad = talk_values(), talk_values()
    harm(bad)
    refused(tmp_path, zipped(tmp_path, good, bad), "Session 2 in the ZIP is damaged")


@pytest.mark.parametrize(
    "harm",
    [
        set_in("document", to={}),
        set_in("document", "schema", to="voicecoach.practice/9"),
        set_in("document", "takes", to="no"),
        set_in("document", "takes", 0, "reply", to=3),
        set_in("document", "takes", 0, "moves", to=3),
        lambda values: values["document"]["prompt"].pop("title"),
    ],
)
def test_a_practice_that_could_not_be_opened_is_refused(harm: Harm, tmp_path: Path) -> None:
    bad = practice_values()
    harm(bad)
    refused(tmp_path, zipped(tmp_path, bad), "Session 1 in the ZIP is damaged")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" * 5000])
def test_numbers_that_are_none_are_refused(number: str, tmp_path: Path) -> None:
    text = json.dumps(talk_values()).replace('"duration": 14.0', f'"duration": {number}')
    refused(tmp_path, zipped(tmp_path, text), "damaged")


@pytest.mark.parametrize("name", ["1/session.json", "2/recording.wav"])
def test_damaged_bytes_leave_nothing_behind(name: str, tmp_path: Path) -> None:
    """A harmed stream breaks zlib or the checksum, whichever notices first."""
    first, second = talk_values(), talk_values()
    path = zipped(tmp_path, first, second, n1=bytes(5000), n2=os.urandom(5000))
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(name).header_offset + 30 + len(name)
    for harmed in (b"\xff" * 40, b"\x00" * 40):
        whole = bytearray(path.read_bytes())
        whole[start : start + 40] = harmed
        path.write_bytes(whole)
        refused(tmp_path, path, "cannot be read as a ZIP")


def test_a_zip_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = talk_values(), talk_values()
    size = len(json.dumps(one))
    monkeypatch.setattr(handing_over, "MAX_DOCUMENTS_BYTES", size + size // 2)
    refused(tmp_path, zipped(tmp_path, one, two), "at most")
    # Nor is such a one written.
    with (tmp_path / "y.zip").open("wb") as file, pytest.raises(BadInput, match="at most"):
        pack([Packed(one), Packed(two)], file)


def test_sound_does_not_count_as_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = talk_values()
    monkeypatch.setattr(handing_over, "MAX_DOCUMENTS_BYTES", 2 * len(json.dumps(values)))
    sound = os.urandom(500_000)
    (taken,) = take_in(Store(), zipped(tmp_path, values, n1=sound), tmp_path)
    audio = Store().get(taken.new).info.audio
    assert audio is not None
    assert audio.read_bytes() == sound
