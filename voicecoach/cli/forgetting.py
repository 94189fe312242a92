"""Forgetting: what is meant, that it is gone, and the proof of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from voicecoach.cli.common import encodable
from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from voicecoach.sessions.store import SessionInfo, Store
    from voicecoach.sessions.unfinished import Found


IDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be forgotten: sessions by id (with what a list shows, where it can be read), and
    unfinished work."""

    sessions: dict[str, SessionInfo | None]
    unfinished: tuple[Found, ...]

    def lines(self) -> list[str]:
        """Each in one line, and what goes with them."""
        from voicecoach.cli.finishing import what_it_is
        from voicecoach.sessions.forgetting import left_behind
        from voicecoach.sessions.schema import backups
        from voicecoach.sessions.store import Store

        lines = [self.line(session_id) for session_id in self.sessions]
        lines += [encodable(f"{one.id}  unfinished: {what_it_is(one)}") for one in self.unfinished]
        if self.sessions:
            store = Store()
            lines += [
                f"{clean(path.name)}  a copy of the store from before an update"
                for path in backups(store.path)
            ]
            lines += [
                encodable(f"{clean(str(path.relative_to(store.folder)))}  sound left behind")
                for path in left_behind(store.folder)
            ]
        return lines

    def line(self, session_id: str) -> str:
        from voicecoach.cli.sessions import line_of

        info = self.sessions[session_id]
        return session_id if info is None else line_of(info)


def meant(refs: tuple[str, ...]) -> Targets:
    """What is meant by ids, prefixes and ``last``; raises BadInput where one means nothing."""
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.unfinished import survey

    store, pending = Store(), survey()
    sessions: list[str] = []
    unfinished: dict[str, Found] = {}
    for ref in refs:
        wanted = ref.strip().lower()
        fits = [one for one in pending if wanted and one.id.startswith(wanted)]
        kept = store.beginning_with(wanted)
        if len(fits) + len(kept) > 1 and fits:
            ids = ", ".join([*kept, *(one.id for one in fits)][:IDS_SHOWN])
            raise BadInput(
                f"{clean(ref, 40)!r} fits several, kept and unfinished: {ids}; "
                "type more of the id, as `voicecoach sessions list` shows it."
            )
        if fits:
            unfinished[fits[0].id] = fits[0]
        else:
            sessions.append(store.resolve(ref))
    known = {info.id: info for info in store.list()} if sessions else {}
    files = {one.job.sha256 for one in unfinished.values()}
    sources = [info.source for one in sessions if (info := known.get(one)) is not None]
    files |= {source.sha256 for source in sources if source is not None}
    # The same file may be under analysis with other options: the same words.
    unfinished |= {one.id: one for one in pending if one.job.sha256 in files - {None}}
    return Targets({one: known.get(one) for one in sessions}, tuple(unfinished.values()))


def forget_all(targets: Targets) -> None:
    """Remove them one by one, say so, and prove it."""
    from voicecoach.sessions import forgetting
    from voicecoach.sessions.store import Store
    from voicecoach.sessions.unfinished import take

    store = Store()
    for one in targets.unfinished:
        work = take(one.id)
        marks = forgetting.marks_of_work(work.folder)
        work.discard()
        click.echo(f"Removed {one.id}")
        _prove(*forgetting.traces(store, marks), len(marks))
    for session_id in targets.sessions:
        marks = _marks(store, session_id)
        store.forget(session_id)
        forgetting.remove(forgetting.left_behind(store.folder))
        click.echo(f"Removed {targets.line(session_id)}")
        _prove(*forgetting.traces(store, marks), len(marks))


def _marks(store: Store, session_id: str) -> list[bytes]:
    from voicecoach.sessions.forgetting import marks_of

    try:
        return marks_of(store.get(session_id))
    except VoicecoachError:
        return [session_id.encode()]  # its document is damaged


def _prove(searched: int, left: list[Path], n_marks: int) -> None:
    if left:
        names = ", ".join(clean(str(path)) for path in left)
        raise VoicecoachError(
            f"It is removed, but its words or sound are still in {names}; close whatever uses "
            "these files, and delete them."
        )
    things = "1 mark" if n_marks == 1 else f"{n_marks} marks"
    files = "1 file" if searched == 1 else f"{searched} files"
    click.echo(f"  Searched {files} of the data folder for {things} of it: none left.")


def purge_lines() -> list[str]:
    """What ``purge`` would remove, with sizes."""
    from voicecoach.sessions.forgetting import everything
    from voicecoach.sessions.store import Store

    store = Store()
    lines = []
    for path in everything(store):
        inside = sorted(path.iterdir()) if path.is_dir() else []
        size = sum(one.stat().st_size for one in (path, *path.rglob("*")) if one.is_file())
        count = f"{len(inside)} in it, " if path.is_dir() else ""
        if path.is_symlink():
            leads = clean(str(path.readlink()))
            lines.append(
                encodable(f"{clean(str(path))}  (a link; what it leads to stays: {leads})")
            )
            continue
        lines.append(encodable(f"{clean(str(path))}  ({count}{size / 1e6:,.1f} MB)"))
    try:
        n_kept = len(store.list())
        if n_kept:
            what = "session" if n_kept == 1 else "sessions"
            lines.insert(0, f"{n_kept} {what}, all that are kept")
    except VoicecoachError as error:
        lines.append(f"(the sessions cannot be counted: {clean(str(error), 200)})")
    return lines


def purge_all() -> None:
    """Remove everything that is kept, and prove it."""
    from voicecoach.sessions import forgetting
    from voicecoach.sessions.store import Store

    store = Store()
    forgetting.purge(store)
    left = forgetting.everything(store)
    if left:
        raise VoicecoachError(f"{clean(str(left[0]))} is still there; remove it by hand.")
    click.echo("Removed. Nothing that voicecoach recorded or noted is left in the data folder.")
    for path in forgetting.recordings(store)[1]:
        click.echo(encodable(f"Left alone, as voicecoach did not make it: {clean(str(path))}"))
