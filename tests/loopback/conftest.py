"""A loopback Discord, and a bot there that is nothing but its requests."""

from collections.abc import AsyncGenerator

import aiohttp
import pytest

from tests.loopback.discord import LoopbackDiscord
from tests.loopback.raw_bot import RawBot


@pytest.fixture
async def raw() -> AsyncGenerator[RawBot]:
    """A bot that sends what it is given, in a server of Ada's."""
    async with LoopbackDiscord() as discord, aiohttp.ClientSession() as http:
        ada = discord.user("Ada")
        yield RawBot(discord, http, ada, discord.guild("Study hall", owner=ada))
