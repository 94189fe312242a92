"""Lost sound found by the clock: only what stays missing, and all of it."""

from __future__ import annotations

import random

import pytest

from voicecoach.audio.listening_clock import ListeningClock

RATE_HZ = 48_000
BLOCK = 960
BLOCK_S = 0.02


def run(clock: ListeningClock, start: float, n: int, jitter_s: float = 0.0) -> float:
    """Let ``n`` blocks come at their pace from ``start``; return the seconds found lost."""
    chance = random.Random(1)
    return sum(
        clock.block(start + (i + 1) * BLOCK_S + chance.random() * jitter_s, BLOCK) for i in range(n)
    )


@pytest.mark.parametrize("jitter_s", [0.0, 0.2])
def test_a_steady_device_loses_nothing(jitter_s: float) -> None:
    clock = ListeningClock(RATE_HZ)
    assert run(clock, 0.0, 3_000, jitter_s) == 0
    assert clock.settle() == 0


@pytest.mark.parametrize("jitter_s", [0.0, 0.2])
@pytest.mark.parametrize("lost_s", [0.8, 4.0, 34.0])
def test_what_is_lost_is_found_within_three_seconds(lost_s: float, jitter_s: float) -> None:
    clock = ListeningClock(RATE_HZ)
    run(clock, 0.0, 500, jitter_s)
    found = run(clock, 10 + lost_s, 150, jitter_s)
    assert found == pytest.approx(lost_s, abs=0.25)
    assert run(clock, 13 + lost_s, 500, jitter_s) == 0, "it is counted once"


@pytest.mark.parametrize("rush_s", [0.1, 3.0])
def test_a_frozen_process_that_gets_it_all_later_loses_nothing(rush_s: float) -> None:
    clock = ListeningClock(RATE_HZ)
    run(clock, 0.0, 500)
    held = 750  # 15 s
    found = sum(clock.block(25 + i * rush_s / held, BLOCK) for i in range(held))
    behind = round(rush_s / BLOCK_S)  # what came meanwhile
    found += sum(clock.block(25 + rush_s, BLOCK) for _ in range(behind))
    found += run(clock, 25 + rush_s, 300)
    assert found == 0


def test_of_a_rush_only_what_is_missing_counts() -> None:
    clock = ListeningClock(RATE_HZ)
    run(clock, 0.0, 500)
    found = sum(clock.block(25 + i * 0.0005, BLOCK) for i in range(550))  # 11 of 15 s
    found += run(clock, 25.3, 300)
    assert found == pytest.approx(4.3, abs=0.1)


def test_a_slow_sound_card_is_followed() -> None:
    clock = ListeningClock(RATE_HZ)
    slow = 1 + 3e-4
    hours = 3
    found = sum(
        clock.block((i + 1) * BLOCK_S * slow, BLOCK) for i in range(round(hours * 3600 / BLOCK_S))
    )
    assert found == 0


def test_a_late_first_block_is_no_loss() -> None:
    clock = ListeningClock(RATE_HZ)
    clock.block(1.7, BLOCK)
    assert run(clock, 0.02, 500) == 0


def test_what_is_missing_at_the_end_is_found_at_once() -> None:
    clock = ListeningClock(RATE_HZ)
    run(clock, 0.0, 500)
    clock.block(15.02, BLOCK)
    assert clock.settle() == pytest.approx(5.0, abs=0.05)
