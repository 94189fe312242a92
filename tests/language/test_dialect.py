"""Informal and dialect forms become the words of the standard; standard sentences stay."""

from __future__ import annotations

import pytest

from tests.language.plain_sentences import PLAIN
from voicecoach.language.detect import detect
from voicecoach.language.lexicon import fluent, plain


@pytest.mark.parametrize(
    ("said", "standard"),
    [
        ("Ye didnae tell me nothin", "you didn't tell me anything"),
        ("Ah knaa ye're tired, pet, but it's late", "i know you're tired, but it's late"),
        ("I ain't even check the time", "i didn't even check the time"),
        ("I ain't angry", "i'm not angry"),
        ("You always be moanin", "you're always moaning"),
        ("It were me own fault, love", "it was my own fault"),
        ("Tha's never listened", "you've never listened"),
        ("You're after leaving us short", "you've been leaving us short"),
        ("When 'ave I ever shouted?", "when have i ever shouted?"),
        ("Put it on t'side", "put it on the side"),
        ("whit's it like", "what's it like"),
        ("your so dramatic lol", "you're so dramatic"),
        ("I no go shout again", "i won't shout again"),
        ("I no dey shout, dey shout", "i don't shout, they shout"),
        ("Mi feel bad", "i feel bad"),
        ("Course it hurts", "of course it hurts"),
        ("You coming in the motor?", "are you coming in the motor?"),
        ("He done that before?", "has he done that before?"),
        ("You still my sister", "you're still my sister"),
        ("I left yer high and dry. It's on yer.", "i left you high and dry. it's on you."),
        ("ur actually right", "you're actually right"),
        ("You don't half wind me up", "you do wind me up"),
        ("I'll no touch ye", "i won't touch you"),
        ("I should of rung", "i should have rung"),
        ("I were worried, me.", "i was worried."),
        ("You're made up, you are, love, you did it.", "you're made up, you did it."),
        ("You wind me up an wind me up", "you wind me up and wind me up"),
        ("how r u", "how are you"),
        ("What you doing? What you want?", "what are you doing? what do you want?"),
        ("Want me to carry you?", "do you want me to carry you?"),
        ("Don't nobody ask", "nobody ask"),
        ("You shouldn't've", "you shouldn't have"),
        ("You heated, you one to talk", "you're heated, you're one to talk"),
        ("sooo goood, jeeez", "so good, jeez"),
        ("I see how come it hurt", "i see why it hurt"),
        ("I'll leave 'er alone", "i'll leave her alone"),
        ("He stood there a-laughing", "he stood there laughing"),
        ("I shouldn't of laughed, wha' else", "i shouldn't have laughed, what else"),
        # Englishes further from the standard.
        ("If mi did hurt yuh, tell mi.", "if i did hurt you, tell me."),
        ("Mi nah vex wid yuh", "i'm not angry with you"),
        ("A nuh yuh fault, yuh nuh a burden", "that's not your fault, you're not a burden"),
        ("Ah go pay yuh back, ah eh lying", "i'll pay you back, i'm not lying"),
        ("Yuh does always hurt meh", "you always hurt me"),
        ("That's on man, fam", "that's on me"),
        ("No vex, na my fault", "i'm sorry, it's my fault"),
        ("I know say e pain you", "i know that it hurts you"),
        ("I no go leave you, we go dey okay", "i won't leave you, we will be okay"),
        ("You no dey alone, I dey with you", "you're not alone, i'm with you"),
        ("Fear dey catch me", "i feel fear"),
        ("Asante for that, me I'm tired", "thank you for that, i'm tired"),
        ("Must I bring you tea neh?", "shall i bring you tea?"),
        ("You angry also correct lah", "you're right to be angry"),
        ("Friday I pay him back lah", "friday i'll pay him back"),
        ("So you not happy leh", "so you're not happy"),
    ],
)
def test_what_is_said_informally_is_read_as_the_standard(said: str, standard: str) -> None:
    assert fluent(said)[0] == standard


@pytest.mark.parametrize(
    "said",
    [
        *PLAIN,
        "That is my son.",
        "Part of you wants to go, and part of you is scared.",
        "Would you be willing to listen?",
        "Should I be seeing her?",
        "If it were me I would go.",
        "They are the ones that were left over.",
        "He takes metformin and a statin for the pain.",
        "Ah, would you stop.",
        "I know it's not that. But.",
        "The car that you were in was mine.",
        "What gets you is not being asked.",
        "I told you no already.",
        "A fortnight I told you they were ripe.",
        "I couldn't bear to hear no.",
        "I didn't help because nobody asked.",
        "Well good, more time for the garden.",
        "You scatterbrain.",
        "You told me work was fine, and he told me dad called.",
        "You never let me mind the kids.",
        "I miss Caitlin, and Ken, and I know Em, Fi and Ty.",
        "I want to regain your trust.",
        "I'm tired of your not calling me.",
        "I felt hurt when you being late made me miss it.",
        "You so rarely call me.",
        "The one who hurt you was me.",
        "You stay resting, I'll cook dinner.",
        "I don't think it's nothing. That's not nothing.",
        "I never hear no from you.",
        "What have I done to you?",
        "The cause you gave was wrong.",
        "Ah maybe you're right. Ah thank you.",
        "Patience, love, and care.",
        "The wi-fi is down and I'm at my wit's end.",
        "It was you never told me.",
        "You mean so much to me, and you scared me.",
        "You listening to me helped.",
        "I never meant to cause you any harm. Did I cause that?",
        "What you've done broke my heart.",
        "Your not being there hurt me.",
        "It isn't nothing to me.",
        "If it isn't you and I'm wrong, tell me.",
        "Of course, you know? You see?",
        "I took a discourse course, a ten-minute walk away.",
        "An hour, an honest man, an eyelid.",
        "If anyone is wrong, you are.",
        "If I were you, I'd have a bout of flu.",
        "The others, if they were ill, were in bed.",
        "Your on-call week, your in-laws and your will.",
        "He told us both apart.",
        "I know what you mean? Do you see why you feel that?",
        "What you want is a rest, and you worried me.",
        "Shall I be here? How dare you be so rude.",
        "Please call me mum. With me dad goes home.",
        # What only looks like Englishes further from the standard.
        "You hurt me, and you mean a lot to me.",
        "Ah, go and tell him how you feel.",
        "Ah right, I just go quiet when I'm scared.",
        "Is she that upset with me?",
        "Should I go talk to her for you?",
        "Must I always be the one to say sorry?",
        "I beg you to forgive me. I beg your pardon.",
        "That's who I really am, Una.",
        "Mr Asante hurt me, and Leo and Mina saw it.",
        "I had no one. I was the scared one, the blue one.",
        "So what? I'm here no matter what.",
        "He does nothing, and she does that too.",
        "No man has the right to hit you.",
        "He was with you for fourteen years. Thank you for it.",
        "I know what they did, they said so already.",
    ],
)
def test_what_is_standard_stays(said: str) -> None:
    assert fluent(said)[0] == plain(said)


@pytest.mark.parametrize(
    "said",
    [
        "Ye didnae tell me, hen",
        "I ain't gonna",
        "Oh. Innit.",
        "",
        "?!",
        "Abeg, no vex oo, na my fault.",
        "Mi nah vex wid yuh, a nuh yuh fault dat",
    ],
)
def test_each_character_has_its_place(said: str) -> None:
    text, places = fluent(said)
    assert len(places) == len(text) + 1
    assert places == sorted(places)
    assert all(0 <= place <= len(said) for place in places)


def test_a_quote_is_what_was_said() -> None:
    said = "Ah well, you was never there, hen. And I ain't said nothin about it."
    for move in detect(said, "I felt hurt.").moves:
        assert said[move.start_char : move.end_char] == move.quote
        before = said[: move.start_char]
        assert not before or not before[-1].isalnum()


def test_a_very_long_word_takes_no_time() -> None:
    assert fluent("ab" * 25_000)[0] == "ab" * 25_000
    assert fluent("a" * 50_000)[0] == "a"
