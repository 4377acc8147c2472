"""Parley is taken out of a server, and in again: nothing is posted in the meantime, and all goes on afterwards."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from adapters.discord.adapter import Discord
from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.adapters.discord.setting_up import an_hour_passes, posts, set_up
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Guild, LoopbackDiscord

EVENING = datetime(2026, 1, 6, 17, 1, tzinfo=UTC)
HOW_MANY: Mapping[bool, str] = {
    True: "SELECT count(*) FROM communities WHERE left_at IS NOT NULL",
    False: "SELECT count(*) FROM communities WHERE left_at IS NULL",
}


@pytest.fixture(autouse=True)
async def settled(parley: Discord) -> None:
    """Discord has told of all servers: what it tells of from now on is new to Parley."""
    await parley.started.wait()


async def noted(house: OpenHouse, *, left: bool) -> None:
    """Ask until it is noted that the community was left, or that Parley is there again."""
    async with asyncio.timeout(30):
        known = 0
        while not known:
            async with house.dispatch.house.database.transaction() as connection:
                known = (await connection.execute(text(HOW_MANY[left]))).scalar_one()


def tried(loopback: LoopbackDiscord) -> list[str]:
    """Where something was to be posted."""
    return [one.path for one in loopback.traffic if one.path.endswith("/messages")]


async def test_nothing_is_posted_where_parley_was_taken_out(
    olga: Visitor, guild: Guild, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    await set_up(olga)
    loopback.remove_bot(guild)
    await noted(house, left=True)
    clock.moment = EVENING
    await an_hour_passes(house)
    assert posts(olga) == []
    assert tried(loopback) == []


async def test_a_post_that_waits_is_not_tried_where_parley_was_taken_out(
    olga: Visitor, guild: Guild, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    await set_up(olga)
    clock.moment = EVENING
    loopback.fail("POST", "/messages$", 503)
    await an_hour_passes(house)
    loopback.remove_bot(guild)
    await noted(house, left=True)
    before = tried(loopback)
    await house.recover()
    assert tried(loopback) == before
    loopback.invite_bot(guild)
    await noted(house, left=False)
    await house.recover()
    assert len(posts(olga)) == 1


async def test_daily_posts_go_on_where_parley_was_taken_in_again(
    olga: Visitor, ada: Visitor, guild: Guild, house: OpenHouse, clock: FixedClock, loopback: LoopbackDiscord
) -> None:
    await set_up(olga)
    loopback.remove_bot(guild)
    await noted(house, left=True)
    loopback.invite_bot(guild)
    await noted(house, left=False)
    clock.moment = EVENING
    await an_hour_passes(house)
    (post,) = posts(olga)
    assert "The challenge of the day" in post.text
    assert (await ada.answered(await ada.person.press(post, "Take it on"))).ephemeral


async def test_a_server_that_was_never_set_up_can_be_left_and_taken_in_again(
    olga: Visitor, guild: Guild, loopback: LoopbackDiscord
) -> None:
    loopback.remove_bot(guild)
    loopback.invite_bot(guild)
    assert "Parley in Study hall" in (await olga.call("setup")).text
