"""The only place that tells the time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, always aware and in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment, by the machine."""
        return datetime.now(UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands until it is moved, for tests and simulations."""

    moment: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment at which the clock stands."""
        return self.moment

    def advance(self, **amount: float) -> None:
        """Move the clock on by a `timedelta` of these arguments."""
        self.moment += timedelta(**amount)
