"""A database is brought to the form of this release, and never harmed."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.migrate import config, head, migrate
from core.errors import SetupError
from core.store.tables import Table
from tests.postgres import create_database, drop_database, with_database


async def test_migrations_make_what_the_models_say(database_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), Table.metadata))

    engine = create_async_engine(database_url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def test_the_newest_file_is_the_head_and_there_is_one_head() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [head()]


async def test_several_processes_migrate_an_empty_database_at_once(server: str) -> None:
    url = await create_database(server, "several")
    await asyncio.gather(*(migrate(url) for _ in range(4)))
    await drop_database(server, "several")


async def test_a_database_of_a_newer_release_is_refused_and_left_alone(database_url: str) -> None:
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SetupError, match="newer release"):
        await migrate(database_url)
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT version_num FROM alembic_version"))
        assert found.scalar_one() == "9999"
    await engine.dispose()


async def test_a_database_that_is_not_there_is_named(tmp_path: object) -> None:
    with pytest.raises(SetupError, match="does not answer"):
        await migrate(f"postgresql+asyncpg://nobody@/none?host={tmp_path}")


async def test_a_database_that_lets_nobody_in_says_why(server: str) -> None:
    with pytest.raises(SetupError, match=r'"nowhere" does not exist.*PARLEY_DATABASE_URL'):
        await migrate(with_database(server, "nowhere"))


@pytest.mark.parametrize("address", ["u:sekret@h:abc/db", "u:sek@ret:sekret@h/db", "u:sekret@[::1/db"])
async def test_an_address_that_is_none_is_told_without_its_secret(address: str) -> None:
    with pytest.raises(SetupError, match="%40") as raised:
        await migrate(f"postgresql+asyncpg://{address}")
    assert "sek" not in str(raised.value)


async def test_downgrading_and_upgrading_again_is_possible(database_url: str) -> None:
    from alembic import command

    engine = create_async_engine(database_url)
    async with engine.connect() as connection:
        await connection.run_sync(lambda sync: command.downgrade(config(sync), "base"))
        await connection.commit()
    await engine.dispose()
    await migrate(database_url)


async def test_the_pictures_of_earlier_replies_are_known_to_be_needed(database_url: str) -> None:
    from alembic import command

    engine = create_async_engine(database_url)

    async def bring_to(revision: str) -> None:
        go = command.upgrade if revision == "head" else command.downgrade
        async with engine.connect() as connection:
            await connection.run_sync(lambda sync: go(config(sync), revision))
            await connection.commit()

    await bring_to("0001")
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO learners (created_at) VALUES (now())"))
        await connection.execute(
            text(
                """
                INSERT INTO turns (platform, event_id, person, learner_id, chat, address, body, reply, worker, created_at)
                SELECT 'test', reply::text, 'ada', 1, 'ada', '{}', '{}', reply, 1, now()
                FROM unnest(ARRAY[
                    '{"blocks": [{"kind": "picture", "media": {"key": "k1"}}, {"media": {"key": "k2"}}]}',
                    '{"blocks": [{"kind": "text", "markdown": "key"}]}'
                ]::jsonb[]) AS reply
                """
            )
        )
    await bring_to("head")
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT blobs FROM turns ORDER BY id"))
        assert list(found.scalars()) == [["k1", "k2"], None]
    await engine.dispose()
