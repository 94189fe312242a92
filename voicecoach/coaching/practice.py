"""A practice as it is kept: the lines, and each take with its feedback.

Schema ``voicecoach.practice/1``. The words of a take are its record; its sound is kept only where
that was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from voicecoach.coaching.feedback import Feedback
from voicecoach.coaching.prompts import Prompt
from voicecoach.conversation import Gap

SCHEMA = "voicecoach.practice/1"


@dataclass(frozen=True, slots=True)
class Take:
    """One answer to one line.

    ``line``: name of the line in the prompt; ``number``: which take of it, from 1;
    ``response_gap_s``: from the end of the partner's line to the first word (None: not known, as
    for a file); ``sound``: start and end in the kept recording; ``before``: what was said in the
    talk that the line comes from.
    """

    feedback: Feedback
    line: str = "start"
    number: int = 1
    response_gap_s: float | None = None
    gaps: tuple[Gap, ...] = ()
    sound: tuple[float, float] | None = None
    before: str = ""


def practice_document(
    prompt: Prompt, takes: Sequence[Take], versions: dict[str, Any]
) -> dict[str, Any]:
    """Return the practice as JSON-ready data."""
    return {
        "schema": SCHEMA,
        "prompt": {
            "name": prompt.name,
            "title": prompt.title,
            "line": prompt.line,
            "practises": prompt.practises,
            "themes": prompt.themes,
        },
        "takes": [take_document(take) for take in takes],
        "versions": versions,
    }


def take_document(take: Take) -> dict[str, Any]:
    """Return one take as JSON-ready data: the feedback's values, then the take's own."""
    own = asdict(take)
    document: dict[str, Any] = own.pop("feedback")
    document["moves"] = list(document["moves"])
    if take.response_gap_s is not None:
        own["response_gap_s"] = round(take.response_gap_s, 3)
    return {**document, **own}
