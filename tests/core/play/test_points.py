"""Points reward first tries, thought and help given; a random clicker gets nothing by it (P22)."""

from datetime import timedelta
from math import comb
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.play.points import (
    DAILY,
    HELPED,
    REVIEWED,
    THINKING,
    WON,
    Answered,
    Award,
    Reason,
    Solved,
    for_challenge,
    for_daily,
    for_game,
    for_help,
    for_review,
    level,
    most_for_challenge,
    threshold,
)

GAMES = 3000
CHANCES = [1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 15, 1 / 24]
"""Of true or false, of three to five options, of some of four, of an order of four."""

solutions = st.builds(
    Solved,
    subject=st.just("course/item"),
    difficulty=st.integers(1, 5),
    tries=st.integers(1, 30),
    hints=st.integers(0, 20),
    thought=st.timedeltas(timedelta(0), timedelta(days=30)),
    in_time=st.booleans(),
)


def sum_of(awards: list[Award]) -> int:
    return sum(one.amount for one in awards)


def solved(*, tries: int = 1, hints: int = 0, minutes: float = 0, difficulty: int = 3) -> dict[Reason, int]:
    one = Solved(
        subject="c/i", difficulty=difficulty, tries=tries, hints=hints, thought=timedelta(minutes=minutes)
    )
    return {award.reason: award.amount for award in for_challenge(one)}


# ── challenges ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_challenge_gives_more_the_harder_it_is_and_most_at_the_first_try_after_thought() -> None:
    assert solved(difficulty=1) == {Reason.SOLVED: 10, Reason.FIRST_TRY: 5}
    assert solved(difficulty=4) == {Reason.SOLVED: 40, Reason.FIRST_TRY: 20}
    assert solved(minutes=10) == {Reason.SOLVED: 30, Reason.FIRST_TRY: 15, Reason.THOUGHT: 6}
    assert solved(tries=2, minutes=10) == {Reason.SOLVED: 30, Reason.THOUGHT: 3}


def test_hints_cost_and_no_first_try_is_claimed_with_one() -> None:
    assert solved(hints=1) == {Reason.SOLVED: 30, Reason.HINTS: -6}
    assert solved(hints=2) == {Reason.SOLVED: 30, Reason.HINTS: -12}


@given(solutions)
def test_what_is_solved_is_worth_something_however_much_help_it_took(one: Solved) -> None:
    assert sum_of(for_challenge(one)) >= one.difficulty


@given(solutions, st.timedeltas(timedelta(0), timedelta(days=1)))
def test_to_be_quicker_never_pays_and_to_leave_it_open_overnight_does_not_either(
    one: Solved, longer: timedelta
) -> None:
    from dataclasses import replace

    slower = replace(one, thought=one.thought + longer)
    assert sum_of(for_challenge(slower)) >= sum_of(for_challenge(one))
    longest = replace(one, thought=THINKING)
    assert sum_of(for_challenge(slower)) <= sum_of(for_challenge(longest))


@given(solutions)
def test_a_further_try_or_hint_never_pays(one: Solved) -> None:
    from dataclasses import replace

    for worse in (replace(one, tries=one.tries + 1), replace(one, hints=one.hints + 1)):
        assert sum_of(for_challenge(worse)) <= sum_of(for_challenge(one))


@given(solutions)
def test_all_points_of_a_challenge_have_reasons_of_their_own_so_that_each_is_given_once(one: Solved) -> None:
    awards = for_challenge(one)
    assert len({(award.reason, award.subject) for award in awards}) == len(awards)
    assert all(award.amount for award in awards)


@given(solutions)
def test_who_is_late_has_the_base_less_what_hints_cost(one: Solved) -> None:
    from dataclasses import replace

    late = {award.reason for award in for_challenge(replace(one, in_time=False))}
    assert late <= {Reason.SOLVED, Reason.HINTS}
    assert sum_of(for_challenge(replace(one, in_time=False))) <= sum_of(for_challenge(one))


@given(solutions)
def test_no_solution_gives_more_than_is_said_beforehand(one: Solved) -> None:
    assert sum_of(for_challenge(one)) <= most_for_challenge(one.difficulty)


def test_a_time_limit_leaves_less_to_be_had_by_thinking_where_it_is_short() -> None:
    assert [most_for_challenge(3, timedelta(minutes=one)) for one in (1, 5, 10, 120)] == [45, 48, 51, 51]
    assert most_for_challenge(3) == 51


def test_the_challenge_of_a_day_gives_its_points_once_for_each_community_and_day() -> None:
    assert for_daily("test/school/2026-01-06") == [Award(Reason.DAILY, "test/school/2026-01-06", DAILY)]


# ── guessing ─────────────────────────────────────────────────────────────────────────────────────────────────


def clicked(rng: Random, chance: float, questions: int) -> list[Answered]:
    return [Answered(rng.random() < chance, chance) for _ in range(questions)]


@pytest.mark.parametrize("chance", CHANCES)
@pytest.mark.parametrize("questions", [1, 5, 20])
def test_a_random_clicker_expects_nothing_from_a_game_on_time(chance: float, questions: int) -> None:
    rng = Random(7)
    games = [sum_of(for_game("g", clicked(rng, chance, questions))) for _ in range(GAMES)]
    spread = WON * (questions / GAMES) ** 0.5
    assert fmean(games) <= 4 * spread, "but for chance"


@given(st.integers(2, 1000))
def test_a_guess_in_a_game_is_never_worth_more_than_it_risks(options: int) -> None:
    chance = 1 / options
    right = sum_of(for_game("g", [Answered(correct=True, chance=chance)]))
    wrong = sum_of(for_game("g", [Answered(correct=False, chance=chance)]))
    assert right + (options - 1) * wrong <= 0


def test_who_knows_a_little_more_than_a_guesser_gains_in_a_game() -> None:
    rng = Random(3)
    games = [sum_of(for_game("g", clicked(rng, 1 / 2, 10))) for _ in range(200)]
    knowing = [
        sum_of(for_game("g", [Answered(rng.random() < 0.7, 1 / 4) for _ in range(10)])) for _ in range(200)
    ]
    assert fmean(knowing) > 40 > fmean(games)


def expected_by_guessing(questions: int, chance: float) -> float:
    """Over all ways in which a round of guesses can come out, with their probabilities."""
    outcomes = (
        [Answered(correct=True, chance=chance)] * right
        + [Answered(correct=False, chance=chance)] * (questions - right)
        for right in range(questions + 1)
    )
    return sum(
        comb(questions, right)
        * chance**right
        * (1 - chance) ** (questions - right)
        * sum_of(for_review("r", one))
        for right, one in enumerate(outcomes)
    )


@pytest.mark.parametrize("chance", CHANCES)
@pytest.mark.parametrize("questions", [1, 2, 5, 10, 20, 60])
def test_a_random_clicker_expects_a_point_or_two_from_reviews_however_many_they_are(
    questions: int, chance: float
) -> None:
    assert expected_by_guessing(questions, chance) <= REVIEWED * chance / (1 - chance) + 1e-9


@given(st.lists(st.builds(Answered, st.booleans(), st.sampled_from([0.0, *CHANCES])), max_size=40))
def test_a_review_takes_nothing_from_anybody_and_gives_no_more_than_all_right(
    answers: list[Answered],
) -> None:
    assert 0 <= sum_of(for_review("r", answers)) <= REVIEWED * len(answers)


def test_what_a_round_had_and_was_not_answered_counts_against_a_lucky_guess() -> None:
    lucky = [Answered(correct=True, chance=1 / 2)]
    assert sum_of(for_review("r", lucky)) == REVIEWED
    assert for_review("r", lucky, asked=10) == []


@pytest.mark.parametrize("questions", [1, 5, 20])
def test_a_review_in_which_all_is_right_gives_all(questions: int) -> None:
    answers = [Answered(correct=True, chance=1 / 4)] * questions
    assert for_review("r", answers) == [Award(Reason.REVIEW, "r", REVIEWED * questions)]


# ── help given, and levels ───────────────────────────────────────────────────────────────────────────────────


def test_an_explanation_gives_points_for_each_whom_it_helped_once() -> None:
    assert for_help("e", 0.9) == []
    assert for_help("e", 2.4) == [Award(Reason.HELPED, f"e/{n}", HELPED) for n in (1, 2)]
    assert for_help("e", 3.1)[:2] == for_help("e", 2.4)


@given(st.integers(-100, 10_000_000))
def test_a_level_begins_at_its_threshold_and_ends_at_the_next(points: int) -> None:
    now = level(points)
    assert now >= 1
    assert threshold(now) <= max(0, points) < threshold(now + 1)


def test_each_level_takes_a_little_more_than_the_one_before() -> None:
    assert [threshold(one) for one in range(1, 7)] == [0, 50, 150, 300, 500, 750]
