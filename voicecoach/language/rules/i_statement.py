"""Rules for i statement: what opens the other up."""

from voicecoach.language.rules import Rule

_HIDDEN_YOU = (
    r"(?:feel|felt|think|guess) (?:like|that|as if|as though)?,? ?(?:you|it(?:'s|"
    r" is) (?:you|unfair)|we (?:always|never)|you're)|you (?:always|never|don't|didn't|"
    r"make me|made me|keep)|because (?:of )?you\b|(?:tired|sick|fed up|jealous) (?:of|"
    r"with) (?:you|your|this|hearing)|(?:mad|angry|annoyed|furious|disappointed|"
    r"frustrated) (?:at|with|in) you"
)

RULES = (
    Rule(
        "i_statement",
        "i_feel",
        "says an own feeling",
        (
            r"\bi (?:do |still |just |also |really |honestly |always |often |sometimes |have |"
            r"'ve )*(?:feel|felt|feeling|been feeling|get|got) (?:<VERY>)<FEELING>\b"
        ),
        0.85,
        unless=(
            rf"{_HIDDEN_YOU}|(?:get|got) (?:used|down|happy|"
            rf"lost (?:on|in|at|near))\b|feel (?:terrible|awful|bad) for you|"
            rf"how (?:do you think )?i (?:feel|felt)|felt used to"
        ),
    ),
    Rule(
        "i_statement",
        "i_am",
        "says an own feeling",
        r"<S>i(?:'m| am| was) (?:<VERY>)(?:<FEELING>|hurting|at a loss)\b(?! (?:so|not)\b)",
        0.7,
        unless=(
            rf"{_HIDDEN_YOU}|i(?:'m| am) (?:happy|excited|proud|grateful) (?:to|that you|of you|"
            rf"for)|used to|(?:tired|exhausted|stressed|drained|overwhelmed)(?: \w+)? (?:too|"
            rf"as well|myself)|small|afraid (?:so|not|we|the|that(?:'s| is))|down (?:the|at|in|to|"
            rf"for)|i was (?:just )?(?:tired|stressed)|less\b"
        ),
    ),
    Rule(
        "i_statement",
        "it_hurts_me",
        "says what it does to them",
        (
            r"\b(?:it|that|this)(?: really| still| kind of| just| also)* (?:hurts?(?: me|"
            r" my feelings)?(?: (?:when|that|to)\b|[.!,]|$)|scare[sd] me|worrie[sd] me|stings?\b|"
            r"stung\b|ma(?:kes|de) me (?:feel )?(?:<VERY>)<FEELING>)"
        ),
        0.72,
        unless=rf"{_HIDDEN_YOU}|must have|does (?:it|that)|of course",
    ),
    Rule(
        "i_statement",
        "i_miss",
        "says an own need or longing",
        (
            r"\bi (?:really |do |also |just |so |still )*(?:miss (?:you|us|that|it|how|being|our|"
            r"when|the)|long for|wish (?:we|i)|need (?:some |a little |more )?(?:time|space|rest|"
            r"closeness|help|a hug|a break|us|to feel)|want (?:us|to be (?:close|there|with)|"
            r"to feel))"
        ),
        0.7,
        unless=(
            rf"{_HIDDEN_YOU}|you to\b|miss(?:ed)? (?:the (?:bus|train|call|deadline|point|exit|"
            rf"meeting)|that (?:one|part|bit)|it by)|wish (?:we|i) (?:never|hadn't met|had never)"
        ),
    ),
)
