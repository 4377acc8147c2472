"""Days of learning in a row, by the learner's own days: kept where nothing was due, and begun again without blame. Pure."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MOST_FREEZES = 2
EARNED_EVERY = 7
"""Days of learning that earn a freeze."""
LONGEST_VACATION = timedelta(days=60)
DAY = timedelta(days=1)
SHORTEST_DAY = timedelta(hours=22)
"""No day on which clocks were put forward is shorter. (One hour is usual; Troll in Antarctica puts them forward by two.)"""


class Kept(StrEnum):
    """How a day was kept."""

    LEARNT = "learnt"
    FREEZE = "freeze"


class Came(StrEnum):
    """What a learner's coming did."""

    BEGAN = "began"
    WENT_ON = "went on"
    SAME_DAY = "same day"
    BEGAN_AGAIN = "began again"


@dataclass(frozen=True, slots=True)
class Vacation:
    """A span of local days, both ends in it, on which nothing is asked."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Days learnt in a row and the most there ever were; the local day that counted last, and the last moment of learning.

    `toward` are the days learnt since a freeze was last earned.
    """

    days: int = 0
    best: int = 0
    last: date | None = None
    seen: datetime | None = None
    freezes: int = 0
    toward: int = 0
    vacation: Vacation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a moment of learning makes of a streak, and the days that it newly settles."""

    streak: Streak
    came: Came
    settled: dict[date, Kept] = field(default_factory=dict[date, Kept])


def local_day(moment: datetime, zone: str | None) -> date:
    """The day that a moment (aware) is in for somebody in an IANA zone; in UTC where none is known, or it is none.

    A browser says which zone it is in, and may know one that this house does not.
    """
    try:
        return moment.astimezone(ZoneInfo(zone or "UTC")).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment.astimezone(UTC).date()


def learn(streak: Streak, now: datetime, zone: str | None, *, due: datetime | None) -> Day:
    """What learning something now, be it only reviews, makes of a streak.

    `due` is when the first item became due, as it was before this moment's answers; None where none ever was. The days
    since the last one are judged by it: nothing was learnt meanwhile, so none was due before then.
    """
    day = local_day(now, zone)
    if streak.last is None:
        return _counted(replace(streak, days=0), day, now, Came.BEGAN, {})
    if day <= streak.last:  # also for who has travelled west: that day has counted already
        return Day(streak=replace(streak, seen=now), came=Came.SAME_DAY)
    missed = _missed(streak, day, now, None if due is None else local_day(due, zone))
    if len(missed) > streak.freezes:
        return _counted(replace(streak, days=0, toward=0), day, now, Came.BEGAN_AGAIN, {})
    frozen = dict.fromkeys(missed, Kept.FREEZE)
    left = replace(streak, freezes=streak.freezes - len(missed))
    return _counted(left, day, now, Came.WENT_ON, frozen)


def shown(streak: Streak, now: datetime, zone: str | None, *, due: datetime | None) -> int:
    """The days in a row that somebody has who learns nothing now: 0 where they will begin again."""
    if streak.last is None:
        return 0
    day = local_day(now, zone)
    missed = _missed(streak, day, now, None if due is None else local_day(due, zone))
    return 0 if len(missed) > streak.freezes else streak.days


def may_rest(vacation: Vacation, today: date) -> bool:
    """Whether a vacation may be set: it begins today or later, and it ends."""
    return today <= vacation.first <= vacation.last and vacation.last - vacation.first < LONGEST_VACATION


def _counted(streak: Streak, day: date, now: datetime, came: Came, settled: dict[date, Kept]) -> Day:
    days, toward, freezes = streak.days + 1, streak.toward + 1, streak.freezes
    if toward >= EARNED_EVERY:
        toward, freezes = 0, min(MOST_FREEZES, freezes + 1)
    after = replace(
        streak,
        days=days,
        best=max(streak.best, days),
        last=day,
        seen=now,
        toward=toward,
        freezes=freezes,
    )
    return Day(streak=after, came=came, settled={**settled, day: Kept.LEARNT})


def _missed(streak: Streak, day: date, now: datetime, due: date | None) -> list[date]:
    """The days between on which something was due and nothing was done, the first first.

    Who travels east over the date line never has the day that the calendar leaves out: there are no more missed days
    than have really passed, and those are the last ones.
    """
    assert streak.last is not None
    if due is None:
        return []
    first = max(due, streak.last + DAY)
    passed = (now - streak.seen) // SHORTEST_DAY if streak.seen else (day - streak.last).days
    first = max(first, day - passed * DAY)
    # Days beyond the freezes end the streak whatever they are, so no more of a long absence is looked at.
    between = (first + place * DAY for place in range((day - first).days))
    missed: list[date] = []
    for one in between:
        if streak.vacation is None or one not in streak.vacation:
            missed.append(one)
            if len(missed) > streak.freezes:
                break
    return missed
