"""A channel of a server is a place of its own, and threads belong to the channel they are in."""

import pytest

from bot.wiring import OpenHouse
from core.store import communities
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Guild, LoopbackDiscord

pytestmark = pytest.mark.usefixtures("parley")


async def test_points_are_turned_off_for_one_channel_with_its_threads(
    olga: Visitor, guild: Guild, loopback: LoopbackDiscord, house: OpenHouse
) -> None:
    shown = await olga.call("play")
    await olga.person.press(shown, "No points in this channel")
    assert "Give points in this channel" in shown.buttons, "in the same message"
    found = await house.dispatch.house.database.read(communities.find, "discord", str(guild.id))
    assert found is not None
    assert list(found.quiet) == [str(guild.general.id)]
    await olga.call("thread")
    (thread,) = (one for one in guild.channels.values() if one.is_thread)
    for channel, offered in (
        (thread, "Give points in this channel"),
        (loopback.channel(guild, "lessons"), "No points in this channel"),
    ):
        there = Visitor(olga.person, channel)
        await there.call("play")
        await there.offering(offered)
    there = Visitor(olga.person, thread)
    await there.say(f"<@{loopback.world.bot.id}> /play")
    await there.offering("Give points in this channel")
