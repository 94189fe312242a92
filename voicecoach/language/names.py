"""Names of people (and what else is written with a capital) in a transcript, to take them out.

No model: a list of given names, capitals within a sentence, and what stands beside a name ("told
X", "X said", "my sister X", "Dr. X"). It would rather find too much: what is found is shown before
anything is written. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from voicecoach.language.given_names import GIVEN, WORDLIKE

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|[.?!\u2026]+|[^\w\s]")
_POSSESSIVE = re.compile(r"(?:['\u2019](?:s|m|ve|ll|d|re)?|n['\u2019]t)$")
"""Endings that belong to no name."""
_PLAIN_WORD = re.compile(r"[^\W\d_]")

SPEECH = frozenset(
    """said says told tells asked asks called calls thinks thought wants wanted knows knew wrote
    texted phoned replied answered insisted claimed promised screamed yelled shouted""".split()
)
"""After a name."""
DOES = frozenset("was is has had came comes went goes loves hates likes and will would".split())
"""After a word that is a name too, where it opens a sentence."""
BEFORE = frozenset(
    """told asked called with and named texted phoned met saw about for invited visited
    hey dear from than""".split()
)
"""Before a name; a word that is a name too, in small letters, needs one of ``TELLING``."""
TELLING = frozenset("told asked called named texted phoned invited visited hey dear".split())
KIN = frozenset(
    """sister brother friend cousin aunt auntie uncle nephew niece son daughter husband wife partner
    boss colleague neighbour neighbor teacher therapist doctor grandma grandpa granny ex boyfriend
    girlfriend""".split()
)
JOINING = frozenset("so and then but when because that".split())
"""Before one who is said to speak, in small letters."""
TITLES = frozenset("mr mrs ms miss dr doctor professor prof sir aunt auntie uncle".split())
MODAL = frozenset("will may can art don".split())
"""Too common in small letters to be a name there."""
MONTHS = frozenset("april may june summer autumn".split())
TIME = frozenset("in last next this every until till since by of mid late early for".split())

NEVER = frozenset(
    """
    a about actually after again all alone also always am an and any anybody anyone anything are
    as at away back bad be because been before being both but by can christmas come could crazy
    dad daddy darling dear did didn do does doing don done down each easter either else enough
    even ever every everybody everyone everything exactly fine first folks for forever friday
    from fuck get girls give go god goes going gone good got great guys had half has have having
    he hell her here hers herself hey hi him himself his honey how however i if in is isn it its
    itself january february march july august september october november december jesus just
    kids know last lately later least less let like little lot lots love made make many maybe me
    mean might mine mom monday more most mostly mother mum mummy must my myself near need
    neither never new next nice no nobody none nor not nothing now of off oh ok okay old on once
    one only or other others our ours ourselves out over own papa parents people perhaps please
    probably quite rather really right same saturday say saying says see she should since so
    some somebody someone something sometimes soon sorry still stop such sunday sure take than
    thank thanks that the their them themselves then there these they thing things think this
    those though through thursday time to today together tomorrow tonight too true tuesday tv
    two uh um under until up us very wait was way we wednesday week well went were what whatever
    when where which while who whole whom whose why will with without woman women wonderful work
    would wow wrong yeah yes yesterday yet you your yours yourself yourselves english american
    british french german spanish italian internet europe european facebook whatsapp instagram
    zoom google netflix im ive ill id theyre youre isnt dont didnt cant wont first second third
    father brother sister husband wife son daughter family friend friends children kid baby men
    man guy girl boy boys customers clients students teachers doctors work school home dinner
    anyone questions help mm hm mm-hm mm-hmm uh-huh aw ugh ooh ha yep hello alright absolutely
    perfect excellent mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """.split()
) | SPEECH | DOES  # fmt: skip
"""What is no name, whatever stands beside it and however it is written."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name: the ways it is written, and how often. ``exact``: capitals count in finding it."""

    name: str
    forms: tuple[str, ...]
    times: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    opens: bool
    """Whether it opens a sentence, so that its capital tells nothing."""

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def find_names(texts: Sequence[str], known: Iterable[str] = ()) -> tuple[FoundName, ...]:
    """Every name in ``texts`` (lines of a talk), most frequent first; ``known`` are names."""
    lines = [list(_tokens(text)) for text in texts]
    small = {one.text for line in lines for one in line if not one.capital}
    sure = {part.lower() for name in known for part in re.findall(r"[^\W\d_]{2,}", name)}
    found: Counter[str] = Counter()
    for line in lines:
        for i, token in enumerate(line):
            if _is_name(line, i, small, sure):
                found[token.text] += 1
    return _gathered(found, lines)


def _gathered(found: Counter[str], lines: Sequence[Sequence[_Token]]) -> tuple[FoundName, ...]:
    """Put the ways to write a name together and count all places."""
    written = Counter(token.text for line in lines for token in line)
    names: dict[str, set[str]] = {}
    for form in found:
        names.setdefault(form.lower(), set()).add(form)
    gathered = []
    for low, forms in names.items():
        exact = low in WORDLIKE
        if not exact:
            forms |= {form for form in written if form.lower() == low}
        times = sum(written[form] for form in forms)
        best = max(sorted(forms), key=lambda form: (form[:1].isupper(), written[form]))
        gathered.append(FoundName(best, tuple(sorted(forms)), times, exact))
    return tuple(sorted(gathered, key=lambda one: (-one.times, one.name)))


def _tokens(text: str) -> Iterator[_Token]:
    """The words of a line without their possessive, and whether each opens a sentence."""
    opens = True
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if _PLAIN_WORD.match(raw):
            word = _POSSESSIVE.sub("", raw)
            yield _Token(word, opens)
            opens = word.lower() in TITLES and text[match.end() : match.end() + 1] == "."
            # "Dr." ends no sentence: what follows is judged by the title before it.
        elif raw[0] in ".?!\u2026":
            opens = True


def _is_name(line: Sequence[_Token], i: int, small: set[str], sure: set[str]) -> bool:
    token = line[i]
    low = token.low
    if (low in NEVER or low in TITLES) and low not in WORDLIKE:
        return False
    before = line[i - 1].low if i else ""
    after = line[i + 1].low if i + 1 < len(line) else ""
    if low in WORDLIKE:
        return _is_wordlike_name(token, before, after)
    if low in GIVEN or low in sure:
        return True
    if before in TITLES or (before in KIN and token.capital):
        return True
    if token.capital and not token.opens:
        return low not in small and len(low) > 1
    return len(low) > 2 and _stands_as_name(token, before, after, small)


def _is_wordlike_name(token: _Token, before: str, after: str) -> bool:
    low = token.low
    if token.capital and not token.opens:
        return not (low in MONTHS and before in TIME)
    spoken = after in SPEECH or before in KIN or before in TITLES
    if token.capital:
        return spoken or (after in DOES and low not in MODAL)
    return low not in MODAL and (spoken or before in TELLING)


def _stands_as_name(token: _Token, before: str, after: str, small: set[str]) -> bool:
    """Whether what is beside a word of unknown kind makes it a name."""
    if token.capital:  # it opens a sentence
        return after in SPEECH and token.low not in small
    unusual = not token.low.endswith(("ing", "ed", "ly", "s"))
    return unusual and (before in TELLING or (after in SPEECH and before in JOINING))
