"""A badge is given with the points or the day that earns it, said once and quietly, and given once however often it is tried."""

import asyncio
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Membership, Reply
from core.earning import earn, learnt
from core.feature import Command, Handler
from core.play.points import Award, Reason
from core.store import communities, courses, points
from core.store.communities import Community
from core.turn import Turn
from tests.core.features.doings import MEMORY, course_of, did
from tests.core.features.points.earners import clock_of, database_of, number
from tests.pupil import Pupil, words_of


async def received(pupil: Pupil, handler: Handler, membership: Membership | None = None) -> None:
    """Have a turn of the pupil's answered by `handler`."""
    router = pupil.house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["prepare"] = Command(name="prepare", handler=handler)
    await pupil.house.door.receive(replace(pupil.incoming(Called("prepare")), membership=membership))


async def through(pupil: Pupil, handler: Handler, place: str = "") -> str:
    """What the pupil reads of such a turn."""
    await received(pupil, handler, Membership(community="server", place=place) if place else None)
    return pupil.words()


def earning(*awards: Award) -> Handler:
    async def handler(turn: Turn) -> Reply:
        return Reply.of(*await earn(turn, awards))

    return handler


async def learning(turn: Turn) -> Reply:
    return Reply.of(*await learnt(turn))


def first_tries(*places: int) -> list[Award]:
    return [Award(Reason.FIRST_TRY, f"c/{place}", 5) for place in places]


async def badges(pupil: Pupil) -> list[str]:
    found = await database_of(pupil.house).read(points.badges, await number(pupil))
    return [one.badge for one in found]


async def test_the_award_that_completes_a_badge_gives_it_in_the_same_turn(pupil: Pupil) -> None:
    assert "badge" not in await through(pupil, earning(*first_tries(1, 2, 3, 4)))
    said = await through(pupil, earning(*first_tries(4, 5)))
    assert "5 points" in said, "the fourth had given its points"
    assert "_A new badge: **Thought first**. You think before you run" in said
    assert await badges(pupil) == ["thought-first"]
    assert "badge" not in await through(pupil, earning(*first_tries(6)))


async def test_two_turns_at_once_give_it_once_and_say_it_once(pupil: Pupil) -> None:
    await number(pupil)
    before = len(pupil.deliveries)
    handler = earning(Award(Reason.SOLVED, "c/i", 10))
    await asyncio.gather(*(received(pupil, handler) for _ in range(3)))
    said = [words_of(one.reply) for one in pupil.deliveries[before:]]
    assert sorted("First solution" in one for one in said) == [False, False, True]
    assert await badges(pupil) == ["first-solution"]


async def test_what_gives_no_points_gives_no_badge(pupil: Pupil) -> None:
    assert await through(pupil, earning()) == ""
    assert await badges(pupil) == []


async def test_in_a_place_without_points_nothing_is_given_nor_said(pupil: Pupil) -> None:
    quiet = Community(platform="test", id="server", quiet=("library",))
    await database_of(pupil.house).write(communities.keep, quiet, clock_of(pupil.house).now())
    await number(pupil)
    award = Award(Reason.SOLVED, "c/i", 10)
    assert await through(pupil, earning(award), place="library") == ""
    assert await badges(pupil) == []
    assert "First solution" in await through(pupil, earning(award), place="hall")


async def test_the_day_that_makes_a_week_gives_its_badge_and_no_other_day_does(pupil: Pupil) -> None:
    said: list[str] = []
    for _ in range(9):
        said.append(await through(pupil, learning))
        said.append(await through(pupil, learning))
        clock_of(pupil.house).advance(days=1)
    assert [place for place, one in enumerate(said) if "A week in a row" in one] == [12]
    assert await badges(pupil) == ["a-week-in-a-row"]


async def test_a_second_week_after_a_pause_says_nothing_of_it_again(pupil: Pupil) -> None:
    for _ in range(7):
        await through(pupil, learning)
        clock_of(pupil.house).advance(days=1)
    clock_of(pupil.house).advance(days=40)
    said = ""
    for _ in range(9):
        said += await through(pupil, learning)
        clock_of(pupil.house).advance(days=1)
    assert "A week in a row" not in said


async def test_a_day_and_points_in_one_turn_name_each_badge_once(pupil: Pupil) -> None:
    for _ in range(6):
        await through(pupil, learning)
        clock_of(pupil.house).advance(days=1)

    async def both(turn: Turn) -> Reply:
        day = await learnt(turn)
        return Reply.of(*day, *await earn(turn, [Award(Reason.SOLVED, "c/i", 10)]))

    said = await through(pupil, both)
    assert (said.count("A week in a row"), said.count("First solution")) == (1, 1)


async def test_a_course_is_whole_with_its_last_lesson(pupil: Pupil) -> None:
    lessons = course_of(pupil.house, MEMORY).lessons
    await did(pupil, MEMORY, lessons=len(lessons) - 1, begun=1)
    await through(pupil, earning(Award(Reason.REVIEW, "r/1", 2)))
    assert "whole-course" not in await badges(pupil)
    now = clock_of(pupil.house).now()
    await database_of(pupil.house).write(
        courses.stand_in_lesson, await number(pupil), MEMORY, lessons[-1].id, 1, now, completed=True
    )
    assert "A whole course" in await through(pupil, earning(Award(Reason.REVIEW, "r/2", 2)))
    assert "whole-course" in await badges(pupil)


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc/passwd"])
async def test_a_browser_in_a_zone_that_is_none_learns_by_utc(house: OpenHouse, zone: str) -> None:
    pupil = Pupil(house)
    incoming = pupil.incoming(Called("points"))
    there = replace(incoming, person=replace(incoming.person, time_zone=zone))
    await house.door.receive(there)
    await through(pupil, learning)
    clock_of(house).advance(days=1)
    assert "Day 2 in a row" in await through(pupil, learning)
    assert "Days in a row: 2 days" in words_of(await pupil.say("/points"))
