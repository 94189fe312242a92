"""Informal and dialect forms in the words of the standard, so that rules judge both alike.

Only forms whose meaning is sure are here; what sounds like a fault in them is none (language.md:
paraphrases must score alike). Texts are plain (``lexicon.plain``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

_NOT_G_DROPPED = frozenset(
    """again aspirin attain austin backspin bargain basin begin benjamin berlin bobbin brain
    bulletin bumpkin cabin calvin captain catkin certain chain chamberlain chieftain chin
    coffin coin colin complain contain corwin cousin cumin curtain darwin dolphin domain drain
    dublin dustbin edwin entertain erin explain firkin fountain franklin gain gavin gherkin
    goblin grain grin groin gwin insulin irwin jasmine join justin kevin lambkin latin lenin
    login lupin main maintain margin martin marvin maudlin melvin merlin mervin moccasin
    mountain muffin napkin nubbin obtain odin origin pain paladin penguin pippin plain
    porcelain protein puffin pumpkin quentin rain raisin refrain remain resin restrain retain
    robin ruin satin shin skin spain spin stain strain sustain terrain thin tiffin tin tocsin
    toxin train turin twin uncertain unpin urchin vain vein villain violin virgin vitamin
    within""".split()
)
"""Words in "-in" that have lost no "g"."""
_G_DROPPED = re.compile(r"[a-z]*[aeiouy][a-z]*in")
_SHORTEST_G_DROPPED = 5
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
    "naw": "no", "nae": "no", "nah": "no",
    "nowt": "nothing", "owt": "anything", "summat": "something",
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
    "ye'll": "you'll", "ye'd": "you'd", "ye're": "you're", "ye've": "you've", "yoself": "yourself",
    "yuh": "you", "thee": "you", "thy": "your", "tha": "you", "bout": "about", "'bout": "about",
    "wit": "with", "wid": "with", "wiv": "with", "wif": "with", "fore": "before",
    "'fore": "before", "afore": "before", "til": "until", "till": "until", "'til": "until",
    "preciate": "appreciate", "'preciate": "appreciate", "sposed": "supposed",
    "s'posed": "supposed", "oughta": "ought to", "tellt": "told", "telt": "told", "hae": "have",
    "hame": "home", "mair": "more", "dae": "do", "aff": "off", "ah'm": "i'm", "ah'll": "i'll",
    "ah've": "i've", "ah'd": "i'd", "wis": "was", "gaun": "going", "nuffin": "nothing",
    "nuttin": "nothing", "nuthin": "nothing", "sumthin": "something", "sumn": "something",
    "allus": "always", "d'ye": "do you", "d'you": "do you", "reet": "right", "amn't": "am not",
    "arenae": "aren't", "werenae": "weren't", "hadnae": "hadn't", "hasnae": "hasn't",
    "frae": "from", "ower": "over", "dey": "they", "dem": "them",
    "fink": "think", "somefink": "something", "nowhere's": "nowhere", "iffen": "if",
    "mebbe": "maybe", "mibbe": "maybe", "prolly": "probably", "probs": "probably",
    "def": "definitely", "rn": "right now", "idk": "i don't know", "tbh": "to be honest",
    "ngl": "to be honest", "cmon": "come on", "c'mon": "come on", "whaddya": "what do you",
    "whatcha": "what are you", "didya": "did you", "dontcha": "don't you", "gotcha": "got you",
    "betta": "better", "neva": "never", "eva": "ever", "lotta": "lot of", "needa": "need to",
    "boutta": "about to", "bouta": "about to", "useta": "used to", "shouldna": "shouldn't",
    "couldna": "couldn't", "wouldna": "wouldn't", "dinna": "don't", "canna": "can't",
    "didna": "didn't", "wasna": "wasn't", "arent": "aren't", "werent": "weren't",
    "wouldnt": "wouldn't", "couldnt": "couldn't", "shouldnt": "shouldn't", "hasnt": "hasn't",
    "havent": "haven't", "hadnt": "hadn't", "theyre": "they're", "theyve": "they've",
    "youd": "you'd", "youll": "you'll", "itll": "it'll", "theres": "there's", "hes": "he's",
    "shes": "she's", "aint": "ain't", "yall're": "you're", "y'all'd": "you'd", "y'all've": "you've",
    "ain'": "ain't", "jus": "just", "jus'": "just", "mo'": "more", "gimmie": "give me",
    "hadda": "had to", "supposeta": "supposed to", "bruh": "bro",
}  # fmt: skip
_NO_ONE = {"nothing": "anything", "nobody": "anybody", "none": "any", "no": "any",
           "nowhere": "anywhere", "no one": "anyone"}  # fmt: skip
_BEGINS = (
    r"(?:^|(?<=[.,!?] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bbecause )|(?<=\bknow )|"
    r"(?<=\bthink )|(?<=\bif )|(?<=\bwhen )|(?<=\bman )|(?<=\byeah )|(?<=\bno )|(?<=\bwhy ))"
)
_IS_SAID_OF = (
    r"(?:so (?!much)|too (?=[a-z])|(?:(?:always|just|really|real|straight|mad) )?(?:wrong|tired|"
    r"scared|upset|selfish|crazy|lazy|rude|right(?= to| about|[.,!?]|$)|"
    r"(?!bring|sing|ring|cling|fling|swing|spring|sting|string|wring)[a-z]{2,}ing)\b|"
    r"the (?:one|problem|reason|worst|best)\b|such a\b|a (?:mess|liar)\b)"
)
_PHRASES = (
    # Negation that is said twice is said once.
    (r"\b(i) ain'?t (?=(?:got|been|done|had|seen|heard|never|said|told|asked|meant)\b)",
     r"\1 haven't "),
    (r"\b(i) ain'?t\b", "i'm not"),
    (r"\b(you|we|they) ain'?t (?=(?:got|been|done|had|seen|heard|never|said|told|asked)\b)",
     r"\1 haven't "),
    (r"\b(you|we|they) ain'?t\b", r"\1 aren't"),
    (r"\b(it|that|this|he|she|there) ain'?t\b", r"\1 isn't"),
    (r"\bain'?t (?=(?:you|we|they)\b)", "aren't "),
    (r"\bain'?t (?=nobody|nothing|no)", "there isn't "),
    (r"\b(don't|didn't|do not|can't|won't|ain't|doesn't|haven't|wasn't|weren't) never\b", "never"),
    (r"\b((?:don't|didn't|can't|won't|isn't|aren't|wasn't|weren't|haven't|couldn't|wouldn't|"
     r"shouldn't|never|not)(?: (?!say|said|take|a\b|or\b|and\b|but\b|you're|i'm)[a-z']+){0,3}) "
     r"(nothing|nobody|none|nowhere|no one|no)\b(?! (?:matter|longer|doubt|wonder))", None),
    # "To be" and tense.
    (r"\byou was\b", "you were"),
    (r"\bwas you\b", "were you"),
    (r"\b(we|they) was\b", r"\1 were"),
    (r"\b(you|we|they|i) (?:always|stay|steady) be (?=[a-z]+ing\b)", r"\1 always "),
    (r"\b(you|they) stay (?=[a-z]+ing\b)", r"\1 are always "),
    (r"\bi be (?=[a-z]+ing\b|always\b|right\b|here\b)", "i am "),
    (r"\b(you|we|they) be (?=[a-z]+ing\b|always\b|right\b|here\b|so\b|too\b)", r"\1 are "),
    (r"\b(he|she|it) be (?=[a-z]+ing\b|always\b)", r"\1 is "),
    (_BEGINS + r"you (?=" + _IS_SAID_OF + ")", "you're "),
    (r"\b(i|you|we|he|she|they|i've|you've|we've)(?:'s)? done (?=(?:told|said|made|gone|seen|been|"
     r"went|broke|forgot|had|got|lost|[a-z]+ed)\b)", r"\1 "),
    (r"\bfixing to\b", "going to"),
    (r"\bmight could\b", "might"),
    (r"\b(you|i|we|they)(?:'re|'m| are| am)? been knew\b", r"\1 knew"),
    # Small words.
    (r"\bcause (?=(?:i|you|we|he|she|it|they|that|the|there|my|your|this|i'm|you're|it's|we're|"
     r"that's|he's|she's|they're|i've|nobody|everybody)\b)", "because "),
    (r"\bah (?=(?:know|think|was|didn't|don't|can|can't|will|feel|see|hear|did|should|would|never|"
     r"could|love|just|hear)\b)", "i "),
    (r"(?<=[a-z] )yo (?=[a-z])", "your "),
    (r",? innit(?=[.,!?]|$)", ""),
    (r",? so (?:it|i|you|he|she|they|we|that) (?:is|was|am|are|were|do|did|does|have|will|would)"
     r"(?=[.!?]|$)", ""),
    (r", (?:bruv|fam|bro|hen|pet|duck|like|man|mate|bab|lah|lor|leh|sha|sef|yaar|eh|mun|but|la|hon|"
     r"sis|girl|boo|hey|ah|na|mi love|me duck|pal|son)(?=[.!?]|$)", ""),
    (r" (?:lah|lor|leh|sha|sef|yaar|bruv|innit|lol|fam|fr|for real for real)(?=[.!?]|$)", ""),
    (r"\b(?:bare|dead|proper|well|right|pure|mad|hella|wicked|plumb|fierce|heaps|gert|real|pretty|"
     r"awful|bloody|dang|damn|lowkey|highkey|deadass|wild) (?=low\b|sad\b|angry\b|sensitive\b|"
     r"selfish\b|tired\b|upset\b|hurt\b|hard\b|lonely\b|good\b|proud\b|scared\b|rude\b|mean\b|"
     r"stressed\b|happy\b|nice\b|sorry\b|chuffed\b|lazy\b|rough\b|awful\b|glad\b|grateful\b|"
     r"ashamed\b|worried\b|cruel\b|cold\b|daft\b|dramatic\b|stubborn\b|kind\b|bad\b)",
     "really "),
    (r"\bmust'?ve\b", "must have"),
)  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*'?|'[a-z]+")
_COMPILED = [(re.compile(pattern), to) for pattern, to in _PHRASES]


def standard(text: str, places: list[int]) -> tuple[str, list[int]]:
    """``text`` with its informal forms in standard words, and each character's place.

    ``places``: of each character of ``text`` and of its end.
    """
    text, places = _replace(text, places, _WORD, _standard_word)
    for pattern, to in _COMPILED:
        text, places = _replace(text, places, pattern, functools.partial(_expand, to))
    return text, places


def _standard_word(match: re.Match[str]) -> str:
    word = match[0]
    known = _FORMS.get(word)
    if known is not None:
        return known
    bare = word.removesuffix("'")
    if not _G_DROPPED.fullmatch(bare):
        return word
    whole = bare != word or (len(bare) >= _SHORTEST_G_DROPPED and bare not in _NOT_G_DROPPED)
    return f"{bare}g" if whole else word


def _expand(to: str | None, match: re.Match[str]) -> str:
    """``to``, or where it is missing, the second negation as none."""
    return match.expand(to) if to is not None else f"{match[1]} {_NO_ONE[match[2]]}"


def _replace(
    text: str, places: list[int], pattern: re.Pattern[str], to: Callable[[re.Match[str]], str]
) -> tuple[str, list[int]]:
    """New words lie where the old ones did, from the first character to the last."""
    if pattern.search(text) is None:
        return text, places
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
