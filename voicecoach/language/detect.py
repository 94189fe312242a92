"""Find the moves in what someone said, given what the other said just before.

A text is cut into sentences, each is matched against the named rules (``language.rules``), and
what is confident enough is shown with its quote. Reported speech and denials ("She said you should
...", "I never said you always ...") are not the speaker's own move and are not counted as one.

Conventions
-----------
Places are characters of the text given, the end exclusive. Scores and confidences are 0-1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicecoach.conversation import Move, Word
from voicecoach.language.lexicon import content_stems, feelings, plain, uptake
from voicecoach.language.moves import ACTS, SKILLS
from voicecoach.language.rules import Rule, all_rules, compiled
from voicecoach.language.suggest import suggest

RULES_VERSION = "1"

SHOWN = 0.6
"""Moves less sure than this are not shown."""
MOST_CERTAIN = 0.97
"""No rule is ever more certain than this."""
HEARD_WELL = 0.5
"""Mean probability of a quote's words below which nothing is found in it."""
LONG_QUOTE_WORDS = 16
"""Where text has no punctuation a quote ends after so many words."""
ASKS = 0.55
"""Probability of a closed question where nothing but the question mark tells one."""
TELLING_WORDS = 20
"""A reply of so many words that is nothing else tells something; a shorter one less likely so."""
MOST_TOLD = 0.9
LEAST_LEFT = 0.05
UPTAKE = 0.2
MUCH_UPTAKE = 0.4

COMMA_REACH = 20
"""Characters, about four words: a comma this near says that no new sentence begins."""

_SENTENCE = re.compile(r"[^.?!\n;]+[.?!]*")
# In text without punctuation, a sentence is taken to begin where one of these stands.
_RESTARTS = re.compile(
    r"(?<=[a-z]) (?=(?:what (?:was|is|do|did|would|are)|how (?:do|did|was|are|"
    r"does) (?:you|it|that|this)|tell me|i'm sorry|i am sorry|thank you|no wonder|"
    r"it sounds like|sounds like|that sounds|it makes sense|do you (?:want|think|feel|"
    r"have)|did you|are you|have you|can you|could you)\b)"
)
_NOT_A_RESTART = re.compile(
    r"\b(?:what|how|where|why|who|that|because|if|when|while|wonder|know|knew|see|sure|about|and|or|but|"
    r"understand|say|said|says|told|hear|so|to|of|not|really|me|guess|think|thought|well|"
    r"okay|from|for|like|mean|remember|ask|asked)$"
)
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
_YOU = re.compile(r"\byou(?:r|rs|rself|'re|'ve|'d|'ll)?\b")
_CLAUSE_END = re.compile(r"[,;:](?= )|[.?!]|$")
_QUOTED_WORDS = re.compile(rf"(?:\S+\s*){{1,{LONG_QUOTE_WORDS}}}")
_EDGE = " ,.;:!?-\"'"


@dataclass(frozen=True, slots=True)
class TextMove:
    """A move in a text: ``text[start_char:end_char]`` is its quote."""

    skill: str
    polarity: int
    quote: str
    start_char: int
    end_char: int
    confidence: float
    rule: str
    try_instead: str | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """``scores``: probability of every skill and of ``other``; ``moves``: what may be shown."""

    scores: dict[str, float]
    moves: tuple[TextMove, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A rule's match in the whole text."""

    rule: Rule
    start: int
    end: int
    sentence: int


def detect(reply: str, said: str = "") -> Detection:
    """Find the moves of ``reply``; ``said`` is what the other person said before (may be empty)."""
    text, before = plain(reply), plain(said)
    spans = sentences(text)
    found = [
        match
        for number, (start, end) in enumerate(spans)
        for match in _match_sentence(text, start, end, number, before)
    ]
    kept = _settle(found, text, spans)
    moves = tuple(_as_move(match, reply, said) for match in kept if _is_shown(match.rule))
    return Detection(_scores(kept, text, spans), moves)


def moves_in(words: Sequence[Word], speaker: str, said: str) -> tuple[Move, ...]:
    """Find the moves of timed words; none in words that were heard badly."""
    places: list[tuple[int, int]] = []
    length = 0
    for word in words:
        places.append((length, length + len(word.text)))
        length += len(word.text) + 1
    moves = []
    for found in detect(" ".join(word.text for word in words), said).moves:
        own = [
            word
            for word, (start, end) in zip(words, places, strict=True)
            if start < found.end_char and end > found.start_char
        ]
        if sum(word.probability for word in own) / len(own) < HEARD_WELL:
            continue
        moves.append(
            Move(
                found.skill, found.polarity, speaker, own[0].start, own[-1].end,
                found.quote, found.rule, found.confidence, found.try_instead,
            )
        )  # fmt: skip
    return tuple(moves)


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut plain text into sentences, as places; text without punctuation at likely starts."""
    spans = []
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        for restart in _RESTARTS.finditer(text, start, end):
            before = text[max(start, restart.start() - COMMA_REACH) : restart.start()]
            if "," not in before and not _NOT_A_RESTART.search(text, start, restart.start()):
                spans.append((start, restart.start()))
                start = restart.end()
        spans.append((start, end))
    return [
        (start + len(part) - len(part.lstrip()), end)
        for start, end in spans
        if (part := text[start:end]).strip(_EDGE)
    ]


def _match_sentence(text: str, start: int, end: int, number: int, said: str) -> list[_Found]:
    sentence = text[start:end].rstrip()
    found = []
    for rule in all_rules():
        match = compiled(rule.pattern).search(sentence)
        if match is None or not _holds(rule, sentence, said):
            continue
        if rule.unless and compiled(rule.unless).search(sentence):
            continue
        if not rule.reported and _is_reported(sentence, match.start()):
            continue
        quote_start, quote_end = _quote(sentence, match)
        found.append(_Found(rule, start + quote_start, start + quote_end, number))
    return found


def _is_reported(sentence: str, at: int) -> bool:
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
    "advice_asked": lambda _, said: _ADVICE_ASKED.search(said) is not None,
}
"""What a rule may ask of the sentence and of what was said before."""


def _quote(sentence: str, match: re.Match[str]) -> tuple[int, int]:
    """From the match to the end of its clause, without the fillers before it."""
    start, end = match.span()
    clause = _CLAUSE_END.search(sentence, end)
    last = clause.start() if clause else len(sentence)
    words = _QUOTED_WORDS.match(sentence, start)
    if words is not None:
        last = max(end, min(last, words.end()))
    if last < len(sentence) and sentence[last] == "?":
        last += 1
    while start < end and sentence[start] in _EDGE:
        start += 1
    while last > start and sentence[last - 1] in " ,.;:!-":
        last -= 1
    return start, last


def _settle(found: list[_Found], text: str, spans: list[tuple[int, int]]) -> list[_Found]:
    """Keep one match a skill and sentence, and take back what another match rules out."""
    best: dict[tuple[str, int], _Found] = {}
    for match in sorted(found, key=lambda m: (-m.rule.confidence, m.start)):
        best.setdefault((match.rule.skill, match.sentence), match)
    kept = _later_but(list(best.values()), text, spans)
    kept = [match for match in kept if not _ruled_out(match, kept)]
    return sorted(kept, key=lambda m: (m.start, m.end))


_BUT_AFTER_FULL_STOP = Rule(
    "yes_but", "but_after_full_stop", "takes back in the next sentence", "", 0.7
)
_TAKEN_BACK = {
    "validation", "reflection", "reassurance", "appreciation", "ownership", "i_statement",
    "boundary_respect", "acknowledgement",
}  # fmt: skip
_RULED_OUT_BY = {
    # A skill is not shown beside one of these in the same sentence.
    "reflection": {
        "blame", "judgement", "dismissing", "advice", "pressure", "validation", "open_question",
        "defensiveness", "shifting",
    },
    "closed_question": {
        "open_question", "advice", "reflection", "blame", "judgement", "dismissing", "pressure",
        "defensiveness",
    },
    "open_question": {"blame", "judgement", "advice", "dismissing"},
    "i_statement": {
        "blame", "judgement", "dismissing", "shifting", "pressure", "validation", "reflection",
    },
    "ownership": {"defensiveness", "blame", "dismissing", "pressure"},
    "validation": {"dismissing", "blame", "judgement"},
    "appreciation": {"blame", "judgement", "open_question"},
    "reassurance": {"pressure", "blame", "dismissing"},
    "boundary_respect": {"pressure", "defensiveness", "dismissing", "reassurance"},
    "commitment": {"boundary_respect", "pressure", "advice"},
    "defensiveness": {"pressure"},
    "advice": {"dismissing", "pressure", "blame", "input"},
    "acknowledgement": {"boundary_respect"},
}  # fmt: skip


def _ruled_out(match: _Found, kept: list[_Found]) -> bool:
    others = {m.rule.skill: m for m in kept if m.sentence == match.sentence and m is not match}
    skill = match.rule.skill
    if "yes_but" in others and skill in _TAKEN_BACK:
        return True
    if skill == "reflection" and "open_question" in others and _starts_before(match, others):
        return False
    return any(
        other in others and _is_shown(others[other].rule) for other in _RULED_OUT_BY.get(skill, ())
    )


def _starts_before(match: _Found, others: dict[str, _Found]) -> bool:
    """ "You felt small, what was the worst part?" does both."""
    return match.end <= others["open_question"].start


def _later_but(found: list[_Found], text: str, spans: list[tuple[int, int]]) -> list[_Found]:
    """A "But ..." in the sentence after a validation or apology takes it back too."""
    starters = {m.sentence for m in found if m.rule.skill in {"validation", "ownership"}}
    kept = list(found)
    for number, (start, end) in enumerate(spans):
        if number - 1 not in starters or not re.match(r"but\b", text[start:end]):
            continue
        closes = [m for m in found if m.sentence == number and SKILLS[m.rule.skill].polarity < 0]
        if closes:
            granted = [m for m in found if m.sentence == number - 1]
            kept = [m for m in kept if m not in granted or m.rule.skill not in _TAKEN_BACK]
            kept.append(_Found(_BUT_AFTER_FULL_STOP, start, end, number))
    return kept


def _is_shown(rule: Rule) -> bool:
    return rule.confidence >= SHOWN


def _as_move(match: _Found, reply: str, said: str) -> TextMove:
    skill = SKILLS[match.rule.skill]
    quote = reply[match.start : match.end]
    instead = suggest(said) if skill.polarity < 0 else None
    return TextMove(
        skill.name,
        skill.polarity,
        quote,
        match.start,
        match.end,
        min(match.rule.confidence, MOST_CERTAIN),
        match.rule.name,
        instead,
    )


def _scores(found: list[_Found], text: str, spans: list[tuple[int, int]]) -> dict[str, float]:
    """Probability of each skill, as if rules were independent; the rest by length."""
    missed = dict.fromkeys(SKILLS, 1.0)
    for match in found:
        missed[match.rule.skill] *= 1 - match.rule.confidence
    scores = {skill: min(1 - miss, MOST_CERTAIN) for skill, miss in missed.items()}
    words = len(text.split())
    if spans and text.rstrip().endswith("?"):
        scores["closed_question"] = max(scores["closed_question"], ASKS)
    # What is left: short replies are mostly greetings and listening sounds, long ones tell things.
    left = max(LEAST_LEFT, 1 - max(scores[act] for act in ACTS if act != "other"))
    tells = min(MOST_TOLD, words / TELLING_WORDS)
    scores["input"] = max(scores["input"], left * tells)
    scores["other"] = max(left * (1 - tells), scores["acknowledgement"] * left)
    return {skill: round(score, 3) for skill, score in scores.items()}
