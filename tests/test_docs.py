"""The tests that docs name as proof are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.compile(r"`(?:tests/)?([a-z_]+(?:/[a-z_]+)*(?:\.py|/))(?:::(\w+))?`|`::(\w+)`")


@pytest.mark.parametrize("name", ["reliability.md", "privacy.md"])
def test_every_test_named_is_there(name: str) -> None:
    path, seen = Path(), 0
    for found in NAMED.finditer((ROOT / "docs" / name).read_text()):
        if found[1]:
            path = ROOT / "tests" / found[1]
        if not path.is_relative_to(ROOT / "tests") or found[1] in (
            "recordings/",
            "unfinished/",
            "passing/",
        ):
            continue
        assert path.exists(), found[0]
        function = found[2] or found[3]
        if function:
            assert f"def {function}(" in path.read_text(), found[0]
        seen += 1
    assert seen > 15


def test_all_25_trials_stand_in_the_table() -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "reliability.md").read_text(), re.MULTILINE)
    assert [int(row) for row in rows] == list(range(1, 26))
