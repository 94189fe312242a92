"""The errors that reports print are those that the documentation gives."""

from __future__ import annotations

import re
from pathlib import Path

from voicecoach.report.accuracy import MEASURED, REFLECTIONS_RIGHT, sentence

DOCS = Path(__file__).resolve().parents[2] / "docs" / "how-it-measures.md"


def test_reports_and_documentation_agree() -> None:
    rows = {}
    for line in DOCS.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and (number := re.match(r"[\d.]+", cells[1])):
            mono = re.match(r"[\d.]+", cells[2])
            rows[cells[0].split(",")[0].split(" (")[0]] = (number[0], mono[0] if mono else "")
    for i, layout in enumerate(("stereo", "mono")):
        found = MEASURED[layout]  # type: ignore[index]
        assert float(rows["diarization error rate"][i]) == found.diarization_error
        assert float(rows["balance"][i]) == found.balance_points
        assert float(rows["interruptions"][i]) == found.interruptions
        assert float(rows["back-channels"][i]) == found.backchannels


def test_what_is_said_of_reflections_is_documented() -> None:
    found = re.search(r"reflections that are shown \.(\d+) are ones", DOCS.read_text("utf-8"))
    assert found is not None
    assert float(f".{found[1]}") == REFLECTIONS_RIGHT


def test_only_estimates_carry_their_error() -> None:
    assert sentence("stereo") is None
    assert "One microphone" in (sentence("mono") or "")
