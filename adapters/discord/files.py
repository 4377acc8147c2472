"""The files that come along, fetched from where Discord keeps them."""

import asyncio
import logging
from collections.abc import Sequence

import discord

from adapters.discord.inbound import Upload
from adapters.discord.ways import Gone, refusals
from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHMENTS, Media
from core.errors import Unavailable

log = logging.getLogger(__name__)


async def fetch(client: discord.Client, uploads: Sequence[Upload]) -> tuple[Media, ...]:
    """The files with their bytes, and no more of them, nor of one, than the core needs in order to refuse them.

    One that Discord does not give has none: the core says so to whoever needs it, in their language.
    """
    return tuple(await asyncio.gather(*(_fetch(client, one) for one in uploads[: MOST_ATTACHMENTS + 1])))


async def _fetch(client: discord.Client, upload: Upload) -> Media:
    if upload.size > LARGEST_ATTACHMENT:
        too_large = bytes(LARGEST_ATTACHMENT + 1)  # its size alone is looked at
        return Media.of(upload.name, upload.mime, too_large)
    try:
        async with refusals():
            content = await client.http.get_from_cdn(upload.url)
    except (Gone, Unavailable, discord.HTTPException) as error:
        log.info("a file that came along cannot be fetched: %s", error)
        return Media.of(upload.name, upload.mime, upload.url.encode()).named()  # a key that leads to nothing
    return Media.of(upload.name, upload.mime, content)
