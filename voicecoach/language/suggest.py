"""What to say instead, built from the partner's own words.

What they said is given back in the second person, cut where the turn from "I" to "you" is certain
(``turning``), and an open question follows. A canned line stands only where the words hold nothing
to give back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from voicecoach.language.lexicon import compile_rule, own_words
from voicecoach.language.turning import turn_around

QUESTION_ON_FEELING = "What was the worst part?"
QUESTION_NOW = "What is the hardest part?"
QUESTION_ON_NEED = "What would help?"
QUESTION_ON_WISH = "What would that be like?"
QUESTION_ON_COMPLAINT = "When was it hardest?"
QUESTION_ALONE = "What was that like for you?"
QUESTION_ON_NEWS = "How is that for you?"
QUESTION_ON_LIMIT = "What do you need from me?"
QUESTION_ON_REQUEST = "How is it for you when I don't?"
NOTHING_SAID = f"Tell me more. {QUESTION_ALONE}"
BOUNDARY_KEPT = f"Okay, I hear you. {QUESTION_ON_LIMIT}"

OTHERS_SAY: dict[str, str] = {
    "dismissing": "I can see that it was not small for you.",
    "blame": "When that happened I felt hurt, and I want to understand your side.",
    "judgement": "What happened was hard for me. How was it for you?",
    "advice": "Do you want ideas, or do you want me to listen?",
    "defensiveness": "I want to explain later. First I want to hear you.",
    "shifting": "I know a bit of that. But stay with your story, what happened then?",
    "pressure": "You can say no. I would like to understand why.",
    "yes_but": "I see why that hurt.",
}
"""For each skill that closes, one thing that others might say."""

_NO_FEELING = r"(?!used to\b|down (?:on|the|for|to)\b|less than\b|heavy [a-z]|mad about\b)"
_FELT = compile_rule(
    r"(?<!like )(?<!said )(?<!say )(?<!if )(?<!think )(?<!thought )"
    r"\bi (?:(?:just|really|still|always|do|honestly|suddenly) )*(?P<verb>feel|felt|am|was|"
    r"have been feeling|have felt|got|get) (?P<very>(?:(?:so|really|very|pretty|completely|just|"
    r"totally|a bit|a little|quite|feeling|a little bit|"
    rf"kind of) )*){_NO_FEELING}(?P<feeling><FEELING>)\b(?: sick)?(?! (?:on|in) the way)"
)
_MADE = compile_rule(
    r"\b(?:makes?|made|making) me (?:feel )?(?P<very>(?:so|really|very|a bit) )?"
    r"(?P<feeling><FEELING>)\b"
)
_LIKE = re.compile(
    r"\bi (?:feel|felt) like (?P<what>(?!you|he|she|they|it\b|doing|having)[^.,!?;]+)"
)
_HURT = re.compile(
    r"\b(?:it|that|this)(?: really| still| just)* (?P<verb>hurts?|stung|stings)"
    r"(?: me)?(?: so much| a lot| really badly)?(?P<rest>[^.,!?;]*)"
)
_SEEMS = re.compile(
    r"\bit (?:just |really |still )*(?P<verb>feels|felt|seems|seemed) "
    r"(?P<like>like|as if|as though) (?P<what>[^.,!?;]+)"
)
_MISS = re.compile(r"\bi (?:just |really |do |so )*(?P<verb>miss|missed) (?P<what>[^.,!?;]+)")
_WISH = re.compile(r"(?<!don't )\bi (?:just |really )*wish (?P<what>[^.,!?;]+)")
_FEAR = re.compile(
    r"\bi am (?:so |really |just |a bit |always )*(?P<feeling>afraid|scared|worried|terrified|"
    r"frightened)(?: that)? (?P<what>(?:you|i|we|he|she|they|it|my|something)\b[^.,!?;]+)"
)
_NEED = re.compile(
    r"\bi (?:just |really |only |do )*(?P<need>(?:need|want|would like|would love) [^.,!?;]+)"
)
_NEVER = re.compile(r"\byou (?:never|hardly ever|do not ever|don't ever) (?P<what>[^.,!?;]+)")
_PAST = re.compile(
    r"(?:(?:even|once|ever|really|actually|bothered to) )*"
    r"(?!need\b|feed\b|speed\b|proceed\b)(?:[a-z]+ed|told|said|came|went|took|gave|got|had|did|made|saw|"
    r"meant|bought|brought|thought|kept|left|felt|heard|spoke|wrote|rang|stood|lost|paid|sent|knew|found)\b"
)
_ALWAYS = re.compile(r"\b(?P<what>you (?:always|keep|constantly) [^.,!?;]+)")
_WHY_NOT = re.compile(
    r"\bwhy (?:did|do|can|would|could)(?:n't you| you not|n't you ever|"
    r" you never) (?P<what>[^.,!?;]+)"
)
_DID = re.compile(
    r"(?:^|[.,!?;] |\b(?:and|but|so|because) )(?P<what>you (?:didn't|did not|forgot|left|told|lied|"
    r"promised|said|made|were|are|don't|do not|weren't|ignored|laughed|cancelled|canceled|went|"
    r"took|spent|read|interrupted|"
    r"called|shouted|yelled|walked|hung up|invited|bought|decided|broke|checked|came)\b[^.,!?;]*)"
)
_LIMIT = re.compile(
    r"\b(?:please )?(?:don't|do not|stop) (?P<what>(?!(?:worry|know|think|understand|want|get|you|"
    r"forget|cry|apologi[sz]e|be|go|give|let|mind|bother|hesitate)\b)[^.,!?;]+)"
)
_REFUSES = re.compile(
    r"\bi(?: really| just)*(?P<how> (?:don't|do not) (?:want|feel like)|(?:'d| would) rather not) "
    r"(?P<what>[^.,!?;]+)"
)
_ASKS = re.compile(
    r"(?:^|[.!?;,] )please,? (?:just )*(?P<what>(?!(?:don't|do|stop|never|not?|god|excuse|accept|"
    r"marry|forgive|understand|believe|please|can|could|will|would|may|shall|both|all|i|i'm|you|we|"
    r"he|she|it|they|my|your|our|the|this|that|there|if|when|what|how|for|in|on|at|to|with)\b)"
    r"[^.,!?;]+)"
)
_LEAVE = re.compile(
    r"\b(?:leave me (?:alone|be)|give me (?:some |a bit of |a little )?(?:space|time|room|peace))\b"
    r"[^.,!?;]*"
)
_SPACE = re.compile(
    r"\bi need (?P<what>(?:some |a |more |a bit of )?(?:space|time|break|quiet|privacy)[^.,!?;]*)"
)
_TOLD = re.compile(
    r"(?:^|[.!?] )(?:(?:well|so|and|but|today|yesterday|honestly|look|yeah|oh|okay|actually),? )*"
    r"(?P<what>(?:i|i'd|my|we) [^.,!?;]+|"
    r"(?:the|that|this|he|she|they|it|our|your|nobody|no one|everybody|everyone|someone) "
    r"(?=[^.!?;]*\b(?:i|me|my|us|we|our)\b)[^.,!?;]+|it's been [^.,!?;]+ since [^.,!?;]+)"
)
_SAYS_LITTLE = re.compile(r"(?:i am|we are) (?:not [a-z]+|fine|okay|ok|alright|good)$")
"""Not to be given back: the feeling is elsewhere."""
_STUMP = re.compile(r"i (?:[a-z]+ not|[a-z]+n't)", re.IGNORECASE)
_WHEN = re.compile(
    r"^,? (?P<link>when(?:ever)?|because|that(?! is all)|since|after|before|if|every time) "
    r"(?P<clause>[^.,!?;]+)"
)
_WHEN_FIRST = re.compile(
    r"(?:^|[.!?;] )(?:(?:and|but|so|well),? )?(?P<link>when(?:ever)?|every time|if) "
    r"(?P<clause>[^.,!?;]+?)(?:,? (?:then|and|so|but))*,? $"
)
_HARD = compile_rule(
    r"\b(?:it is|that is|things are|it was|that was|it has been) (?P<very><VERY>)(?P<hard><HARD>)\b"
)
_WONDERS = re.compile(
    r"\bdo you (?:even |still |really |actually )*(?P<what>(?:love|care|want|trust|like|respect|"
    r"miss|hear|listen|understand|believe|find|think (?:about|of)|need|hate|regret)\b[^.,!?;]*)\?"
)
_PLACE = re.compile(
    r"^ (?P<place>(?:in front of|with|at|around|next to|about|of|by|in|for|there|all|every|"
    r"since)\b[^.,!?;]*)"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?!')\b")
_LINK = re.compile(r" (?:and|but|so|because|when) ")
_EXPANDED = {
    "i'm ": "i am ", "i've ": "i have ", "i'd like": "i would like", "i'd love": "i would love",
    "it's (?!been|got)": "it is ", "that's (?!been|got)": "that is ",
}  # fmt: skip
_VERB_AFTER_YOU = {
    "feel": "feel",
    "felt": "felt",
    "am": "are",
    "was": "were",
    "get": "get",
    "got": "got",
}
_PRESENT = frozenset("feel am get miss hurts stings feels seems".split())
_GLAD = frozenset("proud happy glad excited relieved grateful hopeful thrilled loved calm".split())
"""Feelings that have no worst part."""
_DENIED = re.compile(r"\b(?:never|not|nothing|nobody|[a-z]+n't)\b[^.,!?;]*$")
_PRAISE = re.compile(
    r"\b(?:lovely|great|wonderful|beautiful|gorgeous|kind|sweet|brilliant|amazing|perfect|the best|"
    r"disappoint|let me down|never (?:hurt|lie|lied|shout|yell|complain|judge|forget|"
    r"leave me|left me|cheat|make me (?:sad|cry|feel)|made me)|my day|so good|there for me|"
    r"make me (?:laugh|smile|happy))\b"
)
_TURNS = re.compile(r"[^.!?]*\b(?:but|until|and)\b")
"""What makes gladness the smaller part of what was said."""


def suggest(said: str) -> str:
    """Return one thing to say after ``said``: what they said given back, and an open question."""
    text = " ".join(own_words(said).split())
    for short, full in _EXPANDED.items():
        text = re.sub(rf"\b{short}", full, text)
    for find in _IN_ORDER:
        found = find(text)
        if found is not None:
            return _with_names(found, said)
    return NOTHING_SAID if not text.strip(" .!?") else f"I want to understand. {QUESTION_ALONE}"


def _with_names(suggestion: str, said: str) -> str:
    """The suggestion with the capitals of names as they were said."""
    for name in _NAME.findall(said):
        suggestion = re.sub(rf"(?<![.?!] )\b{name.lower()}\b", name, suggestion)
    return suggestion


def _turned(clause: str) -> str | None:
    """The clause from their side, or its part before an "and", "but", "so" that is certain."""
    whole = turn_around(clause)
    parts = _LINK.split(clause)
    return whole or (turn_around(parts[0]) if len(parts) > 1 else None)


def _limit(text: str) -> str | None:
    space = _SPACE.search(text)
    if space is not None and (what := turn_around(space["what"])):
        return f"Okay. You need {what}. {QUESTION_ON_LIMIT}"
    leave = _LEAVE.search(text)
    if leave is not None and (what := turn_around(leave[0])):
        return f"Okay, I will {what}. {QUESTION_ON_LIMIT}"
    stop = _LIMIT.search(text)
    before = text[: stop.start()].split() if stop else []
    if stop is not None and (not before or before[-1][-1] in ".,!?;" or "please" in stop[0]):
        what = turn_around(stop["what"])
        if what and "stop" not in stop[0]:
            return f"Okay, I won't {what}. {QUESTION_ON_LIMIT}"
        return BOUNDARY_KEPT
    refused = _REFUSES.search(text)
    if refused is not None and (turned := turn_around(f"want {refused['what']}")):
        what = turned.removeprefix("want ")
        return f"Okay. You{refused['how']} {what}. {QUESTION_ON_LIMIT}"
    return None


def _feared(text: str) -> str | None:
    feared = _FEAR.search(text)
    if feared is not None and (what := turn_around(feared["what"])):
        return f"You are {feared['feeling']} that {what}. {QUESTION_NOW}"
    return None


def _felt(text: str) -> str | None:
    felt = _FELT.search(text)
    if felt is not None:
        now = felt["verb"] in _PRESENT
        if felt["feeling"] not in _GLAD:
            return f"{_give_back(text, felt)} {QUESTION_NOW if now else QUESTION_ON_FEELING}"
        if not _TURNS.match(text[felt.end() :]):
            return f"{_give_back(text, felt)} {QUESTION_ON_NEWS if now else QUESTION_ALONE}"
    made = _MADE.search(text)
    if made is not None and not _DENIED.search(text[: made.start()]):
        now = not made[0].startswith("made")
        question = QUESTION_NOW if now else QUESTION_ON_FEELING
        if made["feeling"] in _GLAD:
            question = QUESTION_ON_NEWS if now else QUESTION_ALONE
        return f"You {'feel' if now else 'felt'} {made['very'] or ''}{made['feeling']}. {question}"
    like = _LIKE.search(text)
    if like is not None and (what := turn_around(like["what"])):
        verb = "feel" if " feel " in like[0] else "felt"
        return f"You {verb} like {what}. {QUESTION_NOW if verb == 'feel' else QUESTION_ON_FEELING}"
    return None


def _seemed(text: str) -> str | None:
    seems = _SEEMS.search(text)
    if seems is not None and (what := turn_around(seems["what"])):
        question = QUESTION_ON_NEWS if seems["verb"] in _PRESENT else QUESTION_ALONE
        return f"For you it {seems['verb']} {seems['like']} {what}. {question}"
    return None


def _hurt(text: str) -> str | None:
    hurt = _HURT.search(text)
    if hurt is None:
        return None
    rest = _after(f" {hurt['rest'].strip()}")
    verb = "hurts" if hurt["verb"] in {"hurts", "stings"} else "hurt"
    question = QUESTION_NOW if verb == "hurts" else QUESTION_ON_FEELING
    return f"It {verb}{rest}. {question}"


def _missed(text: str) -> str | None:
    missed = _MISS.search(text)
    if missed is not None and (turned := turn_around(f"miss {missed['what']}")):
        what = turned.removeprefix("miss ")
        return f"You {missed['verb']} {what}. What do you miss most?"
    return None


def _wished(text: str) -> str | None:
    wish = _WISH.search(text)
    if wish is not None and (what := turn_around(wish["what"])):
        return f"You wish {what}. {QUESTION_ON_WISH}"
    return None


def _needed(text: str) -> str | None:
    need = _NEED.search(text)
    if need is not None and (what := _turned(need["need"])):
        return f"You {what}. {QUESTION_ON_NEED}"
    return None


def _asked(text: str) -> str | None:
    asks = _ASKS.search(text)
    if asks is not None and (what := turn_around(asks["what"])):
        return f"You would like me to {what}. {QUESTION_ON_REQUEST}"
    return None


def _complained(text: str) -> str | None:
    """What is missing or too much for them, without taking over the "never" and the "always"."""
    if _PRAISE.search(text):
        return None
    never = _NEVER.search(text) or _WHY_NOT.search(text)
    if never is not None and not _after_if(text, never) and (what := _turned(never["what"])):
        if _PAST.match(what):
            return f"It matters to you that I never {what}. {QUESTION_ALONE}"
        return f"You would like me to {what}. {QUESTION_ON_WISH}"
    always = _ALWAYS.search(text)
    if always is not None and not _after_if(text, always) and (what := _turned(always["what"])):
        kept = what.replace("I always ", "I ").replace("I constantly ", "I ")
        return f"It bothers you that {kept}. {QUESTION_ON_COMPLAINT}"
    did = _DID.search(text)
    if did is not None and (what := _turned(did["what"])) and not _STUMP.fullmatch(what):
        return f"It matters to you that {what}. {QUESTION_ALONE}"
    return None


def _after_if(text: str, found: re.Match[str]) -> bool:
    return text[: found.start()].endswith("if ")


def _wondered(text: str) -> str | None:
    asks = _WONDERS.search(text)
    if asks is not None and (what := turn_around(asks["what"])):
        return f"You wonder if I {what}. What makes you wonder?"
    return None


def _found_hard(text: str) -> str | None:
    hard = _HARD.search(text)
    if hard is None:
        return None
    was = " was " in hard[0]
    verb, question = ("was", QUESTION_ON_FEELING) if was else ("is", QUESTION_NOW)
    very = hard["very"].replace("just ", "")
    return f"It {verb} {very}{hard['hard']} for you. {question}"


def _told(text: str) -> str | None:
    for told in _TOLD.finditer(text):
        goes_on = text[told.end() :].startswith(("?", ', "', ", '"))
        if goes_on or _SAYS_LITTLE.match(told["what"]):
            continue
        if (what := _turned(told["what"])) and len(what.split()) > 2:
            return f"{what[0].upper()}{what[1:]}. {QUESTION_ON_NEWS}"
    return None


_IN_ORDER: tuple[Callable[[str], str | None], ...] = (
    _limit, _feared, _felt, _seemed, _hurt, _missed, _wished, _needed, _asked, _complained,
    _wondered, _told, _found_hard,
)  # fmt: skip
"""What is looked for first: a limit, then feelings, needs, complaints, news."""


def _give_back(text: str, felt: re.Match[str]) -> str:
    verb = _VERB_AFTER_YOU.get(felt["verb"], "have been feeling")
    sentence = f"You {verb} {felt['very'] or ''}{felt['feeling']}"
    first = _WHEN_FIRST.search(text[: felt.start()])
    if first is not None and (clause := turn_around(first["clause"])):
        return f"{sentence} {first['link']} {clause}."
    return f"{sentence}{_after(text[felt.end() :])}."


def _after(rest: str) -> str:
    """ " when ...", " in front of ..." from their side; empty where that is unsure."""
    when, place = _WHEN.match(rest), _PLACE.match(rest)
    if when is not None and (clause := turn_around(when["clause"])):
        return f" {when['link']} {clause}"
    if place is not None and (where := turn_around(place["place"])):
        return f" {where}"
    return ""
