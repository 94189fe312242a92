"""One microphone: two voices are told apart, on written evidence and with the real networks."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import real_model
from voicecoach.audio.recording import Recording
from voicecoach.speech import speakers
from voicecoach.speech.activity import FRAME
from voicecoach.speech.diarize import find_speech, fitted_threshold
from voicecoach.speech.segmentation import Segmentation, Window
from voicecoach.speech.voiceprint import PRINT_FRAMES, Prints, features

FIXTURES = Path(__file__).resolve().parents[2] / "audio_fixtures"
N = 4000
PRINT_HOP = 25


def voices() -> tuple[np.ndarray, np.ndarray]:
    """A speaks 0-9 s, 20-29 s; B 10-19 s and 27-39 s, in frames."""
    a, b = np.zeros(N, bool), np.zeros(N, bool)
    a[:900] = a[2000:2900] = True
    b[1000:1900] = b[2700:3900] = True
    return a, b


def heard(seed: int = 0) -> tuple[Segmentation, Prints]:
    """What networks would say of it: local speakers in any order, prints near two directions."""
    rng = np.random.default_rng(seed)
    a, b = voices()
    windows = []
    for first in range(0, N - 1000 + 1, 250):
        x, y = a[first : first + 1000], b[first : first + 1000]
        p, q = rng.permutation(3)[:2]
        classes = np.full((1000, 7), 0.005, np.float16)
        pair = {(0, 1): 4, (0, 2): 5, (1, 2): 6}[tuple(sorted((int(p), int(q))))]
        column = np.where(x & y, pair, np.where(x, 1 + p, np.where(y, 1 + q, 0)))
        classes[np.arange(1000), column] = 0.97
        windows.append(Window(first, classes))
    centres = np.arange((N - PRINT_FRAMES) // PRINT_HOP + 1) * PRINT_HOP + PRINT_FRAMES // 2
    one, two = np.eye(192)[0], np.eye(192)[1]
    share = [a[c - 50 : c + 50].mean() for c in centres]
    vectors = np.outer(share, one) + np.outer(1 - np.array(share), two)
    vectors += rng.normal(0, 0.02, vectors.shape)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    speech = np.asarray(a | b, np.float32) * 0.98 + 0.01
    return Segmentation(N, tuple(windows), speech), Prints(centres, vectors)


@pytest.mark.parametrize("seed", range(3))
def test_local_speakers_become_two_people_whatever_their_order(seed: int) -> None:
    a, b = voices()
    found, prints = heard(seed)
    maps, two = speakers.cluster(found, prints)
    means = speakers.posterior(found, maps)
    two = speakers.refine_voices(means, prints, two)
    active = speakers.resegment(means, speakers.overlap_in(means), prints, two, a | b)
    if (active[0] & a).sum() < (active[1] & a).sum():
        active = active[::-1]
    wrong = (active[0] ^ a).sum() + (active[1] ^ b).sum()
    assert wrong / (a.sum() + b.sum()) < 0.02
    assert not active[:, ~(a | b)].any()


def test_nothing_heard_gives_nobody() -> None:
    found = Segmentation(0, (), np.zeros(0, np.float32))
    prints = Prints(np.zeros(0, np.int64), np.zeros((0, 192), np.float32))
    maps, two = speakers.cluster(found, prints)
    assert (maps, two.shape) == ([], (2, 192))
    active = speakers.resegment(np.zeros((4, 0)), np.zeros(0), prints, two, np.zeros(0, bool))
    assert active.shape == (2, 0)


def test_the_threshold_follows_a_far_voice() -> None:
    sure = np.repeat([0.05, 0.97, 0.05], 300).astype(np.float32)
    near = np.where(sure > 0.5, 0.95, 0.02).astype(np.float32)
    far = np.where(sure > 0.5, 0.2, 0.002).astype(np.float32)
    assert fitted_threshold(near, sure) > fitted_threshold(far, sure)
    assert fitted_threshold(far, np.full(900, 0.5, np.float32)) == 0.0
    power = np.where(sure > 0.5, 1e-3, 1e-7).astype(np.float64)
    for activity in (near, far):
        speech = find_speech(activity, sure, power)
        assert speech[350:550].all()
        assert not speech[:200].any()


def test_a_soft_beginning_is_followed_back() -> None:
    sure = np.repeat([0.05, 0.97, 0.05], 300).astype(np.float32)
    activity = np.where(sure > 0.5, 0.95, 0.02).astype(np.float32)
    activity[300:320] = 0.02
    power = np.where(sure > 0.5, 1e-3, 1e-7) * (1 + 0.05 * np.sin(np.arange(900)))
    assert find_speech(activity, sure, power)[305:320].all()


def test_features_are_those_of_kaldi() -> None:
    """A tone of 1 kHz lies in the band whose centre is nearest, 80 bands from 20 Hz to 8 kHz."""
    tone = np.sin(2 * np.pi * 1000 * np.arange(16_000) / 16_000).astype(np.float32)
    found = features(tone)
    assert found.shape == (98, 80)
    mel = 1127 * np.log1p(np.array([20.0, 8000.0, 1000.0]) / 700)
    expected = (mel[2] - mel[0]) / ((mel[1] - mel[0]) / 81) - 1
    assert abs(int(found.mean(axis=0).argmax()) - expected) < 1
    assert features(tone[:399]).shape == (0, 80)


@pytest.mark.model
class TestRealNetworks:
    @pytest.fixture(autouse=True)
    def _models(self, real_models: Path) -> None:  # noqa: ARG002 - moves the folder
        real_model("diarization")

    def test_the_fixture_in_mono(self) -> None:
        from voicecoach.audio.decode import decode
        from voicecoach.speech.diarize import Diarizer

        truth = json.loads((FIXTURES / "couple.mono.json").read_text())
        with decode(FIXTURES / "couple.mono.flac", None, lambda _a, _b: None) as recording:
            found = Diarizer().diarize(recording)
            n = recording.n_frames // FRAME
        frames = np.zeros((2, 2, n + 1), bool)
        names = sorted({one["speaker"] for one in truth["segments"]})
        for one in truth["segments"]:
            span = slice(round(one["start"] * 100), round(one["end"] * 100))
            frames[0, names.index(one["speaker"]), span] = True
        for k, own in enumerate(found.segments):
            for segment in own:
                frames[1, k, round(segment.start * 100) : round(segment.end * 100)] = True
        t, h = frames
        h = h if (t & h).sum() > (t & h[::-1]).sum() else h[::-1]
        wrong = np.maximum(t.sum(0), h.sum(0)).sum() - (t & h).sum()
        assert wrong / t.sum() < 0.12
        assert (t.all(0) & h.all(0)).sum() / t.all(0).sum() > 0.6, "both at once are heard"
        assert found.likeness < 0.5
        assert found.segments[0][0].start < found.segments[1][0].start

    def test_voices_that_may_be_one_teach_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from voicecoach.audio.decode import decode
        from voicecoach.speech import diarize

        asked: list[object] = []
        monkeypatch.setattr(diarize, "hear_overlap", lambda *args: asked.append(args))
        diarizer = diarize.Diarizer()
        with decode(FIXTURES / "couple.mono.flac", None, lambda _a, _b: None) as recording:
            two = Recording.from_samples(recording.read(0.0, 30.0))
        diarizer.diarize(two)
        assert len(asked) == 1
        monkeypatch.setattr(diarize, "ALIKE", -1.0)
        diarizer.diarize(two)
        assert len(asked) == 1

    def test_silence_and_moments_of_sound_give_nobody(self) -> None:
        from voicecoach.speech.diarize import Diarizer

        diarizer = Diarizer()
        for n in (0, 100, 800, 16_000, 16_000 * 12):
            found = diarizer.diarize(Recording.from_samples(np.zeros(n, np.float32)))
            assert found.segments == ((), ())
