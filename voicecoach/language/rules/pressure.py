"""Rules for pressure: what closes the other."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "pressure",
        "ultimatum",
        "gives an ultimatum",
        (
            r"\bif you (?:don't|do not|won't|can't|ever|leave|go|keep|say|tell|do|walk|really|"
            r"loved|love|cared?|ask)[^.?!]{0,50}?(?:i(?:'m| am| will|'ll) (?:going to |gonna |"
            r"just |simply |never )*(?:leav\w*|go(?:ne|ing)?|done|tell|call|take|stop|not|move|"
            r"walk|out|through|divorc\w*|break|won't|be gone|find|cancel|be|do)|we(?:'re|"
            r" are) (?:done|through|over|finished)|it(?:'s| is) over|don't (?:bother|come|expect|"
            r"you)|you(?:'ll| will| would|'d) (?:regret|be sorry|do it|do this|never|lose|have to|"
            r"come|go|let me|tell me|say yes|see)|then (?:don't|go|leave|i|we|forget))|"
            r"\bor (?:else|i(?:'m| am|'ll| will)(?: just)? (?:leav\w+|go(?:ing|ne)?|tell|call|"
            r"done|take|out|walk|move|stop)|we(?:'re| are) (?:done|over|through|finished)|it(?:'s|"
            r" is) over)|\bit(?:'s| is)(?: either)? (?:me|him|her|them|your \w+|"
            r"that \w+) or (?:me|him|her|them|your \w+)|\b(?:last|final) (?:chance|warning|"
            r"offer)\b|\bif you (?:really |truly )?(?:loved|love|cared|care)(?: about)?(?: me|"
            r" us)?,? you\b|\btake it or leave it\b|\bmy way or"
        ),
        0.84,
        unless=(
            r"if you (?:don't|do not) (?:want|mind|feel|like|need),? (?:we|i|that|it|you don't|"
            r"then (?:we|that|it))|if you ever (?:want|need|feel|like)|if you (?:go|leave|say|"
            r"tell|ask|do)[^.?!]{0,40} i(?:'ll| will) (?:be (?:here|there|waiting|fine|with|glad|"
            r"happy)|come with|go with|listen|wait|help|support|miss|take care)|i(?:'ll|"
            r" will) (?:stop|wait|not (?:ask|push|go|do|tell|bring))"
        ),
    ),
    Rule(
        "pressure",
        "overriding",
        "overrides a no",
        (
            r"\b(?:whether you like|like it or not|deal with it|live with it|too bad|tough luck|"
            r"get used to it|end of (?:story|discussion)|that(?:'s| is) (?:final|an order|"
            r"how it(?:'s| is)|just how)|i(?:'m| am) not asking|i don't care (?:what|if|whether|"
            r"how|that) ?(?:you|it)?|you (?:have|got|'ve got) no (?:choice|say|right to (?:say no|"
            r"refuse|tell me))|(?:you|we)(?:'re| are)(?: \w+){0,3}? (?:going|coming|doing|having|"
            r"inviting|staying|talking|telling|moving|leaving)[^.?!]{0,30}(?:anyway|no matter|"
            r"whether|period|and that|now)|i(?:'ll| will|'m| am)?(?: going to| gonna)? (?:do|say|"
            r"go|tell|share|invite|read|touch|show|look|ask|bring|talk|come|call|joke|post|use|"
            r"take|doing|telling|going|inviting|sharing|reading)(?: \w+){0,3} (?:what(?:ever)?|"
            r"when(?:ever)?|who(?:ever)?|where(?:ver)?|how(?:ever)?|as) i (?:want|like|please|"
            r"feel)|i(?:'ll| will|'m going to|'m gonna)[^.?!]{0,40} anyway|because i (?:said|"
            r"say) so|i (?:already )?(?:told|invited|promised|bought|booked|"
            r"signed)[^.?!]{0,40} (?:so you|anyway|you have to|you(?:'re| are) (?:coming|going)|"
            r"so we(?:'re| are) going|yes)|you (?:owe|promised) (?:me|it to me)|you(?:'re|"
            r" are) (?:going|coming|doing it|not (?:going|leaving|allowed)|staying)(?: with|"
            r" to)?[^.?!]{0,25}[.!]*$|i have (?:a|every) right to (?:read|know|see|look|check|go)|"
            r"don't tell me (?:what|no|to)|it(?:'s| is) my (?:house|money|phone|right|decision)|"
            r"i decide|you can't (?:tell me|stop me|say no|just say no|keep|not come|back out|"
            r"refuse|leave))\b"
        ),
        0.78,
        unless=(
            r"don't care (?:about the|much)|i don't care (?:what|how) (?:they|he|she|others|"
            r"people|long|much|it takes)|going (?:through|to be|to feel|well|crazy)|you(?:'re|"
            r" are) (?:going|coming|staying|not going)[^.?!]*\?|you(?:'re| are) (?:going|"
            r"coming) (?:to|through|home|from|with (?:her|him))\b|so you|sounds|not (?:leaving|"
            r"going anywhere)|with it together|live with it (?:for|every|alone)|too bad (?:you|he|"
            r"she|they|about|that)|(?:can't|cannot|couldn't|don't|how (?:to|do|can|should)|"
            r"trying to|hard to|i(?:'ll| will)?|we(?:'ll| will| can)?) (?:\w+ )?(?:deal|live) with"
            r" it"
        ),
    ),
    Rule(
        "pressure",
        "command",
        "orders them",
        (
            r"<S>(?:stop (?:it|that|this|talking|asking|shouting|yelling|arguing|nagging|"
            r"bothering|interrupting|right)|shut up|be quiet|enough|quiet|hush|zip it|stay out of|"
            r"get out|go away|leave me alone|do (?:it|as|what) (?:now|right|i|you're told|"
            r"you are told)|just (?:do|say|come|agree|tell|answer|admit|accept|listen|sign|go|"
            r"let me)(?: \w+)?(?: \w+)?(?:[.!]|$| already| now| and)|(?:tell|show|give|answer|"
            r"look at|listen to|let|hand|trust|follow|obey|call) (?:me|it|"
            r"your)(?: \w+){0,3} (?:now|right now|immediately|this (?:minute|second|instant)|"
            r"at once|already|or|when i)|you (?:will|have to|must|need to|better|'d better|"
            r"had better|are to|gotta|got to) (?:do|come|go(?! (?:back|to|in|through)\b)|say|tell|"
            r"give|show|listen to me|obey|"
            r"decide|answer|stop|apologi[sz]e|forgive|be there|let me|accept|leave|call|shut|"
            r"get out|agree|stay|not)\b|come on,? (?:just )?(?:do|say|tell|come|let|give|one|you|"
            r"please)|don't you dare|don't (?:start|walk away|you walk|argue|talk back|interrupt|"
            r"tell me what|give me that|look at me|make me)|i expect you to|i want you to (?:stop|"
            r"do|say|apologi[sz]e|tell|leave|come|go|be|admit|promise)|i demand|i insist|"
            r"you(?:'re| are) not (?:allowed|going (?:anywhere|out)|leaving|wearing)|i (?:forbid|"
            r"won't (?:let|allow|have|take no)|will not (?:let|allow|have))|prove it|"
            r"decide (?:now|right)|hurry up|make up your mind|say (?:it|yes|you're sorry)(?: now|"
            r"!|\.|$))"
        ),
        0.74,
        unless=(
            r"enough (?:for|of|about|to|time|said|is)|quiet (?:day|time|evening|here)|"
            r"you (?:need to|have to|must|better) (?:do|come|go(?! (?:back|to|in|through)\b)|say|"
            r"tell|give|show|decide|answer|"
            r"stop|leave)[^.?!]*(?:him|her|them|your (?:boss|manager|mother|sister|doctor|job)|"
            r"work)|tell me (?:more|about|what|how|when you(?:'re| are)? (?:ready|want))|"
            r"just (?:tell|let) me (?:know|listen|hold|be)|just listen\b|you (?:don't|"
            r"do not) have to|won't let (?:you down|it happen|anyone)|just (?:come|go) (?:home|"
            r"to bed|with)|i (?:can|will|'ll) stop|let me (?:know|see|check|make)|"
            r"come on,? (?:please )?(?:you (?:know|must)|tell me (?:more|what))|do you|did you|"
            r"don't (?:start|make me) (?:laugh|at)|why|you will (?:do (?:great|well|fine)|be|feel|"
            r"come (?:through|out)|get)|you better be"
        ),
    ),
)
