"""Where one opens up, and what the other did within the next turn.

A disclosure is a feeling or a need said in the first person. How it is met is the measure that
couples care about (responsiveness: Reis & Shaver, 1988; validating and invalidating responses:
Fruzzetti's VIBCS). What is said while the other is still speaking is not counted as an answer.

Times in s; pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from voicecoach.conversation import Disclosure, FloorEvent, Move, Response, Turn, Word
from voicecoach.language.crisis import is_crisis
from voicecoach.language.lexicon import compile_rule, fluent
from voicecoach.language.matching import is_reported
from voicecoach.language.sentences import sentences

HEARD_WELL = 0.5
"""Mean probability of a sentence's words below which it tells nothing."""
QUOTE_WORDS = 14
FINISHING_S = 0.3
"""An answer may begin this much before the end: that is finishing together, not speaking over.
(``turns.floor.TERMINAL_S``)"""

_OPENS_UP = compile_rule(
    r"\bi(?:'m| am| was|'ve been| have been| feel| felt| get| got| still feel| just feel|"
    r" just felt)"
    r" (?:<VERY>)(?:feeling )?(?!fine|good|okay|glad)<FEELING>\b|"
    r"\b(?:makes?|made|making|left|leaves) me (?:feel|<VERY><FEELING>\b)|"
    r"\b(?:that|it|this|which|what you said|you)(?: really| still| just)* (?:hurts?|stung|stings|"
    r"broke"
    r" (?:my heart|me)|scare[sd] me|worries me|gets to me|got to me|breaks my heart)\b(?! (?:your|"
    r"his))|"
    r"\bi(?: just| really| do| only| sometimes| still)* (?:need|want|needed|wanted) (?:you to|"
    r"to feel|"
    r"to be (?:heard|seen|held|loved|with you|asked)|us to|some (?:space|time|peace|help|comfort)|"
    r"more "
    r"(?:time|space|help|of you)|a hug|a break|your (?:help|support)|to know (?:that|you)|help)\b|"
    r"\bi(?: just| really| do| so)* (?:miss(?:ed)?|long for) (?:you|us|him|her|them|that|how|the|"
    r"my|"
    r"our|being)\b|\bi(?: just| really)* wish(?:ed)? (?:you|we|i|someone|somebody|things)\b|"
    r"\bi(?: just| almost| nearly)* (?:cried|was crying|cry|broke down|can't (?:cope|sleep|"
    r"take it|do "
    r"this anymore|breathe)|couldn't (?:sleep|breathe|stop crying)|felt like|hate (?:myself|"
    r"feeling))\b"
)
_NOT_OPEN = re.compile(
    r"\bi (?:feel|felt) (?:like|that) (?:you|he|she|they)\b|\bif i\b|\bi(?:'m| am|'ve) not\b|"
    r"\b(?:got|get|was) (?:lost (?:on|in|at|down)|stuck (?:in|at|on)|used to|broken (?:in|down)|"
    r"excited)\b|"
    r"\bfelt like (?:having|eating|going|a (?:walk|coffee|pizza|film))\b|"
    r"\bi (?:need|want) you to (?:pick|get|buy|call|sign|bring|take|put|clean|wash|do the|stop)\b"
)

RESPONSES: dict[str, Response] = {
    "validation": "validated",
    "reflection": "reflected",
    "open_question": "asked",
    "closed_question": "asked",
    "reassurance": "reassured",
    "appreciation": "thanked",
    "ownership": "owned",
    "boundary_respect": "respected",
    "input": "advised",
    "advice": "advised",
    "shifting": "turned_to_themselves",
    "dismissing": "dismissed",
    "yes_but": "dismissed",
    "defensiveness": "defended",
    "blame": "blamed",
    "judgement": "blamed",
    "pressure": "pressed",
}
"""What a move is as an answer to someone who opened up; other skills are none."""


def find_disclosures(
    turns: Sequence[Turn], events: Sequence[FloorEvent], moves: Sequence[Move]
) -> tuple[Disclosure, ...]:
    """The first disclosure of each turn that the other's turn follows, and how it was met."""
    found = []
    for turn, answer in pairwise(turns):
        words = () if is_crisis(turn.text) else opening_words(turn)
        if words:
            found.append(_met(turn, words, answer, events, moves))
    return tuple(found)


def opening_words(turn: Turn) -> tuple[Word, ...]:
    """The words of the first sentence in which the speaker opens up; none where there is none."""
    words = [word for unit in turn.utterances for word in unit.words]
    ends: list[int] = []
    for word in words:
        ends.append((ends[-1] + 1 if ends else 0) + len(word.text))
    text, places = fluent(" ".join(word.text for word in words))
    for start, end in sentences(text):
        place = _opens_up(text[start:end])
        if place is None:
            continue
        first, last = places[start + place[0]], places[start + place[1] - 1]
        own = [
            word
            for word, stop in zip(words, ends, strict=True)
            if stop > first and stop - len(word.text) <= last
        ]
        if sum(word.probability for word in own) / len(own) >= HEARD_WELL:
            return tuple(own)
    return ()


def _opens_up(sentence: str) -> tuple[int, int] | None:
    """The place in a sentence where its speaker opens up, with the clause that follows."""
    match = _OPENS_UP.search(sentence)
    if match is None or _NOT_OPEN.search(sentence) or is_reported(sentence, match.start()):
        return None
    if sentence.rstrip().endswith("?"):
        return None
    rest = re.match(rf"(?:\s*\S+){{0,{QUOTE_WORDS}}}", sentence[match.end() :])
    return match.start(), match.end() + (rest.end() if rest else 0)


def _met(
    turn: Turn,
    words: Sequence[Word],
    answer: Turn,
    events: Sequence[FloorEvent],
    moves: Sequence[Move],
) -> Disclosure:
    start, end = words[0].start, words[-1].end
    over = any(
        event.kind == "interruption" and event.by == answer.speaker and start <= event.start < end
        for event in events
    )
    done = [
        RESPONSES[move.skill]
        for move in moves
        if move.speaker == answer.speaker
        and move.skill in RESPONSES
        and max(answer.start, turn.end - FINISHING_S) <= move.start < answer.end
    ]
    return Disclosure(
        speaker=turn.speaker,
        start=start,
        end=end,
        quote=" ".join(word.text for word in words),
        answered_at=answer.start,
        spoken_over=over,
        responses=() if over else tuple(dict.fromkeys(done)) or ("nothing",),
    )
