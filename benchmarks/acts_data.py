"""Our own invented conversations, read from ``benchmarks/acts/*.txt``, and what is made from them.

``> `` begins what the other said, a letter of ``LABELS`` a reply with its label; an empty line
divides conversations. People talk on over a "mm-hm", begin with "okay", reflect with a question
mark and with "it sounds like ..."; written conversations have too little of that, so further
replies are made from them, always of the same act.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from voicecoach.language.moves import ACTS

DATA = Path(__file__).parent / "acts"
LABELS = dict(zip("rocix", ACTS, strict=True))
SEED = 3
MADE_WEIGHT = 0.5
"""What a reply made from others counts, against one that was written."""

_BACK_CHANNEL = re.compile(
    r"^(?:(?:yeah|yep|yes|mm+|mm-?hmm?|mhm|uh-?huh|ok|okay|right|sure|no|i guess|exactly|hmm?|true|"
    r"totally|oh|um|uh|good|thanks|that's right|i know|alright|all right|kind of|i suppose|"
    r"pretty much)\b[\s,.!?-]*)+$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:so,? )?(?:you|it|the|your|there|part|that|he|she|they|this|when|nobody|everyone)\b",
    re.IGNORECASE,
)
_FRAMES = (
    "It sounds like", "So it sounds like", "What I'm hearing is that", "So", "I hear that", "And",
    "So what you're saying is", "I guess", "I get the sense that", "So if I understand you,",
    "It seems like", "But", "Because", "I'm hearing that", "I can see that", "I imagine",
    "So I think what you're telling me is that", "Okay, so", "Right, so", "And I'm wondering if",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A reply, what was said before, its act, the number of its file, and how it came to be."""

    said: str
    reply: str
    act: str
    file: int
    made: str = ""

    @property
    def weight(self) -> float:
        return MADE_WEIGHT if self.made else 1.0


def read() -> list[list[Row]]:
    """The conversations, each a list of its replies."""
    talks: list[list[Row]] = []
    for number, path in enumerate(sorted(DATA.glob("*.txt"))):
        for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
            talk, said = [], ""
            for line in block.splitlines():
                mark, _, text = line.partition(" ")
                if mark in LABELS:
                    talk.append(Row(said, text, LABELS[mark], number))
                said = text if mark == ">" else ""
            if talk:
                talks.append(talk)
    return talks


def rows() -> list[Row]:
    """Written and made replies, each as it is and once more ``bare``."""
    chance = random.Random(SEED)
    talks = read()
    written = [row for talk in talks for row in talk]
    made = [row for talk in talks for row in _joined(talk, chance)]
    made += _begun(written, chance)
    made += [row for talk in talks for row in _reworded(talk, chance)]
    return [one for row in written + made for one in (row, _bare(row))]


def bare(text: str) -> str:
    """Lower case, without punctuation."""
    return re.sub(r"[^\w\s'-]", "", text).lower()


def _bare(row: Row) -> Row:
    return replace(row, said=bare(row.said), reply=bare(row.reply))


def _act_of_both(first: str, second: str) -> str | None:
    """The act of two replies in one; None where that is unsure."""
    if first in (second, "other"):
        return second
    asks = second.endswith("question") and first in {"reflection", "input"}
    return second if asks else None


def _joined(talk: list[Row], chance: random.Random) -> list[Row]:
    """Replies on both sides of a "yeah", in one."""
    made = []
    for place in range(len(talk) - 1):
        first, second, *rest = talk[place : place + 3]
        act = _act_of_both(first.act, second.act)
        if act is None or act == "other" or not second.said:
            continue
        alike = _BACK_CHANNEL.match(second.said) or first.act == second.act
        if not alike and chance.random() >= 0.4:
            continue
        both = Row(first.said, f"{first.reply} {second.reply}", act, first.file, "joined")
        made.append(both)
        third = _act_of_both(act, rest[0].act) if rest else None
        if third and chance.random() < 0.5:
            made.append(replace(both, reply=f"{both.reply} {rest[0].reply}", act=third))
    return made


def _begun(written: list[Row], chance: random.Random) -> list[Row]:
    """Replies after a word of listening."""
    words = [row.reply for row in written if row.act == "other" and len(row.reply.split()) <= 3]
    return [
        replace(row, reply=f"{chance.choice(words)} {row.reply}", made="begun")
        for row in written
        if row.act != "other" and chance.random() < 0.5
    ]


def _reworded(talk: list[Row], chance: random.Random) -> list[Row]:
    """Reflections as a check, and with the words that lead into one."""
    made = []
    for row in talk:
        if row.act != "reflection":
            continue
        if row.reply.endswith(".") and chance.random() < 0.3:
            made.append(replace(row, reply=f"{row.reply[:-1]}?", made="checked"))
        if _TELLS.match(row.reply) and chance.random() < 0.35:
            told = re.sub(r"^so,? ", "", row.reply, flags=re.IGNORECASE)
            framed = f"{chance.choice(_FRAMES)} {told[0].lower()}{told[1:]}"
            made.append(replace(row, reply=framed, made="framed"))
    return made
