"""Moments of one's own talk that are worth another answer.

The partner opened up and got advice, a "but", something dismissive, an interruption or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.conversation import Analysis, Disclosure, Response

MOST_MOMENTS = 5
CONTEXT_S = 10.0
"""What they said in the same breath so long before they opened up belongs to it, s."""
WORST_FIRST: tuple[Response, ...] = (
    "dismissed", "blamed", "pressed", "defended", "turned_to_themselves", "advised", "nothing",
)  # fmt: skip
"""Responses that close, or do nothing; the first of them found tells how a moment is ranked."""
WORDS: dict[str, str] = {
    "dismissed": 'made smaller, or taken back by a "but"',
    "blamed": "met with blame",
    "pressed": "met with pressure",
    "defended": "met with a defence",
    "turned_to_themselves": "turned to oneself",
    "advised": "met with advice",
    "nothing": "met with nothing",
    "interrupted": "interrupted",
}
"""What happened, as it is told."""


@dataclass(frozen=True, slots=True)
class Moment:
    """``said`` by ``partner`` from ``start`` to ``end`` s; ``answer`` is what ``own`` said then."""

    partner: str
    own: str
    said: str
    start: float
    end: float
    answer: str
    met: str


def find_moments(analysis: Analysis, own: str, most: int = MOST_MOMENTS) -> tuple[Moment, ...]:
    """At most ``most`` moments in which ``own`` answered so: the hardest, in order of time."""
    found = [
        (rank, _moment(analysis, one, own, met))
        for one in analysis.disclosures
        if one.speaker != own
        for rank, met in _met(one)
    ]
    chosen = sorted(found, key=lambda pair: (pair[0], pair[1].start))[:most]
    return tuple(sorted((moment for _, moment in chosen), key=lambda moment: moment.start))


def who_may_practise(analysis: Analysis) -> tuple[str, ...]:
    """The speakers who have such moments, the one with the most of them first."""
    counts = {speaker: len(find_moments(analysis, speaker)) for speaker in analysis.speakers}
    return tuple(sorted((s for s in counts if counts[s]), key=lambda s: -counts[s]))


def _met(one: Disclosure) -> list[tuple[int, str]]:
    """Rank and name of how it was met; empty where there is nothing to practise."""
    if one.spoken_over:
        return [(WORST_FIRST.index("advised"), "interrupted")]
    for rank, response in enumerate(WORST_FIRST):
        if response in one.responses:
            return [(rank, response)]
    return []


def _moment(analysis: Analysis, one: Disclosure, own: str, met: str) -> Moment:
    """The words in which they opened up, with what they said just before and until they ended."""
    turn = next(
        (t for t in analysis.turns if t.speaker == one.speaker and t.start <= one.start < t.end),
        None,
    )
    units = [u for u in turn.utterances if u.end > one.start - CONTEXT_S] if turn else []
    words = [word for unit in units for word in unit.words]
    answer = next(
        (t.text for t in analysis.turns if t.speaker == own and t.start == one.answered_at), ""
    )
    if not words:
        return Moment(one.speaker, own, one.quote, one.start, one.end, answer, met)
    said = " ".join(word.text for word in words)
    return Moment(one.speaker, own, said, words[0].start, words[-1].end, answer, met)
