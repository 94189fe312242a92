"""Sequences of informal and dialect words and what stands for them in the standard, as data.

Read after single words (``dialect_forms.txt``), in this order. Texts are plain (``lexicon.plain``).
"""

from __future__ import annotations


def not_after(words: str) -> str:
    """Where none of ``words`` and a blank stand just before."""
    return "".join(f"(?<!{word} )" for word in words.split())


_BEGINS = (
    r"(?:(?<=^you )|(?<=[.,!?] you )|(?<=\band you )|(?<=\bbut you )|(?<=\bso you )|"
    r"(?<=\bbecause you )|(?<=\bknow you )|(?<=\bthink you )|"
    r"(?<=\bman you )|(?<=\byeah you )|(?<=\bno you )|(?<=\bwhy you ))"
)
"""Where a "you" is that may begin a clause."""
_NO_PARTICIPLE = (
    r"(?!(?:bring|cling|fling|string|sting|swing|spring|during|evening|morning|[a-z]*thing)\b)"
)
_IS_SAID_OF = (
    r"(?:(?:(?:so|too|always|just|really|real|straight|mad) )*(?:wrong|tired|scared|upset|selfish|"
    r"crazy|lazy|rude|mean(?=[.,!?]|$| as\b)|cold|cruel|sensitive|dramatic|stubborn|"
    r"jealous|needy|childish|bossy|"
    r"heated|stressed|exhausted|worried|drained|lonely|proud|safe|loved|welcome|useless|hopeless|"
    r"pathetic|impossible|unbelievable|ridiculous|stupid|dumb|spoiled|paranoid|clingy|controlling|"
    r"overwhelmed|disappointed|heartbroken|worn out|fed up|"
    r"doing|acting|talking|trying|lying|tripping|playing|right(?= about|[.,!?]|$))\b"
    r"(?! (?:me|us|him|her|them|it|my|our|your|his|the|to|so|a|an|well|nothing|more|on|out|mum|mom|"
    r"mam|dad|gran[a-z]*|every[a-z]*|some[a-z]*|any[a-z]*|nobody|no one|people|that|this|these|"
    r"those|each|one|all|how|things|dinner|[a-z]*sel(?:f|ves))\b)|"
    rf"(?:always|just|still) {_NO_PARTICIPLE}(?!being\b)[a-z]{{2,}}ing\b|"
    r"the (?:one|problem|reason)\b|such a\b|"
    r"(?:still )?(?:my(?! (?:love|friend|dear|darling|lover|bird)\b)|one to|a (?:mess|liar))\b|"
    r"(?:right|good|bound|crazy|wrong|allowed) to (?!me\b)|"
    r"(?:making|going|coming|getting|running|carrying|winding|killing|being|turning)\b)"
)
_NAMES_A_DEED = (
    r"(?=[^.,!?;]{0,120}\b(?:[a-z]+s|made|helped|hurt|meant|got|left|upset|scared) "
    r"(?:me|us|a lot|so much)\b|"
    r"[^.,!?;]{0,120}\b(?:(?:is|was)\b|(?:hurts|helps|matters|hurt|helped|mattered)"
    r"(?=[.,!?]|$| so\b| more\b)))"
)
"""What follows a deed that is spoken of: "you being late upsets me"."""
_IS_DOING = (
    r"(?:still |even |really |just )?"
    rf"{_NO_PARTICIPLE}[a-z]{{2,}}ing\b"
    r"(?![^.!?]*\b(?:is|was|means|meant|makes|made|hurts|hurt|helps|helped|upsets?|scares|scared|"
    r"bothers|bothered|worries|worried|matters|would)\b)[^.,!?]*\?"
)
"""What may follow who is meant in a question without an auxiliary: "you coming with us?"."""
_HAS_DONE = r"(?:been|done|seen|spoken|gone|eaten|given)\b[^.,!?]*\?"
_IS_SO = (
    "okay|alright|all right|sure|ready|hungry|tired|free|at|in|on|there|home|busy|angry|mad|upset|"
    "serious"
)
_DOES = "say|tell|ask|call|know|want|need|get|see|give|like|eat|sleep|take"
_AUXILIARIES = "is|was|am|are|were|do|did|does|has|have|had|will|would"
"""What is said again at the end: "you're late, you are"."""
_OWN = (
    r"(?:mum|mam|ma|maw|dad|da|nan|gran|own fault|brother|sister|son|daughter|wife|husband|mates?|"
    r"heart|mouth|feet|foot|hands?|eyes?|temper|fault|job|boss|wages|phone|keys|car|bag|weight|"
    r"dinner|"
    r"birthday|bed|room|knees?|nerves|own|day|lid|shirt|coat|shoes|hair|voice|words?|tongue|"
    r"chest|mind|life|"
    r"legs?|patience|marbles|twenties|thirties|forties|fifties|tea|lunch|breakfast|kids|pride|"
    r"sleep|head|face|arms?|guard|house|flat|family|friends|sister's|mam's|mum's|dad's)"
)
"""What one calls one's own: "me mum", "ma heid"."""
_VOCATIVE = (
    r"(?:bruv|fam|bro|hen|pet|mate|bab|lah|lor|leh|sha|sef|yaar|eh|mun|hon|sis|hey|hinny|chuck|"
    r"babber|bru|jaan|cuz|ei|haan|bana|like|hun|cariad|bach|boyo|oo|ya know|y'all|my love|"
    r"my lover|my bird|me duck|mi love|my darling|my dear)"
)
_ENDEARMENT = (
    r"(?:duck|girl|boo|pal|lass|lad|cock|lover|man|petal|flower|chick|butt|sham|la|na|bestie|love|"
    r"darling|babe|honey|sugar|sweetheart|ah)"
)
"""Within a sentence these may be things: "patience, love, and care"."""
_GIVES = "".join(
    rf"(?<!\b{verb} \w\w )"
    for verb in """told tell tells telling gave give given made make makes let left cost ask asked
    promised call calls called see saw with to love loves show showed bring brought buy bought get
    got hand offered lend lent send sent owe trust believe help hug hurt cook cooked wrote taught
    teach paid handed passed poured saved upset bothers texted""".split()
)
"""Not after a verb that gives one something: "you told me dad called"."""
_CLAUSE = (
    r"(?:(?<![a-z] )|(?<=\band )|(?<=\bbut )|(?<=\bbecause )|(?<=\bwhen )|(?<=\bif )|"
    r"(?<=\bthat )|(?<=\bwhere )|(?<=\bhow )|(?<=\bwhat )|(?<=\bso )|(?<=\bwhy )|(?<=\bthough ))"
)
"""Where a clause may begin."""
_NO_MODAL = not_after(
    """shall like dare insist why would will could should can might may must let won't can't
    couldn't shouldn't wouldn't if that see hear help make made rather wish do don't
    want need watch seeing watching"""
)
_BEFORE_A_CAUSE = not_after(
    """to not may will would did do don't didn't can could might it they we i words only never
    the a no this that good main real root any other with your"""
)
"""Not before "cause" that means "because"."""
START = r"(?<![a-z] )\b"
"""What ``<START>`` stands for in a phrase: where a sentence or a clause after a comma begins."""
PHRASES: tuple[tuple[str, str | None] | tuple[str, str | None, str], ...] = (
    # What is looked for, what stands in its place (without it: the second negation as none), and
    # what there must be in a text for it to be looked for: some are slow.
    (r"(?<![\w'])(?:t'|th')(?=[a-z])", "the "),
    (r"(?<=n't)'ve\b", " have", "n't've"),
    (r"\ba-(?=[a-z]+ing\b)", ""),
    (r"\b(i|you|we|they|to|don't|didn't|doesn't|do|not|does) ken\b", r"\1 know", " ken"),
    (r"\b(the|a|my|your|our|this|that|little|them|those|his|her) wean(?=s?\b)",
     r"\1 child", " wean"),
    (r"\bchilds\b", "children", "childs"),
    (r"\bthanks (?=(?:me|you|him|her|us|them) up\b)", "cheers ", "thanks "),
    (r"(?:(?<=the )|(?<=our ))with to\b", "wifi", "with to"),
    # "I", "my" and "me".
    (rf"\b(?:me|ma|mi) (?={_OWN}\b){_GIVES}", "my "),
    (r"\bmi (?=(?:am|did|do|don't|can|can't|know|feel|love|sorry|want|have|hear|see|understand|"
     r"tell|think|will|just|never|should|would|could|no|go|get|make|hope|miss|need|really|was|"
     r"there)\b)", "i "),
    (r"(?<=[a-z]) mi(?=[.,!?]|$)", " me"),
    (r"\bmi (?=[a-z])", "my "),
    (r"<START>make we\b", "let's"),
    (r"<START>make i (?=[a-z])", "let me "),
    (r"\b(i|you|we|he|she|they) no go (?=[a-z])", r"\1 won't ", " no go "),
    (r"\b(i|<START>(?:you|we|they)) no (?!longer|more|less|idea|matter|one|way|"
     r"doubt)(?=[a-z])",
     r"\1 don't ", " no "),
    (r"\b(i|you|we|he|she|always|still|don't|never) dey (?=[a-z])", r"\1 ", "dey"),
    (r"\bdey\b", "they"),
    (r"\b(i|you|we|he|she|they) don (?!(?:know|want|care|think|need|like|get|see|feel|have|even|"
     r"listen|mean|talk|understand|believe|trust|love)\b)(?=[a-z])", r"\1 have ", " don "),
    (r"\bi for (?=(?:ask|tell|call|wait|listen|help|know|come|check|say)\b)", "i should have "),
    (r"\b(tell|do|give|put|take|carry|leave|forget|buy|cook|wash|pay) am\b(?! i\b)",
     r"\1 it", " am"),
    # Irish "you're after leaving it": it has just been done.
    (r"\bi'm after (?=[a-z]+ing\b)", "i've been "),
    (r"\b(you|we|they)'re after (?=[a-z]+ing\b)", r"\1've been "),
    (r"\b(he|she)'s after (?=[a-z]+ing\b)", r"\1's been "),
    # Negation that is said twice is said once.
    (r"<START>(?:don't|ain't|didn't|can't|won't|doesn't) (nobody|no one|nothing) "
     r"(?=(?!to\b)[a-z])", r"\1 ", "n't no"),
    (r"\bain'?t (?=(?:even |really )?(?:know|mean|do|say|tell|ask|want|think|see|hear|check|get|"
     r"come|call|try|need|feel|have|let|make|take|leave|forget|start|touch|give|listen|care)\b)",
     "didn't "),
    (r"\b(i) ain'?t (?=(?:got|been|done|had|seen|heard|never|said|told|asked|meant|"
     r"kept|made|given|paid|slept|eaten|gone|taken)\b)",
     r"\1 haven't "),
    (r"\b(i) ain'?t (?=(?:stopped|lied|touched|asked|called|started|changed|moved|finished|tried|"
     r"talked|looked|missed|used(?! to))\b)", r"\1 haven't "),
    (r"\b(i) ain'?t\b", "i'm not"),
    (r"\b(you|we|they) ain'?t (?=(?:got|been|done|had|seen|heard|never|said|told|asked)\b)",
     r"\1 haven't "),
    (r"\b(you|we|they) ain'?t\b", r"\1 aren't"),
    (r"\b(it|that|this|he|she|there) ain'?t\b", r"\1 isn't"),
    (r"\bain'?t (?=(?:you|we|they)\b)", "aren't "),
    (r"\bain'?t (?=nobody|nothing|no)", "there isn't "),
    (r"\b(don't|didn't|do not|can't|won't|ain't|doesn't|haven't|wasn't|weren't) never\b", "never"),
    (r"\b((?:don't|didn't|can't|won't|haven't|couldn't|wouldn't|shouldn't|"
     r"never)(?: (?!say|said|take|a\b|or\b|and\b|but\b|so\b|if\b|when\b|because\b|like\b|that\b|"
     r"think\b|know\b|see\b|told\b|believe\b|"
     r"hear\b|mean\b|it's\b|is\b|was\b|i\b|you\b|you're|i'm)[a-z']+){0,3}) "
     r"(nothing|nobody|none|nowhere|no one|no(?= (?!(?:from|to|for|in|and|or|as|means|problem|"
     r"worries|offen[cs]e|joke|kidding|big deal|rush|pressure|need|excuses?|point|harm|way|"
     r"thanks)\b)[a-z]))\b"
     r"(?! (?:matter|longer|doubt|wonder|will|is|was|would|has|does|did|gets|helps|cares|knows)\b)",
     None),
    # "To be" and tense.
    (r"\b(?:you|yow)'m\b", "you're"),
    (r"\b(we|they)'m\b", r"\1're"),
    (r"\b(i|it|he|she) wor\b", r"\1 was"),
    (r"(?<!if )(?<!wish )(?<!though )(?<!as )(?<!rather )(?<!suppose )"
     r"\b(it|he|she) were\b", r"\1 was", " were"),
    (r"(?<!if )(?<!wish )(?<!though )(?<!and )\b(i|it|he|she) weren't\b", r"\1 wasn't", "weren't"),
    (r"<START>you's (?=(?:been|got|done|had|always|never|[a-z]+ed)\b)", "you've "),
    (r"<START>you(?:'s| is)\b", "you're"),
    (r"(?<!one but )(?<!body but )" + _CLAUSE + r"\b(you|we|they|i) (want|need|leave|know|get|"
     r"say|think|"
     r"make|love|feel|hear|let|give|"
     r"take)s\b", r"\1 \2", "s"),
    (not_after("have had has am was were be could what things") + r"\bi (?=(?:done|seen)\b)",
     "i've "),
    (r"\byou r\b", "you're"),
    (r"<START>your (?=(?:overreacting|acting|such a|(?:so|too) (?:dramatic|sensitive|mean|"
     r"rude|selfish|cold|lazy|stubborn|annoying|needy))\b)", "you're "),
    (r"\bion (?=(?:know|think|care|want|even|like|got|mean)\b)", "i don't "),
    (_CLAUSE + r"\byou was\b", "you were", "you was"),
    (r"<START>was you (?=[a-z]+ing\b|there\b|even\b|not\b|just\b)", "were you "),
    (r"\b(we|they) was\b", r"\1 were"),
    (_NO_MODAL + r"\b(you|we|they|i) (?:always|stay|steady) be (?=[a-z]+ing\b)", r"\1 always "),
    (_NO_MODAL + r"\bi be (?=[a-z]+ing\b|always\b|right\b|here\b)", "i am ", " be "),
    (_NO_MODAL + r"\b(you|we|they) be (?=[a-z]+ing\b|always\b|right\b|here\b|so\b|too\b)",
     r"\1 are ", " be "),
    (_NO_MODAL + r"\b(he|she|it) be (?=[a-z]+ing\b|always\b)", r"\1 is ", " be "),
    # Words that a question leaves out: "you coming?", "he done that before?", "what you want?".
    (r"<START>(what|who|where|how) all (?=(?:do|did|does|you|they|we|is|are|happened)\b)",
     r"\1 ",
     " all "),
    (r"\bhow come (?=(?:you|i|we|he|she|they|it|that)\b)(?<=[a-z] how come )", "why ", "how come"),
    (r"<START>(what|where|why|how|who) (you|they|we) (?=(?:want|think|need|mean|know|feel|"
     r"like|do|say)\b"
     r"(?![^.,!?]*\b(?:is|are|was|were|means|matters|hurts)\b)[^.,!?]*\?)", r"\1 do \2 ", "?"),
    (r"<START>(what|where|why|how|who) (you|they|we) (?=[a-z]{2,}ing\b[^.,!?]*\?)",
     r"\1 are \2 ", "?"),
    (r"<START>(what|where|why|how|who) (he|she|it) (?=[a-z]{2,}ing\b[^.,!?]*\?)",
     r"\1 is \2 ", "?"),
    (r"<START>(it|that) (?=(?:go|happen|work) [^.,!?]+\?)", r"did \1 ", "?"),
    (r"<START>(anybody|anyone|somebody) (?=[a-z]{2,}ing\b(?![^.!?]*\bwould\b)[^.,!?]*\?)",
     r"is \1 ", "?"),
    (r"<START>want (?=(?:to|me|some|a)\b[^.,!?]*\?)", "do you want ", "want "),
    (r"<START>will i (?=(?:ring|call|get (?!better|a\b|the\b|over)|make|put|pick|fetch|"
     r"bring|send|open|help|leave|"
     r"come|go|do|"
     r"stop|tell)\b[^.,!?]*\?)", "shall i ", "will i "),
    (r"<START>that right(?=,? ?(?:huh|yeah|is it)?[.,!?]|$)", "is that right", "that right"),
    (r"\bwtf (?=(?:did|do|does|is|are|was|were|have)\b)", "what ", "wtf "),
    (rf"<START>(you|they|we) (?={_IS_DOING})", r"are \1 ", "?"),
    (rf"<START>(he|she|it) (?={_IS_DOING})", r"is \1 ", "?"),
    (rf"<START>(you|they|we) (?={_HAS_DONE})", r"have \1 ", "?"),
    (rf"<START>(he|she|it) (?={_HAS_DONE})", r"has \1 ", "?"),
    (r"<START>(you|they|we) (?=ever\b[^.,!?]*\?)", r"have \1 ", " ever"),
    (r"<START>(they|you) (?!know (?:that|what|i)\b|call (?:that|this)\b)"
     rf"(?=(?:{_DOES}) [^.,!?]+\?)", r"do \1 ", "?"),
    (rf"<START>(he|she) (?=(?:{_DOES}|hear|mean) [^.,!?]+\?)", r"did \1 ", "?"),
    (rf"<START>(you|they) (?=(?:{_IS_SO}|warm|cold)\b[^.,!?]*\?)", r"are \1 ", "?"),
    (r"<START>(he|she) (?=(?:hurt|safe|asleep|alive)[^a-z.,!?]*\?)", r"is \1 ", "?"),
    (rf"<START>(he|she|it) (?=(?:{_IS_SO})\b[^.,!?]*\?)", r"is \1 ", "?"),
    (r"\byou " + _BEGINS + "(?!" + _NAMES_A_DEED + ")(?=" + _IS_SAID_OF + ")", "you're "),
    (r"(?<!what )(?<!all )(?<!thing )(?<!things )(?<!that )"
     r"(?<!work )(?<!harm )(?<!damage )\b(i|you|we|he|she|they|i've|you've|"
     r"we've)(?:'s)? done (?=(?:told|said|made|gone|seen|been|"
     r"went|broke|forgot|had|got|lost|[a-z]+ed)\b)", r"\1 "),
    (r"\bfixing to\b", "going to"),
    (r"\bmight could\b", "might"),
    (r"\b(you|i|we|they)(?:'re|'m| are| am)? been knew\b", r"\1 knew"),
    (r"(?<!if )(?<!wish )(?<!though )(?<!as )(?<!rather )(?<!suppose )(?<!than )(?<!and )"
     r"\bi were\b(?! you)", "i was", "i were"),
    (r"\bif i was you\b", "if i were you", "i was you"),
    (r"<START>(that|this) were\b", r"\1 was", " were"),
    (r"\b(should|could|would|must|might)(n't)? of (?!course)", r"\1\2 have ", " of "),
    (r"\b(what|where|how)'re\b", r"\1 are", "'re"),
    (r"(?<![a-z] )'course\b", "of course", "'course"),
    (r"<START>ah here(?=[.,!])", "oh come on", "ah here"),
    (r"\b(it|that|there) (?:do|does) be\b", r"\1 is", " be"),
    (r"\b(you|we|they) do (?:always be|be)\b", r"\1 are", " be"),
    (r"\bi do be\b", "i'm", " be"),
    (r"\bnever do (?=(?:think|ask|listen|help|call|care|tell|say|come|want|let|see|hear)\b)",
     "never ", "never do "),
    (r"\b(i|you|he|she|we|they|it)'ll no (?!longer|more|doubt|way)(?=[a-z])",
     r"\1 won't ", "'ll no "),
    (r"\b(i'm|you're|he's|she's|we're|they're) no (?=[a-z]+ing\b|angry|sure|ready|happy|mad|going|"
     r"well|right(?! to\b)|daft|stupid|scared|alone)", r"\1 not ", " no "),
    (r"\b(do|does|did|is|was|can|are|were)n't half (?!as\b|the\b|past\b|of\b|listen|understand|"
     r"know|hear|finish|mean\b|do\b)"
     r"(?=[a-z])", r"\1 ", "n't half "),
    (r"\b(it) (is|was)n't but (?=an?\b|one\b|two\b)", r"\1 \2 only ", " but "),
    (r"(?<=[a-z] )ain'?t (?=(?:like|as if)\b)", "isn't "),
    (r"<START>ain'?t (?=(?:like|as if)\b)", "it isn't "),
    # "Yer" and "ur": "you" and "you're" as well as "your".
    (r"\byour (?=(?:with|to|at|for|when|if|did|had|were|was|said|never|should|could|"
     r"would|feel|think|about|from|before|after|leave it|go again|high and)\b"
     r"(?!-| (?:do|how|ending|list))|"
     r"$)", "you "),
    (r"\byour(?=[.!?]|$)", "you", "your"),
    (r"\byour've\b", "you've", "your've"),
    (r"(?<!all )(?<!with )\byour (?=(?:scared|worried|exhausted|angry|jealous|stressed|nervous|"
     r"ashamed|"
     r"overwhelmed|proud|gutted|lonely|welcome|allowed|fuming|furious|shattered|oversensitive)"
     r"(?=[.,!?]|$| (?:of|about|that|because|and|at|with|i|he|she|to|when|for|babe|hun|love)\b))",
     "you're "),
    (r"\byour (?=such an?\b)", "you're ", "your such"),
    (r"<START>your (?=(?:literally|basically|clearly|obviously|probably|absolutely|totally|"
     r"completely) (?:the|a|an|not|no|my|so|too|[a-z]+ing|right|wrong|[a-z]+ed)\b)", "you're "),
    (r"(?<!appreciate )\byour (?=being (?:too|so|way|way too|really) [a-z]+(?=[.,!?]|$))",
     "you're ",
     "your being"),
    (r"(?<![\w'])s'(?=(?:not|only|just|fine|okay|alright|all)\b)", "it's ", "s'"),
    (rf"<START>your (?!{_NAMES_A_DEED})(?=(?:actually|always|just|so(?! called)|too|"
     rf"not (?![a-z]+ing\b)|going|"
     r"coming|making|doing|acting|getting|taking|imagining|overthinking|kidding|joking|lying|"
     r"winding|messing|"
     r"the|a|an|my)\b)(?!just (?:desserts?|cause))", "you're "),
    # Small words.
    (r"(?<![\w'])(?<![a-z] )'s (?=[a-z])", "it's ", "'s "),
    (r"\bi'm a (?=(?:leave|go(?! getter)|get|tell|call|be|do|make|take|need|let|try|ask|give|"
     r"keep|say)\b(?!-))",
     "i'm going to ", "i'm a "),
    (r"<START>least (?=(?:you|we|it|it's|he|she|they|i|there|there's|that|that's)\b)",
     "at least ", "least "),
    (r"<START>(?:makes|make) sense(?! of)\b", "it makes sense", " sense"),
    (not_after("does doesn't did would could make will") + r"\bthat make sense\b",
     "that makes sense", "that make sense"),
    (r"<START>you got (?=(?:every right|no right|a point|no idea)\b|"
     r"me(?=[.,!?]|$))", "you've got ",
     "you got "),
    (r"\bfeel like (?:shit|crap|shite|rubbish)\b", "feel awful", "feel like "),
    (r"\byou'll be (?:right|grand|sweet|golden)(?=[.,!?]|$)", "you'll be fine", "you'll be "),
    (r"\bi feel you(?=[,.!]|$)", "i understand", "i feel you"),
    (r"\bhold your be quiet\b", "be quiet", "hold your "),
    (r"(?<![a-z] )(?<!-)\bcourse (?=(?:it|i|you|he|she|they|we|that|not|there)(?:'[a-z]+)?\b)",
     "of course ", "course "),
    (r"(?<![a-z] )(?<!-)\bcourse(?=[.,!?]|$)", "of course", "course"),
    (r"\ban (?=[bcdfgjklmnpqrstvwyz]+[aeiouy][a-z']*\b)(?!(?:mot|"
     r"[flmnrs][bcdfgmnprst][a-z]{0,2})\b)", "and ", " an "),
    (r"\ban (?=(?:i've|it|it's|it'll|he|he's|if|a half)\b)", "and ", " an "),
    (r"(?<=[a-z]) n (?=[a-z]{2})", " and ", " n "),
    (r"\bw (?=(?:you|me|him|her|it|that|my|your|the|us|them)\b)", "with ", "w "),
    (r"\br (?=(?:you|we|they|the)\b)", "are ", "r "),
    (r"(?<=[a-z] )aw (?=[a-z])", "all ", " aw "),
    (r"\bat aw\b", "at all", " aw"),
    (r",? an(?:d)? all(?=[.,!?]|$)", "", " all"),
    (r"\bint (?=(?:you|they|we)\b)", "aren't ", "int "),
    (r"\bint (?=(?:it|he|she)\b)", "isn't ", "int "),
    (r"<START>isn't (?=you (?![a-z]+ing\b))", "aren't ", "isn't you"),
    (r"\bow (?=(?:do|did|are|was|is|come|about|long|much)\b)", "how ", "ow "),
    (r"\b(i|you|he|she|we|they) ad (?=[a-z])", r"\1 had ", " ad "),
    (r"\b(i|you|we|they) ave (?=[a-z])", r"\1 have ", " ave "),
    (r"(?:(?<![a-z] )|(?<= on )|(?<=just )|(?<=you ))\b(tell|show|lend) us\b"
     r"(?! apart| both| two| all (?:the|that|your)\b)(?<!never tell us)", r"\1 me", " us"),
    (r"<START>give us (?=a (?!chance|try|shot|future|fresh|second|fair|hard))", "give me ",
     "give us"),
    (r"(?<!a )(?<!my )(?<!one )(?<!last )(?<!the )(?<!ing )\bbout (?!of\b)", "about ", "bout "),
    (r"<START>id (?=(?:be|have|love|like|say|never|rather|hate|want|feel)\b)",
     "i'd ", "id "),
    (r"<START>ill (?=(?:be|do|stop|call|make|get|go|come|ring|text|try|never|always|not|tell|"
     r"take|wait|leave|help|listen|ask|sort|pick|bring|stay)\b)", "i'll ", "ill "),
    # Said twice: "I was worried, me", "you're made up, you are".
    (r"<START>(i(?:'[a-z]+)? [^.,!?\n]{1,150}), me(?=[.,!?]|$)", r"\1", ", me"),
    (r"<START>(you(?:'[a-z]+)? [^.,!?\n]{1,150}), you(?=[.,!?]|$)", r"\1", ", you"),
    (r"<START>(?=(?:you|i|he|she|it|that|they|we)\b)(?![^.,!?]{0,160}(?:n't|\bnot\b|"
     r"\bnever\b|\bsaid\b|\bthought\b|\bthink\b))"
     r"((you|i|he|she|it|that|they|we)(?:'[a-z]+)? [^.,!?\n]{1,150}), \2 "
     rf"(?:{_AUXILIARIES})(?=[.,!?]|$)", r"\1", ", "),
    (rf", {_ENDEARMENT}(?=, (?:i|i'm|i'll|you|you're|it|it's|that's|he|she|we|they|what|how|don't|"
     r"that|there's|but)\b)", "", ", "),
    (_BEFORE_A_CAUSE + r"\bcause (?!(?:you|me|us|him|her|them|the [a-z]+) (?:so much |a lot of )?"
     r"(?:such )?(?:stress|pain|hurt|harm|trouble|problems|worry|anxiety|grief)\b)"
     r"(?=(?:i|you|we|he|she|it|they|that|the|there|my|your|this|i'm|you're|it's|we're|"
     r"that's|he's|she's|they're|i've|nobody|everybody)\b)", "because ", "cause "),
    (r"\bah (?!(?:did|didn't|was|wasn't|can|can't|could|would|should|will|won't|have|had) "
     r"(?:i|you|he|she|we|they|it|that|this|the)\b|don't (?:worry|cry|be|say|start)\b|never mind|"
     r"get some|have a|hear me|just tell|want a|need a)(?=(?:know|knew|think|thought|was|didn't|"
     r"don't|can|can't|will|won't|feel|felt|see|saw|"
     r"hear|heard|did|should|would|never|could|love|just|want|need|got|get|have|had|forgot|"
     r"wasn't|told|said)\b)", "i "),
    (r"(?<=[a-z] )yo (?=[a-z])", "your "),
    (r",? innit(?=[.,!?]|$)", ""),
    (r", so (?:it|that) (?:is|was|does|did|has|will|would|could)(?=[.,!?]|$)", "", ", so "),
    (r"<START>(?=(?:you|i|he|she|they|we)\b)(?![^.,!?]{0,160}\b(?:asked|told|said|promised|"
     r"needed|wanted)\b)"
     r"((i|you|he|she|they|we)(?:'[a-z]+)? [^.,!?\n]{1,150}), so \2 "
     rf"(?:{_AUXILIARIES}|could)(?=[.,!?]|$)",
     r"\1", ", so "),
    (r"(?<!sorry)(?<!hear you)(?<!know)(?<!get it)(?<!love you), (?:but|son)(?=[!?]|\.(?!\.))", ""),
    (rf",(?: {_VOCATIVE})+(?=[.,!?]|$)", ""),
    (rf", {_ENDEARMENT}(?=[.!?]|$)", ""),
    (r"(?<! lah)(?<! lor)(?<! na)(?<! ah)(?:,? (?:lah|lor|leh|sha|sef|yaar|bruv|innit|lol|lmao|"
     r"fam|fr|for real for real|hinny|eh|na|"
     r"oo|ah)){1,4}(?=[.,!?]|$)", ""),
    (r"\b(?:lowkey|highkey|deadass|lol|lmao) (?=[a-z])", ""),
    (r"(?<=[a-z] )\b(?:bare|dead(?! sorry)|proper|"
     + not_after("so sleep slept feel feeling doing did not don't went mean oh")
     + r"well(?! sorry)|" + not_after("you're are were all not so that's yeah oh")
     + r"right(?! sorry)|(?<=i'm )right|pure|(?<!not )mad(?! sorry)|hella|wicked|plumb|fierce|"
     r"heaps|gert|"
     r"real(?! hurt)|pretty|awful(?! sorry)|bloody|dang|damn|deadass|wild) (?=low\b|sad\b|"
     r"angry\b|sensitive\b|"
     r"selfish\b|tired\b|upset\b|hurt\b|hard\b|lonely\b|good\b|proud\b|scared\b|rude\b|mean\b|"
     r"stressed\b|happy\b|nice\b|sorry\b|chuffed\b|lazy\b|rough\b|awful\b|glad\b|grateful\b|"
     r"ashamed\b|worried\b|cruel\b|cold\b|daft\b|dramatic\b|stubborn\b|kind\b|bad\b|"
     r"disappointed\b|gutted\b|annoyed\b|jealous\b|touched\b|pleased\b|grim\b|scary\b|touchy\b|"
     r"fed up\b|irresponsible\b|useless\b|relieved\b|nervous\b|serious\b|exhausted\b|embarrassed\b|"
     r"excited\b|confused\b|guilty\b|harsh\b|unfair\b|weird\b|patient\b|brave\b|sweet\b)",
     "really "),
    (r"\bmust'?ve\b", "must have"),
)  # fmt: skip
