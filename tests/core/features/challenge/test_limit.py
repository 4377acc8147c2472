"""A challenge with a time limit: it says so before, keeps the server's time, and lets nobody fail by it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Choices, Filled, Pressed
from core.clock import FixedClock
from tests.core.course.sample import SampleCourse
from tests.core.features.asked import rows
from tests.core.features.challenge.test_challenge import HALF, RIGHT, attempts
from tests.core.features.challenge.test_earned import DyingRunner, given
from tests.core.features.elsewhere import reached
from tests.pupil import Pupil, words_of


@pytest.fixture(autouse=True)
def limited(sample: SampleCourse, pupil: Pupil, reload: Callable[[], None]) -> None:
    """Solving `double` in time takes ten minutes at most."""
    del pupil
    sample.replace("challenges/double/challenge.yaml", "difficulty: 2\n", "difficulty: 2\nminutes: 10\n")
    reload()


async def test_what_it_takes_is_said_before_the_task_is_shown(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge double"))
    assert "You have 10 minutes from when you begin." in said
    assert "Afterwards you can still solve it" in said
    assert "Write `double(n)`" not in said
    assert [one.label for one in pupil.choices()] == ["Begin", "All challenges"]
    said = words_of(await pupil.press("Begin"))
    assert "Write `double(n)`" in said
    assert "Less than 10 minutes are left." in said


async def test_looking_at_what_it_takes_starts_no_time(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    clock.advance(hours=3)
    await pupil.say("/challenge double")
    assert "Less than 10 minutes are left." in words_of(await pupil.press("Begin"))


async def test_the_desk_says_how_much_is_left_in_words(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Begin")
    clock.advance(minutes=4, seconds=30)
    assert "Less than 6 minutes are left." in words_of(await pupil.fill(HALF))
    clock.advance(minutes=5)
    assert "Less than a minute is left." in words_of(await pupil.press("Hint"))
    clock.advance(seconds=30)
    assert "This is the last moment." in words_of(await pupil.say("/challenge double"))
    clock.advance(seconds=1)
    assert "The time is over." in words_of(await pupil.say("/challenge double"))


async def test_a_solution_at_the_very_last_second_is_in_time(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Begin")
    clock.advance(minutes=10)
    assert "after the time" not in words_of(await pupil.fill(RIGHT))
    assert await given(pupil) == [("solved", 20), ("first-try", 10), ("thought", 4)]


async def test_a_second_later_it_is_solved_and_counts_but_has_no_extra_points(
    pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Begin")
    clock.advance(minutes=10, seconds=1)
    said = words_of(await pupil.fill(RIGHT))
    assert "Solved." in said
    assert "It came after the time was over." in said
    assert await given(pupil) == [("solved", 20)]
    assert await attempts(pupil) == [(True, 0)], "what one can do is what it is"


async def test_what_came_in_time_is_in_time_also_where_a_process_died_over_it(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Begin")
    clock.advance(minutes=10)
    event = pupil.incoming(Filled(pupil.form().id, {"code": RIGHT}))
    whole = house.dispatch.house
    house.dispatch.house = replace(whole, runner=DyingRunner())
    with pytest.raises(asyncio.CancelledError):
        await house.door.receive(event)
    house.dispatch.house = whole
    clock.advance(minutes=5)
    await house.door.receive(event)
    assert "after the time" not in pupil.words()
    assert await given(pupil) == [("solved", 20), ("first-try", 10), ("thought", 4)]


async def test_to_begin_again_gives_no_more_time(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    begin = pupil.choice("Begin").id
    await pupil.press("Begin")
    clock.advance(minutes=9)
    await pupil.send(Pressed(begin))
    assert "Less than a minute is left." in pupil.words()
    clock.advance(minutes=2)
    await pupil.send(Pressed(begin))
    assert "The time is over." in pupil.words()
    await pupil.fill(RIGHT)
    assert await given(pupil) == [("solved", 20)]


async def test_coming_back_to_what_was_begun_shows_the_task_at_once(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Begin")
    clock.advance(minutes=3)
    said = words_of(await pupil.say("/challenge double"))
    assert "Write `double(n)`" in said
    assert "Less than 7 minutes are left." in said


async def test_what_is_solved_is_not_timed_any_more(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Begin")
    await pupil.fill(RIGHT)
    clock.advance(hours=1)
    said = words_of(await pupil.say("/challenge double"))
    assert "Write `double(n)`" in said
    assert "time is over" not in said
    assert "after the time" not in words_of(await pupil.fill("def double(n):\n    return n + n\n"))


async def test_the_form_of_a_time_before_there_was_a_limit_solves_it_without_the_extra(
    pupil: Pupil, sample: SampleCourse, reload: Callable[[], None], clock: FixedClock
) -> None:
    sample.replace("challenges/double/challenge.yaml", "minutes: 10\n", "")
    reload()
    await pupil.say("/challenge double")
    form = pupil.form().id
    sample.replace("challenges/double/challenge.yaml", "difficulty: 2\n", "difficulty: 2\nminutes: 10\n")
    reload()
    clock.advance(minutes=1)
    assert "Solved." in words_of(await pupil.send(Filled(form, {"code": RIGHT})))
    assert await given(pupil) == [("solved", 20)]


async def test_within_a_lesson_the_way_back_is_there_before_one_begins(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await rows(pupil, "UPDATE conversations SET activity = 'lesson', state = '{}'")
    await pupil.say("/challenge double")
    assert words_of(await pupil.press("Back to the lesson")) == reached("lesson.on", None)


async def test_without_a_limit_the_task_is_shown_at_once(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge louder"))
    assert "in capital letters" in said
    assert "left" not in said
    assert any(isinstance(block, Choices) for block in pupil.reply.blocks)
