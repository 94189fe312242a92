"""Reading PyTorch weight files as data: no torch, and nothing of the file is executed.

A ``.pt``/``.bin`` file of PyTorch 1.6 and later is a zip with raw little-endian tensors in
``NAME/data/KEY`` and a pickle, ``NAME/data.pkl``, that lists them. A pickle may name any callable;
the unpickler here resolves only the few names that rebuild tensors, replaces named inert metadata
by a placeholder, and refuses everything else.
"""

from __future__ import annotations

import io
import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from voicecoach.errors import VoicecoachError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Tensors = dict[str, NDArray[np.generic]]

MAX_BYTES = 200_000_000
"""A file whose members unpack to more than this is no model of ours."""

_STORAGES = {"FloatStorage": "<f4", "LongStorage": "<i8"}
_INERT = frozenset(
    {
        ("torch.torch_version", "TorchVersion"),
        ("pyannote.audio.core.task", "Specifications"),
        ("pyannote.audio.core.task", "Problem"),
        ("pyannote.audio.core.task", "Resolution"),
    }
)
"""Metadata in segmentation-3.0 that nothing here needs."""


class Inert:
    """Stands for metadata that is not read."""

    def __init__(self, *_: object) -> None:
        """Take anything, keep nothing."""

    def __setstate__(self, _: object) -> None:
        """Keep nothing."""


def read_tensors(data: bytes) -> Tensors:
    """Return the tensors of a weight file by name; raises VoicecoachError for anything odd.

    A file that holds a checkpoint is read for its ``state_dict``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (
        zipfile.BadZipFile, pickle.UnpicklingError, KeyError, ValueError, TypeError, EOFError,
        AttributeError, IndexError, NotImplementedError, RuntimeError,
    ) as error:  # fmt: skip
        raise VoicecoachError(
            f"The weight file cannot be read ({type(error).__name__}: {error}); fetch it again."
        ) from error


def _read(archive: zipfile.ZipFile) -> Tensors:
    if sum(member.file_size for member in archive.infolist()) > MAX_BYTES:
        raise ValueError("it unpacks to more than a model of this kind holds")
    (listing,) = (name for name in archive.namelist() if name.endswith("/data.pkl"))
    folder = listing.removesuffix("data.pkl") + "data/"
    unpickler = _Unpickler(
        io.BytesIO(archive.read(listing)), lambda key: archive.read(folder + key)
    )
    found = unpickler.load()
    if isinstance(found, Mapping) and "state_dict" in found:
        found = found["state_dict"]
    if not isinstance(found, Mapping):
        raise TypeError("no table of tensors")
    tensors = {str(name): value for name, value in found.items() if isinstance(value, np.ndarray)}
    if not tensors:
        raise ValueError("no tensors in it")
    return tensors


class _Unpickler(pickle.Unpickler):
    """Resolves the names that rebuild tensors, and no other."""

    def __init__(self, file: io.BytesIO, read: Callable[[str], bytes]) -> None:
        super().__init__(file, encoding="utf-8")
        self._read = read

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild
        if module == "torch" and name in _STORAGES:
            return _STORAGES[name]
        if (module, name) in _INERT:
            return Inert
        raise pickle.UnpicklingError(f"it names {module}.{name}, which no weight file needs")

    def persistent_load(self, pid: Any) -> NDArray[np.generic]:
        kind, dtype, key, _, count = pid
        if kind != "storage" or dtype not in _STORAGES.values() or not str(key).isdecimal():
            raise pickle.UnpicklingError("it refers to something that is no storage")
        values = np.frombuffer(self._read(str(key)), dtype)
        if len(values) < count:
            raise ValueError("a tensor is shorter than it says")
        return values[:count]


def _rebuild(
    storage: Any, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object
) -> NDArray[np.generic]:
    """Return a contiguous copy of the view that ``strides`` (in items) describe."""
    if not isinstance(storage, np.ndarray):
        raise pickle.UnpicklingError("a tensor without storage")
    reach = offset + sum((n - 1) * step for n, step in zip(shape, strides, strict=True))
    if min((offset, *shape, *strides), default=0) < 0 or (shape and reach >= len(storage)):
        raise ValueError("a tensor reaches past its storage")
    if 0 in shape:
        return np.zeros(shape, storage.dtype)
    steps = [step * storage.itemsize for step in strides]
    return np.lib.stride_tricks.as_strided(storage[offset:], shape, steps, writeable=False).copy()
