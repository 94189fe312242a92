"""The pure core imports the standard library and NumPy, and opens no file, device or clock."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "voicecoach"
PURE = ["conversation.py", "text.py", "turns", "language", "coaching", "report"]
MAY_IMPORT = {"numpy", "voicecoach"}
MAY_ALSO = {"coaching": {"pydantic"}, "report": {"docx", "jinja2"}}
EDGES = {"audio", "speech", "sessions", "cli", "places", "analyze"}
NO_IMPORT = {"os", "socket", "subprocess", "time", "shutil", "tempfile", "urllib", "ctypes"}
NO_CALL = {"open", "print", "input", "exec", "eval"}


def pure_files() -> list[Path]:
    return sorted(
        file
        for name in PURE
        for file in ([PACKAGE / name] if name.endswith(".py") else (PACKAGE / name).rglob("*.py"))
    )


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("file", pure_files(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_the_core_stays_pure(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    allowed = MAY_IMPORT | MAY_ALSO.get(file.parent.name, set())
    for name in imported(tree):
        parts = name.split(".")
        top = parts[0]
        assert top in allowed | sys.stdlib_module_names, f"{file.name} imports {name}"
        assert top not in NO_IMPORT, f"{file.name} imports {name}"
        if top == "voicecoach":
            assert parts[1] not in EDGES, f"{file.name} reaches for the edge: {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in NO_CALL, f"{file.name} calls {node.func.id}()"


def test_the_walk_sees_every_part() -> None:
    found = {file.relative_to(PACKAGE).parts[0] for file in pure_files()}
    assert found == set(PURE)


def test_only_the_command_line_prints() -> None:
    for file in sorted(PACKAGE.rglob("*.py")):
        if "cli" in file.parts or file.name == "_voice_child.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"print", "input", "exit"}, file
