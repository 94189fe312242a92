"""The page: whole in itself, escaped, under its policy, with a table for every picture."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from docx import Document

from tests.talks import hostile_talk, long_talk, small_talk
from voicecoach.conversation import UNKNOWN_SPEAKER, Analysis, Gap
from voicecoach.corrections import EventCorrection, Note, apply
from voicecoach.move_corrections import MoveCorrection
from voicecoach.report.docx import render_docx
from voicecoach.report.drawing import timeline_rows
from voicecoach.report.html import render_report, sound_beside, sound_within
from voicecoach.report.lines import transcript_lines
from voicecoach.report.record import BY_COACH, make_record, plain_record
from voicecoach.report.redact import redact
from voicecoach.turns.balance import only_speech

MAX_BYTES = 2_000_000
ACTIVE = {"script", "iframe", "object", "embed", "form", "base", "img", "link", "foreignobject"}


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def noted() -> str:
    talk = small_talk()
    cut_in = next(event for event in talk.events if event.kind == "interruption")
    said = [
        EventCorrection(cut_in.by, cut_in.start, outcome="took_floor"),
        MoveCorrection("Ben", 9.5, 12.0, "reflection", to="validation"),
        Note(3.0, "She looks away."),
    ]
    record = make_record(
        talk, apply(talk, said), said,
        id="x", title="Kitchen", started_at=datetime(2026, 1, 2, tzinfo=UTC), client="c-014",
    )  # fmt: skip
    return render_report(record)


def test_it_is_whole_in_itself() -> None:
    page = render_report(plain_record(small_talk()))
    found = Tags(page)
    for tag, attributes in found.tags:
        for name in ("src", "href", "action", "xlink:href", "data", "poster"):
            address = attributes.get(name)
            assert address is None or address.startswith(("#", "data:,")), (tag, address)
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
    assert "http:" not in page
    assert "https:" not in page


def test_the_policy_names_the_page_s_own_script_and_style() -> None:
    page = render_report(plain_record(small_talk()))
    (policy,) = (
        attributes["content"]
        for tag, attributes in Tags(page).tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_sound_beside_and_within() -> None:
    record = plain_record(small_talk())
    beside = render_report(record, sound_beside("my%20talk.flac"))
    assert ("audio", "./my%20talk.flac") in [(t, a.get("src")) for t, a in Tags(beside).tags]
    within = render_report(record, sound_within(b"ID3", "audio/mpeg"))
    assert 'src="data:audio/mpeg;base64,SUQz"' in within
    assert "media-src blob: data:" in within.replace("&#39;", "'")


def test_every_picture_has_a_table_and_every_finding_a_row() -> None:
    talk = small_talk()
    page = render_report(plain_record(talk))
    found = Tags(page)
    anchors = {attributes.get("id") for _, attributes in found.tags}
    flags = {
        attributes["href"]
        for tag, attributes in found.tags
        if tag == "a" and (attributes.get("class") or "").startswith("flag")
    }
    assert flags == {"#e1", "#e2", "#e3", "#m1"}
    assert {flag[1:] for flag in flags if flag} <= anchors
    for heading in ("h-timeline", "h-balance", "h-gaps", "h-kinds"):
        section = page.split(f'aria-labelledby="{heading}"')[1].split("</section>")[0]
        assert "<svg" in section
        assert "<table>" in section, heading
    assert "<mark>so you felt small there?<sup>" in page
    assert "Not verbatim" in page


def test_what_a_person_said_is_marked_as_theirs() -> None:
    page = noted()
    assert f'<span class="hand">{BY_COACH}</span> She looks away.' in page
    row = page.split('<tr id="m1">')[1].split("</tr>")[0]
    assert "validation" in row
    assert f"{BY_COACH}: corrected" in row
    assert "client c-014" in page


def test_hostile_words_come_out_inert() -> None:
    plain, hostile = (
        Tags(render_report(plain_record(talk))) for talk in (small_talk(), hostile_talk())
    )
    for tag in ACTIVE:
        assert hostile.count(tag) == plain.count(tag), tag
    assert not [name for _, a in hostile.tags for name in a if name.startswith("on")]
    text = "".join(hostile.text)
    assert "<img src=x onerror=alert(1)>" in text, "shown, not obeyed"
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\u2066", "\x9b", "\x00"}


@pytest.mark.parametrize("duration", [1.0, 14.0, 59.0, 61.0, 899.0, 3600.0, 14_400.0])
def test_rows_cover_the_talk_and_no_more(duration: float) -> None:
    talk = small_talk()
    talk = replace(talk, recording=replace(talk.recording, duration=duration))
    rows = timeline_rows(plain_record(talk))
    assert rows[0].start == 0
    assert rows[-1].start < duration <= rows[-1].end
    assert all(a.end == b.start for a, b in pairwise(rows))
    for row in rows:
        for bars in (*row.lanes, row.overlaps, row.pauses):
            assert all(bar.x >= 0 and bar.x + bar.width <= 100.02 for bar in bars)


def test_pauses_are_marked_and_what_was_not_heard_is_none() -> None:
    talk = small_talk()
    talk = replace(talk, recording=replace(talk.recording, duration=20.0))
    (row,) = timeline_rows(plain_record(talk))
    assert [bar.label for bar in row.pauses] == ["7 s"]
    (row,) = timeline_rows(plain_record(replace(talk, gaps=(Gap(13.0, 20.0, "damaged"),))))
    assert row.pauses == ()
    assert len(row.unheard) == 1


def test_one_unknown_voice_has_no_pictures_for_two() -> None:
    talk = small_talk()
    own = talk.segments["Ana"]
    alone: Analysis = replace(
        talk, speakers=(UNKNOWN_SPEAKER,), segments={UNKNOWN_SPEAKER: own}, turns=(), events=(),
        moves=(), balance={UNKNOWN_SPEAKER: only_speech(own)},
        utterances=tuple(
            replace(u, speaker=UNKNOWN_SPEAKER) for u in talk.utterances if u.speaker == "Ana"
        ),
    )  # fmt: skip
    page = render_report(plain_record(alone))
    assert "h-timeline" not in page
    assert "One voice was heard" in page
    assert "you made fun of me there" in page


def test_an_hour_is_small() -> None:
    page = render_report(plain_record(long_talk()))
    assert len(page.encode()) <= MAX_BYTES


@pytest.mark.parametrize(("at", "line"), [(4.0, "L3"), (4.2, "L2"), (4.6, "L3"), (0.0, "L1")])
def test_a_note_stands_with_the_line_whose_time_is_shown(at: float, line: str) -> None:
    """The third line begins at 4.5 and is shown at 0:04."""
    record = replace(plain_record(small_talk()), notes=(Note(at, "Here."),))
    own = [f"L{one.number}" for one in transcript_lines(record) if one.notes]
    assert own == [line]


def test_a_length_beyond_belief_makes_no_more_rows_than_a_day() -> None:
    talk = small_talk()
    talk = replace(talk, recording=replace(talk.recording, duration=1e9))
    rows = timeline_rows(plain_record(talk))
    assert len(rows) <= 480
    assert rows[-1].end >= 1e9


AGREED = {
    "recording": [
        {"name": "Ana", "at": "2026-01-02T10:11:00+00:00", "how": "typed"},
        {"name": "Ben", "at": "2026-01-02T10:12:00+00:00", "how": "typed"},
    ],
    "keep_audio": False,
}


def test_what_was_not_heard_and_who_agreed_are_said() -> None:
    talk = replace(small_talk(), gaps=(Gap(13.0, 20.0, "device_lost"), Gap(3.0, 3.0, "paused")))
    record = make_record(
        talk, apply(talk, ()), (),
        id="x", title="Kitchen", started_at=datetime(2026, 1, 2, tzinfo=UTC), agreed=AGREED,
    )  # fmt: skip
    made = Document(io.BytesIO(render_docx(record)))
    docx = "\n".join(one.text for one in made.paragraphs)
    page = Tags(render_report(record)).text
    html = " ".join(page)
    said = "Agreed to be recorded: Ana 10:11, Ben 10:12; the recording was to be deleted"
    for form in (html, docx):
        assert "Not heard, and counted as nobody's silence" in form
        assert "0:13-0:20  the microphone was lost" in form
        assert "0:03  paused" in form
        assert said in form
    # 14 s long: a second is not heard, what is left between the lines is silence.
    assert page[page.index("Not heard") + 1] == "0:01"
    assert page[page.index("Silence") + 1] == "0:01"
    assert "Not heard" not in render_report(plain_record(small_talk()))
    # A copy without names says nothing of who and when.
    redacted = redact(record, ())
    assert "Agreed" not in render_report(redacted)
    assert "0:13-0:20" in render_report(redacted)


def test_labels_in_the_timeline_do_not_touch() -> None:
    for row in timeline_rows(plain_record(long_talk(60.0))):
        for lane, own_px in ((row.events, 6.0), *((own, 9.0) for own in row.moves)):
            for level in {flag.level for flag in lane}:
                labelled = [flag for flag in lane if flag.level == level and flag.label]
                for one, after in pairwise(labelled):
                    reach = one.x * 8 + own_px + 7.8 * len(one.label)
                    assert reach < after.x * 8, (one.label, after.label)
