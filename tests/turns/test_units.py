"""Words and segments become inter-pausal units."""

from voicecoach.conversation import Segment, Word
from voicecoach.turns.units import units_from_segments, units_from_words


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
