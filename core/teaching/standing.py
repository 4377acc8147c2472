"""How a learner stands to what is due: done or open, in time or late; and when it is time to remind them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.teaching.due import known_zone

LONG_BEFORE, SHORTLY_BEFORE = timedelta(days=1), timedelta(hours=3)
"""How long before it is due somebody is reminded."""


class State(StrEnum):
    """How somebody stands to an assignment."""

    DONE = "done"
    DONE_LATE = "done-late"
    OPEN = "open"
    LATE = "late"

    @property
    def is_done(self) -> bool:
        """Whether it was done at all."""
        return self in {State.DONE, State.DONE_LATE}

    @property
    def is_late(self) -> bool:
        """Whether it was not done by the moment at which it was due."""
        return self in {State.DONE_LATE, State.LATE}


def state_of(done: datetime | None, due: datetime | None, now: datetime) -> State:
    """How it stands that was done at one moment, if at all, and due at another one, if at any.

    What is done at the very moment is in time.
    """
    if done is not None:
        return State.DONE if due is None or done <= due else State.DONE_LATE
    return State.LATE if due is not None and due < now else State.OPEN


def nth_day(moments: Iterable[datetime], zone: str | None, count: int) -> datetime | None:
    """The first of these moments that lies on the `count`-th different local day; None where there are fewer."""
    there = ZoneInfo(known_zone(zone))
    days: dict[object, datetime] = {}
    for moment in sorted(moments):
        days.setdefault(moment.astimezone(there).date(), moment)
        if len(days) == count:
            return moment
    return None


def reminder_due(due: datetime, now: datetime) -> str | None:
    """Which reminder of something open it is time for: `day` or `hours`; None for none."""
    left = due - now
    if left <= timedelta() or left > LONG_BEFORE:
        return None
    return "day" if left > SHORTLY_BEFORE else "hours"
