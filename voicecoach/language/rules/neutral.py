"""Rules for what neither opens nor closes."""

from voicecoach.language.rules import Rule

RULES = (
    Rule(
        "closed_question",
        "yes_no",
        "can be answered by yes or no",
        (
            r"<S>(?:do|does|did|are|is|was|were|have|has|had|can|could|would|will|should|shall|"
            r"may|am|isn't|aren't|don't|doesn't|didn't|wasn't|weren't|haven't|hasn't|wouldn't|"
            r"won't|can't|couldn't) (?:you|it|that|this|he|she|they|we|i|there|the|your|my|our|"
            r"his|her|their|anyone|anybody|someone|something|anything|things|everything|everyone|"
            r"people|any)\b"
        ),
        0.78,
        unless=(
            r"(?:can|could|would|will) you (?:tell|say|share|explain|describe|walk|help me|"
            r"please)|(?:do|would) you want to (?:tell|talk|share|say)|have you (?:ever |already |"
            r"even )?(?:tried|thought (?:about|of)|considered)|are you (?:crazy|insane|stupid|"
            r"kidding|serious|nuts|out of|done|finished|still)|had i known|did you (?:ever |"
            r"even )?try|couldn't you|can't you|don't you (?:dare|ever)|do it\b|do (?:that|this|"
            r"the|your|my)\b(?! \w+ \w+.*\?)|have (?:the|your|my|that|this|it|a|any)\b[^?]*$|"
            r"will i ever|don't (?:the|i|we|they|it)\b[^?]*$|would it be better|wouldn't it be|"
            r"can't (?:we|i)\b[^?]*$|may (?:the|i)\b[^?]*$|am i (?:hearing|getting|understanding)|"
            r"did i (?:get|hear|understand)"
        ),
    ),
    Rule(
        "closed_question",
        "either_or",
        "lets them choose between two answers",
        r"<S>(?:was|is|are|were|do|did|would|should) .{2,60}\bor\b.{2,40}\?$",
        0.7,
        unless=r"are you (?:crazy|stupid|kidding)",
    ),
    Rule(
        "closed_question",
        "which_when",
        "asks for a fact",
        (
            r"<S>(?:(?:who|when|where|which|whose)(?:'s|'re|'d|'ll)? \w+.*\?$|(?:who|when|where|"
            r"which|whose)(?:<AUX>| <AUX>) (?:you|it|that|this|he|she|they|we|i|the|your)\b|"
            r"what (?:time|day|date|colou?r|size|year|month|number|kind|type)\b|how (?:many|much|"
            r"old|long|often|far|big|soon|late)\b)"
        ),
        0.72,
        unless=(
            r"who cares|how many times|how much (?:you|it|that|this|i)\b[^?]*$|how (?:much|hard|"
            r"long|often)[^?]*$|when (?:i|you|we|he|she|they|it)\b[^?]*$|where i\b[^?]*$|"
            r"which is\b|who (?:is|are) you to|when(?:'s| is| are| will) you (?:ever|"
            r"going to (?:learn|stop|grow))"
        ),
    ),
    Rule(
        "closed_question",
        "tag",
        "asks them to agree",
        (
            r",? (?:right|isn't it|aren't you|don't you|doesn't it|didn't you|wasn't it|"
            r"weren't you|won't you|can't you|haven't you|do you|are you|is it|did you|no|yes|"
            r"okay|correct)\?$"
        ),
        0.5,
    ),
    Rule(
        "acknowledgement",
        "listening",
        "shows that one listens",
        (
            r"^(?:(?:mm+|hm+|mm-?hm+|mhm+|uh-?huh|ah|oh|okay|ok|right|yeah|yes|yep|yup|sure|i see|"
            r"i hear you|got it|gotcha|wow|really|i know|true|alright|all right|understood|good|"
            r"nice|go on|exactly|huh|absolutely|of course|oh no|oh wow|for sure|fair enough|"
            r"makes sense)\b[\s,.!?-]*){1,4}$"
        ),
        0.8,
        unless=r"go on",
    ),
    Rule(
        "input",
        "advice_asked_for",
        "gives the advice that was asked for",
        (
            r"\b(?:you (?:could|should|can|might|need|ought)|maybe|perhaps|try|i(?:'d| would)|"
            r"how about|why not|have you (?:tried|thought)|if i were you|one (?:way|thing|option)|"
            r"it (?:might|could) help|we could|talk to|ask)\b"
        ),
        0.7,
        unless=r"\?$(?<!how about\?)",
        context="advice_asked",
    ),
    Rule(
        "input",
        "fact_asked_for",
        "tells what was asked",
        r"^(?=.*\w).*$",
        0.85,
        unless=(
            r"\?$|<FEELING>|\byou(?:'re| are| never| always)\b|"
            r"^(?:i (?:don't|do not) know|sorry|okay|ok|mm|oh)\b|"
            r"\bi(?:'m| am) (?:not|here|in)\b"
        ),
        context="fact_asked",
    ),
)
