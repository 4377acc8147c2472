"""All that is a learner's as one file: JSON, or a zip of it where it is long or files go with it."""

import asyncio
import io
from collections.abc import AsyncIterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson

from core.chat import Media
from core.store import export
from core.store.database import Database
from core.store.export import PREFIX, Filed
from core.turn import Fetch

FORMAT = 1
"""Raised when something in the JSON is called otherwise, or means something else."""
BARE = 2**20
"""Bytes of JSON that are given as they are. What is longer is compressed."""
PART = 8 * 2**20
"""Bytes that a zip grows to before files go into the next part: every platform takes that much."""
AT_ONCE = 100
"""Files that are asked for at once."""
JSON, ZIP = "application/json", "application/zip"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export. `more`: the key of the last file in it, where others are left for the next part."""

    media: Media
    more: str | None


@dataclass(slots=True)
class _Written:
    """Takes JSON in pieces: into the zip, and aside as it is, as long as it is short."""

    to: IO[bytes]
    bare: list[bytes] = field(default_factory=list[bytes])
    size: int = 0

    def write(self, piece: bytes) -> None:
        self.to.write(piece)
        self.size += len(piece)
        if self.size <= BARE:
            self.bare.append(piece)
        else:
            self.bare.clear()


async def first_part(database: Database, fetch: Fetch, learner: int, about: str, now: datetime) -> Part:
    """The JSON with all rows, and as many of the learner's files as go with it. `about` says what this is.

    Neither all rows nor the files are in memory at once: what is, is one batch, one file, and the zip so far.
    """
    name = f"{PREFIX}{now:%Y-%m-%d}"
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        with archive.open(_entry(f"{name}.json", now), "w", force_zip64=True) as entry:
            written = _Written(entry)
            async with (
                database.transaction() as connection,
                aclosing(export.rows(connection, learner)) as rows,
            ):
                async for piece in pieces(rows, about, now):
                    written.write(piece)
        more = await _file(archive, buffer, database, fetch, learner, "", now)
        alone = len(archive.namelist()) == 1 and more is None
    if written.size <= BARE and alone:
        return Part(Media.of(f"{name}.json", JSON, b"".join(written.bare)), None)
    return Part(Media.of(f"{name}.zip", ZIP, buffer.getvalue()), more)


async def next_part(
    database: Database, fetch: Fetch, learner: int, after: str, number: int, now: datetime
) -> Part:
    """The files that did not go into the parts before, from the one behind the key `after` on."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        more = await _file(archive, buffer, database, fetch, learner, after, now)
    return Part(Media.of(f"{PREFIX}{now:%Y-%m-%d}-{number}.zip", ZIP, buffer.getvalue()), more)


async def pieces(
    rows: AsyncIterable[tuple[str, Sequence[Mapping[str, Any]]]], about: str, now: datetime
) -> AsyncIterable[bytes]:
    """The JSON of an export in pieces, one for each batch of rows: an object with a list for each section.

    The learner's own row stands by itself, since there is one of it.
    """
    yield b'{\n"format": %d,\n"about": %s,\n"made_at": %s' % (FORMAT, _json(about), _json(now))
    open_ = ""
    async for section, part in rows:
        if section == "learner":
            yield b',\n"learner": %s' % _json(dict(part[0]) if part else None)
            continue
        begins = section != open_
        head = (b"\n]" if open_ else b"") + b",\n%s: [" % _json(section) if begins else b""
        listed = b",".join(b"\n%s" % _json(row) for row in part)
        yield head + (b"," if not begins and part else b"") + listed
        open_ = section
    yield b"\n]\n}\n" if open_ else b"\n}\n"


async def _file(
    archive: ZipFile,
    buffer: io.BytesIO,
    database: Database,
    fetch: Fetch,
    learner: int,
    after: str,
    now: datetime,
) -> str | None:
    """Put files into the zip until it is full; the key of the last one, or `after`, where others are left.

    One that is too large for any part has a part of its own.
    """
    while True:
        found = await database.read(export.files, learner, after, AT_ONCE)
        for one in found:
            content = await _content(fetch, one)
            if buffer.tell() and buffer.tell() + len(content or b"") > PART:
                return after
            after = one.key
            if content is not None:
                await asyncio.to_thread(archive.writestr, _entry(f"files/{one.key}/{one.name}", now), content)
        if len(found) < AT_ONCE:
            return None


async def _content(fetch: Fetch, file: Filed) -> bytes | None:
    """The bytes of a file; None where they are gone."""
    try:
        return await fetch(Media(name=file.name, mime="", key=file.key))
    except KeyError:
        return None


def _entry(name: str, now: datetime) -> ZipInfo:
    entry = ZipInfo(name, (now.year, now.month, now.day, now.hour, now.minute, now.second))
    entry.compress_type = ZIP_DEFLATED
    return entry


def _json(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2)
