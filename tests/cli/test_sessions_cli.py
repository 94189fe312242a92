"""``voicecoach sessions`` through its real entry: what is printed, written, asked and returned."""

from __future__ import annotations

import inspect
import json
import os
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest

from voicecoach.cli import COMMANDS, main
from voicecoach.cli.output import write_json
from voicecoach.cli.sessions import BEYOND_REACH, sessions
from voicecoach.conversation import Analysis, RecordingFacts, SpeakerBalance, Versions
from voicecoach.errors import BadInput
from voicecoach.report.contract import to_document
from voicecoach.report.terminal import talk_summary
from voicecoach.sessions import schema
from voicecoach.sessions.store import Source, Store

Run = Callable[..., tuple[int, str, str]]
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe\x9b31m\u2066\r\n\x00" + "A\u0301" * 5000
TALK_PART = SpeakerBalance(
    speech_s=60.0,
    share=0.5,
    turns=12,
    longest_turn_s=9.5,
    longest_turn_start=30.25,
    response_gap_median_s=0.4,
    interruptions=1,
    interruptions_per_partner_minute=1.0,
    backchannels=3,
    backchannels_per_minute=3.0,
    questions=2,
)
ANALYSIS = Analysis(
    recording=RecordingFacts(duration=151.2, channels=2, sample_rate=48000, layout="stereo"),
    speakers=("Ana", "Ben"),
    segments={"Ana": (), "Ben": ()},
    utterances=(),
    turns=(),
    events=(),
    moves=(),
    balance={"Ana": TALK_PART, "Ben": TALK_PART},
    versions=Versions(voicecoach="0", rules="0"),
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run ``voicecoach sessions ARGS``; return its exit code, output and error output."""

    def run_sessions(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["voicecoach", "sessions", *args])
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capfd.readouterr()
        assert isinstance(stopped.value.code, int)
        return stopped.value.code, out, err

    return run_sessions


def add(title: str = "Kitchen", speakers: tuple[str, ...] = ("Ana", "Ben"), **more: Any) -> str:
    return Store().add("talk", to_document(ANALYSIS), speakers, title, **more)


def is_inert(text: str) -> bool:
    return all(
        character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
        for character in text
    )


# list


def test_an_empty_list_says_how_to_begin(run: Run) -> None:
    code, out, err = run("list")
    assert (code, err) == (0, "")
    assert "voicecoach demo --save" in out
    assert "voicecoach analyze FILE" in out
    assert run("list", "--json", "-") == (0, "[]\n", "")
    assert not Store().folder.exists()


def test_the_list_is_a_table_of_80_columns_newest_first(run: Run) -> None:
    ids = [
        add(title, started_at=datetime(2026, 3, day, 21, 5))
        for day, title in enumerate(
            (
                "Kitchen",
                "A title that is much longer than any table of eighty columns has room for",
            ),
            1,
        )
    ]
    code, out, err = run("list")
    assert (code, err) == (0, "")
    head, *rows = out.splitlines()
    assert head.split() == ["ID", "STARTED", "KIND", "SPEAKERS", "TITLE"]
    assert [row.split()[0] for row in rows] == ids[::-1]
    assert rows[1].split("  ") == [ids[0], "2026-03-01 21:05", "talk", "Ana, Ben", "Kitchen"]
    assert max(map(len, out.splitlines())) <= 80


def test_the_list_as_json(run: Run, tmp_path: Path) -> None:
    sound = tmp_path / "talk.wav"
    sound.write_bytes(b"sound")
    when = datetime(2026, 3, 1, 21, 5, tzinfo=UTC)
    older = add("Zoë", started_at=when, source=Source(str(sound), "ab"), keep=sound)
    newer = add()
    code, out, err = run("list", "--json", "-")
    assert (code, err) == (0, "")
    first, second = json.loads(out)
    assert first["id"] == newer
    assert datetime.fromisoformat(first["started_at"]).utcoffset() is not None
    assert second == {
        "id": older,
        "started_at": "2026-03-01T21:05:00+00:00",
        "kind": "talk",
        "speakers": ["Ana", "Ben"],
        "title": "Zoë",
        "source": {"path": str(sound), "sha256": "ab", "kept": True},
        "audio": str(Store().recordings / f"{older}.wav"),
        "client": "",
    }


def test_a_damaged_session_is_told_beside_the_list(run: Run) -> None:
    good, bad = add(), add()
    with schema.opened(Store().path) as connection:
        connection.execute("UPDATE sessions SET speakers = '' WHERE id = ?", (bad,))
    code, out, err = run("list", "--json", "-")
    assert code == 0
    assert [session["id"] for session in json.loads(out)] == [good]
    assert f"Session {bad} is damaged" in err
    assert run("forget", bad, "--yes")[:2] == (0, run_forget_text(bad))


def run_forget_text(line: str) -> str:
    proof = "  Searched 1 file of the data folder for 1 mark of it: none left."
    return f"Removed {line}\n{proof}\n{BEYOND_REACH}\n"


def test_a_damaged_store_is_one_sentence(run: Run) -> None:
    add()
    Store().path.write_bytes(b"")
    code, out, err = run("list")
    assert (code, out) == (1, "")
    assert "is damaged or no session store" in err
    assert err.count("\n") == 1


# show


def test_show_prints_the_summary_of_the_last_session(run: Run) -> None:
    session_id = add()
    code, out, err = run("show")
    assert (code, err) == (0, "")
    head, summary = out.split("\n\n", 1)
    assert head.startswith(f"{session_id}  20")
    assert summary == talk_summary(ANALYSIS, 80, True) + "\n"


def test_show_as_json_is_the_session_with_its_document(run: Run, tmp_path: Path) -> None:
    session_id = add()
    code, out, err = run("show", session_id[:8], "--json", "-")
    assert (code, err) == (0, "")
    shown = json.loads(out)
    assert (shown["id"], shown["document"]) == (session_id, to_document(ANALYSIS))
    target = tmp_path / "shown.json"
    code, summary, _ = run("show", "--json", str(target))
    assert code == 0
    assert session_id in summary
    assert json.loads(target.read_text("utf-8")) == shown


@pytest.mark.parametrize("args", [("show",), ("show", "2026"), ("forget", "last", "--yes")])
def test_a_session_that_is_not_there_is_exit_2(run: Run, args: tuple[str, ...]) -> None:
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert "`voicecoach sessions list`" in err


# forget


def test_forget_with_yes_asks_nothing(run: Run, tmp_path: Path) -> None:
    sound = tmp_path / "talk.wav"
    sound.write_bytes(b"sound")
    gone, stays = add(keep=sound, started_at=datetime(2026, 3, 1)), add()
    code, out, err = run("forget", gone, gone[:10], "--yes")
    assert (code, err) == (0, "")
    assert out == run_forget_text(
        f"{gone}  2026-03-01 00:00  talk  Ana, Ben  Kitchen  its recording too"
    )
    assert [info.id for info in Store().list()] == [stays]
    assert list(Store().recordings.iterdir()) == []


def test_forget_does_nothing_when_one_name_is_wrong(run: Run) -> None:
    session_id = add()
    code, out, err = run("forget", session_id, "1999", "--yes")
    assert (code, out) == (2, "")
    assert "'1999'" in err
    assert len(Store().list()) == 1


def test_forget_without_a_terminal_needs_yes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    session_id = add()
    with open(os.devnull) as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        code, out, err = run("forget", session_id)
    assert (code, out) == (2, "")
    assert "--yes" in err
    assert len(Store().list()) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("answer", "left"), [("n", 1), ("", 1), ("y", 0)])
def test_forget_lists_and_asks_first(answer: str, left: int) -> None:
    session_id = add()
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, answer.encode() + b"\n")
        done = subprocess.run(
            [sys.executable, "-m", "voicecoach", "sessions", "forget", "last"],
            stdin=terminal,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=20,
            check=False,
        )
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert (done.returncode, done.stderr) == (0, "")
    listed, asked = done.stdout.index(session_id), done.stdout.index("Forget it?")
    assert listed < asked
    assert ("Removed" in done.stdout, "Nothing was removed" in done.stdout) == (
        not left,
        bool(left),
    )
    assert len(Store().list()) == left


# Hostile text


@pytest.mark.parametrize("args", [("list",), ("list", "--json", "-"), ("show", "--json", "-")])
def test_hostile_names_come_out_inert(run: Run, args: tuple[str, ...]) -> None:
    add(HOSTILE, (HOSTILE, "\udcff"), source=Source(HOSTILE, "ab"))
    code, out, err = run(*args)
    assert (code, err) == (0, "")
    assert is_inert(out)
    if "--json" in args:
        shown = json.loads(out)
        shown = shown[0] if isinstance(shown, list) else shown
        assert shown["speakers"] == [HOSTILE, "\udcff"]
        assert shown["source"]["path"] == HOSTILE
    else:
        assert max(map(len, out.splitlines())) <= 80


def test_hostile_names_are_inert_where_they_are_forgotten(run: Run) -> None:
    session_id = add(HOSTILE, (HOSTILE,) * 50)
    code, out, err = run("forget", session_id, "--yes")
    assert (code, err) == (0, "")
    assert is_inert(out)
    assert len(out) < 400
    code, out, err = run("show", HOSTILE.replace("\0", ""))
    assert (code, out) == (2, "")
    assert is_inert(err)
    assert len(err) < 200


def test_an_ascii_terminal_gets_ascii() -> None:
    add("Zoë " * 30, ("Zoë", "李雷"))
    for command in ("list", "show"):
        done = subprocess.run(
            [sys.executable, "-m", "voicecoach", "sessions", command],
            env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Zo?, ??" in done.stdout
        assert done.stdout.isascii()


# --json PATH


def test_json_replaces_a_file_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    value = {"name": "Zoë\u202e\x9b\udcff\U0001f600\U000e0001"}
    write_json(str(target), value)
    text = target.read_text("utf-8")
    assert json.loads(text) == value
    assert "Zoë" in text
    assert is_inert(text)
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == ["out.json"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_json_that_cannot_be_made_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    with pytest.raises(ValueError, match="JSON"):
        write_json(str(target), float("nan"))
    assert target.read_text() == "old"


@pytest.mark.skipif(os.name != "posix", reason="links and devices are POSIX")
def test_json_goes_through_links_and_into_devices(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write_json(str(tmp_path / "link.json"), [1])
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text()) == [1]
    device = tmp_path / "pipe"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    write_json(str(device), [1])
    assert json.loads(os.read(reader, 100)) == [1]
    os.close(reader)
    assert stat.S_ISFIFO(device.stat().st_mode)


@pytest.mark.parametrize("name", ["no/such/folder/out.json", ".", "nul\0.json", "loop"])
def test_json_that_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    if os.name == "posix":
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(BadInput, match=r"cannot be written .*; name a file in a folder"):
        write_json(str(tmp_path / name), [])


# Help


def test_help_agrees_with_the_table_of_commands() -> None:
    assert sessions.get_short_help_str(100) == COMMANDS["sessions"][1]
    assert (sessions.help or "").startswith(COMMANDS["sessions"][1])
    for command in sessions.commands.values():
        assert "Example:\n  voicecoach sessions" in inspect.cleandoc(command.help or "")
        assert any("--plain" in option.opts for option in command.params)
        context = click.Context(command, info_name="voicecoach sessions", terminal_width=80)
        assert max(map(len, command.get_help(context).splitlines())) <= 80
