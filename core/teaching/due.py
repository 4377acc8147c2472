"""Due dates: a local day and a minute of it, which are another moment for each learner's time zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY = 1440
"""Minutes of a day; as a minute it is the day's end."""
KEPT = 128
"""Most zones that are kept at hand."""


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """By when something is to be done: the minute (1 to 1440) of a day, by the clock on each learner's own wall."""

    day: date
    minute: int = DAY

    def __post_init__(self) -> None:
        if not 1 <= self.minute <= DAY:
            raise ValueError(f"a day has the minutes 1 to {DAY}, not {self.minute}")

    @property
    def wall(self) -> datetime:
        """What the clock on the wall shows then, without a zone; for a day's end it is the next midnight."""
        return datetime.combine(self.day, time()) + timedelta(minutes=self.minute)

    def moment(self, zone: str | None) -> datetime:
        """The moment in UTC at which it is due in a time zone (an IANA name; UTC where there is none such).

        A wall that is shown twice, as when clocks go back, means the later moment; one that is never shown, as when
        they go forward, means the moment at which they do.
        """
        there, wall = _zone(zone), self.wall
        later = wall.replace(tzinfo=there, fold=1).astimezone(UTC)
        if later.astimezone(there).replace(tzinfo=None) == wall:
            return later
        earlier = wall.replace(tzinfo=there, fold=0).astimezone(UTC)
        return _change(there, *sorted((earlier, later)))


def known_zone(*names: str | None) -> str:
    """The first of these time zones that there is; UTC where none is."""
    return next((name for name in names if name and _is_zone(name)), "UTC")


def first(*dues: Due | None) -> Due | None:
    """The earliest of those that are set."""
    return min((one for one in dues if one is not None), default=None)


def zones_past(due: Due, zones: Iterable[str], now: datetime) -> int:
    """In how many of these zones, one for each learner, the moment is over already."""
    return sum(due.moment(zone) <= now for zone in zones)


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The second between two moments from which on the zone's clocks go as they do at the later one."""
    offset = after.astimezone(zone).utcoffset()
    low, high = int(before.timestamp()), int(after.timestamp())
    while low < high:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, UTC).astimezone(zone).utcoffset() == offset:
            high = middle
        else:
            low = middle + 1
    return datetime.fromtimestamp(high, UTC)


def _zone(name: str | None) -> ZoneInfo:
    return _found(name) or ZoneInfo("UTC") if name else ZoneInfo("UTC")


def _is_zone(name: str) -> bool:
    return _found(name) is not None


@lru_cache(KEPT)
def _found(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
