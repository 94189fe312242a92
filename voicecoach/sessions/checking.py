"""Whether a session from elsewhere is one that every command can open.

Its values are looked at first (kinds, names, times within the talk), then it is shown once as the
report, the review page and the terminal would show it: what shows can be kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voicecoach.report.record import Record

YEARS = range(2000, 2200)
"""When a session can have been; a redacted copy says 2000."""
MAX_TALK_S = 24 * 3600.0
BEYOND_S = 2.0
"""How far a time may lie beyond the end: speech that runs to it is padded a little."""
MAX_NUMBER = 1e9
"""No figure of a session is larger; it keeps out what JSON reads as infinite."""
WHO = ("speaker", "by", "of")
LISTS = ("segments", "utterances", "turns", "events", "moves", "caveats", "gaps")


def check(values: Mapping[str, Any]) -> None:
    """Raise an exception (ValueError, KeyError, BadInput...) where a session is none."""
    started = datetime.fromisoformat(values["started_at"])
    _need(values["kind"] in ("talk", "practice"), "kind")
    _need(started.tzinfo is not None and started.year in YEARS, "time")
    _need(all(isinstance(values[one], str) for one in ("id", "title", "client")), "title")
    _need(isinstance(values["document"], dict), "document")
    _need(isinstance(values["corrections"], list), "corrections")
    speakers = _names(values["speakers"])
    for one in _mappings((values["document"], values["corrections"])):
        _check_numbers(one)
    if values["kind"] == "talk":
        _check_talk(values, speakers)
    else:
        _check_practice(values, started)


def _check_talk(values: Mapping[str, Any], speakers: list[str]) -> None:
    from voicecoach.corrections import EVENT_KINDS, OUTCOMES
    from voicecoach.report.html import render_report
    from voicecoach.report.terminal import talk_summary, transcript

    document = values["document"]
    own = _names(document["speakers"])
    _need(len(own) == len(speakers), "speakers")
    _need(set(document["balance"]) == set(own), "balance")
    _need(all(isinstance(document[name], list) for name in LISTS), "lists")
    duration = document["recording"]["duration"]
    _need(0 <= duration <= MAX_TALK_S, "length")
    # A gap may lie past the end: the microphone was lost, and the recording stopped.
    heard = {name: own for name, own in document.items() if name != "gaps"}
    for gap in document["gaps"]:
        _need(0 <= gap["start"] <= gap["end"] <= MAX_TALK_S, "gap")
    for one in _mappings((heard, values["corrections"])):
        _need(all(one[name] in own for name in WHO if name in one), "speaker")
        times = [one[name] for name in ("start", "at", "end") if _is_number(one.get(name))]
        _need(times == sorted(times), "start and end")
        _need(all(0 <= time <= duration + BEYOND_S for time in times), "time within the talk")
    for event in document["events"]:
        _need(event["kind"] in EVENT_KINDS, "event")
        _need(event["outcome"] in (None, *OUTCOMES), "outcome")
    record = _record(values)
    talk_summary(record)
    transcript(record, 80, True)
    render_report(record)


def _check_practice(values: Mapping[str, Any], started: datetime) -> None:
    from voicecoach.coaching.practice import SCHEMA
    from voicecoach.coaching.progress import practised, skills_over
    from voicecoach.report.practice import practice_summary

    document = values["document"]
    _need(document["schema"] == SCHEMA, "schema")
    _need(not values["corrections"], "corrections")
    _need(isinstance(document["takes"], list), "takes")
    practice_summary(document)
    skills_over([practised(document, started.isoformat())])


def _record(values: Mapping[str, Any]) -> Record:
    from voicecoach.corrections import apply, from_values
    from voicecoach.report.contract import from_document
    from voicecoach.report.record import make_record

    machine = from_document(values["document"])
    corrections = [from_values(one) for one in values["corrections"]]
    return make_record(
        machine,
        apply(machine, corrections),
        corrections,
        id=values["id"],
        title=values["title"],
        started_at=datetime.fromisoformat(values["started_at"]),
        client=values["client"],
        agreed=values["document"].get("agreed"),
    )


def _names(value: Any) -> list[str]:
    """One or two names that are not the same."""
    _need(isinstance(value, list) and 1 <= len(value) <= 2, "speakers")
    _need(all(isinstance(name, str) and name for name in value), "speakers")
    _need(len(set(value)) == len(value), "speakers")
    return list(value)


def _check_numbers(one: Mapping[str, Any]) -> None:
    for name, value in one.items():
        if _is_number(value):
            _need(abs(value) <= MAX_NUMBER, str(name)[:20])  # not for NaN either


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every mapping within ``value``."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, Mapping):
            yield one
            left += one.values()
        elif isinstance(one, list | tuple):
            left += one


def _need(fits: bool, what: str) -> None:
    if not fits:
        raise ValueError(what)
