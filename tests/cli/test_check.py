"""``voicecoach check``: one text, many lines, a skill explained, wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from voicecoach.cli import root
from voicecoach.errors import BadInput
from voicecoach.language.moves import ACTS, SKILLS


def check(*args: str, lines: str | None = None) -> Result:
    return CliRunner().invoke(root, ["check", *args], input=lines)


def test_a_text_is_told_with_quote_reason_and_what_to_say() -> None:
    told = check("I see, but it was only a joke.", "--said", "I felt so small.").output
    assert '- dismissing: "it was only a joke"' in told
    assert "makes it smaller" in told
    assert 'You could say: "You felt so small.' in told


def test_a_text_from_standard_input_stays_out_of_the_shells_history() -> None:
    told = check("-", "--said", "I felt so small.", lines="It was only a joke.\n")
    assert told.output == check("It was only a joke.", "--said", "I felt so small.").output


def test_nothing_found_is_said() -> None:
    assert "Nothing found" in check("The milk is in the fridge.").output


def test_lines_in_lines_out_in_order(tmp_path: Path) -> None:
    rows = [
        {"id": "b", "reply": "No wonder you felt small.", "said": "I felt small."},
        {"id": 7, "reply": "The milk is in the fridge."},
        {"id": "a", "reply": "It was only a joke \u00e9", "said": ""},
    ]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    got = [json.loads(line) for line in check("--jsonl", "-", lines=text).output.splitlines()]
    assert [one["id"] for one in got] == ["b", 7, "a"]
    assert [{m["skill"] for m in one["moves"]} for one in got] == [
        {"validation"}, set(), {"dismissing"}
    ]  # fmt: skip
    for one in got:
        assert set(SKILLS) | set(ACTS) <= set(one["scores"])
    (move,) = got[2]["moves"]
    assert rows[2]["reply"][move["start_char"] : move["end_char"]] == move["quote"]  # type: ignore[index]
    assert move["try_instead"]
    file = tmp_path / "replies.jsonl"
    file.write_text("\ufeff" + text + "\n", "utf-8")
    assert check("--jsonl", str(file)).output == check("--jsonl", "-", lines=text).output


@pytest.mark.parametrize(
    ("args", "lines", "says"),
    [
        ((), None, "Give one of"),
        (("text", "--explain", "reflection"), None, "Give one of"),
        (("  ",), None, "empty"),
        (("a" * 20_001,), None, "20,000"),
        (("--explain", "kindness"), None, "reflection, open_question"),
        (("--jsonl", "missing.jsonl"), None, "missing.jsonl"),
        (("--jsonl", "."), None, "cannot be read"),
        (("--jsonl", "-"), "nonsense\n", "Line 1"),
        (("--jsonl", "-"), '{"reply": "a"}\n{"id": 1}\n', "Line 2"),
        (("--jsonl", "-"), '{"reply": "a", "said": 3}\n', '"said"'),
        (("--jsonl", "-"), "[" * 100_000 + "\n", "Line 1"),
    ],
)
def test_wrong_use_is_one_sentence(args: tuple[str, ...], lines: str | None, says: str) -> None:
    result = check(*args, lines=lines)
    assert isinstance(result.exception, BadInput)
    assert says in str(result.exception)


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_is_explained_within_80_columns(skill: str) -> None:
    told = check("--explain", skill).output
    assert SKILLS[skill].label in told
    assert "Is not:" in told
    assert max(len(line) for line in told.splitlines()) <= 80
