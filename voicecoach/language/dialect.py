"""Informal and dialect forms in the words of the standard, so that rules judge both alike.

Only forms whose meaning is sure are here; what sounds like a fault in them is none (language.md:
paraphrases must score alike). Texts are plain (``lexicon.plain``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from importlib import resources

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
    within abstain assassin chagrin cocain detain disdain gelatin heroin herein javelin mandarin
    melatonin metformin ordain paraffin penicillin slain sprain statin tannin tarpaulin vermin
    muslin warfarin wherein akin hairpin plugin unchain ventolin""".split()
)
"""Words in "-in" that have lost no "g"."""
_NOT_G_DROPPED_ENDINGS = ("brain", "cabin", "chain", "grain", "kabin", "skin", "tain", "train")
_G_DROPPED = re.compile(r"[a-z]*[aeiouy][a-z]*in")
_SHORTEST_G_DROPPED = 5
FORMS = "dialect_forms.txt"
_H_DROPPED = frozenset(
    """ad alf ands ang appened appy ard arder ate ated ates ave aven't avin aving ead ear eard
    earing eart eavy ell elp elped elping er ere ers erself igh im imself itting old oliday oney ope
    oped oping orrible ospital our ours ouse ow undred ungry urt urting urts usband""".split()
)
"""What follows an "h" that is left out: "'ave"."""
_ENDINGS = frozenset("s d ll re ve".split())
"""What a form may have after an apostrophe: "whit's"."""
_NO_ONE = {"nothing": "anything", "nobody": "anybody", "none": "any", "no": "any",
           "nowhere": "anywhere", "no one": "anyone"}  # fmt: skip
_BEGINS = (
    r"(?:(?<=^you )|(?<=[.,!?] you )|(?<=\band you )|(?<=\bbut you )|(?<=\bso you )|"
    r"(?<=\bbecause you )|(?<=\bknow you )|(?<=\bthink you )|(?<=\bif you )|(?<=\bwhen you )|"
    r"(?<=\bman you )|(?<=\byeah you )|(?<=\bno you )|(?<=\bwhy you ))"
)
"""Where a "you" is that may begin a clause."""
_IS_SAID_OF = (
    r"(?:so (?!much)|too (?=[a-z])|(?:(?:always|just|really|real|straight|mad) )?(?:wrong|tired|"
    r"scared|upset|selfish|crazy|lazy|rude|right(?= to| about|[.,!?]|$)|"
    r"(?!bring|sing|ring|cling|fling|swing|spring|sting|string|wring)[a-z]{2,}ing)\b|"
    r"the (?:one|problem|reason|worst|best)\b|such a\b|a (?:mess|liar)\b)"
)
_OWN = (
    r"(?:mum|mam|ma|maw|dad|da|nan|gran|brother|sister|son|daughter|wife|husband|mates?|head|heart|"
    r"mind|mouth|feet|foot|hands?|eyes?|temper|fault|life|job|boss|work|wages|phone|keys|car|bag|"
    r"weight|part|tea|dinner|own|whole|best|ain|stuff|turn|birthday|family|bed|room|knees?|nerves)"
)
"""What one calls one's own: "me mum", "ma heid"."""
_VOCATIVE = (
    r"(?:bruv|fam|bro|hen|pet|duck|mate|bab|lah|lor|leh|sha|sef|yaar|eh|mun|hon|sis|girl|boo|hey|"
    r"pal|hinny|lass|lad|cock|chuck|lover|babber|bru|jaan|cuz|ei|haan|bana|like|man|hun|petal|"
    r"flower|chick|butt|cariad|bach|boyo|sham|la|na|oo|o|ya know|y'all|bestie|my love|my lover|"
    r"my bird|me duck|mi love|me darling|my dear|love|darling|babe|honey|sugar|sweetheart)"
)
_NO_PREPOSITION = r"(?<!of )(?<!to )(?<!for )(?<!with )(?<!about )(?<!from )(?<!than )"
_NO_MODAL = (
    r"(?<!would )(?<!will )(?<!could )(?<!should )(?<!can )(?<!might )(?<!may )(?<!must )(?<!let )"
    r"(?<!won't )(?<!can't )(?<!couldn't )(?<!shouldn't )(?<!wouldn't )(?<!if )(?<!that )"
)
_PHRASES = (
    (r"\b(?:t'|th')(?=[a-z])", "the "),
    (r"\ba-(?=[a-z]+ing\b)", ""),
    # "I", "my" and "me".
    (r"\bah (?!(?:but|sure|now|come|here|well|no|yeah|yes|right|ok|okay|would|you|that|it|he|she|"
     r"they|go|the|for|jesus|god|sorry|thanks|stop|i|i'm|man|lads?|there|and|look|listen|what|how|"
     r"pet|love|get|don't|so|good|great|is|this|my)\b)(?=[a-z])", "i "),
    (rf"\b(?:me|ma|mi) (?={_OWN}\b)", "my "),
    (r"\bmi (?=(?:am|did|do|don't|can|can't|know|feel|love|sorry|want|have|hear|see|understand|"
     r"tell|think|will|just|never|should|would|could|no|go|get|make|hope|miss|need|really|was|"
     r"there)\b)", "i "),
    (r"(?<=[a-z]) mi(?=[.,!?]|$)", " me"),
    (r"\bmi (?=[a-z])", "my "),
    (r"\bmake we\b", "let's"),
    (r"\bmake i (?=[a-z])", "let me "),
    (r"\b(i|you|we|he|she|they) no go (?=[a-z])", r"\1 won't "),
    (r"\b(i|(?<![a-z] )(?:you|we|they)) no (?!longer|more|less|idea|matter|one|way|doubt)(?=[a-z])",
     r"\1 don't "),
    (r"\b(i|you|we|he|she|always|still|don't|never) dey (?=[a-z])", r"\1 "),
    (r"\bdey\b", "they"),
    (r"\b(i|you|we|he|she|they) don (?=[a-z])", r"\1 have "),
    (r"\bi for (?=(?:ask|tell|call|wait|listen|help|know|come|check|say)\b)", "i should have "),
    (r"\b(tell|do|give|put|take|carry|leave|forget|buy|see|call|cook|wash|pay|mean) am\b",
     r"\1 it"),
    (r"\bi go (?=(?:call|help|pay|do|bring|tell|make|take|give|put|cook|wash|buy|stop|no|still|try|"
     r"always|never)\b)", "i will "),
    # Irish "you're after leaving it": it has just been done.
    (r"\bi'm after (?=[a-z]+ing\b)", "i've been "),
    (r"\b(you|we|they)'re after (?=[a-z]+ing\b)", r"\1've been "),
    (r"\b(he|she)'s after (?=[a-z]+ing\b)", r"\1's been "),
    # Negation that is said twice is said once.
    (r"\bain'?t (?=(?:even |really )?(?:know|mean|do|say|tell|ask|want|think|see|hear|check|get|"
     r"come|call|try|need|feel|have|let|make|take|leave|forget|start|touch|give|listen|care)\b)",
     "didn't "),
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
     r"shouldn't|never|not)(?: (?!say|said|take|a\b|or\b|and\b|but\b|so\b|if\b|"
     r"when\b|because\b|like\b|you're|i'm)[a-z']+){0,3}) "
     r"(nothing|nobody|none|nowhere|no one|no(?= [a-z]))\b(?! (?:matter|longer|doubt|wonder))",
     None),
    # "To be" and tense.
    (r"\b(?:you|yow)'m\b", "you're"),
    (r"\b(we|they)'m\b", r"\1're"),
    (r"\b(i|it|he|she) wor\b", r"\1 was"),
    (r"(?<!if )(?<!wish )(?<!though )(?<!as )\b(it|he|she) were\b", r"\1 was"),
    (r"\b(i|it|he|she) weren't\b", r"\1 wasn't"),
    (r"(?<![a-z] )\byou's (?=(?:been|got|done|had|always|never|[a-z]+ed)\b)", "you've "),
    (r"(?<![a-z] )\byou(?:'s| is)\b", "you're"),
    (_NO_PREPOSITION + r"\b(you|we|they|i) wants\b", r"\1 want"),
    (r"\bi (?=(?:done|seen|knowed)\b)", "i've "),
    (r"\byou r\b", "you're"),
    (r"\byour (?=(?:so(?! called|-)|not|overreacting|such|too|never(?! ending|-)|always [a-z]+ing|"
     r"acting|just [a-z]+ing)\b)", "you're "),
    (r"\bion (?=(?:know|think|care|want|even|like|got|mean)\b)", "i don't "),
    (r"\byou was\b", "you were"),
    (r"\bwas you\b", "were you"),
    (r"\b(we|they) was\b", r"\1 were"),
    (r"\b(you|we|they|i) (?:always|stay|steady) be (?=[a-z]+ing\b)", r"\1 always "),
    (r"\b(you|they) stay (?=[a-z]+ing\b)", r"\1 are always "),
    (_NO_MODAL + r"\bi be (?=[a-z]+ing\b|always\b|right\b|here\b)", "i am "),
    (_NO_MODAL + r"\b(you|we|they) be (?=[a-z]+ing\b|always\b|right\b|here\b|so\b|too\b)",
     r"\1 are "),
    (_NO_MODAL + r"\b(he|she|it) be (?=[a-z]+ing\b|always\b)", r"\1 is "),
    (r"\byou (?=" + _IS_SAID_OF + ")" + _BEGINS, "you're "),
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
    (r", (?:but|son)(?=[.!?]|$)", ""),
    (rf",(?: {_VOCATIVE})+(?=[.,!?]|$)", ""),
    (r",? (?:lah|lor|leh|sha|sef|yaar|bruv|innit|lol|lmao|fam|fr|for real for real|hinny|eh|na|oo|"
     r"ah)(?=[.,!?]|$)", ""),
    (r"\b(?:lowkey|highkey|deadass|lol|lmao) (?=[a-z])", ""),
    (r"(?<=[a-z] )\b(?:bare|dead|proper|well|right|pure|mad|hella|wicked|plumb|fierce|heaps|gert|real|"
     r"pretty|awful|bloody|dang|damn|lowkey|highkey|deadass|wild) (?=low\b|sad\b|angry\b|sensitive\b|"
     r"selfish\b|tired\b|upset\b|hurt\b|hard\b|lonely\b|good\b|proud\b|scared\b|rude\b|mean\b|"
     r"stressed\b|happy\b|nice\b|sorry\b|chuffed\b|lazy\b|rough\b|awful\b|glad\b|grateful\b|"
     r"ashamed\b|worried\b|cruel\b|cold\b|daft\b|dramatic\b|stubborn\b|kind\b|bad\b)",
     "really "),
    (r"\bmust'?ve\b", "must have"),
)  # fmt: skip
_WORD = re.compile(r"(?<!\d)[a-z]+(?:'[a-z]+)*'?(?!\d)|'[a-z]+")
_COMPILED = [(re.compile(pattern), to) for pattern, to in _PHRASES]


@functools.cache
def _forms() -> dict[str, str]:
    """Of each form in ``dialect_forms.txt``, the standard words."""
    lines = resources.files(__package__).joinpath(FORMS).read_text("utf-8").splitlines()
    parted = (line.split(": ") for line in lines if not line.startswith("#"))
    return {form: words for words, forms in parted for form in forms.split()}


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
    known = _forms().get(word)
    if known is not None:
        return known
    base, _, ending = word.partition("'")
    if ending in _ENDINGS and " " not in _forms().get(base, " "):
        return f"{_forms()[base]}'{ending}"
    if word[1:] in _H_DROPPED and word[0] == "'":
        return f"h{word[1:]}"
    bare = word.removesuffix("'")
    if not _G_DROPPED.fullmatch(bare):
        return word
    whole = bare != word or (
        len(bare) >= _SHORTEST_G_DROPPED
        and bare not in _NOT_G_DROPPED
        and not bare.endswith(_NOT_G_DROPPED_ENDINGS)
    )
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
