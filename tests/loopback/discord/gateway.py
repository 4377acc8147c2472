"""The gateway, version 10: sessions that identify, are told what happens, drop and resume."""

import asyncio
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import cast

from aiohttp import WSMsgType, web

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.compression import Compress, compressor
from tests.loopback.discord.wire import guild_create_json, own_json, seen_json
from tests.loopback.discord.world import Guild, Message, World

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = 1 << 1 | 1 << 8 | MESSAGE_CONTENT
NEEDS = {"GUILD_": GUILDS, "CHANNEL_": GUILDS, "THREAD_": GUILDS}
LEFT = frozenset({1000, 1001})
"""Codes with which a bot closes a session for good."""
ENDED = frozenset({4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014})
"""Codes with which Discord ends one."""


class Op(IntEnum):
    """Kinds of frame."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE = 4
    RESUME = 6
    RECONNECT = 7
    MEMBERS = 8
    INVALID = 9
    HELLO = 10
    ACK = 11


class Closing(Exception):
    """The connection is to be closed with a code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True, eq=False)
class Socket:
    """One connection; frames are put in `frames` and sent in order."""

    wire: web.WebSocketResponse
    compress: Compress
    transport: asyncio.Transport | None
    frames: "asyncio.Queue[str]" = field(default_factory=lambda: asyncio.Queue[str]())
    session: "Session | None" = None
    dropped: bool = False
    """Whether it was closed from our side, after which a session may be resumed whatever the code."""

    def put(self, op: Op, data: object, sequence: int | None = None, event: str | None = None) -> None:
        self.frames.put_nowait(json.dumps({"op": op, "d": data, "s": sequence, "t": event}))

    async def write(self) -> None:
        """Send what is put, until cancelled."""
        while True:
            frame = self.compress(await self.frames.get())
            if isinstance(frame, str):
                await self.wire.send_str(frame)
            else:
                await self.wire.send_bytes(frame)


@dataclass(slots=True, eq=False)
class Session:
    """A shard of the bot, connected or not; `told` is all it was told, to be told again where it resumes."""

    id: str
    shard: int
    count: int
    intents: int
    socket: Socket | None
    told: list[tuple[str, object]] = field(default_factory=list[tuple[str, object]])

    def tell(self, event: str, data: object) -> None:
        """Dispatch an event, now or when the session is resumed."""
        self.told.append((event, data))
        if self.socket:
            self.socket.put(Op.DISPATCH, data, len(self.told), event)

    def hears(self, guild: int | None) -> bool:
        """Whether what happens in a guild, or outside of any, is told to this shard."""
        return ((guild or 0) >> 22) % self.count == self.shard


@dataclass(slots=True, kw_only=True)
class Gateway:
    """All connections and sessions. Everything a test may turn is here."""

    world: World
    token: str
    happened: Callable[[], None] = lambda: None
    complain: Callable[[str], None] = lambda _: None
    url: str = ""
    granted: int = 0
    """Privileged intents that the application has been given."""
    heartbeat: int = 41250
    """Milliseconds between heartbeats."""
    zombie: bool = False
    """While it is, heartbeats are not acknowledged."""
    shards: int = 1
    """How many are recommended."""
    needed: int = 1
    """With fewer shards than that, nobody is let in."""
    sessions: list[Session] = field(default_factory=list[Session])
    sockets: list[Socket] = field(default_factory=list[Socket])
    resumed: int = 0
    identified: int = 0

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """One connection from its beginning to its end."""
        wire = web.WebSocketResponse(autoping=True)
        await wire.prepare(request)
        socket = Socket(wire, compressor(request.query.get("compress")), request.transport)
        self.sockets.append(socket)
        writer = asyncio.create_task(socket.write())
        socket.put(Op.HELLO, {"heartbeat_interval": self.heartbeat, "_trace": ["loopback"]})
        try:
            await self._read(socket)
        except Closing as closing:
            await wire.close(code=closing.code)
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            self._gone(socket)
        return wire

    async def _read(self, socket: Socket) -> None:
        async for message in socket.wire:
            if message.type == WSMsgType.TEXT:
                self._frame(socket, _decoded(message.data))

    def _gone(self, socket: Socket) -> None:
        self.sockets.remove(socket)
        if session := socket.session:
            session.socket = None if session.socket is socket else session.socket
            left = not socket.dropped and socket.wire.close_code in LEFT
            if left and session in self.sessions:
                self.sessions.remove(session)
        self.happened()

    def _frame(self, socket: Socket, frame: Json) -> None:
        data = frame.get("d")
        match frame.get("op"):
            case Op.HEARTBEAT:
                if not self.zombie:
                    socket.put(Op.ACK, None)
            case Op.IDENTIFY:
                self._identify(socket, cast("Json", data))
            case Op.RESUME:
                self._resume(socket, cast("Json", data))
            case _ if not socket.session:
                raise Closing(4003)
            case Op.PRESENCE | Op.VOICE:
                pass
            case Op.MEMBERS:
                self.complain("the bot asks for a guild's members, which it has no intent for")
            case _:
                raise Closing(4001)
        self.happened()

    def _identify(self, socket: Socket, data: Json) -> None:
        shard, count = data.get("shard") or [0, 1]
        intents = data.get("intents")
        self._check_identify(socket, data, shard, count)
        session = Session(uuid.uuid4().hex, shard, count, cast("int", intents), socket)
        socket.session = session
        self.sessions.append(session)
        self.identified += 1
        guilds = [guild for guild in self.world.guilds.values() if guild.bot and session.hears(guild.id)]
        session.tell("READY", self._ready(session, guilds))
        for guild in guilds:
            self.tell_guild(guild, session)

    def _check_identify(self, socket: Socket, data: Json, shard: int, count: int) -> None:
        intents = data.get("intents")
        if socket.session:
            raise Closing(4005)
        if data.get("token") != self.token:
            raise Closing(4004)
        if not 0 <= shard < count:
            raise Closing(4010)
        if count < self.needed:
            raise Closing(4011)
        if not isinstance(intents, int) or intents < 0 or intents >> 26:
            raise Closing(4013)
        if intents & PRIVILEGED & ~self.granted:
            raise Closing(4014)

    def _ready(self, session: Session, guilds: list[Guild]) -> Json:
        return {
            "v": 10, "user": own_json(self.world.bot), "session_id": session.id, "resume_gateway_url": self.url,
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds], "private_channels": [],
            "application": {"id": str(self.world.bot.id), "flags": 0}, "shard": [session.shard, session.count],
            "session_type": "normal", "_trace": ["loopback"],
        }  # fmt: skip

    def _resume(self, socket: Socket, data: Json) -> None:
        found = [one for one in self.sessions if one.id == data["session_id"]]
        if data["token"] != self.token:
            raise Closing(4004)
        if not found:
            socket.put(Op.INVALID, data=False)
            return
        session, seen = found[0], data["seq"] or 0
        if seen > len(session.told):
            raise Closing(4007)
        session.socket, socket.session = socket, session
        for number, (event, told) in enumerate(session.told[seen:], seen + 1):
            socket.put(Op.DISPATCH, told, number, event)
        session.tell("RESUMED", {"_trace": ["loopback"]})
        self.resumed += 1

    def tell_guild(self, guild: Guild, session: Session | None = None) -> None:
        """Tell of a guild that the bot is in."""
        event = guild_create_json(guild, self.world.bot.id)
        for one in [session] if session else self.sessions:
            if one.hears(guild.id) and one.intents & GUILDS:
                one.tell("GUILD_CREATE", event)

    def tell(self, event: str, data: Json, guild: int | None) -> None:
        """Tell of something that is no message."""
        needed = next((intent for start, intent in NEEDS.items() if event.startswith(start)), 0)
        for session in self.sessions:
            if session.hears(guild) and session.intents & needed == needed:
                session.tell(event, data)

    def tell_message(self, event: str, message: Message) -> None:
        """Tell of a message, of its content only where the bot may know it."""
        guild = message.channel.guild
        if message.ephemeral or (guild and not guild.bot):
            return
        granted = bool(self.granted & MESSAGE_CONTENT)
        data = seen_json(message, self.world.bot, granted=granted)
        if guild:
            data["guild_id"] = str(guild.id)
        if guild and message.author.id in guild.members and not message.author.bot:
            data["member"] = {"roles": [str(role) for role in guild.members[message.author.id].roles], "flags": 0,
                              "joined_at": data["timestamp"], "deaf": False, "mute": False}  # fmt: skip
        needed = GUILD_MESSAGES if guild else DIRECT_MESSAGES
        for session in self.sessions:
            if session.hears(guild.id if guild else None) and session.intents & needed:
                session.tell(event, data)

    def ready(self) -> bool:
        """Whether every shard is connected."""
        live = [session for session in self.sessions if session.socket]
        return bool(live) and {one.shard for one in live} == set(range(live[0].count))

    async def drop(self, code: int | None = None) -> None:
        """Close all connections with a code; without one, cut them off."""
        for socket in list(self.sockets):
            socket.dropped = True
            if code in ENDED and socket.session in self.sessions:
                self.sessions.remove(socket.session)
            if code is not None:
                await socket.wire.close(code=code)
            elif socket.transport:
                socket.transport.abort()

    def ask_to_reconnect(self) -> None:
        """Tell every connection to come back, as Discord does before it restarts a host."""
        for socket in self.sockets:
            socket.put(Op.RECONNECT, None)

    def invalidate(self, *, resumable: bool) -> None:
        """Tell every connection that its session is over; `resumable`: that it may try to resume all the same."""
        for socket in self.sockets:
            socket.put(Op.INVALID, resumable)
        if not resumable:
            self.sessions.clear()


def _decoded(text: str) -> Json:
    try:
        return json.loads(text)
    except ValueError:
        raise Closing(4002) from None
