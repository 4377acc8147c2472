"""When a weekly digest is due, and what it speaks of. Pure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR = 8
"""Of Monday, by the clock on the reader's wall."""
LATE = timedelta(days=2)
"""How late it may come where nobody was there to send it; after that, it waits for the next Monday."""


def is_due(last: datetime | None, zone: str, now: datetime) -> bool:
    """Whether it is time for a digest for somebody who was sent their last one then. `zone` is one that there is."""
    there = now.astimezone(ZoneInfo(zone))
    monday = there.date() - timedelta(days=there.weekday())
    moment = datetime.combine(monday, time(HOUR), ZoneInfo(zone)).astimezone(UTC)
    return moment <= now < moment + LATE and (last is None or last < moment)
