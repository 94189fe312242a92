"""The form of a question: what it asks for is mostly told by how it begins.

Sentences are plain and fluent (``lexicon.fluent``). A sentence without a question mark can be a
question too: recognisers leave marks out.
"""

from __future__ import annotations

import re
from typing import Literal

from voicecoach.language.lexicon import FILLERS

Form = Literal["invites", "open", "fact", "yes_no", "elliptic", "statement", "tag", "none"]
"""``invites``: "tell me more"; ``open``: what, how, why; ``fact``: who, when, how many;
``yes_no``: is it, do you; ``elliptic``: "any ideas?", "and then?"; ``statement``: words in the
order of a statement, with a question mark; ``tag``: a statement that ends in "right?"; ``none``: no
question."""

_LEAD = re.compile(
    rf"^(?:(?:{FILLERS}|great|good|got it|i see|mm-?hmm?|excellent|perfect|fine|first|next|then|"
    r"just|also|for you|to you|out of curiosity|if you don't mind(?: me asking)?|you said [^,]+|"
    r"i(?:'m| am) (?:just |also )*(?:curious|wondering|interested),?)\b[\s,.-]*)+"
)
_INVITES = re.compile(
    r"\b(?:tell|show|give) me (?:a (?:little |bit )+|some |an example )?(?:more|about|what|how|"
    r"why|all|"
    r"everything|the|where|a bit|a little|an example|your|some)\b|"
    r"\b(?:can|could|would|will|maybe|perhaps) you (?:just |maybe |please |possibly )*(?:tell|"
    r"share|"
    r"describe|explain|say|talk|give|help me|walk|elaborate|expand|think of)\b|"
    r"\b(?:talk|walk|take) me through|\b(?:describe|explain) (?:to me |for me )?(?:what|how|your|"
    r"the)\b|"
    r"\b(?:say|hear|know|learn|understand) (?:a (?:little |bit )+|some )?more\b|"
    r"\bi(?:'m| am| was|'d be)? (?:just |really |also |kind of |sort of )*(?:curious|wondering|"
    r"wonder|"
    r"interested)\b(?! if| whether)|\bi(?:'d| would) (?:like|love) to (?:hear|know|understand)\b|"
    r"\btalk(?: to me)? (?:a (?:little |bit )+)?about (?:how|what|your|that)\b|^go on\b"
)
_MORE = re.compile(
    r"^(?:(?:or|was|is|are|were|there|is it) )*any(?:thing)?(?:-any(?:thing)?)? (?:else|other)\b"
    r"(?! (?:way|time|day|place)\b|.*\b(?:i|we) can\b)"
)
"""Asks for the rest of what they have to say: in form it could be answered by no."""
_SCALE = re.compile(
    r"\bon (?:a|the|that|this) (?:same )?scale\b|\bscale (?:of|from) (?:0|1|zero|one)\b|"
    r"^what(?:'s| is| was| were)? (?:the|your|his|her) (?:longest|highest|lowest|last|latest|least|"
    r"biggest|favou?rite|oldest|youngest|quantity|amount)\b"
)
"""Asks for a number or the one that is most, whatever word it begins with."""
_FACT = re.compile(
    r"^(?:who|whose|when|which|where|how (?:many|much|long|often|old|far|big|soon|late|frequently|"
    r"tall|heavy|deep|bad)|what (?:time|day|date|age|year|month|number|size|colou?r|grade|school|"
    r"medication|street|name|percentage)|what(?:'s| is| was) (?:your|the|his|her) (?:name|number|"
    r"address|age|date|time|dose|most|best time))\b"
)
_OPEN = re.compile(
    r"^(?:(?:in|at|by|for|with|from|about|of|on|to|again|today|if [^,]+), )?"
    r"(?:(?:in|at|by|for|with|from|about|of|on|to) )?(?:what|how|why|what's|how's|what're|what'd|"
    r"how'd|in what way|who else|where else|where do you (?:see|want|think|go from)|"
    r"which (?:part|bit|parts|of))\b"
)
_OPEN_WITHIN = re.compile(
    r"(?:^|[,;-] |\b(?:and|but|so|or|then|think|say|mean|is|are|do|did|for you|to you|today) )"
    r"(?:what|how|why)(?:'s|'re|'d)? ?(?:is|are|was|were|do|does|did|would|will|could|can|"
    r"should|have|has|might|about|else|made|makes|happens|happened|kind|sort|important|ready|"
    r"confident|come)\b"
)
_YES_NO = re.compile(
    r"^(?:do|does|did|are|is|was|were|have|has|had|can|could|would|will|should|shall|may|am|"
    r"isn't|aren't|don't|doesn't|didn't|wasn't|weren't|haven't|hasn't|wouldn't|won't|can't|"
    r"couldn't|shouldn't|ain't) (?:you|it|that|this|those|these|he|she|they|we|i|there|the|your|my|"
    r"our|his|her|their|any\w*|some\w*|every\w*|people|all|[a-z]+ (?:have|think|want|know))\b"
)
_YES_NO_WITHIN = re.compile(
    r"(?:[,;-] |\b(?:and|but|so|or) )(?:do|does|did|are|is|was|were|have|has|can|could|would|will|"
    r"should) (?:you|it|that|he|she|they|we|i|there)\b"
)
_ELLIPTIC = re.compile(
    r"^(?:any\w*|what else|else|anyone|somebody|or\b|and (?:then|when|if|what)|like\b|such as|"
    r"because|"
    r"for example)\b"
)
_TAG = re.compile(
    r"\b(?:right|yeah|correct|okay|ok|no|huh|eh|is that right|isn't (?:it|that)|aren't you|"
    r"don't you|"
    r"doesn't it|didn't you|haven't you|wasn't it|won't you|can't you|am i right|you know)\?$"
)


def form_of(sentence: str) -> Form:
    """The form of one plain sentence with its mark."""
    asked = sentence.rstrip().endswith("?")
    bare = _LEAD.sub("", sentence.strip())
    if _INVITES.search(bare) or _MORE.search(bare):
        return "invites"
    if _SCALE.search(bare):
        return "fact"
    if _FACT.search(bare):
        return "fact" if asked or len(bare.split()) > 2 else "none"
    if _YES_NO.search(bare):
        return "yes_no"
    if _OPEN.search(bare) or (asked and _OPEN_WITHIN.search(bare)):
        return "open"
    if asked and _YES_NO_WITHIN.search(bare):
        return "yes_no"
    if not asked:
        return "none"
    if _TAG.search(bare) and len(bare.split()) > 2:
        return "tag"
    return "elliptic" if _ELLIPTIC.search(bare) or len(bare.split()) < 3 else "statement"
