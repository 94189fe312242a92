"""Rules for appreciation: what opens the other up."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "appreciation",
        "thank_you",
        "thanks them for opening up or for what they do",
        (
            r"\bthank(?:s| you)(?: so much| very much| a lot| again)*,? (?:for (?:\w+ )?(?:tell|"
            r"shar|say|be|trust|bring|open|let|speak|talk|ask|listen|explain|help|tak|do|car|"
            r"notic|your|put|ma[dk]|call|remind|stick|stay|try|mention|giv|show|support|all|that|"
            r"understand)\w*)"
        ),
        0.85,
        unless=(
            r"thanks? (?:you )?for (?:nothing|ruining|making me (?:feel|look)|that,? (?:jerk|"
            r"idiot))|no,? thank|helping yourself"
        ),
    ),
    Rule(
        "appreciation",
        "appreciate",
        "says what they value",
        (
            r"\bi (?:really |do |so |truly |very much |genuinely )*(?:appreciate|admire|respect|"
            r"value|love) (?:you(?:r)?|how (?:you|honest|open|much)|that you|what you|it (?:when|"
            r"that) you|hearing)\b"
        ),
        0.8,
        unless=(
            r"love you(?:r)?(?:[ ,.!]|$)|if you(?:'d| would| could)|appreciate you (?:not|stop)|"
            r"\w+n't (?:appreciate|respect|love)|respect your (?:no|boundar|wish|decision|choice)"
        ),
    ),
    Rule(
        "appreciation",
        "glad_you",
        "is glad that they spoke",
        (
            r"\bi(?:'m| am|'m so| am so)(?: really| very| so| truly| just)* (?:glad|grateful|"
            r"thankful|touched|honou?red|proud|happy|relieved) (?:that |of |to (?:have|hear|"
            r"know) |for )?(?:you|how you|to have you|this)\b"
        ),
        0.8,
        unless=(
            r"glad you(?:'re| are)? (?:finally|admit|noticed|asked,? but)|happy (?:now|"
            r"for you,? but)"
        ),
    ),
    Rule(
        "appreciation",
        "means_a_lot",
        "says what it means to them",
        (
            r"\b(?:it|that|this) means? (?:so much|a lot|the world|everything)(?: to me)?\b|"
            r"\b(?:it|that)(?: must have)?(?:'s)? t(?:ook|akes?|aken) (?:a lot of |real |so much |"
            r"some )?(?:courage|guts|strength|trust)"
        ),
        0.85,
    ),
    Rule(
        "appreciation",
        "thanks",
        "thanks them",
        (
            r"^(?:(?:oh|okay|ok|well|yes|wow)\b[,.]* )*(?:thank you|thanks)(?: so much|"
            r" very much)?[.!,]*$"
        ),
        0.6,
    ),
)
