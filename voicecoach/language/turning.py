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
    "i'm": "i am", "i've": "i have", "i'll": "i will", "you're": "you are",
    "you've": "you have", "you'll": "you will", "im": "i am",
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
_UNSURE = frozenset("and or two both all guys lot of being having".split())
"""After these, but as an object, "you" is more than the one who listens, or no plain subject."""
_LIKES = frozenset("i we they don't didn't do did really still always you".split())
"""Before a "like" that is a verb."""
_ADVERBS = frozenset("not never always just only still really so also even often all".split())


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
    if word in {"i", "i'd"}:
        return word.replace("i", "you")
    if word == "you'd":
        return "I'd"
    if word == "you" and _is_unsure(words, place):
        return None
    if word == "you":
        if _is_subject(words, place):
            return "I"
        return "me" if _is_object(words, place) else None
    return _TURNED.get(word, words[place])


def _is_unsure(words: list[str], place: int) -> bool:
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    before = words[place - 1].lower() if place else ""
    return after in _UNSURE and before not in _BEFORE_OBJECT


def _is_subject(words: list[str], place: int) -> bool:
    """Whether the "I" or "you" there is certainly the subject."""
    if words[place].lower() == "i":
        return True
    after = words[place + 1].lower() if place + 1 < len(words) else None
    before = words[place - 1].lower() if place else None
    if after is None or before in _BEFORE_OBJECT - _BEFORE_SUBJECT:
        return False
    if before in _BEFORE_OBJECT and before in _BEFORE_SUBJECT:
        return after in _SUBJECT_VERBS
    if before == "like" and place > 1 and words[place - 2].lower() in _LIKES:
        return False
    return before is None or before in _BEFORE_SUBJECT or after in _SUBJECT_VERBS


def _is_object(words: list[str], place: int) -> bool:
    before = words[place - 1].lower() if place else None
    after = words[place + 1].lower() if place + 1 < len(words) else None
    if before is None:
        return False
    liked = before == "like" and place > 1 and words[place - 2].lower() in _LIKES
    return before in _BEFORE_OBJECT or liked or (after is None and before not in _BEFORE_SUBJECT)
