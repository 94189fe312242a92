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
    ],
)
def test_what_is_standard_stays(said: str) -> None:
    assert fluent(said)[0] == plain(said)


@pytest.mark.parametrize(
    "said", ["Ye didnae tell me, hen", "I ain't gonna", "Oh. Innit.", "", "?!"]
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
