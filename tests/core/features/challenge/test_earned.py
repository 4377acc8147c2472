"""What a solved challenge gives, once: most at the first try and with thought, less with hints, said to the learner alone."""

import asyncio
from dataclasses import replace

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Called, Filled, Membership
from core.clock import FixedClock
from core.store import communities
from core.store.communities import Community
from sandbox.contract import Job, Verdict
from tests.catalogues import catalogue_of
from tests.core.features.asked import rows
from tests.core.features.challenge.test_challenge import HALF, RIGHT
from tests.core.features.tutor.talking import said_within
from tests.pupil import Pupil, RecordingPlatform, words_of

GIVEN = "SELECT reason, amount FROM points ORDER BY id"
SUBJECT = "sample/double"


async def given(pupil: Pupil) -> list[tuple[str, int]]:
    return [(reason, amount) for reason, amount in await rows(pupil, GIVEN)]


async def test_a_first_try_after_some_thought_gives_all_and_says_what_for(
    pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/challenge double")
    clock.advance(minutes=10)
    said = words_of(await pupil.fill(RIGHT))
    assert "34 points" in said
    assert "10 for the first try" in said
    assert await given(pupil) == [("solved", 20), ("first-try", 10), ("thought", 4)]
    assert await rows(pupil, "SELECT DISTINCT subject FROM points") == [(SUBJECT,)]
    assert said.index("Solved.") < said.index("34 points")


async def test_being_quick_pays_nothing(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.fill(RIGHT)
    assert await given(pupil) == [("solved", 20), ("first-try", 10)]


async def test_what_it_can_give_and_that_hints_cost_is_said_before_the_first_one(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge double"))
    assert "Worth up to 34 points" in said
    assert "A hint costs a few of them, never more than the solution is worth." in said
    await pupil.fill(RIGHT)
    assert "Worth up to" not in words_of(await pupil.say("/challenge double")), "it gives nothing any more"


async def test_hints_cost_a_part_and_a_second_try_is_no_first(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Hint")
    await pupil.press("Hint")
    await pupil.fill(HALF)
    clock.advance(minutes=20)
    await pupil.fill(RIGHT)
    assert await given(pupil) == [("solved", 20), ("thought", 2), ("hints", -4)], "one hint was shown, twice"


async def test_the_same_wrong_code_twice_is_one_try(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    await pupil.fill(HALF)
    await pupil.fill(HALF)
    clock.advance(minutes=20)
    await pupil.fill(RIGHT)
    assert ("thought", 2) in await given(pupil)


async def test_with_the_solution_shown_the_base_is_left_less_the_hints(
    pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/challenge double")
    for number in range(5):
        await pupil.press("Hint")
        await pupil.fill(f"def double(n):\n    return n + {number + 1}\n")
        clock.advance(minutes=2)
    await pupil.fill(RIGHT)
    assert await given(pupil) == [("solved", 20), ("hints", -18)]


async def test_trying_on_the_examples_is_no_try_that_counts(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.press("First try on the examples")
    await pupil.fill("def double(n):\n    return n")
    await pupil.press("Submit instead")
    await pupil.fill(RIGHT)
    assert ("first-try", 10) in await given(pupil)


async def test_solving_it_again_gives_nothing_more(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    await pupil.fill(HALF)
    await pupil.fill(RIGHT)
    before = await given(pupil)
    await pupil.say("/challenge double")
    clock.advance(minutes=30)
    said = words_of(await pupil.fill("def double(n):\n    return n + n\n"))
    assert "Solved." in said
    assert "points" not in said
    assert await given(pupil) == before == [("solved", 20)]


async def test_what_was_opened_before_the_release_has_no_bonus_for_thought(
    pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/challenge double")
    form = pupil.form()
    await rows(pupil, "UPDATE works SET ladder = ladder - 'opened' - 'begun' - 'hinted' - 'daily'")
    clock.advance(minutes=30)
    await pupil.send(Filled(form.id, {"code": RIGHT}))
    assert await given(pupil) == [("solved", 20), ("first-try", 10)]


async def test_an_event_that_comes_twice_gives_its_points_once(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    sent = Filled(pupil.form().id, {"code": RIGHT})
    await pupil.send(sent, event="once")
    await pupil.house.door.receive(pupil.incoming(sent, event="once"))
    assert await given(pupil) == [("solved", 20), ("first-try", 10)]


async def test_two_solutions_at_once_are_one(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    form = pupil.form().id
    codes = (RIGHT, "def double(n):\n    return n + n\n")
    events = [pupil.incoming(Filled(form, {"code": one})) for one in codes]
    await asyncio.gather(*map(pupil.house.door.receive, events))
    assert await given(pupil) == [("solved", 20), ("first-try", 10)]


class DyingRunner:
    """One in whose run the process ends: the turn is written down, and nothing of what comes of it."""

    async def run(self, job: Job) -> Verdict:
        raise asyncio.CancelledError

    async def close(self) -> None:
        """Nothing is held."""


async def test_a_process_that_dies_while_it_judges_leaves_one_award_to_the_next(
    settings: Settings, clock: FixedClock
) -> None:
    courses = catalogue_of(settings.content)
    async with open_house(settings, lambda _: None, clock=clock, catalogue=courses) as house:
        house.dispatch.outbox.platforms["test"] = RecordingPlatform()
        pupil = Pupil(house)
        await pupil.say("/challenge double")
        house.dispatch.house = replace(house.dispatch.house, runner=DyingRunner())
        with pytest.raises(asyncio.CancelledError):
            await pupil.fill(RIGHT)
    async with open_house(settings, lambda _: None, clock=clock, catalogue=courses) as house:
        house.dispatch.outbox.platforms["test"] = RecordingPlatform()
        assert await house.dispatch.recover() == 1
        assert await house.dispatch.recover() == 0
        after = Pupil(house)
        assert "Solved." in after.words()
        assert await given(after) == [("solved", 20), ("first-try", 10)]


async def test_where_there_are_no_points_none_are_given_or_spoken_of(house: OpenHouse, pupil: Pupil) -> None:
    here = Membership(community="school", place="quiet")
    quiet = Community(platform="test", id="school", quiet=("quiet",))
    await house.dispatch.house.database.write(communities.keep, quiet, house.dispatch.clock.now())
    said = words_of(await said_within(pupil, Called("challenge", {"challenge": "double"}), here))
    said += words_of(await said_within(pupil, Filled(pupil.form().id, {"code": RIGHT}), here))
    said += words_of(await said_within(pupil, Called("challenge", {}), here))
    assert "Solved." in said
    assert "point" not in said
    assert await given(pupil) == []


async def test_a_level_is_spoken_of_in_the_reply_to_the_learner_alone(
    pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/challenge double")
    clock.advance(minutes=10)
    assert "level" not in words_of(await pupil.fill(RIGHT))
    await pupil.say("/challenge louder")
    clock.advance(minutes=10)
    said = words_of(await pupil.fill("print(input().upper())"))
    assert "You have reached level 2" in said
    platform = pupil.house.dispatch.outbox.platforms["test"]
    assert isinstance(platform, RecordingPlatform)
    assert {one.chat for one in platform.sent} == {"ada"}
