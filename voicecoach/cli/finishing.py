"""From a job to a kept session: shared by ``analyze``, ``talk`` and ``sessions resume``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voicecoach.cli.common import tell_error, terminal_width, unicode_ok
from voicecoach.cli.output import STDOUT, write_json
from voicecoach.errors import BadInput, Missing, VoicecoachError
from voicecoach.remembering import Remember, find_anew
from voicecoach.report.clock import clock

if TYPE_CHECKING:
    from voicecoach.conversation import Analysis
    from voicecoach.sessions.unfinished import Found, Job, Unfinished

FIRST_SPOKE = (
    "One microphone: {name} is taken to be who speaks first; `voicecoach sessions name` changes it."
)
NEAR_S = 0.5
"""A stretch of zeros is the gap that is known where it lies within it by this; blocks are 0.1 s."""
CUT_OFF = "The recording was cut off after {length}; what was said then is missing."


@contextmanager
def resumable(work: Unfinished) -> Iterator[None]:
    """Keep unfinished work after an error, and say how to go on; an imported file that cannot be
    used leaves nothing to go on with."""
    try:
        yield
    except (BadInput, Missing):
        if work.job.recorded:
            tell_error(how_to_resume(work.id, work.job.recorded))
        else:
            work.discard()
        raise
    except BaseException:
        tell_error(how_to_resume(work.id, work.job.recorded))
        raise
    finally:
        work.close()


def how_to_resume(work_id: str, recorded: bool) -> str:
    """The commands that go on with unfinished work, or give it up."""
    what = "The recording is safe" if recorded else "What was found so far is kept"
    return (
        f"{what}. Go on: `voicecoach sessions resume {work_id}`; "
        f"delete it: `voicecoach sessions forget {work_id}`."
    )


def tell_unfinished() -> None:
    """Say what lies unfinished, where something does."""
    from voicecoach import passing
    from voicecoach.sessions.unfinished import survey, sweep

    try:
        sweep()
        passing.sweep()
        found = survey()
    except OSError:
        return  # a data folder that cannot be read is told by whatever uses it
    for one in found:
        tell_error(f"Unfinished: {what_it_is(one)}. {how_to_resume(one.id, one.job.recorded)}")


def offer_unfinished(plain: bool, quiet: bool = False) -> None:
    """Say what lies unfinished; where somebody is there to answer, ask whether to finish a
    recording first. ``quiet``: standard output is another's."""
    from voicecoach.sessions.unfinished import survey, take

    tell_unfinished()
    if not sys.stdin.isatty():
        return
    for one in survey():
        if one.recorded_s and click.confirm(f"Finish {what_it_is(one)} first?", err=True):
            try:
                with take(one.id) as work:
                    finish(work, plain, None, quiet)
            except VoicecoachError as error:  # what was to be done now goes on
                tell_error(str(error))


def what_it_is(one: Found) -> str:
    """An unfinished recording or analysis in a few words."""
    if one.damaged:
        what = (
            "an analysis" if one.recorded_s is None else f"a recording of {clock(one.recorded_s)}"
        )
        return f"{what} whose description is damaged"
    if one.recorded_s is None:
        return f"the analysis of {one.job.title}, begun {one.job.started_at[:16]}"
    return (
        f"a recording of {clock(one.recorded_s)}, begun {one.job.started_at[:16].replace('T', ' ')}"
    )


def run(job: Job, path: Path, plain: bool, remember: Remember = find_anew) -> Analysis:
    """Analyze what the job says, with progress."""
    from voicecoach.analyze import analyze
    from voicecoach.audio.timed_words import is_timed_words
    from voicecoach.cli.progress import ShowProgress
    from voicecoach.conversation import Gap
    from voicecoach.hearing import load_transcriber

    layout: Any = job.layout
    with ShowProgress(plain) as progress:
        transcriber, caveats = (
            (None, ()) if is_timed_words(path) else load_transcriber(job.model, job.language)
        )
        analysis = analyze(
            path,
            transcriber,
            layout=layout,
            channels=_pair(job.channels),
            names=_pair(job.names),
            extra_caveats=(*caveats, *job.caveats),
            gaps=tuple(Gap(**values) for values in job.gaps),
            progress=progress,
            remember=remember,
        )
    return renamed(analysis, analysis.speakers[::-1]) if job.swap else analysis


def _pair(values: tuple[Any, ...] | None) -> tuple[Any, Any] | None:
    return None if values is None else (values[0], values[1])


def finish(work: Unfinished, plain: bool, json_target: str | None, quiet: bool = False) -> None:
    """Analyze unfinished work, show what was found, keep it as a session, and be done with it."""
    with resumable(work):
        if work.job.stage == "recording":
            recover(work)
        analysis = run(work.job, work.recording, plain, work.remember)
        if work.trouble is not None:
            tell_error(f"{work.trouble} The analysis went on without keeping what it found.")
        quiet = quiet or json_target == STDOUT
        analysis, document = show(work.job, work.recording, analysis, json_target, quiet)
        if keep(work.job, work.recording, analysis, document, quiet):
            work.discard()
        else:
            tell_error(how_to_resume(work.id, work.job.recorded))


def check_unchanged(work: Unfinished) -> None:
    """Raise BadInput where an imported file is gone, or is another one than what was begun with."""
    from voicecoach.audio.gate import MAX_SOUND_BYTES, check_file
    from voicecoach.speech.models import sha256_of

    if work.job.recorded:
        return
    if not work.job.file:
        raise BadInput(
            f"Which file {work.id} analyzes is lost, so it cannot go on; run `voicecoach analyze` "
            f"on it again, and `voicecoach sessions forget {work.id}`."
        )
    check_file(work.recording, MAX_SOUND_BYTES)
    if sha256_of(work.recording) != work.job.sha256:
        work.discard()
        raise BadInput(
            f"{work.job.title} has changed since its analysis was begun, so that cannot go on; "
            "run `voicecoach analyze` on it again."
        )


def recover(work: Unfinished) -> None:
    """Make a recording that was cut off readable; it is analyzed with a caveat."""
    from voicecoach.audio.cut_off_wav import repair_wav
    from voicecoach.audio.two_devices import ONE_DEVICE, join_devices, read_clocks, use_one
    from voicecoach.sessions.unfinished import RECORDING

    pair = read_clocks(work.folder)
    caveats = list(work.job.caveats)
    if pair is None and use_one(work.folder, work.folder / RECORDING):
        caveats.append(ONE_DEVICE)
    if not work.recording.is_file() and pair is None:
        raise BadInput(f"The recording {work.id} was cut off before any sound was in it.")
    if pair is not None:
        for one in pair:
            repair_wav(one.path)
        join_devices(*pair, work.folder / RECORDING)
    seconds = repair_wav(work.recording)
    caveat = CUT_OFF.format(length=clock(seconds))
    gaps = (*work.job.gaps, *_muted(work))
    work.update(stage="analysis", gaps=gaps, caveats=(*caveats, caveat))


def _muted(work: Unfinished) -> list[dict[str, Any]]:
    """Where a microphone was muted and the job does not know it: it was not at an end yet."""
    from voicecoach.audio.exact_zeros import exact_zeros
    from voicecoach.audio.record import MUTED_S

    known = [(gap["start"] - NEAR_S, gap["end"] + NEAR_S) for gap in work.job.gaps]
    return [
        {"start": round(start, 3), "end": round(end, 3), "reason": "muted"}
        for start, end in exact_zeros(work.recording, MUTED_S)
        if not any(a <= start and end <= b for a, b in known)
    ]


def show(
    job: Job, path: Path, analysis: Analysis, json_target: str | None, quiet: bool = False
) -> tuple[Analysis, dict[str, Any]]:
    """Ask who the voices are where that is not known; print and write what was found."""
    from voicecoach.report.contract import to_document
    from voicecoach.report.terminal import talk_summary

    mono = analysis.recording.layout == "mono" and not job.swap
    quiet = quiet or json_target == STDOUT
    named = None
    if mono and (job.names is None or job.recorded) and not quiet:
        named = _named(path, analysis)
        analysis = named or analysis
    if mono and job.recorded and named is None and len(analysis.speakers) == 2:
        caveat = FIRST_SPOKE.format(name=analysis.speakers[0])
        analysis = replace(analysis, caveats=(*analysis.caveats, caveat))
    document = to_document(analysis)
    if json_target:
        write_json(json_target, document)
    if not quiet:
        click.echo(talk_summary(analysis, terminal_width(), unicode_ok()))
    if job.recorded and job.consent:
        document["agreed"] = {"recording": list(job.consent), "keep_audio": job.keep_audio}
    return analysis, document


def keep(job: Job, path: Path, analysis: Analysis, document: dict[str, Any], quiet: bool) -> bool:
    """Keep the session; a store that cannot be used costs the session, not the result shown."""
    from datetime import datetime

    from voicecoach.sessions.store import Source, Store
    from voicecoach.speech.models import sha256_of

    source = None
    if not job.recorded or job.keep_audio:
        source = Source(str(path.resolve()), job.sha256 or sha256_of(path), kept=job.keep_audio)
    try:
        session = Store().add(
            "talk",
            document,
            speakers=analysis.speakers,
            title=job.title,
            source=source,
            client=job.client,
            started_at=datetime.fromisoformat(job.started_at),
            keep=path if job.keep_audio else None,
            link=job.recorded,
        )
    except VoicecoachError as error:
        tell_error(f"The session was not kept: {error}")
        return False
    if not quiet:
        click.echo(f"\nKept. See it again: voicecoach sessions show {session}")
    if source is not None:
        _tell_same_file(source.sha256)
    return True


def _tell_same_file(sha256: str) -> None:
    """Name unfinished analyses of the file that was kept just now: they hold its words too."""
    from voicecoach.sessions.unfinished import survey

    for one in survey():
        if one.job.sha256 == sha256:
            tell_error(
                "The same file's analysis with other options is unfinished. "
                f"{how_to_resume(one.id, recorded=False)}"
            )


def _named(file: Path, analysis: Analysis) -> Analysis | None:
    """Ask who the two voices are; None where nobody is there to answer, or does."""
    from voicecoach.cli.naming import ask_names, can_ask

    if len(analysis.speakers) != 2 or not can_ask():
        return None
    names = ask_names(file, analysis)
    return None if names is None else renamed(analysis, names)


def renamed(analysis: Analysis, names: tuple[str, ...]) -> Analysis:
    """The same findings under other names, in the order of the speakers."""
    from voicecoach.corrections import Names, apply

    if len(analysis.speakers) != 2:
        return analysis  # one voice has no name yet
    one, two = analysis.speakers
    return apply(analysis, [Names((one, two), (names[0], names[1]))]).analysis
