"""A bot without a library, which sends what it is given, right or wrong."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.loopback.discord import Channel, Exchange, Guild, LoopbackDiscord, Person

NOBODY = {"parse": list[str]()}


@dataclass(frozen=True, slots=True)
class Answered:
    """A status, and the JSON that came with it."""

    status: int
    body: Any

    @property
    def code(self) -> int | None:
        """Discord's own code of a refusal."""
        return self.body.get("code") if isinstance(self.body, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]  # JSON

    @property
    def errors(self) -> list[str]:
        """The mistakes of a form, each as its place and its code."""
        return sorted(_mistakes(self.body.get("errors", {}), ""))


def _mistakes(node: Any, path: str) -> list[str]:
    own = [f"{path}: {one['code']}" for one in node.get("_errors", [])]
    below = [(f"{path}.{key}".lstrip("."), one) for key, one in node.items() if key != "_errors"]
    return own + [found for key, one in below for found in _mistakes(one, key)]


@dataclass(slots=True)
class RawBot:
    """Speaks plain HTTP and WebSocket to a loopback Discord where it is in one server with Ada."""

    discord: LoopbackDiscord
    http: aiohttp.ClientSession
    ada: Person
    guild: Guild
    wire: aiohttp.ClientWebSocketResponse | None = None

    @property
    def channel(self) -> Channel:
        return self.guild.general

    async def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        files: Mapping[str, bytes] | None = None,
        token: str = "",
    ) -> Answered:
        """One request; with files, a form of them and the body."""
        headers = {"Authorization": f"Bot {token or self.discord.token}"}
        data: Any = None if body is None else json.dumps(body).encode()
        if files:
            data = aiohttp.FormData(quote_fields=False)
            data.add_field("payload_json", json.dumps(body))
            for number, (name, content) in enumerate(files.items()):
                data.add_field(
                    f"files[{number}]",
                    io.BytesIO(content),
                    filename=name,
                    content_type="application/octet-stream",
                )
        else:
            headers["Content-Type"] = "application/json"
        async with self.http.request(method, self.discord.api + path, data=data, headers=headers) as response:
            return Answered(response.status, json.loads(await response.text() or "null"))

    async def post(self, body: Mapping[str, object], files: Mapping[str, bytes] | None = None) -> Answered:
        """A message in the channel, which pings nobody unless it says otherwise."""
        path = f"/channels/{self.channel.id}/messages"
        return await self.ask("POST", path, {"allowed_mentions": NOBODY, **body}, files)

    async def identify(self, **changed: object) -> None:
        """Connect to the gateway, as one shard without privileged intents."""
        self.wire = await self.http.ws_connect(self.discord.gateway_url + "?v=10&encoding=json")
        assert (await self.wire.receive_json())["op"] == 10
        data: dict[str, object] = {
            "token": self.discord.token,
            "intents": 1 << 0 | 1 << 9 | 1 << 12,
            **changed,
        }
        await self.wire.send_json({"op": 2, "d": data})

    async def commands(self, *commands: Mapping[str, object]) -> Answered:
        """Have these commands, in all servers."""
        return await self.ask("PUT", f"/applications/{self.discord.world.bot.id}/commands", list(commands))

    async def called(self, *, by: Person | None = None, channel: Channel | None = None) -> Exchange:
        """Somebody calls a command, and waits."""
        if not self.wire:
            await self.commands({"name": "learn", "description": "Learn", "integration_types": [0, 1]})
            await self.identify()
            await self.discord.ready()
        return await (by or self.ada).slash(channel or self.channel, "learn", settle=False)

    async def callback(
        self, exchange: Exchange, body: object, files: Mapping[str, bytes] | None = None
    ) -> Answered:
        """A first answer."""
        path = (
            f"/interactions/{exchange.interaction.id}/{exchange.interaction.token}/callback?with_response=1"
        )
        return await self.ask("POST", path, body, files)

    async def webhook(
        self, method: str, exchange: Exchange, body: object = None, message: str = "",
        files: Mapping[str, bytes] | None = None,
    ) -> Answered:  # fmt: skip
        """A follow-up, or with `message` something of that message."""
        below = f"/messages/{message}" if message else ""
        path = f"/webhooks/{self.discord.world.bot.id}/{exchange.interaction.token}{below}"
        return await self.ask(method, path, body, files)
