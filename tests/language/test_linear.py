"""What is stored of a layer is what is added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicecoach.language import linear


def test_sums_are_those_of_the_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {"a": {0: 127, 2: -127}, "b": {0: -3, 1: 12}, "c": {2: -127}}
    stored = linear.packed({"you"}, ["x", "y", "z"], steps, [[1.0]])
    (tmp_path / "layer.json.gz").write_bytes(stored)
    monkeypatch.setattr(linear.resources, "files", lambda _: tmp_path)
    layer = linear.read("layer.json.gz")
    unit = linear.STEPS_PER_UNIT
    assert layer.classes == ("x", "y", "z")
    assert layer.common == {"you"}
    assert layer.sums([]) == [0.0, 0.0, 0.0]
    assert layer.sums(["a", "b", "c", "unknown"]) == [124 / unit, 1.0, -254 / unit]
    assert layer.sums(["a", "b", "c", "unknown"]) == [124 / unit, 1.0, -254 / unit]
