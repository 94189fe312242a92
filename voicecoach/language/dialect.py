"""Informal and dialect forms in the words of the standard, so that rules judge both alike.

For judging only: a few forms mean something else now and then. What sounds like a fault in them is
none (language.md: paraphrases must score alike). Texts are plain (``lexicon.plain``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection
from importlib import resources

from voicecoach.language.given_names import GIVEN
from voicecoach.language.word_classes import word_classes

_NOT_G_DROPPED = frozenset(
    """aspirin begin brain cabin herein heroin latin lenin login margin plugin raisin robin satin
    spain sprain statin tiffin villain wherein within""".split()
)
"""Words in "-in" that have lost no "g", though without it they are words."""
_SHORTEST_G_DROPPED = 5
FORMS = "dialect_forms.txt"
_H_DROPPED = frozenset(
    """ad alf ands ang appened appy ard arder ate ated ates ave aven't avin aving ead ear eard
    earing eart eavy ell elp elped elping er ere ers erself igh im imself itting oliday oney ope
    oped oping orrible ospital our ouse ow undred ungry urt urting urts usband""".split()
)
"""What follows an "h" that is left out: "'ave"."""
_ENDINGS = frozenset("s d ll re ve".split())
"""What a form may have after an apostrophe: "whit's"."""
_NO_ONE = {"nothing": "anything", "nobody": "anybody", "none": "any", "no": "any",
           "nowhere": "anywhere", "no one": "anyone"}  # fmt: skip
_BEGINS = (
    r"(?:(?<=^you )|(?<=[.,!?] you )|(?<=\band you )|(?<=\bbut you )|(?<=\bso you )|"
    r"(?<=\bbecause you )|(?<=\bknow you )|(?<=\bthink you )|"
    r"(?<=\bman you )|(?<=\byeah you )|(?<=\bno you )|(?<=\bwhy you ))"
)
"""Where a "you" is that may begin a clause."""
_IS_SAID_OF = (
    r"(?:(?:(?:so|too|always|just|really|real|straight|mad) )*(?:wrong|tired|scared|upset|selfish|"
    r"crazy|lazy|rude|mean|cold|cruel|sensitive|dramatic|stubborn|jealous|needy|childish|bossy|"
    r"doing|acting|talking|trying|lying|tripping|playing|right(?= to| about|[.,!?]|$))\b"
    r"(?! (?:me|us|him|her|them|it|my|your|his|the|to|so|a|an|well|everything|nothing|more|on|out)"
    r"\b)|"
    r"(?:always|just|still) (?!bring|being)[a-z]{2,}ing\b|the (?:one|problem|reason)\b|such a\b|"
    r"a (?:mess|liar)\b)"
)
_OWN = (
    r"(?:mum|mam|ma|maw|dad|da|nan|gran|own fault|brother|sister|son|daughter|wife|husband|mates?|"
    r"heart|mouth|feet|foot|hands?|eyes?|temper|fault|job|boss|wages|phone|keys|car|bag|weight|dinner|"
    r"birthday|bed|room|knees?|nerves)"
)
"""What one calls one's own: "me mum", "ma heid"."""
_VOCATIVE = (
    r"(?:bruv|fam|bro|hen|pet|mate|bab|lah|lor|leh|sha|sef|yaar|eh|mun|hon|sis|hey|hinny|chuck|"
    r"babber|bru|jaan|cuz|ei|haan|bana|like|hun|cariad|bach|boyo|oo|ya know|y'all|my love|"
    r"my lover|my bird|me duck|mi love|my darling|my dear)"
)
_ENDEARMENT = (
    r"(?:duck|girl|boo|pal|lass|lad|cock|lover|man|petal|flower|chick|butt|sham|la|na|bestie|love|"
    r"darling|babe|honey|sugar|sweetheart|ah)"
)
"""Within a sentence these may be things: "patience, love, and care"."""
_GIVES = "".join(
    rf"(?<!\b{verb} \w\w )"
    for verb in """told tell tells telling gave give given made make makes let left cost ask asked
    promised call calls called see saw with to love loves show showed bring brought buy bought get
    got hand offered lend lent send sent owe""".split()
)
"""Not after a verb that gives one something: "you told me dad called"."""
_CLAUSE = (
    r"(?:(?<![a-z] )|(?<=\band )|(?<=\bbut )|(?<=\bbecause )|(?<=\bwhen )|(?<=\bif )|"
    r"(?<=\bthat )|(?<=\bwhere )|(?<=\bhow )|(?<=\bwhat )|(?<=\bso )|(?<=\bwhy )|(?<=\bthough ))"
)
"""Where a clause may begin."""
_NO_MODAL = (
    r"(?<!shall )(?<!like )(?<!dare )(?<!insist )(?<!why )"
    r"(?<!would )(?<!will )(?<!could )(?<!should )(?<!can )(?<!might )(?<!may )(?<!must )(?<!let )"
    r"(?<!won't )(?<!can't )(?<!couldn't )(?<!shouldn't )(?<!wouldn't )(?<!if )(?<!that )"
)
_PHRASES: tuple[tuple[str, str | None] | tuple[str, str | None, str], ...] = (
    # What is looked for, what stands in its place (without it: the second negation as none), and
    # what there must be in a text for it to be looked for: some are slow.
    (r"\b(?:t'|th')(?=[a-z])", "the "),
    (r"\ba-(?=[a-z]+ing\b)", ""),
    # "I", "my" and "me".
    (rf"\b(?:me|ma|mi) (?={_OWN}\b){_GIVES}", "my "),
    (r"\bmi (?=(?:am|did|do|don't|can|can't|know|feel|love|sorry|want|have|hear|see|understand|"
     r"tell|think|will|just|never|should|would|could|no|go|get|make|hope|miss|need|really|was|"
     r"there)\b)", "i "),
    (r"(?<=[a-z]) mi(?=[.,!?]|$)", " me"),
    (r"\bmi (?=[a-z])", "my "),
    (r"\bmake we\b", "let's"),
    (r"\bmake i (?=[a-z])", "let me "),
    (r"\b(i|you|we|he|she|they) no go (?=[a-z])", r"\1 won't ", " no go "),
    (r"\b(i|(?<![a-z] )(?:you|we|they)) no (?!longer|more|less|idea|matter|one|way|doubt)(?=[a-z])",
     r"\1 don't ", " no "),
    (r"\b(i|you|we|he|she|always|still|don't|never) dey (?=[a-z])", r"\1 ", "dey"),
    (r"\bdey\b", "they"),
    (r"\b(i|you|we|he|she|they) don (?=[a-z])", r"\1 have ", " don "),
    (r"\bi for (?=(?:ask|tell|call|wait|listen|help|know|come|check|say)\b)", "i should have "),
    (r"\b(tell|do|give|put|take|carry|leave|forget|buy|cook|wash|pay) am\b(?! i\b)",
     r"\1 it", " am"),
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
    (r"\b((?:don't|didn't|can't|won't|haven't|couldn't|wouldn't|shouldn't|"
     r"never)(?: (?!say|said|take|a\b|or\b|and\b|but\b|so\b|if\b|when\b|because\b|like\b|that\b|"
     r"think\b|know\b|see\b|told\b|believe\b|"
     r"hear\b|mean\b|it's\b|is\b|was\b|i\b|you\b|you're|i'm)[a-z']+){0,3}) "
     r"(nothing|nobody|none|nowhere|no one|no(?= (?!from|to|for|in|and|or|as|means)[a-z]))\b"
     r"(?! (?:matter|longer|doubt|wonder))", None),
    # "To be" and tense.
    (r"\b(?:you|yow)'m\b", "you're"),
    (r"\b(we|they)'m\b", r"\1're"),
    (r"\b(i|it|he|she) wor\b", r"\1 was"),
    (r"(?<!if )(?<!wish )(?<!though )(?<!as )(?<!and )(?<!rather )(?<!suppose )"
     r"\b(it|he|she) were\b", r"\1 was", " were"),
    (r"\b(i|it|he|she) weren't\b", r"\1 wasn't"),
    (r"(?<![a-z] )\byou's (?=(?:been|got|done|had|always|never|[a-z]+ed)\b)", "you've "),
    (r"(?<![a-z] )\byou(?:'s| is)\b", "you're"),
    (_CLAUSE + r"\b(you|we|they|i) wants\b", r"\1 want", " wants"),
    (r"\bi (?=(?:done|seen)\b)(?<!have i )(?<!had i )(?<!has i )(?<!what i )(?<!things i )",
     "i've "),
    (r"\byou r\b", "you're"),
    (r"(?<![a-z] )\byour (?=(?:overreacting|acting|such a|(?:so|too) (?:dramatic|sensitive|mean|"
     r"rude|selfish|cold|lazy|stubborn|annoying|needy))\b)", "you're "),
    (r"\bion (?=(?:know|think|care|want|even|like|got|mean)\b)", "i don't "),
    (_CLAUSE + r"\byou was\b", "you were", "you was"),
    (r"(?<![a-z] )\bwas you (?=[a-z]+ing\b|there\b|even\b|not\b|just\b)", "were you "),
    (r"\b(we|they) was\b", r"\1 were"),
    (r"\b(you|we|they|i) (?:always|stay|steady) be (?=[a-z]+ing\b)", r"\1 always "),
    (_NO_MODAL + r"\bi be (?=[a-z]+ing\b|always\b|right\b|here\b)", "i am ", " be "),
    (_NO_MODAL + r"\b(you|we|they) be (?=[a-z]+ing\b|always\b|right\b|here\b|so\b|too\b)",
     r"\1 are ", " be "),
    (_NO_MODAL + r"\b(he|she|it) be (?=[a-z]+ing\b|always\b)", r"\1 is ", " be "),
    (r"\byou (?=" + _IS_SAID_OF + ")" + _BEGINS, "you're "),
    (r"(?<!what )(?<!all )(?<!thing )(?<!things )(?<!that )"
     r"\b(i|you|we|he|she|they|i've|you've|we've)(?:'s)? done (?=(?:told|said|made|gone|seen|been|"
     r"went|broke|forgot|had|got|lost|[a-z]+ed)\b)", r"\1 "),
    (r"\bfixing to\b", "going to"),
    (r"\bmight could\b", "might"),
    (r"\b(you|i|we|they)(?:'re|'m| are| am)? been knew\b", r"\1 knew"),
    # Small words.
    (r"(?<!to )(?<!not )(?<!may )(?<!will )(?<!would )(?<!did )(?<!do )(?<!don't )(?<!didn't )"
     r"(?<!can )(?<!could )(?<!might )(?<!it )(?<!they )(?<!we )(?<!i )(?<!words )(?<!only )"
     r"(?<!never )(?<!the )(?<!a )(?<!no )(?<!this )(?<!that )(?<!good )(?<!with )(?<!your )"
     r"\bcause (?=(?:i|you|we|he|she|it|they|that|the|there|my|your|this|i'm|you're|it's|we're|"
     r"that's|he's|she's|they're|i've|nobody|everybody)\b)", "because ", "cause "),
    (r"\bah (?=(?:know|knew|think|thought|was|didn't|don't|can|can't|will|won't|feel|felt|see|saw|"
     r"hear|heard|did|should|would|never|could|love|just|want|need|got|get|have|had|forgot|"
     r"wasn't|told|said)\b)", "i "),
    (r"(?<=[a-z] )yo (?=[a-z])", "your "),
    (r",? innit(?=[.,!?]|$)", ""),
    (r", so (?:it|i|you|he|she|they|we|that) (?:is|was|am|are|were)(?=[.!?]|$)", ""),
    (r", (?:but|son)(?=[.!?]|$)", ""),
    (rf",(?: {_VOCATIVE})+(?=[.,!?]|$)", ""),
    (rf", {_ENDEARMENT}(?=[.!?]|$)", ""),
    (r",? (?:lah|lor|leh|sha|sef|yaar|bruv|innit|lol|lmao|fam|fr|for real for real|hinny|eh|na|oo|"
     r"ah)(?=[.,!?]|$)", ""),
    (r"\b(?:lowkey|highkey|deadass|lol|lmao) (?=[a-z])", ""),
    (r"(?<=[a-z] )\b(?:bare|dead|proper|well|right|pure|mad|hella|wicked|plumb|fierce|heaps|gert|"
     r"real|pretty|awful|bloody|dang|damn|deadass|wild) (?=low\b|sad\b|angry\b|sensitive\b|"
     r"selfish\b|tired\b|upset\b|hurt\b|hard\b|lonely\b|good\b|proud\b|scared\b|rude\b|mean\b|"
     r"stressed\b|happy\b|nice\b|sorry\b|chuffed\b|lazy\b|rough\b|awful\b|glad\b|grateful\b|"
     r"ashamed\b|worried\b|cruel\b|cold\b|daft\b|dramatic\b|stubborn\b|kind\b|bad\b)",
     "really "),
    (r"\bmust'?ve\b", "must have"),
)  # fmt: skip
_WORD = re.compile(r"(?<![\d-])[a-z]+(?:'[a-z]+)*'?(?![\d-])|'[a-z]+")
_COMPILED = [(re.compile(pattern), to, "".join(needed)) for pattern, to, *needed in _PHRASES]


@functools.cache
def _forms() -> dict[str, str]:
    """Of each form in ``dialect_forms.txt``, the standard words."""
    lines = resources.files(__package__).joinpath(FORMS).read_text("utf-8").splitlines()
    parted = (line.split(": ") for line in lines if not line.startswith("#"))
    return {form: words for words, forms in parted for form in forms.split()}


def standard(text: str, places: list[int], names: Collection[str] = ()) -> tuple[str, list[int]]:
    """``text`` with its informal forms in standard words, and each character's place.

    ``places``: of each character of ``text`` and of its end; ``names``: words that are names.
    """
    word = functools.partial(_standard_word, names=names)
    text, places = _replace(text, places, _WORD, word)
    for pattern, to, needed in _COMPILED:
        if needed not in text:
            continue
        text, places = _replace(text, places, pattern, functools.partial(_expand, to))
    return text, places


def is_informal(text: str, names: Collection[str]) -> bool:
    """Whether a word of ``text`` is an informal form."""
    return any(_standard_word(one, names) != one[0] for one in _WORD.finditer(text))


def _standard_word(match: re.Match[str], names: Collection[str]) -> str:
    word = match[0]
    if word in names:
        return word
    known = _forms().get(word)
    if known is not None:
        return known
    base, _, ending = word.partition("'")
    if ending in _ENDINGS and " " not in _forms().get(base, " "):
        return f"{_forms()[base]}'{ending}"
    if word[1:] in _H_DROPPED and word[0] == "'":
        return f"h{word[1:]}"
    bare = word.removesuffix("'")
    if not bare.endswith("in") or bare == "in":
        return word
    return f"{bare}g" if bare != word or _has_lost_g(bare) else word


def _has_lost_g(word: str) -> bool:
    """Whether a word in "-in" is one in "-ing", as far as its stem is a word."""
    if len(word) < _SHORTEST_G_DROPPED or word in _NOT_G_DROPPED or word in GIVEN:
        return False
    known, stem = word_classes(), word[:-2]
    return f"{word}g" in known or any(
        one in known for one in (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else "")
    )


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
        kept += _places_within(match[0], new, places[start:end])
        at = end
    return "".join([*parts, text[at:]]), kept + places[at:]


def _places_within(old: str, new: str, places: list[int]) -> list[int]:
    """Of each character of ``new``: what it has in common with ``old`` at either end stays."""
    shorter = min(len(old), len(new))
    first = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    last = next((i for i in range(shorter - first) if old[-1 - i] != new[-1 - i]), shorter - first)
    middle = places[first : len(old) - last] or places[max(0, first - 1) : first] or places[:1]
    n = len(new) - first - last
    spread = [middle[min(i, len(middle) - 1)] for i in range(n)]
    if n and last == 0:
        spread[-1] = middle[-1]
    return [*places[:first], *spread, *(places[len(old) - last :] if last else [])]
