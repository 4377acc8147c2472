"""`parley boards`: sums up all boards anew from the points, whatever has become of their standings."""

from bot.migrate import migrate
from bot.serve import Tell
from bot.settings import Settings
from bot.wiring import database_url, shared
from core.clock import SystemClock
from core.store.database import Database


async def renew(settings: Settings, tell: Tell) -> None:
    """Make all standings anew, and let go of their copies in Redis, while Parley may be running."""
    async with database_url(settings, tell) as url:
        await migrate(url)
        database, clock = Database(url), SystemClock()
        live, _, _, boards = shared(settings, clock, database)
        try:
            await boards.renew(clock.now())
        finally:
            await live.close()
            await database.close()
    tell("The boards are summed up anew.")
