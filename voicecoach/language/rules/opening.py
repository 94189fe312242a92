"""Rules for what opens the other up: polarity +."""

from voicecoach.language.rules import Rule

_SAYS_YOU_ARE_WRONG = (
    r"over-?react|exaggerat|making excuses|being (?:dramatic|difficult|silly)|\balways\b|\bnever\b"
)

_VALIDATION = (
    Rule(
        "validation", "makes_sense", "says that their feeling or view makes sense",
        r"\b(?:it|that|this|you|your \w+|what you(?:'re| are)? \w+|feeling \w+)"
        r"(?: all| really| totally| completely| absolutely| would| does| do| did)* (?:makes?|made)"
        r" (?:so much |a lot of |total |complete |perfect |all the )?sense\b",
        0.85, unless=r"\b(?:does|did|do)(?:n't| not)? (?:it|that|this|you) make|not make|n't make",
    ),
    Rule(
        "validation", "no_wonder", "says that anyone would feel so after that",
        r"<S>(?:it(?:'s| is) )?no wonder (?:that )?(?:you|it|that|this|he|she|they)\b",
        0.9, unless=r"no wonder (?:nobody|no one|people|everyone|he|she|they|you (?:have no|never|"
        r"can't keep|always|lost|got fired|don't have))",
    ),
    Rule(
        "validation", "see_why", "says that their feeling can be understood",
        r"\bi (?:can |could |do |really |totally |completely |definitely |think i )*(?:see|understand|"
        r"get|imagine|appreciate|know|hear)(?: now)? (?:why|how (?:hard|much|that|it|painful|"
        r"you|this|lonely|scary|tough|hurt\w*|upset\w*|badly|deeply|difficult|awful)|"
        r"that (?:hurt|was hard|must))\b",
        0.85, unless=r"\b(?:can't|cannot|don't|couldn't|do not|not) (?:\w+ )?(?:see|understand|get|"
        r"imagine|know) (?:why|how)|why you (?:always|never|have no|can't)",
    ),
    Rule(
        "validation", "anyone_would", "says that anyone would feel so",
        r"\b(?:any(?:one|body)|everyone|everybody|most people|i)(?:'d| would|'d have| would have)"
        r"(?: have)?(?: probably| also)? (?:feel|felt|be|been) (?:\w+ ){0,4}?(?:<FEELING>|same|too|"
        r"that way|like that|like you)\b",
        0.85, unless=r"if i were you",
    ),
    Rule(
        "validation", "right_to_feel", "says that they may feel so",
        r"\byou (?:(?:have|had|'ve got|got)|'ve) (?:every|a|all the|a perfect|full|the) rights? to"
        r"(?: be| feel)?\b|\byou(?:'re| are| were) (?:\w+ )?(?:right|allowed|entitled) to (?:be|feel)\b",
        0.9,
    ),
    Rule(
        "validation", "understandable", "calls their feeling understandable",
        r"\b(?:it|that|this)(?:'s| is| was)(?: \w+)? (?:understandable|valid|legitimate)\b|"
        r"\bit(?:'s| is)(?: \w+)? (?:ok|okay|alright|all right|normal|natural|fine|fair|human) "
        r"(?:to (?:be|feel|cry|grieve|need|want)|that you(?:'re)?|for you to (?:be|feel|cry)|"
        r"(?:if|that) you feel)\b",
        0.85,
    ),
    Rule(
        "validation", "of_course_you", "takes their feeling as a matter of course",
        r"<S>(?:well )?of course (?:you(?:'re| are| were| felt| feel|'d)|that|it)(?: would)?(?: be)? "
        r"(?:\w+ ){0,3}?(?:<FEELING>|hurts?|hurting|matters?|stings?|stung|<HARD>)\b",
        0.85,
    ),
    Rule(
        "validation", "must_have_been", "takes seriously how hard it was",
        r"\b(?:that|it|this|these \w+|those \w+) (?:must|had to)(?:'ve| have)?(?: been| be| feel| felt)?"
        r"(?: so| really| such| very| like)*(?: a| an)? ?(?:<HARD>|<FEELING>|hurt|sting|stung|ache)\b",
        0.8, unless=r"must be nice",
    ),
    Rule(
        "validation", "sounds_hard", "takes seriously how hard it is",
        r"\b(?:that|it|this) (?:all )?(?:sounds|seems|looks)(?: like)?(?: it was)? <VERY>(?:a |an )?"
        r"<HARD>\b",
        0.75,
    ),
    Rule(
        "validation", "is_hard", "takes seriously how hard it is",
        r"<S>(?:that|this|it|what (?:he|she|they|i) (?:said|did))(?:'s| is| was|'s been| has been) "
        r"(?:so|really|such a|such|very|incredibly)? ?(?:a )?<HARD>(?: (?:thing|place|spot|day|week|"
        r"situation|time|load))?(?: (?:to (?:carry|hear|hold|deal|handle|live|go)|for you|of (?:me|him|"
        r"her|them)|on you)\b|[.!,]*$)",
        0.7, unless=r"for me\b|n't|\bnot\b|to hear you|unfair of you",
    ),
    Rule(
        "validation", "matters", "says that their feelings count",
        r"\byour (?:feelings?|needs?|view|opinion|pain|hurt)(?: \w+)? (?:matters?|counts?|(?:are|is) "
        r"(?:valid|real|important))\b|\bi (?:do )?(?:believe you|take (?:that|it|this|you) seriously)|"
        r"\b(?:it|this|that) matters(?: to me)?,? (?:that|how|what|because) ",
        0.85, unless=r"if i believe you|more than mine",
    ),
    Rule(
        "validation", "not_to_blame", "takes blame off them",
        r"\bi (?:do not|don't|wouldn't|can't) blame you\b|\byou(?:'re| are) not (?:crazy|wrong to|"
        r"overreacting|being (?:silly|dramatic|unreasonable)|imagining)",
        0.85,
    ),
)  # fmt: skip

_REFLECTION = (
    Rule(
        "reflection", "sounds_like_you", "gives back what they may be feeling or saying",
        r"\b(?:it |that )?(?:sounds|seems|feels|looks)(?: to me)? (?:like|as if|as though|that) "
        r"(?:you|your|it|that|there|the|part|this|he|she|they|everything|nothing|even|when|being)\b",
        0.85, unless=rf"{_SAYS_YOU_ARE_WRONG}|you (?:need to|should|just|got|deserve it|want to (?:argue"
        r"|fight))|sounds like (?:a|the) (?:plan|good|great|deal)|feels (?:like )?you\b|your (?:problem|"
        r"fault)|to me like an? excuse",
    ),
    Rule(
        "reflection", "what_i_hear", "checks that they were understood",
        r"\bwhat (?:i'm|i am|i) (?:hear\w*|get\w*|understand\w*)(?: you say(?:ing)?)?(?: from you)? is\b|"
        r"\bif i (?:hear|heard|understand|understood|got|get|have) (?:you|that|it|this)(?: (?:right|"
        r"correctly|well))?\b|\blet me (?:see|check|make sure)(?: if| that)?(?: i| we)|"
        r"\bin other words\b|\bam i (?:hearing|getting|understanding)\b|\bdid i (?:get|hear|understand) "
        r"(?:that|you|it)\b",
        0.85,
    ),
    Rule(
        "reflection", "hear_that_you", "says what was heard",
        r"\bi(?:'m| am)? (?:can |do |really )?(?:hear|hearing|heard|see|sense|notice|get|understand|"
        r"realize|realise)(?: now)?(?: that| how)? (?:you(?:'re| are| were| feel| felt| want\w*| need\w*|"
        r"'ve| have| miss\w*| do| don't|'d)|it (?:hurt|was|felt)|this (?:hurt|was|is|matters))\b",
        0.75, unless=rf"{_SAYS_YOU_ARE_WRONG}|need to\b",
    ),
    Rule(
        "reflection", "youre_saying", "gives back what they said",
        r"<S>you(?:'re| are) (?:saying|telling me)(?: that)?\b|<S>you mean (?:that )?(?:you|it|when|i|the)\b",
        0.8, unless=rf"{_SAYS_YOU_ARE_WRONG}|my fault|trying to|^are you",
    ),
    Rule(
        "reflection", "you_feel", "names their feeling",
        r"<S>(?:when .{3,60}?,? |by (?:then|the time .{3,40}?) )?(?:you(?:'re| are| were|'ve been)? "
        r"(?:<VERY>)?(?:feel|felt|feeling|been feeling|left feeling|ended up feeling)|it (?:left|made) you"
        r"(?: feel\w*)?) (?!that way|like that)(?:<VERY>)(?:as if|as though|like|<FEELING>|that you|unable|"
        r"not\b|nobody|no one)",
        0.85, unless=rf"{_SAYS_YOU_ARE_WRONG}|if you feel|should(?:n't)? feel|shut up",
    ),
    Rule(
        "reflection", "you_are_feeling", "names their feeling",
        r"<S><YOU_ARE> (?:<VERY>)<FEELING>\b",
        0.7, unless=rf"{_SAYS_YOU_ARE_WRONG}|you're (?:just|only|always|useless|too|so (?:weak|useless))|"
        r"you are (?:just|only|always|useless|too)|^(?:are|were) you|useless",
    ),
    Rule(
        "reflection", "you_want", "gives back what they want or miss",
        r"<S>(?:so )?you(?:'ve| have| had|'d)? (?:really |just |been )*(?:want(?:ed|ing)?|need(?:ed|ing)?|"
        r"wish(?:ed|ing)?|hop(?:ed|ing)|long(?:ed|ing)?|miss(?:ed|ing)?|were hoping|were looking)\b"
        r"(?! to (?:calm|stop|get|grow|let|know|understand|be less|talk|tell|think|learn|try))",
        0.65, unless=rf"{_SAYS_YOU_ARE_WRONG}|(?:coffee|tea|a drink|something to eat)|(?:so|really|do) you "
        r"want",
        context="taken_up",
    ),
    Rule(
        "reflection", "so_you", "gives back what they said, in own words",
        r"^(?:(?:ok|okay|right|mm|hm+|yeah|ah|oh|well|and)\b[,.]* )*so,? (?:then )?(?:you(?:'re|'ve|'d)?|"
        r"your|it(?:'s)?|that(?:'s)?|the|this|there(?:'s)?|by|when|for you|every|even|part of you|inside|"
        r"after|with|nobody|no one|nothing|all|being|at|on)\b",
        0.65, unless=rf"{_SAYS_YOU_ARE_WRONG}|so (?:you|it|that|the|this) (?:think|should|could|would be "
        r"better)|need to|have to|my fault|that(?:'s| is) (?:it|that|why|settled|all)\b|so it goes|deal "
        r"with|\bi(?:'ll| will)\b|your (?:problem|fault)|so that(?:'s)? (?:i|we|you)\b",
        context="taken_up_or_you",
    ),
    Rule(
        "reflection", "part_of_you", "names a side of what they feel",
        r"\b(?:part of you|a piece of you|deep down,? you|for you,? it(?:'s| is| was)|inside,? you)\b",
        0.7, unless=_SAYS_YOU_ARE_WRONG,
    ),
    Rule(
        "reflection", "it_was_that_hurt", "names what it was that hurt",
        r"<S>(?:so )?it(?:'s| is| was|wasn't| was not) .{2,40}? that (?:hurt|stung|got to|upset|scared|"
        r"bothered|made you|left you|broke)\b",
        0.8,
    ),
    Rule(
        "reflection", "tells_of_you", "speaks of them, asking nothing; weighed, not shown",
        r"<S>(?:so,? )?(?:you|your)(?:'re|'ve|'d)? (?!know\b|should|need to|have to|must|could|can )\w+",
        0.5, unless=r"<VERDICT>|your fault|always|never",
    ),
    Rule(
        "reflection", "speaks_of_you", "speaks of them, asking nothing; weighed, not shown",
        r"\b(?:you(?:'re|'ve|'d)?|your) (?!know\b|should|need to|have to|must|could|can )\w+",
        0.3, unless=r"<VERDICT>|your fault|always|never|\bi\b",
    ),
    Rule(
        "reflection", "echo", "takes up their own words",
        r"^(?:(?:ok|okay|right|mm|hm+|yeah|ah|oh|well|and|so|but)\b[,.]* )*you(?:'re|'ve|'d| were| are| "
        r"have| had| don't| didn't| can't| couldn't| just)?\b(?! (?:should|need|have to|must|could|can|"
        r"know|see))",
        0.62, unless=rf"{_SAYS_YOU_ARE_WRONG}|<VERDICT>|your fault|started|anyway|too\b|(?:^|, )(?:or|and) "
        r"else",
        context="much_taken_up",
    ),
)  # fmt: skip

_RHETORICAL = (
    r"\bhow (?:could|can|dare) you\b|what(?:'s| is| was) (?:wrong|the matter) with you|"
    r"what(?:'s| is) your (?:problem|excuse|point)|^so what[.!?]*$|what (?:else is new|now\?*$)|"
    r"what did you expect|what do you want (?:from me|me to (?:do|say) (?:about|now))|"
    r"what(?:'s| is) the (?:big )?(?:deal|point)|what am i supposed|how many times|how is (?:that|this|it) "
    r"my|how about (?:you|we)\b|what about (?:me|when you|the time|you)\b|what were you thinking|"
    r"why (?:can't|don't|won't|must|would) you|why (?:do|are) you (?:always|never|so|such|being)|"
    r"why (?:do|would) i|what if you|how do you think i|what kind of (?:\w+ )?(?:person|man|woman|wife|"
    r"husband|mother|father|parent|friend|partner)|what makes you think you|who (?:do|does|cares)|"
    r"what(?:'s| is) it to you|what have i|what did i do|what more do you|how hard (?:can|is) it|"
    r"why should i|how would you like it|what gives you|why bother|what do you care"
)

_OPEN_QUESTION = (
    Rule(
        "open_question", "what_how", "asks what or how, so that they can say more",
        r"<S>(?:what(?: (?:part|parts|bit|side|piece|kind of (?:thing|support|help)|sort of|else|exactly|"
        r"about (?:it|that|this)|\w+ (?:of|about) (?:it|that|this)))?|how(?: \w+)?|in what way|which (?:part|bit)|who else)"
        r"(?:<AUX>| <AUX>)(?:n't)?\b",
        0.85, unless=rf"{_RHETORICAL}|how about (?:you|we)|what time|what (?:day|color|colour|size)\b|how (?:many|much|old|long|often|far|big)\b|"
        r"^(?:i|we|you|he|she|they) (?!wonder|want to)|what a\b|"
        r"what (?:is|was|'s) (?:done|important|true) is|that(?:'s| is| was) (?:what|how|why)|"
        r"(?:don't|do not) (?:know|care|remember|see) (?:what|how)",
    ),
    Rule(
        "open_question", "tell_me", "invites them to say more",
        r"\b(?:tell me (?:more|about|all|everything|what|how|why|where it)|say (?:some )?more|"
        r"(?:can|could|would|will) you (?:tell|say|share|explain|describe|walk|talk|help me)\b|"
        r"help me (?:to )?(?:understand|see)|talk to me (?:a (?:little )?bit )?(?:more )?about|(?:have|having) you tell me|walk me through|talk me through|talk to me about|"
        r"(?:i'd|i would) (?:love|like) to (?:hear|know|understand)|i want to (?:hear|understand|know)"
        r"(?: more| what| how| you| it| that| all| everything| about| where| the)|"
        r"(?:i'm|i am|i was) (?:curious|wondering|interested)(?: to (?:hear|know))?(?: what| how| about| in|"
        r" why| who)|i wonder (?:what|how|why)|what comes up for you|give me an example|"
        r"want to (?:talk|tell me) about)",
        0.85, unless=rf"{_RHETORICAL}|tell me (?:what to do|now|right now|about it|more lies)[.!]|help me "
        r"(?:with|carry|move|clean|cook)|want to know what i (?:think|did)|to hear (?:it|this|that|about "
        r"it)(?: anymore| again)|talk me (?:out|into)|don't|(?:can|could|would|will) you (?:tell|say|help) "
        r"(?:him|her|them|your)|tell me why you (?:always|never)|like to know (?:where|when)",
    ),
    Rule(
        "open_question", "go_on", "invites them to go on",
        r"<S>(?:please )?(?:go on|keep going|and then\?|what then|go ahead,? (?:i'm listening|tell me))"
        r"[,.!?]*(?:$| i'm listening)",
        0.75, unless=r"go on (?:then|ahead)",
    ),
    Rule(
        "open_question", "why", "asks for the reason",
        r"<S>why (?:do|does|did|is|was|were|are|would|might|that|did that)\b",
        0.65, unless=rf"{_RHETORICAL}",
    ),
    Rule(
        "open_question", "what_within", "asks what or how within a longer question",
        r"\b(?:what|how)(?:<AUX>| <AUX>) (?:you|it|that|this|there|we|i|the|your|is|are)\b.*\?$",
        0.6, unless=rf"{_RHETORICAL}|how (?:many|much|old|long|often|far)|that(?:'s| is) (?:what|how)|you "
        r"know (?:what|how)",
    ),
)  # fmt: skip

_REASSURANCE = (
    Rule(
        "reassurance", "here", "says that they are not left alone",
        r"\bi(?:'m| am|'ll be| will be)(?: still| always| right| all)* (?:right )?(?:here(?: (?:for|with) "
        r"you|,| whatever| if you| no matter| and|[.!]|$)|there for you|with you|on your side|beside you|"
        r"by your side|in your corner|not going (?:anywhere|to leave)|not leaving|listening|all ears)",
        0.8, unless=r"here (?:for|with) (?:lunch|dinner|the|my|work)|here (?:to|at|in|on|until|since|early)|"
        r"i'm with you (?:in a|on the)|n't (?:here|there)",
    ),
    Rule(
        "reassurance", "not_alone", "says that they are not alone with it",
        r"\byou(?:'re| are|'ll never be| will never be| won't be)(?: not)? (?:alone (?:in|with)|not alone|alone,? "
        r"i)\b|\byou(?:'re| are) not alone\b|\byou (?:don't|do not|needn't) (?:have|need) to (?:do|carry|face|"
        r"go through|handle|deal with) (?:this|it|that|everything) (?:alone|by yourself|on your own)",
        0.85,
    ),
    Rule(
        "reassurance", "together", "stands by them",
        r"\bwe(?:'ll| will| can|'re going to| are going to|'re gonna|'re| are)(?: \w+){0,6}? together\b|"
        r"\bwe(?:'re| are) (?:in this together|a team|on the same (?:side|team))|\bwe(?:'ll| will) (?:get|come|"
        r"make it) through\b|\bwe(?:'ll| will| can) (?:figure|sort|work) (?:this|it|that|things) out\b",
        0.75, unless=r"(?:eat|cook|watch|drive|go|ride|shop\w*|dinner|lunch|movie|train|car|put)\b.*together|"
        r"never|talk about",
    ),
    Rule(
        "reassurance", "love", "says that they are loved",
        r"\bi(?:'ve| have)?(?: still| will| always| do| really|'ll| never stopped)* (?:lov(?:e|ing) you|care "
        r"(?:about|for) you|got you|got your back|have your back)\b|\byou (?:matter|mean (?:so much|a lot|"
        r"everything|the world)) to me\b",
        0.8, unless=r"got you (?:a|an|some|the|this|that|these)|if you loved|love you (?:more|less) (?:than|if|"
        r"when)|\bused to love",
    ),
    Rule(
        "reassurance", "count_on_me", "says that they can be relied on",
        r"\byou can (?:always )?(?:lean|count|rely|depend) on me\b|\byou(?:'re| are) safe(?: with me| here)?"
        r"[.!,]*$|\bi(?:'m| am) not (?:mad|angry|upset) (?:at|with) you\b|\bnothing (?:you \w+|that) (?:will|"
        r"would|could|can) change (?:that|how i)|\bi (?:won't|will not|'ll never|will never) (?:leave|abandon|"
        r"give up on|walk away from) you\b|\bi(?:'ve| have) got (?:your back|you)\b",
        0.8, unless=r"got you (?:a|an|some|the)",
    ),
)  # fmt: skip

_APPRECIATION = (
    Rule(
        "appreciation", "thank_you", "thanks them for opening up or for what they do",
        r"\bthank(?:s| you)(?: so much| very much| a lot| again)*,? (?:for (?:\w+ )?(?:tell|shar|say|be|trust|"
        r"bring|open|let|speak|talk|ask|listen|explain|help|tak|do|car|notic|your|put|ma[dk]|call|remind|"
        r"stick|stay|try|mention|giv|show|support|all|that|understand)\w*)",
        0.85, unless=r"thanks? (?:you )?for (?:nothing|ruining|making me (?:feel|look)|that,? (?:jerk|idiot))|no,? "
        r"thank|helping yourself",
    ),
    Rule(
        "appreciation", "appreciate", "says what they value",
        r"\bi (?:really |do |so |truly |very much |genuinely )*(?:appreciate|admire|respect|value|love) "
        r"(?:you(?:r)?|how (?:you|honest|open|much)|that you|what you|it (?:when|that) you|hearing)\b",
        0.8, unless=r"love you(?:r)?(?:[ ,.!]|$)|if you(?:'d| would| could)|appreciate you (?:not|stop)|"
        r"n't (?:appreciate|respect|love)|respect your (?:no|boundar|wish|decision|choice)",
    ),
    Rule(
        "appreciation", "glad_you", "is glad that they spoke",
        r"\bi(?:'m| am|'m so| am so)(?: really| very| so| truly| just)* (?:glad|grateful|thankful|touched|"
        r"honou?red|proud|happy|relieved) (?:that |of |to (?:have|hear|know) |for )?(?:you|how you|to have you|"
        r"this)\b",
        0.8, unless=r"glad you(?:'re| are)? (?:finally|admit|noticed|asked,? but)|happy (?:now|for you,? but)",
    ),
    Rule(
        "appreciation", "means_a_lot", "says what it means to them",
        r"\b(?:it|that|this) means? (?:so much|a lot|the world|everything)(?: to me)?\b|\b(?:it|that)(?: must "
        r"have)?(?:'s)? t(?:ook|akes?|aken) (?:a lot of |real |so much |some )?(?:courage|guts|strength|trust)",
        0.85,
    ),
    Rule(
        "appreciation", "thanks", "thanks them",
        r"^(?:(?:oh|okay|ok|well|yes|wow)\b[,.]* )*(?:thank you|thanks)(?: so much| very much)?[.!,]*$",
        0.6,
    ),
)  # fmt: skip

_TAKES_BACK = r"\bbut\b|\bif (?:you|i|that|it)\b|because you|you (?:made|started|always|never|also|too)\b|\bonly\b"

_OWNERSHIP = (
    Rule(
        "ownership", "sorry_for_mine", "apologises for an own act",
        r"\b(?:i(?:'m| am)|im) (?:so |really |truly |very |deeply |genuinely |also )*sorry,? (?:for (?!your |"
        r"you\b|asking|caring|existing|living|being (?:human|alive|me))|that i|i (?:\w+)|about (?:what i|how i|"
        r"my|that|it|the way|last|yesterday|earlier|this)|to have|(?:we|i) (?:hurt|forgot|was))",
        0.88, unless=rf"{_TAKES_BACK}|sorry (?:i|that i) (?:ever|asked|exist|bothered|married|can't|cannot)",
    ),
    Rule(
        "ownership", "sorry", "apologises",
        r"<S>(?:i(?:'m| am)|im) (?:so |really |truly |very |deeply )*sorry(?:,? (?:love|honey|babe|sweetheart|"
        r"darling|dear))?(?:[.!]|$)|\bi apologi[sz]e\b|\bmy apologies\b|\bi owe you an apology\b|"
        r"<S>(?:please )?forgive me\b",
        0.78, unless=rf"{_TAKES_BACK}|sorry(?:,)? (?:that )?you|not sorry|n't apologi",
    ),
    Rule(
        "ownership", "on_me", "owns a fault",
        r"\b(?:that|it|this|that one|this one|the \w+)(?:'s| is| was|'s all| was all| is all)(?: all| really| "
        r"totally| entirely)* (?:on me|my (?:fault|bad|mistake|doing)|mine to (?:fix|own)|(?:wrong|unfair|unkind|"
        r"thoughtless|careless|selfish|rude|hurtful|insensitive|cruel|harsh) of me)\b|^my (?:bad|fault|mistake)\b|"
        r"\bi (?:take|took|accept) (?:full |the )?(?:responsibility|blame)|\bi own (?:that|it|my part|this)\b|"
        r"\bi(?:'m| am| was) (?:the one )?(?:to blame|at fault|in the wrong)\b|\bi had no right\b",
        0.88, unless=rf"{_TAKES_BACK}|not my|n't my|how is|why is|always my",
    ),
    Rule(
        "ownership", "should_have", "owns what was left undone",
        r"\bi (?:should(?:n't| not|nt)?(?:'ve| have| of|a)|ought to have|could have|could've|need to do better|"
        r"can do better)\b",
        0.82, unless=rf"{_TAKES_BACK}|known better than|(?:should|could) have (?:known you|married|left|listened to "
        r"my|stayed home|never)",
    ),
    Rule(
        "ownership", "was_wrong", "owns how they acted",
        r"\bi (?:was|am|'ve been|have been|got|acted|behaved)(?: really| so| too| very| being| a bit| such a| just| "
        r"totally| pretty)* (?:wrong|unfair|harsh|rude|careless|thoughtless|out of line|snappy|selfish|impatient|"
        r"mean|insensitive|defensive|dismissive|jerk|cold|distant|unkind|distracted|not (?:listening|there|fair|"
        r"kind)|badly|too quick|a jerk|an idiot|hard on you|short with you|sharp with you)\b",
        0.85, unless=rf"{_TAKES_BACK}|n't|\bnot wrong",
    ),
    Rule(
        "ownership", "did_it", "names an own act that hurt",
        r"\bi (?:did |really |did really |just |also |totally |completely |have |'ve |clearly )*(?:hurt(?: you)?|"
        r"interrupt(?:ed)?|cut you off|forgot|forget|ignored?|snap(?:ped)?(?: at you)?|yell(?:ed)? at you|"
        r"shout(?:ed)? at you|lied?(?: to you)?|let you down|broke (?:my|your|our|a|the) (?:promise|trust|word)|"
        r"mess(?:ed)? (?:that |this |it |things )?up|screw(?:ed)? (?:that |this |it |things )?up|raised? my voice|"
        r"overstep(?:ped)?|cross(?:ed)? (?:a|the|your) line|shut you (?:out|down)|dismiss(?:ed)? (?:you|your|"
        r"that)|talk(?:ed)? over you|brush(?:ed)? (?:you|that|it) off|did not listen|didn't listen|didn't ask "
        r"you|wasn't (?:listening|fair|there for you)|laugh(?:ed)? at you|made fun of you|embarrass(?:ed)? you|"
        r"took (?:you for granted|it out on you))",
        0.75, unless=rf"{_TAKES_BACK}|i (?:never|didn't|did not|don't) (?:hurt|interrupt|ignore|snap|yell|lie|let|"
        r"break|laugh|mean)|to tell you|when you|was (?:busy|tired)",
    ),
    Rule(
        "ownership", "see_i_hurt", "sees what an own act did",
        r"\bi (?:can |do |now )*(?:see|realize|realise|understand|know|get)(?: now)?(?: that| how| what)* (?:(?:i|my "
        r"\w+) (?:hurt|was|did|made|let|upset|scared|embarrassed|pushed|put|left|broke|came across|should)|what i "
        r"did)\b",
        0.8, unless=rf"{_TAKES_BACK}|i was right|(?:don't|can't|do not) (?:see|know|understand|get)|what i did "
        r"(?:wrong|to deserve)",
    ),
)  # fmt: skip

_HIDDEN_YOU = (
    r"(?:feel|felt|think|guess) (?:like|that|as if|as though)?,? ?(?:you|it(?:'s| is) (?:you|unfair)|we (?:always|never)|you're)|"
    r"you (?:always|never|don't|didn't|make me|made me|keep)|because (?:of )?you\b|(?:tired|sick|fed up|jealous) "
    r"(?:of|with) (?:you|your|this|hearing)|(?:mad|angry|annoyed|furious|disappointed|frustrated) (?:at|with|in) you"
)

_I_STATEMENT = (
    Rule(
        "i_statement", "i_feel", "says an own feeling",
        r"\bi (?:do |still |just |also |really |honestly |always |often |sometimes |have |'ve )*(?:feel|felt|feeling|"
        r"been feeling|get|got) (?:<VERY>)<FEELING>\b",
        0.85, unless=rf"{_HIDDEN_YOU}|(?:get|got) (?:used|down|happy)\b|feel (?:terrible|awful|bad) for you|"
        r"how (?:do you think )?i (?:feel|felt)|felt used to",
    ),
    Rule(
        "i_statement", "i_am", "says an own feeling",
        r"<S>i(?:'m| am| was) (?:<VERY>)(?:<FEELING>|hurting|at a loss)\b(?! (?:so|not)\b)",
        0.7, unless=rf"{_HIDDEN_YOU}|i(?:'m| am) (?:happy|excited|proud|grateful) (?:to|that you|of you|for)|used to|"
        r"(?:tired|exhausted|stressed|drained|overwhelmed)(?: \w+)? (?:too|as well|myself)|small|afraid (?:so|"
        r"not|we|the|that(?:'s| is))|down (?:the|at|in|to|for)|i was (?:just )?(?:tired|stressed)|less\b",
    ),
    Rule(
        "i_statement", "it_hurts_me", "says what it does to them",
        r"\b(?:it|that|this)(?: really| still| kind of| just| also)* (?:hurts?(?: me| my feelings)?(?: (?:when|that|to)\b|"
        r"[.!,]|$)|scare[sd] me|worrie[sd] me|stings?\b|stung\b|ma(?:kes|de) me (?:feel )?(?:<VERY>)<FEELING>)",
        0.72, unless=r"{_HIDDEN_YOU}|must have|does (?:it|that)|of course",
    ),
    Rule(
        "i_statement", "i_miss", "says an own need or longing",
        r"\bi (?:really |do |also |just |so |still )*(?:miss (?:you|us|that|it|how|being|our|when|the)|long for|wish "
        r"(?:we|i)|need (?:some |a little |more )?(?:time|space|rest|closeness|help|a hug|a break|us|to feel)|"
        r"want (?:us|to be (?:close|there|with)|to feel))",
        0.7, unless=rf"{_HIDDEN_YOU}|you to\b|miss(?:ed)? (?:the (?:bus|train|call|deadline|point|exit|meeting)|that "
        r"(?:one|part|bit)|it by)|wish (?:we|i) (?:never|hadn't met|had never)",
    ),
)  # fmt: skip

_BOUNDARY_RESPECT = (
    Rule(
        "boundary_respect", "need_not", "leaves them free",
        r"\b(?:we|you) (?:do not|don't|needn't|won't|don't ever)(?: have to| need to|)? ?(?:(?:have|need) to|ever have "
        r"to|) ?(?:go|talk|decide|answer|do (?:it|this|that|anything)|tell|share|see|hug|come|stay|explain|discuss|"
        r"say (?:anything|yes)|choose|rush|visit|call|invite|host)\b",
        0.8, unless=r"you don't (?:go|talk|answer|do|tell|share|see|hug|come|stay|explain|say|call|visit|invite)\b|to "
        r"(?:be so|shout|yell|tell me|remind|nag)|alone|by yourself|we don't (?:go|talk|do|see|share|call|visit|"
        r"stay|discuss|hug|come|tell|invite|choose|decide|say)\b|won't (?:do anything|tell|talk|answer|listen)|you "
        r"won't",
    ),
    Rule(
        "boundary_respect", "leave_it", "keeps to what they asked for",
        r"\bi(?:'ll| will)(?: just| not| always)* (?:give you (?:some |the |all the |that |your )?(?:space|time|room|"
        r"privacy|a (?:minute|moment))|leave you (?:be|alone|to it)|wait|back off|stop|step (?:back|out)|"
        r"keep (?:it|them|that|this) (?:private|between us|to myself)|knock|ask (?:first|you first|before)|"
        r"respect (?:that|it|your)|drop it|let (?:it|you) (?:be|rest)|hold off|leave it (?:there|at that|alone|be))\b",
        0.78, unless=r"stop (?:when|if) you|wait (?:for|in|at|until) (?:the|my|him|her|them)|\bi(?:'ll| will) stop "
        r"(?:by|at|listening|caring|trying|talking)|leave you if",
    ),
    Rule(
        "boundary_respect", "will_not", "promises not to do what they asked not to",
        r"\b(?:i|we) (?:won't|will not|'ll not|'ll never|will never|promise not to) (?:\w+ )?(?:push|ask|share|tell|"
        r"bring|read|touch|mention|post|show|talk|call|text|do|come|go|open|look|invite|pressure|force|joke|tease|"
        r"raise|make|say|hug|interrupt|bother|use|check|show|insist|discuss)\w*",
        0.7, unless=r"won't (?:do (?:it|anything) (?:for|because)|tell you|talk to you|call you|come|go)\b|do that "
        r"for you|apologi|stand|ask you (?:to|for anything)|say (?:sorry|it again)|tell you again",
        context="said_boundary",
    ),
    Rule(
        "boundary_respect", "take_time", "lets them set the pace",
        r"\b(?:take (?:all |as much )?(?:the |your )?(?:time|space)(?: (?:as )?you (?:need|want))?|whenever you(?:'re| are|"
        r" feel) ready|when(?:ever)? you(?:'re| are) ready|only if you(?:'d| would)? (?:want|like|feel)|no (?:pressure|"
        r"rush|hurry)|there(?:'s| is) no (?:pressure|rush|hurry)|at your (?:own )?pace|not until you(?:'re| are) ready|"
        r"if you(?:'d| would) rather not|you can say no|no is (?:okay|fine|enough)|if and when you)\b",
        0.78, unless=r"n't take (?:all )?(?:the|your) time|why (?:do|did|must) you",
    ),
    Rule(
        "boundary_respect", "your_call", "leaves the choice to them",
        r"\b(?:that(?:'s| is)|it(?:'s| is)|totally|completely|entirely) (?:totally |completely |entirely |all )?(?:your "
        r"(?:call|choice|decision|right)|up to you)\b|\bi (?:do |will |totally |can |fully )*(?:respect|accept|honou?r) "
        r"(?:that|it|your (?:no|choice|decision|wish\w*|boundar\w+|limits?|space|privacy|need)|this|what you (?:need|want)"
        r")\b|^your call\b|\bi hear (?:your|that) no\b|\bi(?:'m| am) (?:okay|ok|fine) with (?:that|a no|you not|waiting)",
        0.78, unless=r"n't (?:respect|accept)",
    ),
    Rule(
        "boundary_respect", "okay_we_can", "agrees to what they asked for",
        r"<S>(?:we|i) (?:can|could) (?:\w+ )?(?:stop|wait|pause|leave|skip|talk (?:later|another|when|tomorrow)|do "
        r"(?:it|this|that) (?:later|another|some other)|go home|take a break|drop it|cancel|reschedule|postpone|stay "
        r"(?:home|in)|keep it (?:short|between us)|slow down|do without)\b|<S>let's (?:stop|leave it|skip|pause|not "
        r"(?:go|do|talk|push)|take a break|slow down|stay home|wait|cancel|drop)",
        0.66, unless=r"let's (?:leave it,|stop (?:talking about your|this nonsense))|can't|stop (?:pretending|fighting|"
        r"arguing)|skip the",
    ),
    Rule(
        "boundary_respect", "agreed", "agrees to what they asked for",
        r"^(?:you got it|got it|understood|of course|absolutely|okay|ok|sure|fair enough|alright|all right|no problem|"
        r"deal|will do|that(?:'s| is) (?:fine|okay|ok|alright|fair|no problem))\b(?:[,.!]*$|,? (?:i(?:'ll| will| won't|"
        r" understand| can)|we(?:'ll| will| won't| can| do not| don't)|no \w+|thank|that(?:'s| is)|then))",
        0.72, unless=r"\bbut\b|\bif you\b|tell (?:him|her|them|everyone)|anyway|whatever",
        context="said_boundary",
    ),
)  # fmt: skip

_WHEN = (
    r"(?:tonight|tomorrow|today|this (?:morning|afternoon|evening|week|weekend|month|summer|sunday|saturday|friday|"
    r"monday|tuesday|wednesday|thursday)|next (?:time|week|weekend|month|year|sunday|saturday|friday|monday|tuesday|"
    r"wednesday|thursday)|on (?:sunday|saturday|friday|monday|tuesday|wednesday|thursday|the weekend|weekends)s?|from "
    r"now on|every (?:day|night|morning|evening|week|month|sunday|saturday|friday|monday|tuesday|wednesday|thursday|"
    r"time)|by (?:tonight|tomorrow|sunday|saturday|friday|monday|tuesday|wednesday|thursday|the end of|noon|then)|at "
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|lunch|dinner|breakfast)|before (?:i|we|"
    r"bed|work|dinner|lunch|you|the|next)|after (?:work|dinner|lunch|school|the|breakfast|this)|in (?:an|one|half|two|a "
    r"(?:few|couple))|first thing|right (?:now|away|after)|as soon as|when (?:i|we) (?:get|come|are|see|next)|until|in the "
    r"(?:morning|evening|afternoon)|sunday|saturday|friday|monday|tuesday|wednesday|thursday|starting|once a|twice a|each "
    r"(?:day|night|morning|evening|week))"
)

_COMMITMENT = (
    Rule(
        "commitment", "will_when", "promises something with a when",
        rf"\b(?:i|we)(?:'ll| will|'m going to| am going to|'m gonna|'re going to| promise (?:that )?(?:i(?:'ll| will)|to)|"
        rf" can promise)\b.*\b{_WHEN}\b|\b{_WHEN}\b,? (?:i|we)(?:'ll| will|'m going to| am going to|'m gonna|'re going "
        r"to| promise)\b",
        0.75, unless=r"i(?:'ll| will) (?:be (?:late|at|out|away|in|busy|gone|home late|working|fine|tired|ready|back)|see|"
        r"try|think|never|leave you|need|have to|probably|know|go back|sleep|get (?:a|some|my)|eat|say)\b|"
        r"\bmaybe\b|\bmight\b|\bprobably\b|not\b|won't|\bif you\b|you'll|whatever|going to (?:be|rain|see|sleep|"
        r"bed|work)\b|until you (?:stop|apologi)",
    ),
    Rule(
        "commitment", "promise", "promises something",
        r"\bi promise(?: you)?,? (?:that )?(?:i|to|we)\b|\byou have my word\b|\bi give you my word\b",
        0.66, unless=r"n't promise|\bmaybe\b|\bif you\b|promise (?:that )?i (?:didn't|did not|never|wasn't)",
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *_VALIDATION,
    *_REFLECTION,
    *_OPEN_QUESTION,
    *_REASSURANCE,
    *_APPRECIATION,
    *_OWNERSHIP,
    *_I_STATEMENT,
    *_BOUNDARY_RESPECT,
    *_COMMITMENT,
)
