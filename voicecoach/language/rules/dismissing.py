"""Rules for dismissing: what closes the other."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "dismissing",
        "only_a_joke",
        "makes it smaller than it was for them",
        (
            r"\b(?:it|that|this|they|i)(?:'s| is| was| were|'re| are|'m| am|)(?: was)? (?:only|"
            r"just) (?:a |an |one |some |my )?(?:little |silly |stupid |small |bit of )?(?:joke|"
            r"joking|kidding|jok\w+|teas\w+|playing|fun|banter|word|words|game|phase|thing|money|"
            r"job|dog|cat|party|meeting|dinner|test|exam|movie|haircut|mistake|comment|text|plate|"
            r"misunderstanding|stress|nerves|hormones|messing)\b|<S>(?:just|only) (?:kidding|"
            r"joking|teasing)\b"
        ),
        0.85,
        unless=(
            r"more than|not (?:just|only)|\w+n't (?:just|only)|thing i|just (?:a|one) thing|"
            r"just playing (?:the|with)"
        ),
    ),
    Rule(
        "dismissing",
        "at_least",
        "answers pain with an at least",
        (
            r"<S>at least (?:you|it|we|he|she|they|that|there|nobody|no one|i)(?:'s|'re|'ve| is|"
            r" was| are| were| have| has| had| got| get| don't| do| didn't| did| can| still|"
            r" wasn't| isn't| aren't| know| died| hurt)\b"
        ),
        0.85,
        unless=(
            r"could you at least|at least (?:that|it)(?:'s| is| was) (?:what|how|true)|"
            r"at least (?:you|we) can"
        ),
    ),
    Rule(
        "dismissing",
        "calm_down",
        "tells them to feel less",
        (
            r"<S>(?:you (?:need|have) to |you should |you better |try to |can you |why don't you |"
            r"would you |could you )?(?:just )?(?:calm down|calm yourself|relax|chill(?: out)?|"
            r"cool it|lighten up|cheer up|get over (?:it|yourself)|move on|let it go|suck it up|"
            r"man up|toughen up|snap out of it|drop it|shake it off|pull yourself together|"
            r"get a grip|forget (?:about (?:it|that)|it|him|her)|deal with it|don't be (?:so |"
            r"such )?(?:a )?(?:silly|ridiculous|dramatic|sensitive|baby|sad|upset|angry|worried|"
            r"scared|afraid|down|drama queen|emotional|hard on|negative|mad|stupid)|"
            r"don't (?:worry|cry|whine|feel (?:bad|sad|that way|like that)|take (?:it|everything|"
            r"things) so|start crying|make (?:a (?:scene|fuss|big)|such a))|stop (?:cry|whin|"
            r"complain|worr|be?ing (?:so|such|silly|dramatic|sensitive|sad|negative)|overthink|"
            r"feeling)\w*|quit (?:cry|whin|complain|worr|being)\w*|smile|no need to (?:cry|"
            r"be upset|get upset|worry|make))\b"
        ),
        0.82,
        unless=(
            r"\bi (?:can't|couldn't|could not|need to|want to|should|will|try to|just)|"
            r"help (?:you|me) (?:relax|calm)|let's (?:relax|calm)|relax (?:together|with|on|at|"
            r"in)|we(?:'ll| can| could| should)|move on to|don't worry(?:,|"
            r" about (?:the (?:dishes|kids|bill|money)))|smile (?:at|for|when)|i(?:'ll| will)"
        ),
    ),
    Rule(
        "dismissing",
        "you_overreact",
        "calls their feeling too much",
        r"<S>you(?:'re| are) (?:just |totally |really |so )?over-?reacting\b",
        0.9,
    ),
    Rule(
        "dismissing",
        "overreacting",
        "calls their feeling too much",
        (
            r"\b(?:you(?:'re| are| were)?|stop|quit|always|no need for|that(?:'s| is)|"
            r"i feel like you(?:'re| are)?|aren't you|are you)(?: just| always| being| totally|"
            r" really| a bit| a little| clearly| way| far| all| so| not)* (?:over-?react\w*|"
            r"over-?think\w*|over-?sensitive|(?:way |far |a bit |a little )?too (?:sensitive|"
            r"emotional|dramatic|much|touchy|soft|negative|intense)|so (?:sensitive|dramatic|"
            r"emotional|touchy|negative)|exaggerat\w*|imagining (?:it|things|that|this)|"
            r"being (?:dramatic|hysterical|sensitive|silly|emotional|over\w+|a baby|ridiculous)|"
            r"dramatic|making (?:it|this|that) (?:up|bigger|into)|"
            r"making (?:such )?(?:a )?(?:big deal|mountain|too much|fuss|drama|scene|much)|"
            r"blowing (?:it|this|that|things)|getting (?:all )?(?:worked up|upset over|"
            r"upset about nothing|hysterical)|reading too much)"
        ),
        0.9,
        unless=(
            r"you(?:'re| are) not|not too much|i(?:'m| am) (?:over|being|making)|too much (?:on|"
            r"for you|to)|expecting|thinking too much of"
        ),
    ),
    Rule(
        "dismissing",
        "not_that_bad",
        "makes it smaller than it was for them",
        (
            r"\b(?:it|that|this|things|he|she|they|everything)(?:'s|'re| is| are| was| were| can|"
            r" could)?(?: really| honestly| surely)?(?:n't| not|nt)(?: really| be| been| actually|"
            r" even)?(?: all)? (?:that|so|as|such|quite that|really) ?(?:a )?(?:bad|big|hard|"
            r"serious|terrible|awful|important|much|deep|difficult|late|loud|long|horrible|huge|"
            r"mean|tragic|big a deal|big of a)\b|\b(?:not|isn't|wasn't|hardly|no)(?: really| even|"
            r" such| exactly)? (?:a |the )?(?:big deal|big thing|end of the world|tragedy|"
            r"disaster|reason to (?:be|cry|get))|\bno big deal\b|\b(?:could|might) (?:be|"
            r"have been) (?:a lot |much |so much |way )?worse\b|\bit(?:'s| is| was) nothing\b|"
            r"\b(?:nobody|no one) (?:died|even |noticed|cares|really cares|remembers|minded|meant)"
        ),
        0.82,
        unless=(
            r"for me\b|don't have to|do not have to|i(?:'m| am) not|nothing (?:like|compared|"
            r"i can|we can)|might have been worse if"
        ),
    ),
    Rule(
        "dismissing",
        "bright_side",
        "covers it with something cheerful",
        (
            r"\b(?:look on|see|think of|look at) the (?:bright|positive|good|sunny|funny) side|"
            r"\b(?:think|be|stay|keep) positive\b|\b(?:every cloud|silver lining|"
            r"everything happens for a reason|time heals|count your blessings|what doesn't kill|"
            r"god never gives|god has a plan|it was meant to be|plenty more fish|"
            r"tomorrow is another day|others have it|glass half full)|\b(?:just |try to )?(?:be|"
            r"feel) (?:glad|grateful|thankful|happy|lucky)(?: that)? (?:you|it|we|for what|"
            r"about what|he|she|they)"
        ),
        0.85,
        unless=r"\bi(?:'m| am| feel)\b",
    ),
    Rule(
        "dismissing",
        "i_do_not_care",
        "says that it does not matter to them",
        (
            r"^(?:(?:well|look|honestly|frankly|oh|to be honest),? )*i (?:really |just |honestly |"
            r"simply )?(?:don't|do not|couldn't|could not) (?:really )?care(?: less)?[.!]*$"
        ),
        0.9,
        context="said_feeling",
    ),
    Rule(
        "dismissing",
        "others_would_be_glad",
        "weighs it against others",
        (
            r"\b(?:other|some|most|lots of|plenty of|so many|many|millions of) (?:people|folks|"
            r"women|men|couples|kids|wives|husbands|families|parents|"
            r"of us)?\s?would (?:be (?:glad|happy|grateful|lucky|thrilled)|love|kill|give anything|"
            r"die) (?!to (?:help|see|hear|know|meet|hold|listen to|support|be with) you\b)"
        ),
        0.9,
        unless=r"your (?:hair|eyes|smile|voice|laugh)|listen to you|help you|\?$",
    ),
    Rule(
        "dismissing",
        "others_have_it_worse",
        "weighs it against others",
        (
            r"\b(?:other|some|most|lots of|plenty of|so many|many|millions of) (?:people|folks|"
            r"women|men|couples|kids|wives|husbands|families|parents|"
            r"of us)?\s?(?:"
            r"have (?:it )?(?:much |far |way |a lot |real |bigger |nothing)|(?:are|"
            r"is) (?:starving|worse|much|far|way|dying)|don't even|manage|cope)|\b(?:everyone|"
            r"everybody|we all|anyone|people)(?:'s| is| are)? (?:feels?|felt|goes?|gets?|has|have|"
            r"had|been|deals?|struggles?|tired|stressed|busy|works? hard)\b|\b(?:there are|"
            r"think of the) (?:people|kids|children)\b|\byou(?:'re| are| should feel)? (?:so |"
            r"pretty |really )?lucky (?:to|you|that|it)|\byou(?:'ve| have) got it (?:easy|good)|"
            r"\byou have it (?:easy|good|so)\b"
        ),
        0.7,
        unless=(
            r"anyone (?:would|gets|has) ?(?:feel|be)|everyone (?:has a right|deserves|laugh)|"
            r"i(?:'m| am) lucky|people (?:felt|had|get|have|are) .*(?:here|there|today)|"
            r"been (?:asking|waiting)|has (?:left|gone|arrived|been)|would feel"
        ),
    ),
    Rule(
        "dismissing",
        "sorry_you_feel",
        "is sorry for their feeling, not for the act",
        (
            r"\bsorry,? (?:that |if |you )?(?:you|i)?(?:'re| are)?\s?(?:feel|felt|feeling|took it|"
            r"take it|got|were|was|are|misunderstood|think|thought|saw it|see it|offended|hurt|"
            r"upset|found)[^.?!]{0,12}?(?:that way|like that|this way|offended|upset|hurt|wrong|"
            r"the wrong way|so (?:badly|hard|personally)|that i)|\bsorry if (?:you|i|it|that|"
            r"anyone|any)\b|\bsorry (?:that )?you (?:feel|felt|took|see|think|misunderstood)\b"
        ),
        0.85,
        unless=(
            r"sorry (?:that )?i\b|sorry you (?:felt|feel|were|are|'re) (?:so |"
            r"that )?(?:<FEELING>)(?:[.!,]|$)(?! but)|if i'm late|sorry if i(?:'m| am) (?:late|"
            r"early)"
        ),
    ),
    Rule(
        "dismissing",
        "who_cares",
        "waves it away",
        (
            r"<S>(?:who cares|so what|big deal|whatever|oh,? please|boo hoo|here we go(?: again)?|"
            r"not this again|not again|there you go again|what(?:'s| is) the (?:big )?(?:deal|"
            r"problem)|what(?:'s| is) your problem|is that (?:all|it)|and\?|your point|what(?:'s|"
            r" is) the fuss|spare me|give me a break|you(?:'ll| will) (?:be fine|be okay|"
            r"be all right|be alright|get over it|live|survive|manage|cope|be over it|get used|"
            r"forget|laugh)|it(?:'ll| will)(?: all| soon| just)? (?:be (?:fine|over|okay|"
            r"all right|alright|forgotten)|pass|work (?:itself )?out|blow over|sort itself)|"
            r"(?:i )?(?:don't|do not) (?:know|see|get|understand) why you(?:'re| are)?(?: so|"
            r" always| get| feel| care| make| bother)?|same old (?:story|song)|is this about|"
            r"are we (?:really )?(?:still|doing) (?:this|on this|talking)|are you still (?:on|"
            r"going|upset|mad|crying|thinking|hung up))\b"
        ),
        0.75,
        unless=(
            r"whatever (?:you|happens|it|comes|the|i|we|they)|whatever$^|not again (?:to|will)|"
            r"here we go,? (?:dinner|the)|i(?:'ll| will) (?:manage|cope|survive)"
        ),
    ),
    Rule(
        "dismissing",
        "no_reason",
        "denies their reason to feel so",
        (
            r"\byou(?:'ve| have| had|'ve got| have got)? (?:got )?(?:absolutely )?(?:nothing|"
            r"no reason|no right|no cause|no business) (?:to|for) (?:be|feel|complain|cry|worry|"
            r"get|whine|moan|stress)|\byou (?:should(?:n't| not)|don't need to|do not need to|"
            r"don't have to|can't|can not|cannot|mustn't) (?:even )?(?:be (?:so |that |"
            r"this )?(?:<FEELING>|sensitive|emotional|that way)|feel\b|let (?:it|that|them|him|"
            r"her) (?:get|bother|upset)|get (?:so|upset|worked)|take (?:it|things|everything)|cry|"
            r"worry|care|mind|overreact|dwell)|\bit(?:'s| is) (?:all )?in your head|"
            r"\byou think (?:that(?:'s| is)|you have it) (?:bad|hard|tough)|\bwhy (?:are|"
            r"do) you (?:even |still |so |always |get |getting |crying|being |make |making |let |"
            r"care|take |taking )\b|\bthat(?:'s| is) (?:so |just |completely |really |"
            r"such )?(?:silly|ridiculous|nonsense|stupid|crazy|absurd|rubbish|garbage|a stupid|"
            r"a silly|not a reason|no reason|childish|pathetic|your imagination|bs|bull\w*)\b|"
            r"\b(?:mountain out of|storm in a teacup|much ado|fuss (?:about|over) nothing|"
            r"drama (?:about|over) nothing|crying over spilled)"
        ),
        0.8,
        unless=(
            r"why (?:are|do) you (?:so )?(?:interested|happy|kind|good|love|like)|that(?:'s|"
            r" is) (?:crazy|ridiculous) how|(?:i|they|he|she) (?:should|was|were)|can't (?:feel|"
            r"worry)|the price|of (?:him|her|them)\b|alone"
        ),
    ),
)
