"""Two lanes that fit the terminal, in Unicode and in ASCII."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.talks import small_talk
from voicecoach.conversation import RecordingFacts, WindowShare
from voicecoach.report.terminal import encoded
from voicecoach.report.timeline import UNICODE_CELLS, by_minute, timeline


@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("duration", [14.0, 95.0, 3600.0, 4 * 3600.0])
def test_it_fits(unicode: bool, width: int, duration: float) -> None:
    talk = small_talk(("Ana", "Benedikta-Maria"))
    talk = replace(talk, recording=RecordingFacts(duration, 2, 16_000, "stereo"))
    shown = timeline(talk, width, unicode)
    lanes = shown.splitlines()[:-2]
    assert max(map(len, lanes)) <= max(width, 40)
    assert len(lanes) <= 3 * 4
    assert unicode or encoded(shown, unicode).isascii()
    assert unicode or set("".join(lanes)).isdisjoint(UNICODE_CELLS[:-1])


def test_lanes_and_marks_stand_where_things_happened() -> None:
    ana, marks, ben, *_ = timeline(small_talk(), 80, False).splitlines()
    at = len("0:00    Ana        ")
    assert ana[at : at + 8] == "########", "0-4 s, half a second each"
    assert ben[at + 4] == "#"
    assert marks[at + 4] == "b"
    assert marks[at + 12] == "i"
    assert marks[at + 23] == "t"


def test_shares_by_the_minute_sum_to_a_hundred() -> None:
    talk = small_talk()
    windows = (WindowShare(0, 60, 10, 0.255), WindowShare(60, 120, 0, None))
    balance = {name: replace(own, windows=windows) for name, own in talk.balance.items()}
    shown = by_minute(replace(talk, balance=balance), 80)
    assert shown.splitlines() == ["By minute, Ana/Ben %", "  0:00 26/74  1:00 -"]
    assert by_minute(talk, 80) == "", "one window is the whole"
