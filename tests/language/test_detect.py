"""The catalogue's rows, found; its near misses and ordinary sentences, not."""

from __future__ import annotations

import pytest

from tests.language.plain_sentences import PLAIN
from voicecoach.conversation import Word
from voicecoach.language.detect import detect, moves_in
from voicecoach.language.moves import ACTS, CATALOGUE, SKILLS, Example
from voicecoach.language.rules import FILES, all_rules
from voicecoach.language.settling import shown_from

SAID = (
    "",
    "You made fun of me in front of my parents. I felt so small.",
    "I don't know what to do about the job.",
    "Please don't read my letters.",
)


def shown(reply: str, said: str = "") -> set[str]:
    return {move.skill for move in detect(reply, said).moves}


ROWS = [(skill.name, one) for skill in CATALOGUE for one in skill.examples]
NEAR = [(skill.name, one) for skill in CATALOGUE for one in skill.near_misses]


@pytest.mark.parametrize(("skill", "example"), ROWS, ids=lambda x: getattr(x, "reply", x))
def test_every_example_is_found(skill: str, example: Example) -> None:
    assert skill in shown(example.reply, example.said)


@pytest.mark.parametrize(("skill", "near"), NEAR, ids=lambda x: getattr(x, "reply", x))
def test_a_near_miss_is_not(skill: str, near: Example) -> None:
    assert skill not in shown(near.reply, near.said)


def test_every_skill_has_examples_near_misses_and_rules() -> None:
    ruled = {rule.skill for rule in all_rules()}
    for skill in CATALOGUE:
        assert skill.examples
        assert skill.near_misses
        assert skill.name in ruled


def test_each_rule_stands_in_the_file_of_its_skill_once() -> None:
    names = [(rule.skill, rule.name) for rule in all_rules()]
    assert len(names) == len(set(names))
    assert {rule.skill for rule in all_rules()} <= set(SKILLS) | set(ACTS)
    assert len(FILES) == len(set(FILES))


@pytest.mark.parametrize("said", SAID)
def test_ordinary_sentences_yield_nothing(said: str) -> None:
    assert len(PLAIN) >= 50
    assert {s: shown(s, said) for s in PLAIN if shown(s, said)} == {}


@pytest.mark.parametrize(
    ("reply", "skill", "found"),
    [
        ("What did you love about it?", "open_question", True),
        ("what did you love about it", "open_question", True),
        ("It feels as if you are alone with it again.", "reassurance", False),
        ("It feels as if you are alone with it again.", "defensiveness", False),
        ("You are not alone with this.", "reassurance", True),
        ("I can't deal with it alone.", "pressure", False),
        ("Deal with it.", "pressure", True),
        ("You're not going crazy.", "judgement", False),
        ("You're not just selfish, you're cruel.", "judgement", True),
        ("What is your problem?", "open_question", False),
        ("I got lost on the way to the party.", "i_statement", False),
        ("She said you are overreacting.", "dismissing", False),
        ("I am sorry, but you started it.", "ownership", False),
        ("I am sorry, but you started it.", "yes_but", True),
        ("I hear that you felt small but it was only a joke", "yes_but", True),
        ("You deserved it.", "reflection", False),
        ("Serves you right.", "blame", True),
        ("Other people would be glad of it.", "dismissing", True),
    ],
)
def test_what_went_wrong_once_stays_right(reply: str, skill: str, found: bool) -> None:
    assert (skill in shown(reply)) == found


@pytest.mark.parametrize(
    "reply",
    [
        "I can see it hurt.",
        "I understand you're angry.",
        "I know you're upset.",
        "I get that it hurt you. Tell me more.",
        "I left you hanging, and I can see it hurt.",
    ],
)
def test_without_a_but_nothing_is_taken_back(reply: str) -> None:
    moves = detect(reply, "I felt so ashamed when you told that story.").moves
    assert "yes_but" not in {move.skill for move in moves}


@pytest.mark.parametrize(
    ("reply", "skill"),
    [
        ("You must feel so hopeless.", "reflection"),
        ("You must have been scared.", "reflection"),
        ("You sound exhausted.", "reflection"),
        ("I get it. Still, you were late.", "yes_but"),
        ("That must have been awful.", "validation"),
        ("You're being so gloomy.", None),
    ],
)
def test_after_a_feeling(reply: str, skill: str | None) -> None:
    found = {move.skill for move in detect(reply, "I just can't do it any more.").moves}
    assert (skill in found) if skill else not found & {"reflection", "validation"}


def test_not_to_care_dismisses_a_feeling_and_no_choice() -> None:
    felt = detect("I don't care.", "I felt so alone last night.").moves
    assert [move.skill for move in felt] == ["dismissing"]
    chosen = detect("I don't care.", "Shall we have rice or pasta?").moves
    assert "dismissing" not in {move.skill for move in chosen}


def test_quotes_are_places_in_the_reply() -> None:
    reply = "Well, come on, it was only a joke. What was the worst part?"
    moves = detect(reply, "").moves
    assert {move.skill for move in moves} == {"dismissing", "open_question"}
    for move in moves:
        assert reply[move.start_char : move.end_char] == move.quote
        assert move.confidence >= shown_from(move.skill)
        assert (move.try_instead is not None) == (move.polarity < 0)


def test_scores_cover_every_skill_and_act() -> None:
    for reply in ("", "Yeah.", "So you felt small?", "I went to the shop " * 20):
        scores = detect(reply, "").scores
        assert set(SKILLS) | set(ACTS) <= set(scores)
        assert all(0 <= score <= 1 for score in scores.values())


def test_words_heard_badly_yield_nothing() -> None:
    text = "It was only a joke".split()
    for probability, found in ((0.9, {"dismissing"}), (0.2, set())):
        words = [Word(i * 0.3, i * 0.3 + 0.2, word, probability) for i, word in enumerate(text)]
        moves = moves_in(words, "Ben", "")
        assert {move.skill for move in moves} == found
    assert moves == ()


def test_moves_lie_where_their_words_do() -> None:
    text = "Well okay . It was only a joke".replace(" .", ".").split()
    words = [Word(float(i), i + 0.5, word, 0.9) for i, word in enumerate(text)]
    (move,) = (one for one in moves_in(words, "Ben", "") if one.skill == "dismissing")
    assert move.speaker == "Ben"
    assert move.end == 6.5
    assert move.start >= 2.0


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "\u0130\u0130 \u1e9e", "a" * 5000, "you\x00 always"]
)
def test_odd_text_is_no_error(text: str) -> None:
    for move in detect(text, text).moves:
        assert text[move.start_char : move.end_char] == move.quote
