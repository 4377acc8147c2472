"""How a class is set changes a challenge while somebody is in the midst of it, and takes nothing away that was shown."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Plain
from core.clock import FixedClock
from core.store import dials
from tests.core.features.challenge.test_challenge import RIGHT
from tests.core.features.challenge.test_earned import given
from tests.core.teachers import in_class, inside
from tests.pupil import Pupil, words_of

SOLUTION = "write the name of the number, then a star"


@pytest.fixture
async def classmate(pupil: Pupil) -> Pupil:
    await pupil.say("/challenge double")
    return await in_class(pupil, "sample")


async def dial(house: OpenHouse, name: str, value: Plain, course: str = "sample") -> None:
    now = house.dispatch.clock.now()
    async with house.dispatch.house.database.transaction() as connection:
        await dials.turn_to(connection, "test/school", name, value, now, course=course)


async def wrong(pupil: Pupil, number: int) -> None:
    await pupil.fill(f"def double(n):\n    return n + {number}\n")


async def climbed(pupil: Pupil, tries: int, clock: FixedClock) -> None:
    """So many different submissions, with a hint after each."""
    for number in range(tries):
        clock.advance(minutes=5)
        await pupil.press("Hint")
        await wrong(pupil, number + 1)
    clock.advance(minutes=5)


async def test_more_tries_are_wanted_from_the_moment_on_at_which_it_was_set(
    house: OpenHouse, classmate: Pupil, clock: FixedClock
) -> None:
    await climbed(classmate, 4, clock)
    await dial(house, "attempts", 7)
    assert SOLUTION not in words_of(await classmate.press("Hint"))
    await dial(house, "attempts", 3)
    assert SOLUTION in words_of(await classmate.press("Hint"))
    await dial(house, "attempts", 10)
    assert SOLUTION in words_of(await classmate.press("Hint")), "what was shown can be read again"


async def test_hints_cost_what_the_class_says_and_that_is_told_before(
    house: OpenHouse, classmate: Pupil
) -> None:
    await dial(house, "hint-cost", 0)
    assert "Hints cost none of" in words_of(await classmate.say("/challenge double"))
    await classmate.press("Hint")
    await classmate.fill(RIGHT)
    assert await given(classmate) == [("solved", 20)]


async def test_code_in_a_language_that_is_not_allowed_is_not_run_and_stays_where_it_was(
    house: OpenHouse, classmate: Pupil
) -> None:
    await dial(house, "languages", ["javascript"])
    assert "What you can use: JavaScript" in words_of(await classmate.fill(RIGHT))
    await dial(house, "languages", None)
    await classmate.say("/challenge double")
    assert "Solved." in words_of(await classmate.fill(RIGHT))


async def test_run_refuses_the_same_in_the_community(house: OpenHouse, pupil: Pupil) -> None:
    await dial(house, "languages", ["javascript"], course="")
    said = words_of(await inside(pupil, Called("run", {"code": "print(1)"})))
    assert "What you can use: JavaScript" in said
