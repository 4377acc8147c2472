"""The tests' own PostgreSQL: one for all workers of a run, with fresh databases."""

import uuid

import asyncpg
import pytest

from tests.postgres import connected, create_database, drop_database, plain, test_server, with_database


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
