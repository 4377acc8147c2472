"""An explanation gives points for each side that is good, and none where it is about nothing of the lesson."""

import pytest

from core.play.points import Award, Reason, for_explaining

GOOD = {"coverage": "good", "correctness": "good", "clarity": "good", "example": "good"}


def amount(**bands: str) -> int:
    return sum(one.amount for one in for_explaining("course/lesson", {**GOOD, **bands}))


def test_more_good_sides_give_more() -> None:
    assert for_explaining("course/lesson", GOOD) == [Award(Reason.EXPLAINED, "course/lesson", 30)]
    assert amount(example="more") == amount(clarity="again") == 25
    assert amount(coverage="more", correctness="more", clarity="more", example="again") == 10


@pytest.mark.parametrize("side", ["coverage", "correctness"])
def test_what_is_about_something_else_gives_none(side: str) -> None:
    assert for_explaining("course/lesson", {**GOOD, side: "again"}) == []
