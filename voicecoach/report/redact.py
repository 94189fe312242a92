"""A copy of a talk to hand on: names replaced, and nothing that says whose or where it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from voicecoach.conversation import Analysis, Utterance
from voicecoach.language.given_names import WORDLIKE
from voicecoach.language.names import FoundName, find_names
from voicecoach.report.record import BY_HAND, ByHand, Record

SPEAKER_LABELS = ("Person A", "Person B")
PLACEHOLDER = "Name"
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def names_in(record: Record) -> tuple[FoundName, ...]:
    """The names in all that was said, noted or advised, most frequent first."""
    analysis = record.analysis
    texts = [unit.text for unit in analysis.utterances]
    texts += [note.text for note in record.notes]
    texts += [move.try_instead for move in analysis.moves if move.try_instead]
    return find_names(texts, analysis.speakers)


def redact(
    record: Record, found: Sequence[FoundName], also: Sequence[str] = (), keep: Sequence[str] = ()
) -> Record:
    """Return ``record`` with every found name replaced by a label, the same one each time.

    ``also``: more words to replace, however they are written; ``keep``: found ones that are no
    names. Title, id, time, client and the words "coach" leave too.
    """
    speakers = dict(zip(record.analysis.speakers, SPEAKER_LABELS, strict=False))
    replacer = Replacer(speakers, found, also, keep)
    analysis = _redacted(record.analysis, speakers, replacer)
    said = tuple(map(replacer, record.by_hand.said))
    hand = record.by_hand
    return replace(
        record,
        analysis=analysis,
        id="redacted",
        title="Talk",
        started_at=None,
        client="",
        notes=tuple(replace(note, text=replacer(note.text)) for note in record.notes),
        by_hand=ByHand(
            BY_HAND,
            hand.events,
            hand.moves,
            frozenset((speakers.get(who, who), start) for who, start in hand.lines),
            said,
        ),
        redacted=True,
    )


class Replacer:
    """Replaces names in any text."""

    def __init__(
        self,
        speakers: Mapping[str, str],
        found: Sequence[FoundName],
        also: Sequence[str],
        keep: Sequence[str],
    ) -> None:
        kept = {word.lower() for word in keep}
        self._exact: dict[str, str] = {}
        self._any: dict[str, str] = {}
        parts: dict[str, str] = {}
        for name, label in speakers.items():
            for part in _LETTERS.findall(name):
                parts[part.lower()] = label
                if part.lower() in WORDLIKE:
                    self._exact[part] = label
                else:
                    self._any[part.lower()] = label
        number = 0
        for one in found:
            low = one.name.lower()
            if low in kept:
                continue
            if low not in parts:
                number += 1
            label = parts.get(low, f"{PLACEHOLDER} {number}")
            if one.exact:
                self._exact |= dict.fromkeys(one.forms, label)
            else:
                self._any[low] = label
        for word in " ".join(also).split():
            number += 1
            self._any[word.lower()] = f"{PLACEHOLDER} {number}"
        self._pattern_exact = _any_of(self._exact)
        self._pattern_any = _any_of(self._any, re.IGNORECASE)

    def __call__(self, text: str) -> str:
        if self._pattern_exact is not None:
            text = self._pattern_exact.sub(lambda match: self._exact[match.group()], text)
        if self._pattern_any is not None:
            text = self._pattern_any.sub(lambda match: self._any[match.group().lower()], text)
        return text


def _any_of(words: Mapping[str, str], flags: int = 0) -> re.Pattern[str] | None:
    """A pattern for whole words, longest first; None for none."""
    if not words:
        return None
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    return re.compile(rf"(?<![^\W\d_])(?:{listed})(?![^\W\d_])", flags)


def _redacted(analysis: Analysis, speakers: Mapping[str, str], replacer: Replacer) -> Analysis:
    def who(name: str) -> str:
        return speakers.get(name, name)

    def unit(one: Utterance) -> Utterance:
        words = tuple(replace(word, text=replacer(word.text)) for word in one.words)
        return replace(one, speaker=who(one.speaker), words=words)

    return replace(
        analysis,
        speakers=tuple(map(who, analysis.speakers)),
        segments={who(name): own for name, own in analysis.segments.items()},
        utterances=tuple(map(unit, analysis.utterances)),
        turns=tuple(
            replace(turn, speaker=who(turn.speaker), utterances=tuple(map(unit, turn.utterances)))
            for turn in analysis.turns
        ),
        events=tuple(replace(one, by=who(one.by), of=who(one.of)) for one in analysis.events),
        moves=tuple(
            replace(
                one,
                speaker=who(one.speaker),
                quote=replacer(one.quote),
                try_instead=one.try_instead and replacer(one.try_instead),
            )
            for one in analysis.moves
        ),
        disclosures=tuple(
            replace(one, speaker=who(one.speaker), quote=replacer(one.quote))
            for one in analysis.disclosures
        ),
        balance={who(name): own for name, own in analysis.balance.items()},
        caveats=tuple(map(replacer, analysis.caveats)),
    )
