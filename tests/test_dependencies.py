"""What is installed is locked by hashes and stands in the table of dependencies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ["run.txt", "test.txt"]
PINNED = re.compile(r"^([a-z0-9_.-]+)==\S+", re.MULTILINE)


def requirements(lock: str) -> list[str]:
    """The requirements of a lock file, each with its hashes."""
    text = (ROOT / "requirements" / lock).read_text()
    return re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_hashes(lock: str) -> None:
    lines = requirements(lock)
    assert len(lines) > 20
    for line in lines:
        assert PINNED.match(line), line
        assert "--hash=sha256:" in line, line
        assert "://" not in line, "no host's name"


@pytest.mark.parametrize("target", [".run-ready", ".test-ready"])
def test_make_installs_by_hash_only(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text()
    recipe = makefile.split(f"$(VENV)/{target}:")[1].split("\n\n")[0]
    assert "install --require-hashes -r requirements/" in recipe
    for line in recipe.splitlines():
        if "install" in line and "$(PIP)" in line:
            assert "--require-hashes" in line or "--no-deps" in line


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_stands_in_the_table(lock: str) -> None:
    rows = [
        line.split("|")[1]
        for line in (ROOT / "docs" / "dependencies.md").read_text().splitlines()
        if line.startswith("| ")
    ]
    named = {name.strip() for row in rows for name in row.split(",")}
    locked = {PINNED.match(line)[1] for line in requirements(lock)}  # type: ignore[index]
    missing = {name for name in locked - named if not name.startswith("pyobjc")}
    assert not missing, "add them to docs/dependencies.md, with licence and reason"
