"""The files that come along, fetched from where Discord keeps them."""

import asyncio
import logging
from collections.abc import Sequence

import discord

from adapters.discord.inbound import Upload
from adapters.discord.ways import Gone, refusals
from core.chat import MOST_ATTACHMENTS, Door, Media, untaken
from core.errors import Unavailable

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Files that are fetched at the same time: so many are in memory."""
SMALL = 2**20
"""Bytes of a file that goes along in memory. A larger one waits in the store until somebody looks at it."""


class Files:
    """Fetches what comes along."""

    def __init__(self, client: discord.Client, door: Door) -> None:
        self._client = client
        self._door = door
        self._places = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, uploads: Sequence[Upload]) -> tuple[Media, ...]:
        """The files, and no more of them, nor of one, than the core needs in order to refuse them.

        One that Discord does not give leads to nothing: the core says so to whoever needs it, in their language.
        """
        together = sum(one.size for one in uploads)
        wanted = uploads[: MOST_ATTACHMENTS + 1]
        return tuple(await asyncio.gather(*(self._fetch(one, together) for one in wanted)))

    async def _fetch(self, upload: Upload, together: int) -> Media:
        if refused := untaken(upload.name, upload.mime, upload.size, together):
            return refused
        try:
            async with self._places, refusals():
                content = await self._client.http.get_from_cdn(upload.url)
                if len(content) > SMALL:
                    key = await self._door.keep(content)
                    return Media(name=upload.name, mime=upload.mime, key=key)
        except (Gone, Unavailable, discord.HTTPException) as error:
            log.info("a file that came along cannot be fetched: %s", error)
            return Media.of(
                upload.name, upload.mime, upload.url.encode()
            ).named()  # a key that leads to nothing
        return Media.of(upload.name, upload.mime, content)
