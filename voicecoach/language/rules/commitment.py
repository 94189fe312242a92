"""Rules for commitment: what opens the other up."""

from voicecoach.language.rules import Rule

_WHEN = (
    r"(?:tonight|tomorrow|today|this (?:morning|afternoon|evening|week|weekend|month|"
    r"summer|sunday|saturday|friday|monday|tuesday|wednesday|thursday)|next (?:time|week|"
    r"weekend|month|year|sunday|saturday|friday|monday|tuesday|wednesday|thursday)|"
    r"on (?:sunday|saturday|friday|monday|tuesday|wednesday|thursday|the weekend|"
    r"weekends)s?|from now on|every (?:day|night|morning|evening|week|month|sunday|"
    r"saturday|friday|monday|tuesday|wednesday|thursday|time)|by (?:tonight|tomorrow|"
    r"sunday|saturday|friday|monday|tuesday|wednesday|thursday|the end of|noon|then)|"
    r"at (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|lunch|"
    r"dinner|breakfast)|before (?:i|we|bed|work|dinner|lunch|you|the|next)|after (?:work|"
    r"dinner|lunch|school|the|breakfast|this)|in (?:an|one|half|two|a (?:few|couple))|"
    r"first thing|right (?:now|away|after)|as soon as|when (?:i|we) (?:get|come|are|see|"
    r"next)|until|in the (?:morning|evening|afternoon)|sunday|saturday|friday|monday|"
    r"tuesday|wednesday|thursday|starting|once a|twice a|each (?:day|night|morning|"
    r"evening|week))"
)

RULES = (
    Rule(
        "commitment",
        "will_when",
        "promises something with a when",
        (
            rf"\b(?:i|we)(?:'ll| will|'m going to| am going to|'m gonna|'re going to|"
            rf" promise (?:that )?(?:i(?:'ll| will)|to)| can promise)\b.*\b{_WHEN}\b|"
            rf"\b{_WHEN}\b,? (?:i|we)(?:'ll| will|'m going to| am going to|'m gonna|'re going to|"
            rf" promise)\b"
        ),
        0.75,
        unless=(
            r"i(?:'ll| will) (?:be (?:late|at|out|away|in|busy|gone|home late|working|fine|tired|"
            r"ready|back)|see|try|think|never|leave you|need|have to|probably|know|go back|sleep|"
            r"get (?:a|some|my)|eat|say)\b|\bmaybe\b|\bmight\b|\bprobably\b|not\b|won't|"
            r"\bif you\b|you'll|whatever|going to (?:be|rain|see|sleep|bed|work)\b|"
            r"until you (?:stop|apologi)|a divorce"
        ),
    ),
    Rule(
        "commitment",
        "promise",
        "promises something",
        (
            r"\bi promise(?: you)?,? (?:that )?(?:i|to|we)\b|\byou have my word\b|"
            r"\bi give you my word\b"
        ),
        0.66,
        unless=(
            r"\w+n't promise|\bmaybe\b|\bif you\b|"
            r"promise (?:that )?i (?:didn't|did not|never|wasn't)"
        ),
    ),
)
