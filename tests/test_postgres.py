"""The tests' own PostgreSQL: one for all workers of a run, with fresh databases."""

import uuid

import asyncpg
import pytest

from tests.postgres import connected, create_database, drop_database, plain, test_server, with_database
from tests.stock import stocked


async def test_a_copied_database_has_what_its_template_has_and_changes_alone(server: str) -> None:
    template, copy = f"pattern_{uuid.uuid4().hex}", f"copy_{uuid.uuid4().hex}"
    async with connected(await create_database(server, template)) as database:
        await database.execute("CREATE TABLE lessons AS SELECT 'first' AS title")
    async with connected(await create_database(server, copy, template)) as database:
        await database.execute("DELETE FROM lessons")
    async with connected(with_database(server, template)) as database:
        assert await database.fetchval("SELECT title FROM lessons") == "first"
    for name in (copy, template):
        await drop_database(server, name)
        with pytest.raises(asyncpg.InvalidCatalogNameError):
            await asyncpg.connect(plain(with_database(server, name)))


def test_one_server_serves_a_whole_run(server: str) -> None:
    with test_server() as same:
        assert same == server


async def test_a_database_of_the_stock_is_one_persons_alone_and_gone_once_it_was_given_back(
    server: str, template: str
) -> None:
    with stocked(server) as stock:
        mine, theirs = await stock.take(template), await stock.take(template)
        async with connected(mine) as database:
            await database.execute("CREATE TABLE scribbles AS SELECT 'mine' AS text")
        async with connected(theirs) as database:
            assert await database.fetchval("SELECT to_regclass('alembic_version')") == "alembic_version"
            assert await database.fetchval("SELECT to_regclass('scribbles')") is None
            stock.give_back(mine)
            stock.give_back(theirs)  # though somebody is still connected to it
    for address in (mine, theirs):
        with pytest.raises(asyncpg.InvalidCatalogNameError):
            await asyncpg.connect(plain(address))
