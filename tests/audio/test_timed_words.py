"""Timed words: SegLST, WebVTT and SRT, whole, odd and broken."""

from __future__ import annotations

import contextlib
import json
import os
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicecoach.analyze import analyze
from voicecoach.audio import timed_words
from voicecoach.audio.timed_words import (
    NO_NAMES,
    SPREAD,
    TimedWords,
    is_timed_words,
    read_timed_words,
)
from voicecoach.errors import BadInput, VoicecoachError

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a FIFO")


def item(speaker: Any, start: Any, end: Any, words: Any, session: Any = "1") -> dict[str, Any]:
    return {
        "session_id": session,
        "speaker": speaker,
        "start_time": start,
        "end_time": end,
        "words": words,
    }


def seglst(tmp_path: Path, *items: Any) -> TimedWords:
    path = tmp_path / "talk.json"
    path.write_text(json.dumps(items), "utf-8")
    return read_timed_words(path)


def captions(tmp_path: Path, text: str, suffix: str = "vtt") -> TimedWords:
    path = tmp_path / f"talk.{suffix}"
    path.write_text(text, "utf-8")
    return read_timed_words(path)


def said(timed: TimedWords, speaker: str) -> str:
    return " ".join(word.text for word in timed.words[speaker])


def spans(timed: TimedWords, speaker: str) -> list[tuple[float, float]]:
    return [(word.start, word.end) for word in timed.words[speaker]]


# --- which files ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.json", "a.VTT", "b.Srt"])
def test_the_name_says_what_it_is(tmp_path: Path, name: str) -> None:
    assert is_timed_words(tmp_path / name)


@pytest.mark.parametrize("name", ["a.wav", "json", ".vtt", "a.json.flac", "none/a"])
def test_other_names_are_not_timed_words(tmp_path: Path, name: str) -> None:
    assert not is_timed_words(tmp_path / name)


@POSIX
def test_asking_opens_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "pipe.json")
    assert not is_timed_words(tmp_path / "pipe")
    assert is_timed_words(tmp_path / "pipe.json")
    with pytest.raises(BadInput, match=r"pipe\.json is a pipe or a device"):
        read_timed_words(tmp_path / "pipe.json")


# --- SegLST -----------------------------------------------------------------------------------


def test_seglst_word_by_word(tmp_path: Path) -> None:
    timed = seglst(
        tmp_path,
        item("Ben", 2.0, 2.5, "yeah"),
        item("Ana", "0.5", "0.75", "you"),
        item("Ana", 1, 1.5, "laughed"),
    )
    assert timed.speakers == ("Ana", "Ben")
    assert spans(timed, "Ana") == [(0.5, 0.75), (1.0, 1.5)]
    assert said(timed, "Ben") == "yeah"
    assert (timed.duration, timed.caveats) == (2.5, ())


def test_an_utterance_is_spread_by_characters(tmp_path: Path) -> None:
    timed = seglst(tmp_path, item("A", 1.0, 3.0, "a bbb cccc"), item("B", 3.0, 4.0, "so then"))
    assert spans(timed, "A") == [(1.0, 1.25), (1.25, 2.0), (2.0, 3.0)]
    assert timed.caveats == (SPREAD,)


def test_a_few_joined_words_are_not_said_to_be_estimates(tmp_path: Path) -> None:
    single = [item("A", i, i + 0.5, "well") for i in range(9)]
    assert seglst(tmp_path, *single, item("B", 9, 10, "you know")).caveats == ()


def test_words_of_one_speaker_that_overlap_are_cut(tmp_path: Path) -> None:
    timed = seglst(
        tmp_path,
        item("A", 0.0, 2.0, "one"),
        item("A", 1.0, 1.5, "two"),
        item("A", 1.0, 3.0, "three"),
        item("B", 0.5, 2.5, "across"),
    )
    assert spans(timed, "A") == [(0.0, 1.0), (1.0, 1.0), (1.0, 3.0)]
    assert spans(timed, "B") == [(0.5, 2.5)]
    assert timed.duration == 3.0


def test_empty_words_count_only_as_time(tmp_path: Path) -> None:
    timed = seglst(tmp_path, item("A", 0, 1, "hm"), item("C", 1, 2, " "), item("B", 2, 9, ""))
    assert (timed.speakers, timed.duration) == (("A",), 9.0)


def test_no_speaker_anywhere_is_one_unknown(tmp_path: Path) -> None:
    timed = seglst(tmp_path, item(None, 0, 1, "hm"), {"start_time": 1, "end_time": 2, "words": "x"})
    assert timed.speakers == ("?",)
    assert NO_NAMES in timed.caveats


def test_foreign_text_is_cleaned(tmp_path: Path) -> None:
    timed = seglst(tmp_path, item("A\x1b]0;x\x07\u202e" + "n" * 50, 0, 1, "hi\x1b[2J\u202eyou"))
    (speaker,) = timed.speakers
    assert speaker.startswith("A]0;xnnn")
    assert len(speaker) == 40
    assert said(timed, speaker) == "hi[2Jyou"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "talk.json is empty"),
        ("[{", r"talk\.json is not JSON \(line 1, column 3: "),
        ("[\n{'a': 1}]", r"not JSON \(line 2, column 2"),
        ("[" * 100_000, "not JSON that can be read"),
        ('[{"start_time": ' + "9" * 5_000 + "}]", "not JSON that can be read"),
        ("{}", "is not SegLST, a list of timed words"),
        ("[]", "holds no words"),
        ("[1]", r"talk\.json, item 1: it is not an object"),
        ("\ufeff\ufeff[]", "is not JSON"),
    ],
)
def test_json_that_is_not_seglst(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "talk.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput, match=complaint):
        read_timed_words(path)


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (item("A", -0.1, 1, "x"), r"item 2: it begins before 0"),
        (item("A", 2, 1, "x"), r"item 2: it ends \(1 s\) before it begins \(2 s\)"),
        (item("A", 0, float("nan"), "x"), "item 2: its times are not finite"),
        (item("A", "inf", "inf", "x"), "item 2: its times are not finite"),
        (item("A", 0, 1_700_000_000, "x"), "item 2: .*may last 4 hours"),
        (item("A", "soon", 1, "x"), "item 2: start_time and end_time must be numbers"),
        (item("A", True, 1, "x"), "item 2: start_time and end_time must be numbers"),
        (item("A", 0, None, "x"), "item 2: start_time and end_time must be numbers"),
        (item("A", 0, 10**400, "x"), "item 2: start_time and end_time must be numbers"),
        (item("A", 0, 1, ["x"]), "item 2: its words are not text"),
        (item(7, 0, 1, "x"), "item 2: its speaker is not text"),
        (item("A", 0, 1, "x", session="2"), "holds 2 sessions"),
    ],
)
def test_a_bad_item_is_named(tmp_path: Path, bad: Any, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        seglst(tmp_path, item("A", 0, 1, "fine"), bad)


def test_more_than_two_speakers_are_refused(tmp_path: Path) -> None:
    three = [item(name, i, i + 1, "hi") for i, name in enumerate(("Ana", "Ben", "Cy"))]
    with pytest.raises(BadInput, match=r"names 3 speakers \(Ana, Ben, Cy\).*talks of two"):
        seglst(tmp_path, *three)
    many = [item(f"S{i}", i, i + 1, "hi") for i in range(9)]
    with pytest.raises(BadInput, match=r"names 9 speakers \(S0, S1, S2, S3 \.\.\.\)"):
        seglst(tmp_path, *many)


# --- WebVTT -----------------------------------------------------------------------------------

VTT = """\ufeffWEBVTT - a talk
Kind: captions

NOTE
not a cue --> at all

STYLE
::cue { color: red }

first
00:01.000 --> 00:03.000 align:start position:10%
<v.loud Ana>I &amp; <i>you</i> &lt;3

01:00:03.000 --> 01:00:04.000
<v Ana>so</v> <v Ben Li>yeah, right</v>

01:00:05.000 --> 01:00:06.000
more
"""


@pytest.mark.parametrize("end_of_line", ["\n", "\r\n", "\r"])
def test_webvtt(tmp_path: Path, end_of_line: str) -> None:
    path = tmp_path / "talk.vtt"
    path.write_bytes(VTT.replace("\n", end_of_line).encode())
    timed = read_timed_words(path)
    assert timed.speakers == ("Ana", "Ben Li")
    assert said(timed, "Ana") == "I & you <3 so"
    assert said(timed, "Ben Li") == "yeah, right more"
    assert timed.words["Ana"][0].start == 1.0
    assert timed.words["Ana"][3].end == 3.0
    assert timed.words["Ana"][4].start == 3603.0
    # Two voices in one cue follow each other: 2 characters of 12, then 10.
    assert timed.words["Ana"][4].end == pytest.approx(3603 + 2 / 12)
    assert timed.words["Ben Li"][1].end == 3604.0
    assert timed.duration == 3606.0


def test_a_name_with_a_colon(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n00:00.000 --> 00:01.000\nwell\n\n"
        "00:01.000 --> 00:02.000\nAna &amp; co: look at http://x.y: or 12:30\n\n"
        "00:02.000 --> 00:04.000\n- SPEAKER_01: yes\n- Ana &amp; co: no\n"
    )
    timed = captions(tmp_path, text)
    assert timed.speakers == ("Ana & co", "SPEAKER_01")
    assert said(timed, "Ana & co") == "well look at http://x.y: or 12:30 no"
    assert spans(timed, "SPEAKER_01") == [(2.0, pytest.approx(3.2))]


def test_an_escaped_tag_is_text(tmp_path: Path) -> None:
    timed = captions(tmp_path, "WEBVTT\n\n00:00.000 --> 00:01.000\n&lt;v Bob&gt;hi\n")
    assert (timed.speakers, said(timed, "?")) == (("?",), "<v Bob>hi")
    assert timed.caveats == (NO_NAMES, SPREAD)


# --- SRT --------------------------------------------------------------------------------------


def test_srt(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,500 --> 00:00:03,500\nAna: hello\nthere you\n\n"
        "2\n00:00:03.000 --> 00:00:05.000\n- Ben: {\\an8}<i>hi</i>\n\n"
        "3\n0:00:06,0 --> 0:00:07,25\nBen: what: no\n\n\n"
    )
    timed = captions(tmp_path, text, "srt")
    assert timed.speakers == ("Ana", "Ben")
    assert said(timed, "Ana") == "hello there you"
    assert (timed.words["Ana"][0].start, timed.words["Ana"][-1].end) == (1.5, 3.5)
    assert said(timed, "Ben") == "hi what: no"
    assert timed.duration == 7.25


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("1\n00:00:01,5 -> 00:00:02\nx\n", "holds no words"),
        ("1\n00:00:01 --> soon\nx\n", r"talk\.srt, line 2: times look like"),
        ("\n\n1\n-00:00:01,0 --> 00:00:02,0\nx\n", "line 4: times look like"),
        ("1\n00:00:05,0 --> 00:00:02,0\nx\n", r"line 2: it ends \(2 s\) before it begins \(5 s\)"),
        ("1\n00:00:05,0 --> 99:00:02,0\nx\n", "line 2: .*may last 4 hours"),
        ("1\n00:01,0 --> 00:02,0\nx\n2\n00:02,0 --> 00:03,0\ny\n", "line 5: put an empty line"),
        ("one\ntwo\n00:01,0 --> 00:02,0\nx\n", "line 3: times look like"),
        ("\n \n", "holds no words"),
    ],
)
def test_srt_that_is_broken(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        captions(tmp_path, text, "srt")


def test_webvtt_says_that_it_is(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="first line must be WEBVTT"):
        captions(tmp_path, "00:01.000 --> 00:02.000\nx\n")


# --- any of them ------------------------------------------------------------------------------


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_bytes("1\n00:00:01,0 --> 00:00:02,0\ncafé\n".encode("latin-1"))
    with pytest.raises(BadInput, match=r"not UTF-8 text \(byte 32\)"):
        read_timed_words(path)
    path.write_bytes("x".encode("utf-16"))
    with pytest.raises(BadInput, match=r"not UTF-8 text \(byte 1\)"):
        read_timed_words(path)


def test_the_size_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talk.json"
    with path.open("wb") as file:
        file.truncate(timed_words.MAX_BYTES + 1)
    with pytest.raises(BadInput, match="too large"):
        read_timed_words(path)
    monkeypatch.setattr(timed_words, "MAX_WORDS", 3)
    with pytest.raises(BadInput, match="holds 4 words, at most 3"):
        seglst(tmp_path, item("A", 0, 1, "a b c d"))


@pytest.mark.parametrize(
    "filling", ["<", "<v ", "&", "a: b\n", "<v" + " " * 99, "-->", "1:", "{\\"]
)
@pytest.mark.parametrize("suffix", ["vtt", "srt"])
def test_a_hostile_line_takes_no_quadratic_time(tmp_path: Path, filling: str, suffix: str) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + filling * (300_000 // len(filling))
    started = time.monotonic()
    with contextlib.suppress(BadInput):
        captions(tmp_path, text, suffix)
    assert time.monotonic() - started < 3


words_in_files = st.text(
    st.sampled_from("ab \n\r<>/v&;:-.,0123456789{}[]\"'\\\x1b\u202e"), max_size=200
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    text=words_in_files,
    head=st.sampled_from(["", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "[{", "1\n00:01,0-->"]),
    suffix=st.sampled_from(["json", "vtt", "srt"]),
)
def test_any_text_is_read_or_refused(tmp_path: Path, text: str, head: str, suffix: str) -> None:
    path = tmp_path / f"talk.{suffix}"
    path.write_text(head + text, "utf-8", newline="")
    try:
        timed = read_timed_words(path)
    except VoicecoachError:
        return
    for own in timed.words.values():
        bounds = [bound for word in own for bound in (word.start, word.end)]
        assert bounds == sorted(bounds)
        assert bounds[-1] <= timed.duration
        assert all(word.text and word.text.isprintable() for word in own)


def test_it_is_what_analyze_takes(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text("00:00,0 --> 00:02,0\nAna: you laughed\n\n00:03,0 --> 00:04,0\nBen: yes\n")
    analysis = analyze(path, names=("Ann", "Bob"))
    assert analysis.speakers == ("Ann", "Bob")
    assert [turn.text for turn in analysis.turns] == ["you laughed", "yes"]
    assert (analysis.recording.duration, analysis.recording.layout) == (4.0, "words")


def test_real_conversations(shared_data: Path) -> None:
    files = sorted((shared_data / "switchboard").glob("*.seglst.json"))
    assert len(files) >= 20
    for file in files[:5]:
        items = json.loads(file.read_text("utf-8"))
        timed = read_timed_words(file)
        assert set(timed.speakers) == {"A", "B"}
        assert timed.caveats == ()
        assert sum(map(len, timed.words.values())) == len(items)
        assert timed.duration == max(item["end_time"] for item in items)
        for own in timed.words.values():
            assert all(a.end <= b.start for a, b in pairwise(own))
