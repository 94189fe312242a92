"""Where things lie: the user's data and models, and the prompts and fixtures that we ship.

``VOICECOACH_DATA`` and ``VOICECOACH_MODELS`` move the first two. Folders that hold a user's
recordings are made for that user alone (0700).
"""

import os
from pathlib import Path

from voicecoach.errors import VoicecoachError

PRIVATE_FOLDER_MODE = 0o700
PRIVATE_FILE_MODE = 0o600

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Folder of sessions and kept recordings (not made here)."""
    override = os.environ.get("VOICECOACH_DATA")
    if override:
        return Path(override).expanduser()
    from platformdirs import user_data_path

    return user_data_path("voicecoach", appauthor=False)


def models_folder() -> Path:
    """Folder of model weights, one sub-folder a model (not made here)."""
    override = os.environ.get("VOICECOACH_MODELS")
    return Path(override).expanduser() if override else data_folder() / "models"


def make_private(folder: Path) -> Path:
    """Make ``folder`` and see that only its owner can enter it."""
    try:
        folder.mkdir(mode=PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(PRIVATE_FOLDER_MODE)
    except OSError as error:
        raise VoicecoachError(
            f"The folder {folder} cannot be used ({error.strerror}); "
            "set VOICECOACH_DATA to a folder of your own."
        ) from error
    return folder


def shipped(name: str) -> Path:
    """Folder ``name`` (``prompts`` or ``audio_fixtures``) as shipped with voicecoach.

    In an installed wheel it lies inside the package, in a checkout beside it.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise VoicecoachError(
        f"The folder {name!r} that belongs to voicecoach is missing; install voicecoach again."
    )
