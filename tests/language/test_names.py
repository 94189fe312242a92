"""Names are found in ordinary sentences, and little else is."""

from __future__ import annotations

import re

from tests.language.named_sentences import NAMED, NO_NAMES
from voicecoach.language.given_names import GIVEN, WORDLIKE
from voicecoach.language.names import find_names

RECALL, RECALL_IN_SMALL_LETTERS = 0.95, 0.75
"""Of forty names; docs/privacy.md gives the figure."""


def found_in(text: str) -> set[str]:
    return {form for one in find_names([text]) for form in one.forms}


def test_the_set_is_as_it_says() -> None:
    names = [name for _, names in NAMED for name in names]
    assert len(names) == 40
    assert sum(name.islower() for name in names) == 10
    assert sum(name.lower() in WORDLIKE for name in names) == 5
    assert not GIVEN & WORDLIKE


def test_recall() -> None:
    missed = [name for text, names in NAMED for name in names if name not in found_in(text)]
    recall = 1 - len(missed) / 40
    assert recall >= RECALL, missed


def test_recall_without_capitals_and_punctuation() -> None:
    missed = [
        name
        for text, names in NAMED
        for name in names
        if name.lower() not in found_in(re.sub(r"[.,?]", "", text).lower())
    ]
    assert 1 - len(missed) / 40 >= RECALL_IN_SMALL_LETTERS, missed


def test_it_finds_little_else() -> None:
    more = [(text, found_in(text) - set(names)) for text, names in NAMED]
    more += [(text, found_in(text)) for text in NO_NAMES]
    wrong = [(text, extra) for text, extra in more if extra]
    assert len(wrong) <= 2, wrong
