"""The session store: what was said and found, kept on this machine until it is forgotten.

``<data>/sessions.db`` holds the documents, ``<data>/recordings/`` the recordings that were agreed
to be kept. Folders are 0700 and files 0600 whatever the umask. Each call opens the store, does one
thing in one transaction and closes it, so that any number of processes can share it.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from voicecoach import places
from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.sessions import schema
from voicecoach.sessions.rows import (
    LAST_ONE,
    NEWEST_FIRST,
    beginning_with,
    free_id,
    keep_correction,
    keep_document,
    no_session,
    read_document,
    resolve,
    safe_suffix,
    take_back,
    unreadable,
)
from voicecoach.text import clean

Kind = Literal["talk", "practice"]

TITLE_MAX_CHARS = 200
CLIENT_MAX_CHARS = 60
_COPYING = ".copying-"
_OTHERS_BITS = stat.S_IRWXG | stat.S_IRWXO
_COLUMNS = "id, kind, started_at, speakers, title, source, kept_audio, client"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was analyzed: referred to, and copied into the store only if ``kept``."""

    path: str
    sha256: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """What a list shows of a session.

    ``audio`` is the kept recording, None where none is kept; ``client`` the label of a coach's
    client, empty where there is none.
    """

    id: str
    kind: Kind
    started_at: datetime
    speakers: tuple[str, ...]
    title: str
    source: Source | None = None
    audio: Path | None = None
    client: str = ""

    def is_of(self, client: str | None) -> bool:
        """Whether it is this client's, however the label is capitalised; None: anybody's."""
        return client is None or client.strip().casefold() == self.client.casefold()


@dataclass(frozen=True, slots=True)
class Session:
    """A session and its document, as it was added; ``corrections`` by a person, oldest first."""

    info: SessionInfo
    document: dict[str, Any]
    corrections: tuple[dict[str, Any], ...] = ()


# Inside Store, `list` is the method.
SessionList = list[SessionInfo]
Sentences = list[str]


class Store:
    """The sessions in ``folder`` (the user's data folder where none is named).

    Reading makes nothing and works on a read-only store. Every method raises ``VoicecoachError``
    where the store is damaged, of a newer voicecoach, a link or out of reach; it is then untouched.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = places.data_folder() if folder is None else folder
        self.path = self.folder / "sessions.db"
        self.recordings = self.folder / "recordings"

    def add(
        self,
        kind: Kind,
        document: dict[str, Any],
        speakers: Sequence[str],
        title: str,
        source: Source | None = None,
        started_at: datetime | None = None,
        keep: Path | None = None,
        client: str = "",
        corrections: Sequence[dict[str, Any]] = (),
        link: bool = False,
    ) -> str:
        """Keep a session and return its id; ``started_at`` is now where it is not given.

        ``keep`` is a recording to copy into the store, whole or not at all; ``link`` where it is
        our own and goes from its place afterwards: nothing need be copied. A ``started_at``
        without offset is local time. Raises BadInput where ``keep`` is no readable file.
        """
        started = (started_at or datetime.now()).replace(microsecond=0)
        if started.tzinfo is None:
            started = started.astimezone()
        self._make()
        with schema.telling(self.path), ExitStack() as undo:
            copied = None if keep is None else self._bring_in(keep, link, undo)
            with schema.opened(self.path) as connection, schema.transaction(connection):
                session_id = free_id(connection, started)
                audio = None
                if keep is not None and copied is not None:
                    audio = self.recordings / (session_id + safe_suffix(keep))
                    undo.callback(audio.unlink, missing_ok=True)
                    copied.replace(audio)
                    schema.sync_folder(self.recordings)
                number = connection.execute(
                    f"INSERT INTO sessions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        session_id,
                        kind,
                        started.isoformat(),
                        json.dumps(list(speakers)),
                        clean(title, TITLE_MAX_CHARS),
                        source and json.dumps({"path": source.path, "sha256": source.sha256}),
                        audio and audio.name,
                        clean(client, CLIENT_MAX_CHARS),
                    ),
                ).lastrowid
                assert number is not None
                keep_document(connection, number, document, corrections)
            undo.pop_all()
        return session_id

    def list(self) -> SessionList:
        """Every readable session, newest first."""
        return self.survey()[0]

    def survey(self) -> tuple[SessionList, Sentences]:
        """Every readable session, newest first, and a sentence for each that cannot be read."""
        infos: SessionList = []
        problems: Sentences = []
        with self._opened() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM sessions {NEWEST_FIRST}")
            for row in rows:
                try:
                    infos.append(self._info(row))
                except (ValueError, TypeError, KeyError):
                    problems.append(unreadable(row[0]))
        return infos, problems

    def resolve(self, ref: str) -> str:
        """The id meant by ``ref``: an id, a unique prefix of one, or ``last``.

        Raises BadInput where it means none or several.
        """
        with self._opened() as connection:
            return resolve(connection, ref)

    def beginning_with(self, prefix: str) -> Sentences:
        """The ids that begin with it, newest first; none for an empty one."""
        with self._opened() as connection:
            return beginning_with(connection, prefix)

    def get(self, ref: str) -> Session:
        """The session meant by ``ref`` (see ``resolve``)."""
        with self._opened() as connection:
            connection.execute("BEGIN")  # one view of the store for both questions
            session_id = resolve(connection, ref)
            *row, document = connection.execute(
                f"SELECT {_COLUMNS}, document FROM sessions"
                " LEFT JOIN documents ON session = number WHERE id = ?",
                (session_id,),
            ).fetchone()
            said = connection.execute(
                "SELECT correction FROM corrections JOIN sessions ON session = sessions.number"
                " WHERE id = ? ORDER BY corrections.number",
                (session_id,),
            ).fetchall()
        try:
            corrections = tuple(read_document(one) for (one,) in said)
            return Session(self._info(tuple(row)), read_document(document), corrections)
        except (ValueError, TypeError, KeyError) as error:
            raise VoicecoachError(unreadable(session_id)) from error

    def correct(
        self,
        session_id: str,
        correction: dict[str, Any] | None,
        speakers: Sequence[str] | None = None,
        place: int = LAST_ONE,
    ) -> None:
        """Keep a correction of the session, or take back (None) the last, or that at ``place``.

        ``speakers`` are the names to list from now on. Raises BadInput where there is none to take
        back, or no session of this id.
        """
        self._make()
        with (
            schema.telling(self.path),
            schema.opened(self.path) as connection,
            schema.transaction(connection),
        ):
            found = connection.execute(
                "SELECT number FROM sessions WHERE id = ?", (session_id,)
            ).fetchone()
            if found is None:
                raise BadInput(no_session(session_id))
            if correction is None:
                take_back(connection, found[0], session_id, place)
            else:
                keep_correction(connection, found[0], correction)
            if speakers is not None:
                connection.execute(
                    "UPDATE sessions SET speakers = ? WHERE number = ?",
                    (json.dumps(list(speakers)), found[0]),
                )

    def set_client(self, session_id: str, client: str) -> None:
        """Label the session with a client; raises BadInput where no session has this id."""
        self._make()
        with (
            schema.telling(self.path),
            schema.opened(self.path) as connection,
            schema.transaction(connection),
        ):
            changed = connection.execute(
                "UPDATE sessions SET client = ? WHERE id = ?",
                (clean(client, CLIENT_MAX_CHARS), session_id),
            )
            if not changed.rowcount:
                raise BadInput(no_session(session_id))

    def forget(self, session_id: str) -> None:
        """Remove the session, its kept recording and every trace of them in the data folder.

        Raises BadInput where no session has this id, and VoicecoachError where another program
        holds the store, so that traces stay until it is closed.
        """
        with self._opened() as connection:
            with schema.transaction(connection):
                found = connection.execute(
                    "SELECT kept_audio FROM sessions WHERE id = ?", (session_id,)
                ).fetchone()
                if found is None:
                    raise BadInput(no_session(session_id))
                connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
                # Before the commit: a recording that cannot be removed keeps its session, and
                # forgetting can be tried again.
                if found[0] is not None:
                    self._audio_path(found[0]).unlink(missing_ok=True)
            for backup in schema.backups(self.path):  # they hold what it held
                backup.unlink(missing_ok=True)
            self._wipe(connection, session_id)

    def check(self) -> Sentences:
        """What is wrong with the store, a sentence each; nothing is changed."""
        try:
            infos, problems = self.survey()
            with self._opened() as connection:
                for (finding,) in connection.execute("PRAGMA integrity_check"):
                    if finding != "ok":
                        problems.append(f"{schema.damaged(self.path)} ({finding})")
                rows = connection.execute(
                    "SELECT id, document FROM sessions LEFT JOIN documents ON session = number"
                )
                for session_id, document in rows:
                    try:
                        read_document(document)
                    except (ValueError, TypeError):
                        problems.append(unreadable(session_id))
            return list(dict.fromkeys([*problems, *self._check_files(infos)]))
        except VoicecoachError as error:
            return [str(error)]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The store, or an empty one in memory where there is none yet."""
        with schema.telling(self.path):
            if schema.exists(self.path):
                with schema.opened(self.path) as connection:
                    yield connection
            else:
                with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
                    schema.migrate(connection, self.path)
                    yield connection

    def _make(self) -> None:
        """See that the store is there and that nobody else can read it."""
        with schema.telling(self.path):
            if not self.folder.exists():
                places.make_private(self.folder)
            if not schema.exists(self.path):
                schema.create(self.path)
            for path in (self.folder, *schema.files(self.path)):
                if _open_to_others(path):
                    path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS_BITS)

    def _bring_in(self, keep: Path, link: bool, undo: ExitStack) -> Path:
        """Link or copy ``keep`` under a passing name; ``undo`` removes it again."""
        if self.recordings.is_symlink():
            raise VoicecoachError(f"{self.recordings} is a link, and is not used; move it away.")
        if link:
            places.make_private(self.recordings)
            passing = self.recordings / f"{_COPYING}{keep.parent.name}{safe_suffix(keep)}"
            with suppress(OSError):  # a file system without links: copied below
                passing.unlink(missing_ok=True)
                passing.hardlink_to(keep)
                undo.callback(passing.unlink, missing_ok=True)
                return passing
        try:
            if not keep.is_file():  # opening a pipe would wait for ever
                raise FileNotFoundError(errno.ENOENT, "no such file")
            original = keep.open("rb")
        except OSError as error:
            raise BadInput(
                f"The recording {keep} cannot be read ({error.strerror}), so nothing was kept; "
                "see that it is there and yours to read."
            ) from error
        with original:
            places.make_private(self.recordings)
            handle, name = tempfile.mkstemp(prefix=_COPYING, dir=self.recordings)  # mode 0600
            undo.callback(Path(name).unlink, missing_ok=True)
            with os.fdopen(handle, "wb") as copy:
                shutil.copyfileobj(original, copy)
                copy.flush()
                os.fsync(copy.fileno())
        return Path(name)

    def _audio_path(self, name: str) -> Path:
        return self.recordings / Path(name).name  # a store from elsewhere cannot point outside

    def _info(self, row: tuple[Any, ...]) -> SessionInfo:
        """Raises ValueError, TypeError or KeyError where the row is damaged."""
        session_id, kind, started_at, speakers, title, source, audio, client = row
        names = json.loads(speakers)
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ValueError("speakers are no list of names")
        refers = None if source is None else json.loads(source)
        return SessionInfo(
            id=session_id,
            kind=kind,
            started_at=datetime.fromisoformat(started_at),
            speakers=tuple(names),
            title=title,
            source=refers and Source(refers["path"], refers["sha256"], kept=audio is not None),
            audio=None if audio is None else self._audio_path(audio),
            client=client,
        )

    def _wipe(self, connection: sqlite3.Connection, session_id: str) -> None:
        """Take what was deleted out of the file's free pages and out of the write-ahead log."""
        try:
            connection.execute("VACUUM")
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            reason = "another program has the store open" if busy else None
        except sqlite3.OperationalError as error:
            reason = str(error)
        if reason is not None:
            # The last one to close the store empties its log, and secure_delete has put zeros
            # over the words: so any later use of the store finishes the work.
            raise VoicecoachError(
                f"Session {session_id} is deleted, but traces of it are still on the disk "
                f"({reason}); close the other program, then run `voicecoach sessions list`, "
                "which wipes them."
            )

    def _check_files(self, infos: SessionList) -> Iterator[str]:
        kept = {info.audio: info.id for info in infos if info.audio is not None}
        there = set(self.recordings.iterdir()) if self.recordings.is_dir() else set()
        for audio in sorted(kept.keys() - there):
            yield (
                f"The kept recording {audio} of session {kept[audio]} is missing; put it back "
                f"from a backup, or run `voicecoach sessions forget {kept[audio]}`."
            )
        for stray in sorted(there - kept.keys()):
            yield f"No session knows the recording {stray}; delete it if nothing is being saved."
        for path in (self.folder, *schema.files(self.path), self.recordings, *sorted(there)):
            if _open_to_others(path):
                mode = "700" if path.is_dir() else "600"
                yield f"Others on this machine can read {path}; run `chmod {mode} {path}`."


def _open_to_others(path: Path) -> bool:
    """Whether file modes (POSIX) let anyone but the owner at ``path``."""
    if os.name != "posix":
        return False
    try:
        return bool(path.stat().st_mode & _OTHERS_BITS)
    except FileNotFoundError:
        return False  # SQLite's side files come and go
