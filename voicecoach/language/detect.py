"""Find the moves in what someone said, given what the other said just before.

A text is cut into sentences (``sentences``), each is matched against the named rules (``rules``,
``matching``), and two linear layers over rules and words say how likely each skill is in it
(``skills_layer``) and what the reply mainly does (``acts``). What others rule out is dropped
(``settling``); what is confident enough is shown with its quote.

Conventions
-----------
Places are characters of the text given, the end exclusive. Scores and confidences are 0-1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicecoach.conversation import Move, Word
from voicecoach.language import acts, skills_layer
from voicecoach.language.crisis import is_crisis
from voicecoach.language.lexicon import CONTRAST, compile_rule, feelings, fluent, uptake
from voicecoach.language.matching import GIVEN_BACK, Match, match_rules
from voicecoach.language.moves import SKILLS
from voicecoach.language.rules import Rule
from voicecoach.language.sentences import sentences
from voicecoach.language.settling import SHOWN, settle, shown_from
from voicecoach.language.suggest import suggest

RULES_VERSION = "6"

MOST_CERTAIN = 0.97
"""Nothing is ever more certain than this."""
LAYER_SHARE = 0.75
"""What the layer counts in a match's confidence; the rest is how often the rule is right."""
PLAIN_RULE = 0.9
"""A rule so sure is shown ("no wonder you ...", "you are overreacting") ..."""
UNLIKELY = 0.1
"""... but where the layer holds it so unlikely: there six in seven are something else."""
SURE_RULE = 0.85
"""Where a rule so sure has told what a sentence does, its words alone tell nothing more."""
IN_OTHER_WORDS = "in_other_words"
"""Stands for a rule's name where the words tell it without one."""
LIKELY_REFLECTION = 0.7
"""A reflection is shown where the whole reply is one so likely too, or names itself one ..."""
SHORT_REPLY = 20
SOMETHING_SAID = 5
"""... or is at most so many words, after at least so many: long turns of one who leads the talk
(on counsellors' replies, precision .83 instead of .70) hold much that only looks like it ..."""
SURE_REFLECTION = 0.85
"""... or where rule and layer are so sure of its sentence (before a question, say) ..."""
TAKES_UP = 0.2
AFTER_A_FEELING = 0.6
"""... or, where a feeling was told, it takes up so much of that, or the whole is so likely one."""
NAMES_ITSELF = frozenset({"what_i_hear"})
"""Rules of words that say that a reflection follows."""
POSSIBLE_REFLECTION = 0.3
REFLECTION_ODDS = 2.5
"""Of a reflection's score: invented conversations have fewer of them than real ones."""
DECLINES = re.compile(r"no,? thank(?:s| you)\W*")
"""A refusal made polite; it thanks for nothing."""
NO_VERDICT = compile_rule(
    r"\b(?:you're not|you are not|you aren't) (?!just\b|only\b|even\b|also\b)(?:going |being )?"
    r"<VERY>(?:an? )?(?:<VERDICT>|<VERDICT_NOUN>)[^a-z]*$"
)
"""Says that one is not what a verdict would say, and no more."""
HEARD_WELL = 0.5
"""Mean probability of a quote's words below which nothing is found in it."""


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


def detect(reply: str, said: str = "") -> Detection:
    """Find the moves of ``reply``; ``said`` is what the other person said before (may be empty).

    None in words of self-harm or violence (``crisis``): they are nothing to score.
    """
    text, places = fluent(reply)
    before, _ = fluent(said)
    spans = sentences(text)
    matches = match_rules(text, spans, before)
    main = act_probabilities(text, spans, before, matches)
    sure = skill_probabilities(text, spans, before, matches)
    weighed = [] if is_crisis(reply) else _weighed(text, spans, before, matches, sure)
    moves = tuple(
        _as_move(match, (places[match.start], places[match.end - 1] + 1), reply, said, main)
        for match in settle(weighed, text, spans)
        if _is_shown(match, text, spans, before, main)
    )
    return Detection(_scores(sure, main), moves)


def skill_probabilities(
    text: str, spans: Sequence[tuple[int, int]], said: str, matches: Sequence[Match]
) -> list[dict[str, float]]:
    """Of each sentence, the probability of each skill."""
    features = skills_layer.sentence_features(
        text, spans, said, fired_rules(matches), skills_layer.load().common
    )
    return [skills_layer.probabilities(own) for own in features]


def _weighed(
    text: str,
    spans: Sequence[tuple[int, int]],
    said: str,
    matches: Sequence[Match],
    sure: Sequence[dict[str, float]],
) -> list[Match]:
    """The matches, as sure as rule and layer are in the mean, and what the layer alone tells.

    The rule that is itself the surest gives the quote and the reason.
    """
    best: dict[tuple[str, int], Match] = {}
    for match in sorted(matches, key=lambda one: -one.rule.confidence):
        best.setdefault((match.rule.skill, match.sentence), match)
    found = []
    for number, (span, own) in enumerate(zip(spans, sure, strict=True)):
        told = False
        for skill, p in own.items():
            known = best.get((skill, number))
            if known is None:
                continue
            both = LAYER_SHARE * p + (1 - LAYER_SHARE) * known.rule.confidence
            if known.rule.confidence >= PLAIN_RULE and p >= UNLIKELY:
                both = max(both, shown_from(skill))
            told |= known.rule.confidence >= SURE_RULE and both >= shown_from(skill)
            found.append(replace(known, rule=replace(known.rule, confidence=both)))
        for skill, p in own.items():
            if told or p < shown_from(skill) or (skill, number) in best:
                continue
            if not _cannot_be(skill, text, spans, number, said):
                rule = Rule(skill, IN_OTHER_WORDS, SKILLS[skill].definition, "", p)
                found.append(Match(rule, *span, number))
    return found


def _cannot_be(
    skill: str, text: str, spans: Sequence[tuple[int, int]], number: int, said: str
) -> bool:
    """Whether a sentence cannot hold ``skill``, however likely the layer says it is."""
    sentence = text[slice(*spans[number])]
    if DECLINES.fullmatch(sentence):
        return True
    if SKILLS[skill].polarity < 0 and uptake(sentence, said) >= GIVEN_BACK:
        return True  # their own words: what closes the other is not told by those alone
    if skill == "yes_but":  # "I see that it hurt" takes nothing back, unless the next one does
        return not any(CONTRAST.search(text, *span) for span in spans[number : number + 2])
    return skill == "judgement" and NO_VERDICT.search(sentence) is not None


def act_probabilities(
    text: str, spans: Sequence[tuple[int, int]], said: str, matches: Sequence[Match]
) -> dict[str, float]:
    """What the reply mainly does: the probability of each act."""
    fired = fired_rules(matches)
    features = acts.sentence_features(text, spans, said, fired, acts.load().common)
    by_sentence = [acts.sentence_probabilities(own) for own in features]
    return acts.act_probabilities(by_sentence, [len(text[a:b].split()) for a, b in spans])


def fired_rules(matches: Sequence[Match]) -> list[tuple[str, str, int]]:
    """Skill, rule and sentence of each match."""
    return [(match.rule.skill, match.rule.name, match.sentence) for match in matches]


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


def _is_shown(
    match: Match, text: str, spans: Sequence[tuple[int, int]], said: str, main: dict[str, float]
) -> bool:
    sure, name = match.rule.confidence, match.rule.name
    if match.rule.skill != "reflection" or name in NAMES_ITSELF:
        return sure >= shown_from(match.rule.skill)
    if sure >= SURE_REFLECTION and name != IN_OTHER_WORDS:
        return True
    if sure >= SHOWN and len(text.split()) <= SHORT_REPLY and len(said.split()) >= SOMETHING_SAID:
        return True
    if sure >= SHOWN and feelings(said):
        taken_up = uptake(text[slice(*spans[match.sentence])], said)
        if taken_up >= TAKES_UP or main["reflection"] >= AFTER_A_FEELING:
            return True
    return main["reflection"] >= LIKELY_REFLECTION and sure >= POSSIBLE_REFLECTION


def _as_move(
    match: Match, place: tuple[int, int], reply: str, said: str, main: dict[str, float]
) -> TextMove:
    skill = SKILLS[match.rule.skill]
    instead = suggest(said) if skill.polarity < 0 and not is_crisis(said) else None
    confidence = min(match.rule.confidence, MOST_CERTAIN)
    if skill.name == "reflection":
        confidence = max(confidence, round(main["reflection"], 3))
    return TextMove(
        skill.name,
        skill.polarity,
        reply[slice(*place)],
        *place,
        confidence,
        match.rule.name,
        instead,
    )


def _scores(sure: Sequence[dict[str, float]], main: dict[str, float]) -> dict[str, float]:
    """Probability of each skill: of the acts by their layer, else by the likeliest sentence.

    A reflection is as likely as both layers say in the mean, at ``REFLECTION_ODDS``. Advice is a
    kind of input, so it is no more likely than input is.
    """
    scores = {
        skill: min(max((own[skill] for own in sure), default=0.0), MOST_CERTAIN) for skill in SKILLS
    }
    scores["advice"] = min(scores["advice"], main["input"])
    reflects = (scores["reflection"] + main["reflection"]) / 2
    reflects = REFLECTION_ODDS * reflects / (REFLECTION_ODDS * reflects + 1 - reflects)
    both = {**scores, **main, "reflection": reflects}
    return {skill: round(score, 3) for skill, score in both.items()}
