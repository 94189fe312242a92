"""Trials 16 to 18 and 20: the store shared, broken, private and forgotten, by the commands."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.trials.talking import RUN
from voicecoach.cli.forgetting import purge_lines
from voicecoach.errors import VoicecoachError
from voicecoach.sessions import schema, unfinished
from voicecoach.sessions.forgetting import everything, marks_of, traces
from voicecoach.sessions.store import Source, Store
from voicecoach.sessions.unfinished import Job, begin

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes and links are POSIX")
WRITERS, WRITES = 8, 50
WRITER = f"""
import sys
from pathlib import Path
from voicecoach.sessions.store import Store
sys.stdin.readline()  # all start together
for take in range({WRITES}):
    Store(Path(sys.argv[1])).add("practice", {{"take": take}}, [sys.argv[2]], "")
"""
VTT = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana>so it was the marzipan lighthouse that hurt\n"


def command(data: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "VOICECOACH_DATA": str(data), **more}
    env["VOICECOACH_MODELS"] = str(data.parent / "no-models")
    return subprocess.run([*RUN, *args], env=env, capture_output=True, text=True, timeout=120)


def add(store: Store, title: str = "Kitchen") -> str:
    return store.add("talk", {"utterances": [{"text": "so it was the silence"}]}, ["Ana"], title)


# --- trial 16 ---------------------------------------------------------------------------------


def test_eight_processes_keep_400_of_400(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(store.folder), str(number)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(WRITERS)
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"\n")
        writer.stdin.flush()
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert (writer.returncode, errors) == (0, b"")
    kept = {(s.info.speakers, s.document["take"]) for s in map(store.get, ids(store))}
    assert kept == {((str(n),), take) for n in range(WRITERS) for take in range(WRITES)}
    assert len(set(ids(store))) == WRITERS * WRITES
    assert store.check() == []


def ids(store: Store) -> list[str]:
    return [info.id for info in store.list()]


# --- trial 17 ---------------------------------------------------------------------------------


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


def future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize("harm", [empty, truncated, future])
def test_a_store_that_cannot_be_used_is_named_and_never_overwritten(
    harm: Callable[[Path], None], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    store = Store(data)
    add(store)
    harm(store.path)
    before = store.path.read_bytes()
    words = tmp_path / "talk.vtt"
    words.write_text(VTT)
    for args, code in (
        (("sessions", "list"), 1),
        (("doctor",), 1),
        (("analyze", str(words)), 0),  # the result is shown, the session is not kept
    ):
        done = command(data, *args)
        assert done.returncode == code, done.stdout + done.stderr
        told = done.stdout + done.stderr
        assert "sessions.db" in told.replace("\n", "")
        assert "Traceback" not in told
    assert store.path.read_bytes() == before


def test_a_damaged_session_is_named_and_the_rest_is_listed(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    good, bad = add(store), add(store)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE sessions SET speakers = '{' WHERE id = ?", (bad,))
        connection.commit()
    listed = command(store.folder, "sessions", "list")
    assert good in listed.stdout
    assert f"Session {bad} is damaged" in listed.stderr
    assert bad in command(store.folder, "doctor").stdout


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS)))
def test_every_earlier_version_is_migrated_and_backed_up(version: int, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    path = data / "sessions.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        for statements in schema.MIGRATIONS[:version]:
            for statement in statements:
                old.execute(statement)
        old.execute(f"PRAGMA user_version = {version}")
        old.execute("PRAGMA journal_mode = WAL")
        old.execute(
            "INSERT INTO sessions (id, kind, started_at, speakers, title)"
            " VALUES ('20260101-1200-abc', 'talk', '2026-01-01T12:00:00+00:00', '[\"Ana\"]', 'Old')"
        )
        old.execute("INSERT INTO documents VALUES (1, ?)", (json.dumps({"a": "old"}).encode(),))
    path.chmod(0o600)
    store = Store(data)
    assert store.get("last").document == {"a": "old"}
    with schema.opened(path) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    (backup,) = schema.backups(path)
    assert f"version-{version}" in backup.name
    if os.name == "posix":
        assert backup.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (version,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT title FROM sessions").fetchall() == [("Old",)]
    assert store.check() == []
    store.forget("20260101-1200-abc")
    assert schema.backups(path) == [], "they held what was forgotten"


def test_a_store_that_cannot_be_backed_up_is_not_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "data")
    add(store)
    before = store.path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        further = ("ALTER TABLE sessions ADD COLUMN note TEXT",)
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, further))
        patch.setattr(schema, "_back_up", full)
        with pytest.raises(VoicecoachError, match="No space left"):
            store.list()
    assert store.path.read_bytes() == before


@POSIX
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None,
    reason="root drops its rights to see a folder that is read-only",
)
def test_a_read_only_folder_is_listed_and_analyze_still_shows(tmp_path: Path) -> None:
    data = tmp_path / "data"
    session_id = add(Store(data))
    words = tmp_path / "talk.vtt"
    words.write_text(VTT)
    for path in (data / "sessions.db", words):
        path.chmod(0o644)
    data.chmod(0o555)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o005 != 0o005 and str(folder) != "/":
            folder.chmod(folder.stat().st_mode | 0o005)
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    env = {**os.environ, "VOICECOACH_DATA": str(data), "HOME": str(tmp_path),
           "VOICECOACH_MODELS": str(tmp_path / "none")}  # fmt: skip
    for args, code, says in (
        (["sessions", "list"], 0, session_id),
        (["analyze", str(words)], 0, "The session was not kept"),
    ):
        done = subprocess.run(
            [*user, *RUN, *args], env=env, capture_output=True, text=True, timeout=120
        )
        if "Permission denied" in done.stderr and "python" in done.stderr:
            pytest.skip("this checkout is not readable to another user")
        assert done.returncode == code, done.stderr
        assert says in done.stdout + done.stderr


# --- trial 18 ---------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_nobody_else_reads_whatever_the_umask(
    umask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("VOICECOACH_DATA", str(data))
    words = tmp_path / "talk.vtt"
    words.write_text(VTT)
    sound = tmp_path / "talk.wav"
    soundfile.write(sound, np.random.default_rng(1).normal(0, 0.1, (48_000, 2)), 16_000)
    script = f'umask {umask:03o}; exec {sys.executable} -m voicecoach "$@"'
    env = {**os.environ, "VOICECOACH_DATA": str(data), "VOICECOACH_MODELS": str(tmp_path / "no")}
    for args in (["analyze", str(words)], ["analyze", str(sound), "--keep-audio"]):
        done = subprocess.run(
            ["sh", "-c", script, "sh", *args], env=env, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
    old = os.umask(umask)
    try:
        with begin(Job("a", "2026-11-24T21:00:00+00:00", "a")) as work:
            work.remember("a", lambda: 1)
    finally:
        os.umask(old)
    seen = [data, *data.rglob("*")]
    assert len(seen) >= 8
    for path in seen:
        wanted = 0o700 if path.is_dir() else 0o600
        assert path.stat().st_mode & 0o777 == wanted, path


@POSIX
def test_a_link_in_the_stores_place_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    add(Store(data))
    (data / "sessions.db").rename(tmp_path / "elsewhere.db")
    (data / "sessions.db").symlink_to(tmp_path / "elsewhere.db")
    done = command(data, "sessions", "list")
    assert done.returncode == 1
    assert "is a link" in done.stderr


# --- trial 20 ---------------------------------------------------------------------------------


def places_searched(tmp_path: Path) -> dict[str, str]:
    """TMPDIR and the caches below ``tmp_path``."""
    names = {"TMPDIR": "temp", "XDG_CACHE_HOME": "cache", "HOME": "home"}
    for folder in names.values():
        (tmp_path / folder).mkdir(exist_ok=True)
    return {name: str(tmp_path / folder) for name, folder in names.items()}


def everywhere(tmp_path: Path, *needles: bytes) -> list[str]:
    """Where a needle is in the data, temp, cache and home folders."""
    return [
        f"{needle[:20]!r} in {path}"
        for folder in ("data", "temp", "cache", "home")
        for path in (tmp_path / folder).rglob("*")
        if path.is_file()
        for needle in needles
        if needle in path.read_bytes()
    ]


def test_nothing_is_left_of_what_was_forgotten(tmp_path: Path) -> None:
    data, env = tmp_path / "data", places_searched(tmp_path)
    words, sound = tmp_path / "talk.vtt", tmp_path / "talk.wav"
    words.write_text(VTT)
    noise = np.random.default_rng(1).integers(-9_000, 9_000, (32_000, 2)).astype(np.int16)
    soundfile.write(sound, noise, 16_000)
    stays = add(Store(data))
    for args in (["analyze", str(words)], ["analyze", str(sound), "--keep-audio"]):
        assert command(data, *args, **env).returncode == 0
    said, heard = ids(Store(data))[1], ids(Store(data))[0]
    needles = (b"marzipan lighthouse", said.encode(), heard.encode(), noise[9_000:9_020].tobytes())
    assert len(everywhere(tmp_path, *needles)) >= 4
    done = command(data, "sessions", "forget", said, heard, "--yes", **env)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("none left") == 2, "it is proved, not only said"
    assert everywhere(tmp_path, *needles) == []
    assert ids(Store(data)) == [stays]


def test_the_proof_finds_what_is_left(tmp_path: Path) -> None:
    """A copy that somebody made in the data folder is a trace."""
    store = Store(tmp_path / "data")
    noise = tmp_path / "a.wav"
    noise.write_bytes(os.urandom(99_999))
    session_id = store.add(
        "talk", {"utterances": [{"text": "the marzipan lighthouse"}]}, ["Ana"], "", keep=noise,
        source=Source(str(noise), "ab"),
    )  # fmt: skip
    marks = marks_of(store.get(session_id))
    assert len(marks) == 2 + 5
    copied = store.folder / "copy.wav"
    shutil.copy(noise, copied)
    store.forget(session_id)
    assert traces(store, marks)[1] == [copied]
    copied.unlink()
    assert traces(store, marks)[1] == []


def test_an_unfinished_recording_is_forgotten_by_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("VOICECOACH_DATA", str(data))
    job = Job("Talk", "2026-11-24T21:00:00+00:00", "recording.wav", recorded=True)
    with begin(job) as work:
        (work.folder / "recording.wav").write_bytes(b"RIFF" + bytes(99_999))
    assert "Unfinished: a recording" in command(data, "sessions", "list").stderr
    done = command(data, "sessions", "forget", work.id, "--yes")
    assert done.returncode == 0, done.stderr
    assert not work.folder.exists()
    assert "Unfinished" not in command(data, "sessions", "list").stderr


def test_purge_lists_acts_and_proves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("VOICECOACH_DATA", str(data))
    assert "Nothing is kept" in command(data, "sessions", "purge").stdout
    store = Store(data)
    sound = tmp_path / "a.wav"
    sound.write_bytes(os.urandom(9_999))
    store.add("talk", {}, ["Ana"], "", keep=sound)
    mine = data / "notes-of-my-own.txt"
    mine.write_text("not of voicecoach")
    (data / "spoken-feedback.wav").write_bytes(b"spoken")
    with begin(Job("Talk", "2026-11-24T21:00:00+00:00", "recording.wav", recorded=True)):
        refused = command(data, "sessions", "purge", "--yes")
        assert refused.returncode == 1
        assert "nothing was removed" in refused.stderr
    assert len(purge_lines()) == 5  # the count, the store, recordings, unfinished, what was spoken
    nobody = command(data, "sessions", "purge")
    assert nobody.returncode == 2, "nobody was there to ask"
    assert store.path.exists()
    done = command(data, "sessions", "purge", "--yes")
    assert done.returncode == 0, done.stderr
    assert "recordings" in done.stdout
    assert everything(store) == []
    assert list(data.iterdir()) == [mine], "what is not ours stays"


def test_purge_removes_a_store_that_is_damaged_too(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = Store(data)
    add(store)
    truncated(store.path)
    done = command(data, "sessions", "purge", "--yes")
    assert done.returncode == 0, done.stderr
    assert everything(store) == []
    assert unfinished.survey() == []
