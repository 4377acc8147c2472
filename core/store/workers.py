"""A process shows that it lives by a lock that PostgreSQL frees when the process dies, however it dies."""

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from core.store.turns import LOCKS

log = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds between two looks whether the lock is still held."""

_TAKE = text(f"SELECT pg_advisory_lock({LOCKS}, :worker)")
_LOOK = text("SELECT 1")


@asynccontextmanager
async def presence(url: str) -> AsyncGenerator[int]:
    """A number for this process, drawn from 2³¹, shown to be alive until the block ends.

    The lock has a connection of its own. When that is lost, it is taken again as soon as the database is back.
    """
    engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    worker = secrets.randbelow(2**31 - 1) + 1
    held = asyncio.Event()
    keeper = asyncio.create_task(_keep(engine, worker, held))
    try:
        await _first(keeper, held)
        yield worker
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper
        await engine.dispose()


async def _first(keeper: asyncio.Task[None], held: asyncio.Event) -> None:
    waiting = asyncio.create_task(held.wait())
    try:
        await asyncio.wait((keeper, waiting), return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()
    if keeper.done():
        keeper.result()


async def _keep(engine: AsyncEngine, worker: int, held: asyncio.Event) -> None:
    while True:
        try:
            async with engine.connect() as connection:
                await connection.execute(_TAKE, {"worker": worker})
                held.set()
                while True:
                    await asyncio.sleep(EVERY)
                    await connection.execute(_LOOK)
        except (SQLAlchemyError, OSError) as error:
            if not held.is_set():
                raise
            log.warning("the database went away (%s); trying again", type(error).__name__)
            await asyncio.sleep(EVERY)
