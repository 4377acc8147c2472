"""What is done now and then: announcements are put into the outboxes of those whom they are for, some at a time."""

import logging
from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex

from core.dials import dials_in
from core.errors import Unavailable
from core.features.cohorts import announce_views
from core.store import announcements, communities
from core.store.announcements import Pending
from core.store.telling import tell_last
from core.turn import House

log = logging.getLogger(__name__)

AT_ONCE = 50
"""Learners in one transaction: so much is done again where a process dies in it, and nobody is told twice."""


async def pass_on(house: House, now: datetime) -> None:
    """Tell all announcements that somebody has still to be told, as soon as their quiet hours are over.

    The platforms' limits are kept by the outbox. An announcement that cannot be told keeps no other.
    """
    for one in await house.database.read(announcements.waiting):
        zones = await _awake(house, one, now)
        try:
            while zones and await pass_on_some(house, one.id, zones, now):
                pass
        except Unavailable as error:
            log.warning("an announcement waits: %s", error)
        except Exception:  # an edge: see above
            log.exception("the announcement %s cannot be told", one.id)


async def _awake(house: House, one: Pending, now: datetime) -> list[str]:
    """Those of its time zones in which people may be told something now."""
    dials = dials_in(await house.database.read(communities.named, one.community), one.course)
    return [zone for zone in one.zones if not dials.quiet_at(now, zone, one.place_zone)]


async def pass_on_some(house: House, announcement: str, zones: Sequence[str], now: datetime) -> bool:
    """Tell some of those in these time zones who have still to be told; whether there may be more."""
    async with house.database.transaction() as connection:
        found = await announcements.to_tell(connection, announcement, zones, AT_ONCE)
        for one in found:
            reply = announce_views.told(one.title, one.text, house.words.say(one.language))
            event = f"announced/{announcement}/{one.learner}/{token_hex(16)}"
            reached = await tell_last(connection, one.learner, reply, event, now)
            await announcements.told(connection, announcement, one.learner, event if reached else None, now)
    return len(found) == AT_ONCE
