"""The core as an adapter sees it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.chat import (
    Called,
    CommandSpec,
    Delivery,
    DeskLink,
    DeskSent,
    DeskView,
    FormElsewhere,
    Hook,
    Incoming,
    Say,
    ServesHooks,
    Share,
    Shared,
    Suggestion,
)
from core.degrade import degrade
from core.desk import Desk
from core.dispatch import Dispatch
from core.errors import Unavailable
from core.filling import Filling
from core.live import Live
from core.store import boards, moderation, notes, turns
from core.store import communities as rows
from core.store.moving import move_teaching
from core.tidy import tidied

PATIENCE = 3.0
"""Seconds after which the database counts as away for whoever asks whether we are ready."""


@dataclass(frozen=True, slots=True)
class CoreDoor:
    """What `core.chat.Door` promises, kept by dispatch, the store and the live channels."""

    dispatch: Dispatch
    live: Live
    hooks: dict[str, Hook] = field(default_factory=dict[str, Hook])

    async def receive(self, incoming: Incoming) -> None:
        """See Door."""
        await self.dispatch.receive(incoming)

    async def take(self, *shares: Share) -> float:
        """See Door."""
        return max(await self.dispatch.turnstile.limits.take(shares), default=0.0)

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

    def hears(self) -> bool:
        """See Door."""
        speech = self.dispatch.house.speech
        return speech is not None and speech.hears

    async def keep(self, content: bytes) -> str:
        """See Door. What no message names within a day is swept away."""
        return await self.dispatch.blobs.keep(content)

    def commands(self) -> Sequence[CommandSpec]:
        """See Door."""
        return self.dispatch.house.commands

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

    async def to_share(self, incoming: Incoming) -> Sequence[Shared]:
        """See Door. Nobody waits for it: where the database is away, there is nothing."""
        incoming = tidied(incoming)
        platform = self.dispatch.outbox.platforms[incoming.platform]
        try:
            turn = await self.dispatch.glance(incoming)
            found = await self.dispatch.router.to_share(turn, incoming.body)
        except Unavailable:
            return ()
        return [replace(one, reply=degrade(one.reply, platform.capabilities, turn.say)) for one in found]

    async def told(self, platform: str, person: str, turn: int) -> Delivery | None:
        """See Door."""
        outbox = self.dispatch.outbox
        found = await outbox.database.read_at_once(turns.told, platform, person, turn)
        known = found is not None and found.reply is not None
        return outbox.delivery(found, outbox.platforms[platform]) if found and known else None

    async def open_form(self, platform: str, token: str) -> FormElsewhere:
        """See Door."""
        return await Filling(self.dispatch).open(platform, token)

    async def send_form(self, token: str, values: Mapping[str, str]) -> FormElsewhere:
        """See Door."""
        return await Filling(self.dispatch).send(token, values)

    async def desk_link(self, token: str) -> DeskLink:
        """See Door."""
        return await Desk(self.dispatch).link(token)

    async def open_desk(self, token: str) -> DeskLink:
        """See Door."""
        return await Desk(self.dispatch).open(token)

    async def close_desk(self, session: str) -> None:
        """See Door."""
        await Desk(self.dispatch).close(session)

    async def desk(self, session: str, path: str, query: Mapping[str, str]) -> DeskView:
        """See Door."""
        return await Desk(self.dispatch).show(session, path, query)

    async def desk_act(self, session: str, path: str, sent: DeskSent) -> DeskView:
        """See Door."""
        return await Desk(self.dispatch).act(session, path, sent)

    def hook(self, name: str, take: Hook) -> bool:
        """See Door."""
        self.hooks[name] = take
        return any(isinstance(one, ServesHooks) for one in self.dispatch.outbox.platforms.values())

    async def hooked(self, name: str, headers: Mapping[str, str], body: bytes) -> int:
        """See Door."""
        take = self.hooks.get(name)
        return await take(headers, body) if take else 404

    def languages(self) -> Sequence[str]:
        """See Door."""
        return self.dispatch.house.words.languages

    def say(self, language: str | None) -> Say:
        """See Door."""
        return self.dispatch.house.words.say(language)

    def subscribe(self, channel: str, listener: Callable[[bytes], Awaitable[None]]) -> Callable[[], None]:
        """See Door."""
        return self.live.subscribe(channel, listener)

    async def announce(self, channel: str, content: bytes = b"") -> None:
        """See Door."""
        await self.live.announce(channel, content)

    async def noted(self, platform: str, key: str) -> str | None:
        """See Door."""
        return await self.dispatch.house.database.read_at_once(notes.read, platform, key)

    async def note(self, platform: str, key: str, value: str, *, fleeting: bool = False) -> None:
        """See Door."""
        database, clock = self.dispatch.house.database, self.dispatch.clock
        await database.write(notes.write, platform, key, value, clock.now(), fleeting=fleeting)

    async def joined(self, platform: str, communities: Sequence[str]) -> None:
        """See Door."""
        await self.dispatch.house.database.write(rows.come_back, platform, communities)

    async def moved(self, platform: str, old: str, new: str) -> None:
        """See Door."""
        now = self.dispatch.clock.now()
        before, after = f"{platform}/{old}", f"{platform}/{new}"
        async with self.dispatch.house.database.transaction() as connection:
            await rows.move(connection, platform, old, new)
            await boards.move(connection, before, after, now)
            await moderation.move(connection, before, after)
            await move_teaching(connection, before, after)

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
