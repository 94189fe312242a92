"""Plain phrases of self-harm, of violence at home, and of fear of the partner.

They are no finding: help is shown, nothing is scored, and no move is taken from such words. A few
explicit phrases only, so much is missed; voicecoach does not watch over anybody.
"""

from __future__ import annotations

import re

from voicecoach.language.lexicon import fluent
from voicecoach.text import clean

HELP = (
    "This sounds like more than a practice talk. If someone is in danger, call 112, 911 or your "
    "local emergency number. You can also tell a doctor, a crisis line or a person you trust."
)
WHERE = "voicecoach help-lines"
"""The command that lists numbers to call."""

_SELF = r"(?:myself|yourself|himself|herself|themselves)"
_WHO = (
    r"(?:he|she|they|you|my (?:husband|wife|partner|boyfriend|girlfriend|dad|father|mother|mum|"
    r"mom))"
)
_HARMED = (
    r"(?:hits?|hit|beats?|beat|slap(?:s|ped)|punch(?:es|ed)|kick(?:s|ed)|chok(?:es|ed)|"
    r"strangl(?:es|ed)|rap(?:es|ed)|burn(?:s|ed)|threw .{1,20} at|push(?:es|ed)) me\b"
    r"(?! (?:off|for|into (?:buying|going|trying|coming)|to|up))"
)
_PHRASES = (
    rf"\b(?:kill|killing|hurt|hurting|cut|cutting|harm|harming|hang|hanging|shoot) {_SELF}\b",
    r"\bkill (?:you|me|him|her|the (?:kids|children))\b(?! for| with kindness| if i'm late)",
    r"\bsuicid\w+\b",
    r"\b(?:want|wanted|wants|going) to (?:die|be dead|end it all|not wake up|"
    r"not be here anymore)\b",
    r"\bwish(?:ed)? (?:i|you) (?:was|were) (?:dead|never born)\b",
    r"\b(?:end|take|ending|taking) (?:my|your|his|her)(?: own)? life\b",
    r"\b(?:don't|do not|didn't) want to (?:live|be alive|wake up|be here) ?(?:any ?more|at all)?"
    r"(?=[.,!?;]|$)",
    r"\b(?:better off (?:dead|without me)|no reason to (?:live|go on living)|overdos(?:e|ed|ing)|"
    r"can't go on living)\b",
    r"\bi can't go on(?: any ?more)?(?=[.,!?;]|$)",
    r"\b(?:nobody|no one) would (?:miss me|notice|care) if i (?:was|were|am) (?:gone|dead)\b",
    r"\b(?:was|been|got) (?:raped|sexually (?:assaulted|abused))\b",
    rf"\b{_WHO}(?:'s| is| has| have| had| once| always| just| even)* {_HARMED}",
    r"\b(?:hit|beat|choke|hurt) (?:me|you) again\b",
    r"\b(?:scared|afraid|frightened|terrified) (?:that )?(?:he|she|you|they)(?:'ll| will| would|"
    r"'d| "
    r"might| could)? (?:hurt|hit|kill|beat|come after|find) me\b",
    r"\b(?:scared|afraid|frightened|terrified) of (?:what (?:he|she|you|they)(?:'ll| will| would|"
    r"'d|"
    r" might) do(?: to me)?\b|(?:my|going home to my) (?:husband|wife|partner|boyfriend|"
    r"girlfriend)\b|"
    r"you(?=[.,!?;]|$))",
    r"\b(?:won't|doesn't|don't|never) let me (?:leave the house|out of the house|"
    r"see (?:my )?(?:friends"
    r"|family)|have (?:my|any) money)\b",
)
_CRISIS = re.compile("|".join(f"(?:{one})" for one in _PHRASES))
_FIGURE_OF_SPEECH = re.compile(
    r"\b(?:die|dying|died) (?:of|from|laughing)|\bkill(?:ed|s)? me (?:laughing|to say|when)|"
    r"\bshoot myself in the foot|\bcut myself (?:some|a|off|while|when|shaving|on)|"
    r"\bhurt myself (?:at|when|while|on|playing|running|lifting|in the gym)|\bdying to\b|"
    r"\bhit(?:s)? me with (?:an?|the|his|her|some) (?:[a-z]+ )?(?:ideas?|questions?|news|bill|"
    r"offer|list|surprise|facts?|truth|jokes?)\b|"
    r"\bkick(?:s|ed) me out of (?:the|a|his|her|their|our) (?:meeting|band|team|group|club|"
    r"chat|class|game|call|bar|pub|office|party)\b|"
    r"\bslap(?:s|ped) me on the back\b|"
    r"\bthrew (?:an?|the|his|her) (?:pillow|cushion|sock|towel|snowball|ball|blanket)s? at me\b"
    r"(?! and (?:hit|broke|hurt|cut))|"
    r"\bkill(?:ing)? (?:the )?time\b|\bsuicide squad\b|\bcould(?:'ve| have)? kill(?:ed)?\b"
)


def is_crisis(text: str) -> bool:
    """Whether ``text`` speaks plainly of self-harm, violence at home or fear of the partner."""
    said, _ = fluent(clean(text))
    return any(not _is_figure(match, said) for match in _CRISIS.finditer(said))


def _is_figure(match: re.Match[str], said: str) -> bool:
    """Whether a figure of speech shares words with what was found."""
    return any(
        figure.start() < match.end() and match.start() < figure.end()
        for figure in _FIGURE_OF_SPEECH.finditer(said)
    )
