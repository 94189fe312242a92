"""Keys during a recording, in a real terminal (a pseudo-terminal)."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

import pytest

from voicecoach.cli.controls import ENTER, Controls, controls, meant

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is POSIX")
WAIT_S = 5.0


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The keyboard's end of a terminal that is standard input."""
    import pty

    keyboard, screen = pty.openpty()
    with os.fdopen(screen, "r") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield keyboard
    os.close(keyboard)


def next_key(keys: Controls) -> str | None:
    until = time.monotonic() + WAIT_S
    while (typed := keys.typed()) is None and time.monotonic() < until:
        time.sleep(0.01)
    return typed


@POSIX
@pytest.mark.parametrize("other", [" ", "\t", "\x1bOP", "\x1b[15~", "\x1b[A"])
def test_no_other_key_ends_or_pauses_it(other: str, terminal: int) -> None:
    with controls() as keys:
        os.write(terminal, other.encode())
        time.sleep(0.2)
        os.write(terminal, b"X")
        seen = [next_key(keys)]
        while seen[-1] != "x":
            seen.append(next_key(keys))
        assert not {ENTER, "p", "o"} & set(seen)


@POSIX
def test_enter_is_enter(terminal: int) -> None:
    with controls() as keys:
        os.write(terminal, b"\n")
        assert next_key(keys) == ENTER


@POSIX
def test_what_is_typed_afterwards_is_the_next_prompts(terminal: int) -> None:
    with controls() as keys:
        os.write(terminal, b"p")
        assert next_key(keys) == "p"
    os.write(terminal, b"1\n")
    assert sys.stdin.readline() == "1\n"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("\r", [ENTER]),
        ("\n", [ENTER]),
        ("x\n", ["x"]),
        ("px", ["p", "x"]),
        ("\x1b", ["\x1b"]),
    ],
)
def test_lines_and_keys(text: str, keys: list[str]) -> None:
    assert meant(text) == keys
