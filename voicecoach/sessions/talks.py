"""A kept talk with its corrections, and where its sound is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.errors import BadInput
from voicecoach.text import clean

if TYPE_CHECKING:
    from voicecoach.conversation import Analysis
    from voicecoach.corrections import Corrected, Correction
    from voicecoach.report.record import Record
    from voicecoach.sessions.store import Session


@dataclass(frozen=True, slots=True)
class Talk:
    """What the machine found, what a person said, and both put together."""

    machine: Analysis
    corrections: tuple[Correction, ...]
    corrected: Corrected


def read_talk(session: Session) -> Talk:
    """The talk of a kept session; raises BadInput for a practice."""
    from voicecoach.corrections import apply, from_values
    from voicecoach.report.contract import from_document

    if session.info.kind != "talk":
        raise BadInput(
            f"Session {session.info.id} is a practice, not a talk of two; "
            "`voicecoach sessions list` shows which are talks."
        )
    machine = from_document(session.document)
    corrections = tuple(from_values(values) for values in session.corrections)
    return Talk(machine, corrections, apply(machine, corrections))


def record_of(session: Session) -> Record:
    """The talk of a kept session, to report on; raises BadInput for a practice."""
    from voicecoach.report.record import make_record

    talk, info = read_talk(session), session.info
    return make_record(
        talk.machine,
        talk.corrected,
        talk.corrections,
        id=info.id,
        title=info.title,
        started_at=info.started_at,
        client=info.client,
        agreed=session.document.get("agreed"),
    )


def sound_of(session: Session) -> Path:
    """The session's recording, kept or where it was; raises BadInput where it is gone."""
    from voicecoach.audio.timed_words import is_timed_words
    from voicecoach.speech.models import sha256_of

    info = session.info
    if info.audio is not None and info.audio.is_file():
        return info.audio
    path = Path(info.source.path) if info.source is not None else None
    if path is not None and is_timed_words(path):
        raise BadInput(f"Session {info.id} was made from timed words, which have no sound to play.")
    if path is None or not path.is_file():
        raise BadInput(
            f"The sound of session {info.id} is not here any more, so it cannot be played; "
            "`voicecoach analyze FILE --keep-audio` keeps it with the session."
        )
    assert info.source is not None
    if sha256_of(path) != info.source.sha256:
        raise BadInput(
            f"The recording {clean(str(path))} has changed since it was analyzed, "
            "so its moments cannot be played."
        )
    return path
