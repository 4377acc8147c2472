"""The core as an adapter sees it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from core.chat import Called, CommandSpec, Delivery, Incoming, Say, Suggestion
from core.dispatch import Dispatch
from core.errors import Unavailable
from core.live import Live
from core.store import communities as rows
from core.store import notes, turns
from core.tidy import tidied

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

    async def suggest(self, incoming: Incoming, option: str) -> Sequence[Suggestion]:
        """See Door. Nobody waits for suggestions: where the database is away, there are none."""
        incoming = tidied(incoming)
        if not isinstance(incoming.body, Called):
            return ()
        try:
            turn = await self.dispatch.glance(incoming)
            return await self.dispatch.router.suggest(turn, incoming.body, option)
        except Unavailable:
            return ()

    async def told(self, platform: str, person: str, turn: int) -> Delivery | None:
        """See Door."""
        outbox = self.dispatch.outbox
        found = await outbox.database.read_at_once(turns.told, platform, person, turn)
        known = found is not None and found.reply is not None
        return outbox.delivery(found, outbox.platforms[platform]) if found and known else None

    def languages(self) -> Sequence[str]:
        """See Door."""
        return self.dispatch.house.words.languages

    def say(self, language: str | None) -> Say:
        """See Door."""
        return self.dispatch.house.words.say(language)

    def subscribe(self, channel: str, listener: Callable[[], Awaitable[None]]) -> Callable[[], None]:
        """See Door."""
        return self.live.subscribe(channel, listener)

    async def announce(self, channel: str) -> None:
        """See Door."""
        await self.live.announce(channel)

    async def noted(self, platform: str, key: str) -> str | None:
        """See Door."""
        return await self.dispatch.house.database.read_at_once(notes.read, platform, key)

    async def note(self, platform: str, key: str, value: str) -> None:
        """See Door."""
        database, clock = self.dispatch.house.database, self.dispatch.clock
        await database.write(notes.write, platform, key, value, clock.now())

    async def joined(self, platform: str, communities: Sequence[str]) -> None:
        """See Door."""
        await self.dispatch.house.database.write(rows.come_back, platform, communities)

    async def left(self, platform: str, community: str) -> None:
        """See Door."""
        database, clock = self.dispatch.house.database, self.dispatch.clock
        await database.write(rows.leave, platform, community, clock.now())

    async def ready(self) -> Mapping[str, str]:
        """See Door."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.dispatch.house.database.read(turns.answers)
        except (Unavailable, TimeoutError):
            return {"database": "away"}
        return {"database": "ok"}
