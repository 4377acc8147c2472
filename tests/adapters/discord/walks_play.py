"""A walk through challenges as play: the list narrowed down, one with a time limit, and the one that a community has today."""

from dataclasses import replace
from datetime import timedelta

from core.chat import Choices, Pressed, Reply
from core.course.model import Category
from core.features.challenge import list_views
from core.features.challenge.rules import Chosen
from core.features.community.jobs import post_daily
from core.store import communities
from core.store.communities import Community
from tests.adapters.discord.others import other
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import MEMBER
from tests.core.features.doings import PYTHON, course_of, did

TIMED = "count-vowels"
WRONG = "print(1)\n"
HERE = replace(MEMBER, place="20")


async def challenges(walk: Walk) -> None:
    """Points, lists, time, and a challenge for each day."""
    await did(walk.guest, PYTHON, lessons=8)
    await walk.call("", "challenge")
    await walk.press("of-a-category", "challenge.list", category="text")
    await walk.press("of-a-difficulty-too", "challenge.list", level="2")
    await walk.press("", "challenge.list")
    await _against_time(walk)
    await _of_the_day(walk)
    _of_each_category(walk)


def _of_each_category(walk: Walk) -> None:
    """A list with something of every category, also of those of which nothing ships."""
    course = course_of(walk.guest.house, PYTHON)
    some = zip(course.challenges, Category, strict=False)
    course = replace(course, items=tuple(replace(one, category=category) for one, category in some))
    listed = list_views.listed(course, (), None, Chosen(), walk.say, points=True)
    walk.show("of-each-category", *listed.blocks)


async def _against_time(walk: Walk) -> None:
    """One with a time limit, which is not kept."""
    challenge = course_of(walk.guest.house, PYTHON).challenge(TIMED)
    assert challenge.time_limit
    await walk.call("before-one-begins", "challenge", challenge=challenge.title)
    await walk.press("begun", "challenge.begin")
    walk.clock.advance(minutes=challenge.time_limit / timedelta(minutes=1) - 1)
    await walk.fill("less-than-a-minute", WRONG)
    walk.clock.advance(minutes=1)
    await walk.call("last-moment", "challenge", challenge=challenge.title)
    walk.clock.advance(seconds=1)
    await walk.call("time-is-over", "challenge", challenge=challenge.title)
    await walk.fill("late", challenge.reference)


async def _of_the_day(walk: Walk) -> None:
    """A day's challenge is posted, solved from there, and the next day it is said how many did."""
    guest, house = walk.guest, walk.guest.house.dispatch.house
    house.noticeboard.platforms[guest.platform] = walk.hall
    community = Community(
        platform=guest.platform,
        id=HERE.community,
        name=HERE.name,
        channel=HERE.place,
        language=guest.language,
        course=PYTHON,
        daily_hour=18,
        time_zone="UTC",
    )
    await house.database.write(communities.keep, community, walk.clock.now())
    now = walk.clock.now()
    walk.clock.advance(seconds=(now.replace(hour=18, minute=0, second=0) - now).total_seconds())
    first = await _posted(walk)
    walk.scenes["post-of-the-day"] = first
    for one, scene in ((guest, "solved-today"), (await other(walk, "bob"), "")):
        walk.guest = one
        await _solves(walk, scene, first)
    walk.guest = guest
    walk.clock.advance(days=1)
    walk.scenes["post-of-the-next-day"] = await _posted(walk)


async def _posted(walk: Walk) -> Reply:
    """What is posted now."""
    await post_daily(walk.guest.house.dispatch.house, walk.clock.now())
    return walk.hall.posts[-1].reply


async def _solves(walk: Walk, scene: str, post: Reply) -> None:
    """Take a challenge on from its post, and solve it."""
    guest = walk.guest
    (choices,) = (block for block in post.blocks if isinstance(block, Choices))
    take = choices.options[0]
    guest.membership = HERE
    await guest.send(Pressed(take.id))
    challenge = course_of(guest.house, PYTHON).challenge(str(take.action.arguments["challenge"]))
    await walk.fill(scene, challenge.reference)
    guest.membership = None
