"""``voicecoach report``: every form to its place, sound beside or within, names asked about."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.talks import small_talk
from voicecoach.cli import root
from voicecoach.report.contract import from_document, to_document
from voicecoach.sessions.store import Source, Store
from voicecoach.speech.models import sha256_of

Run = Callable[..., Result]
TALK = small_talk()
SOUND = Path(__file__).resolve().parents[2] / "audio_fixtures" / "reply-mixed.flac"


@pytest.fixture
def run() -> Run:
    def run_report(*args: str, command: str = "report", said: str | None = None) -> Result:
        return CliRunner().invoke(root, [*command.split(), *args], input=said)

    return run_report


@pytest.fixture
def session() -> str:
    return Store().add("talk", to_document(TALK), TALK.speakers, "Kitchen")


def with_sound(folder: Path) -> str:
    path = folder / "our talk.flac"
    shutil.copy(SOUND, path)
    source = Source(str(path), sha256_of(path))
    return Store().add("talk", to_document(TALK), TALK.speakers, "With sound", source=source)


def test_without_a_place_it_is_printed(run: Run, session: str) -> None:
    shown = run(session, "--plain").output
    assert shown.startswith(f"Kitchen  {session}\n")
    assert "Seconds between one's end and the other's start" in shown
    assert "M1  0:09  + Ben  reflection" in shown


def test_every_form_goes_to_its_place(run: Run, session: str, tmp_path: Path) -> None:
    names = {form: str(tmp_path / f"talk.{form}") for form in
             ("html", "docx", "json", "srt", "vtt", "rttm", "seglst")}  # fmt: skip
    places = [part for form, path in names.items() for part in (f"--{form}", path)]
    done = run(session, *places, "--csv", str(tmp_path / "tables"))
    assert done.exit_code == 0, done.output
    begins = {
        "html": b"<!doctype html>", "docx": b"PK", "json": b"{", "srt": b"1\n00:00:00,000",
        "vtt": b"WEBVTT", "rttm": b"SPEAKER", "seglst": b"[",
    }  # fmt: skip
    for form, path in names.items():
        assert Path(path).read_bytes().startswith(begins[form]), form
    assert from_document(json.loads(Path(names["json"]).read_text("utf-8"))) == TALK
    assert sorted(one.name for one in (tmp_path / "tables").iterdir()) == [
        "events.csv", "moves.csv", "notes.csv", "sessions.csv", "turns.csv",
    ]  # fmt: skip


def test_one_form_can_go_to_standard_output(run: Run, session: str) -> None:
    assert json.loads(run(session, "--json", "-").stdout)["schema"] == "voicecoach.analysis/1"
    assert run(session, "--vtt", "-").stdout.startswith("WEBVTT")
    assert run(session, "--vtt", "-", "--srt", "-").exit_code != 0


def test_sound_beside_the_page_is_referred_to_by_its_name(run: Run, tmp_path: Path) -> None:
    own = with_sound(tmp_path)
    run(own, "--html", str(tmp_path / "report.html"))
    page = (tmp_path / "report.html").read_text("utf-8")
    assert 'src="./our%20talk.flac"' in page
    (tmp_path / "away").mkdir()
    done = run(own, "--html", str(tmp_path / "away" / "report.html"))
    page = (tmp_path / "away" / "report.html").read_text("utf-8")
    assert "<audio" in page
    assert "our%20talk" not in page
    assert str(tmp_path) not in page
    assert "choose our talk.flac in the page" in done.stderr.replace("\n", " ")


def test_sound_within_the_page(run: Run, session: str, tmp_path: Path) -> None:
    own = with_sound(tmp_path)
    done = run(own, "--html", str(tmp_path / "report.html"), "--with-audio")
    assert done.exit_code == 0, done.output
    assert 'src="data:audio/mpeg;base64,' in (tmp_path / "report.html").read_text("utf-8")
    done = run(session, "--html", str(tmp_path / "other.html"), "--with-audio")
    assert done.exit_code != 0
    assert not (tmp_path / "other.html").exists()


def test_without_its_sound_a_talk_still_has_a_page(run: Run, session: str, tmp_path: Path) -> None:
    done = run(session, "--html", str(tmp_path / "report.html"))
    assert done.exit_code == 0
    assert "The page has no sound" in done.stderr


def test_names_are_shown_and_asked_about(run: Run, session: str, tmp_path: Path) -> None:
    run(session, "L1", "--text", "I told Zuzanna about it", command="sessions correct")
    place = str(tmp_path / "share.html")
    done = run(session, "--redact", "--html", place)
    assert isinstance(done.exception, Exception)
    assert "--yes" in str(done.exception)
    assert not Path(place).exists()
    done = run(session, "--redact", "--html", place, "--yes")
    assert "Zuzanna (1 times)" in done.stderr
    assert "Ana -> Person A" in done.stderr
    page = Path(place).read_text("utf-8")
    assert not [name for name in ("Zuzanna", "Ana", "Ben", session) if name in page]
    run(session, "--redact", "--html", place, "--yes", "--keep", "Zuzanna")
    assert "Zuzanna" in Path(place).read_text("utf-8")


def test_somebody_can_say_no(
    run: Run, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from voicecoach.cli import redacting

    monkeypatch.setattr(redacting, "need_someone_to_ask", lambda _what: None)
    done = run(session, "--redact", "--vtt", str(tmp_path / "a.vtt"), said="n\n")
    assert done.exit_code == 0
    assert "Nothing was written" in done.stderr
    assert not (tmp_path / "a.vtt").exists()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--with-audio"], "--with-audio puts the sound into --html"),
        (["--redact", "--yes", "--html", "x", "--with-audio"], "never with --redact"),
        (["--html", "no/such/folder/x.html"], "cannot be written"),
    ],
)
def test_wrong_use_is_said(run: Run, session: str, args: list[str], says: str) -> None:
    assert says in str(run(session, *args).exception)


def test_a_practice_has_fewer_forms(run: Run, tmp_path: Path) -> None:
    from voicecoach.coaching.feedback import give_feedback
    from voicecoach.coaching.practice import Take, practice_document
    from voicecoach.coaching.prompts import Prompt

    prompt = Prompt(
        name="a", title="A", situation="S", line="I felt small.", practises=["validation"]
    )
    document = practice_document(prompt, [Take(give_feedback("No wonder.", "I felt small."))], {})
    own = Store().add("practice", document, ("You",), "A")
    assert "No wonder." in run(own).output
    place = tmp_path / "practice.html"
    run(own, "--html", str(place))
    assert "No wonder." in place.read_text("utf-8")
    assert json.loads(run(own, "--json", "-").stdout) == json.loads(json.dumps(document))
    assert "is a practice" in str(run(own, "--docx", "x").exception)


# notes, clients, moves


def test_a_note_is_kept_shown_and_removed(run: Run, session: str) -> None:
    assert (
        "Noted at 0:03." in run(session, "0:03", "She looks away.", command="sessions note").output
    )
    assert "N1  0:03  By hand: She looks away." in run(session, command="sessions note").output
    run(session, "--client", "c-014", command="sessions name")
    assert "N1  0:03  Coach: She looks away." in run(session, command="sessions show").output
    assert "Removed" in run(session, "--remove", "1", command="sessions note").output
    assert run(session, command="sessions note").output == "No note yet.\n"
    assert Store().get(session).corrections == ()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["9:00", "x"], "0:14 long"),
        (["soon", "x"], "is no time"),
        (["0:01"], "a time and a text"),
        (["0:01", " "], "needs a text"),
        (["--remove", "1"], "no note N1"),
        (["0:01", "x", "--remove", "1"], "goes without"),
    ],
)
def test_a_note_that_is_none(run: Run, session: str, args: list[str], says: str) -> None:
    assert says in str(run(session, *args, command="sessions note").exception)


def test_what_was_removed_leaves_no_trace(run: Run, session: str) -> None:
    run(session, "0:03", "a very private remark", command="sessions note")
    run(session, "--remove", "1", command="sessions note")
    Store().list()
    for path in Store().folder.iterdir():
        if path.is_file():
            assert b"very private remark" not in path.read_bytes(), path.name


def test_a_move_is_rejected_or_another(run: Run, session: str) -> None:
    done = run(session, "--reject", "M1", command="sessions correct")
    assert "Ben: reflection" in done.output
    assert "reflection" not in run(session, command="sessions show").output
    run(session, "--undo", command="sessions correct")
    done = run(session, "M1", "--skill", "dismissing", command="sessions correct")
    assert "dismissing 0 -> 1" in done.output
    done = run(session, "M1", "--reject", command="sessions correct")
    assert "dismissing 1 -> 0" in done.output


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["M9", "--reject"], "no move M9"),
        (["--reject"], "Say what to correct"),
        (["M1", "--skill", "sorcery"], "is no skill; there are validation"),
        (["M1", "--skill", "advice", "--reject"], "goes without --skill"),
        (["M1", "--kind", "backchannel"], "A move is corrected with"),
        (["2", "--reject"], "An event is corrected with"),
    ],
)
def test_a_move_correction_that_is_none(run: Run, session: str, args: list[str], says: str) -> None:
    assert says in str(run(session, *args, command="sessions correct").exception)
    assert Store().get(session).corrections == ()


def test_sessions_are_listed_by_client_and_day(run: Run, session: str) -> None:
    other = Store().add("talk", to_document(TALK), TALK.speakers, "Other", client="c-015")
    run(session, "--client", "c-014", command="sessions name")
    listed = json.loads(run("--client", "c-014", "--json", "-", command="sessions list").stdout)
    assert [(one["id"], one["client"]) for one in listed] == [(session, "c-014")]
    assert other in run("--since", "2020-01-01", command="sessions list").output
    assert "No session is like that" in run("--since", "2999-01-01", command="sessions list").output
    listed = json.loads(run("--client", "C-014", "--json", "-", command="sessions list").stdout)
    assert [one["id"] for one in listed] == [session]
    refused = run("--since", "bogus", command="sessions list").exception
    assert str(refused) == "'bogus' is no day; write it as 2026-09-30."
    assert "sessions 1" in run("--client", "C-014", command="sessions progress").output


# compare, progress


def test_two_talks_are_compared(run: Run, session: str) -> None:
    other = Store().add("talk", to_document(TALK), TALK.speakers, "Later")
    shown = run(session, other, command="sessions compare").output
    assert "no clear difference" in shown
    assert "Within the margin (99 %) there is no verdict" in shown
    values = json.loads(run(session, other, "--json", "-", command="sessions compare").stdout)
    assert {one["speaker"] for one in values["changes"]} == {"Ana", "Ben"}


def test_progress_of_a_client(run: Run, session: str, tmp_path: Path) -> None:
    run(session, "--client", "c-014", command="sessions name")
    assert "c-014: sessions 1" in run("--client", "c-014", command="sessions progress").output
    place = tmp_path / "progress.html"
    run("--client", "c-014", "--html", str(place), command="sessions progress")
    assert "Progress of c-014" in place.read_text("utf-8")
    values = json.loads(run("--json", "-", command="sessions progress").stdout)
    assert [one["id"] for one in values["sessions"]] == [session]
    assert "no talk of two" in str(run("--client", "x", command="sessions progress").exception)


# export, import


def test_handed_over_a_session_is_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = with_sound(tmp_path)
    run(own, "--client", "c-014", command="sessions name")
    run(own, "0:03", "She looks away.", command="sessions note")
    run(own, "2", "--not-an-interruption", command="sessions correct")
    before = Store().get(own)
    place = tmp_path / "talk.zip"
    done = run(own, "--zip", str(place), "--with-audio", command="export")
    assert "One session written" in done.stderr
    assert str(tmp_path).encode() not in place.read_bytes()
    assert "is here already" in run(str(place), command="import").output

    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path / "elsewhere"))
    done = run(str(place), command="import")
    assert done.exit_code == 0, done.output
    (info,) = Store().list()
    after = Store().get(info.id)
    assert (after.document, after.corrections) == (before.document, before.corrections)
    assert (info.client, info.title, info.started_at, info.speakers) == (
        "c-014", "With sound", before.info.started_at, before.info.speakers,
    )  # fmt: skip
    assert info.audio is not None
    assert info.audio.read_bytes() == SOUND.read_bytes()
    left = {one.name for one in (tmp_path / "elsewhere").iterdir()}
    assert not [name for name in left if name.startswith(".import")]


def test_a_redacted_export_holds_no_name(run: Run, session: str, tmp_path: Path) -> None:
    import zipfile

    run(session, "0:03", "Ana looks away.", command="sessions note")
    place = tmp_path / "talk.zip"
    run(session, "--zip", str(place), "--redact", "--yes", command="export")
    with zipfile.ZipFile(place) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert not [name for name in ("Ana", "Ben", "Kitchen", session) if name in text]
    assert "Person A looks away." in text


def bad_zip(path: Path, **files: str) -> str:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return str(path)


@pytest.mark.parametrize(
    ("manifest", "session", "says"),
    [
        (None, None, "none of voicecoach"),
        ('{"schema": "voicecoach.export/1", "sessions": 1}', None, "none of voicecoach"),
        ('{"schema": "voicecoach.export/1", "sessions": -1}', None, "claims to hold"),
        ('{"schema": "voicecoach.export/1", "sessions": 1}', "[" * 100_000, "damaged"),
        ('{"schema": "voicecoach.export/1", "sessions": 1}', "{}", "Session 1 in the ZIP is"),
        (
            '{"schema": "voicecoach.export/1", "sessions": 1}',
            '{"id": "x", "kind": "talk", "started_at": "2026-01-02T03:04:05+00:00", "speakers": [],'
            ' "title": "t", "client": "", "document": {"schema": "other"}, "corrections": []}',
            "Session 1 in the ZIP is damaged",
        ),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused(
    run: Run, tmp_path: Path, manifest: str | None, session: str | None, says: str
) -> None:
    files = {"manifest.json": manifest, "1__session.json": session}
    place = bad_zip(tmp_path / "x.zip", **{k: v for k, v in files.items() if v is not None})
    assert says in str(run(place, command="import").exception)
    assert Store().list() == []


def test_a_file_that_is_no_zip_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    assert "There is no file" in str(run(str(path), command="import").exception)
    path.write_bytes(b"no zip at all")
    assert "cannot be read as a ZIP" in str(run(str(path), command="import").exception)
