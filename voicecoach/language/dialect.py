"""Informal and dialect forms in the words of the standard, so that rules judge both alike.

Only forms whose meaning is sure are here; what sounds like a fault in them is none (language.md:
paraphrases must score alike). Texts are plain (``lexicon.plain``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

_G_DROPPED = """
ask be break call care carry chang com cook cry deal do dread dress eat fall feel fight fret
get giv go hang hear help hid hurt judg keep kid kill know laugh leav listen liv look los lov ly
mak mean miss mov need pay play pull push put read runn say scar sharin shout sitt sleep slipp smil
speak stand start stay stopp struggl sulk suppos tak talk tell think try wait walk wann watch
wond wonder work worry yell cheat act pretend end happen
""".split()
_FORMS = {
    "ye": "you", "yer": "your", "yersel": "yourself", "ya": "you",
    "youse": "you", "yous": "you", "u": "you", "ur": "your", "y'all": "you", "yall": "you",
    "ya'll": "you", "y'all're": "you're", "yinz": "you", "thou": "you",
    "mam": "mum", "masel": "myself", "meself": "myself", "wee": "little",
    "dinnae": "don't", "didnae": "didn't", "cannae": "can't", "wasnae": "wasn't",
    "isnae": "isn't", "willnae": "won't", "wouldnae": "wouldn't", "couldnae": "couldn't",
    "shouldnae": "shouldn't", "havenae": "haven't", "doesnae": "doesn't",
    "tae": "to", "wi": "with", "doon": "down", "oot": "out", "aboot": "about", "noo": "now",
    "awright": "alright", "aight": "alright", "a'ight": "alright", "aye": "yes", "och": "oh",
    "naw": "no", "nah": "no", "nowt": "nothing", "owt": "anything", "summat": "something",
    "ken": "know", "o'": "of", "an'": "and", "fer": "for", "yerself": "yourself",
    "gonna": "going to", "gon": "going to", "finna": "going to", "wanna": "want to",
    "gotta": "got to", "tryna": "trying to", "lemme": "let me", "gimme": "give me",
    "imma": "i'm going to", "ima": "i'm going to", "i'ma": "i'm going to", "kinda": "kind of",
    "sorta": "sort of", "dunno": "don't know", "coulda": "could have", "shoulda": "should have",
    "woulda": "would have", "musta": "must have", "outta": "out of", "hafta": "have to",
    "cos": "because", "coz": "because", "cuz": "because", "'cause": "because", "'cos": "because",
    "tho": "though", "thru": "through", "em": "them", "'em": "them", "dat": "that", "dis": "this",
    "ever'": "every", "nothin": "nothing", "somethin": "something", "anythin": "anything",
    "everythin": "everything", "nothing'": "nothing", "im": "i'm", "ive": "i've", "youre": "you're",
    "youve": "you've", "dont": "don't", "didnt": "didn't", "cant": "can't", "wont": "won't",
    "isnt": "isn't", "wasnt": "wasn't", "doesnt": "doesn't", "thats": "that's", "whats": "what's",
    "ta": "thanks", "cheers": "thanks", "soz": "sorry", "havena": "haven't", "dat's": "that's",
    **{f"{stem}in": f"{stem}ing" for stem in _G_DROPPED},
    **{f"{stem}in'": f"{stem}ing" for stem in _G_DROPPED},
}  # fmt: skip
_PHRASES = (
    # Negation that is said twice is said once.
    (r"\b(i) ain'?t\b", "i'm not"),
    (r"\b(you|we|they) ain'?t (?=(?:got|been|done|had|seen|heard|never)\b)", r"\1 haven't "),
    (r"\b(you|we|they) ain'?t\b", r"\1 aren't"),
    (r"\b(it|that|this|he|she|there) ain'?t\b", r"\1 isn't"),
    (r"\b(don't|didn't|do not|can't|won't|ain't|doesn't|haven't) never\b", "never"),
    (r"\b(not [a-z]+ing|don't|didn't|won't|can't) (no ?where)\b", r"\1 anywhere"),
    (r"(?<=going )nowhere\b(?=[^.?!]*$|[.,!?])", "anywhere"),
    (r"\byou was\b", "you were"),
    (r"\b(we|they) was\b", r"\1 were"),
    (r"\bi be (?=[a-z]+ing\b|always\b|right\b|here\b)", "i am "),
    (r"\b(you|we|they) be (?=[a-z]+ing\b|always\b|right\b|here\b)", r"\1 are "),
    (r"\b(he|she|it) be (?=[a-z]+ing\b|always\b)", r"\1 is "),
    (r",? innit(?=[.,!?]|$)", ""),
    (r", (?:bruv|fam|bro|hen|pet|duck|like|man|mate|so i did|so you are)(?=[.!?]|$)", ""),
    (r"\b(?:bare|dead|proper|well|right|pure|mad|hella|wicked) (?=low\b|sad\b|angry\b|sensitive\b|"
     r"selfish\b|tired\b|upset\b|hurt\b|hard\b|lonely\b|good\b|proud\b|scared\b|rude\b|mean\b|"
     r"stressed\b|happy\b|nice\b|sorry\b|chuffed\b)", "really "),
    (r"\bmust'?ve\b", "must have"),
)  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*'?|'[a-z]+")
_COMPILED = [(re.compile(pattern), to) for pattern, to in _PHRASES]


def standard(text: str, places: list[int]) -> tuple[str, list[int]]:
    """``text`` with its informal forms in standard words, and each character's place.

    ``places``: of each character of ``text`` and of its end.
    """
    text, places = _replace(text, places, _WORD, lambda match: _FORMS.get(match[0], match[0]))
    for pattern, to in _COMPILED:
        text, places = _replace(text, places, pattern, functools.partial(_expand, to))
    return text, places


def _expand(to: str, match: re.Match[str]) -> str:
    return match.expand(to)


def _replace(
    text: str, places: list[int], pattern: re.Pattern[str], to: Callable[[re.Match[str]], str]
) -> tuple[str, list[int]]:
    """New words lie where the old ones did, from the first character to the last."""
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = to(match)
        parts += [text[at:start], new]
        kept += places[at:start]
        old = places[start:end]
        kept += [old[min(i, len(old) - 1)] for i in range(len(new) - 1)]
        if new:
            kept.append(old[-1])
        at = end
    return "".join([*parts, text[at:]]), kept + places[at:]
