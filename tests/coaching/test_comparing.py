"""Two takes compared: what changed, in counts."""

from __future__ import annotations

import pytest

from voicecoach.coaching.comparing import Change, changes, comparison
from voicecoach.coaching.feedback import give_feedback

SAID = "You made fun of me in front of my parents. I felt so small."
BAD = "Come on, it was only a joke."
GOOD = "No wonder you felt small. What was the worst part?"


def test_what_closes_stands_first() -> None:
    found = changes(give_feedback(BAD, SAID), give_feedback(GOOD, SAID))
    assert found[0] == Change("dismissing", 1, 0)
    assert set(found[1:]) == {Change("validation", 0, 1), Change("open_question", 0, 1)}
    assert changes(give_feedback(GOOD, SAID), give_feedback(GOOD, SAID)) == ()


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (BAD, GOOD, "Take 2: validation (small); open question. Changed: dismissing 1 -> 0, "),
        (GOOD, GOOD, "Changed: nothing."),
        (GOOD, "The milk is in the fridge.", "Take 2: nothing that opens or closes."),
        ("", GOOD, "not heard well enough"),
    ],
)
def test_the_comparison_is_a_sentence(before: str, after: str, says: str) -> None:
    assert says in comparison(2, give_feedback(before, SAID), give_feedback(after, SAID))
