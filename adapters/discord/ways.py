"""The ways on which an answer still reaches somebody when the interaction that asked for it is over."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import aiohttp
import discord
from discord import ui

from adapters.discord.ids import KEPT
from adapters.discord.letters import Letter, for_edit
from core.clock import Clock
from core.errors import Unavailable

log = logging.getLogger(__name__)

LIFE = 14.5 * 60
"""Seconds in which an interaction can be answered. Discord's own measure is a quarter of an hour."""
ARCHIVED, TOKEN_OVER = 50083, 50027
"""Discord's codes for a thread that is put away, and for an interaction that is too old."""
NO_TOKEN = 401
TROUBLE = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError)
"""What may become of any request to Discord."""
ORIGINAL = cast("int", "@original")
"""The first answer to an interaction: Discord's name for it stands where the library expects a number."""


class Gone(Exception):
    """A way leads to nobody any more, however often it is tried."""


@asynccontextmanager
async def refusals() -> AsyncGenerator[None]:
    """What Discord refuses, by what it means: Gone, or Unavailable for what may go better later.

    What it finds wrong in a message itself is a bug of ours, and is raised as it is.
    """
    try:
        yield
    except (discord.RateLimited, aiohttp.ClientError, OSError) as error:
        raise Unavailable(f"Discord ({type(error).__name__})") from error
    except discord.HTTPException as error:
        if error.status in (403, 404) or error.code in (TOKEN_OVER, ARCHIVED):
            raise Gone(str(error)) from error
        if error.status == NO_TOKEN or error.status >= 429:
            raise Unavailable(f"Discord ({error.status})") from error
        raise


class Ways:
    """Sends messages without an interaction that is open in this process."""

    def __init__(self, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def by_token(self, address: Mapping[str, str], letters: Sequence[Letter]) -> None:
        """Answer an interaction that another process, or this one before, has acknowledged. Gone where it is over.

        What the first message replaces is the sign that work goes on, the question, or the same answer.
        """
        hook = self._hook(address)
        first, *rest = for_edit(letters)
        async with refusals():
            await hook.edit_message(ORIGINAL, view=first.view, attachments=[])
            for letter in rest:
                await hook.send(**letter.parts, ephemeral=not address["home"])

    async def beside(self, address: Mapping[str, str], letters: Sequence[Letter]) -> None:
        """Say more to whom an interaction was answered, below that answer, which stays. Gone where it is over."""
        hook = self._hook(address)
        for letter in letters:
            async with refusals():
                await hook.send(**letter.parts, ephemeral=not address["home"])

    def _hook(self, address: Mapping[str, str]) -> discord.Webhook:
        """What speaks with the token of an interaction. Gone where that is too old."""
        if not is_fresh(address, self._clock.now().timestamp()):
            raise Gone("the interaction is too old")
        hook = discord.Webhook.partial(int(address["application"]), address["token"], client=self._client)
        hook.type = discord.WebhookType.application  # only such a one may speak to one person alone
        return hook

    async def to_channel(self, channel: int, letters: Sequence[Letter], nonce: str) -> None:
        """Say it in a channel. With the same nonce again within some minutes, Discord shows it once."""
        where = self._client.get_partial_messageable(channel)
        for number, letter in enumerate(letters):
            async with refusals():
                await self._say(where, letter, f"{nonce}-{number}")

    async def to_server(self, guild: int, channel: int, letters: Sequence[Letter], nonce: str) -> None:
        """Say it in a channel of this server; Gone where it is none: ids are also filled in by people."""
        known = self._client.get_channel(channel)
        if known is not None:
            of = known.guild.id if isinstance(known, discord.abc.GuildChannel) else None
        else:
            async with refusals():
                of = int((await self._client.http.get_channel(channel)).get("guild_id") or 0)
        if of != guild:
            raise Gone(f"channel {channel} is not in server {guild}")
        await self.to_channel(channel, letters, nonce)

    async def to_person(self, user: int, letters: Sequence[Letter], nonce: str) -> None:
        """Say it to somebody in a direct message. Gone where they take none."""
        async with refusals():
            direct = await self._client.create_dm(discord.Object(user))
        await self.to_channel(direct.id, letters, nonce)

    async def _say(self, where: discord.PartialMessageable, letter: Letter, nonce: str) -> None:
        try:
            await where.send(**letter.parts, nonce=nonce)
        except discord.HTTPException as error:
            if error.code != ARCHIVED:
                raise
            await self._client.http.edit_channel(where.id, archived=False)
            await where.send(**letter.parts, nonce=nonce)


def is_fresh(address: Mapping[str, str], now: float) -> bool:
    """Whether the interaction of this address can still be answered `now`, in seconds since 1970."""
    return bool(address.get("token")) and now - float(address["at"]) < LIFE


def kept(line: str, button: str, id_: str) -> Letter:
    """A line for everybody to see, with a button that opens an answer for its owner."""
    opener = ui.Button[ui.LayoutView](
        label=button, custom_id=f"{KEPT}:{id_}", style=discord.ButtonStyle.primary
    )
    return Letter((ui.TextDisplay[ui.LayoutView](line), ui.ActionRow[Any](opener)))


type Way = Callable[[], Awaitable[None]]


async def first_open(ways: Sequence[Way]) -> bool:
    """Go the first of these ways that leads to somebody; whether there was one."""
    for way in ways:
        try:
            await way()
        except Gone as gone:
            log.info("a way to a learner is closed: %s", gone)
        else:
            return True
    return False
