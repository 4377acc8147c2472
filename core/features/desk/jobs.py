"""What is done by itself: what has ended is let go of."""

from datetime import datetime, timedelta

from core.store import desk
from core.turn import House

KEPT = timedelta(days=7)
"""So long a link or a code that has ended is known, so that whoever uses it hears that it has, and not that it is none."""


async def forget(house: House, now: datetime) -> None:
    """Delete links, sessions and codes that ended a while ago."""
    async with house.database.transaction() as connection:
        await desk.forget(connection, now - KEPT)
