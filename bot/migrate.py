"""Brings a database to the form that this release knows."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import ArgumentError, DBAPIError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from core.errors import SetupError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
LOCK = 0x5041524C
"""The advisory lock that lets one process migrate at a time: "PARL"."""
OLDEST = 15
"""The oldest PostgreSQL that the queries are written for."""
REFUSALS = ("28", "3D", "42501", "53", "57P")
"""How PostgreSQL's codes begin for an unknown user or password, an unknown database, a missing right, no room, and a
server that is starting or stopping."""


def head() -> str:
    """The newest revision: migrations are numbered, and their files are named after their numbers."""
    return max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


async def migrate(url: str) -> None:
    """Migrate the database at `url` to the newest revision; nothing is done where it is there already.

    SetupError where a newer release of Parley has made it, where the server is too old, lets us not in, or is
    not there.
    """
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_to_head)
    except OSError as error:
        raise SetupError(
            f"The database at {engine.url.host} does not answer: {error}. See PARLEY_DATABASE_URL."
        ) from error
    except DBAPIError as error:
        if not str(getattr(error.orig, "sqlstate", "")).startswith(REFUSALS):
            raise
        raise SetupError(
            f"The database lets Parley not in: {error.orig}. See PARLEY_DATABASE_URL."
        ) from error
    finally:
        await engine.dispose()


def _engine(url: str) -> AsyncEngine:
    try:
        return create_async_engine(url)
    except (ArgumentError, ValueError):  # whose words would show parts of the password
        raise SetupError(
            "PARLEY_DATABASE_URL is not an address. In a password, write @ as %40, : as %3A and / as %2F."
        ) from None


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
