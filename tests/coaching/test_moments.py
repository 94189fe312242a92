"""Moments of a talk that are worth another answer."""

from __future__ import annotations

from voicecoach.coaching.moments import MOST_MOMENTS, find_moments, who_may_practise
from voicecoach.conversation import Analysis, RecordingFacts, Utterance, Versions, Word
from voicecoach.findings import conclude

OPENED = "I told you about it. I felt so small."


def talk(*lines: tuple[str, float, str]) -> Analysis:
    """A talk of (speaker, start, text), each word 0.25 s long."""
    units: dict[str, list[Utterance]] = {"Ana": [], "Ben": []}
    for speaker, start, text in lines:
        words = tuple(
            Word(start + 0.25 * i, start + 0.25 * (i + 1), word)
            for i, word in enumerate(text.split())
        )
        units[speaker].append(Utterance(speaker, start, words[-1].end, words))
    facts = RecordingFacts(600.0, 2, 48_000, "stereo")
    return conclude(facts, units, (), Versions("1", "1"))


def test_a_dismissed_opening_is_one_with_what_was_said_before_it() -> None:
    analysis = talk(("Ana", 1.0, OPENED), ("Ben", 5.0, "Come on, it was only a joke."))
    (moment,) = find_moments(analysis, "Ben")
    assert (moment.partner, moment.own, moment.met) == ("Ana", "Ben", "dismissed")
    assert moment.said == OPENED
    assert moment.answer == "Come on, it was only a joke."
    assert moment.start == 1.0
    assert find_moments(analysis, "Ana") == ()
    assert who_may_practise(analysis) == ("Ben",)


def test_a_good_answer_is_none() -> None:
    analysis = talk(("Ana", 1.0, OPENED), ("Ben", 5.0, "No wonder you felt small."))
    assert find_moments(analysis, "Ben") == ()
    assert who_may_practise(analysis) == ()


def test_being_spoken_over_is_one() -> None:
    analysis = talk(
        ("Ana", 1.0, "I felt so small and so alone at that table with all of them there."),
        ("Ben", 2.2, "Can we please talk about that another time because I am late for work now."),
    )
    (moment,) = find_moments(analysis, "Ben")
    assert moment.met == "interrupted"


def test_five_at_most_the_hardest_in_order_of_time() -> None:
    lines = []
    answers = ["The milk is in the fridge."] * 3 + ["You should just quit."] * 3
    for i, answer in enumerate([*answers, "It was only a joke."]):
        lines += [("Ana", 20.0 * i + 1, "I felt so small."), ("Ben", 20.0 * i + 4, answer)]
    found = find_moments(talk(*lines), "Ben")
    assert len(found) == MOST_MOMENTS
    assert [moment.start for moment in found] == sorted(moment.start for moment in found)
    assert sorted(moment.met for moment in found) == [
        "advised", "advised", "advised", "dismissed", "nothing",
    ]  # fmt: skip
