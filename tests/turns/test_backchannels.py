"""Listening told from answers and from turns, by words and by what the other does around them."""

from __future__ import annotations

import pytest

from tests.talks import unit
from voicecoach.conversation import Utterance
from voicecoach.turns.backchannels import find_backchannels

A_TALKS = unit("A", 0.0, 4.0, "I went home and nobody was there")
A_ASKS = unit("A", 0.0, 4.0, "Did you wait for me there?")
A_GOES_ON = unit("A", 4.5, 8.0, "so I sat down and waited")
A_LATER = unit("A", 6.5, 8.0, "so I sat down and waited")
B_TALKS = unit("B", 5.0, 9.0, "I was at the station all the time")


@pytest.mark.parametrize(
    ("units", "is_listening"),
    [
        pytest.param([A_TALKS, unit("B", 2.0, 2.4, "yeah"), A_GOES_ON], True, id="yeah, during"),
        pytest.param([A_TALKS, unit("B", 4.1, 4.4, "yeah"), A_GOES_ON], True, id="in a pause"),
        pytest.param([A_TALKS, unit("B", 4.1, 4.4, "yeah"), B_TALKS], True, id="then a turn"),
        pytest.param([A_ASKS, unit("B", 4.1, 4.4, "yeah"), B_TALKS], False, id="an answer"),
        pytest.param([A_ASKS, unit("B", 4.1, 4.4, "yeah"), A_GOES_ON], True, id="a short answer"),
        pytest.param([A_TALKS, unit("B", 2.0, 2.4, "yes"), A_GOES_ON], True, id="yes, during"),
        pytest.param([A_TALKS, unit("B", 4.1, 4.4, "yes"), A_GOES_ON], False, id="yes, pause"),
        pytest.param([A_TALKS, unit("B", 4.1, 4.4, "okay"), A_GOES_ON], True, id="okay, pause"),
        pytest.param([A_TALKS, unit("B", 5.0, 5.4, "okay"), A_LATER], False, id="okay, too late"),
        pytest.param([A_TALKS, unit("B", 2.0, 3.2, "oh my goodness"), A_GOES_ON], False, id="slow"),
        pytest.param([A_TALKS, unit("B", 2.0, 2.4), A_GOES_ON], True, id="a sound"),
        pytest.param([A_TALKS, unit("B", 2.0, 2.9), A_GOES_ON], False, id="a long sound"),
        pytest.param([A_TALKS, unit("B", 2.0, 2.4, "sue", 0.2), A_GOES_ON], True, id="doubtful"),
        pytest.param([A_TALKS, unit("B", 2.0, 2.4, "stop"), A_GOES_ON], False, id="a word"),
        pytest.param([unit("B", 2.0, 2.4, "yeah"), A_GOES_ON], False, id="nobody before"),
    ],
)
def test_listening(units: list[Utterance], is_listening: bool) -> None:
    maybe = next(one for one in units if one.speaker == "B")
    assert (maybe in find_backchannels(units)) is is_listening
