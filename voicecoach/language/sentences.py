"""Where sentences begin and end, also in text without punctuation, and where a quote does.

Texts are plain (``lexicon.plain``); places are characters, the end exclusive.
"""

from __future__ import annotations

import re

LONG_QUOTE_WORDS = 16
"""Where text has no punctuation a quote ends after so many words."""
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
_ASKS_AFTER_COMMA = re.compile(
    r"(?<=[a-z],) (?=(?:what (?:was|is|did|made|would)|how (?:did|do|was|is))\b[^,]*\?)"
)
LEAST_WORDS_BEFORE = 5
"""Of what is said before a question that only a comma parts from it."""
_NOT_A_RESTART = re.compile(
    r"\b(?:what|how|where|why|who|that|because|if|when|while|wonder|know|knew|see|sure|about|and|"
    r"or|but|"
    r"understand|say|said|says|told|hear|so|to|of|not|really|me|guess|think|thought|well|"
    r"okay|from|for|like|mean|remember|ask|asked)$|"
    r"\b(?:what|how|why|where|who|which|when|whose)(?: [\w']+){1,4}$"  # "what plan could you"
)
_CLAUSE_END = re.compile(r"[,;:](?= )|[.?!]|$")
_QUOTED_WORDS = re.compile(rf"(?:\S+\s*){{1,{LONG_QUOTE_WORDS}}}")
_EDGE = " ,.;:!?-\"'"


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
        for question in _ASKS_AFTER_COMMA.finditer(text, start, end):
            if len(text[start : question.start()].split()) >= LEAST_WORDS_BEFORE:
                spans.append((start, question.start()))
                start = question.end()
        spans.append((start, end))
    return [
        (start + len(part) - len(part.lstrip()), end)
        for start, end in spans
        if (part := text[start:end]).strip(_EDGE)
    ]


def quote_of(sentence: str, match: re.Match[str]) -> tuple[int, int]:
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
