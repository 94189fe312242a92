"""What to say instead: built from the partner's own words, or kept plain."""

from __future__ import annotations

import pytest

from tests.language.plain_sentences import PLAIN
from voicecoach.language.detect import detect
from voicecoach.language.suggest import BOUNDARY_KEPT, suggest, turn_around


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("You made fun of me in front of my parents. I felt so small.", "You felt so small"),
        ("I felt alone when you made the plans without me.", "You felt alone when I made the"),
        ("I miss our walks.", "You miss our walks."),
        ("Please don't read my letters.", BOUNDARY_KEPT),
    ],
)
def test_it_takes_up_what_was_said(said: str, begins: str) -> None:
    assert suggest(said).startswith(begins)


@pytest.mark.parametrize("said", ["", *PLAIN])
def test_it_never_closes_the_other(said: str) -> None:
    instead = suggest(said)
    assert instead
    assert not [move for move in detect(instead, said).moves if move.polarity < 0]


@pytest.mark.parametrize(
    ("clause", "turned"),
    [
        ("you made the plans without me", "I made the plans without you"),
        ("i was late", "you were late"),
        ("you laughed at my job", "I laughed at your job"),
        ("nobody told you the news", None),
        ("", None),
        ("one two three four five six seven eight nine", None),
    ],
)
def test_a_clause_is_turned_around_or_left(clause: str, turned: str | None) -> None:
    assert turn_around(clause) == turned
