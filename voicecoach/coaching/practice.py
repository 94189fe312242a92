"""A practice as it is kept: the line, and each take with its feedback.

Schema ``voicecoach.practice/1``. The words of a take are its only record; sound is not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from voicecoach.coaching.feedback import Feedback
from voicecoach.coaching.prompts import Prompt

SCHEMA = "voicecoach.practice/1"


def practice_document(
    prompt: Prompt, takes: Sequence[Feedback], versions: dict[str, Any]
) -> dict[str, Any]:
    """Return the practice as JSON-ready data."""
    return {
        "schema": SCHEMA,
        "prompt": {"name": prompt.name, "title": prompt.title, "line": prompt.line},
        "takes": [take_document(take) for take in takes],
        "versions": versions,
    }


def take_document(take: Feedback) -> dict[str, Any]:
    """Return one take as JSON-ready data."""
    document = asdict(take)
    document["moves"] = [asdict(move) for move in take.moves]
    return document
