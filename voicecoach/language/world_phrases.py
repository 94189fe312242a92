"""Sequences of words of Englishes further from the standard, as data, by group of varieties.

Many of their small words mean something else elsewhere ("go", "for", "am", "one"), so that a group
is read only where a mark of it is in the text: one that hardly any other English has, or two of
those that some have. Read before single words (``dialect_forms.txt``), in this order. Texts are
plain (``lexicon.plain``).
"""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.language.dialect_phrases import not_after

_END = r"(?=[.,!?]|$)"
_VERBS = (
    r"(?:did|a|always|never|neva|really|still|just|only|don't|doh|love|feel|know|want|waan|need|"
    r"see|hear|understand|forget|figet|lose|tell|say|promise|think|hope|miss|care|wish|mean|"
    r"believe|trust|like|appreciate|get|got|have|haffi|had|was|can|can't|cyaan|cannot|could|"
    r"coulda|will|would|woulda|should|shoulda|do|ask|try|go|come|mek|make|tek|take|put|lef|leave|"
    r"bring|call|wait|stay|sit|siddung|listen|help|spend|break|bruk|buy|talk|drink|eat|hurt|upset|"
    r"sleep|keep|lie|laugh|shout|apologi[sz]e|respect|owe|read|look|run|start|stop|blame|let|"
    r"bother|badda|worry|cry|fret|push|force|agree)"
)
"""What a "mi" before it stands for "I", and a "nuh" for "don't"."""
_TAKES_ME = (
    r"(?:tell|telling|tellin|told|give|gi|gave|fi|to|with|wid|pon|on|from|for|fuh|fah|let|mek|make|"
    r"help|trust|trustin|trusting|see|hear|show|ask|askin|call|love|believe|hurt|than|dan|like|"
    r"behind|beside|without|widout|text|scare|forgive|upset|remind)"
)
_SO = (
    r"(?:(?:so|too|really|real|very|just|damn|well|still|dead|a bit) )*(?:(?:sorry|sad|glad|happy|"
    r"tired|frighten(?:ed)?|afraid|angry|vex|hurting|hurtin|proud|lonely|alone|ashamed|"
    r"embarrassed|stressed|ready|here|right here|right hey|with|wid|on your|on yuh|worried|"
    r"nervous|grateful|jealous|fed up|feeling|feelin|selfish|lazy|rude|sensitive|stupid|crazy|"
    r"weak|dramatic|careless|cruel|childish|stubborn|impossible|disappointed|free|busy|okay|fine|"
    r"sick|exhausted|drained|overreacting)\b|"
    r"(?:hurt|upset|scared|stress|shame|wrong)(?=[.,!?]|$| (?:about|bout|that|dat|because|and|an|"
    r"too|now|over)\b))"
)
"""What is said of one without a verb: "yuh too sensitive", "ah right here"."""
_OWN = (
    r"(?:own|mind|choice|head|side|fault|time|mother|mom|mum|madda|mudda|father|dad|fada|phone|"
    r"words?|hand|heart|self|body|place|house|yard|room|car|money|wuk|work|job|family|friends?|"
    r"sister|brother|problems?|mouth|temper|pace|limit|space|feelings?|story|way|life|business|"
    r"things?|tings?|clothes|birthday|decision|call)\b"
)
_ELSEWHERE = r"(?:back|home|down|up|out|in|to|there|with|wid|on|off|away|by|through|and|an)"
_DAY = (
    r"(?:(?:on |this |next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|"
    r"week|month|time)|tonight|tomorrow|tmr|later|after dinner|after work)"
)
_FELT = (
    r"(?:sad|angry|happy|scared|tired|sorry|touched|proud|worried|stressed|jealous|embarrassed|"
    r"lonely|excited|nervous|relieved|grateful|glad|selfish|lazy|sensitive|dramatic|rude|stubborn|"
    r"irresponsible|stupid|careless|naive|busy|fed up)\b"
)
_TOLD = r"(?![^.!?]{0,200}\?)"
"""Where nothing is asked."""
_WHO = r"(i|you|we|dem|they|e|he|she|it|anybody|anyone|everybody|another one|me)"
_IS = r"(?=(?:alone|here|there|okay|well|with|for|wrong|vex|fine)\b)"
"""What a "dey" before it stands for "is"."""
_OFFERED = (
    r"(?:buy|bring|make|fetch|call|open|carry|send)\b"
    r"(?![^.!?]*\b(?:every|always|each|all|again)\b)"
)
"""What a "must I" before it is an offer; "must I fetch it every time" is none."""

Phrases = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """``marks``: what must be in the text; ``phrases``: what stands for what, in order."""

    marks: str
    phrases: Phrases


_WEAK = r"(?:mi|di|dat|dem|dis|de|doh|wid|ting|tings|meh|neva|fi|ah|dey|eh|(?:i|we|you|they) does)"

_CARIBBEAN = Group(
    r"\b(?:yuh|nuh|pon|inna|deh|wah gwaan|gwaan|fuh|tek|mek|haffi|seh|cyaan|waan|gine|gwine|muh|"
    rf"ah (?:eh|doh|does))\b|\b{_WEAK} [^.!?]*\b{_WEAK}\b",
    (
        (r"\bwa(?:h|ht)? (?:gwaan|gwan|go on)\b", "what happened"),
        (r"\bwha(?:h|t)?(?= (?:is|was|de|di|dat|it|happen|happened|been|yuh|you|mek|make|would|"
         r"could|did|do|does|mi|ah|part|day|kind|time|weigh)\b)", "what"),
        (r"\b(?:wah|weh)\b(?= [a-z])", "what"),
        (r"\bbig up (?:yuh ?self|yourself)\b", "thank you"),
        (r"\b(?:tanks|tank yuh)\b(?: yuh see)?", "thank you"),
        (r"\bthank (?:you|yuh) (?:fi|fuh) ", "thank you for "),
        # Time to come.
        (r"\b(?:ah|mi|i) ain'? (?:go|gine|gwine) (?=[a-z])", "i won't "),
        (r"\b(?:we|wi) ain'? (?:go|gine|gwine) (?=[a-z])", "we won't "),
        (r"\b(?:yuh|ya|you) ain'? (?:go|gine|gwine) (?=[a-z])", "you won't "),
        (r"\b(?:ah|mi|i) (?:eh|en|nah|nuh) (?:go|gine|a go) (?=[a-z])", "i won't "),
        (r"\b(?:yuh|you) (?:eh|en|nah|nuh) (?:go|gine) (?=[a-z])", "you won't "),
        (r"\b(?:ah|mi|i) (?:ago|a go|gine|gwine) (?=[a-z])", "i'll "),
        (rf"\b(?:ah|mi) go (?!{_ELSEWHERE}\b)(?=[a-z])", "i'll "),
        (r"\b(?:yuh|ya|you) (?:ago|a go|gine|gwine) (?=[a-z])", "you'll "),
        (rf"\byuh go (?!{_ELSEWHERE}\b)(?=[a-z])", "you'll "),
        (r"\b(he|she|it|we|wi|dem|dey) (?:ago|a go|gine|gwine) (?=[a-z])", r"\1 will "),
        (r"<START>mi nah (?=(?:vex|angry|mad|lie|blame)\b)", "i'm not "),
        (r"<START>(?:mi|wi) nah (?=[a-z])", "i won't "),
        # What is not.
        (rf"\b(?:yuh|you) (?:eh|en|nuh|nah) (?={_SO})", "you're not "),
        (r"\b(?:yuh|you) (?:eh|en|nuh) (?:ah|a) ", "you're not a "),
        (rf"\b(?:ah|mi|i) (?:eh|en|nuh|nah) (?={_SO})", "i'm not "),
        (r"\b(?:dat|that|it|a|is) (?:eh|en|nuh|nah) (?=(?:so|that|dat|right|fair|true|bad|easy|yuh|"
         r"your|mi|my)\b)", "that's not "),
        (r"<START>nuh (?=(?:yuh|your) fault)", "it's not "),
        (r"\b(?:ah|i) (?:eh|en) (?=[a-z]+in(?:g\b|\b|'))", "i'm not "),
        (r"\b(?:yuh|you) (?:eh|en) (?=[a-z]+in(?:g\b|\b|'))", "you're not "),
        (r"\bit (?:eh|en) (?:got|have) (?:nothin|nothing)\b", "there's nothing"),
        (r"\b(it|she|he|dat) (?:eh|en) (?=(?:matter|care|want|know|have|need|feel)\b)",
         r"\1 doesn't "),
        (r"\b(?:ah|i) (?:eh|en) (?=[a-z])", "i didn't "),
        (r"\b(?:yuh|you) (?:eh|en) (?=[a-z])", "you didn't "),
        (r"\bnobody (?:eh|en) ", "nobody "),
        (r"<START>(?:doh|nuh) (?:mek|make) no (?=fuss|noise|scene|joke)", "don't make a "),
        (rf"(?<!high )\b(?:doh|nuh) (?={_VERBS}\b)", "don't "),
        (r"\b(it|dat|that) neva right\b", r"\1 wasn't right"),
        (r"\bneva\b", "never"),
        # What is: "is just hair", "is he who start it".
        (r"<START>(?:is|a) (he|she|you|yuh|dem) who ", r"\1 did "),
        (r"<START>a me (?:did )?(?=have|haffi|do|pay|get|cook|drive)", "i did "),
        (rf"<START>is (?=(?:just|only|jus|yuh choice|your choice|up to)\b){_TOLD}",
         "it's "),
        (r"<START>(?:dat|that) a (?=nutten|nuttin|nothing|foolishness|lie|joke)", "that's "),
        (r"\ba (?:fi )?(?:my|mi) fault(?: dat)?\b", "it's my fault"),
        (r"\ba fi (?:yuh|your) (?=choice|decision)", "it's your "),
        (r"<START>a lie dat\b", "that's a lie"),
        (rf"<START>(?:ah|mi) (?={_SO})", "i'm "),
        (rf"<START>(of course )?(?:yuh|you) (?={_SO})", r"\1you're "),
        (r"<START>yuh is (such )?(?:a|ah)\b", r"you're \1a"),
        (r"<START>yuh (?:favor|favour|stay (?:same )?like) ", "you're like "),
        (r"\b(so|too|be|you're|i'm|was|is) frighten\b", r"\1 frightened"),
        (r"\b(so|too|more|you're|i'm|was|is) stress\b", r"\1 stressed"),
        # Always and before: "yuh does always spoil", "yuh did feel".
        (r"\b(ah|i|yuh|you|we|wi|dem|they|dey|days|he|she|it) does (?=(?:always|never|just|really|"
         r"still|be|feel|get|want|need|say|call|miss|love|make|know|think|see|hear|tell|like|give|"
         r"leave|forget|come|go|take|talk|mek|spoil|help|work|listen|look|weigh|scare|worry)\b)"
         rf"{_TOLD}", r"\1 "),
        (rf"\bdid (?:a )?feel\b{_TOLD}", "felt"),
        (rf"\bdid (?:a )?(?:want|waan)\b{_TOLD}", "wanted"),
        (rf"\bdid (?:a )?need\b{_TOLD}", "needed"),
        (rf"\bdid (?:a )?(?:haffi|have to)\b{_TOLD}", "had to"),
        (r"\b(feel|felt|know|think|see|hear|tell mi|tell me|say) seh\b", r"\1 that"),
        (r"\b(yuh|wi|dem|mi) a (?=(?:imagine|listen|mek|make|talk|gwaan|say|feel|tell|try|"
         r"overreact|exaggerate|bawl|cry|complain|leave|shout|lie|joke)\b)", r"\1 "),
        # Who: mi, wi, im, dem, fi.
        (r"\b(lef|left|leave) mi one\b", "left me alone"),
        (r"\bfi mi one\b", "mine"),
        (r"\bfi (mi|me|yuh|you|him|har|her|wi|we|dem|us)\b", r"for \1"),
        (rf"<START>(?:yuh|you) (?:fi|fuh) (?={_VERBS}\b)", "you should "),
        (rf"\b({_TAKES_ME}) (?:mi|muh|meh)\b(?= (?:what|wha|how|that|dat|more|about|bout|why|when|"
         r"where|everyting|everything|di|the|a|to|fi|so|and|an|again|now|first|straight|down|up|"
         r"wid|with|here|there|in|inna|like|too)\b|[.,!?]|$)", r"\1 me"),
        (rf"<START>((?:and|an|but|so|if|when) )?mi (?={_VERBS}\b)", r"\1i "),
        (rf"\b(but|an|and|that) mi (?={_VERBS}\b)", r"\1 i "),
        (r"<START>((?:and|an|but) )?wi (?=[a-z])", r"\1we "),
        (r"\b(for|fi|on|with) wi\b", r"\1 us"),
        (r"\bonly (?:we|wi) two\b", "only the two of us"),
        (rf"\byuh (?={_OWN})", "your "),
        (r"\bdi ([a-z]+) dem\b", r"the \1s"),
        (r"<START>im (?=(?:did|was|seh|say|never|neva|tell|come)\b)", "he "),
        (r"\bdey (?=(?:does|say|said|call|laugh|was|were|have|had|know|want|did|tell|think|talk|"
         r"hurt|treat)\b)", "they "),
        (r"\b(out|over|up|down|right|goin|going|is) dey\b", r"\1 there"),
        # Small words.
        (r"\b(side|part|one|out|all|most|piece|kind|track|tired) ah (?=(?:it|de|di|the|dat|that|"
         r"yuh|my|mi|dem|us|we|me|time)\b)", r"\1 of "),
        (r"\b(is|was|such|got|have) ah (?!(?:did|does|know|feel|go|was|want|eh|doh)\b)(?=[a-z])",
         r"\1 a "),
        (r"(?<=[a-z] )(?:fuh|fah)\b", "for"),
        (r"\bde (?=[a-z])", "the "),
        (r"\b(?:mi|i|ah) (?:deh|dey) (?:right )?(?:yah|ya|here)\b", "i'm here"),
        (r"\b(?:mi|i|ah) (?:deh|dey)(?= (?:wid|with|by)\b)", "i'm"),
        (r"\bdeh (?:yah|here|ya)\b", "am here"),
        (r"\bdeh pon\b", "is on"),
        (r"\bbadda\b", "bother"),
        (r"\b(?:siddown|siddung)\b", "sit down"),
        (r"\bpickney\b", "child"),
        (r"\bfiget\b", "forget"),
        (r"\b(?:everyting|everytin)\b", "everything"),
        (r"\btun\b", "turn"),
        (r"\bcool (?:yuh|your) ?self\b", "calm down"),
        (r"(?<=[a-z]),? (?:nuh true|nuh so|nah|nuh|fi true|yuh hear|doux-doux)" + _END, ""),
        (r"(?<=[a-z]), (?:hear|eh|still|seen)" + _END, ""),
    ),
)  # fmt: skip

_LONDON = Group(
    r"\b(?:fam|bruv|wagwan|yutes?|man's got|that's on man|big up|allow it|innit|bare)\b",
    (
        (r"\bwagwan\b", "what is going on"),
        (r"\bbig up (?:your ?self)\b", "thank you"),
        (r"<START>safe for (?=[a-z]+ing\b)", "thanks for "),
        (r"\bthat's on man\b", "that's on me"),
        (r"\b(telling|tell) man (?=straight|that|what|how|everything)", r"\1 me "),
        (r"<START>man's (?=got|been)", "i've "),
        (r"\byutes\b", "kids"),
    ),
)

_WEST_AFRICAN = Group(
    r"\b(?:wetin|abeg|comot|pikin|jare|kraa|mumu|(?:i|you|we|no|e|go) dey|"
    r"dey (?:for|here|with|your|catch|pain|worry) |na (?:my|me|you|just|only|so|true|your|small|"
    r"lie)|no vex|i no (?:know|mean|want|do|go|get|promise|"
    r"fit|like)|am oo|say e|you no (?:get|go|know|fit|need|dey)|make sense say)\b|"
    r"\b(?:oo|sef)[.!?]|(?<![a-z'])e (?:no|go|don|pain|hard|reach|make)(?![a-z'])",
    (
        (r"<START>(?:abeg,? )?no vex\b(?! with| at)", "i'm sorry"),
        (r"<START>no vex (?=with|at)", "don't be angry "),
        (r"\b(?:abeg|i dey beg you)\b|\bi beg" + _END, "please"),
        (r"\bwetin\b", "what"),
        (r"\b(?:e )?make sense say\b", "it makes sense that"),
        (r"\b(shame|fear|vex|jealous) (?:dey )?catch you\b", r"you feel \1"),
        (r"\b(shame|fear|vex|jealous) (?:dey )?catch me\b", r"i feel \1"),
        (r"<START>(?:wey|which) (part|kind|time|place)\b", r"what \1"),
        (r"\bwhich kind\b", "what kind of"),
        (r"\bwey (?=dey|you|i|we|dem|no|don|be|go)", "that "),
        # Time to come, and what should be.
        (r"\bgo dey (?=(?:okay|fine|alright|well)\b)", "go be "),
        (rf"\b{_WHO} no go vex\b",
         r"\1 won't be angry"),
        (rf"\b{_WHO} no go "
         r"(?=[a-z])", r"\1 won't "),
        (r"\bi go (?:dey|be) (?=(?:here|there|with|for|by)\b)", "i'll be "),
        (r"(?<!did )(?<!can )(?<!shall )(?<!should )(?<!when )(?<!if )(?<!where )(?<!why )"
         rf"(?<!could )(?<!must )(?<!how )(?<!let )\bi go (?!{_ELSEWHERE}\b)(?=[a-z])", "i'll "),
        (r"(?<!did )(?<!if )(?<!when )(?<!where )"
         r"\b(you|we|dem|they|e|it|he|she|anybody|anyone|everybody|another one|question) go "
         r"(?=(?:dey|feel|be|see|know|hurt|vex|pain|tire|do|get|make|come|need|want|sweet|tired|"
         r"understand|help|lose|find)\b)", r"\1 will "),
        (r"<START>((?:but|so|and|well) )?you for (?=(?:tell|call|ask|prepare|wait|come|stop|try|"
         r"dress|stand|say|know|check|just|listen|help)\b)", r"\1you should have "),
        # What is and is not.
        (r"<START>(but )?na (?=(?:my|me|your|just|only|so|true|lie|small|normal|one|the|di)\b)",
         r"\1it's "),
        (r"<START>na (you|him|her|dem|she|he|we|i) ", r"\1 "),
        (r"(?<=[a-z] )na (?=(?:you|me|my|your|him)\b)", "it's "),
        (r"<START>no be (?=(?:me|my|so|small|only|your|say)\b)", "it wasn't "),
        (r"\be no (?:be|reach) (?=[a-z])", "it isn't "),
        (r"\be no (?=(?:good|easy|serious|right|fair|true|bad|hard)\b)", "it isn't "),
        (r"\be no (?=[a-z])", "it doesn't "),
        (rf"\bi no dey {_IS}", "i'm not "),
        (rf"\byou no dey {_IS}",
         "you're not "),
        (r"\b(i|you|we|they|dem) no dey (?=[a-z])", r"\1 don't "),
        (r"\b(i|you|we|they|dem) no (?=(?:know|mean|want|do|get|fit|like|need|hear|see|tell|"
         r"listen|care|promise|understand|remember|ever|fill|call|ask|lie)\b)", r"\1 don't "),
        (r"<START>no (?=(?:worry|mind|cry|fear|bother)\b)", "don't "),
        (r"\bi dey (?:for|with|by|wid) (?=(?:you|your|ya)\b)", "i'm here for "),
        (r"\bi dey (?=your side)", "i'm on "),
        (r"\bi dey (?=(?:here|there)\b)", "i'm "),
        (r"\b(?:e|it) dey (pain|hurt|worry|scare|make|sweet)", r"it \1s"),
        (r"\bdey (?=here|there|with|inside|okay|for|alone)", "is "),
        (r"\b(i|you|we|e|it|he|she|them|dem|nobody|people|everybody|one|matter|head|body|thing|"
         r"mind) dey (?=[a-z])", r"\1 "),
        (r"(?<!will )(?<!won't )(?<!can )(?<!would )(?<!should )(?<!could )(?<!let )"
         r"\byou be (?!ing\b|careful\b)(?=[a-z])", "you're "),
        (r"\be (?:pains|pain) (me|you|am)\b", r"it hurts \1"),
        (r"\be (?:sweet) me\b", "i'm happy"),
        (r"\be hard (?:you|paa)\b", "it was hard"),
        (r"(?<!\bi )(?<![a-z'])e (?=(?:make|go|will|don|get|pain|hurt|hard|no|be|sweet|too|just|"
         r"good|bad|worry|concern|normal)\b)", "it "),
        (r"\b(know|see|think|understand|feel|sorry|me|true|glad|believe|hear|fear|you|afraid|"
         r"happy) say (?=(?:i|you|e|it|we|they|dem|my|your|the|na|he|she)\b)", r"\1 that "),
        (r"\b(tell|do|greet|mind|hide|cause|sort|fill|feel|check|forget|call|ask|see|hear|like|"
         r"want|blame|follow|give|talk to|start|know) am\b(?! i\b)", r"\1 it"),
        (r"\bget right to (?:vex|angry|be angry)\b", "have every right to be angry"),
        (r"\byou get right\b(?! back)", "you have every right"),
        (r"\bmake you (?=(?:no|go|sleep|pass|rest|call|talk|tell|drink|eat|wait|stop|try|leave|"
         r"come)\b)", "you should "),
        (r"\bdon (?=(?:finish|reach|happen|notice|spoil|tire|come)\b)", "have "),
        (r"\b(?:this|dis) night\b", "tonight"),
        (r"\bquick quick\b", "quickly"),
        (r"\bnow now\b", "right now"),
        (r"\bsmall small\b", "slowly"),
        (r"\bpikin\b", "child"),
        (r"\bmumu\b", "fool"),
        (r"<START>charley, ", ""),
        (r"(?<=[a-z])(?:,? (?:oo?|sef|jare|nko|paa|kraa|abeg)){1,2}" + _END, ""),
    ),
)  # fmt: skip

_AFRICAN = Group(
    r"\b(?:neh|(?<!\d )mos|bana|wena|kabisa|sommer|lekker|boet|nje|mina i'm|mina my|asante|"
    r"pole sana|sawa|nimeskia|hakuna|kumbe|lakini|hebu|jammer|yoh|nami|jislaaik|eish|haibo|"
    r"paining)\b|"
    r"(?:^|[.,!?] )(?:me|mina),? i'm|\bsi (?:you|we|i|it's)\b|"
    rf"\bmust i {_OFFERED}",
    (
        (r"\basante(?: sana)?\b", "thank you"),
        (r"<START>pole(?: sana)?\b", "i'm sorry"),
        (r"<START>jammer\b", "i'm sorry"),
        (r"\bsawa(?: basi| sawa)?\b|<START>sharp(?: sharp)?(?=[.,!])", "okay"),
        (r"\bnimeskia\b", "i see"),
        (r"\bhakuna shida\b", "no problem"),
        (r"<START>kumbe,? ", "so "),
        (r"\blakini\b", "but"),
        (r"<START>(?:(?:hebu|yoh|eish|haibo|jislaaik|aah),?|(?:ja|no man),) (?=[a-z])", ""),
        (r"<START>(?:me|mina),? i'm\b", "i'm"),
        (r"<START>mina (?=my|i)", "me "),
        (r"\b(?:si|(?<!\d )mos|sommer|kabisa|bana|wena|boet|nje|neh) (?=[a-z])", ""),
        (r"\blekker\b", "nice"),
        (r"\bpaining\b", "hurting"),
        (r"<START>(?:i'm|i am) getting (?=you why|why|that)", "i understand "),
        (r"\bnot a must that you\b", "fine, you don't have to"),
        (rf"<START>must i (?={_OFFERED}[^.!?]{{0,200}}\?)", "shall i "),
        (r"(?<=[a-z]),? (?:neh|ne|mos|bana|wena|kabisa|boet|nje|hey)" + _END, ""),
    ),
)  # fmt: skip

_ASIAN = Group(
    r"\b(?:lah|lor|leh|liao|kena|pai ?seh|hor|cannot tahan|talaga|naman|kasi|li'dat|"
    r"brah|nevah|yaar|sian|jialat|today itself|tonight itself|alamak|aiyo|aiya|"
    r"(?:i|you|he|she|it|who|what) wen|also (?:correct|make sense)|"
    r"(?:i am|i'm) (?:understanding|loving you))\b",
    (
        (r"\b(?:(?:you|he|she) )?(angry|upset|sad|scared|hurt|tired|jealous|worried) also "
         r"correct\b", r"you're right to be \1"),
        (r"\byou (paiseh|embarrassed|angry|upset|sad|scared|hurt) also makes? sense\b",
         r"it makes sense that you're \1"),
        (r"<START>sure (hurt|angry|sad|scared|tired|pain|feel [a-z]+|stress)(?: one)?\b",
         r"of course it's \1"),
        (r"<START>(?:you )?no need(?: to)? (?!for\b)(?=[a-z])", "you don't have to "),
        (r"<START>pai ?seh\b", "i'm sorry"),
        (r"\bpai ?seh\b", "embarrassed"),
        (r"\bkena\b", "get"),
        (r"\bcannot tahan\b", "can't stand"),
        (r"\bliao\b", "already"),
        (r"\bnevah\b", "never"),
        (r"\b(i|you|he|she|it|who|what) wen (?=(?:get|go|break|help|tell|say|eat|see|make|take|"
         r"come|happen)\b)", r"\1 did "),
        (r", if not (?=(?:i|we) )", ", or "),
        (rf"<START>({_DAY}),? (?:itself )?i (?=(?:bring|pay|send|call|go|take|come|fix|book|ask|"
         r"tell|do|wash|cook|clean|talk|make|straight|give|buy|fetch|return|pick|help|settle)\b)",
         r"\1 i'll "),
        (r"\b(?:i am|i'm) (?:understanding|knowing)\b", "i understand"),
        (r"\b(?:i am|i'm) loving you\b", "i love you"),
        (rf"<START>i (?=(?:so|very|too|damn|really) {_FELT})", "i'm "),
        (rf"<START>you (?=(?:so|very|too|damn) {_FELT})", "you're "),
        (r"<START>(so )?you not (?=[a-z]+)", r"\1you're not "),
        (r"<START>(?:this|that) one (?=(?:normal|so|very|not|my|your|only)\b)", "that's "),
        (r"\bso ([a-z]+) only\b", r"so \1"),
        (r"<START>(?:sian|aiyo|aiya|alamak|wah lau|walao|ho)[ ,]+(?=[a-z])", ""),
        (r"(?<=[a-z]) (?:talaga|naman|kasi)\b", ""),
        (r"\b(scared|hurt|angry|sad|happy|tired|normal|dumb|stress|like that) one\b", r"\1"),
        (r"\b(correct|normal|natural|okay|right|thing|money) what" + _END, r"\1"),
        (r"(?<=[a-z])(?:,? (?:lah|lor|leh|mah|meh|sia|hor|brah|li'dat|ji|yaar|already|la|ah|"
         rf"{not_after('your my her his our hey know the')}ma|"
         rf"{not_after('the this that only no any every which another first last good next')}one|"
         rf"{not_after('for like or so then matter know do about say to of')}what)|"
         r", (?:na|ha|sis|bro)){1,3}" + _END, ""),
    ),
)  # fmt: skip

GROUPS = (_CARIBBEAN, _LONDON, _WEST_AFRICAN, _AFRICAN, _ASIAN)
