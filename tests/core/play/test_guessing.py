"""Whoever clicks at random through the courses that ship, and answers as cleverly as one can without knowing (P22)."""

from collections.abc import Callable, Sequence
from random import Random
from statistics import fmean

import pytest

from bot.settings import ROOT
from core.course.chance import chance
from core.play.points import REVIEWED, WON, Answered, for_game, for_review
from tests.catalogues import catalogue_of

CHANCES = [chance(one) for course in catalogue_of(ROOT / "content").courses for one in course.questions]
GUESSED = [one for one in CHANCES if one]
ROUND = 10
ROUNDS = 3000
type Stops = Callable[[Sequence[Answered]], bool]


def never(answers: Sequence[Answered]) -> bool:
    """Answer all."""
    del answers
    return False


def when_lucky(answers: Sequence[Answered]) -> bool:
    """Stop as soon as there is anything to be had."""
    return bool(for_review("r", answers, asked=ROUND))


def at_the_first_right(answers: Sequence[Answered]) -> bool:
    """Stop at once after a lucky guess, and begin another round."""
    return answers[-1].correct


def clicked(rng: Random, chances: Sequence[float], stops: Stops) -> list[Answered]:
    given: list[Answered] = []
    for one in chances:
        given.append(Answered(rng.random() < one, one))
        if stops(given):
            break
    return given


def points(rng: Random, among: Sequence[float], stops: Stops) -> int:
    answers = clicked(rng, rng.choices(among, k=ROUND), stops)
    return sum(one.amount for one in for_review("r", answers, asked=ROUND))


@pytest.mark.parametrize(
    "among", [CHANCES, GUESSED, [1 / 2]], ids=["all", "what can be guessed", "true or false"]
)
@pytest.mark.parametrize("stops", [never, when_lucky, at_the_first_right])
def test_a_round_of_reviews_gives_a_clicker_next_to_nothing_whenever_they_stop(
    among: Sequence[float], stops: Stops
) -> None:
    rng = Random(11)
    assert fmean(points(rng, among, stops) for _ in range(ROUNDS)) <= REVIEWED * 0.1 * ROUND


def test_over_the_courses_that_ship_most_rounds_give_a_clicker_nothing() -> None:
    rng = Random(5)
    given = [points(rng, CHANCES, never) for _ in range(ROUNDS)]
    assert sum(one == 0 for one in given) > 0.7 * ROUNDS
    assert fmean(given) < 0.05 * REVIEWED * ROUND, "a twentieth of what all right gives"


def test_whoever_remembers_most_of_it_has_many_times_what_a_clicker_has() -> None:
    rng = Random(5)
    known = [[Answered(rng.random() < 0.8, one) for one in rng.choices(CHANCES, k=ROUND)] for _ in range(500)]
    given = fmean(sum(award.amount for award in for_review("r", one, asked=ROUND)) for one in known)
    assert given > 10 * fmean(points(rng, CHANCES, never) for _ in range(ROUNDS))


@pytest.mark.parametrize("questions", [1, 5, 20])
def test_games_over_the_courses_that_ship_give_a_clicker_nothing(questions: int) -> None:
    rng = Random(2)
    games = [clicked(rng, rng.choices(GUESSED, k=questions), never) for _ in range(ROUNDS)]
    won = fmean(sum(one.amount for one in for_game("g", answers)) for answers in games)
    assert won <= 4 * WON * (questions / ROUNDS) ** 0.5, "but for chance"


def test_each_single_guess_in_a_game_risks_at_least_what_it_may_win() -> None:
    for one in set(GUESSED):
        right, wrong = (
            sum(award.amount for award in for_game("g", [Answered(correct, one)]))
            for correct in (True, False)
        )
        assert one * right + (1 - one) * wrong <= 1e-9
