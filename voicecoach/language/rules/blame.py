"""Rules for blame: what closes the other."""

from voicecoach.language.rules import Rule

_GOOD_ALWAYS = (
    r"\balways (?:\w+ )?(?:there for|been there|help|support|kind|listen(?:ed)? (?:to me|"
    r"so)|know what to|make me (?:laugh|smile|feel (?:safe|loved|better|good|heard))|"
    r"welcome|loved|so (?:kind|patient|good|sweet|thoughtful|brave|strong)|"
    r"have (?:a place|my)|count|tell me|call me|come to me|talk to|can)|never (?:know|"
    r"let me down|gave up|give up|stop(?:ped)? (?:trying|caring|loving)|mind|too late|"
    r"be alone|have to)|you never know|always (?:felt|feel|been|had|wanted|were|"
    r"was) (?!so\b|late|the one)"
)

RULES = (
    Rule(
        "blame",
        "always_never",
        "you always, you never",
        (
            r"\byou(?:'re| are|'ve| have| do| just| were|'ll| will)?(?: just| only|"
            r" simply)? (?:always|never|constantly|forever|only ever|keep (?:on )?\w+ing|"
            r"every (?:single )?time|all the time|ain't never)\b|\b(?:always|never) with you\b|"
            r"\bit(?:'s| is) always (?:about )?(?:you|your|the same with)\b|"
            r"\bevery (?:single )?time (?:you|i \w+ you)"
        ),
        0.85,
        unless=(
            rf"{_GOOD_ALWAYS}|you will (?:always|never)|you'll (?:always|never)|if you (?:ever|"
            rf"never)|as (?:you )?always|every time (?:you (?:smile|laugh|call|need)|i (?:see|"
            rf"think|look))|so you(?: always|'ve always| have always)|when you never"
        ),
    ),
    Rule(
        "blame",
        "always_wrong",
        "you always, you never, of what is wrong",
        (
            r"\b(?:you|u)(?:'re| are)? (?:always|constantly|forever) (?:have to (?!work|get|go)|"
            r"want (?:to (?:be|have|win|control|get)|your|it|everything|something|more|attention|"
            r"the last word)|(?:bring|drag)(?:ing)? "
            r"(?:it |that |this |money |her |him )?up\b|blam|forget|leav(?:e|ing) (?:me|it|your|"
            r"the|everything)|ruin|interrupt|complain|critici|ignor|twist|turn (?:it|this)|"
            r"exaggerat|overreact|find(?:ing)? fault|act(?:ing)? like|talk(?:ing)? (?:over|down)|"
            r"lectur|mak(?:e|ing) (?:me (?:feel (?:bad|guilty|small|stupid|like)|look)|it about|"
            r"everything about|excuses|a (?:fuss|drama|scene))|put(?:ting)? (?:yourself|work|"
            r"everyone)|take (?:her|his|their|your (?:mother|mum|mom|father|dad))\b|moan|nag|shout|"
            r"yell|sulk|think (?:you|only|about yourself))|"
            r"\b(?:you|u)(?:'ve)? never (?:(?:once|even|ever|really|actually|bother(?:ed)? to) )*"
            r"(?:listen|help|ask(?:ed)? (?:me|how|about|before)|notice|laugh|clean|call(?:ed)?\b|"
            r"let me (?!down)|thank|support|apolog|remember|take (?:me|my|anything|responsib)|"
            r"do anything|think (?:of|about)|make time|have time|say (?:sorry|thank)|"
            r"said (?:sorry|thank)|put (?:me|us)|stand up|stick up|see what|pay attention|"
            r"understand|lift a)"
        ),
        0.9,
        unless=(
            r"\b(?:love|like|value|glad|grateful|appreciate|admire|proud|best)\b|\bif you\b|"
            r"\bso you\b|\bwhy you\b|\b(?:goes|was all|told her|told him)\b"
        ),
    ),
    Rule(
        "blame",
        "your_fault",
        "puts the fault on them",
        (
            r"\b(?:your|you're) (?:own )?(?:fault|doing|problem|mistake|own mess)\b|\b(?:it|that|"
            r"this)(?:'s| is| was)(?: all)? (?:because of|on|thanks to) you\b|\bbecause of you\b|"
            r"\bthanks to you\b|\byou(?:'re| are) the (?:reason|one who|problem|cause)|"
            r"\byou(?:'ve| have)? (?:started|brought) (?:it|this|that)|\byou (?:ruin(?:ed)?|"
            r"spoil(?:ed|t)?|wreck(?:ed)?|destroy(?:ed)?|waste(?:d)?|caused) (?:it|this|that|"
            r"everything|the|our|my|all|every)|\byou(?:'ve| have)? made me (?:do|say|look|late|"
            r"miss|lose|mad|angry|feel)|\byou make me (?:so )?(?:mad|angry|sick|crazy|feel (?:bad|"
            r"like|guilty|stupid))|\blook what you\b|\bi (?:told|warned) you(?: so|,|$|"
            r" that (?:this|it)| not to| (?:this|it) would)"
        ),
        0.85,
        unless=(
            r"(?:not|\w+n't|never)(?: \w+)? your (?:fault|doing|mistake|problem)|your problem\?|"
            r"better because of you|happy(?:ier)? because of you|the one who (?:matters|knows|i)|"
            r"thanks to you,? (?:i|we) (?:feel|got|can|made)|you make me feel (?:like (?:home|"
            r"i can)|safe)"
        ),
    ),
    Rule(
        "blame",
        "had_it_coming",
        "says that they had it coming",
        (
            r"\byou had (?:it|that) coming\b|\bserves you right\b|"
            r"\byou (?:asked|were asking) for it(?=[.,!]|$)"
        ),
        0.9,
        unless=(
            r"nobody|no one|\w+n't (?:mean|think|believe|say|let)|never|tell(?:ing)? you|told you|"
            r"not saying|if you"
        ),
    ),
    Rule(
        "blame",
        "you_did_not",
        "finds fault with what they do",
        (
            r"<S>(?:well,? )?(?:you|u) (?:don't|do not|didn't|did not|won't|can't|cannot|couldn't|"
            r"never|wouldn't|haven't|hadn't) (?:even |ever |really |seem to |bother to )*(?:care|"
            r"listen(?:ed)?|love|help(?:ed)?|appreciate|try|tried|think (?:about|of)|"
            r"bother(?:ed)?|respect|trust|understand|give|do (?:anything|your|a thing|it right)|"
            r"lift a finger|ask(?:ed)? me|call(?:ed)?|tell me|told me|look|pay attention|remember|"
            r"want to (?:hear|listen|help|understand)|get anything|thank|let me|stop|support|"
            r"notice|admit|say)\b"
        ),
        0.78,
        unless=(
            r"don't (?:have|care for)|so you|you mean|sounds|because i\b|you didn't (?:deserve|"
            r"ask for|feel)|you don't (?:give up|think so|say\b)|you can't (?:trust|think)|\?$"
        ),
    ),
    Rule(
        "blame",
        "you_should_have",
        "finds fault with what they did",
        (
            r"\byou (?:should(?:n't| not)?(?:'ve| have| of|a| had)|could have (?:at least|just)|"
            r"could've (?:at least|just)|could at least|ought to have|had to (?:go and|ruin|open|"
            r"say)|might have (?:told|said|asked)|were supposed to)\b"
        ),
        0.82,
        unless=(
            r"you should(?:'ve| have) (?:seen (?:it|her|his|their|the)|heard (?:it|her|his)|"
            r"been (?:told|asked|treated|given))|you shouldn't(?:'ve| have) (?:had to|to)|"
            r"you shouldn't have(?:[.!]|$)|could have just (?:as|left me)"
        ),
    ),
    Rule(
        "blame",
        "i_feel_you",
        "a reproach in the dress of a feeling",
        (
            r"\bi (?:just )?(?:feel|felt|think|guess)(?: like| that| as if|"
            r" as though) (?:you(?:'re| are| were|'ve| have)? ?(?:always|never|don't|do not|"
            r"didn't|did not|won't|only|just|not|can't|ignore|hate|want me|are trying|trying|"
            r"attack|blam|controlling|using|abandon|treat|make|made|keep|couldn't|forgot|took|"
            r"take|put|push|lied|lie|selfish)|it(?:'s| is) (?:all )?(?:your|because of you))"
        ),
        0.82,
    ),
    Rule(
        "blame",
        "if_only_you",
        "finds fault by an if",
        (
            r"\b(?:if (?:only )?you(?:'d| had| hadn't| would(?:n't)?| weren't| wasn't| just|"
            r" could (?:just|only)| cared| loved| listened| tried| did| didn't| paid)(?: just|"
            r" only| not| even| ever| so| listened| once| been)*|maybe if you) (?:\w+)|"
            r"\bwhy (?:can't|don't|won't|didn't|must|couldn't|haven't) you (?:ever|just|even|"
            r"listen|see|help|understand|be|do|stop|tell|think|call|say|try|care|ask|let|get|"
            r"leave|think)\b|\bwhy do you (?:always|never|have to|keep|insist|do this|treat)|"
            r"\bhow (?:could|can) you (?:do|say|be|even|forget|not|think|let|just|treat)|"
            r"\bhow dare you|\bwhat did you expect|\bwhat were you thinking|\bhow many times|"
            r"\bsee what you|\bwhat(?:'s| is| was) wrong with you|\b(?:sick|tired|fed up) (?:of|"
            r"with) (?:you|your)\b"
        ),
        0.8,
        unless=(
            r"\bif you(?:'d| would| could)? (?:like|want|rather|prefer|tell|talk|feel|need|had to|"
            r"could choose|were to|just (?:want|need))|why (?:don't|can't) you (?:tell me|"
            r"say more|try|just (?:leave|tell|talk|quit|ignore|ask))|how can you (?:tell|see)|"
            r"sick of your (?:boss|job)|(?:would|could) (?:i|we|it) (?:have )?help|what would|"
            r"what could"
        ),
    ),
    Rule(
        "blame",
        "look_what",
        "counts up faults",
        (
            r"\byou(?:'re| are) (?:the one (?:who|that)|one to talk|no better|not (?:listening|"
            r"helping|trying|making (?:it|this) easy)|just like|being so|doing it again|"
            r"at it again|making (?:it|this|everything|things) (?:worse|hard|harder|impossible|"
            r"about you))\b|\byou(?:'re| are) always\b|\byou (?:forgot|lied|left|ignored|"
            r"let) (?:\w+ )?(?:again|me (?:down|alone|waiting)|us down|everyone down|to me)\b|"
            r"\bit(?:'s| is) always you\b|\bthis is (?:so |just )?typical|\bunlike you\b|"
            r"\byou and your\b|\byou (?:only|just) (?:care|think|want|look|do)\b"
        ),
        0.72,
        unless=(
            r"so you|you felt|you feel|did i|when i\b|sounds|you just want(?:ed)? (?:me|to|us|"
            r"some)|not just like"
        ),
    ),
)
