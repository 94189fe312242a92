"""What a listener understands: the word error rate of spoken feedback, by the shared scorer."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from tests.conftest import real_model
from voicecoach.audio.decode import decode
from voicecoach.hearing import hear
from voicecoach.speech.transcribe import Transcriber


def word_error_rate(reference: str, hypothesis: str, shared: Path) -> float:
    """Return the rate of ``shared/score_words.py``."""
    spec = importlib.util.spec_from_file_location("score_words", shared / "score_words.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rate: float = scorer.rate(reference, hypothesis)
    return rate


def understood(path: Path) -> str:
    """Return what the base model hears in a recording."""
    with decode(path) as recording:
        return hear(recording, Transcriber(str(real_model("base")), "en")).text
