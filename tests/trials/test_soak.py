"""Long trials, by ``make soak``: an hour of words cut off and resumed, three hours of sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import real_model
from tests.trials.analyzing import analyze, journal, spoken_s, write_long_talk
from tests.trials.talking import SOAK, report

pytestmark = [
    pytest.mark.skipif(not SOAK, reason="long: run `make soak`"),
    pytest.mark.model,
]
MOST_MB = 700.0
MOST_REPEATED_S = 120.0


def test_three_hours_of_stereo_take_little_memory(tmp_path: Path) -> None:
    """Trial 11: turn-taking of a 3-hour file, two channels at 48 kHz (2.1 GB)."""
    talk = tmp_path / "talk.wav"
    write_long_talk(talk, 180, 48_000)
    ended = analyze(tmp_path / "data", "analyze", str(talk), words=False)
    report(f"3 h, turn-taking: {ended.peak_mb:.0f} MB, {ended.seconds:.0f} s")
    assert ended.code == 0, ended.said
    assert ended.peak_mb < MOST_MB


def test_an_hour_killed_at_fifty_minutes_repeats_two_at_most(tmp_path: Path) -> None:
    real_model("tiny.en")
    talk, data = tmp_path / "talk.wav", tmp_path / "data"
    write_long_talk(talk, 60, 48_000)
    killed = analyze(data, "analyze", str(talk), until=50 / 60)
    assert killed.code == -9
    before = journal(data)
    written = sum(spoken_s(key) for key, _ in before if key.startswith("words"))
    resumed = analyze(data, "sessions", "resume", "last", "--json", str(tmp_path / "out.json"))
    assert resumed.code == 0, resumed.said
    # What is repeated: reading and levels, which cost the time until the first new row is there,
    # and the row that was being written down.
    longest_row = max(spoken_s(key) for key, _ in before if key.startswith("words"))
    peak_mb = max(killed.peak_mb, resumed.peak_mb)
    report(
        f"60 min with words: {peak_mb:.0f} MB; killed after {killed.seconds:.0f} s with "
        f"{written / 60:.1f} min of speech written down, went on after "
        f"{resumed.first_found_s:.0f} s with at most {longest_row:.0f} s of speech repeated, "
        f"done {resumed.seconds:.0f} s after the resume"
    )
    assert max(longest_row, resumed.first_found_s) < MOST_REPEATED_S
    assert peak_mb < MOST_MB
