"""Rules for shifting: what closes the other."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "shifting",
        "reminds_me",
        "turns to a story of one's own",
        (
            r"\b(?:that|this|it|which)(?: really| kind of)? reminds me(?: of)? (?!to\b)(?:when|my|"
            r"the time|how|what|of|me|a|last|something|the day|back|one)|\bthe same (?:thing |"
            r"exact thing )?(?:happened|happens|goes) (?:to|for|with) me\b|\bthat(?:'s| is|"
            r" has)? (?:exactly |also |just )?(?:happened|happens|what happened|"
            r"what happens) to me\b|\bi (?:had|have|went through|know|got|did|was in)(?: exactly|"
            r" almost| just)? (?:the (?:same|exact same)|a similar|something similar|that (?:too|"
            r"once|same))|\b(?:that(?:'s| is)|it(?:'s| is)) (?:just |exactly )?like (?:when i|me|"
            r"my|what i|that time (?:i|my|when i))|\bi once (?:had|was|went|did)|"
            r"\bwhen i was (?:your age|a kid|little|young|in (?:school|college|your)|"
            r"going through|at my)|\bi know (?:exactly |just )?(?:what (?:that|it|you)(?:'s| is|"
            r"'re)? ?(?:like|mean|going|feel)|how (?:that|it|you) feels?),? (?:because )?(?:i|my|"
            r"when|last|the)"
        ),
        0.8,
        unless=r"reminds me to|reminds me (?:of )?(?:how much|why) (?:i|we) love",
    ),
    Rule(
        "shifting",
        "mine_is_worse",
        "compares it with one's own",
        (
            r"\b(?:my|mine) ?(?:own )?(?:\w+ )?(?:\w+ )?(?:was|is|'s|were|has been|'s been|feels|"
            r"felt|got)(?: even| way| much| far| so much| a lot| ten times| just as| just| also|"
            r" as| so)* (?:worse|harder|longer|bad too|crazier|busier|rougher|tougher|bad as|"
            r"awful too|hard too|bad as well|terrible too|stressful too|no (?:better|picnic))\b|"
            r"\b(?:you think (?:that(?:'s| is)|you(?:'re| are|'ve| have)|your|it(?:'s|"
            r" is)) ?[^.?!]{0,30}?(?:bad|tired|hard|it hard|tough|stressed|rough|something|busy)|"
            r"try (?:being|living|doing|working|having|dealing|raising) (?:me|my|with|in my|a|two|"
            r"three)|wait (?:till|until) you hear|you should (?:see|hear|try) (?:my|mine|what i|"
            r"what my)|i(?:'ve| have) (?:had it|got it|been|had) (?:even |much |far |way |"
            r"just as |a lot )*(?:worse|harder|bad)|i had it (?:worse|harder|so much)|that(?:'s|"
            r" is) nothing,? (?:compared|i|my|you|wait|when)|compared to (?:me|mine|my))\b|"
            r"\byou won't believe what (?:happened|my|i)"
        ),
        0.82,
        unless=r"my (?:fault|words|joke|behaviou?r|temper|part)",
    ),
    Rule(
        "shifting",
        "what_about_me",
        "turns to oneself",
        (
            r"\b(?:what|and what|how) about (?:me|my (?:feelings?|needs?|day|week|life|side|job|"
            r"work))\b|\bhow do you think i (?:feel|felt)|\b(?:do you know|have you (?:any|"
            r"thought)|you have no idea)[^.?!]{0,20} (?:how|what) (?:i|hard (?:it|my)|my|tired i|"
            r"much i)|\bi(?:'m| am| was|'ve been| have been)(?: really| so| pretty| very|"
            r" completely| just| also| feeling| getting)* (?:tired|exhausted|stressed|drained|"
            r"overwhelmed|busy|beat|worn out|swamped|wiped out|struggling|burned out|"
            r"burnt out)(?: out)?,? (?:too|as well|myself|also)\b|\b(?:enough about you|"
            r"let me tell you (?:about|what happened)|let's talk about me|i(?:'m| am) the one who|"
            r"i(?:'m| am) the one (?:that|with)|i have (?:problems|feelings|a lot going|my own|"
            r"it hard)(?: of my own)?(?:,)? ?(?:too|as well|problems|to)|speaking of (?:me|my|"
            r"which,? (?:i|my))|funny you (?:say|should|mention)|i (?:also )?(?:have|"
            r"had) (?:a )?(?:hard|bad|rough|long|terrible|awful|tough|horrible|crazy|"
            r"stressful) (?:day|week|time|night|month|year)(?: too| as well| myself)?)|<S>(?:i|"
            r"my \w+)(?: also| never| always)? \w+[^.?!]{0,25} (?:too|as well),? (?:and|you know|"
            r"when|last|because|so)\b"
        ),
        0.76,
        unless=r"what about me (?:bother|hurt|made)|how do you feel|like that too|me too",
    ),
)
