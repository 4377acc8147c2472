"""Brings a database to the form that this release knows."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.ext.asyncio import create_async_engine

from core.errors import SetupError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
LOCK = 0x5041524C
"""The advisory lock that lets one process migrate at a time: "PARL"."""
OLDEST = 15
"""The oldest PostgreSQL that the queries are written for."""


def head() -> str:
    """The newest revision: migrations are numbered, and their files are named after their numbers."""
    return max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


async def migrate(url: str) -> None:
    """Migrate the database at `url` to the newest revision; nothing is done where it is there already.

    SetupError where a newer release of Parley has made it, where the server is too old, or is not there.
    """
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_to_head)
    except OSError as error:
        raise SetupError(
            f"The database at {engine.url.host} does not answer: {error}. See PARLEY_DATABASE_URL."
        ) from error
    finally:
        await engine.dispose()


def _to_head(connection: Connection) -> None:
    version = connection.dialect.server_version_info
    if version and version < (OLDEST,):
        raise SetupError(
            f"Parley needs PostgreSQL {OLDEST} or newer; PARLEY_DATABASE_URL names an older one."
        )
    if _revision(connection) == head():
        return
    connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
    connection.commit()
    try:
        _upgrade(connection)
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
        connection.commit()


def _revision(connection: Connection) -> str | None:
    """The revision that the database is at, without Alembic, which takes longer to load than to ask."""
    try:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    except ProgrammingError:
        return None
    finally:
        connection.rollback()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - see _revision
    from alembic.util import CommandError  # noqa: PLC0415 - see _revision

    try:
        command.upgrade(config(connection), "head")
        connection.commit()
    except CommandError as error:
        raise SetupError(
            "This database was made by a newer release of Parley. Update Parley, or set PARLEY_DATA_DIR "
            "(or PARLEY_DATABASE_URL) to another place. Nothing was changed."
        ) from error


def config(connection: Connection | None = None) -> "Config":
    """Alembic's configuration for `migrations/`, over a connection of the caller's."""
    from alembic.config import Config  # noqa: PLC0415 - see _revision

    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
