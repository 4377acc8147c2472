"""The files that come along, fetched from where Telegram keeps them."""

import asyncio
import logging
from collections.abc import Sequence

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from adapters.telegram.courier import Courier, said
from adapters.telegram.inbound import Upload
from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHMENTS, Media

log = logging.getLogger(__name__)


TOO_BIG = "too big"
"""In what Telegram says of a file that it gives to no bot."""


async def fetch(bot: Bot, courier: Courier, uploads: Sequence[Upload]) -> tuple[Media, ...]:
    """The files with their bytes, and no more of them, nor of one, than the core needs in order to refuse them.

    One that Telegram does not give has none: the core says so to whoever needs it, in their language.
    """
    wanted = uploads[: MOST_ATTACHMENTS + 1]
    return tuple(await asyncio.gather(*(_fetch(bot, courier, one) for one in wanted)))


async def _fetch(bot: Bot, courier: Courier, upload: Upload) -> Media:
    async def download() -> bytes:
        file = await bot.get_file(upload.id)
        return bytes(await file.download_as_bytearray())

    if upload.size > LARGEST_ATTACHMENT:
        return _too_large(upload)
    try:
        content = await courier.ask(download)
    except TelegramError as error:
        if isinstance(error, BadRequest) and TOO_BIG in str(error).lower():
            return _too_large(upload)
        log.info("a file that came along cannot be fetched: %s", said(error))
        return Media.of(upload.name, upload.mime, upload.id.encode()).named()  # a key that leads to nothing
    return Media.of(upload.name, upload.mime, content)


def _too_large(upload: Upload) -> Media:
    return Media.of(upload.name, upload.mime, bytes(LARGEST_ATTACHMENT + 1))  # its size alone is looked at
