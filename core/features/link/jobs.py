"""What is forgotten now and then: codes that are long over, and tries that no longer count."""

from datetime import datetime, timedelta

from core.store import linking
from core.turn import House

KEPT = timedelta(days=1)
"""A code that was used is known as such for so long, to tell whoever enters it again."""


async def forget(house: House, now: datetime) -> None:
    """Delete what ended a day ago."""
    async with house.database.transaction() as connection:
        await linking.forget(connection, now - KEPT)
