"""Rules for reassurance: what opens the other up."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "reassurance",
        "here",
        "says that they are not left alone",
        (
            r"\bi(?:'m| am|'ll be| will be)(?: still| always| right|"
            r" all)* (?:right )?(?:here(?: (?:for|with) you|,| whatever| if you| no matter| and|"
            r"[.!]|$)|there for you|with you|on your side|beside you|by your side|in your corner|"
            r"not going (?:anywhere|to leave)|not leaving|listening|all ears)"
        ),
        0.8,
        unless=(
            r"here (?:for|with) (?:lunch|dinner|the|my|work)|here (?:to|at|in|on|until|since|"
            r"early)|i'm with you (?:in a|on the)|\w+n't (?:here|there)"
        ),
    ),
    Rule(
        "reassurance",
        "not_alone",
        "says that they are not alone with it",
        (
            r"\byou(?:'re| are) not alone\b|\byou(?:'ll never| will never| won't| will not) be"
            r" alone (?:in|with)\b|\byou(?:'re| are) not in (?:this|it) alone\b|\byou (?:don't|"
            r"do not|needn't) (?:have|need) to (?:do|carry|face|go through|handle|deal with)"
            r" (?:this|it|that|everything) (?:alone|by yourself|on your own)"
        ),
        0.85,
    ),
    Rule(
        "reassurance",
        "together",
        "stands by them",
        (
            r"\bwe(?:'ll| will| can|'re going to| are going to|'re gonna|'re|"
            r" are)(?: \w+){0,6}? together\b|\bwe(?:'re| are) (?:in this together|a team|"
            r"on the same (?:side|team))|\bwe(?:'ll| will) (?:get|come|make it) through\b|"
            r"\bwe(?:'ll| will| can) (?:figure|sort|work) (?:this|it|that|things) out\b"
        ),
        0.75,
        unless=(
            r"(?:eat|cook|watch|drive|go|ride|shop\w*|dinner|lunch|movie|train|car|"
            r"put)\b.*together|never|talk about"
        ),
    ),
    Rule(
        "reassurance",
        "love",
        "says that they are loved",
        (
            r"\bi(?:'ve| have)?(?: still| will| always| do| really|'ll|"
            r" never stopped)* (?:lov(?:e|ing) you|care (?:about|for) you|got you|got your back|"
            r"have your back)\b|\byou (?:matter|mean (?:so much|a lot|everything|"
            r"the world)) to me\b"
        ),
        0.8,
        unless=(
            r"got you (?:a|an|some|the|this|that|these)|if you loved|love you (?:more|"
            r"less) (?:than|if|when)|\bused to love"
        ),
    ),
    Rule(
        "reassurance",
        "count_on_me",
        "says that they can be relied on",
        (
            r"\byou can (?:always )?(?:lean|count|rely|depend) on me\b|\byou(?:'re|"
            r" are) safe(?: with me| here)?[.!,]*$|\bi(?:'m| am) not (?:mad|angry|upset) (?:at|"
            r"with) you\b|\bnothing (?:you \w+|that) (?:will|would|could|can) change (?:that|"
            r"how i)|\bi (?:won't|will not|'ll never|will never) (?:leave|abandon|give up on|"
            r"walk away from) you\b|\bi(?:'ve| have) got (?:your back|you)\b"
        ),
        0.8,
        unless=r"got you (?:a|an|some|the)",
    ),
)
