"""In which line of a TOML file a value stands: tomllib does not tell.

It knows what a person writes into a prompt: headers, keys at the start of a line, and strings of
several lines. For anything else it names the line of the nearest table around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^\s*\[+\s*([^\[\]#]+?)\s*\]+")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_KEY = re.compile(rf"^\s*((?:{_PART.pattern})(?:\s*\.\s*(?:{_PART.pattern}))*)\s*=")
_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


def line_of(text: str, path: Sequence[str]) -> int:
    """Line, from 1, of the value at ``path`` or of what is nearest around it."""
    places = _places(text)
    wanted = tuple(path)
    if wanted[:3] == ("lines", "start", "says") and ("line",) in places:
        wanted = ("line",)  # the short form
    while wanted:
        if wanted in places:
            return places[wanted]
        wanted = wanted[:-1]
    return 1


def line_of_toml_error(message: str, text: str) -> tuple[int, str]:
    """Line and reason of what tomllib says is wrong."""
    at = _AT.search(message)
    last = text.count("\n") + 1
    line = int(at[1]) if at and at[1] else last
    reason = _AT.sub("", message)
    return line, reason[:1].lower() + reason[1:]


def _places(text: str) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    quotes = ""
    for number, line in enumerate(text.splitlines(), 1):
        if quotes:
            quotes = "" if quotes in line else quotes
            continue
        header = _HEADER.match(line)
        if header is not None:
            table = _parts(header[1])
            for n in range(1, len(table) + 1):
                places.setdefault(table[:n], number)
            continue
        key = _KEY.match(line)
        if key is not None:
            path = (*table, *_parts(key[1]))
            for n in range(len(table) + 1, len(path) + 1):
                places.setdefault(path[:n], number)
            quotes = next((q for q in ('"""', "'''") if line.count(q) % 2), "")
    return places


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
