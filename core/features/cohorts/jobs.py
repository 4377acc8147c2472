"""What is done now and then: announcements are put into the outboxes of those whom they are for, some at a time."""

from datetime import datetime
from secrets import token_hex

from core.features.cohorts import announce_views
from core.store import announcements
from core.store.telling import tell_last
from core.turn import House

AT_ONCE = 50
"""Learners in one transaction: so much is done again where a process dies in it, and nobody is told twice."""


async def pass_on(house: House, now: datetime) -> None:
    """Tell all announcements that somebody has still to be told. The platforms' limits are kept by the outbox."""
    for announcement in await house.database.read(announcements.waiting):
        while await pass_on_some(house, announcement, now):
            pass


async def pass_on_some(house: House, announcement: str, now: datetime) -> bool:
    """Tell some of those who have still to be told an announcement; whether there may be more."""
    async with house.database.transaction() as connection:
        found = await announcements.to_tell(connection, announcement, AT_ONCE)
        for one in found:
            reply = announce_views.told(one.title, one.text, house.words.say(one.language))
            event = f"announced/{announcement}/{one.learner}/{token_hex(16)}"
            reached = await tell_last(connection, one.learner, reply, event, now)
            await announcements.told(connection, announcement, one.learner, event if reached else None, now)
    return len(found) == AT_ONCE
