"""Folders for files that pass: sound to be played, takes of a practice, the check of a microphone.

They lie in ``<data>/passing/``, each named by what it is for and by the process that made it, so
that what a killed process left is known and removed. Nothing else of the data folder is touched.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicecoach import places
from voicecoach.errors import VoicecoachError

FOLDER = "passing"


@contextmanager
def passing_folder(what: str) -> Iterator[Path]:
    """A folder for this user alone, gone afterwards; what killed processes left goes first.

    Raises VoicecoachError where none can be made.
    """
    parent = places.data_folder() / FOLDER
    if parent.is_symlink():
        raise VoicecoachError(f"{parent} is a link, and is not used; move it away.")
    places.make_private(places.make_private(parent.parent) / FOLDER)
    sweep()
    try:
        made = tempfile.TemporaryDirectory(
            prefix=f"{what}-{os.getpid()}-", dir=parent, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise VoicecoachError(
            f"The folder {parent} cannot be written ({error.strerror}); make room, or set "
            "VOICECOACH_DATA to a folder of your own."
        ) from error
    with made as name:
        yield Path(name)


def sweep() -> None:
    """Remove what killed processes left."""
    for path in left_behind():
        shutil.rmtree(path, ignore_errors=True)


def left_behind(folder: Path | None = None) -> list[Path]:
    """What processes that have ended left in ``folder`` (the data folder), by name."""
    return [path for path in _all(folder) if not _is_running(_process(path))]


def in_use(folder: Path | None = None) -> bool:
    """Whether another process is at a passing folder."""
    return any(
        _is_running(_process(path)) and _process(path) != str(os.getpid()) for path in _all(folder)
    )


def _all(folder: Path | None) -> list[Path]:
    parent = (places.data_folder() if folder is None else folder) / FOLDER
    if parent.is_symlink() or not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if _process(path))


def _process(path: Path) -> str:
    """The process in a name that was made here; empty in another."""
    parts = path.name.split("-")
    return parts[1] if len(parts) >= 3 and parts[1].isdigit() else ""


def _is_running(process: str) -> bool:
    if sys.platform == "win32":
        return int(process) == os.getpid()  # a folder in use there cannot be removed anyway
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
