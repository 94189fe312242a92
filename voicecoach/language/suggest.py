"""What to say instead, built from the partner's own words.

The partner's feeling is given back in the second person, cut where the turn from "I" to "you" is
certain, and an open question follows. Where the partner named no feeling, the question stands
alone.
"""

from __future__ import annotations

import re

from voicecoach.language.lexicon import compile_rule, plain

QUESTION_ON_FEELING = "What was the worst part?"
QUESTION_NOW = "What is the hardest part?"
QUESTION_ON_NEED = "What would help?"
QUESTION_ALONE = "What was that like for you?"
BOUNDARY_KEPT = "Okay, I hear you. What do you need from me?"
MOST_CLAUSE_WORDS = 7
"""A clause longer than this is left out: nobody says it back."""

_FELT = compile_rule(
    r"\bi (?:just |really |still |always |do )?(?P<verb>feel|felt|am|was|"
    r"have been feeling|have felt|got|get) (?P<very>(?:so|really|very|pretty|completely|"
    r"totally|a bit|a little|quite) )?(?P<feeling><FEELING>)\b"
)
_SHORT = re.compile(r"\bi'(m|ve been|ve) ")
_MADE = compile_rule(
    r"\b(?:it|that|this|you) (?:makes?|made) me (?:feel )?(?P<very>(?:so|really|"
    r"very) )?(?P<feeling><FEELING>)\b"
)
_MISS = re.compile(r"\bi miss (?P<what>[^.,!?]+)")
_WHEN = re.compile(r"^ (?P<link>when|because|that) (?P<clause>[^.,!?;]+)")
_PLACE = re.compile(r"^ (?P<place>(?:in front of|with|at|around|next to|about) [^.,!?;]+)")
_BOUNDARY = re.compile(
    r"^(?:please )?(?:don't|do not|stop)\b|\bplease (?:don't|do not|stop)\b|"
    r"\bi need (?:some |a )?(?:space|time|break|quiet)"
)
_BEFORE_FEELING = {
    "feel": "feel",
    "felt": "felt",
    "am": "are",
    "was": "were",
    "get": "get",
    "got": "got",
}


def suggest(said: str) -> str:
    """Return one thing to say after ``said``: the feeling given back, and an open question."""
    text = _SHORT.sub(lambda m: "i am " if m[1] == "m" else "i have been ", plain(said).strip())
    felt = _FELT.search(text)
    if felt is not None:
        return f"{_give_back(text, felt)} {_question(felt['verb'])}"
    made = _MADE.search(text)
    if made is not None:
        return f"You felt {made['very'] or ''}{made['feeling']}. {QUESTION_ON_FEELING}"
    missed = _MISS.search(text)
    if missed is not None and (what := turn_around(missed["what"])):
        return f"You miss {what}. What do you miss most?"
    return BOUNDARY_KEPT if _BOUNDARY.search(text) else QUESTION_ALONE


def _question(verb: str) -> str:
    return QUESTION_NOW if verb in {"feel", "am", "get"} else QUESTION_ON_FEELING


def _give_back(text: str, felt: re.Match[str]) -> str:
    verb = _BEFORE_FEELING.get(felt["verb"], "have been feeling")
    sentence = f"You {verb} {felt['very'] or ''}{felt['feeling']}"
    rest = text[felt.end() :]
    when, place = _WHEN.match(rest), _PLACE.match(rest)
    if when is not None and (clause := turn_around(when["clause"])):
        return f"{sentence} {when['link']} {clause}."
    if place is not None and (where := turn_around(place["place"])):
        return f"{sentence} {where}."
    return f"{sentence}."


_TURNED = {
    "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "your": "my",
    "yours": "mine", "yourself": "myself", "we": "we", "us": "us", "our": "our",
}  # fmt: skip
_TURNED_PAIRS = {
    "i am": "you are", "i was": "you were", "you are": "I am", "you were": "I was",
    "am i": "are you", "was i": "were you", "i'm": "you're", "you're": "I'm", "i've": "you've",
    "you've": "I've", "i'd": "you'd", "you'd": "I'd", "i'll": "you'll", "you'll": "I'll",
}  # fmt: skip
_SUBJECT_AFTER = frozenset("when because that if and while after before how what".split())
_PREPOSITIONS = frozenset("to with for from at about of on without by around near".split())
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def turn_around(clause: str) -> str | None:
    """Turn "you made the plans without me" into "I made the plans without you"; None if unsure.

    Only a "you" that begins the clause or follows a link is a subject, only one at the end or
    after a preposition an object; any other place is ambiguous.
    """
    words = _WORD.findall(clause)
    if not words or len(words) > MOST_CLAUSE_WORDS or " ".join(words) != clause.strip():
        return None
    turned: list[str] = []
    place = 0
    while place < len(words):
        pair = _TURNED_PAIRS.get(" ".join(words[place : place + 2]))
        if pair is not None:
            turned.append(pair)
            place += 2
            continue
        one = _turn_word(words, place)
        if one is None:
            return None
        turned.append(one)
        place += 1
    return " ".join(turned)


def _turn_word(words: list[str], place: int) -> str | None:
    word = words[place]
    before = words[place - 1] if place else None
    last = place == len(words) - 1
    if word in _TURNED_PAIRS:
        return _TURNED_PAIRS[word]
    if word == "i":
        return "you"
    if word == "you":
        if before is None or before in _SUBJECT_AFTER:
            return None if last else "I"
        return "me" if last or before in _PREPOSITIONS else None
    return _TURNED.get(word, word)
