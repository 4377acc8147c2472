"""The files that come along, fetched from where Telegram keeps them."""

import asyncio
import logging
from collections.abc import Sequence
from io import BytesIO

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from adapters.telegram.courier import Courier, said
from adapters.telegram.inbound import Upload
from core.chat import MOST_ATTACHMENTS, TOO_LARGE, Door, Media, untaken
from core.errors import Unavailable

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Files that are fetched at the same time: so many are in memory."""
SMALL = 2**20
"""Bytes of a file that goes along in memory. A larger one waits in the store until somebody looks at it."""
TOO_BIG = "too big"
"""In what Telegram says of a file that it gives to no bot."""


class Files:
    """Fetches what comes along."""

    def __init__(self, bot: Bot, door: Door, courier: Courier) -> None:
        self._bot = bot
        self._door = door
        self._courier = courier
        self._places = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, uploads: Sequence[Upload]) -> tuple[Media, ...]:
        """The files, and no more of them, nor of one, than the core needs in order to refuse them.

        One that Telegram does not give leads to nothing: the core says so to whoever needs it, in their language.
        """
        together = sum(one.size for one in uploads)
        wanted = uploads[: MOST_ATTACHMENTS + 1]
        return tuple(await asyncio.gather(*(self._fetch(one, together) for one in wanted)))

    async def _fetch(self, upload: Upload, together: int) -> Media:
        async def download() -> bytes:
            file, content = await self._bot.get_file(upload.id), BytesIO()
            await file.download_to_memory(content)
            return content.getvalue()

        if refused := untaken(upload.name, upload.mime, upload.size, together):
            return refused
        try:
            async with self._places:
                content = await self._courier.ask(download)
                size = len(content)
                if refused := untaken(
                    upload.name, upload.mime, size, size
                ):  # Telegram does not always say before
                    return refused
                if size > SMALL:
                    key = await self._door.keep(content)
                    return Media(name=upload.name, mime=upload.mime, key=key)
        except TelegramError as error:
            if isinstance(error, BadRequest) and TOO_BIG in str(error).lower():
                return Media(name=upload.name, mime=upload.mime, key=TOO_LARGE)
            log.info("a file that came along cannot be fetched: %s", said(error))
            return _gone(upload)
        except Unavailable as error:
            log.info("a file that came along cannot be kept: %s", error)
            return _gone(upload)
        return Media.of(upload.name, upload.mime, content)


def _gone(upload: Upload) -> Media:
    return Media.of(upload.name, upload.mime, upload.id.encode()).named()  # a key that leads to nothing
