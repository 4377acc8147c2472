"""Deleting and linking together: nobody is joined to what is going, and who was joined goes, or is given out, whole."""

import asyncio

import orjson
import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.store.holdings import HOLDINGS
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.features.link.sides import JOIN, code_of, count, learner_of, link, open_platforms, rows
from tests.core.features.privacy.household import erasing, everything, held, with_all
from tests.core.features.privacy.test_erasure import leave
from tests.core.features.privacy.test_export import exported
from tests.pupil import Pupil, words_of

HERE, THERE = "zebulon77", "yolanda88"
"""Names that stand nowhere else."""


@pytest.fixture
def stays(house: OpenHouse) -> Pupil:
    """Who gives the code."""
    open_platforms(house)
    return Pupil(house, name=HERE, platform="discord")


@pytest.fixture
def goes(house: OpenHouse, stays: Pupil) -> Pupil:
    """Who enters it."""
    del stays
    return Pupil(house, name=THERE, platform="telegram")


async def left_over(house: OpenHouse, *names: str) -> set[str]:
    """Which tables tell of any of these names."""
    found = await everything(house)
    return {table for table, told in found.items() if any(name in told.casefold() for name in names)}


async def test_nobody_joins_somebody_who_is_going(house: OpenHouse, stays: Pupil, goes: Pupil) -> None:
    code = await code_of(stays)
    await leave(stays)
    await goes.say(f"/link {code}")
    assert JOIN not in [one.label for one in goes.choices()]
    assert await count(house, "learners") == 2


async def test_who_is_going_joins_nobody(house: OpenHouse, stays: Pupil, goes: Pupil) -> None:
    await leave(goes)
    await goes.say(f"/link {await code_of(stays)}")
    assert JOIN not in [one.label for one in goes.choices()]
    await leave(stays)
    await stays.say("/link")
    assert "going to be deleted" in stays.words()
    assert await count(house, "learners") == 2


@pytest.mark.parametrize("which", ["stays", "goes"])
async def test_who_leaves_before_the_other_agrees_is_not_joined(
    house: OpenHouse, stays: Pupil, goes: Pupil, which: str
) -> None:
    await goes.say(f"/link {await code_of(stays)}")
    agree = goes.choice(JOIN)
    await leave(stays if which == "stays" else goes)
    from core.chat import Pressed

    await goes.send(Pressed(agree.id))
    assert "deleted" in goes.words()
    assert await count(house, "learners") == 2


async def test_who_keeps_everything_can_be_joined_again(house: OpenHouse, stays: Pupil, goes: Pupil) -> None:
    await leave(stays)
    await stays.say("/privacy keep")
    await link(stays, goes)
    assert await count(house, "learners") == 1


async def test_all_of_a_learner_who_was_joined_goes(
    house: OpenHouse, stays: Pupil, goes: Pupil, clock: FixedClock
) -> None:
    other = Pupil(house, name="bob")
    kept = await with_all(other, clock.now())
    await with_all(stays, clock.now())
    await with_all(goes, clock.now())
    await link(stays, goes)
    learner = await learner_of(stays)
    before = {one.section: await held(house, one, kept) for one in HOLDINGS}
    await leave(goes)
    await stays.say("/privacy")
    assert "Your data will be deleted" in stays.words(), "it is the same learner"
    clock.advance(days=8)
    await house.do(erasing(house))
    for one in HOLDINGS:
        assert await held(house, one, learner) == [], one.section
        assert await held(house, one, kept) == before[one.section], one.section
    assert await left_over(house, HERE, THERE) == set()
    for pupil in (stays, goes):
        await pupil.say("/start")
        assert "good to have you here" in pupil.words()
    assert await learner_of(stays) != await learner_of(goes)


async def test_one_account_takes_back_what_the_other_asked_for(
    house: OpenHouse, stays: Pupil, goes: Pupil, clock: FixedClock
) -> None:
    await link(stays, goes)
    await leave(stays)
    clock.advance(days=1)
    await goes.say("/help")
    assert "A reminder" in goes.words()
    await goes.say("/privacy keep")
    clock.advance(days=8)
    await house.do(erasing(house))
    assert await learner_of(stays) == await learner_of(goes)


async def test_the_export_of_a_learner_who_was_joined_holds_both(
    house: OpenHouse, stays: Pupil, goes: Pupil, clock: FixedClock
) -> None:
    items = [one.id for one in course_of(house, MEMORY).items]
    await with_all(stays, clock.now())
    await with_all(goes, clock.now())
    await did(goes, MEMORY, Answer(items[5]))
    attempts = await rows(house, "SELECT course, item, seq FROM attempts")
    await link(stays, goes)
    for pupil in (stays, goes):
        data, files = await exported(pupil)
        assert {one["external_id"] for one in data["platforms"]} == {HERE, THERE}
        assert sorted((one["course"], one["item"], one["seq"]) for one in data["attempts"]) == sorted(
            attempts
        )
        said = [one["body"].get("text") for one in data["messages"]]
        assert {f"I am {HERE} and wonder", f"I am {THERE} and wonder"} <= set(said)
        assert {f"the file of {HERE}".encode(), f"the file of {THERE}".encode()} == set(files.values())
        assert len({one["id"] for one in data["messages"]}) == len(data["messages"])
        assert orjson.dumps(data)


async def test_a_refusal_stays_one_after_joining(house: OpenHouse, stays: Pupil, goes: Pupil) -> None:
    await goes.say("/privacy difficulty no")
    await link(stays, goes)
    (item, *_) = (one.id for one in course_of(house, MEMORY).items)
    await did(stays, MEMORY, Answer(item))
    assert await count(house, "item_states") == 0


async def test_the_newer_of_two_decisions_counts_after_joining(
    house: OpenHouse, stays: Pupil, goes: Pupil, clock: FixedClock
) -> None:
    await stays.say("/privacy difficulty no")
    clock.advance(days=1)
    await goes.say("/privacy difficulty yes")
    await link(stays, goes)
    await stays.say("/privacy")
    assert "Stop: difficulty" in [one.label for one in stays.choices()]


async def test_joining_and_leaving_at_once_end_in_one_of_the_two(
    house: OpenHouse, stays: Pupil, goes: Pupil, clock: FixedClock
) -> None:
    await with_all(stays, clock.now())
    await goes.say(f"/link {await code_of(stays)}")
    await stays.say("/privacy delete")
    await asyncio.gather(goes.press(JOIN), stays.press("Yes, delete it"))
    query = (
        "SELECT erase_at IS NOT NULL FROM learners WHERE id IN (SELECT learner_id FROM identities) ORDER BY 1"
    )
    going = await rows(house, query)
    assert going in ([(True,)], [(False,), (True,)])
    clock.advance(days=8)
    await house.do(erasing(house))
    assert len(await rows(house, query)) == len(going) - 1
    assert await rows(house, "SELECT 1 FROM identities WHERE external_id = :name", name=HERE) == []


async def test_an_account_that_was_taken_away_before_stays_when_the_rest_goes(
    house: OpenHouse, stays: Pupil, goes: Pupil, clock: FixedClock
) -> None:
    await with_all(stays, clock.now())
    await link(stays, goes)
    await leave(stays)
    await goes.say("/link list")
    await goes.say("/link remove telegram")
    (yes, *_) = [one.label for one in goes.choices() if "emove" in one.label]
    await goes.press(yes)
    clock.advance(days=8)
    await house.do(erasing(house))
    assert await rows(house, "SELECT platform FROM identities") == [("telegram",)]
    seen = goes.deliveries[-1].seq
    await goes.say("/help")
    assert goes.deliveries[-1].seq > seen


async def test_who_asks_for_deletion_in_one_account_is_told_so_in_the_others(
    house: OpenHouse, stays: Pupil, goes: Pupil
) -> None:
    await link(stays, goes)
    await house.recover()  # of the link itself they are told, too
    before = len(stays.deliveries)
    await leave(goes)
    await house.recover()
    (told,) = stays.deliveries[before:]
    assert "will be deleted" in words_of(told.reply)
    assert told.reply.private
    await stays.say("/privacy keep")
    assert "everything stays" in stays.words()
