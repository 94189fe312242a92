"""Sessions in a ZIP, to hand over: what was found, what a person said, and the sound if wanted.

``manifest.json`` says what it is; each session has a folder ``N/`` with ``session.json`` and
perhaps ``recording.EXT``. What is read back is checked as any foreign file is: sizes, names, and
that each talk is one.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from voicecoach.errors import BadInput
from voicecoach.sessions.rows import safe_suffix

if TYPE_CHECKING:
    from voicecoach.sessions.store import Session, Store

SCHEMA = "voicecoach.export/1"
MANIFEST = "manifest.json"
MAX_SESSIONS = 10_000
MAX_DOCUMENT_BYTES = 50 * 10**6
"""Largest session: four hours of two people take about 15 MB."""
MAX_RECORDING_BYTES = 8 * 10**9
_COPY_BYTES = 1 << 20


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
    """Write the sessions as a ZIP."""
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for count, packed in enumerate(sessions, start=1):
            archive.writestr(f"{count}/session.json", json.dumps(packed.values, allow_nan=False))
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
    added, where the file is no such ZIP.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            sessions = [_read(archive, number) for number in range(1, _count(archive) + 1)]
            here: dict[tuple[str, str], list[str]] = {}
            for info in store.list():
                here.setdefault((info.started_at.isoformat(), info.kind), []).append(info.id)
            return [
                _add(store, archive, number, values, here, scratch)
                for number, values in enumerate(sessions, start=1)
            ]
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path} cannot be read as a ZIP ({reason}); name another file.") from error


def _count(archive: zipfile.ZipFile) -> int:
    manifest = _json(archive, MANIFEST)
    count = manifest.get("sessions")
    if manifest.get("schema") != SCHEMA or not isinstance(count, int):
        raise BadInput("This ZIP is none of voicecoach; make one with `voicecoach export`.")
    if not 0 < count <= MAX_SESSIONS:
        raise BadInput(f"This ZIP claims to hold {count} sessions and is not used.")
    return count


def _json(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """An object of the archive; raises BadInput where there is none, or too large a one."""
    try:
        if archive.getinfo(name).file_size > MAX_DOCUMENT_BYTES:
            raise BadInput(f"{name} in the ZIP is too large to be a session.")
        with archive.open(name) as file:
            # The declared size may lie, so that is not relied on.
            raw = file.read(MAX_DOCUMENT_BYTES + 1)
        value = json.loads(raw) if len(raw) <= MAX_DOCUMENT_BYTES else None
    except KeyError as error:
        raise BadInput("This ZIP is none of voicecoach; make one with `voicecoach export`.") from (
            error
        )
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{name} in the ZIP is damaged; ask for the export again.") from error
    if not isinstance(value, dict):
        raise BadInput(f"{name} in the ZIP is damaged; ask for the export again.")
    return value


def _read(archive: zipfile.ZipFile, number: int) -> dict[str, Any]:
    """A session's values, of the right kinds; raises BadInput where they are not."""
    from voicecoach.corrections import apply, from_values
    from voicecoach.report.contract import from_document

    values = _json(archive, f"{number}/session.json")
    try:
        started = datetime.fromisoformat(values["started_at"])
        speakers, document = list(values["speakers"]), dict(values["document"])
        corrections = list(values["corrections"])
        texts = (values["id"], values["title"], values["client"], *speakers)
        if values["kind"] not in ("talk", "practice") or started.tzinfo is None:
            raise ValueError("kind or time")
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("names")
        if values["kind"] == "talk":
            apply(from_document(document), [from_values(one) for one in corrections])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, BadInput) as error:
        raise BadInput(
            f"Session {number} in the ZIP is damaged ({error}), so nothing was taken in; "
            "ask for the export again."
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
    recording = _unpacked(archive, number, scratch)
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


def _unpacked(archive: zipfile.ZipFile, number: int, scratch: Path) -> Path | None:
    """The recording of a session under a name of ours; None where there is none."""
    name = next((n for n in archive.namelist() if n.startswith(f"{number}/recording")), None)
    if name is None:
        return None
    target = scratch / f"recording-{number}{safe_suffix(Path(name))}"
    done = 0
    with archive.open(name) as file, target.open("wb") as copy:
        while block := file.read(_COPY_BYTES):
            done += len(block)
            if done > MAX_RECORDING_BYTES:
                raise BadInput(f"{name} in the ZIP is too large to be a recording.")
            copy.write(block)
    return target
