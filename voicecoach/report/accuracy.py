"""How far the figures of a layout were off on talks whose truth is known.

Measured by ``benchmarks/turns.py`` with words on five simulated talks of two minutes (real read
speech; in mono, one microphone in a reverberant room); ``docs/how-it-measures.md`` has the table.
"""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.conversation import Layout


@dataclass(frozen=True, slots=True)
class Accuracy:
    """``diarization_error``: share of speech time given wrongly, missed or made up (no collar).

    ``balance_points``: mean error of a speech share in percentage points. ``interruptions`` and
    ``backchannels``: F1, right speaker and within a second.
    """

    diarization_error: float
    balance_points: float
    interruptions: float
    backchannels: float


MEASURED: dict[Layout, Accuracy] = {
    "stereo": Accuracy(0.029, 0.8, 0.93, 0.94),
    "mono": Accuracy(0.103, 1.9, 0.81, 0.78),
}

REFLECTIONS_RIGHT = 0.81
"""Of the reflections that are shown, how many are ones, on counsellors' replies."""


def sentence(layout: Layout) -> str | None:
    """What to print beside the figures of ``layout``; None where they are no estimates."""
    if layout != "mono":
        return None
    found = MEASURED[layout]
    return (
        "One microphone: who spoke is an estimate. On test talks of two minutes (longer ones are "
        "heard more sparsely and a little worse) the shares were off by "
        f"{found.balance_points:.0f} points, {found.diarization_error:.0%} of the speech was given "
        f"wrongly or missed; interruptions were found with F1 {found.interruptions:.2f}, "
        f"back-channels with F1 {found.backchannels:.2f}."
    )
