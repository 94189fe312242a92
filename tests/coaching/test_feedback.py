"""Feedback: a strength, a thing to try, few words; help in a crisis; the unheard not judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.coaching.feedback import (
    HELP,
    MOST_SPOKEN_WORDS,
    NOT_HEARD,
    NOTHING_TO_CHANGE,
    STRENGTHS,
    TO_TRY,
    give_feedback,
    is_crisis,
)
from voicecoach.language.detect import detect
from voicecoach.language.moves import CATALOGUE, SKILLS

SAID = "You made fun of me in front of my parents. I felt so small."


@pytest.mark.parametrize(
    ("reply", "strength", "to_try"),
    [
        ("No wonder you felt small. What was the worst part of it?", "validation", None),
        ("You felt small in front of them.", "reflection", "open_question"),
        ("What was the worst part?", "open_question", "reflection"),
        ("Come on, it was only a joke. You are overreacting.", None, "dismissing"),
        ("I hear that you felt small, but it was only a joke. What was the worst part?",
         "open_question", "dismissing"),
        ("The milk is in the fridge.", None, "reflection"),
    ],
)  # fmt: skip
def test_one_strength_and_one_thing_to_try(
    reply: str, strength: str | None, to_try: str | None
) -> None:
    feedback = give_feedback(reply, SAID)
    assert (feedback.strength.skill if feedback.strength else None) == strength
    assert (feedback.to_try.skill if feedback.to_try else None) == to_try
    for point in (feedback.strength, feedback.to_try):
        if point is not None:
            assert point.text in feedback.spoken
            assert point.quote in reply
    assert (feedback.suggestion == "") == (to_try is None)
    assert (NOTHING_TO_CHANGE in feedback.spoken) == (to_try is None)


def test_every_skill_that_matters_has_words() -> None:
    assert set(STRENGTHS) == {name for name, skill in SKILLS.items() if skill.polarity > 0}
    assert set(TO_TRY) == {name for name, skill in SKILLS.items() if skill.polarity < 0}


@pytest.mark.parametrize("text", [*STRENGTHS.values(), *TO_TRY.values(), NOTHING_TO_CHANGE])
def test_feedback_practises_what_it_teaches(text: str) -> None:
    assert not [move for move in detect(text, "").moves if move.polarity < 0]


def test_feedback_is_short() -> None:
    for skill in CATALOGUE:
        for example in skill.examples:
            spoken = give_feedback(example.reply, example.said or SAID).spoken
            assert 0 < len(spoken.split()) <= MOST_SPOKEN_WORDS


@pytest.mark.parametrize(("reply", "clear"), [("It was only a joke.", False), ("  ", True)])
def test_what_was_not_heard_is_not_judged(reply: str, clear: bool) -> None:
    feedback = give_feedback(reply, SAID, clear)
    assert not feedback.clear
    assert feedback.spoken == NOT_HEARD
    assert (feedback.strength, feedback.to_try, feedback.moves) == (None, None, ())


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself.",
        "I don\u2019t want to live any more.",
        "He hit me again last night.",
        "I am afraid that he will hurt me.",
        "Sometimes I think about suicide",
        "I'm scared of what he'll do to me.",
        "My husband won't let me see my friends.",
        "There is no reason to live.",
        "He hit me with a belt.",
        "He hit me. He kicked me out of the office.",
        "He threw a ball at me and broke my nose.",
        "He threw a plate at me.",
    ],
)
def test_a_crisis_gets_help_instead(text: str) -> None:
    for feedback in (give_feedback(text, SAID), give_feedback("No wonder.", text)):
        assert feedback.crisis
        assert feedback.spoken == HELP
        assert feedback.moves == ()


@pytest.mark.parametrize(
    "text",
    ["This traffic is killing me.", "You hit the nail on the head.", "I could die for a coffee.",
     "The news hit me hard.", "I want to live by the sea.", "I cut myself a slice of bread.",
     "I was dying to see you.", "She pushes me to try harder.", "I'm afraid of spiders.",
     "He hit me with a great idea.", "She kicked me out of the meeting.",
     "He slapped me on the back.", "He threw a pillow at me."],
)  # fmt: skip
def test_a_figure_of_speech_is_no_crisis(text: str) -> None:
    assert not is_crisis(text)


@given(st.text(max_size=200), st.text(max_size=200), st.booleans())
def test_any_text_gets_feedback(reply: str, said: str, clear: bool) -> None:
    assert give_feedback(reply, said, clear).spoken
