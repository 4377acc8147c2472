"""A bot without a library, which sends what it is given, right or wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.loopback.telegram import Chat, LoopbackTelegram, Message, Person


@dataclass(frozen=True, slots=True)
class Said:
    """A status, and what came with it."""

    status: int
    body: Any

    @property
    def description(self) -> str:
        """Why it was refused, nothing where it was not."""
        return self.body.get("description", "")

    @property
    def result(self) -> Any:
        return self.body["result"]


@dataclass(slots=True)
class RawTelegram:
    """Speaks plain HTTP to a loopback Telegram, where Ada has pressed Start."""

    telegram: LoopbackTelegram
    http: aiohttp.ClientSession
    ada: Person
    offset: int = 0

    @property
    def chat(self) -> Chat:
        return self.ada.chat

    async def ask(
        self, method: str, arguments: Mapping[str, Any] | None = None, files: Mapping[str, bytes] | None = None,
        *, token: str = "",
    ) -> Said:  # fmt: skip
        """One request; with files a form of them, in which all else is text."""
        address = f"{self.telegram.base}{token or self.telegram.token}/{method}"
        if not files:
            async with self.http.post(address, json=arguments or {}) as response:
                return Said(response.status, await response.json())
        form = aiohttp.FormData(quote_fields=False)
        for name, value in (arguments or {}).items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, content in files.items():
            form.add_field(name, content, filename=f"{name}.bin", content_type="application/octet-stream")
        async with self.http.post(address, data=form) as response:
            return Said(response.status, await response.json())

    async def send(self, text: str = "hello", /, **more: Any) -> Said:
        """A message to Ada, unless it says otherwise."""
        return await self.ask("sendMessage", {"chat_id": self.chat.id, "text": text, **more})

    async def sent(self, text: str = "hello", /, **more: Any) -> Message:
        """The message that this makes, which is taken."""
        said = await self.send(text, **more)
        assert said.status == 200, said
        return self.telegram.world.messages[-1]

    async def updates(self, **more: Any) -> list[Any]:
        """What the bot has not heard yet; from now on it has."""
        said = await self.ask("getUpdates", {"offset": self.offset, **more})
        assert said.status == 200, said
        self.offset = max([self.offset, *(one["update_id"] + 1 for one in said.result)])
        return said.result

    async def heard(self, kind: str) -> list[Any]:
        """The updates of a kind among those that the bot has not heard yet."""
        return [one[kind] for one in await self.updates() if kind in one]
