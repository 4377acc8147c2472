"""The files that come along, fetched from where Discord keeps them."""

import asyncio
from collections.abc import Sequence

import discord

from adapters.discord.inbound import Upload
from adapters.discord.ways import Gone, refusals
from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHMENTS, Media


class NotTaken(Exception):
    """What cannot be taken. `message` is the id of the words that say why, `values` fill them."""

    def __init__(self, message: str, **values: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


async def fetch(client: discord.Client, uploads: Sequence[Upload]) -> tuple[Media, ...]:
    """The files with their bytes. NotTaken, and nothing is fetched, where they are too many or too large."""
    if len(uploads) > MOST_ATTACHMENTS:
        raise NotTaken("attachments-too-many", most=MOST_ATTACHMENTS)
    for one in uploads:
        if one.size > LARGEST_ATTACHMENT:
            raise NotTaken("attachment-too-large", name=one.name, most=LARGEST_ATTACHMENT // 1024)
    return tuple(await asyncio.gather(*(_fetch(client, one) for one in uploads)))


async def _fetch(client: discord.Client, upload: Upload) -> Media:
    try:
        async with refusals():
            content = await client.http.get_from_cdn(upload.url)
    except Gone as gone:
        raise NotTaken("attachment-gone", name=upload.name) from gone
    return Media.of(upload.name, upload.mime, content)
