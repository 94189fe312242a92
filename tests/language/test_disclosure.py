"""Where one opens up, and how the other met it: written turns in, answers out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.language.plain_sentences import PLAIN
from tests.talks import unit
from voicecoach.conversation import Disclosure, RecordingFacts, Turn, Utterance, Versions
from voicecoach.findings import conclude
from voicecoach.language.disclosure import opening_words

FACTS = RecordingFacts(30.0, 2, 16_000, "stereo")


def talk(*units: Utterance) -> tuple[Disclosure, ...]:
    speakers = {s: tuple(u for u in units if u.speaker == s) for s in ("Ana", "Ben")}
    return conclude(FACTS, speakers, (), Versions("0", "0")).disclosures


def opened(text: str, sure: float = 0.9) -> str:
    own = unit("Ana", 0.0, 4.0, text, sure)
    return " ".join(word.text for word in opening_words(Turn("Ana", 0.0, 4.0, (own,))))


SMALL = unit("Ana", 0.0, 4.0, "They all laughed. I felt so small there.")


@pytest.mark.parametrize(
    ("answer", "responses"),
    [
        ("No wonder you felt small.", ("validated",)),
        ("So you felt small in front of all of them.", ("reflected",)),
        ("What was the worst part?", ("asked",)),
        ("I'm here, you're not alone in this.", ("reassured",)),
        ("You should just ignore them.", ("advised",)),
        ("That reminds me of when I lost my job.", ("turned_to_themselves",)),
        ("It was only a joke.", ("dismissed",)),
        ("I didn't do anything wrong.", ("defended",)),
        ("You always do this.", ("blamed",)),
        ("The soup is on the table.", ("nothing",)),
    ],
)
def test_each_answer_is_told(answer: str, responses: tuple[str, ...]) -> None:
    (found,) = talk(SMALL, unit("Ben", 4.5, 7.0, answer))
    assert (found.speaker, found.answered_at, found.spoken_over) == ("Ana", 4.5, False)
    assert found.quote == "I felt so small there."
    assert found.responses == responses


def test_what_is_said_over_the_very_words_is_not_counted() -> None:
    (found,) = talk(SMALL, unit("Ben", 2.6, 6.0, "No wonder you felt small."))
    assert found.spoken_over
    assert found.responses == ()


def test_a_yeah_meanwhile_is_no_speaking_over() -> None:
    after = unit("Ben", 4.5, 7.0, "What was the worst part?")
    (found,) = talk(SMALL, unit("Ben", 2.6, 2.9, "yeah"), after)
    assert found.responses == ("asked",)


def test_the_last_words_of_a_talk_wait_for_no_answer() -> None:
    assert talk(unit("Ben", 0.0, 1.0, "How are you?"), replace(SMALL, start=1.5)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "I felt so ashamed when you said that",
        "it really hurt me",
        "you made me feel useless",
        "I just need you to listen for once",
        "I miss us",
        "I cried all night",
        "I'm so scared that we will lose it",
        "I wish you had asked me",
    ],
)
def test_opening_up(text: str) -> None:
    assert opened(f"Well, yesterday. {text}.") != ""


@pytest.mark.parametrize(
    "text",
    [
        "I feel like you never listen",
        "I need you to pick up the milk",
        "She said I am lonely",
        "I'm not angry",
        "Are you sad?",
        "I got lost on the way to the party",
        "You felt so small",
        *PLAIN,
    ],
)
def test_not_opening_up(text: str) -> None:
    assert opened(text) == ""


def test_words_heard_badly_open_nothing() -> None:
    assert opened("I felt so small", 0.3) == ""
