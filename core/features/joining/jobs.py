"""What is done now and then: learners are reminded of what is still open, a day and some hours before it is due."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from secrets import token_hex

from core.classwork import done, title_of, zone_of
from core.dials import dials_in
from core.errors import Unavailable
from core.features.joining import views
from core.store import assignments, communities
from core.store.assignments import Waiting
from core.store.consents import Purpose
from core.store.telling import tell_last
from core.teaching import reminder_due
from core.turn import House

log = logging.getLogger(__name__)

REMINDERS = Purpose("reminders", given=True)
"""That learners are written to by themselves, before something is due."""
AT_ONCE = 500
AROUND = timedelta(days=2)
"""What is due so near to this day may be due within a day somewhere."""


async def remind(house: House, now: datetime) -> None:
    """Remind everybody for whom it is time, once each. One who cannot be told keeps no other."""
    after, first, last = ("", 0), (now - AROUND).date(), (now + AROUND).date()
    while True:
        found = await house.database.read(assignments.waiting, first, last, REMINDERS.name, after, AT_ONCE)
        for _, some in groupby(found, key=lambda one: one.assignment.id):
            await _remind_of(house, list(some), now)
        if len(found) < AT_ONCE:
            return
        after = (found[-1].assignment.id, found[-1].learner)


async def _remind_of(house: House, found: Sequence[Waiting], now: datetime) -> None:
    """Remind those of one assignment for whom it is time and for whom it is open.

    One whose time comes in quiet hours is reminded when they are over, unless the next reminder is due by then.
    """
    assignment = found[0].assignment
    near = [(one, kind) for one in found if (kind := _kind(one, now)) and kind not in one.reminded]
    if not near or not title_of(house.catalogue, assignment.task, house.words.say(None)):
        return
    community = await house.database.read(communities.named, found[0].community)
    dials = dials_in(community, assignment.task.course)
    timely = [(one, kind) for one, kind in near if not dials.quiet_at(now, one.zone, one.place_zone)]
    zones = {one.learner: _zone(one) for one, _ in timely}
    finished = await done(house.database, house.catalogue, assignment, zones)
    for one, kind in timely:
        if one.learner not in finished:
            try:
                await _tell(house, one, kind, now)
            except Unavailable as error:
                log.warning("somebody is reminded later: %s", error)
            except Exception:  # an edge: one who cannot be told must not keep the others
                log.exception("somebody cannot be reminded")


def _kind(one: Waiting, now: datetime) -> str | None:
    return reminder_due(one.due.moment(_zone(one)), now)


def _zone(one: Waiting) -> str:
    return zone_of(one.zone, one.place_zone)


async def _tell(house: House, one: Waiting, kind: str, now: datetime) -> None:
    say = house.words.say(one.language)
    reply = views.reminder(one, title_of(house.catalogue, one.assignment.task, say), now, say)
    event = f"due/{one.assignment.id}/{one.learner}/{kind}/{token_hex(16)}"
    async with house.database.transaction() as connection:
        if await assignments.remind(connection, one.assignment.id, one.learner, kind, now):
            await tell_last(connection, one.learner, reply, event, now)
