"""Trials 10 to 15: any file is read, read with something said, or refused in one sentence.

What is refused before it is opened (pipes, devices, sparse files, addresses, lists: trials 12 and
13) stands in ``tests/audio/test_decode.py``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from tests.hostile_files import CORPUS
from tests.sound_files import rich
from tests.trials.talking import RUN, SOAK, report
from voicecoach.analyze import NO_SPEECH, analyze
from voicecoach.audio.decode import decode
from voicecoach.conversation import Analysis
from voicecoach.errors import BadInput
from voicecoach.speech.transcribe import Transcriber

FIXTURES = Path(__file__).parents[2] / "audio_fixtures"
N_MUTANTS = 3_000 if SOAK else 300


# --- trial 10 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CORPUS)
def test_an_odd_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    make, expected = CORPUS[name]
    path = tmp_path / name
    make(path)
    if expected == "refused":
        with pytest.raises(BadInput) as refused:
            decode(path)
        assert str(refused.value).startswith(name), "the sentence names the file"
        return
    if expected == "channels":
        with pytest.raises(BadInput, match="--channels 1,2"):
            decode(path)
    with decode(path, (1, 2) if expected == "channels" else None) as held:
        assert bool(held.caveats) == (expected == "caveat"), held.caveats
        assert np.isfinite(held.read()).all()
        assert held.duration > 0.3


def test_the_command_says_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    for name, code in (("16 bit.wav", 0), ("cut.wav", 0), ("4 channels.wav", 2), ("cut.m4a", 2)):
        CORPUS[name][0](tmp_path / name)
        done = subprocess.run(
            [*RUN, "analyze", str(tmp_path / name)], capture_output=True, text=True, timeout=120
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
    assert not any((tmp_path / "data").glob("unfinished/*")), "what is refused leaves nothing"


# --- trial 14 ---------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each mutant is read in a fork")
def test_mutants_are_read_or_refused() -> None:
    """Twelve kinds; each under 5 s and 1 GB."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz_reader", str(N_MUTANTS)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=1800,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["read"] + found["refused"] == found["mutants"] == N_MUTANTS
    report(f"mutants: {found}")
    assert min(found["read"], found["refused"]) > N_MUTANTS / 10, "some of both, or it tries little"


# --- trial 15 ---------------------------------------------------------------------------------


def no_speech_files() -> dict[str, np.ndarray]:
    """Ten seconds each, in one channel at 16 kHz."""
    t = np.arange(160_000) / 16_000
    chance = np.random.default_rng(2)
    notes = 220 * 2 ** (chance.integers(0, 24, 40).repeat(4_000) / 12)
    strings = sum(np.sin(2 * np.pi * np.cumsum(notes * k) / 16_000) / k for k in range(1, 6))
    return {
        "silence": np.zeros(160_000),
        "noise": chance.normal(0, 0.05, 160_000),
        "hum": 0.2 * np.sin(2 * np.pi * 50 * t),
        "music": 0.1 * strings * (0.6 + 0.4 * np.sin(2 * np.pi * 2.5 * t)),
    }


def analyzed(path: Path) -> Analysis:
    return analyze(path, Transcriber("tiny.en"), layout="mono")


@pytest.mark.model
@pytest.mark.usefixtures("real_models")
@pytest.mark.parametrize("kind", no_speech_files())
def test_what_is_no_speech_gets_no_findings(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, no_speech_files()[kind], 16_000)
    found = analyzed(path)
    assert found.moves == ()
    if kind != "music":  # may be taken for singing
        assert NO_SPEECH in found.caveats


@pytest.mark.model
@pytest.mark.usefixtures("real_models")
def test_reversed_speech_gets_no_praise(tmp_path: Path) -> None:
    sound, rate_hz = soundfile.read(FIXTURES / "couple.mono.flac")
    path = tmp_path / "a.wav"
    soundfile.write(path, sound[: 15 * rate_hz][::-1], rate_hz)
    assert [move for move in analyzed(path).moves if move.polarity > 0] == []


@pytest.mark.model
@pytest.mark.usefixtures("real_models")
@pytest.mark.parametrize("voice", ["de", "fr"])
def test_another_language_gets_no_praise(voice: str, tmp_path: Path) -> None:
    texts = {
        "de": "Ich habe mich gestern Abend so allein gefühlt, als du einfach gegangen bist.",
        "fr": "Je me suis sentie tellement seule hier soir quand tu es parti sans rien dire.",
    }
    path = tmp_path / "a.wav"
    try:
        subprocess.run(["espeak-ng", "-v", voice, "-w", str(path), texts[voice]], check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no espeak-ng here to speak another language")
    sound, rate_hz = soundfile.read(path)
    noise = 0.001 * rich(len(sound) / rate_hz)[:, 0]
    sound = soxr.resample(sound, rate_hz, 48_000)
    n = min(len(sound), len(noise))
    soundfile.write(path, sound[:n] + noise[:n], 48_000)
    assert [move for move in analyzed(path).moves if move.polarity > 0] == []
