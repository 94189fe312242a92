"""Words and segments become inter-pausal units."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from voicecoach.conversation import Segment, Word
from voicecoach.turns.units import (
    join_segments,
    share_out_words,
    units_from_segments,
    units_from_words,
)


def test_short_pauses_are_bridged() -> None:
    words = [Word(0.0, 0.5, "a"), Word(0.69, 1.0, "b"), Word(1.21, 1.5, "c")]
    units = units_from_words("A", words)
    assert [(unit.start, unit.end, unit.text) for unit in units] == [
        (0.0, 1.0, "a b"),
        (1.21, 1.5, "c"),
    ]


def test_words_go_to_the_segment_they_fall_in_or_next_to() -> None:
    words = [Word(0.95, 1.2, "early"), Word(3.05, 3.2, "late")]
    units = units_from_segments("A", [Segment(0.0, 1.0), Segment(1.1, 3.0)], words)
    assert [unit.text for unit in units] == ["", "early late"]


def test_no_speech_gives_no_units() -> None:
    assert units_from_segments("A", [], [Word(0.0, 1.0, "You")]) == ()
    assert units_from_words("A", []) == ()


def test_words_of_one_microphone_are_shared_out_one_by_one() -> None:
    segments = {"A": (Segment(0.0, 2.0), Segment(5.0, 8.0)), "B": (Segment(1.8, 5.2),)}
    words = [
        Word(0.5, 0.9, "first"),
        Word(1.75, 2.1, "mostly"),
        Word(1.85, 1.95, "both"),
        Word(3.0, 3.4, "hers"),
        Word(5.05, 5.15, "kept"),
        Word(6.0, 6.2, "his"),
        Word(8.5, 8.6, "outside"),
    ]
    shared = share_out_words(words, segments)
    assert [word.text for word in shared["A"]] == ["first", "his", "outside"]
    assert [word.text for word in shared["B"]] == ["mostly", "both", "hers", "kept"]
    assert share_out_words(words, {"A": ()}) == {"A": []}


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0.01, 5)), max_size=8))
def test_a_union_covers_the_same_time_without_overlap(spans: list[tuple[float, float]]) -> None:
    segments = [Segment(start, start + length) for start, length in spans]
    union = join_segments(segments)
    assert all(a.end < b.start for a, b in pairwise(union))
    for moment in (t for one in segments for t in (one.start, (one.start + one.end) / 2)):
        assert any(one.start <= moment < one.end for one in union)
    assert sum(one.duration for one in union) <= sum(one.duration for one in segments) + 1e-9
