"""Learners in a community and outside of it, and the points that they have."""

import itertools
from dataclasses import replace

from bot.wiring import OpenHouse
from core.chat import Body, Called, Card, Choices, Membership, Pressed, Reply
from core.play.points import Award, Reason
from core.store import communities, dials, learners, points
from core.store.communities import Community
from tests.pupil import Pupil, words_of

HERE = Membership(community="school", place="hall", name="Study hall")
STAFF = replace(HERE, manages=True)
SCHOOL = "test/school"
subjects = itertools.count()


async def inside(pupil: Pupil, body: Body, here: Membership = HERE) -> Reply:
    """The reply to what somebody does in a community."""
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=here))
    return pupil.reply


async def board(pupil: Pupil, which: str = "", here: Membership = HERE) -> str:
    """What /board says in the community."""
    return words_of(await inside(pupil, Called("board", {"which": which} if which else {}), here))


async def press_inside(pupil: Pupil, label: str, here: Membership = HERE) -> str:
    """What is said to a press in the community."""
    return words_of(await inside(pupil, Pressed(pupil.choice(label).id), here))


async def learner_of(pupil: Pupil) -> int:
    """The number of somebody who has spoken."""
    found = await pupil.house.dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.id


async def earn(pupil: Pupil, amount: int, community: str = SCHOOL) -> None:
    """Have points given to somebody who has spoken."""
    dispatch = pupil.house.dispatch
    award = Award(Reason.SOLVED, f"subject-{next(subjects)}", amount)
    learner = await learner_of(pupil)
    await dispatch.house.database.write(points.give, learner, [award], community, dispatch.clock.now())


async def named(pupil: Pupil, name: str) -> str:
    """Join what the last reply offers, in the community, under a name of one's own; what is said to it."""
    await press_inside(pupil, "A name of my own")
    return words_of(await pupil.fill(name))


async def member(house: OpenHouse, name: str, amount: int = 0) -> Pupil:
    """Somebody on the community's board with so many points that were earned there."""
    pupil = Pupil(house, name=name.lower())
    await board(pupil)
    await named(pupil, name)
    if amount:
        await earn(pupil, amount)
    return pupil


async def dialled(house: OpenHouse, **changes: object) -> None:
    """Have the community set up like this."""
    community = replace(Community(platform="test", id=HERE.community, name="Study hall"), **changes)  # pyright: ignore[reportArgumentType]
    now = house.dispatch.clock.now()
    async with house.dispatch.house.database.transaction() as connection:
        await communities.keep(connection, community, now)
        await dials.turn_to(connection, SCHOOL, "boards", community.boards, now)
        await dials.turn_to(connection, SCHOOL, "sharing", community.sharing, now)


def rows(reply: Reply) -> list[str]:
    """The lines of the board that a reply shows."""
    return [f"{rank} {who}" for block in reply.blocks if isinstance(block, Card) for rank, who in block.facts]


def labels(reply: Reply) -> list[str]:
    """What can be pressed in a reply."""
    return [one.label for block in reply.blocks if isinstance(block, Choices) for one in block.options]
