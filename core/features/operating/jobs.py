"""What every process does every other second: it looks how the kill switches stand."""

from datetime import datetime

from core.store import switches
from core.turn import House

EVERY = 2.0
"""Seconds, after which a switch has its effect everywhere."""


async def look_at_switches(house: House, now: datetime) -> None:
    """Take over how the switches stand."""
    del now
    house.switches.learn(await house.database.read(switches.turned))
