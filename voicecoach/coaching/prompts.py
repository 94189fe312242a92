"""Practice prompts: short scenarios with a partner who answers, as TOML, checked before use.

A prompt is a small state machine. Each line is what the partner says; its ``next`` tells which line
follows a reply of which kind, each with an example of such a reply. A line without ``next`` ends
the scenario (the first one is answered all the same). The simplest prompt has one ``line``.
"""

from __future__ import annotations

import tomllib
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    computed_field,
    field_validator,
    model_validator,
)

from voicecoach.coaching.places_in_toml import line_of, line_of_toml_error
from voicecoach.errors import BadInput
from voicecoach.language.moves import SKILLS
from voicecoach.text import clean

NAME_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
MOST_LINE_CHARS = 300
"""About twenty seconds of speech: more cannot be held in mind and answered."""
MOST_LINES = 30
PROBLEMS_TOLD = 20

Way = Literal[
    "opens", "closes", "neither",
    "validated", "reflected", "asked", "reassured", "thanked", "owned", "respected",
    "committed", "spoke_of_self",
    "advised", "turned_to_themselves", "dismissed", "defended", "blamed", "pressed",
]  # fmt: skip
"""What a reply may do: any of what opens or closes, neither, or one thing (see ``dialogue``)."""
NEEDED_WAYS = ("opens", "closes")

THEMES: dict[str, str] = {
    "feelings": "recognising and validating feelings",
    "without-judging": "talk without judging",
    "curiosity": "open questions and curiosity",
    "not-rushing": "not rushing to respond",
    "boundaries": "boundaries",
    "vulnerability": "vulnerability and I-statements",
    "trust": "rebuilding trust after hurt",
    "owning": "owning and apologising",
    "promises": "promises",
    "reassurance": "reassurance and affection",
    "check-ins": "check-ins",
    "parent": "a hard conversation with a parent",
    "friend": "a hard conversation with a friend",
    "teenager": "a hard conversation with a teenager",
    "colleague": "a hard conversation with a colleague",
}
"""What prompts are about."""

Text = Annotated[str, Field(min_length=1, max_length=MOST_LINE_CHARS)]
Name = Annotated[str, Field(pattern=NAME_PATTERN, max_length=60)]


def _spoken_text(text: str) -> str:
    if not any(ch.isalnum() for ch in text):
        raise ValueError("has no words")
    return clean(text)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Branch(_Strict):
    """A reply of a kind, by an example, and the line that follows it."""

    reply: Text
    go: Name

    @field_validator("reply")
    @classmethod
    def _has_words(cls, text: str) -> str:
        return _spoken_text(text)


class Line(_Strict):
    """What the partner says, and what follows."""

    says: Text
    next: dict[Way, Branch] = Field(default_factory=dict)

    @field_validator("says")
    @classmethod
    def _has_words(cls, text: str) -> str:
        return _spoken_text(text)


class Prompt(_Strict):
    """One scenario. ``practises`` names skills, ``themes`` what it is about; ``difficulty`` 1-3.

    ``feeling``, ``need``, ``helps`` and ``hurts`` tell what is going on in the partner; they are
    shown after the practice, not before.
    """

    name: Name
    title: Annotated[str, Field(min_length=1, max_length=60)]
    situation: Text
    practises: Annotated[list[str], Field(min_length=1)]
    themes: list[str] = Field(default_factory=list)
    difficulty: Annotated[int, Field(ge=1, le=3)] = 1
    feeling: str = ""
    need: str = ""
    helps: str = ""
    hurts: str = ""
    lines: Annotated[dict[Name, Line], Field(min_length=1, max_length=MOST_LINES)]

    @model_validator(mode="before")
    @classmethod
    def _one_line(cls, values: Any) -> Any:
        """``line = "..."`` is short for a scenario of one line."""
        if isinstance(values, dict) and "line" in values and "lines" not in values:
            rest = {key: value for key, value in values.items() if key != "line"}
            return {**rest, "lines": {"start": {"says": values["line"]}}}
        return values

    @field_validator("title", "situation")
    @classmethod
    def _one_safe_line(cls, text: str) -> str:
        return _spoken_text(text)

    @field_validator("feeling", "need", "helps", "hurts")
    @classmethod
    def _one_clean_line(cls, text: str) -> str:
        return clean(text, MOST_LINE_CHARS)

    @field_validator("practises")
    @classmethod
    def _known_skills(cls, names: list[str]) -> list[str]:
        for name in names:
            if name not in SKILLS or SKILLS[name].polarity <= 0:
                good = ", ".join(s for s, skill in SKILLS.items() if skill.polarity > 0)
                raise ValueError(f"names {name!r}; skills to practise are {good}")
        return names

    @field_validator("themes")
    @classmethod
    def _known_themes(cls, names: list[str]) -> list[str]:
        for name in names:
            if name not in THEMES:
                raise ValueError(f"names {name!r}; themes are {', '.join(THEMES)}")
        return names

    @property
    def first(self) -> str:
        """Name of the line that it begins with."""
        return next(iter(self.lines))

    @computed_field  # type: ignore[prop-decorator]
    @property
    def line(self) -> str:
        """What the partner says first."""
        return self.lines[self.first].says

    @property
    def answer(self) -> str:
        """A worked good answer to the first line; empty where the prompt has none."""
        opens = self.lines[self.first].next.get("opens")
        return opens.reply if opens else ""

    def is_answered(self, name: str) -> bool:
        """Whether a line waits for a reply: the last ones do not."""
        return name == self.first or bool(self.lines[name].next)


class Problem:
    """What is wrong with a prompt file, and in which line."""

    __slots__ = ("line", "what", "where")

    def __init__(self, line: int, where: str, what: str) -> None:
        self.line, self.where, self.what = line, clean(where, 80), clean(what, 300)

    def __str__(self) -> str:
        place = f"line {self.line}, {self.where}" if self.where else f"line {self.line}"
        return f"{place}: {self.what}"


def read_prompt(text: str, name: str) -> tuple[Prompt | None, list[Problem]]:
    """Read a prompt from TOML: the prompt (None where it cannot be used) and all problems."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, what = line_of_toml_error(str(error), text)
        return None, [Problem(line, "", f"this is not TOML: {what}")]
    except RecursionError:
        return None, [Problem(1, "", "this is not TOML: it is nested too deeply")]
    try:
        prompt = Prompt.model_validate({**values, "name": values.get("name", name)})
    except ValidationError as error:
        return None, [_as_problem(one, text) for one in error.errors()[:PROBLEMS_TOLD]]
    problems = [
        Problem(line_of(text, where), ".".join(where), what) for where, what in _lost_ways(prompt)
    ]
    return (None if problems else prompt), problems


def parse_prompt(text: str, name: str) -> Prompt:
    """Read one prompt from TOML; raises BadInput with the place that is wrong.

    ``name`` is the file's name without ``.toml``.
    """
    prompt, problems = read_prompt(text, name)
    if prompt is None:
        raise BadInput(
            f"In the prompt {clean(name, 60)}, {problems[0]}; voicecoach prompts check FILE tells "
            "all, and voicecoach prompts show criticism-at-dinner shows one that works."
        )
    return prompt


def _as_problem(error: Any, text: str) -> Problem:
    loc = tuple(str(part) for part in error["loc"] if part != "[key]")
    return Problem(line_of(text, loc), ".".join(loc), _in_words(error))


def _in_words(error: Any) -> str:
    """What pydantic found, as a person says it."""
    kind, context = error["type"], error.get("ctx", {})
    words = {
        "missing": "is missing",
        "extra_forbidden": "is not known here; leave it out or correct its name",
        "string_type": "must be text in quotes",
        "int_type": "must be a whole number, without quotes",
        "list_type": 'must be a list such as ["reflection"]',
        "dict_type": "must be a table",
        "model_type": "must be a table",
        "string_too_short": "is empty",
        "string_too_long": f"is longer than {context.get('max_length')} characters",
        "string_pattern_mismatch": "must be small letters, digits and hyphens (the-kitchen)",
        "too_short": "is empty",
        "too_long": f"has more than {context.get('max_length')} entries",
    }
    if kind == "literal_error" and error["loc"][-1] == "[key]":
        return f"is no kind of reply; kinds are {', '.join(get_args(Way))}"
    return words.get(kind, str(error["msg"]).removeprefix("Value error, "))


def _lost_ways(prompt: Prompt) -> list[tuple[tuple[str, ...], str]]:
    """Places where the scenario cannot go on: lines unknown, never reached, or without an end."""
    found: list[tuple[tuple[str, ...], str]] = []
    for name, line in prompt.lines.items():
        for way, branch in line.next.items():
            if branch.go not in prompt.lines:
                known = ", ".join(prompt.lines)
                place = ("lines", name, "next", way, "go")
                found.append((place, f"there is no line {branch.go!r}; lines are {known}"))
        missing = [way for way in NEEDED_WAYS if line.next and way not in line.next]
        if missing:
            found.append((("lines", name, "next"), f"lacks {' and '.join(missing)}"))
    return found or _without_end(prompt)


def _without_end(prompt: Prompt) -> list[tuple[tuple[str, ...], str]]:
    """Lines that nothing leads to, or that lead to no end."""
    targets = {n: {b.go for b in line.next.values()} for n, line in prompt.lines.items()}
    back: dict[str, set[str]] = {name: set() for name in targets}
    for name, goes in targets.items():
        for target in goes:
            back[target].add(name)
    reached = _reached({prompt.first}, targets)
    ending = _reached({name for name, goes in targets.items() if not goes}, back)
    lost = {name: "is never reached" for name in targets if name not in reached}
    endless = "leads to no end: some line after it must have no next"
    lost |= {name: endless for name in reached if name not in ending}
    return [(("lines", name), lost[name]) for name in targets if name in lost]


def _reached(start: set[str], targets: dict[str, set[str]]) -> set[str]:
    seen, todo = set(start), list(start)
    while todo:
        for name in targets[todo.pop()] - seen:
            seen.add(name)
            todo.append(name)
    return seen
