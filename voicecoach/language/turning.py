"""Turn a clause around: "you made the plans without me" into "I made the plans without you".

Where it is not certain which "you" is a subject and which an object, nothing is given back: a
wrong pronoun is worse than a shorter sentence.
"""

from __future__ import annotations

import re

MOST_CLAUSE_WORDS = 14
"""A clause longer than this is left out: nobody says it back."""

_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d+(?:[.:]\d+)?")
_SHORT = {
    "i'm": "i am", "i've": "i have", "i'd": "i would", "i'll": "i will", "you're": "you are",
    "you've": "you have", "you'd": "you would", "you'll": "you will", "im": "i am",
    "we're": "we are", "we've": "we have", "wasn't": "was not", "aren't": "are not",
    "weren't": "were not", "gonna": "going to", "wanna": "want to",
}  # fmt: skip
_TURNED = {
    "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "your": "my",
    "yours": "mine", "yourself": "myself",
}  # fmt: skip
_BE = {
    ("I", "are"): "am", ("I", "were"): "was", ("you", "am"): "are", ("you", "was"): "were",
}  # fmt: skip
_BEFORE_SUBJECT = frozenset(
    "when because that if and while after before how what why where until but so since as the_way "
    "than wish think hope feel felt know see believe sure though although like".split()
)
_BEFORE_OBJECT = frozenset(
    """to with for from at about of on without by around near behind beside between against next
    told tell telling asked ask need needs love loves miss missed see saw help helped trust trusted
    believe call called hurt want married marry left hear heard give gave show showed text texted
    understand let make made leave lose losing losing hate disappoint bother""".split()
)
_SUBJECT_VERBS = frozenset(
    """are were have had do did don't didn't haven't hadn't will won't would wouldn't can can't
    could raise raised touch spend drive drove eat ate cook buy pay paid need needed mean meant
    couldn't should shouldn't never always just only still even keep kept say said told tell make
    made get got go went come came forget forgot leave left take took spend spent look looked walk
    walked talk talked laugh laughed promised promise lied lie ignored ignore act acted want wanted
    think thought know knew care work worked put turn turned yell yelled shout shouted seem stopped
    stop really also not invited invite booked bought sold threw gave give cancelled canceled
    interrupt interrupted decided decide answered answer called call hid hide broke read checked
    check see saw use used work drink drank smoke smoked play played hang hung picked
    pick""".split()
)
_ADVERBS = frozenset("not never always just only still really so also even often all".split())


_HAD = re.compile(
    r"\b(i|you|he|she|it|we|they|who|nobody|somebody|someone)'d "
    r"(?=(?:(?:not|never|already|just|only|really|even|actually|at least) )*"
    r"(?:better|been|had|gone|done|seen|said|told|given|taken|made|known|forgotten|kept|"
    r"lost|found|thought|brought|bought|sold|caught|felt|heard|met|paid|sent|spoken|stood|written|"
    r"chosen|broken|driven|eaten|fallen|gotten|hidden|slept|spent|understood|woken|worn|left|"
    r"\w{2,}(?<!ne)ed)\b)"
)
_HAS = re.compile(
    r"\b(it|that|he|she|there)'s (?=(?:(?:not|never|already|just|only) )*(?:been|got)\b)"
)


def with_had(text: str) -> str:
    """The text with "'d" and "'s" written out where a participle says "had" and "has"."""
    return _HAS.sub(r"\1 has ", _HAD.sub(r"\1 had ", text))


def turn_around(clause: str) -> str | None:
    """The clause from the other's side; None where it is unsure, too long or empty."""
    words = _words(clause)
    if not words or len(words) > MOST_CLAUSE_WORDS:
        return None
    turned: list[str] = []
    subject = ""
    for place in range(len(words)):
        one = _turn_word(words, place)
        if one is None:
            return None
        if one in {"I", "you"} and _is_subject(words, place):
            subject = one
        elif (subject, one) in _BE:
            one = _BE[subject, one]
            subject = ""
        elif one not in _ADVERBS:
            subject = ""
        turned.append(one)
    return " ".join(turned)


def _words(clause: str) -> list[str] | None:
    """The words, contractions written out; None where there is more than words and commas."""
    found = _WORD.findall(clause)
    if "".join(found) != re.sub(r"[\s,.!]", "", clause):
        return None
    words: list[str] = []
    for word in found:
        words += _SHORT[word.lower()].split() if word.lower() in _SHORT else [word]
    return words


def _turn_word(words: list[str], place: int) -> str | None:
    word = words[place].lower()
    if word == "i":
        return "you"
    if word == "you":
        if _is_subject(words, place):
            return "I"
        return "me" if _is_object(words, place) else None
    return _TURNED.get(word, words[place])


def _is_subject(words: list[str], place: int) -> bool:
    """Whether the "I" or "you" there is certainly the subject."""
    if words[place].lower() == "i":
        return True
    after = words[place + 1].lower() if place + 1 < len(words) else None
    before = words[place - 1].lower() if place else None
    if after is None or before in _BEFORE_OBJECT - _BEFORE_SUBJECT:
        return False
    return before is None or before in _BEFORE_SUBJECT or after in _SUBJECT_VERBS


def _is_object(words: list[str], place: int) -> bool:
    before = words[place - 1].lower() if place else None
    after = words[place + 1].lower() if place + 1 < len(words) else None
    if before is None:
        return False
    return before in _BEFORE_OBJECT or (after is None and before not in _BEFORE_SUBJECT)
