"""Staff say what is played for in their community: a board, shared explanations, points in a place of it."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Body, Called, Pressed, Reply
from core.earning import earn as earn_by
from core.feature import Command
from core.play.points import Award, Reason
from core.store import communities, points
from core.store.communities import Community
from core.turn import Turn
from tests.core.features.boards.members import (
    HERE,
    SCHOOL,
    STAFF,
    inside,
    labels,
    learner_of,
    press_inside,
    rows,
)
from tests.pupil import Pupil, words_of

AWARD = [Award(Reason.SOLVED, "a challenge", 10)]


async def play(pupil: Pupil, here: object = STAFF) -> Reply:
    assert isinstance(here, type(STAFF))
    return await inside(pupil, Called("play"), here)


async def kept(house: OpenHouse) -> Community:
    """The community as it is set up now."""
    found = await house.dispatch.house.database.read(communities.find, "test", HERE.community)
    assert found is not None
    return found


async def solve(pupil: Pupil, here: object) -> str:
    """What is said of points that somebody earns in a place."""

    async def handler(turn: Turn) -> Reply:
        return Reply.of(*await earn_by(turn, AWARD))

    router = pupil.house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["solve"] = Command(name="solve", handler=handler)
    assert isinstance(here, type(STAFF))
    return words_of(await inside(pupil, Called("solve"), here))


async def test_everything_is_on_at_first_and_each_can_be_turned_off_and_on(
    house: OpenHouse, pupil: Pupil
) -> None:
    await play(pupil)
    assert rows(pupil.reply) == [
        "Leaderboard of this community on",
        "Explanations shown to others on",
        "Points in this channel on",
    ]
    for label in ("Do without a leaderboard", "Share no explanations", "No points in this channel"):
        await press_inside(pupil, label, STAFF)
    assert [one.rpartition(" ")[2] for one in rows(pupil.reply)] == ["off", "off", "off"]
    now = await kept(house)
    assert (now.boards, now.sharing, list(now.quiet), now.name) == (False, False, ["hall"], "Study hall")
    for label in ("Have a leaderboard", "Share explanations", "Give points in this channel"):
        await press_inside(pupil, label, STAFF)
    now = await kept(house)
    assert (now.boards, now.sharing, list(now.quiet)) == (True, True, [])


async def test_what_else_was_set_up_stays(house: OpenHouse, pupil: Pupil) -> None:
    was = Community(
        platform="test", id=HERE.community, name="Study hall", channel="news", daily_hour=7, tutor="hints"
    )
    await house.dispatch.house.database.write(communities.keep, was, house.dispatch.clock.now())
    await play(pupil)
    await press_inside(pupil, "Do without a leaderboard", STAFF)
    assert replace(await kept(house), quiet=()) == replace(was, boards=False)


async def test_points_are_turned_off_for_one_place_alone(house: OpenHouse, pupil: Pupil) -> None:
    await play(pupil)
    await press_inside(pupil, "No points in this channel", STAFF)
    there = replace(STAFF, place="library")
    await play(pupil, there)
    assert rows(pupil.reply)[2:] == ["Points in this channel on", "Channels without points, besides one"]
    await press_inside(pupil, "No points in this channel", there)
    await press_inside(pupil, "Give points in this channel", there)
    assert list((await kept(house)).quiet) == ["hall"]


async def test_where_a_platform_names_no_place_there_is_no_dial_for_it(pupil: Pupil) -> None:
    await play(pupil, replace(STAFF, place=""))
    assert len(rows(pupil.reply)) == len(labels(pupil.reply)) == 2


async def test_a_channel_without_points_gives_none_and_says_nothing_of_them(
    house: OpenHouse, pupil: Pupil
) -> None:
    await play(pupil)
    await press_inside(pupil, "No points in this channel", STAFF)
    ada = Pupil(house, name="bea")
    assert await solve(ada, HERE) == ""
    read = house.dispatch.house.database.read
    assert await read(points.lately, await learner_of(ada), 5) == []
    assert "10" in await solve(ada, replace(HERE, place="library"))
    (given,) = await read(points.lately, await learner_of(ada), 5)
    assert given.community == SCHOOL


@pytest.mark.parametrize("body", [Called("play"), Pressed("press")])
async def test_whoever_is_no_staff_turns_nothing(house: OpenHouse, pupil: Pupil, body: Body) -> None:
    await play(pupil)
    if isinstance(body, Pressed):
        body = Pressed(pupil.choice("Do without a leaderboard").id)
    assert "for the staff of this community" in words_of(await inside(pupil, body, HERE))
    assert await house.dispatch.house.database.read(communities.find, "test", HERE.community) is None


async def test_outside_of_a_community_there_is_nothing_to_turn(pupil: Pupil) -> None:
    assert "belongs to a community" in words_of(await pupil.call("play"))
