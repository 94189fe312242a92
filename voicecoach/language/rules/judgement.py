"""Rules for judgement: what closes the other."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "judgement",
        "you_are",
        "passes a verdict on the person",
        (
            r"<YOU_ARE>(?: not)?(?: just| being| always| really| honestly| actually| clearly|"
            r" still)* (?:(?:<VERY>|such an? |as |acting |acting like an? |behaving |like an? |"
            r"nothing but an? |one |another |an? |the most |a complete |an absolute |a total |"
            r"a real |a bit of a )*)(?:<VERDICT>|<VERDICT_NOUN>)\b|\byou (?:always |just )?(?:act|"
            r"sound|behave|look|talk)(?:ing)? (?:like an? |so |like some |crazy|"
            r"insane)?(?:<VERDICT>|<VERDICT_NOUN>|child|crazy person)|<S>(?:don't be |stop being |"
            r"quit being )(?:so |such an? |an? )?(?:<VERDICT>|<VERDICT_NOUN>)\b"
        ),
        0.85,
        unless=(
            r"you(?:'re| are) not|(?:feel|felt|think|thought|thinks|afraid|worried|scared|worry|"
            r"tell yourself|believe|like|as if) (?:like |that )?you(?:'re| are| were) (?!such|"
            r"always|being|so)|so you|useless\?|not (?:stupid|weak|crazy|lazy|silly)|weak (?:tea|"
            r"coffee)|mean (?:that|it|the|when|you|by|to|i)\b|fool around|mean a lot|"
            r"you mean\b(?! to me)"
        ),
    ),
    Rule(
        "judgement",
        "what_kind_of",
        "passes a verdict on the person",
        (
            r"\bwhat kind of (?:a )?(?:\w+ )?(?:person|man|woman|wife|husband|mother|father|"
            r"parent|friend|partner|daughter|son|sister|brother|girlfriend|boyfriend)\b|"
            r"\bwhat(?:'s| is) (?:wrong with you|your (?:damn |bloody )?problem)\b|"
            r"\byou have no (?:heart|shame|clue|sense|idea what|"
            r"feelings|class|manners|backbone|spine|self-control)|\bgrow up\b|\byou(?:'re|"
            r" are) (?:just |exactly |turning into |becoming |as bad as |"
            r"so like )*(?:like )?your (?:mother|father|mom|mum|dad|sister|brother)\b|\bthat(?:'s|"
            r" is) (?:so |just |typical )?(?:like |of )?you all over|\bthat(?:'s| is) (?:so|"
            r"just) (?:like )?you\b|\btypical(?: of)? you\b|\bshame on you\b|\bare you (?:crazy|"
            r"insane|stupid|nuts|out of your mind|mental|dense|serious(?:ly)? that|that (?:stupid|"
            r"dumb))\b|\byou(?:'re| are) (?:out of your mind|not normal|the worst|sick|a terrible|"
            r"no good|hopeless|worthless|impossible|something wrong|unbelievable|incapable|"
            r"disgusting|delusional|ridiculous)\b|\bpeople like you\b|\byou need (?:professional |"
            r"serious )?(?:help|therapy|a therapist|to grow up|to be more mature)\b"
        ),
        0.8,
        unless=(
            r"not (?:like|hopeless|worthless|sick)|feel (?:like )?you|(?:you feel|you felt)|"
            r"do you need|if you need|need help (?:with|from)|are you sick|when you(?:'re|"
            r" are) sick|need help\?|grow up (?:in|with|here|there)|that you grow"
        ),
    ),
)
