"""The pipeline: sound -> who spoke when -> words -> turns and moves -> Analysis.

``analyze`` reads a recording of two people, or their timed words. It uses the models that are here,
and says in ``caveats`` what it had to leave out without one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach import __version__
from voicecoach.conversation import Analysis, Gap, RecordingFacts, Versions
from voicecoach.findings import conclude
from voicecoach.hearing import (
    LayoutWish,
    Progress,
    choose_layout,
    load_diarizer,
    units_from_mono,
    units_from_stereo,
)
from voicecoach.language.detect import RULES_VERSION
from voicecoach.remembering import Remember, find_anew
from voicecoach.turns.units import units_from_words

if TYPE_CHECKING:
    from voicecoach.audio.recording import Recording
    from voicecoach.audio.timed_words import TimedWords
    from voicecoach.speech.diarize import Diarizer
    from voicecoach.speech.transcribe import Transcriber

DEFAULT_NAMES = ("A", "B")
NO_SPEECH = "No speech was found."


def analyze(
    path: Path,
    transcriber: Transcriber | None = None,
    *,
    layout: LayoutWish = "auto",
    channels: tuple[int, int] | None = None,
    names: tuple[str, str] | None = None,
    extra_caveats: tuple[str, ...] = (),
    gaps: tuple[Gap, ...] = (),
    progress: Progress | None = None,
    remember: Remember = find_anew,
) -> Analysis:
    """Analyze a recording (or timed words) of two people.

    ``channels``: which two of several, counted from 1. ``names``: left channel first; for timed
    words, who speaks first. ``extra_caveats``: what the caller knows of, such as a missing
    model; ``gaps``: what its recorder knows was not heard. ``remember``: keeps what is found (see
    ``remembering``). Raises BadInput for a file that cannot be used.
    """
    from voicecoach.audio.timed_words import is_timed_words, read_timed_words

    tell = progress or (lambda stage, done, total: None)  # noqa: ARG005
    if is_timed_words(path):
        return _from_words(read_timed_words(path), names)
    from voicecoach.audio.decode import decode

    with decode(path, channels, lambda done, total: tell("reading", done, total)) as recording:
        recording.gaps += gaps
        found = _from_sound(recording, transcriber, layout, names or DEFAULT_NAMES, tell, remember)
    return replace(found, caveats=found.caveats + extra_caveats)


def _from_sound(
    recording: Recording,
    transcriber: Transcriber | None,
    layout: LayoutWish,
    names: tuple[str, str],
    tell: Progress,
    remember: Remember,
) -> Analysis:
    tell("who speaks", 0.0, recording.duration)
    levels, caveats = choose_layout(recording, layout)
    diarizer: Diarizer | None = None
    if levels is not None:
        units = units_from_stereo(recording, levels, transcriber, names, tell, remember)
    else:
        diarizer, more = load_diarizer()
        units, yet_more = units_from_mono(recording, diarizer, transcriber, names, tell, remember)
        caveats += more + yet_more
    if not any(units.values()):
        caveats += (NO_SPEECH,)
    facts = RecordingFacts(
        recording.duration,
        recording.channels,
        recording.sample_rate,
        "mono" if levels is None else "stereo",
    )
    versions = _versions(transcriber, diarizer)
    return conclude(facts, units, recording.caveats + caveats, versions, recording.gaps)


def _from_words(timed: TimedWords, names: tuple[str, str] | None) -> Analysis:
    speakers = timed.speakers
    renamed = dict(zip(speakers, names, strict=False)) if names else {}
    units = {
        renamed.get(speaker, speaker): units_from_words(
            renamed.get(speaker, speaker), timed.words[speaker]
        )
        for speaker in speakers
    }
    facts = RecordingFacts(timed.duration, 0, None, "words")
    return conclude(facts, units, timed.caveats, _versions(None, None))


def _versions(transcriber: Transcriber | None, diarizer: Diarizer | None) -> Versions:
    model = transcriber.model if transcriber else None
    return Versions(
        voicecoach=__version__,
        rules=RULES_VERSION,
        model=model.name if model else None,
        model_sha256=model.sha256 if model else None,
        diarization_sha256=diarizer.model.sha256 if diarizer else None,
    )
