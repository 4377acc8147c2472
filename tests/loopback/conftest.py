"""Loopback servers, and a bot at each that is nothing but its requests."""

from collections.abc import AsyncGenerator

import aiohttp
import pytest

from tests.loopback.discord import LoopbackDiscord
from tests.loopback.raw_bot import RawBot
from tests.loopback.raw_telegram import RawTelegram
from tests.loopback.telegram import LoopbackTelegram


@pytest.fixture
async def raw() -> AsyncGenerator[RawBot]:
    """A bot that sends what it is given, in a server of Ada's."""
    async with LoopbackDiscord() as discord, aiohttp.ClientSession() as http:
        ada = discord.user("Ada")
        yield RawBot(discord, http, ada, discord.guild("Study hall", owner=ada))


@pytest.fixture
async def bare() -> AsyncGenerator[RawTelegram]:
    """A bot on Telegram that sends what it is given; Ada has pressed Start, and it has heard of that."""
    async with LoopbackTelegram() as telegram, aiohttp.ClientSession() as http:
        bot = RawTelegram(telegram, http, telegram.user("Ada"))
        await bot.ada.start()
        await bot.updates()
        assert await bot.updates() == []
        yield bot
