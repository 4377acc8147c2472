"""Connections are lent and given back, whatever happens to the one who borrowed them."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable

import asyncpg
import pytest
from sqlalchemy import QueuePool, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import DatabaseAway
from core.store.database import Database


@pytest.fixture
async def database(database_url: str) -> AsyncGenerator[Database]:
    database = Database(database_url, pool_size=2)
    yield database
    await database.close()


async def rename(connection: AsyncConnection, name: str) -> None:
    await connection.execute(
        text("INSERT INTO learners (name, created_at) VALUES (:name, now())"), {"name": name}
    )


async def names(connection: AsyncConnection) -> set[str]:
    return set((await connection.execute(text("SELECT name FROM learners"))).scalars())


async def asleep(connection: AsyncConnection) -> None:
    await connection.execute(text("SELECT pg_sleep(60)"))


async def in_transaction(database: Database) -> None:
    async with database.transaction() as connection:
        await rename(connection, "half")
        await rename(connection, "whole")


async def alone(database: Database) -> None:
    await database.read(names)


async def _cancelled(work: Awaitable[None], *, after: int) -> bool:
    """Whether `work` had not ended after so many turns of the event loop; it was cancelled then."""
    task = asyncio.ensure_future(work)
    for _ in range(after):
        await asyncio.sleep(0)
    cancelled = task.cancel()
    await asyncio.wait([task])
    return cancelled


@pytest.mark.parametrize("work", [in_transaction, alone])
async def test_whoever_is_cancelled_anywhere_leaves_no_connection_lent(
    database: Database, work: Callable[[Database], Awaitable[None]]
) -> None:
    places = 0
    while await _cancelled(work(database), after=3 * places):
        places += 1
    assert places > 5, "it was cancelled in many places before it could end"
    pool = database.engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedout() == 0
    kept = await asyncio.wait_for(database.read(names), 5)
    assert ("half" in kept) == ("whole" in kept)


async def driver_of(connection: AsyncConnection) -> asyncpg.Connection:
    lent = (await connection.get_raw_connection()).driver_connection
    assert isinstance(lent, asyncpg.Connection)
    return lent


async def test_who_still_writes_gives_the_connection_back_before_all_are_closed(database_url: str) -> None:
    database, began, go_on = Database(database_url), asyncio.Event(), asyncio.Event()

    async def write_slowly() -> asyncpg.Connection:
        async with database.transaction() as connection:
            began.set()
            await go_on.wait()
            await rename(connection, "kept")
            return await driver_of(connection)

    writing = asyncio.create_task(write_slowly())
    await began.wait()
    closing = asyncio.create_task(database.close())
    for _ in range(20):
        await asyncio.sleep(0)
    assert not closing.done()
    go_on.set()
    await closing
    assert writing.done()
    assert (await writing).is_closed()


async def test_what_is_lent_after_closing_is_closed_when_it_is_given_back(database_url: str) -> None:
    database = Database(database_url)
    await database.close()
    assert (await database.read(driver_of)).is_closed()
    async with database.transaction() as connection:
        await rename(connection, "kept")
        used = await driver_of(connection)
    assert used.is_closed()
    assert await database.read(names) == {"kept"}


async def test_nobody_keeps_the_others_from_closing_for_ever(database_url: str) -> None:
    database = Database(database_url, patience=0.1)
    async with database.transaction() as connection:
        used = await driver_of(connection)
        await database.close()
    assert used.is_closed()


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await rename(connection, "lost")
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        await fail()
    assert await database.read(names) == set()


async def test_a_write_is_kept_at_once(database: Database) -> None:
    async def add(connection: AsyncConnection) -> None:
        await rename(connection, "kept")

    await database.write(add)
    assert await database.read(names) == {"kept"}


async def test_who_waits_too_long_for_a_connection_is_told_that_the_database_is_away(
    database_url: str,
) -> None:
    database = Database(database_url, pool_size=1, patience=0.05)
    async with database.transaction(), database.transaction():
        with pytest.raises(DatabaseAway):
            await database.read(names)
    assert await database.read(names) == set()
    await database.close()


async def test_a_server_that_says_nothing_any_more_is_away(database_url: str) -> None:
    database = Database(database_url, patience=0.5)
    with pytest.raises(DatabaseAway):
        await database.read(asleep)
    assert await database.read(names) == set()
    await database.close()


async def test_a_server_that_lets_nobody_in_is_away() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        database = Database(f"postgresql+asyncpg://nobody@127.0.0.1:{port}/none", patience=0.2)
        with pytest.raises(DatabaseAway):
            await database.read(names)
        await database.close()
