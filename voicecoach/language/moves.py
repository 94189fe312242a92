"""The catalogue: every skill that is looked for, what it is, and what it is not.

Sources: VIBCS 3.1 (Fruzzetti: validating and invalidating behaviours in couples), MITI 4.2.1
(Moyers and others: motivational interviewing), EPITOME (Sharma and others, 2020: expressed
empathy), Gordon's roadblocks, and Rosenberg's nonviolent communication. The definitions and
examples are our own words.
"""

from __future__ import annotations

from dataclasses import dataclass

ACTS = ("reflection", "open_question", "closed_question", "input", "other")
"""What a reply mainly does, in the terms of counselling research; ``other``: none of the four."""


@dataclass(frozen=True, slots=True)
class Example:
    """A reply, and what the other had said before."""

    reply: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """One row. ``polarity``: +1 opens the other up, -1 shuts them down, 0 neither."""

    name: str
    polarity: int
    definition: str
    examples: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    source: str

    @property
    def label(self) -> str:
        """The name as people read it."""
        return self.name.replace("_", " ")


def _examples(*rows: str | tuple[str, str]) -> tuple[Example, ...]:
    """Examples; a pair is (what was said, the reply)."""
    return tuple(Example(r) if isinstance(r, str) else Example(r[1], r[0]) for r in rows)


_AT_DINNER = "You made fun of me in front of my parents. I felt so small."
_NO_VISIT = "Please, I don't want to go to your parents this weekend."

CATALOGUE: tuple[Skill, ...] = (
    Skill(
        "validation",
        1,
        "Their feeling or view makes sense and is taken seriously. Agreement, warmth or praise "
        "alone is not validation.",
        _examples(
            "No wonder you are shaken.",
            "It makes sense that you felt alone.",
            "I can see why that hurt.",
            "Anyone would be upset after that.",
            "You have every right to be angry.",
            "Of course you are hurt, after all that.",
        ),
        _examples(
            "I'm sorry you feel that way.",
            "No wonder nobody likes you.",
            "That makes no sense.",
            "You're right.",
            "I'm glad.",
        ),
        "VIBCS level 4-5",
    ),
    Skill(
        "reflection",
        1,
        "Gives back in own words what they said or felt, without adding advice or a verdict.",
        _examples(
            (
                "I kept waiting, and you said nothing all evening.",
                "So it was the silence that hurt.",
            ),
            (_AT_DINNER, "You felt small in front of them."),
            "It sounds like you were really counting on me.",
            "What I'm hearing is that you need more time.",
            ("I miss how we used to laugh.", "You miss the fun that we had."),
        ),
        _examples(
            "So what.",
            "Sounds like a plan.",
            "You feel like you always know better.",
            "It sounds like you're overreacting.",
            "So you think this is my fault?",
        ),
        "MITI reflection",
    ),
    Skill(
        "open_question",
        1,
        "Invites them to say more; cannot be answered by yes or no.",
        _examples(
            "What was the hardest part?",
            "Tell me more.",
            "How did that feel for you?",
            "what would help you most right now",
            "I wonder what that was like for you.",
        ),
        _examples(
            "What is wrong with you?",
            "How could you do that?",
            "How many times was it?",
            "What time is it?",
            "That is what I said.",
        ),
        "MITI open question",
    ),
    Skill(
        "reassurance",
        1,
        "Says that they are loved, safe, and not left alone with it.",
        _examples(
            "I'm here, I'm not going anywhere.",
            "You're not alone in this.",
            "We will get through this together.",
            "You matter to me.",
        ),
        _examples(
            "I'm here for the parcel.",
            "It will all be fine.",
            "I got you a coffee.",
            "We had dinner together.",
        ),
        "EPITOME emotional reaction",
    ),
    Skill(
        "appreciation",
        1,
        "Thanks them for opening up, or says what one values in them.",
        _examples(
            "Thank you for telling me.",
            "I appreciate you being honest with me.",
            "I'm glad you told me.",
            "It means a lot that you trust me.",
        ),
        _examples("Thanks for nothing.", "No, thank you.", "I'm glad it stopped raining."),
        "EPITOME emotional reaction, MITI affirm",
    ),
    Skill(
        "ownership",
        1,
        "Owns one's part; an apology without a but.",
        _examples(
            "I did cut you off.",
            "I'm sorry that I laughed at you.",
            "That was my fault.",
            "I should have asked you first.",
            "I was wrong to joke about it.",
        ),
        _examples(
            "I'm sorry, but you started it.",
            "I'm sorry you feel that way.",
            "That's not my fault.",
            "I should have known better than to ask you.",
        ),
        "VIBCS, Gottman: accepting responsibility",
    ),
    Skill(
        "i_statement",
        1,
        "Says an own feeling or need gently and honestly, with no hidden you.",
        _examples(
            "I feel ashamed that I forgot.",
            "I'm scared of losing us.",
            "I miss us.",
            "It makes me sad when we fight.",
        ),
        _examples(
            "I feel like you never listen.",
            "I feel that you are overreacting.",
            "I'm tired of your excuses.",
            "I am at home.",
        ),
        "Nonviolent communication",
    ),
    Skill(
        "boundary_respect",
        1,
        "Keeps to a limit that they set, or leaves the choice to them.",
        _examples(
            (_NO_VISIT, "Okay, we do not have to go."),
            ("Please don't read my messages.", "You got it, I won't read them."),
            "Take all the time you need.",
            "That's your call, and I respect that.",
        ),
        _examples(
            "You don't have to shout.",
            (_NO_VISIT, "We are going anyway."),
            "I won't do that for you.",
        ),
        "VIBCS, the definition of a boundary",
    ),
    Skill(
        "commitment",
        1,
        "A concrete promise with a when.",
        _examples(
            "On Saturday I will call your mother and put it right.",
            "From now on I'll ask you before I invite people.",
            "Tonight I will cook and put the kids to bed.",
        ),
        _examples("Maybe I'll do it tomorrow.", "I will be at the dentist on Monday.", "I'll try."),
        "Commissive speech acts (Searle)",
    ),
    Skill(
        "closed_question",
        0,
        "Can be answered by yes or no, by choosing, or by a fact.",
        _examples(
            "Did you talk to your manager?",
            "Was it on Monday or on Tuesday?",
            "Who was there with you?",
            "are you hungry",
        ),
        _examples(
            "Are you crazy?", "Do it now.", "Tell me more.", "Had I known that, I'd have come."
        ),
        "MITI closed question",
    ),
    Skill(
        "acknowledgement",
        0,
        "Shows that one listens, no more.",
        _examples("Mm-hm.", "I see.", "Okay.", "Oh, right. Yeah."),
        _examples("Okay, we leave at nine.", "I see a bird.", "Right after lunch."),
        "Back-channels (Yngve)",
    ),
    Skill(
        "input",
        0,
        "Information or an opinion; advice that was asked for.",
        _examples(
            ("What should I do about my boss?", "You could talk to her on Friday."),
            ("Do you have any ideas?", "Maybe a letter would help."),
        ),
        _examples("The shop closes at six.", "You should just quit."),
        "MITI giving information",
    ),
    Skill(
        "dismissing",
        -1,
        "Makes their feeling smaller than it is for them.",
        _examples(
            "It was only a joke.",
            "At least you have a job.",
            "Calm down.",
            "You're overreacting.",
            "Look on the bright side.",
            "I'm sorry you feel that way.",
        ),
        _examples(
            "I need at least a day.",
            "I can't calm down.",
            "You are not overreacting.",
            "It was only a short walk to the station.",
        ),
        "VIBCS invalidation",
    ),
    Skill(
        "blame",
        -1,
        "Finds the fault with them; you always, you never.",
        _examples(
            "You always do this.",
            "You never listen to me.",
            "This is all your fault.",
            "You should have told me.",
            "I feel like you never try.",
        ),
        _examples(
            "You never know.",
            "You always make me laugh.",
            "It was not your fault.",
            "She said you never call.",
            "I never said that you always do it.",
        ),
        "Gottman: criticism",
    ),
    Skill(
        "judgement",
        -1,
        "A verdict on the person instead of on what happened.",
        _examples(
            "You are so selfish.",
            "You're such a baby.",
            "What is wrong with you?",
            "You're just like your mother.",
        ),
        _examples(
            "You felt stupid in front of them.",
            "You are not selfish.",
            "He called you lazy.",
            "You are so tired.",
        ),
        "Gordon: labelling, Gottman: contempt",
    ),
    Skill(
        "advice",
        -1,
        "A solution that nobody asked for.",
        _examples(
            "You should just quit.",
            "Why don't you talk to her?",
            "If I were you, I'd leave.",
            "Have you tried going to bed earlier?",
            "Just ignore him.",
        ),
        _examples(
            ("What should I do?", "You could talk to her."),
            "You should have seen the sunset.",
            "You don't have to decide now.",
            "She said you should never trust her.",
            "You must be exhausted.",
        ),
        "MITI persuade without permission, Gordon's roadblocks",
    ),
    Skill(
        "defensiveness",
        -1,
        "A denial, an excuse, or a counter-charge.",
        _examples(
            "I didn't do anything wrong.",
            "That's not true.",
            "I was only trying to help.",
            ("You interrupt me all the time.", "You do the same thing too."),
            "It's not my fault.",
        ),
        _examples(
            "I didn't listen to you.",
            "I wasn't fair to you.",
            "I didn't know how much it hurt you.",
            "I love you too.",
        ),
        "Gottman: defensiveness",
    ),
    Skill(
        "shifting",
        -1,
        "Turns the talk to oneself.",
        _examples(
            "That reminds me of when I lost my job.",
            "My week was even worse.",
            "What about my feelings?",
            "I'm exhausted too.",
        ),
        _examples("Me too.", "That reminds me to call the plumber.", "I miss us too."),
        "Conversational narcissism: shift-response (Derber)",
    ),
    Skill(
        "pressure",
        -1,
        "An ultimatum, a command, or overriding a no.",
        _examples(
            "If you don't come with me, I'm leaving.",
            "We are going, like it or not.",
            "Stop talking.",
            "I share what I want, deal with it.",
        ),
        _examples(
            "If you don't want to, that's fine.",
            "If you go, I will come with you.",
            "Stop whenever you like.",
            "I can't deal with it alone.",
        ),
        "Gordon: ordering, threatening",
    ),
    Skill(
        "yes_but",
        -1,
        "A validation or apology that is taken back by a but.",
        _examples(
            "I hear that you're hurt, but somebody had to decide.",
            "Yeah, but it was late.",
            "I understand, but you could have called.",
            "I'm sorry, but you started it.",
        ),
        _examples(
            "I hear you, but tell me if I got it wrong.",
            "He is nice but slow.",
            "I'm sorry, but I want to understand.",
        ),
        "VIBCS: not validation",
    ),
)

SKILLS: dict[str, Skill] = {skill.name: skill for skill in CATALOGUE}
