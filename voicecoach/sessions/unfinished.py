"""Work that is under way: what a recording or an analysis has so far, until it is a session.

``<data>/unfinished/<id>/`` holds ``job.json`` (what is to be done), ``journal.jsonl`` (what is
found, as it comes) and, of a talk, its sound in ``*.wav``. The folder goes when the session is kept
or given up; after a kill, a power cut or a full disk it is still there, to be finished by
``voicecoach sessions resume``. Whoever works on one holds a lock, so that nobody else does.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal, Self

from voicecoach import __version__, places
from voicecoach.audio.cut_off_wav import WAV_HEADER_BYTES, wav_seconds
from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.sessions.rows import LAST, new_id
from voicecoach.text import clean

FOLDER = "unfinished"
JOB, JOURNAL, LOCK = "job.json", "journal.jsonl", "lock"
RECORDING = "recording.wav"
GONE = ".gone-"
"""Begins the name of a folder that is being removed."""
DAMAGED = (
    "The description of this recording was damaged: names, agreement and what was not heard are "
    "lost."
)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done, in JSON values.

    ``file``: the recording, in the job's folder where it was ``recorded`` here. ``consent``: when
    each person agreed. ``gaps``: of a recording made here. ``stage``: what it was doing.
    """

    title: str
    started_at: str
    file: str
    sha256: str | None = None
    names: tuple[str, ...] | None = None
    layout: str = "auto"
    channels: tuple[int, ...] | None = None
    model: str | None = None
    language: str = "en"
    swap: bool = False
    keep_audio: bool = False
    client: str = ""
    recorded: bool = False
    stage: Literal["recording", "analysis", "deleted"] = "analysis"
    consent: tuple[dict[str, str], ...] = ()
    gaps: tuple[dict[str, Any], ...] = ()
    caveats: tuple[str, ...] = ()
    made_by: str = __version__

    def asks_the_same(self, other: Job) -> bool:
        """Whether what was found for one serves the other."""
        return self._question() == other._question()

    def _question(self) -> Job:
        return replace(
            self, started_at="", file="", keep_audio=False, client="", names=None, swap=False
        )


class Unfinished:
    """One piece of work, locked: a context manager that lets go of it."""

    def __init__(self, folder: Path, job: Job, lock: IO[bytes]) -> None:
        self.folder = folder
        self.job = job
        self._lock = lock
        self._known = read_journal(folder / JOURNAL)
        self._journal: IO[str] | None = None
        self.trouble: VoicecoachError | None = None

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def has_found(self) -> bool:
        """Whether something was found before."""
        return bool(self._known)

    @property
    def recording(self) -> Path:
        return self.folder / self.job.file if self.job.recorded else Path(self.job.file)

    def update(self, **changes: Any) -> None:
        """Change the job, on the disk too, whole or not at all."""
        self.job = replace(self.job, **changes)
        _write(self.folder / JOB, self.job)

    def remember(self, key: str, make: Callable[[], Any]) -> Any:
        """What was found under that key before, or what ``make`` returns now: JSON values.

        A disk that is full costs the memory of it, not the work: see ``trouble``.
        """
        if key not in self._known:
            self._known[key] = make()
            if self.trouble is None:
                try:
                    self._note(key, self._known[key])
                except VoicecoachError as error:
                    self.trouble = error
        return self._known[key]

    def discard(self) -> None:
        """Remove it, sound and all; nobody finds it any more from the first moment on."""
        gone = self.folder.with_name(GONE + self.id)
        try:
            self.folder.rename(gone)
        except OSError:  # Windows moves no folder that holds an open file
            gone = self.folder
            self.close()
        shutil.rmtree(gone, ignore_errors=True)
        self.close()
        if gone.exists():
            shutil.rmtree(gone, ignore_errors=True)  # what was open until now
        if gone.exists():
            raise VoicecoachError(f"{gone} cannot be removed; remove it by hand.")

    def close(self) -> None:
        """Let go of it; may be called again."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _note(self, key: str, value: Any) -> None:
        """Add a line to the journal; it survives a power cut."""
        with telling(self.folder):
            if self._journal is None:
                self._journal = open(_private(self.folder / JOURNAL), "a", encoding="utf-8")  # noqa: SIM115
            self._journal.write("\n" + json.dumps([key, value]))
            self._journal.flush()
            os.fsync(self._journal.fileno())


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Turn what the disk says into one sentence."""
    try:
        yield
    except OSError as error:
        raise VoicecoachError(
            f"{folder} cannot be written ({error.strerror}); make room, or set VOICECOACH_DATA to "
            "a folder of your own. What was found so far is safe there."
        ) from error


def unfinished_folder() -> Path:
    """Where unfinished work lies (not made here)."""
    return places.data_folder() / FOLDER


def begin(job: Job) -> Unfinished:
    """Set the job up in a folder of its own, or go on with one that asks the same."""
    for known in survey():
        if not job.recorded and not known.job.recorded and known.job.asks_the_same(job):
            taken = take(known.id)
            wishes = ("file", "names", "swap", "keep_audio", "client")
            taken.update(**{name: getattr(job, name) for name in wishes})
            return taken
    places.make_private(places.data_folder())
    if unfinished_folder().is_symlink():
        raise VoicecoachError(f"{unfinished_folder()} is a link, and is not used; move it away.")
    parent = places.make_private(unfinished_folder())
    sweep()
    with telling(parent):
        folder = parent / new_id(datetime.fromisoformat(job.started_at))
        folder.mkdir(mode=places.PRIVATE_FOLDER_MODE)
        lock = _lock(folder)
        assert lock is not None, "nobody else knows this folder"
        _write(folder / JOB, job)
    return Unfinished(folder, job, lock)


@dataclass(frozen=True, slots=True)
class Found:
    """Unfinished work that nobody is at: its id, job, and seconds recorded (of a talk)."""

    id: str
    job: Job
    recorded_s: float | None
    damaged: bool = False
    """Whether its description cannot be read; the job is then a guess."""


def survey() -> list[Found]:
    """What is unfinished and nobody is at, oldest first; an empty folder is left out."""
    found = []
    for folder in _folders():
        job = _read_job(folder)
        damaged = job is None
        if job is None:
            job = _guess_job(folder)
        if job is None or job.stage == "deleted" or _is_held(folder):
            continue
        sounds = sorted(folder.glob("*.wav"))
        recorded_s = max((wav_seconds(path) for path in sounds), default=0.0)
        found.append(Found(folder.name, job, recorded_s if job.recorded else None, damaged))
    return found


def sweep() -> None:
    """Finish deletions that were cut off, and remove recordings without a sound in them."""
    parent = unfinished_folder()
    if parent.is_symlink() or not parent.is_dir():
        return
    for gone in parent.glob(f"{GONE}*"):
        if not _is_held(gone):
            shutil.rmtree(gone, ignore_errors=True)
    for folder in _folders():
        job = _read_job(folder)
        if job is None or not (job.stage == "deleted" or _is_silent(folder, job)):
            continue
        lock = _lock(folder)
        if lock is not None:
            with suppress(VoicecoachError):  # it is tried again at the next start
                Unfinished(folder, job, lock).discard()


def _is_silent(folder: Path, job: Job) -> bool:
    """Whether a recording was cut off before it held a sound."""
    if not job.recorded or job.stage != "recording":
        return False
    return all(path.stat().st_size <= WAV_HEADER_BYTES for path in folder.glob("*.wav"))


def is_busy() -> bool:
    """Whether somebody is at an unfinished recording or analysis."""
    return any(_is_held(folder) for folder in _folders())


def take(ref: str) -> Unfinished:
    """The unfinished work meant by an id, a unique prefix or ``last``; raises BadInput."""
    ids = [one.id for one in survey()]
    wanted = ref.strip().lower()
    fits = ids[-1:] if wanted == LAST else [one for one in ids if wanted and one.startswith(wanted)]
    if len(fits) != 1:
        shown = ", ".join(ids[-4:]) or "nothing is unfinished"
        raise BadInput(
            f"{clean(ref, 40)!r} names no one unfinished recording or analysis: {shown}."
        )
    folder = unfinished_folder() / fits[0]
    lock = _lock(folder)
    job = None if lock is None else _read_job(folder) or _guess_job(folder)
    if job is None or lock is None:
        raise BadInput(f"Another voicecoach is working on {fits[0]}; let it finish.")
    if job.made_by != __version__:  # another release may find other things
        (folder / JOURNAL).unlink(missing_ok=True)
    return Unfinished(folder, job, lock)


def _folders() -> list[Path]:
    folder = unfinished_folder()
    if not folder.is_dir() or folder.is_symlink():
        return []
    return sorted(
        one
        for one in folder.iterdir()
        if one.is_dir() and not one.is_symlink() and not one.name.startswith(".")
    )


def _read_job(folder: Path) -> Job | None:
    """None where there is none that can be read."""
    try:
        stored = json.loads((folder / JOB).read_text("utf-8"))
        known = {field.name for field in fields(Job)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in stored.items()
            if name in known
        }
        job = Job(**values)
        datetime.fromisoformat(job.started_at)
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    inside = Path(job.file).name == job.file  # a job from elsewhere cannot point outside
    return job if inside or not job.recorded else None


def _guess_job(folder: Path) -> Job | None:
    """A job for a folder whose own cannot be read; None where nothing is in it to work with."""
    is_recording = any(path.stat().st_size > WAV_HEADER_BYTES for path in folder.glob("*.wav"))
    if not is_recording and not (folder / JOURNAL).exists():
        return None
    try:
        started = datetime.strptime(folder.name[:13], "%Y%m%d-%H%M").astimezone()
    except ValueError:
        started = datetime.fromtimestamp(folder.stat().st_mtime).astimezone()
    return Job(
        title=f"Recording {folder.name}" if is_recording else "a file whose name is lost",
        started_at=started.isoformat(timespec="seconds"),
        file=RECORDING if is_recording else "",
        recorded=is_recording,
        stage="recording" if is_recording else "analysis",
        caveats=(DAMAGED,),
    )


def _write(path: Path, job: Job) -> None:
    with telling(path.parent):
        handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)  # mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(job), file)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)


def read_journal(path: Path) -> dict[str, Any]:
    """Every whole line of it; the last may be cut off."""
    known: dict[str, Any] = {}
    try:
        lines = path.read_text("utf-8", errors="replace").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return known
    for line in lines:
        try:
            key, value = json.loads(line)
        except (ValueError, TypeError):
            continue  # empty, or the power went while it was written: it is found again
        known[str(key)] = value
    return known


def _private(path: Path) -> Path:
    """Make the file, for its owner alone, where it is not there yet."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, places.PRIVATE_FILE_MODE))
    return path


def _is_held(folder: Path) -> bool:
    """Whether somebody works there; makes nothing."""
    if not (folder / LOCK).exists():
        return False
    lock = _lock(folder, make=False)
    if lock is not None:
        lock.close()
    return lock is None and folder.exists()


def _lock(folder: Path, make: bool = True) -> IO[bytes] | None:
    """Hold the folder until the file returned is closed (or the process ends); None: taken."""
    path = folder / LOCK
    try:
        file = open(_private(path) if make else path, "r+b")  # noqa: SIM115 - held on purpose
    except OSError:
        return None  # a read-only folder: nobody can work there
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file
