"""Fresh databases that are there before a test asks: the next is copied while it runs, and what it used is dropped then."""

import asyncio
import uuid
from collections.abc import Coroutine, Generator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, cast

import asyncpg

from tests.postgres import plain, with_database


@dataclass(slots=True, kw_only=True)
class Stock:
    """Copies of templates, made and dropped over one connection, on a loop that no test can hold up."""

    server: str
    connection: asyncpg.Connection
    loop: asyncio.AbstractEventLoop
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready: dict[str, Future[str]] = field(default_factory=dict[str, "Future[str]"])
    """The next copy of each template."""
    dropped: list[Future[None]] = field(default_factory=list["Future[None]"])

    async def take(self, template: str) -> str:
        """The address of a copy of `template`, which is the caller's alone. Nobody may be connected to a template."""
        copy = self.ready.pop(template, None) or self._begin(self._copy(template))
        address = await asyncio.wrap_future(copy)
        self.ready[template] = self._begin(self._copy(template))
        return address

    def give_back(self, address: str) -> None:
        """Have a copy dropped, whoever is still connected to it."""
        self.dropped.append(self._begin(self._drop(address)))

    async def _copy(self, template: str) -> str:
        name = f"test_{uuid.uuid4().hex}"
        await self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return with_database(self.server, name)

    async def _drop(self, address: str) -> None:
        name = address.partition("?")[0].rpartition("/")[2]
        await self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    async def _execute(self, statement: str) -> None:
        async with self.one_at_a_time:
            await self.connection.execute(statement)

    def _begin[T](self, work: Coroutine[Any, Any, T]) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(work, self.loop)


@contextmanager
def stocked(server: str) -> Generator[Stock]:
    """A stock on this server; in the end all that was given back is gone."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="stock")
    thread.start()

    def done[T](work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, loop).result()

    try:
        address = plain(with_database(server, "postgres"))
        connection = cast("asyncpg.Connection", done(cast("Any", asyncpg.connect(address))))
        try:
            made = Stock(server=server, connection=connection, loop=loop)
            yield made
            for one in (*made.dropped, *made.ready.values()):
                one.result()
        finally:
            done(connection.close())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
