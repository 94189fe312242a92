"""Informal and dialect forms in the words of the standard, so that rules judge both alike.

For judging only: a few forms mean something else now and then. What sounds like a fault in them is
none (language.md: paraphrases must score alike). Texts are plain (``lexicon.plain``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection
from importlib import resources

from voicecoach.language.dialect_phrases import PHRASES, START
from voicecoach.language.given_names import GIVEN
from voicecoach.language.word_classes import word_classes
from voicecoach.language.world_phrases import GROUPS, Phrases

_NOT_G_DROPPED = frozenset(
    """aspirin begin brain cabin herein heroin latin lenin login margin plugin raisin robin satin
    spain sprain statin tiffin villain wherein within""".split()
)
"""Words in "-in" that have lost no "g", though without it they are words."""
_SHORTEST_G_DROPPED = 5
_DRAWN_OUT = re.compile(r"([a-z])\1\1+")
FORMS = "dialect_forms.txt"
_H_DROPPED = frozenset(
    """ad alf ands ang appened appy ard arder ated ates ave aven't avin aving ead eard
    earing eart eavy ell elp elped elping er ere ers erself igh im imself itting oliday oney ope
    oped oping orrible ospital ouse ow undred ungry urt urting urts usband""".split()
)
"""What follows an "h" that is left out: "'ave"."""
_ENDINGS = frozenset("s d ll re ve".split())
"""What a form may have after an apostrophe: "whit's"."""
_NO_ONE = {"nothing": "anything", "nobody": "anybody", "none": "any", "no": "any",
           "nowhere": "anywhere", "no one": "anyone"}  # fmt: skip
_WORD = re.compile(r"(?<![\d-])[a-z]+(?:'[a-z]+)*'?(?![a-z\d-])|'[a-z]+")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("<START>", START))


_COMPILED = [(_compile(pattern), to, "".join(needed)) for pattern, to, *needed in PHRASES]
_MARKED = [(re.compile(group.marks), group.phrases) for group in GROUPS]


@functools.cache
def _world(phrases: Phrases) -> list[tuple[re.Pattern[str], str]]:
    """The phrases of a group, compiled when its mark is first met: most texts have none."""
    return [(_compile(pattern), words) for pattern, words in phrases]


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
    for marks, phrases in _MARKED:
        if marks.search(text) is not None:
            for pattern, words in _world(phrases):
                instead = functools.partial(_in_standard, words, names)
                text, places = _replace(text, places, pattern, instead)
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
    if _DRAWN_OUT.search(word):
        word = _drawn_in(word)
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
    known_g = f"{bare}g" in word_classes() or bare not in word_classes()
    return f"{bare}g" if (bare != word and known_g) or _has_lost_g(bare) else word


def _drawn_in(word: str) -> str:
    """ "Sooo" as "so", "jeeez" as "jeez": with the letter twice where that is a word."""
    twice = _DRAWN_OUT.sub(r"\1\1", word)
    return (
        twice if twice in word_classes() and twice not in _forms() else _DRAWN_OUT.sub(r"\1", word)
    )


def _has_lost_g(word: str) -> bool:
    """Whether a word in "-in" is one in "-ing", as far as its stem is a word."""
    if len(word) < _SHORTEST_G_DROPPED or word in _NOT_G_DROPPED or word in GIVEN:
        return False
    known, stem = word_classes(), word[:-2]
    return f"{word}g" in known or any(
        one in known for one in (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else "")
    )


def _in_standard(words: str, names: Collection[str], match: re.Match[str]) -> str:
    """``words``, unless a name is among what they stand for."""
    return match[0] if any(one in names for one in match[0].split()) else match.expand(words)


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
