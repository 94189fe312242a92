"""Rules for defensiveness: what closes the other."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "defensiveness",
        "nothing_wrong",
        "says that nothing was done wrong",
        r"\bi (?:didn't|did not|haven't|have not) (?:do|done) anything wrong\b",
        0.9,
        unless=r"\bif i\b|\bdon't think you\b",
    ),
    Rule(
        "defensiveness",
        "denial",
        "denies it",
        (
            r"\bi (?:didn't|did not|never|don't|do not|wasn't|was not|wouldn't|haven't|have not|"
            r"ain't|didnt)(?: even| ever| actually| really| do)? (?:do|did|done|say|said|"
            r"mean (?:it|that|anything|to)|meant (?:it|that|anything|to)|touch(?:ed)?|"
            r"laugh(?:ed)?|promis\w+|lied?|ignor\w+|yell\w*|shout\w*|call(?:ed)? you|start(?:ed)?|"
            r"ruin\w*|make (?:you|fun)|made (?:you|fun)|interrupt\w*|trying to|laughing|yelling|"
            r"shouting|being|flirting|late|know (?:you|it|that)|think it|tell|told|agree(?:d)?|"
            r"forget|forgot|hurt|always|read|share[d]?|talk(?:ed)?|want(?:ed)? to hurt|cheat|"
            r"break|broke)\b"
        ),
        0.74,
        unless=(
            r"i (?:didn't|did not|don't|never) (?:know|realize|realise|think|see|"
            r"understand)(?! (?:it was|that was) (?:a|such)).*(?:hurt|felt|feel|badly|much|alone|"
            r"hard)|i don't (?:mean|want|know what to say|know how|think you|say)|i (?:didn't|"
            r"did not) (?:listen|ask|show|call|notice|keep|make time|tell you (?:before|sooner|"
            r"the truth))|i never (?:knew|realized|realised|told you|thought|asked|want(?:ed)?)|"
            r"sorry|i did(?:n't| not) (?:make you|make it)|i haven't (?:been|done) (?:fair|enough|"
            r"my)|wasn't (?:listening|fair|there|kind|honest|being (?:fair|kind|honest|a good))|"
            r"i(?:'m| am) wrong|what i (?:did|said)|i didn't (?:say|do) enough|i do(?:n't|"
            r" not) (?:always|tell|talk|agree)|i don't (?:start|share|laugh|touch|lie|break|"
            r"promise|forget|hurt|read|ever)"
        ),
    ),
    Rule(
        "defensiveness",
        "not_true",
        "denies it",
        (
            r"<S>(?:no,? )?(?:that|it|this)(?:'s| is| was)(?:n't| not|nt)(?: even| at all| really|"
            r" quite| exactly)? (?:true|what (?:i|happened)|how (?:it|i)|my (?:fault|problem|"
            r"intention|idea|job|doing)|fair|right|like that|me\b)|\b(?:it|that)(?:'s| is|"
            r" was)(?:n't| not) my (?:fault|problem|idea|job)\b|\bnot my (?:fault|problem)\b|"
            r"\bthat never happened\b|\bthat(?:'s| is) (?:a lie|not fair|so unfair|unfair|"
            r"completely wrong)\b|\bhow (?:is|was) (?:that|this|it) my (?:fault|problem)|"
            r"\byou(?:'re| are) (?:wrong|mistaken|making (?:that|it|this|things) up|twisting|"
            r"putting words|attacking me|blaming me|accusing me)\b|\bdon't (?:blame|put (?:this|"
            r"that|it) on|pin|look at|accuse|attack)\b"
        ),
        0.8,
        unless=(
            r"not (?:true|fair|right) (?:to you|on you|for you|of me)|(?:unfair|not fair|"
            r"not right) (?:of|that) (?:me|i|they|he|she)|don't blame (?:you|yourself)|"
            r"do not blame you|he |she |they |my boss"
        ),
    ),
    Rule(
        "defensiveness",
        "i_was_only",
        "excuses it",
        (
            r"\bi (?:was|am|only|just|'m)(?: just| only| simply| merely)* ?(?:trying to|joking|"
            r"kidding|being (?:honest|nice|friendly|polite|funny)|asking|saying|playing|"
            r"doing (?:my|what|it)|busy|tired|stressed|working|stuck|under (?:a lot|pressure)|"
            r"did (?:it|that|what)|said (?:it|that|what)|wanted to|meant (?:to|it|that|well)|"
            r"defending|protecting|late because)\b|\bi (?:only|just) (?:did|said|told|asked|meant|"
            r"wanted|laughed|went|shared|looked|read|forgot|showed|tried)\b|\bi had (?:no choice|"
            r"to (?:work|do it|go|leave|stay|finish|say|tell))|\bi did (?:my best|everything|"
            r"all i|tell you|say|warn|ask you|apologi|help|try|call|text|it (?:for|because))|"
            r"\bi (?:meant|mean) well\b|\bi(?:'ve| have) (?:already |been )?(?:said|apologi[sz]ed|"
            r"told you|done|been working|been trying|tried) (?:i|sorry|everything|a (?:hundred|"
            r"thousand|million)|so hard|all|so much|enough|my best|everyday|all day|enough for)|"
            r"\bi (?:already )?said (?:i was |i'm )?sorry|\bi (?:already )?apologi[sz]ed\b|"
            r"\bi can't (?:read (?:your )?minds?|do (?:anything|everything)|win|help (?:it|that)|"
            r"be everywhere)|\bi(?:'m| am) not (?:a mind reader|perfect|the (?:only|bad|one)|"
            r"your)|\bwhat (?:was|am|did) i (?:supposed|expected|meant) to|\bi work (?:hard|all)|"
            r"\b(?:nobody|no one)(?:'s| is) perfect|\bi can never do\b|\bi can't do (?:anything|"
            r"a thing) right"
        ),
        0.72,
        unless=(
            r"trying to (?:understand|listen|hear|see|help you feel|find out|imagine|learn|"
            r"say (?:i|that i|sorry))|just asking (?:how|what)|i was (?:tired|busy|"
            r"stressed) and i (?:should|snapped|took|was wrong)|"
            r"i just want(?:ed)? to (?:understand|hear|say|be|let you|listen|check|make sure|hold|"
            r"know)|i only want(?:ed)?|did (?:help|try)\?|just (?:saying|said) (?:what|how)|"
            r"just asked|i did say i would|i(?:'m| am) busy (?:at|on|tomorrow|until|today)|"
            r"i was working (?:on|at|in|from)|i(?:'m| am) (?:tired|stressed|working|busy|stuck)\b|"
            r"i had to work (?:late )?(?:yesterday|on)|i was just (?:thinking|about|here|there)|"
            r"should have|wrong"
        ),
    ),
    Rule(
        "defensiveness",
        "you_do_it_too",
        "turns it back on them",
        r"^(?:(?:well|but|oh|and),? )*you do (?:the same|it|that)(?: thing)? (?:too|as well)\b",
        0.9,
    ),
    Rule(
        "defensiveness",
        "counter_charge",
        "turns it back on them",
        (
            r"\b(?:you|u) (?:did|do|said|do it|did it|read|did the same|do the same|do that|"
            r"did that|said (?:it|that|worse)|were|are|interrupt(?:ed)?|forgot|forget|lie|lied|"
            r"yell|yelled|started|laughed|broke|share[d]?|are just as|'re just as) (?:mine |it |"
            r"that |them |the same(?: thing)? |worse |bad |late |all |my \w+ |me )*"
            r"(?:too(?=[.,!?;]|$| when| and| but| last)|as well|"
            r"first|yourself|all the time|even more|worse|just as (?:bad|much|often))\b|\b(?:what|"
            r"how) about (?:you|when you|the time you|that time|all the|what you|your|"
            r"last (?:week|time|year|month))|\blook who(?:'s| is) talking|\bright back at you|"
            r"\byou(?:'re| are) (?:one to talk|no (?:better|saint|angel)|"
            r"not (?:exactly )?(?:perfect|innocent|a saint|an angel)|not (?:so )?(?:perfect|"
            r"innocent) (?:either|yourself))|\byou started (?:it|this|that)|\bwell,? (?:you|"
            r"maybe if you)\b|\b(?:it takes two|two can play|same to you|and you(?:'re|"
            r" are)? (?:don't|didn't|never|always|did|do|not)|so do you|so did you|and who was it|"
            r"you too)\b|\byou made me\b|\b(?:everyone|everybody|anyone|other (?:people|couples|"
            r"men|women)|all (?:men|women|couples|people)) (?:does|do|did) (?:it|that|this|"
            r"the same)|\bwhy am i (?:always )?the (?:bad|one|problem|villain)|\b(?:i|it)(?:'s|"
            r" is|'m| am) always (?:me|my fault|the (?:bad|one))|\bso (?:it(?:'s| is)|now it(?:'s|"
            r" is)) (?:all )?my fault|\bso now i(?:'m| am)\b|<S>as if you\b|\blike you(?:'re|"
            r" are)? (?:never|don't|always|perfect)"
        ),
        0.76,
        unless=(
            r"well,? you (?:know|see|can|feel|felt|have (?:every|a right)|must|did (?:great|"
            r"well))|how about you\??$|you too[.!]?$|you were (?:first|late too|all)|good as well|"
            r"what about (?:you|your (?:day|feelings|needs|boss))\??$|what about your|"
            r"love you too|you did (?:it|well)!|you are all|sounds like you"
        ),
    ),
)
