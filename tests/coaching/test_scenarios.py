"""Every shipped scenario, walked with written replies through the real check; files explained."""

from __future__ import annotations

import pytest

from voicecoach import places
from voicecoach.coaching.dialogue import branch_after, misled, next_line, ways_of
from voicecoach.coaching.feedback import is_crisis
from voicecoach.coaching.places_in_toml import line_of
from voicecoach.coaching.prompts import THEMES, Prompt, parse_prompt, read_prompt
from voicecoach.language.detect import TextMove, detect
from voicecoach.language.moves import SKILLS

SHIPPED = {
    path.stem: parse_prompt(path.read_text("utf-8"), path.stem)
    for path in sorted(places.shipped("prompts").glob("*.toml"))
}
MOST_STEPS = 20


def walk(prompt: Prompt, ways: str) -> list[str]:
    """Answer each line by an example reply of a way in ``ways`` (``opens`` or ``closes``)."""
    name, seen = prompt.first, [prompt.first]
    while prompt.lines[name].next and len(seen) < MOST_STEPS:
        line = prompt.lines[name]
        moves = detect(line.next[ways].reply, line.says).moves  # type: ignore[index]
        following = next_line(prompt, name, moves)
        assert following is not None, "no dead end"
        name = following
        seen.append(name)
    return seen


def test_there_are_enough_and_every_theme_has_some() -> None:
    assert len(SHIPPED) >= 24
    covered = [theme for prompt in SHIPPED.values() for theme in prompt.themes]
    assert set(covered) == set(THEMES)
    assert {prompt.difficulty for prompt in SHIPPED.values()} == {1, 2, 3}


@pytest.mark.parametrize("name", SHIPPED)
class TestAScenario:
    def test_it_is_complete(self, name: str) -> None:
        prompt = SHIPPED[name]
        assert prompt.themes
        assert prompt.answer, "a worked good answer"
        assert all((prompt.feeling, prompt.need, prompt.helps, prompt.hurts))
        assert sum(prompt.is_answered(line) for line in prompt.lines) >= 3

    def test_every_branch_is_taken_by_its_written_reply(self, name: str) -> None:
        assert misled(SHIPPED[name]) == []

    def test_good_replies_lead_through_three_lines_to_an_end(self, name: str) -> None:
        seen = walk(SHIPPED[name], "opens")
        assert len(seen) >= 4
        assert not SHIPPED[name].lines[seen[-1]].next

    def test_bad_replies_lead_to_another_end(self, name: str) -> None:
        good, bad = walk(SHIPPED[name], "opens"), walk(SHIPPED[name], "closes")
        assert not SHIPPED[name].lines[bad[-1]].next
        assert bad[-1] != good[-1], "what one says makes a difference"

    def test_after_a_bad_reply_a_good_one_opens_it_again(self, name: str) -> None:
        prompt = SHIPPED[name]
        line = prompt.lines[prompt.first]
        hurt = prompt.lines[line.next["closes"].go]
        again = hurt.next["opens"]
        assert branch_after(hurt, detect(again.reply, hurt.says).moves) == again
        assert prompt.lines[again.go].next

    def test_a_reply_that_does_nothing_is_answered_too(self, name: str) -> None:
        prompt = SHIPPED[name]
        for line in prompt.lines:
            if prompt.lines[line].next:
                moves = detect("The milk is in the fridge.", prompt.lines[line].says).moves
                assert ways_of(moves) == ("neither",)
                assert next_line(prompt, line, moves) in prompt.lines

    def test_the_worked_answer_practises_what_it_says(self, name: str) -> None:
        prompt = SHIPPED[name]
        found = {
            move.skill
            for line in prompt.lines.values()
            for way, branch in line.next.items()
            if way != "closes"
            for move in detect(branch.reply, line.says).moves
        }
        assert set(prompt.practises) <= found

    def test_nothing_in_it_is_a_crisis(self, name: str) -> None:
        for line in SHIPPED[name].lines.values():
            assert not is_crisis(line.says)


def move(skill: str) -> TextMove:
    return TextMove(skill, SKILLS[skill].polarity, "q", 0, 1, 0.9, "r")


@pytest.mark.parametrize(
    ("skills", "ways"),
    [
        (["validation"], ("validated", "opens")),
        (["validation", "dismissing"], ("dismissed", "closes")),
        (["advice", "blame", "advice"], ("advised", "blamed", "closes")),
        (["ownership", "commitment"], ("owned", "committed", "opens")),
        (["closed_question", "acknowledgement", "input"], ("neither",)),
        ([], ("neither",)),
    ],
)
def test_what_closes_weighs_more(skills: list[str], ways: tuple[str, ...]) -> None:
    assert ways_of([move(skill) for skill in skills]) == ways


GOOD = """\
title = "A title"
situation = "Somewhere."
practises = ["reflection"]

[lines.start]
says = "I felt small."

[lines.start.next.opens]
reply = "You felt small."
go = "thanks"

[lines.start.next.closes]
reply = "You are overreacting."
go = "away"

[lines.thanks]
says = "Thank you."

[lines.away]
says = "Forget it."
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("title = ", "title ", 1, "not TOML"),
        ('situation = "Somewhere."\n', "", 1, "situation: is missing"),
        ('"A title"', "7", 1, "text in quotes"),
        ('["reflection"]', '["blame"]', 3, "skills to practise are"),
        ("I felt small.", "?!", 6, "has no words"),
        ('says = "I felt small."', 'say = "I felt small."', 6, "is not known"),
        ('reply = "You felt small."\n', "", 8, "reply: is missing"),
        ('go = "thanks"', 'go = "nowhere"', 10, "no line 'nowhere'; lines are start, thanks"),
        ("next.closes]", "next.shuts]", 12, "kinds are opens, closes"),
        ('go = "away"', "go = 5", 14, "text in quotes"),
        ('go = "away"', 'go = "thanks"', 19, "is never reached"),
        ('says = "Forget it."', 'says = "Forget it.', 20, "not TOML"),
        ("[lines.away]", "[lines.Away]", 19, "small letters"),
    ],
)
def test_every_error_has_its_line(old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    prompt, problems = read_prompt(GOOD.replace(old, new), "a")
    assert prompt is None
    told = [str(one) for one in problems]
    assert any(one.startswith(f"line {line}") and says in one for one in told), told


def test_all_errors_are_told_at_once() -> None:
    text = GOOD.replace('"A title"', "7").replace("I felt small.", "")
    _, problems = read_prompt(text, "a")
    assert [one.line for one in problems] == [1, 6]


def test_a_scenario_without_end_is_refused() -> None:
    endless = GOOD.replace('go = "thanks"', 'go = "start"').replace('go = "away"', 'go = "start"')
    _, problems = read_prompt(endless.partition("\n[lines.thanks]")[0], "a")
    assert "leads to no end" in str(problems[0])


def test_a_misleading_example_is_found_where_it_stands() -> None:
    text = GOOD.replace("You felt small.", "It was only a joke.")
    prompt, problems = read_prompt(text, "a")
    assert prompt is not None
    assert problems == []
    ((place, why),) = misled(prompt)
    assert line_of(text, place) == 9
    assert "dismissed" in why


def test_one_line_is_a_whole_prompt() -> None:
    text = 'title = "A"\nsituation = "B"\nline = "I felt small."\npractises = ["reflection"]\n'
    prompt = parse_prompt(text, "a")
    assert prompt.line == "I felt small."
    assert prompt.is_answered(prompt.first)
    assert next_line(prompt, prompt.first, [move("validation")]) is None
    _, problems = read_prompt(text.replace("I felt small.", "..."), "a")
    assert problems[0].line == 3


def test_strings_of_several_lines_do_not_confuse_the_places() -> None:
    text = 'title = """\n[lines.start]\nsays = "no"\n"""\n\n[lines.start]\nsays = "I felt small."\n'
    assert line_of(text, ("lines", "start", "says")) == 7
    assert line_of(text, ("lines", "other")) == 6
