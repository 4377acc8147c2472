"""FSRS through our door: known numbers, UTC throughout, no clock and no chance."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.forgetting import Memory, Rating, State, rate, recall_probability, review
from core.learning.outcome import Assistance, Outcome

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
RATINGS = st.sampled_from([Rating.Again, Rating.Hard, Rating.Good])


def test_a_first_right_answer_comes_back_in_two_days():
    # S₀(Good) = w₂ = 2.3065; D₀(Good) = w₄ − e^(2·w₅) + 1 = 6.4133 − 5.2952 + 1
    memory = review(None, Rating.Good, MONDAY)
    assert memory.stability == pytest.approx(2.3065)
    assert memory.difficulty == pytest.approx(2.1181, abs=1e-4)
    assert (memory.state, memory.step) == (State.Review, None)
    assert memory.due - MONDAY == timedelta(days=2)


def test_intervals_grow_while_the_item_is_recalled_and_a_lapse_brings_it_back_in_the_same_sitting():
    memory, waits = None, list[timedelta]()
    now = MONDAY
    for rating in (Rating.Good, Rating.Good, Rating.Good, Rating.Again, Rating.Good):
        memory = review(memory, rating, now)
        waits.append(memory.due - now)
        now = memory.due
    ten_minutes = timedelta(minutes=10)
    assert waits == [
        timedelta(days=2),
        timedelta(days=11),
        timedelta(days=46),
        ten_minutes,
        timedelta(days=3),
    ]


def test_recall_follows_the_power_curve_of_fsrs_6():
    memory = Memory(10.0, 5.0, State.Review, None, MONDAY + timedelta(days=10), MONDAY)
    assert recall_probability(memory, MONDAY) == 1
    assert recall_probability(memory, MONDAY + timedelta(days=10)) == pytest.approx(0.9)
    # (1 + (.9^(−1/.1542) − 1)·2)^−.1542
    assert recall_probability(memory, MONDAY + timedelta(days=20)) == pytest.approx(0.84588, abs=1e-5)


@pytest.mark.parametrize(
    ("outcome", "rating"),
    [
        (Outcome(True), Rating.Good),
        (Outcome(True, Assistance.HINT), Rating.Hard),
        (Outcome(True, Assistance.SHOWN), Rating.Again),
        (Outcome(True, attempt=2), Rating.Again),
        (Outcome(True, Assistance.HINT, attempt=2), Rating.Again),
        (Outcome(False), Rating.Again),
        (Outcome(False, Assistance.HINT), Rating.Again),
    ],
)
def test_only_what_was_recalled_at_the_first_go_counts_as_recalled(outcome: Outcome, rating: Rating):
    assert rate(outcome) is rating


@given(st.lists(st.tuples(RATINGS, st.integers(0, 60 * 24 * 90)), min_size=1, max_size=12))
def test_the_same_reviews_give_the_same_memory_and_never_an_impossible_one(reviews: list[tuple[Rating, int]]):
    def replay() -> Memory:
        memory, now = None, MONDAY
        for rating, minutes in reviews:
            now += timedelta(minutes=minutes)
            memory = review(memory, rating, now)
            assert memory.stability > 0
            assert 1 <= memory.difficulty <= 10
            assert memory.last_review == now
            assert now < memory.due <= now + timedelta(days=365)
        assert memory is not None
        return memory

    assert replay() == replay()


@given(st.integers(0, 400), st.integers(0, 400))
def test_recall_never_rises_while_time_passes(some_days: int, more_days: int):
    memory = review(None, Rating.Good, MONDAY)
    earlier = recall_probability(memory, MONDAY + timedelta(days=some_days))
    later = recall_probability(memory, MONDAY + timedelta(days=some_days + more_days))
    assert 0 < later <= earlier <= 1


def test_a_better_rating_never_comes_back_sooner():
    dues = [review(None, rating, MONDAY).due for rating in (Rating.Again, Rating.Hard, Rating.Good)]
    assert dues == sorted(dues)


def test_times_of_other_zones_are_read_as_the_moments_they_are():
    in_tokyo = MONDAY.astimezone(ZoneInfo("Asia/Tokyo"))
    memory = review(None, Rating.Good, in_tokyo)
    assert memory == review(None, Rating.Good, MONDAY)
    assert memory.due.tzinfo is UTC
    assert recall_probability(memory, in_tokyo) == 1


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="with its zone"):
        review(None, Rating.Good, datetime(2026, 1, 5, 9, 0))  # noqa: DTZ001  (that is the point)


def test_a_clock_that_went_back_is_survived():
    memory = review(None, Rating.Good, MONDAY)
    an_hour_before = MONDAY - timedelta(hours=1)
    assert recall_probability(memory, an_hour_before) == 1
    assert review(memory, Rating.Good, an_hour_before).due > an_hour_before


def test_nothing_sleeps_and_no_clock_is_read(monkeypatch: pytest.MonkeyPatch):
    def refuse(_: float) -> None:
        pytest.fail("a review slept")

    monkeypatch.setattr(time, "sleep", refuse)
    long_ago = datetime(1999, 12, 31, 23, 0, tzinfo=UTC)
    memory = review(review(None, Rating.Again, long_ago), Rating.Again, long_ago)
    assert memory.due == long_ago + timedelta(minutes=10)
    assert recall_probability(memory, long_ago) == 1
