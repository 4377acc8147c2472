"""Discord as a platform: a connection that is made again, whatever ends it, and the way in and the way out over it."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord.http import Route

from adapters.discord import rights
from adapters.discord.client import Client, Interaction, point_to
from adapters.discord.commands import THREAD, Commands, same
from adapters.discord.desk import Desk
from adapters.discord.ids import number
from adapters.discord.members import Members
from adapters.discord.out import Out
from adapters.discord.render import CAPABILITIES
from adapters.discord.settings import DiscordSettings
from adapters.discord.ways import TROUBLE, Ways
from core.chat import Delivery, Door, Membership, Post
from core.clock import Clock, SystemClock
from core.errors import SetupError, Unavailable

log = logging.getLogger(__name__)

PAUSES: Sequence[float] = (1, 2, 5, 10, 30, 60)
"""Seconds before each new try to reach Discord; the last one again and again."""
WRONG = 400
TOKEN_REFUSED, TOO_FEW_SHARDS = 4004, 4011
"""What Discord's gateway says when it ends a connection for good."""
RENEWAL = "In the Developer Portal, under Bot, press Reset Token, set DISCORD_TOKEN to the new one, and start again."


class Discord:
    """Discord over one connection for each shard of this process."""

    name = "discord"
    capabilities = CAPABILITIES
    has_rooms = True

    def __init__(self, settings: DiscordSettings, door: Door, /, *, clock: Clock | None = None) -> None:
        self.started = asyncio.Event()
        self.url = ""
        self._settings = settings
        self._door = door
        self._clock = clock or SystemClock()
        self._client: Client | None = None
        self._out: Out | None = None
        self._desk: Desk | None = None
        self._members: Members | None = None
        self._begun = False

    async def run(self) -> None:
        """Be connected until cancelled. SetupError where Discord will not have us as we are set up.

        What ends only later, as with a token that is revoked, ends Discord alone: other platforms go on, and what
        is to be said here waits.
        """
        point_to(self._settings)
        failures = 0
        while True:
            try:
                await self._connected()
            except (
                *TROUBLE,
                discord.GatewayNotFound,
                discord.ConnectionClosed,
                discord.LoginFailure,
            ) as error:
                if reason := _final(error, self._settings):
                    await self._end(reason)
                failures = 0 if self.started.is_set() else failures + 1
                self.started.clear()
                pause = PAUSES[min(failures, len(PAUSES) - 1)]
                log.warning("Discord cannot be reached (%s); trying again in %d s", error, pause)
                await asyncio.sleep(pause)

    async def send(self, delivery: Delivery) -> None:
        """Show a reply on the first way that leads to its learner; Unavailable while there is no connection."""
        await self._connected_out().deliver(delivery)

    async def grow(self, delivery: Delivery) -> None:
        """Show the beginning of a reply."""
        await self._connected_out().grow(delivery)

    async def working(self, address: Mapping[str, str]) -> None:
        """Show that the answer takes a moment."""
        await self._connected_out().working(address["event"])

    async def post(self, post: Post) -> None:
        """Show a post in a channel of a server."""
        await self._connected_out().post(post)

    async def lacking(self, community: str, channel: str, language: str | None) -> Sequence[str]:
        """Which rights Parley lacks in a channel of a server."""
        if self._client is None:
            raise Unavailable("Discord")
        say = self._door.say(language)
        return [say(one) for one in rights.lacking(self._client, number(community), number(channel))]

    def called(self, community: str, id_: str) -> str:
        """The name of a channel or a role of a server, as its people write it."""
        guild = self._client.get_guild(number(community)) if self._client else None
        if guild and (channel := guild.get_channel(number(id_))):
            return f"#{channel.name}"
        role = guild.get_role(number(id_)) if guild else None
        return f"@{role.name}" if role else id_

    async def membership(self, community: str, person: str) -> Membership | None:
        """What a person is in a server now."""
        if self._members is None:
            raise Unavailable("Discord")
        return await self._members.find(number(community), number(person))

    def reaches(self, chat: str) -> bool:
        """Any chat, while there is a connection at all: what is sent does not go over a shard."""
        del chat
        return self._client is not None and not self._client.is_closed()

    # ── the connection ───────────────────────────────────────────────────────────────────────────────────

    async def _connected(self) -> None:
        """One connection, from its beginning to its end."""
        token = self._settings.token
        assert token is not None
        async with Client(self._settings, self) as client:
            await client.login(token.get_secret_value())
            ways = Ways(client, self._clock)
            self._client = client
            self._out = out = Out(self._door, ways)
            self._desk = Desk(client, self._door, out, ways, self._clock)
            self._members = Members(client, asyncio.get_running_loop().time)
            self.url = rights.invitation(client.application_id or 0)
            if 0 in (self._settings.shard_ids or (0,)):
                await self._sync(client)
            await client.connect()

    async def _end(self, reason: str) -> None:
        """SetupError where it has not even begun; later, tell the operator and wait for the end."""
        if not self._begun:
            raise SetupError(reason)
        self.started.clear()
        log.error("Discord is over until Parley is started again. %s", reason)
        await asyncio.Event().wait()

    def _connected_out(self) -> Out:
        if self._out is None or self._client is None or self._client.is_closed():
            raise Unavailable("Discord")
        return self._out

    async def _sync(self, client: Client) -> None:
        """Bring Discord's list of our commands in line, where they differ."""
        guild, application = self._settings.guild_id, client.application_id
        languages = {one: self._door.say(one) for one in self._door.languages()}
        ours = Commands(languages, everywhere=guild is None).payloads([*self._door.commands(), THREAD])
        path = "/applications/{application_id}" + ("/guilds/{guild_id}" if guild else "") + "/commands"
        at: dict[str, Any] = (
            {"application_id": application, "guild_id": guild} if guild else {"application_id": application}
        )
        try:
            theirs = await client.http.request(
                Route("GET", path, **at), params={"with_localizations": "true"}
            )
            if not same(ours, theirs):
                await client.http.request(Route("PUT", path, **at), json=ours)
                log.info("Discord has been told of %d commands", len(ours))
        except (discord.Forbidden, discord.NotFound):
            log.error("Parley is not in the server that DISCORD_GUILD_ID names. Take it in: %s", self.url)  # noqa: TRY400 - told, not traced
        except discord.HTTPException as refused:
            if refused.status != WRONG:
                raise
            log.exception("Discord does not take our commands, and keeps those that it has")

    # ── what is heard ────────────────────────────────────────────────────────────────────────────────────

    async def hear_connection(self) -> None:
        """See Hears."""
        self._begun = True

    async def hear_ready(self) -> None:
        """See Hears: what happened while nobody listened is looked up now."""
        self.started.set()
        if self._client is not None:
            await self._door.joined(self.name, [str(guild.id) for guild in self._client.guilds])

    async def hear_interaction(self, interaction: Interaction) -> None:
        """See Hears."""
        assert self._desk is not None
        await self._desk.take(interaction)

    async def hear_message(self, message: discord.Message) -> None:
        """See Hears."""
        assert self._desk is not None
        await self._desk.hear(message)

    async def hear_arrival(self, guild: int) -> None:
        """See Hears."""
        await self._door.joined(self.name, [str(guild)])
        if guild == self._settings.guild_id and self._client is not None:
            await self._sync(self._client)

    async def hear_removal(self, guild: int) -> None:
        """See Hears."""
        await self._door.left(self.name, str(guild))


def _final(error: Exception, settings: DiscordSettings) -> str | None:
    """Why, and what to do about it, where trying again is no use; None where it is."""
    code = error.code if isinstance(error, discord.ConnectionClosed) else None
    if isinstance(error, discord.LoginFailure) or code == TOKEN_REFUSED:
        return f"Discord does not accept DISCORD_TOKEN. {RENEWAL}"
    if code == TOO_FEW_SHARDS:
        return (
            f"Parley is in so many servers that Discord wants more than DISCORD_SHARDS={settings.shards}: "
            "set it to at least one for every 1,000 servers."
        )
    return None
