"""What could be left of a forgotten session, and whether it is; and everything that is ever kept.

Nothing here deletes by pattern in a folder that may be the user's own: only names that voicecoach
gives are touched.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from voicecoach.errors import VoicecoachError
from voicecoach.sessions import schema
from voicecoach.sessions.store import Session, Store
from voicecoach.sessions.unfinished import FOLDER, is_busy

SPOKEN_FILE = "spoken-feedback.wav"
PASSING = ("voice-*", "check-*", ".import-*")
"""Feedback as speech: the file of a machine without sound; folders that a kill left behind."""
BLOCK_BYTES = 4 * 2**20
LEAST_CHARS = 12
"""Shorter sentences ("yes", "go on") stand in many places and prove nothing."""
MOST_SENTENCES = 200
SOUND_MARK_BYTES = 64
SOUND_MARKS = 5


def marks_of(session: Session) -> list[bytes]:
    """Bytes that only this session has on the disk: its id, its sentences, parts of its sound."""
    texts = {
        str(unit.get("text", ""))
        for unit in session.document.get("utterances", ())
        if isinstance(unit, dict)
    }
    longest = sorted((text for text in texts if len(text) >= LEAST_CHARS), key=len, reverse=True)
    sentences = [json.dumps(text)[1:-1].encode() for text in longest[:MOST_SENTENCES]]
    audio = session.info.audio
    sound = _sound_marks(audio) if audio is not None and audio.is_file() else []
    return [session.info.id.encode(), *sentences, *sound]


def traces(store: Store, marks: Sequence[bytes]) -> tuple[int, list[Path]]:
    """How many files of the data folder were searched, and in which of them a mark is left.

    What another session says too is no trace; recordings that others keep are not searched.
    """
    others = [document.encode() for document in _documents(store)]
    own = [mark for mark in marks if not any(mark in document for document in others)]
    kept = {info.audio for info in store.list()}
    searched = [path for path in _files(store.folder) if path not in kept]
    return len(searched), [path for path in searched if _holds(path, own)]


def _documents(store: Store) -> Iterator[str]:
    """What the other sessions hold, as it lies on the disk; a damaged one is left out."""
    for info in store.list():
        with suppress(VoicecoachError):
            yield json.dumps(store.get(info.id).document)


def spoken(folder: Path) -> list[Path]:
    """Sound that was left behind: spoken feedback, the check of a microphone, an import."""
    found = [folder / SPOKEN_FILE, *(path for end in PASSING for path in folder.glob(end))]
    return [path for path in found if path.exists()]


def everything(store: Store) -> list[Path]:
    """Whatever voicecoach keeps of anybody, models and prompts apart: files and folders."""
    folder = store.folder
    known = [
        *schema.files(store.path),
        *schema.backups(store.path),
        *folder.glob(f".{store.path.name}-*"),
        store.recordings,
        folder / FOLDER,
        *spoken(folder),
    ]
    return [path for path in known if path.exists()]


def purge(store: Store) -> None:
    """Remove everything that is kept; raises VoicecoachError where some is in use or stays."""
    if is_busy():
        raise VoicecoachError(
            "Another voicecoach is recording or analyzing, so nothing was removed; let it finish."
        )
    remove(everything(store))


def remove(paths: Iterable[Path]) -> None:
    """Remove files and folders; raises VoicecoachError, with its name, where one stays."""
    for path in paths:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise VoicecoachError(
                f"{path} cannot be removed ({error.strerror}); remove it by hand."
            ) from error


def _sound_marks(path: Path) -> list[bytes]:
    """A few short stretches of a recording that are not silence."""
    size = path.stat().st_size
    marks = []
    with path.open("rb") as file:
        for part in range(1, SOUND_MARKS + 1):
            file.seek(size * part // (SOUND_MARKS + 1))
            mark = file.read(SOUND_MARK_BYTES)
            if len(set(mark)) > SOUND_MARK_BYTES // 4:
                marks.append(mark)
    return marks


def _files(folder: Path) -> Iterator[Path]:
    """Every file of ours below ``folder``; model weights are nobody's words."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if inside[0] not in ("models", "prompts") and path.is_file() and not path.is_symlink():
            yield path


def _holds(path: Path, marks: Sequence[bytes]) -> bool:
    reach = max(map(len, marks), default=1)
    before = b""
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            window = before + block
            if any(mark in window for mark in marks):
                return True
            before = window[-reach:]
    return False
