"""Rules for reflection: what opens the other up."""

from voicecoach.language.rules import Rule

_SAYS_YOU_ARE_WRONG = (
    r"over-?react|exaggerat|making excuses|being (?:dramatic|difficult|silly)|\balways\b|"
    r"\bnever\b"
)

_IN_A_WAY = r"you(?:'re| are) being (?:so|too|such|really|very|a bit|a little|way)\b"
_WHERE_IT_IS = (
    r"^your [a-z]+(?:'s| is| are) (?:in|on|under|behind|by|over there|upstairs|outside)\b"
)

RULES = (
    Rule(
        "reflection",
        "sounds_like_you",
        "gives back what they may be feeling or saying",
        (
            r"\b(?:it |that )?(?:sounds|seems|feels|looks)(?: to me)? (?:like|as if|as though|"
            r"that) (?:you|your|it|that|there|the|part|this|he|she|they|everything|nothing|even|"
            r"when|being)\b"
        ),
        0.85,
        unless=(
            rf"{_SAYS_YOU_ARE_WRONG}|you (?:need to|should|just|got|deserve it|want to (?:argue|"
            rf"fight))|sounds like (?:a|the) (?:plan|good|great|deal)|feels (?:like )?you\b|"
            rf"your (?:problem|fault)|to me like an? excuse"
        ),
    ),
    Rule(
        "reflection",
        "what_i_hear",
        "checks that they were understood",
        (
            r"\bwhat (?:i'm|i am|i) (?:hear\w*|get\w*|"
            r"understand\w*)(?: you say(?:ing)?)?(?: from you)? is\b|\bif i (?:hear|heard|"
            r"understand|understood|got|get|have) (?:you|that|it|this)(?: (?:right|correctly|"
            r"well))?\b|\blet me (?:see|check|make sure)(?: if| that)?(?: i| we)|"
            r"\bin other words\b|\bam i (?:hearing|getting|understanding)\b|\bdid i (?:get|hear|"
            r"understand) (?:that|you|it)\b"
        ),
        0.9,
    ),
    Rule(
        "reflection",
        "hear_that_you",
        "says what was heard",
        (
            r"\bi(?:'m| am)? (?:can |do |really )?(?:hear|hearing|heard|see|sense|notice|get|"
            r"understand|realize|realise)(?: now)?(?: that| how)? (?:you(?:'re| are| were| feel|"
            r" felt| want\w*| need\w*|'ve| have| miss\w*| do| don't|'d)|it (?:hurt|was|felt)|"
            r"this (?:hurt|was|is|matters))\b"
        ),
        0.75,
        unless=rf"{_SAYS_YOU_ARE_WRONG}|need to\b",
    ),
    Rule(
        "reflection",
        "youre_saying",
        "gives back what they said",
        (
            r"<S>you(?:'re| are) (?:saying|telling me)(?: that)?\b|<S>you mean (?:that )?(?:you|"
            r"it|when|i|the)\b"
        ),
        0.8,
        unless=rf"{_SAYS_YOU_ARE_WRONG}|my fault|trying to|^are you",
    ),
    Rule(
        "reflection",
        "you_feel",
        "names their feeling",
        (
            r"<S>(?:when .{3,60}?,? |by (?:then|the time .{3,40}?) )?(?:you(?:'re| are| were|"
            r"'ve been)? (?:<VERY>)?(?:feel|felt|feeling|been feeling|left feeling|"
            r"ended up feeling)|it (?:left|made) you(?: feel\w*)?) (?!that way|"
            r"like that)(?:<VERY>)(?:as if|as though|like|<FEELING>|that you|unable|not\b|nobody|"
            r"no one)"
        ),
        0.9,
        unless=rf"{_SAYS_YOU_ARE_WRONG}|if you feel|should(?:n't)? feel|shut up",
    ),
    Rule(
        "reflection",
        "you_must_feel",
        "names what they must feel",
        (
            r"<S>(?:you must (?:have )?(?:feel|felt|be feeling|been feeling|be|been)|"
            r"you (?:sound|sounded|seem|seemed|look|looked)) (?:<VERY>)(?:like <FEELING>|<FEELING>|"
            r"delighted|thrilled|devastated|pleased|freezing)\b"
        ),
        0.85,
        unless=(
            rf"{_SAYS_YOU_ARE_WRONG}|(?:be|been|look|looked|seem|seemed|sound|sounded) (?:<VERY>)"
            rf"(?:mad|useless|less|used|small|down|grateful|<HEAVY>)\b"
        ),
    ),
    Rule(
        "reflection",
        "sounds_so",
        "names how it must feel",
        r"<SOUNDS>(?!<HEAVY>)(?:<HARD>|terrifying)\b",
        0.8,
        unless=_SAYS_YOU_ARE_WRONG,
    ),
    Rule(
        "reflection",
        "must_have_felt",
        "names how it must have felt",
        r"<MUST_BE>(?!<HEAVY>)(?:<HARD>|<FEELING>|hurt|sting|stung|ache)\b",
        0.8,
        unless=rf"{_SAYS_YOU_ARE_WRONG}|must be nice",
    ),
    Rule(
        "reflection",
        "you_are_feeling",
        "names their feeling",
        r"<S><YOU_ARE> (?:<VERY>)<FEELING>\b",
        0.7,
        unless=(
            rf"{_SAYS_YOU_ARE_WRONG}|you're (?:just|only|always|useless|too|so (?:weak|useless))|"
            rf"you are (?:just|only|always|useless|too)|^(?:are|were) you|useless"
        ),
    ),
    Rule(
        "reflection",
        "you_want",
        "gives back what they want or miss",
        (
            r"<S>(?:so )?you(?:'ve| have| had|'d)? (?:really |just |been )*(?:want(?:ed|ing)?|"
            r"need(?:ed|ing)?|wish(?:ed|ing)?|hop(?:ed|ing)|long(?:ed|ing)?|miss(?:ed|ing)?|"
            r"were hoping|were looking)\b(?! to (?:calm|stop|get|grow|let|know|understand|be less|"
            r"talk|tell|think|learn|try))"
        ),
        0.65,
        unless=(
            rf"{_SAYS_YOU_ARE_WRONG}|(?:coffee|tea|a drink|something to eat)|(?:so|really|"
            rf"do) you want"
        ),
        context="taken_up",
    ),
    Rule(
        "reflection",
        "so_you",
        "gives back what they said, in own words",
        (
            r"^(?:(?:ok|okay|right|mm|hm+|yeah|ah|oh|well|"
            r"and)\b[,.]* )*so,? (?:then )?(?:you(?:'re|'ve|'d)?|your|it(?:'s)?|that(?:'s)?|the|"
            r"this|there(?:'s)?|by|when|for you|every|even|part of you|inside|after|with|nobody|"
            r"no one|nothing|all|being|at|on)\b"
        ),
        0.65,
        unless=(
            rf"{_SAYS_YOU_ARE_WRONG}|so (?:you|it|that|the|this) (?:think|should|could|"
            rf"would be better)|need to|have to|my fault|that(?:'s| is) (?:it|that|why|settled|"
            rf"all)\b|so it goes|deal with|\bi(?:'ll| will)\b|your (?:problem|fault)|"
            rf"so that(?:'s)? (?:i|we|you)\b"
        ),
        context="taken_up_or_you",
    ),
    Rule(
        "reflection",
        "part_of_you",
        "names a side of what they feel",
        (
            r"\b(?:part of you|a piece of you|deep down,? you|for you,? it(?:'s| is| was)|"
            r"inside,? you)\b"
        ),
        0.7,
        unless=_SAYS_YOU_ARE_WRONG,
    ),
    Rule(
        "reflection",
        "it_was_that_hurt",
        "names what it was that hurt",
        (
            r"<S>(?:so )?it(?:'s| is| was|wasn't| was not) .{2,40}? that (?:hurt|stung|got to|"
            r"upset|scared|bothered|made you|left you|broke)\b"
        ),
        0.8,
    ),
    Rule(
        "reflection",
        "tells_of_you",
        "speaks of them, asking nothing; weighed, not shown",
        (
            r"<S>(?:so,? )?(?:you|your)(?:'re|'ve|'d)? (?!know\b|should|need to|have to|must|"
            r"could|can )\w+"
        ),
        0.5,
        unless=(
            rf"<VERDICT>|your fault|deserved? (?:it|that)|always|never|"
            rf"not (?:alone|on your own)|{_IN_A_WAY}|"
            rf"{_WHERE_IT_IS}"
        ),
    ),
    Rule(
        "reflection",
        "speaks_of_you",
        "speaks of them, asking nothing; weighed, not shown",
        r"\b(?:you(?:'re|'ve|'d)?|your) (?!know\b|should|need to|have to|must|could|can )\w+",
        0.3,
        unless=(
            rf"<VERDICT>|your fault|deserved? (?:it|that)|always|never|\bi\b|{_IN_A_WAY}|"
            rf"{_WHERE_IT_IS}"
        ),
    ),
    Rule(
        "reflection",
        "echo",
        "takes up their own words",
        (
            r"^(?:(?:ok|okay|right|mm|hm+|yeah|ah|oh|well|and|so|but)\b[,.]* )*you(?:'re|'ve|'d|"
            r" were| are| have| had| don't| didn't| can't| couldn't| just)?\b(?! (?:should|need|"
            r"have to|must|could|can|know|see))"
        ),
        0.62,
        unless=(
            rf"{_SAYS_YOU_ARE_WRONG}|<VERDICT>|your fault|started|anyway|too\b|(?:^|, )(?:or|"
            rf"and) else"
        ),
        context="much_taken_up",
    ),
)
