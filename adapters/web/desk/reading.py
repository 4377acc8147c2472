"""What a browser sends with a page's form, read as it arrives: no more of it than is taken."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from adapters.web import guard
from adapters.web.desk.fields import FIELD, FILE, HIDDEN, MARK, ONCE, PAGE
from adapters.web.guard import Refused
from core.chat import LARGEST_UPLOAD, DeskSent, Media

MOST_TEXT = 2 * 2**20
"""Bytes of all texts of a form together."""
MOST_FIELDS = 2000

type Pairs = list[tuple[str, str]]


class TooLarge(Refused):
    """A file, or all that was typed, is more than is taken."""

    def __init__(self) -> None:
        super().__init__(413, "too large")


async def sent(request: web.Request) -> DeskSent:
    """The form in a request's body. TooLarge as soon as more has arrived than is taken, Refused for what is no form."""
    if (request.content_length or 0) > LARGEST_UPLOAD + MOST_TEXT:
        raise TooLarge
    try:
        async with asyncio.timeout(guard.UPLOADING):
            if request.content_type == "multipart/form-data":
                return _form(*await _parts(request))
            if request.content_type == "application/x-www-form-urlencoded":
                return _form(_pairs(await _some(request.content.iter_any(), MOST_TEXT)), None)
    except TimeoutError:
        raise Refused(408, "That took too long to arrive.") from None
    except ValueError as error:
        raise Refused(400, "That is no form.") from error
    raise Refused(415, "Send a form.")


async def _parts(request: web.Request) -> tuple[Pairs, Media | None]:
    pairs: Pairs = []
    file: Media | None = None
    left = MOST_TEXT
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None or len(pairs) >= MOST_FIELDS:
            raise Refused(400, "That is no form.")
        if part.name == FILE and part.filename is not None:
            content = await _some(_chunks(part), LARGEST_UPLOAD)
            if content or part.filename:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                file = Media.of(part.filename, mime.partition(";")[0].strip(), content)
        else:
            text = await _some(_chunks(part), left)
            left -= len(text)
            pairs.append((part.name, text.decode()))
    return pairs, file


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk():
        yield chunk


async def _some(chunks: AsyncIterator[bytes], most: int) -> bytes:
    content = bytearray()
    async for chunk in chunks:
        content += chunk
        if len(content) > most:
            raise TooLarge
    return bytes(content)


def _pairs(body: bytes) -> Pairs:
    return parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)


def _form(pairs: Pairs, file: Media | None) -> DeskSent:
    named = dict(pairs)
    return DeskSent(
        values=_named(FIELD, pairs),
        hidden=_named(HIDDEN, pairs),
        file=file,
        mark=named.get(MARK, ""),
        once=named.get(ONCE, ""),
        page=named.get(PAGE, ""),
    )


def _named(prefix: str, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The values whose names begin so, without that; of several boxes that are ticked, all, with spaces between."""
    found: dict[str, str] = {}
    for name, value in pairs:
        if name.startswith(prefix):
            key = name.removeprefix(prefix)
            found[key] = f"{found[key]} {value}".strip() if key in found else value
    return found
