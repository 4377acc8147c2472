"""The way to PostgreSQL: short reads, short transactions, and a guard against long ones."""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from typing import Concatenate

import orjson
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneIsFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.errors import DatabaseAway

type Query[**P, T] = Callable[Concatenate[AsyncConnection, P], Awaitable[T]]
"""A function of a store module: the connection first."""

_open: ContextVar[int] = ContextVar("open connections of this task", default=0)


def assert_no_connection() -> None:
    """Raise where the running task holds a connection: nobody may hold one while slow work goes on."""
    if _open.get():
        raise RuntimeError("slow work was begun while a database connection is open")


NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
"""A NUL as JSON writes it, and not the six characters `\\u0000`, before whose backslash stands another one."""


def _dumps(value: object) -> str:
    """JSON as PostgreSQL can keep it: a NUL, which a program may print, becomes the sign for one."""
    return NUL.sub(r"\1␀".encode(), orjson.dumps(value)).decode()


RESERVED = 2
"""Connections that are kept for what cannot wait in line with all the turns."""


class Database:
    """An engine, lent out for one query or one transaction at a time.

    `pool_size` connections are kept, as many more are opened while there is much to do, and who finds all of them
    lent waits for `patience` seconds. A server that takes so long to let us in, or twice as long for one statement,
    counts as away: a machine that is gone without a word never says so.
    """

    def __init__(self, url: str, *, pool_size: int = 10, patience: float = 10.0) -> None:
        self._longest = 2 * patience

        def engine(size: int, overflow: int) -> AsyncEngine:
            return create_async_engine(
                url,
                pool_size=size,
                max_overflow=overflow,
                pool_timeout=patience,
                connect_args={"timeout": patience, "command_timeout": self._longest},
                json_serializer=_dumps,
                hide_parameters=True,  # what people wrote, and tokens, must not get into a log with an error
                json_deserializer=orjson.loads,
                # Most statements stand for themselves, and to switch modes costs a good part of one: so it is
                # the transactions that switch.
                isolation_level="AUTOCOMMIT",
            )

        self.url = url
        self.engine = engine(pool_size, pool_size)
        self._reserve = engine(RESERVED, 0)
        self._transactional = self.engine.execution_options(isolation_level="READ COMMITTED")
        self._lent, self._returned, self._closed = 0, asyncio.Event(), False

    async def read[**P, T](self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of one query function, outside of any transaction: each statement stands for itself."""
        async with self._lend(self.engine) as connection:
            return await query(connection, *args, **kwargs)

    async def read_at_once[**P, T](self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `read`, over connections that no turn takes: for what a platform waits for two seconds at most."""
        async with self._lend(self._reserve) as connection:
            return await query(connection, *args, **kwargs)

    async def write[**P, T](self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a query function that writes with one statement, which is committed as it runs."""
        async with self._lend(self.engine) as connection:
            return await query(connection, *args, **kwargs)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that is committed at the end, or rolled back by an exception."""
        async with self._lend(self._transactional) as connection:
            yield connection
            await connection.commit()

    @asynccontextmanager
    async def _lend(self, engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
        held = _open.set(_open.get() + 1)
        self._lent += 1
        try:
            connection = await engine.connect()
            try:
                yield connection
            finally:
                # Not `async with`, which closes in a task of its own, and so takes two more turns of the event
                # loop a query. A close that is cancelled in its middle drops the connection; none is leaked.
                if self._closed:
                    await connection.invalidate()  # in a pool that was emptied it would stay open for ever
                await connection.close()
        except (OperationalError, InterfaceError, NoneIsFree, OSError) as error:
            raise DatabaseAway from error
        except DBAPIError as error:
            if error.connection_invalidated or _passes(error):
                raise DatabaseAway from error
            raise
        finally:
            _open.reset(held)
            self._lent -= 1
            self._returned.set()

    async def close(self) -> None:
        """Close all connections, once those are back that are lent.

        Nobody is waited for longer than one statement may take. What is lent afterwards, to a task of a platform that
        outlives its house, is closed when it is given back.
        """
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._longest):
                    while self._lent:
                        self._returned.clear()
                        await self._returned.wait()
        finally:
            self._closed = True
            await self.engine.dispose()
            await self._reserve.dispose()


DEADLOCK = "40P01"


def _passes(error: DBAPIError) -> bool:
    """Whether it may go better later.

    The server is going away or coming up (class 57P), it is out of space or slots (class 53), or it gave up what we
    wanted so that another transaction could go on.
    """
    code = getattr(error.orig, "sqlstate", None)
    return isinstance(code, str) and code.startswith(("57P", "53", "08", DEADLOCK))
