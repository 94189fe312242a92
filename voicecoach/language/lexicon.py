"""Words that rules share: feelings, verdicts on a person, fillers; and what a listener takes up.

Conventions
-----------
Everything here works on *plain* text: lower case, straight apostrophes, and the same length as
the original, so that a place in one is a place in the other.
"""

from __future__ import annotations

import functools
import re

from voicecoach.language.dialect import is_informal, standard

FEELINGS = """
abandoned afraid alone angry annoyed anxious ashamed attacked awful awkward betrayed bitter blamed
broken burdened burned_out burnt_out cheated confused cornered criticized criticised crushed
cut_off defeated deflated desperate devastated disappointed discouraged dismissed disrespected down
drained dumped_on embarrassed empty excited excluded exhausted exposed fed_up forgotten frightened
frustrated furious grateful guilty gutted happy heartbroken heavy helpless hopeful hopeless
humiliated hurt ignored inadequate insecure insulted invisible irritated isolated jealous judged
knackered left_behind left_out less let_down like_nothing like_a_burden livid lonely lost mad
miserable mocked mortified neglected nervous not_good_enough numb on_edge overlooked overwhelmed
rushed pushed_aside pushed_away put_down powerless proud raging rattled rejected relieved resentful
restless sad scared second_best shaken shamed shattered shocked shut_out sick_with_worry small
stressed stretched stuck stung taken_for_granted tense terrible terrified threatened tired torn
torn_apart trapped unappreciated uncomfortable uneasy unhappy unheard unimportant unloved unsafe
unseen unsupported unwanted upset used useless vulnerable weary worn_down worn_out worried
worthless wounded wrecked wiped_out
""".split()
"""Words for what one feels; thoughts in the dress of feelings ("attacked") count, as people use
them."""

HARD = """
awful a_lot a_heavy_load brutal confusing crushing demoralizing depressing devastating
difficult disappointing draining embarrassing exhausting frightening frustrating hard harsh
heartbreaking heavy horrible humiliating hurtful infuriating intense isolating lonely maddening
miserable nerve-racking overwhelming painful rough sad scary stressful terrible terrifying tiring
too_much tough unbearable unfair unsettling upsetting worrying
""".split()
"""What a hard experience is called."""

HEAVY = """
a_lot a_heavy_load awful brutal difficult hard harsh heavy horrible intense painful rough terrible
too_much tough unbearable
""".split()
"""Those of them that name no feeling: they take it seriously, and do not give it back."""

VERDICTS = """
aggressive arrogant big-headed bigheaded bossy careless childish clingy clueless cocky
cold-hearted controlling crazy cruel delusional demanding difficult disgusting dishonest dumb
egotistical entitled fake foolish greedy heartless high_maintenance hopeless_case hostile
hypocritical hysterical idiotic ignorant immature impossible inconsiderate insane insensitive
irrational irresponsible lazy manipulative mean melodramatic mental moody naive narcissistic nasty
needy negative neurotic nosey nosy nuts obnoxious obsessive overbearing paranoid pathetic
patronising patronizing petty pig-headed pigheaded pushy ridiculous rude self-absorbed
self-centered self-centred self-righteous selfish shallow silly sly smug sneaky spiteful spoiled
spoilt stingy stubborn stupid thick thoughtless toxic two-faced unbearable ungrateful unhinged
unreasonable unreliable useless vain vicious vindictive weak weird
""".split()
"""Adjectives that pass a verdict on a person."""

VERDICT_NOUNS = """
asshole baby brat bully burden cheat child coward control_freak disappointment drama_queen
failure fool freak hypocrite idiot jerk joke know-it-all liar loser martyr mess monster
moron nag narcissist nightmare nuisance pain psycho pushover quitter slob snob
terrible_\\w+ bad_\\w+ horrible_\\w+ lousy_\\w+ victim waste_of_time wimp
""".split()

VERY = (
    "a bit|a little|absolutely|actually|all|also|always|awfully|clearly|completely|"
    "deeply|even|extremely|feeling|getting|honestly|incredibly|just|kind of|kinda|mostly|"
    "obviously|only|pretty|quite|rather|really|so|sort of|still|super|terribly|that|too|"
    "totally|truly|very|way"
)
FILLERS = (
    "ah|alright|all right|and|anyway|babe|baby|because|but|come on|darling|dear|god|gosh|"
    "hey|hm+|hmm|honestly|honey|huh|i guess|i mean|i think|i'd say|just|listen|look|love|"
    "maybe|mm+|mm-?hm+|no|of course|oh|ok|okay|please|right|see|so|sorry|sure|sweetheart|"
    "sweetie|then|uh|uh-?huh|um|wait|well|wow|yeah|yep|yes|you know|you see|yup|actually|"
    "now|again"
)


def alternatives(words: list[str]) -> str:
    """One regular expression for any of ``words`` (``_`` is a blank), longest first."""
    found = sorted((word.replace("_", " ") for word in words), key=len, reverse=True)
    return "|".join(found)


CLAUSE_START = (
    r"(?:^|(?<=[,:;-] )|(?<= and )|(?<= but )|(?<= so )|(?<= because )|(?<= cause )|(?<= then ))"
)
MACROS = {
    # "That must have been so ...", "that sounds like a ...": what follows says which
    # skill it is. (They hold other macros, so they stand first.)
    "MUST_BE": (
        r"\b(?:that|it|this|these \w+|those \w+) (?:must|had to)(?:'ve| have)?(?: been| be| feel|"
        r" felt)?(?: so| really| such| very| like)*(?: a| an)? ?"
    ),
    "SOUNDS": (
        r"(?:\b(?:that|it|this) (?:all )?(?:sounds|seems|looks)|<S>sounds)(?: like)?"
        r"(?: it was)? <VERY>(?:a |an )?"
    ),
    # The start of a sentence or of a clause in it, and what people say before they begin.
    "S": rf"{CLAUSE_START}(?:(?:{FILLERS})\b[,.]* +){{0,5}}",
    "VERY": rf"(?:(?:{VERY}) +){{0,3}}",
    "FEELING": rf"(?:{alternatives(FEELINGS)})",
    "HARD": rf"(?:{alternatives(HARD)})",
    "HEAVY": rf"(?:{alternatives(HEAVY)})",
    "VERDICT": rf"(?:{alternatives(VERDICTS)})",
    "VERDICT_NOUN": rf"(?:{alternatives(VERDICT_NOUNS)})",
    "YOU_ARE": r"(?:you(?:'re| are| were| was| be)?|ya'?ll are|u r|youre)",
    "AUX": (
        r"(?:'s|is|are|was|were|am|do|does|did|would|could|can|will|should|has|have|had|might|"
        r"made|makes|happened|happens|'d|'re|else|about)"
    ),
}


def compile_rule(pattern: str) -> re.Pattern[str]:
    """Compile ``pattern`` with its ``<MACRO>``s filled in."""
    for name, text in MACROS.items():
        pattern = pattern.replace(f"<{name}>", text)
    return re.compile(pattern)


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **{chr(code): " " for code in range(0x3001) if chr(code).isspace()},
    }
)


def plain(text: str) -> str:
    """Return ``text`` lower-cased with straight apostrophes, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    return lower.translate(_PLAIN)


KEPT_FLUENT = 8
"""What was said last is looked at several times."""
KEPT_STEMS = 256
"""Each word and sentence is looked at several times."""
_NOT_FLUENT = re.compile(
    r"\[[^\]\[]{0,200}\] ?|"  # a remark of the transcriber
    r"(?<![\w'-])(?:um+|uh+(?! huh)|erm?|uhm+)(?![\w-])[,.]? ?|"
    r"\b(\w+(?:'\w+)?)-+ ?(?=\1\b)|"  # begun anew: "I-I", "that's- that's"
    r"\b(?!no-)([a-z]{1,4})-+ ?(?=\2[a-z])"  # "w-where"
)


_CAPITAL = re.compile(r"(?<=[a-z,'] )[A-Z][a-z]+")
NO_NAMES = frozenset("mam maw ma da im ive ill id".split())
"""Written with a capital now and then, and no names."""


@functools.lru_cache(maxsize=KEPT_FLUENT)
def fluent(text: str) -> tuple[str, list[int]]:
    """``plain`` text without hesitations, false starts and informal forms, and each one's place.

    One more place is given, the end of ``text``.
    """
    own, kept = _without_hesitations(text)
    return standard(own, [*kept, len(text)], _names(text))


def own_words(text: str) -> str:
    """``plain`` text without hesitations; as it was said, but for who speaks informally."""
    own, _ = _without_hesitations(text)
    return fluent(text)[0] if is_informal(own, _names(text)) else own


def _without_hesitations(text: str) -> tuple[str, list[int]]:
    """What is left of ``plain`` text, and the place of each character."""
    kept: list[int] = []
    same = plain(text)
    at = 0
    for gap in _NOT_FLUENT.finditer(same):
        kept += range(at, gap.start())
        at = gap.end()
    kept += range(at, len(same))
    return "".join(same[i] for i in kept), kept


def _names(text: str) -> frozenset[str]:
    """Words with a capital within a sentence, in small letters."""
    return frozenset(one.lower() for one in _CAPITAL.findall(text)) - NO_NAMES


CONTRAST = re.compile(
    r"\b(?:but|though|although|however|still|yet|only|except|even so|all the same|nevertheless|"
    r"nonetheless|then again|that said|mind|just|while|anyway|at the same time|to be fair|even if|"
    r"not that|whereas|in fairness|either way)\b"
)
"""What takes something back begins with one of these."""
_FEELING = re.compile(rf"\b{MACROS['FEELING']}\b")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_COMMON = frozenset(
    """a about after again all am an and any are as at back be because been before being but by can
    come could did do does doing don down even ever every for from get gets getting give go goes
    going gone got had has have having he her here hers him his how i if in into is it its just
    know like make makes made me mine more most much my never no not now of off on one only or
    other our out over own put really said same say says see she should so some something still
    such take tell than that the their them then there these they thing things think this those
    through to together too up us very want was way we well went were what when where which while
    who why will with would yes you your yours yeah okay feel feeling feels felt""".split()
)


def feelings(text: str) -> list[str]:
    """The words of feeling in a text, in order."""
    return _FEELING.findall(plain(text))


@functools.lru_cache(maxsize=KEPT_STEMS)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry content: what a listener can take up."""
    words = (word.partition("'")[0] for word in _WORD.findall(plain(text)))
    return frozenset(_stem(word) for word in words if word not in _COMMON and len(word) > 2)


def uptake(reply: str, said: str) -> float:
    """Share of the reply's content words that the partner used just before, 0-1.

    (Word overlap tells uptake, not a reflection: Demszky et al., 2021.)
    """
    own = content_stems(reply)
    return len(own & content_stems(said)) / len(own) if own else 0.0


def _stem(word: str) -> str:
    """A rough stem: enough to join "plans" and "planned"."""
    for ending in ("ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word
