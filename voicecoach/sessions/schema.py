"""The store file: its tables, how it is made, migrated and opened, and when it is refused.

A store is one SQLite file in WAL mode, marked by ``application_id``; ``user_version`` counts the
migrations it has had. It comes into being complete (made beside its place, then linked there), so
that an empty or cut file in that place is damage, never a beginning, and is left as it is.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from voicecoach.errors import VoicecoachError

APPLICATION_ID = 0x76636368  # "vcch"
BUSY_TIMEOUT_S = 15.0
"""How long a write waits for the writes of other processes."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE sessions (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('talk', 'practice')),
            started_at TEXT NOT NULL,  -- ISO 8601 with offset, to the second
            speakers TEXT NOT NULL,    -- JSON list of names
            title TEXT NOT NULL,
            source TEXT,               -- JSON {"path", "sha256"} of the file referred to
            kept_audio TEXT            -- file name in recordings/
        )""",
        # Apart from the sessions, so that a damaged document does not keep the rest from being
        # listed, and a list does not read through all that was said.
        """CREATE TABLE documents (
            session INTEGER PRIMARY KEY REFERENCES sessions (number) ON DELETE CASCADE,
            document BLOB NOT NULL     -- JSON
        )""",
    ),
    (
        # What a person says against the findings; the documents stay as the machine made them.
        """CREATE TABLE corrections (
            number INTEGER PRIMARY KEY,
            session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
            made_at TEXT NOT NULL,     -- ISO 8601 with offset, to the second
            correction TEXT NOT NULL   -- JSON
        )""",
        "CREATE INDEX corrections_of ON corrections (session)",
    ),
    ("ALTER TABLE sessions ADD COLUMN client TEXT NOT NULL DEFAULT ''",),  # whose: a label
)
"""One tuple of statements a version; append, never change."""

_CONNECTION_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten with zeros
    "PRAGMA temp_store = MEMORY",  # VACUUM copies all words: not into the temp folder
    "PRAGMA synchronous = FULL",  # a committed session survives a power cut
)

# The SQLite database header: https://www.sqlite.org/fileformat.html#the_database_header
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_APPLICATION_ID_AT = 68


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say about the store at ``path`` into one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise VoicecoachError(_sentence(path, error)) from error
    except OSError as error:
        raise VoicecoachError(
            f"The session store {path} cannot be used ({error.strerror}); "
            "set VOICECOACH_DATA to a folder of your own."
        ) from error


def _sentence(path: Path, error: sqlite3.Error) -> str:
    # Extended result codes hold the primary one in the low byte (sqlite.org/rescode.html).
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return (
            f"The session store {path} cannot be written; make it and its folder writable, "
            "or set VOICECOACH_DATA to a folder of your own."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"Another program is using the session store {path}; close it and try again."
    if code == sqlite3.SQLITE_FULL:
        return f"The disk is full, nothing was changed in {path}; make room and try again."
    return f"The session store {path} cannot be used ({error}); see `voicecoach doctor`."


def damaged(path: Path) -> str:
    """Sentence for a file that is no whole voicecoach store."""
    return (
        f"{path} is damaged or no session store, and was left as it is; put a copy of it from a "
        "backup in its place, or move it away to start a new one."
    )


def exists(path: Path) -> bool:
    """Whether there is a file at ``path``; raises where it is a link, a folder or a device."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(mode):
        raise VoicecoachError(
            f"{path} is a link or no regular file, and is not used; move it away and try again."
        )
    return True


def files(path: Path) -> tuple[Path, ...]:
    """The store file and the two that SQLite keeps beside it while the store is open."""
    return tuple(path.with_name(path.name + end) for end in ("", "-wal", "-shm"))


def sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` survive a power cut (POSIX; Windows needs and has no such)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create(path: Path) -> None:
    """Make an empty store at ``path``, unless another process was first."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mode 0600
    os.close(handle)
    made = Path(name)
    try:
        connection = sqlite3.connect(made, isolation_level=None)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, made)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
        _give_name(made, path)
        sync_folder(path.parent)
    finally:
        made.unlink(missing_ok=True)


def _give_name(made: Path, path: Path) -> None:
    try:
        if os.name == "nt":
            made.rename(path)  # refuses a name that is taken; elsewhere it would overwrite
        else:
            os.link(made, path)
    except FileExistsError:
        return  # another process was first, and its store serves as well


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring an older store up to date; refuse one that a newer voicecoach made.

    What an older one was stays beside it as a backup.
    """
    if _version(connection, path) == len(MIGRATIONS):
        return
    with transaction(connection):
        # Read again: another process may have migrated it while this one waited.
        first = _version(connection, path)
        if 0 < first < len(MIGRATIONS):
            _back_up(path, first)
        for version in range(first, len(MIGRATIONS)):
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def backups(path: Path) -> list[Path]:
    """The copies that were made of the store before it was migrated."""
    return sorted(path.parent.glob(f"{path.stem}.version-*{path.suffix}"))


def _back_up(path: Path, version: int) -> None:
    """Copy a store as it was committed last, whole or not at all; the write lock is held."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mode 0600
    os.close(handle)
    copied = Path(name)
    try:
        with (
            closing(sqlite3.connect(_uri(path), uri=True)) as source,
            closing(sqlite3.connect(copied)) as copy,
        ):
            source.backup(copy)
        with copied.open("r+b") as file:
            os.fsync(file.fileno())
        copied.replace(path.with_name(f"{path.stem}.version-{version}{path.suffix}"))
        sync_folder(path.parent)
    finally:
        copied.unlink(missing_ok=True)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not 0 <= version <= len(MIGRATIONS):
        raise VoicecoachError(
            f"{path} was made by a newer voicecoach (store version {version}, this one knows "
            f"{len(MIGRATIONS)}) and was left as it is; update voicecoach to use it."
        )
    return int(version)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock from the first statement, commit at the end, undo on any error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the store at ``path``, checked and migrated; in autocommit mode."""
    for beside in files(path):
        exists(beside)  # raises for a link
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise VoicecoachError(damaged(path))
    if struct.unpack_from(">i", header, _APPLICATION_ID_AT) != (APPLICATION_ID,):
        raise VoicecoachError(damaged(path))
    connection = sqlite3.connect(_uri(path), uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    try:
        for pragma in _CONNECTION_PRAGMAS:
            connection.execute(pragma)
        migrate(connection, path)
        yield connection
    finally:
        connection.close()


def _uri(path: Path) -> str:
    uri = path.absolute().as_uri()
    _, wal, _ = files(path)
    effective = os.access in os.supports_effective_ids
    if not os.access(path.parent, os.W_OK, effective_ids=effective) and not wal.exists():
        # WAL mode needs to make files beside the store, except where nobody can write to it.
        return uri + "?immutable=1"
    return uri + "?mode=rw"  # SQLite falls back to reading where the file is read-only
