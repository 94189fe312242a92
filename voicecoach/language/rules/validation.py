"""Rules for validation: what opens the other up."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "validation",
        "makes_sense",
        "says that their feeling or view makes sense",
        (
            r"\b(?:it|that|this|you|your \w+|what you(?:'re| are)? \w+|feeling \w+)(?: all|"
            r" really| totally| completely| absolutely| would| does| do| did)* (?:makes?|"
            r"made) (?:so much |a lot of |total |complete |perfect |all the )?sense\b"
        ),
        0.85,
        unless=(r"\b(?:does|did|do)(?:n't| not)? (?:it|that|this|you) make|not make|\w+n't make"),
    ),
    Rule(
        "validation",
        "no_wonder",
        "says that anyone would feel so after that",
        r"<S>(?:it(?:'s| is) )?no wonder (?:that )?(?:you|it|that|this|he|she|they)\b",
        0.9,
        unless=(
            r"no wonder (?:nobody|no one|people|everyone|he|she|they|you (?:have no|never|"
            r"can't keep|always|lost|got fired|don't have))"
        ),
    ),
    Rule(
        "validation",
        "see_why",
        "says that their feeling can be understood",
        (
            r"\bi (?:can |could |do |really |totally |completely |definitely |think i )*(?:see|"
            r"understand|get|imagine|appreciate|know|hear)(?: now)? (?:why|how (?:hard|much|that|"
            r"it|painful|you|this|lonely|scary|tough|hurt\w*|upset\w*|badly|deeply|difficult|"
            r"awful)|that (?:hurt|was hard|must))\b"
        ),
        0.85,
        unless=(
            r"\b(?:can't|cannot|don't|couldn't|do not|not) (?:\w+ )?(?:see|understand|get|imagine|"
            r"know) (?:why|how)|why you (?:always|never|have no|can't)"
        ),
    ),
    Rule(
        "validation",
        "anyone_would",
        "says that anyone would feel so",
        (
            r"\b(?:any(?:one|body)|everyone|everybody|most people|i)(?:'d| would|'d have|"
            r" would have)(?: have)?(?: probably| also)? (?:feel|felt|be|"
            r"been) (?:\w+ ){0,4}?(?:<FEELING>|same|too|that way|like that|like you)\b"
        ),
        0.85,
        unless=r"if i were you",
    ),
    Rule(
        "validation",
        "right_to_feel",
        "says that they may feel so",
        (
            r"\byou (?:(?:have|had|'ve got|got)|'ve) (?:every|a|all the|a perfect|full|"
            r"the) rights? to(?: be| feel)?\b|\byou(?:'re| are| were) (?:\w+ )?(?:right|allowed|"
            r"entitled) to (?:be|feel)\b"
        ),
        0.9,
    ),
    Rule(
        "validation",
        "understandable",
        "calls their feeling understandable",
        (
            r"\b(?:it|that|this)(?:'s| is| was)(?: \w+)? (?:understandable|valid|legitimate)\b|"
            r"\bit(?:'s| is)(?: \w+)? (?:ok|okay|alright|all right|normal|natural|fine|fair|"
            r"human) (?:to (?:be|feel|cry|grieve|need|want)|that you(?:'re)?|for you to (?:be|"
            r"feel|cry)|(?:if|that) you feel)\b"
        ),
        0.85,
    ),
    Rule(
        "validation",
        "of_course_you",
        "takes their feeling as a matter of course",
        (
            r"<S>(?:well )?of course (?:you(?:'re| are| were| felt| feel|'d)|that|"
            r"it)(?: would)?(?: be)? (?:\w+ ){0,3}?(?:<FEELING>|hurts?|hurting|matters?|stings?|"
            r"stung|<HARD>)\b"
        ),
        0.85,
    ),
    Rule(
        "validation",
        "must_have_been",
        "takes seriously how hard it was",
        r"<MUST_BE><HEAVY>\b",
        0.8,
    ),
    Rule(
        "validation",
        "sounds_hard",
        "takes seriously how hard it is",
        r"<SOUNDS><HEAVY>\b",
        0.8,
    ),
    Rule(
        "validation",
        "is_hard",
        "takes seriously how hard it is",
        (
            r"<S>(?:that|this|it|what (?:he|she|they|i) (?:said|did))(?:'s| is| was|'s been|"
            r" has been) (?:so|really|such a|such|very|incredibly)? ?(?:a )?<HARD>(?: (?:thing|"
            r"place|spot|day|week|situation|time|load))?(?: (?:to (?:carry|hear|hold|deal|handle|"
            r"live|go)|for you|of (?:me|him|her|them)|on you)\b|[.!,]*$)"
        ),
        0.7,
        unless=r"for me\b|\w+n't|\bnot\b|to hear you|unfair of you",
    ),
    Rule(
        "validation",
        "matters",
        "says that their feelings count",
        (
            r"\byour (?:feelings?|needs?|view|opinion|pain|hurt)(?: \w+)? (?:matters?|counts?|"
            r"(?:are|is) (?:valid|real|important))\b|\bi (?:do )?(?:believe you|take (?:that|it|"
            r"this|you) seriously)|\b(?:it|this|that) matters(?: to me)?,? (?:that|how|what|"
            r"because) "
        ),
        0.85,
        unless=r"if i believe you|more than mine",
    ),
    Rule(
        "validation",
        "not_to_blame",
        "takes blame off them",
        (
            r"\bi (?:do not|don't|wouldn't|can't) blame you\b|\byou(?:'re| are) not (?:crazy|"
            r"wrong to|overreacting|being (?:silly|dramatic|unreasonable)|imagining)"
        ),
        0.85,
    ),
)
