"""A copy of a talk to hand on: names replaced, and nothing that says whose or where it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from voicecoach.conversation import Analysis, Utterance
from voicecoach.language.given_names import WORDLIKE
from voicecoach.language.names import NEVER, FoundName, find_names
from voicecoach.report.record import BY_HAND, ByHand, Record

SPEAKER_LABELS = ("Person A", "Person B")
PLACEHOLDER = "Name"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_OWNER = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})['\u2019]s(?![^\W\d_])", re.IGNORECASE)


def names_in(record: Record) -> tuple[FoundName, ...]:
    """The names in all that was said, noted or advised, most frequent first."""
    analysis = record.analysis
    texts = [unit.text for unit in analysis.utterances]
    texts += [note.text for note in record.notes]
    texts += [move.try_instead for move in analysis.moves if move.try_instead]
    texts = list(map(_composed, texts))
    return _with_owners(find_names(texts, map(_composed, analysis.speakers)), texts)


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
        agreed="",
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
        kept = {_composed(word).lower() for word in keep}
        self._exact: dict[str, str] = {}
        self._any: dict[str, str] = {}
        parts: dict[str, str] = {}
        for name, label in speakers.items():
            for part in _name_parts(name):
                parts[part.lower()] = label
                if part.lower() in WORDLIKE:
                    # Typed in small letters or not, a transcript writes it with a capital.
                    self._exact |= dict.fromkeys((part, part.capitalize(), part.upper()), label)
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
        for word in _composed(" ".join(also)).split():
            number += 1
            self._any[word.lower()] = f"{PLACEHOLDER} {number}"
        self._pattern_exact = _any_of(self._exact)
        self._pattern_any = _any_of(self._any, re.IGNORECASE)

    def __call__(self, text: str) -> str:
        text = _composed(text)
        if self._pattern_exact is not None:
            text = self._pattern_exact.sub(lambda match: self._exact[match.group()], text)
        if self._pattern_any is not None:
            text = self._pattern_any.sub(lambda match: self._any[match.group().lower()], text)
        return text


def _composed(text: str) -> str:
    """``text`` in NFC: keyboards and files write the same accent in two ways."""
    return unicodedata.normalize("NFC", text)


def _name_parts(name: str) -> Iterator[str]:
    """The words of a speaker's name that name somebody ("The coach": the second)."""
    for part in _LETTERS.findall(_composed(name)):
        if part.lower() in WORDLIKE or part.lower() not in NEVER:
            yield part


def _with_owners(found: Sequence[FoundName], texts: Sequence[str]) -> tuple[FoundName, ...]:
    """``found``, and words that are names too where they own something: "Will's mother"."""
    names = {one.name.lower(): one for one in found}
    owners = {match[1] for text in texts for match in _OWNER.finditer(text)}
    for form in sorted(owners):
        low = form.lower()
        if low not in WORDLIKE or not form[0].isupper():
            continue
        before = names.get(low, FoundName(form, (), 0, exact=True))
        if form not in before.forms:
            word = re.compile(rf"(?<![^\W\d_]){re.escape(form)}(?![^\W\d_])")
            times = before.times + sum(len(word.findall(text)) for text in texts)
            names[low] = replace(before, forms=(*before.forms, form), times=times)
    return tuple(sorted(names.values(), key=lambda one: (-one.times, one.name)))


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
