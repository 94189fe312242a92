"""Speech models on this machine: which there are, and whether they are what they claim to be.

Every file that the loaders would read is checked against its SHA-256 at each load. Hashes stand in
``catalogue.KNOWN``, or, where none is known beforehand, in ``hashes.json`` beside the model, as
they were when it was added. A folder that the user names by its path is used as it is, if it holds
a Whisper model for CTranslate2. Nothing here touches the network: see ``speech.fetch``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicecoach import places
from voicecoach.errors import BadInput, Missing, VoicecoachError
from voicecoach.speech.catalogue import KNOWN, WHISPER, Form, Model
from voicecoach.text import clean

HASHES = "hashes.json"

_WHISPER_MARK = b"WhisperSpec\0"
_WHISPER_MARK_AT = 6
"""CTranslate2's file: uint32 version, uint16 length of the name, the name of the kind of model."""
_SAFE_NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
_NAME_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """A model whose files are whole; ``sha256`` is that of its weights."""

    name: str
    folder: Path
    sha256: str


def checked(name_or_folder: str, form: Form = WHISPER) -> CheckedModel:
    """Return the model meant, of that form, after checking its files.

    A name of ``KNOWN`` or of a model added under another name lies in the models folder; anything
    else with a separator in it, or the name of a folder, is a folder of the user's own. Raises
    Missing, with the command that helps, where it is not there or damaged.
    """
    if name_or_folder not in KNOWN and _is_path(name_or_folder):
        return _checked_folder(Path(name_or_folder))
    model = find(name_or_folder)
    if model.form is not form:
        raise Missing(
            f"The model {model.name} ({model.what}) cannot be used for this; "
            "`voicecoach models list` shows the others."
        )
    folder = folder_of(model.name)
    if not is_folder(folder):
        raise Missing(
            f"The speech model {model.name} is not here; fetch it with "
            f"`{how_to_add(model)}`, or see `voicecoach models list`."
        )
    found = fault(model, folder)
    if found is not None:
        raise Missing(
            f"The speech model {model.name} is damaged ({found}); "
            f"bring it again with `{how_to_add(model)}`."
        )
    return CheckedModel(model.name, folder, expected(model, folder)[form.weights])


def find(name: str) -> Model:
    """The model of that name, known or added under a name of the user's; else raises Missing."""
    if name in KNOWN:
        return KNOWN[name]
    if is_safe_name(name) and (folder_of(name) / HASHES).is_file():
        return own_model(name)
    raise Missing(
        f"There is no speech model {clean(name, _NAME_MAX_CHARS)!r}; `voicecoach models list` "
        "shows the names, and the path of a folder that holds one will do too."
    )


def meant(name: str, own_too: bool) -> Model:
    """The model to add by that name; ``own_too``: a new name is for one of the user's own."""
    return own_model(name) if own_too and name not in KNOWN else find(name)


def own_model(name: str) -> Model:
    """A model that the user brought, under a name that is not in ``KNOWN``."""
    if not is_safe_name(name):
        raise BadInput(
            f"{clean(name, _NAME_MAX_CHARS)!r} cannot be a model's name; use small letters and "
            "digits, with - . or _ between them."
        )
    folder = folder_of(name)
    return Model(name, "your own", round(_size(folder) / 1e6), licence="?")


def is_safe_name(name: str) -> bool:
    """Whether ``name`` is one folder's name everywhere, and leads nowhere else."""
    return len(name) <= _NAME_MAX_CHARS and _SAFE_NAME.fullmatch(name) is not None


def folder_of(name: str) -> Path:
    """Where the model of that (safe or known) name lies, whether or not it is there."""
    return places.models_folder() / name


def how_to_add(model: Model) -> str:
    """The command that brings the model."""
    more = "" if model.name in KNOWN else " --from PATH"
    return f"voicecoach models add {model.name}{more}"


def installed() -> list[Model]:
    """The models in the models folder, whole or not; known ones first, in the table's order."""
    folder = places.models_folder()
    try:
        there = {path.name for path in folder.iterdir() if path.is_dir()}
    except FileNotFoundError:
        there = set()
    except OSError as error:
        raise VoicecoachError(
            f"The models folder {clean(str(folder))} cannot be read ({error.strerror}); see that "
            "it is a folder of yours, or set VOICECOACH_MODELS to one."
        ) from error
    own = sorted(
        name
        for name in there - KNOWN.keys()
        if is_safe_name(name) and (folder / name / HASHES).is_file()
    )
    return [KNOWN[name] for name in KNOWN if name in there] + [own_model(name) for name in own]


def size_bytes(name: str) -> int:
    """What the model of that name takes on the disk, in bytes."""
    return _size(folder_of(name))


def remove(name: str) -> None:
    """Remove the model of that name from the disk; raises Missing where there is none."""
    folder = folder_of(find(name).name)
    if not is_folder(folder):
        raise Missing(f"The speech model {name} is not here, so there is nothing to remove.")
    see_that_it_is_ours(folder)
    try:
        if folder.is_symlink():
            folder.unlink()
        else:
            shutil.rmtree(folder)
    except OSError as error:
        raise VoicecoachError(
            f"The speech model {name} cannot be removed ({error.strerror}); close what uses it and "
            f"see that {folder} is yours."
        ) from error


def see_that_it_is_ours(folder: Path) -> None:
    """Raise VoicecoachError where ``folder`` holds what no model has: it is not ours to remove."""
    if not is_folder(folder):
        return
    ours = {HASHES, *(name for model in KNOWN.values() for name in model.form.read_at_load)}
    others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if others:
        raise VoicecoachError(
            f"The folder {clean(str(folder))} holds {clean(others[0], _NAME_MAX_CHARS)!r}, which "
            "belongs to no model, so it is left alone; move that away and try again."
        )


# Checking


def is_whole(model: Model) -> bool:
    """Whether the model is here, with every file as it should be."""
    folder = folder_of(model.name)
    return is_folder(folder) and fault(model, folder) is None


def fault(model: Model, folder: Path) -> str | None:
    """What is wrong with the model's files in ``folder``, in a few words; None: nothing.

    A file that the loaders would read but that does not belong to the model is a fault too.
    """
    try:
        wanted = expected(model, folder)
        there = present(folder, model.form)
        for name in sorted(wanted.keys() | set(there), key=model.form.read_at_load.index):
            if name not in there:
                return f"{name} is missing"
            if name not in wanted:
                return f"{name} does not belong to it"
            if sha256_of(folder / name) != wanted[name]:
                return f"{name} differs from what it should be"
    except ValueError:
        return f"{HASHES} cannot be read"
    except OSError as error:
        return f"{clean(error.strerror or 'it cannot be read')}"
    return shape_fault(folder, model.form)


def expected(model: Model, folder: Path) -> Mapping[str, str]:
    """File to SHA-256: from the table, or as recorded in ``folder`` at the first fetch.

    Raises ValueError where the record is no such thing, OSError where it cannot be read.
    """
    if model.files:
        return model.files
    recorded = json.loads((folder / HASHES).read_text("utf-8"))
    if (
        not isinstance(recorded, dict)
        or model.form.weights not in recorded
        or not recorded.keys() <= set(model.form.read_at_load)
    ):
        raise ValueError("no table of hashes")
    return recorded


def record(folder: Path, form: Form = WHISPER) -> None:
    """Write the hashes of the model in ``folder`` beside it, to be checked from now on."""
    hashes = {name: sha256_of(folder / name) for name in present(folder, form)}
    (folder / HASHES).write_text(json.dumps(hashes, indent=1) + "\n", "utf-8")


def present(folder: Path, form: Form = WHISPER) -> list[str]:
    """Which of the files that the loaders read are in ``folder``."""
    return [name for name in form.read_at_load if (folder / name).is_file()]


def shape_fault(folder: Path, form: Form = WHISPER) -> str | None:
    """What keeps ``folder`` from being a model of that form; None: nothing seen."""
    there = present(folder, form)
    for name in form.required:
        if name not in there:
            return f"{name} is missing"
    if form.one_of and not set(form.one_of) & set(there):
        return f"{' or '.join(form.one_of)} is missing"
    try:
        with (folder / form.weights).open("rb") as file:
            marked = file.read(64).startswith(_WHISPER_MARK, _WHISPER_MARK_AT)
            if form is WHISPER and not marked:
                return f"{form.weights} is no Whisper model for CTranslate2"
        for name in there:
            if name.endswith(".json"):
                value: Any = json.loads((folder / name).read_text("utf-8"))
                if not isinstance(value, list if name in form.one_of else dict):
                    return f"{name} does not hold what it should"
    except (ValueError, RecursionError):
        return f"{name} is no JSON"
    except OSError as error:
        return f"{clean(error.strerror or 'it cannot be read')}"
    return None


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checked_folder(folder: Path) -> CheckedModel:
    shown = clean(str(folder))
    if not is_folder(folder):
        raise Missing(
            f"There is no folder {shown}; name one that holds a speech model, or use a name that "
            "`voicecoach models list` shows."
        )
    found = shape_fault(folder)
    if found is not None:
        raise Missing(
            f"The folder {shown} holds no speech model, or a damaged one ({found}); name another, "
            f"or fetch one by name, such as `voicecoach models add tiny.en`."
        )
    try:
        return CheckedModel(folder.resolve().name, folder, sha256_of(folder / WHISPER.weights))
    except OSError as error:
        raise Missing(
            f"The speech model in {shown} cannot be read ({error.strerror}); see that it is yours."
        ) from error


def _is_path(text: str) -> bool:
    separators = "/\\" if os.name == "nt" else "/"
    return any(mark in text for mark in separators) or (bool(text) and is_folder(Path(text)))


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder, also where one may not look or the name is impossible."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _size(folder: Path) -> int:
    try:
        return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    except OSError:
        return 0  # not there
