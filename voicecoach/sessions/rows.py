"""Rows of the store: ids, what they are called by, and the documents in them."""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from voicecoach.errors import BadInput
from voicecoach.text import clean

LAST = "last"
LAST_ONE = -1
"""Place of the newest correction."""
_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0 o 1 i l, which look alike
_ID_RANDOM_CHARS = 3
_IDS_SHOWN = 4
_REF_MAX_CHARS = 40
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
# number settles the order of sessions of one second.
NEWEST_FIRST = "ORDER BY julianday(started_at) DESC, number DESC"


def keep_document(
    connection: sqlite3.Connection,
    number: int,
    document: dict[str, Any],
    corrections: Iterable[dict[str, Any]],
) -> None:
    """Add what the session of that number found, and what was said of it; in a transaction."""
    connection.execute(
        "INSERT INTO documents (session, document) VALUES (?, ?)",
        (number, json.dumps(document, allow_nan=False).encode()),
    )
    for correction in corrections:
        keep_correction(connection, number, correction)


def keep_correction(
    connection: sqlite3.Connection, number: int, correction: dict[str, Any]
) -> None:
    """Add a correction of the session of that number; within a transaction."""
    connection.execute(
        "INSERT INTO corrections (session, made_at, correction) VALUES (?, ?, ?)",
        (
            number,
            datetime.now().astimezone().isoformat(timespec="seconds"),
            json.dumps(correction, allow_nan=False),
        ),
    )


def take_back(
    connection: sqlite3.Connection, number: int, session_id: str, place: int = LAST_ONE
) -> None:
    """Delete the session's correction at ``place``, counted from the oldest."""
    rows = connection.execute(
        "SELECT number FROM corrections WHERE session = ? ORDER BY number", (number,)
    ).fetchall()
    if not rows:
        raise BadInput(f"Nothing was corrected in session {session_id}, so nothing can be undone.")
    connection.execute("DELETE FROM corrections WHERE number = ?", rows[place])


def free_id(connection: sqlite3.Connection, started: datetime) -> str:
    """An id that no session has, such as ``20261123-2101-k3f``; within a transaction."""
    while True:
        session_id = new_id(started)
        taken = "SELECT 1 FROM sessions WHERE id = ?"
        if connection.execute(taken, (session_id,)).fetchone() is None:
            return session_id


def new_id(started: datetime) -> str:
    """An id by time and chance."""
    chance = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_RANDOM_CHARS))
    return f"{started:%Y%m%d-%H%M}-{chance}"


def safe_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def resolve(connection: sqlite3.Connection, ref: str) -> str:
    wanted = ref.strip().lower()
    if wanted == LAST:
        newest = connection.execute(f"SELECT id FROM sessions {NEWEST_FIRST} LIMIT 1").fetchone()
        if newest is None:
            raise BadInput(
                "No session is kept yet (`voicecoach sessions list` is empty); "
                "`voicecoach demo --save` or `voicecoach analyze FILE` keeps one."
            )
        return str(newest[0])
    found = beginning_with(connection, wanted)
    if not found:
        raise BadInput(no_session(ref))
    if len(found) > 1:
        some = ", ".join(found[:_IDS_SHOWN])
        more = ", ..." if len(found) > _IDS_SHOWN else ""
        raise BadInput(
            f"{len(found)} sessions begin with {wanted} ({some}{more}); "
            "type more of the id, as `voicecoach sessions list` shows it."
        )
    return found[0]


def beginning_with(connection: sqlite3.Connection, wanted: str) -> list[str]:
    """The ids that begin with ``wanted``, newest first; none for an empty one."""
    found = connection.execute(
        f"SELECT id FROM sessions WHERE substr(id, 1, ?) = ? {NEWEST_FIRST}",
        (len(wanted), wanted),
    ).fetchall()
    return [str(row[0]) for row in found] if wanted else []


def read_document(stored: Any) -> dict[str, Any]:
    """Raises ValueError or TypeError where the stored document is damaged."""
    document = json.loads(stored)
    if not isinstance(document, dict):
        raise ValueError("the document is no JSON object")
    return document


def no_session(ref: str) -> str:
    shown = clean(ref, _REF_MAX_CHARS)
    return f"No session {shown!r} is kept here; `voicecoach sessions list` shows which are."


def unreadable(session_id: str) -> str:
    return (
        f"Session {session_id} is damaged in the store and cannot be read, the others can; "
        f"put the store back from a backup, or run `voicecoach sessions forget {session_id}`."
    )
