"""Parley in the test's own process, on the loopback Discord: the house, and the real platform over the real library."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

from pydantic import SecretStr

from adapters.discord.adapter import Discord
from adapters.discord.settings import DiscordSettings
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.clock import FixedClock
from sandbox.contract import Runner
from tests.adapters.connecting import connecting, housed
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
    come = loopback.until(when or loopback.is_ready, "The bot did not come.")
    async with connecting(house, platform, come) as running:
        yield running


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
        housed(settings, clock, runner) as house,
        connected(house, loopback, **own) as platform,
    ):
        yield house, platform
