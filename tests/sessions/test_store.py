"""The session store on a real disk: shared, private, never overwritten, really forgotten."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.sessions import schema
from voicecoach.sessions.store import Source, Store

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes and links are POSIX")
DOCUMENT = {"utterances": [{"speaker": "Ana", "text": "so it was the silence that hurt"}]}
NOBODY = 65534


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def add(store: Store, title: str = "Kitchen", **more: Any) -> str:
    return store.add("talk", DOCUMENT, ["Ana", "Ben"], title, **more)


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# Adding and reading


def test_a_session_comes_back_as_it_was_added(store: Store) -> None:
    source = Source("/recordings/kitchen.m4a", "ab" * 32)
    session_id = add(store, source=source)
    assert re.fullmatch(r"\d{8}-\d{4}-[2-9a-z]{3}", session_id)
    session = store.get(session_id)
    assert session.document == DOCUMENT
    assert (session.info.id, session.info.kind, session.info.title) == (
        session_id,
        "talk",
        "Kitchen",
    )
    assert session.info.speakers == ("Ana", "Ben")
    assert session.info.source == source
    assert session.info.audio is None
    assert abs(datetime.now().astimezone() - session.info.started_at) < timedelta(minutes=1)
    assert store.check() == []


any_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@settings(max_examples=15, deadline=None)
@given(
    document=st.dictionaries(st.text(), any_json),
    names=st.lists(st.text(st.characters(exclude_categories=[]))),
    path=st.text(st.characters(exclude_categories=[])),
)
def test_any_text_comes_back(document: dict[str, Any], names: list[str], path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.add("practice", document, names, path, Source(path, ""))
        session = store.get("last")
        assert session.document == document
        assert session.info.speakers == tuple(names)
        assert session.info.source == Source(path, "")


def test_newest_first_whatever_the_time_zone(store: Store) -> None:
    def at(hour: int, offset_h: int) -> datetime:
        return datetime(2026, 3, 1, hour, tzinfo=timezone(timedelta(hours=offset_h)))

    second = add(store, started_at=at(12, 0))
    newest = add(store, started_at=at(9, -8))
    oldest = add(store, started_at=at(13, 2))
    same_second = add(store, started_at=at(12, 0))
    assert [info.id for info in store.list()] == [newest, same_second, second, oldest]
    assert store.resolve("last") == newest
    assert store.list()[0].started_at.isoformat() == "2026-03-01T09:00:00-08:00"


def test_a_taken_id_is_not_given_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = iter("aaaaaaaab")
    monkeypatch.setattr("secrets.choice", lambda _: next(letters))
    when = datetime(2026, 3, 1, 12, 0)
    assert add(store, started_at=when) == "20260301-1200-aaa"
    assert add(store, started_at=when) == "20260301-1200-aab"


def test_a_prefix_names_a_session_if_it_is_unique(store: Store) -> None:
    march = add(store, started_at=datetime(2026, 3, 1, 12))
    april = add(store, started_at=datetime(2026, 4, 1, 12))
    assert store.resolve("202603") == march
    assert store.get(f" {april.upper()} ").info.id == april
    with pytest.raises(BadInput, match=r"2 sessions begin with 2026 .*`voicecoach sessions list`"):
        store.resolve("2026")


@pytest.mark.parametrize("ref", ["", "x", "%", "2026_", "1" * 10_000])
def test_a_name_of_no_session_is_refused(store: Store, ref: str) -> None:
    add(store)
    with pytest.raises(BadInput, match="`voicecoach sessions list` shows") as caught:
        store.resolve(ref)
    assert len(str(caught.value)) < 150


def test_reading_where_nothing_is_kept_makes_nothing(store: Store) -> None:
    assert store.list() == []
    assert store.check() == []
    with pytest.raises(BadInput, match="No session is kept yet"):
        store.get("last")
    with pytest.raises(BadInput, match="No session '2026'"):
        store.forget("2026")
    assert not store.folder.exists()


# Kept recordings


def test_a_recording_is_copied_in_and_the_original_stays(store: Store, tmp_path: Path) -> None:
    original = tmp_path / "Kitchen Talk.WAV"
    original.write_bytes(b"RIFF" + bytes(range(256)) * 9000)
    session_id = add(store, source=Source(str(original), "ab"), keep=original)
    info = store.get(session_id).info
    assert info.audio == store.recordings / f"{session_id}.wav"
    assert info.audio.read_bytes() == original.read_bytes()
    assert info.source == Source(str(original), "ab", kept=True)
    assert [path.name for path in store.recordings.iterdir()] == [f"{session_id}.wav"]


@pytest.mark.parametrize("name", ["talk.wav\x1b[31m", "talk." + "x" * 200, "talk", "talk.a b"])
def test_an_odd_ending_is_not_taken_over(store: Store, tmp_path: Path, name: str) -> None:
    original = tmp_path / name
    original.write_bytes(b"sound")
    session_id = add(store, keep=original)
    assert store.get(session_id).info.audio == store.recordings / session_id


def test_a_recording_that_cannot_be_read_keeps_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.wav cannot be read .*nothing was kept"):
        add(store, keep=tmp_path / "gone.wav")
    assert store.list() == []


@POSIX
def test_a_pipe_in_a_recordings_place_does_not_hang(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(BadInput, match=r"pipe\.wav cannot be read"):
        add(store, keep=tmp_path / "pipe.wav")


def test_a_session_that_cannot_be_written_leaves_no_recording(store: Store, tmp_path: Path) -> None:
    original = tmp_path / "talk.wav"
    original.write_bytes(b"sound")
    before = add(store)
    with pytest.raises(VoicecoachError, match="cannot be used"):
        store.add("dance", DOCUMENT, [], "", keep=original)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="JSON"):
        store.add("talk", {"rate": float("nan")}, [], "", keep=original)
    assert list(store.recordings.iterdir()) == []
    assert [info.id for info in store.list()] == [before]


@POSIX
def test_a_full_disk_loses_nothing_old_and_leaves_no_part(store: Store, tmp_path: Path) -> None:
    import resource

    before = add(store)
    original = tmp_path / "talk.wav"
    original.write_bytes(bytes(300_000))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        with pytest.raises(VoicecoachError, match="cannot be used"):
            add(store, keep=original)
        with pytest.raises(VoicecoachError, match=r"sessions\.db"):
            store.add("talk", {"text": "x" * 300_000}, [], "")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(store.recordings.iterdir()) == []
    assert [info.id for info in store.list()] == [before]
    assert store.check() == []


# Private


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_can_read_whatever_the_umask(store: Store, tmp_path: Path, umask: int) -> None:
    original = tmp_path / "talk.wav"
    original.write_bytes(b"sound")
    old = os.umask(umask)
    try:
        add(store, keep=original)
        with schema.opened(store.path) as connection:
            connection.execute("UPDATE sessions SET title = ''")
            modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in store.folder.rglob("*")}
    finally:
        os.umask(old)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert modes.pop("recordings") == 0o700
    assert {"sessions.db", "sessions.db-wal", "sessions.db-shm"} < modes.keys()
    assert set(modes.values()) == {0o600}


@POSIX
def test_modes_that_were_opened_up_are_told_and_closed_again(store: Store) -> None:
    add(store)
    store.folder.chmod(0o755)
    store.path.chmod(0o644)
    problems = store.check()
    assert any(f"chmod 700 {store.folder}" in problem for problem in problems)
    assert any(f"chmod 600 {store.path}" in problem for problem in problems)
    add(store)
    assert store.check() == []


@POSIX
@pytest.mark.parametrize("name", ["sessions.db", "sessions.db-wal", "sessions.db-shm"])
def test_a_link_in_a_files_place_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    add(store)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(store.path.read_bytes())
    (store.folder / name).unlink(missing_ok=True)
    (store.folder / name).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    for attempt in (lambda: add(store), store.list, lambda: store.forget("x")):
        with pytest.raises(VoicecoachError, match="is a link or no regular file"):
            attempt()
    assert elsewhere.read_bytes() == before


@POSIX
def test_a_link_in_the_recordings_place_is_refused(store: Store, tmp_path: Path) -> None:
    original = tmp_path / "talk.wav"
    original.write_bytes(b"sound")
    store.folder.mkdir()
    store.recordings.symlink_to(tmp_path)
    with pytest.raises(VoicecoachError, match="is a link"):
        add(store, keep=original)


# Damaged, newer, older, read-only


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a store at all. " * 999)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _overwritten_inside(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * 4096 + content[8192:])


def _other_program(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE sessions (id)")
    other.close()


def _newer(path: Path) -> None:
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_empty, "is damaged or no session store, and was left as it is"),
        (_garbage, "is damaged or no session store"),
        (_cut, "is damaged or no session store"),
        (_header_only, "is damaged or no session store"),
        (_overwritten_inside, "is damaged or no session store"),
        (_other_program, "is damaged or no session store"),
        (_newer, r"newer voicecoach \(store version 99, this one knows \d+\).*update voicecoach"),
    ],
)
def test_a_store_that_cannot_be_used_is_told_and_left_as_it_is(
    store: Store, spoil: Any, told: str
) -> None:
    session_id = add(store)
    spoil(store.path)
    before = all_bytes(store.folder)
    for attempt in (
        store.list,
        lambda: store.get("last"),
        lambda: add(store),
        lambda: store.forget(session_id),
    ):
        with pytest.raises(VoicecoachError, match=told):
            attempt()
    assert re.search(told, "\n".join(store.check()))
    assert all_bytes(store.folder) == before


def test_a_damaged_document_is_named_and_the_rest_is_there(store: Store) -> None:
    good = add(store)
    bad = store.add("talk", {"text": "spoil me here"}, [], "")
    store.path.write_bytes(store.path.read_bytes().replace(b"spoil me", b'"\xff\xff\xff\xff me'))
    assert [info.id for info in store.list()] == [bad, good]
    assert store.get(good).document == DOCUMENT
    with pytest.raises(VoicecoachError, match=f"Session {bad} is damaged .*the others can"):
        store.get(bad)
    assert [bad in problem for problem in store.check()] == [True]
    store.forget(bad)
    assert store.check() == []


@pytest.mark.parametrize("change", ["speakers = '{'", "speakers = '[1]'", "started_at = 'noon'"])
def test_a_damaged_row_is_named_and_the_rest_is_there(store: Store, change: str) -> None:
    good, bad = add(store), add(store)
    with schema.opened(store.path) as connection:
        connection.execute(f"UPDATE sessions SET {change} WHERE id = ?", (bad,))
    infos, problems = store.survey()
    assert [info.id for info in infos] == [good]
    assert [bad in problem for problem in problems] == [True]
    assert store.check() == problems
    with pytest.raises(VoicecoachError, match=f"Session {bad} is damaged"):
        store.get(bad)


def test_an_older_store_is_migrated_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    session_id = add(store)
    further = ("ALTER TABLE sessions ADD COLUMN note TEXT NOT NULL DEFAULT 'none'",)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, further))
    for _ in range(2):
        assert store.get("last").info.id == session_id
    with schema.opened(store.path) as connection:
        assert connection.execute("SELECT note FROM sessions").fetchall() == [("none",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)


def test_a_migration_that_fails_changes_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = add(store)
    before = store.path.read_bytes()
    broken = ("ALTER TABLE sessions ADD COLUMN note TEXT", "UPDATE nowhere SET note = 1")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(VoicecoachError, match="cannot be used"):
            store.list()
    assert store.path.read_bytes() == before
    assert store.resolve("last") == session_id


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of a user whom file modes bind; root takes off its privileges meanwhile."""
    if os.name != "posix":
        pytest.skip("file modes are POSIX")
    with tempfile.TemporaryDirectory() as name:
        root = os.geteuid() == 0
        if root:
            os.chown(name, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)


def test_a_read_only_store_is_read_and_not_written(unprivileged: Path) -> None:
    store = Store(unprivileged / "data")
    session_id = add(store)
    before = all_bytes(store.folder)
    store.path.chmod(0o400)
    store.folder.chmod(0o500)
    try:
        assert store.get("last").document == DOCUMENT
        assert [info.id for info in store.list()] == [session_id]
        assert store.check() == []
        with pytest.raises(VoicecoachError, match="cannot be written; make it and its folder"):
            add(store)
        with pytest.raises(VoicecoachError, match="cannot be written"):
            store.forget(session_id)
        assert all_bytes(store.folder) == before
    finally:
        store.folder.chmod(0o700)


def test_a_folder_that_cannot_be_made_or_entered_is_told(unprivileged: Path) -> None:
    unprivileged.chmod(0o500)
    with pytest.raises(VoicecoachError, match="set VOICECOACH_DATA to a folder of your own"):
        add(Store(unprivileged / "data"))
    unprivileged.chmod(0o000)
    for attempt in (lambda: add(Store(unprivileged)), Store(unprivileged).list):
        with pytest.raises(VoicecoachError, match="set VOICECOACH_DATA to a folder of your own"):
            attempt()
    unprivileged.chmod(0o700)


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(VoicecoachError, match="set VOICECOACH_DATA"):
        add(Store(tmp_path / "data"))


# Several processes

CRASHER = """
import os, sys
from pathlib import Path
from voicecoach.sessions import schema
from voicecoach.sessions.store import Store

store = Store(Path(sys.argv[1]))
with schema.opened(store.path):
    store.add("talk", {"text": "committed just before the end"}, [], "")
    with schema.opened(store.path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM sessions")
        os._exit(9)
"""


def test_a_crash_keeps_what_was_committed_and_nothing_else(store: Store) -> None:
    first = add(store)
    done = subprocess.run([sys.executable, "-c", CRASHER, str(store.folder)], check=False)
    assert done.returncode == 9
    assert schema.files(store.path)[1].stat().st_size > 0  # the write-ahead log was left behind
    assert store.get("last").document == {"text": "committed just before the end"}
    assert store.list()[1].id == first
    assert store.check() == []


def test_a_store_that_another_process_made_meanwhile_is_kept(store: Store) -> None:
    session_id = add(store)
    schema.create(store.path)
    assert store.resolve("last") == session_id
    assert list(store.folder.iterdir()) == [store.path]


# Forgetting

SECRET_WORDS = "marzipan lighthouse"


def _add_secret(store: Store, tmp_path: Path) -> tuple[str, bytes]:
    sound = os.urandom(50_000)
    original = tmp_path / "secret.wav"
    original.write_bytes(sound)
    session_id = store.add(
        "talk",
        {"utterances": [{"text": f"{SECRET_WORDS} {number}"} for number in range(2000)]},
        ["Zerubbabel", "Ben"],
        "quixotic title",
        Source(str(tmp_path / "papyrus.wav"), "ab"),
        keep=original,
    )
    return session_id, sound


def traces(store: Store, session_id: str, sound: bytes) -> list[str]:
    """Which words of the document or runs of the sound are anywhere in the data folder."""
    haystack = b"".join(all_bytes(store.folder).values())
    words = (*SECRET_WORDS.split(), "Zerubbabel", "quixotic", "papyrus", session_id)
    runs = (sound[at : at + 16] for at in range(0, len(sound), 1000))
    found = [word for word in words if word.encode() in haystack]
    return found + [f"sound {run.hex()}" for run in runs if run in haystack]


def test_nothing_is_left_of_what_was_forgotten(store: Store, tmp_path: Path) -> None:
    before = add(store)
    session_id, sound = _add_secret(store, tmp_path)
    after = add(store)
    assert len(traces(store, session_id, sound)) == 6 + 50
    full_size = store.path.stat().st_size
    store.forget(session_id)
    assert traces(store, session_id, sound) == []
    assert store.path.stat().st_size < full_size / 2
    assert [info.id for info in store.list()] == [after, before]
    assert store.get(before).document == DOCUMENT
    assert store.check() == []
    with pytest.raises(BadInput, match="No session"):
        store.forget(session_id)


def test_what_is_deleted_is_overwritten_at_once(store: Store, tmp_path: Path) -> None:
    session_id, _ = _add_secret(store, tmp_path)
    with schema.opened(store.path) as connection:
        connection.execute("DELETE FROM sessions")
    for word in (*SECRET_WORDS.split(), session_id):
        assert word.encode() not in store.path.read_bytes()


def test_a_store_held_open_is_told_and_wiped_at_the_next_use(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "BUSY_TIMEOUT_S", 0.1)
    session_id, sound = _add_secret(store, tmp_path)
    reader = sqlite3.connect(store.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM sessions").fetchall()
    with pytest.raises(
        VoicecoachError, match=r"is deleted, but traces .*`voicecoach sessions list`"
    ):
        store.forget(session_id)
    assert traces(store, session_id, sound) != []
    assert store.list() == []
    reader.close()
    assert store.list() == []
    assert traces(store, session_id, sound) == []


def test_forgetting_does_not_reach_outside_the_recordings(store: Store, tmp_path: Path) -> None:
    session_id = add(store)
    outside = tmp_path / "outside.wav"
    outside.write_bytes(b"sound")
    store.recordings.mkdir()
    with schema.opened(store.path) as connection:
        connection.execute("UPDATE sessions SET kept_audio = ?", ("../../outside.wav",))
    store.forget(session_id)
    assert outside.exists()


# Checking


def test_recordings_and_sessions_that_do_not_match_are_told(store: Store, tmp_path: Path) -> None:
    original = tmp_path / "talk.wav"
    original.write_bytes(b"sound")
    session_id = add(store, keep=original)
    audio = store.get(session_id).info.audio
    assert audio is not None
    audio.rename(audio.with_name("stray.wav"))
    missing, stray = store.check()
    assert f"recording {audio} of session {session_id} is missing" in missing
    assert "No session knows the recording" in stray
    assert "stray.wav" in stray
