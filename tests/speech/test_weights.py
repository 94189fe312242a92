"""Weight files are read as data: what names anything but tensors is refused."""

from __future__ import annotations

import io
import pickle
import struct
import zipfile
from typing import Any

import numpy as np
import pytest

from voicecoach.errors import VoicecoachError
from voicecoach.speech.weights import read_tensors


def global_(module: str, name: str) -> bytes:
    return b"c" + module.encode() + b"\n" + name.encode() + b"\n"


def text(value: str) -> bytes:
    return b"X" + struct.pack("<I", len(value)) + value.encode()


def number(value: int) -> bytes:
    return b"J" + struct.pack("<i", value)


def tensor(
    key: str, count: int, offset: int, shape: tuple[int, ...], steps: tuple[int, ...]
) -> bytes:
    """A tensor as torch.save writes it: a rebuild call on a persistent storage."""
    storage = (
        b"(" + text("storage") + global_("torch", "FloatStorage") + text(key) + text("cpu")
        + number(count) + b"tQ"
    )  # fmt: skip
    sizes = b"(" + b"".join(map(number, shape)) + b"t"
    strides = b"(" + b"".join(map(number, steps)) + b"t"
    hooks = global_("collections", "OrderedDict") + b")R"
    return (
        global_("torch._utils", "_rebuild_tensor_v2")
        + b"(" + storage + number(offset) + sizes + strides + b"\x89" + hooks + b"tR"
    )  # fmt: skip


def weight_file(listing: bytes, **storages: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x/data.pkl", b"\x80\x02" + listing + b".")
        for key, values in storages.items():
            archive.writestr(f"x/data/{key[1:]}", values)
    return out.getvalue()


VALUES = np.arange(6, dtype="<f4").tobytes()


def test_tensors_come_out_by_name_with_their_strides() -> None:
    listing = b"}(" + text("w") + tensor("0", 6, 0, (2, 3), (3, 1))
    listing += text("turned") + tensor("0", 6, 0, (3, 2), (1, 3)) + b"u"
    found = read_tensors(weight_file(listing, _0=VALUES))
    assert found["w"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert found["turned"].tolist() == [[0, 3], [1, 4], [2, 5]]


@pytest.mark.parametrize(
    ("module", "name"),
    [("os", "system"), ("builtins", "eval"), ("torch", "load"), ("numpy", "load"), ("io", "open")],
)
def test_a_file_that_names_anything_else_is_refused(module: str, name: str) -> None:
    listing = b"}(" + text("w") + global_(module, name) + b"(" + text("echo hi") + b"tRu"
    with pytest.raises(VoicecoachError, match=f"names {module}.{name}"):
        read_tensors(weight_file(listing, _0=VALUES))


def test_nothing_runs_while_a_hostile_file_is_read(tmp_path: Any) -> None:
    mark = tmp_path / "ran"

    class Hostile:
        def __reduce__(self) -> tuple[Any, ...]:
            return (open, (str(mark), "w"))

    with pytest.raises(VoicecoachError):
        read_tensors(weight_file(pickle.dumps({"w": Hostile()}, 2)[2:-1], _0=VALUES))
    assert not mark.exists()


@pytest.mark.parametrize(
    ("count", "offset", "shape", "steps"),
    [
        (6, 1, (2, 3), (3, 1)),
        (6, 0, (7,), (1,)),
        (6, -1, (2,), (1,)),
        (6, 0, (2,), (-1,)),
        (60, 0, (2,), (1,)),
    ],
)
def test_a_tensor_outside_its_storage_is_refused(
    count: int, offset: int, shape: tuple[int, ...], steps: tuple[int, ...]
) -> None:
    listing = b"}(" + text("w") + tensor("0", count, offset, shape, steps) + b"u"
    with pytest.raises(VoicecoachError, match="cannot be read"):
        read_tensors(weight_file(listing, _0=VALUES))


@pytest.mark.parametrize(
    "data", [b"", b"no zip", weight_file(b"}"), weight_file(b"(" + text("w") + b"t")]
)
def test_what_is_no_weight_file_is_refused(data: bytes) -> None:
    with pytest.raises(VoicecoachError, match="cannot be read"):
        read_tensors(data)
