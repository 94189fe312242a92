"""The two networks of diarization as ONNX, built from their published weights.

- *segmentation*: pyannote segmentation-3.0 (MIT; Plaquet & Bredin, "Powerset multi-class cross
  entropy loss for neural speaker diarization", 2023). Input ``sound`` (batch, samples) at 16 kHz;
  output ``classes`` (batch, frames, 7): log probabilities of silence, each of three local speakers,
  and each pair of them.
- *voice print*: CAM++ (Apache-2.0; Wang et al., "CAM++: a fast and efficient network for speaker
  verification", 2023). Input ``features`` (batch, frames, 80): mean-normalised log mel energies of
  at most 2 s; output ``print`` (batch, 192).

The structure is written out here; only the numbers come from the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from voicecoach.speech.catalogue import SEGMENTATION, VOICE_PRINT
from voicecoach.speech.weights import read_tensors

if TYPE_CHECKING:
    from voicecoach.speech.weights import Tensors

OPSET = 17
IR_VERSION = 8
SAMPLE_RATE_HZ = 16_000
LEAKY_SLOPE = 0.01
EPSILON = 1e-5
"""PyTorch's defaults for leaky ReLU and for normalisation."""

SINC_STRIDE = 10
SINC_LOWEST_HZ = 50.0
SINC_NARROWEST_HZ = 50.0
LSTM_LAYERS = 4
LSTM_SIZE = 128

CAM_BLOCKS = ((12, 1), (24, 2), (16, 2))
"""Layers and dilation of each densely connected block."""


def make_diarization(folder: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Both networks by file name, from the weight files of these names (segmentation first)."""
    first, second = (read_tensors((folder / name).read_bytes()) for name in names)
    return {SEGMENTATION: segmentation(first), VOICE_PRINT: voice_print(second)}


class _Graph:
    """Collects the nodes and constants of an ONNX graph; ``add`` returns the name of an output."""

    def __init__(self, tensors: Tensors) -> None:
        self.tensors = tensors
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, value: Any, dtype: Any = np.float32) -> str:
        from onnx import numpy_helper

        array = np.ascontiguousarray(np.asarray(value, dtype))
        self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.tensors[name])

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        from onnx import helper

        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def model(self, takes: tuple[str, list[Any]], makes: tuple[str, list[Any]], made: str) -> bytes:
        """Serialize; ``takes`` and ``makes``: name and shape; ``made``: the node of the output."""
        from onnx import TensorProto, checker, helper

        self.nodes.append(helper.make_node("Identity", [made], [makes[0]]))
        graph = helper.make_graph(
            self.nodes,
            "voicecoach",
            [helper.make_tensor_value_info(takes[0], TensorProto.FLOAT, takes[1])],
            [helper.make_tensor_value_info(makes[0], TensorProto.FLOAT, makes[1])],
            list(self.constants.values()),
        )
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
        )
        checker.check_model(model)
        serialized: bytes = model.SerializeToString()
        return serialized


def segmentation(tensors: Tensors) -> bytes:
    """The segmentation network as ONNX."""
    graph = _Graph(tensors)
    x = graph.add("Unsqueeze", "sound", graph.constant("channel", [1], np.int64))
    x = _instance_norm(graph, x, "sincnet.wav_norm1d")
    for i in range(3):
        if i == 0:
            kernels = graph.constant("sinc", sinc_filters(tensors))
            x = graph.add("Abs", graph.add("Conv", x, kernels, strides=[SINC_STRIDE]))
        else:
            name = f"sincnet.conv1d.{i}"
            x = graph.add("Conv", x, graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias"))
        x = graph.add("MaxPool", x, kernel_shape=[3], strides=[3])
        x = _instance_norm(graph, x, f"sincnet.norm1d.{i}")
        x = graph.add("LeakyRelu", x, alpha=LEAKY_SLOPE)
    x = graph.add("Transpose", x, perm=[2, 0, 1])  # time, batch, features
    joined = graph.constant("joined", [0, 0, 2 * LSTM_SIZE], np.int64)
    for layer in range(LSTM_LAYERS):
        x = _lstm(graph, x, layer)
        x = graph.add("Reshape", graph.add("Transpose", x, perm=[0, 2, 1, 3]), joined)
    x = graph.add("Transpose", x, perm=[1, 0, 2])
    for name in ("linear.0", "linear.1"):
        x = graph.add("LeakyRelu", _linear(graph, x, name), alpha=LEAKY_SLOPE)
    x = graph.add("LogSoftmax", _linear(graph, x, "classifier"), axis=-1)
    return graph.model(("sound", ["batch", "samples"]), ("classes", ["batch", "frames", 7]), x)


def sinc_filters(tensors: Tensors) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Band-pass filters of the first layer, shape (80, 1, 251): 40 cosine, 40 sine phase.

    Ravanelli & Bengio, "Speaker recognition from raw waveform with SincNet" (2018), with the
    conjugate filters of Pariente et al., "Filterbank design for end-to-end speech separation".
    """
    name = "sincnet.conv1d.0.filterbank"
    low_hz, band_hz, window, n = (
        tensors[f"{name}.{part}"].astype(np.float64)
        for part in ("low_hz_", "band_hz_", "window_", "n_")
    )
    low = SINC_LOWEST_HZ + np.abs(low_hz)
    high = np.clip(low + SINC_NARROWEST_HZ + np.abs(band_hz), SINC_LOWEST_HZ, SAMPLE_RATE_HZ / 2)
    band = high - low
    cosine = (np.sin(high @ n) - np.sin(low @ n)) / (n / 2) * window
    sine = (np.cos(low @ n) - np.cos(high @ n)) / (n / 2) * window
    even = np.concatenate([cosine, 2 * band, cosine[:, ::-1]], axis=1)
    odd = np.concatenate([sine, np.zeros_like(band), -sine[:, ::-1]], axis=1)
    both: np.ndarray[Any, np.dtype[np.float64]] = np.concatenate(
        [even / (2 * band), odd / (2 * band)]
    )[:, None]
    return both


def voice_print(tensors: Tensors) -> bytes:
    """The voice-print network as ONNX."""
    graph = _Graph(tensors)
    x = graph.add("Transpose", "features", perm=[0, 2, 1])
    x = graph.add("Unsqueeze", x, graph.constant("channel", [1], np.int64))
    x = _front(graph, x)
    x = _conv(graph, x, "xvector.tdnn.linear", strides=[2], pads=[2, 2])
    x = _norm(graph, x, "xvector.tdnn.nonlinear.batchnorm", relu=True)
    for i, (layers, dilation) in enumerate(CAM_BLOCKS, start=1):
        for layer in range(1, layers + 1):
            name = f"xvector.block{i}.tdnnd{layer}"
            x = graph.add("Concat", x, _dense_layer(graph, x, name, dilation), axis=1)
        x = _norm(graph, x, f"xvector.transit{i}.nonlinear.batchnorm", relu=True)
        x = _conv(graph, x, f"xvector.transit{i}.linear")
    x = _norm(graph, x, "xvector.out_nonlinear.batchnorm", relu=True)
    x = _statistics(graph, x)
    x = _conv(graph, x, "xvector.dense.linear")
    x = _norm(graph, x, "xvector.dense.nonlinear.batchnorm")
    x = graph.add("Squeeze", x, graph.constant("last", [2], np.int64))
    return graph.model(("features", ["batch", "frames", 80]), ("print", ["batch", 192]), x)


def _front(graph: _Graph, x: str) -> str:
    """Two-dimensional residual layers over frequency and time; frequency is divided by 8."""
    x = _conv(graph, x, "head.conv1", pads=[1] * 4)
    x = _norm(graph, x, "head.bn1", relu=True)
    for name, stride in (
        ("head.layer1.0", 2), ("head.layer1.1", 1), ("head.layer2.0", 2), ("head.layer2.1", 1),
    ):  # fmt: skip
        y = _conv(graph, x, f"{name}.conv1", strides=[stride, 1], pads=[1] * 4)
        y = _norm(graph, y, f"{name}.bn1", relu=True)
        y = _norm(graph, _conv(graph, y, f"{name}.conv2", pads=[1] * 4), f"{name}.bn2")
        if stride != 1:
            x = _conv(graph, x, f"{name}.shortcut.0", strides=[stride, 1])
            x = _norm(graph, x, f"{name}.shortcut.1")
        x = graph.add("Relu", graph.add("Add", y, x))
    x = _conv(graph, x, "head.conv2", strides=[2, 1], pads=[1] * 4)
    x = _norm(graph, x, "head.bn2", relu=True)
    return graph.add("Reshape", x, graph.constant("flat", [0, 320, -1], np.int64))


def _dense_layer(graph: _Graph, x: str, name: str, dilation: int) -> str:
    """Context-aware masking: the local convolution, weighted by what the whole stretch says.

    The published network adds means over stretches of 2 s to the mean over all; within 2 s the two
    are the same, hence the factor.
    """
    x = _norm(graph, x, f"{name}.nonlinear1.batchnorm", relu=True)
    x = _conv(graph, x, f"{name}.linear1")
    x = _norm(graph, x, f"{name}.nonlinear2.batchnorm", relu=True)
    local = _conv(
        graph, x, f"{name}.cam_layer.linear_local", pads=[dilation] * 2, dilations=[dilation]
    )
    context = graph.add("ReduceMean", x, axes=[-1], keepdims=1)
    context = graph.add("Mul", context, graph.constant("two", 2.0))
    context = graph.add("Relu", _conv(graph, context, f"{name}.cam_layer.linear1", bias=True))
    mask = graph.add("Sigmoid", _conv(graph, context, f"{name}.cam_layer.linear2", bias=True))
    return graph.add("Mul", local, mask)


def _statistics(graph: _Graph, x: str) -> str:
    """Mean and (unbiased) standard deviation over time, one after the other."""
    mean = graph.add("ReduceMean", x, axes=[-1], keepdims=1)
    off = graph.add("Sub", x, mean)
    squares = graph.add("ReduceSum", graph.add("Mul", off, off), _last(graph), keepdims=1)
    length = graph.add("Shape", x, start=2, end=3)
    count = graph.add("Cast", length, to=1)
    fewer = graph.add("Sub", count, graph.constant("one", 1.0))
    deviation = graph.add("Sqrt", graph.add("Div", squares, fewer))
    return graph.add("Concat", mean, deviation, axis=1)


def _last(graph: _Graph) -> str:
    return graph.constant("last", [2], np.int64)


def _linear(graph: _Graph, x: str, name: str) -> str:
    turned = graph.constant(f"{name}.turned", graph.tensors[f"{name}.weight"].T)
    return graph.add("Add", graph.add("MatMul", x, turned), graph.weight(f"{name}.bias"))


def _conv(graph: _Graph, x: str, name: str, bias: bool = False, **attributes: Any) -> str:
    inputs = [x, graph.weight(f"{name}.weight")]
    if bias:
        inputs.append(graph.weight(f"{name}.bias"))
    return graph.add("Conv", *inputs, **attributes)


def _norm(graph: _Graph, x: str, name: str, relu: bool = False) -> str:
    tensors = graph.tensors
    size = tensors[f"{name}.running_mean"].shape
    x = graph.add(
        "BatchNormalization",
        x,
        graph.constant(f"{name}.weight", tensors.get(f"{name}.weight", np.ones(size))),
        graph.constant(f"{name}.bias", tensors.get(f"{name}.bias", np.zeros(size))),
        graph.weight(f"{name}.running_mean"),
        graph.weight(f"{name}.running_var"),
        epsilon=EPSILON,
    )
    return graph.add("Relu", x) if relu else x


def _instance_norm(graph: _Graph, x: str, name: str) -> str:
    weight, bias = graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias")
    return graph.add("InstanceNormalization", x, weight, bias, epsilon=EPSILON)


def _lstm(graph: _Graph, x: str, layer: int) -> str:
    """A bidirectional layer; PyTorch's gates i, f, g, o in ONNX's order i, o, f, g."""

    def gates(kind: str, ending: str) -> Any:
        i, f, g, o = np.split(graph.tensors[f"lstm.{kind}_l{layer}{ending}"], 4)
        return np.concatenate([i, o, f, g])

    ways = ("", "_reverse")
    w, r = (np.stack([gates(kind, way) for way in ways]) for kind in ("weight_ih", "weight_hh"))
    b = np.stack([np.concatenate([gates("bias_ih", way), gates("bias_hh", way)]) for way in ways])
    return graph.add(
        "LSTM",
        x,
        graph.constant(f"lstm.{layer}.w", w),
        graph.constant(f"lstm.{layer}.r", r),
        graph.constant(f"lstm.{layer}.b", b),
        direction="bidirectional",
        hidden_size=LSTM_SIZE,
    )
