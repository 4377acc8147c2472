"""Parley in the test's own process, on the loopback Telegram: the house, and the real platform over the real library."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

from pydantic import SecretStr

from adapters.telegram.adapter import Telegram
from adapters.telegram.courier import Courier
from adapters.telegram.settings import TelegramSettings
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.clock import FixedClock
from sandbox.contract import Runner
from tests.adapters.connecting import connecting, housed
from tests.loopback.telegram import LoopbackTelegram

PAUSES = (0.01, 0.02, 0.04, 0.08, 0.16)
"""Seconds between tries: a loopback is there again in a moment."""


def platform_of(house: OpenHouse, loopback: LoopbackTelegram, **settings: Any) -> Telegram:
    """The platform, not yet running."""
    own = TelegramSettings(
        bot_token=SecretStr(loopback.token),
        base_url=loopback.base,
        base_file_url=loopback.files,
        **settings,
    )
    platform = Telegram(own, house.door, courier=Courier(pauses=PAUSES))
    house.dispatch.outbox.platforms[platform.name] = platform
    return platform


@asynccontextmanager
async def connected(
    house: OpenHouse,
    loopback: LoopbackTelegram,
    *,
    when: Callable[[], object] | None = None,
    **settings: Any,
) -> AsyncGenerator[Telegram]:
    """The platform, from `when` this is true: as soon as it asks for updates and commands are there."""
    platform = platform_of(house, loopback, **settings)
    come = loopback.until(when or loopback.is_ready, "The bot did not come.")
    async with connecting(house, platform, come) as running:
        yield running


@asynccontextmanager
async def process(
    settings: Settings,
    clock: FixedClock,
    loopback: LoopbackTelegram,
    runner: Runner | None = None,
    **own: Any,
) -> AsyncGenerator[tuple[OpenHouse, Telegram]]:
    """A house and its platform, as one process has them. See connected."""
    async with (
        housed(settings, clock, runner) as house,
        connected(house, loopback, **own) as platform,
    ):
        yield house, platform
