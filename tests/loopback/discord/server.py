"""The loopback Discord: a server on this machine that speaks to a bot as Discord does, for tests to arrange."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.loopback.discord import (
    routes_channels,
    routes_commands,
    routes_guilds,
    routes_interactions,
    routes_messages,
)
from tests.loopback.discord.dispatching import deliver
from tests.loopback.discord.exchange import Exchange
from tests.loopback.discord.faults import Fault
from tests.loopback.discord.gateway import Gateway
from tests.loopback.discord.people import Person
from tests.loopback.discord.permissions import EVERYBODY, OF_BOT, May
from tests.loopback.discord.posts import delete
from tests.loopback.discord.rest import BASE, Rest, compiled
from tests.loopback.discord.stage import Asked, Stage
from tests.loopback.discord.threads import updated
from tests.loopback.discord.wire import channel_json, guild_create_json, role_json
from tests.loopback.discord.world import Channel, Guild, Member, Message, Role, Snowflakes, User, World

ROUTES = compiled(
    routes_channels.ROUTES,
    routes_commands.ROUTES,
    routes_guilds.ROUTES,
    routes_interactions.ROUTES,
    routes_messages.ROUTES,
)


class LoopbackDiscord:
    """A Discord of the test's own, which listens while it is entered.

    `gateway` holds what can be turned there: `granted`, `zombie`, `shards`, `heartbeat`.
    """

    def __init__(self, token: str = "") -> None:
        ids = Snowflakes()
        bot = User(id=ids.next(), name="Parley", bot=True)
        self.world = World(bot=bot, ids=ids, users={bot.id: bot})
        self.token = token or f"{bot.id}.{secrets.token_urlsafe(24)}"
        self.gateway = Gateway(world=self.world, token=self.token)
        self.stage = Stage(world=self.world, token=self.token, gateway=self.gateway)
        self.gateway.happened = self.stage.changes.tell
        self.gateway.complain = self.stage.violations.append
        self.rest = Rest(self.stage, ROUTES)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_get("/gateway", self.gateway.connect)
        app.router.add_get("/gateway/", self.gateway.connect)
        app.router.add_get("/cdn/{channel}/{attachment}/{name}", self._download)
        app.router.add_route("*", BASE + "/{path:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.stage.url = f"http://{host}:{port}"
        self.gateway.url = f"ws://{host}:{port}/gateway"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.drop(1001)
        await self._runner.cleanup()

    @property
    def api(self) -> str:
        """The base of REST, for DISCORD_API_BASE."""
        return f"{self.stage.url}{BASE}"

    @property
    def gateway_url(self) -> str:
        """For DISCORD_GATEWAY_URL."""
        return self.gateway.url

    @property
    def environment(self) -> Mapping[str, str]:
        """What a bot's process needs to be told in order to come here."""
        return {
            "DISCORD_TOKEN": self.token,
            "DISCORD_API_BASE": self.api,
            "DISCORD_GATEWAY_URL": self.gateway_url,
        }

    @property
    def traffic(self) -> list[Asked]:
        """All REST requests, in order."""
        return self.stage.traffic

    @property
    def violations(self) -> list[str]:
        """What a bot of ours should not have done, taken by Discord or not."""
        return self.stage.violations

    @property
    def invalid(self) -> int:
        """How many answers were 401, 403 or 429."""
        return self.rest.invalid

    async def ready(self, *, commands: bool = True) -> None:
        """Wait until every shard is connected, and unless it does not matter, commands are there."""

        why = "The bot did not come."
        await self.stage.changes.until(
            lambda: self.is_ready(commands=commands), lambda: self.stage.account(why)
        )

    def is_ready(self, *, commands: bool = True) -> bool:
        """Whether it is so now."""
        return self.gateway.ready() and (not commands or any(self.world.commands.values()))

    def user(self, name: str, *, locale: str = "en-US") -> Person:
        """Somebody new."""
        made = User(id=self.world.ids.next(), name=name, locale=locale)
        self.world.users[made.id] = made
        return Person(made, self.stage)

    def guild(
        self, name: str, *, owner: Person, bot: bool = True, may: May = OF_BOT, locale: str = "en-US"
    ) -> Guild:
        """A new server with one channel; `bot`: whether ours is in it, and what it `may` there."""
        ids = self.world.ids
        guild = Guild(id=ids.next(), name=name, owner=owner.id, bot=bot, locale=locale)
        guild.roles[guild.id] = Role(id=guild.id, name="@everyone", permissions=EVERYBODY)
        self.channel(guild, "general")
        self.join(guild, owner)
        own = self.role(guild, self.world.bot.name, may)
        guild.members[self.world.bot.id] = Member(user=self.world.bot, roles=[own.id] if bot else [])
        self.world.guilds[guild.id] = guild
        if bot:
            self.gateway.tell_guild(guild)
        return guild

    def channel(self, guild: Guild, name: str) -> Channel:
        """A new text channel."""
        made = Channel(id=self.world.ids.next(), type=0, name=name, guild=guild)
        guild.channels[made.id] = self.world.channels[made.id] = made
        if guild.id in self.world.guilds:
            self.stage.tell("CHANNEL_CREATE", channel_json(made), guild.id)
        return made

    def role(self, guild: Guild, name: str, may: May = EVERYBODY) -> Role:
        """A new role."""
        made = Role(id=self.world.ids.next(), name=name, permissions=may)
        guild.roles[made.id] = made
        if guild.id in self.world.guilds:
            self.stage.tell(
                "GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": role_json(made)}, guild.id
            )
        return made

    def join(self, guild: Guild, *people: Person, roles: Iterable[Role] = ()) -> None:
        """People come into a guild; with roles, or with others than before."""
        for person in people:
            guild.members[person.id] = Member(user=person.user, roles=[role.id for role in roles])

    def overwrite(self, channel: Channel, *, allow: May = May(0), deny: May = May(0)) -> None:  # noqa: B008  # flags are immutable
        """What the bot may and may not in one channel, whatever its roles say."""
        channel.overwrites[self.world.bot.id] = (allow, deny)
        updated(self.stage, channel)

    def remove_bot(self, guild: Guild) -> None:
        """Somebody throws the bot out."""
        guild.bot = False
        self.stage.tell("GUILD_DELETE", {"id": str(guild.id)}, guild.id)

    def invite_bot(self, guild: Guild) -> None:
        """Somebody takes the bot in again. What is told of a server that is new to it says nothing of having been away."""
        guild.bot = True
        told = guild_create_json(guild, self.world.bot.id)
        del told["unavailable"]
        self.stage.tell("GUILD_CREATE", told, guild.id)

    def delete_channel(self, channel: Channel) -> None:
        """Somebody deletes a channel or a thread."""
        assert channel.guild
        del self.world.channels[channel.id], channel.guild.channels[channel.id]
        event = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        self.stage.tell(event, channel_json(channel), channel.guild.id)

    def delete_message(self, message: Message) -> None:
        """Somebody deletes a message."""
        delete(self.stage, message)

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """A thread falls asleep; `locked`, only a moderator wakes it."""
        thread.archived, thread.locked = True, locked
        updated(self.stage, thread)

    def revoke_token(self) -> None:
        """Somebody has reset the bot's token: what was known of it until now is refused."""
        self.token = self.stage.token = self.gateway.token = secrets.token_urlsafe(24)

    def age(self, exchange: Exchange, *, minutes: float) -> None:
        """Let time pass for one interaction."""
        exchange.interaction.aged += minutes * 60

    def deliver_again(self, exchange: Exchange) -> None:
        """Tell the bot of an interaction once more."""
        deliver(self.stage, exchange.interaction)

    def fail(
        self, method: str, path: str, status: int, *, times: int = 1, body: object = None,
        headers: Mapping[str, str] | None = None, retry_after: float = 0.05, everywhere: bool = False,
        carried_out: bool = False,
    ) -> Fault:  # fmt: skip
        """Let the next requests fail; see Fault."""
        fault = Fault(
            method=method, path=path, status=status, times=times, body=body, headers=headers or {},
            retry_after=retry_after, everywhere=everywhere, carried_out=carried_out,
        )  # fmt: skip
        self.rest.faults.append(fault)
        return fault

    async def drop(self, code: int | None = None) -> None:
        """Close all connections of the gateway with a code; without one, cut them off."""
        await self.gateway.drop(code)

    async def until(self, come: Callable[[], object], why: str = "It did not come.") -> None:
        """Wait until `come()` is true, looking after everything that happens."""
        await self.stage.changes.until(come, lambda: self.stage.account(why))

    async def _download(self, request: web.Request) -> web.Response:
        attachment = self.world.attachments.get(int(request.match_info["attachment"]))
        if not attachment:
            return web.Response(status=404)
        return web.Response(body=attachment.content, headers={"Content-Type": attachment.mime})
