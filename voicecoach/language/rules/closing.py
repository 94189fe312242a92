"""Rules for what shuts the other down: polarity -."""

from voicecoach.language.rules import Rule

_DISMISSING = (
    Rule(
        "dismissing", "only_a_joke", "makes it smaller than it was for them",
        r"\b(?:it|that|this|they|i)(?:'s| is| was| were|'re| are|'m| am|)(?: was)? (?:only|just) (?:a |an |one |some |my )?"
        r"(?:little |silly |stupid |small |bit of )?(?:joke|joking|kidding|jok\w+|teas\w+|playing|fun|banter|word|words|game|"
        r"phase|thing|money|job|dog|cat|party|meeting|dinner|test|exam|movie|haircut|mistake|comment|text|plate|"
        r"misunderstanding|stress|nerves|hormones|messing)\b|<S>(?:just|only) (?:kidding|joking|teasing)\b",
        0.85, unless=r"more than|not (?:just|only)|n't (?:just|only)|thing i|just (?:a|one) thing|just playing (?:the|with)",
    ),
    Rule(
        "dismissing", "at_least", "answers pain with an at least",
        r"<S>at least (?:you|it|we|he|she|they|that|there|nobody|no one|i)(?:'s|'re|'ve| is| was| are| were| have| has| had| "
        r"got| get| don't| do| didn't| did| can| still| wasn't| isn't| aren't| know| died| hurt)\b",
        0.85, unless=r"could you at least|at least (?:that|it)(?:'s| is| was) (?:what|how|true)|at least (?:you|we) can",
    ),
    Rule(
        "dismissing", "calm_down", "tells them to feel less",
        r"<S>(?:you (?:need|have) to |you should |you better |try to |can you |why don't you |would you |could you )?(?:just )?"
        r"(?:calm down|calm yourself|relax|chill(?: out)?|cool it|lighten up|cheer up|get over (?:it|yourself)|move on|let it "
        r"go|suck it up|man up|toughen up|snap out of it|drop it|shake it off|pull yourself together|get a grip|forget (?:about "
        r"(?:it|that)|it|him|her)|deal with it|don't be (?:so |such )?(?:a )?(?:silly|ridiculous|dramatic|sensitive|baby|sad|"
        r"upset|angry|worried|scared|afraid|down|drama queen|emotional|hard on|negative|mad|stupid)|don't (?:worry|cry|whine|"
        r"feel (?:bad|sad|that way|like that)|take (?:it|everything|things) so|start crying|make (?:a (?:scene|fuss|big)|such "
        r"a))|stop (?:cry|whin|complain|worr|be?ing (?:so|such|silly|dramatic|sensitive|sad|negative)|overthink|feeling)\w*|"
        r"quit (?:cry|whin|complain|worr|being)\w*|smile|no need to (?:cry|be upset|get upset|worry|make))\b",
        0.82, unless=r"\bi (?:can't|couldn't|could not|need to|want to|should|will|try to|just)|help (?:you|me) (?:relax|calm)|"
        r"let's (?:relax|calm)|relax (?:together|with|on|at|in)|we(?:'ll| can| could| should)|move on to|don't worry(?:,| about "
        r"(?:the (?:dishes|kids|bill|money)))|smile (?:at|for|when)|i(?:'ll| will)",
    ),
    Rule(
        "dismissing", "overreacting", "calls their feeling too much",
        r"\b(?:you(?:'re| are| were)?|stop|quit|always|no need for|that(?:'s| is)|i feel like you(?:'re| are)?|aren't you|are "
        r"you)(?: just| always| being| totally| really| a bit| a little| clearly| way| far| all| so| not)* (?:over-?react\w*|"
        r"over-?think\w*|over-?sensitive|(?:way |far |a bit |a little )?too (?:sensitive|emotional|dramatic|much|touchy|soft|"
        r"negative|intense)|so (?:sensitive|dramatic|emotional|touchy|negative)|exaggerat\w*|imagining (?:it|things|that|this)|"
        r"being (?:dramatic|hysterical|sensitive|silly|emotional|over\w+|a baby|ridiculous)|dramatic|making (?:it|this|that) "
        r"(?:up|bigger|into)|making (?:such )?(?:a )?(?:big deal|mountain|too much|fuss|drama|scene|much)|blowing (?:it|this|"
        r"that|things)|getting (?:all )?(?:worked up|upset over|upset about nothing|hysterical)|reading too much)",
        0.85, unless=r"you(?:'re| are) not|not too much|i(?:'m| am) (?:over|being|making)|too much (?:on|for you|to)|expecting|"
        r"thinking too much of",
    ),
    Rule(
        "dismissing", "not_that_bad", "makes it smaller than it was for them",
        r"\b(?:it|that|this|things|he|she|they|everything)(?:'s|'re| is| are| was| were| can| could)?(?: really| honestly| "
        r"surely)?(?:n't| not|nt)(?: really| be| been| actually| even)?(?: all)? (?:that|so|as|such|quite that|really) ?(?:a )?"
        r"(?:bad|big|hard|serious|terrible|awful|important|much|deep|difficult|late|loud|long|horrible|huge|mean|tragic|big a "
        r"deal|big of a)\b|\b(?:not|isn't|wasn't|hardly|no)(?: really| even| such| exactly)? (?:a |the )?(?:big deal|big thing|"
        r"end of the world|tragedy|disaster|reason to (?:be|cry|get))|\bno big deal\b|\b(?:could|might) (?:be|have been) (?:a "
        r"lot |much |so much |way )?worse\b|\bit(?:'s| is| was) nothing\b|\b(?:nobody|no one) (?:died|even |noticed|cares|"
        r"really cares|remembers|minded|meant)",
        0.82, unless=r"for me\b|don't have to|do not have to|i(?:'m| am) not|nothing (?:like|compared|i can|we can)|might have "
        r"been worse if",
    ),
    Rule(
        "dismissing", "bright_side", "covers it with something cheerful",
        r"\b(?:look on|see|think of|look at) the (?:bright|positive|good|sunny|funny) side|\b(?:think|be|stay|keep) positive\b|"
        r"\b(?:every cloud|silver lining|everything happens for a reason|time heals|count your blessings|what doesn't kill|"
        r"god never gives|god has a plan|it was meant to be|plenty more fish|tomorrow is another day|others have it|glass half "
        r"full)|\b(?:just |try to )?(?:be|feel) (?:glad|grateful|thankful|happy|lucky)(?: that)? (?:you|it|we|for what|about "
        r"what|he|she|they)",
        0.85, unless=r"\bi(?:'m| am| feel)\b",
    ),
    Rule(
        "dismissing", "others_have_it_worse", "weighs it against others",
        r"\b(?:other|some|most|lots of|plenty of|so many|many|millions of) (?:people|folks|women|men|couples|kids|wives|"
        r"husbands|families|parents|of us)?\s?(?:would (?:be (?:glad|happy|grateful|lucky|thrilled)|love|kill|give|die)|have "
        r"(?:it )?(?:much |far |way |a lot |real |bigger |nothing)|(?:are|is) (?:starving|worse|much|far|way|dying)|don't even|"
        r"manage|cope)|\b(?:everyone|everybody|we all|anyone|people)(?:'s| is| are)? (?:feels?|felt|goes?|gets?|has|have|had|"
        r"been|deals?|struggles?|tired|stressed|busy|works? hard)\b|\b(?:there are|think of the) (?:people|kids|children)\b|"
        r"\byou(?:'re| are| should feel)? (?:so |pretty |really )?lucky (?:to|you|that|it)|\byou(?:'ve| have) got it (?:easy|"
        r"good)|\byou have it (?:easy|good|so)\b",
        0.7, unless=r"anyone (?:would|gets|has) ?(?:feel|be)|everyone (?:has a right|deserves|laugh)|i(?:'m| am) lucky|people "
        r"(?:felt|had|get|have|are) .*(?:here|there|today)|been (?:asking|waiting)|has (?:left|gone|arrived|been)|would feel",
    ),
    Rule(
        "dismissing", "sorry_you_feel", "is sorry for their feeling, not for the act",
        r"\bsorry,? (?:that |if |you )?(?:you|i)?(?:'re| are)?\s?(?:feel|felt|feeling|took it|take it|got|were|was|are|"
        r"misunderstood|think|thought|saw it|see it|offended|hurt|upset|found)[^.?!]{0,12}?(?:that way|like that|this way|"
        r"offended|upset|hurt|wrong|the wrong way|so (?:badly|hard|personally)|that i)|\bsorry if (?:you|i|it|that|anyone|any)\b|"
        r"\bsorry (?:that )?you (?:feel|felt|took|see|think|misunderstood)\b",
        0.85, unless=r"sorry (?:that )?i\b|sorry you (?:felt|feel|were|are|'re) (?:so |that )?(?:<FEELING>)(?:[.!,]|$)(?! but)|if "
        r"i'm late|sorry if i(?:'m| am) (?:late|early)",
    ),
    Rule(
        "dismissing", "who_cares", "waves it away",
        r"<S>(?:who cares|so what|big deal|whatever|oh,? please|boo hoo|here we go(?: again)?|not this again|not again|there you "
        r"go again|what(?:'s| is) the (?:big )?(?:deal|problem)|what(?:'s| is) your problem|is that (?:all|it)|and\?|your point|"
        r"what(?:'s| is) the fuss|spare me|give me a break|you(?:'ll| will) (?:be fine|be okay|be all right|be alright|get over "
        r"it|live|survive|manage|cope|be over it|get used|forget|laugh)|it(?:'ll| will)(?: all| soon| just)? (?:be (?:fine|over|"
        r"okay|all right|alright|forgotten)|pass|work (?:itself )?out|blow over|sort itself)|(?:i )?(?:don't|do not) (?:know|see|"
        r"get|understand) why you(?:'re| are)?(?: so| always| get| feel| care| make| bother)?|same old (?:story|song)|is this "
        r"about|are we (?:really )?(?:still|doing) (?:this|on this|talking)|are you still (?:on|going|upset|mad|crying|thinking|"
        r"hung up))\b",
        0.75, unless=r"whatever (?:you|happens|it|comes|the|i|we|they)|whatever$^|not again (?:to|will)|here we go,? (?:dinner|the)|"
        r"i(?:'ll| will) (?:manage|cope|survive)",
    ),
    Rule(
        "dismissing", "no_reason", "denies their reason to feel so",
        r"\byou(?:'ve| have| had|'ve got| have got)? (?:got )?(?:absolutely )?(?:nothing|no reason|no right|no cause|no business) "
        r"(?:to|for) (?:be|feel|complain|cry|worry|get|whine|moan|stress)|\byou (?:should(?:n't| not)|don't need to|do not need to|"
        r"don't have to|can't|can not|cannot|mustn't) (?:even )?(?:be (?:so |that |this )?(?:<FEELING>|sensitive|emotional|that way)|"
        r"feel\b|let (?:it|that|them|him|her) (?:get|bother|upset)|get (?:so|upset|worked)|take (?:it|things|everything)|cry|worry|"
        r"care|mind|overreact|dwell)|\bit(?:'s| is) (?:all )?in your head|\byou think (?:that(?:'s| is)|you have it) (?:bad|hard|"
        r"tough)|\bwhy (?:are|do) you (?:even |still |so |always |get |getting |crying|being |make |making |let |care|take |"
        r"taking )\b|\bthat(?:'s| is) (?:so |just |completely |really |such )?(?:silly|ridiculous|nonsense|stupid|crazy|absurd|"
        r"rubbish|garbage|a stupid|a silly|not a reason|no reason|childish|pathetic|your imagination|bs|bull\w*)\b|\b(?:mountain "
        r"out of|storm in a teacup|much ado|fuss (?:about|over) nothing|drama (?:about|over) nothing|crying over spilled)",
        0.8, unless=r"why (?:are|do) you (?:so )?(?:interested|happy|kind|good|love|like)|that(?:'s| is) (?:crazy|ridiculous) how|"
        r"(?:i|they|he|she) (?:should|was|were)|can't (?:feel|worry)|the price|of (?:him|her|them)\b|alone",
    ),
)  # fmt: skip

_GOOD_ALWAYS = (
    r"\balways (?:\w+ )?(?:there for|been there|help|support|kind|listen(?:ed)? (?:to me|so)|know what to|make me (?:laugh|smile|feel "
    r"(?:safe|loved|better|good|heard))|welcome|loved|so (?:kind|patient|good|sweet|thoughtful|brave|strong)|have (?:a place|my)|"
    r"count|tell me|call me|come to me|talk to|can)|never (?:know|let me down|gave up|give up|stop(?:ped)? (?:trying|caring|"
    r"loving)|mind|too late|be alone|have to)|you never know|always (?:felt|feel|been|had|wanted|were|was) (?!so\b|late|the one)"
)

_BLAME = (
    Rule(
        "blame", "always_never", "you always, you never",
        r"\byou(?:'re| are|'ve| have| do| just| were|'ll| will)?(?: just| only| simply)? (?:always|never|constantly|forever|only ever|"
        r"keep (?:on )?\w+ing|every (?:single )?time|all the time|ain't never)\b|\b(?:always|never) with you\b|\bit(?:'s| is) always "
        r"(?:about )?(?:you|your|the same with)\b|\bevery (?:single )?time (?:you|i \w+ you)",
        0.85, unless=rf"{_GOOD_ALWAYS}|you will (?:always|never)|you'll (?:always|never)|if you (?:ever|never)|as (?:you )?always|"
        r"every time (?:you (?:smile|laugh|call|need)|i (?:see|think|look))|so you(?: always|'ve always| have always)|when you never",
    ),
    Rule(
        "blame", "your_fault", "puts the fault on them",
        r"\b(?:your|you're) (?:own )?(?:fault|doing|problem|mistake|own mess)\b|\b(?:it|that|this)(?:'s| is| was)(?: all)? (?:because of|"
        r"on|thanks to) you\b|\bbecause of you\b|\bthanks to you\b|\byou(?:'re| are) the (?:reason|one who|problem|cause)|\byou(?:'ve| "
        r"have)? (?:started|brought) (?:it|this|that)|\byou (?:ruin(?:ed)?|spoil(?:ed|t)?|wreck(?:ed)?|destroy(?:ed)?|waste(?:d)?|caused) "
        r"(?:it|this|that|everything|the|our|my|all|every)|\byou(?:'ve| have)? made me (?:do|say|look|late|miss|lose|mad|angry|feel)|\byou "
        r"make me (?:so )?(?:mad|angry|sick|crazy|feel (?:bad|like|guilty|stupid))|\blook what you\b|\bi (?:told|warned) you(?: so|,|$| that "
        r"(?:this|it)| not to| (?:this|it) would)",
        0.85, unless=r"(?:not|n't|never)(?: \w+)? your (?:fault|doing|mistake|problem)|your problem\?|better because of you|happy(?:ier)? "
        r"because of you|the one who (?:matters|knows|i)|thanks to you,? (?:i|we) (?:feel|got|can|made)|you make me feel (?:like (?:home|i "
        r"can)|safe)",
    ),
    Rule(
        "blame", "you_did_not", "finds fault with what they do",
        r"<S>(?:well,? )?(?:you|u) (?:don't|do not|didn't|did not|won't|can't|cannot|couldn't|never|wouldn't|haven't|hadn't) (?:even |ever |really "
        r"|seem to |bother to )*(?:care|listen(?:ed)?|love|help(?:ed)?|appreciate|try|tried|think (?:about|of)|bother(?:ed)?|respect|trust|"
        r"understand|give|do (?:anything|your|a thing|it right)|lift a finger|ask(?:ed)? me|call(?:ed)?|tell me|told me|look|pay attention|"
        r"remember|want to (?:hear|listen|help|understand)|get anything|thank|let me|stop|support|notice|admit|say)\b",
        0.78, unless=r"don't (?:have|care for)|so you|you mean|sounds|because i\b|you didn't (?:deserve|ask for|feel)|you don't (?:give up|think "
        r"so|say\b)|you can't (?:trust|think)|\?$",
    ),
    Rule(
        "blame", "you_should_have", "finds fault with what they did",
        r"\byou (?:should(?:n't| not)?(?:'ve| have| of|a| had)|could have (?:at least|just)|could've (?:at least|just)|could at least|ought to "
        r"have|had to (?:go and|ruin|open|say)|might have (?:told|said|asked)|were supposed to)\b",
        0.82, unless=r"you should(?:'ve| have) (?:seen (?:it|her|his|their|the)|heard (?:it|her|his)|been (?:told|asked|treated|given))|you "
        r"shouldn't(?:'ve| have) (?:had to|to)|you shouldn't have(?:[.!]|$)|could have just (?:as|left me)",
    ),
    Rule(
        "blame", "i_feel_you", "a reproach in the dress of a feeling",
        r"\bi (?:just )?(?:feel|felt|think|guess)(?: like| that| as if| as though) (?:you(?:'re| are| were|'ve| have)? ?(?:always|never|don't|do "
        r"not|didn't|did not|won't|only|just|not|can't|ignore|hate|want me|are trying|trying|attack|blam|controlling|using|abandon|treat|make|"
        r"made|keep|couldn't|forgot|took|take|put|push|lied|lie|selfish)|it(?:'s| is) (?:all )?(?:your|because of you))",
        0.82,
    ),
    Rule(
        "blame", "if_only_you", "finds fault by an if",
        r"\b(?:if (?:only )?you(?:'d| had| hadn't| would(?:n't)?| weren't| wasn't| just| could (?:just|only)| cared| loved| listened| tried| did|"
        r" didn't| paid)(?: just| only| not| even| ever| so| listened| once| been)*|maybe if you) (?:\w+)|\bwhy (?:can't|don't|won't|didn't|must|"
        r"couldn't|haven't) you (?:ever|just|even|listen|see|help|understand|be|do|stop|tell|think|call|say|try|care|ask|let|get|leave|think)\b|"
        r"\bwhy do you (?:always|never|have to|keep|insist|do this|treat)|\bhow (?:could|can) you (?:do|say|be|even|forget|not|think|let|just|"
        r"treat)|\bhow dare you|\bwhat did you expect|\bwhat were you thinking|\bhow many times|\bsee what you|\bwhat(?:'s| is| was) wrong with "
        r"you|\b(?:sick|tired|fed up) (?:of|with) (?:you|your)\b",
        0.8, unless=r"\bif you(?:'d| would| could)? (?:like|want|rather|prefer|tell|talk|feel|need|had to|could choose|were to|just (?:want|need))|"
        r"why (?:don't|can't) you (?:tell me|say more|try|just (?:leave|tell|talk|quit|ignore|ask))|how can you (?:tell|see)|sick of your (?:boss|job)|"
        r"(?:would|could) (?:i|we|it) (?:have )?help|what would|what could",
    ),
    Rule(
        "blame", "look_what", "counts up faults",
        r"\byou(?:'re| are) (?:the one (?:who|that)|one to talk|no better|not (?:listening|helping|trying|making (?:it|this) easy)|just like|being so|"
        r"doing it again|at it again|making (?:it|this|everything|things) (?:worse|hard|harder|impossible|about you))\b|\byou(?:'re| are) always\b|\byou "
        r"(?:forgot|lied|left|ignored|let) (?:\w+ )?(?:again|me (?:down|alone|waiting)|us down|everyone down|to me)\b|\bit(?:'s| is) always you\b|\bthis is "
        r"(?:so |just )?typical|\bunlike you\b|\byou and your\b|\byou (?:only|just) (?:care|think|want|look|do)\b",
        0.72, unless=r"so you|you felt|you feel|did i|when i\b|sounds|you just want(?:ed)? (?:me|to|us|some)|not just like",
    ),
)  # fmt: skip

_JUDGEMENT = (
    Rule(
        "judgement", "you_are", "passes a verdict on the person",
        r"<YOU_ARE>(?: not)?(?: just| being| always| really| honestly| actually| clearly| still)* (?:(?:<VERY>|such an? |as |acting |acting like an? |"
        r"behaving |like an? |nothing but an? |one |another |an? |the most |a complete |an absolute |a total |a real |a bit of a )*)(?:<VERDICT>|"
        r"<VERDICT_NOUN>)\b|\byou (?:always |just )?(?:act|sound|behave|look|talk)(?:ing)? (?:like an? |so |like some |crazy|insane)?(?:<VERDICT>|"
        r"<VERDICT_NOUN>|child|crazy person)|<S>(?:don't be |stop being |quit being )(?:so |such an? |an? )?(?:<VERDICT>|<VERDICT_NOUN>)\b",
        0.85, unless=r"you(?:'re| are) not|(?:feel|felt|think|thought|thinks|afraid|worried|scared|worry|tell yourself|believe|like|as if) (?:like |that "
        r")?you(?:'re| are| were) (?!such|always|being|so)|so you|useless\?|not (?:stupid|weak|crazy|lazy|silly)|weak (?:tea|coffee)|mean (?:that|"
        r"it|the|when|you|by|to|i)\b|fool around|mean a lot|you mean\b(?! to me)",
    ),
    Rule(
        "judgement", "what_kind_of", "passes a verdict on the person",
        r"\bwhat kind of (?:a )?(?:\w+ )?(?:person|man|woman|wife|husband|mother|father|parent|friend|partner|daughter|son|sister|brother|"
        r"girlfriend|boyfriend)\b|\bwhat(?:'s| is) wrong with you\b|\byou have no (?:heart|shame|clue|sense|idea what|feelings|class|manners|"
        r"backbone|spine|self-control)|\bgrow up\b|\byou(?:'re| are) (?:just |exactly |turning into |becoming |as bad as |so like )*(?:like )?"
        r"your (?:mother|father|mom|mum|dad|sister|brother)\b|\bthat(?:'s| is) (?:so |just |typical )?(?:like |of )?you all over|\bthat(?:'s| is) "
        r"(?:so|just) (?:like )?you\b|\btypical(?: of)? you\b|\bshame on you\b|\bare you (?:crazy|insane|stupid|nuts|out of your mind|mental|"
        r"dense|serious(?:ly)? that|that (?:stupid|dumb))\b|\byou(?:'re| are) (?:out of your mind|not normal|the worst|sick|a terrible|"
        r"no good|hopeless|worthless|impossible|something wrong|unbelievable|incapable|disgusting|delusional|ridiculous)\b|\bpeople like you\b|"
        r"\byou need (?:professional |serious )?(?:help|therapy|a therapist|to grow up|to be more mature)\b",
        0.8, unless=r"not (?:like|hopeless|worthless|sick)|feel (?:like )?you|(?:you feel|you felt)|do you need|if you need|need help (?:with|"
        r"from)|are you sick|when you(?:'re| are) sick|need help\?|grow up (?:in|with|here|there)|that you grow",
    ),
)  # fmt: skip

_ADVICE = (
    Rule(
        "advice", "you_should", "gives a solution that was not asked for",
        r"\byou(?:'d| had)? (?:really |probably |definitely |maybe |just |also |seriously |could |might want to |may want to )*(?:should|ought to|oughta|"
        r"need to|needa|have to|gotta|got to|'ve got to|have got to|must|better|can always|could always|might want to|may want to|want to try|could try|"
        r"can try|could just|can just)(?:n't| not)? (?:really |just |definitely |maybe |at least |also |simply |probably |always )*(?!have\b|'ve\b|know\b|"
        r"hear\b|feel\b|be (?:<FEELING>|exhausted|so|feeling|tired|proud|kidding|joking|ashamed|glad|grateful|more understanding)|understand\b|admit\b|see "
        r"(?:it|that|what|how)|calm|relax|chill|get over|let it|lighten|stop (?:cry|whin|complain|worry|being)|grow up|think (?:i|that)|mean\b|miss\b|"
        r"really (?:love|care|be|feel)|hate\b|want\b|deal\b|to\b)\w+",
        0.8, unless=r"you (?:don't|do not|needn't) (?:have|need)|so you|sounds|how (?:should|do) you|what (?:should|do) you|where|did you have to|do you "
        r"(?:have|need) to|(?:feel|felt|think|thought|feels|like|saying|believe|say) (?:like |that |as if )?you (?:should|have to|need to|must|ought)|you "
        r"(?:have|need) to (?:do|come|go|say|tell|give|show|listen|obey|decide) (?:it |this |that |me |what |now|as )|you must (?:do|come|go|say|tell|"
        r"obey)|tell me (?:what|how)|you better (?:not|stop|do|come|be)|you need to (?:leave|get out|shut|stop)|always\b",
    ),
    Rule(
        "advice", "why_dont_you", "gives a solution as a question",
        r"<S>(?:why (?:don't|not|do not) (?:you|we|just)(?: just| simply| try| go| ask| tell| talk)?(?! ever| even| listen| help| understand| care| see| "
        r"do | be )|have you (?:ever |already |even )?(?:tried|thought (?:about|of)|considered)|did you (?:ever |even )?(?:try|think (?:about|of))|what if you|how "
        r"about (?:you|just|going|doing|trying|taking|talking|asking|telling|getting|making|writing|leaving)|couldn't you (?:just)?|can't you just|what about "
        r"(?:just )?(?:going|doing|trying|taking|talking|asking|telling|getting|making|writing|leaving|finding)|wouldn't it be better)\b",
        0.78, unless=r"why don't (?:you|we) (?:tell me|say more|start|share|talk (?:about|through)|walk)|think about (?:me|us|how i)|what if you (?:were|"
        r"had|could)|why don't you (?:ever|even|care|listen|help|understand)|how about (?:going|getting) (?:out|for|to the|some)|why not\?|have you thought about "
        r"(?:me|what (?:it|i))|did you try (?:the|this|that|his|her)|tell me",
    ),
    Rule(
        "advice", "if_i_were_you", "gives a solution that was not asked for",
        r"\bif i (?:were|was) you\b|\bmy (?:advice|suggestion|tip|recommendation)\b|\bi(?:'d| would)(?: really| strongly| just)? (?:suggest|recommend|advise)\b|"
        r"\bi (?:suggest|recommend|advise)\b|\bwhat you (?:need|should|have|ought|want) (?:to do |do |is )?|\b(?:the )?best (?:thing|way)(?: (?:to do|is|would be|you "
        r"can))|\ball you (?:need|have) (?:to do|is|to)\b|\bit(?:'d| would) be (?:better|best|good|smart|wise|easier) (?:if you|for you|to)\b|\bthe (?:trick|solution|"
        r"answer|key|thing) is (?:to|you)|\byou(?:'d| would) be better off\b|\b(?:the )?(?:easiest|simplest|only) thing (?:to do )?is\b|\byou(?:'d| would) (?:feel|do) "
        r"better if you\b",
        0.8, unless=r"tell me|what you need from me|is (?:to )?listen(?:ing)? to you|what you need right now\?|what you (?:need|want) (?:from|me|to (?:say|hear|tell))|"
        r"what you (?:should|need|want|have)\?|know what you|hear what you|see what you|what you (?:want|have) (?:is|to)\b",
    ),
    Rule(
        "advice", "just_do", "gives a solution as an order",
        r"^(?:(?:well|oh|so|look|hey|honestly|listen|yeah|okay|ok|maybe|then|no|you know what)\b[,.]* )*(?:(?:just|simply|try|next time,? (?:just )?|maybe|then just) "
        r"(?:to )?(?:ignor\w+|tell(?:ing)?|talk(?:ing)?|leav\w+|go(?:ing)?|ask(?:ing)?|quit(?:ting)?|say(?:ing)?|call(?:ing)?|get(?:ting)?|do(?:ing)?|tak(?:e|ing)|"
        r"writ\w+|find(?:ing)?|mak(?:e|ing)|keep(?:ing)?|put(?:ting)?|block(?:ing)?|avoid(?:ing)?|walk(?:ing)?|sleep(?:ing)?|start(?:ing)?|be(?:ing)? (?:honest|"
        r"yourself|more|firm|patient|clear)|work(?:ing)?|turn(?:ing)?|set(?:ting)?|giv(?:e|ing)|eat(?:ing)?|drink(?:ing)?|read(?:ing)?|look(?:ing)? for|meditat\w+|"
        r"breath\w+|yoga|exercis\w+|not (?:to )?(?:think|worry|answer|respond|listen|care))|(?:quit your|talk to (?:your|her|him|them|a|someone)|tell (?:him|her|"
        r"them|your)|ask (?:him|her|them|your|for)|ignore (?:him|her|them|it)|go (?:to bed|see|to the|for a (?:walk|run))|get (?:some|more|a new|a good)|take a "
        r"(?:break|day|walk|bath|deep|few|vacation|holiday|nap)|find (?:a|another|someone)|make (?:a list|an)|set (?:a|some)|stand up (?:to|for)|have a (?:talk|"
        r"nap|bath|drink|word)|see a (?:doctor|therapist)|write (?:it|a|them)))\b",
        0.68, unless=r"tell me|ask me|go on|talk to me|take (?:your|all) (?:time|the)|just (?:to|a) |give me|let me|just (?:tell|say|do) (?:it|me|what|as)|just "
        r"(?:leave|go)\.?$|\?$|get some (?:milk|bread|food|eggs)|try (?:being|living|doing my)",
    ),
    Rule(
        "advice", "maybe_you", "gives a solution softly",
        r"<S>(?:maybe|perhaps|i think|i guess|honestly|i don't think|i do not think) (?:it's time )?(?:you|we) (?:should(?:n't)?|could|can|need|ought|might)\b(?! (?:have|be "
        r"right|feel|know))",
        0.66, unless=r"you need (?:to (?:calm|relax|chill|grow|get over)|help|me|a hug)|we (?:can|could|should)|tell me",
    ),
)  # fmt: skip

_DEFENSIVENESS = (
    Rule(
        "defensiveness", "denial", "denies it",
        r"\bi (?:didn't|did not|never|don't|do not|wasn't|was not|wouldn't|haven't|have not|ain't|didnt)(?: even| ever| actually| really| do)? (?:do|did|done|say|said|mean "
        r"(?:it|that|anything|to)|meant (?:it|that|anything|to)|touch(?:ed)?|laugh(?:ed)?|promis\w+|lied?|ignor\w+|yell\w*|shout\w*|call(?:ed)? you|start(?:ed)?|ruin\w*|make "
        r"(?:you|fun)|made (?:you|fun)|interrupt\w*|trying to|laughing|yelling|shouting|being|flirting|late|know (?:you|it|that)|think it|tell|told|agree(?:d)?|forget|forgot|"
        r"hurt|always|read|share[d]?|talk(?:ed)?|want(?:ed)? to hurt|cheat|break|broke)\b",
        0.74, unless=r"i (?:didn't|did not|don't|never) (?:know|realize|realise|think|see|understand)(?! (?:it was|that was) (?:a|such)).*(?:hurt|felt|feel|badly|much|alone|hard)|i don't "
        r"(?:mean|want|know what to say|know how|think you|say)|i (?:didn't|did not) (?:listen|ask|show|call|notice|keep|make time|tell you (?:before|sooner|the truth))|i never "
        r"(?:knew|realized|realised|told you|thought|asked|want(?:ed)?)|sorry|i did(?:n't| not) (?:make you|make it)|i haven't (?:been|done) (?:fair|enough|my)|wasn't (?:listening|fair|"
        r"there|kind|honest|being (?:fair|kind|honest|a good))|i(?:'m| am) wrong|what i (?:did|said)|i didn't (?:say|do) enough|i do(?:n't| not) (?:always|tell|talk|agree)|i don't "
        r"(?:start|share|laugh|touch|lie|break|promise|forget|hurt|read|ever)",
    ),
    Rule(
        "defensiveness", "not_true", "denies it",
        r"<S>(?:no,? )?(?:that|it|this)(?:'s| is| was)(?:n't| not|nt)(?: even| at all| really| quite| exactly)? (?:true|what (?:i|happened)|how (?:it|i)|my (?:fault|problem|intention|"
        r"idea|job|doing)|fair|right|like that|me\b)|\b(?:it|that)(?:'s| is| was)(?:n't| not) my (?:fault|problem|idea|job)\b|\bnot my (?:fault|problem)\b|\bthat never happened\b|"
        r"\bthat(?:'s| is) (?:a lie|not fair|so unfair|unfair|completely wrong)\b|\bhow (?:is|was) (?:that|this|it) my (?:fault|problem)|\byou(?:'re| are) (?:wrong|mistaken|making (?:that|"
        r"it|this|things) up|twisting|putting words|attacking me|blaming me|accusing me)\b|\bdon't (?:blame|put (?:this|that|it) on|pin|look at|accuse|attack)\b",
        0.8, unless=r"not (?:true|fair|right) (?:to you|on you|for you|of me)|(?:unfair|not fair|not right) (?:of|that) (?:me|i|they|he|she)|don't blame (?:you|yourself)|do not blame you|"
        r"he |she |they |my boss",
    ),
    Rule(
        "defensiveness", "i_was_only", "excuses it",
        r"\bi (?:was|am|only|just|'m)(?: just| only| simply| merely)* ?(?:trying to|joking|kidding|being (?:honest|nice|friendly|polite|funny)|asking|saying|playing|doing (?:my|what|it)|"
        r"busy|tired|stressed|working|stuck|under (?:a lot|pressure)|did (?:it|that|what)|said (?:it|that|what)|wanted to|meant (?:to|it|that|well)|defending|protecting|late because)\b|\bi (?:"
        r"only|just) (?:did|said|told|asked|meant|wanted|laughed|went|shared|looked|read|forgot|showed|tried)\b|\bi had (?:no choice|to (?:work|do it|go|leave|stay|finish|say|tell))|\bi did (?:my "
        r"best|everything|all i|tell you|say|warn|ask you|apologi|help|try|call|text|it (?:for|because))|\bi (?:meant|mean) well\b|\bi(?:'ve| have) (?:already |been )?(?:said|apologi[sz]ed|told you|"
        r"done|been working|been trying|tried) (?:i|sorry|everything|a (?:hundred|thousand|million)|so hard|all|so much|enough|my best|everyday|all day|enough for)|\bi (?:already )?said (?:i was |i'm "
        r")?sorry|\bi (?:already )?apologi[sz]ed\b|\bi can't (?:read (?:your )?minds?|do (?:anything|everything)|win|help (?:it|that)|be everywhere)|\bi(?:'m| am) not (?:a mind reader|perfect|the (?:"
        r"only|bad|one)|your)|\bwhat (?:was|am|did) i (?:supposed|expected|meant) to|\bi work (?:hard|all)|\b(?:nobody|no one)(?:'s| is) perfect|\bi can never do\b|\bi can't do (?:anything|a thing) right",
        0.72, unless=r"trying to (?:understand|listen|hear|see|help you feel|find out|imagine|learn|say (?:i|that i|sorry))|just asking (?:how|what)|i was (?:tired|busy|stressed) and i (?:should|snapped|took|"
        r"was wrong)|i just want(?:ed)? to (?:understand|hear|say|be|let you|listen|check|make sure|hold|know)|i only want(?:ed)?|did (?:help|try)\?|just (?:saying|said) (?:what|how)|just asked|"
        r"i did say i would|i(?:'m| am) busy (?:at|on|tomorrow|until|today)|i was working (?:on|at|in|from)|i(?:'m| am) (?:tired|stressed|working|busy|stuck)\b|i had to work (?:late )?(?:yesterday|on)|"
        r"i was just (?:thinking|about|here|there)|should have|wrong",
    ),
    Rule(
        "defensiveness", "counter_charge", "turns it back on them",
        r"\b(?:you|u) (?:did|do|said|do it|did it|read|did the same|do the same|do that|did that|said (?:it|that|worse)|were|are|interrupt(?:ed)?|forgot|forget|lie|lied|yell|yelled|started|laughed|broke|"
        r"share[d]?|are just as|'re just as) (?:mine |it |that |them |the same(?: thing)? |worse |bad |late |all |my \w+ |me )*(?:too|as well|first|yourself|all the time|even more|worse|just as (?:bad|much|"
        r"often))\b|\b(?:what|how) about (?:you|when you|the time you|that time|all the|what you|your|last (?:week|time|year|month))|\blook who(?:'s| is) talking|\bright back at you|\byou(?:'re| are) (?:"
        r"one to talk|no (?:better|saint|angel)|not (?:exactly )?(?:perfect|innocent|a saint|an angel)|not (?:so )?(?:perfect|innocent) (?:either|yourself))|\byou started (?:it|this|that)|\bwell,? (?:you|maybe if "
        r"you)\b|\b(?:it takes two|two can play|same to you|and you(?:'re| are)? (?:don't|didn't|never|always|did|do|not)|so do you|so did you|and who was it|you too)\b|\byou made me\b|\b(?:everyone|everybody|anyone|"
        r"other (?:people|couples|men|women)|all (?:men|women|couples|people)) (?:does|do|did) (?:it|that|this|the same)|\bwhy am i (?:always )?the (?:bad|one|problem|villain)|\b(?:i|it)(?:'s| is|'m| am) always "
        r"(?:me|my fault|the (?:bad|one))|\bso (?:it(?:'s| is)|now it(?:'s| is)) (?:all )?my fault|\bso now i(?:'m| am)\b|\bas if you\b|\blike you(?:'re| are)? (?:never|don't|always|perfect)",
        0.76, unless=r"well,? you (?:know|see|can|feel|felt|have (?:every|a right)|must|did (?:great|well))|how about you\??$|you too[.!]?$|you were (?:first|late too|all)|good as well|what about (?:you|your (?:day|"
        r"feelings|needs|boss))\??$|what about your|love you too|you did (?:it|well)!|you are all|sounds like you",
    ),
)  # fmt: skip

_SHIFTING = (
    Rule(
        "shifting", "reminds_me", "turns to a story of one's own",
        r"\b(?:that|this|it|which)(?: really| kind of)? reminds me(?: of)? (?!to\b)(?:when|my|the time|how|what|of|me|a|last|something|the day|back|one)|\bthe same (?:thing |exact thing )?(?:happened|happens|goes) "
        r"(?:to|for|with) me\b|\bthat(?:'s| is| has)? (?:exactly |also |just )?(?:happened|happens|what happened|what happens) to me\b|\bi (?:had|have|went through|know|got|did|was in)(?: exactly| almost| just)? (?:the "
        r"(?:same|exact same)|a similar|something similar|that (?:too|once|same))|\b(?:that(?:'s| is)|it(?:'s| is)) (?:just |exactly )?like (?:when i|me|my|what i|that time (?:i|my|when i))|\bi once (?:had|was|went|did)|"
        r"\bwhen i was (?:your age|a kid|little|young|in (?:school|college|your)|going through|at my)|\bi know (?:exactly |just )?(?:what (?:that|it|you)(?:'s| is|'re)? ?(?:like|mean|going|feel)|how (?:that|it|you) feels?),? "
        r"(?:because )?(?:i|my|when|last|the)",
        0.8, unless=r"reminds me to|reminds me (?:of )?(?:how much|why) (?:i|we) love",
    ),
    Rule(
        "shifting", "mine_is_worse", "compares it with one's own",
        r"\b(?:my|mine) ?(?:own )?(?:\w+ )?(?:\w+ )?(?:was|is|'s|were|has been|'s been|feels|felt|got)(?: even| way| much| far| so much| a lot| ten times| just as| just| also| as| so)* (?:worse|harder|longer|bad too|crazier|busier|"
        r"rougher|tougher|bad as|awful too|hard too|bad as well|terrible too|stressful too|no (?:better|picnic))\b|\b(?:you think (?:that(?:'s| is)|you(?:'re| are|'ve| have)|your|it(?:'s| is)) ?[^.?!]{0,30}?(?:bad|tired|hard|it hard|"
        r"tough|stressed|rough|something|busy)|try (?:being|living|doing|working|having|dealing|raising) (?:me|my|with|in my|a|two|three)|wait (?:till|until) you hear|you should (?:see|hear|try) (?:my|mine|what i|what my)|i(?:'ve| "
        r"have) (?:had it|got it|been|had) (?:even |much |far |way |just as |a lot )*(?:worse|harder|bad)|i had it (?:worse|harder|so much)|that(?:'s| is) nothing,? (?:compared|i|my|you|wait|when)|compared to (?:me|mine|my))\b|\b"
        r"you won't believe what (?:happened|my|i)",
        0.82, unless=r"my (?:fault|words|joke|behaviou?r|temper|part)",
    ),
    Rule(
        "shifting", "what_about_me", "turns to oneself",
        r"\b(?:what|and what|how) about (?:me|my (?:feelings?|needs?|day|week|life|side|job|work))\b|\bhow do you think i (?:feel|felt)|\b(?:do you know|have you (?:any|thought)|you have no idea)[^.?!]{0,20} (?:how|what) (?:i|hard (?:it|my)|"
        r"my|tired i|much i)|\bi(?:'m| am| was|'ve been| have been)(?: really| so| pretty| very| completely| just| also| feeling| getting)* (?:tired|exhausted|stressed|drained|overwhelmed|busy|beat|worn out|swamped|wiped out|struggling|"
        r"burned out|burnt out)(?: out)?,? (?:too|as well|myself|also)\b|\b(?:enough about you|let me tell you (?:about|what happened)|let's talk about me|i(?:'m| am) the one who|i(?:'m| am) the one (?:that|with)|i have (?:problems|feelings|a lot "
        r"going|my own|it hard)(?: of my own)?(?:,)? ?(?:too|as well|problems|to)|speaking of (?:me|my|which,? (?:i|my))|funny you (?:say|should|mention)|i (?:also )?(?:have|had) (?:a )?(?:hard|bad|rough|long|terrible|awful|tough|horrible|"
        r"crazy|stressful) (?:day|week|time|night|month|year)(?: too| as well| myself)?)|<S>(?:i|my \w+)(?: also| never| always)? \w+[^.?!]{0,25} (?:too|as well),? (?:and|you know|when|last|because|so)\b",
        0.76, unless=r"what about me (?:bother|hurt|made)|how do you feel|like that too|me too",
    ),
)  # fmt: skip

_PRESSURE = (
    Rule(
        "pressure", "ultimatum", "gives an ultimatum",
        r"\bif you (?:don't|do not|won't|can't|ever|leave|go|keep|say|tell|do|walk|really|loved|love|cared?|ask)[^.?!]{0,50}?(?:i(?:'m| am| will|'ll) (?:going to |gonna |just |simply |never )*(?:leav\w*|go(?:ne|ing)?|done|tell|call|take|stop|not|"
        r"move|walk|out|through|divorc\w*|break|won't|be gone|find|cancel|be|do)|we(?:'re| are) (?:done|through|over|finished)|it(?:'s| is) over|don't (?:bother|come|expect|you)|you(?:'ll| will| would|'d) (?:regret|be sorry|do it|do this|never|lose|have to|"
        r"come|go|let me|tell me|say yes|see)|then (?:don't|go|leave|i|we|forget))|\bor (?:else|i(?:'m| am|'ll| will)(?: just)? (?:leav\w+|go(?:ing|ne)?|tell|call|done|take|out|walk|move|stop)|we(?:'re| are) (?:done|over|through|finished)|it(?:'s| is) over)|\bit(?:'s| "
        r"is)(?: either)? (?:me|him|her|them|your \w+|that \w+) or (?:me|him|her|them|your \w+)|\b(?:last|final) (?:chance|warning|offer)\b|\bif you (?:really |truly )?(?:loved|love|cared|care)(?: about)?(?: me| us)?,? you\b|\btake it or leave it\b|\bmy way or",
        0.84, unless=r"if you (?:don't|do not) (?:want|mind|feel|like|need),? (?:we|i|that|it|you don't|then (?:we|that|it))|if you ever (?:want|need|feel|like)|if you (?:go|leave|say|tell|ask|do)[^.?!]{0,40} i(?:'ll| will) (?:be (?:here|there|waiting|fine|with|glad|"
        r"happy)|come with|go with|listen|wait|help|support|miss|take care)|i(?:'ll| will) (?:stop|wait|not (?:ask|push|go|do|tell|bring))",
    ),
    Rule(
        "pressure", "overriding", "overrides a no",
        r"\b(?:whether you like|like it or not|deal with it|live with it|too bad|tough luck|get used to it|end of (?:story|discussion)|that(?:'s| is) (?:final|an order|how it(?:'s| is)|just how)|i(?:'m| am) not asking|i don't care (?:what|if|whether|how|that) ?"
        r"(?:you|it)?|you (?:have|got|'ve got) no (?:choice|say|right to (?:say no|refuse|tell me))|(?:you|we)(?:'re| are)(?: \w+){0,3}? (?:going|coming|doing|having|inviting|staying|talking|telling|moving|leaving)[^.?!]{0,30}(?:anyway|no matter|whether|period|and that|now)|"
        r"i(?:'ll| will|'m| am)?(?: going to| gonna)? (?:do|say|go|tell|share|invite|read|touch|show|look|ask|bring|talk|come|call|joke|post|use|take|doing|telling|going|inviting|sharing|reading)(?: \w+){0,3} (?:what(?:ever)?|when(?:ever)?|who(?:ever)?|where(?:ver)?|how"
        r"(?:ever)?|as) i (?:want|like|please|feel)|i(?:'ll| will|'m going to|'m gonna)[^.?!]{0,40} anyway|because i (?:said|say) so|i (?:already )?(?:told|invited|promised|bought|booked|signed)[^.?!]{0,40} (?:so you|anyway|you have to|you(?:'re| are) (?:coming|going)|so we"
        r"(?:'re| are) going|yes)|you (?:owe|promised) (?:me|it to me)|you(?:'re| are) (?:going|coming|doing it|not (?:going|leaving|allowed)|staying)(?: with| to)?[^.?!]{0,25}[.!]*$|i have (?:a|every) right to (?:read|know|see|look|check|go)|don't tell me (?:what|no|to)|it(?:'s|"
        r" is) my (?:house|money|phone|right|decision)|i decide|you can't (?:tell me|stop me|say no|just say no|keep|not come|back out|refuse|leave))\b",
        0.78, unless=r"don't care (?:about the|much)|i don't care (?:what|how) (?:they|he|she|others|people|long|much|it takes)|going (?:through|to be|to feel|well|crazy)|you(?:'re| are) (?:going|coming|staying|not going)[^.?!]*\?|you(?:'re| are) (?:going|coming) (?:to|through|"
        r"home|from|with (?:her|him))\b|so you|sounds|not (?:leaving|going anywhere)|with it together|live with it (?:for|every|alone)|too bad (?:you|he|she|they|about|that)",
    ),
    Rule(
        "pressure", "command", "orders them",
        r"<S>(?:stop (?:it|that|this|talking|asking|shouting|yelling|arguing|nagging|bothering|interrupting|right)|shut up|be quiet|enough|quiet|hush|zip it|stay out of|get out|go away|leave me alone|do (?:it|as|what) (?:now|right|i|you're told|you are told)|just (?:do|say|come|"
        r"agree|tell|answer|admit|accept|listen|sign|go|let me)(?: \w+)?(?: \w+)?(?:[.!]|$| already| now| and)|(?:tell|show|give|answer|look at|listen to|let|hand|trust|follow|obey|call) (?:me|it|your)(?: \w+){0,3} (?:now|right now|immediately|this (?:minute|second|instant)|at once|"
        r"already|or|when i)|you (?:will|have to|must|need to|better|'d better|had better|are to|gotta|got to) (?:do|come|go|say|tell|give|show|listen to me|obey|decide|answer|stop|apologi[sz]e|forgive|be there|let me|accept|leave|call|shut|get out|agree|stay|not)\b|come on,? (?:just )?"
        r"(?:do|say|tell|come|let|give|one|you|please)|don't you dare|don't (?:start|walk away|you walk|argue|talk back|interrupt|tell me what|give me that|look at me|make me)|i expect you to|i want you to (?:stop|do|say|apologi[sz]e|tell|leave|come|go|be|admit|promise)|i demand|i "
        r"insist|you(?:'re| are) not (?:allowed|going (?:anywhere|out)|leaving|wearing)|i (?:forbid|won't (?:let|allow|have|take no)|will not (?:let|allow|have))|prove it|decide (?:now|right)|hurry up|make up your mind|say (?:it|yes|you're sorry)(?: now|!|\.|$))",
        0.74, unless=r"enough (?:for|of|about|to|time|said|is)|quiet (?:day|time|evening|here)|you (?:need to|have to|must|better) (?:do|come|go|say|tell|give|show|decide|answer|stop|leave)[^.?!]*(?:him|her|them|your (?:boss|manager|mother|sister|doctor|job)|work)|tell me (?:more|about|what|"
        r"how|when you(?:'re| are)? (?:ready|want))|just (?:tell|let) me (?:know|listen|hold|be)|just listen\b|you (?:don't|do not) have to|won't let (?:you down|it happen|anyone)|just (?:come|go) (?:home|to bed|with)|i (?:can|will|'ll) stop|let me (?:know|see|check|make)|come on,? (?:please )?(?:you (?:know|"
        r"must)|tell me (?:more|what))|do you|did you|don't (?:start|make me) (?:laugh|at)|why|you will (?:do (?:great|well|fine)|be|feel|come (?:through|out)|get)|you better be",
    ),
)  # fmt: skip

_GRANTS = (
    r"(?:i(?:'m| am|'ve| have| do| can| really| totally| completely| kind of| fully| did)* ?(?:hear|understand|get|see|know|appreciate|realize|realise|feel|agree|love|care|respect|like|admit|believe|apologi[sz]e|sorry)\b|i(?:'d| would) (?:love|like) to|sorry\b|(?:you(?:'re| are)|that(?:'s| is)|"
    r"it(?:'s| is)|you may be|you might be) (?:all |probably |totally |maybe |kind of )?(?:right|true|fair|valid|hard|sad|fine|understandable|a lot|tough|awful|terrible|rough|a shame|good|a good point|nice|great|okay|upset|hurt|tired|angry)|(?:that|it|this) (?:makes sense|must|sounds|sucks|was hard|was wrong|was "
    r"unfair|may be|might be|would be)|of course|fair enough|true\b|sure\b|yes\b|yeah\b|yep\b|okay\b|ok\b|no offen[cs]e|with (?:all )?(?:due )?respect|no wonder|fine\b|right\b|absolutely|maybe (?:i|you)|thank you|thanks|your feelings|you (?:have|'ve got) a (?:point|right)|point taken|i know)"
)
_KIND_BUT = (
    r"(?:but|yet|still|however|though)\b,? (?:i(?:'m| am|'d| would| do| really| still| also| just| can| will|'ll| want| need| hope| wonder)* ?(?:want(?:ed)? to (?:understand|hear|know|listen|try|be|help|say|learn|make|find|get)|like to (?:hear|understand|know|try|help)|love|care|here|listening|trying to understand|hear you|"
    r"glad|get (?:it|that|why)|understand|stay|wonder|proud|appreciate|see (?:how|why|that)|thank|believe you|sorry|was wrong|should have|wait|curious|know (?:it|that) (?:hurt|was|must))|tell me|help me|what (?:was|would|do|did|can|is|hurt|matters)|how (?:did|do|was|can|are)|thank|it (?:still )?(?:hurt|makes sense|matters|must|"
    r"sounds|was (?:still )?(?:wrong|hard|unfair|my))|that(?:'s| is| was| does)?(?:n't| not)?(?: still)? (?:okay|ok|fine|no excuse|an excuse|on me|my fault|make it (?:okay|right|better|ok))|your (?:feelings|view)|you(?:'re| are)? (?:matter|still|not alone|can (?:always|tell|say)|were (?:brave|right|hurt)|felt|feel|wanted|needed|did (?:it|well))|"
    r"we(?:'ll| will| can)|also|not (?:with|from|for|only|just)|i also|no (?:pressure|rush|wonder)|please|only if)"
)

_YES_BUT = (
    Rule(
        "yes_but", "granted_then_but", "takes back by a but what was granted",
        rf"^(?:(?:well|look|listen|honey|babe|okay|ok|so|oh|and|hey|honestly|now|hmm|mm)\b[,.]* )*{_GRANTS}[^.?!]{{0,90}}?,? (?:but|however|except|yet)\b",
        0.84, unless=rf"{_KIND_BUT}|nothing but|but (?:then|what)\?|not only|all but|anything but",
        reported=True,
    ),
    Rule(
        "yes_but", "yes_but", "takes back by a but what was granted",
        r"\b(?:yes|yeah|sure|okay|ok|fine|right|true|i know|i get it|i hear you|fair enough|i'm sorry|i understand|i see),? (?:but|however)\b",
        0.84, unless=rf"{_KIND_BUT}",
        reported=True,
    ),
    Rule(
        "yes_but", "although", "takes back what was granted",
        r"\b(?:even though|although|while|even if|as much as) (?:i (?:understand|hear|get|see|know|appreciate|respect|love)|you(?:'re| are) (?:right|upset|hurt|sad|tired)|that(?:'s| is) (?:true|hard)|it(?:'s| is) hard)[^.?!]{{3,80}}",
        0.66, unless=r"i want to|tell me|i(?:'m| am) here|i(?:'d| would) like to",
        reported=True,
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *_DISMISSING,
    *_BLAME,
    *_JUDGEMENT,
    *_ADVICE,
    *_DEFENSIVENESS,
    *_SHIFTING,
    *_PRESSURE,
    *_YES_BUT,
)
