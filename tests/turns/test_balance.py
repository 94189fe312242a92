"""Balance adds up, and has no figure where there is no ground for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.conversation import Segment, Utterance, Word
from voicecoach.turns.balance import measure_balance, only_speech, response_gaps
from voicecoach.turns.floor import Floor, follow_floor


def test_components_and_rates() -> None:
    question = Utterance("B", 63.0, 64.0, (Word(63.0, 64.0, "why?"),))
    units = [
        Utterance("A", 0.0, 60.0),
        question,
        Utterance("A", 64.5, 65.0, (Word(64.5, 65, "no"),)),
    ]
    segments = {s: [Segment(u.start, u.end) for u in units if u.speaker == s] for s in "AB"}
    balance = measure_balance(("A", "B"), segments, follow_floor(units), 60.0)
    assert balance["A"].share == pytest.approx(60.5 / 61.5)
    assert (balance["A"].turns, balance["A"].longest_turn_s) == (2, 60.0)
    assert balance["B"].response_gap_median_s == pytest.approx(3.0)
    assert balance["B"].questions == 1


def test_a_start_before_the_others_end_is_a_negative_gap() -> None:
    floor = follow_floor([Utterance("A", 0.0, 2.0), Utterance("B", 1.8, 4.0)])
    assert response_gaps(floor.turns) == {"B": [pytest.approx(-0.2)]}


def test_silence_has_no_shares() -> None:
    balance = measure_balance(("A", "B"), {"A": [], "B": []}, Floor((), ()), 0.0)
    assert balance["A"].share is None
    assert balance["A"].interruptions_per_partner_minute is None
    assert balance["A"].questions is None


def test_one_unknown_voice_has_speech_time_only() -> None:
    own = only_speech([Segment(0.0, 2.0)])
    assert own.speech_s == 2.0
    assert own.share is None
    assert own.turns is None


lengths = st.lists(st.floats(0.1, 30), max_size=6)


@given(lengths, lengths)
def test_shares_sum_to_one(a: list[float], b: list[float]) -> None:
    segments = {"A": [Segment(0.0, x) for x in a], "B": [Segment(0.0, x) for x in b]}
    balance = measure_balance(("A", "B"), segments, Floor((), ()), 60.0)
    if a or b:
        shares = [balance[s].share for s in "AB"]
        assert None not in shares
        assert sum(share or 0.0 for share in shares) == pytest.approx(1.0)
