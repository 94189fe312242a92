"""Who may come in to the review page, and what its forms do to the store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from werkzeug.test import Client, TestResponse

from tests.talks import HOSTILE_NAMES, HOSTILE_WORDS, hostile_talk, small_talk
from voicecoach.coaching.feedback import give_feedback
from voicecoach.coaching.practice import Take, practice_document
from voicecoach.coaching.prompts import Prompt
from voicecoach.report.contract import to_document
from voicecoach.review.app import make_app
from voicecoach.sessions.store import Source, Store
from voicecoach.sessions.talks import read_talk
from voicecoach.speech.models import sha256_of

TOKEN = "a-token-of-24-random-bytes"
PORT = 50123
HERE = f"127.0.0.1:{PORT}"
TALK = small_talk()


class Visitor:
    """A browser with the right address, unless told otherwise."""

    def __init__(self) -> None:
        self.client = Client(make_app(Store(), TOKEN, PORT))

    def ask(self, path: str, method: str = "GET", host: str = HERE, **more: Any) -> TestResponse:
        return self.client.open(path, method=method, base_url=f"http://{host}", **more)

    def post(self, session: str, end: str, **form: str) -> TestResponse:
        return self.ask(f"/{TOKEN}/session/{session}/{end}", "POST", data=form)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


@pytest.fixture
def session() -> str:
    return Store().add("talk", to_document(TALK), TALK.speakers, "Kitchen", client="c-014")


def test_the_list_can_be_filtered(visitor: Visitor, session: str) -> None:
    Store().add("talk", to_document(TALK), TALK.speakers, "Garden")
    page = visitor.ask(f"/{TOKEN}/").text
    assert "Kitchen" in page
    assert "Garden" in page
    for query, shown in (
        ("client=C-014", ["Kitchen"]), ("words=GARD", ["Garden"]),
        ("client=c-014", ["Kitchen"]), ("words=gard", ["Garden"]), ("kind=practice", []),
        ("since=2999-01-01", []), ("since=nonsense", ["Garden", "Kitchen"]),
    ):  # fmt: skip
        page = visitor.ask(f"/{TOKEN}/?{query}").text
        found = re.findall(r'<a href="\./session/[^"]+/">(\w+)</a>', page)
        assert sorted(found) == shown, query
        assert ("is no day; write it as" in page) == ("nonsense" in query)
    assert session in page or not shown


@pytest.mark.parametrize(
    ("path", "host", "code"),
    [
        (f"/{TOKEN}/", HERE, 200),
        (f"/{TOKEN}/", "evil.example", 400),
        (f"/{TOKEN}/", f"evil.example:{PORT}", 400),
        (f"/{TOKEN}/", f"localhost:{PORT}", 400),
        (f"/{TOKEN}/", "127.0.0.1:1", 400),
        ("/", HERE, 404),
        (f"/{TOKEN[:-1]}/", HERE, 404),
        (f"/{TOKEN}x/", HERE, 404),
        ("/\u00e4/", HERE, 404),
        (f"/{TOKEN}/session/none/", HERE, 404),
        (f"/{TOKEN}/../../etc/passwd", HERE, 404),
    ],
)
def test_who_comes_in(visitor: Visitor, session: str, path: str, host: str, code: int) -> None:
    assert session
    assert visitor.ask(path, host=host).status_code == code


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_post_from_another_page_is_refused(
    visitor: Visitor, session: str, headers: dict[str, str]
) -> None:
    answer = visitor.ask(
        f"/{TOKEN}/session/{session}/correct", "POST",
        data={"target": "2", "drop": "1"}, headers=headers,
    )  # fmt: skip
    assert answer.status_code == 403
    assert Store().get(session).corrections == ()


def test_it_says_nothing_to_other_origins(visitor: Visitor, session: str) -> None:
    for path in (f"/{TOKEN}/", f"/{TOKEN}/session/{session}/", "/"):
        headers = visitor.ask(path, headers={"Origin": "http://evil.example"}).headers
        assert not [name for name, _ in headers if name.lower().startswith("access-control")]
        assert "Set-Cookie" not in headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"


def test_a_correction_is_kept_and_said(visitor: Visitor, session: str) -> None:
    answer = visitor.post(session, "correct", target="2", drop="1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "./#e2")
    page = visitor.ask(f"/{TOKEN}/session/{session}/").text
    assert "Ben: interruptions 1 -&gt; 0" in page
    assert read_talk(Store().get(session)).corrected.analysis.balance["Ben"].interruptions == 0
    assert "interruptions 1" not in visitor.ask(f"/{TOKEN}/session/{session}/").text, "said once"
    visitor.post(session, "undo")
    assert Store().get(session).corrections == ()


def test_moves_lines_notes_and_what_was_not_found(visitor: Visitor, session: str) -> None:
    visitor.post(session, "correct", target="M1", skill="validation")
    visitor.post(session, "correct", target="L2", text="I never knew that", speaker="Ben")
    visitor.post(session, "correct", add="backchannel", by="Ben", at="0:13")
    visitor.post(session, "note", time="0:03", text="She looks away.")
    talk = read_talk(Store().get(session))
    # The line's words brought the moves up anew: what a person said of M1 holds where it is.
    assert "I never knew that" in [one.text for one in talk.corrected.analysis.utterances]
    assert [one.text for one in talk.corrections if hasattr(one, "at")] == ["She looks away."]
    assert talk.corrections[1].about == "line"
    assert any(e.kind == "backchannel" and e.start == 13 for e in talk.corrected.analysis.events)
    page = visitor.ask(f"/{TOKEN}/session/{session}/").text
    assert '<span class="hand">Coach</span> She looks away.' in page
    visitor.post(session, "note", remove="1")
    assert "She looks away" not in visitor.ask(f"/{TOKEN}/session/{session}/").text


@pytest.mark.parametrize(
    ("end", "form"),
    [
        ("correct", {"target": "99", "drop": "1"}),
        ("correct", {"target": "L1"}),
        ("correct", {"target": "L1", "text": "you made fun of me there", "speaker": "Ana"}),
        ("correct", {"target": "M1", "skill": "sorcery"}),
        ("correct", {"target": "<b>", "drop": "1"}),
        ("correct", {"target": "2", "outcome": "bogus"}),
        ("correct", {"target": "2", "kind": "bogus"}),
        ("correct", {"add": "bogus", "by": "Ben", "at": "0:13"}),
        ("correct", {"add": "interruption", "by": "Ben", "at": "0:13", "outcome": "bogus"}),
        ("note", {"time": "9:99:99:99", "text": "x"}),
        ("note", {"time": "0:75", "text": "x"}),
        ("note", {"time": "0:60:01", "text": "x"}),
        ("note", {"time": "0:01", "text": " "}),
        ("note", {"remove": "7"}),
        ("note", {"remove": "9" * 5000}),
        ("note", {"remove": "\u0663"}),
        ("correct", {"target": "L" + "9" * 5000, "text": "x"}),
        ("correct", {"target": "9" * 5000, "drop": "1"}),
        ("correct", {"target": "\r\nX", "drop": "1"}),
        ("correct", {"target": "2\n", "drop": "1"}),
        ("undo", {}),
    ],
)
def test_what_means_nothing_is_said_and_changes_nothing(
    visitor: Visitor, session: str, end: str, form: dict[str, str]
) -> None:
    answer = visitor.post(session, end, **form)
    # Where the problem is said, not where the correction would have been.
    assert (answer.status_code, answer.headers["Location"]) == (303, "./#main")
    page = visitor.ask(f"/{TOKEN}/session/{session}/").text
    assert 'class="said problem"' in page
    assert "<b>" not in page
    assert Store().get(session).corrections == ()


def test_the_sound_is_sent_in_parts(visitor: Visitor, tmp_path: Path) -> None:
    sound = tmp_path / "talk.wav"
    soundfile.write(sound, np.zeros((16_000 * 14, 2), np.float32), 16_000)
    source = Source(str(sound), sha256_of(sound))
    own = Store().add("talk", to_document(TALK), TALK.speakers, "With sound", source=source)
    page = visitor.ask(f"/{TOKEN}/session/{own}/").text
    assert 'src="./sound"' in page
    part = visitor.ask(f"/{TOKEN}/session/{own}/sound", headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.data) == (206, sound.read_bytes()[100:200])
    sound.write_bytes(b"another")
    assert visitor.ask(f"/{TOKEN}/session/{own}/sound").status_code == 404


def test_a_practice_can_be_read(visitor: Visitor) -> None:
    prompt = Prompt(
        name="a", title="A", situation="S", line="I felt small.", practises=["validation"]
    )
    document = practice_document(prompt, [Take(give_feedback("No wonder.", "I felt small."))], {})
    own = Store().add("practice", document, ("You",), "A")
    assert "No wonder." in visitor.ask(f"/{TOKEN}/session/{own}/").text


def test_hostile_words_come_out_inert(visitor: Visitor) -> None:
    talk = hostile_talk()
    own = Store().add(
        "talk", to_document(talk), HOSTILE_NAMES, HOSTILE_WORDS.replace("\ud800", ""),
        client=HOSTILE_NAMES[0],
    )  # fmt: skip
    for path in (f"/{TOKEN}/", f"/{TOKEN}/session/{own}/"):
        page = visitor.ask(path).text
        assert page.count("<script") == 1, "our own"
        assert "<img" not in page


def test_a_large_post_is_refused(visitor: Visitor, session: str) -> None:
    assert visitor.post(session, "note", time="0:01", text="x" * 100_000).status_code == 413


def test_a_damaged_session_is_said(visitor: Visitor, session: str) -> None:
    import sqlite3

    with sqlite3.connect(Store().path) as connection:
        connection.execute("UPDATE documents SET document = 'no'")
    connection.close()
    answer = visitor.ask(f"/{TOKEN}/session/{session}/")
    assert answer.status_code == 500
    assert "damaged" in answer.text


def test_what_nobody_thought_of_is_said_without_the_address(
    visitor: Visitor, session: str, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    def fails(*_: object) -> None:
        raise ZeroDivisionError(TOKEN)

    monkeypatch.setattr("voicecoach.review.app.keep_note", fails)
    answer = visitor.post(session, "note", time="0:01", text="x")
    assert answer.status_code == 500
    assert "500 Internal Server Error" in answer.text
    assert '<p class="said problem">' in answer.text
    assert "ZeroDivisionError in test_app.py" in caplog.text
    assert TOKEN not in caplog.text + answer.text + "".join(capfd.readouterr())


def test_no_page_looks_like_a_page(visitor: Visitor) -> None:
    answer = visitor.ask(f"/{TOKEN}/nowhere")
    assert answer.status_code == 404
    assert answer.text.startswith("<!doctype html>")
    assert "404 Not Found" in answer.text
