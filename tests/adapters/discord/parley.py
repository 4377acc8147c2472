"""Parley in the test's own process, on the loopback Discord: the house, and the real platform over the real library."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

from pydantic import SecretStr

from adapters.discord.adapter import Discord
from adapters.discord.settings import DiscordSettings
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from sandbox.contract import Runner
from tests.catalogues import catalogue_of
from tests.loopback.discord import LoopbackDiscord


def platform_of(house: OpenHouse, loopback: LoopbackDiscord, **settings: Any) -> Discord:
    """The platform, not yet running."""
    own = DiscordSettings(
        token=SecretStr(loopback.token),
        api_base=loopback.api,
        gateway_url=loopback.gateway_url,
        **settings,
    )
    platform = Discord(own, house.door, clock=house.dispatch.clock)
    house.dispatch.outbox.platforms[platform.name] = platform
    return platform


@asynccontextmanager
async def connected(
    house: OpenHouse, loopback: LoopbackDiscord, *, when: Callable[[], object] | None = None, **settings: Any
) -> AsyncGenerator[Discord]:
    """The platform, from `when` this is true: as soon as all shards are connected and commands are there."""
    platform = platform_of(house, loopback, **settings)
    running = asyncio.create_task(platform.run())
    ready = asyncio.create_task(loopback.until(when or loopback.is_ready, "The bot did not come."))
    try:
        await asyncio.wait([running, ready], return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            await running
        await ready
        yield platform
    finally:
        for task in (running, ready):
            task.cancel()
        await asyncio.gather(running, ready, return_exceptions=True)
        await house.dispatch.drain()


@asynccontextmanager
async def process(
    settings: Settings,
    clock: FixedClock,
    loopback: LoopbackDiscord,
    runner: Runner | None = None,
    **own: Any,
) -> AsyncGenerator[tuple[OpenHouse, Discord]]:
    """A house and its platform, as one process has them. See connected."""
    async with (
        open_house(
            settings,
            lambda _: None,
            clock=clock,
            runner=runner,
            catalogue=catalogue_of(settings.content),
        ) as house,
        connected(house, loopback, **own) as platform,
    ):
        yield house, platform
