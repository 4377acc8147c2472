"""What tests of communities do: set Parley up in a server, let an hour come, and look at what is posted there."""

from bot.wiring import OpenHouse
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Message

COURSE = "Python: first steps"
OPEN = "Fill in"
"""The button to the form of /setup."""


def as_chosen(channel: int) -> dict[str, str | list[str]]:
    """What is filled in, for posts in this channel."""
    return {"course": COURSE, "channel": [str(channel)], "hour": "18:00", "zone": "Madrid"}


async def set_up(olga: Visitor, **values: str | list[str]) -> Message:
    """Fill in what /setup asks for."""
    await olga.call("setup")
    return await olga.fill(await olga.open(OPEN), {**as_chosen(olga.channel.id), **values})


def posts(visitor: Visitor) -> list[Message]:
    """What is there for everybody."""
    return [one for one in visitor.person.messages(visitor.channel) if one.owner is None and one.author.bot]


async def an_hour_passes(house: OpenHouse) -> None:
    """Do what features do by themselves, twice, as two processes would."""
    for chore in (*house.chores, *house.chores):
        await house.do(chore)
