"""The floor passes in turn, and each time the listener says back first."""

from __future__ import annotations

import pytest

from voicecoach.coaching.speaker_listener import FloorTurns

FLOOR = FloorTurns(("Ana", "Ben"), 180.0)


def test_whose_floor_it_is() -> None:
    assert [FLOOR.speaker(at) for at in (0, 179.9, 180, 400)] == ["Ana", "Ana", "Ben", "Ana"]


def test_the_listener_says_back_before_it_passes() -> None:
    told = []
    at = -1.0
    for now in range(0, 400, 7):
        told += [(now, text) for text in FLOOR.announcements(at, float(now))]
        at = float(now)
    assert [text.split(".")[0] for _, text in told] == [
        "The floor is Ana's now",
        "Ben: say back what you heard",
        "The floor is Ben's now",
        "Ana: say back what you heard",
        "The floor is Ana's now",
    ]
    assert [now for now, _ in told] == [0, 154, 182, 336, 364]


@pytest.mark.parametrize("every_s", [10.0, 60.0])
def test_short_floors_leave_half_to_say_back(every_s: float) -> None:
    told = FloorTurns(("Ana", "Ben"), every_s).announcements(0.0, every_s)
    assert len(told) == 2
    assert FloorTurns(("Ana", "Ben"), every_s).announcements(0.0, every_s / 2 - 0.1) == []
