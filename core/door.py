"""The core as an adapter sees it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from core.chat import CommandSpec, Delivery, Incoming, Say
from core.dispatch import Dispatch
from core.errors import Unavailable
from core.live import Live
from core.store import turns

PATIENCE = 3.0
"""Seconds after which the database counts as away for whoever asks whether we are ready."""


@dataclass(frozen=True, slots=True)
class CoreDoor:
    """What `core.chat.Door` promises, kept by dispatch, the store and the live channels."""

    dispatch: Dispatch
    live: Live

    async def receive(self, incoming: Incoming) -> None:
        """See Door."""
        await self.dispatch.receive(incoming)

    async def history(
        self, platform: str, person: str, chat: str, *, after: int, limit: int
    ) -> Sequence[Delivery]:
        """See Door."""
        outbox = self.dispatch.outbox
        found = await outbox.database.read(turns.history, platform, person, chat, after=after, limit=limit)
        return [outbox.delivery(turn, outbox.platforms[platform]) for turn in found]

    async def media(self, key: str) -> bytes:
        """See Door."""
        return await self.dispatch.blobs.get(key)

    async def keep(self, content: bytes) -> str:
        """See Door. What no message names within a day is swept away."""
        return await self.dispatch.blobs.keep(content)

    def commands(self) -> Sequence[CommandSpec]:
        """See Door."""
        return [command.spec() for command in self.dispatch.router.commands.values()]

    def say(self, language: str | None) -> Say:
        """See Door."""
        return self.dispatch.house.words.say(language)

    def subscribe(self, channel: str, listener: Callable[[], Awaitable[None]]) -> Callable[[], None]:
        """See Door."""
        return self.live.subscribe(channel, listener)

    async def announce(self, channel: str) -> None:
        """See Door."""
        await self.live.announce(channel)

    async def ready(self) -> Mapping[str, str]:
        """See Door."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.dispatch.house.database.read(turns.answers)
        except (Unavailable, TimeoutError):
            return {"database": "away"}
        return {"database": "ok"}
