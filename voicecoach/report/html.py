"""The report as one HTML file: nothing in it comes from elsewhere, and nothing in it leaves.

The Content-Security-Policy lets only the page's own script and style run, named by their hashes,
so that a transcript can do nothing even if it were to reach the page as markup; and every value is
escaped by jinja2 before that. Colours: Okabe and Ito (2008), with patterns and labels beside them.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from voicecoach import __version__
from voicecoach.conversation import Analysis
from voicecoach.language.crisis import HELP, WHERE, is_crisis
from voicecoach.language.moves import SKILLS
from voicecoach.report.accuracy import sentence
from voicecoach.report.clock import clock
from voicecoach.report.drawing import drawn_sign, timeline_rows
from voicecoach.report.figures import figures, gap_histogram, percent, summary_sentences
from voicecoach.report.lines import transcript_lines
from voicecoach.report.practice import practice_summary
from voicecoach.report.record import Record
from voicecoach.report.terminal import EVENT_WORDS, event_words
from voicecoach.report.unheard import HEADING, SHOWN_S, gap_lines, times
from voicecoach.text import clean

NOT_FOR = "Not therapy, not diagnosis, not evidence."


@dataclass(frozen=True, slots=True)
class Sound:
    """The recording of the page: an address, and the sources that the policy must let in."""

    address: str
    sources: str


def sound_beside(address: str) -> Sound:
    """A recording in the folder of the page; ``address``: its name, quoted as in a URL."""
    return Sound(f"./{address}", "'self' file:")


def sound_within(data: bytes, mime: str) -> Sound:
    """A recording in the page itself."""
    return Sound(f"data:{mime};base64,{base64.b64encode(data).decode()}", "data:")


def sound_served(address: str) -> Sound:
    """A recording that the review page's own server sends."""
    return Sound(address, "'self'")


def render_report(record: Record, sound: Sound | None = None) -> str:
    """The report of a talk as a page of its own."""
    return render("report.html", sound, record=record, review=None, **_talk_values(record))


def render_review(
    record: Record, sound: Sound | None, address: str, said: Sequence[str], problem: str = ""
) -> str:
    """The report with forms to correct it; ``said``: what the last correction changed."""
    review = {"address": address, "said": said, "problem": problem, "skills": tuple(SKILLS)}
    values = _talk_values(record)
    return render("report.html", sound, forms=True, record=record, review=review, **values)


def render_practice(
    document: dict[str, Any], title: str, started_at: datetime, address: str = ""
) -> str:
    """A practice as a page; ``address``: of itself, on the review page."""
    summary = practice_summary(document)
    return render(
        "practice.html", title=title, started_at=started_at, summary=summary, address=address
    )


def render(template: str, sound: Sound | None = None, forms: bool = False, **values: Any) -> str:
    """A page of ours; ``forms``: it may send what is filled in to where it came from."""
    style, script = _asset("style.css"), _asset("page.js")
    page: str = (
        _environment()
        .get_template(template)
        .render(
            style=style,
            script=script,
            policy=policy(sound, forms),
            sound=sound,
            version=__version__,
            not_for=NOT_FOR,
            **values,
        )
    )
    return page


def policy(sound: Sound | None = None, forms: bool = False) -> str:
    """The Content-Security-Policy: our script, our style, the sound, nothing else."""
    media = "blob:" if sound is None else f"blob: {sound.sources}"
    hashes = (
        base64.b64encode(hashlib.sha256(_asset(name).encode()).digest()).decode()
        for name in ("page.js", "style.css")
    )
    script, style = hashes
    return (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
        f"img-src data:; media-src {media}; base-uri 'none'; "
        + ("form-action 'self'" if forms else "form-action 'none'")
    )


def _talk_values(record: Record) -> dict[str, Any]:
    analysis = record.analysis
    events = dict(zip(record.event_numbers, analysis.events, strict=True))
    moves = dict(zip(record.move_numbers, analysis.moves, strict=True))
    crisis = any(is_crisis(turn.text) for turn in analysis.turns)
    return {
        "analysis": analysis,
        "facts": _facts(analysis),
        "summary": summary_sentences(analysis),
        "figures": figures(analysis),
        "rows": timeline_rows(record),
        "findings": sorted(
            [*((one.start, "event", n, one) for n, one in events.items()),
             *((one.start, "move", n, one) for n, one in moves.items())],
            key=lambda row: (row[0], row[1]),
        ),
        "windows": _windows(analysis),
        "gap_bins": gap_histogram(analysis),
        "kinds": _kinds(analysis),
        "answers": _answers(analysis),
        "lines": transcript_lines(record),
        "unheard": (HEADING, gap_lines(analysis)),
        "estimate": sentence(analysis.recording.layout) if len(analysis.speakers) == 2 else None,
        "help": (HELP, WHERE) if crisis else None,
    }  # fmt: skip


def _facts(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """What the recording is."""
    of = times(analysis)
    layout = {
        "stereo": "a microphone each",
        "mono": "one microphone",
        "words": "timed words, no sound",
    }[analysis.recording.layout]
    model = f"words by {analysis.versions.model}" if analysis.versions.model else ""
    return (
        ("Length", clock(of.duration)),
        ("Speech", clock(of.speech)),
        ("Both at once", clock(of.both)),
        ("Silence", clock(of.silence)),
        *((("Not heard", clock(of.unheard)),) if of.unheard >= SHOWN_S else ()),
        ("Recorded with", ", ".join(one for one in (layout, model) if one)),
    )


def _windows(analysis: Analysis) -> list[dict[str, Any]]:
    """Shares in each minute (of long talks: 2.5 minutes), to draw and to list."""
    if len(analysis.speakers) != 2:
        return []
    one, two = (analysis.balance[who].windows for who in analysis.speakers)
    return [
        {"start": a.start, "end": a.end, "speech": (a.speech_s, b.speech_s), "share": a.share}
        for a, b in zip(one, two, strict=True)
    ]


def _kinds(analysis: Analysis) -> list[dict[str, Any]]:
    """Events by kind (interruptions by outcome too), counted for each speaker."""
    rows = [
        (EVENT_WORDS["backchannel"][1], "backchannel", None),
        (EVENT_WORDS["terminal_overlap"][1], "terminal_overlap", None),
        ("interruptions that took the floor", "interruption", "took_floor"),
        ("interruptions that gave way", "interruption", "yielded"),
    ]
    return [
        {
            "label": label,
            "counts": [
                sum(
                    event.kind == kind and event.by == who and event.outcome == outcome
                    for event in analysis.events
                )
                for who in analysis.speakers
            ],
        }
        for label, kind, outcome in rows
    ]


def _answers(analysis: Analysis) -> list[dict[str, Any]]:
    """What each did after the other opened up, counted."""
    rows = []
    for who in analysis.speakers:
        own = [one for one in analysis.disclosures if one.speaker == who]
        met = Counter(response for one in own for response in one.responses)
        if own:
            other = next(one for one in analysis.speakers if one != who)
            over = sum(one.spoken_over for one in own)
            rows.append(
                {"who": who, "other": other, "times": len(own), "met": met.most_common(),
                 "over": over}
            )  # fmt: skip
    return rows


def _asset(name: str) -> str:
    return _assets()[name]


@cache
def _assets() -> Mapping[str, str]:
    folder = files("voicecoach.report") / "templates"
    return {name: (folder / name).read_text("utf-8") for name in ("style.css", "page.js")}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("voicecoach.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        clock=clock,
        clean=clean,
        words=lambda name: name.replace("_", " ").replace("i statement", "I statement"),
        event_words=event_words,
        percent=percent,
        sign=drawn_sign,
    )
    return environment
