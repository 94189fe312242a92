"""What to say instead: built from the partner's own words, or kept plain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.language.plain_sentences import PLAIN
from voicecoach.language.detect import detect
from voicecoach.language.suggest import BOUNDARY_KEPT, suggest, turn_around


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("You made fun of me in front of my parents. I felt so small.", "You felt so small"),
        ("I felt alone when you made the plans without me.", "You felt alone when I made the"),
        ("I miss our walks.", "You miss our walks."),
        ("Please don't read my letters.", "Okay, I won't read your letters."),
        ("Stop telling me what to do.", BOUNDARY_KEPT),
        ("When you raise your voice I get scared.", "You get scared when I raise my voice."),
        ("You never help with the kids.", "You would like me to help with the kids."),
        ("My best friend is moving to Canada.", "Your best friend is moving to Canada."),
        ("The bus.", "I want to understand."),
        ("Please could you call your mother.", "I want to understand."),
        ("Please leave me alone.", "Okay, I will leave you alone."),
        ("Please, just listen to me.", "You would like me to listen to you."),
        ("I felt hurt when Ken laughed at me.", "You felt hurt when Ken laughed at you."),
        ("I was sad when Ty left.", "You were sad when Ty left."),
        ("I'm tired of your not calling me.", "You are tired of my not calling you."),
        ("The only thing I asked of you was to listen.", "The only thing you asked of me was to"),
        ("I'd always wanted a dog.", "You'd always wanted a dog."),
        ("I wish you'd asked me.", "You wish I'd asked you."),
        ("I'd rather not go.", "Okay. You'd rather not go."),
        ("I am happy but you never notice.", "You would like me to notice."),
        ("I'm happy that you came.", "You are happy that I came. How is that for you?"),
        ("It felt like home when I was with you.", "For you it felt like home when you were with"),
        ("It feels like you two are against me.", "I want to understand."),
        ("I like you so much.", "You like me so much."),
        ("I'm used to it.", "You are used to it."),
        ("I miss you being here.", "You miss me being here."),
        ("You never thanked me.", "It matters to you that I never thanked you."),
        ("Ye never listened tae me.", "It matters to you that I never listened to you."),
        ("You make me happy.", "You feel happy. How is that for you?"),
        ("Nothing makes me happy anymore.", "I want to understand."),
        ("I never said I was sad.", "You never said you were sad."),
        ("You never disappoint me.", "I want to understand."),
        ("Don't you love me any more?", "I want to understand."),
        ("Don't forget to take your tablets.", "I want to understand."),
        ("I don't want you to come with me.", "Okay. You don't want me to come with you."),
        ("I'd rather not see you tonight.", "Okay. You'd rather not see me tonight."),
        ("You never even said sorry to me.", "It matters to you that I never even said sorry to"),
        ("Do you have a minute?", "I want to understand."),
        ("You told me work was fine.", "It matters to you that I told you work was fine."),
        ("", "Tell me more."),
    ],
)
def test_it_takes_up_what_was_said(said: str, begins: str) -> None:
    assert suggest(said).startswith(begins)


ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "benchmarks" / "suggestions.tsv")
    .read_text("utf-8")
    .splitlines()[1:]
]


@pytest.mark.parametrize(("said", "suggestion", "verdict"), ROWS)
def test_what_was_read_is_what_is_said(said: str, suggestion: str, verdict: str) -> None:
    assert suggest(said) == suggestion, "read it again, and give it a verdict"
    assert verdict in {"good", "plain", "weak"}


@pytest.mark.parametrize("said", ["", *PLAIN, *(said for said, _, _ in ROWS)])
def test_it_never_closes_the_other(said: str) -> None:
    instead = suggest(said)
    assert instead
    assert not [move for move in detect(instead, said).moves if move.polarity < 0]


@pytest.mark.parametrize(
    ("clause", "turned"),
    [
        ("you made the plans without me", "I made the plans without you"),
        ("i was late", "you were late"),
        ("you laughed at my job", "I laughed at your job"),
        ("nobody told you the news", "nobody told me the news"),
        ("you told me that i was late", "I told you that you were late"),
        ("i think you don't love me anymore", "you think I don't love you anymore"),
        ("i need you to listen", "you need me to listen"),
        ("i'm afraid of what you'll say", "you are afraid of what I will say"),
        ("it was you and me", None),
        ("", None),
        ("a b c d e f g h i j k l m n o", None),
    ],
)
def test_a_clause_is_turned_around_or_left(clause: str, turned: str | None) -> None:
    assert turn_around(clause) == turned


@pytest.mark.parametrize(
    "said",
    [
        "If you keep drinking I'm leaving.",
        'I said to him, "You can\'t treat me like this."',
        "I'm not angry, just tired.",
        "I was alone, but you weren't, and it was late.",
    ],
)
def test_no_stump_is_given_back(said: str) -> None:
    assert not re.search(
        r"keep drinking|said to him\.|are not angry\.|not\. What", suggest(said)
    ), suggest(said)
