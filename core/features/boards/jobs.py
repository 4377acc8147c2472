"""What is done now and then: weeks and months that are long over are let go of."""

from datetime import datetime

from core.store import boards
from core.turn import House


async def sweep(house: House, now: datetime) -> None:
    """Delete the standings of weeks and months that are long over."""
    await house.database.write(boards.sweep, now)
