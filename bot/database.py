"""The database for a command of the terminal: migrated, and open until the command ends."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from bot.migrate import migrate
from bot.settings import Settings
from bot.wiring import Tell, database_url
from core.store.database import Database


@asynccontextmanager
async def open_database(settings: Settings, tell: Tell) -> AsyncGenerator[Database]:
    """The database that is set, or the embedded one. SetupError where it cannot be had."""
    async with database_url(settings, tell) as url:
        await migrate(url)
        database = Database(url)
        try:
            yield database
        finally:
            await database.close()
