"""Learners who have earned something before a test begins, written as the features would write it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.wiring import OpenHouse
from core.chat import Picture, Reply
from core.clock import FixedClock
from core.play.points import Award
from core.play.streaks import Kept, Streak, learn
from core.store import learners, points, streaks
from core.store.database import Database
from tests.pupil import Pupil

DAY = timedelta(days=1)


def database_of(house: OpenHouse) -> Database:
    return house.dispatch.house.database


def clock_of(house: OpenHouse) -> FixedClock:
    clock = house.dispatch.clock
    assert isinstance(clock, FixedClock)
    return clock


async def number(pupil: Pupil) -> int:
    """The pupil's number, who is made where they are not there yet."""
    async with database_of(pupil.house).transaction() as connection:
        found = await learners.find(connection, pupil.platform, pupil.name)
    if found is None:
        await pupil.say("/points")
        return await number(pupil)
    return found.id


async def given(pupil: Pupil, *awards: Award, at: datetime | None = None) -> None:
    now = at or clock_of(pupil.house).now()
    await database_of(pupil.house).write(points.give, await number(pupil), awards, "", now)


async def zoned(pupil: Pupil, zone: str | None) -> None:
    await database_of(pupil.house).write(learners.change, await number(pupil), time_zone=zone)


async def streak_of(pupil: Pupil) -> Streak:
    return (await database_of(pupil.house).read(streaks.known, await number(pupil))).streak


async def days_of(pupil: Pupil) -> Mapping[date, Kept]:
    return await database_of(pupil.house).read(streaks.days, await number(pupil), date(2000, 1, 1))


async def learnt(
    pupil: Pupil, moments: Sequence[datetime], zone: str | None = None, *, due: datetime | None = None
) -> Streak:
    """Have the pupil learn at these moments, with something due since then."""
    who, streak = await number(pupil), await streak_of(pupil)
    for moment in moments:
        day = learn(streak, moment, zone, due=due)
        await database_of(pupil.house).write(streaks.keep_day, who, day)
        streak = day.streak
    return streak


def picture_of(reply: Reply) -> Picture:
    (picture,) = (one for one in reply.blocks if isinstance(one, Picture))
    return picture
