"""A platform in the test's own process: a house, the real adapter over it, and a loopback that it comes to."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Platform
from core.clock import FixedClock
from sandbox.contract import Runner
from tests.catalogues import catalogue_of


@asynccontextmanager
async def connecting[P: Platform](
    house: OpenHouse, platform: P, come: Coroutine[None, None, None]
) -> AsyncGenerator[P]:
    """The platform, running from when it has `come` until the block ends."""
    running, ready = asyncio.create_task(platform.run()), asyncio.create_task(come)
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


def housed(
    settings: Settings, clock: FixedClock, runner: Runner | None
) -> AbstractAsyncContextManager[OpenHouse]:
    """A house as one process has it; its courses are read once for all tests."""
    return open_house(
        settings,
        lambda _: None,
        clock=clock,
        runner=runner,
        catalogue=catalogue_of(settings.content),
    )
