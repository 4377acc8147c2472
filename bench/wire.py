"""A relay in front of a PostgreSQL that counts its round trips: how often the server says that it is ready."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from bot.postgres.layout import SOCKET_NAME

HEADER = 5
"""Bytes before the body of a message from the server: its kind, and a length that counts itself but not the kind."""


@dataclass(slots=True)
class Wire:
    """`dsn` is the address of the relay, `trips` how many round trips went through it."""

    dsn: str
    trips: int = 0

    async def carry(self, asked: asyncio.StreamReader, client: asyncio.StreamWriter, server: Path) -> None:
        """Carry one connection until either side ends it."""
        answers, onward = await asyncio.open_unix_connection(server)
        up = asyncio.create_task(_copy(asked, onward))
        try:
            while True:
                header = await answers.readexactly(HEADER)
                self.trips += header.startswith(b"Z")
                client.write(header + await answers.readexactly(int.from_bytes(header[1:]) + 1 - HEADER))
        except (asyncio.IncompleteReadError, ConnectionError):
            client.close()
        finally:
            up.cancel()
            onward.close()


@asynccontextmanager
async def wire(dsn: str) -> AsyncGenerator[Wire]:
    """A relay in front of the server whose Unix socket `dsn` names."""
    parts = urlsplit(dsn)
    (host,) = parse_qs(parts.query)["host"]
    folder = Path(tempfile.mkdtemp(prefix="wire-"))
    relay = Wire(parts._replace(query=f"host={quote(str(folder), safe='')}").geturl())
    listening = await asyncio.start_unix_server(
        lambda asked, client: relay.carry(asked, client, Path(host) / SOCKET_NAME), folder / SOCKET_NAME
    )
    try:
        yield relay
    finally:
        listening.close()
        with suppress(OSError):
            shutil.rmtree(folder)


async def _copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        sink.write(data)
    sink.close()
