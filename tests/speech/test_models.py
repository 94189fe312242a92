"""Models on this machine: found by name or path, and refused where a bit is not as it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import real_model
from voicecoach import places
from voicecoach.errors import BadInput, Missing, VoicecoachError
from voicecoach.speech import catalogue, models
from voicecoach.speech.catalogue import Model

TOY_FILES = {
    "model.bin": b"\x06\0\0\0\x0c\0WhisperSpec\0" + bytes(range(256)) * 20,
    "config.json": b'{"lang_ids": []}',
    "tokenizer.json": b'{"version": "1.0"}',
    "vocabulary.txt": b"a\nb\n",
}
"""What looks like a model, and no more."""


def write_toy(folder: Path, **changes: bytes) -> Path:
    """A toy model in ``folder``; ``model_bin=b""`` changes model.bin, and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = {name.replace("_", "."): content for name, content in changes.items()}
    for name, content in {**TOY_FILES, **changed}.items():
        (folder / name).write_bytes(content)
    return folder


def toy(hashes: bool = True, packages: tuple[str, ...] = (), repo: str = "") -> Model:
    files = {name: hashlib.sha256(content).hexdigest() for name, content in TOY_FILES.items()}
    return Model("toy", "a toy", 1, files if hashes else {}, packages, repo)


@pytest.fixture
def known_toy(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The name ``toy`` is known, with its hashes; returns where it belongs."""
    monkeypatch.setitem(catalogue.KNOWN, "toy", toy())
    return places.models_folder() / "toy"


def flip_a_bit(path: Path, at: int = -1) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


# By name


def test_a_whole_model_is_found(known_toy: Path) -> None:
    write_toy(known_toy)
    found = models.checked("toy")
    assert (found.name, found.folder) == ("toy", known_toy)
    assert found.sha256 == hashlib.sha256(TOY_FILES["model.bin"]).hexdigest()


@pytest.mark.usefixtures("known_toy")
def test_a_model_that_is_not_here_names_the_command() -> None:
    with pytest.raises(Missing, match=r"not here; .*`voicecoach models add toy`"):
        models.checked("toy")


@pytest.mark.parametrize("name", TOY_FILES)
def test_one_changed_bit_is_refused(known_toy: Path, name: str) -> None:
    write_toy(known_toy)
    flip_a_bit(known_toy / name)
    with pytest.raises(Missing, match=rf"damaged \({name} .*`voicecoach models add toy`"):
        models.checked("toy")


@pytest.mark.parametrize("name", TOY_FILES)
def test_a_lacking_or_cut_file_is_refused(known_toy: Path, name: str) -> None:
    write_toy(known_toy)
    (known_toy / name).write_bytes(TOY_FILES[name][:-1])
    with pytest.raises(Missing, match=rf"damaged \({name} differs"):
        models.checked("toy")
    (known_toy / name).unlink()
    with pytest.raises(Missing, match=rf"damaged \({name} is missing"):
        models.checked("toy")


@pytest.mark.parametrize("name", ["vocabulary.json", "preprocessor_config.json"])
def test_a_file_that_the_loader_would_read_too_is_refused(known_toy: Path, name: str) -> None:
    (write_toy(known_toy) / name).write_text("{}")
    with pytest.raises(Missing, match=rf"damaged \({name} does not belong"):
        models.checked("toy")


@pytest.mark.parametrize(
    "name", ["foo", "", "Tiny.en", "a\0b", "x" * 300, "\x1b[2J", "tiny.en ", "..\u202e"]
)
def test_an_unknown_name_points_to_the_list(name: str) -> None:
    with pytest.raises(Missing, match="`voicecoach models list`") as told:
        models.checked(name)
    assert "\x1b" not in str(told.value)
    assert len(str(told.value)) < 300


@pytest.mark.parametrize(
    "name", ["../toy", "a/b", "/toy", "..", ".", "-x", "A", "a..b", "con.", ""]
)
def test_a_name_leads_nowhere_else(name: str, tmp_path: Path) -> None:
    write_toy(tmp_path / "toy")
    models.record(tmp_path / "toy")
    assert not models.is_safe_name(name)
    with pytest.raises(Missing):
        models.find(name)
    with pytest.raises(BadInput, match="cannot be a model's name"):
        models.own_model(name)
    with pytest.raises(Missing):
        models.remove(name)
    assert (tmp_path / "toy" / "model.bin").is_file()


@given(st.text(max_size=80))
def test_a_safe_name_is_one_folder(name: str) -> None:
    if models.is_safe_name(name):
        assert Path(name).name == name
        assert name not in {".", ".."}
        assert name.isascii()


def test_every_known_name_is_a_safe_one() -> None:
    for name, model in catalogue.KNOWN.items():
        assert model.name == name
        assert models.is_safe_name(name)
        assert model.repo or model.packages
        assert set(model.files) <= set(model.form.read_at_load)
        assert all(len(sha256) == 64 for sha256 in model.files.values())


def test_a_folder_of_the_same_name_here_does_not_hide_a_known_model(
    known_toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_toy(tmp_path / "here" / "toy", model_bin=b"other")
    monkeypatch.chdir(tmp_path / "here")
    write_toy(known_toy)
    assert models.checked("toy").folder == known_toy


# Hashes that were recorded


@pytest.fixture
def recorded_toy(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A known model without known hashes, recorded as at its first fetch."""
    monkeypatch.setitem(catalogue.KNOWN, "toy", toy(hashes=False))
    folder = write_toy(places.models_folder() / "toy")
    models.record(folder)
    return folder


def test_recorded_hashes_are_checked(recorded_toy: Path) -> None:
    assert models.checked("toy").sha256 == hashlib.sha256(TOY_FILES["model.bin"]).hexdigest()
    flip_a_bit(recorded_toy / "vocabulary.txt")
    with pytest.raises(Missing, match=r"damaged \(vocabulary\.txt differs"):
        models.checked("toy")


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"model.bin": 7}', '{"../x": "0"}', "\xff"])
def test_a_damaged_record_is_no_reason_to_trust(recorded_toy: Path, record: str) -> None:
    (recorded_toy / models.HASHES).write_bytes(record.encode("latin-1"))
    with pytest.raises(Missing, match="damaged"):
        models.checked("toy")


def test_a_lost_record_is_no_reason_to_trust(recorded_toy: Path) -> None:
    (recorded_toy / models.HASHES).unlink()
    with pytest.raises(Missing, match="damaged"):
        models.checked("toy")


def test_a_model_of_the_users_own_name_is_found() -> None:
    models.record(write_toy(places.models_folder() / "mine"))
    assert models.checked("mine").name == "mine"
    assert [model.name for model in models.installed()] == ["mine"]
    flip_a_bit(places.models_folder() / "mine" / "model.bin")
    with pytest.raises(Missing, match="`voicecoach models add mine --from PATH`"):
        models.checked("mine")


# By path


def test_a_folder_of_the_users_own_is_used(tmp_path: Path) -> None:
    found = models.checked(str(write_toy(tmp_path / "own")))
    assert (found.name, found.folder) == ("own", tmp_path / "own")
    assert found.sha256 == hashlib.sha256(TOY_FILES["model.bin"]).hexdigest()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"model_bin": b"PK\x03\x04 a zip"}, "model.bin is no Whisper model"),
        ({"model_bin": b""}, "model.bin is no Whisper model"),
        ({"config_json": b"{"}, "config.json is no JSON"),
        ({"config_json": b"[1]"}, "config.json does not hold"),
        ({"config_json": b"\xff\xfe"}, "config.json is no JSON"),
        ({"tokenizer_json": b"[" * 100_000}, "tokenizer.json is no JSON"),
        ({"vocabulary_json": b"{}"}, "vocabulary.json does not hold"),
    ],
)
def test_a_folder_without_a_whisper_model_is_refused(
    tmp_path: Path, changes: dict[str, bytes], why: str
) -> None:
    folder = write_toy(tmp_path / "own", **changes)
    with pytest.raises(Missing, match=rf"damaged one \({why}.*`voicecoach models add tiny\.en`"):
        models.checked(str(folder))


@pytest.mark.parametrize("name", TOY_FILES)
def test_a_folder_that_lacks_a_file_is_refused(tmp_path: Path, name: str) -> None:
    (write_toy(tmp_path / "own") / name).unlink()
    with pytest.raises(Missing, match=rf"damaged one \({name}.* is missing"):
        models.checked(str(tmp_path / "own"))


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX")
def test_a_pipe_for_a_file_is_not_waited_for(tmp_path: Path) -> None:
    (write_toy(tmp_path / "own") / "model.bin").unlink()
    os.mkfifo(tmp_path / "own" / "model.bin")
    with pytest.raises(Missing, match=r"model\.bin is missing"):
        models.checked(str(tmp_path / "own"))


@pytest.mark.parametrize("path", ["/no/such/folder", "no/such", "~nobody/x", "/dev/null/x"])
def test_a_folder_that_is_not_there_is_a_sentence(path: str) -> None:
    with pytest.raises(Missing, match="There is no folder"):
        models.checked(path)


# Listing and removing


def test_what_is_here_is_listed_in_the_tables_order(known_toy: Path) -> None:
    assert models.installed() == []
    write_toy(known_toy)
    models.record(write_toy(places.models_folder() / "mine"))
    write_toy(places.models_folder() / "tiny.en")  # damaged, and here
    for stray in (".fetching-x", "not recorded", "UPPER"):
        write_toy(places.models_folder() / stray)
    assert [model.name for model in models.installed()] == ["tiny.en", "toy", "mine"]


def test_a_models_folder_that_is_a_file_is_a_sentence() -> None:
    places.models_folder().write_text("")
    with pytest.raises(VoicecoachError, match="set VOICECOACH_MODELS"):
        models.installed()


def test_removing_leaves_nothing(known_toy: Path) -> None:
    write_toy(known_toy)
    models.remove("toy")
    assert not known_toy.exists()
    with pytest.raises(Missing, match="nothing to remove"):
        models.remove("toy")


def test_removing_leaves_alone_what_is_not_ours(known_toy: Path) -> None:
    (write_toy(known_toy) / "diary.txt").write_text("dear")
    with pytest.raises(VoicecoachError, match=r"'diary\.txt'.*left alone"):
        models.remove("toy")
    assert len(list(known_toy.iterdir())) == len(TOY_FILES) + 1


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX")
def test_removing_a_link_keeps_what_it_points_to(known_toy: Path, tmp_path: Path) -> None:
    stick = write_toy(tmp_path / "stick")
    known_toy.parent.mkdir(parents=True)
    known_toy.symlink_to(stick)
    assert models.checked("toy").name == "toy"
    models.remove("toy")
    assert not known_toy.is_symlink()
    assert (stick / "model.bin").is_file()


# Real weights


@pytest.mark.model
class TestRealWeights:
    @pytest.mark.usefixtures("real_models")
    def test_tiny_en_is_the_known_one(self) -> None:
        found = models.checked("tiny.en")
        assert found.sha256 == catalogue.KNOWN["tiny.en"].files["model.bin"]
        assert models.checked(str(found.folder)).sha256 == found.sha256

    def test_one_bit_in_75_million_bytes_is_refused(self) -> None:
        copy = places.models_folder() / "tiny.en"
        shutil.copytree(real_model("tiny.en"), copy)
        models.checked("tiny.en")
        with (copy / "model.bin").open("r+b") as file:
            file.seek(40_000_000)
            byte = file.read(1)[0]
            file.seek(40_000_000)
            file.write(bytes([byte ^ 0x10]))
        with pytest.raises(Missing, match=r"damaged \(model\.bin differs"):
            models.checked("tiny.en")

    def test_the_record_of_a_real_model_agrees_with_the_table(self, tmp_path: Path) -> None:
        shutil.copytree(real_model("tiny.en"), tmp_path / "copy")
        models.record(tmp_path / "copy")
        recorded = json.loads((tmp_path / "copy" / models.HASHES).read_text())
        assert recorded == catalogue.KNOWN["tiny.en"].files
