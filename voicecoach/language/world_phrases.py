"""Sequences of words of Englishes further from the standard, as data, by group of varieties.

Many of their small words mean something else elsewhere ("go", "for", "am", "one"), so that a group
is read only where one of its marks is in the text, and before single words. Texts are plain
(``lexicon.plain``).
"""

from __future__ import annotations

from dataclasses import dataclass

_END = r"(?=[.,!?]|$)"
_VERBS = (
    r"(?:did|a|always|never|neva|really|still|just|only|don't|doh|love|feel|know|want|waan|need|"
    r"see|hear|understand|forget|figet|lose|tell|say|promise|think|hope|miss|care|wish|mean|"
    r"believe|trust|like|appreciate|get|got|have|haffi|had|was|can|can't|cyaan|cannot|could|"
    r"coulda|will|would|woulda|should|shoulda|do|ask|try|go|come|mek|make|tek|take|put|lef|leave|"
    r"bring|call|wait|stay|sit|siddung|listen|help|spend|break|bruk|buy|talk|work|wuk|drink|eat|"
    r"sleep|keep|lie|laugh|shout|apologi[sz]e|respect|owe|read|look|run|start|stop)"
)
"""What a "mi" before it stands for "I"."""
_TAKES_ME = (
    r"(?:tell|telling|tellin|told|give|gi|gave|fi|to|with|wid|pon|on|from|for|fuh|fah|let|mek|make|"
    r"help|trust|trustin|trusting|see|hear|show|ask|askin|call|love|believe|hurt|than|dan|like|"
    r"behind|beside|without|widout|text|scare|forgive|upset|remind)"
)
_SO = (
    r"(?:(?:so|too|really|real|very|just|damn|well|still|dead|a bit) )*(?:sorry|sad|glad|happy|"
    r"tired|scared|frighten(?:ed)?|afraid|angry|vex|upset|hurt|hurting|hurtin|proud|lonely|alone|"
    r"ashamed|shame|embarrassed|stress|stressed|wrong|right|ready|here|right here|right hey|with|"
    r"wid|on your|on yuh|worried|worrying|nervous|grateful|jealous|fed up|feeling|feelin|selfish|"
    r"lazy|rude|sensitive|stupid|dramatic|careless|mean|cruel|childish|stubborn|impossible|"
    r"disappointed|free|busy|better|okay|fine|good|sick|lost|broke|exhausted|drained)\b"
)
"""What is said of one without a verb: "yuh too sensitive", "ah right here"."""
_OWN = (
    r"(?:own|mind|choice|head|side|fault|time|mother|mom|mum|madda|mudda|father|dad|fada|phone|"
    r"words?|hand|heart|self|body|place|house|yard|room|car|money|wuk|work|job|family|friends?|"
    r"sister|brother|problems?|mouth|temper|pace|limit|space|feelings?|story|way|life|business|"
    r"things?|tings?|clothes|birthday|decision|call)\b"
)
_IT = r"(?:it|him|her|them|dem|that|dat|me|mi|you|yuh)"
_DAY = (
    r"(?:(?:on |this |next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|"
    r"week|month|time)|tonight|tomorrow|tmr|later|after dinner|after work)"
)

Phrases = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """``marks``: one of them must be in the text; ``phrases``: what stands for what, in order."""

    marks: str
    phrases: Phrases


_CARIBBEAN = Group(
    r"\b(?:yuh|mi|di|dat|dem|nuh|pon|inna|deh|wah gwaan|gwaan|fuh|doh|ting|tings|tek|mek|haffi|"
    r"seh|cyaan|waan|wid|gwine|meh|dis|de|neva|gine|ah (?:go|eh|sorry|did|does|feel|know|right|forget|"
    r"was|never|want|too|so|just|only|ain't)|(?:i|we|yuh|you|they|dey) does|man's|"
    r"that's on man|tell(?:ing)? man|man won't|big up|bare|yutes?|fam|wagwan|muh)\b",
    (
        (r"\bwa(?:h|ht)? (?:gwaan|gwan|go on)\b", "what happened"),
        (r"\bwagwan\b", "what is going on"),
        (r"\bwh?a(?:h|t)?(?= (?:is|was|de|di|dat|it|happen|happened|been|yuh|you|mek|make|would|"
         r"could|did|do|does|mi|ah|part|day|kind|time|weigh)\b)", "what"),
        (r"\b(?:wah|weh)\b(?= [a-z])", "what"),
        (r"\bbig up (?:yuh ?self|yourself)\b", "thank you"),
        (r"\b(?:tanks|tank yuh)\b(?: yuh see)?", "thank you"),
        (r"\bthank (?:you|yuh) (?:fi|fuh) ", "thank you for "),
        (r"\bsafe for (?=[a-z]+ing)", "thanks for "),
        # Man (London) is "I".
        (r"\b(that's on|telling|tell|told) man\b", r"\1 me"),
        (r"<START>man's (?=got|been|had|the one|just|not|never)", "i've "),
        (r"<START>man (?=won't|can't|will|can|feels?|knows?|was|didn't|don't|ain't)", "i "),
        # Time to come.
        (r"\b(?:ah|mi|i) ain'? (?:go|gine|gwine) (?=[a-z])", "i won't "),
        (r"\b(?:we|wi) ain'? (?:go|gine|gwine) (?=[a-z])", "we won't "),
        (r"\b(?:yuh|ya|you) ain'? (?:go|gine|gwine) (?=[a-z])", "you won't "),
        (r"\b(?:ah|mi|i) (?:eh|en|nah|nuh|not) (?:go|gine|a go) (?=[a-z])", "i won't "),
        (r"\b(?:yuh|you) (?:eh|en|nah|nuh|not) (?:go|gine) (?=[a-z])", "you won't "),
        (r"\b(?:ah|mi|i) (?:ago|a go|gine|gwine|gonna|go(?! (?:back|home|down|up|out|in|to|there|"
         r"with|wid|on|off|away|by|through|and|an)\b)) (?=[a-z])", "i'll "),
        (r"\b(?:yuh|ya|you) (?:ago|a go|gine|gwine|go(?! (?:back|home|down|up|out|in|to|there|with|"
         r"wid|on|off|away|by|through|and|an)\b)) (?=[a-z])", "you'll "),
        (r"\b(he|she|it|we|wi|dem|dey) (?:ago|a go|gine|gwine) (?=[a-z])", r"\1 will "),
        (r"<START>wi nah (?=[a-z])", "we won't "),
        (r"<START>mi nah (?=[a-z])", "i won't "),
        # What is not.
        (rf"\b(?:yuh|you) (?:eh|en|nuh|nah) (?={_SO})", "you're not "),
        (rf"\b(?:ah|mi|i) (?:eh|en|nuh|nah) (?={_SO})", "i'm not "),
        (r"\b(?:dat|that|it) (?:eh|en|nuh|nah) (?=so|that|dat|right|fair|true|bad|easy)",
         "that's not "),
        (r"\b(?:ah|i) (?:eh|en) (?=[a-z])", "i didn't "),
        (r"\bit (?:eh|en) (?:got|have) (?:nothin|nothing)\b", "there's nothing"),
        (r"\b(?:yuh|you) (?:eh|en) (?=[a-z])", "you didn't "),
        (r"\bnobody (?:eh|en) ", "nobody "),
        (r"<START>doh (?:mek|make) no ", "don't make a "),
        (r"<START>nuh mek no ", "don't make a "),
        (r"(?<!high )\b(?:doh|nuh)\b(?= [a-z])", "don't"),
        (r"\b(it|dat|that) neva right\b", r"\1 wasn't right"),
        (r"\bneva\b", "never"),
        # What is: "is just hair", "a joke im did a mek", "is he who start it".
        (r"<START>(?:is|a) (he|she|you|yuh|dem) (?:who|did|that) ", r"\1 did "),
        (r"<START>a me (?:did )?(?=have|haffi|do|pay|get|cook|drive)", "i did "),
        (r"<START>(?:is|a) (?=(?:just|only|jus|not|nothing|nutten|yuh choice|your choice|up to|"
         r"my|mi|de|di|a|ah)\b)(?![^.!?]*\?)", "it's "),
        (r"<START>(?:dat|that) a (?=nutten|nuttin|nothing|foolishness|lie|joke)", "that's "),
        (r"\ba (?:my|mi) fault(?: dat)?\b", "it's my fault"),
        (r"<START>a lie dat\b", "that's a lie"),
        (rf"<START>(?:ah|mi) (?!right(?! here| hey| with| wid))(?={_SO})", "i'm "),
        (r"<START>(?:ah|mi) frighten\b", "i'm frightened"),
        (rf"<START>(?:of course )?(?:yuh|you) (?={_SO})", "you're "),
        (r"<START>(?:yuh|you) is (such )?(?:a|ah)\b", r"you're \1a"),
        (r"<START>(?:yuh|you) (?:favor|favour|stay (?:same )?like) ", "you're like "),
        (r"\bfrighten\b", "frightened"),
        (r"\bstress\b(?= (?:than|dan|out)\b|[.,!?]|$)", "stressed"),
        # Always and before: "yuh does always spoil", "yuh did feel".
        (r"\b(ah|i|yuh|you|we|wi|dem|they|dey|days|he|she|it) does (?=(?:always|never|just|really|"
         r"still|be|feel|get|want|need|say|call|miss|love|make|know|think|see|hear|tell|like|give|"
         r"leave|forget|come|go|take|talk|mek|spoil|help|work|listen|look|weigh|scare|worry)\b)",
         r"\1 "),
        (r"\bdid (?:a )?feel\b(?![^.!?]*\?)", "felt"),
        (r"\bdid (?:a )?(?:want|waan)\b(?![^.!?]*\?)", "wanted"),
        (r"\bdid (?:a )?need\b(?![^.!?]*\?)", "needed"),
        (r"\bdid (?:a )?(?:haffi|have to)\b(?![^.!?]*\?)", "had to"),
        (r"\bdid (?:a )?say\b(?![^.!?]*\?)", "said"),
        (r"\b(feel|felt|know|think|see|hear|tell mi|tell me|say) seh\b", r"\1 that"),
        (r"\b(yuh|you|wi|dem|mi) a (?=(?:imagine|listen|mek|make|talk|gwaan|say|feel|tell|try|"
         r"overreact|exaggerate|bawl|cry|complain|leave|shout|lie|joke)\b)", r"\1 "),
        # Who: mi, wi, im, dem, fi.
        (r"\b(?:fi )?mi one\b", "mine"),
        (r"\bfi (mi|me|yuh|you|him|har|her|wi|we|dem|us)\b", r"for \1"),
        (r"\b(?:yuh|you) (?:fi|fuh) (?=[a-z])", "you should "),
        (rf"\b({_TAKES_ME}) (?:mi|muh|meh)\b(?= (?:what|wha|how|that|dat|more|about|bout|why|when|"
         r"where|everyting|everything|di|the|a|to|fi|so|and|an|again|now|first|straight|down|up|"
         rf"wid|with|here|there|in|inna|like|too)\b|[.,!?]|$)", r"\1 me"),
        (rf"<START>(?:and |an |but |so |if |when )?mi (?={_VERBS}\b)", "i "),
        (rf"(?<=\bbut )mi (?={_VERBS}\b)|(?<=\ban )mi (?={_VERBS}\b)|(?<=\band )mi "
         rf"(?={_VERBS}\b)|(?<=\bthat )mi (?={_VERBS}\b)", "i "),
        (r"<START>(?:and |an |but )?wi (?=[a-z])", "we "),
        (r"\b(for|fi|on|with) wi\b", r"\1 us"),
        (r"\b(?:only|fuh|for) (?:we|wi) two\b", "only the two of us"),
        (rf"\byuh (?={_OWN})", "your "),
        (r"\bdi ([a-z]+) dem\b", r"the \1s"),
        (r"<START>im (?=[a-z])", "he "),
        (r"\bdey (?=does|say|said|call|laugh|was|were|have|had|know|want|did|tell|think)", "they "),
        (r"\b(out|over|up|down|right|goin|going|go|in|is) dey\b", r"\1 there"),
        # Small words.
        (r"\b(side|part|one|out|all|most|piece|kind|because|track|tired) ah\b", r"\1 of"),
        (r"\b(is|was|such|like|be|have|got|just|only) ah (?=[a-z])", r"\1 a "),
        (r"(?<=[a-z] )(?:fuh|fah)\b", "for"),
        (r"\bde (?=[a-z])", "the "),
        (r"\b(?:mi|i|ah) (?:deh|dey) (?:right )?(?:yah|ya|here)\b", "i'm here"),
        (r"\b(?:mi|i|ah) (?:deh|dey)(?= (?:wid|with|by)\b)", "i'm"),
        (r"\bdeh pon\b", "is on"),
        (r"\bbadda\b", "bother"),
        (r"\b(?:siddown|siddung)\b", "sit down"),
        (r"\bpickney\b", "child"),
        (r"\byutes\b", "kids"),
        (r"\bfiget\b", "forget"),
        (r"\b(?:everyting|everytin)\b", "everything"),
        (r"\btun\b", "turn"),
        (r"\bcool (?:yuh|you|your)(?: )?self\b", "calm down"),
        (r"<START>seen(?=[.,!?])", "okay"),
        (r",? (?:nuh true|nuh so|hear|nah|nuh|eh|still|doux-doux|fi true|yuh hear|seen)" + _END,
         ""),
    ),
)  # fmt: skip

_WEST_AFRICAN = Group(
    r"\b(?:dey|wetin|abeg|sef|una|wey|oo|comot|pikin|jare|charley|kraa|paa|nko|mumu|na (?:my|me|"
    r"you|just|only|so|true|your|the|one|small|him|her|lie)|e (?:no|go|be|pain|hard|reach|make|"
    r"don)|no vex|i beg(?! your)|go dey|am oo|i go (?:talk|call|tell|cook|bring|pay|"
    r"wait|make|help|stop)|(?:shame|fear|vex|jealous) (?:dey )?catch|make sense say|say e|go feel|"
    r"i no (?:know|mean|want|do|go|get|promise|fit|like))\b",
    (
        (r"<START>(?:abeg,? )?no vex\b", "i'm sorry"),
        (r"\b(?:i beg(?! your)|abeg|i dey beg you)\b", "please"),
        (r"\bwetin\b", "what"),
        (r"\b(?:e )?make sense say\b", "it makes sense that"),
        (r"\b(shame|fear|vex|jealous) (?:dey )?catch (you|me)\b", r"\2 feel \1"),
        (r"<START>(?:wey|which) (part|kind|time|place)\b", r"what \1"),
        (r"\bwhich kind\b", "what kind of"),
        (r"\bwey (?=dey|you|i|we|dem|no|don|be|go)", "that "),
        # Time to come, and what should be.
        (r"\b(i|you|we|dem|they|e|he|she|it|anybody|anyone|everybody|another one|me) no go "
         r"(?=[a-z])", r"\1 won't "),
        (r"\bi go (?:dey|be) (?=(?:here|there|with|for|by)\b)", "i'll be "),
        (r"\bi go (?=[a-z])(?!(?:back|home|down|up|out|in|to|there|with|on|off|away|by|through|"
         r"and)\b)", "i'll "),
        (r"\b(you|we|dem|they|e|it|he|she|anybody|anyone|everybody|another one|question) go "
         r"(?=(?:dey|feel|be|see|know|hurt|vex|pain|tire|do|get|make|come|need|want|sweet|tired|"
         r"understand|help|lose|find)\b)", r"\1 will "),
        (r"<START>(?:but |so |and |well )?you for "
         r"(?!me\b|a\b|the\b|that\b|this\b|your\b|[a-z]+ing\b)(?=[a-z])", "you should have "),
        # What is and is not.
        (r"<START>(?:but )?na (?=(?:my|me|your|just|only|so|true|lie|small|normal|one|the|di)\b)",
         "it's "),
        (r"<START>na (you|him|her|dem|she|he|we|i) ", r"\1 "),
        (r"(?<=[a-z] )na (?=(?:you|me|my|your|him)\b)", "it's "),
        (r"<START>no be (?=(?:me|my|so|small|only|your|say)\b)", "it wasn't "),
        (r"\be no (?:be|reach) (?=[a-z])", "it isn't "),
        (r"\be no (?=(?:good|easy|serious|right|fair|true|bad|hard|matter|concern)\b)",
         "it isn't "),
        (r"\be no (?=[a-z])", "it doesn't "),
        (r"\bi no dey (?=(?:alone|here|there|okay|well|with|for)\b)", "i'm not "),
        (r"\byou no dey (?=(?:alone|here|there|okay|well|with|for)\b)", "you're not "),
        (r"\b(i|you|we|they|dem) no dey (?=[a-z])", r"\1 don't "),
        (r"\b(i|you|we|they|dem) no (?=(?:know|mean|want|do|get|fit|like|need|hear|see|tell|"
         r"listen|care|promise|understand|remember|ever|fill|call|ask|lie)\b)", r"\1 don't "),
        (r"<START>no (?=(?:worry|mind|cry|fear|talk|touch|start|tell|bother|let|forget)\b)",
         "don't "),
        (r"\bi dey (?:for|with|by) (?=(?:you|your)\b)", "i'm here for "),
        (r"\bi dey (?=your side)", "i'm on "),
        (r"\bi dey (?=(?:here|there)\b)", "i'm "),
        (r"\bi dey (?=[a-z])", "i "),
        (r"\byou dey (?=[a-z])", "you "),
        (r"\b(?:e|it) dey (pain|hurt|worry|scare|make|sweet)", r"it \1s"),
        (r"\bdey (?=here|there|with|inside|okay|for|alone)", "is "),
        (r"(?<=[a-z] )dey (?=[a-z])", ""),
        (r"\byou be (?!ing\b)(?=[a-z])", "you're "),
        (r"\be be\b", "it's"),
        (r"\be (?:pains|pain) (me|you|am)\b", r"it hurts \1"),
        (r"\be (?:sweet) me\b", "i'm happy"),
        (r"\be hard (?:you|paa)\b", "it was hard"),
        (r"(?<!\bi )(?<![a-z'])e (?=(?:make|go|will|don|get|pain|hurt|hard|no|be|sweet|too|just|"
         r"good|bad|worry|concern|normal)\b)", "it "),
        (r"\b(know|see|think|understand|feel|sorry|me|true|glad|believe|hear|fear|you|afraid|"
         r"happy) say (?=(?:i|you|e|it|we|they|dem|my|your|the|na|he|she)\b)", r"\1 that "),
        (r"(?<!\bi )(?<=[a-z] )am(?=[.,!?]|$| (?:oo?|for|well|now|today|again|before|jare|abeg|"
         r"small|by|softly|true|because|make|at)\b)", "it"),
        (r"\bget right to (?:vex|angry|be angry)\b", "have every right to be angry"),
        (r"\bget right\b", "have every right"),
        (r"\bmake you (?=(?:no|go|sleep|pass|rest|call|talk|tell|drink|eat|wait|stop|try|leave|"
         r"come)\b)", "you should "),
        (r"\bdon (?=[a-z])", "have "),
        (r"\b(?:this|dis) night\b", "tonight"),
        (r"\bquick quick\b", "quickly"),
        (r"\bnow now\b", "right now"),
        (r"\bsmall small\b", "slowly"),
        (r"\bpikin\b", "child"),
        (r"\bmumu\b", "fool"),
        (r"<START>charley,? ", ""),
        (r"(?:,? (?:oo?|(?<!right )now|sef|jare|nko|paa|kraa|abeg)){1,2}" + _END, ""),
    ),
)  # fmt: skip

_AFRICAN = Group(
    r"\b(?:neh|mos|bana|wena|kabisa|sommer|lekker|boet|sisi|nje|mina i'm|mina my|asante|pole sana|"
    r"sawa|nimeskia|hakuna|kumbe|lakini|hebu|jammer|yoh|dof|nami|jislaaik|eish|haibo|hey[.!?]|ne[.!?]|"
    r"(?:^|[.,!?] )(?:me|mina),? i'm|si (?:you|we|i|it's)|must i|paining)\b",
    (
        (r"\basante(?: sana)?\b", "thank you"),
        (r"<START>pole(?: sana)?\b", "i'm sorry"),
        (r"<START>jammer\b", "i'm sorry"),
        (r"\bsawa(?: basi| sawa)?\b|<START>sharp(?: sharp)?(?=[.,!])", "okay"),
        (r"\bnimeskia\b", "i see"),
        (r"\bhakuna shida\b", "no problem"),
        (r"<START>kumbe,? ", "so "),
        (r"\blakini\b", "but"),
        (r"<START>(?:hebu|yoh|eish|haibo|jislaaik|ja|aah|no man),? (?=[a-z])", ""),
        (r"<START>(?:me|mina),? i'm\b", "i'm"),
        (r"<START>mina (?=my|i)|\bnami\b", "me "),
        (r"\b(?:si|mos|sommer|kabisa|bana|wena|boet|sisi|nje|ne|neh) (?=[a-z])", ""),
        (r"\blekker\b", "nice"),
        (r"\bdof\b", "stupid"),
        (r"\bpaining\b", "hurting"),
        (r"\bfearing\b", "afraid"),
        (r"<START>(?:i'm|i am) getting (?=you why|why|that)", "i understand "),
        (r"\bnot a must that you\b", "fine, you don't have to"),
        (r"<START>must i (?=[a-z]+[^.!?]*\?)", "shall i "),
        (r",? (?:hey|neh|ne|mos|bana|wena|kabisa|boet|sisi|nje)" + _END, ""),
    ),
)  # fmt: skip

_ASIAN = Group(
    r"(?:\b(?:lah|lor|leh|mah|meh|sia|liao|kena|pai ?seh|hor|cannot tahan|talaga|naman|kasi|li'dat|"
    r"brah|nevah|yaar|sian|jialat|wen (?:get|go|break|help|tell|say|eat|see|make|take|come)|"
    r"today itself|tonight itself|alamak|aiyo|aiya|also (?:correct|make sense|can)|"
    r"(?:am|i'm) (?:understanding|loving you))\b|"
    r"[a-z] (?:la|ah|na|lang)[.,!?]|\b(?:scared|hurt|angry|sad|happy) one[.?])",
    (
        (r"\b(?:(?:you|he|she) )?(angry|upset|sad|scared|hurt|tired|jealous|worried) also "
         r"correct\b", r"you're right to be \1"),
        (r"\byou (paiseh|embarrassed|angry|upset|sad|scared|hurt) also makes? sense\b",
         r"it makes sense that you're \1"),
        (r"<START>sure (hurt|angry|sad|scared|tired|pain|feel [a-z]+|stress)(?: one)?\b",
         r"of course it's \1"),
        (r"<START>(?:you )?no need(?: to)? (?=[a-z])", "you don't have to "),
        (r" also can" + _END, " is fine"),
        (r"<START>pai ?seh\b", "i'm sorry"),
        (r"\bpaiseh\b", "embarrassed"),
        (r"\bkena\b", "get"),
        (r"\bcannot tahan\b", "can't stand"),
        (r"\bliao\b", "already"),
        (r"\bnevah\b", "never"),
        (r"\bwen (?=(?:get|go|break|help|tell|say|eat|see|make|take|come)\b)", "did "),
        (r"\bif not (?=(?:i|we|you)\b)", "or "),
        (r"<START>don't think so much\b", "stop thinking"),
        (rf"<START>({_DAY}),? (?:itself )?i (?=(?:bring|pay|send|call|go|take|come|fix|book|ask|"
         r"tell|do|wash|cook|clean|talk|make|straight|give|buy|fetch|return|pick|help|settle)\b)",
         r"\1 i'll "),
        (r"\b(i am|i'm) (understanding|knowing)\b", "i understand"),
        (r"\b(?:i am|i'm) loving you\b", "i love you"),
        (r"\b(?:are|am|is) (?:understanding)\b", "understand"),
        (r"<START>i (?=(?:so|very|too|damn|really) [a-z]+)(?!(?:so|very|too|really) (?:want|wish|"
         r"like|love|hope|miss|need|hate))", "i'm "),
        (r"<START>you (?=(?:so|very|too|damn) [a-z]+)(?!(?:so|very|too) (?:want|wish|like|love))",
         "you're "),
        (r"<START>(?:so )?you not (?=[a-z]+)", "you're not "),
        (r"<START>(?:this|that) one (?=(?:normal|so|very|not|my|your|only)\b)", "that's "),
        (r"<START>natural (?=lang|what|to be|lah)", "it's natural "),
        (r"\bso ([a-z]+) only\b", r"so \1"),
        (r"<START>(?:sian|aiyo|aiya|alamak|wah lau|walao|ho)[ ,]+(?=[a-z])", ""),
        (r"(?<=[a-z]) (?:talaga|naman|kasi|lang)\b", ""),
        (r"(?:,? (?:lah|la|lor|leh|mah|(?<!my )(?<!hey )(?<!know )ma|meh|sia|hor|ah|"
         r"(?<!the )(?<!this )(?<!that )one|(?<!for )(?<!like )(?<!or )(?<!so )(?<!then )what|"
         r"eh|brah|li'dat|na|ji|yaar|sis|bro|talaga|naman|kasi|already)){1,3}" + _END, ""),
    ),
)  # fmt: skip

GROUPS = (_CARIBBEAN, _WEST_AFRICAN, _AFRICAN, _ASIAN)
