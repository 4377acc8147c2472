"""The connection to Discord's gateway, and what is heard over it."""

import logging
from typing import Protocol

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.settings import DiscordSettings

log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
"""Seconds that Discord may ask us to wait. What it asks to wait longer with stays in the outbox meanwhile."""

type Interaction = discord.Interaction[discord.Client]


class Hears(Protocol):
    """What the adapter does about events."""

    async def hear_connection(self) -> None:
        """Discord has let us in."""
        ...

    async def hear_ready(self) -> None:
        """All shards of this process are connected."""
        ...

    async def hear_interaction(self, interaction: Interaction) -> None:
        """A command, a press, a form, or a question for suggestions."""
        ...

    async def hear_message(self, message: discord.Message) -> None:
        """A message that we may read."""
        ...

    async def hear_arrival(self, guild: int) -> None:
        """Parley was taken into a server."""
        ...

    async def hear_removal(self, guild: int) -> None:
        """Parley was taken out of a server."""
        ...


def intents() -> discord.Intents:
    """Servers and messages, and nothing that Discord calls privileged: who speaks to us is heard all the same."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Client(discord.AutoShardedClient):
    """discord.py's client, which keeps no messages and no members, and tells `hears` what happens."""

    def __init__(self, settings: DiscordSettings, hears: Hears) -> None:
        super().__init__(
            intents=intents(),
            shard_count=settings.shards,
            shard_ids=list(settings.shard_ids or range(settings.shards)),
            max_messages=None,
            max_ratelimit_timeout=LONGEST_WAIT,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self._hears = hears

    async def on_connect(self) -> None:
        """See Hears."""
        await self._hears.hear_connection()

    async def on_ready(self) -> None:
        """See Hears."""
        await self._hears.hear_ready()

    async def on_interaction(self, interaction: Interaction) -> None:
        """See Hears."""
        await self._hears.hear_interaction(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """See Hears."""
        await self._hears.hear_message(message)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """See Hears."""
        await self._hears.hear_arrival(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """See Hears."""
        await self._hears.hear_removal(guild.id)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log what a handler raised: the edge at which bugs are caught."""
        del args, kwargs
        log.exception("a bug in %s", event_method)  # noqa: LOG004 - the library calls this while it handles the exception


def point_to(settings: DiscordSettings) -> None:
    """Have the library speak to other addresses than Discord's own, where some are set. It knows one of each."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here
    if settings.api_base:
        Route.BASE = settings.api_base
    if settings.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.gateway_url)
