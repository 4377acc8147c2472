"""Brings a database to the form that this release knows."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from core.errors import SetupError
from core.store.tables import Table

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
LOCK = 0x5041524C
"""The advisory lock that lets one process migrate at a time: "PARL"."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """The revision that this release's migrations end in."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    assert found is not None
    return found


async def migrate(url: str) -> None:
    """Migrate the database at `url` to the newest revision; nothing is done where it is there already.

    SetupError where a newer release of Parley has made it, or the server is too old.
    """
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection) -> None:
    if connection.dialect.server_version_info and connection.dialect.server_version_info < (15,):
        raise SetupError("Parley needs PostgreSQL 15 or newer; PARLEY_DATABASE_URL names an older one.")
    connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
    connection.commit()
    try:
        current = MigrationContext.configure(connection).get_current_revision()
        connection.commit()
        if current != head():
            command.upgrade(_config(connection), "head")
            connection.commit()
    except CommandError as error:
        raise SetupError(
            "This database was made by a newer release of Parley. Update Parley, or set PARLEY_DATA_DIR "
            "(or PARLEY_DATABASE_URL) to another place. Nothing was changed."
        ) from error
    finally:
        connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
        connection.commit()


def differences(connection: Connection) -> list[object]:
    """What the tables of the models have that the database has not, and the other way about."""
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, Table.metadata))
