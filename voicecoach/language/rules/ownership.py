"""Rules for ownership: what opens the other up."""

from voicecoach.language.rules import Rule

_TAKES_BACK = (
    r"\bbut\b|\bif (?:you|i|that|it)\b|because you|you (?:made|started|always|never|also|"
    r"too)\b|\bonly\b"
)

RULES = (
    Rule(
        "ownership",
        "sorry_for_mine",
        "apologises for an own act",
        (
            r"\b(?:i(?:'m| am)|im) (?:so |really |truly |very |deeply |genuinely |"
            r"also )*sorry,? (?:for (?!your |you\b|asking|caring|existing|living|being (?:human|"
            r"alive|me))|that i|i (?:\w+)|about (?:what i|how i|my|that|it|the way|last|yesterday|"
            r"earlier|this)|to have|(?:we|i) (?:hurt|forgot|was))"
        ),
        0.88,
        unless=(
            rf"{_TAKES_BACK}|sorry (?:i|that i) (?:ever|asked|exist|bothered|married|can't|cannot)"
        ),
    ),
    Rule(
        "ownership",
        "sorry",
        "apologises",
        (
            r"<S>(?:i(?:'m| am)|im) (?:so |really |truly |very |deeply )*sorry(?:,? (?:love|honey|"
            r"babe|sweetheart|darling|dear))?(?:[.!]|$)|\bi apologi[sz]e\b|\bmy apologies\b|"
            r"\bi owe you an apology\b|<S>(?:please )?forgive me\b"
        ),
        0.78,
        unless=rf"{_TAKES_BACK}|sorry(?:,)? (?:that )?you|not sorry|\w+n't apologi",
    ),
    Rule(
        "ownership",
        "on_me",
        "owns a fault",
        (
            r"\b(?:that|it|this|that one|this one|the \w+)(?:'s| is| was|'s all| was all|"
            r" is all)(?: all| really| totally| entirely)* (?:on me|my (?:fault|bad|mistake|"
            r"doing)|mine to (?:fix|own)|(?:wrong|unfair|unkind|thoughtless|careless|selfish|rude|"
            r"hurtful|insensitive|cruel|harsh) of me)\b|^my (?:bad|fault|mistake)\b|\bi (?:take|"
            r"took|accept) (?:full |the )?(?:responsibility|blame)|\bi own (?:that|it|my part|"
            r"this)\b|\bi(?:'m| am| was) (?:the one )?(?:to blame|at fault|in the wrong)\b|"
            r"\bi had no right\b"
        ),
        0.88,
        unless=rf"{_TAKES_BACK}|not my|\w+n't my|how is|why is|always my",
    ),
    Rule(
        "ownership",
        "should_have",
        "owns what was left undone",
        (
            r"\bi (?:should(?:n't| not|nt)?(?:'ve| have| of|a)|ought to have|could have|could've|"
            r"need to do better|can do better)\b"
        ),
        0.82,
        unless=(
            rf"{_TAKES_BACK}|known better than|(?:should|could) have (?:known you|married|left|"
            rf"listened to my|stayed home|never)"
        ),
    ),
    Rule(
        "ownership",
        "was_wrong",
        "owns how they acted",
        (
            r"\bi (?:was|am|'ve been|have been|got|acted|behaved)(?: really| so| too| very| being|"
            r" a bit| such a| just| totally| pretty)* (?:wrong|unfair|harsh|rude|careless|"
            r"thoughtless|out of line|snappy|selfish|impatient|mean|insensitive|defensive|"
            r"dismissive|jerk|cold|distant|unkind|distracted|not (?:listening|there|fair|kind)|"
            r"badly|too quick|a jerk|an idiot|hard on you|short with you|sharp with you)\b"
        ),
        0.85,
        unless=rf"{_TAKES_BACK}|\w+n't|\bnot wrong",
    ),
    Rule(
        "ownership",
        "did_it",
        "names an own act that hurt",
        (
            r"\bi (?:did |really |did really |just |also |totally |completely |have |'ve |"
            r"clearly )*(?:hurt(?: you)?|interrupt(?:ed)?|cut you off|forgot|forget|ignored?|"
            r"snap(?:ped)?(?: at you)?|yell(?:ed)? at you|shout(?:ed)? at you|lied?(?: to you)?|"
            r"let you down|broke (?:my|your|our|a|the) (?:promise|trust|word)|"
            r"mess(?:ed)? (?:that |this |it |things )?up|screw(?:ed)? (?:that |this |it |"
            r"things )?up|raised? my voice|overstep(?:ped)?|cross(?:ed)? (?:a|the|your) line|"
            r"shut you (?:out|down)|dismiss(?:ed)? (?:you|your|that)|talk(?:ed)? over you|"
            r"brush(?:ed)? (?:you|that|it) off|did not listen|didn't listen|didn't ask you|"
            r"wasn't (?:listening|fair|there for you)|laugh(?:ed)? at you|made fun of you|"
            r"embarrass(?:ed)? you|took (?:you for granted|it out on you))"
        ),
        0.75,
        unless=(
            rf"{_TAKES_BACK}|i (?:never|didn't|did not|don't) (?:hurt|interrupt|ignore|snap|yell|"
            rf"lie|let|break|laugh|mean)|to tell you|when you|was (?:busy|tired)"
        ),
    ),
    Rule(
        "ownership",
        "see_i_hurt",
        "sees what an own act did",
        (
            r"\bi (?:can |do |now )*(?:see|realize|realise|understand|know|get)(?: now)?(?: that|"
            r" how| what)* (?:(?:i|my \w+) (?:hurt|was|did|made|let|upset|scared|embarrassed|"
            r"pushed|put|left|broke|came across|should)|what i did)\b"
        ),
        0.8,
        unless=(
            rf"{_TAKES_BACK}|i was right|(?:don't|can't|do not) (?:see|know|understand|get)|"
            rf"what i did (?:wrong|to deserve)"
        ),
    ),
)
