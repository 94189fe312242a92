"""Sessions in a ZIP, to hand over: what was found, what a person said, and the sound if wanted.

``manifest.json`` says what it is; each session has a folder ``N/`` with ``session.json`` and
perhaps ``recording.EXT``. What is read back is checked as any foreign file is: sizes, names, and
that each talk is one.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from voicecoach.errors import BadInput
from voicecoach.sessions.rows import safe_suffix
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.sessions.store import Session, Store

SCHEMA = "voicecoach.export/1"
MANIFEST = "manifest.json"
MAX_SESSIONS = 10_000
MAX_DOCUMENT_BYTES = 50 * 10**6
"""Largest session: four hours of two people take about 15 MB."""
MAX_DOCUMENTS_BYTES = 200 * 10**6
"""Of all sessions of a ZIP together: some fifty hours of talk."""
MAX_RECORDING_BYTES = 8 * 10**9
TOO_MUCH = (
    f"A ZIP holds {MAX_DOCUMENTS_BYTES // 10**6} MB of sessions at most, their sound apart; "
    "hand fewer over at once with `voicecoach export`."
)
_COPY_BYTES = 1 << 20
_RECORDING = re.compile(r"\d+/recording")
_NO_ZIP = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A session to pack; ``recording`` goes along where it is named."""

    values: dict[str, Any]
    recording: Path | None = None


def values_of(session: Session) -> dict[str, Any]:
    """All that is kept of a session but its sound and where that came from."""
    info = session.info
    return {
        "id": info.id,
        "kind": info.kind,
        "started_at": info.started_at.isoformat(),
        "speakers": list(info.speakers),
        "title": info.title,
        "client": info.client,
        "source_sha256": info.source and info.source.sha256,
        "document": session.document,
        "corrections": list(session.corrections),
    }


def pack(sessions: Iterable[Packed], file: IO[bytes]) -> None:
    """Write the sessions as a ZIP; raises BadInput for more than can be taken in at once."""
    count = written = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for count, packed in enumerate(sessions, start=1):
            document = json.dumps(packed.values, allow_nan=False)
            written += len(document)
            if written > MAX_DOCUMENTS_BYTES:
                raise BadInput(TOO_MUCH)
            archive.writestr(f"{count}/session.json", document)
            if packed.recording is not None:
                name = f"{count}/recording{safe_suffix(packed.recording)}"
                archive.write(packed.recording, name, zipfile.ZIP_STORED)
        archive.writestr(MANIFEST, json.dumps({"schema": SCHEMA, "sessions": count}))


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a session: its id there and here; ``known``: it was here already."""

    old: str
    new: str
    known: bool


def take_in(store: Store, path: Path, scratch: Path) -> list[Taken]:
    """Add the sessions of a ZIP; one that is here already is left as it is.

    ``scratch``: a private folder for recordings on their way. Raises BadInput, before anything is
    added, where the file is no such ZIP or any part of it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            numbers = range(1, _count(archive) + 1)
            for number in numbers:  # all of them first, and one at a time: they may be large
                _read(archive, number)
                _copy_recording(archive, number, None)
            here: dict[tuple[str, str], list[str]] = {}
            for info in store.list():
                here.setdefault((info.started_at.isoformat(), info.kind), []).append(info.id)
            return [
                _add(store, archive, number, _read(archive, number), here, scratch)
                for number in numbers
            ]
    except _NO_ZIP as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path} cannot be read as a ZIP ({reason}); name another file.") from error


def _count(archive: zipfile.ZipFile) -> int:
    manifest = _json(archive, MANIFEST)
    count = manifest.get("sessions")
    if manifest.get("schema") != SCHEMA or not isinstance(count, int):
        raise BadInput("This ZIP is none of voicecoach; make one with `voicecoach export`.")
    if not 0 < count <= MAX_SESSIONS:
        raise BadInput(f"This ZIP claims to hold {count} sessions and is not used.")
    documents = (one for one in archive.infolist() if not _RECORDING.match(one.filename))
    if sum(one.file_size for one in documents) > MAX_DOCUMENTS_BYTES:
        raise BadInput(TOO_MUCH)
    return count


def _json(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """An object of the archive; raises BadInput where there is none, or too large a one."""
    try:
        if archive.getinfo(name).file_size > MAX_DOCUMENT_BYTES:
            raise BadInput(f"{name} in the ZIP is too large to be a session.")
        with archive.open(name) as file:
            # zipfile reads no more than the declared size; a lie fails by its checksum.
            raw = file.read(MAX_DOCUMENT_BYTES + 1)
        value = json.loads(raw, parse_constant=_refuse) if len(raw) <= MAX_DOCUMENT_BYTES else None
    except KeyError as error:
        raise BadInput("This ZIP is none of voicecoach; make one with `voicecoach export`.") from (
            error
        )
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{name} in the ZIP is damaged; ask for the export again.") from error
    if not isinstance(value, dict):
        raise BadInput(f"{name} in the ZIP is damaged; ask for the export again.")
    return value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _read(archive: zipfile.ZipFile, number: int) -> dict[str, Any]:
    """A session's values, of the right kinds; raises BadInput where they are not."""
    from voicecoach.sessions.checking import check

    values = _json(archive, f"{number}/session.json")
    try:
        check(values)
    except Exception as error:  # whatever showing it raises, it cannot be kept
        raise BadInput(
            f"Session {number} in the ZIP is damaged ({clean(str(error), 80)}), so nothing was "
            "taken in; ask for the export again."
        ) from error
    return values


def _add(
    store: Store,
    archive: zipfile.ZipFile,
    number: int,
    values: dict[str, Any],
    here: Mapping[tuple[str, str], Sequence[str]],
    scratch: Path,
) -> Taken:
    for known in here.get((values["started_at"], values["kind"]), ()):
        if store.get(known).document == values["document"]:
            return Taken(values["id"], known, known=True)
    recording = _copy_recording(archive, number, scratch)
    try:
        new = store.add(
            values["kind"],
            values["document"],
            values["speakers"],
            values["title"],
            started_at=datetime.fromisoformat(values["started_at"]),
            keep=recording,
            client=values["client"],
            corrections=values["corrections"],
        )
    finally:
        if recording is not None:
            recording.unlink(missing_ok=True)
    return Taken(values["id"], new, known=False)


def _copy_recording(archive: zipfile.ZipFile, number: int, scratch: Path | None) -> Path | None:
    """The recording of a session under a name of ours; None where there is none.

    Without ``scratch`` it is only read to its end, which fails where it is damaged.
    """
    name = next((n for n in archive.namelist() if n.startswith(f"{number}/recording")), None)
    if name is None:
        return None
    target = None if scratch is None else scratch / f"recording-{number}{safe_suffix(Path(name))}"
    done = 0
    with archive.open(name) as file, Path(target or os.devnull).open("wb") as copy:
        while block := file.read(_COPY_BYTES):
            done += len(block)
            if done > MAX_RECORDING_BYTES:
                raise BadInput(f"{name} in the ZIP is too large to be a recording.")
            copy.write(block)
    return target
