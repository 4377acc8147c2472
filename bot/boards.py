"""`parley boards`: sums up all boards anew from the points, whatever has become of their standings."""

from bot.database import open_database
from bot.serve import Tell
from bot.settings import Settings
from bot.wiring import shared
from core.clock import SystemClock


async def renew(settings: Settings, tell: Tell) -> None:
    """Make all standings anew, and let go of their copies in Redis, while Parley may be running."""
    async with open_database(settings, tell) as database:
        clock = SystemClock()
        live, _, _, boards = shared(settings, clock, database)
        try:
            await boards.renew(clock.now())
        finally:
            await live.close()
    tell("The boards are summed up anew.")
