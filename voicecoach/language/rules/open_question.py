"""Rules for open question: what opens the other up."""

from voicecoach.language.rules import Rule

_RHETORICAL = (
    r"\bhow (?:could|can|dare) you\b|what(?:'s| is| was) (?:wrong|the matter) with you|"
    r"what(?:'s| is) your (?:problem|excuse|point)|^so what[.!?]*$|what (?:else is new|"
    r"now\?*$)|what did you expect|what do you want (?:from me|me to (?:do|say) (?:about|"
    r"now))|what(?:'s| is) the (?:big )?(?:deal|point)|what am i supposed|how many times|"
    r"how is (?:that|this|it) my|how about (?:you|we)\b|what about (?:me|when you|"
    r"the time|you)\b|what were you thinking|why (?:can't|don't|won't|must|would) you|"
    r"why (?:do|are) you (?:always|never|so|such|being)|why (?:do|would) i|what if you|"
    r"how do you think i|what kind of (?:\w+ )?(?:person|man|woman|wife|husband|mother|"
    r"father|parent|friend|partner)|what makes you think you|who (?:do|does|cares)|"
    r"what(?:'s| is) it to you|what have i|what did i do|what more do you|how hard (?:can|"
    r"is) it|why should i|how would you like it|what gives you|why bother|what do you care"
)

RULES = (
    Rule(
        "open_question",
        "what_how",
        "asks what or how, so that they can say more",
        (
            r"<S>(?:what(?: (?:part|parts|bit|side|piece|kind of (?:thing|support|help)|sort of|"
            r"else|exactly|about (?:it|that|this)|\w+ (?:of|about) (?:it|that|this)))?|"
            r"how(?: \w+)?|in what way|which (?:part|bit)|who else)(?:<AUX>| <AUX>)(?:n't)?\b"
        ),
        0.85,
        unless=(
            rf"{_RHETORICAL}|how about (?:you|we)|what time|what (?:day|color|colour|size)\b|"
            rf"how (?:many|much|old|long|often|far|big)\b|^(?:i|we|you|he|she|they) (?!wonder|"
            rf"want to)|what a\b|what (?:is|was|'s) (?:done|important|true) is|that(?:'s| is|"
            rf" was) (?:what|how|why)|(?:don't|do not) (?:know|care|remember|see) (?:what|how)"
        ),
    ),
    Rule(
        "open_question",
        "tell_me",
        "invites them to say more",
        (
            r"\b(?:tell me (?:more|about|all|everything|what|how|why|where it)|say (?:some )?more|"
            r"(?:can|could|would|will) you (?:tell|say|share|explain|describe|walk|talk|"
            r"help me)\b|help me (?:to )?(?:understand|see)|"
            r"talk to me (?:a (?:little )?bit )?(?:more )?about|(?:have|having) you tell me|"
            r"walk me through|talk me through|talk to me about|(?:i'd|i would) (?:love|"
            r"like) to (?:hear|know|understand)|i want to (?:hear|understand|know)(?: more| what|"
            r" how| you| it| that| all| everything| about| where| the)|(?:i'm|i am|"
            r"i was) (?:curious|wondering|interested)(?: to (?:hear|know))?(?: what| how| about|"
            r" in| why| who)|i wonder (?:what|how|why)|what comes up for you|give me an example|"
            r"want to (?:talk|tell me) about)"
        ),
        0.85,
        unless=(
            rf"{_RHETORICAL}|tell me (?:what to do|now|right now|about it|more lies)[.!]|"
            rf"help me (?:with|carry|move|clean|cook)|want to know what i (?:think|did)|"
            rf"to hear (?:it|this|that|about it)(?: anymore| again)|talk me (?:out|into)|don't|"
            rf"(?:can|could|would|will) you (?:tell|say|help) (?:him|her|them|your)|"
            rf"tell me why you (?:always|never)|like to know (?:where|when)"
        ),
    ),
    Rule(
        "open_question",
        "go_on",
        "invites them to go on",
        (
            r"<S>(?:please )?(?:go on|keep going|and then\?|what then|go ahead,? (?:i'm listening|"
            r"tell me))[,.!?]*(?:$| i'm listening)"
        ),
        0.75,
        unless=r"go on (?:then|ahead)",
    ),
    Rule(
        "open_question",
        "why",
        "asks for the reason",
        r"<S>why (?:do|does|did|is|was|were|are|would|might|that|did that)\b",
        0.65,
        unless=rf"{_RHETORICAL}",
    ),
    Rule(
        "open_question",
        "what_within",
        "asks what or how within a longer question",
        r"\b(?:what|how)(?:<AUX>| <AUX>) (?:you|it|that|this|there|we|i|the|your|is|are)\b.*\?$",
        0.6,
        unless=(
            rf"{_RHETORICAL}|how (?:many|much|old|long|often|far)|that(?:'s| is) (?:what|how)|"
            rf"you know (?:what|how)"
        ),
    ),
)
