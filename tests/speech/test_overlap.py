"""Two at once, taught by the talk itself: on sound whose parts can be told by their level."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from tests.conftest import real_model
from voicecoach.speech import overlap
from voicecoach.speech.activity import FRAME, SAMPLE_RATE_HZ, open_network
from voicecoach.speech.segmentation import HIDDEN_LAYERS, Hearing, Segmenter

N = 3000
ALONE = ([(0, 500), (1000, 1150), (1300, 1700)], [(500, 900), (2000, 2950)])
SILENCE = [(1750, 1950), (2960, 2965)]
LEVELS = np.zeros(N * FRAME, np.float32)
for _level, _own in ((1.0, ALONE[0]), (100.0, ALONE[1])):
    for _a, _b in _own:
        LEVELS[_a * FRAME : _b * FRAME] = _level


def read(start: float, end: float) -> np.ndarray:
    return LEVELS[round(start * SAMPLE_RATE_HZ) : round(end * SAMPLE_RATE_HZ)]


def test_mixtures_hold_both_where_they_say_so() -> None:
    sound, labels = overlap.mixtures(read, ALONE, SILENCE, N, 200)
    assert sound.shape == (120, 200 * FRAME)
    assert labels.shape == (120, 200)
    middles = sound.reshape(120, 200, FRAME)[:, :, FRAME // 2]
    assert set(np.unique(labels)) == {-1, 0, 1}
    assert set(np.unique(middles[labels == 0])) == {1.0, 100.0}
    both = middles[labels == 1]
    both = both[(both != 100.0) & (both != 1.0)]  # but for the frames where a cut fades
    assert (labels == 1).sum() - len(both) < 0.1 * len(both)
    again, _ = overlap.mixtures(read, ALONE, SILENCE, N, 200)
    assert (again == sound).all()


def test_a_mixture_at_the_end_lies_inside_the_recording() -> None:
    sound, labels = overlap.mixtures(read, ([(0, 100)], [(2850, 2950)]), [], 2950, 200)
    middles = sound.reshape(len(sound), 200, FRAME)[:, :, FRAME // 2]
    assert (middles[labels == 0] > 0).all()


def test_only_sure_stretches_count_as_one_persons() -> None:
    active = np.zeros((2, 600), bool)
    active[0, :300] = active[1, 250:] = True
    means = np.stack([np.zeros(600), active[0] * 0.9, active[1] * 0.9, np.full(600, 0.1)])
    means[3, 100:110] = 0.5
    a, b = overlap.stretches_alone(active, means)
    assert a == [(0, 100), (110, 250)]
    assert b == [(300, 600)]


def test_little_alone_teaches_nothing() -> None:
    few = ([(0, 500)], [(500, 2950)])
    segmenter = object()  # is not asked
    assert overlap.hear_overlap(segmenter, read, few, [], N, (Hearing(2.0, 0.5),)) is None  # type: ignore[arg-type]


def test_the_regression_gives_log_odds() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(5, 3, (20_000, 3))
    odds = 0.5 * (rows[:, 0] - 5) - 1.0
    wanted = (rng.random(len(rows)) < 1 / (1 + np.exp(-odds))).astype(np.int8)
    weights, bias = overlap.logistic_regression(rows, wanted)
    found = rows @ weights + bias
    assert np.corrcoef(found, odds)[0, 1] > 0.99
    assert abs(np.mean(1 / (1 + np.exp(-found))) - wanted.mean()) < 0.01
    assert 0 < weights[0] < 0.5  # held small


def test_a_network_gives_out_inner_values_too(tmp_path: Path) -> None:
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        [helper.make_node("Neg", ["x"], ["inner"]), helper.make_node("Abs", ["inner"], ["y"])],
        "two",
        [value("x", TensorProto.FLOAT, ["n"])],
        [value("y", TensorProto.FLOAT, ["n"])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path = tmp_path / "two.onnx"
    onnx.save(model, path)
    x = np.array([1.0, -2.0], np.float32)
    y, inner = open_network(path, also=["inner"]).run(["y", "inner"], {"x": x})
    assert y.tolist() == [1, 2]
    assert inner.tolist() == [-1, 2]
    assert len(open_network(path).run(None, {"x": x})) == 1


@pytest.mark.model
def test_the_hidden_layers_are_the_last_two_recurrent_ones(real_models: Path) -> None:  # noqa: ARG001 - moves the folder
    from voicecoach.speech.models import folder_of

    real_model("diarization")
    path = folder_of("diarization") / "segmentation.onnx"
    made = {node.output[0]: node for node in onnx.load(path).graph.node}

    def layer(name: str) -> str:
        while made[name].op_type != "LSTM":
            assert made[name].op_type in ("Transpose", "Reshape")
            name = made[name].input[0]
        return str(made[name].input[1])

    assert [layer(name) for name in HIDDEN_LAYERS] == ["lstm.2.w", "lstm.3.w"]
    hidden = Segmenter(path).hidden(np.zeros((2, 32_000), np.float32))
    assert hidden.shape == (2, 115, 512)
