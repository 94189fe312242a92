"""Skills over sessions: counted, never scored; a trend only where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicecoach import places
from voicecoach.coaching.feedback import give_feedback
from voicecoach.coaching.practice import Take, practice_document
from voicecoach.coaching.progress import Practised, practised, skills_over, what_next
from voicecoach.coaching.prompts import Prompt, parse_prompt

SAID = "I felt so small."
PROMPTS = [
    parse_prompt(path.read_text("utf-8"), Path(path).stem)
    for path in sorted(places.shipped("prompts").glob("*.toml"))
]


def session(replies: int = 4, prompt: str = "a", **found: int) -> Practised:
    return Practised("2026-11-24", prompt, replies, found)


def test_first_takes_are_counted_and_each_skill_once_a_reply() -> None:
    prompt = Prompt.model_validate(
        {"name": "a", "title": "A", "situation": "S", "line": SAID, "practises": ["reflection"]}
    )
    takes = [
        Take(give_feedback("It was only a joke. You are overreacting.", SAID), number=1),
        Take(give_feedback("No wonder you felt small.", SAID), number=2),
        Take(
            give_feedback("It makes sense that you felt small.", SAID),
            "more",
            1,
            response_gap_s=1.5,
        ),
        Take(give_feedback("mumble", SAID, clear=False), "need", 1),
    ]
    found = practised(practice_document(prompt, takes, {}), "2026-11-24")
    assert found.replies == 2, "the second take and what was not heard do not count"
    assert found.found["dismissing"] == 1
    assert found.found["validation"] == 1
    assert found.response_gaps_s == (1.5,)


@pytest.mark.parametrize(
    ("shares", "trend"),
    [
        ([0, 0, 4, 4], "too few sessions"),
        ([0, 0, 0, 4, 4, 4], "more often"),
        ([4, 4, 4, 0, 0, 0], "less often"),
        ([2, 2, 2, 2, 2, 2], "about the same"),
        ([2, 2, 2, 3, 2, 2], "about the same"),
    ],
)
def test_a_trend_needs_five_sessions_and_a_difference(shares: list[int], trend: str) -> None:
    (row,) = skills_over([session(validation=share) for share in shares])
    assert row.trend == trend
    assert (row.found, row.replies) == (sum(shares), 4 * len(shares))
    assert row.earlier[0] + row.later[0] == row.found


def test_what_closes_most_lately_is_next() -> None:
    older = [session(dismissing=4)] * 3
    lately = [session(advice=3, validation=4)] * 5
    following = what_next([*older, *lately], PROMPTS)
    assert following.skill == "reflection"
    assert following.why == "advice came up in 15 of your last 20 answers"
    chosen = next(prompt for prompt in PROMPTS if prompt.name == following.prompt)
    assert "reflection" in chosen.practises


def test_without_anything_that_closes_it_is_what_is_used_least() -> None:
    following = what_next([session(4, validation=4, reflection=2)], PROMPTS)
    assert "0 of your last 4 answers" in following.why
    assert following.prompt


def test_a_prompt_that_was_not_practised_comes_first() -> None:
    first = what_next([session(dismissing=1)], PROMPTS).prompt
    second = what_next([session(dismissing=1)], PROMPTS, [first]).prompt
    assert first != second
