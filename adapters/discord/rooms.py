"""Private threads: a place of somebody's own in a server, where what was said stays."""

import asyncio
import logging
from weakref import WeakValueDictionary

import discord

from adapters.discord.inbound import PLATFORM
from adapters.discord.ways import Gone, refusals
from core.chat import Door

log = logging.getLogger(__name__)

MOST_KNOWN = 10_000
"""Threads whose owners are kept in mind."""
LONGEST_NAME = 100
"""Characters of a thread's name."""


class Rooms:
    """Finds, or makes, the thread of a person in a server, and brings it back where it was put away."""

    def __init__(self, client: discord.Client, door: Door) -> None:
        self._client = client
        self._owners: dict[int, int] = {}
        self._lines = WeakValueDictionary[str, asyncio.Lock]()
        """Where somebody waits who asks twice at once."""
        self._door = door

    async def open(self, guild: int, channel: int, user: int, name: str) -> int:
        """The person's thread, opened and with them in it; a new one below `channel` where there is none.

        Gone where Parley may make none there.
        """
        key = f"thread/{guild}/{user}"
        async with self._lines.setdefault(key, asyncio.Lock()):
            return await self._open(key, channel, user, name)

    async def _open(self, key: str, channel: int, user: int, name: str) -> int:
        noted = await self._door.noted(PLATFORM, key)
        if noted and await self._reopened(int(noted), user):
            return int(noted)
        async with refusals():
            made = await self._client.http.start_thread_without_message(
                channel,
                name=name[:LONGEST_NAME],
                type=discord.ChannelType.private_thread.value,
                auto_archive_duration=10080,
                invitable=False,
            )
            thread = int(made["id"])
            await self._client.http.add_user_to_thread(thread, user)
        await self._door.note(PLATFORM, key, str(thread))
        await self._door.note(PLATFORM, f"owner/{thread}", str(user))
        return thread

    async def is_theirs(self, thread: int, user: int) -> bool:
        """Whether a private thread is the person's own, and not one where several people talk."""
        if thread not in self._owners:
            noted = await self._door.noted(PLATFORM, f"owner/{thread}")
            self._owners[thread] = int(noted) if noted else 0
            if len(self._owners) > MOST_KNOWN:
                self._owners.pop(next(iter(self._owners)))
        return self._owners[thread] == user

    async def _reopened(self, thread: int, user: int) -> bool:
        """Whether the thread is still there; it is taken out of the archive, and the person into it."""
        try:
            async with refusals():
                await self._client.http.edit_channel(thread, archived=False)
                await self._client.http.add_user_to_thread(thread, user)
        except Gone as gone:
            log.info("thread %d is lost: %s", thread, gone)
            return False
        return True
