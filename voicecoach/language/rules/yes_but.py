"""Rules for yes but: what closes the other."""

from voicecoach.language.rules import Rule

_GRANTS = (
    r"(?:i(?:'m| am|'ve| have| do| can| really| totally| completely| kind of| fully|"
    r" did)* ?(?:hear|understand|get|see|know|appreciate|realize|realise|feel|agree|love|"
    r"care|respect|like|admit|believe|apologi[sz]e|sorry)\b|i(?:'d| would) (?:love|"
    r"like) to|sorry\b|(?:you(?:'re| are)|that(?:'s| is)|it(?:'s| is)|you may be|"
    r"you might be) (?:all |probably |totally |maybe |kind of )?(?:right|true|fair|valid|"
    r"hard|sad|fine|understandable|a lot|tough|awful|terrible|rough|a shame|good|"
    r"a good point|nice|great|okay|upset|hurt|tired|angry)|(?:that|it|"
    r"this) (?:makes sense|must|sounds|sucks|was hard|was wrong|was unfair|may be|"
    r"might be|would be)|of course|fair enough|true\b|sure\b|yes\b|yeah\b|yep\b|okay\b|"
    r"ok\b|no offen[cs]e|with (?:all )?(?:due )?respect|no wonder|fine\b|right\b|"
    r"absolutely|maybe (?:i|you)|thank you|thanks|your feelings|you (?:have|"
    r"'ve got) a (?:point|right)|point taken|i know)"
)

_KIND_BUT = (
    r"(?:but|yet|still|however|though)\b,? (?:i(?:'m| am|'d| would| do| really| still|"
    r" also| just| can| will|'ll| want| need| hope|"
    r" wonder)* ?(?:want(?:ed)? to (?:understand|hear|know|listen|try|be|help|say|learn|"
    r"make|find|get)|like to (?:hear|understand|know|try|help)|love|care|here|listening|"
    r"trying to understand|hear you|glad|get (?:it|that|why)|understand|stay|wonder|proud|"
    r"appreciate|see (?:how|why|that)|thank|believe you|sorry|was wrong|should have|wait|"
    r"curious|know (?:it|that) (?:hurt|was|must))|tell me|help me|what (?:was|would|do|"
    r"did|can|is|hurt|matters)|how (?:did|do|was|can|are)|thank|it (?:still )?(?:hurt|"
    r"makes sense|matters|must|sounds|was (?:still )?(?:wrong|hard|unfair|my))|that(?:'s|"
    r" is| was| does)?(?:n't| not)?(?: still)? (?:okay|ok|fine|no excuse|an excuse|on me|"
    r"my fault|make it (?:okay|right|better|ok))|your (?:feelings|view)|you(?:'re|"
    r" are)? (?:matter|still|not alone|can (?:always|tell|say)|were (?:brave|right|hurt)|"
    r"felt|feel|wanted|needed|did (?:it|well))|we(?:'ll| will| can)|also|not (?:with|from|"
    r"for|only|just)|i also|no (?:pressure|rush|wonder)|please|only if)"
)

RULES = (
    Rule(
        "yes_but",
        "granted_then_but",
        "takes back by a but what was granted",
        (
            rf"^(?:(?:well|look|listen|honey|babe|okay|ok|so|oh|and|hey|honestly|now|hmm|"
            rf"mm)\b[,.]* )*{_GRANTS}[^.?!]{{0,90}}?,? (?:but|however|except|yet)\b"
        ),
        0.84,
        unless=rf"{_KIND_BUT}|nothing but|but (?:then|what)\?|not only|all but|anything but",
        reported=True,
    ),
    Rule(
        "yes_but",
        "yes_but",
        "takes back by a but what was granted",
        (
            r"\b(?:yes|yeah|sure|okay|ok|fine|right|true|i know|i get it|i hear you|fair enough|"
            r"i'm sorry|i understand|i see),? (?:but|however)\b"
        ),
        0.84,
        unless=_KIND_BUT,
        reported=True,
    ),
    Rule(
        "yes_but",
        "although",
        "takes back what was granted",
        (
            r"\b(?:even though|although|while|even if|as much as) (?:i (?:understand|hear|get|see|"
            r"know|appreciate|respect|love)|you(?:'re| are) (?:right|upset|hurt|sad|tired)|"
            r"that(?:'s| is) (?:true|hard)|it(?:'s| is) hard)[^.?!]{{3,80}}"
        ),
        0.66,
        unless=r"i want to|tell me|i(?:'m| am) here|i(?:'d| would) like to",
        reported=True,
    ),
)
