"""Match the named rules against each sentence, given what the other said before.

Reported speech and denials ("She said you should ...", "I never said you always ...") are not the
speaker's own move and match nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicecoach.language.lexicon import CLAUSE_START, content_stems, feelings, uptake
from voicecoach.language.rules import Rule, all_rules, compiled
from voicecoach.language.sentences import quote_of

UPTAKE = 0.2
MUCH_UPTAKE = 0.4
GIVEN_BACK = 0.6
"""Share of a sentence's content words taken from the partner from which it gives back."""
TOLD_TO_DO = frozenset(("advice", "pressure"))
"""Skills that a sentence which gives back does not show: "You have to go back on Monday"."""

_REPORTED = re.compile(
    r"\b(?:she|he|they|mom|mum|dad|everyone|everybody|people|someone|somebody|nobody|who|"
    r"i|you|(?:my|your|his|her|the|our) \w+)(?:'d|'ve)? (?:once |always |never |just |"
    r"also |had |has |have |would |kept |keeps )*(?:said|says|saying|told (?:me|you|him|"
    r"her|us|them)|tells (?:me|us|you|him|her)|thinks|thought|wrote|texted|claimed|claims|"
    r"called|calls|yelled|asked|warned)\b|\b(?:not|never|n't|nobody(?:'s| is)?) (?:saying|"
    r"said|say|mean|meant|call(?:ed|ing)?)\b|\bi don't (?:think|"
    r"believe) (?:that )?you(?:'re| are)\b|\bi heard (?:that|him|her|them)\b|"
    r"\b(?:the song|the book|the sign|the movie|the article) (?:says|said)\b"
)
_BOUNDARY = re.compile(
    r"\b(?:please|don't|do not|stop|i need (?:some |a |more )?(?:space|time|a break|quiet|"
    r"privacy|room|to be alone|you to)|i(?:'d| would) (?:rather|prefer|like) (?:not|you|"
    r"if|to)|i(?:'m| am) not (?:ready|comfortable|up for|okay)|not (?:now|today|tonight|"
    r"yet)|i (?:can't|cannot) (?:talk|go|do)|i(?:'d| would) rather|leave me|can we (?:not|"
    r"stop|pause|wait|talk later)|could (?:you|we) (?:not|please|stop)|i (?:don't|"
    r"do not) (?:want|like|feel like|think i can)|without (?:asking|knocking)|no more|"
    r"let's not|i need to (?:stop|leave|rest|think)|i want (?:you to|to be alone|some)|"
    r"i would like you)\b"
)
_ADVICE_ASKED = re.compile(
    r"\b(?:what (?:should|can|could|do|would) (?:i|you|we) (?:do|say|suggest|recommend|"
    r"advise|think|try|tell)|any (?:advice|ideas?|suggestions?|tips?|thoughts)|(?:should|"
    r"shall|can) i\b|how (?:do|can|should|would|could) (?:i|we|you) \w+|help me (?:decide|"
    r"figure|choose|with|find)|(?:give me|need|want|like|some) (?:your |some |"
    r"an? )?(?:advice|opinion|ideas|help deciding)|what(?:'s| is) your (?:advice|opinion)|"
    r"what would you|do you (?:think i should|have any (?:ideas|advice))|"
    r"tell me what (?:to do|you think i|i should)|i don't know what to (?:do|say|"
    r"tell)[^.!]*\?)"
)
_FACT_ASKED = re.compile(
    r"^(?:[^.?!]*[.!] )*(?:so |and |hey )?"
    r"(?:what(?:'s|'re| is| are| was| time| did| does| do (?:i|we))|"
    r"where|when|who|whose|which|how (?:do (?:i|we)|many|much|long|old|far|did you)|is there|"
    r"are there|have we|have you got|any|do you know|did (?!you)\w+|has|does)\b[^?]*\?\s*$"
)
_CLAUSES = re.compile(CLAUSE_START)
_YOU = re.compile(r"\byou(?:r|rs|rself|'re|'ve|'d|'ll)?\b")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match: the place of its quote in the whole text, and the number of its sentence."""

    rule: Rule
    start: int
    end: int
    sentence: int


def match_rules(text: str, spans: Sequence[tuple[int, int]], said: str) -> list[Match]:
    """Every rule that matches a sentence; all texts plain, ``spans`` the sentences."""
    return [
        match
        for number, (start, end) in enumerate(spans)
        for match in _match_sentence(text, start, end, number, said)
    ]


def _match_sentence(text: str, start: int, end: int, number: int, said: str) -> list[Match]:
    sentence = text[start:end].rstrip()
    clauses = [one.start() for one in _CLAUSES.finditer(sentence)]
    found = []
    for rule in all_rules():
        match = _first_match(rule.pattern, sentence, clauses)
        if match is None or not _holds(rule, sentence, said):
            continue
        if rule.unless and _takes_back(rule.unless).search(sentence):
            continue
        if not rule.reported and is_reported(sentence, match.start()):
            continue
        if rule.skill in TOLD_TO_DO and uptake(sentence, said) >= GIVEN_BACK:
            continue
        quote_start, quote_end = quote_of(sentence, match)
        found.append(Match(rule, start + quote_start, start + quote_end, number))
    return found


def _first_match(pattern: str, sentence: str, clauses: Sequence[int]) -> re.Match[str] | None:
    """As ``search``; what begins with a clause is looked for at their starts: that is quicker."""
    own = compiled(pattern)
    if not _begins_clauses(pattern):
        return own.search(sentence)
    return next((match for at in clauses if (match := own.match(sentence, at))), None)


@functools.cache
def _takes_back(unless: str) -> re.Pattern[str]:
    """What takes a match back; not from within a word."""
    return compiled(rf"(?:(?<![a-z])|(?![a-z]))(?:{unless})")


@functools.cache
def _begins_clauses(pattern: str) -> bool:
    """Whether each of its alternatives begins with ``<S>``."""
    depth, starts = 0, [0]
    for place, one in enumerate(pattern):
        if place and pattern[place - 1] == "\\":
            continue
        depth += (one in "([") - (one in ")]")
        if one == "|" and depth == 0:
            starts.append(place + 1)
    return all(pattern.startswith("<S>", start) for start in starts)


def is_reported(sentence: str, at: int) -> bool:
    """Whether someone else is being quoted, or something denied, before ``at``."""
    return _REPORTED.search(sentence, 0, at) is not None


def _holds(rule: Rule, sentence: str, said: str) -> bool:
    """Whether the rule's context holds."""
    return rule.context is None or CONTEXTS[rule.context](sentence, said)


def _taken_up(sentence: str, said: str) -> bool:
    shared = content_stems(sentence) & content_stems(said)
    felt = bool(feelings(sentence)) and bool(feelings(said))
    return uptake(sentence, said) >= UPTAKE or len(shared) >= 2 or felt


CONTEXTS: dict[str, Callable[[str, str], bool]] = {
    "taken_up": _taken_up,
    "much_taken_up": lambda sentence, said: (
        uptake(sentence, said) >= MUCH_UPTAKE
        and len(content_stems(sentence) & content_stems(said)) >= 2
    ),
    "taken_up_or_you": lambda sentence, said: (
        _taken_up(sentence, said) or _YOU.search(sentence) is not None
    ),
    "said_boundary": lambda _, said: _BOUNDARY.search(said) is not None,
    "fact_asked": lambda _, said: _FACT_ASKED.search(said) is not None,
    "said_feeling": lambda _, said: bool(feelings(said)),
    "advice_asked": lambda _, said: _ADVICE_ASKED.search(said) is not None,
}
"""What a rule may ask of the sentence and of what was said before."""
