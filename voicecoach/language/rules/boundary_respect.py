"""Rules for boundary respect: what opens the other up."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "boundary_respect",
        "need_not",
        "leaves them free",
        (
            r"\b(?:we|you) (?:do not|don't|needn't|won't|don't ever)(?: have to| need to|"
            r")? ?(?:(?:have|need) to|ever have to|) ?(?:go|talk|decide|answer|do (?:it|this|that|"
            r"anything)|tell|share|see|hug|come|stay|explain|discuss|say (?:anything|yes)|choose|"
            r"rush|visit|call|invite|host)\b"
        ),
        0.8,
        unless=(
            r"you don't (?:go|talk|answer|do|tell|share|see|hug|come|stay|explain|say|call|visit|"
            r"invite)\b|to (?:be so|shout|yell|tell me|remind|nag)|alone|by yourself|"
            r"we don't (?:go|talk|do|see|share|call|visit|stay|discuss|hug|come|tell|invite|"
            r"choose|decide|say)\b|won't (?:do anything|tell|talk|answer|listen)|you won't"
        ),
    ),
    Rule(
        "boundary_respect",
        "leave_it",
        "keeps to what they asked for",
        (
            r"\bi(?:'ll| will)(?: just| not| always)* (?:give you (?:some |the |all the |that |"
            r"your )?(?:space|time|room|privacy|a (?:minute|moment))|leave you (?:be|alone|to it)|"
            r"wait|back off|stop|step (?:back|out)|keep (?:it|them|that|this) (?:private|"
            r"between us|to myself)|knock|ask (?:first|you first|before)|respect (?:that|it|your)|"
            r"drop it|let (?:it|you) (?:be|rest)|hold off|leave it (?:there|at that|alone|be))\b"
        ),
        0.78,
        unless=(
            r"stop (?:when|if) you|wait (?:for|in|at|until) (?:the|my|him|her|them)|\bi(?:'ll|"
            r" will) stop (?:by|at|listening|caring|trying|talking)|leave you if"
        ),
    ),
    Rule(
        "boundary_respect",
        "will_not",
        "promises not to do what they asked not to",
        (
            r"\b(?:i|we) (?:won't|will not|'ll not|'ll never|will never|"
            r"promise not to) (?:\w+ )?(?:push|ask|share|tell|bring|read|touch|mention|post|show|"
            r"talk|call|text|do|come|go|open|look|invite|pressure|force|joke|tease|raise|make|say|"
            r"hug|interrupt|bother|use|check|show|insist|discuss)\w*"
        ),
        0.7,
        unless=(
            r"won't (?:do (?:it|anything) (?:for|because)|tell you|talk to you|call you|come|"
            r"go)\b|do that for you|apologi|stand|ask you (?:to|for anything)|say (?:sorry|"
            r"it again)|tell you again"
        ),
        context="said_boundary",
    ),
    Rule(
        "boundary_respect",
        "take_time",
        "lets them set the pace",
        (
            r"\b(?:take (?:all |as much )?(?:the |your )?(?:time|space)(?: (?:as )?you (?:need|"
            r"want))?|whenever you(?:'re| are| feel) ready|when(?:ever)? you(?:'re| are) ready|"
            r"only if you(?:'d| would)? (?:want|like|feel)|no (?:pressure|rush|hurry)|there(?:'s|"
            r" is) no (?:pressure|rush|hurry)|at your (?:own )?pace|not until you(?:'re|"
            r" are) ready|if you(?:'d| would) rather not|you can say no|no is (?:okay|fine|"
            r"enough)|if and when you)\b"
        ),
        0.78,
        unless=r"\w+n't take (?:all )?(?:the|your) time|why (?:do|did|must) you",
    ),
    Rule(
        "boundary_respect",
        "your_call",
        "leaves the choice to them",
        (
            r"\b(?:that(?:'s| is)|it(?:'s| is)|totally|completely|entirely) (?:totally |"
            r"completely |entirely |all )?(?:your (?:call|choice|decision|right)|up to you)\b|"
            r"\bi (?:do |will |totally |can |fully )*(?:respect|accept|honou?r) (?:that|it|"
            r"your (?:no|choice|decision|wish\w*|boundar\w+|limits?|space|privacy|need)|this|"
            r"what you (?:need|want))\b|^your call\b|\bi hear (?:your|that) no\b|\bi(?:'m|"
            r" am) (?:okay|ok|fine) with (?:that|a no|you not|waiting)"
        ),
        0.78,
        unless=r"\w+n't (?:respect|accept)",
    ),
    Rule(
        "boundary_respect",
        "okay_we_can",
        "agrees to what they asked for",
        (
            r"<S>(?:we|i) (?:can|could) (?:\w+ )?(?:stop|wait|pause|leave|skip|talk (?:later|"
            r"another|when|tomorrow)|do (?:it|this|that) (?:later|another|some other)|go home|"
            r"take a break|drop it|cancel|reschedule|postpone|stay (?:home|in)|keep it (?:short|"
            r"between us)|slow down|do without)\b|<S>let's (?:stop|leave it|skip|pause|not (?:go|"
            r"do|talk|push)|take a break|slow down|stay home|wait|cancel|drop)"
        ),
        0.66,
        unless=(
            r"let's (?:leave it,|stop (?:talking about your|this nonsense))|can't|"
            r"stop (?:pretending|fighting|arguing)|skip the"
        ),
    ),
    Rule(
        "boundary_respect",
        "agreed",
        "agrees to what they asked for",
        (
            r"^(?:you got it|got it|understood|of course|absolutely|okay|ok|sure|fair enough|"
            r"alright|all right|no problem|deal|will do|that(?:'s| is) (?:fine|okay|ok|alright|"
            r"fair|no problem))\b(?:[,.!]*$|,? (?:i(?:'ll| will| won't| understand| can)|we(?:'ll|"
            r" will| won't| can| do not| don't)|no \w+|thank|that(?:'s| is)|then))"
        ),
        0.72,
        unless=r"\bbut\b|\bif you\b|tell (?:him|her|them|everyone)|anyway|whatever",
        context="said_boundary",
    ),
)
