"""Practice prompts: a partner's line to answer, as TOML, checked before use."""

from __future__ import annotations

import tomllib
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from voicecoach.errors import BadInput
from voicecoach.language.moves import SKILLS
from voicecoach.text import clean

NAME_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
MOST_LINE_CHARS = 300
"""About twenty seconds of speech: more cannot be held in mind and answered."""


class Prompt(BaseModel):
    """One prompt: ``line`` is what the partner says, ``practises`` names skills."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: Annotated[str, Field(pattern=NAME_PATTERN, max_length=60)]
    title: Annotated[str, Field(min_length=1, max_length=60)]
    situation: Annotated[str, Field(min_length=1, max_length=300)]
    line: Annotated[str, Field(min_length=1, max_length=MOST_LINE_CHARS)]
    practises: Annotated[list[str], Field(min_length=1)]

    @field_validator("title", "situation", "line")
    @classmethod
    def _one_safe_line(cls, text: str) -> str:
        if not any(ch.isalnum() for ch in text):
            raise ValueError("has no words")
        return clean(text)

    @field_validator("practises")
    @classmethod
    def _known_skills(cls, names: list[str]) -> list[str]:
        for name in names:
            if name not in SKILLS or SKILLS[name].polarity <= 0:
                good = ", ".join(s for s, skill in SKILLS.items() if skill.polarity > 0)
                raise ValueError(f"names {name!r}; skills to practise are {good}")
        return names


def parse_prompt(text: str, name: str) -> Prompt:
    """Read one prompt from TOML; raises BadInput with the field that is wrong.

    ``name`` is the file's name without ``.toml``.
    """
    try:
        return Prompt.model_validate({"name": name, **tomllib.loads(text)})
    except (tomllib.TOMLDecodeError, RecursionError) as error:  # 50,000 brackets
        raise BadInput(f"The prompt {clean(name, 60)} is not TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        problem = first["msg"].removeprefix("Value error, ")
        raise BadInput(
            f"In the prompt {clean(name, 60)}, {clean(field, 60)}: {clean(problem, 200)}; "
            "see one that works: voicecoach prompts show criticism-at-dinner"
        ) from error
