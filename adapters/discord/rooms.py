"""Private threads: a place of somebody's own in a server, where what was said stays."""

import logging

import discord

from adapters.discord.ways import Gone, refusals
from core.chat import Door

log = logging.getLogger(__name__)

PLATFORM = "discord"
LONGEST_NAME = 100
"""Characters of a thread's name."""


class Rooms:
    """Finds, or makes, the thread of a person in a server, and brings it back where it was put away."""

    def __init__(self, client: discord.Client, door: Door) -> None:
        self._client = client
        self._door = door

    async def open(self, guild: int, channel: int, user: int, name: str) -> int:
        """The person's thread, opened and with them in it; a new one below `channel` where there is none.

        Gone where Parley may make none there.
        """
        key = f"thread/{guild}/{user}"
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
        return thread

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
