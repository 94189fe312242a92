"""Rules for advice: what closes the other."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "advice",
        "you_should_do",
        "gives a solution that was not asked for",
        (
            r"^(?:(?:well|oh|then|honestly|maybe|look|babe|love|just),? )*"
            r"you (?:really |just |probably |maybe )*(?:should|ought to|need to)"
            r"(?: really| just| maybe)* "
            r"(?!have\b|'ve\b|of\b|see\b|try\b|be\b|know\b|hear\b|not\b|tell me\b|understand\b|"
            r"get over|calm|stop\b|let it|grow|relax|chill|listen\b|come\b|look at\b|feel\b)[a-z]+"
        ),
        0.9,
    ),
    Rule(
        "advice",
        "you_should",
        "gives a solution that was not asked for",
        (
            r"\byou(?:'d| had)? (?:really |probably |definitely |maybe |just |also |seriously |"
            r"could |might want to |may want to )*(?:should|ought to|oughta|need to|needa|have to|"
            r"gotta|got to|'ve got to|have got to|must|better|can always|could always|"
            r"might want to|may want to|want to try|could try|can try|could just|can just)(?:n't|"
            r" not)? (?:really |just |definitely |maybe |at least |also |simply |probably |"
            r"always )*(?!have\b|'ve\b|know\b|hear\b|feel\b|be (?:<FEELING>|exhausted|so|feeling|"
            r"tired|proud|kidding|joking|ashamed|glad|grateful|more understanding)|understand\b|"
            r"admit\b|see (?:it|that|what|how)|calm|relax|chill|get over|let it|lighten|"
            r"stop (?:cry|whin|complain|worry|being)|grow up|think (?:i|that)|mean\b|miss\b|"
            r"really (?:love|care|be|feel)|hate\b|want\b|deal\b|to\b)\w+"
        ),
        0.8,
        unless=(
            r"you (?:don't|do not|needn't) (?:have|need)|so you|sounds|how (?:should|do) you|"
            r"what (?:should|do) you|where|did you have to|do you (?:have|need) to|(?:feel|felt|"
            r"think|thought|feels|like|saying|believe|say) (?:like |that |as if )?you (?:should|"
            r"have to|need to|must|ought)|you (?:have|need) to (?:do|come|go|say|tell|give|show|"
            r"listen|obey|decide) (?:it |this |that |me |what |now|as )|you must (?:do|come|go|"
            r"say|tell|obey)|tell me (?:what|how)|you better (?:not|stop|do|come|be)|"
            r"you need to (?:leave|get out|shut|stop)|always\b"
        ),
    ),
    Rule(
        "advice",
        "why_dont_you",
        "gives a solution as a question",
        (
            r"<S>(?:why (?:don't|not|do not) (?:you|we|just)(?: just| simply| try| go| ask| tell|"
            r" talk)?(?! ever| even| listen| help| understand| care| see| do | be )|"
            r"have you (?:ever |already |even )?(?:tried|thought (?:about|of)|considered)|"
            r"did you (?:ever |even )?(?:try|think (?:about|of))|what if you|how about (?:you|"
            r"just|going|doing|trying|taking|talking|asking|telling|getting|making|writing|"
            r"leaving)|couldn't you (?:just)?|can't you just|what about (?:just )?(?:going|doing|"
            r"trying|taking|talking|asking|telling|getting|making|writing|leaving|finding)|"
            r"wouldn't it be better)\b"
        ),
        0.78,
        unless=(
            r"why don't (?:you|we) (?:tell me|say more|start|share|talk (?:about|through)|walk)|"
            r"think about (?:me|us|how i)|what if you (?:were|had|could)|why don't you (?:ever|"
            r"even|care|listen|help|understand)|how about (?:going|getting) (?:out|for|to the|"
            r"some)|why not\?|have you thought about (?:me|what (?:it|i))|did you try (?:the|this|"
            r"that|his|her)|tell me"
        ),
    ),
    Rule(
        "advice",
        "if_i_were_you",
        "gives a solution that was not asked for",
        (
            r"\bif i (?:were|was) you\b|\bmy (?:advice|suggestion|tip|recommendation)\b|\bi(?:'d|"
            r" would)(?: really| strongly| just)? (?:suggest|recommend|advise)\b|\bi (?:suggest|"
            r"recommend|advise)\b|\bwhat you (?:need|should|have|ought|want) (?:to do |do |is )?|"
            r"\b(?:the )?best (?:thing|way)(?: (?:to do|is|would be|you can))|\ball you (?:need|"
            r"have) (?:to do|is|to)\b|\bit(?:'d| would) be (?:better|best|good|smart|wise|"
            r"easier) (?:if you|for you|to)\b|\bthe (?:trick|solution|answer|key|thing) is (?:to|"
            r"you)|\byou(?:'d| would) be better off\b|\b(?:the )?(?:easiest|simplest|"
            r"only) thing (?:to do )?is\b|\byou(?:'d| would) (?:feel|do) better if you\b"
        ),
        0.8,
        unless=(
            r"tell me|what you need from me|is (?:to )?listen(?:ing)? to you|"
            r"what you need right now\?|what you (?:need|want) (?:from|me|to (?:say|hear|tell))|"
            r"what you (?:should|need|want|have)\?|know what you|hear what you|see what you|"
            r"what you (?:want|have) (?:is|to)\b"
        ),
    ),
    Rule(
        "advice",
        "just_do",
        "gives a solution as an order",
        (
            r"^(?:(?:well|oh|so|look|hey|honestly|listen|yeah|okay|ok|maybe|then|no|"
            r"you know what)\b[,.]* )*(?:(?:just|simply|try|next time,? (?:just )?|maybe|"
            r"then just) (?:to )?(?:ignor\w+|tell(?:ing)?|talk(?:ing)?|leav\w+|go(?:ing)?|"
            r"ask(?:ing)?|quit(?:ting)?|say(?:ing)?|call(?:ing)?|get(?:ting)?|do(?:ing)?|tak(?:e|"
            r"ing)|writ\w+|find(?:ing)?|mak(?:e|ing)|keep(?:ing)?|put(?:ting)?|block(?:ing)?|"
            r"avoid(?:ing)?|walk(?:ing)?|sleep(?:ing)?|start(?:ing)?|be(?:ing)? (?:honest|"
            r"yourself|more|firm|patient|clear)|work(?:ing)?|turn(?:ing)?|set(?:ting)?|giv(?:e|"
            r"ing)|eat(?:ing)?|drink(?:ing)?|read(?:ing)?|look(?:ing)? for|meditat\w+|breath\w+|"
            r"yoga|exercis\w+|not (?:to )?(?:think|worry|answer|respond|listen|care))|"
            r"(?:quit your|talk to (?:your|her|him|them|a|someone)|tell (?:him|her|them|your)|"
            r"ask (?:him|her|them|your|for)|ignore (?:him|her|them|it)|go (?:to bed|see|to the|"
            r"for a (?:walk|run))|get (?:some|more|a new|a good)|take a (?:break|day|walk|bath|"
            r"deep|few|vacation|holiday|nap)|find (?:a|another|someone)|make (?:a list|an)|"
            r"set (?:a|some)|stand up (?:to|for)|have a (?:talk|nap|bath|drink|word)|"
            r"see a (?:doctor|therapist)|write (?:it|a|them)))\b"
        ),
        0.68,
        unless=(
            r"tell me|ask me|go on|talk to me|take (?:your|all) (?:time|the)|just (?:to|a) |"
            r"give me|let me|just (?:tell|say|do) (?:it|me|what|as)|just (?:leave|go)\.?$|\?$|"
            r"get some (?:milk|bread|food|eggs)|try (?:being|living|doing my)"
        ),
    ),
    Rule(
        "advice",
        "maybe_you",
        "gives a solution softly",
        (
            r"<S>(?:maybe|perhaps|i think|i guess|honestly|i don't think|"
            r"i do not think) (?:it's time )?(?:you|we) (?:should(?:n't)?|could|can|need|ought|"
            r"might)\b(?! (?:have|be right|feel|know))"
        ),
        0.66,
        unless=(
            r"you need (?:to (?:calm|relax|chill|grow|get over)|help|me|a hug)|we (?:can|could|"
            r"should)|tell me"
        ),
    ),
)
